/**
 * Tells for every word of a copy whether it is the article's, and which paragraph's: by the sketches of the paragraphs, in the order of
 * the article. A hidden Markov model: the words are in a paragraph or beside it (an advertisement, a note, a comment, another text),
 * runs of letters that a sketch has or has not are what is seen, and the likeliest course is taken (Viterbi 1967).
 */
import type { Id } from '../domain/model';
import type { CopyParagraph } from './model';
import { lettersOf } from './normalise';
import { BITS_A_RUN, eachRun, has, RUN, type Sketch } from './sketch';

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
  /** The runs whose middle is in it: index of the first in the runs of the copy, and after the last. */
  run: number;
  end: number;
}

/** The runs of a copy. They are asked about many thousand times: numbers in a row, no objects. */
interface Runs {
  /** What a sketch is asked with. */
  readonly hashes: readonly number[];
  /** For each run 1 where no end of a sentence is in it, else 0. */
  readonly isWhole: Uint8Array;
  /** For each run and, within it, each passage: 1 where the passage's sketch has the run, else 0. */
  readonly had: Uint8Array;
}

/** Aligns a copy. Sketches are in the order of the article; a passage without one is found nowhere. */
export function align(paragraphs: readonly CopyParagraph[], sketches: readonly (Sketch | null)[]): Alignment {
  const { words: all, runs } = wordsOf(paragraphs, sketches);
  const isNear = nearRuns(all, runs, sketches.length);
  const words = isNear ? all.filter((_, at) => isNear[at]) : all;
  const first = course(words, runs, sketches, AGREE);
  const agree = agreement(words, runs, first, sketches);
  // A passage that is not there takes a sentence of its neighbour: the second time it is left out.
  const covered = coverage(words, runs, first, sketches);
  const there = sketches.map((sketch, at) => (isThere(sketch, covered[at] ?? 0) ? sketch : null));
  const second = course(words, runs, there, agree ?? AGREE);
  const path = cutAtParagraphs(words, runs, withoutStrays(words, second), there);
  let next = 0;
  const whole = isNear ? all.map((_, at) => (isNear[at] ? (path[next++] ?? null) : null)) : path;
  return {
    stretches: stretchesOf(all, whole),
    covered: coverage(words, runs, path, sketches),
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
/** What stands between words. */
const SPACE = /\s/;
const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 160 && SPACE.test(String.fromCharCode(code)));

function wordsOf(
  paragraphs: readonly CopyParagraph[],
  sketches: readonly (Sketch | null)[],
): { readonly words: readonly Word[]; readonly runs: Runs } {
  const words: Word[] = [];
  let count = 0;
  const all: string[] = [];
  paragraphs.forEach(({ text }, paragraph) => {
    const { letters, offsets } = lettersOf(text);
    all.push(letters);
    let before = '';
    let letter = 0;
    for (let from = 0; from < text.length; from++) {
      if (isSpace(text.charCodeAt(from))) continue;
      let to = from + 1;
      while (to < text.length && !isSpace(text.charCodeAt(to))) to++;
      const first = count + letter;
      while (letter < letters.length && (offsets[letter] as number) < to) letter++;
      const opens = text[from] === '[';
      const cut = before === '' ? CUT.paragraph : opens || ENDS.test(before) ? CUT.sentence : CUT.word;
      words.push({ paragraph, from, to, first, last: count + letter, cut, run: 0, end: 0 });
      before = text.slice(from, to);
      from = to;
    }
    count += letters.length;
  });
  return { words, runs: runsIn(words, all.join(''), sketches) };
}

/** The runs of a copy's letters; each is told at the word in its middle. */
function runsIn(words: readonly Word[], letters: string, sketches: readonly (Sketch | null)[]): Runs {
  const hashes: number[] = [];
  const whole: number[] = [];
  let at = 0;
  eachRun(letters, (first, hash) => {
    while (at < words.length - 1 && (words[at] as Word).last <= first + RUN / 2)
      (words[++at] as Word).run = (words[at] as Word).end = hashes.length;
    // One that goes over the end of a sentence says little where it is missing.
    let isWhole = 1;
    for (let next = at; next >= 0 && (words[next] as Word).first > first; next--)
      if ((words[next] as Word).cut < CUT.word) isWhole = 0;
    for (let next = at + 1; next < words.length && (words[next] as Word).first < first + RUN; next++)
      if ((words[next] as Word).cut < CUT.word) isWhole = 0;
    hashes.push(hash);
    whole.push(isWhole);
    (words[at] as Word).end = hashes.length;
  });
  const had = new Uint8Array(hashes.length * sketches.length);
  sketches.forEach((sketch, k) => {
    if (!sketch) return;
    for (let run = 0; run < hashes.length; run++)
      if (has(sketch, hashes[run] as number)) had[run * sketches.length + k] = 1;
  });
  return { hashes, isWhole: Uint8Array.from(whole), had };
}

/**
 * In a long text the words in and near stretches that a sketch has more of than by chance; null in a short one, where all are looked
 * at. The course through a book of a thousand pages would take half a minute.
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

/** For each word the passage it belongs to, or null. `agree` is the part of runs that agree in a passage's own words. */
function course(
  words: readonly Word[],
  { isWhole, had }: Runs,
  sketches: readonly (Sketch | null)[],
  agree: number,
): readonly (number | null)[] {
  const count = sketches.length;
  // States: 0 to count - 1 in a passage; count + 1 + k beside, passage k being the last; count beside, before any.
  const states = 2 * count + 1;
  // One wrong letter spoils all runs it is in: where many are wrong, a run says less.
  const doubt = Math.max(0, AGREES[1] - agree);
  const says = Math.max(0.4, 1 - 4 * doubt);
  const aside = ASIDE + 12 * doubt;
  // A passage seldom begins inside a paragraph of the copy: that needs better proof where letters are wrong.
  const inside = 1 + 12 * doubt;
  const hit = Float64Array.from(sketches, (sketch) =>
    sketch ? says * Math.log((agree * sketch.size) / Math.max(1, sketch.set)) : 0,
  );
  const miss = Float64Array.from(sketches, (sketch) =>
    sketch ? says * Math.log((1 - agree) / Math.max(0.05, 1 - sketch.set / sketch.size)) : -1,
  );
  /** Runs that a passage's own words have: what stands twice (an abstract, a comment that quotes) is told once. */
  const expected = Float64Array.from(sketches, (sketch) => (sketch ? sketch.size / BITS_A_RUN : 0));
  let scores = new Float64Array(states).fill(-Infinity);
  scores[count] = 0;
  let next = new Float64Array(states).fill(-Infinity);
  next[count] = 0;
  /** Runs found so far of the passage that a state is in or beside. */
  let found = new Float64Array(states);
  let nextFound = new Float64Array(states);
  const steps = new Int16Array(words.length * states);
  // The inner loop is run once for each word and passage, over a million times for a long text: it makes no objects and calls nothing.
  for (let at = 0; at < words.length; at++) {
    const { cut, run, end, first, last } = words[at] as Word;
    const step = at * states;
    const jump = cut > CUT.paragraph ? inside : 0;
    // The best state from which to leap to passage k or further: leaps cost more the further they are, up to a most.
    let near = -Infinity;
    let nearFrom = count;
    let far = -Infinity;
    let farFrom = count;
    for (let k = 0; k < count; k++) {
      const beside = count + 1 + k;
      const hits = hit[k] as number;
      const most = expected[k] as number;
      const within = scores[k] as number;
      const stays = scores[beside] as number;
      const besideLast = scores[beside - 1] as number;
      const withinLast = k > 0 ? (scores[k - 1] as number) : -Infinity;
      // Who comes to a passage anew has all of it before them: half of that counts.
      const whole = 0.5 * most * hits;
      let left = most - (found[k] as number);
      let best = within;
      let value = best + 0.5 * (left > 0 ? left : 0) * hits;
      let from = k;
      left = most - (found[beside] as number);
      let score = stays - cut - aside;
      let worth = score + 0.5 * (left > 0 ? left : 0) * hits;
      if (worth > value) {
        best = score;
        value = worth;
        from = beside;
      }
      score = besideLast - cut - aside;
      worth = score + whole;
      if (worth > value) {
        best = score;
        value = worth;
        from = beside - 1;
      }
      score = withinLast - cut - jump;
      worth = score + whole;
      if (worth > value) {
        best = score;
        value = worth;
        from = k - 1;
      }
      score = near - cut;
      worth = score + whole;
      if (worth > value) {
        best = score;
        value = worth;
        from = nearFrom;
      }
      score = far - cut;
      worth = score + whole;
      if (worth > value) {
        best = score;
        from = farFrom;
      }
      // What passages after the next one may leap from.
      if (besideLast - LEAP - PASSED > near) {
        near = besideLast - LEAP - PASSED;
        nearFrom = beside - 1;
      }
      if (besideLast - MOST_LEAP > far) {
        far = besideLast - MOST_LEAP;
        farFrom = beside - 1;
      }
      if (withinLast - LEAP - PASSED > near) {
        near = withinLast - LEAP - PASSED;
        nearFrom = k - 1;
      }
      if (withinLast - MOST_LEAP > far) {
        far = withinLast - MOST_LEAP;
        farFrom = k - 1;
      }
      near -= PASSED;
      let seen = sketches[k] ? 0 : -Infinity;
      let known = from === k || from === beside ? (found[from] as number) : 0;
      for (let each = run; each < end; each++) {
        if (had[each * count + k] === 1) {
          if (++known <= most) seen += hits;
        } else if (isWhole[each] === 1) seen += miss[k] as number;
      }
      if (run === end) seen -= UNTOLD * (last - first);
      nextFound[k] = known;
      next[k] = best + seen;
      steps[step + k] = from;
      const leaves = within - cut - aside;
      const isBeside = stays >= leaves;
      next[beside] = isBeside ? stays : leaves;
      steps[step + beside] = isBeside ? beside : k;
      nextFound[beside] = found[isBeside ? beside : k] as number;
    }
    steps[step + count] = count;
    // What was read is written over at the next word.
    const free = scores;
    scores = next;
    next = free;
    const freeFound = found;
    found = nextFound;
    nextFound = freeFound;
  }
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
  { had }: Runs,
  path: readonly (number | null)[],
  sketches: readonly (Sketch | null)[],
): readonly (number | null)[] {
  const clean = [...path];
  /** How many runs from one word to another a passage has, and how many there are. */
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
