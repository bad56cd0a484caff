/** The interface of a citation format. `formats.ts` lists all formats; each has its own file. */
import type { CslItem } from './cslJson';

/** A segment of a citation: text, and whether it is in italics. */
export interface CitationRun {
  readonly text: string;
  readonly italic: boolean;
}

/** A format for citations, such as APA. */
export interface CiteFormat {
  /** Id of the citation format in kebab-case. */
  readonly id: string;
  /** Name of the citation format for readers. */
  readonly title: string;
  /** How citations are saved as a file, for reference managers; absent for a format that only people read. */
  readonly file?: {
    /** File extension, without a dot. */
    readonly extension: string;
    /** Media type of the file (RFC 6838), or the usual one if none is registered. */
    readonly mediaType: string;
  };
  /** Formats the citation of a work. */
  readonly cite: (item: CslItem) => readonly CitationRun[];
}

/** The segments of a citation as plain text. */
export function citationText(runs: readonly CitationRun[]): string {
  return runs.map((run) => run.text).join('');
}
