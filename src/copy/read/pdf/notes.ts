/** Finds the footnotes at the bottom of pages and columns, and removes them from the blocks. */
import {
  LEAST_GUTTER_IN_FONT_HEIGHTS,
  isNearlySame,
  RAISED_SIZE_SHARE,
  SAME_SIZE_SHARE,
  SENTENCE_END,
  SMALL_TEXT_SHARE,
  WIDE_LEADING,
} from './measures';
import { RunningText, type Words } from './joinLines';
import type { Leading } from './leading';
import type { Block, Line, PdfPage, PdfRule, TextRow } from './model';
import { commonSize, piecesOf, rowsOf } from './pieces';

/** A footnote whose lines are being collected. */
export interface Note {
  readonly number: number;
  readonly text: RunningText;
  readonly page: number;
  lastPage: number;
}

/** How the number of a footnote is written. */
type Style = 'raised' | 'parenthesis' | 'bracket' | 'stop' | 'bare';
/** For each style except `raised`, a pattern for the number at the start of a line. */
const STYLES: readonly (readonly [Style, RegExp])[] = [
  ['parenthesis', /^\(?(\d{1,3})\)\s*/],
  ['bracket', /^\[(\d{1,3})\]\s*/],
  ['stop', /^(\d{1,3})\.\s+(?=\S)/],
  ['bare', /^(\d{1,3})\s+(?=\S)/],
];

/** The footnote number at the start of a line: its value, style and length in the text; null if there is none. */
function numberOf({
  text,
  raised,
}: Line): { readonly number: number; readonly style: Style; readonly length: number } | null {
  if (raised !== null) return { number: raised, style: 'raised', length: 0 };
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(text);
    if (match && Number(match[1]) > 0) return { number: Number(match[1]), style, length: match[0].length };
  }
  return null;
}

/** Removes the footnotes from the bottom of the blocks and returns them in reading order. */
export function takeNotes(blocks: readonly Block[], body: number, leading: Leading, words: Words): Note[] {
  const marks = new Map<number, Set<number>>();
  for (const { lines, page } of blocks) {
    const here = marks.get(page) ?? new Set();
    marks.set(page, here);
    for (const line of lines) for (const { number } of line.marks) here.add(number);
  }
  const everywhere = new Set([...marks.values()].flatMap((here) => [...here]));
  const isMarked = (number: number, page?: number): boolean =>
    (page === undefined ? everywhere : marks.get(page))?.has(number) ?? false;
  if (blocks.some(({ lines }) => lines.some(({ tag }) => tag?.kind === 'note'))) return taggedNotes(blocks, words);
  const feet = blocks.map((block) => footOf(block, body, leading, isMarked));
  const style = commonStyle(blocks.flatMap(({ lines }, at) => lines.slice(...(feet[at] ?? [0, 0]))));
  const notes: Note[] = [];
  let last = 0;
  blocks.forEach((block, at) => {
    const [from, to] = feet[at] ?? [0, 0];
    const starts = new Map<number, NonNullable<ReturnType<typeof numberOf>>>();
    let reached = last;
    for (let index = from; index < to; index++) {
      const line = block.lines[index] as Line;
      const found = numberOf(line);
      if (!found || found.style !== style) continue;
      // A number without punctuation may be a day or a page, so it begins a footnote only if it is the next number.
      const step = found.style === 'bare' ? 1 : 3;
      const follows = found.number > reached && found.number <= reached + step;
      // The copy may be an excerpt, whose first footnote may have any number.
      const isFirst = reached === 0 && isMarked(found.number);
      // Some texts start the numbers of footnotes again on each page.
      const restarts = found.number === 1 && starts.size === 0;
      if (!follows && !restarts && !isFirst && !(found.number > reached && isMarked(found.number, line.page))) continue;
      starts.set(index, found);
      reached = found.number;
    }
    const first = Math.min(to, ...starts.keys());
    const begin = first > from && continuesNote(block, from, first, to, notes.at(-1), leading) ? from : first;
    for (let index = begin; index < to; index++) {
      const line = block.lines[index] as Line;
      const start = starts.get(index);
      const open = notes.at(-1);
      if (start) {
        const note: Note = { number: start.number, text: new RunningText(), page: line.page, lastPage: line.page };
        note.text.add(line.text.slice(start.length), words);
        notes.push(note);
        last = start.number;
      } else if (open) {
        open.text.add(line.text, words);
        open.lastPage = line.page;
      }
    }
    block.lines.splice(begin, to - begin);
  });
  return notes;
}

/** Removes the lines that are tagged as footnotes from the blocks, and joins them to footnotes. */
function taggedNotes(blocks: readonly Block[], words: Words): Note[] {
  const notes: Note[] = [];
  let open: Line['tag'] = null;
  for (const block of blocks) {
    for (const line of block.lines.filter(({ tag }) => tag?.kind === 'note')) {
      const last = notes.at(-1);
      const found = line.tag === open ? null : numberOf(line);
      open = line.tag;
      // A footnote that continues on the next page may have a number at the start of a line there.
      const isNew = !last || (found !== null && (found.style !== 'bare' || found.number === last.number + 1));
      if (isNew) {
        const text = new RunningText();
        text.add(line.text.slice(found?.length ?? 0), words);
        notes.push({ number: found?.number ?? 1, text, page: line.page, lastPage: line.page });
      } else {
        last.text.add(line.text, words);
        last.lastPage = line.page;
      }
    }
    block.lines = block.lines.filter(({ tag }) => tag?.kind !== 'note');
  }
  return notes;
}

/** A rule above footnotes has at most this share of its column's width; longer rules belong to tables and running heads. */
const RULE_WIDTH = 0.7;

/** Heights of those rules on a page that may separate footnotes in this block: short ones that start at the block's left edge. */
export function noteRules({ left, right, lines }: Block, rules: readonly PdfRule[]): readonly number[] {
  const size = lines[0]?.size ?? 0;
  return rules
    .filter(({ x, end }) => Math.abs(x - left) < size / 2 && end - x < (right - left) * RULE_WIDTH)
    .map(({ y }) => y);
}

/**
 * Indices of the pages on which rules may show where the footnotes begin, because footnotes in the size of the text look like paragraphs.
 * Finding rules takes as long as reading the text, so it is done only on these pages.
 */
export function pagesInNeedOfRules(pages: readonly PdfPage[]): readonly number[] {
  const pieces = pages.map(piecesOf);
  const body = commonSize(pieces.flat());
  const has = pieces.map((all) => rowsOf(all).some((row) => startsNote(row, body)));
  // A footnote may continue on the next page, so that page is included.
  return [...pages.keys()].filter((page) => has[page] || has[page - 1]);
}

/** Whether a row begins with the raised number of a footnote in the size of the body text. */
function startsNote({ pieces }: TextRow, body: number): boolean {
  return pieces.some((piece, at) => {
    const [before, after] = [pieces[at - 1], pieces[at + 1]];
    if (!/^\d{1,3}$/.test(piece.text) || !after || piece.size > after.size * RAISED_SIZE_SHARE) return false;
    const isFirst = !before || piece.x - before.end > body * LEAST_GUTTER_IN_FONT_HEIGHTS;
    return isFirst && piece.y > after.y && after.size >= body * SMALL_TEXT_SHARE;
  });
}

/** The lines at the bottom of a block that may be footnotes, as a half-open range of line indices. */
function footOf(
  block: Block,
  body: number,
  leading: Leading,
  isMarked: (number: number, page: number) => boolean,
): readonly [number, number] {
  const { lines } = block;
  const gap = (at: number): number =>
    ((lines[at - 1]?.y ?? 0) - (lines[at]?.y ?? 0)) / leading(lines[at]?.size ?? body, block);
  const isSmall = (at: number): boolean => (lines[at]?.size ?? body) < body * SMALL_TEXT_SHARE;
  let to = lines.length;
  // Up to three lines below the footnotes, clearly separated from them, may be something else: an address, a licence.
  for (let back = 1; back <= 3 && to === lines.length && lines.length - back > 0; back++) {
    const at = lines.length - back;
    if (gap(at) > 1.7 && isSmall(at - 1) && !numberOf(lines[at] as Line)) to = at;
  }
  let from = to;
  while (from > 0 && isSmall(from - 1)) from--;
  if (from < to) return [from, to];
  const rule = Math.min(...block.rules.filter((y) => y > (lines[to - 1]?.y ?? Infinity)));
  if (Number.isFinite(rule)) return [lines.findIndex(({ y }) => y < rule), to];
  // A footnote in the size of the body text must have a number that is also a mark on the same page.
  for (let at = 0; at < to; at++) {
    const line = lines[at] as Line;
    const found = numberOf(line);
    if (!found || found.style === 'bare' || !isMarked(found.number, line.page)) continue;
    if (at === 0 || gap(at) > WIDE_LEADING) return [at, to];
  }
  return [to, to];
}

/** The style in which the numbers form the longest sequence 1, 2, 3 and so on. */
function commonStyle(lines: readonly Line[]): Style {
  const reached = new Map<Style, { last: number; count: number }>();
  for (const line of lines) {
    const found = numberOf(line);
    if (!found) continue;
    const state = reached.get(found.style) ?? { last: 0, count: 0 };
    reached.set(found.style, state);
    if (found.number === state.last + 1 || found.number === 1 || state.last === 0) {
      state.count++;
      state.last = found.number;
    }
  }
  let best: Style = 'raised';
  let most = 0;
  for (const [style, { count }] of reached) if (count > most) [best, most] = [style, count];
  return best;
}

/** Whether the lines from `from` to `first`, above the first numbered footnote of a block, continue the previous footnote. */
function continuesNote(
  block: Block,
  from: number,
  first: number,
  to: number,
  note: Note | undefined,
  leading: Leading,
): boolean {
  const line = block.lines[from] as Line;
  if (!note || line.page - note.lastPage > 1) return false;
  const above = block.lines[from - 1]?.y ?? Infinity;
  if (block.rules.some((y) => y > line.y && y < above)) return true;
  const isOpen = !SENTENCE_END.test(note.text.tail);
  if (first === to) return isOpen || note.lastPage === line.page;
  const [last, next] = [block.lines[first - 1] as Line, block.lines[first] as Line];
  const isClose =
    last.y - next.y <= leading(next.size, block) * 1.6 && isNearlySame(line.size, next.size, SAME_SIZE_SHARE);
  return isClose && (isOpen || (from > 0 ? true : /^\p{Ll}/u.test(line.text)));
}
