/**
 * How venues are drawn: a disc whose area grows with the number of meetings, split by the tracks to which they belong. A track is told by
 * the line at the disc's edge, whatever its colour. Live map, still map, inset, list and legend draw these marks.
 */
import type { Track, TrackId } from '../domain/model';
import type { Palette } from './palette';
import { trackLook, type TrackLook, type TrackShape } from './tracks';

/** The meetings of one track at a venue. */
export interface TrackShare {
  readonly look: TrackLook;
  readonly title: string;
  readonly count: number;
}

/** A mark of a disc, centred on 0,0: a filled path or a line. */
export interface DiscMark {
  readonly d: string;
  readonly fill?: keyof Palette;
  readonly stroke?: keyof Palette;
  /** Width of the line in pixels. */
  readonly width?: number;
  /** Lengths of dashes and gaps in pixels; none for a continuous line. */
  readonly dash?: readonly number[];
  /** Whether dashes have round ends, which makes dots of short ones. */
  readonly isRound?: true;
}

/** Radius of the disc of one meeting where venues are seen from afar, in pixels. */
const UNIT = 9.5;
/** Radius of all discs where the map shows the region: there the number tells how many meetings there were. */
const NEAR_RADIUS = 10.5;
/** From the first zoom down, discs have their own sizes; from the second up, all have the same. */
export const DISC_ZOOMS = [4.4, 5] as const;
/** Width of the light rim around a disc. */
export const DISC_RIM = 2;
/** Distance and width of the dotted ring around a place that is not published. */
const DOTTED = { distance: 5, width: 1.5, dash: [0.1, 3.7] } as const;
/** Greatest width of the ring of wedges of a disc with several tracks; small discs need room for the number. */
const MOST_BAND = 4.5;
const GAP = 1.4;

/** The line at the edge by which a shape of the timeline is told on a disc; null for a plain disc. */
const LINES: Readonly<Record<TrackShape, Pick<DiscMark, 'dash' | 'isRound'> | null>> = {
  disc: null,
  square: { dash: [3, 2.4] },
  hexagon: { dash: [] },
  triangle: { dash: [0.1, 3.1], isRound: true },
  diamond: { dash: [6.5, 2.6] },
  cross: { dash: [5, 2, 1, 2] },
  bar: { dash: [1.2, 1.6] },
  star: { dash: [1, 3.4] },
};

/** Radius of the disc of `count` meetings seen from afar, in pixels: its area grows with the count. */
export function discRadius(count: number): number {
  return UNIT * Math.sqrt(count);
}

/** Radius of the disc of `count` meetings at a zoom of the map, in pixels. */
export function discRadiusAt(count: number, zoom: number): number {
  const [far, near] = DISC_ZOOMS;
  const share = Math.min(1, Math.max(0, (zoom - far) / (near - far)));
  return discRadius(count) + (NEAR_RADIUS - discRadius(count)) * share;
}

/** Size of the number on a disc of a radius, in pixels: never below the least size of text on a screen. */
export function discTextSize(radius: number): number {
  return Math.min(20, Math.max(12.5, radius * 0.8));
}

/** The meetings of a venue by track, in the order of the timeline. `met` has the track of each meeting. */
export function sharesOf(met: readonly TrackId[], tracks: readonly Track[]): readonly TrackShare[] {
  return tracks.flatMap((track) => {
    const count = met.filter((id) => id === track.id).length;
    return count === 0 ? [] : [{ look: trackLook(track), title: track.title, count }];
  });
}

/** The marks of a venue's disc, bottom to top; the number is not among them. `radius` is that of the disc in pixels. */
export function discMarks(shares: readonly TrackShare[], radius: number, isPublished = true): readonly DiscMark[] {
  if (!isPublished) return unpublishedMarks(shares, radius);
  const rim: DiscMark = { d: circle(radius + DISC_RIM), fill: 'casing' };
  const [only] = shares;
  if (shares.length <= 1) {
    return [rim, { d: circle(radius), fill: colourOf(shares) }, ...(only ? edgeOf(only, radius) : [])];
  }
  const band = Math.min(MOST_BAND, radius * 0.3);
  const inner = radius - band;
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  const wedges = shares.map((share) => {
    const [from, to] = [before / total, (before + share.count) / total];
    before += share.count;
    return { share, from, to };
  });
  return [
    rim,
    ...wedges.map(({ share, from, to }) => ({ d: wedge(inner, radius, from, to), fill: share.look.colour })),
    ...wedges.flatMap(({ share, from, to }) => {
      const middle = radius - band / 2;
      // The line keeps away from the neighbours' wedges.
      const air = GAP / (2 * Math.PI * middle);
      return lineOf(share, arc(middle, from + air, to - air), 1.3);
    }),
    ...wedges.map(({ from }): DiscMark => ({
      d: `M${at(inner, from)}L${at(radius + 0.5, from)}`,
      stroke: 'casing',
      width: GAP,
    })),
    { d: circle(inner), fill: colourOf(shares), stroke: 'casing', width: GAP },
  ];
}

/** Pixels from the middle to the outermost mark of a disc. */
export function discReach(radius: number, isPublished: boolean): number {
  return isPublished ? radius + DISC_RIM : radius + DOTTED.distance + DOTTED.width / 2;
}

/** The colour of a disc and of what stands for it: that of the track with the most meetings. */
export function colourOf(shares: readonly TrackShare[]): keyof Palette {
  const [first, ...others] = shares;
  if (!first) return 'meeting';
  return others.reduce((most, share) => (share.count > most.count ? share : most), first).look.colour;
}

/** A light disc with a dotted ring around it: its place on the map says nothing. */
function unpublishedMarks(shares: readonly TrackShare[], radius: number): readonly DiscMark[] {
  const stroke = colourOf(shares);
  return [
    { d: circle(radius + DOTTED.distance), stroke, width: DOTTED.width, dash: DOTTED.dash, isRound: true },
    { d: circle(radius - 1), fill: 'casing', stroke, width: 2 },
  ];
}

/** What tells the one track of a disc: a line inside its edge, or notches in the edge, which leave more room for the number. */
function edgeOf(share: TrackShare, radius: number): readonly DiscMark[] {
  const isNotched = (LINES[share.look.shape]?.dash ?? []).length > 0;
  return isNotched ? lineOf(share, circle(radius - 0.8), 2) : lineOf(share, circle(radius - 2), 1);
}

/** The line of a track along a path `d`, in the colour of the rim; none for a track whose discs are plain. */
function lineOf({ look }: TrackShare, d: string, width: number): readonly DiscMark[] {
  const line = LINES[look.shape];
  return line ? [{ d, stroke: 'casing', width: line.isRound ? width * 1.3 : width, ...line }] : [];
}

function circle(r: number): string {
  const [plus, minus] = [text(r), text(-r)];
  return `M0 ${minus}A${plus} ${plus} 0 1 1 0 ${plus}A${plus} ${plus} 0 1 1 0 ${minus}Z`;
}

/** The point at a share of a turn from the top, clockwise. */
function at(r: number, turn: number): string {
  const angle = 2 * Math.PI * turn;
  return `${text(r * Math.sin(angle))} ${text(-r * Math.cos(angle))}`;
}

function arc(r: number, from: number, to: number): string {
  return `M${at(r, from)}A${text(r)} ${text(r)} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(r, to)}`;
}

function wedge(inner: number, outer: number, from: number, to: number): string {
  const large = to - from > 0.5 ? 1 : 0;
  return (
    `M${at(outer, from)}A${text(outer)} ${text(outer)} 0 ${large} 1 ${at(outer, to)}` +
    `L${at(inner, to)}A${text(inner)} ${text(inner)} 0 ${large} 0 ${at(inner, from)}Z`
  );
}

function text(value: number): string {
  return String(Number(value.toFixed(2)));
}
