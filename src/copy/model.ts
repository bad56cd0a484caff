/** Types for the reader's own copy of the article as read from a file: paragraphs in reading order, and footnotes. */
import type { Id } from '../domain/model';

/** File formats from which a copy can be read. */
export type CopyFormat = 'pdf' | 'html' | 'mhtml' | 'docx' | 'odt' | 'rtf' | 'epub' | 'markdown' | 'text';

/** A footnote mark in the running text. */
export interface CopyFootnoteMark {
  /** Offset in the paragraph's text at which the footnote mark was, in UTF-16 units. */
  readonly at: number;
  /** Number of the footnote, from 1. */
  readonly number: number;
}

/** A paragraph of the copy. */
export interface CopyParagraph {
  /**
   * Text of the paragraph on one line: lines are joined, words that were divided at line ends are whole, spaces are single, footnote
   * marks are removed.
   */
  readonly text: string;
  /** Footnote marks of the paragraph, sorted by offset. */
  readonly marks: readonly CopyFootnoteMark[];
  /** The page of the copy on which the paragraph begins, from 1; absent if the format has no pages. */
  readonly page?: number;
  /** Id of the passage whose words these are, according to its sketch; null if they belong to none; absent if there are no sketches. */
  readonly passage?: Id | null;
}

/** A footnote of the copy. */
export interface CopyFootnote {
  /** Number of the footnote, from 1. */
  readonly number: number;
  /** Text of the footnote on one line, without its number. */
  readonly text: string;
}

/** Everything that was read from a copy's file. */
export interface CopyText {
  readonly format: CopyFormat;
  readonly paragraphs: readonly CopyParagraph[];
  /** Footnotes, sorted by number; the file may have a number twice. */
  readonly footnotes: readonly CopyFootnote[];
}

/** Receives progress: the share done, 0 to 1, and what is being done, as text. */
export type CopyProgress = (part: number, doing: string) => void;
