/** What takes the pointer of the map while a place is asked for, or while something that lies on the map can be moved. */
import type { LonLat } from './model';

/** A press of the pointer on the map. */
export interface MapPress {
  readonly at: LonLat;
  /** Where a place is on the map, in pixels from its upper left corner. */
  readonly project: (at: LonLat) => readonly [x: number, y: number];
  /** Whether a finger presses, which covers more than a mouse points at. */
  readonly isTouch: boolean;
}

/** Called with each place to which the pointer moves what it holds. */
export type MapDrag = (to: LonLat) => void;

/** While there is one, a click selects no feature. */
export interface MapTool {
  /** Called with a place that was clicked or tapped. */
  readonly click: (at: LonLat) => void;
  /** What a press takes hold of; null for nothing: the pointer then moves the map. It is called for every place that the mouse is over. */
  readonly grip: (press: MapPress) => MapDrag | null;
}
