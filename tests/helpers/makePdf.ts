/** Sets an article as a PDF the way journals do: columns, heads, notes at the foot, hyphens at line ends. Lines are broken here, not by pdfkit. */
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

/** What is set. */
export interface PdfArticle {
  readonly title: string;
  /** Set over the full width before the text. */
  readonly abstract?: string;
  /** Text with marks of footnotes written `{{3}}`. */
  readonly paragraphs: readonly { readonly text: string }[];
  readonly footnotes: readonly { readonly number: number; readonly text: string }[];
}

/** How it is set. */
export interface PdfOptions {
  /** 1 unless given. */
  readonly columns?: 1 | 2 | 3;
  /** A running head and a page number on each page. */
  readonly heads?: boolean;
  /** Notes at the foot of the column their mark stands in; else all at the end. */
  readonly footnotesOnPage?: boolean;
  /** Words are parted at line ends. */
  readonly hyphenate?: boolean;
  /** The first letter of the text stands over three lines. */
  readonly dropCap?: boolean;
  /** First lines are moved in, without a gap between paragraphs. */
  readonly indent?: boolean;
  /** Lines are as long as their words. */
  readonly ragged?: boolean;
  /** Notes begin with a raised number, else with `3)`. */
  readonly raisedNumbers?: boolean;
  /** Locks the file. */
  readonly password?: string;
  /** Pages that are missing, from 1. */
  readonly leaveOutPages?: readonly number[];
  /** Size of the text in points, 10.5 unless given. */
  readonly size?: number;
  /** Notes are set as large as the text and apart from each other, under a short rule, as word processors do. */
  readonly largeNotes?: boolean;
  /** Quarter turns by which viewers turn each page (ISO 32000-1, table 30, Rotate). */
  readonly rotate?: 0 | 1 | 2 | 3;
  /** Quarter turns by which the text itself is set on the page. */
  readonly turned?: 0 | 1 | 2 | 3;
  /** Paragraphs have neither a gap between them nor an indent. */
  readonly dense?: boolean;
  /** Makes a tagged PDF (ISO 32000-1, 14.8): with an element for each paragraph and note, or badly, with one for each line. */
  readonly tagged?: 'paragraphs' | 'lines';
}

interface Segment {
  readonly text: string;
  readonly isMark: boolean;
}
type Word = readonly Segment[];

interface Line {
  readonly words: readonly Word[];
  readonly size: number;
  readonly width: number;
  readonly isLast: boolean;
  readonly indent: number;
  /** Free space before it. */
  readonly space?: number;
  /** The element that it belongs to in a tagged PDF. */
  readonly element?: Element | null;
}

interface Element {
  readonly role: string;
  struct: PDFKit.PDFStructureElement | null;
}

/** Widths of texts at a size of one point, by the cut of the font. */
const widths = new Map<string, number>();

type Draw = (doc: PDFKit.PDFDocument) => void;

const WIDTH = 595.28;
const HEIGHT = 841.89;
const MARGIN = 62;
const GUTTER = 20;
const LEADING = 1.32;
const NOTE_SIZE = 0.78;
const MARK_SIZE = 0.6;
/** Letters that the plain cut of the font lacks. */
const EXTENDED = /([\u0100-\u0130\u0132-\u0151\u0154-\u017f\u1e00-\u1eff]+)/u;
const FONTS = 'node_modules/@fontsource/noto-serif/files/noto-serif';

/** Makes a PDF. */
export async function makePdf(article: PdfArticle, options: PdfOptions = {}): Promise<Uint8Array> {
  const { password, leaveOutPages = [] } = options;
  const doc = new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: 0,
    autoFirstPage: false,
    tagged: options.tagged !== undefined,
    ...(password === undefined ? {} : { userPassword: password, ownerPassword: password, pdfVersion: '1.7' as const }),
  });
  for (const cut of ['latin', 'latin-ext']) doc.registerFont(cut, readFileSync(`${FONTS}-${cut}-400-normal.woff`));
  const elements: Element[] = [];
  const pages = new Setter(doc, article, options, elements).set();
  pages.forEach((draws, at) => {
    if (leaveOutPages.includes(at + 1)) return;
    const { rotate = 0, turned = 0 } = options;
    doc.addPage({ size: turned % 2 ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT], margin: 0 });
    (doc.page.dictionary as unknown as { data: Record<string, unknown> }).data['Rotate'] = rotate * 90;
    if (turned === 1) doc.transform(0, 1, -1, 0, HEIGHT, 0);
    if (turned === 2) doc.transform(-1, 0, 0, -1, WIDTH, HEIGHT);
    if (turned === 3) doc.transform(0, -1, 1, 0, 0, WIDTH);
    for (const draw of draws) draw(doc);
  });
  for (const { struct } of elements) struct?.end();
  return bytesOf(doc);
}

/** The bytes of a document, when it is ended. */
export function bytesOf(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
    doc.end();
  });
}

class Setter {
  readonly #doc: PDFKit.PDFDocument;
  readonly #article: PdfArticle;
  readonly #options: PdfOptions;
  readonly #size: number;
  readonly #pages: Draw[][] = [];
  readonly #columnWidth: number;
  readonly #elements: Element[];
  #column = 0;
  /** Where the columns of the page begin, from its top. */
  #top = MARGIN;
  /** Baseline of the last line, from the page's top. */
  #y = MARGIN;
  /** Lines of notes at the foot of the column. */
  #foot: Line[] = [];

  constructor(doc: PDFKit.PDFDocument, article: PdfArticle, options: PdfOptions, elements: Element[]) {
    this.#elements = elements;
    this.#doc = doc;
    this.#article = article;
    this.#options = options;
    this.#size = options.size ?? 10.5;
    const columns = options.columns ?? 1;
    this.#columnWidth = (WIDTH - 2 * MARGIN - GUTTER * (columns - 1)) / columns;
  }

  set(): readonly (readonly Draw[])[] {
    const { title, abstract, paragraphs, footnotes } = this.#article;
    const size = this.#size;
    this.#newPage();
    this.#full(title, size * 1.8);
    if (abstract) this.#full(abstract, size);
    this.#top = this.#y;
    paragraphs.forEach(({ text }, at) =>
      this.#paragraph(text, size, at === 0 && (this.#options.dropCap ?? false), at > 0),
    );
    if (!this.#options.footnotesOnPage) {
      for (const { number, text } of footnotes) this.#paragraph(`${number}) ${text}`, this.#noteSize, false, true);
    }
    this.#endColumn();
    return this.#pages;
  }

  /** Lines over the full width at the head of a page. */
  #full(text: string, size: number): void {
    const element = this.#element(size > this.#size ? 'H1' : 'P');
    for (const line of this.#lines(text, size, WIDTH - 2 * MARGIN)) {
      this.#y += size * LEADING;
      this.#draw({ ...line, element }, MARGIN, this.#y);
    }
    this.#y += size * 1.2;
  }

  #paragraph(text: string, size: number, wantsCap: boolean, isLater: boolean): void {
    // It needs lines to stand beside.
    const hasCap = wantsCap && text.length > 300;
    const isMovedIn = (this.#options.indent ?? false) && isLater;
    if (isLater && !isMovedIn && !this.#options.dense && this.#y > this.#top) this.#y += size * 0.6;
    const capSize = size * 3.6;
    const cap = hasCap ? (text[0] as string) : '';
    const capWidth = hasCap ? this.#width([{ text: cap, isMark: false }], capSize) + 2 : 0;
    const indent = (at: number): number => (at < 3 && hasCap ? capWidth : at === 0 && isMovedIn ? size * 1.4 : 0);
    const lines = this.#lines(text.slice(cap.length), size, this.#columnWidth, indent);
    const element = this.#element(/^\d+\) /.test(text) ? 'Note' : 'P');
    lines.forEach((line, at) => {
      this.#room(line);
      this.#y += size * LEADING;
      if (hasCap && at === 2) this.#pages.at(-1)?.push(this.#run(cap, capSize, this.#x(), this.#y));
      this.#draw({ ...line, element }, this.#x(), this.#y);
    });
  }

  /** Makes room for a line and, below, for the notes whose marks stand in it. */
  #room(line: Line): void {
    const noteSize = this.#noteSize;
    const numbers = line.words.flat().flatMap(({ text, isMark }) => (isMark ? [Number(text)] : []));
    const notes = !this.#options.footnotesOnPage
      ? []
      : numbers.map((number) => {
          const text = this.#article.footnotes.find((note) => note.number === number)?.text ?? '';
          const lines = this.#lines(
            this.#options.raisedNumbers ? `{{${number}}}${text}` : `${number}) ${text}`,
            noteSize,
            this.#columnWidth,
          );
          const space = this.#options.largeNotes && !this.#options.dense ? noteSize : 0;
          const element = this.#element('Note');
          return lines.map((each, at) => ({ ...each, element, ...(at === 0 ? { space } : {}) }));
        });
    const left = (): number => {
      const foot = this.#foot.length > 0 ? heightOf(this.#foot) + this.#size : 0;
      return HEIGHT - MARGIN - this.#y - foot - line.size * LEADING;
    };
    const least = notes.reduce(
      (sum) => sum + noteSize * LEADING,
      notes.length > 0 && this.#foot.length === 0 ? this.#size : 0,
    );
    if (left() < least) this.#endColumn();
    for (const of of notes) {
      // What finds no room at this foot goes on at the next.
      const room = left() - (this.#foot.length === 0 ? this.#size : 0);
      const count = Math.max(1, Math.min(of.length, Math.floor((room - (of[0]?.space ?? 0)) / (noteSize * LEADING))));
      this.#foot.push(...of.slice(0, count));
      this.#carried.push(...of.slice(count));
    }
  }
  #carried: Line[] = [];

  /** Draws the notes of a column and begins the next. */
  #endColumn(): void {
    if (this.#options.largeNotes && !this.#options.dense && this.#foot.length > 0) {
      const [x, y] = [this.#x(), HEIGHT - MARGIN - heightOf(this.#foot) - this.#size * 0.2];
      const width = this.#columnWidth / 4;
      this.#pages.at(-1)?.push((doc) => void doc.rect(x, y, width, 0.5).fill());
    }
    this.#foot.forEach((line, at) => {
      this.#draw(line, this.#x(), HEIGHT - MARGIN - heightOf(this.#foot.slice(at + 1)));
    });
    this.#foot = this.#carried;
    this.#carried = [];
    this.#column++;
    if (this.#column >= (this.#options.columns ?? 1)) this.#newPage();
    else this.#y = this.#top;
  }

  #newPage(): void {
    this.#pages.push([]);
    this.#column = 0;
    this.#top = this.#y = MARGIN;
    if (!this.#options.heads) return;
    const number = this.#pages.length;
    const size = this.#size * 0.85;
    const head = number % 2 === 0 ? this.#article.title : 'Quarterly of Invented Borders';
    const artifact = (draw: Draw): Draw => {
      if (!this.#options.tagged) return draw;
      return (doc) => {
        doc.markContent('Artifact', { type: 'Pagination' });
        draw(doc);
        doc.endMarkedContent();
      };
    };
    this.#pages.at(-1)?.push(artifact(this.#run(`${head} | Autumn 2031`, size, MARGIN, MARGIN - 18)));
    this.#pages.at(-1)?.push(artifact(this.#run(String(number + 40), size, WIDTH / 2 - 5, HEIGHT - MARGIN + 30)));
  }

  /** A new element of a tagged PDF. */
  #element(role: string): Element | null {
    if (this.#options.tagged !== 'paragraphs') return null;
    const element: Element = { role, struct: null };
    this.#elements.push(element);
    return element;
  }

  get #noteSize(): number {
    return this.#options.largeNotes ? this.#size : this.#size * NOTE_SIZE;
  }

  #x(): number {
    return MARGIN + this.#column * (this.#columnWidth + GUTTER);
  }

  /** Breaks a text into lines. */
  #lines(text: string, size: number, width: number, indent: (at: number) => number = () => 0): readonly Line[] {
    const lines: Line[] = [];
    const space = this.#width([{ text: ' ', isMark: false }], size);
    let words: Word[] = [];
    let used = 0;
    const end = (isLast: boolean): void => {
      lines.push({ words, size, width: width - indent(lines.length), isLast, indent: indent(lines.length) });
      words = [];
      used = 0;
    };
    const queue = text.split(' ').map(parse);
    for (let word = queue.shift(); word; word = queue.shift()) {
      const room = width - indent(lines.length) - used - (words.length > 0 ? space : 0);
      const own = this.#width(word, size);
      if (own <= room) {
        used += own + (words.length > 0 ? space : 0);
        words.push(word);
        continue;
      }
      const parts = this.#part(word, room, size);
      if (parts) {
        words.push(parts[0]);
        queue.unshift(parts[1]);
      } else if (words.length === 0) {
        words.push(word);
      } else queue.unshift(word);
      end(false);
    }
    if (words.length > 0) end(true);
    return lines;
  }

  /** Parts a word so that its beginning fits: after a hyphen or dash of its own, or within it. */
  #part(word: Word, room: number, size: number): readonly [Word, Word] | null {
    const [head, ...tail] = word;
    if (!head || head.isMark) return null;
    const isUrl = head.text.includes('://');
    for (let at = head.text.length - 1; at > 2; at--) {
      const [before, after] = [head.text.slice(0, at), head.text.slice(at)];
      const isOwn = isUrl ? /[\w][-/]$/.test(before) : /\p{L}{2}[-–]$/u.test(before) && /^\p{L}/u.test(after);
      const isWithin = !isUrl && this.#options.hyphenate && /\p{L}{3}$/u.test(before) && /^\p{Ll}{3}/u.test(after);
      if (!isOwn && !isWithin) continue;
      const first = [{ text: isOwn ? before : `${before}-`, isMark: false }];
      if (this.#width(first, size) <= room) return [first, [{ text: after, isMark: false }, ...tail]];
    }
    // An address wider than its column is broken anywhere.
    for (let at = head.text.length - 1; isUrl && at > 2 && this.#width([head], size) > this.#columnWidth; at--) {
      const first = [{ text: head.text.slice(0, at), isMark: false }];
      if (this.#width(first, size) <= room) return [first, [{ text: head.text.slice(at), isMark: false }, ...tail]];
    }
    return null;
  }

  #width(word: Word, size: number): number {
    let width = 0;
    for (const { text, isMark } of word) {
      for (const [cut, part] of cuts(text)) {
        width += this.#unitWidth(cut, part) * (isMark ? size * MARK_SIZE : size);
      }
    }
    return width;
  }

  /** Width of a text at a size of one point. Text is measured again and again: each word once. */
  #unitWidth(cut: string, text: string): number {
    const key = `${cut} ${text}`;
    const width = widths.get(key) ?? this.#doc.font(cut).fontSize(1).widthOfString(text);
    widths.set(key, width);
    return width;
  }

  #draw(line: Line, left: number, y: number): void {
    const { words, size, width, isLast, indent } = line;
    const element = this.#options.tagged === 'lines' ? { role: 'P', struct: null } : (line.element ?? null);
    if (element) this.#begin(element);
    const space = this.#width([{ text: ' ', isMark: false }], size);
    const used = words.reduce((sum, word) => sum + this.#width(word, size), 0);
    const isSpread = !isLast && !this.#options.ragged && words.length > 1;
    const gap = isSpread ? (width - used) / (words.length - 1) : space;
    let x = left + indent;
    for (const word of words) {
      for (const segment of word) {
        const own = segment.isMark ? size * MARK_SIZE : size;
        this.#pages.at(-1)?.push(this.#run(segment.text, own, x, segment.isMark ? y - size * 0.35 : y));
        x += this.#width([segment], size);
      }
      x += gap;
    }
    if (element) this.#pages.at(-1)?.push((doc) => void doc.endMarkedContent());
    if (element && !this.#elements.includes(element)) this.#elements.push(element);
  }

  #begin(element: Element): void {
    this.#pages.at(-1)?.push((doc) => {
      if (!element.struct) doc.addStructure((element.struct = doc.struct(element.role)));
      element.struct.add(doc.markStructureContent(element.role));
    });
  }

  #run(text: string, size: number, x: number, y: number): Draw {
    const segments = cuts(text);
    return (doc) => {
      let at = x;
      for (const [cut, part] of segments) {
        doc.font(cut).fontSize(size).text(part, at, y, { lineBreak: false, baseline: 'alphabetic' });
        at += doc.widthOfString(part);
      }
    };
  }
}

const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { size, space = 0 }) => sum + size * LEADING + space, 0);

/** Marks of a word apart from its letters. */
function parse(word: string): Word {
  return word
    .split(/\{\{(\d+)\}\}/)
    .map((text, at) => ({ text, isMark: at % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** Which cut of the font holds which part of a text. */
function cuts(text: string): readonly (readonly [string, string])[] {
  return text
    .split(EXTENDED)
    .map((part, at) => [at % 2 === 1 ? 'latin-ext' : 'latin', part] as const)
    .filter(([, part]) => part !== '');
}
