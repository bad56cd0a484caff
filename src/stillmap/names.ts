/** Chooses which names a still map shows in a view, places them, and draws them. Pure functions. */
import { escapeHtml } from '../domain/html';
import type { Bounds, Feature, Id, LonLat, PlaceLabel, PlaceRank, StatusWord } from '../domain/model';
import { AREA_ZOOM, areaName, LABEL_ORDER, LABEL_TYPES, labelSize, type LabelTier } from '../symbology/labelOrder';
import { writtenName } from '../symbology/names';
import { CLEARED } from '../symbology/ownLook';
import type { Piece } from '../symbology/pieces';
import { spotName, standingSpots } from '../symbology/standing';
import { discRadiusAt, discReach } from '../symbology/venueDisc';
import { furnitureBoxes } from './furniture';
import { LINE_HEIGHT, placeLabels, type LabelSide, type LabelWish, type OwnPoint, type PlacedLabel } from './labels';
import type { LeftNames } from './leftNames';
import { boxAroundPoint, isPointInPicture } from './marks';
import type { StillPicture } from './picture';
import type { Plane } from './project';

/** Settlements of the base map are labelled only above this zoom. */
const SETTLEMENT_ZOOM = 6.8;

/** Least zooms at which the names of areas are written, by status. */
const AREA_ZOOMS: Readonly<Partial<Record<StatusWord, number>>> = {
  former: AREA_ZOOM,
  deployed: AREA_ZOOM,
  undelimited: 8.4,
};

/** The labels of a picture for which there is room, the most important first. */
export interface Names {
  readonly labels: readonly PlacedLabel[];
  readonly left: LeftNames;
}

/** What of the reader's own the names of a picture share the room with, in pixels of the picture. */
export interface OwnRoom {
  /** Their labels, which come after all others. */
  readonly labels: readonly LabelWish[];
  /** Their points that names keep off. */
  readonly points: readonly OwnPoint[];
  /** Boxes in which no name is. */
  readonly taken: readonly Bounds[];
}

/** The labels of a picture for which there is room. `shown` are the drawn pieces. */
export function namesOf(picture: StillPicture, plane: Plane, shown: readonly Piece[], own: OwnRoom): Names {
  const { index, view, settlements, size, detail, camera } = picture;
  const counts = (id: Id): number => view.features.get(id)?.count ?? 0;
  const isOn = (id: Id): boolean => view.features.get(id)?.shown ?? false;
  const venues = index.atlas.features.filter(({ kind, id }) => kind === 'venue' && isOn(id) && counts(id) > 0);
  const crossings = unique(shown.filter(({ feature }) => feature.kind === 'crossing').map(({ feature }) => feature));
  const wish = (named: Named, point: LonLat, more: LabelStyle): LabelWish => {
    const [x, y] = plane.project(point);
    const whose = 'kind' in named ? { whose: 'atlas' as const } : {};
    return { x, y, ...writtenName(named, view.names), sides: AROUND, ...whose, ...more };
  };
  const isIn = ({ minzoom, maxzoom }: { minzoom: number; maxzoom?: number | undefined }, earlier = 0): boolean =>
    detail >= minzoom - earlier && detail < (maxzoom ?? 24);
  const towns = index.atlas.features.filter(
    ({ id, kind, label }) => label && !WIDE.includes(label.rank) && !(kind === 'venue' && isOn(id) && counts(id) > 0),
  );
  const isSelected = ({ id }: Feature): boolean => view.selected.has(id);
  const isSpoken = ({ id }: Feature): boolean => view.emphasised.has(id);
  const selectedLines = unique(
    shown.filter(({ feature }) => isSelected(feature) && feature.kind === 'route').map(({ feature }) => feature),
  );
  const marked = (feature: Feature, style: LabelStyle): LabelWish =>
    wish(feature, feature.point, {
      ...style,
      must: isSelected(feature) && isPointInPicture(plane, feature.point),
    });

  const radiusOf = ({ id }: Feature): number => discRadiusAt(counts(id), camera.zoom);

  const wishes = new Map<LabelTier, LabelWish[]>(LABEL_ORDER.map((tier) => [tier, []]));
  const ask = (tier: LabelTier, ...more: readonly LabelWish[]): void => void wishes.get(tier)?.push(...more);
  // What the atlas is about keeps its name, where all around it are points of the reader's own too.
  for (const feature of crossings)
    ask(isSelected(feature) ? 'selected' : 'named', { ...marked(feature, LABELS.crossing), stays: true });
  for (const feature of venues.filter(({ disclosed }) => disclosed))
    ask(isSelected(feature) ? 'selected' : 'venue', marked(feature, { ...LABELS.venue, gap: radiusOf(feature) + 4.5 }));
  ask('selected', ...selectedLines.map((feature) => marked(feature, LABELS.line)));
  for (const rank of TOWN_RANKS) {
    for (const feature of towns.filter(({ label }) => label?.rank === rank)) {
      const label = feature.label as PlaceLabel;
      if (isSelected(feature)) ask('selected', marked(feature, LABELS[rank]));
      else if (isSpoken(feature) && isIn(label, EARLIER)) ask('emphasised', marked(feature, LABELS[rank]));
      else if (isIn(label)) ask(rank === 'capital' ? 'capital' : 'town', marked(feature, LABELS[rank]));
    }
  }
  for (const { feature, status, part } of shown) {
    const least = feature.kind === 'area' ? AREA_ZOOMS[status] : undefined;
    if (least === undefined || (detail < least && !isSelected(feature)) || part !== feature.parts[0]?.id) continue;
    const tier = status === 'former' ? 'formerArea' : status === 'deployed' ? 'deployedArea' : 'town';
    const written = writtenName(feature, view.names);
    const at = feature.nameAt ?? feature.point;
    ask(isSelected(feature) ? 'selected' : tier, {
      ...wish(feature, at, tier === 'town' ? LABELS.area : LABELS[tier]),
      must: isSelected(feature) && isPointInPicture(plane, at),
      first: areaName(written.first, feature.precisionM),
    });
  }
  for (const { tier, named, spot } of wideNames(picture, plane))
    ask(tier, { ...wish(named, spot, LABELS[tier]), stays: tier !== 'water' });
  for (const { id, names, point, label } of detail < SETTLEMENT_ZOOM ? [] : settlements) {
    if (!isIn(label) || !(label.rank in SETTLEMENT_TIERS)) continue;
    const tier = SETTLEMENT_TIERS[label.rank as keyof typeof SETTLEMENT_TIERS];
    ask(tier, wish({ names, title: names[0]?.toponym ?? id }, point, LABELS[tier]));
  }
  ask(
    'town',
    ...towns
      .filter(({ label }) => label && DISTRICTS.includes(label.rank) && isIn(label))
      .map((feature) => wish(feature, feature.point, LABELS.district)),
  );
  const marks = [
    ...crossings.map(({ point }) => boxAroundPoint(plane, point, 12)),
    ...venues.map((feature) => boxAroundPoint(plane, feature.point, discReach(radiusOf(feature), feature.disclosed))),
    ...[...view.aftermath].flatMap((id) => {
      const point = index.features.get(id)?.point;
      if (!point) return [];
      const [x, y] = plane.project(point);
      return [[x, y - 20, x + 20, y] as const];
    }),
  ];
  const covered = picture.isOnPaper ? furnitureBoxes(camera, size) : [];
  const wanted = [...[...wishes.values()].flat(), ...own.labels].filter(
    ({ x, y }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height,
  );
  const labels = placeLabels(wanted, [...marks, ...own.taken, ...covered], size, own.points, CLEARED.radius);
  const placed = new Set(labels.map((each) => each.wish));
  const leftOf = (whose: LabelWish['whose']): number =>
    wanted.filter((each) => each.whose === whose && !placed.has(each)).length;
  return { labels, left: { atlas: leftOf('atlas'), reader: leftOf('reader') } };
}

type LabelStyle = Pick<LabelWish, 'gap' | 'size' | 'className'> &
  Partial<Pick<LabelWish, 'sides' | 'mark' | 'must' | 'spacing'>>;

const AROUND: readonly LabelSide[] = ['right', 'left', 'below', 'above'];
/** The sides of a dot, as on the live map. */
const BESIDE_DOT: readonly LabelSide[] = [...AROUND, 'below right', 'above right', 'below left', 'above left'];
const dot = (radius: number): string => `<circle class="still-dot" r="${radius}"/>`;

/** Names of countries and waters, with their tiers and the spots at which they stand. */
function wideNames(
  { index, view, settlements, size, detail }: StillPicture,
  plane: Plane,
): readonly { readonly tier: 'focusCountry' | 'country' | 'water'; readonly named: Named; readonly spot: LonLat }[] {
  const { focusCountries } = index.atlas.meta;
  const all = [
    ...index.atlas.features.map(({ id, kind, names, title, point, label }) => ({
      id,
      kind,
      names,
      title,
      point,
      label,
    })),
    ...settlements.map(({ id, names, point, label }) => ({ id, names, title: names[0]?.toponym ?? id, point, label })),
  ].flatMap((named) => {
    const { label, id, point } = named;
    if (!label || !WIDE.includes(label.rank) || detail < label.minzoom || detail >= (label.maxzoom ?? 24)) return [];
    const isFocus = 'state' in label && label.state !== undefined && focusCountries.includes(label.state);
    const tier = label.rank === 'water' ? 'water' : isFocus ? 'focusCountry' : 'country';
    return [
      { id, tier, named, text: writtenName(named, view.names).first, spots: [...(label.alsoAt ?? []), point] } as const,
    ];
  });
  const standing = new Set(standingSpots(all, DRAWN_ZOOM, { size }, plane.project));
  return all.flatMap(({ id, tier, named, spots }) => {
    const spot = spots.find((_, at) => standing.has(spotName(id, at)));
    return spot ? [{ tier, named, spot }] : [];
  });
}

/** What is needed to write a name; features of the atlas have a kind, places of the base map have none. */
type Named = Parameters<typeof writtenName>[0] & { readonly kind?: Feature['kind'] };

/** Sizes are those of this zoom, since a style sheet cannot know the zoom. */
const DRAWN_ZOOM = 7;
const WIDE: readonly string[] = ['country', 'water'] satisfies PlaceRank[];
const DISTRICTS: readonly string[] = ['district', 'region'] satisfies PlaceRank[];
/** Ranks of places with a dot, the most important first. */
const TOWN_RANKS = ['capital', 'city', 'town', 'village', 'site'] as const satisfies readonly PlaceRank[];
/** How many zooms earlier a place that the passage is about is named. */
const EARLIER = 1.5;
const SETTLEMENT_TIERS = { city: 'settlement', town: 'settlement', village: 'settlement', peak: 'range' } as const;

/** How names are drawn: their sizes are those of `symbology/labelOrder`, and agree with `styles/stillDrawn.css`. */
const sizeOf = (tier: LabelTier): number => labelSize(tier, DRAWN_ZOOM);
const trackingOf = (tier: LabelTier): number => (LABEL_TYPES[tier].tracking ?? 0) * sizeOf(tier);
const TOWN = { size: sizeOf('town'), className: 'still-place', sides: BESIDE_DOT } as const;
const LABELS = {
  crossing: { gap: 16, size: sizeOf('named'), className: 'still-strong', sides: BESIDE_DOT },
  venue: { gap: 15, size: sizeOf('venue'), className: 'still-strong still-venue-name', sides: BESIDE_DOT },
  line: { gap: 8, size: sizeOf('town'), className: 'still-strong still-line-name', sides: BESIDE_DOT },
  focusCountry: {
    gap: 20,
    size: sizeOf('focusCountry'),
    spacing: trackingOf('focusCountry'),
    className: 'still-country still-focus-country',
    sides: ['centre', 'below', 'above'],
  },
  country: {
    gap: 20,
    size: sizeOf('country'),
    spacing: trackingOf('country'),
    className: 'still-country',
    sides: ['centre', 'below', 'above'],
  },
  capital: {
    gap: 7,
    size: sizeOf('capital'),
    className: 'still-place still-capital',
    sides: BESIDE_DOT,
    mark: dot(3.6),
  },
  city: { gap: 7, ...TOWN, mark: dot(3) },
  town: { gap: 6, ...TOWN, mark: dot(2.3) },
  village: { gap: 6, ...TOWN, mark: dot(2.3) },
  site: { gap: 6, ...TOWN, mark: dot(2.3) },
  area: { gap: 14, size: sizeOf('town'), className: 'still-place', sides: ['below', 'above'] },
  formerArea: { gap: 2, size: sizeOf('formerArea'), className: 'still-former', sides: ['below', 'above', 'left'] },
  deployedArea: {
    gap: 2,
    size: sizeOf('deployedArea'),
    className: 'still-deployed',
    sides: ['below', 'above', 'right'],
  },
  settlement: {
    gap: 5,
    size: sizeOf('settlement'),
    className: 'still-place still-settlement',
    sides: BESIDE_DOT,
    mark: dot(1.6),
  },
  range: {
    gap: 6,
    size: sizeOf('range'),
    className: 'still-place still-settlement',
    sides: BESIDE_DOT,
    mark: '<path class="still-dot" d="M0 -4L4 3H-4Z"/>',
  },
  district: { gap: 8, size: 12.5, spacing: 1.6, className: 'still-district', sides: ['centre', 'below', 'above'] },
  water: { gap: 8, size: sizeOf('water'), className: 'still-sea', sides: ['centre'] },
} as const satisfies Readonly<Record<string, LabelStyle>>;

/** What is drawn beside a placed label at its point, such as the dot of a town: it lies under all signs. */
export function labelMark({ wish }: PlacedLabel): string {
  const { mark, x, y } = wish;
  return mark ? `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)})" aria-hidden="true">${mark}</g>` : '';
}

/** A placed label as SVG text, without its mark. */
export function labelText({ wish, lines, anchor, x, y }: PlacedLabel): string {
  const at = (value: number): string => value.toFixed(1);
  const spans = lines.map(
    ({ text: line, isSecond }, row) =>
      `<tspan${isSecond ? ' class="still-other"' : ''} x="${at(x)}" ${row === 0 ? `y="${at(y)}"` : `dy="${at(wish.size * LINE_HEIGHT)}"`}>${escapeHtml(line)}</tspan>`,
  );
  const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const coloured = wish.colour === undefined ? '' : ` color="${wish.colour}"`;
  return `<text class="${wish.className}"${coloured}${anchored}>${spans.join('')}</text>`;
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
