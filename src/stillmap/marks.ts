/**
 * Draws features as SVG text: lines, symbols, and the links around them. Pure functions. Colours are CSS classes, so that they follow the
 * theme.
 */
import { escapeHtml } from '../domain/html';
import type { AtlasGeometry, Bounds, Feature, Id, LonLat } from '../domain/model';
import type { View } from '../domain/view';
import { hasBorderHalo } from '../symbology/borders';
import { modeLookName, SLEEPERS } from '../symbology/modes';
import { doubtBandOf, hasHalo } from '../symbology/doubt';
import { cssName } from '../symbology/palette';
import { endOfPiece, lookOfPiece, wordsOfPiece, type Piece } from '../symbology/pieces';
import { sampleMarkup, sampleOf } from '../symbology/samples';
import { AFTERMATH_PATHS, DIAMOND_PATH, lookOf, SIGN_PATHS } from '../symbology/statuses';
import { discMarks, discTextSize, type TrackShare } from '../symbology/venueDisc';
import type { LineLook } from '../symbology/lineLook';
import { AREA_OUTLINE_WIDTH } from '../symbology/widths';
import { pathOf, type Plane } from './project';

/** Wraps a piece's drawing in a link to its first passage, with classes if its feature is selected or emphasised. */
export function linkAroundPiece(view: View, piece: Piece, content: string): string {
  const ended = endOfPiece(piece, view.window);
  return (
    content && linkOf(piece, highlightClassesOf(view, piece.feature.id), content, ended === null ? '' : `, ${ended}`)
  );
}

/** Wraps a piece's drawing in a link to its first passage; `more` are further attributes of the link, `ended` words behind its label. */
export function linkOf(piece: Piece, more: string, content: string, ended = ''): string {
  const { feature } = piece;
  const label = escapeHtml(`${feature.title}: ${wordsOfPiece(piece)}${ended}`);
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-layer="${feature.layer}"` +
    `${more ? ` ${more}` : ''} aria-label="${label}"><title>${label}</title>${content}</a>`
  );
}

/** The CSS class for a link to a selected or emphasised feature; empty for others. */
export function highlightClassesOf(view: View, id: Id): string {
  const classes = [
    ...(view.selected.has(id) ? ['is-selected'] : []),
    ...(view.emphasised.has(id) ? ['is-emphasised'] : []),
  ];
  return classes.length > 0 ? `class="${classes.join(' ')}"` : '';
}

/** Draws a band under the line of a selected or emphasised feature; the line itself keeps its colour. */
export function glowPath(view: View, { id }: Feature, path: string, width: number): string {
  return view.selected.has(id) || view.emphasised.has(id)
    ? `<path class="still-glow" d="${path}" stroke-width="${width}"/>`
    : '';
}

/** The paths of an area, as SVG path data. */
export interface AreaPaths {
  /** All that its outline encloses. */
  readonly fill: string;
  /** Its outline: other than `fill` if the area was cut at the antimeridian. */
  readonly outline: string;
  /** The band of doubt around its outline with all that it encloses; empty if it has none. */
  readonly band: string;
}

/**
 * Draws an area: its fill, which reaches as far as its outline may be off, for an area of deployment also its hatching, and the outline of
 * its status. `hatch` returns the strokes of a hatching.
 */
export function areaPath({ fill, outline, band }: AreaPaths, { status }: Piece, hatch: () => string): string {
  const edge = (classes: string): string => stroked(outline, lookOf('area', status), AREA_OUTLINE_WIDTH, classes);
  const isDeployed = status === 'deployed';
  const wash = isDeployed ? 'still-deployed' : 'still-area';
  const strokes = isDeployed ? `<path class="still-hatching" d="${hatch()}"/>` : '';
  const under = `${band ? `<path class="${wash}" d="${band}"/>` : ''}${strokes}`;
  const inside = band || isDeployed ? 'still-inside' : 'still-area';
  if (outline !== fill) return `${under}<path class="${inside}" d="${fill}"/>${edge('still-line')}`;
  return `${under}${edge(`still-edge ${inside}`)}`;
}

/** SVG path data of a piece's band of doubt, clipped to `box` and rounded to `steps` steps per unit; empty if it has none. */
export function bandPathOf(piece: Piece, geometry: AtlasGeometry, plane: Plane, box: Bounds, steps: number): string {
  const band = doubtBandOf(piece, geometry);
  return band ? pathOf(band, plane, box, steps) : '';
}

/** Draws the band within which a road's or railway's course really runs, in the colour of its status. */
export function routeBand(piece: Piece, band: string): string {
  return `<path class="still-band c-${cssName(lookOfPiece(piece).colour)}" d="${band}"/>`;
}

/** Draws the circle within which the true position of a venue lies. */
export function venueHalo({ point, precisionM }: Feature, plane: Plane): string {
  return `<g transform="${translateToPoint(plane, point)}"><circle class="still-venue-halo" r="${haloRadius(precisionM, plane)}"/></g>`;
}

/** Radius of the circle within which a position lies, in units of the plane. */
function haloRadius(precisionM: number, plane: Plane): number {
  return Math.round(precisionM * plane.unitsPerMetre * 10) / 10;
}

/**
 * Draws the lines of a route: for a road also a casing, for a railway its sleepers, and the light line inside that some statuses have.
 */
export function routePaths(piece: Piece, path: string, width: number, casing: number): string {
  const mode = modeLookName(piece.feature.mode);
  const { inner, weight } = lookOfPiece(piece);
  const under =
    mode === 'road'
      ? `<path class="still-casing" d="${path}" stroke-width="${casing.toFixed(1)}"/>`
      : mode === 'rail'
        ? stroked(path, SLEEPERS, width)
        : '';
  const inside = inner ? stroked(path, { ...inner, colour: 'casing', weight: weight * inner.share }, width) : '';
  return `${under}${strokedPath(piece, path, width)}${inside}`;
}

/** Draws the line of a border with the light line under it that thick ones have; `halo` is its width. */
export function borderPaths(piece: Piece, path: string, width: number, halo: number): string {
  const hasHalo = piece.border !== undefined && hasBorderHalo(piece.border);
  const under = hasHalo ? `<path class="still-border-halo" d="${path}" stroke-width="${halo.toFixed(1)}"/>` : '';
  return `${under}${strokedPath(piece, path, width)}`;
}

/** Draws the line of a border or route in the colour and dashes of its status; `width` is in units of the plane. */
function strokedPath(piece: Piece, path: string, width: number): string {
  return stroked(path, lookOfPiece(piece), width);
}

function stroked(path: string, { colour, dash, weight }: LineLook, width: number, classes = 'still-line'): string {
  const dashes = dash.map((part) => (part * width * weight).toFixed(1)).join(' ');
  return (
    `<path class="${classes} c-${cssName(colour)}" d="${path}" stroke-width="${(width * weight).toFixed(1)}"` +
    `${dashes ? ` stroke-dasharray="${dashes}"` : ''}/>`
  );
}

/** Draws a crossing's diamond with the sign of its status, centred on 0,0, and the circle that shows how exactly its position is known. */
export function crossingMark(piece: Piece, plane: Plane, isDoubtDrawn = true): string {
  const look = lookOf('crossing', piece.status);
  const halo = `<circle class="still-halo" r="${haloRadius(piece.precisionM, plane)}"/>`;
  return (
    `${isDoubtDrawn && hasHalo(piece.feature) ? halo : ''}<circle class="still-ring" r="21"/>` +
    `<path class="still-diamond" d="${DIAMOND_PATH}"/><path class="still-sign" d="${SIGN_PATHS[look.sign]}"/>`
  );
}

/** Wraps a venue's mark in a link to its first passage. */
export function venueLink(feature: Feature, mark: string, hidden: string, marks = ''): string {
  const title = escapeHtml(feature.title);
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-layer="${feature.layer}" data-venue=""` +
    `${hidden}${marks ? ` ${marks}` : ''} aria-label="${title}"><title>${title}</title>${mark}</a>`
  );
}

/** Draws a venue's disc of a radius with the number of its meetings. `name` is SVG text beside it. */
export function venueMark(
  { point, disclosed }: Feature,
  shares: readonly TrackShare[],
  count: number,
  radius: number,
  plane: Plane,
  name = '',
): string {
  const size = discTextSize(radius);
  const marks = sampleMarkup(discMarks(shares, radius, disclosed).map(sampleOf));
  return (
    `<g transform="${translateToPoint(plane, point)}"><circle class="still-ring" r="${(radius + 5).toFixed(1)}"/>${marks}` +
    `<text class="still-count${disclosed ? '' : ' still-unpublished'}" text-anchor="middle" y="${(size * 0.36).toFixed(1)}" font-size="${size.toFixed(1)}">${count}</text>` +
    `${name}</g>`
  );
}

/** Wraps the mark of aftermath events in a link to the place's first passage. It is hidden while the aftermath layer is off. */
export function aftermathLink(feature: Feature, mark: string, hidden: string, marks = ''): string {
  const label = escapeHtml(`${feature.title}: later events`);
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-aftermath=""` +
    `${hidden}${marks ? ` ${marks}` : ''} aria-label="${label}"><title>${label}</title>${mark}</a>`
  );
}

/** Draws the mark of aftermath events, with its foot at a point. */
export function aftermathMark(plane: Plane, point: LonLat): string {
  return (
    `<g transform="${translateToPoint(plane, point)}"><circle class="still-ring" r="10"/>` +
    `<path class="still-aftermath" d="${AFTERMATH_PATHS.stem}"/><path class="still-aftermath" d="${AFTERMATH_PATHS.square}"/></g>`
  );
}

/** Whether a point lies in a rectangle of the plane. */
export function inBox(plane: Plane, point: LonLat, box: Bounds): boolean {
  const [x, y] = plane.project(point);
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/** Whether a point lies in the picture. */
export function isPointInPicture(plane: Plane, point: LonLat): boolean {
  return inBox(plane, point, [0, 0, plane.width, plane.height]);
}

/** The square around a point, extending `radius` units to each side, in which no label may be placed. */
export function boxAroundPoint(plane: Plane, point: LonLat, radius: number): Bounds {
  const [x, y] = plane.project(point);
  return [x - radius, y - radius, x + radius, y + radius];
}

/** An SVG transform that moves the origin to a point. */
export function translateToPoint(plane: Plane, point: LonLat): string {
  return `translate(${plane
    .project(point)
    .map((value) => value.toFixed(1))
    .join(' ')})`;
}
