/** The interface of a published file format. `formats.ts` lists all formats; each has its own file. */
import type { Atlas, Licences } from '../../domain/model';
import type { PublishedRecords } from './records';

/** The result of writing a published file. */
export interface WrittenFile {
  readonly text: string;
  /** Number of records in the file; 0 if the excerpt has none of this file's kind. */
  readonly count: number;
  /** Names of fields in which no record of the file has a value (`blankFields`); absent for a format without fields. */
  readonly blank?: readonly string[];
}

/** A column of a published table (Frictionless Table Schema, “Field descriptors”). */
export interface TableField {
  readonly name: string;
  /** Type of the column's values: `string`, `date`, `number` or `boolean`. */
  readonly type: string;
  readonly description: string;
  /** All values that the column may contain (“Constraints”, `enum`); absent if they are not limited. */
  readonly values?: (atlas: Atlas) => readonly string[];
}

/** A file format in which the atlas, or an excerpt of it, is published. */
export interface PublishedFormat {
  /** Name of the resource in datapackage.json, in kebab-case; never reused. */
  readonly id: string;
  /** File name without extension. */
  readonly name: string;
  /** File extension without a dot. */
  readonly extension: string;
  /** Title of the format for readers. */
  readonly title: string;
  /** One or two sentences that describe what the file contains. */
  readonly description: (atlas: Atlas) => string;
  /** Media type of the file (RFC 6838). */
  readonly mediaType: string;
  /** Which of the content's licences the file is under. */
  readonly licence: keyof Pick<Licences, 'own' | 'borders'>;
  /** The columns, if the file is a table. */
  readonly fields?: readonly TableField[];
  /** Name of the column that identifies a row of the table; absent if no single column does. */
  readonly primaryKey?: string;
  /** Writes records as text. The same records give the same text. */
  readonly write: (records: PublishedRecords) => WrittenFile;
}

/** Name of the archive with all files. */
export const ARCHIVE_NAME = 'bundle.zip';

/**
 * Names of the fields that are null, or a list without an item, in every record, in their order. Programs that take a field's type from its
 * values, such as GDAL and QGIS, take such a field for text, even one of dates: what describes the file says so.
 */
export function blankFields(records: readonly object[]): readonly string[] {
  const isFilled = new Map<string, boolean>();
  for (const record of records)
    for (const [name, value] of Object.entries(record)) {
      // A member that is undefined is not written.
      if (value === undefined || isFilled.get(name)) continue;
      isFilled.set(name, Array.isArray(value) ? value.some((item) => item !== '') : value !== null);
    }
  return [...isFilled].flatMap(([name, filled]) => (filled ? [] : [name]));
}

/** File name of a format in the data folder. */
export function pathOf({ name, extension }: Pick<PublishedFormat, 'name' | 'extension'>): string {
  return `${name}.${extension}`;
}

/** A value as indented JSON, so that two versions can be compared line by line. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
