/** Finds room for names: none is cut at the edge of the picture, none lies on another or on a mark. Pure. */
import type { Bounds } from '../domain/model';
import type { Size } from '../domain/camera';

/** On which side of its point a name is written. */
export type Side = 'right' | 'left' | 'below' | 'above' | 'centre';

/** A name that would like to be written. */
export interface LabelWish {
  /** The point it belongs to, in units of the plane. */
  readonly x: number;
  readonly y: number;
  /** Units between the point and the name: the radius of its mark. */
  readonly gap: number;
  /** The name, and the other side's form below it where there is one. */
  readonly first: string;
  readonly second: string;
  /** Size of the letters in units. */
  readonly size: number;
  /** Units between letters, besides their own width. */
  readonly spacing?: number;
  /** Class of the style sheet, which must agree with `size`. */
  readonly className: string;
  /** Sides to try, the best one first. */
  readonly sides: readonly Side[];
  /** Whether it is written on the first side even where there is no room: what the reader has selected. */
  readonly must?: boolean;
  /** Markup that is drawn only with the name: the dot of a town. */
  readonly mark?: string;
}

/** A name with its place. */
export interface PlacedLabel {
  readonly wish: LabelWish;
  readonly lines: readonly LabelLine[];
  /** Where its lines are anchored (SVG 2, `text-anchor`). */
  readonly anchor: 'start' | 'middle' | 'end';
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
}

/** A line of a name. */
export interface LabelLine {
  readonly text: string;
  /** Whether it belongs to the second form. */
  readonly isSecond: boolean;
}

/** Letters that a line holds at most before it is broken at a space. */
const MOST_LETTERS = 18;
/** Height of a line, and of the letters above its baseline, in sizes. */
export const LINE = 1.15;
const ASCENT = 0.85;
/** Units kept free around a name. */
const MARGIN = 2;
const SIDE_ANCHORS = { right: 'start', left: 'end', below: 'middle', above: 'middle', centre: 'middle' } as const;

/** Finds places for names, the most important first, around boxes that are taken already. Names without room are left out. */
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
    placed.push(found.label);
  }
  return placed;
}

function placeAt(
  wish: LabelWish,
  lines: readonly LabelLine[],
  side: Side,
): { readonly label: PlacedLabel; readonly box: Bounds } {
  const { x, y, gap, size, spacing = 0 } = wish;
  const width = Math.max(...lines.map(({ text }) => widthOf(text, size) + spacing * text.length));
  const height = lines.length * size * LINE;
  const left = { right: x + gap, left: x - gap - width, below: x - width / 2, above: x - width / 2, centre: x - width / 2 }[side]; // prettier-ignore
  const top = { right: y - height / 2, left: y - height / 2, below: y + gap, above: y - gap - height, centre: y - height / 2 }[side]; // prettier-ignore
  const anchor = SIDE_ANCHORS[side];
  const label: PlacedLabel = {
    wish,
    lines,
    anchor,
    x: anchor === 'start' ? left : anchor === 'end' ? left + width : left + width / 2,
    y: top + size * ASCENT,
  };
  return { label, box: [left - MARGIN, top - MARGIN, left + width + MARGIN, top + height + MARGIN] };
}

function linesOf({ first, second }: LabelWish): readonly LabelLine[] {
  return [
    ...broken(first).map((text) => ({ text, isSecond: false })),
    ...(second === '' ? [] : broken(second).map((text) => ({ text, isSecond: true }))),
  ];
}

/** A name in lines, broken at spaces where it is long. */
function broken(name: string): readonly string[] {
  return name.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= MOST_LETTERS) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
    return lines;
  }, []);
}

/** About how wide a text is: no browser is asked. Rather too wide than too narrow. */
function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) {
    if (/[\s.,'’|ilIj/-]/.test(letter)) width += 0.32;
    else if (/\p{Lu}/u.test(letter)) width += 0.72;
    else if (/[\u0530-\u058f\u0400-\u04ff]/.test(letter)) width += 0.66;
    else width += 0.59;
  }
  return width * size;
}
