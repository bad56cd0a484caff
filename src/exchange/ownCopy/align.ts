/**
 * Tells for every word of a copy whether it is the article's, and which paragraph's: by the sketches of the paragraphs, in the order of
 * the article. A hidden Markov model: the words are in a paragraph or beside it (an advertisement, a note, a comment, another text),
 * runs of letters that a sketch has or has not are what is seen, and the likeliest course is taken (Viterbi 1967).
 */
import type { Id } from '../../domain/model';
import type { CopyParagraph } from './model';
import { lettersOf } from './normalise';
import { BITS_A_RUN, has, RUN, runsOf, type Sketch } from './sketch';

/** A stretch of one paragraph of the copy. */
export interface Stretch {
  /** Index of the copy's paragraph. */
  readonly paragraph: number;
  /** Offsets in its text, half-open, in UTF-16 units: whole words. */
  readonly from: number;
  readonly to: number;
  /** Index of the passage whose words these are; null where they are of none. */
  readonly passage: number | null;
}

/** A copy told word by word. */
export interface Alignment {
  /** In reading order; they cover every paragraph that has letters. */
  readonly stretches: readonly Stretch[];
  /** For each passage the part of its sketch that its stretches have, 0 to 1. */
  readonly covered: readonly number[];
  /** Letters that are words of a passage. */
  readonly own: number;
  /** Letters in all. */
  readonly letters: number;
}

/** What a cut costs, in nats, by where it is: between paragraphs of the copy, between sentences, between words. */
const CUT = { paragraph: 1, sentence: 2.5, word: 6 } as const;
/** What it costs to leave a passage for other words, or to come back to it or the next one. */
const ASIDE = 1;
/** What it costs to come to a passage that is not the next one, and for each that is passed over, up to a most. */
const LEAP = 3;
const PASSED = 0.25;
const MOST_LEAP = 6;
/** Runs that agree in a passage's own words, before it is known from the copy how many letters are wrong in it. */
const AGREE = 0.88;
/** What a letter costs that no run speaks for: what nothing tells of is beside. */
const UNTOLD = 0.02;
/** Bounds of that part: below the lower one nothing can be told. */
const AGREES = [0.72, 0.96] as const;

/** Words that were given to no passage are one's if at least this part of their runs agrees: by chance a quarter does. */
const BESIDE_AGREES = 0.5;
/** Less than this part of a sketch, and fewer runs, come by chance. */
const SOME = 0.2;
const SOME_RUNS = 8;
/** Words beyond which a text is long: six times the article. */
const LONG = 15_000;
/** Runs in a stretch that is looked at as a whole, and the part of them that no sketch has by chance (five standard deviations). */
const STRETCH = 40;
const MORE_THAN_CHANCE = 0.55;
/** Words before and after such a stretch that are looked at too: a short passage, the rest of a long one. */
const AROUND = 250;
/** Fewer words than this, with other words on both sides, are no piece of a passage. */
const LEAST_WORDS = 6;

interface Word {
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
  /** Offset of its first letter in the letters of the copy, and after its last. */
  readonly first: number;
  readonly last: number;
  /** What a cut before it costs. */
  readonly cut: number;
  /** Runs whose middle is in it. */
  readonly runs: { readonly hash: number; readonly isWhole: boolean }[];
}

/** Aligns a copy. Sketches are in the order of the article; a passage without one is found nowhere. */
export function align(paragraphs: readonly CopyParagraph[], sketches: readonly (Sketch | null)[]): Alignment {
  const all = wordsOf(paragraphs);
  const isNear = nearRuns(all, sketches);
  const words = isNear ? all.filter((_, at) => isNear[at]) : all;
  const first = course(words, sketches, AGREE);
  const agree = agreement(words, first, sketches);
  // A passage that is not there takes a sentence of its neighbour: the second time it is left out.
  const covered = coverage(words, first, sketches);
  const there = sketches.map((sketch, at) => (isThere(sketch, covered[at] ?? 0) ? sketch : null));
  const path = cutAtParagraphs(words, withoutStrays(words, course(words, there, agree ?? AGREE)), there);
  let next = 0;
  const whole = isNear ? all.map((_, at) => (isNear[at] ? (path[next++] ?? null) : null)) : path;
  return {
    stretches: stretchesOf(all, whole),
    covered: coverage(words, path, sketches),
    own: words.reduce((sum, { first, last }, at) => sum + (path[at] === null ? 0 : last - first), 0),
    letters: all.at(-1)?.last ?? 0,
  };
}

/** Whether enough of a passage's sketch was found not to be chance. */
export function isThere(sketch: Sketch | null, covered: number): boolean {
  return sketch !== null && (covered >= SOME || covered * sketch.set >= SOME_RUNS);
}

/** What may end a sentence or a bracket before a word. */
const ENDS = /[.!?:;…\])][”"’'»)\]]*(?:\[?\d{1,3}\]?)?$/;
const WORD = /\S+/g;

function wordsOf(paragraphs: readonly CopyParagraph[]): readonly Word[] {
  const words: Word[] = [];
  let count = 0;
  let letters = '';
  paragraphs.forEach(({ text }, paragraph) => {
    let before = '';
    for (const match of text.matchAll(WORD)) {
      const own = lettersOf(match[0]).letters;
      const opens = match[0].startsWith('[');
      const cut = before === '' ? CUT.paragraph : ENDS.test(before) || opens ? CUT.sentence : CUT.word;
      const from = match.index;
      words.push({
        paragraph,
        from,
        to: from + match[0].length,
        first: count,
        last: (count += own.length),
        cut,
        runs: [],
      });
      letters += own;
      before = match[0];
    }
  });
  // Each run is told at the word in its middle. One that goes over the end of a sentence says little where it is missing.
  let at = 0;
  for (const run of runsOf(letters)) {
    const middle = run.at + RUN / 2;
    while (at < words.length - 1 && (words[at] as Word).last <= middle) at++;
    let isWhole = true;
    for (let next = at; next >= 0 && (words[next] as Word).first > run.at; next--)
      if ((words[next] as Word).cut < CUT.word) isWhole = false;
    for (let next = at + 1; next < words.length && (words[next] as Word).first < run.at + RUN; next++)
      if ((words[next] as Word).cut < CUT.word) isWhole = false;
    (words[at] as Word).runs.push({ hash: run.hash, isWhole });
  }
  return words;
}

/**
 * In a long text the words in and near stretches that a sketch has more of than by chance; null in a short one, where all are looked
 * at. The course through a book of a thousand pages would take half a minute.
 */
function nearRuns(words: readonly Word[], sketches: readonly (Sketch | null)[]): Uint8Array | null {
  if (words.length <= LONG) return null;
  const near = new Uint8Array(words.length);
  const counts = sketches.map(() => 0);
  let [from, seen] = [0, 0];
  words.forEach(({ runs }, at) => {
    for (const { hash } of runs) {
      seen++;
      sketches.forEach((sketch, k) => {
        if (sketch && has(sketch, hash)) counts[k] = (counts[k] as number) + 1;
      });
    }
    if (seen < STRETCH && at < words.length - 1) return;
    if (counts.some((count) => count >= seen * MORE_THAN_CHANCE))
      near.fill(1, Math.max(0, from - AROUND), at + 1 + AROUND);
    counts.fill(0);
    [from, seen] = [at + 1, 0];
  });
  return near;
}

/** For each word the passage it belongs to, or null. `agree` is the part of runs that agree in a passage's own words. */
function course(
  words: readonly Word[],
  sketches: readonly (Sketch | null)[],
  agree: number,
): readonly (number | null)[] {
  const count = sketches.length;
  // States: 0 to count - 1 in a passage; count + 1 + k beside, passage k being the last; count beside, before any.
  const states = 2 * count + 1;
  const beside = (passage: number): number => count + 1 + passage;
  // One wrong letter spoils all runs it is in: where many are wrong, a run says less.
  const doubt = Math.max(0, AGREES[1] - agree);
  const says = Math.max(0.4, 1 - 4 * doubt);
  const aside = ASIDE + 12 * doubt;
  // A passage seldom begins inside a paragraph of the copy: that needs better proof where letters are wrong.
  const inside = 1 + 12 * doubt;
  const hit = sketches.map((sketch) => (sketch ? says * Math.log((agree * sketch.size) / Math.max(1, sketch.set)) : 0));
  const miss = sketches.map((sketch) =>
    sketch ? says * Math.log((1 - agree) / Math.max(0.05, 1 - sketch.set / sketch.size)) : -1,
  );
  /** Runs that a passage's own words have: what stands twice (an abstract, a comment that quotes) is told once. */
  const expected = sketches.map((sketch) => (sketch ? sketch.size / BITS_A_RUN : 0));
  let scores = new Float64Array(states).fill(-Infinity);
  scores[beside(-1)] = 0;
  /** Runs found so far of the passage that a state is in or beside. */
  let found = new Float64Array(states);
  const steps = new Int16Array(words.length * states);
  words.forEach(({ cut, runs, first, last }, at) => {
    const next = new Float64Array(states);
    const nextFound = new Float64Array(states);
    const step = steps.subarray(at * states, (at + 1) * states);
    // The best state from which to leap to passage k or further: leaps cost more the further they are, up to a most.
    let near = -Infinity;
    let nearFrom = beside(-1);
    let far = -Infinity;
    let farFrom = beside(-1);
    for (let k = 0; k < count; k++) {
      // Who comes to a passage anew has all of it before them: half of that counts.
      const ahead = (state: number): number =>
        0.5 * Math.max(0, (expected[k] as number) - (found[state] as number)) * (hit[k] as number);
      const whole = 0.5 * (expected[k] as number) * (hit[k] as number);
      let best = scores[k] as number;
      let value = best + ahead(k);
      let from = k;
      const take = (score: number, more: number, state: number): void => {
        if (score + more > value) [best, value, from] = [score, score + more, state];
      };
      take((scores[beside(k)] as number) - cut - aside, ahead(beside(k)), beside(k));
      take((scores[beside(k - 1)] as number) - cut - aside, whole, beside(k - 1));
      if (k > 0) take((scores[k - 1] as number) - cut - (cut > CUT.paragraph ? inside : 0), whole, k - 1);
      take(near - cut, whole, nearFrom);
      take(far - cut, whole, farFrom);
      // What passages after the next one may leap from.
      for (const state of [beside(k - 1), ...(k > 0 ? [k - 1] : [])]) {
        const score = scores[state] as number;
        if (score - LEAP - PASSED > near) [near, nearFrom] = [score - LEAP - PASSED, state];
        if (score - MOST_LEAP > far) [far, farFrom] = [score - MOST_LEAP, state];
      }
      near -= PASSED;
      const sketch = sketches[k] ?? null;
      let seen = sketch ? 0 : -Infinity;
      let count = from === k || from === beside(k) ? (found[from] as number) : 0;
      for (const { hash, isWhole } of runs) {
        if (sketch && has(sketch, hash)) {
          if (++count <= (expected[k] as number)) seen += hit[k] as number;
        } else if (isWhole) seen += miss[k] as number;
      }
      if (runs.length === 0) seen -= UNTOLD * (last - first);
      nextFound[k] = count;
      next[k] = best + seen;
      step[k] = from;
      const stays = scores[beside(k)] as number;
      const leaves = (scores[k] as number) - cut - aside;
      next[beside(k)] = Math.max(stays, leaves);
      step[beside(k)] = stays >= leaves ? beside(k) : k;
      nextFound[beside(k)] = found[stays >= leaves ? beside(k) : k] as number;
    }
    next[beside(-1)] = scores[beside(-1)] as number;
    step[beside(-1)] = beside(-1);
    scores = next;
    found = nextFound;
  });
  let state = scores.indexOf(Math.max(...scores));
  const path: (number | null)[] = new Array<number | null>(words.length).fill(null);
  for (let at = words.length - 1; at >= 0; at--) {
    path[at] = state < count ? state : null;
    state = steps[at * states + state] as number;
  }
  return path;
}

/** A path without a few words here and there that agree by chance. */
function withoutStrays(words: readonly Word[], path: readonly (number | null)[]): readonly (number | null)[] {
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
 * Moves cuts to the ends of the copy's paragraphs where the words between say nothing against it: the first words of a paragraph that
 * were given to the passage before, or to none, and its last words that were given to the next. In a copy with many wrong letters few
 * runs speak for a sentence.
 */
function cutAtParagraphs(
  words: readonly Word[],
  path: readonly (number | null)[],
  sketches: readonly (Sketch | null)[],
): readonly (number | null)[] {
  const clean = [...path];
  /** How many runs from one word to another a passage has, and how many there are. */
  const agreed = (passage: number, from: number, to: number): { readonly found: number; readonly runs: number } => {
    const sketch = sketches[passage] ?? null;
    let [found, runs] = [0, 0];
    for (let at = from; at < to; at++) {
      for (const { hash } of (words[at] as Word).runs) {
        if (sketch && has(sketch, hash)) found++;
        runs++;
      }
    }
    return { found, runs };
  };
  // One run more says nothing against the end of a paragraph.
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

/** The part of runs that agree where a passage was found; null where too few were. */
function agreement(
  words: readonly Word[],
  path: readonly (number | null)[],
  sketches: readonly (Sketch | null)[],
): number | null {
  let [agree, all] = [0, 0];
  words.forEach(({ runs }, at) => {
    const sketch = sketches[path[at] ?? -1];
    if (!sketch) return;
    for (const { hash, isWhole } of runs) if (isWhole) [agree, all] = [agree + Number(has(sketch, hash)), all + 1];
  });
  return all < 20 ? null : Math.min(AGREES[1], Math.max(AGREES[0], agree / all));
}

function coverage(
  words: readonly Word[],
  path: readonly (number | null)[],
  sketches: readonly (Sketch | null)[],
): readonly number[] {
  const found = sketches.map(() => new Set<number>());
  words.forEach(({ runs }, at) => {
    const passage = path[at] ?? -1;
    const sketch = sketches[passage];
    if (!sketch) return;
    for (const { hash } of runs) if (has(sketch, hash)) found[passage]?.add(hash % sketch.size);
  });
  return sketches.map((sketch, at) => (sketch ? (found[at]?.size ?? 0) / Math.max(1, sketch.set) : 0));
}

/**
 * Cuts the paragraphs of a copy where the words of one passage end, and notes at each piece whose words it is. Passages that are not
 * in `known` count as none.
 */
export function cutByPassage(
  paragraphs: readonly CopyParagraph[],
  { stretches }: Pick<Alignment, 'stretches'>,
  known: readonly (Id | null)[],
): readonly CopyParagraph[] {
  const pieces = new Map<number, { from: number; to: number; passage: Id | null }[]>();
  for (const { paragraph, from, to, passage: at } of stretches) {
    const passage = at === null ? null : (known[at] ?? null);
    const list = pieces.get(paragraph) ?? [];
    pieces.set(paragraph, list);
    const last = list.at(-1);
    if (last && last.passage === passage) last.to = to;
    else list.push({ from, to, passage });
  }
  return paragraphs.flatMap((paragraph, index): readonly CopyParagraph[] => {
    const list = pieces.get(index);
    if (!list) return [{ ...paragraph, passage: null }];
    const [only] = list;
    if (list.length === 1 && only) return [{ ...paragraph, passage: only.passage }];
    return list.map(({ from, to, passage }, at) => {
      // A mark stands after the word it belongs to.
      const after = at === 0 ? -1 : (list[at - 1] as { to: number }).to;
      const end = at === list.length - 1 ? Infinity : to;
      const marks = paragraph.marks
        .filter((mark) => mark.at > after && mark.at <= end)
        .map((mark) => ({ at: Math.max(0, Math.min(mark.at, to) - from), number: mark.number }));
      return { ...paragraph, text: paragraph.text.slice(from, to), marks, passage };
    });
  });
}

function stretchesOf(words: readonly Word[], path: readonly (number | null)[]): readonly Stretch[] {
  const stretches: { -readonly [K in keyof Stretch]: Stretch[K] }[] = [];
  words.forEach(({ paragraph, from, to }, at) => {
    const passage = path[at] ?? null;
    const last = stretches.at(-1);
    if (last && last.paragraph === paragraph && last.passage === passage) last.to = to;
    else stretches.push({ paragraph, from, to, passage });
  });
  return stretches;
}
