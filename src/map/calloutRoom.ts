/** What call-outs keep clear of on a map: panels at its edges, symbols, names. Pure functions; all lengths are pixels. */
import type { Padding, Size } from '../domain/camera';
import type { Point } from '../domain/geometry';
import type { Bounds, Feature, Id, LonLat } from '../domain/model';
import type { View } from '../domain/view';
import { VAGUE_OUTLINE_IN_METRES } from '../symbology/statuses';

/** Radius of the symbol of a crossing or venue, with a little air. */
export const SYMBOL_RADIUS = 14;
/** Radius around the point of a line at which a leader line ends. */
export const LINE_RADIUS = 5;
/** Between call-outs and the edges of the map. */
const EDGE = 12;
/** An edge that is covered by more than this is under a sheet or card; less is room for controls, which are measured. */
const PANEL = 100;
/** Estimated width of a letter of a name, and of one of a country's spaced capitals; height of a line. */
const LETTER = 7.4;
const SPACED_LETTER = 15;
const LINE = 18;

type Project = (at: LonLat) => Point;

/** The part of a map in which call-outs may lie: what no sheet or card covers. */
export function frameOf({ width, height }: Size, { top = 0, right = 0, bottom = 0, left = 0 }: Padding): Bounds {
  const inset = (covered: number): number => (covered > PANEL ? covered : EDGE);
  return [inset(left), inset(top), width - inset(right), height - inset(bottom)];
}

/** The boxes of all symbols that the view shows, but for those that are called out. */
export function symbolBoxes(view: View, project: Project, calledOut: readonly Id[]): readonly Bounds[] {
  return [...view.features.values()]
    .filter(({ feature, present, shown }) => shown && present && ['crossing', 'venue'].includes(feature.kind))
    .filter(({ feature }) => !calledOut.includes(feature.id))
    .map(({ feature }) => {
      const [x, y] = project(feature.point);
      return [x - SYMBOL_RADIUS, y - SYMBOL_RADIUS, x + SYMBOL_RADIUS, y + SYMBOL_RADIUS] as const;
    });
}

/** Boxes that call-outs should not cover: names of countries, capitals and venues, and the content's own areas. */
export function boxesToAvoid(view: View, project: Project): readonly Bounds[] {
  return [...view.features.values()].flatMap(({ feature, present, shown, count }) => {
    const { rank } = feature.label ?? {};
    if (rank === 'country') return [boxAround(project(feature.point), widthOf(feature, SPACED_LETTER), LINE)];
    if (rank === 'capital' || (feature.kind === 'venue' && shown && count > 0)) {
      const [x, y] = project(feature.point);
      return [[x - 8, y - LINE / 2, x + SYMBOL_RADIUS + widthOf(feature, LETTER), y + LINE] as const];
    }
    if (feature.kind !== 'area' || !present || !shown || feature.precisionM >= VAGUE_OUTLINE_IN_METRES) return [];
    const [west, south, east, north] = feature.bounds;
    const [[left, top], [right, bottom]] = [project([west, north]), project([east, south])];
    return [[left, top, right, bottom] as const];
  });
}

function widthOf({ names, title }: Feature, letter: number): number {
  return (names[0]?.toponym ?? title).length * letter;
}

function boxAround([x, y]: Point, width: number, height: number): Bounds {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}
