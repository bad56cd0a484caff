/**
 * Writes bundle.zip: all files of an export with what describes them. The same records give the same bytes: the entries are sorted, and
 * their dates fixed.
 */
import { strToU8, zipSync } from 'fflate';
import { datapackage, type DescribedFile } from './datapackage';
import { json, pathOf, type PublishedFormat, type WrittenFile } from './format';
import { FORMATS } from './formats';
import { licencesText, readmeText } from './readme';
import type { PublishedRecords } from './records';
import { roCrate } from './roCrate';

/** Names of the files that describe the others, in the order in which they are offered. */
export const DESCRIPTIONS = ['README.txt', 'LICENCES.txt', 'datapackage.json', 'ro-crate-metadata.json'] as const;

/** A written file of one format. */
export interface FormatFile extends WrittenFile {
  readonly format: PublishedFormat;
}

/** The records in all formats. */
export function writtenFiles(records: PublishedRecords): readonly FormatFile[] {
  return FORMATS.map((format) => ({ format, ...format.write(records) }));
}

/**
 * The files and what describes them, by path, sorted. `hashes` are SHA-256 hashes in hexadecimal by path; a browser that calculates none
 * (outside of a secure context) leaves them out.
 */
export function describedFiles(
  files: readonly FormatFile[],
  records: PublishedRecords,
  hashes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const encoder = new TextEncoder();
  const described = files.map(({ format, text, count, blank = [] }): DescribedFile => ({
    format,
    count,
    blank,
    bytes: encoder.encode(text).length,
    sha256: hashes.get(pathOf(format)) ?? null,
  }));
  const descriptions: Readonly<Record<(typeof DESCRIPTIONS)[number], string>> = {
    'README.txt': readmeText(described, records),
    'LICENCES.txt': licencesText(described, records),
    'datapackage.json': json(datapackage(records, described)),
    'ro-crate-metadata.json': json(roCrate(records, described)),
  };
  const all = [...files.map(({ format, text }) => [pathOf(format), text] as const), ...Object.entries(descriptions)];
  return new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Packs files into one archive. */
export function archived(files: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const entries = [...files].map(([path, text]) => [path, strToU8(text)] as const);
  // The first day that the archive's form of dates has (APPNOTE 6.3, section 4.4.6).
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1) });
}
