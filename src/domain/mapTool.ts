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

/** What the live map can do for a tool. */
export interface ToolMap {
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

/** A pixel of a map of zoom 0 is so many metres at the equator: its tiles are 512 pixels wide. */
const METRES_AT_ZOOM_0 = 78_271.517;

/** How many metres a pixel of the map is at a latitude and a zoom. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (METRES_AT_ZOOM_0 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;
}
