/** Plain lines to paragraphs: what a text file, a text pasted from a PDF, or OCR gives. */
import { MONTH_NAMES } from '../../domain/time';
import type { CopyFootnote, CopyMark, CopyParagraph } from './model';

/** Lines that stand this often in a file, digits aside, are running heads or feet. */
const RUNNING = 3;
/** A running head is short. */
const RUNNING_LENGTH = 90;
/** A number alone, between dashes or after "page": a page's number. */
const PAGE_NUMBER = /^(?:[-–—\s]*\d{1,4}[-–—\s]*|p(?:age|\.)?\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?)$/i;
/** What ends a sentence, with the marks that may close after it. */
const SENTENCE_END = /[.!?…:][”"’'»)\]]*(?:\d{1,3})?$/;
const LETTER_END = /\p{L}[-\u00ad\u2010]$/u;
/** A note at the foot: its number, with or without a mark after it, and words. */
const FOOTNOTE = /^\[?(\d{1,3})([\])]|\.(?=\s))?\s*(?=["“”'‘«<\p{L}])/u;
/** A day of a month begins a paragraph, not a note. */
const DATE = new RegExp(`^\\d{1,2} (?:${MONTH_NAMES.join('|')})\\b`);
/** Notes whose number has no mark after it follow one another: one that skips more than this is none. */
const MOST_SKIPPED = 3;
/** The first line of a note, for files that set notes line under line. */
const FOOTNOTE_START = /^(?:\[\d{1,3}\]|\d{1,3}\))\s*\S/;
const IS_CITED = /https?:|www\.|["“”«]|\b(?:vol|no|pp?|ibid|op\.\s?cit|see)\b\.?|\b(?:19|20)\d\d\b/i;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Makes paragraphs and footnotes of a text. */
export function readLines(text: string): {
  readonly paragraphs: readonly CopyParagraph[];
  readonly footnotes: readonly CopyFootnote[];
} {
  return splitNotes(paragraphsOf(text));
}

/** The paragraphs of a text with wrapped lines, running heads and page breaks, in order. */
export function paragraphsOf(text: string): readonly string[] {
  const lines = withoutRunning(
    text
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .replace(/\f/g, '\n\f\n')
      .split('\n'),
  );
  const blocks = blocksOf(lines);
  return joinBroken(blocks.map(joinLines).filter((block) => block !== ''));
}

/**
 * Leaves out running heads, feet and page numbers; in their place stands null, which breaks no paragraph. A head stands by itself or
 * at the edge of a page: lines of a paragraph, or of notes that cite one work again and again, are none.
 */
export function withoutRunning(lines: readonly string[]): readonly (string | null)[] {
  const isBlank = (at: number): boolean => (lines[at] ?? '').trim() === '';
  const isEdge = (at: number): boolean => lines[at] === undefined || lines[at].includes('\f');
  const isApart = (at: number): boolean =>
    isEdge(at - 1) ||
    isEdge(at) ||
    isEdge(at + 1) ||
    (isBlank(at - 1) && (isBlank(at + 1) || isBlank(at + 2))) ||
    (isBlank(at + 1) && isBlank(at - 2));
  // Digits and rules aside: heads carry the page's number.
  const key = (line: string): string =>
    line
      .replace(/[\d|–—-]+/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase();
  const isShort = (line: string): boolean => line.trim().length <= RUNNING_LENGTH && !FOOTNOTE_START.test(line.trim());
  const counts = new Map<string, number>();
  for (const [at, line] of lines.entries()) {
    const name = key(line);
    if (name.length > 2 && isShort(line) && isApart(at)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return lines.map((line, at) => {
    const bare = line.trim();
    if (bare === '') return line;
    if (PAGE_NUMBER.test(bare)) return null;
    return isShort(line) && isApart(at) && (counts.get(key(line)) ?? 0) >= RUNNING ? null : line;
  });
}

/** Groups lines: a blank line ends a block, and so does the way of the file where it has no blank lines. */
function blocksOf(lines: readonly (string | null)[]): readonly (readonly string[])[] {
  const full = lines.filter((line): line is string => line !== null && line.trim() !== '');
  const lengths = full.map((line) => line.trim().length).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.8)] ?? 0;
  const blank = lines.filter((line) => line?.trim() === '').length;
  const isWrapped = usual < 140;
  const hasBlanks = blank * (isWrapped ? 12 : 3) >= full.length;
  const blocks: string[][] = [];
  let open: string[] | null = null;
  let last = '';
  for (const line of lines) {
    if (line === null) continue;
    const bare = line.trim();
    if (bare === '') {
      if (hasBlanks) open = null;
      continue;
    }
    const isIndented = /^(?:\t| {2,5})\S/.test(line) && !/^(?:\t| {2})/.test(last);
    // Without blank lines a paragraph ends with a short line that ends a sentence; unwrapped, with each line.
    const isAfterEnd =
      !hasBlanks && (isWrapped ? SENTENCE_END.test(last.trim()) && last.trim().length < usual * 0.8 : true);
    if (!open || isAfterEnd || (isIndented && isWrapped) || FOOTNOTE_START.test(bare)) blocks.push((open = []));
    open.push(bare);
    last = line;
  }
  return blocks;
}
/** One line of the lines of a block. */
function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) text = joinHalves(text, line);
  return tidy(text);
}

/** Joins two halves: a hyphen that splits a word goes, one that binds two names stays. */
export function joinHalves(before: string, after: string): string {
  if (before === '') return after;
  if (!LETTER_END.test(before) || !/^\p{L}/u.test(after)) return `${before} ${after}`;
  const binds = /\p{Lu}\p{L}*[-\u2010]$/u.test(before) && /^\p{Lu}/u.test(after);
  return binds ? before + after : before.slice(0, -1) + after;
}

function tidy(text: string): string {
  return text
    .replace(/\u00ad/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Joins what a page break has split: the first half ends no sentence and the second begins none. */
export function joinBroken(blocks: readonly string[]): readonly string[] {
  const joined: string[] = [];
  /** Index of the last block that is no note: a page's notes stand between the halves. */
  let open = -1;
  const notes = notesAmong(blocks);
  for (const [at, block] of blocks.entries()) {
    const isNote = notes[at] !== null;
    const before = open >= 0 ? (joined[open] as string) : '';
    const goesOn = before !== '' && !SENTENCE_END.test(before) && before.length > 60 && /^[\p{Ll}(“"‘]/u.test(block);
    if (!isNote && goesOn) joined[open] = tidy(joinHalves(before, block));
    else {
      joined.push(block);
      if (!isNote) open = joined.length - 1;
    }
  }
  return joined;
}

/** For each block the note it is, or null. */
function notesAmong(blocks: readonly string[]): readonly (CopyFootnote | null)[] {
  let last = 0;
  return blocks.map((block) => {
    const match = FOOTNOTE.exec(block);
    const number = Number(match?.[1]);
    const text = block.slice(match?.[0].length ?? 0).trim();
    if (!match || number === 0 || DATE.test(block) || !IS_CITED.test(text)) return null;
    if (match[2] === undefined && (number <= last || number > last + MOST_SKIPPED)) return null;
    last = number;
    return { number, text };
  });
}

/** Takes notes and the marks that lead to them out of the paragraphs. */
export function splitNotes(blocks: readonly string[]): {
  readonly paragraphs: readonly CopyParagraph[];
  readonly footnotes: readonly CopyFootnote[];
} {
  const notes = notesAmong(blocks);
  const footnotes = notes.filter((note) => note !== null);
  const texts = blocks.filter((_block, at) => notes[at] === null);
  const numbers = new Set(footnotes.map(({ number }) => number));
  return {
    paragraphs: texts.map((text) => takeMarks(text, numbers)),
    footnotes: footnotes.sort((a, b) => a.number - b.number),
  };
}

/** Ways to write a mark: `<sup>1</sup>`, `[^1]`, `[1]`, superior digits; and, where there is such a note, a bare number after a word. */
const MARK =
  /<sup>\s*(\d{1,3})\s*<\/sup>|\[\^?(\d{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?<=[\p{Ll}.,;:!?”"’')»])(?<!\d[.,])(\d{1,3})(?=[\s.,;:!?)”"’]|$)/gu;

/** Takes the marks of known notes out of a text. */
export function takeMarks(text: string, known: ReadonlySet<number>): CopyParagraph {
  const marks: CopyMark[] = [];
  let clean = '';
  let done = 0;
  for (const match of text.matchAll(MARK)) {
    const superior =
      match[3] === undefined ? undefined : [...match[3]].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
    const number = Number(match[1] ?? match[2] ?? superior ?? match[4]);
    const isSure = match[1] !== undefined || superior !== undefined;
    if (number === 0 || (!isSure && !known.has(number))) continue;
    clean += text.slice(done, match.index);
    done = match.index + match[0].length;
    marks.push({ at: clean.length, number });
  }
  return { text: clean + text.slice(done), marks };
}
