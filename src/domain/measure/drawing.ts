/**
 * What a reader measures, as the map draws it, and what the map tells of the pointer. The map's program needs none of the
 * arithmetic of the ellipsoid, so this file has none.
 */
import type { MultiPolygon } from 'geojson';
import type { Rectangle, ToolMap } from '../mapTool';
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
  readonly onmap: (map: ToolMap | null) => void;
  /** The part of the window that the tool's panel covers; null if it covers nothing. */
  readonly covered: () => Rectangle | null;
  /** Called while a point is dragged: `start` before its first move. */
  readonly ondrag: (index: number, at: LonLat, phase: 'start' | 'move') => void;
}
