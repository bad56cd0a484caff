/** Collects the segments of a citation and puts the full stops, commas and quotation marks between its elements. */
import type { CitationRun } from './format';

/** Collects the segments of a citation. */
export class CitationWriter {
  readonly #runs: CitationRun[] = [];

  /** Adds text as it is. */
  add(text: string, italic = false): this {
    if (text === '') return this;
    const last = this.#runs.at(-1);
    if (last?.italic === italic) this.#runs[this.#runs.length - 1] = { text: last.text + text, italic };
    else this.#runs.push({ text, italic });
    return this;
  }

  /**
   * Ends a sentence with a full stop, unless the text ends with a mark of its own. Closing quotation marks come after it, as in American
   * styles.
   */
  stop(): this {
    const last = this.#runs.pop();
    if (!last) return this;
    const { text, italic } = last;
    if (/[”’]$/.test(text)) return this.add(stopped(text), italic);
    return this.add(text, italic).add(/[.?!]$/.test(text) ? '' : '.');
  }

  /** Adds a title in double quotation marks that ends a sentence. */
  quoted(title: string): this {
    return this.add(`“${stopped(title)}”`);
  }

  /** The segments, with nothing but visible text at their end. */
  get runs(): readonly CitationRun[] {
    return this.#runs.map((run, at) => (at === this.#runs.length - 1 ? { ...run, text: run.text.trimEnd() } : run));
  }
}

/** A text with a full stop at its end, inside closing quotation marks, unless it ends with a mark of its own. */
function stopped(text: string): string {
  const [, words = '', marks = ''] = /^(.*?)([”’]*)$/su.exec(text) ?? [];
  return `${words}${/[.?!]$/.test(words) ? '' : '.'}${marks}`;
}
