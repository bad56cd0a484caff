/** The words of a text, as a search compares them. */
import { foldName } from '../domain/fold';
import type { Stretch } from './hits';

/** A word of a text and where it is. */
export interface Word extends Stretch {
  /** The word as it is compared. */
  readonly folded: string;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ]*/gu;

/** The words of a text, in order. An English genitive counts as its noun. */
export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index: from }) => {
    const bare = word.replace(/['’](s)?$/i, '');
    return { folded: foldName(bare), from, to: from + bare.length };
  }).filter(({ folded }) => folded !== '');
}

/** A name as it is compared: its words, with one space between them. */
export function nameKey(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}
