/** Blocks of text in a picture: SVG does not break lines by itself. Widths are estimates. Pure functions; lengths in units of the picture. */
import { drawnWidth } from '../symbology/timeline/textWidth';
import { svgText, type SvgAttributes } from './svg';

/** Letters of the serif font, and bold ones, are wider than those that `drawnWidth` knows by about this much. */
const BOLD = 1.09;
/** Where the atlas's fonts are not, DejaVu, the widest that a picture names, is wider by less than this. */
const OTHER_FONT = 1.05;

/** How a text is set. */
export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly serif?: boolean;
  /** Value of the attribute `fill`. */
  readonly fill: string;
  /** Distance of the lines' baselines, as a multiple of the size; 1.35 if not given. */
  readonly leading?: number;
}

/** A block of text with its lines. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly height: number;
  /** Draws the block with its upper left corner at a point. */
  readonly draw: (x: number, y: number) => string;
}

/** The width that a text takes in a style, in whatever font it is set. */
export function widthIn(text: string, { size, bold, serif }: Pick<TextStyle, 'size' | 'bold' | 'serif'>): number {
  return drawnWidth(text, size) * (bold || serif ? BOLD : 1) * OTHER_FONT;
}

/** A text in lines of a width. A word that is wider than that, such as an address, is broken. */
export function textBlock(text: string, width: number, style: TextStyle): TextBlock {
  const fits = (line: string): boolean => widthIn(line, style) <= width;
  const space = widthIn(' ', style);
  const lines: string[] = [];
  // Words are measured once each: a layout that is looked for sets the same words in many widths.
  let taken = Infinity;
  for (const word of text.split(' ').filter(Boolean)) {
    const more = widthIn(word, style);
    if (taken + space + more <= width) {
      lines[lines.length - 1] += ` ${word}`;
      taken += space + more;
    } else {
      lines.push(...brokenWord(word, fits));
      taken = widthIn(lines.at(-1) ?? '', style);
    }
  }
  const leading = style.size * (style.leading ?? 1.35);
  const attributes: SvgAttributes = {
    'font-size': style.size,
    'font-weight': style.bold ? 600 : undefined,
    'font-family': style.serif ? 'var(--font-serif)' : undefined,
    fill: style.fill,
  };
  return {
    lines,
    height: lines.length * leading,
    draw: (x, y) =>
      lines.map((line, at) => svgText(line, { x, y: y + at * leading + style.size * 0.98, ...attributes })).join(''),
  };
}

/** Where names of files and addresses may be broken: behind a sign that joins two words. */
const JOINT = /[-_/.,;:&=?#+]/;

/** Parts of a word that fit into a line, one after the other: broken behind the last sign that joins two words, else where it must. */
function brokenWord(word: string, fits: (line: string) => boolean): readonly string[] {
  const parts = [''];
  for (const letter of word) {
    const last = parts.at(-1) as string;
    if (last === '' || fits(last + letter)) parts[parts.length - 1] = last + letter;
    else {
      const joint = last.split('').findLastIndex((each) => JOINT.test(each)) + 1;
      const head = joint > last.length / 2 ? last.slice(0, joint) : last;
      parts.splice(-1, 1, head, last.slice(head.length) + letter);
    }
  }
  return parts;
}
