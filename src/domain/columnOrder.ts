/** The order of the table's columns as a reader arranges them, and their widths. Lists of columns are lists of their names. */

/** Widths by the names of columns, in CSS pixels where letters have their usual size. */
export type ColumnWidths = Readonly<Record<string, number>>;

/** The least and the greatest width of a column: something of a word is seen, and a column is no wider than a screen. */
export const COLUMN_WIDTHS = { least: 56, most: 1200 } as const;

/** A width within the limits, in whole pixels. */
export function tidyWidth(width: number): number {
  return Math.round(Math.min(COLUMN_WIDTHS.most, Math.max(COLUMN_WIDTHS.least, width)));
}

/** Widths within the limits, of known columns alone; null if they are not known. What is no number is left out. */
export function tidyWidths(widths: ColumnWidths, known: readonly string[] | null): ColumnWidths {
  const kept = Object.entries(widths).filter(
    ([column, width]) => Number.isFinite(width) && (known?.includes(column) ?? true),
  );
  return Object.fromEntries(kept.map(([column, width]) => [column, tidyWidth(width)]));
}

/**
 * The columns with another one. It comes behind the nearest of those that stand before it in `all`, so that it is beside what it belongs
 * to, and columns in their own order stay in it.
 */
export function withColumn(all: readonly string[], columns: readonly string[], added: string): readonly string[] {
  if (columns.includes(added)) return columns;
  const before = all.slice(0, all.indexOf(added)).findLast((each) => columns.includes(each));
  return columns.toSpliced(before === undefined ? 0 : columns.indexOf(before) + 1, 0, added);
}

/** The columns with one at another place, which counts from 0 as if the column were not there. */
export function withMoved(columns: readonly string[], moved: string, to: number): readonly string[] {
  return columns.filter((each) => each !== moved).toSpliced(Math.max(0, to), 0, moved);
}

/**
 * All columns in the order in which a list offers them: those that are shown as they are shown, the others where they would come.
 * `before` is the list as it was: it stays as long as it has the shown ones in their order, so that a column that is no longer shown keeps
 * its place.
 */
export function offeredColumns(
  all: readonly string[],
  shown: readonly string[],
  before: readonly string[] = [],
): readonly string[] {
  const isSame = before.length === all.length && all.every((each) => before.includes(each));
  if (isSame && before.filter((each) => shown.includes(each)).join('\n') === shown.join('\n')) return before;
  return all.reduce((columns, each) => withColumn(all, columns, each), shown);
}

/**
 * Where a heading that is dragged would come, counted as in `withMoved`; null if it would stay. `middles` are those of the headings
 * in pixels from left to right, `x` is the place of the pointer.
 */
export function dropPlace(middles: readonly number[], dragged: number, x: number): number | null {
  const before = middles.filter((middle, at) => at !== dragged && middle < x).length;
  return before === dragged ? null : before;
}
