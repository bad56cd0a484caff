/** Where the labels of the handles are: a rounded box with a date at the top of each handle's line. Pure; x is in CSS pixels. */
import { clamp } from '../../domain/time';
import { textWidth } from './textWidth';

/** The label of a handle. */
export interface Pill {
  /** Left edge, in CSS pixels. */
  readonly x: number;
  /** In CSS pixels. */
  readonly width: number;
}

/** A handle to be labelled. */
export interface PillAnchor {
  /** Where its line is, in CSS pixels. */
  readonly x: number;
  /** What the label says. */
  readonly text: string;
}

/** Space on both sides of a label's text, in CSS pixels. */
const PADDING = 9;
/** Space between two labels, in CSS pixels. */
const GAP = 4;
/** Bold figures are wider than the average that `textWidth` counts with. */
const BOLD = 1.2;

function pillWidth(text: string): number {
  return Math.ceil(textWidth(text) * BOLD) + 2 * PADDING;
}

/** Centres the label of one handle over its line, moved so that it is between `min` and `max`. */
export function placePill({ x, text }: PillAnchor, min: number, max: number): Pill {
  const width = pillWidth(text);
  return { x: clamp(x - width / 2, min, Math.max(min, max - width)), width };
}

/**
 * Places the labels of two handles outwards of their lines: the first ends at its line, the second begins at its own. They never
 * overlap if there is room for both between `min` and `max`.
 */
export function placePills(
  first: PillAnchor,
  second: PillAnchor,
  min: number,
  max: number,
): readonly [first: Pill, second: Pill] {
  const [firstWidth, secondWidth] = [pillWidth(first.text), pillWidth(second.text)];
  // Half the gap on either side: the two lines of a window of one day are at nearly the same x.
  const left = clamp(first.x - firstWidth - GAP / 2, min, Math.max(min, max - secondWidth - GAP - firstWidth));
  const afterFirst = left + firstWidth + GAP;
  const right = clamp(second.x + GAP / 2, afterFirst, Math.max(afterFirst, max - secondWidth));
  return [
    { x: left, width: firstWidth },
    { x: right, width: secondWidth },
  ];
}
