/**
 * Finds for every word of a copy the passage it belongs to, or none, with the sketches of the passages. A hidden Markov model: each word
 * is in a passage or beside all of them (an advertisement, a note, a comment, another text); what is observed is which runs of letters
 * the sketches contain. The most likely path is taken.
 */
import type { CopyParagraph } from '../model';
import type { Sketch } from '../sketch';
import { cutAtParagraphs, withoutStrays } from './correctPath';
import { stretchesOf, type Stretch } from './stretches';
import { AGREES, likeliestPath } from './viterbi';
import { wordsOf, type Runs, type Word } from './words';

/** The words of a copy, each assigned to a passage or to none. */
export interface Alignment {
  /** In reading order; they cover every paragraph that has letters. */
  readonly stretches: readonly Stretch[];
  /** For each passage, the part of its sketch that was found in its stretches, 0 to 1. */
  readonly covered: readonly number[];
  /** Number of letters in words of a passage. */
  readonly own: number;
  /** Number of letters in the copy. */
  readonly letters: number;
}

/** Part of the runs that agree in a passage's own words, assumed before it is measured on this copy. */
const AGREE = 0.88;
/** A passage counts as found from this part of its sketch on, */
const SOME = 0.2;
/** or from this number of runs on: fewer agree by chance. */
const SOME_RUNS = 8;
/** A text with more words than this is long: six times the article. */
const LONG = 15_000;
/** A long text is searched in stretches of so many runs. */
const STRETCH = 40;
/** The part of such a stretch that agrees with no sketch by chance (five standard deviations). */
const MORE_THAN_CHANCE = 0.55;
/** So many words before and after a stretch that agrees are searched as well: they may be a short passage, or the rest of a long one. */
const AROUND = 250;

/** Assigns the words of a copy to passages. Sketches are in the order of the article; a passage without a sketch is never found. */
export function align(paragraphs: readonly CopyParagraph[], sketches: readonly (Sketch | null)[]): Alignment {
  const { words: all, runs } = wordsOf(paragraphs, sketches);
  const isNear = nearRuns(all, runs, sketches.length);
  const words = isNear ? all.filter((_, at) => isNear[at]) : all;
  const first = likeliestPath(words, runs, sketches, AGREE);
  const agree = agreement(words, runs, first, sketches);
  // A passage that the copy lacks may have taken a sentence of its neighbour: the second time it is left out.
  const covered = coverage(words, runs, first, sketches);
  const foundSketches = sketches.map((sketch, at) => (isThere(sketch, covered[at] ?? 0) ? sketch : null));
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

/** Whether so much of a passage's sketch was found that it is no chance. */
export function isThere(sketch: Sketch | null, covered: number): boolean {
  return sketch !== null && (covered >= SOME || covered * sketch.set >= SOME_RUNS);
}

/**
 * For each word of a long text, 1 if it is in or near a stretch that agrees with a sketch more than by chance; null for a short text, of
 * which every word is searched. The path through a book of a thousand pages would take half a minute.
 */
function nearRuns(words: readonly Word[], { had }: Runs, count: number): Uint8Array | null {
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

/** The part of the runs that agree in the words of passages, within `AGREES`; null where there are too few runs to say. */
function agreement(
  words: readonly Word[],
  { isWhole, had }: Runs,
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
  return all < 20 ? null : Math.min(AGREES[1], Math.max(AGREES[0], agree / all));
}

/** For each passage, the part of its sketch's bits that were found in its words, 0 to 1. */
function coverage(
  words: readonly Word[],
  { hashes, had }: Runs,
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
