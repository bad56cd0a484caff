/** Chooses which names a still map shows in a view, places them, and draws them. Pure functions. */
import { escapeHtml } from '../domain/html';
import type { Feature, Id, LonLat, PlaceRank } from '../domain/model';
import { writtenName } from '../symbology/names';
import type { Piece } from '../symbology/pieces';
import { LINE_HEIGHT, placeLabels, type LabelWish, type PlacedLabel, type LabelSide } from './labels';
import { boxAroundPoint, isPointInPicture } from './marks';
import type { StillPicture } from './picture';
import type { Plane } from './project';

/** Settlements of the base map are labelled only above this zoom. */
const SETTLEMENT_ZOOM = 6.8;

/** The labels of a picture for which there is room, the most important first. `shown` are the drawn pieces. */
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
  const isIn = ({ minzoom, maxzoom }: { minzoom: number; maxzoom?: number | undefined }): boolean =>
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
    wish(feature, feature.point, {
      ...style,
      must: view.selected.has(feature.id) && isPointInPicture(plane, feature.point),
    });
  const namedAreas = unique(
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
    ...(detail < 8.4 ? [] : namedAreas.map((feature) => wish(feature, feature.point, LABELS.area))),
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
    ...crossings.map(({ point }) => boxAroundPoint(plane, point, 12)),
    ...venues.map(({ point }) => boxAroundPoint(plane, point, 13)),
    ...[...view.aftermath].flatMap((id) => {
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

const AROUND: readonly LabelSide[] = ['right', 'left', 'below', 'above'];
const dot = (radius: number): string => `<circle class="still-dot" r="${radius}"/>`;

/** How names of each rank of place are drawn. Sizes agree with `styles/still.css`. */
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

/** A placed label as SVG text. */
export function labelText({ wish, lines, anchor, x, y }: PlacedLabel): string {
  const at = (value: number): string => value.toFixed(1);
  const spans = lines.map(
    ({ text: line, isSecond }, row) =>
      `<tspan${isSecond ? ' class="still-other"' : ''} x="${at(x)}" ${row === 0 ? `y="${at(y)}"` : `dy="${at(wish.size * LINE_HEIGHT)}"`}>${escapeHtml(line)}</tspan>`,
  );
  const mark = wish.mark ? `<g transform="translate(${at(wish.x)} ${at(wish.y)})">${wish.mark}</g>` : '';
  const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `${mark}<text class="${wish.className}"${anchored}>${spans.join('')}</text>`;
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
