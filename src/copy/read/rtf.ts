/** Reads the text of an RTF file (Rich Text Format Specification 1.9.1): paragraphs, and footnotes with their marks. */
import type { CopyFootnote, CopyFootnoteMark, CopyParagraph } from '../model';
import { tidyCopyText, tidyMarked } from './tidy';

/** Names of RTF groups without running text. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable rsidtbl info pict object header headerl headerr headerf footer footerl footerr footerf themedata colorschememapping datastore latentstyles xmlnstbl generator filetbl revtbl annotation atnid atnauthor fldinst bkmkstart bkmkend shppict nonshppict ftnsep ftnsepc aftnsep'.split(
    ' ',
  ),
);
/** RTF control words that stand for one character. */
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: ' ',
  line: ' ',
  cell: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};
/** The name of a Windows code page for TextDecoder (Encoding Standard, section 4.2). */
const codePage = (number: number): string =>
  number === 10000 ? 'macintosh' : number === 932 ? 'shift_jis' : number === 65001 ? 'utf-8' : `windows-${number}`;
/** Matches an RTF token: a control word, a control symbol, an escaped byte, a brace, or text. */
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|[^\\{}\r\n]+/gi;

/** An RTF group whose closing brace has not been read yet. */
interface Group {
  /** Whether the text of the group is left out. */
  readonly skips: boolean;
  /** How many characters after `\u` are a substitute for the character, for programs that do not know `\u`. */
  readonly fallback: number;
}

/** Reads an RTF file, given as text with one character for each byte. It never fails. */
export function readRtf(rtf: string): {
  readonly paragraphs: readonly CopyParagraph[];
  readonly footnotes: readonly CopyFootnote[];
} {
  const paragraphs: CopyParagraph[] = [];
  const footnotes: CopyFootnote[] = [];
  const stack: Group[] = [];
  let group: Group = { skips: false, fallback: 1 };
  let decoder = new TextDecoder('windows-1252');
  let text = '';
  let marks: CopyFootnoteMark[] = [];
  let note: { readonly depth: number; text: string } | null = null;
  let skipped = 0;
  let isOptional = false;
  const add = (characters: string): void => {
    if (group.skips) return;
    if (note) note.text += characters;
    else text += characters;
  };
  const endParagraph = (): void => {
    if (note) {
      note.text += ' ';
      return;
    }
    const paragraph = tidyMarked(text, marks);
    if (paragraph.text !== '') paragraphs.push(paragraph);
    text = '';
    marks = [];
  };
  for (const [token, word, argument, byte, symbol, brace] of rtf.matchAll(TOKEN)) {
    if (brace === '{') {
      stack.push(group);
      continue;
    }
    if (brace === '}') {
      if (note && stack.length === note.depth) {
        const { text: words }: { readonly text: string } = note;
        footnotes.push({ number: footnotes.length + 1, text: tidyCopyText(words) });
        note = null;
      }
      group = stack.pop() ?? group;
      skipped = 0;
      continue;
    }
    if (word !== undefined) {
      const name = word.toLowerCase();
      const value = argument === undefined ? undefined : Number(argument);
      if (SKIPPED.has(name) || isOptional) group = { ...group, skips: true };
      isOptional = false;
      if (name === 'ansicpg' && value !== undefined) decoder = decoderOf(value) ?? decoder;
      else if (name === 'mac') decoder = decoderOf(10000) ?? decoder;
      else if (name === 'uc') group = { ...group, fallback: value ?? 1 };
      else if (name === 'u' && value !== undefined) {
        add(String.fromCharCode(value < 0 ? value + 65_536 : value));
        skipped = group.fallback;
      } else if (name === 'par' || name === 'sect' || name === 'page' || name === 'row') {
        if (!group.skips) endParagraph();
      } else if (name === 'footnote' && !note && !group.skips) {
        marks.push({ at: text.length, number: footnotes.length + 1 });
        note = { depth: stack.length, text: '' };
      } else if (name === 'bin') continue;
      else if (CHARACTERS[name] !== undefined) add(CHARACTERS[name]);
      continue;
    }
    if (byte !== undefined) {
      if (skipped > 0) skipped--;
      else add(decoder.decode(Uint8Array.of(parseInt(byte, 16))));
      continue;
    }
    if (symbol !== undefined) {
      if (symbol === '*') isOptional = true;
      else if (symbol === '~') add('\u00a0');
      else if (symbol === '_') add('-');
      else if (symbol === '\n' || symbol === '\r') endParagraph();
      else if ('\\{}'.includes(symbol)) add(symbol);
      continue;
    }
    if (/^[\r\n]/.test(token)) continue;
    const own = token.slice(skipped);
    skipped = Math.max(0, skipped - token.length);
    // Some programs write bytes beyond ASCII without escaping them; they are in the code page too.
    add(/^[\0-\x7f]*$/.test(own) ? own : decoder.decode(Uint8Array.from(own, (character) => character.charCodeAt(0))));
  }
  endParagraph();
  return { paragraphs, footnotes };
}

/** A decoder for a code page; null if the code page is unknown. */
function decoderOf(page: number): TextDecoder | null {
  try {
    return new TextDecoder(codePage(page));
  } catch {
    return null;
  }
}
