/** Splits texts into words and folds them for the search. */
import { foldName } from '../domain/fold';
import type { TextRange } from './hits';

/** A word of a text with its position. */
export interface Word extends TextRange {
  /** The word folded for comparison. */
  readonly folded: string;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ]*/gu;

/** The words of a text, in order. An English genitive is reduced to its noun. */
export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index: from }) => {
    const bare = word.replace(/['’](s)?$/i, '');
    return { folded: foldName(bare), from, to: from + bare.length };
  }).filter(({ folded }) => folded !== '');
}

/** A name folded for comparison: its words, separated by single spaces. */
export function nameKey(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}
