/** Makes lines from pieces of text: adds spaces, turns raised numbers into footnote marks, and puts drop caps before their line. */
import type { CopyFootnoteMark } from '../../model';
import { isNearlySame, RAISED_SIZE_SHARE } from './measures';
import type { Block, Line, Piece } from './model';
import { commonSize, isBesideCap } from './pieces';

/** A number counts as raised if it is at least this far above the baseline, in font heights. */
const RAISE = 0.12;
/** Two pieces of text have a space between them if their gap is wider than this, in font heights. */
const SPACE = 0.14;
/** Superscript digits; the index of each is its value. */
const SUPERIOR = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Joins the pieces of a row, or of its part in one column, to a line; raised numbers become footnote marks. */
export function lineOf(pieces: readonly Piece[], page: number): Line {
  const size = commonOf(pieces);
  const base = pieces.find((piece) => isNearlySame(piece.size, size, 0.02))?.y ?? pieces[0]?.y ?? 0;
  const marks: CopyFootnoteMark[] = [];
  let text = '';
  let raised: number | null = null;
  let last: Piece | null = null;
  const mark = (numbers: readonly number[]): void => {
    if (text === '' && raised === null) raised = numbers[0] ?? null;
    else for (const number of numbers) marks.push({ at: text.length, number });
  };
  for (const piece of pieces) {
    // Some programs make text bold by writing it twice at almost the same place.
    if (last && last.text === piece.text && Math.abs(last.x - piece.x) < size * 0.15) continue;
    const isRaised = piece.size <= size * RAISED_SIZE_SHARE && piece.y - base > size * RAISE;
    const isSpaced = last && (last.isSpacedAfter || piece.isSpacedBefore || piece.x - last.end > size * SPACE);
    last = piece;
    // The raised digit of "km2" is a power and not a footnote mark.
    const isPower = /(?:^|[\s\d])[kcm]?m$/.test(text) && /^[23]$/.test(piece.text);
    if (isRaised && !isPower && /^[([]?\d{1,3}(?:[\s,;–-]+\d{1,3})*[)\],]?$/.test(piece.text)) {
      mark((piece.text.match(/\d+/g) ?? []).map(Number));
      continue;
    }
    if (isSpaced && text !== '') text += ' ';
    const spelled = piece.text.replace(/\u00ad(?=.)/gu, '').split(/([⁰¹²³⁴-⁹]+)/u);
    spelled.forEach((part, at) => {
      const number = Number([...part].map((digit) => SUPERIOR.indexOf(digit)).join(''));
      if (at % 2 === 0 || /(?:^|[\s\d])[kcm]?m$/.test(text)) text += part;
      else mark([number]);
    });
  }
  return {
    text: text.replace(/\u00ad(?=.)/gu, '').trim(),
    marks: marks.map(({ at, number }) => ({ at: text.slice(0, at).trimEnd().length, number })),
    x: pieces[0]?.x ?? 0,
    end: pieces.at(-1)?.end ?? 0,
    y: base,
    size,
    page,
    raised,
    cap: null,
    tag: pieces.reduce((one, other) => (other.text.length > one.text.length ? other : one)).tag,
  };
}

/** The font size of most characters of a line, not rounded. */
function commonOf(pieces: readonly Piece[]): number {
  const common = commonSize(pieces);
  return pieces.find((piece) => Math.abs(piece.size - common) <= 0.125)?.size ?? common;
}

/** Puts a drop cap before the first line beside it; all lines beside it then begin at the drop cap's left edge. */
export function joinCap(cap: Piece, blocks: readonly Block[], body: number): void {
  for (const block of blocks) {
    const beside = block.lines.filter(({ x, y }) => isBesideCap(cap, x, y, body));
    const [first] = beside;
    if (!first) continue;
    for (const line of beside) Object.assign(line, { x: cap.x, cap: line === first ? 'first' : 'beside' });
    // The drop caps "A" and "I" may be whole words.
    const isWord = /^[AI]$/.test(cap.text) && /^\p{L}{3}/u.test(first.text) && cap.isSpacedAfter;
    const shift = cap.text.length + (isWord ? 1 : 0);
    first.text = `${cap.text}${isWord ? ' ' : ''}${first.text}`;
    first.marks.splice(0, Infinity, ...first.marks.map(({ at, number }) => ({ at: at + shift, number })));
    return;
  }
}
