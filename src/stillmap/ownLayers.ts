/**
 * Draws the reader's own layers as SVG text: their features that share a day with the window, in their looks, as the live map does. Pure
 * functions. Sizes are those of `symbology/ownLook`.
 */
import type { Geometry, Position } from 'geojson';
import { labelPointOf, positionsOf } from '../domain/geometry';
import { escapeHtml } from '../domain/html';
import type { Bounds, Span } from '../domain/model';
import type { OwnFeature, OwnPlace, StyledLayer } from '../domain/ownData';
import { holdsIn, ownText } from '../domain/ownData';
import { ownWords } from '../domain/ownWords';
import { CASE, CHOSEN, colourOf, FILL_OPACITY, fillOf, GHOST, LABEL, LARGE, LINE_WIDTH, CLEARED, MOST_LABELLED, nameInkOf, nameInks, POINT, shapesOf } from '../symbology/ownLook'; // prettier-ignore
import { PALETTES, type Theme } from '../symbology/palette';
import { atZoom } from '../symbology/atZoom';
import type { LabelWish } from './labels';
import { boxAroundPoint } from './marks';
import { FINE_STEPS, type OwnPicture } from './picture';
import { outlinePathOf, pathOf, type Plane } from './project';
import { svgElement } from './svg';

/** A picture has at most so many features of the reader's own, and so many positions of these: more would take seconds to draw. */
export const MOST_DRAWN = 5_000;
const MOST_POSITIONS = 300_000;
/** How far an own point reaches from its middle at most, with its rim. */
const OWN_REACH = 7;

/** What of a layer lies in a picture. */
export interface OwnDrawn {
  readonly styled: StyledLayer;
  /** Places in `OwnLayer.features` of the features that hold in the window. */
  readonly places: readonly number[];
  /** Places of those that do not, which are drawn faintly. */
  readonly ghosts: readonly number[];
  /** Places of the features that hold in the window and have no position: no picture shows them. */
  readonly unplaced: readonly number[];
}

/** What of the reader's own layers lies in a picture. */
export interface OwnInFrame {
  /** The layers that are visible, the topmost first; also those of which nothing lies in the picture. */
  readonly layers: readonly OwnDrawn[];
  /** How many features are left out because there are too many. */
  readonly left: number;
  /** The feature that is marked, if it lies in the picture; else null. */
  readonly chosen: OwnPlace | null;
  /** Whether that one does not hold in the window, so that its mark is faint and it is in none of the lists of a layer. */
  readonly isAbsent: boolean;
}

/** What the dates and the frame of a picture let in. */
export interface OwnFrame {
  readonly window: Span;
  /** Whether what does not hold in the window is drawn faintly. */
  readonly ghosts: boolean;
  readonly plane: Plane;
  /** The part of the plane that is drawn. */
  readonly box: Bounds;
}

/** Bounds of a geometry as its file has them, and how many positions it has. */
interface Extent {
  readonly bounds: Bounds;
  readonly count: number;
}
const EXTENTS = new WeakMap<Geometry, Extent>();

function extentOf(geometry: Geometry): Extent {
  const known = EXTENTS.get(geometry);
  if (known) return known;
  const positions = positionsOf(geometry);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = Number.NaN, y = Number.NaN] of positions) {
    [west, south] = [Math.min(west, x), Math.min(south, y)];
    [east, north] = [Math.max(east, x), Math.max(north, y)];
  }
  const found: Extent = { bounds: [west, south, east, north], count: positions.length };
  EXTENTS.set(geometry, found);
  return found;
}

/** Whether a geometry reaches into a rectangle of the plane, on any turn of the globe. */
function reaches(geometry: Geometry, { plane, box }: Pick<OwnFrame, 'plane' | 'box'>): boolean {
  const [west, south, east, north] = extentOf(geometry).bounds;
  // Without a position, or with one that has no numbers, there is nothing to draw.
  if (!(west <= east && south <= north)) return false;
  const [left, bottom] = plane.projectPlain([west, south]);
  const [right, top] = plane.projectPlain([east, north]);
  if (top > box[3] || bottom < box[1]) return false;
  const turns = [-1, 0, 1].filter((turn) => right + turn * plane.turn >= box[0] && left + turn * plane.turn <= box[2]);
  if (turns.length === 0) return false;
  const isWhole = top >= box[1] && bottom <= box[3] && turns.some((turn) => left + turn * plane.turn >= box[0] && right + turn * plane.turn <= box[2]); // prettier-ignore
  if (isWhole) return true;
  const { points, lines, areas } = partsOf(geometry);
  const isIn = (point: Position): boolean => {
    const [x, y] = plane.project(point);
    return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
  };
  return points.some(isIn) || [...lines, ...areas].some((shape) => pathOf(shape, plane, box, FINE_STEPS) !== '');
}

/**
 * What of the reader's own layers lies in a picture: of too many features those of the topmost layers, and of these the first; but always the
 * one that is marked.
 */
export function ownInFrame({ layers, chosen }: OwnPicture, frame: OwnFrame): OwnInFrame {
  const { window, ghosts, plane, box } = frame;
  const key = [window.from, window.to, ghosts, ...plane.projectPlain([0, 0]), plane.turn, ...box].join();
  const known = FOUND.get(layers);
  const found = known?.key === key ? known.found : findInFrame(layers, frame);
  FOUND.set(layers, { key, found });
  return chosen ? withChosen(found, chosen, frame) : found;
}

/** What was found last for a list of layers: drawing, legend and sentences of a picture ask for the same. */
const FOUND = new WeakMap<OwnPicture['layers'], { readonly key: string; readonly found: OwnInFrame }>();

/** What was found with the marked feature, which is drawn even if there are too many; if it does not hold in the window, its mark alone. */
function withChosen(found: OwnInFrame, chosen: OwnPlace, frame: OwnFrame): OwnInFrame {
  const of = found.layers.find(({ styled }) => styled.layer.id === chosen.layer);
  const feature = of?.styled.layer.features[chosen.place];
  if (!of || !feature) return found;
  if (of.places.includes(chosen.place)) return { ...found, chosen };
  if (feature.geometry === null || !reaches(feature.geometry, frame)) return found;
  if (!holdsIn(feature, frame.window)) return { ...found, chosen, isAbsent: true };
  const shown = { ...of, places: [...of.places, chosen.place] };
  return {
    layers: found.layers.map((each) => (each === of ? shown : each)),
    left: found.left - 1,
    chosen,
    isAbsent: false,
  };
}

function findInFrame(layers: OwnPicture['layers'], frame: OwnFrame): OwnInFrame {
  let [features, positions, left] = [0, 0, 0];
  const drawn = layers
    .filter(({ look }) => look.isVisible)
    .map((styled): OwnDrawn => {
      const [places, ghosts, unplaced]: [number[], number[], number[]] = [[], [], []];
      const hasGhosts = frame.ghosts && styled.layer.features.length < LARGE;
      styled.layer.features.forEach((feature, place) => {
        const holds = holdsIn(feature, frame.window);
        if (!feature.geometry && holds) unplaced.push(place);
        if (!feature.geometry || (!holds && !hasGhosts)) return;
        if (!reaches(feature.geometry, frame)) return;
        const { count } = extentOf(feature.geometry);
        if (features >= MOST_DRAWN || positions + count > MOST_POSITIONS) left += 1;
        else {
          features += 1;
          positions += count;
          (holds ? places : ghosts).push(place);
        }
      });
      return { styled, places, ghosts, unplaced };
    });
  return { layers: drawn, left, chosen: null, isAbsent: false };
}

/** The points of a geometry, and its lines and areas. */
function partsOf(geometry: Geometry): {
  readonly points: readonly Position[];
  readonly lines: readonly Geometry[];
  readonly areas: readonly Geometry[];
} {
  switch (geometry.type) {
    case 'Point':
      return { points: geometry.coordinates.length > 1 ? [geometry.coordinates] : [], lines: [], areas: [] };
    case 'MultiPoint':
      return { points: geometry.coordinates, lines: [], areas: [] };
    case 'LineString':
    case 'MultiLineString':
      return { points: [], lines: [geometry], areas: [] };
    case 'Polygon':
    case 'MultiPolygon':
      return { points: [], lines: [], areas: [geometry] };
    case 'GeometryCollection': {
      const parts = geometry.geometries.map(partsOf);
      return { points: parts.flatMap(({ points }) => points), lines: parts.flatMap(({ lines }) => lines), areas: parts.flatMap(({ areas }) => areas) }; // prettier-ignore
    }
  }
}

/** Where a picture draws. */
type Place = Pick<OwnFrame, 'plane' | 'box'> & { readonly zoom: number };

/** What is drawn of a layer at a time. */
type OwnPart = 'area' | 'line' | 'point';

/**
 * The areas and lines of the reader's own layers as SVG text, the topmost layer last; but areas of all layers lie below lines, which they
 * would tint and cover.
 */
export function drawOwnShapes({ layers }: OwnInFrame, place: Place): string {
  const bottomUp = [...layers].reverse();
  return (['area', 'line'] as const).flatMap((part) => bottomUp.map((each) => drawLayer(each, place, part))).join('');
}

/** The points of the reader's own layers as SVG text, the topmost layer last. */
export function drawOwnPoints({ layers }: OwnInFrame, place: Place): string {
  return [...layers].reverse().map((each) => drawLayer(each, place, 'point')).join(''); // prettier-ignore
}

/** The mark of the chosen feature as SVG text; empty if the picture shows none. */
export function drawOwnChosen(own: OwnInFrame, place: Place): string {
  const geometry = ownChosen(own)?.feature.geometry;
  return geometry ? drawChosen(geometry, place, own.isAbsent) : '';
}

/** The marked feature that a picture shows, with its layer; null for none. */
export function ownChosen({
  layers,
  chosen,
}: OwnInFrame): { readonly styled: StyledLayer; readonly feature: OwnFeature } | null {
  const styled = layers.find((each) => each.styled.layer.id === chosen?.layer)?.styled;
  const feature = styled?.layer.features[chosen?.place ?? -1];
  return styled && feature ? { styled, feature } : null;
}

/** Faint outlines of what does not hold in the window. */
export function drawOwnGhosts({ layers }: OwnInFrame, place: Place): string {
  return [...layers]
    .reverse()
    .map(({ styled, ghosts }) => {
      const shapes = ghosts.map((at) => {
        const feature = styled.layer.features[at] as OwnFeature;
        const { points, lines, areas } = partsOf(feature.geometry as Geometry);
        const d = pathsOf([...lines, ...areas], place).outline;
        const colour = colourOf(styled.look.colours, feature);
        const outline = d ? svgElement('path', { d, stroke: colour }) : '';
        return outline + circlesOf(points, place, { r: atZoom(POINT.radii, place.zoom), stroke: colour });
      });
      const opacity = styled.look.opacity * GHOST.opacity;
      return shapes.length > 0 ? svgElement('g', { class: 'still-own-ghosts', fill: 'none', 'stroke-width': GHOST.width, 'stroke-opacity': opacity }, shapes.join('')) : ''; // prettier-ignore
    })
    .join('');
}

/** The areas, lines or points of a layer. */
function drawLayer({ styled, places }: OwnDrawn, place: Place, part: OwnPart): string {
  const { layer, look } = styled;
  const { areas: hasAreas, lines: hasLines, points: hasPoints } = shapesOf(layer);
  const has = { area: hasAreas, line: hasLines, point: hasPoints };
  if (places.length === 0 || !has[part]) return '';
  const isLarge = layer.features.length >= LARGE;
  const { opacity } = look;
  const cases: string[] = [];
  const shapes: string[] = [];
  const points: string[] = [];
  const r = atZoom(isLarge ? POINT.large : POINT.radii, place.zoom);
  for (const at of places) {
    const feature = layer.features[at] as OwnFeature;
    const style = look.colours.by === 'file' ? feature.style : undefined;
    const parts = partsOf(feature.geometry as Geometry);
    const said = `<title>${escapeHtml(ownWords(feature, styled))}</title>`;
    const stroke = colourOf(look.colours, feature);
    const width = style?.width ?? LINE_WIDTH;
    const { areas, outline } = pathsOf(part === 'area' ? parts.areas : [], place);
    const line = pathsOf(part === 'line' ? parts.lines : [], place).outline;
    const edges = outline + line;
    if (edges && !isLarge) cases.push(svgElement('path', { d: edges, 'stroke-width': width + CASE.wider }));
    const fill = fillOf(look.colours, feature);
    const filled = { fill, 'fill-opacity': opacity * (style?.fillOpacity ?? FILL_OPACITY) };
    const stroked = { stroke, 'stroke-width': width };
    if (areas && areas === outline) shapes.push(svgElement('path', { 'data-place': at, 'data-area': '', d: areas, ...filled, ...stroked }, said)); // prettier-ignore
    else if (areas) shapes.push(svgElement('path', { 'data-place': at, 'data-area': '', d: areas, ...filled }, said), svgElement('path', { d: outline, ...stroked })); // prettier-ignore
    if (line) shapes.push(svgElement('path', { 'data-place': at, d: line, ...stroked }, said));
    if (part === 'point') points.push(circlesOf(parts.points, place, { 'data-place': at, r, fill: stroke }, said));
  }
  const dots = points.join('');
  const group = (name: string, faint: number, content: string): string =>
    content && svgElement('g', { class: name, 'fill-opacity': faint < 1 ? faint : undefined, 'stroke-opacity': faint < 1 ? faint : undefined }, content); // prettier-ignore
  const content =
    group('still-own-case', opacity * CASE.opacity, cases.join('')) +
    group('still-own-shapes', opacity, shapes.join('')) +
    group(isLarge ? 'still-own-dots' : 'still-own-points', isLarge ? opacity * POINT.largeOpacity : opacity, dots);
  return content && svgElement('g', { class: 'still-own', 'data-own': layer.id, 'data-name': layer.title }, content);
}

/** The paths of shapes: of their areas as they are filled, and of all outlines. */
function pathsOf(
  shapes: readonly Geometry[],
  { plane, box }: Place,
): { readonly areas: string; readonly outline: string } {
  const found = shapes.map((shape) => {
    const path = pathOf(shape, plane, box, FINE_STEPS);
    return { path, outline: outlinePathOf(shape, plane, box, FINE_STEPS, path) };
  });
  return { areas: found.map(({ path }) => path).join(''), outline: found.map(({ outline }) => outline).join('') };
}

/** Circles around those points that lie in the picture. */
function circlesOf(
  points: readonly Position[],
  { plane, box }: Place,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string {
  return points
    .map((point) => {
      const [cx, cy] = plane.project(point);
      const isIn = cx >= box[0] && cx <= box[2] && cy >= box[1] && cy <= box[3];
      return isIn ? svgElement('circle', { ...attributes, cx: tenth(cx), cy: tenth(cy) }, content) : '';
    })
    .join('');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The rim of the chosen feature, in the colour of the selection; faint if the feature does not hold in the window. */
function drawChosen(geometry: Geometry, place: Place, isAbsent: boolean): string {
  const { points, lines, areas } = partsOf(geometry);
  const d = pathsOf([...areas, ...lines], place).outline;
  const rim = d ? svgElement('path', { d, 'stroke-width': CHOSEN.line }) : '';
  const r = atZoom(CHOSEN.radii, place.zoom);
  const circles = circlesOf(points, place, { r, 'stroke-width': CHOSEN.point });
  return svgElement('g', { class: 'still-own-chosen', 'stroke-opacity': isAbsent ? GHOST.opacity : undefined }, rim + circles); // prettier-ignore
}

/** The names of own features that should be written if there is room, the topmost layer's first, in inks of a theme. */
export function ownLabels({ layers }: OwnInFrame, plane: Plane, theme: Theme): readonly LabelWish[] {
  return layers.flatMap(({ styled: { layer, look }, places }) => {
    const { label } = look;
    if (label === null || layer.features.length > MOST_LABELLED) return [];
    const palette = PALETTES[theme];
    const inks = nameInks(look.colours, palette);
    return places.flatMap((at): readonly LabelWish[] => {
      const feature = layer.features[at] as OwnFeature;
      const text = ownText(feature.properties[label]);
      if (text === null) return [];
      const [x, y] = plane.project(labelPointOf(feature.geometry as Geometry));
      return [{ x, y, gap: LABEL.gap, size: LABEL.size, first: text, second: '', className: 'still-own-name', colour: nameInkOf(inks, feature, palette), sides: ['right', 'left', 'below', 'above'] }]; // prettier-ignore
    });
  });
}

/** The boxes around own points, of which names keep clear as on the live map: in pixels of the picture. */
export function ownBoxes({ layers }: OwnInFrame, plane: Plane): readonly Bounds[] {
  return layers.flatMap(({ styled: { layer }, places }) =>
    layer.features.length > CLEARED.most
      ? []
      : places.flatMap((at) => {
          const { points } = partsOf((layer.features[at] as OwnFeature).geometry as Geometry);
          return points.map(([lon = 0, lat = 0]) => boxAroundPoint(plane, [lon, lat], CLEARED.radius));
        }),
  );
}

/** The boxes around all own points that are drawn, as large as these. */
export function ownSignBoxes({ layers }: OwnInFrame, plane: Plane): readonly Bounds[] {
  return layers.flatMap(({ styled: { layer }, places }) =>
    places.flatMap((at) => {
      const { points } = partsOf((layer.features[at] as OwnFeature).geometry as Geometry);
      return points.map(([lon = 0, lat = 0]) => boxAroundPoint(plane, [lon, lat], OWN_REACH));
    }),
  );
}
