/** Features as SVG text: lines, symbols, and the links around them. Pure. Colours are classes, so that themes apply. */
import { escapeHtml } from '../domain/html';
import type { Bounds, Feature, Id, LonLat } from '../domain/model';
import type { View } from '../domain/view';
import { modeLookName } from '../symbology/modes';
import { cssName } from '../symbology/palette';
import type { Piece } from '../symbology/pieces';
import { DIAMOND_PATH, AFTERMATH_PATHS, lookOf, RAIL_THREAD, SIGN_PATHS, statusLabel } from '../symbology/statuses';
import type { Plane } from './project';

/** A piece in a link to its first passage, marked where it is selected or emphasised. */
export function linkTo(view: View, piece: Piece, content: string): string {
  return content && linkOf(piece, marksOf(view, piece.feature.id), content);
}

/** A piece in a link to its first passage; `more` are further attributes. */
export function linkOf({ feature, status }: Piece, more: string, content: string): string {
  const label = escapeHtml(`${feature.title}: ${statusLabel(feature, status)}`);
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-layer="${feature.layer}"` +
    `${more ? ` ${more}` : ''} aria-label="${label}"><title>${label}</title>${content}</a>`
  );
}

/** The class of a link to a feature that is selected or emphasised. */
export function marksOf(view: View, id: Id): string {
  const classes = [
    ...(view.selected.has(id) ? ['is-selected'] : []),
    ...(view.emphasised.has(id) ? ['is-emphasised'] : []),
  ];
  return classes.length > 0 ? `class="${classes.join(' ')}"` : '';
}

/** A band under the line of what is selected or emphasised: the line itself keeps its status. */
export function glow(view: View, { id }: Feature, path: string, width: number): string {
  return view.selected.has(id) || view.emphasised.has(id)
    ? `<path class="still-glow" d="${path}" stroke-width="${width}"/>`
    : '';
}

/** An area's fill and outline, and the line of its status where its piece is known. The outline differs from the fill where it was cut. */
export function areaPath(fill: string, outline: string, piece?: Piece): string {
  const area =
    outline === fill
      ? `<path class="still-area" d="${fill}"/>`
      : `<path class="still-area no-edge" d="${fill}"/><path class="still-area no-fill" d="${outline}"/>`;
  if (!piece) return area;
  const look = lookOf('area', piece.status);
  const dash = look.dash.map((part) => part * 1.2).join(' ');
  return `${area}<path class="still-line c-${cssName(look.colour)}" d="${outline}" stroke-width="1.2"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
}

/** The lines of a route: a road's casing, the thread that joins a railway's sleepers, of what has no course one line alone. */
export function routePaths(piece: Piece, path: string, width: number, casing: number): string {
  const mode = piece.feature.mode && modeLookName(piece.feature.mode);
  const under =
    mode === 'road'
      ? `<path class="still-casing" d="${path}" stroke-width="${casing.toFixed(1)}"/>`
      : mode === 'rail'
        ? `<path class="still-line c-idle" d="${path}" stroke-width="${(width * RAIL_THREAD).toFixed(1)}"/>`
        : '';
  return `${under}${stroke(piece, path, width)}`;
}

/** The line of a border or route in the colour and dash of its status; `width` in units. */
export function stroke(piece: Piece, path: string, width: number): string {
  const look = lookOf(piece.feature.kind, piece.status, modeLookName(piece.feature.mode));
  const dash = look.dash.map((part) => (part * width * look.weight).toFixed(1)).join(' ');
  return (
    `<path class="still-line c-${cssName(look.colour)}" d="${path}" stroke-width="${(width * look.weight).toFixed(1)}"` +
    `${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
  );
}

/** A crossing's diamond with the sign of its status, around 0,0, and the circle within which it lies. */
export function crossingMark(piece: Piece, plane: Plane, hasHalo = true): string {
  const look = lookOf('crossing', piece.status);
  const halo = Math.round(piece.precisionM * plane.unitsPerMetre * 10) / 10;
  return (
    `${hasHalo ? `<circle class="still-halo" r="${Math.max(halo, 1)}"/>` : ''}<circle class="still-ring" r="19"/>` +
    `<path class="still-diamond" d="${DIAMOND_PATH}"/><path class="still-sign" d="${SIGN_PATHS[look.sign]}"/>`
  );
}

/** A venue's mark in a link to its first passage. */
export function venueLink(feature: Feature, mark: string, hidden: string, marks = ''): string {
  const title = escapeHtml(feature.title);
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-layer="${feature.layer}" data-venue=""` +
    `${hidden}${marks ? ` ${marks}` : ''} aria-label="${title}"><title>${title}</title>${mark}</a>`
  );
}

/** A venue's disc with the number of its meetings; a question mark where the place is not disclosed. */
export function venueMark({ point, disclosed }: Feature, count: number, plane: Plane, name: string): string {
  return (
    `<g transform="${translate(plane, point)}"><circle class="still-ring" r="17"/>` +
    `<circle class="${disclosed ? 'still-venue' : 'still-undisclosed'}" r="12"/>` +
    `<text class="still-count${disclosed ? '' : ' still-unknown'}" text-anchor="middle" y="5">${disclosed ? count : '?'}</text>` +
    `${name}</g>`
  );
}

/** The mark of later events in a link to the place's first passage. A reader who keeps the layer off never sees it. */
export function aftermathLink(feature: Feature, mark: string, hidden: string, marks = ''): string {
  const label = escapeHtml(`${feature.title}: later events`);
  return (
    `<a href="#${feature.passages[0] ?? feature.id}" data-feature="${feature.id}" data-aftermath=""` +
    `${hidden}${marks ? ` ${marks}` : ''} aria-label="${label}"><title>${label}</title>${mark}</a>`
  );
}

/** The mark of later events, with its foot at a point. */
export function aftermathMark(plane: Plane, point: LonLat): string {
  return (
    `<g transform="${translate(plane, point)}"><circle class="still-ring" r="10"/>` +
    `<path class="still-aftermath" d="${AFTERMATH_PATHS.stem}"/><path class="still-aftermath" d="${AFTERMATH_PATHS.square}"/></g>`
  );
}

/** Whether a point lies in a box of the plane. */
export function inBox(plane: Plane, point: LonLat, box: Bounds): boolean {
  const [x, y] = plane.project(point);
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/** Whether a point lies in the frame. */
export function isSeen(plane: Plane, point: LonLat): boolean {
  return inBox(plane, point, [0, 0, plane.width, plane.height]);
}

/** The box around a point, `radius` units to each side: room that no name may take. */
export function around(plane: Plane, point: LonLat, radius: number): Bounds {
  const [x, y] = plane.project(point);
  return [x - radius, y - radius, x + radius, y + radius];
}

/** An SVG transform that moves the origin to a point. */
export function translate(plane: Plane, point: LonLat): string {
  return `translate(${plane
    .project(point)
    .map((value) => value.toFixed(1))
    .join(' ')})`;
}
