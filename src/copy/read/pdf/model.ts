/**
 * What the parts of the PDF reader hand to each other: pages as pdf.js gives them, then pieces, rows, lines and blocks. Lengths are PDF
 * points; x runs from the page's left edge to the right, y from its foot upwards.
 */
import type { CopyMark } from '../../model';

/** What a tagged PDF says of a text. Texts with the same tag object belong to the same element. */
export interface PdfTag {
  /** A paragraph, a footnote, or an artifact: a running head, a page number. */
  readonly kind: 'paragraph' | 'note' | 'artifact';
}

/** A piece of text and its place on a page. */
export interface PdfItem {
  /** Its characters, in reading order. */
  readonly text: string;
  /** Left end, from the page's left edge. */
  readonly x: number;
  /** Baseline, from the page's foot. */
  readonly y: number;
  /** Advance of the whole piece. */
  readonly width: number;
  /** Height of the font. */
  readonly size: number;
  /** Whether pdf.js believes that a line ends here. The layout does not use it. */
  readonly hasEol?: boolean;
  /** Its tag; null or absent if it has none. */
  readonly tag?: PdfTag | null;
}

/** A thin horizontal line drawn on a page (a rule, in the words of printers). */
export interface PdfRule {
  /** Left end, from the page's left edge. */
  readonly x: number;
  /** Right end. */
  readonly end: number;
  /** From the page's foot. */
  readonly y: number;
}

/** A page with its text, upright, items in any order. */
export interface PdfPage {
  /** From left to right. */
  readonly width: number;
  /** From foot to head. */
  readonly height: number;
  /** Everything written on it. */
  readonly items: readonly PdfItem[];
  /** Horizontal lines drawn on it. Absent where nobody looked for them: a rule may separate the notes from the text. */
  readonly rules?: readonly PdfRule[];
}

/** A piece of text whose spaces at both ends were removed. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
  /** Whether a space preceded it. */
  readonly isSpacedBefore: boolean;
  /** Whether a space follows it; set later where the space is an item of its own. */
  isSpacedAfter: boolean;
  /** Its tag; null if it has none. */
  readonly tag: PdfTag | null;
}

/** All pieces on one baseline, over the whole width of the page, with the raised and lowered pieces beside them. */
export interface Row {
  readonly y: number;
  readonly pieces: Piece[];
}

/** A line of text in one column. */
export interface Line {
  text: string;
  readonly marks: CopyMark[];
  x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
  /** The raised number at its start; null where it has none. */
  readonly raised: number | null;
  /** `first`: a drop cap was put before it. `beside`: it is a further line beside the drop cap. */
  cap: 'first' | 'beside' | null;
  /** The tag of its text; null if it has none. */
  readonly tag: PdfTag | null;
}

/** Lines of one column that no wider text interrupts. */
export interface Block {
  lines: Line[];
  readonly page: number;
  /** X at which most lines begin. */
  left: number;
  /** X at which full lines end. */
  right: number;
  /** Whether most lines end at `right`. */
  isJustified: boolean;
  /** Name of its column on the page: `l` left, `r` right, `w` wide, one letter for each division. */
  readonly column: string;
  /** Heights of the rules that may separate notes from the text above them. */
  rules: readonly number[];
}

/** A paragraph whose lines are joined. */
export interface Joined {
  text: string;
  readonly marks: CopyMark[];
  readonly page: number;
  readonly lastPage: number;
}
