/** Widths of lines in CSS pixels by zoom, and the opacity of doubt: one table for map and still map. */

/** Stops of a width: a zoom and the width there. */
export type WidthStops = readonly [zoom: number, width: number][];

export const LINE_WIDTHS = {
  /** A road; other routes have a fraction of it. */
  route: [
    [5, 2],
    [7, 3.6],
    [11, 4.4],
  ],
  /** The light line under a road. */
  casing: [
    [5, 4],
    [7, 7.5],
    [11, 8.6],
  ],
  /** A closed border; others have a fraction of it. */
  border: [
    [3, 0.9],
    [6, 1.8],
    [8, 2.2],
    [11, 2.6],
  ],
  /** The light line under a closed border. */
  borderHalo: [
    [3, 2.5],
    [6, 4.4],
    [8, 5],
    [11, 5.6],
  ],
} satisfies Readonly<Record<string, WidthStops>>;

/** Width of an area's outline; its status may make it bolder. */
export const AREA_OUTLINE_WIDTH = 1.2;

/** How strong a wash or halo is that is as wide as the doubt about a position. */
export const DOUBT_OPACITY = 0.16;

/** Distance and opacity of the strokes that hatch an area of deployment. */
export const HATCH = { distance: 7, width: 1, opacity: 0.2 } as const;

/** SVG path data of one stroke across a square, and of the ends of its neighbours' strokes in the corners. */
export function hatchPath(size: number): string {
  return `M-1 1L1 -1M0 ${size}L${size} 0M${size - 1} ${size + 1}L${size + 1} ${size - 1}`;
}

/** How opaque is what does not hold in the window, of the reader's own, and its mark. */
export const OWN_ABSENT_OPACITY = 0.45;

/** Opacity of what fills the ring around a selected symbol. */
export const CHOSEN_FILL = 0.2;
