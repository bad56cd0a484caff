/** The words of a copy and the runs of letters in them: what the model of `viterbi.ts` observes. */
import type { CopyParagraph } from '../model';
import { lettersOf } from '../normalise';
import { eachRun, has, RUN, type Sketch } from '../sketch';

/** The cost of a change of passage, in nats, between two paragraphs of the copy, two sentences and two words. */
export const CUT = { paragraph: 1, sentence: 2.5, word: 6 } as const;

/** A word of the copy: letters between spaces. */
export interface Word {
  /** Index of its paragraph. */
  readonly paragraph: number;
  /** Offsets in the paragraph's text, half-open, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** Its letters in the letters of the whole copy: offset of the first, and after the last. */
  readonly first: number;
  readonly last: number;
  /** The cost of a change of passage before it. */
  readonly cut: number;
  /** The runs whose middle lies in it: index of the first, and after the last. */
  run: number;
  end: number;
}

/** The runs of a copy, in typed arrays: they are read millions of times. */
export interface Runs {
  /** The hash of each run. */
  readonly hashes: readonly number[];
  /** For each run, 1 if it lies within one sentence, else 0. */
  readonly isWhole: Uint8Array;
  /** At `run * passages + passage`: 1 if the sketch of the passage contains the run, else 0. */
  readonly had: Uint8Array;
}

/** The end of a sentence or of a bracket, with a footnote number after it. */
const ENDS = /[.!?:;…\])][”"’'»)\]]*(?:\[?\d{1,3}\]?)?$/;
/** White space. */
const SPACE = /\s/;
const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 160 && SPACE.test(String.fromCharCode(code)));

/** The words and runs of a copy. */
export function wordsOf(
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

/** The runs of a copy's letters; each is assigned to the word in its middle. */
function runsIn(words: readonly Word[], letters: string, sketches: readonly (Sketch | null)[]): Runs {
  const hashes: number[] = [];
  const whole: number[] = [];
  let at = 0;
  eachRun(letters, (first, hash) => {
    while (at < words.length - 1 && (words[at] as Word).last <= first + RUN / 2)
      (words[++at] as Word).run = (words[at] as Word).end = hashes.length;
    // A run across two sentences proves little when it is missing: the copy may have left out what follows.
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
