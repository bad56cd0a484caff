/**
 * The map as SVG text: first paint, no WebGL, print. Colours are classes, so that themes apply and the markup needs no style
 * attribute (Content Security Policy).
 *
 * `renderStillMap` makes what is part of the page: every piece of every date in the opening frame; those that do not hold on the
 * opening day carry `display="none"`, and `StillMap` switches them. `drawGround` and `drawContent` make the picture of one view in
 * any frame, with as many names as there is room for.
 */
import type { FeatureCollection, GeoJSON } from 'geojson';
import type { Camera } from '../domain/camera';
import { REGION_BOX } from '../domain/camera';
import { escapeHtml } from '../domain/html';
import type { AtlasIndex } from '../domain/links';
import {
  WIDE_RANKS,
  type AtlasGeometry,
  type Bounds,
  type Feature,
  type Id,
  type LonLat,
  type PlaceRank,
  type Settlement,
} from '../domain/model';
import { overlaps } from '../domain/time';
import type { View } from '../domain/view';
import { isShownIn, type Horizon } from '../domain/visibility';
import { writtenName } from '../symbology/names';
import { cssName } from '../symbology/palette';
import { hasCourse, modeLookName } from '../symbology/modes';
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
import { LINE, placeLabels, type LabelWish, type PlacedLabel, type Side } from './labels';
import { boxAround, pathOf, planeOf, planeOfCamera, type Plane, type Size } from './project';

/** What the still map is drawn on. */
export interface StillBasemap {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly rivers: FeatureCollection;
  /** Borders between states that are no features of the atlas. */
  readonly borders?: GeoJSON;
}

/** Ground beyond the region. */
export interface StillWorld {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly borders: GeoJSON;
}

/** One picture to draw. */
export interface StillPicture {
  readonly index: AtlasIndex;
  readonly geometry: AtlasGeometry;
  readonly region: StillBasemap;
  /** Null until it has come, or where the frame does not need it. */
  readonly world: StillWorld | null;
  /** Towns and villages to write. */
  readonly settlements: readonly Settlement[];
  readonly view: View;
  readonly camera: Camera;
  /** Size of the picture in pixels. */
  readonly size: Size;
  /** Zoom that says which names are written; a picture on paper is smaller than the one on the screen. */
  readonly detail: number;
}

/** Width of the opening bounds in the still map's units. */
const WIDTH = 1000;
/** How far beyond the frame the map goes on, as a share of it: wide windows see past the frame, and a hand pulls it. */
const BLEED = 0.6;
const BLEED_DRAWN = 0.35;
/** Steps of a unit that positions are rounded to: a unit is about a pixel, and every digit of the page is sent to every reader. */
const BASE_STEPS = 1;
const LINE_STEPS = 1;
const FINE_STEPS = 10;
/** Width of a road in the opening frame. */
const ROUTE_WIDTH = 3.2;
const BORDER_WIDTH = 1.7;
const CASING_WIDTH = 6;
/** Widths by zoom, as on the live map. */
const ROUTE_WIDTHS = [[5, 1.6], [8, 3], [11, 4.6]] as const; // prettier-ignore
const BORDER_WIDTHS = [[3, 0.7], [6, 1.5], [10, 2.4]] as const; // prettier-ignore
const CASING_WIDTHS = [[5, 3], [8, 5.5], [11, 8]] as const; // prettier-ignore
/** Ranks of places that are written in the opening frame; the live map adds the rest as the reader comes nearer. */
const WRITTEN: ReadonlySet<PlaceRank> = new Set(['country', 'capital', 'city', 'water']);
/** From this zoom on the region's own shores replace the world's. */
const BOX_ZOOM = 4.2;
/** From here on a vague area is not drawn, and up to here no town of the base map is written. */
const VAGUE_ZOOM = 6.2;
const SETTLEMENT_ZOOM = 6.8;
/** A crossing's position is drawn as a circle from this zoom on. */
const HALO_ZOOM = 6;

/** Draws the map for a view. */
export function renderStillMap(
  index: AtlasIndex,
  geometry: AtlasGeometry,
  basemap: StillBasemap,
  view: View,
  horizon: Horizon,
): string {
  const plane = planeOf(index.atlas.meta.openingBounds, WIDTH);
  const box = boxAround(plane, BLEED);
  // The frame is too near for an outline that says no more than which country it is.
  const pieces = piecesOf(index.atlas, geometry, horizon).filter(
    ({ feature, precisionM }) => feature.kind !== 'area' || precisionM < VAGUE_M,
  );
  const drawn = (kind: Feature['kind'], draw: (piece: Piece) => string): string =>
    pieces
      .filter((piece) => piece.feature.kind === kind)
      .map((piece) => switched(index, piece, view, draw(piece)))
      .join('');
  const named = (feature: Feature, className: string, x: number): string => text(feature, view, className, x, 5);

  return [
    `<svg viewBox="0 0 ${WIDTH} ${Math.round(plane.height)}" role="group" aria-label="Map of the region" class="still-map" fill="none" stroke="currentColor" stroke-width="0.7">`,
    `<g aria-hidden="true"><path class="still-water" d="${rectangle(box)}"/>${landOf(index, basemap, plane, box, BASE_STEPS)}</g>`,
    drawn('area', (piece) => areaPath(pathOf(piece.geometry, plane, box, FINE_STEPS))),
    drawn('border', (piece) => stroke(piece, pathOf(piece.geometry, plane, box, LINE_STEPS), BORDER_WIDTH)),
    drawn('route', (piece) => routePaths(piece, pathOf(piece.geometry, plane, box, FINE_STEPS), ROUTE_WIDTH, CASING_WIDTH)), // prettier-ignore
    index.atlas.features.map((feature) => placeLabel(feature, view, plane, box)).join(''),
    laterPiecesOf(index, { last: index.atlas.meta.checked })
      .map(({ feature }) => {
        const isHidden = view.later.has(feature.id) ? '' : ' display="none"';
        return inBox(plane, feature.point, box) ? laterLink(feature, laterMark(plane, feature.point), isHidden) : '';
      })
      .join(''),
    drawn(
      'crossing',
      (piece) =>
        `<g transform="${translate(plane, piece.feature.point)}">${crossingMark(piece, plane)}${named(piece.feature, 'still-strong', 16)}</g>`,
    ),
    venuePiecesOf(index, horizon)
      .filter(({ feature }) => inBox(plane, feature.point, box))
      .map(({ feature }) => {
        const state = view.features.get(feature.id);
        const isHidden = (state?.count ?? 0) > 0 && state?.shown ? '' : ' display="none"';
        const name = feature.disclosed ? named(feature, 'still-strong', 17) : '';
        return venueLink(feature, venueMark(feature, state?.count ?? 0, plane, name), isHidden);
      })
      .join(''),
    '</svg>',
  ].join('');
}

/** The ground of a picture: it stays the same while only the view changes. */
export function drawGround(picture: Omit<StillPicture, 'view' | 'settlements' | 'geometry'>): string {
  const { index, region, world, camera, size } = picture;
  const plane = planeOfCamera(camera, size);
  const box = boxAround(size, BLEED_DRAWN);
  const regionBox = boxOfRegion(plane, box);
  const thin = (data: GeoJSON | undefined): string =>
    `<path class="still-thin" d="${data ? linesOf(data, plane, box) : ''}"/>`;
  return [
    `<path class="still-water" d="${rectangle(box)}"/>`,
    ...(world
      ? [
          `<path class="still-land" d="${fillsOf(world.countries, plane, box, FINE_STEPS)}"/>`,
          `<path class="still-water" d="${fillsOf(world.lakes, plane, box, FINE_STEPS)}"/>`,
          thin(world.borders),
          // Takes away the world's coarser shores where the region has its own.
          camera.zoom >= BOX_ZOOM && regionBox ? `<path class="still-water" d="${rectangle(regionBox)}"/>` : '',
        ]
      : []),
    landOf(index, region, plane, box, FINE_STEPS),
    thin(region.borders),
  ].join('');
}

/** What is drawn on the ground for one view, and nothing that does not hold in it. */
export function drawContent(picture: StillPicture): string {
  const { index, geometry, view, camera, size } = picture;
  const plane = planeOfCamera(camera, size);
  const box = boxAround(size, BLEED_DRAWN);
  const horizon = { last: view.range.last };
  const all = piecesOf(index.atlas, geometry, horizon).filter(({ feature }) => view.features.get(feature.id)?.shown);
  const shown = all.filter((piece) => isShownIn(piece, view.window));
  const routeWidth = atZoom(ROUTE_WIDTHS, camera.zoom);
  const borderWidth = atZoom(BORDER_WIDTHS, camera.zoom);
  const path = ({ geometry: shape }: Piece): string => pathOf(shape, plane, box, FINE_STEPS);
  const drawn = (kind: Feature['kind'], draw: (piece: Piece, path: string) => string): string =>
    shown
      .filter((piece) => piece.feature.kind === kind)
      .map((piece) => {
        const data = kind === 'crossing' ? '' : path(piece);
        return kind === 'crossing' ? linkTo(view, piece, draw(piece, '')) : data && linkTo(view, piece, draw(piece, data)); // prettier-ignore
      })
      .join('');
  const venues = venuePiecesOf(index, horizon).filter(({ feature }) => view.features.get(feature.id)?.shown);
  const counted = venues.filter(({ feature }) => (view.features.get(feature.id)?.count ?? 0) > 0);

  return [
    view.ghosts ? ghosts(all, venues.map(({ feature }) => feature), view, plane, path) : '', // prettier-ignore
    drawn('area', (piece, data) =>
      piece.precisionM < VAGUE_M
        ? `${glow(view, piece.feature, data, 8)}${areaPath(data, piece)}`
        : camera.zoom < VAGUE_ZOOM && view.emphasised.has(piece.feature.id)
          ? `<path class="still-vague" d="${data}"/>`
          : '',
    ),
    drawn('border', (piece, data) => `${glow(view, piece.feature, data, 8)}${stroke(piece, data, borderWidth)}`),
    drawn(
      'route',
      (piece, data) =>
        `${glow(view, piece.feature, data, hasCourse(piece.feature.mode) ? 12 : 6)}${routePaths(piece, data, routeWidth, atZoom(CASING_WIDTHS, camera.zoom))}`,
    ),
    [...view.later]
      .flatMap((id) => index.features.get(id) ?? [])
      .map((feature) => laterLink(feature, laterMark(plane, feature.point), '', marksOf(view, feature.id)))
      .join(''),
    drawn(
      'crossing',
      (piece) =>
        `<g transform="${translate(plane, piece.feature.point)}">${crossingMark(piece, plane, camera.zoom >= HALO_ZOOM)}</g>`,
    ),
    counted
      .map(({ feature }) => {
        const mark = venueMark(feature, view.features.get(feature.id)?.count ?? 0, plane, '');
        return venueLink(feature, mark, '', marksOf(view, feature.id));
      })
      .join(''),
    `<g aria-hidden="true">${namesOf(picture, plane, shown).map(labelText).join('')}</g>`,
  ].join('');
}

/** The names of a picture that have room, most important first. */
export function namesOf(picture: StillPicture, plane: Plane, shown: readonly Piece[]): readonly PlacedLabel[] {
  const { index, view, settlements, size, detail } = picture;
  const counts = (id: Id): number => view.features.get(id)?.count ?? 0;
  const isOn = (id: Id): boolean => view.features.get(id)?.shown ?? false;
  const venues = index.atlas.features.filter(({ kind, id }) => kind === 'venue' && isOn(id) && counts(id) > 0);
  const crossings = unique(shown.filter(({ feature }) => feature.kind === 'crossing').map(({ feature }) => feature));
  const wish = (named: Parameters<typeof writtenName>[0], point: LonLat, more: LabelStyle): LabelWish => {
    const [x, y] = plane.project(point);
    return { x, y, ...writtenName(named, view.names), sides: AROUND, ...more };
  };
  const isIn = ({ minzoom, maxzoom }: { minzoom: number; maxzoom?: number }): boolean =>
    detail >= minzoom && detail < (maxzoom ?? 24);
  const places = index.atlas.features.filter(
    ({ id, kind, label }) => label && isIn(label) && !(kind === 'venue' && isOn(id) && counts(id) > 0),
  );
  const ranked = (...ranks: readonly PlaceRank[]): readonly Feature[] =>
    places.filter(({ label }) => label && ranks.includes(label.rank));
  const selectedLines = unique(
    shown.filter(({ feature }) => view.selected.has(feature.id) && feature.kind === 'route').map(({ feature }) => feature), // prettier-ignore
  );
  const marked = (feature: Feature, style: LabelStyle): LabelWish =>
    wish(feature, feature.point, { ...style, must: view.selected.has(feature.id) && isSeen(plane, feature.point) });
  const exclaves = unique(
    shown.filter(({ feature, status }) => feature.kind === 'area' && status === 'undelimited').map((piece) => piece.feature), // prettier-ignore
  );

  const wishes: LabelWish[] = [
    ...crossings.map((feature) => marked(feature, LABELS.crossing)),
    ...venues.filter(({ disclosed }) => disclosed).map((feature) => marked(feature, LABELS.venue)),
    ...selectedLines.map((feature) => wish(feature, feature.point, LABELS.line)),
    ...ranked('country').map((feature) => wish(feature, feature.point, LABELS.country)),
    ...ranked('capital').map((feature) => marked(feature, LABELS.capital)),
    ...ranked('city').map((feature) => marked(feature, LABELS.city)),
    ...ranked('town').map((feature) => marked(feature, LABELS.town)),
    ...ranked('village', 'site').map((feature) => marked(feature, LABELS.village)),
    ...(detail < 8.4 ? [] : exclaves.map((feature) => wish(feature, feature.point, LABELS.area))),
    ...(detail < SETTLEMENT_ZOOM ? [] : settlements)
      .filter(({ label }) => label.rank !== 'river' && isIn(label))
      .sort((a, b) => SETTLEMENT_ORDER[a.label.rank] - SETTLEMENT_ORDER[b.label.rank])
      .map(({ id, names, point, label }) =>
        wish({ names, title: names[0]?.toponym ?? id }, point, label.rank === 'peak' ? LABELS.peak : LABELS.settlement),
      ),
    ...ranked('district', 'region').map((feature) => wish(feature, feature.point, LABELS.district)),
    ...ranked('water').map((feature) => wish(feature, feature.point, LABELS.water)),
  ];
  const marks = [
    ...crossings.map(({ point }) => around(plane, point, 12)),
    ...venues.map(({ point }) => around(plane, point, 13)),
    ...[...view.later].flatMap((id) => {
      const point = index.features.get(id)?.point;
      if (!point) return [];
      const [x, y] = plane.project(point);
      return [[x, y - 20, x + 20, y] as const];
    }),
  ];
  return placeLabels(
    wishes.filter(({ x, y }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height),
    marks,
    size,
  );
}

type LabelStyle = Pick<LabelWish, 'gap' | 'size' | 'className'> &
  Partial<Pick<LabelWish, 'sides' | 'mark' | 'must' | 'spacing'>>;

const AROUND: readonly Side[] = ['right', 'left', 'below', 'above'];
const dot = (radius: number): string => `<circle class="still-dot" r="${radius}"/>`;

/** How names of each rank are written. Sizes agree with `styles/still.css`. */
const LABELS = {
  crossing: { gap: 16, size: 13.5, className: 'still-strong' },
  venue: { gap: 15, size: 13, className: 'still-strong still-venue-name' },
  line: { gap: 8, size: 12.5, className: 'still-strong still-line-name' },
  country: { gap: 20, size: 14, spacing: 4.2, className: 'still-country', sides: ['centre', 'below', 'above'] },
  capital: { gap: 7, size: 14, className: 'still-place still-capital', mark: dot(3.6) },
  city: { gap: 7, size: 13, className: 'still-place', mark: dot(3) },
  town: { gap: 6, size: 12.5, className: 'still-place still-town', mark: dot(2.3) },
  village: { gap: 6, size: 12, className: 'still-place still-village', mark: dot(2.3) },
  area: { gap: 14, size: 12, className: 'still-place still-village', sides: ['below', 'above'] },
  settlement: { gap: 5, size: 12, className: 'still-place still-settlement', mark: dot(1.6) },
  peak: { gap: 6, size: 12, className: 'still-place still-settlement', mark: '<path class="still-dot" d="M0 -4L4 3H-4Z"/>' }, // prettier-ignore
  district: { gap: 8, size: 12.5, spacing: 1.6, className: 'still-district', sides: ['centre', 'below', 'above'] },
  water: { gap: 8, size: 12.5, className: 'still-sea', sides: ['centre'] },
} as const satisfies Readonly<Record<string, LabelStyle>>;
const SETTLEMENT_ORDER = { city: 0, town: 1, peak: 1, village: 2, river: 3 } as const;

function labelText({ wish, lines, anchor, x, y }: PlacedLabel): string {
  const at = (value: number): string => value.toFixed(1);
  const spans = lines.map(
    ({ text: line, isSecond }, row) =>
      `<tspan${isSecond ? ' class="still-other"' : ''} x="${at(x)}" ${row === 0 ? `y="${at(y)}"` : `dy="${at(wish.size * LINE)}"`}>${escapeHtml(line)}</tspan>`,
  );
  const mark = wish.mark ? `<g transform="translate(${at(wish.x)} ${at(wish.y)})">${wish.mark}</g>` : '';
  const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `${mark}<text class="${wish.className}"${anchored}>${spans.join('')}</text>`;
}

/** What is gone or not yet there: outlines alone, grey, thin and faint. One to a part, from its first day to its last. */
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
    return overlaps(span, view.window) ? [] : group.slice(0, 1);
  });
  const link = ({ id, title, passages, layer }: Feature, content: string): string =>
    `<a href="#${passages[0] ?? id}" data-feature="${id}" data-layer="${layer}" data-ghost="" aria-label="${escapeHtml(`${title}: gone, or not yet there`)}">${content}</a>`;
  return [
    ...absent.map((piece) =>
      piece.feature.kind === 'crossing'
        ? link(piece.feature, `<g transform="${translate(plane, piece.feature.point)}"><path class="still-ghost" d="${DIAMOND_PATH}"/></g>`) // prettier-ignore
        : link(piece.feature, `<path class="still-ghost still-ghost-line" d="${path(piece)}"/>`),
    ),
    ...venues
      .filter(({ id }) => view.features.get(id)?.count === 0)
      .map((venue) =>
        link(venue, `<g transform="${translate(plane, venue.point)}"><circle class="still-ghost" r="9"/></g>`),
      ),
  ].join('');
}

/** The region's land, lakes and rivers. */
function landOf(index: AtlasIndex, basemap: StillBasemap, plane: Plane, box: Bounds, steps: number): string {
  const focus = new Set(index.atlas.meta.focusCountries);
  const land = (isFocus: boolean): string =>
    basemap.countries.features
      .filter((country) => focus.has(String(country.properties?.['iso'])) === isFocus)
      .map((country) => pathOf(country.geometry, plane, box, steps))
      .join('');
  return (
    `<path class="still-land" d="${land(false)}"/><path class="still-focus" d="${land(true)}"/>` +
    `<path class="still-water" d="${fillsOf(basemap.lakes, plane, box, steps)}"/>` +
    `<path class="still-river" d="${fillsOf(basemap.rivers, plane, box, steps)}"/>`
  );
}

function fillsOf(collection: FeatureCollection, plane: Plane, box: Bounds, steps: number): string {
  return collection.features.map((each) => pathOf(each.geometry, plane, box, steps)).join('');
}

function linesOf(data: GeoJSON, plane: Plane, box: Bounds): string {
  if (data.type === 'FeatureCollection') return fillsOf(data, plane, box, FINE_STEPS);
  return pathOf(data.type === 'Feature' ? data.geometry : data, plane, box, FINE_STEPS);
}

function rectangle([minX, minY, maxX, maxY]: Bounds): string {
  const [x, y, width, height] = [minX, minY, maxX - minX, maxY - minY].map(Math.round);
  return `M${x} ${y}h${width}v${height}h-${width}Z`;
}

/** The box of the region's base map, cut to what is drawn; null where it lies outside. */
function boxOfRegion(plane: Plane, box: Bounds): Bounds | null {
  const [west, south, east, north] = REGION_BOX;
  const [minX, maxY] = plane.project([west, south]);
  const [maxX, minY] = plane.project([east, north]);
  const cut: Bounds = [Math.max(minX, box[0]), Math.max(minY, box[1]), Math.min(maxX, box[2]), Math.min(maxY, box[3])];
  return cut[0] < cut[2] && cut[1] < cut[3] ? cut : null;
}

/** A value between its stops: zoom and value, in order of zoom. */
function atZoom(stops: readonly (readonly [zoom: number, value: number])[], zoom: number): number {
  const at = stops.findIndex(([stop]) => stop > zoom);
  if (at === 0) return (stops[0] as readonly [number, number])[1];
  if (at < 0) return (stops.at(-1) as readonly [number, number])[1];
  const [[fromZoom, from], [toZoom, to]] = [stops[at - 1], stops[at]] as [[number, number], [number, number]];
  return from + ((to - from) * (zoom - fromZoom)) / (toZoom - fromZoom);
}

/** A piece in a link to its first passage, with what `StillMap` needs to switch it. */
function switched(index: AtlasIndex, piece: Piece, view: View, content: string): string {
  const { feature, from, to, next } = piece;
  const shown = isShownIn(piece, view.window) && view.features.get(feature.id)?.shown;
  return linkOf(
    piece,
    `data-from="${from}" data-to="${to}" data-next="${next}"${shown ? '' : ' display="none"'}`,
    content,
  );
}

/** A piece in a link to its first passage, marked where it is selected or emphasised. */
function linkTo(view: View, piece: Piece, content: string): string {
  return content && linkOf(piece, marksOf(view, piece.feature.id), content);
}

function linkOf({ feature, status }: Piece, more: string, content: string): string {
  const label = escapeHtml(`${feature.title}: ${statusLabel(feature.kind, status)}`);
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-layer="${feature.layer}"` +
    `${more ? ` ${more}` : ''} aria-label="${label}"><title>${label}</title>${content}</a>`
  );
}

/** The class of a link to a feature that is selected or emphasised. */
function marksOf(view: View, id: Id): string {
  const classes = [
    ...(view.selected.has(id) ? ['is-selected'] : []),
    ...(view.emphasised.has(id) ? ['is-emphasised'] : []),
  ];
  return classes.length > 0 ? `class="${classes.join(' ')}"` : '';
}

/** A band under the line of what is selected or emphasised: the line itself keeps its status. */
function glow(view: View, { id }: Feature, path: string, width: number): string {
  return view.selected.has(id) || view.emphasised.has(id)
    ? `<path class="still-glow" d="${path}" stroke-width="${width}"/>`
    : '';
}

function areaPath(path: string, piece?: Piece): string {
  if (!piece) return `<path class="still-area" d="${path}"/>`;
  const look = lookOf('area', piece.status);
  const dash = look.dash.map((part) => part * 1.2).join(' ');
  return `<path class="still-area" d="${path}"/><path class="still-line c-${cssName(look.colour)}" d="${path}" stroke-width="1.2"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
}

/** The lines of a route: a road's casing, the thread that joins a railway's sleepers, of a link by air one line alone. */
function routePaths(piece: Piece, path: string, width: number, casing: number): string {
  const mode = piece.feature.mode && modeLookName(piece.feature.mode);
  const under =
    mode === 'road'
      ? `<path class="still-casing" d="${path}" stroke-width="${casing.toFixed(1)}"/>`
      : mode === 'rail'
        ? `<path class="still-line c-idle" d="${path}" stroke-width="${(width * RAIL_THREAD).toFixed(1)}"/>`
        : '';
  return `${under}${stroke(piece, path, width)}`;
}

function stroke(piece: Piece, path: string, width: number): string {
  const look = lookOf(piece.feature.kind, piece.status, modeLookName(piece.feature.mode));
  const dash = look.dash.map((part) => (part * width * look.weight).toFixed(1)).join(' ');
  return (
    `<path class="still-line c-${cssName(look.colour)}" d="${path}" stroke-width="${(width * look.weight).toFixed(1)}"` +
    `${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
  );
}

function crossingMark(piece: Piece, plane: Plane, hasHalo = true): string {
  const look = lookOf('crossing', piece.status);
  const halo = Math.round(piece.precisionM * plane.unitsPerMetre * 10) / 10;
  return (
    `${hasHalo ? `<circle class="still-halo" r="${Math.max(halo, 1)}"/>` : ''}<circle class="still-ring" r="19"/>` +
    `<path class="still-diamond" d="${DIAMOND_PATH}"/><path class="still-sign" d="${SIGN_PATHS[look.sign]}"/>`
  );
}

function venueLink(feature: Feature, mark: string, hidden: string, marks = ''): string {
  const title = escapeHtml(feature.title);
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-layer="venues" data-venue=""` +
    `${hidden}${marks ? ` ${marks}` : ''} aria-label="${title}"><title>${title}</title>${mark}</a>`
  );
}

function venueMark({ point, disclosed }: Feature, count: number, plane: Plane, name: string): string {
  return (
    `<g transform="${translate(plane, point)}"><circle class="still-ring" r="17"/>` +
    `<circle class="${disclosed ? 'still-venue' : 'still-undisclosed'}" r="12"/>` +
    `<text class="still-count${disclosed ? '' : ' still-unknown'}" text-anchor="middle" y="5">${disclosed ? count : '?'}</text>` +
    `${name}</g>`
  );
}

/** The mark of a place of later events in its link. The reader who keeps the layer off never sees it. */
function laterLink(feature: Feature, mark: string, hidden: string, marks = ''): string {
  const label = escapeHtml(`${feature.title}: later events`);
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-layer="aftermath" data-later=""` +
    `${hidden}${marks ? ` ${marks}` : ''} aria-label="${label}"><title>${label}</title>${mark}</a>`
  );
}

function laterMark(plane: Plane, point: LonLat): string {
  return (
    `<g transform="${translate(plane, point)}"><circle class="still-ring" r="10"/>` +
    `<path class="still-later" d="${LATER_PATHS.stem}"/><path class="still-later" d="${LATER_PATHS.square}"/></g>`
  );
}

function inBox(plane: Plane, point: LonLat, box: Bounds): boolean {
  const [x, y] = plane.project(point);
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

function isSeen(plane: Plane, point: LonLat): boolean {
  return inBox(plane, point, [0, 0, plane.width, plane.height]);
}

function around(plane: Plane, point: LonLat, radius: number): Bounds {
  const [x, y] = plane.project(point);
  return [x - radius, y - radius, x + radius, y + radius];
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}

function placeLabel(feature: Feature, view: View, plane: Plane, box: Bounds): string {
  const { label } = feature;
  if (!label || feature.kind === 'venue' || !WRITTEN.has(label.rank) || label.minzoom > 6.7) return '';
  if (!inBox(plane, feature.point, box)) return '';
  const name = writtenName(feature, view.names);
  if (WIDE_RANKS.includes(label.rank)) {
    const className = label.rank === 'water' ? 'still-sea' : 'still-country';
    return `<text class="${className}" text-anchor="middle" transform="${translate(plane, feature.point)}">${escapeHtml(name.first)}</text>`;
  }
  return `<g transform="${translate(plane, feature.point)}"><circle class="still-dot" r="3"/>${text(feature, view, 'still-place', 7, 5)}</g>`;
}

function text(feature: Feature, view: View, className: string, x: number, y: number): string {
  const { first, second } = writtenName(feature, view.names);
  const below = second ? `<tspan class="still-second" x="${x}" dy="15">${escapeHtml(second)}</tspan>` : '';
  return `<text class="${className}" x="${x}" y="${y}">${escapeHtml(first)}${below}</text>`;
}

function translate(plane: Plane, point: LonLat): string {
  return `translate(${plane
    .project(point)
    .map((value) => value.toFixed(1))
    .join(' ')})`;
}
