/**
 * Draws the prerendered still map as SVG text, for the first paint and for pages without scripts. It contains the pieces of all dates
 * within the opening bounds; pieces that do not exist on the opening day have `display="none"`, and `StillMap` shows and hides them.
 * Colours are CSS classes, so that they follow the theme and the markup needs no style attribute (Content Security Policy). Pure
 * functions.
 */
import { escapeHtml } from '../domain/html';
import type { AtlasIndex } from '../domain/links';
import { WIDE_RANKS, type AtlasGeometry, type Bounds, type Feature, type PlaceRank } from '../domain/model';
import type { View } from '../domain/view';
import type { Horizon } from '../domain/visibility';
import { BEFORE_ALL, isShownIn } from '../domain/windowPieces';
import { writtenName } from '../symbology/names';
import { aftermathPiecesOf, piecesOf, venuePiecesOf, type Piece } from '../symbology/pieces';
import { VAGUE_OUTLINE_IN_METRES } from '../symbology/statuses';
import { discRadiusAt, sharesOf } from '../symbology/venueDisc';
import { HATCH } from '../symbology/widths';
import { landOf, rectangle } from './basemap';
import { hatchOf } from './hatch';
import {
  areaPath,
  bandPathOf,
  borderPaths,
  crossingMark,
  inBox,
  aftermathLink,
  aftermathMark,
  linkOf,
  routePaths,
  translateToPoint,
  venueLink,
  venueMark,
} from './marks';
import { FINE_STEPS, type StillBasemap } from './picture';
import { boxAround, outlinePathOf, pathOf, planeOf, type Plane } from './project';

/** Width of the opening bounds in units of the plane. */
const WIDTH = 1000;
/** How far the map continues beyond the opening bounds, as a share of them, because wide windows show more. */
const BLEED = 0.6;
/** Positions are rounded to this many steps per unit; few, because every digit in the page is sent to every reader. */
const BASE_STEPS = 1;
const LINE_STEPS = 1;
/** Width of a road line at the opening bounds, in units of the plane. */
const ROUTE_WIDTH = 3.6;
const BORDER_WIDTH = 2.1;
const BORDER_HALO_WIDTH = 4.8;
const CASING_WIDTH = 7.5;
/** Sizes of symbols are those of about this zoom. */
const OPENING_ZOOM = 6;
/** Ranks of places whose names are written in the prerendered map; the live map adds others at higher zooms. */
const WRITTEN: ReadonlySet<PlaceRank> = new Set(['country', 'capital', 'city', 'water']);

/** Draws the prerendered still map of a view. */
export function renderPageMap(
  index: AtlasIndex,
  geometry: AtlasGeometry,
  basemap: StillBasemap,
  view: View,
  horizon: Horizon,
): string {
  const plane = planeOf(index.atlas.meta.openingBounds, WIDTH);
  const box = boxAround(plane, BLEED);
  // Areas with a very uncertain outline are left out: at the zoom of the opening bounds they would mislead.
  const pieces = piecesOf(index.atlas, geometry, horizon).filter(
    ({ feature, precisionM }) => feature.kind !== 'area' || precisionM < VAGUE_OUTLINE_IN_METRES,
  );
  const drawn = (kind: Feature['kind'], draw: (piece: Piece) => string): string =>
    pieces
      .filter((piece) => piece.feature.kind === kind)
      .map((piece) => switched(index, piece, view, draw(piece)))
      .join('');
  const named = (feature: Feature, className: string, x: number): string => text(feature, view, className, x, 5);

  return [
    `<svg viewBox="0 0 ${WIDTH} ${Math.round(plane.height)}" preserveAspectRatio="xMaxYMid" role="group" aria-label="Map of the region" class="still-map" fill="none" stroke="currentColor" stroke-width="0.7">`,
    `<g aria-hidden="true"><path class="still-water" d="${rectangle(box)}"/>${landOf(index, basemap, plane, box, BASE_STEPS)}</g>`,
    drawn('area', (piece) => {
      const shape = piece.geometry;
      const fill = pathOf(shape, plane, box, FINE_STEPS);
      const hatch = (): string => hatchOf(shape, plane, box, HATCH.distance);
      const outline = outlinePathOf(shape, plane, box, FINE_STEPS, fill);
      const band = bandPathOf(piece, geometry, plane, box, LINE_STEPS);
      return areaPath({ fill, outline, band }, piece, hatch);
    }),
    drawn('border', (piece) =>
      borderPaths(piece, pathOf(piece.geometry, plane, box, LINE_STEPS), BORDER_WIDTH, BORDER_HALO_WIDTH),
    ),
    drawn('route', (piece) =>
      routePaths(piece, pathOf(piece.geometry, plane, box, FINE_STEPS), ROUTE_WIDTH, CASING_WIDTH),
    ),
    index.atlas.features.map((feature) => placeLabel(feature, view, plane, box)).join(''),
    aftermathPiecesOf(index, { last: index.atlas.meta.checked })
      .map(({ feature }) => {
        const isHidden = view.aftermath.has(feature.id) ? '' : ' display="none"';
        return inBox(plane, feature.point, box)
          ? aftermathLink(feature, aftermathMark(plane, feature.point), isHidden)
          : '';
      })
      .join(''),
    drawn(
      'crossing',
      (piece) =>
        `<g transform="${translateToPoint(plane, piece.feature.point)}">${crossingMark(piece, plane)}${named(piece.feature, 'still-strong', 16)}</g>`,
    ),
    venuePiecesOf(index, horizon)
      .filter(({ feature }) => inBox(plane, feature.point, box))
      .map(({ feature, days }) => {
        const state = view.features.get(feature.id);
        const isHidden = (state?.count ?? 0) > 0 && state?.shown ? '' : ' display="none"';
        const name = feature.disclosed ? named(feature, 'still-strong', 17) : '';
        // Another day changes the number and nothing else: a disc whose tracks would change with the day shows none of them.
        const shares = sharesOf(
          days.map(({ track }) => track),
          index.atlas.tracks,
        );
        const shown = shares.length === 1 ? shares : [];
        const mark = venueMark(feature, shown, state?.count ?? 0, discRadiusAt(1, OPENING_ZOOM), plane, name);
        return venueLink(feature, mark, isHidden);
      })
      .join(''),
    '</svg>',
  ].join('');
}

/** Wraps a piece in a link to its first passage, with the attributes by which `StillMap` shows and hides it. */
function switched(index: AtlasIndex, piece: Piece, view: View, content: string): string {
  const { feature, from, to, next, since } = piece;
  const shown = isShownIn(piece, view.window) && view.features.get(feature.id)?.shown;
  return linkOf(
    piece,
    `data-from="${from}" data-to="${to}" data-next="${next}"${since > BEFORE_ALL ? ` data-since="${since}"` : ''}${shown ? '' : ' display="none"'}`,
    content,
  );
}

function placeLabel(feature: Feature, view: View, plane: Plane, box: Bounds): string {
  const { label } = feature;
  if (!label || feature.kind === 'venue' || !WRITTEN.has(label.rank) || label.minzoom > 6.7) return '';
  if (!inBox(plane, feature.point, box)) return '';
  const name = writtenName(feature, view.names);
  if (WIDE_RANKS.includes(label.rank)) {
    const className = label.rank === 'water' ? 'still-sea' : 'still-country';
    return `<text class="${className}" text-anchor="middle" transform="${translateToPoint(plane, feature.point)}">${escapeHtml(name.first)}</text>`;
  }
  return `<g transform="${translateToPoint(plane, feature.point)}"><circle class="still-dot" r="3"/>${text(feature, view, 'still-place', 7, 5)}</g>`;
}

function text(feature: Feature, view: View, className: string, x: number, y: number): string {
  const { first, second } = writtenName(feature, view.names);
  const below = second ? `<tspan class="still-second" x="${x}" dy="15">${escapeHtml(second)}</tspan>` : '';
  return `<text class="${className}" x="${x}" y="${y}">${escapeHtml(first)}${below}</text>`;
}
