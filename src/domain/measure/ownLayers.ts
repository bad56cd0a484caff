/**
 * A reader's own features as things that can be measured, and what is looked for among all features of a layer: in steps, since a layer may
 * have a hundred thousand. Of each feature only the box in space is kept; what its box shows to be too far away is never prepared.
 */
import type { Id, Span } from '../model';
import {
  holdsIn,
  ownNumber,
  ownText,
  type OwnFeature,
  type OwnLayer,
  type OwnPlace,
  type StyledLayer,
} from '../ownData';
import { nameOfOwn, numberAsName } from '../ownNames';
import { numberWords } from '../ownNumbers';
import { columnsThatSay, type ColumnSays } from '../ownColumns';
import { countUndated } from '../ownSpans';
import type { Steps } from '../steps';
import { formatSpan } from '../time';
import {
  distanceBetween,
  isWithin,
  lyingIn,
  type Distance,
  type DrawnArea,
  type Lying,
  type Measurable,
  type Within,
} from './distance';
import { onGround } from './nearest';
import { gapBetween, shapeOf, type Box, type Shape } from './pieces';

/** Work of about a millisecond lies between two steps: so many boxes, or a feature that is measured. */
const PIECE = 256;

/** Names by which files say how exactly a position is known, without case and signs, and the metres of one unit. */
const PRECISIONS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'precision',
    'accuracy',
    'horizontalaccuracy',
    'positionalaccuracy',
    'locationprecision',
    'uncertainty',
    'coordinateuncertainty',
  ].flatMap((name): [string, number][] => [
    ...['m', 'metres', 'meters', 'inm', 'inmetres', 'inmeters'].map((unit): [string, number] => [`${name}${unit}`, 1]),
    ...['km', 'kilometres', 'kilometers', 'inkm'].map((unit): [string, number] => [`${name}${unit}`, 1000]),
    // Without a unit in the name the value must have one.
    [name, Number.NaN],
  ]),
);
const WITH_UNIT = /^\s*[±~]?\s*(\d+(?:\.\d+)?)\s*(m|met(?:re|er)s?|km|kilomet(?:re|er)s?)\s*$/i;

/** A column that says how exactly positions are known, and the metres of one unit; no number if its values must name it. */
interface PrecisionColumn {
  readonly name: string;
  readonly unit: number;
}
const COLUMNS = new WeakMap<OwnLayer, readonly PrecisionColumn[]>();

function precisionColumns(layer: OwnLayer): readonly PrecisionColumn[] {
  const known = COLUMNS.get(layer);
  if (known) return known;
  const found = layer.columns.flatMap(({ name }): readonly PrecisionColumn[] => {
    const unit = PRECISIONS[name.toLowerCase().replace(/[^a-z]/g, '')];
    return unit === undefined ? [] : [{ name, unit }];
  });
  COLUMNS.set(layer, found);
  return found;
}

/** How exactly the position of a feature is known, in metres; null if no column of its layer says it. */
export function ownPrecision(layer: OwnLayer, { properties }: Pick<OwnFeature, 'properties'>): number | null {
  for (const { name, unit } of precisionColumns(layer)) {
    const value = properties[name];
    const [, figure, word = ''] = (typeof value === 'string' && WITH_UNIT.exec(value)) || [];
    const metres =
      figure === undefined ? (ownNumber(value) ?? Number.NaN) * unit : Number(figure) * (/^k/i.test(word) ? 1000 : 1);
    if (metres >= 0 && Number.isFinite(metres)) return metres;
  }
  return null;
}

/** The name of an own feature among all that can be measured. */
export function keyOfOwn({ layer, place }: OwnPlace): Id {
  return `${layer}/${place}`;
}

/** The own feature of a name; null if it is none. */
export function ownOfKey(key: Id): OwnPlace | null {
  const [, layer, place] = /^(own-data-.+)\/(\d+)$/.exec(key) ?? [];
  return layer === undefined ? null : { layer, place: Number(place) };
}

/** What the feature at a place of a layer is called. */
export function ownName(styled: StyledLayer, place: number): string {
  const feature = styled.layer.features[place];
  return feature ? nameOfOwn(feature, styled) : numberAsName(styled.layer, place + 1);
}

/** What tells an own feature from others: its number in the file, as the table has it, its id and kind if columns say them, and its days. */
export function ownAbout(styled: StyledLayer, place: number): string {
  const { layer } = styled;
  const feature = layer.features[place];
  if (!feature) return '';
  const { number, properties, dates } = feature;
  const said = (says: ColumnSays): readonly string[] => {
    const column = columnsThatSay(says, Object.keys(properties)).find((name) => ownText(properties[name]) !== null);
    const text = column === undefined ? null : ownText(properties[column]);
    return text === null || text === nameOfOwn(feature, styled) ? [] : [`${column ?? ''} ${text}`];
  };
  const days = dates ? formatSpan(dates) : 'without a date';
  return [numberWords(layer, number), ...said('id'), ...said('kind'), days].join(', ');
}

/** Prepares an own feature as it is known on some days; null if it is not there or has no position. */
export function ownMeasurable(styled: StyledLayer, place: number, window: Span): Measurable | null {
  const { layer } = styled;
  const feature = layer.features[place];
  if (!feature?.geometry) return null;
  const shape = shapeOf(feature.geometry);
  if (!shape.box) return null;
  const title = ownName(styled, place);
  const { dates } = feature;
  return {
    id: keyOfOwn({ layer: layer.id, place }),
    title,
    layer: layer.title,
    about: ownAbout(styled, place),
    stretches: [{ shape, geometry: feature.geometry, precisionM: ownPrecision(layer, feature) }],
    doubts:
      dates && !holdsIn(feature, window) ? [`“${title}” is not of the date shown, but of ${formatSpan(dates)}.`] : [],
  };
}

/** Boxes of a layer's features in space, six numbers each: least x, y, z and greatest. Those without a position have no numbers (NaN). */
type Boxes = Float64Array;
const BOXES = new WeakMap<readonly OwnFeature[], Boxes>();

function* boxesOf(features: readonly OwnFeature[]): Steps<Boxes> {
  const known = BOXES.get(features);
  if (known) return known;
  const boxes = new Float64Array(features.length * 6).fill(Number.NaN);
  for (const [at, { geometry }] of features.entries()) {
    const edges = geometry && edgesOf(shapeOf(geometry));
    if (edges) boxes.set(edges, at * 6);
    if (at % PIECE === 0 || (geometry && geometry.type !== 'Point')) yield;
  }
  BOXES.set(features, boxes);
  return boxes;
}

/** Semi-major axis of WGS 84 in metres. */
const RADIUS = 6_378_137;

/**
 * The box of a shape in space, with what lies inside its polygons: the middle of an area is higher than its edge, by no more than a cap of
 * the sphere that is as wide. Null for a shape without a position.
 */
function edgesOf({ box, polygons }: Shape): Box['edges'] | null {
  if (!box || polygons.length === 0) return box && box.edges;
  const [x0, y0, z0, x1, y1, z1] = box.edges;
  const half = Math.hypot(x1 - x0, y1 - y0, z1 - z0) / 2;
  const more = half < RADIUS / 2 ? (RADIUS - Math.sqrt(RADIUS * RADIUS - half * half)) * 1.02 : Infinity;
  return [x0 - more, y0 - more, z0 - more, x1 + more, y1 + more, z1 + more];
}

/** The places of the features that hold on some days and surely are no further than some metres from a shape, in the order of the layer. */
function* near(shape: Shape, { layer }: StyledLayer, window: Span, metres: number): Steps<readonly Near[]> {
  const { features } = layer;
  const boxes = yield* boxesOf(features);
  const found: Near[] = [];
  const from = edgesOf(shape);
  if (!from) return found;
  for (const [place, feature] of features.entries()) {
    if (place % PIECE === 0) yield;
    if (Number.isNaN(boxes[place * 6]) || !holdsIn(feature, window)) continue;
    const edges = boxes.subarray(place * 6, place * 6 + 6) as unknown as Box['edges'];
    const bound = onGround(gapBetween(from, edges));
    if (bound <= metres || bound <= metres + (ownPrecision(layer, feature) ?? 0)) found.push({ place, bound });
  }
  return found;
}

/** A feature by its place in its layer, and metres that it is at least away. */
interface Near {
  readonly place: number;
  readonly bound: number;
}

/** A measurable as one shape. */
function wholeOf({ stretches }: Measurable): Shape {
  const [only] = stretches;
  if (stretches.length === 1 && only) return only.shape;
  return shapeOf({ type: 'GeometryCollection', geometries: stretches.map(({ geometry }) => geometry) });
}

/** The least exactly that a feature is known, in metres. */
function grainOf({ stretches }: Measurable): number {
  return Math.max(0, ...stretches.map(({ precisionM }) => precisionM ?? 0));
}

/** An own feature that lies within some metres of another feature. */
export interface OwnNeighbour {
  readonly place: number;
  readonly distance: Distance;
  readonly within: Exclude<Within, 'no'>;
}

/** The features of a layer within so many metres of a feature on some days, the nearest first; itself is not among them. */
export function* ownNeighbours(
  centre: Measurable,
  styled: StyledLayer,
  window: Span,
  metres: number,
): Steps<readonly OwnNeighbour[]> {
  const found: OwnNeighbour[] = [];
  for (const { place } of yield* near(wholeOf(centre), styled, window, metres + grainOf(centre))) {
    yield;
    const feature = ownMeasurable(styled, place, window);
    if (!feature || feature.id === centre.id) continue;
    const distance = distanceBetween(centre, feature, metres);
    const within = distance ? isWithin(distance, metres) : 'no';
    if (distance && within !== 'no') found.push({ place, distance, within });
  }
  return found.sort((a, b) => a.distance.nearest.metres - b.distance.nearest.metres);
}

/** The feature of a layer that is nearest to another feature. */
export interface OwnNearest {
  readonly feature: Measurable;
  /** Between the nearest points as drawn; the least and the greatest are those of any feature of the layer. */
  readonly distance: Distance;
  /** How many other features of the layer may be nearer in truth. */
  readonly rivals: number;
  /** How many features were looked at: those with a position that hold on the days. */
  readonly count: number;
  /** How many of these have no date, if others of the layer have one. */
  readonly undated: number;
}

/** The features that can be the nearest, or nearer in truth: all within what the one with the nearest box is away at most. */
function* nearestFirst(
  centre: Measurable,
  styled: StyledLayer,
  window: Span,
  there: readonly Near[],
): Steps<readonly Near[]> {
  let first: Near | null = null;
  for (const each of there) {
    const isSelf = keyOfOwn({ layer: styled.layer.id, place: each.place }) === centre.id;
    if (!isSelf && (!first || each.bound < first.bound)) first = each;
  }
  yield;
  const feature = first && ownMeasurable(styled, first.place, window);
  const most = (feature && distanceBetween(centre, feature)?.most) ?? Infinity;
  const limit = most + grainOf(centre) + coarsestOf(styled, there);
  yield;
  return there.filter(({ bound }) => bound <= limit).sort((a, b) => a.bound - b.bound);
}

/** Metres within which the least exactly known of some features lies. */
function coarsestOf({ layer }: StyledLayer, there: readonly Near[]): number {
  return there.reduce(
    (most, { place }) => Math.max(most, ownPrecision(layer, layer.features[place] as OwnFeature) ?? 0),
    0,
  );
}

/** The feature of a layer nearest to another on some days; null if there is none. Itself is not looked at. */
export function* ownNearest(centre: Measurable, styled: StyledLayer, window: Span): Steps<OwnNearest | null> {
  const there = yield* near(wholeOf(centre), styled, window, Infinity);
  const grain = grainOf(centre);
  const order = yield* nearestFirst(centre, styled, window, there);
  const coarsest = coarsestOf(styled, there);
  let best: { readonly feature: Measurable; readonly distance: Distance } | null = null;
  let [least, most] = [Infinity, Infinity];
  const leasts: number[] = [];
  for (const { place, bound } of order) {
    // Whatever is further away can be neither the nearest nor nearer in truth.
    if (bound > most + grain + coarsest) break;
    yield;
    const feature = ownMeasurable(styled, place, window);
    if (!feature || feature.id === centre.id) continue;
    const distance = distanceBetween(centre, feature, most);
    if (!distance) continue;
    leasts.push(distance.least);
    if (!best || distance.nearest.metres < best.distance.nearest.metres) best = { feature, distance };
    [least, most] = [Math.min(least, distance.least), Math.min(most, distance.most)];
  }
  if (!best) return null;
  const rivals = leasts.filter((each) => each < most).length - (best.distance.least < most ? 1 : 0);
  const others = there.filter(({ place }) => keyOfOwn({ layer: styled.layer.id, place }) !== centre.id);
  const undated = countUndated(
    styled.layer,
    others.map(({ place }) => place),
  );
  return { ...best, distance: { ...best.distance, least, most }, rivals, count: others.length, undated };
}

/** An own feature in a drawn area. */
export interface OwnLying {
  readonly place: number;
  readonly how: Lying['how'];
}

/** The features of a layer in an area that is closed by a ring of positions, on some days, in the order of the layer. */
export function* ownLying(area: DrawnArea, styled: StyledLayer, window: Span): Steps<readonly OwnLying[]> {
  const found: OwnLying[] = [];
  for (const { place } of yield* near(area.area, styled, window, 0)) {
    yield;
    const feature = ownMeasurable(styled, place, window);
    const how = feature && lyingIn(area, feature);
    if (how) found.push({ place, how });
  }
  return found;
}
