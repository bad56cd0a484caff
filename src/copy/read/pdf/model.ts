/**
 * Types that the files of the PDF reader pass to each other: pages as pdf.js gives them, then pieces, rows, lines and blocks. Lengths are
 * in PDF points; x grows from the page's left edge to the right, y from its bottom upwards.
 */
import type { CopyFootnoteMark } from '../../model';

/** The tag of a text in a tagged PDF. Texts that belong to the same element have the same tag object. */
export interface PdfTag {
  /** Role of the element: a paragraph, a footnote, or an artifact (a running head or page number). */
  readonly kind: 'paragraph' | 'note' | 'artifact';
}

/** A text item of a PDF page, as pdf.js gives it, with its position. */
export interface PdfItem {
  /** Characters of the item, in reading order. */
  readonly text: string;
  /** Left end of the item, from the page's left edge. */
  readonly x: number;
  /** Baseline of the item, from the page's bottom. */
  readonly y: number;
  /** Advance width of the whole item. */
  readonly width: number;
  /** Font size of the item. */
  readonly size: number;
  /** Whether pdf.js assumes that a line ends after this item. The layout does not use it. */
  readonly hasEol?: boolean;
  /** Tag of the item; null or absent if it has none. */
  readonly tag?: PdfTag | null;
}

/** A thin horizontal line drawn on a page (typographers call it a rule). */
export interface PdfRule {
  /** Left end of the rule, from the page's left edge. */
  readonly x: number;
  /** Right end of the rule, from the page's left edge. */
  readonly end: number;
  /** Height of the rule, from the page's bottom. */
  readonly y: number;
}

/** A PDF page turned upright, with its text items in any order. */
export interface PdfPage {
  /** Width of the page. */
  readonly width: number;
  /** Height of the page. */
  readonly height: number;
  /** All text items of the page. */
  readonly items: readonly PdfItem[];
  /** Horizontal rules drawn on the page; absent if they were not searched for. A rule may separate the footnotes from the text. */
  readonly rules?: readonly PdfRule[];
}

/** A text item without spaces at both ends. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
  /** Whether a space was before the piece. */
  readonly isSpacedBefore: boolean;
  /** Whether a space follows the piece; set later if the space is an item of its own. */
  isSpacedAfter: boolean;
  /** Tag of the piece; null if it has none. */
  readonly tag: PdfTag | null;
}

/** All pieces on one baseline, across the page's whole width, including raised and lowered pieces beside them. */
export interface TextRow {
  readonly y: number;
  readonly pieces: Piece[];
}

/** A line of text in one column. */
export interface Line {
  text: string;
  readonly marks: CopyFootnoteMark[];
  x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
  /** The raised number at the start of the line; null if there is none. */
  readonly raised: number | null;
  /** `first` if a drop cap was put before this line; `beside` if it is a further line beside the drop cap. */
  cap: 'first' | 'beside' | null;
  /** Tag of the line's text; null if it has none. */
  readonly tag: PdfTag | null;
}

/** Lines of one column, one below the other, that no wider text interrupts. */
export interface Block {
  lines: Line[];
  readonly page: number;
  /** x at which most lines begin. */
  left: number;
  /** x at which full lines end. */
  right: number;
  /** Whether most lines end at `right`, so that the text is justified. */
  isJustified: boolean;
  /** Name of the column on the page: `l` left, `r` right, `w` full width; one letter for each division. */
  readonly column: string;
  /** Heights of the rules that may separate footnotes from the text above them. */
  rules: readonly number[];
}

/** A paragraph with its lines joined. */
export interface JoinedParagraph {
  text: string;
  readonly marks: CopyFootnoteMark[];
  readonly page: number;
  readonly lastPage: number;
}
