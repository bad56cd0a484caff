/**
 * Draws on the live map what a reader measures, and tells the tool where the reader points: clicks, double clicks, dragged points and, by
 * keyboard, the middle of what is free of the map, which a cross marks.
 */
import type { GeoJSONSource, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { freeMiddle, metresPerPixel } from '../domain/mapTool';
import type { MeasureDrawing, MeasureTool } from '../domain/measure/drawing';
import type { LonLat } from '../domain/model';
import type { Palette } from '../symbology/palette';
import type { SteadyMap } from './SteadyMap';
import { MEASURED, measuredSource, measureLayers, MEASURED_POINTS } from './style/measure';

/** A point can be grabbed within so many pixels. */
const REACH = 12;
/** The cross is where the last point is if it is within so many pixels. */
const SAME = 3;

export class ToolPointer {
  readonly #map: SteadyMap;
  readonly #palette: () => Palette;
  readonly #tool: MeasureTool;
  #drawing: MeasureDrawing | null = null;
  /** Index of the point that is dragged; null for none. */
  #dragged: number | null = null;
  readonly #cross = document.createElement('div');
  readonly #wasDoubleClickZoom: boolean;
  /** Removes all listeners. */
  readonly #ends: (() => void)[] = [];

  constructor(map: SteadyMap, palette: () => Palette, tool: MeasureTool) {
    this.#map = map;
    this.#palette = palette;
    this.#tool = tool;
    this.#wasDoubleClickZoom = map.doubleClickZoom.isEnabled();
    map.doubleClickZoom.disable();
    this.#cross.className = 'measure-cross';
    this.#cross.hidden = true;
    map.getContainer().append(this.#cross);
    this.#listen();
    tool.onmap({ setAtCross: () => this.#setAtCross() });
  }

  /** Draws what is measured. */
  draw(drawing: MeasureDrawing): void {
    this.#drawing = drawing;
    this.#cross.hidden = !drawing.takesPoints;
    this.#placeCross();
    // A style that is loading gets it afterwards.
    if (!this.#hasStyle()) return;
    const source = this.#map.getSource<GeoJSONSource>(MEASURED);
    const data = measuredSource(drawing);
    if (source) void source.setData(data);
    else {
      this.#map.addSource(MEASURED, { type: 'geojson', data, tolerance: 0 });
      for (const layer of measureLayers(this.#palette())) this.#map.addLayer(layer);
    }
  }

  /** Removes everything from the map. */
  destroy(): void {
    this.#tool.onmap(null);
    for (const end of this.#ends) end();
    this.#cross.remove();
    if (this.#wasDoubleClickZoom) this.#map.doubleClickZoom.enable();
    this.#map.dragPan.enable();
    this.#map.getCanvas().style.cursor = '';
    if (!this.#hasStyle()) return;
    for (const { id } of measureLayers(this.#palette())) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    if (this.#map.getSource(MEASURED)) this.#map.removeSource(MEASURED);
  }

  /** Whether the map has a style to which layers can be added. */
  #hasStyle(): boolean {
    return this.#map.getLayersOrder().length > 0;
  }

  #listen(): void {
    const map = this.#map;
    const on = (type: string, listener: (event: never) => void): void => {
      map.on(type as 'move', listener as () => void);
      this.#ends.push(() => map.off(type as 'move', listener as () => void));
    };
    on('style.load', () => this.#drawing && this.draw(this.#drawing));
    on('resize', () => this.#placeCross());
    on('click', (event: MapMouseEvent) => {
      // The second click of a double click sets no second point.
      if (!this.#drawing?.takesPoints || event.originalEvent.detail > 1) return;
      if (this.#pointAt(event) !== null) return;
      this.#set(event.lngLat.lng, event.lngLat.lat);
    });
    on('dblclick', () => this.#drawing?.takesPoints && this.#tool.onend());
    on('mousemove', (event: MapMouseEvent) => {
      if (this.#dragged !== null) this.#tool.ondrag(this.#dragged, placeOf(event), 'move');
      else this.#tool.onpointer(placeOf(event));
      const isOver = this.#dragged !== null || this.#pointAt(event) !== null;
      if (isOver) map.getCanvas().style.cursor = 'move';
      else if (this.#drawing?.takesPoints) map.getCanvas().style.cursor = 'crosshair';
    });
    on('mouseout', () => this.#tool.onpointer(null));
    on('mousedown', (event: MapMouseEvent) => this.#grab(event));
    on('touchstart', (event: MapTouchEvent) => event.points.length === 1 && this.#grab(event));
    on('touchmove', (event: MapTouchEvent) => {
      if (this.#dragged !== null) this.#tool.ondrag(this.#dragged, placeOf(event), 'move');
    });
    const drop = (): void => {
      if (this.#dragged === null) return;
      this.#dragged = null;
      map.dragPan.enable();
    };
    for (const type of ['mouseup', 'touchend', 'touchcancel'] as const) {
      addEventListener(type, drop);
      this.#ends.push(() => removeEventListener(type, drop));
    }
    const canvas = map.getCanvas();
    const press = (event: KeyboardEvent): void => this.#press(event);
    canvas.addEventListener('keydown', press);
    this.#ends.push(() => canvas.removeEventListener('keydown', press));
  }

  #grab(event: MapMouseEvent | MapTouchEvent): void {
    const index = this.#pointAt(event);
    if (index === null) return;
    event.preventDefault();
    this.#map.dragPan.disable();
    this.#dragged = index;
    this.#tool.ondrag(index, placeOf(event), 'start');
  }

  #press(event: KeyboardEvent): void {
    if (!this.#drawing?.takesPoints || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace') this.#tool.onundo();
    else if (event.key === 'Enter') {
      const last = this.#drawing.points.at(-1);
      const [x, y] = this.#middle();
      const at = last && this.#map.project([...last]);
      if (at && Math.hypot(at.x - x, at.y - y) < SAME) this.#tool.onend();
      else this.#setAtCross();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Where the cross is, in pixels from the map's upper left corner: in the middle of what the panel leaves free. */
  #middle(): readonly [number, number] {
    return freeMiddle(this.#map.getContainer().getBoundingClientRect(), this.#tool.covered());
  }

  #setAtCross(): void {
    const { lng, lat } = this.#map.unproject([...this.#middle()]);
    this.#set(lng, lat);
  }

  #set(lon: number, lat: number): void {
    this.#tool.onplace([lon, lat], metresPerPixel(lat, this.#map.getZoom()));
  }

  /** Index of the point under the pointer; null if there is none. */
  #pointAt({ point: { x, y } }: MapMouseEvent | MapTouchEvent): number | null {
    if (!this.#drawing || this.#drawing.points.length === 0 || !this.#map.getLayer(MEASURED_POINTS)) return null;
    const box: [[number, number], [number, number]] = [
      [x - REACH, y - REACH],
      [x + REACH, y + REACH],
    ];
    const found = this.#map.queryRenderedFeatures(box, { layers: [MEASURED_POINTS] })[0];
    return found ? Number(found.properties['index']) : null;
  }

  #placeCross(): void {
    if (this.#cross.hidden) return;
    const [x, y] = this.#middle();
    this.#cross.style.translate = `${x}px ${y}px`;
  }
}

function placeOf({ lngLat }: MapMouseEvent | MapTouchEvent): LonLat {
  return [lngLat.lng, lngLat.lat];
}
