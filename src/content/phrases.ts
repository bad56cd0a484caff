/** Phrases in a text: found in one walk over the text, however many phrases there are. */

/** A run of letters with their marks. */
const RUN = /[\p{L}\p{M}]+/gu;
/** A text before or after which a phrase is only part of a word: “Low” is neither a word of “Lower” nor one of “Low-land”. */
const PART_BEFORE = /(?:[\p{L}\p{M}]|\p{L}-)$/u;
const PART_AFTER = /^(?:[\p{L}\p{M}]|-\p{L})/u;
/** UTF-16 units at each side of a phrase that these two ask for: a hyphen and a letter of two units, rounded up. */
const MARGIN = 4;

interface Phrase {
  readonly text: string;
  /** Where its first run of letters begins in it. */
  readonly offset: number;
  /** Its position among the phrases. */
  readonly at: number;
}

interface Match {
  readonly phrase: Phrase;
  readonly from: number;
  readonly to: number;
}

/** Words, or several words that belong together, that are looked for in texts. */
export class Phrases {
  /** By their first run of letters: only these can begin where a text has that run. */
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
   * The text with a dot in place of each UTF-16 unit of the phrases in it. Where two overlap, the longer one counts. `isLookedFor` says which
   * phrases count in this text; `onFound` is told of each phrase that is in it.
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
