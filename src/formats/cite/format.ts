/** What a format of citations is. `formats.ts` lists them all; each has a file of its own. */
import type { CslItem } from './cslJson';

/** A run of a citation: text, and whether it is set in italics. */
export interface CitationRun {
  readonly text: string;
  readonly italic: boolean;
}

/** A format in which works are cited. */
export interface CiteFormat {
  /** Name of the format, kebab-case. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** The file it is saved as, for programs that manage references; absent for a format that is read by people alone. */
  readonly file?: {
    /** Extension, without a dot before it. */
    readonly extension: string;
    /** Media type (RFC 6838), or the one in use. */
    readonly mediaType: string;
  };
  /** The citation of a work. */
  readonly cite: (item: CslItem) => readonly CitationRun[];
}

/** Runs as plain text. */
export function citationText(runs: readonly CitationRun[]): string {
  return runs.map((run) => run.text).join('');
}
