/** Reads a copy saved as a web page: the running text of its main part, without navigation, and its notes. */
import { Parser } from 'htmlparser2';
import type { CopyFootnote, CopyMark, CopyParagraph } from './model';

/** What holds no running text. */
const SKIPPED = new Set(
  'script style noscript template svg nav header footer aside form button select dialog iframe object head figure figcaption'.split(
    ' ',
  ),
);
/** What begins and ends a paragraph. */
const BLOCKS = new Set(
  'p div section article main li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table tr td th body hr address'.split(
    ' ',
  ),
);
/** What never has an end. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const FOOTNOTE_NAME =
  /^(?:(?:foot|end)?notes?|fn|ftnt?|_?ftn|ref(?:erence)?s?)[-_]?(?:text|content|body|item|list)?[-_.:]?(\d{1,3})?$/i;

/** Reads an HTML document. Never fails: what is no markup comes out as text. */
export function readHtml(html: string): {
  readonly paragraphs: readonly CopyParagraph[];
  readonly footnotes: readonly CopyFootnote[];
} {
  const reader = new Reader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return reader.finish();
}

interface Block {
  readonly text: string;
  readonly marks: readonly CopyMark[];
  /** Whether it stands in the main part. */
  readonly main: boolean;
  /** Number of the footnote it is, 0 where its place in a list tells, null where it is none. */
  readonly note: number | null;
}

interface Open {
  readonly name: string;
  readonly skips: boolean;
  readonly main: boolean;
  /** Footnote number, 0 for a list of them. */
  readonly note: number | null;
}

class Reader {
  readonly #stack: Open[] = [];
  readonly #blocks: Block[] = [];
  #text = '';
  #marks: CopyMark[] = [];
  /** Text of the mark that is open. */
  #mark: string | null = null;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (BLOCKS.has(name)) this.#flush();
    if (name === 'br') this.#text += ' ';
    if (VOID.has(name)) return;
    if (name === 'sup') this.#mark = '';
    const above = this.#stack.at(-1);
    const isHidden = 'hidden' in attributes || attributes['aria-hidden'] === 'true';
    this.#stack.push({
      name,
      skips: (above?.skips ?? false) || SKIPPED.has(name) || isHidden,
      main: (above?.main ?? false) || name === 'main' || name === 'article' || attributes['role'] === 'main',
      note: noteNumber(attributes) ?? above?.note ?? null,
    });
  }

  text(text: string): void {
    if (this.#stack.at(-1)?.skips) return;
    if (this.#mark !== null) this.#mark += text;
    else this.#text += text;
  }

  close(name: string): void {
    if (VOID.has(name)) return;
    if (name === 'sup') this.#endMark();
    if (BLOCKS.has(name)) this.#flush();
    const at = this.#stack.findLastIndex((open) => open.name === name);
    if (at >= 0) this.#stack.length = at;
  }

  finish(): { readonly paragraphs: readonly CopyParagraph[]; readonly footnotes: readonly CopyFootnote[] } {
    this.#flush();
    const letters = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);
    const main = this.#blocks.filter((block) => block.main || block.note !== null);
    // A page may call only its teaser the article: then all of it is read.
    const blocks = letters(main) > letters(this.#blocks) / 2 ? main : this.#blocks;
    let count = 0;
    const footnotes: CopyFootnote[] = [];
    for (const { text, note } of blocks) {
      if (note === null) continue;
      const [, written] = /^\[?(\d{1,3})[\]).]?\s/.exec(text) ?? [];
      count = note || Number(written ?? count + 1);
      footnotes.push({ number: count, text: text.replace(/^\[?\d{1,3}[\]).]?\s+|\s*[↩↑]\ufe0e?\s*$/gu, '').trim() });
    }
    return {
      paragraphs: blocks.filter(({ note }) => note === null).map(({ text, marks }) => ({ text, marks })),
      footnotes: footnotes.sort((a, b) => a.number - b.number),
    };
  }

  #endMark(): void {
    const mark = (this.#mark ?? '').trim();
    this.#mark = null;
    const number = /^\[?(\d{1,3})\]?$/.exec(mark)?.[1];
    if (number === undefined) this.#text += mark;
    else this.#marks.push({ at: this.#text.length, number: Number(number) });
  }

  #flush(): void {
    if (this.#mark !== null) this.#endMark();
    const [text, marks] = tidy(this.#text, this.#marks);
    const open = this.#stack.at(-1);
    if (text !== '') this.#blocks.push({ text, marks, main: open?.main ?? false, note: open?.note ?? null });
    this.#text = '';
    this.#marks = [];
  }
}

/** Makes spaces one and takes soft hyphens out; marks keep their place among the letters. */
function tidy(text: string, marks: readonly CopyMark[]): readonly [string, readonly CopyMark[]] {
  const short = (part: string): string =>
    part
      .replace(/\u00ad/g, '')
      .replace(/\s+/gu, ' ')
      .replace(/^ /, '');
  return [
    short(text).trimEnd(),
    marks.map(({ at, number }) => ({ at: short(text.slice(0, at)).trimEnd().length, number })),
  ];
}

/** The number of the footnote that an element is by its name; 0 for one that holds them; null for others. */
function noteNumber({ id = '', class: classes = '' }: Readonly<Record<string, string>>): number | null {
  for (const name of [id, ...classes.split(/\s+/)]) {
    const match = FOOTNOTE_NAME.exec(name);
    if (match) return Number(match[1] ?? 0);
  }
  return null;
}
