/** The reader's own features on the live map. */
import type { GeoJSONSource } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Span } from '../domain/model';
import { isSameSpan } from '../domain/time';
import { ownChanges, ownInWindow, type OwnFeatures } from './ownFeatures';
import type { SteadyMap } from './SteadyMap';
import { isOwn } from './style/compose';

/** Which features the map has, and for which window. */
interface Shown {
  readonly of: OwnFeatures;
  readonly window: Span;
}

/** Gives the map those own features that exist in the window, and afterwards only what changes. */
export class OwnLayers {
  readonly #map: SteadyMap;
  #own: OwnFeatures | null = null;
  /** Null where the map has none. */
  #shown: Shown | null = null;

  constructor(map: SteadyMap) {
    this.#map = map;
  }

  /** Takes other features; null takes them away. `update` shows them. */
  set(own: OwnFeatures | null): void {
    this.#own = own;
  }

  /** The features for a new style, which then has them; null where there are none. */
  compose(window: Span): FeatureCollection | null {
    this.#shown = this.#own && { of: this.#own, window };
    return this.#own && ownInWindow(this.#own, window);
  }

  /**
   * Shows the features of a window; says whether the map was given any change. A filter would not do: over a hundred thousand features
   * it would be evaluated for every tile and layer.
   */
  update(window: Span): boolean {
    const shown = this.#shown;
    const own = this.#own;
    if (own === (shown?.of ?? null) && (!shown || isSameSpan(shown.window, window))) return false;
    this.#shown = own && { of: own, window };
    const source = this.#map.getSource<GeoJSONSource>('own');
    if (!own !== !shown) {
      for (const layer of this.#map.getLayersOrder().filter(isOwn)) {
        this.#map.setLayoutProperty(layer, 'visibility', own ? 'visible' : 'none');
      }
    }
    if (!own) void source?.setData({ type: 'FeatureCollection', features: [] });
    else if (shown?.of !== own) void source?.setData(ownInWindow(own, window));
    else {
      const diff = ownChanges(own, shown.window, window);
      if (diff.add.length + diff.remove.length === 0) return false;
      void source?.updateData(diff);
    }
    return true;
  }
}
