/** The reader's own copy of the article, as it comes out of a file: paragraphs in reading order, and the notes below them. */
import type { Id } from '../domain/model';

/** Formats a copy is read from. */
export type CopyFormat = 'pdf' | 'html' | 'mhtml' | 'docx' | 'odt' | 'rtf' | 'epub' | 'markdown' | 'text';

/** A mark in the running text that leads to a footnote. */
export interface CopyMark {
  /** Offset in the paragraph's text before which it stood, in UTF-16 units. */
  readonly at: number;
  /** Number of the footnote, from 1. */
  readonly number: number;
}

/** A paragraph in reading order. */
export interface CopyParagraph {
  /** Running text on one line: lines joined, hyphens at their ends undone, spaces made one, footnote marks taken out. */
  readonly text: string;
  /** Footnote marks in order of their place. */
  readonly marks: readonly CopyMark[];
  /** Page of the copy it begins on, from 1; absent where the format has no pages. */
  readonly page?: number;
  /** The passage whose words these are, by its sketch; null where they are no passage's; absent where there are no sketches. */
  readonly passage?: Id | null;
}

/** A footnote of the copy. */
export interface CopyFootnote {
  /** From 1. */
  readonly number: number;
  /** Its text on one line, without its number. */
  readonly text: string;
}

/** Everything that was read from a file. */
export interface CopyText {
  readonly format: CopyFormat;
  readonly paragraphs: readonly CopyParagraph[];
  /** In order of their number; a number that stands twice in the file stands twice here. */
  readonly footnotes: readonly CopyFootnote[];
}

/** Told how far reading has come: a part from 0 to 1, and what is being done. */
export type CopyProgress = (part: number, doing: string) => void;
