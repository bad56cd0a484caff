/**
 * What a reader measures, as the map draws it, and what the map tells of the pointer. The map's program needs none of the
 * arithmetic of the ellipsoid, so this file has none.
 */
import type { MultiPolygon } from 'geojson';
import type { LonLat } from '../model';

/** What is measured, as shapes on the map. Longitudes may continue beyond 180 degrees. */
export interface MeasureDrawing {
  /** Lines whose positions are near enough to be joined by straight lines on the map. */
  readonly lines: readonly (readonly LonLat[])[];
  readonly areas: readonly MultiPolygon[];
  /** Points that can be dragged. */
  readonly points: readonly LonLat[];
  /** Index of the point that the keyboard moves; null for none. */
  readonly active: number | null;
  /** Texts beside points. */
  readonly labels: readonly { readonly at: LonLat; readonly text: string }[];
  /** Whether a click on the map sets a point: then a cross marks the middle of the map, where the key Enter sets one. */
  readonly takesPoints: boolean;
}

/** What the live map can do for whoever measures. */
export interface MeasuringMap {
  /** Sets a point at the cross. */
  readonly setAtCross: () => void;
}

/** A rectangle of the window, in CSS pixels. */
export type Rectangle = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** The middle of the larger part of a map that a panel at its right or lower edge leaves free, in pixels from the map's upper left corner. */
export function freeMiddle(map: Rectangle, panel: Rectangle | null): readonly [x: number, y: number] {
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const left = panel ? within(panel.left - map.left, map.width) : map.width;
  const above = panel ? within(panel.top - map.top, map.height) : map.height;
  return left * map.height >= map.width * above ? [left / 2, map.height / 2] : [map.width / 2, above / 2];
}

/** Whoever measures: what the map draws for it and what the map tells it. */
export interface MeasureTool {
  readonly drawing: MeasureDrawing;
  /** Called with a place where the reader clicked, and how many metres a pixel is there. */
  readonly onplace: (at: LonLat, metresPerPixel: number) => void;
  /** Called when the reader ends the shape: by a double click, or by Enter where the last point is. */
  readonly onend: () => void;
  /** Called when the reader takes back the last step, by Backspace. */
  readonly onundo: () => void;
  /** Called with the place under the pointer; null when it leaves the map. */
  readonly onpointer: (at: LonLat | null) => void;
  /** Called with what the live map can do for the tool, once it draws for it; with null when it no longer does. */
  readonly onmap: (map: MeasuringMap | null) => void;
  /** The part of the window that the tool's panel covers; null if it covers nothing. */
  readonly covered: () => Rectangle | null;
  /** Called while a point is dragged: `start` before its first move. */
  readonly ondrag: (index: number, at: LonLat, phase: 'start' | 'move') => void;
}

/** A pixel of a map of zoom 0 is so many metres at the equator: its tiles are 512 pixels wide. */
const METRES_AT_ZOOM_0 = 78_271.517;

/** How many metres a pixel of the map is at a latitude and a zoom. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (METRES_AT_ZOOM_0 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;
}
