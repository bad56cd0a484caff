/** Places labels on the still map: none is cut at the edge of the picture, and none overlaps another or a mark. Pure functions. */
import type { Bounds } from '../domain/model';
import type { Size } from '../domain/camera';
import { roughTextWidth } from '../symbology/labelOrder';

/** The side of its point on which a label is written. */
export type LabelSide = 'right' | 'left' | 'below' | 'above' | 'centre';

/** A label that should be placed if there is room. */
export interface LabelWish {
  /** x of the point that the label belongs to, in units of the plane. */
  readonly x: number;
  readonly y: number;
  /** Units between the point and the label: the radius of the point's mark. */
  readonly gap: number;
  /** The name; `second` is the other side's form, which is written below it. */
  readonly first: string;
  readonly second: string;
  /** Font size in units of the plane. */
  readonly size: number;
  /** Extra space between letters in units of the plane. */
  readonly spacing?: number;
  /** CSS class of the label, whose font size must agree with `size`. */
  readonly className: string;
  /** Colour of the letters, `#rrggbb`; absent for that of the class. */
  readonly colour?: string;
  /** Sides to try, the best one first. */
  readonly sides: readonly LabelSide[];
  /** Whether the label is written on the first side even if there is no room, because the reader has selected its feature. */
  readonly must?: boolean;
  /** SVG markup that is drawn only if the label is placed, such as the dot of a town. */
  readonly mark?: string;
}

/** A label with its position. */
export interface PlacedLabel {
  readonly wish: LabelWish;
  readonly lines: readonly LabelLine[];
  /** Alignment of the label's lines (SVG 2, `text-anchor`). */
  readonly anchor: 'start' | 'middle' | 'end';
  readonly x: number;
  /** y of the first line's baseline. */
  readonly y: number;
  /** What it takes, with the room around it. */
  readonly box: Bounds;
}

/** One line of a label. */
export interface LabelLine {
  readonly text: string;
  /** Whether the line belongs to the second form of the name. */
  readonly isSecond: boolean;
}

/** A longer name is broken into lines of at most this many letters, at spaces. */
const MOST_LETTERS = 18;
/** Height of a line, and of its letters above the baseline, as multiples of the font size. */
export const LINE_HEIGHT = 1.15;
const ASCENT = 0.85;
/** Units kept free around a label. */
const MARGIN = 2;
const SIDE_ANCHORS = { right: 'start', left: 'end', below: 'middle', above: 'middle', centre: 'middle' } as const;

/** Places labels, the most important first, outside of `taken` boxes. Labels without room are left out. */
export function placeLabels(
  wishes: readonly LabelWish[],
  taken: readonly Bounds[],
  { width, height }: Size,
): readonly PlacedLabel[] {
  const boxes = [...taken];
  const placed: PlacedLabel[] = [];
  const isFree = (box: Bounds): boolean =>
    box[0] >= 0 &&
    box[1] >= 0 &&
    box[2] <= width &&
    box[3] <= height &&
    !boxes.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
  for (const wish of wishes) {
    const lines = linesOf(wish);
    const tries = wish.sides.map((side) => placeAt(wish, lines, side));
    const found = tries.find(({ box }) => isFree(box)) ?? (wish.must ? tries[0] : undefined);
    if (!found) continue;
    boxes.push(found.box);
    placed.push(found);
  }
  return placed;
}

function placeAt(wish: LabelWish, lines: readonly LabelLine[], side: LabelSide): PlacedLabel {
  const { x, y, gap, size, spacing = 0 } = wish;
  const width = Math.max(...lines.map(({ text }) => roughTextWidth(text, size) + spacing * text.length));
  const height = lines.length * size * LINE_HEIGHT;
  const left = {
    right: x + gap,
    left: x - gap - width,
    below: x - width / 2,
    above: x - width / 2,
    centre: x - width / 2,
  }[side];
  const top = {
    right: y - height / 2,
    left: y - height / 2,
    below: y + gap,
    above: y - gap - height,
    centre: y - height / 2,
  }[side];
  const anchor = SIDE_ANCHORS[side];
  return {
    wish,
    lines,
    anchor,
    x: anchor === 'start' ? left : anchor === 'end' ? left + width : left + width / 2,
    y: top + size * ASCENT,
    box: [left - MARGIN, top - MARGIN, left + width + MARGIN, top + height + MARGIN],
  };
}

function linesOf({ first, second }: LabelWish): readonly LabelLine[] {
  return [
    ...broken(first).map((text) => ({ text, isSecond: false })),
    ...(second === '' ? [] : broken(second).map((text) => ({ text, isSecond: true }))),
  ];
}

/** Breaks a long name into lines at spaces. */
function broken(name: string): readonly string[] {
  return name.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= MOST_LETTERS) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
    return lines;
  }, []);
}
