/** Draws the content of a view over the base map, for any bounds, as SVG text. Pure functions. */
import type { Bounds, Feature, Id } from '../domain/model';
import { escapeHtml } from '../domain/html';
import { spansOverlap } from '../domain/time';
import type { View } from '../domain/view';
import { isShownIn } from '../domain/windowPieces';
import { DOUBT_ZOOM, hasHalo } from '../symbology/doubt';
import { hasCourse } from '../symbology/modes';
import { piecesOf, venuePiecesOf, type Piece, type VenuePiece } from '../symbology/pieces';
import { DIAMOND_PATH, VAGUE_OUTLINE_IN_METRES } from '../symbology/statuses';
import { CROSSING_EDGE, RING } from '../symbology/ownRings';
import { discRadiusAt, sharesOf } from '../symbology/venueDisc';
import { HATCH, LINE_WIDTHS } from '../symbology/widths';
import { atZoom } from '../symbology/atZoom';
import { BLANK_CROSSING, blankArea, blankBorder, blankRoute } from './blank';
import { drawFurniture } from './furniture';
import type { PlacedLabel } from './labels';
import { hatchOf } from './hatch';
import {
  areaPath,
  bandPathOf,
  boxAroundPoint,
  borderPaths,
  crossingMark,
  glowPath,
  aftermathLink,
  aftermathMark,
  linkAroundPiece,
  highlightClassesOf,
  inBox,
  routeBand,
  routePaths,
  translateToPoint,
  venueHalo,
  venueLink,
  venueMark,
} from './marks';
import { drawMeasuredNumbers, drawMeasuredShapes } from './measured';
import type { LeftNames } from './leftNames';
import { labelMark, labelText, namesOf } from './names';
import {
  drawOwnChosen,
  drawOwnGhosts,
  drawOwnPoints,
  drawOwnShapes,
  ownLabels,
  ownPoints,
  ownSignBoxes,
} from './ownLayers';
import { badgeBoxes, drawOwnRings, drawRingBadges, ringPoints, ringsOf, signsOf, stackRingsOf } from './ownRings';
import { ownOf } from './ownWords';
import { BLEED_DRAWN, FINE_STEPS, type StillPicture } from './picture';
import { markTextBoxes, storyMarks } from './storyMarks';
import { boxAround, outlinePathOf, pathOf, planeOfCamera, type Plane } from './project';

/** Areas with a very uncertain outline are not drawn from this zoom on. */
const VAGUE_ZOOM = 6.2;

/** What a picture shows over its base map. */
export interface Content {
  /** Lines, areas and symbols as SVG text, with the dots of the places that are named. */
  readonly marks: string;
  /** The names for which there is room. */
  readonly labels: readonly PlacedLabel[];
  /** How many had none. */
  readonly left: LeftNames;
  /** What a story draws over the names, as SVG text. */
  readonly over: string;
  /** Where that has texts, and on paper where names and signs are, over which nothing else may be written. */
  readonly taken: readonly Bounds[];
}

/** Draws everything that exists in the view, with highlights, ghosts and names, as SVG text. */
export function drawContent(picture: StillPicture): string {
  const { marks, labels, over, taken } = contentOf(picture);
  const furniture = picture.isOnPaper ? drawFurniture(picture.camera, picture.size, taken) : '';
  return `${marks}<g aria-hidden="true">${labels.map(labelText).join('')}</g>${over}${furniture}`;
}

/** Draws a piece whose path is given; that of a crossing is empty. */
type Drawing = (piece: Piece, path: string) => string;

/** What of the atlas and of the reader's own a picture shows, and the names for which it has room. */
function placedIn(picture: StillPicture) {
  const { index, geometry, view, camera, size } = picture;
  const plane = planeOfCamera(camera, size);
  const box = boxAround(size, picture.bleed ?? BLEED_DRAWN);
  const horizon = { last: view.range.last };
  const all = piecesOf(index.atlas, geometry, horizon).filter(({ feature }) => view.features.get(feature.id)?.shown);
  const isIn = ({ point }: Feature): boolean => picture.bleed === undefined || inBox(plane, point, box);
  const shown = all
    .filter((piece) => isShownIn(piece, view.window))
    .filter(({ feature }) => feature.kind !== 'crossing' || isIn(feature));
  const venues = venuePiecesOf(index, horizon).filter(({ feature }) => view.features.get(feature.id)?.shown);
  const counted = venues.filter(({ feature }) => (view.features.get(feature.id)?.count ?? 0) > 0 && isIn(feature));
  const own = ownOf(picture);
  const crossings = shown.filter(({ feature }) => feature.kind === 'crossing').map(({ feature }) => feature);
  const signs = signsOf(
    crossings,
    counted.map(({ feature }) => feature),
    view,
    camera.zoom,
  );
  // Those of signs lie over those of points.
  const rings = own ? [...stackRingsOf(own, signs, plane, camera.zoom), ...ringsOf(own, signs, plane)] : [];
  const names = namesOf(picture, plane, shown, {
    labels: own ? ownLabels(own, plane, picture.theme ?? 'light') : [],
    points: own ? [...ownPoints(own, { plane, zoom: camera.zoom }), ...ringPoints(rings)] : [],
    taken: badgeBoxes(rings),
  });
  return { plane, box, isIn, all, shown, venues, counted, own, signs, rings, names };
}

/** How many names of a picture have no room. */
export function leftNamesOf(picture: StillPicture): LeftNames {
  return placedIn(picture).names.left;
}

/** Draws everything that exists in the view, with highlights and ghosts, and places the names. */
export function contentOf(picture: StillPicture): Content {
  const { index, view, camera, blank, measured } = picture;
  const isPlain = blank?.statuses ?? false;
  const { plane, box, isIn, all, shown, venues, counted, own, signs, rings, names } = placedIn(picture);
  const { labels, left } = names;
  const ownPlace = { plane, box, zoom: camera.zoom };
  const routeWidth = atZoom(LINE_WIDTHS.route, camera.zoom);
  const borderWidth = atZoom(LINE_WIDTHS.border, camera.zoom);
  const casing = atZoom(LINE_WIDTHS.casing, camera.zoom);
  const path = ({ geometry: shape }: Piece): string => pathOf(shape, plane, box, FINE_STEPS);
  const outlinePath = (piece: Piece, fill = path(piece)): string =>
    outlinePathOf(piece.geometry, plane, box, FINE_STEPS, fill);
  const bandPath = (piece: Piece): string => bandPathOf(piece, picture.geometry, plane, box, FINE_STEPS);
  const drawnOf = (pieces: readonly Piece[], kind: Feature['kind'], draw: Drawing): string =>
    pieces
      .filter((piece) => piece.feature.kind === kind)
      .map((piece) => {
        const data = kind === 'crossing' ? '' : path(piece);
        return kind === 'crossing'
          ? linkAroundPiece(view, piece, draw(piece, ''))
          : data && linkAroundPiece(view, piece, draw(piece, data));
      })
      .join('');
  const drawn = (kind: Feature['kind'], draw: Drawing): string => drawnOf(shown, kind, draw);
  const isMarked = ({ feature: { id } }: Piece): boolean => view.selected.has(id) || view.emphasised.has(id);
  const [marked, others] = [shown.filter(isMarked), shown.filter((piece) => !isMarked(piece))];
  /** Borders and routes; those that the picture marks lie over own areas and lines, which would hide them. */
  const lines = (pieces: readonly Piece[]): string =>
    drawnOf(pieces, 'border', (piece, data) =>
      isPlain
        ? blankBorder(data)
        : `${glowPath(view, piece.feature, data, 8)}${borderPaths(piece, data, borderWidth, atZoom(LINE_WIDTHS.borderHalo, camera.zoom))}`,
    ) +
    drawnOf(pieces, 'route', (piece, data) =>
      isPlain
        ? blankRoute(data, routeWidth)
        : `${glowPath(view, piece.feature, data, hasCourse(piece.feature.mode) ? 12 : 6)}${routePaths(piece, data, routeWidth, casing)}`,
    );
  const marks = [
    own ? drawOwnGhosts(own, ownPlace) : '',
    view.ghosts
      ? ghosts(
          all,
          venues.map(({ feature }) => feature),
          view,
          plane,
          outlinePath,
        )
      : '',
    drawn('area', (piece, data) => {
      const outline = outlinePath(piece, data);
      if (isPlain) return blankArea(outline);
      if (piece.precisionM < VAGUE_OUTLINE_IN_METRES)
        return `${glowPath(view, piece.feature, outline, 8)}${areaPath({ fill: data, outline, band: bandPath(piece) }, piece, () => hatchOf(piece.geometry, plane, box, HATCH.distance))}`;
      const isPointInPicture = camera.zoom < VAGUE_ZOOM && view.emphasised.has(piece.feature.id);
      return isPointInPicture ? `<path class="still-vague" d="${outline}"/>` : '';
    }),
    // Bands have the colours of statuses, which a map for an exercise leaves to be found.
    isPlain ? '' : routeBands(shown, camera.zoom, bandPath) + venueHalos(counted, camera.zoom, plane),
    lines(own ? others : shown),
    // Where the live map has them: own lines and areas over those of the atlas, own points over the dots of towns and under all other signs.
    own ? drawOwnShapes(own, ownPlace) + lines(marked) : '',
    measured ? drawMeasuredShapes(measured, plane, box) : '',
    [...view.aftermath]
      .flatMap((id) => index.features.get(id) ?? [])
      .filter(isIn)
      .map((feature) =>
        aftermathLink(feature, aftermathMark(plane, feature.point), '', highlightClassesOf(view, feature.id)),
      )
      .join(''),
    ...labels.map(labelMark),
    own ? drawOwnPoints(own, ownPlace) + drawOwnRings(rings) : '',
    drawn('crossing', (piece) => {
      const mark = isPlain ? BLANK_CROSSING : crossingMark(piece, plane, camera.zoom >= DOUBT_ZOOM.point);
      return `<g transform="${translateToPoint(plane, piece.feature.point)}">${mark}</g>`;
    }),
    counted
      .map(({ feature }) => {
        const { met = [], count = 0 } = view.features.get(feature.id) ?? {};
        const shares = sharesOf(met, index.atlas.tracks);
        const mark = venueMark(feature, shares, count, discRadiusAt(count, camera.zoom), plane);
        return venueLink(feature, mark, '', highlightClassesOf(view, feature.id));
      })
      .join(''),
    drawRingBadges(rings),
    own ? drawOwnChosen(own, ownPlace) : '',
  ].join('');
  const told = picture.marks ?? [];
  const later = [...view.aftermath].flatMap((id) => index.features.get(id) ?? []).filter(isIn);
  // A degree's figures over a sign that the edge cuts would hide what is left of it.
  const covered = (): readonly Bounds[] => [
    ...labels.map((label) => label.box),
    ...signs.map(({ at, edge }) => boxAroundPoint(plane, at, edge + RING.width)),
    ...later.map(({ point }) => boxAroundPoint(plane, point, CROSSING_EDGE)),
    ...(own ? ownSignBoxes(own, plane) : []),
  ];
  return {
    marks,
    labels,
    left,
    over: storyMarks(told, plane, box) + (measured ? drawMeasuredNumbers(measured, plane) : ''),
    taken: [...markTextBoxes(told, plane), ...(picture.isOnPaper ? covered() : [])],
  };
}

/** Draws the bands of doubt around routes, from the zoom on at which the live map has them. They are no part of the links of their routes. */
function routeBands(pieces: readonly Piece[], zoom: number, bandPath: (piece: Piece) => string): string {
  if (zoom < DOUBT_ZOOM.route) return '';
  return pieces
    .filter(({ feature: { kind, mode } }) => kind === 'route' && hasCourse(mode))
    .map((piece) => {
      const band = bandPath(piece);
      return band && routeBand(piece, band);
    })
    .join('');
}

/** Draws the circles of doubt around venues, from the zoom on at which the live map has them. */
function venueHalos(venues: readonly VenuePiece[], zoom: number, plane: Plane): string {
  if (zoom < DOUBT_ZOOM.point) return '';
  return venues.map(({ feature }) => (hasHalo(feature) ? venueHalo(feature, plane) : '')).join('');
}

/**
 * Draws ghosts (features that do not exist in the window) as thin, faint, grey outlines: one for each part, from its first day to its
 * last.
 */
function ghosts(
  pieces: readonly Piece[],
  venues: readonly Feature[],
  view: View,
  plane: Plane,
  path: (piece: Piece) => string,
): string {
  const parts = new Map<Id, Piece[]>();
  for (const piece of pieces.filter(({ feature }) => feature.kind !== 'border')) {
    parts.set(piece.part, [...(parts.get(piece.part) ?? []), piece]);
  }
  const absent = [...parts.values()].flatMap((group) => {
    const span = {
      from: Math.min(...group.map(({ from }) => from)),
      to: Math.max(...group.map(({ to }) => to)),
    };
    return spansOverlap(span, view.window) ? [] : group.slice(0, 1);
  });
  const link = ({ id, title, passages, layer }: Feature, content: string): string =>
    `<a href="#${passages[0] ?? id}" data-feature="${id}" data-layer="${layer}" data-ghost="" aria-label="${escapeHtml(`${title}: gone, or not yet there`)}">${content}</a>`;
  return [
    ...absent.map((piece) =>
      piece.feature.kind === 'crossing'
        ? link(
            piece.feature,
            `<g transform="${translateToPoint(plane, piece.feature.point)}"><path class="still-ghost" d="${DIAMOND_PATH}"/></g>`,
          )
        : link(
            piece.feature,
            `<path class="still-ghost still-ghost-line" d="${path(piece)}"/>${piece.feature.kind === 'route' ? `<path class="still-ghost-inside" d="${path(piece)}"/>` : ''}`,
          ),
    ),
    ...venues
      .filter(({ id }) => view.features.get(id)?.count === 0)
      .map((venue) =>
        link(venue, `<g transform="${translateToPoint(plane, venue.point)}"><circle class="still-ghost" r="9"/></g>`),
      ),
  ].join('');
}
