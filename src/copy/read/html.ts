/** Reads a copy saved as a web page: the running text of its main part, without navigation, and its footnotes. */
import { Parser } from 'htmlparser2';
import type { CopyFootnote, CopyFootnoteMark, CopyParagraph } from '../model';
import { tidyMarked } from './tidy';

/** Names of elements that never contain running text. */
const SKIPPED = new Set(
  'script style noscript template svg nav header footer aside form button select dialog iframe object head figure figcaption'.split(
    ' ',
  ),
);
/** ARIA roles of elements without running text (WAI-ARIA 1.2; DPUB-ARIA 1.1 for pull quotes, which repeat the text in large letters). */
const SKIPPED_ROLES = new Set(
  'navigation banner complementary contentinfo search form dialog alertdialog menu menubar toolbar tooltip doc-pullquote doc-toc'.split(
    ' ',
  ),
);
/** Words in classes and ids of elements around a text: advertisements, menus, comments. */
const AROUND = new Set(
  'ad ads adv advert adverts advertisement advertisements advertising advertorial adsbygoogle adslot adunit adbox outbrain taboola sponsor sponsored sponsors promo promos promoted promotion share sharing shares sharedaddy addthis social socials related recommended recommendation recommendations readmore popular trending newsletter newsletters subscribe subscription signup paywall cookie cookies consent gdpr comment comments commentlist disqus respond breadcrumb breadcrumbs sidebar menu navbar nav navigation masthead modal popup overlay pullquote pagination pager caption toolbar banner'.split(
    ' ',
  ),
);
/** Words in classes and ids of readers' comments, which are left out however long they are. */
const COMMENTS = new Set('comment comments commentlist disqus respond'.split(' '));
/** Matches a class that describes what a page has, and not what the element is. */
const SAYS_OTHERWISE = /^(?:no|has|with|without|is|not|hide|hidden)[-_]/i;
/** Names of elements that contain the text, whatever their class is. */
const HOLDERS = new Set('html body main article'.split(' '));
/** A short block is a list of links if at least this share of its characters is in links. */
const LINKS = 0.9;
/** A block with fewer characters than this is short. */
const SHORT = 300;
/** A block that occurs at least this often is not running text. */
const REPEATED = 3;
/** Names of elements that begin and end a paragraph. */
const BLOCKS = new Set(
  'p div section article main li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table tr td th body hr address'.split(
    ' ',
  ),
);
/** Names of elements without an end tag. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Matches usual classes and ids of footnotes, with their number. */
const FOOTNOTE_NAME =
  /^(?:(?:foot|end)?notes?|fn|ftnt?|_?ftn|ref(?:erence)?s?)[-_]?(?:text|content|body|item|list)?[-_.:]?(\d{1,3})?$/i;

/** Reads an HTML document. It never fails: whatever is not markup is text. */
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

/** A block of text in the web page. */
interface Block {
  readonly text: string;
  readonly marks: readonly CopyFootnoteMark[];
  /** Whether the block is in the main part of the page. */
  readonly main: boolean;
  /** Number of the footnote that the block is; 0 if its index in a list is the number; null if it is not a footnote. */
  readonly note: number | null;
  /** Elements around the block whose class or id is usual for advertisements, menus and comments. */
  readonly around: readonly Around[];
  /** Number of the block's characters that are in links. */
  readonly linked: number;
}

/** An element whose class or id is usual for advertisements, menus and comments. */
interface Around {
  /** Number of characters in the element, counted at the end. */
  letters: number;
  /** Whether the element contains readers' comments. */
  readonly isComments: boolean;
}

/** An element whose end tag has not been read yet. */
interface Open {
  readonly name: string;
  readonly skips: boolean;
  readonly main: boolean;
  /** Footnote number of the element; 0 for a list of footnotes; null for other elements. */
  readonly note: number | null;
  readonly around: readonly Around[];
}

/** Collects blocks of text while the parser walks through the elements. */
class Reader {
  readonly #stack: Open[] = [];
  readonly #blocks: Block[] = [];
  #text = '';
  #marks: CopyFootnoteMark[] = [];
  /** Text of the open `sup` element, which may be a footnote mark; null if none is open. */
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
    // Some pages mark only their teaser as the article; then the whole page is read.
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

  /** The blocks without advertisements, lists of links, comments and repeated blocks. */
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
      // An element that contains most of the page contains the text, whatever its class is.
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

/** A record of an element if its class or id is usual for advertisements, menus and comments; else null. */
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

/** The number of the footnote that an element is according to its id or class; 0 for a list of footnotes; null for other elements. */
function noteNumber({ id = '', class: classes = '' }: Readonly<Record<string, string>>): number | null {
  for (const name of [id, ...classes.split(/\s+/)]) {
    const match = FOOTNOTE_NAME.exec(name);
    if (match) return Number(match[1] ?? 0);
  }
  return null;
}
