/**
 * Computes where the labels of the timeline's handles are: rounded boxes with a date at the top of each handle's line. Pure functions; x
 * is in CSS pixels.
 */
import { clamp } from '../../domain/time';
import { textWidth } from './textWidth';

/** The label of a handle: left edge and width. */
export interface Pill {
  /** Left edge of the label, in CSS pixels. */
  readonly x: number;
  /** Width of the label in CSS pixels. */
  readonly width: number;
}

/** A handle that needs a label. */
export interface PillAnchor {
  /** x of the handle's line, in CSS pixels. */
  readonly x: number;
  /** Text of the label. */
  readonly text: string;
}

/** Space left and right of a label's text, in CSS pixels. */
const PADDING = 9;
/** Space between two labels, in CSS pixels. */
const GAP = 4;
/** Bold digits are wider than the average of `textWidth` by this factor. */
const BOLD = 1.2;

function pillWidth(text: string): number {
  return Math.ceil(textWidth(text) * BOLD) + 2 * PADDING;
}

/** Centres a handle's label over its line, moved so that it lies between `min` and `max`. */
export function placePill({ x, text }: PillAnchor, min: number, max: number): Pill {
  const width = pillWidth(text);
  return { x: clamp(x - width / 2, min, Math.max(min, max - width)), width };
}

/**
 * Places the labels of two handles on the outer sides of their lines: the first label ends at its line, the second begins at its line.
 * They do not overlap if there is room for both between `min` and `max`.
 */
export function placePills(
  first: PillAnchor,
  second: PillAnchor,
  min: number,
  max: number,
): readonly [first: Pill, second: Pill] {
  const [firstWidth, secondWidth] = [pillWidth(first.text), pillWidth(second.text)];
  // Half the gap is on each side, because the two lines of a one-day window are at nearly the same x.
  const left = clamp(first.x - firstWidth - GAP / 2, min, Math.max(min, max - secondWidth - GAP - firstWidth));
  const afterFirst = left + firstWidth + GAP;
  const right = clamp(second.x + GAP / 2, afterFirst, Math.max(afterFirst, max - secondWidth));
  return [
    { x: left, width: firstWidth },
    { x: right, width: secondWidth },
  ];
}
