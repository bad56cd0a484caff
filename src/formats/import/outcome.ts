/** What comes of reading a reader's file, and what the page is told meanwhile. */
import type { Bounds } from '../../domain/model';
import type { ImportNote, OwnLayer } from '../../domain/ownData';
import type { Issue } from '../../domain/result';
import type { ProjectReading } from '../project/project';

/** How a column of a table is used. */
export type ColumnRole = 'latitude' | 'longitude' | 'wkt' | 'start' | 'end' | 'date' | 'label' | 'group';

/** Which column has which role; a role without a column is not used. */
export type ColumnChoice = Readonly<Partial<Record<ColumnRole, string>>>;

/** How numbers in the date columns are read: not at all, as years, or as days of a spreadsheet (Excel, 1900 or 1904 date system). */
export type NumberDates = 'none' | 'years' | 'excel-1900' | 'excel-1904';

/** What the reader is asked before a table becomes a layer: a guess to be confirmed or changed. */
export interface TableQuestion {
  /** Name of the file. */
  readonly name: string;
  /** Names of all columns, in the order of the file. */
  readonly columns: readonly string[];
  /** The first rows as texts, at most 20, each as long as `columns`. */
  readonly rows: readonly (readonly string[])[];
  /** How many rows the table has; an estimate if the file was not read to its end. */
  readonly count: number;
  /** Which rows have nothing in each column, in the order of `columns`: a bit for each row; none where only dates are asked about. */
  readonly gaps: readonly Uint8Array[];
  /** Which rows give a month or a year alone in each column, in the same form. */
  readonly coarse: readonly Uint8Array[];
  /** Whether each column has a date, in any of its rows, in which either of two numbers could be the day. */
  readonly twoWays: readonly boolean[];
  /** Columns that look like dates: the form says which of them are not used; none if absent. */
  readonly dateLike?: readonly string[] | undefined;
  /** Whether only dates are asked about: where its features are, the format of the file says. */
  readonly isOfDates?: boolean | undefined;
  readonly guess: TableAnswer;
  /** What is doubtful about the guess, a sentence each. */
  readonly doubts: readonly string[];
}

/** How the reader wants a table to be read. */
export interface TableAnswer {
  readonly columns: ColumnChoice;
  readonly numberDates: NumberDates;
  /** Whether `4/5/2023` is the 4th of May (`day`) or the 5th of April (`month`). */
  readonly first: 'day' | 'month';
  /** What a row with a first and no last day is: it goes on (as if left out), or it lasted one day. */
  readonly withoutEnd?: 'goes-on' | 'one-day' | undefined;
  /** What a row with a last and no first day is: it was there before (as if left out), or it lasted one day. */
  readonly withoutStart?: 'before' | 'one-day' | undefined;
}

/** What a file turned out to be that is not data: the page opens it elsewhere. */
export type OtherFile = 'article' | 'story' | 'project';

export type ImportOutcome =
  | { readonly type: 'layers'; readonly layers: readonly OwnLayer[] }
  | { readonly type: 'other'; readonly file: Exclude<OtherFile, 'project'> }
  | { readonly type: 'project'; readonly reading: ProjectReading }
  /** Nothing could be read. Each issue says what is wrong, where, and what to do. */
  | { readonly type: 'refused'; readonly issues: readonly Issue[] }
  | { readonly type: 'cancelled' };

/** What the page may say about a file before it is read. */
export interface ImportOptions {
  /** Where the atlas lies. Features that lie elsewhere, but here with latitude and longitude exchanged, are suspected of that. */
  readonly near?: Bounds | undefined;
  /**
   * Whether coordinates are read with latitude first: all of them, those that would then lie near, those that would then lie among the
   * others, or those that either holds of; at first as the file has them (see `ImportNote.offer`).
   */
  readonly swapAxes?: boolean | Exclude<ImportNote['offer'], 'swap-axes'>;
}

/** How far an import is. */
export interface ImportProgress {
  /** What is being done, for readers: “Reading”, “Unpacking”, “Checking 12,000 features”. */
  readonly words: string;
  /** Share that is done, 0 to 1; null if unknown. */
  readonly share: number | null;
}
