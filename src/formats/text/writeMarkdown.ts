/**
 * Writes running text as Markdown, so that `readText` gives the same text again: a copy of a story can be edited as its author would.
 * What Markdown would read as a sign is escaped where it stands, and nothing else, since readers see this text in a field.
 */
import { recordWithId, type AtlasIndex } from '../../domain/links';
import type { Id, Inline, Paragraph } from '../../domain/model';
import type { LinkScheme } from './markdown';

/** A piece of the text that is written: a character, which can be written as a reference too, or a sign of Markdown. */
interface Piece {
  written: string;
  /** The character; absent for a sign. */
  readonly letter?: string;
  /** Whether the sign begins or ends emphasis, which depends on the characters beside it (CommonMark 0.31, section 6.2). */
  readonly edge?: 'open' | 'close';
}

/** Characters that are signs wherever they stand. */
const ALWAYS = new Set('\\`*_[]<');
/** What makes a block of its own at the start of a paragraph: a heading, quotation, list, fence or line of equals signs. */
const STARTS = /^(?:[#>+=~-]|\d{1,9}(?=[.)]))/;
/** The parser looks at UTF-16 units: a sign beyond the first plane is a letter to it. */
const SIGN = /[\p{P}\p{S}]/u;
const isSign = (letter = ''): boolean => letter.length === 1 && SIGN.test(letter);

/** The paragraphs as Markdown. A link to a record that the atlas does not have becomes plain words. */
export function writeText(paragraphs: readonly Paragraph[], index: AtlasIndex): string {
  return paragraphs
    .map((paragraph) => writeParagraph(paragraph, index))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The scheme by which a link names a record; null if there is no such record, or none that a text can link to. */
export function schemeOf(index: AtlasIndex, id: Id): LinkScheme | null {
  if (index.notes.has(id)) return 'note';
  const found = recordWithId(index, id);
  if (found?.type !== 'feature') return found?.type ?? null;
  return found.feature.kind === 'place' || found.feature.kind === 'venue' ? 'place' : 'feature';
}

function writeParagraph(paragraph: Paragraph, index: AtlasIndex): string {
  const pieces = piecesOf(merged(paragraph, false), index);
  protectEdges(pieces);
  protectStart(pieces);
  const ends = [pieces[0], pieces.at(-1)];
  for (const piece of ends) if (piece?.letter === ' ') piece.written = '&#32;';
  return pieces.map(({ written }) => written).join('');
}

/** The same text with emphasis next to emphasis as one, and none inside of emphasis, which would look the same. */
function merged(inlines: readonly Inline[], isEmphasised: boolean): readonly Inline[] {
  const all: Inline[] = [];
  for (const inline of isEmphasised ? inlines.flatMap(withoutEmphasis) : inlines) {
    const last = all.at(-1);
    if (inline.type === 'emphasis') {
      const children = merged(inline.children, true);
      if (last?.type === 'emphasis')
        all.splice(-1, 1, { ...last, children: merged([...last.children, ...children], true) });
      else if (children.length > 0) all.push({ ...inline, children });
    } else if (inline.type === 'text') {
      const text = `${last?.type === 'text' ? last.text : ''}${inline.text}`.replace(/\s+/g, ' ');
      if (last?.type === 'text') all.pop();
      if (text !== '') all.push({ type: 'text', text });
    } else if (inline.type === 'citation') all.push(inline);
    else all.push({ ...inline, children: merged(inline.children, isEmphasised) });
  }
  return all;
}

function withoutEmphasis(inline: Inline): readonly Inline[] {
  return inline.type === 'emphasis' ? inline.children.flatMap(withoutEmphasis) : [inline];
}

function piecesOf(inlines: readonly Inline[], index: AtlasIndex): Piece[] {
  return inlines.flatMap((inline): Piece[] => {
    switch (inline.type) {
      case 'text':
        return lettersOf(inline.text);
      case 'emphasis':
        return [{ written: '*', edge: 'open' }, ...piecesOf(inline.children, index), { written: '*', edge: 'close' }];
      case 'citation':
        return [{ written: `[^${inline.footnote}]` }];
      case 'reference': {
        const scheme = schemeOf(index, inline.target);
        const words = piecesOf(inline.children, index);
        return scheme === null ? words : linked(words, `${scheme}:${inline.target}`);
      }
      case 'link':
        return linked(piecesOf(inline.children, index), addressOf(inline.url));
    }
  });
}

function linked(words: readonly Piece[], address: string): Piece[] {
  return [{ written: '[' }, ...words, { written: `](${address})` }];
}

function lettersOf(text: string): Piece[] {
  return [...text].map((letter) => ({
    letter,
    written: ALWAYS.has(letter) ? `\\${letter}` : letter,
  }));
}

/** An address as the target of a link: in angle brackets if it has characters that would end it. */
function addressOf(url: string): string {
  if (/^[\w:/.?=%#@~+,;!$-]*$/.test(url)) return url;
  return `<${url.replace(/[\\<>&]/g, '\\$&').replace(/\s/g, (space) => `&#${space.codePointAt(0)};`)}>`;
}

/** Writes characters as references where a sign beside them would otherwise be read differently. */
function protectEdges(pieces: readonly Piece[]): void {
  pieces.forEach((piece, at) => {
    const [before, after] = [pieces[at - 1], pieces[at + 1]];
    // `![` would be a picture, and `&lt;` the character that it names.
    if (piece.letter === '!' && after && after.written.startsWith('[')) piece.written = '\\!';
    if (piece.letter === '&') piece.written = '\\&';
    // `[^1]` would be a mark of a footnote.
    if (piece.letter === '^' && before?.written === '[') piece.written = '\\^';
    const [inner, outer] = piece.edge === 'open' ? [after, before] : [before, after];
    if (!piece.edge || !inner) return;
    if (inner.letter === ' ') inner.written = '&#32;';
    const innerEnd = piece.edge === 'open' ? [...inner.written][0] : [...inner.written].at(-1);
    // A sign inside and a letter outside: emphasis would not begin or end here.
    if (isSign(innerEnd) && outer?.letter !== undefined && !isSign(outer.letter) && outer.letter !== ' ')
      outer.written = `&#${outer.letter.codePointAt(0)};`;
  });
}

/** Escapes what would begin another block than a paragraph. */
function protectStart(pieces: readonly Piece[]): void {
  const [first, second] = pieces;
  const text = pieces
    .slice(0, 10)
    .map(({ letter }) => letter ?? '\0')
    .join('');
  const found = STARTS.exec(text)?.[0];
  if (first && found !== undefined) {
    const sign = /\d/.test(found) ? pieces[found.length] : first;
    if (sign) sign.written = `\\${sign.letter}`;
  }
  // `[^1]:` would define the footnote.
  if (first?.written.startsWith('[^') && second?.letter === ':') second.written = '\\:';
}
