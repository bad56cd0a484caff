/** Makes paragraphs and footnotes from lines of plain text: a text file, text pasted from a PDF, or recognised text (OCR). */
import search from 'approx-string-match';
import { MONTH_NAMES } from '../../domain/time';
import type { CopyFootnote, CopyFootnoteMark, CopyParagraph } from '../model';
import { tidyCopyText } from './tidy';

/** A line that occurs at least this often, digits ignored, is a running head or foot. */
const RUNNING = 3;
/** A running head has at most this many characters. */
const RUNNING_LENGTH = 90;
/** At most this share of a running head's characters may have been misread by text recognition. */
const MOST_GARBLED = 0.2;
/** Running heads with fewer characters than this must match exactly. */
const LEAST_GARBLED = 6;
/** At most this many running heads are compared with misread characters. */
const MOST_HEADS = 20;
/** Matches a page number: a number alone, between dashes, or after "page". */
const PAGE_NUMBER = /^(?:[-–—\s]*\d{1,4}[-–—\s]*|p(?:age|\.)?\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?)$/i;
/** Matches a line of dashes, as found between two pages. */
export const PAGE_RULE = /^(?:[-–—_=*] ?){3,}$/;
/** Matches the end of a sentence, with closing quotes and brackets and a footnote number after it. */
const SENTENCE_END = /[.!?…:][”"’'»)\]]*(?:\d{1,3})?$/;
/** Matches a hyphen after a letter at the end of a line. */
const LETTER_END = /\p{L}[-\u00ad\u2010]$/u;
/** Matches the start of a footnote: its number, with or without punctuation, and words. */
const FOOTNOTE = /^\[?(\d{1,3})([\])]|\.(?=\s))?\s*(?=["“”'‘«<\ufffd\p{L}])/u;
/** Matches a day and month, which may begin a paragraph and is not the number of a footnote. */
const DATE = new RegExp(`^\\d{1,2} (?:${MONTH_NAMES.join('|')})\\b`);
/** The number of a footnote without punctuation is at most this much greater than the previous one. */
const MOST_SKIPPED = 3;
/** Matches the first line of a footnote, in files without blank lines between footnotes. */
const FOOTNOTE_START = /^(?:\[\d{1,3}\]|\d{1,3}\))\s*\S/;
/** Matches what a footnote cites: a web address, a quotation, a page, a year. */
const IS_CITED = /https?:|www\.|["“”«]|\b(?:vol|no|pp?|ibid|op\.\s?cit|see)\b\.?|\b(?:19|20)\d\d\b/i;
/** Superscript digits; the index of each is its value. */
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Makes paragraphs and footnotes from plain text. */
export function readLines(text: string): {
  readonly paragraphs: readonly CopyParagraph[];
  readonly footnotes: readonly CopyFootnote[];
} {
  return splitNotes(paragraphsOf(text));
}

/** A block of lines: a paragraph, a footnote, or a part of one that a page break divided. */
export interface TextBlock {
  /** The lines of the block, joined. */
  readonly text: string;
  /** Whether a page ends between the previous block and this one. */
  readonly isAfterPage: boolean;
  /** Whether a line of dashes is between the previous block and this one: it may end a page or separate its footnotes. */
  readonly isAfterRule: boolean;
  /** By how many characters the block's last line is shorter than its full lines; null if lines are not wrapped. */
  readonly room: number | null;
}

/** The paragraphs of a text with wrapped lines, running heads and page breaks, in order. */
export function paragraphsOf(text: string): readonly string[] {
  const lines = withoutRunningHeads(
    text
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .replace(/\f/g, '\n\f\n')
      .split('\n'),
  );
  return joinBroken(blocksOf(lines));
}

/**
 * Replaces running heads, running feet and page numbers by null, so that they do not end a paragraph. A running head is separated from
 * other lines or at the edge of a page; without that condition, paragraphs or footnotes that repeat a line would be removed too.
 */
export function withoutRunningHeads(lines: readonly string[]): readonly (string | null)[] {
  const isBlank = (at: number): boolean => (lines[at] ?? '').trim() === '';
  const isEdge = (at: number): boolean => lines[at] === undefined || lines[at].includes('\f');
  const isApart = (at: number): boolean =>
    isEdge(at - 1) ||
    isEdge(at) ||
    isEdge(at + 1) ||
    (isBlank(at - 1) && (isBlank(at + 1) || isBlank(at + 2))) ||
    (isBlank(at + 1) && isBlank(at - 2));
  // Lines are compared without digits and dashes, because running heads contain page numbers.
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
  // An article has few running heads. The limit keeps a long list of names from being compared line by line.
  const running = [...counts]
    .filter(([name, count]) => count >= RUNNING && name.length >= LEAST_GARBLED)
    .map(([name]) => name)
    .slice(0, MOST_HEADS);
  const isRunning = (name: string): boolean =>
    (counts.get(name) ?? 0) >= RUNNING || running.some((other) => isGarbled(name, other));
  return lines.map((line, at) => {
    const bare = line.trim();
    if (bare === '') return line;
    if (PAGE_NUMBER.test(bare)) return null;
    return isShort(line) && isApart(at) && isRunning(key(line)) ? null : line;
  });
}

/** Whether a line is a running head with some characters that text recognition misread. */
function isGarbled(name: string, running: string): boolean {
  const most = Math.ceil(running.length * MOST_GARBLED);
  if (Math.abs(name.length - running.length) > most) return false;
  return search(name, running, most).some(({ start, end }) => name.length - (end - start) <= most);
}

/** Groups lines into blocks: at blank lines or, in a file without blank lines, after a short line that ends a sentence. */
function blocksOf(lines: readonly (string | null)[]): readonly TextBlock[] {
  const full = lines.filter((line): line is string => line !== null && line.trim() !== '');
  const lengths = full.map((line) => line.trim().length).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.8)] ?? 0;
  const blank = lines.filter((line) => line?.trim() === '').length;
  const isWrapped = usual < 140;
  const hasBlanks = blank * (isWrapped ? 12 : 3) >= full.length;
  const blocks: { readonly lines: string[]; readonly isAfterPage: boolean; readonly isAfterRule: boolean }[] = [];
  let open: string[] | null = null;
  let [isAfterPage, isAfterRule] = [false, false];
  let last = '';
  for (const line of lines) {
    if (line === null) {
      isAfterPage = true;
      continue;
    }
    const bare = line.trim();
    if (bare === '') {
      isAfterPage ||= line.includes('\f');
      if (hasBlanks) open = null;
      continue;
    }
    if (PAGE_RULE.test(bare)) {
      isAfterRule = true;
      open = null;
      continue;
    }
    const isIndented = /^(?:\t| {2,5})\S/.test(line) && !/^(?:\t| {2})/.test(last);
    // Without blank lines, a paragraph ends with a short line that ends a sentence; if lines are not wrapped, every line is a paragraph.
    const isAfterEnd =
      !hasBlanks && (isWrapped ? SENTENCE_END.test(last.trim()) && last.trim().length < usual * 0.8 : true);
    if (!open || isAfterEnd || (isIndented && isWrapped) || FOOTNOTE_START.test(bare)) {
      blocks.push({ lines: (open = []), isAfterPage, isAfterRule });
    }
    open.push(bare);
    last = line;
    [isAfterPage, isAfterRule] = [false, false];
  }
  // Footnotes may be wider than the text: the width of a block is that of its own lines or, for a single line, that of the previous
  // block.
  let width = 0;
  return blocks.map(({ lines: own, ...place }) => {
    const longest = own.reduce((most, { length }) => Math.max(most, length), 0);
    if (own.length > 1 && !FOOTNOTE_START.test(own[0] as string)) width = longest;
    const room = isWrapped && width > 0 ? Math.max(width, longest) - (own.at(-1)?.length ?? 0) : null;
    return { ...place, text: joinLines(own), room };
  });
}

/** The lines of a block, joined to one text. */
function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) text = joinHyphenatedWord(text, line);
  return tidyCopyText(text);
}

/** Joins two halves of a text: a hyphen that divides a word is removed; a hyphen between two names stays. */
export function joinHyphenatedWord(before: string, after: string): string {
  if (before === '') return after;
  if (!LETTER_END.test(before) || !/^\p{L}/u.test(after)) return `${before} ${after}`;
  const binds = /\p{Lu}\p{L}*[-\u2010]$/u.test(before) && /^\p{Lu}/u.test(after);
  return binds ? before + after : before.slice(0, -1) + after;
}

/** Matches a web address at the start of a block, which shows that the block continues a footnote. */
const ADDRESS = /^<?(?:https?:|www\.)/;
/** If nothing shows that a page ends after it, the first half of a paragraph must have more characters than this. */
const SHORTEST_HALF = 60;
/** A block at the end of a page with fewer characters than this is taken for a heading. */
const LONGEST_HEADING = 40;
/** Lines of the same width may differ by this many characters. */
const SPREAD = 8;
/** The second half of a footnote has at most this many characters. */
const LONGEST_REST = 600;

/** Joins paragraphs and footnotes that page breaks have divided, even if the footnotes of a page lie between the halves of a paragraph. */
export function joinBroken(all: readonly TextBlock[]): readonly string[] {
  const blocks = all.filter(({ text }) => text !== '');
  const texts = blocks.map(({ text }) => text);
  const notes = notesAmong(texts);
  // If after every line of dashes comes a footnote, or one block and then a footnote, these lines separate footnotes from the text.
  const ruled = blocks.flatMap(({ isAfterRule }, at) => (isAfterRule ? [at] : []));
  const isNoteRule = ruled.every((at) => notes[at] != null || notes[at + 1] != null);
  const joined: string[] = [];
  /** Indices in `joined` of the last paragraph and of the last footnote. */
  let [open, note] = [-1, -1];
  let room: number | null = null;
  /** What lies between the last paragraph and the next block that is not a footnote. */
  let between: Between = 'nothing';
  blocks.forEach(({ text, isAfterPage, isAfterRule, room: own }, at) => {
    if (isAfterPage || isAfterRule) between = 'page';
    if (notes[at] !== null) {
      note = joined.push(text) - 1;
      if (between === 'nothing') between = 'notes';
      return;
    }
    const before = open >= 0 ? (joined[open] as string) : '';
    const next = blocks[at + 1];
    // The second half of a footnote is at the bottom of its page: before the page's first footnote, or at the very end.
    const isFoot = !next || next.isAfterPage || next.isAfterRule || notes[at + 1] !== null;
    const isBelowRule = isAfterRule && isNoteRule;
    const isNote = note >= 0 && isFoot && (isBelowRule || isRest(joined[note] as string, text));
    const continues = continuesParagraph(before, text, between, room);
    // If the block could continue both, it continues the footnote if it closes the footnote's quotation, if the paragraph continues after
    // it, or if the paragraph would otherwise continue in the middle of a page.
    const isSure = (): boolean => isBelowRule || (closes(joined[note] as string, text) && !isQuoting(before));
    if (
      isNote &&
      (!continues || between === 'nothing' || SENTENCE_END.test(before) || isSure() || isLower(textAfter(at)))
    ) {
      joined[note] = tidyCopyText(joinNote(joined[note] as string, text));
      return;
    }
    if (continues) joined[open] = tidyCopyText(joinHyphenatedWord(before, text));
    else open = joined.push(text) - 1;
    [room, between] = [own, 'nothing'];
  });
  return joined;

  function textAfter(at: number): string {
    return blocks.find((_, later) => later > at && notes[later] === null)?.text ?? '';
  }
}

/** What lies between two blocks: a page break, the footnotes at the bottom of a page, or nothing. */
type Between = 'page' | 'notes' | 'nothing';

/** Whether a text begins with a lower-case letter. */
const isLower = (text: string): boolean => /^\p{Ll}/u.test(text);

/**
 * Whether a block continues the previous paragraph. `room` is by how many characters that paragraph's last line is short; null if
 * unknown.
 */
function continuesParagraph(before: string, after: string, between: Between, room: number | null): boolean {
  if (before === '' || ADDRESS.test(after)) return false;
  const ends = SENTENCE_END.test(before);
  const isHalf = !ends && before.length > SHORTEST_HALF;
  if (isHalf && /^[\p{Ll}(“"‘]/u.test(after)) return true;
  if (between === 'nothing' || (ends && between === 'notes')) return false;
  if (!ends && isLower(after)) return true;
  // After a page break the paragraph may continue with a name, a number or a new sentence, if the last line had no room for that word.
  const [word = ''] = /^\S+/.exec(after) ?? [];
  if (room !== null) return room <= word.length + (ends ? 0 : SPREAD);
  return (!ends || before.endsWith(':')) && before.length > LONGEST_HEADING;
}

/** Whether a block is the second half of a footnote that a page break divided. */
function isRest(note: string, block: string): boolean {
  if (ADDRESS.test(block)) return true;
  const isOpen = !/(?:[.!?…][”"’'»)\]]*|[>\])]|https?:\S*[^\s/_=-])$/u.test(note);
  if (!isOpen || block.length > LONGEST_REST) return false;
  return closes(note, block) || isLower(block) || /https?:|www\./.test(block);
}

/** Whether a text ends inside a quotation. */
function isQuoting(text: string): boolean {
  return text.lastIndexOf('“') > text.lastIndexOf('”') || (text.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** Whether a block closes the quotation in which the previous text ends. */
function closes(before: string, block: string): boolean {
  return isQuoting(before) && /^[^“"”]*[”"]/u.test(block);
}

/** Joins two halves of a footnote; inside a web address no hyphen is removed and no space is added. */
function joinNote(before: string, after: string): string {
  return /https?:\S*[/_=-]$/.test(before) ? before + after : joinHyphenatedWord(before, after);
}

/** For each block the footnote that it is, or null. */
function notesAmong(blocks: readonly string[]): readonly (CopyFootnote | null)[] {
  let last = 0;
  return blocks.map((block) => {
    const match = FOOTNOTE.exec(block);
    const number = Number(match?.[1]);
    const text = block.slice(match?.[0].length ?? 0).trim();
    // A page break may divide a footnote before what it cites; then its number must follow the previous one.
    const isNext = last > 0 && number === last + 1 && /^[\])]/.test(match?.[2] ?? '');
    if (!match || number === 0 || DATE.test(block) || !(IS_CITED.test(text) || isNext)) return null;
    if (match[2] === undefined && (number <= last || number > last + MOST_SKIPPED)) return null;
    last = number;
    return { number, text };
  });
}

/** Matches a footnote that is written in brackets within the text, at the place of its mark. */
const INSIDE = /\s*\[(\d{1,3})[.)] ([^[\]]{3,600})\]/g;

/** Moves footnotes in brackets out of the running text, if at least two have successive numbers, and leaves their marks. */
function notesInside(blocks: readonly string[]): {
  readonly texts: readonly string[];
  readonly notes: readonly CopyFootnote[];
} {
  const notes: CopyFootnote[] = [];
  const texts = blocks.map((block) =>
    block.replace(INSIDE, (whole, number: string, text: string) => {
      const last = notes.at(-1)?.number;
      if (last !== undefined && Number(number) !== last + 1) return whole;
      notes.push({ number: Number(number), text: text.trim() });
      return `[${number}]`;
    }),
  );
  return notes.length > 1 ? { texts, notes } : { texts: blocks, notes: [] };
}

/** Separates footnotes from paragraphs, and removes the footnote marks from the paragraphs' text. */
export function splitNotes(blocks: readonly string[]): {
  readonly paragraphs: readonly CopyParagraph[];
  readonly footnotes: readonly CopyFootnote[];
} {
  const notes = notesAmong(blocks);
  const inside = notesInside(blocks.filter((_block, at) => notes[at] === null));
  const footnotes = [...notes.filter((note) => note !== null), ...inside.notes];
  const { texts } = inside;
  const numbers = new Set(footnotes.map(({ number }) => number));
  return {
    paragraphs: texts.map((text) => takeMarks(text, numbers)),
    footnotes: footnotes.sort((a, b) => a.number - b.number),
  };
}

/** Matches a footnote mark: `<sup>1</sup>`, `[^1]`, `[1]`, superscript digits, or a bare number after a word. */
const MARK =
  /<sup>\s*(\d{1,3})\s*<\/sup>|\[\^?(\d{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?<=[\p{Ll}.,;:!?”"’')»])(?<!\d[.,])(\d{1,3})(?=[\s.,;:!?)”"’]|$)/gu;

/** Removes footnote marks from a text. Bare and bracketed numbers are marks only if `known` contains that number. */
export function takeMarks(text: string, known: ReadonlySet<number>): CopyParagraph {
  const marks: CopyFootnoteMark[] = [];
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
