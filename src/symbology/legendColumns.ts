/** The groups of a legend as they are set in columns on paper. */
import type { LegendGroup } from './legend';

/** A group, or a part of one that is too long for a column. */
export interface ColumnGroup extends LegendGroup {
  /** Which part of its group it is, from 0; a later one has the title of the group again. */
  readonly part: number;
}

/** A part of a group has at least so many entries: fewer would be more titles than signs. */
const LEAST_ENTRIES = 4;

/**
 * Groups that are each to be kept in one column. One that is longer than a column is when all are equally long must go on in the next: it
 * is cut into parts of equal length, and each tells by its title of what it is a part.
 */
export function groupsInColumns(groups: readonly LegendGroup[], columns: number): readonly ColumnGroup[] {
  const lines = groups.reduce((sum, { entries }) => sum + entries.length + 1, 0);
  const most = Math.max(LEAST_ENTRIES, Math.ceil(lines / columns) - 1);
  return groups.flatMap((group) => {
    const { entries, title } = group;
    const parts = Math.ceil(entries.length / most) || 1;
    const each = Math.ceil(entries.length / parts);
    return Array.from({ length: parts }, (_, part) => ({
      ...group,
      part,
      title: part === 0 ? title : `${title} (continued)`,
      entries: entries.slice(part * each, (part + 1) * each),
    }));
  });
}
