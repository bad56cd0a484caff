/** Divides blocks into paragraphs, and joins paragraphs that continue in the next column or on the next page. */
import type { CopyFootnoteMark } from '../../model';
import { RunningText, type Words } from './joinLines';
import type { Leading } from './leading';
import {
  FULL_LINE_GAP_IN_POINTS,
  LEAST_INDENT_IN_FONT_HEIGHTS,
  isNearlySame,
  SAME_SIZE_SHARE,
  SENTENCE_END,
  WIDE_LEADING,
  WORD_BREAK,
} from './measures';
import type { Block, JoinedParagraph, Line, PdfTag } from './model';

/** A paragraph whose lines are being collected. */
interface Draft {
  readonly text: RunningText;
  readonly marks: CopyFootnoteMark[];
  readonly page: number;
  /** Index of the page that contains the last line. */
  lastPage: number;
  readonly size: number;
  lines: number;
  /** Free space at the end of the last line, in points. */
  slack: number;
  /** Whether the last line is full; the last line of a justified paragraph is usually not. */
  isFull: boolean;
  /** Tag of the paragraph's first line. */
  readonly tag: PdfTag | null;
  /** Width of the column that contains the last line, in points. */
  width: number;
}

/** The paragraphs of all blocks in reading order. */
export function paragraphsOf(
  blocks: readonly Block[],
  body: number,
  leading: Leading,
  words: Words,
): JoinedParagraph[] {
  const starts = blocks.map((block) => startsOf(block, body, leading));
  let indents = 0;
  let gaps = 0;
  for (const list of starts) {
    for (const why of list) {
      if (why === 'indent') indents++;
      if (why === 'gap') gaps++;
    }
  }
  const isIndented = indents >= 3 && indents > gaps;
  const drafts: Draft[] = [];
  blocks.forEach((block, at) => {
    let open: Draft | null = null;
    block.lines.forEach((line, index) => {
      const found = starts[at]?.[index];
      // In a text with indented first lines, a short line alone does not end a paragraph.
      const why = found === 'short' && isIndented ? null : found;
      if (why || !open) open = continuedBy(drafts, line, block, index, isIndented, why ?? 'block') ?? begin(line);
      add(open, line, block, words);
    });
  });
  return drafts
    .map(({ text, marks, page, lastPage }) => ({ text: text.text, marks, page, lastPage }))
    .filter(({ text }) => text !== '');

  function begin(line: Line): Draft {
    const { page, size, tag } = line;
    const draft: Draft = {
      text: new RunningText(),
      marks: [],
      page,
      lastPage: page,
      size,
      tag,
      lines: 0,
      slack: 0,
      isFull: false,
      width: 0,
    };
    drafts.push(draft);
    return draft;
  }
}

/** Adds a line to a paragraph. */
function add(draft: Draft, line: Line, block: Block, words: Words): void {
  // A raised number at the start of a line is the footnote mark of the previous line's last word.
  if (line.raised !== null) draft.marks.push({ at: draft.text.length, number: line.raised });
  const start = draft.text.add(line.text, words);
  // If a hyphen was removed, the marks after it move back with the text.
  for (let last = draft.marks.length - 1; (draft.marks[last]?.at ?? 0) > start; last--) {
    draft.marks[last] = { ...(draft.marks[last] as CopyFootnoteMark), at: start };
  }
  draft.marks.push(...line.marks.map(({ at, number }) => ({ at: at + start, number })));
  draft.lastPage = line.page;
  draft.lines++;
  draft.slack = block.right - line.end;
  draft.isFull = block.isJustified && Math.abs(draft.slack) < FULL_LINE_GAP_IN_POINTS;
  draft.width = block.right - block.left;
}

/** The reason why a line begins a new paragraph. */
type Start = 'block' | 'size' | 'gap' | 'indent' | 'short' | 'heading' | 'cap' | 'tag';

/** For each line of a block, why it begins a paragraph; null if it continues one. */
function startsOf(block: Block, body: number, leading: Leading): readonly (Start | null)[] {
  const { lines, left, right } = block;
  /** Index of the first line of the current paragraph. */
  let opened = 0;
  return lines.map((line, at): Start | null => {
    const why = startOf(line, at);
    if (why) opened = at;
    return why;
  });

  function startOf(line: Line, at: number): Start | null {
    const above = lines[at - 1];
    if (!above) return 'block';
    if (line.tag && above.tag) return line.tag === above.tag ? null : 'tag';
    if (line.cap === 'first') return 'cap';
    if (!isNearlySame(above.size, line.size, SAME_SIZE_SHARE)) return 'size';
    if (above.y - line.y > leading(line.size, block) * WIDE_LEADING) return 'gap';
    if (line.cap === 'beside') return null;
    const indent = line.size * LEAST_INDENT_IN_FONT_HEIGHTS;
    const ends = SENTENCE_END.test(above.text);
    const slack = right - above.end;
    const word = firstWordWidth(line);
    // The lines of a centred title begin at any x.
    const isTitle = line.size > body * 1.1;
    if (line.x > above.x + indent && !isTitle) {
      const next = lines[at + 1];
      const hangs = !ends && slack < word + indent && next !== undefined && Math.abs(next.x - line.x) < 1;
      return hangs ? null : 'indent';
    }
    if (above.x > line.x + indent && at - 1 > opened && !isTitle) {
      // After an indented quotation the text continues at the left edge; in a list with hanging indents the next entry begins there.
      if (ends || /^[“"‘(]?[\p{Lu}\d]/u.test(line.text)) return 'gap';
    }
    if (ends && slack > word + line.size * 0.5 && slack > line.size * 1.5) return 'short';
    const isBroken = !isTitle && !WORD_BREAK.test(above.text) && !/,$/.test(above.text);
    const isFarShort = slack > Math.max((right - left) * 0.3, word + line.size * 2);
    return !ends && isBroken && isFarShort && /^[“"‘(]?\p{Lu}/u.test(line.text) ? 'heading' : null;
  }
}

/** Width of the first word of a line, including the space after it, in points. */
function firstWordWidth({ text, x, end }: Line): number {
  return ((end - x) * (text.split(' ', 1)[0] as string).length) / Math.max(text.length, 1);
}

/**
 * The paragraph that the first line of a block continues, after the end of a column or page or after something placed in between; null if
 * the line begins a new one.
 */
function continuedBy(
  drafts: readonly Draft[],
  line: Line,
  block: Block,
  index: number,
  hasIndents: boolean,
  why: Start,
): Draft | null {
  if (line.tag) {
    const same = drafts.findLast(({ tag }) => tag === line.tag);
    if (same) return same;
    // An element that continues on the next page has a different tag there; on one page two tags mean two paragraphs.
    const last = drafts.at(-1);
    if (why === 'tag' || (last?.tag && last.lastPage === line.page)) return null;
  }
  if ((why !== 'block' && why !== 'size') || line.cap === 'first') return null;
  let skipped = 0;
  for (let at = drafts.length - 1; at >= 0 && skipped <= 3; at--, skipped++) {
    const draft = drafts[at] as Draft;
    if (line.page - draft.lastPage > 1) return null;
    if (!isNearlySame(draft.size, line.size, SAME_SIZE_SHARE)) continue;
    const isIndented = line.x > block.left + line.size * LEAST_INDENT_IN_FONT_HEIGHTS;
    const isUpper = /^[“"‘'([]*\p{Lu}/u.test(line.text);
    const isLower = /^\p{Ll}/u.test(line.text);
    if (WORD_BREAK.test(draft.text.tail)) return draft;
    const ends = SENTENCE_END.test(draft.text.tail);
    const isShort = draft.slack > firstWordWidth(line) + line.size * 0.5 && draft.slack > line.size * 1.5;
    if (skipped > 0 || why === 'size') return !ends && !isShort && (isLower || !isIndented) ? draft : null;
    if (!ends) {
      const isHeading = draft.lines === 1 && isShort && !isLower;
      return isHeading || (isIndented && isUpper) ? null : draft;
    }
    if (isLower && !isIndented) return draft;
    // In a text with indented first lines, a line without indent continues the paragraph; so does a line after a full justified line.
    const isKnown = block.lines.length > 1 || index > 0;
    const sameWidth = isNearlySame(draft.width, block.right - block.left, block.isJustified ? 0.05 : 0.15);
    if (!sameWidth || isIndented || isShort) return null;
    if (hasIndents) return isKnown ? draft : null;
    // In a text with gaps between paragraphs neither rule applies. In a ragged text, the last line had no room for another word, so the
    // paragraph probably continues; paragraphs that are joined wrongly are separated later by their sketches.
    return draft.isFull || !block.isJustified ? draft : null;
  }
  return null;
}
