/** Draws on the live map what a tool of the page draws: lines and areas under all signs and names, points and numbers over everything. */
import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import type { MeasureDrawing } from '../domain/measure/drawing';
import type { Palette } from '../symbology/palette';
import type { SteadyMap } from './SteadyMap';
import { MEASURED, measuredSource, measureLayers } from './style/measure';
import { FIRST_SIGNS } from './style/order';

/** Whether a map layer draws lines or areas: over signs and names they would strike these through. */
const isShape = ({ type }: LayerSpecification): boolean => type === 'line' || type === 'fill';

export class ToolDrawing {
  readonly #map: SteadyMap;
  readonly #palette: () => Palette;
  #drawing: MeasureDrawing | null = null;
  readonly #redraw = (): void => {
    if (this.#drawing) this.draw(this.#drawing);
  };

  constructor(map: SteadyMap, palette: () => Palette) {
    this.#map = map;
    this.#palette = palette;
    map.on('style.load', this.#redraw);
  }

  /** Draws what is given. */
  draw(drawing: MeasureDrawing): void {
    this.#drawing = drawing;
    // A style that is loading gets it afterwards.
    if (!this.#hasStyle()) return;
    const source = this.#map.getSource<GeoJSONSource>(MEASURED);
    const data = measuredSource(drawing);
    if (source) void source.setData(data);
    else {
      this.#map.addSource(MEASURED, { type: 'geojson', data, tolerance: 0 });
      for (const layer of measureLayers(this.#palette()))
        this.#map.addLayer(layer, isShape(layer) ? FIRST_SIGNS : undefined);
    }
  }

  /** Removes everything from the map. */
  destroy(): void {
    this.#map.off('style.load', this.#redraw);
    if (!this.#hasStyle()) return;
    for (const { id } of measureLayers(this.#palette())) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    if (this.#map.getSource(MEASURED)) this.#map.removeSource(MEASURED);
  }

  /** Whether the map has a style to which layers can be added. */
  #hasStyle(): boolean {
    return this.#map.getLayersOrder().length > 0;
  }
}
