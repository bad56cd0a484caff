/** What a reader measures, as plain values that can be kept and opened again. */
import type { Id, LonLat } from '../model';
import type { Notation } from './coordinates';
import type { Unit } from './units';

/** What can be measured. */
export const MEASURE_MODES = ['line', 'area', 'between', 'around', 'coordinates'] as const;
export type MeasureMode = (typeof MEASURE_MODES)[number];

/** The greatest radius around a feature, in metres: areas beyond are no use on this map and slow. */
export const MOST_RADIUS = 500_000;

/** A point of a line or an area. */
export interface SetPoint {
  readonly at: LonLat;
  /** How many metres it may be off, since a finger or a mouse is no finer; 0 for typed coordinates. */
  readonly precisionM: number;
}

/** All that was measured: a line or an area, what was chosen of features, a place. */
export interface KeptMeasure {
  /** What was measured last. */
  readonly mode: MeasureMode;
  readonly unit: Unit;
  readonly notation: Notation;
  /** The points of the line or the area. */
  readonly points: readonly SetPoint[];
  /** Whether the shape is ended: the next point begins a new one. */
  readonly isEnded: boolean;
  /** The place whose coordinates were shown; null for none. */
  readonly place: SetPoint | null;
  /** Names of what was chosen for both ends of a distance; null for what was not chosen. */
  readonly pair: readonly [Id | null, Id | null];
  /** Name of the feature around which was looked; null for none. */
  readonly centre: Id | null;
  /** How far around it, in metres. */
  readonly radius: number;
  /** How its panel was shown; absent in projects of before 2026-12: it was open in most. */
  readonly panel?: PanelStop | undefined;
}

/** How a panel is shown: whole, its result alone, or not at all. */
export const PANEL_STOPS = ['whole', 'folded', 'closed'] as const;
export type PanelStop = (typeof PANEL_STOPS)[number];

/** Whether anything was measured at all, whether or not it can be drawn. */
export function wasMeasured({
  points,
  place,
  pair,
  centre,
}: Pick<KeptMeasure, 'points' | 'place' | 'pair' | 'centre'>): boolean {
  return points.length > 0 || place !== null || pair.some((each) => each !== null) || centre !== null;
}
