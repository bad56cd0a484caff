/** What a published format is. `formats.ts` lists them all; each has a file of its own. */
import type { Atlas, Licences } from '../../domain/model';
import type { Records } from './records';

/** A file as it is written. */
export interface Written {
  readonly text: string;
  /** Records in it; 0 where nothing of the part that was asked for is of this file's kind. */
  readonly count: number;
}

/** A column of a table (Frictionless Table Schema, “Field descriptors”). */
export interface Field {
  readonly name: string;
  /** Type of its values: `string`, `date`, `number` or `boolean`. */
  readonly type: string;
  readonly description: string;
  /** All values that the column may have (“Constraints”, `enum`); absent where there is no such list. */
  readonly values?: (atlas: Atlas) => readonly string[];
}

/** A format in which the atlas, or a part of it, is written. */
export interface PublishedFormat {
  /** Name of the resource in datapackage.json, kebab-case; never reused. */
  readonly id: string;
  /** Name of the file without its extension. */
  readonly name: string;
  /** Extension of the file, without a dot before it. */
  readonly extension: string;
  /** Heading for readers. */
  readonly title: string;
  /** What the file has, as a sentence or two. */
  readonly description: (atlas: Atlas) => string;
  /** Media type (RFC 6838). */
  readonly mediaType: string;
  /** Which licence of the content it is under. */
  readonly licence: keyof Pick<Licences, 'own' | 'borders'>;
  /** The columns of a table; absent for what is none. */
  readonly fields?: readonly Field[];
  /** The column that names a row of a table; absent where none does by itself. */
  readonly primaryKey?: string;
  /** Writes records. The same records give the same text. */
  readonly write: (records: Records) => Written;
}

/** Name of a format's file in the data folder. */
export function pathOf({ name, extension }: Pick<PublishedFormat, 'name' | 'extension'>): string {
  return `${name}.${extension}`;
}

/** A value as JSON, line by line, so that two versions can be compared. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
