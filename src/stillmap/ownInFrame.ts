/** Finds what of the reader's own layers lies in a picture: the features that hold on its dates and reach into its frame. Pure functions. */
import type { Geometry, Position } from 'geojson';
import { positionsOf } from '../domain/geometry';
import type { Bounds, Span } from '../domain/model';
import { holdsIn, type OwnPlace, type StyledLayer } from '../domain/ownData';
import { LARGE } from '../symbology/ownLook';
import { FINE_STEPS, type OwnPicture } from './picture';
import { pathOf, type Plane } from './project';

/** A picture has at most so many features of the reader's own, and so many positions of these: more would take seconds to draw. */
export const MOST_DRAWN = 5_000;
const MOST_POSITIONS = 300_000;

/** What of a layer lies in a picture. */
export interface OwnDrawn {
  readonly styled: StyledLayer;
  /** Places in `OwnLayer.features` of the features that hold in the window. */
  readonly places: readonly number[];
  /** Places of those that do not, which are drawn faintly. */
  readonly ghosts: readonly number[];
  /** Places of the features that hold in the window and have no position: no picture shows them. */
  readonly unplaced: readonly number[];
  /** Places of the others that hold in the window: they lie outside the picture, or are too many. */
  readonly unshown: readonly number[];
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
  const isWhole =
    top >= box[1] &&
    bottom <= box[3] &&
    turns.some((turn) => left + turn * plane.turn >= box[0] && right + turn * plane.turn <= box[2]);
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
  const shown = {
    ...of,
    places: [...of.places, chosen.place],
    unshown: of.unshown.filter((place) => place !== chosen.place),
  };
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
      const [places, ghosts, unplaced, unshown]: [number[], number[], number[], number[]] = [[], [], [], []];
      const hasGhosts = frame.ghosts && styled.layer.features.length < LARGE;
      styled.layer.features.forEach((feature, place) => {
        const holds = holdsIn(feature, frame.window);
        if (!feature.geometry && holds) unplaced.push(place);
        if (!feature.geometry || (!holds && !hasGhosts)) return;
        if (!reaches(feature.geometry, frame)) {
          if (holds) unshown.push(place);
          return;
        }
        const { count } = extentOf(feature.geometry);
        if (features >= MOST_DRAWN || positions + count > MOST_POSITIONS) {
          left += 1;
          if (holds) unshown.push(place);
        } else {
          features += 1;
          positions += count;
          (holds ? places : ghosts).push(place);
        }
      });
      return { styled, places, ghosts, unplaced, unshown };
    });
  return { layers: drawn, left, chosen: null, isAbsent: false };
}

/** The points of a geometry, and its lines and areas. */
export function partsOf(geometry: Geometry): {
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
      return {
        points: parts.flatMap(({ points }) => points),
        lines: parts.flatMap(({ lines }) => lines),
        areas: parts.flatMap(({ areas }) => areas),
      };
    }
  }
}
