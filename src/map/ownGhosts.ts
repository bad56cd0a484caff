/**
 * Ghosts of an own layer on the live map: outlines of the features that do not hold in the window. They have a source of their own, which
 * gets the difference at each change of date. Large layers have none: most of them would have to be sent.
 */
import type { GeoJSONSource } from 'maplibre-gl';
import { spansInWindow } from '../domain/dated';
import type { Span } from '../domain/model';
import { isSameSpan } from '../domain/time';
import { drawnFeatures, ownChanges, type OwnFeatures } from './ownFeatures';
import type { SteadyMap } from './SteadyMap';
import { ghostMapLayers } from './style/own';

export class OwnGhosts {
  readonly #map: SteadyMap;
  readonly #own: OwnFeatures;
  readonly #id: string;
  readonly #layers: readonly string[];
  #window: Span;

  /** Draws the ghosts of an own layer, below its map layer `above`. */
  constructor(map: SteadyMap, id: string, own: OwnFeatures, window: Span, above: string) {
    this.#map = map;
    this.#own = own;
    this.#id = `${id}/ghosts`;
    this.#window = window;
    const held = new Set(spansInWindow(own.dates, window));
    const absent = own.features.flatMap((_, place) => (held.has(place) ? [] : [place]));
    map.addSource(this.#id, {
      type: 'geojson',
      data: drawnFeatures(own, absent),
      tolerance: 0.2,
      buffer: 64,
      maxzoom: 12,
    });
    const layers = ghostMapLayers(this.#id, own.look);
    for (const layer of layers) map.addLayer(layer, above);
    this.#layers = layers.map((layer) => layer.id);
  }

  /** Shows a window; returns whether anything changed. */
  show(window: Span): boolean {
    if (isSameSpan(window, this.#window)) return false;
    // What holds now is no ghost any more, and the other way round.
    const { add, remove } = ownChanges(this.#own, this.#window, window);
    this.#window = window;
    if (add.length + remove.length === 0) return false;
    void this.#map
      .getSource<GeoJSONSource>(this.#id)
      ?.updateData({ remove: add, add: drawnFeatures(this.#own, remove).features });
    return true;
  }

  /** Takes everything off the map. */
  remove(): void {
    for (const id of this.#layers) this.#map.removeLayer(id);
    this.#map.removeSource(this.#id);
  }
}
