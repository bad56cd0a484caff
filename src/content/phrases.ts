/** Finds many phrases in a text in a single pass. */

/** A sequence of letters and combining marks. */
const RUN = /[\p{L}\p{M}]+/gu;
/** Matches text before a phrase that makes the phrase only part of a word: “Low” must not be found in “Lower” or “Low-land”. */
const PART_BEFORE = /(?:[\p{L}\p{M}]|\p{L}-)$/u;
const PART_AFTER = /^(?:[\p{L}\p{M}]|-\p{L})/u;
/**
 * Characters (UTF-16 units) to examine on each side of a phrase for the two patterns above: a hyphen and a letter of two units, rounded
 * up.
 */
const MARGIN = 4;

interface Phrase {
  readonly text: string;
  /** Index of the phrase's first letter within the phrase. */
  readonly offset: number;
  /** Index of the phrase in the list of phrases. */
  readonly at: number;
}

interface Match {
  readonly phrase: Phrase;
  readonly from: number;
  readonly to: number;
}

/** A set of words or phrases that can be found in texts. */
export class Phrases {
  /** The phrases by their first sequence of letters; only these can begin where a text has that sequence. */
  readonly #byFirstRun = new Map<string, Phrase[]>();

  constructor(phrases: readonly string[]) {
    for (const [at, text] of [...new Set(phrases)].entries()) {
      const [run] = text.matchAll(RUN);
      if (!run) continue;
      const phrase = { text, offset: run.index, at };
      this.#byFirstRun.set(run[0], [...(this.#byFirstRun.get(run[0]) ?? []), phrase]);
    }
  }

  /**
   * Replaces each phrase found in a text by dots, one for each UTF-16 unit. If two phrases overlap, the longer one is replaced.
   * `isLookedFor` says which phrases count in this text; `onFound` is called for each phrase that was found.
   */
  blotOut(text: string, isLookedFor: (phrase: string) => boolean, onFound: (phrase: string) => void): string {
    const matches = [...text.matchAll(RUN)].flatMap((run) => this.#matchesAt(text, run[0], run.index, isLookedFor));
    const longestFirst = matches.sort((a, b) => b.to - b.from - (a.to - a.from) || a.phrase.at - b.phrase.at);
    const units = text.split('');
    const isBlotted = new Uint8Array(units.length);
    for (const { phrase, from, to } of longestFirst) {
      if (isBlotted.subarray(from, to).includes(1)) continue;
      isBlotted.fill(1, from, to);
      units.fill('·', from, to);
      onFound(phrase.text);
    }
    return units.join('');
  }

  #matchesAt(text: string, run: string, at: number, isLookedFor: (phrase: string) => boolean): readonly Match[] {
    return (this.#byFirstRun.get(run) ?? []).flatMap((phrase) => {
      const from = at - phrase.offset;
      const to = from + phrase.text.length;
      return from >= 0 && isLookedFor(phrase.text) && text.startsWith(phrase.text, from) && isWhole(text, from, to)
        ? [{ phrase, from, to }]
        : [];
    });
  }
}

function isWhole(text: string, from: number, to: number): boolean {
  return (
    !PART_BEFORE.test(text.slice(Math.max(0, from - MARGIN), from)) && !PART_AFTER.test(text.slice(to, to + MARGIN))
  );
}
