/** Rows of the table, whatever they are made of: records of the atlas (`tableAtlas`) or a reader's own features (`tableOwn`). */
import type { FrameWithShapes } from './excerpt';
import type { Feature, Id, Span, StatusWord, Track } from './model';
import type { TimeMode } from './session';
import type { RangeType } from './tableRanges';
import type { ShownDays } from './visibility';

/** Where a part of a cell leads. */
export type CellLink =
  | { readonly type: 'passage'; readonly id: Id; readonly text: string }
  /** A feature, place or event, to be selected. */
  | { readonly type: 'record'; readonly id: Id; readonly text: string }
  /** Days to be shown; half-open. */
  | { readonly type: 'days'; readonly span: Span; readonly text: string }
  /** A page on the web. */
  | {
      readonly type: 'page';
      readonly url: string;
      readonly text: string;
      /** The title of the page where the text does not have it. */
      readonly title?: string;
    };

/** A symbol of the map or the timeline before the text of a cell. */
export type CellSign =
  | {
      readonly type: 'status';
      readonly feature: Feature;
      readonly status: StatusWord;
      /** The days that are shown, of a sign that is not of the status alone: the line of a border says all that holds on them. */
      readonly on?: ShownDays;
    }
  | { readonly type: 'track'; readonly track: Track };

/** What stands in a cell. */
export interface Cell {
  /** The cell as plain text: shown if there are no links, copied, exported and searched. */
  readonly text: string;
  /** By what the column is sorted; null for an empty cell, which comes last in either direction. If absent, by the text. */
  readonly sort?: string | number | null;
  readonly links?: readonly CellLink[];
  readonly sign?: CellSign;
  /** Text that the row is found by if it is more than the reader sees, such as addresses of sources. */
  readonly full?: string;
  /** What files and the clipboard have in place of the text: dates in ISO 8601 or EDTF, nothing for an end that is not known. */
  readonly file?: string;
  /** True if the text says that there is nothing to say, such as `no end known`. */
  readonly isNothing?: boolean;
}

/** A column of the table. */
export interface TableColumn {
  readonly id: string;
  readonly title: string;
  /** A sentence that explains what the column contains; empty if its title says it. */
  readonly about: string;
  /** How wide the column is, in CSS pixels where letters have their usual size. */
  readonly width: number;
  /** True if the column says which record a row is. The table has such columns first, always shows them, and keeps them in view. */
  readonly isName?: boolean;
  /** True if the column has numbers, which stand at the right. */
  readonly isNumber?: boolean;
  /**
   * True if the column has one end of a date. Files have the day there, and how exactly it is known in a column of its own: the rows have
   * it as the cell `edtf`.
   */
  readonly isEnd?: boolean;
  /** True if a reader's own file says in it what other columns have: when rows are, and where. */
  readonly isWritten?: boolean;
}

/** Columns as the table has them: first those that say which record a row is. */
export function namesFirst(columns: readonly TableColumn[]): readonly TableColumn[] {
  return [...columns.filter(({ isName }) => isName), ...columns.filter(({ isName }) => !isName)];
}

/**
 * The columns that the table shows: first those that say which record a row is, then those of the others that are chosen, in their order;
 * null chooses all as the rows have them.
 */
export function shownColumns(
  columns: readonly TableColumn[],
  chosen: readonly string[] | null,
): readonly TableColumn[] {
  const all = namesFirst(columns);
  const others = new Map(all.filter(({ isName }) => !isName).map((column) => [column.id, column]));
  return chosen === null
    ? all
    : [...all.filter(({ isName }) => isName), ...chosen.flatMap((id) => others.get(id) ?? [])];
}

/** The days to which rows are limited. */
export interface TableWindow {
  /** Half-open. */
  readonly window: Span;
  /** In mode `day`, events count up to and including the day, as on the map; in mode `window`, those of which a day lies in it. */
  readonly mode: TimeMode;
}

/** A value by which rows can be filtered, with words for it. */
export interface FilterValue {
  readonly value: string;
  readonly title: string;
}

/** Something that rows can be filtered by. */
export interface FilterChoice {
  readonly field: string;
  readonly title: string;
  /** A sentence that explains it; empty if the title says it. */
  readonly about: string;
  /** The values that rows have, in the order in which they are offered; none where a range is asked for. */
  readonly values: readonly FilterValue[];
  /** Where rows are filtered by a least and a greatest value: what these are, and those that rows have, if that is known. */
  readonly range?: {
    readonly type: RangeType;
    readonly ends: readonly [least: number, most: number] | null;
  };
}

/** Rows of one kind. Positions count from 0 in the order of the atlas or file. */
export interface TableRows {
  readonly size: number;
  readonly columns: readonly TableColumn[];
  readonly choices: readonly FilterChoice[];
  /** A name of a row that no other row has and that stays the same while the rows are made anew. */
  readonly key: (at: number) => string;
  readonly cell: (at: number, column: string) => Cell;
  /** The values of a row for a filter. */
  readonly values: (at: number, field: string) => readonly string[];
  /** The least and the greatest value of a row in a column, for a filter by a range; null if it has none there. Days as numbers. */
  readonly extent: (at: number, field: string) => readonly [least: number, most: number] | null;
  /** All words of a row, folded (`tableWords`), each with a space before it. */
  readonly words: (at: number) => string;
  /** Whether a row has a day in the window; rows without dates have. */
  readonly isOnDays: (at: number, days: TableWindow) => boolean;
  /** Whether a row has no date and so is there on all days; absent if that holds of all rows, or of none. */
  readonly isUndated?: (at: number) => boolean;
  /** What a row without a name is called, by its number in its file; absent where every row has a name. */
  readonly unnamed?: (at: number) => string;
  /** Whether a row is in the map's frame; null if these rows have no place. */
  readonly isInFrame: ((at: number, frame: FrameWithShapes, window: Span) => boolean) | null;
  /** Id of the layer with which a row is shown or hidden; null if it is always shown. */
  readonly layer: (at: number) => Id | null;
  /** The record that is selected by choosing the row; null if there is none. */
  readonly target: (at: number) => Id | null;
}
