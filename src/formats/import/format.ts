/** What an import format is, and what the readers of formats hand on. */
import type { Id } from '../../domain/model';
import type { OwnFeatureStyle } from '../../domain/ownData';
import type { Result } from '../../domain/result';
import type { DatePlan } from './datePlan';
import type { ImportProgress, TableAnswer, TableQuestion } from './outcome';
import type { Notes } from './notes';

/** A file whose bytes are at hand. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a format is recognised by: content before name. */
export interface FileStart {
  /** Extension in lower case, without the dot; empty for none. */
  readonly extension: string;
  /** The first bytes; of an archive the last ones follow, which have its directory. */
  readonly bytes: Uint8Array;
  /** The first bytes as text, without a byte order mark; empty if they are none. */
  readonly text: string;
}

/** A feature as its file has it: nothing of it is trusted. */
export interface RawFeature {
  /** Number of the feature in its file, by which reports name it. */
  readonly number: number;
  /** What should be a GeoJSON geometry. */
  readonly geometry: unknown;
  readonly properties: unknown;
  /** Dates that the format itself gives, beside the properties: its start and its end, or both in one. */
  readonly when?: { readonly start?: unknown; readonly end?: unknown; readonly date?: unknown } | undefined;
  readonly folders?: readonly string[] | undefined;
  readonly style?: OwnFeatureStyle | undefined;
}

/** A position in the projection of a file as longitude and latitude. */
export type Unproject = (position: readonly [number, number]) => readonly [number, number];

/** A layer as its file has it. */
export interface RawLayer {
  readonly title: string;
  /** Notes on this layer; the reader writes in it while its features are taken. */
  readonly notes: Notes;
  /** The features, read while they are taken. It is called once. */
  readonly features: () => Iterable<RawFeature> | AsyncIterable<RawFeature>;
  /** Share of the file that has been taken, 0 to 1; null if unknown. */
  readonly share: () => number | null;
  /** In which properties the dates are, and how they are written; absent if this is to be guessed. */
  readonly dates?: DatePlan | undefined;
  /** In which properties the positions are; absent if shapes stand apart from the properties. */
  readonly positions?: readonly string[] | undefined;
  /** In which property the names are, as the reader has said; absent if nobody has. */
  readonly naming?: string | undefined;
  /** For coordinates that are not longitude and latitude. */
  readonly unproject?: Unproject | undefined;
}

/** What a reader may ask for while it reads. */
export interface ImportTools {
  /** Tells the page how far the import is. */
  readonly tell: (progress: ImportProgress) => void;
  /** Asks the reader about a table. */
  readonly ask: (question: TableQuestion) => Promise<TableAnswer>;
}

/** A format that can be imported. */
export interface ImportFormat {
  readonly id: Id;
  /** Name for readers: “GeoJSON”. */
  readonly title: string;
  /** Extensions of its files, without the dot. */
  readonly extensions: readonly string[];
  readonly mediaTypes: readonly string[];
  /** Whether a file is of this format, by its content; the extension only decides where content cannot. */
  readonly recognises: (start: FileStart) => boolean;
  /** Reads the layers of a file. */
  readonly read: (file: GivenFile, tools: ImportTools) => Promise<Result<readonly RawLayer[]>>;
}
