/** Lines and blocks as the parts of the PDF reader hand them to each other, for tests of one part. */
import type { Block, Line } from '../../src/copy/read/pdf/model';

/** The size of the text in these tests. */
export const BODY = 10;
/** The usual distance between its baselines. */
const LEADING = 13;

/** A line of 240 points, unless told otherwise. */
export function line(text: string, given: Partial<Line> = {}): Line {
  const { x = 60, end = 300, y = 700, size = BODY, page = 0, raised = null, cap = null, tag = null } = given;
  return { text, x, end, y, size, page, raised, cap, tag, marks: [...(given.marks ?? [])] };
}

/** Lines below each other: each 1.3 times its size below the one before it, or where its `y` says. */
export function below(
  top: number,
  lines: readonly (string | readonly [string, Partial<Line>])[],
  common: Partial<Line> = {},
): Line[] {
  let y = top;
  return lines.map((each, at) => {
    const [text, given] = typeof each === 'string' ? [each, {}] : each;
    const made = { ...common, ...given };
    if (at > 0) y -= (made.size ?? BODY) * (LEADING / BODY);
    y = given.y ?? y;
    return line(text, { ...made, y });
  });
}

/** A block of lines in the column from 60 to 300. */
export function block(lines: Line[], given: Partial<Block> = {}): Block {
  const { left = 60, right = 300, isJustified = true, column = '', rules = [] } = given;
  return { lines, page: given.page ?? lines[0]?.page ?? 0, left, right, isJustified, column, rules };
}
