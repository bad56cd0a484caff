/** What takes pointer and keys of the map while places or features are asked for, or while something that lies on the map can be moved. */
import type { MeasureDrawing } from './measure/drawing';
import type { Id, LonLat } from './model';
import type { OwnPlace } from './ownData';

/** A press of the pointer on the map. */
export interface MapPress {
  readonly at: LonLat;
  /** Where a place is on the map, in pixels from its upper left corner. */
  readonly project: (at: LonLat) => readonly [x: number, y: number];
  /** Whether a finger presses, which covers more than a mouse points at. */
  readonly isTouch: boolean;
  /** How many metres a pixel of the map is there. */
  readonly metresPerPixel: number;
}

/** Called with each place to which the pointer moves what it holds. */
export type MapDrag = (to: LonLat) => void;

/** A feature on the map: one of the atlas by its id, or one of the reader's own. */
export type MapFeature = Id | OwnPlace;

/** Of several features at a place of the map the topmost; after one of them, which is chosen or selected, the next, and after the last the first. */
export function nextFeature(
  featuresAtPoint: readonly MapFeature[],
  chosen: OwnPlace | null,
  selected: ReadonlySet<Id>,
): MapFeature {
  const isShown = (each: MapFeature): boolean =>
    typeof each === 'string'
      ? chosen === null && selected.has(each)
      : each.layer === chosen?.layer && each.place === chosen.place;
  const at = featuresAtPoint.findIndex(isShown);
  return featuresAtPoint[(at + 1) % featuresAtPoint.length] as MapFeature;
}

/** What the live map can do for a tool. */
export interface ToolMap {
  /** Sets a point at the cross. */
  readonly setAtCross: () => void;
}

/** A rectangle of the window, in CSS pixels. */
export type Rectangle = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** While there is one, a click selects no feature. */
export interface MapTool {
  /**
   * What a click is for. For a place, a cross marks the middle of what is free of the map, where the key Enter does what a click does; for
   * a feature, the map shows what is under the pointer as it always does.
   */
  readonly takes: 'places' | 'features';
  /** Called with a place that was clicked or tapped or is under the cross, and how many metres a pixel is there. */
  readonly click: (at: LonLat, metresPerPixel: number) => void;
  /** Called with a feature that was clicked or tapped. */
  readonly take?: (feature: MapFeature) => void;
  /** What a press takes hold of; null for nothing: the pointer then moves the map. It is called for every place that the mouse is over. */
  readonly grip: (press: MapPress) => MapDrag | null;
  /** Called with the place under the pointer; null when it leaves the map. */
  readonly hover?: (at: LonLat | null) => void;
  /** Called when the reader ends what is drawn: by a double click, or by Enter where `last` is. A tool without it leaves both to the map. */
  readonly end?: () => void;
  /** The place that was set last; null for none. */
  readonly last?: LonLat | null;
  /** Called when the reader takes back the last step, by Backspace. */
  readonly undo?: () => void;
  /** Called with what the live map can do for the tool, once it hands it the pointer; with null when it no longer does. */
  readonly onmap?: (map: ToolMap | null) => void;
  /** The part of the window that a panel of the tool covers; null if it covers nothing. Without it, the page says what is covered. */
  readonly covered?: () => Rectangle | null;
  /** What the tool draws over everything else; absent for nothing. */
  readonly drawing?: MeasureDrawing;
}

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
