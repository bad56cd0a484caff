/** Joins lines to running text: with a space, or without one if the end of a line divides a word or a web address. */
import { WORD_BREAK } from './measures';
import type { Block } from './model';

/** All words of the text in lower case. They decide whether a hyphen at the end of a line belongs to the word. */
export interface Words {
  /** Words without a hyphen. */
  readonly plain: ReadonlySet<string>;
  /** Words with a hyphen inside, such as "well-known". */
  readonly hyphenated: ReadonlySet<string>;
}

/** Collects the words of all blocks. */
export function wordsOf(blocks: readonly Block[]): Words {
  const plain = new Set<string>();
  const hyphenated = new Set<string>();
  for (const { lines } of blocks) {
    for (const { text } of lines) {
      for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*/gu)) {
        if (/[-\u2010]/.test(word)) hyphenated.add(word.replace(/\u2010/g, '-'));
        else plain.add(word);
      }
    }
  }
  return { plain, hyphenated };
}

/** Joins the text of a line to the text before it. */
function joinText(before: string, after: string, words: Words): string {
  if (before === '') return after;
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after;
  const url = /(?:https?:\/\/|www\.)\S*$/i.exec(before)?.[0];
  if (url && /[-/_=?&#%.~]$/.test(url) && /^[a-z\d]\S*(?:[-/_=.]|$)/i.test(after)) {
    if (!url.endsWith('.') || /^\S*[/.-]\S/.test(after)) return before + after;
  }
  if (WORD_BREAK.test(before) && /^\p{L}/u.test(after)) {
    const head = /[\p{L}]+(?=[-\u2010]$)/u.exec(before)?.[0] ?? '';
    const tail = /^\p{L}+/u.exec(after)?.[0] ?? '';
    const bound = `${head}-${tail}`.toLowerCase();
    // Words are not divided before a capital letter, so such a hyphen belongs to the word.
    const isBound = /^\p{Lu}/u.test(tail) || (words.hyphenated.has(bound) && !words.plain.has(bound.replace('-', '')));
    return isBound ? before + after : before.slice(0, -1) + after;
  }
  if (/\d[-\u2010]$/.test(before) && /^\d/.test(after)) return before + after;
  if (/\S[–—]$/u.test(before) && /^[\p{L}\d“"‘]/u.test(after)) return before + after;
  return `${before} ${after}`;
}

/** Text to which lines are added. Only its end is rebuilt for each line, so that the cost per line does not grow with the text. */
export class RunningText {
  readonly #done: string[] = [];
  #length = 0;
  /** The end of the text, which is all that is needed to join the next line. */
  tail = '';

  /** Length of the whole text, in UTF-16 units. */
  get length(): number {
    return this.#length + this.tail.length;
  }

  /** Adds a line and returns the offset at which it begins. */
  add(line: string, words: Words): number {
    this.tail = joinText(this.tail, line, words);
    const start = this.length - line.length;
    if (this.tail.length > 4000) {
      this.#done.push(this.tail.slice(0, -1000));
      this.#length += this.tail.length - 1000;
      this.tail = this.tail.slice(-1000);
    }
    return start;
  }

  /** The whole text. */
  get text(): string {
    return [...this.#done, this.tail].join('');
  }
}
