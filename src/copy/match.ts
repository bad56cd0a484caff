/**
 * Finds the anchors of the digest in a copy of the article (W3C Web Annotation Data Model, section 4.2.4: a quote with the text
 * before and after it). Exact, or with a few wrong letters; what stands around it and the order of the paragraphs are the evidence.
 * Where two places fit alike it is a doubt, and where nothing fits it is not found: never a guess.
 */
import search from 'approx-string-match';
import type { Id, Passage } from '../domain/model';
import type { CopyParagraph } from './model';
import { lettersOf } from './normalise';

/** Where an anchor stands in a copy. */
export interface AnchorPlace {
  /** Index of the paragraph in which it begins. */
  readonly paragraph: number;
  /** Offset in that paragraph's text, in UTF-16 units. */
  readonly from: number;
  /** Offset after it; where the anchor goes on in the next paragraph, the end of the text. */
  readonly to: number;
}

/**
 * Why a place is a doubt: `twice` there is another like it; `unlike` it differs much and stands among other words; `alone` neither
 * the words around it nor its neighbours are there; `order` it stands where the order of the paragraphs does not have it; `part` less than half of its words are there, without the phrase.
 */
export type Doubt = 'twice' | 'unlike' | 'alone' | 'order' | 'part';

/** What became of an anchor. */
export type AnchorMatch =
  | { readonly passage: Id; readonly state: 'placed'; readonly place: AnchorPlace }
  | { readonly passage: Id; readonly state: 'doubt'; readonly place: AnchorPlace; readonly why: Doubt }
  | { readonly passage: Id; readonly state: 'missing' };

/** What a passage is found by. */
export type Anchored = Pick<Passage, 'id' | 'anchor'>;

/** Wrong letters that an anchor may have, as a part of its letters: beyond that it is another phrase. */
const MOST_WRONG = 0.15;
/** Up to this part an anchor needs one neighbour or one side that agrees; beyond, both sides must. */
const FEW_WRONG = 0.08;
/** Part of the letters beside it that must agree for that side to agree. */
const AGREES = 0.7;
/** Two candidates whose scores differ by less are alike. */
const ALIKE = 0.1;
/** Candidates kept of one anchor: a phrase that stands more often says nothing. */
const MOST_CANDIDATES = 24;

interface Candidate {
  /** Offsets in the letters of the whole copy, half-open. */
  readonly start: number;
  readonly end: number;
  /** Wrong letters, as a part of the anchor's. */
  readonly wrong: number;
  /** Whether the words before and after it agree. */
  readonly sides: number;
  /** 0 to 1: likeness of the quote and of what stands around it. */
  readonly score: number;
}

/** Finds every anchor; they come in the order of the article. */
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
      // Out of order, but the very words among the very words: said, and left to the reader.
      const stray = candidates.find((candidate) => candidate.sides === 2 && candidate.wrong <= FEW_WRONG);
      return stray
        ? { passage: id, state: 'doubt', place: copy.placeOf(stray), why: 'order' }
        : { passage: id, state: 'missing' };
    }
    const why = doubtOf(best, candidates, chosen, at);
    const place = copy.placeOf(best);
    return why ? { passage: id, state: 'doubt', place, why } : { passage: id, state: 'placed', place };
  });
}

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
    // A rival counts where it fits between the paragraphs before and after.
    (!before || before.end <= other.start) &&
    (!after || other.end <= after.start);
  if (candidates.some(isRival)) return 'twice';
  // The article's abstract may repeat a paragraph word for word: one whose neighbours are both absent may be the abstract.
  const has = (neighbour: number): boolean => (chosen[neighbour] ?? null) !== null;
  const isAlone = chosen.length > 1 && !has(at - 1) && !has(at + 1);
  if (best.sides === 2) return isAlone ? 'alone' : null;
  if (best.wrong > FEW_WRONG) return 'unlike';
  // Among other words the neighbours at both sides must be there.
  const isBeyond = (neighbour: number): boolean => neighbour < 0 || neighbour >= chosen.length;
  return !isAlone && [at - 1, at + 1].every((neighbour) => isBeyond(neighbour) || has(neighbour)) ? null : 'alone';
}

/** The letters of all paragraphs as one text, and the way back. */
function joinLetters(paragraphs: readonly CopyParagraph[]): {
  readonly letters: string;
  readonly placeOf: (candidate: Candidate) => AnchorPlace;
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
  const placeOf = ({ start, end }: Candidate): AnchorPlace => {
    const paragraph = paragraphAt(start);
    const { letters: own, offsets } = all[paragraph] as (typeof all)[number];
    const first = starts[paragraph] as number;
    // After its last letter, not before the next one: a space or full stop between them is no part of it.
    const last = Math.min(end - first, own.length) - 1;
    const to = (offsets[last] as number) + 1;
    return { paragraph, from: offsets[start - first] as number, to };
  };
  return { letters, placeOf };
}

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
 * Every place where the needle stands with few enough errors. With `k` errors in `k + 1` pieces one piece is free of them
 * (pigeonhole): the engine only looks where a piece stands, which in a long text is a hundredth of it.
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
      // Most pieces stand in other words: a place known already need not be looked at again.
      if (places.has(at - from)) continue;
      const start = Math.max(0, at - from - most);
      const end = Math.min(text.length, at - from + needle.length + most);
      if (lacks(text, start, end, tally) > most) continue;
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

/** How many of each letter a text has. Letters of other scripts share a place with one of the 26: that makes what is lacking fewer. */
function tallyOf(letters: string): Int32Array {
  const tally = new Int32Array(32);
  for (let at = 0; at < letters.length; at++) (tally[letters.charCodeAt(at) & 31] as number)++;
  return tally;
}

/** How many of the letters tallied are not in a part of a text, in whatever order: each is one wrong letter at least. */
function lacks(text: string, start: number, end: number, tally: Int32Array): number {
  const wanted = tally.slice();
  for (let at = start; at < end; at++) (wanted[text.charCodeAt(at) & 31] as number)--;
  return wanted.reduce((sum, count) => sum + Math.max(0, count), 0);
}

/** How much of `part` stands at one end of `beside`, 0 to 1; where there is none to look for, it agrees. */
function likeness(part: string, beside: string, end: 'start' | 'end'): number {
  if (part.length === 0) return 1;
  const most = Math.floor(part.length * (1 - AGREES) + 1);
  const matches = search(beside, part, Math.min(most, part.length));
  // Beside it means next to it: a letter or two may stand between.
  const next = matches.filter((match) => (end === 'start' ? match.start <= 2 : match.end >= beside.length - 2));
  return next.length === 0 ? 0 : 1 - Math.min(...next.map(({ errors }) => errors)) / part.length;
}

/** One candidate or none for each anchor, so that they follow one another and their scores add up to the most. */
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
