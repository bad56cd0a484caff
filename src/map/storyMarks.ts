/**
 * Draws the marks of a story on the live map. Most readers open no story: source and layers come with the first marks, so that a map without
 * them costs nothing.
 */
import type { GeoJSONSource } from 'maplibre-gl';
import type { StoryMark } from '../domain/model';
import type { Palette } from '../symbology/palette';
import { addHead } from './mapIcons';
import type { SteadyMap } from './SteadyMap';
import { marksSource, STORY_MARKS, storyMarkLayers } from './style/storyMarks';

/** Lines lie under the names, which have a light rim; heads and texts are placed before all names. */
const FIRST_NAMES = 'places-dot';

export class StoryMarks {
  readonly #map: SteadyMap;
  /** The marks that the map has now; null after every new style. */
  #shown: readonly StoryMark[] | null = null;

  constructor(map: SteadyMap) {
    this.#map = map;
    map.on('style.load', () => (this.#shown = null));
  }

  /** Shows marks; called once the style has loaded. Returns whether anything on the map changed. */
  show(marks: readonly StoryMark[], palette: Palette): boolean {
    const shown = this.#shown ?? [];
    if (marks === shown || (marks.length === 0 && shown.length === 0)) return false;
    const isNew = this.#map.getSource(STORY_MARKS) === undefined;
    this.#shown = marks;
    if (isNew) {
      addHead(this.#map, palette);
      this.#map.addSource(STORY_MARKS, { type: 'geojson', data: marksSource(marks), tolerance: 0.2, maxzoom: 12 });
      for (const layer of storyMarkLayers(palette))
        this.#map.addLayer(layer, layer.type === 'line' ? FIRST_NAMES : undefined);
    } else void this.#map.getSource<GeoJSONSource>(STORY_MARKS)?.setData(marksSource(marks));
    return true;
  }
}
