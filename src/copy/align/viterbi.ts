/**
 * The hidden Markov model that assigns words to passages, and the search for its most likely path (Viterbi, 1967). Costs are in nats:
 * negative logarithms of probabilities.
 */
import { BITS_A_RUN, type Sketch } from '../sketch';
import { PASSAGE_CHANGE_COSTS, type WordRuns, type Word } from './words';

/** The cost of leaving a passage for words beside it, and of returning to it or continuing with the next passage. */
const ASIDE = 1;
/** The cost of jumping to a passage that is not the next one. */
const LEAP = 3;
/** The additional cost of a jump for each passage that it skips. */
const PASSED = 0.25;
/** The greatest cost of a jump, however many passages it skips. */
const MOST_LEAP = 6;
/** The cost per letter of a word without letter runs: a word that nothing proves counts as beside the article. */
const UNTOLD = 0.02;
/**
 * The least and greatest share of letter runs that may agree in words of the right passage. Below the least, a copy is too damaged to
 * judge.
 */
export const AGREEING_SHARE_LIMITS = [0.72, 0.96] as const;

/** For each word the index of its passage, or null. `agree` is the share of letter runs that agree in words of the right passage. */
export function likeliestPath(
  words: readonly Word[],
  { isWhole, had }: WordRuns,
  sketches: readonly (Sketch | null)[],
  agree: number,
): readonly (number | null)[] {
  const count = sketches.length;
  // States: k < count means in passage k; count means beside, before the first passage; count + 1 + k means beside, after passage k.
  const states = 2 * count + 1;
  // One wrong letter changes every run that contains it, so in a copy with many wrong letters a run proves less.
  const doubt = Math.max(0, AGREEING_SHARE_LIMITS[1] - agree);
  const weight = Math.max(0.4, 1 - 4 * doubt);
  const aside = ASIDE + 12 * doubt;
  // A passage seldom begins inside a paragraph of the copy; in a copy with many wrong letters this needs more proof.
  const inside = 1 + 12 * doubt;
  const hit = Float64Array.from(sketches, (sketch) =>
    sketch ? weight * Math.log((agree * sketch.size) / Math.max(1, sketch.set)) : 0,
  );
  const miss = Float64Array.from(sketches, (sketch) =>
    sketch ? weight * Math.log((1 - agree) / Math.max(0.05, 1 - sketch.set / sketch.size)) : -1,
  );
  /**
   * Expected number of letter runs of each passage. Each run counts once, so that an abstract or comment that repeats the passage adds
   * nothing.
   */
  const expected = Float64Array.from(sketches, (sketch) => (sketch ? sketch.size / BITS_A_RUN : 0));
  let scores = new Float64Array(states).fill(-Infinity);
  scores[count] = 0;
  let next = new Float64Array(states).fill(-Infinity);
  next[count] = 0;
  /** For each state, the number of its passage's letter runs found on its best path. */
  let found = new Float64Array(states);
  let nextFound = new Float64Array(states);
  const steps = new Int16Array(words.length * states);
  // This loop runs once for each word and passage, over a million times for a long copy, so it creates no objects and calls no functions.
  for (let at = 0; at < words.length; at++) {
    const { cut, run, end, first, last } = words[at] as Word;
    const step = at * states;
    const jump = cut > PASSAGE_CHANGE_COSTS.paragraph ? inside : 0;
    // The best state from which to jump to passage k: `near` if the cost grows with the distance, `far` if it has reached its maximum.
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
      // A path that has just entered a passage has all its letter runs ahead, so half of their value is added when paths are compared.
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
      // Jumps to later passages may start from this state.
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
    // The two pairs of arrays are swapped for the next word.
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
