/** Plain lines to paragraphs: what a text file, a text pasted from a PDF, or OCR gives. */
import search from 'approx-string-match';
import { MONTH_NAMES } from '../../domain/time';
import type { CopyFootnote, CopyMark, CopyParagraph } from '../model';
import { tidy } from './tidy';

/** Lines that stand this often in a file, digits aside, are running heads or feet. */
const RUNNING = 3;
/** A running head is short. */
const RUNNING_LENGTH = 90;
/** Part of the letters of a running head that may be wrong, and the letters it then has at least. */
const MOST_GARBLED = 0.2;
const LEAST_GARBLED = 6;
/** Running heads that are looked for with wrong letters. */
const MOST_HEADS = 20;
/** A number alone, between dashes or after "page": a page's number. */
const PAGE_NUMBER = /^(?:[-–—\s]*\d{1,4}[-–—\s]*|p(?:age|\.)?\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?)$/i;
/** A line of dashes between two pages. */
export const PAGE_RULE = /^(?:[-–—_=*] ?){3,}$/;
/** What ends a sentence, with the marks that may close after it. */
const SENTENCE_END = /[.!?…:][”"’'»)\]]*(?:\d{1,3})?$/;
const LETTER_END = /\p{L}[-\u00ad\u2010]$/u;
/** A note at the foot: its number, with or without a mark after it, and words. */
const FOOTNOTE = /^\[?(\d{1,3})([\])]|\.(?=\s))?\s*(?=["“”'‘«<\ufffd\p{L}])/u;
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

/** A paragraph, a note or a part of one, as it stands on a page. */
export interface TextBlock {
  readonly text: string;
  /** Whether a page ends between the block before and this one. */
  readonly isAfterPage: boolean;
  /** Whether a rule stands between them: it may be the end of a page or stand above its notes. */
  readonly isAfterRule: boolean;
  /** Characters that its last line leaves free; null where lines are not wrapped. */
  readonly room: number | null;
}

/** The paragraphs of a text with wrapped lines, running heads and page breaks, in order. */
export function paragraphsOf(text: string): readonly string[] {
  const lines = withoutRunning(
    text
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .replace(/\f/g, '\n\f\n')
      .split('\n'),
  );
  return joinBroken(blocksOf(lines));
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
  // An article has few heads: in a long list of names each would be compared with each.
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

/** Whether a line is a running head with some letters read wrongly, as text recognition does. */
function isGarbled(name: string, running: string): boolean {
  const most = Math.ceil(running.length * MOST_GARBLED);
  if (Math.abs(name.length - running.length) > most) return false;
  return search(name, running, most).some(({ start, end }) => name.length - (end - start) <= most);
}

/** Groups lines: a blank line ends a block, and so does the way of the file where it has no blank lines. */
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
    // Without blank lines a paragraph ends with a short line that ends a sentence; unwrapped, with each line.
    const isAfterEnd =
      !hasBlanks && (isWrapped ? SENTENCE_END.test(last.trim()) && last.trim().length < usual * 0.8 : true);
    if (!open || isAfterEnd || (isIndented && isWrapped) || FOOTNOTE_START.test(bare)) {
      blocks.push({ lines: (open = []), isAfterPage, isAfterRule });
    }
    open.push(bare);
    last = line;
    [isAfterPage, isAfterRule] = [false, false];
  }
  // Notes may be set wider than the text: a block is as wide as its own lines or, where it has few, as those of the text before it.
  let width = 0;
  return blocks.map(({ lines: own, ...place }) => {
    const longest = own.reduce((most, { length }) => Math.max(most, length), 0);
    if (own.length > 1 && !FOOTNOTE_START.test(own[0] as string)) width = longest;
    const room = isWrapped && width > 0 ? Math.max(width, longest) - (own.at(-1)?.length ?? 0) : null;
    return { ...place, text: joinLines(own), room };
  });
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

/** A block that begins with an address is the rest of a note. */
const ADDRESS = /^<?(?:https?:|www\.)/;
/** Half a paragraph has more characters than this where nothing tells that a page ends after it. */
const SHORTEST_HALF = 60;
/** Where a page ends, one shorter than this is rather a heading. */
const LONGEST_HEADING = 40;
/** Lines of the same width differ by so many characters. */
const SPREAD = 8;
/** The rest of a note is shorter than this, in characters. */
const LONGEST_REST = 600;

/** Joins what a page break has split: halves of paragraphs, with a page's notes between them, and halves of notes. */
export function joinBroken(all: readonly TextBlock[]): readonly string[] {
  const blocks = all.filter(({ text }) => text !== '');
  const texts = blocks.map(({ text }) => text);
  const notes = notesAmong(texts);
  // Rules that all have a note below them, or one block and then a note, stand above the notes of their pages.
  const ruled = blocks.flatMap(({ isAfterRule }, at) => (isAfterRule ? [at] : []));
  const isNoteRule = ruled.every((at) => notes[at] != null || notes[at + 1] != null);
  const joined: string[] = [];
  /** Indices in `joined` of the last block that is no note, and of the last note. */
  let [open, note] = [-1, -1];
  let room: number | null = null;
  /** What lies between the last block that is no note and the next one. */
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
    // The rest of a note stands where its page's notes do: before the first of them, or last of all.
    const isFoot = !next || next.isAfterPage || next.isAfterRule || notes[at + 1] !== null;
    const isBelowRule = isAfterRule && isNoteRule;
    const isNote = note >= 0 && isFoot && (isBelowRule || isRest(joined[note] as string, text));
    const goes = goesOn(before, text, between, room);
    // Where both would do, it is the note's if it closes the note's quotation, if the paragraph goes on after it, or if a paragraph would
    // have to go on in the middle of a page.
    const isSure = (): boolean => isBelowRule || (closes(joined[note] as string, text) && !isQuoting(before));
    if (isNote && (!goes || between === 'nothing' || SENTENCE_END.test(before) || isSure() || isLower(textAfter(at)))) {
      joined[note] = tidy(joinNote(joined[note] as string, text));
      return;
    }
    if (goes) joined[open] = tidy(joinHalves(before, text));
    else open = joined.push(text) - 1;
    [room, between] = [own, 'nothing'];
  });
  return joined;

  function textAfter(at: number): string {
    return blocks.find((_, later) => later > at && notes[later] === null)?.text ?? '';
  }
}

/** What lies between two blocks of text: the end of a page, notes that end one, or nothing. */
type Between = 'page' | 'notes' | 'nothing';

const isLower = (text: string): boolean => /^\p{Ll}/u.test(text);

/** Whether a block goes on with the paragraph before it. `room` is what that one's last line leaves free. */
function goesOn(before: string, after: string, between: Between, room: number | null): boolean {
  if (before === '' || ADDRESS.test(after)) return false;
  const ends = SENTENCE_END.test(before);
  const isHalf = !ends && before.length > SHORTEST_HALF;
  if (isHalf && /^[\p{Ll}(“"‘]/u.test(after)) return true;
  if (between === 'nothing' || (ends && between === 'notes')) return false;
  if (!ends && isLower(after)) return true;
  // Over the end of a page it may go on with a name or a number, or with a new sentence: then the last line had no room for another word.
  const [word = ''] = /^\S+/.exec(after) ?? [];
  if (room !== null) return room <= word.length + (ends ? 0 : SPREAD);
  return (!ends || before.endsWith(':')) && before.length > LONGEST_HEADING;
}

/** Whether a block is the rest of a note that the end of a page has cut. */
function isRest(note: string, block: string): boolean {
  if (ADDRESS.test(block)) return true;
  const isOpen = !/(?:[.!?…][”"’'»)\]]*|[>\])]|https?:\S*[^\s/_=-])$/u.test(note);
  if (!isOpen || block.length > LONGEST_REST) return false;
  return closes(note, block) || isLower(block) || /https?:|www\./.test(block);
}

/** Whether a quotation is open at the end of a text. */
function isQuoting(text: string): boolean {
  return text.lastIndexOf('“') > text.lastIndexOf('”') || (text.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** Whether a block ends the quotation that is open before it. */
function closes(before: string, block: string): boolean {
  return isQuoting(before) && /^[^“"”]*[”"]/u.test(block);
}

/** Joins two halves of a note: within an address nothing is left out or put between. */
function joinNote(before: string, after: string): string {
  return /https?:\S*[/_=-]$/.test(before) ? before + after : joinHalves(before, after);
}

/** For each block the note it is, or null. */
function notesAmong(blocks: readonly string[]): readonly (CopyFootnote | null)[] {
  let last = 0;
  return blocks.map((block) => {
    const match = FOOTNOTE.exec(block);
    const number = Number(match?.[1]);
    const text = block.slice(match?.[0].length ?? 0).trim();
    // The end of a page may have cut a note before what it cites: the number then follows that of the note before.
    const isNext = last > 0 && number === last + 1 && /^[\])]/.test(match?.[2] ?? '');
    if (!match || number === 0 || DATE.test(block) || !(IS_CITED.test(text) || isNext)) return null;
    if (match[2] === undefined && (number <= last || number > last + MOST_SKIPPED)) return null;
    last = number;
    return { number, text };
  });
}

/** A note in brackets at the place of its mark. */
const INSIDE = /\s*\[(\d{1,3})[.)] ([^[\]]{3,600})\]/g;

/** Takes notes in brackets out of running text, where at least two follow one another, and leaves their marks. */
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

/** Takes notes and the marks that lead to them out of the paragraphs. */
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
