/** What call-outs keep clear of on a map: panels at its edges, symbols, lines, names. Pure functions; all lengths are pixels. */
import type { Geometry, Position } from 'geojson';
import type { Padding, Size } from '../domain/camera';
import { positionsOf, type Point } from '../domain/geometry';
import type { Bounds, Feature, Id, LonLat } from '../domain/model';
import { holdsIn, type StyledLayer } from '../domain/ownData';
import type { View } from '../domain/view';
import { areaName, LABEL_TYPES, labelSize, roughTextWidth, type LabelTier } from '../symbology/labelOrder';
import { writtenName } from '../symbology/names';
import { pointsOf } from '../symbology/ownRings';
import { boxOfAreaName } from '../symbology/standing';
import { VAGUE_OUTLINE_IN_METRES } from '../symbology/statuses';
import type { CostlyBox, CostlyLine } from './coverCost';

/** Radius of the symbol of a crossing or venue, with a little air. */
export const SYMBOL_RADIUS = 14;
/** Radius around the point of a line at which a leader line ends. */
export const LINE_RADIUS = 5;
/** Between call-outs and the edges of the map. */
const EDGE = 12;
/** An edge that is covered by more than this is under a sheet or card; less is room for controls, which are measured. */
const PANEL = 100;
/** Radius of the dot of a town. */
const DOT = 5;
const LINE_HEIGHT = 1.2;

/** Costs of covering a square pixel of a name, by tier, of a dot and of an area, and a pixel of a route and of a border. */
const NAME_COSTS: Readonly<Partial<Record<LabelTier, number>>> = {
  focusCountry: 0.6,
  capital: 0.25,
  formerArea: 0.25,
  deployedArea: 0.2,
  venue: 0.1,
  country: 0.3,
  town: 0.06,
  water: 0.1,
};
/** Cost of covering a square pixel of an own point. Of larger layers nobody looks at each, and there may be no room beside them. */
const OWN_COST = 0.8;
const MOST_OWN = 2_000;
/** Costs of a leader line through a name. */
const THROUGH_COST = 200;
const THROUGH_COSTS: Readonly<Partial<Record<LabelTier, number>>> = { town: 120, venue: 0, formerArea: 300 };
const DOT_COST = 0.8;
const AREA_COST = 0.05;
const ROUTE_COST = 4;
const BORDER_COST = 1;

/** A view on a map. */
export interface SeenView {
  readonly view: View;
  /** Zoom of the map. */
  readonly zoom: number;
  /** Codes of the countries that the atlas is about. */
  readonly focusCountries: readonly string[];
  /** Where a place is on the map. */
  readonly project: (at: LonLat) => Point;
}

/** The box of a name. */
export interface CostlyName extends CostlyBox {
  /** Cost of a line through it; names of towns and venues may go to another side. */
  readonly throughCost: number;
}

/** A line that the map draws. */
export interface DrawnLine {
  /** Id of its feature. */
  readonly id: Id;
  /** Its width, relative to the boldest. */
  readonly weight: number;
  readonly geometry: Geometry;
}

/** The live map, as far as call-outs need it. */
export interface CalledMap {
  /** Where a place is on the map, in pixels from its upper left corner. */
  project: (at: LonLat) => Point;
  /** Zoom of the map. */
  camera: () => { readonly zoom: number };
  /** The same; null while the map moves. */
  restingCamera: () => { readonly zoom: number } | null;
  /** Leaves names beside symbols to call-outs; `none` gives them back to the map. */
  leaveNames: (which: 'none' | 'crossings' | 'all') => void;
  /** The routes and borders that the map draws on some date. */
  lines: () => Readonly<Record<'routes' | 'borders', readonly DrawnLine[]>>;
  /** Keeps names clear of boxes over the map, in pixels from its upper left corner. */
  keepClear: (boxes: readonly Bounds[]) => void;
}

/** The part of a map in which call-outs may lie: what no sheet or card covers. */
export function frameOf({ width, height }: Size, { top = 0, right = 0, bottom = 0, left = 0 }: Padding): Bounds {
  const inset = (covered: number): number => (covered > PANEL ? covered : EDGE);
  return [inset(left), inset(top), width - inset(right), height - inset(bottom)];
}

/** The boxes of all symbols that the view shows, but for those that are called out. */
export function symbolBoxes({ view, project }: SeenView, calledOut: readonly Id[]): readonly Bounds[] {
  return symbolsOf(view)
    .filter(({ id }) => !calledOut.includes(id))
    .map(({ point }) => around(project(point), SYMBOL_RADIUS));
}

/** The crossings and venues that a view shows. */
function symbolsOf(view: View): readonly Feature[] {
  return [...view.features.values()]
    .filter(({ feature, present, shown, count }) =>
      feature.kind === 'venue' ? shown && count > 0 : feature.kind === 'crossing' && present && shown,
    )
    .map(({ feature }) => feature);
}

/**
 * Where the leader line of a feature begins: at its symbol; on a line, at the point that is farthest from all symbols, so that no disc
 * hides what is called out.
 */
export function anchorOf(feature: Feature, { view, project }: SeenView, routes: readonly DrawnLine[]): Point {
  const others = symbolsOf(view).map(({ point }) => project(point));
  const room = ([x, y]: Point): number => Math.min(...others.map(([a, b]) => Math.hypot(x - a, y - b)));
  const points = routes
    .filter(({ id }) => id === feature.id)
    .flatMap(({ geometry }) => positionsOf(geometry))
    .map((at) => project(at as unknown as LonLat));
  return points.reduce((best, point) => (room(point) > room(best) ? point : best), project(feature.point));
}

/** Lines that call-outs should not cover: routes that are shown, and borders. */
export function costlyLines(
  { view, project }: SeenView,
  { routes, borders }: Readonly<Record<'routes' | 'borders', readonly DrawnLine[]>>,
): readonly CostlyLine[] {
  const drawn = (which: readonly DrawnLine[], cost: (line: DrawnLine) => number): readonly CostlyLine[] =>
    which.flatMap((each) =>
      linesIn(each.geometry).map((line) => ({
        points: line.map((at) => project(at as unknown as LonLat)),
        cost: cost(each),
      })),
    );
  const isShown = ({ id }: DrawnLine): boolean => view.features.get(id)?.shown === true;
  return [
    ...drawn(routes.filter(isShown), ({ weight }) => ROUTE_COST * weight ** 2),
    ...drawn(borders, () => BORDER_COST),
  ];
}

/** The lines of a geometry. */
export function linesIn(geometry: Geometry): readonly (readonly Position[])[] {
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [positionsOf(geometry)];
}

/** Boxes of what call-outs should not cover: names that are written at the zoom, the dots of towns, the content's own areas. */
export function costlyBoxes(seen: SeenView): {
  readonly names: readonly CostlyName[];
  readonly others: readonly CostlyBox[];
} {
  const names: CostlyName[] = [];
  const others: CostlyBox[] = [];
  const { view, zoom, focusCountries, project } = seen;
  for (const { feature, present, shown, count } of view.features.values()) {
    const { label, kind } = feature;
    if (kind === 'area') {
      if (!present || !shown || feature.precisionM >= VAGUE_OUTLINE_IN_METRES) continue;
      others.push({ box: boxOfBounds(feature.bounds, project), cost: AREA_COST });
      if (feature.nameAt) names.push(nameOfArea(feature, feature.nameAt, seen));
    } else if (kind === 'venue' && shown && count > 0) {
      if (feature.disclosed) names.push(nameBeside(feature, 'venue', SYMBOL_RADIUS, seen));
    } else if (label && label.minzoom <= zoom && zoom < (label.maxzoom ?? 24)) {
      if (label.rank === 'country' || label.rank === 'water') {
        const isFocus = label.state !== undefined && focusCountries.includes(label.state);
        const tier = label.rank === 'water' ? 'water' : isFocus ? 'focusCountry' : 'country';
        const { cost, ...name } = nameAround(feature, label.alsoAt?.[0] ?? feature.point, tier, seen);
        // A name with many spots finds another.
        names.push({ ...name, cost: cost / (label.alsoAt?.length ?? 1) });
      } else {
        others.push({ box: around(project(feature.point), DOT), cost: DOT_COST });
        names.push(nameBeside(feature, label.rank === 'capital' ? 'capital' : 'town', DOT, seen));
      }
    }
  }
  return { names, others };
}

/** Boxes of the reader's own points that the view shows. */
export function ownBoxes(own: readonly StyledLayer[], { view, project }: SeenView): readonly CostlyBox[] {
  const layers = own.filter(({ layer, look }) => look.isVisible && layer.features.length <= MOST_OWN);
  const shown = layers.flatMap(({ layer }) => layer.features.filter((feature) => holdsIn(feature, view.window)));
  return shown
    .flatMap(({ geometry }) => pointsOf(geometry))
    .map(([lon = 0, lat = 0]) => ({ box: around(project([lon, lat]), DOT), cost: OWN_COST }));
}

function weightOf(tier: LabelTier): { readonly cost: number; readonly throughCost: number } {
  return { cost: NAME_COSTS[tier] ?? 0, throughCost: THROUGH_COSTS[tier] ?? THROUGH_COST };
}

function nameOfArea(feature: Feature, at: LonLat, { view, project }: SeenView): CostlyName {
  const isFormer = feature.statuses.some(({ status }) => status === 'former');
  const text = areaName(writtenName(feature, view.names).first, feature.precisionM);
  return { box: boxOfAreaName(text, isFormer, project(at)), ...weightOf(isFormer ? 'formerArea' : 'deployedArea') };
}

function nameAround(feature: Feature, at: LonLat, tier: LabelTier, { view, zoom, project }: SeenView): CostlyName {
  const size = labelSize(tier, zoom);
  const text = writtenName(feature, view.names).first;
  const tracking = (LABEL_TYPES[tier].tracking ?? 0) * size * text.length;
  const half = (roughTextWidth(tracking > 0 ? text.toUpperCase() : text, size) + tracking) / 2;
  const down = (size * LINE_HEIGHT) / 2;
  const [x, y] = project(at);
  return { box: [x - half, y - down, x + half, y + down], ...weightOf(tier) };
}

/** The box of a name at the right of its symbol, where it stands first. */
function nameBeside(feature: Feature, tier: LabelTier, gap: number, { view, zoom, project }: SeenView): CostlyName {
  const size = labelSize(tier, zoom);
  const { first, second } = writtenName(feature, view.names);
  const width = Math.max(roughTextWidth(first, size), roughTextWidth(second, size));
  const half = (size * LINE_HEIGHT * (second === '' ? 1 : 2)) / 2;
  const [x, y] = project(feature.point);
  return { box: [x + gap, y - half, x + gap + width, y + half], ...weightOf(tier) };
}

function boxOfBounds([west, south, east, north]: Bounds, project: SeenView['project']): Bounds {
  const [[left, top], [right, bottom]] = [project([west, north]), project([east, south])];
  return [left, top, right, bottom];
}

function around([x, y]: Point, radius: number): Bounds {
  return [x - radius, y - radius, x + radius, y + radius];
}
