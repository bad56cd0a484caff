/** Places labels on the still map: none is cut at the edge of the picture, and none overlaps another or a mark. Pure functions. */
import type { Bounds } from '../domain/model';
import type { Size } from '../domain/camera';
import { roughTextWidth } from '../symbology/labelOrder';

/** The side of its point on which a label is written. */
export type LabelSide =
  'right' | 'left' | 'below' | 'above' | 'below right' | 'above right' | 'below left' | 'above left' | 'centre';

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
  /** Whether the label is written even if there is no room, on the side where it covers least, because the reader has selected its feature. */
  readonly must?: boolean;
  /** SVG markup that is drawn only if the label is placed, such as the dot of a town. */
  readonly mark?: string;
  /** Whose name it is; absent for one of the base map, which yields to the reader's points and is not missed. */
  readonly whose?: 'atlas' | 'reader';
  /** Whether it is written even over the reader's points, such as the name of a country or of a crossing: it stands where it covers the fewest. */
  readonly stays?: boolean;
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
/** Where a label lies from its point: to the right of it (1), to its left (-1) or at its middle (0), and likewise below it. */
const DIRECTIONS = {
  right: [1, 0],
  left: [-1, 0],
  below: [0, 1],
  above: [0, -1],
  'below right': [1, 1],
  'above right': [1, -1],
  'below left': [-1, 1],
  'above left': [-1, -1],
  centre: [0, 0],
} as const satisfies Readonly<Record<LabelSide, readonly [number, number]>>;

/** A name keeps so much more off a point of the reader's own than to leave it in view, where it can: it does not read as its label. */
const APART = 4;
/** A name that has no room beside its sign is tried so much further off; that of a dot would read as the name of another. */
const FURTHER = 9;
/** A point of the reader's own that is no farther than this from a place lies on it: the name of the place stands beside both. */
const SAME_PLACE = 4;

/** A point of the reader's own that names keep off, in units of the plane: `edge` is from its middle to its edge, or to that of its ring. */
export type OwnPoint = readonly [x: number, y: number, edge: number];

/**
 * Places labels, the most important first, outside of `taken` boxes. Labels without room are left out. All keep off the reader's own points,
 * which a picture is made for: those of the base map so far that they do not read as labels of these, those of the atlas as far where they can,
 * else beside them, and the reader's own off their middles (`radius`).
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  taken: readonly Bounds[],
  { width, height }: Size,
  points: readonly OwnPoint[] = [],
  radius = 0,
): readonly PlacedLabel[] {
  const boxes = [...taken];
  const placed: PlacedLabel[] = [];
  const isInside = ({ box }: Pick<PlacedLabel, 'box'>): boolean =>
    box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height;
  const coveredBy = (box: Bounds): number =>
    boxes.filter((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]).length;
  const isFree = (box: Bounds): boolean => isInside({ box }) && coveredBy(box) === 0;
  /** Of the places within the picture the one over the fewest marks and names; the first if none is within. */
  const leastCovered = (tries: readonly PlacedLabel[]): PlacedLabel | undefined =>
    [...tries.filter(isInside)].sort((a, b) => coveredBy(a.box) - coveredBy(b.box))[0] ?? tries[0];
  for (const wish of wishes) {
    const lines = linesOf(wish);
    const isHere = ([x, y]: OwnPoint): boolean => Math.hypot(x - wish.x, y - wish.y) <= SAME_PLACE;
    const others = points.filter((each) => !isHere(each));
    const gap = Math.max(wish.gap, ...points.filter(isHere).map(([, , edge]) => edge + MARGIN));
    const triesAt = (away: number): readonly PlacedLabel[] =>
      wish.sides.map((side) => ({ ...placeAt({ ...wish, gap: away }, lines, side), wish }));
    const farthestOf = (tries: readonly PlacedLabel[], stays?: boolean): PlacedLabel | undefined =>
      farthest(
        tries.filter(({ box }) => isFree(box)),
        { ...wish, stays: stays ?? false },
        others,
        radius,
      );
    const tries = triesAt(gap);
    const further = others.length > 0 && wish.whose === 'atlas' && !wish.mark ? triesAt(gap + FURTHER) : [];
    const found =
      farthestOf(tries) ??
      farthestOf(further) ??
      (wish.must || wish.stays ? farthestOf(tries, true) : undefined) ??
      (wish.must ? leastCovered(tries) : undefined);
    if (!found) continue;
    boxes.push(found.box);
    placed.push(found);
  }
  return placed;
}

/** The first of some places of a label that is far enough off the reader's own points; undefined for none. */
function farthest(
  free: readonly PlacedLabel[],
  { whose, mark, stays }: LabelWish,
  points: readonly OwnPoint[],
  radius: number,
): PlacedLabel | undefined {
  type Reach = (edge: number) => number;
  const countIn = (reachOf: Reach, { box }: PlacedLabel): number =>
    points.filter(([x, y, edge]) => {
      const reach = reachOf(edge);
      return x > box[0] - reach && x < box[2] + reach && y > box[1] - reach && y < box[3] + reach;
    }).length;
  const clearOf = (reachOf: Reach): PlacedLabel | undefined => free.find((each) => countIn(reachOf, each) === 0);
  if (whose === 'reader') return clearOf(() => radius);
  const apart = clearOf((edge) => edge + APART);
  // A name without a dot, such as that of a sea, is of no point.
  if (apart || (whose === undefined && mark)) return apart;
  const clear = clearOf((edge) => edge);
  if (clear || !stays) return clear;
  const covered = (each: PlacedLabel): number => countIn((edge) => edge, each);
  return [...free].sort((a, b) => covered(a) - covered(b))[0];
}

function placeAt(wish: LabelWish, lines: readonly LabelLine[], side: LabelSide): PlacedLabel {
  const { x, y, gap, size, spacing = 0 } = wish;
  const width = Math.max(...lines.map(({ text }) => roughTextWidth(text, size) + spacing * text.length));
  const height = lines.length * size * LINE_HEIGHT;
  const [across, down] = DIRECTIONS[side];
  // Towards a corner the gap is measured along the diagonal.
  const away = across !== 0 && down !== 0 ? gap * Math.SQRT1_2 : gap;
  const left = x + across * away + ((across - 1) / 2) * width;
  const top = y + down * away + ((down - 1) / 2) * height;
  const anchor = across > 0 ? 'start' : across < 0 ? 'end' : 'middle';
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
