/** Corrects the path that the hidden Markov model found: removes stray words, and moves cuts to the ends of the copy's paragraphs. */
import type { Sketch } from '../sketch';
import type { WordRuns, Word } from './words';

/** Words without a passage are added to one if at least this share of their letter runs agrees with it; a quarter agrees by chance. */
const BESIDE_AGREES = 0.5;
/** Fewer words of a passage than this, between words without a passage, are stray. */
const LEAST_WORDS = 6;

/** The path without stray words, which agree with a passage only by chance. */
export function withoutStrays(words: readonly Word[], path: readonly (number | null)[]): readonly (number | null)[] {
  const clean = [...path];
  for (let from = 0; from < path.length;) {
    let to = from + 1;
    while (to < path.length && path[to] === path[from]) to++;
    const isStray = to - from < LEAST_WORDS && (path[from - 1] ?? null) === null && (path[to] ?? null) === null;
    if (isStray && words.length > LEAST_WORDS) clean.fill(null, from, to);
    from = to;
  }
  return clean;
}

/**
 * Moves cuts between passages to the ends of the copy's paragraphs if the words allow it: the first words of a paragraph may have been
 * assigned to the passage before or to none, its last words to the passage after. In a copy with many wrong letters few letter runs of a
 * sentence agree.
 */
export function cutAtParagraphs(
  words: readonly Word[],
  { had }: WordRuns,
  path: readonly (number | null)[],
  sketches: readonly (Sketch | null)[],
): readonly (number | null)[] {
  const clean = [...path];
  /** How many letter runs in a range of words are in a passage's sketch, and how many there are. */
  const agreed = (passage: number, from: number, to: number): { readonly found: number; readonly runs: number } => {
    const isKnown = (sketches[passage] ?? null) !== null;
    let [found, runs] = [0, 0];
    for (let at = from; at < to; at++) {
      const { run, end } = words[at] as Word;
      for (let each = run; isKnown && each < end; each++) found += had[each * sketches.length + passage] as number;
      runs += end - run;
    }
    return { found, runs };
  };
  // A difference of one letter run proves less than the end of a paragraph.
  const isBetter = (passage: number, other: number | null, from: number, to: number): boolean => {
    const { found, runs } = agreed(passage, from, to);
    if (other !== null) return found + 1 >= agreed(other, from, to).found;
    return runs >= 3 ? found >= BESIDE_AGREES * runs : to - from <= 3;
  };
  for (let start = 0; start < words.length;) {
    const { paragraph } = words[start] as Word;
    let end = start + 1;
    while (end < words.length && words[end]?.paragraph === paragraph) end++;
    const [before, after] = [clean[start - 1] ?? null, clean[end] ?? null];
    const isBefore = (at: number): boolean => clean[at] === before || clean[at] === null;
    const isAfter = (at: number): boolean => clean[at] === after || clean[at] === null;
    let head = start;
    while (head < end && isBefore(head)) head++;
    let tail = end;
    while (tail > start && isAfter(tail - 1)) tail--;
    const [first, last] = [clean[head] ?? null, clean[tail - 1] ?? null];
    if (head > start && head < end && first !== null && isBetter(first, before, start, head)) {
      clean.fill(first, start, head);
    }
    if (tail > start && tail < end && last !== null && isBetter(last, after, tail, end)) clean.fill(last, tail, end);
    start = end;
  }
  return clean;
}
