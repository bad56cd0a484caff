/**
 * The map as SVG text: first paint, no WebGL, print. Every piece of every date is in it; those that do not hold on the
 * opening day carry `display="none"`, and `StillMap` switches them. Colours are classes, so that themes apply and the
 * markup needs no style attribute (Content Security Policy).
 */
import type { FeatureCollection } from 'geojson';
import type { AtlasIndex } from '../domain/links';
import type { AtlasGeometry, Bounds, Feature, LonLat } from '../domain/model';
import type { View } from '../domain/view';
import { isShownIn, type Horizon } from '../domain/visibility';
import { writtenName } from '../symbology/names';
import { cssName } from '../symbology/palette';
import { laterPiecesOf, piecesOf, venuePiecesOf, type Piece } from '../symbology/pieces';
import {
  DIAMOND_PATH,
  LATER_PATHS,
  lookOf,
  RAIL_THREAD,
  SIGN_PATHS,
  statusLabel,
  VAGUE_M,
} from '../symbology/statuses';
import { pathOf, planeOf, type Plane } from './project';

/** What the still map is drawn on. */
export interface StillBasemap {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly rivers: FeatureCollection;
}

/** Width of the opening bounds in the still map's units. */
const WIDTH = 1000;
/** How far beyond the frame the map goes on, as a share of it: wide windows see past the frame. */
const BLEED = 0.6;
/** Steps of a unit that positions are rounded to: a unit is about a pixel, and every digit is sent to every reader. */
const BASE_STEPS = 1;
/** Width of a road in the still map's units. */
const ROUTE_WIDTH = 3.2;
const LINE_STEPS = 1;
const FINE_STEPS = 10;
/** Ranks of places that are written; the live map adds the rest as the reader comes nearer. */
const WRITTEN = new Set(['country', 'capital', 'city', 'water']);

/** Draws the map for a view. */
export function renderStillMap(
  index: AtlasIndex,
  geometry: AtlasGeometry,
  basemap: StillBasemap,
  view: View,
  horizon: Horizon,
): string {
  const plane = planeOf(index.atlas.meta.openingBounds, WIDTH);
  const box: Bounds = [-BLEED * WIDTH, -BLEED * plane.height, (1 + BLEED) * WIDTH, (1 + BLEED) * plane.height];
  // The frame is too near for an outline that says no more than which country it is.
  const pieces = piecesOf(index.atlas, geometry, horizon).filter(
    ({ feature, precisionM }) => feature.kind !== 'area' || precisionM < VAGUE_M,
  );
  const focus = new Set(index.atlas.meta.focusCountries);
  const land = (isFocus: boolean): string =>
    basemap.countries.features
      .filter((country) => focus.has(String(country.properties?.['iso'])) === isFocus)
      .map((country) => pathOf(country.geometry, plane, box, BASE_STEPS))
      .join('');
  const fills = (collection: FeatureCollection): string =>
    collection.features.map((each) => pathOf(each.geometry, plane, box, BASE_STEPS)).join('');

  const drawn = (kind: Feature['kind'], draw: (piece: Piece) => string): string =>
    pieces
      .filter((piece) => piece.feature.kind === kind)
      .map((piece) => wrap(index, piece, view, draw(piece)))
      .join('');

  return [
    `<svg viewBox="0 0 ${WIDTH} ${Math.round(plane.height)}" role="group" aria-label="Map of the region" class="still-map" fill="none" stroke="currentColor" stroke-width="0.7">`,
    `<g aria-hidden="true"><path class="still-land" d="${land(false)}"/><path class="still-focus" d="${land(true)}"/>`,
    `<path class="still-water" d="${fills(basemap.lakes)}"/><path class="still-river" d="${fills(basemap.rivers)}"/></g>`,
    drawn('area', (piece) => `<path class="still-area" d="${pathOf(piece.geometry, plane, box, FINE_STEPS)}"/>`),
    drawn('border', (piece) => stroke(piece, pathOf(piece.geometry, plane, box, LINE_STEPS), 1.7)),
    drawn('route', (piece) => {
      const path = pathOf(piece.geometry, plane, box, FINE_STEPS);
      return `${underline(piece, path)}${stroke(piece, path, ROUTE_WIDTH)}`;
    }),
    index.atlas.features.map((feature) => placeLabel(feature, view, plane, box)).join(''),
    laterPiecesOf(index, { last: index.atlas.meta.checked })
      .map(({ feature }) => later(feature, view, plane, box))
      .join(''),
    drawn('crossing', (piece) => crossing(piece, view, plane)),
    venuePiecesOf(index, horizon)
      .map(({ feature }) => venue(feature, view, plane, box))
      .join(''),
    '</svg>',
  ].join('');
}

/** A piece in a link to its first passage, with what `StillMap` needs to switch it. */
function wrap(index: AtlasIndex, piece: Piece, view: View, content: string): string {
  const { feature, from, to, next, status } = piece;
  const shown = isShownIn(piece, view.window) && view.features.get(feature.id)?.shown;
  const label = `${feature.title}: ${statusLabel(feature.kind, status)}`;
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-layer="${feature.layer}" ` +
    `data-from="${from}" data-to="${to}" data-next="${next}"${shown ? '' : ' display="none"'} aria-label="${escape(label)}">` +
    `<title>${escape(label)}</title>${content}</a>`
  );
}

/** What lies under the strokes of a route: a road's casing, the thread that joins a railway's sleepers, of a link by air nothing. */
function underline({ feature }: Piece, path: string): string {
  if (feature.mode === 'road') return `<path class="still-casing" d="${path}"/>`;
  return feature.mode === 'rail'
    ? `<path class="still-line c-idle" d="${path}" stroke-width="${(ROUTE_WIDTH * RAIL_THREAD).toFixed(1)}"/>`
    : '';
}

function stroke(piece: Piece, path: string, width: number): string {
  const look = lookOf(piece.feature.kind, piece.status, piece.feature.mode);
  const dash = look.dash.map((part) => (part * width * look.weight).toFixed(1)).join(' ');
  return (
    `<path class="still-line c-${cssName(look.colour)}" d="${path}" stroke-width="${(width * look.weight).toFixed(1)}"` +
    `${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
  );
}

function crossing(piece: Piece, view: View, plane: Plane): string {
  const look = lookOf('crossing', piece.status);
  const halo = Math.round(piece.precisionM * plane.unitsPerMetre * 10) / 10;
  return (
    `<g transform="${translate(plane, piece.feature.point)}"><circle class="still-halo" r="${Math.max(halo, 1)}"/>` +
    `<circle class="still-ring" r="19"/>` +
    `<path class="still-diamond" d="${DIAMOND_PATH}"/><path class="still-sign" d="${SIGN_PATHS[look.sign]}"/>` +
    `${text(piece.feature, view, 'still-strong', 16, 5)}</g>`
  );
}

function venue(feature: Feature, view: View, plane: Plane, box: Bounds): string {
  if (!isInBox(plane.project(feature.point), box)) return '';
  const state = view.features.get(feature.id);
  const count = state?.count ?? 0;
  const shown = count > 0 && state?.shown;
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-layer="venues" data-venue=""` +
    `${shown ? '' : ' display="none"'} aria-label="${escape(feature.title)}"><title>${escape(feature.title)}</title>` +
    `<g transform="${translate(plane, feature.point)}"><circle class="still-ring" r="17"/>` +
    `<circle class="${feature.disclosed ? 'still-venue' : 'still-undisclosed'}" r="12"/>` +
    `<text class="still-count${feature.disclosed ? '' : ' still-unknown'}" text-anchor="middle" y="5">${feature.disclosed ? count : '?'}</text>` +
    `${feature.disclosed ? text(feature, view, 'still-strong', 17, 5) : ''}</g></a>`
  );
}

/** The mark of a place of later events. The reader who keeps the layer off never sees it. */
function later(feature: Feature, view: View, plane: Plane, box: Bounds): string {
  if (!isInBox(plane.project(feature.point), box)) return '';
  const label = escape(`${feature.title}: later events`);
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-layer="aftermath" data-later=""` +
    `${view.later.has(feature.id) ? '' : ' display="none"'} aria-label="${label}"><title>${label}</title>` +
    `<g transform="${translate(plane, feature.point)}"><circle class="still-ring" r="10"/>` +
    `<path class="still-later" d="${LATER_PATHS.stem}"/><path class="still-later" d="${LATER_PATHS.square}"/></g></a>`
  );
}

function isInBox([x, y]: readonly [number, number], box: Bounds): boolean {
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

function placeLabel(feature: Feature, view: View, plane: Plane, box: Bounds): string {
  const { label } = feature;
  if (!label || feature.kind === 'venue' || !WRITTEN.has(label.rank) || label.minzoom > 6.7) return '';
  if (!isInBox(plane.project(feature.point), box)) return '';
  const name = writtenName(feature, view.names);
  if (label.rank === 'country' || label.rank === 'water') {
    return `<text class="still-${label.rank}" text-anchor="middle" transform="${translate(plane, feature.point)}">${escape(name.first)}</text>`;
  }
  return `<g transform="${translate(plane, feature.point)}"><circle class="still-dot" r="3"/>${text(feature, view, 'still-place', 7, 5)}</g>`;
}

function text(feature: Feature, view: View, className: string, x: number, y: number): string {
  const { first, second } = writtenName(feature, view.names);
  const below = second ? `<tspan class="still-second" x="${x}" dy="15">${escape(second)}</tspan>` : '';
  return `<text class="${className}" x="${x}" y="${y}">${escape(first)}${below}</text>`;
}

function translate(plane: Plane, point: LonLat): string {
  return `translate(${plane
    .project(point)
    .map((value) => value.toFixed(1))
    .join(' ')})`;
}

function escape(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
