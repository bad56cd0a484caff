/**
 * Places call-outs on the map: boxes of text beside the symbols that they explain, with a leader line to each. No box covers a symbol,
 * another box, or what is forbidden (panels and controls); leader lines cross as little as possible. A call-out without room takes a
 * smaller form. Pure functions; all lengths are pixels from the upper left corner of the map.
 */
import type { Size } from '../domain/camera';
import { clipSegment, type Point } from '../domain/geometry';
import type { Bounds, Id } from '../domain/model';
import type { CoverCost } from './coverCost';

/** A call-out that should be placed. */
export interface CalloutWish {
  readonly id: Id;
  /** The middle of its symbol; null for a call-out that belongs to no place on the map and stands at an edge. */
  readonly anchor: Point | null;
  /** Radius around the anchor that no call-out covers. */
  readonly radius: number;
  /** Sizes of its forms, the fullest first. */
  readonly forms: readonly Size[];
  /** Index of the first form that is a label: it stands at its symbol, without a leader line. */
  readonly firstLabel: number;
}

/** What limits the places of call-outs. */
export interface CalloutRoom {
  /** The part of the map within which call-outs are placed. */
  readonly frame: Bounds;
  /** Boxes that no call-out covers: panels, controls, the map's attribution. */
  readonly forbidden: readonly Bounds[];
  /** What call-outs cover only if there is no better place: the record's own signs and lines, and the names that should be read. */
  readonly avoided: CoverCost;
  /** Boxes of names, and what a leader line through each costs. */
  readonly texts: readonly { readonly box: Bounds; readonly throughCost: number }[];
}

/** A call-out with its place. */
export interface PlacedCallout {
  readonly id: Id;
  /** Index of the form that found room. */
  readonly form: number;
  readonly box: Bounds;
  /** Ends of the line from the symbol to the box; null if there is none. */
  readonly leader: readonly [Point, Point] | null;
  /** Whether it stands still while the map moves, because it belongs to no place. */
  readonly isFixed: boolean;
}

/** A place that a call-out could take, and how bad it is. */
interface Candidate extends PlacedCallout {
  readonly cost: number;
}

/** Pixels kept free around a box. */
const MARGIN = 6;
/** Pixels from a symbol's edge to the box: tried from near to far, in this many directions. */
const DISTANCES = [10, 20, 32, 46, 64, 86, 112, 142, 176, 214] as const;
const DIRECTIONS = 24;
/** Pixels from a symbol's edge to its label, tried from near to far: another symbol may lie between. From `LINED_GAP` on it has a line. */
const LABEL_GAPS = [MARGIN, 12, 18, 26, 40] as const;
const LINED_GAP = 18;
/** Pixels kept free on both sides of a leader line. */
const LINE_AIR = 3;
/** Costs: of a pixel between symbol and box, of two lines that cross, of a smaller form. */
const DISTANCE_COST = 1.5;
const CROSSING_COST = 300;
/** Cost of a box that lies on the side of its symbol where all the other symbols are; half of it for one that lies beside. */
const INWARD_COST = 60;
const FORM_COST = 10_000;
/** The same for a call-out that belongs to no place: what it covers is of more worth than what it says at more length. */
const LOOSE_FORM_COST = 1000;
const LEFT_OUT_COST = 1_000_000;
/** More call-outs than this are placed in their own order only: the number of orders grows too fast. */
const MOST_ORDERED = 4;

/**
 * Places call-outs, all orders tried and the cheapest taken. Call-outs without any room are left out. The result is in the order of
 * `wishes`.
 */
export function layoutCallouts(wishes: readonly CalloutWish[], room: CalloutRoom): readonly PlacedCallout[] {
  const symbols = wishes.flatMap(({ anchor, radius }) => (anchor ? [around(anchor, radius)] : []));
  const middle = middleOf(wishes);
  const candidates = wishes.map((wish) => candidatesOf(wish, symbols, middle, room));
  let best: readonly Candidate[] = [];
  let least = Infinity;
  for (const order of ordersOf(wishes.length)) {
    const { placed, cost } = placeInOrder(order, candidates);
    if (cost < least) [best, least] = [placed, cost];
  }
  return wishes.flatMap(({ id }) => best.find((placed) => placed.id === id) ?? []);
}

function placeInOrder(
  order: readonly number[],
  candidates: readonly (readonly Candidate[])[],
): { readonly placed: readonly Candidate[]; readonly cost: number } {
  const placed: Candidate[] = [];
  let cost = 0;
  for (const at of order) {
    let found: Candidate | null = null;
    let least = Infinity;
    for (const candidate of candidates[at] ?? []) {
      // Candidates are sorted, so no later one can be cheaper.
      if (candidate.cost >= least) break;
      if (placed.some((other) => isInTheWay(candidate, other))) continue;
      const total = candidate.cost + CROSSING_COST * placed.filter((other) => doCross(candidate, other)).length;
      if (total < least) [found, least] = [candidate, total];
    }
    cost += found ? least : LEFT_OUT_COST;
    if (found) placed.push(found);
  }
  return { placed, cost };
}

/** The places that a call-out could take if there were no other, the cheapest first. */
function candidatesOf(
  wish: CalloutWish,
  symbols: readonly Bounds[],
  middle: Point,
  { frame, forbidden, avoided, texts }: CalloutRoom,
): readonly Candidate[] {
  const found: Candidate[] = [];
  const { anchor } = wish;
  // A line that begins under another symbol or a panel cannot keep clear of it.
  const blocking = [...forbidden, ...symbols].filter((other) => !anchor || !isPointIn(anchor, other));
  wish.forms.forEach((size, form) => {
    const isLabel = form >= wish.firstLabel;
    for (const { box, distance } of placesFor(wish, size, isLabel, frame)) {
      if (!isInside(box, frame) || [...forbidden, ...symbols].some((other) => doOverlap(box, other))) continue;
      const hasLine = wish.anchor && !(isLabel && distance < LINED_GAP);
      const leader = hasLine && wish.anchor ? leaderOf(wish.anchor, wish.radius, box) : null;
      if (leader && blocking.some((other) => clipSegment(...leader, other))) continue;
      const crossed = texts.filter((text) => leader && clipSegment(...leader, text.box));
      const through = crossed.reduce((sum, { throughCost }) => sum + throughCost, 0);
      const inward = anchor ? INWARD_COST * inwardness(anchor, box, middle) : 0;
      const formCost = form * (anchor || isLabel ? FORM_COST : LOOSE_FORM_COST);
      const cost = distance * DISTANCE_COST + inward + through + avoided(box) + formCost;
      found.push({ id: wish.id, form, box, leader, isFixed: !wish.anchor, cost });
    }
  });
  return found.sort((a, b) => a.cost - b.cost);
}

/** The middle of all symbols. */
function middleOf(wishes: readonly CalloutWish[]): Point {
  const anchors = wishes.flatMap(({ anchor }) => (anchor ? [anchor] : []));
  const mean = (axis: 0 | 1): number => anchors.reduce((sum, anchor) => sum + anchor[axis], 0) / (anchors.length || 1);
  return [mean(0), mean(1)];
}

/** How far a box lies on the inner side of its symbol: 0 if it lies away from the middle of all symbols, 1 if towards it. */
function inwardness(anchor: Point, [left, top, right, bottom]: Bounds, middle: Point): number {
  const out = [anchor[0] - middle[0], anchor[1] - middle[1]] as const;
  const way = [(left + right) / 2 - anchor[0], (top + bottom) / 2 - anchor[1]] as const;
  const lengths = Math.hypot(...out) * Math.hypot(...way);
  return lengths === 0 ? 0 : (1 - (out[0] * way[0] + out[1] * way[1]) / lengths) / 2;
}

/** Boxes of a size around a symbol, or at the edges of the frame, each with its distance. */
function placesFor(
  { anchor, radius }: CalloutWish,
  { width, height }: Size,
  isLabel: boolean,
  frame: Bounds,
): readonly { readonly box: Bounds; readonly distance: number }[] {
  if (!anchor) return edgePlaces({ width, height }, frame);
  const gaps = isLabel ? LABEL_GAPS : DISTANCES;
  return gaps.flatMap((gap) =>
    Array.from({ length: DIRECTIONS }, (_, step) => {
      const angle = (step / DIRECTIONS) * 2 * Math.PI;
      const [across, down] = [Math.cos(angle), Math.sin(angle)];
      // The square around the symbol and the box touch at a gap of 0, whatever the direction.
      const reach = Math.min(
        across === 0 ? Infinity : (radius + gap + width / 2) / Math.abs(across),
        down === 0 ? Infinity : (radius + gap + height / 2) / Math.abs(down),
      );
      const [x, y] = [anchor[0] + across * reach, anchor[1] + down * reach];
      return { box: [x - width / 2, y - height / 2, x + width / 2, y + height / 2] as const, distance: gap };
    }),
  );
}

/** Boxes in the corners of the frame and along its edges: lower left first, then upwards and to the right. */
function edgePlaces(
  { width, height }: Size,
  [left, top, right, bottom]: Bounds,
): readonly { readonly box: Bounds; readonly distance: number }[] {
  const steps = Array.from({ length: 9 }, (_, step) => step / 8);
  const at = (x: number, y: number, distance: number) => ({ box: [x, y, x + width, y + height] as const, distance });
  const [across, down] = [right - left - width, bottom - top - height];
  return steps.flatMap((share) => [
    at(left, bottom - height - share * down, share * 40),
    at(right - width, top + share * down, 20 + share * 40),
    at(left + share * across, bottom - height, 10 + share * 40),
    at(right - width - share * across, top, 30 + share * 40),
  ]);
}

/** The line from the edge of a symbol to the nearest point of a box. */
function leaderOf([x, y]: Point, radius: number, [left, top, right, bottom]: Bounds): readonly [Point, Point] {
  const end: Point = [Math.min(Math.max(x, left + 8), right - 8), Math.min(Math.max(y, top + 8), bottom - 8)];
  const length = Math.hypot(end[0] - x, end[1] - y) || 1;
  const start: Point = [x + ((end[0] - x) / length) * radius, y + ((end[1] - y) / length) * radius];
  // It ends at the box's edge, not at the point inside that keeps it away from the corners.
  const inside = clipSegment(start, end, [left, top, right, bottom]);
  return [start, inside ? inside[0] : end];
}

/** Boxes that call-outs and their lines cover, on a map that has been moved by `way` since; what belongs to no symbol stays. */
export function coveredBy(placed: readonly PlacedCallout[], [x, y]: Point): readonly Bounds[] {
  const moved = ([left, top, right, bottom]: Bounds): Bounds => [left + x, top + y, right + x, bottom + y];
  return placed.flatMap(({ box, leader, isFixed }) =>
    isFixed ? [box] : [moved(box), ...(leader ? boxesAlong(leader).map(moved) : [])],
  );
}

/** Boxes that follow a leader line. */
function boxesAlong([from, to]: readonly [Point, Point]): readonly Bounds[] {
  const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / (2 * LINE_AIR));
  return Array.from({ length: steps }, (_, step) => {
    const share = (step + 0.5) / steps;
    return around([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share], LINE_AIR);
  });
}

function isInTheWay(a: Candidate, b: Candidate): boolean {
  return (
    doOverlap(a.box, b.box) ||
    (a.leader !== null && clipSegment(...a.leader, b.box) !== null) ||
    (b.leader !== null && clipSegment(...b.leader, a.box) !== null)
  );
}

/** Whether the leader lines of two call-outs cross. */
function doCross(a: Candidate, b: Candidate): boolean {
  if (!a.leader || !b.leader) return false;
  const [[p, q], [r, s]] = [a.leader, b.leader];
  const side = (from: Point, to: Point, [x, y]: Point): number =>
    Math.sign((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]));
  return side(p, q, r) !== side(p, q, s) && side(r, s, p) !== side(r, s, q);
}

function around([x, y]: Point, radius: number): Bounds {
  return [x - radius, y - radius, x + radius, y + radius];
}

function isPointIn([x, y]: Point, [left, top, right, bottom]: Bounds): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function isInside([left, top, right, bottom]: Bounds, frame: Bounds): boolean {
  return left >= frame[0] && top >= frame[1] && right <= frame[2] && bottom <= frame[3];
}

/** Whether two boxes come nearer to each other than the margin; a box and the symbol that it touches do not. */
function doOverlap(a: Bounds, b: Bounds): boolean {
  const margin = MARGIN - 0.01;
  return a[0] < b[2] + margin && a[2] > b[0] - margin && a[1] < b[3] + margin && a[3] > b[1] - margin;
}

/** All orders of the numbers below `count`; only the plain one if there are too many. */
function ordersOf(count: number): readonly (readonly number[])[] {
  const plain = Array.from({ length: count }, (_, at) => at);
  if (count > MOST_ORDERED) return [plain];
  const permute = (rest: readonly number[]): readonly (readonly number[])[] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((first) => permute(rest.filter((at) => at !== first)).map((more) => [first, ...more]));
  return permute(plain);
}
