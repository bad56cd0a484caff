/** How lines are drawn. */
import type { Palette } from './palette';

/** A line in the casing's colour along the middle of a line, by which lines with the same dashes differ. */
export interface InnerLine {
  /** Width relative to that of the line. */
  readonly share: number;
  /** Dash pattern in multiples of the line's own width; empty for an unbroken inner line. */
  readonly dash: readonly number[];
}

/** How a line is drawn. */
export interface LineLook {
  readonly colour: keyof Palette;
  /** Dash pattern of a line, in multiples of the line width; empty for a solid line. */
  readonly dash: readonly number[];
  /** Line width relative to the usual one. */
  readonly weight: number;
  /** The light line inside; absent if the line is full. */
  readonly inner?: InnerLine;
}
