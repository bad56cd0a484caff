/**
 * Finds the anchors of the digest in a copy of the article. An anchor is a short phrase with the text before and after it (W3C Web
 * Annotation Data Model, section 4.2.4). The phrase may have a few wrong letters in the copy. The text around it, and the order of the
 * passages, decide which occurrence is right. If two occurrences fit equally well, the position is doubtful; if none fits, the anchor is
 * missing. The program never guesses.
 */
import search from 'approx-string-match';
import type { Id, Passage } from '../domain/model';
import type { CopyParagraph } from './model';
import { lettersOf } from './normalise';

/** The position of an anchor in a copy. */
export interface AnchorPositionInPassage {
  /** Index of the paragraph in which the anchor begins. */
  readonly paragraph: number;
  /** Offset in that paragraph's text at which the anchor begins, in UTF-16 units. */
  readonly from: number;
  /** Offset after the anchor's end; the end of the text if the anchor continues in the next paragraph. */
  readonly to: number;
}

/**
 * Why the position of an anchor is doubtful. `twice`: another position fits equally well. `unlike`: phrase and surrounding words differ
 * much. `alone`: the passages before and after are missing, or the surrounding words differ. `sequence`: the position does not fit the
 * order of the passages. `part`: the phrase is missing, and more than half of the passage's sketch.
 */
export type Doubt = 'twice' | 'unlike' | 'alone' | 'sequence' | 'part';

/** The result of the search for one anchor. */
export type AnchorMatch =
  | { readonly passage: Id; readonly state: 'placed'; readonly place: AnchorPositionInPassage }
  | { readonly passage: Id; readonly state: 'doubt'; readonly place: AnchorPositionInPassage; readonly why: Doubt }
  | { readonly passage: Id; readonly state: 'missing' };

/** The fields of a passage that are needed to find it in a copy. */
export type Anchored = Pick<Passage, 'id' | 'anchor'>;

/** At most this share of an anchor's letters may be wrong; with more, it is another phrase. */
const MOST_WRONG = 0.15;
/** An anchor with a greater share of wrong letters is accepted only with the right words on both sides. */
const FEW_WRONG = 0.08;
/** The words on one side agree if at least this share of their letters does. */
const AGREES = 0.7;
/** Two candidates whose scores differ by less than this fit equally well. */
const ALIKE = 0.1;
/** At most this many candidates are compared for one anchor. */
const MOST_CANDIDATES = 24;

/** A possible position of an anchor. */
interface Candidate {
  /** Start and end offset in the letters of the whole copy, half-open. */
  readonly start: number;
  readonly end: number;
  /** Number of wrong letters as a share of the anchor's letters. */
  readonly wrong: number;
  /** On how many sides the surrounding words agree, 0 to 2. */
  readonly sides: number;
  /** How similar phrase and surrounding words are to the anchor, 0 to 1. */
  readonly score: number;
}

/** Finds the anchors, which are given in the order of the article. `onprogress` is called with the share that is done, 0 to 1. */
export function matchAnchors(
  paragraphs: readonly CopyParagraph[],
  anchors: readonly Anchored[],
  onprogress: (part: number) => void = () => {},
): readonly AnchorMatch[] {
  const copy = joinLetters(paragraphs);
  const found = anchors.map(({ anchor }, at) => {
    onprogress(at / Math.max(1, anchors.length));
    return candidatesOf(copy.letters, anchor);
  });
  const chosen = bestInOrder(found);
  return anchors.map(({ id }, at): AnchorMatch => {
    const best = chosen[at];
    const candidates = found[at] ?? [];
    if (!best) {
      // The position does not fit the order of the passages, but phrase and surrounding words agree: the reader is told and decides.
      const stray = candidates.find((candidate) => candidate.sides === 2 && candidate.wrong <= FEW_WRONG);
      return stray
        ? { passage: id, state: 'doubt', place: copy.placeOf(stray), why: 'sequence' }
        : { passage: id, state: 'missing' };
    }
    const why = doubtOf(best, candidates, chosen, at);
    const place = copy.placeOf(best);
    return why ? { passage: id, state: 'doubt', place, why } : { passage: id, state: 'placed', place };
  });
}

/** Why the chosen position of anchor `at` is doubtful; null if it is not. */
function doubtOf(
  best: Candidate,
  candidates: readonly Candidate[],
  chosen: readonly (Candidate | null)[],
  at: number,
): Doubt | null {
  const before = chosen.slice(0, at).findLast((each) => each !== null);
  const after = chosen.slice(at + 1).find((each) => each !== null);
  const isRival = (other: Candidate): boolean =>
    other !== best &&
    (other.end <= best.start || other.start >= best.end) &&
    best.score - other.score < ALIKE &&
    // Another position counts only if it lies between the passages before and after.
    (!before || before.end <= other.start) &&
    (!after || other.end <= after.start);
  if (candidates.some(isRival)) return 'twice';
  // The article's abstract may repeat a passage word for word: if both neighbouring passages are missing, this may be the abstract.
  const has = (neighbour: number): boolean => (chosen[neighbour] ?? null) !== null;
  const isAlone = chosen.length > 1 && !has(at - 1) && !has(at + 1);
  if (best.sides === 2) return isAlone ? 'alone' : null;
  if (best.wrong > FEW_WRONG) return 'unlike';
  // If the surrounding words differ, both neighbouring passages must have been found.
  const isBeyond = (neighbour: number): boolean => neighbour < 0 || neighbour >= chosen.length;
  return !isAlone && [at - 1, at + 1].every((neighbour) => isBeyond(neighbour) || has(neighbour)) ? null : 'alone';
}

/** Joins the letters of all paragraphs, and returns a function that converts a candidate in them to a position in a paragraph. */
function joinLetters(paragraphs: readonly CopyParagraph[]): {
  readonly letters: string;
  readonly placeOf: (candidate: Candidate) => AnchorPositionInPassage;
} {
  const all = paragraphs.map(({ text }) => lettersOf(text));
  const starts: number[] = [];
  let total = 0;
  for (const { letters } of all) {
    starts.push(total);
    total += letters.length;
  }
  const letters = all.map((each) => each.letters).join('');
  const paragraphAt = (at: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const placeOf = ({ start, end }: Candidate): AnchorPositionInPassage => {
    const paragraph = paragraphAt(start);
    const { letters: own, offsets } = all[paragraph] as (typeof all)[number];
    const first = starts[paragraph] as number;
    // The anchor ends after its last letter, without a space or full stop that follows.
    const last = Math.min(end - first, own.length) - 1;
    const to = (offsets[last] as number) + 1;
    return { paragraph, from: offsets[start - first] as number, to };
  };
  return { letters, placeOf };
}

/** The possible positions of an anchor in the letters of a copy, best first. */
function candidatesOf(text: string, { exact, prefix, suffix }: Anchored['anchor']): readonly Candidate[] {
  const needle = lettersOf(exact).letters;
  if (needle.length === 0) return [];
  const before = lettersOf(prefix).letters;
  const after = lettersOf(suffix).letters;
  const found = occurrences(text, needle).map(({ start, end, errors }): Candidate => {
    const left = likeness(before, text.slice(Math.max(0, start - before.length - 2), start), 'end');
    const right = likeness(after, text.slice(end, end + after.length + 2), 'start');
    const sides = Number(left >= AGREES) + Number(right >= AGREES);
    const wrong = errors / needle.length;
    return { start, end, wrong, sides, score: 0.6 * (1 - wrong) + 0.2 * left + 0.2 * right };
  });
  return found.sort((a, b) => b.score - a.score).slice(0, MOST_CANDIDATES);
}

/**
 * All positions of `needle` in a text with at most `MOST_WRONG` wrong letters. If a needle with `k` errors is cut into `k + 1` pieces,
 * one piece has no error (pigeonhole principle), so only the surroundings of exact matches of the pieces are searched: a hundredth of a
 * long text.
 */
function occurrences(text: string, needle: string): readonly { start: number; end: number; errors: number }[] {
  const most = Math.floor(needle.length * MOST_WRONG);
  const places = new Map<number, { start: number; end: number; errors: number }>();
  const pieces = most + 1;
  const tally = tallyOf(needle);
  for (let piece = 0; piece < pieces; piece++) {
    const from = Math.floor((piece * needle.length) / pieces);
    const to = Math.floor(((piece + 1) * needle.length) / pieces);
    const part = needle.slice(from, to);
    if (part.length === 0) continue;
    for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
      // Several pieces may lead to the same surroundings, which are searched only once.
      if (places.has(at - from)) continue;
      const start = Math.max(0, at - from - most);
      const end = Math.min(text.length, at - from + needle.length + most);
      if (lackingLetters(text, start, end, tally) > most) continue;
      const [match] = search(text.slice(start, end), needle, most);
      if (!match) continue;
      const found = { start: start + match.start, end: start + match.end, errors: match.errors };
      const known = [...places.values()].find((place) => place.start < found.end && found.start < place.end);
      if (!known || found.errors < known.errors) {
        if (known) places.delete(known.start);
        places.set(found.start, found);
      }
    }
  }
  return [...places.values()];
}

/**
 * Counts how often each letter occurs in a text. Letters of other scripts share one of the 26 counters, which can only make the number of
 * errors look too small.
 */
function tallyOf(letters: string): Int32Array {
  const tally = new Int32Array(32);
  for (let at = 0; at < letters.length; at++) (tally[letters.charCodeAt(at) & 31] as number)++;
  return tally;
}

/** How many of the counted letters a part of a text lacks, in any order: a lower limit for the number of wrong letters. */
function lackingLetters(text: string, start: number, end: number, tally: Int32Array): number {
  const wanted = tally.slice();
  for (let at = start; at < end; at++) (wanted[text.charCodeAt(at) & 31] as number)--;
  return wanted.reduce((sum, count) => sum + Math.max(0, count), 0);
}

/** How much of `part` is found at one end of `beside`, 0 to 1; 1 if `part` is empty. */
function likeness(part: string, beside: string, end: 'start' | 'end'): number {
  if (part.length === 0) return 1;
  const most = Math.floor(part.length * (1 - AGREES) + 1);
  const matches = search(beside, part, Math.min(most, part.length));
  // At most two letters may lie between the phrase and the surrounding words.
  const next = matches.filter((match) => (end === 'start' ? match.start <= 2 : match.end >= beside.length - 2));
  return next.length === 0 ? 0 : 1 - Math.min(...next.map(({ errors }) => errors)) / part.length;
}

/** Chooses at most one candidate for each anchor, so that their positions are in order and the sum of their scores is greatest. */
function bestInOrder(found: readonly (readonly Candidate[])[]): readonly (Candidate | null)[] {
  interface Step {
    readonly anchor: number;
    readonly candidate: Candidate;
    readonly sum: number;
    readonly previous: Step | null;
  }
  const steps: Step[] = [];
  let best: Step | null = null;
  found.forEach((candidates, anchor) => {
    const fresh = candidates.map((candidate): Step => {
      let previous: Step | null = null;
      for (const step of steps) {
        if (step.candidate.end <= candidate.start && step.sum > (previous?.sum ?? 0)) previous = step;
      }
      return { anchor, candidate, sum: candidate.score + (previous?.sum ?? 0), previous };
    });
    steps.push(...fresh);
    for (const step of fresh) if (step.sum > (best?.sum ?? 0)) best = step;
  });
  const chosen: (Candidate | null)[] = found.map(() => null);
  for (let step = best as Step | null; step; step = step.previous) chosen[step.anchor] = step.candidate;
  return chosen;
}
