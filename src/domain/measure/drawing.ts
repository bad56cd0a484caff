/** What a reader measures, as a map draws it. Maps need none of the arithmetic of the ellipsoid, so this file has none. */
import type { MultiPolygon } from 'geojson';
import type { LonLat } from '../model';

/** What is measured, for those who see the drawing without the panel. */
export interface DrawingWords {
  /** For a legend, beginning with a small letter. */
  readonly label: string;
  /** A sentence or two, beginning with a small letter. */
  readonly sentence: string;
}

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
  /** What it is; null or absent while there is nothing to say. */
  readonly words?: DrawingWords | null;
}
