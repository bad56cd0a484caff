/** How a wide screen is shared between text, map and timeline: choices of the reader that are kept on the device. */

/**
 * How much of the timeline is shown: only its bar of controls, a few rows, the usual ones, or all. `ui/styles/layout.css` has the height
 * of each, and `public/boot.js` sets the stored choice before the page is painted.
 */
export const TIMELINE_ROWS = ['none', 'few', 'usual', 'all'] as const;
export type TimelineRows = (typeof TIMELINE_ROWS)[number];

/** Which panes are shown above the timeline: text and map, or only one of them. */
export const PANES = ['both', 'map', 'text'] as const;
export type Panes = (typeof PANES)[number];

/** Heights of the timeline in CSS pixels, without the limit that a low window sets; the same as in `ui/styles/layout.css`. */
export const ROW_HEIGHTS: Readonly<Record<TimelineRows, number>> = { none: 37, few: 169, usual: 312, all: 520 };

/** Pixels that the timeline leaves to map and text in any window, the bar at the top not counted. */
const LEAST_ABOVE = 160;

/** In windows up to this height, in CSS pixels, the timeline is folded to its bar unless the reader opens it. */
const LOW_WINDOW = 560;

/** How much of the timeline is shown if the reader has not chosen, in a window of a height in CSS pixels. */
export function usualRows(height: number): TimelineRows {
  return height <= LOW_WINDOW ? 'none' : 'few';
}

/** The height of the timeline in CSS pixels, in a window of a height and with a bar of a height at its top. */
export function timelineHeight(rows: TimelineRows, height: number, bar: number): number {
  if (rows === 'none') return ROW_HEIGHTS.none;
  return Math.max(ROW_HEIGHTS.none, Math.min(ROW_HEIGHTS[rows], height - bar - LEAST_ABOVE));
}
