/** Reads a copy saved as a web page: the running text of its main part, without navigation, and its notes. */
import { Parser } from 'htmlparser2';
import type { CopyFootnote, CopyMark, CopyParagraph } from '../model';
import { tidyMarked } from './tidy';

/** What holds no running text. */
const SKIPPED = new Set(
  'script style noscript template svg nav header footer aside form button select dialog iframe object head figure figcaption'.split(
    ' ',
  ),
);
/** Roles that hold no running text (WAI-ARIA 1.2; DPUB-ARIA 1.1 for the quote that repeats the text in large letters). */
const SKIPPED_ROLES = new Set(
  'navigation banner complementary contentinfo search form dialog alertdialog menu menubar toolbar tooltip doc-pullquote doc-toc'.split(
    ' ',
  ),
);
/** Parts of classes and ids that are customary for what is saved along with a page. */
const AROUND = new Set(
  'ad ads adv advert adverts advertisement advertisements advertising advertorial adsbygoogle adslot adunit adbox outbrain taboola sponsor sponsored sponsors promo promos promoted promotion share sharing shares sharedaddy addthis social socials related recommended recommendation recommendations readmore popular trending newsletter newsletters subscribe subscription signup paywall cookie cookies consent gdpr comment comments commentlist disqus respond breadcrumb breadcrumbs sidebar menu navbar nav navigation masthead modal popup overlay pullquote pagination pager caption toolbar banner'.split(
    ' ',
  ),
);
/** Readers' words: they are none of the article's however many they are. */
const COMMENTS = new Set('comment comments commentlist disqus respond'.split(' '));
/** Before these words a class says what a page has, not what an element is. */
const SAYS_OTHERWISE = /^(?:no|has|with|without|is|not|hide|hidden)[-_]/i;
/** Elements that hold the text, whatever they are called. */
const HOLDERS = new Set('html body main article'.split(' '));
/** Part of a short block's letters that are links, from which it is a list of links. */
const LINKS = 0.9;
const SHORT = 300;
/** A block that stands this often is no running text. */
const REPEATED = 3;
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
  /** Elements around it that are called what stands around a text. */
  readonly around: readonly Around[];
  /** Letters of it that are links. */
  readonly linked: number;
}

/** An element that is called what stands around a text. */
interface Around {
  letters: number;
  readonly isComments: boolean;
}

interface Open {
  readonly name: string;
  readonly skips: boolean;
  readonly main: boolean;
  /** Footnote number, 0 for a list of them. */
  readonly note: number | null;
  readonly around: readonly Around[];
}

class Reader {
  readonly #stack: Open[] = [];
  readonly #blocks: Block[] = [];
  #text = '';
  #marks: CopyMark[] = [];
  /** Text of the mark that is open. */
  #mark: string | null = null;
  #linked = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (BLOCKS.has(name)) this.#flush();
    if (name === 'br') this.#text += ' ';
    if (VOID.has(name)) return;
    if (name === 'sup') this.#mark = '';
    const above = this.#stack.at(-1);
    const isHidden =
      'hidden' in attributes ||
      attributes['aria-hidden'] === 'true' ||
      /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes['style'] ?? '');
    const around = aroundOf(name, attributes);
    this.#stack.push({
      name,
      skips: (above?.skips ?? false) || SKIPPED.has(name) || SKIPPED_ROLES.has(attributes['role'] ?? '') || isHidden,
      around: around ? [...(above?.around ?? []), around] : (above?.around ?? []),
      main: (above?.main ?? false) || name === 'main' || name === 'article' || attributes['role'] === 'main',
      note: noteNumber(attributes) ?? above?.note ?? null,
    });
  }

  text(text: string): void {
    if (this.#stack.at(-1)?.skips) return;
    if (this.#mark !== null) this.#mark += text;
    else {
      this.#text += text;
      if (this.#stack.some(({ name }) => name === 'a')) this.#linked += text.trim().length;
    }
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
    const all = this.#running();
    const main = all.filter((block) => block.main || block.note !== null);
    // A page may call only its teaser the article: then all of it is read.
    const blocks = letters(main) > letters(all) / 2 ? main : all;
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

  /** The blocks without what is saved along with a text: advertisements, lists of links, comments, what stands again and again. */
  #running(): readonly Block[] {
    const counts = new Map<string, number>();
    let total = 0;
    for (const { text, around } of this.#blocks) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
      total += text.length;
      for (const each of around) each.letters += text.length;
    }
    return this.#blocks.filter(({ text, note, around, linked }) => {
      if (note !== null) return true;
      // An element with most of the page in it holds the text, whatever it is called.
      if (around.some((each) => each.isComments || each.letters <= total / 2)) return false;
      if (text.length < SHORT && linked >= LINKS * text.length) return false;
      return (counts.get(text) ?? 0) < REPEATED;
    });
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
    const { text, marks } = tidyMarked(this.#text, this.#marks);
    const open = this.#stack.at(-1);
    const [linked, around] = [this.#linked, open?.around ?? []];
    if (text !== '')
      this.#blocks.push({ text, marks, main: open?.main ?? false, note: open?.note ?? null, around, linked });
    this.#text = '';
    this.#marks = [];
    this.#linked = 0;
  }
}

/** What an element is by its class and id, where that is customary for what stands around a text. */
function aroundOf(name: string, { id = '', class: classes = '' }: Readonly<Record<string, string>>): Around | null {
  if (HOLDERS.has(name)) return null;
  const parts = [...classes.split(/\s+/), id]
    .filter((each) => !SAYS_OTHERWISE.test(each))
    .flatMap((each) =>
      each
        .replace(/([a-z])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .split(/[-_:]+/),
    );
  const isComments = parts.some((part) => COMMENTS.has(part));
  return isComments || parts.some((part) => AROUND.has(part)) ? { letters: 0, isComments } : null;
}

/** The number of the footnote that an element is by its name; 0 for one that holds them; null for others. */
function noteNumber({ id = '', class: classes = '' }: Readonly<Record<string, string>>): number | null {
  for (const name of [id, ...classes.split(/\s+/)]) {
    const match = FOOTNOTE_NAME.exec(name);
    if (match) return Number(match[1] ?? 0);
  }
  return null;
}
