/** The reader's own copy of the article, as it was read from a file: paragraphs in reading order, and footnotes. */
import type { Id } from '../domain/model';

/** Formats a copy is read from. */
export type CopyFormat = 'pdf' | 'html' | 'mhtml' | 'docx' | 'odt' | 'rtf' | 'epub' | 'markdown' | 'text';

/** A footnote mark in the running text. */
export interface CopyMark {
  /** Offset in the paragraph's text at which it was, in UTF-16 units. */
  readonly at: number;
  /** Number of the footnote, from 1. */
  readonly number: number;
}

/** A paragraph in reading order. */
export interface CopyParagraph {
  /** Running text on one line: lines are joined, words divided at line ends are whole, spaces are single, footnote marks are removed. */
  readonly text: string;
  /** Footnote marks, by their offset. */
  readonly marks: readonly CopyMark[];
  /** Page of the copy it begins on, from 1; absent where the format has no pages. */
  readonly page?: number;
  /** The passage whose words these are, by its sketch; null if they belong to none; absent where there are no sketches. */
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
  /** By their number; the file may have a number twice. */
  readonly footnotes: readonly CopyFootnote[];
}

/** Hears of progress: the part done, from 0 to 1, and what is being done. */
export type CopyProgress = (part: number, doing: string) => void;
