/**
 * Assigns every word of a copy to a passage of the article or to none, with the sketches of the passages. It uses a hidden Markov model:
 * the hidden state is the passage of a word, or “beside” (an advertisement, a note, a comment, another text); the observation is which
 * runs of letters the sketches contain. The most likely path of states is chosen.
 */
import type { CopyParagraph } from '../model';
import type { Sketch } from '../sketch';
import { cutAtParagraphs, withoutStrays } from './correctPath';
import { stretchesOf, type Stretch } from './stretches';
import { AGREEING_SHARE_LIMITS, likeliestPath } from './viterbi';
import { wordsOf, type WordRuns, type Word } from './words';

/** The result: every word of a copy assigned to a passage or to none. */
export interface Alignment {
  /** Stretches in reading order; they cover every paragraph that has letters. */
  readonly stretches: readonly Stretch[];
  /** For each passage, the share of its sketch that was found in the words assigned to it, 0 to 1. */
  readonly covered: readonly number[];
  /** Number of letters in words that belong to a passage. */
  readonly own: number;
  /** Number of letters in the whole copy. */
  readonly letters: number;
}

/** Assumed share of letter runs that agree with the sketch in words of the right passage, before it is measured for this copy. */
const AGREE = 0.88;
/** A passage counts as found if at least this share of its sketch was found, */
const SOME = 0.2;
/** or if at least this many of its letter runs were found: fewer may agree by chance. */
const SOME_RUNS = 8;
/** A copy with more words than this is long: six times the article. */
const LONG = 15_000;
/** A long copy is searched in blocks of this many letter runs. */
const STRETCH = 40;
/**
 * In a long copy, a block is searched if at least this share of its letter runs agrees with one sketch: five standard deviations above
 * chance.
 */
const MORE_THAN_CHANCE = 0.55;
/** Around such a block, this many words before and after are searched too: they may be a short passage, or the rest of a long one. */
const AROUND = 250;

/** Assigns the words of a copy to passages. Sketches are in the order of the article; a passage without a sketch is never found. */
export function alignWithSketches(
  paragraphs: readonly CopyParagraph[],
  sketches: readonly (Sketch | null)[],
): Alignment {
  const { words: all, runs } = wordsOf(paragraphs, sketches);
  const isNear = nearRuns(all, runs, sketches.length);
  const words = isNear ? all.filter((_, at) => isNear[at]) : all;
  const first = likeliestPath(words, runs, sketches, AGREE);
  const agree = agreement(words, runs, first, sketches);
  // A passage that the copy lacks may have been given a sentence of its neighbour, so a second run leaves it out.
  const covered = coverage(words, runs, first, sketches);
  const foundSketches = sketches.map((sketch, at) => (isPassageFound(sketch, covered[at] ?? 0) ? sketch : null));
  const second = likeliestPath(words, runs, foundSketches, agree ?? AGREE);
  const path = cutAtParagraphs(words, runs, withoutStrays(words, second), foundSketches);
  let next = 0;
  const whole = isNear ? all.map((_, at) => (isNear[at] ? (path[next++] ?? null) : null)) : path;
  return {
    stretches: stretchesOf(all, whole),
    covered: coverage(words, runs, path, sketches),
    own: words.reduce((sum, { first, last }, at) => sum + (path[at] === null ? 0 : last - first), 0),
    letters: all.at(-1)?.last ?? 0,
  };
}

/** Whether more of a passage's sketch was found than can agree by chance. */
export function isPassageFound(sketch: Sketch | null, covered: number): boolean {
  return sketch !== null && (covered >= SOME || covered * sketch.set >= SOME_RUNS);
}

/**
 * For each word of a long copy, 1 if it is near a block that agrees with a sketch more than by chance; null for a short copy, in which
 * every word is searched. Without this, a book of a thousand pages would take half a minute.
 */
function nearRuns(words: readonly Word[], { had }: WordRuns, count: number): Uint8Array | null {
  if (words.length <= LONG) return null;
  const near = new Uint8Array(words.length);
  const counts = new Uint32Array(count);
  let [from, seen] = [0, 0];
  words.forEach(({ run, end }, at) => {
    for (let each = run * count; each < end * count; each += count)
      for (let k = 0; k < count; k++) (counts[k] as number) += had[each + k] as number;
    seen += end - run;
    if (seen < STRETCH && at < words.length - 1) return;
    if (counts.some((found) => found >= seen * MORE_THAN_CHANCE))
      near.fill(1, Math.max(0, from - AROUND), at + 1 + AROUND);
    counts.fill(0);
    [from, seen] = [at + 1, 0];
  });
  return near;
}

/**
 * The measured share of letter runs that agree in words of the right passage, limited to `AGREEING_SHARE_LIMITS`; null if there are too few runs to
 * measure it.
 */
function agreement(
  words: readonly Word[],
  { isWhole, had }: WordRuns,
  path: readonly (number | null)[],
  sketches: readonly (Sketch | null)[],
): number | null {
  let [agree, all] = [0, 0];
  words.forEach(({ run, end }, at) => {
    const passage = path[at] ?? null;
    if (passage === null || !sketches[passage]) return;
    for (let each = run; each < end; each++) {
      if (isWhole[each] === 0) continue;
      agree += had[each * sketches.length + passage] as number;
      all++;
    }
  });
  return all < 20 ? null : Math.min(AGREEING_SHARE_LIMITS[1], Math.max(AGREEING_SHARE_LIMITS[0], agree / all));
}

/** For each passage, the share of its sketch's bits that were found in its words, 0 to 1. */
function coverage(
  words: readonly Word[],
  { hashes, had }: WordRuns,
  path: readonly (number | null)[],
  sketches: readonly (Sketch | null)[],
): readonly number[] {
  const found = sketches.map(() => new Set<number>());
  words.forEach(({ run, end }, at) => {
    const passage = path[at] ?? -1;
    const sketch = sketches[passage];
    if (!sketch) return;
    for (let each = run; each < end; each++)
      if (had[each * sketches.length + passage] === 1) found[passage]?.add((hashes[each] as number) % sketch.size);
  });
  return sketches.map((sketch, at) => (sketch ? (found[at]?.size ?? 0) / Math.max(1, sketch.set) : 0));
}
