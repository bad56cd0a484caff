/** Keeps the reader's own features on the live map up to date. */
import type { GeoJSONSource } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Span } from '../domain/model';
import { isSameSpan } from '../domain/time';
import { ownChanges, ownInWindow, type OwnFeatures } from './ownFeatures';
import type { SteadyMap } from './SteadyMap';
import { isOwn } from './style/compose';

/** The features that the map has now, and for which window. */
interface Shown {
  readonly of: OwnFeatures;
  readonly window: Span;
}

/** Gives the map the own features that exist in the window, and at each change of date only the difference. */
export class OwnLayers {
  readonly #map: SteadyMap;
  #own: OwnFeatures | null = null;
  /** The features on the map; null if it has none. */
  #shown: Shown | null = null;

  constructor(map: SteadyMap) {
    this.#map = map;
  }

  /** Replaces the own features; null removes them. The next `update` shows them. */
  set(own: OwnFeatures | null): void {
    this.#own = own;
  }

  /** The own features to put into a new style; null if there are none. */
  compose(window: Span): FeatureCollection | null {
    this.#shown = this.#own && { of: this.#own, window };
    return this.#own && ownInWindow(this.#own, window);
  }

  /**
   * Shows the features of a window; returns whether anything on the map changed. A filter would be too slow: MapLibre would evaluate it
   * for a hundred thousand features in every tile and layer.
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
