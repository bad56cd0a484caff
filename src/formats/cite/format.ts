/** The interface of a citation format. `formats.ts` lists all formats; each has its own file. */
import { escapeHtml } from '../../domain/html';
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
  /** Which edition of the manual the format follows, “7th edition”; absent for a format that programs read. */
  readonly edition?: string;
  /** How citations are saved as a file, for reference managers; absent for a format that people read. */
  readonly file?: {
    /** File extension, without a dot. */
    readonly extension: string;
    /** Media type of the file (RFC 6838), or the usual one if none is registered. */
    readonly mediaType: string;
    /** Joins the citations of several works to the text of one file. */
    readonly join: (citations: readonly string[]) => string;
  };
  /** Formats the citation of a work. */
  readonly cite: (item: CslItem) => readonly CitationRun[];
}

/** The segments of a citation as plain text. */
export function citationText(runs: readonly CitationRun[]): string {
  return runs.map((run) => run.text).join('');
}

/** The text of a file with citations of works; empty if the format is for people to read. */
export function citationFile({ cite, file }: CiteFormat, items: readonly CslItem[]): string {
  return file ? file.join(items.map((item) => citationText(cite(item)))) : '';
}

/** The segments of a citation as HTML with italics, for a clipboard that keeps them. */
export function citationHtml(runs: readonly CitationRun[]): string {
  const text = runs.map((run) => (run.italic ? `<i>${escapeHtml(run.text)}</i>` : escapeHtml(run.text))).join('');
  return `<p>${text}</p>`;
}
