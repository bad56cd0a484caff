/** Splits a copy into words and letter runs, which are the observations of the model in `viterbi.ts`. */
import type { CopyParagraph } from '../model';
import { lettersOf } from '../normalise';
import { eachRun, sketchHasRun, LETTERS_IN_RUN, type Sketch } from '../sketch';

/** The cost of changing to another passage, in nats, between two paragraphs of the copy, between two sentences and between two words. */
export const PASSAGE_CHANGE_COSTS = { paragraph: 1, sentence: 2.5, word: 6 } as const;

/** A word of the copy: characters between spaces. */
export interface Word {
  /** Index of the paragraph that contains the word. */
  readonly paragraph: number;
  /** Start and end offset of the word in the paragraph's text, half-open, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** The word's letters as offsets in the letters of the whole copy: first, and after the last. */
  readonly first: number;
  readonly last: number;
  /** The cost of changing to another passage before this word. */
  readonly cut: number;
  /** Indices of the letter runs whose middle lies in the word: the first, and after the last. */
  run: number;
  end: number;
}

/** The letter runs of a copy, in typed arrays, because they are read millions of times. */
export interface WordRuns {
  /** The hash of each letter run. */
  readonly hashes: readonly number[];
  /** For each letter run, 1 if it lies within one sentence, else 0. */
  readonly isWhole: Uint8Array;
  /** At index `run * passages + passage`, 1 if the passage's sketch contains the run, else 0. */
  readonly had: Uint8Array;
}

/** Matches the end of a sentence or bracket, with a footnote number after it. */
const ENDS = /[.!?:;…\])][”"’'»)\]]*(?:\[?\d{1,3}\]?)?$/;
/** Matches one white space character. */
const SPACE = /\s/;
const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 160 && SPACE.test(String.fromCharCode(code)));

/** The words and letter runs of a copy. */
export function wordsOf(
  paragraphs: readonly CopyParagraph[],
  sketches: readonly (Sketch | null)[],
): { readonly words: readonly Word[]; readonly runs: WordRuns } {
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
      const cut =
        before === ''
          ? PASSAGE_CHANGE_COSTS.paragraph
          : opens || ENDS.test(before)
            ? PASSAGE_CHANGE_COSTS.sentence
            : PASSAGE_CHANGE_COSTS.word;
      words.push({ paragraph, from, to, first, last: count + letter, cut, run: 0, end: 0 });
      before = text.slice(from, to);
      from = to;
    }
    count += letters.length;
  });
  return { words, runs: runsIn(words, all.join(''), sketches) };
}

/** The letter runs of a copy; each belongs to the word in its middle. */
function runsIn(words: readonly Word[], letters: string, sketches: readonly (Sketch | null)[]): WordRuns {
  const hashes: number[] = [];
  const whole: number[] = [];
  let at = 0;
  eachRun(letters, (first, hash) => {
    while (at < words.length - 1 && (words[at] as Word).last <= first + LETTERS_IN_RUN / 2)
      (words[++at] as Word).run = (words[at] as Word).end = hashes.length;
    // If a run across two sentences is missing from a sketch, that proves little, because the copy may have left out the next sentence.
    let isWhole = 1;
    for (let next = at; next >= 0 && (words[next] as Word).first > first; next--)
      if ((words[next] as Word).cut < PASSAGE_CHANGE_COSTS.word) isWhole = 0;
    for (let next = at + 1; next < words.length && (words[next] as Word).first < first + LETTERS_IN_RUN; next++)
      if ((words[next] as Word).cut < PASSAGE_CHANGE_COSTS.word) isWhole = 0;
    hashes.push(hash);
    whole.push(isWhole);
    (words[at] as Word).end = hashes.length;
  });
  const had = new Uint8Array(hashes.length * sketches.length);
  sketches.forEach((sketch, k) => {
    if (!sketch) return;
    for (let run = 0; run < hashes.length; run++)
      if (sketchHasRun(sketch, hashes[run] as number)) had[run * sketches.length + k] = 1;
  });
  return { hashes, isWhole: Uint8Array.from(whole), had };
}
