/**
 * Map layers of venues: a circle that shows how exactly the position is known, a ring around highlighted ones, a disc with the number of
 * meetings, and the name. Discs look as `symbology/venueDisc` says.
 */
import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { DOUBT_ZOOM } from '../../symbology/doubt';
import { withOpacity } from '../../symbology/palette';
import { DISC_ZOOMS, discRadius, discRadiusAt } from '../../symbology/venueDisc';
import { isOfKind, isSelected, zoomed } from './expressions';
import { meetingCount, meetsOnDay, tracksMet } from './filters';
import { faintFill, nameInTwoLines, selectionRingPaint, STRONG_FONT, textHalo } from './paint';
import { mostMeetings, type ContentSources } from './sources';
import type { StyleInput } from './styleInput';
import { DISC_ICON, UNPUBLISHED_ICON } from './venueImages';

const isDisclosed: ExpressionSpecification = ['==', ['get', 'disclosed'], true];

/** Expression: the number of meetings at a venue up to the day, or in the window. */
function countOf(content: ContentSources): ExpressionSpecification {
  return meetingCount(mostMeetings(content), 'venues');
}

/** The layer of circles within which the true positions of venues lie. */
export function venueHalos({ palette, content }: StyleInput): LayerSpecification {
  return {
    id: 'venues-halo',
    type: 'fill',
    source: 'halos',
    minzoom: DOUBT_ZOOM.point,
    filter: ['all', isOfKind('venue'), ['>', meetingCount(mostMeetings(content, 'halos'), 'halos'), 0]],
    paint: faintFill(withOpacity(palette.meeting, 0.2), withOpacity(palette.meeting, 0.1)),
  };
}

/** The source of lines at venues: from a disc that was moved to its place, and arcs from a selected one (`map/venueControl`). */
export const VENUE_LINES = 'venue-lines';

/** The layers of lines at venues, bottom to top. Both are for views from afar. */
export function venueLines({ palette }: StyleInput): readonly LayerSpecification[] {
  const line = (id: string, kind: string, paint: NonNullable<LineLayerSpecification['paint']>): LayerSpecification => ({
    id,
    type: 'line',
    source: VENUE_LINES,
    maxzoom: 6,
    filter: isOfKind(kind),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint,
  });
  return [
    line('venues-arc-casing', 'arc', { 'line-color': palette.halo, 'line-width': 3.2, 'line-opacity': 0.8 }),
    line('venues-arc', 'arc', { 'line-color': palette.accent, 'line-width': 1.4 }),
    line('venues-leader-casing', 'leader', { 'line-color': palette.halo, 'line-width': 3.4 }),
    line('venues-leader', 'leader', { 'line-color': palette.ink, 'line-width': 1.2 }),
  ];
}

/** The layer of rings around venues: around highlighted ones, and those with a meeting on the day. */
export function venueRings({ palette, content }: StyleInput): LayerSpecification {
  const count = countOf(content);
  const ring = (wider: number): ExpressionSpecification =>
    discRadiusExpression(count, (radius) => ['+', radius, RING_GAP + wider]);
  const paint = selectionRingPaint(palette, 0, 0, meetsOnDay(mostMeetings(content), 'venues'));
  return {
    id: 'venues-ring',
    type: 'circle',
    source: 'venues',
    filter: ['>', count, 0],
    paint: { ...paint, 'circle-radius': caseOfStops(isSelected, ring(3), ring(0)) },
  };
}

/** The layer of the names of venues whose place is published. */
export function venueNames({ palette, content }: StyleInput): LayerSpecification {
  const count = countOf(content);
  return {
    id: 'venues-labels',
    type: 'symbol',
    source: 'venues',
    filter: ['all', isDisclosed, ['>', count, 0]],
    layout: {
      'text-field': nameInTwoLines(palette.inkSoft),
      'text-font': STRONG_FONT,
      'text-size': NAME_SIZE,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      // The engine works distances out once for all zooms of a level: a disc that grows within it would lie on its own name, which then goes.
      'text-radial-offset': discRadiusExpression(count, (radius) => [
        '/',
        ['+', ['max', radius, discRadiusAt(1, DISC_ZOOMS[1])], NAME_GAP],
        NAME_SIZE,
      ]),
      'text-justify': 'auto',
      'text-max-width': 10,
      'text-optional': true,
    },
    paint: { 'text-color': palette.ink, ...textHalo(palette) },
  };
}

/**
 * The layers of venues' discs with the number of meetings: what is seen of them, under all names, and unseen above these what keeps names off
 * them and reacts to the pointer. Icons are drawn as large as discs are seen from afar (`venueImages`), and scaled to the size that the zoom
 * asks for.
 */
export function venueDiscs({ palette, content }: StyleInput): {
  readonly seen: LayerSpecification;
  readonly room: LayerSpecification;
} {
  const count = countOf(content);
  const shared = {
    type: 'symbol',
    source: 'venues',
    filter: ['>', count, 0],
  } as const satisfies Partial<LayerSpecification>;
  const layout: NonNullable<SymbolLayerSpecification['layout']> = {
    'icon-image': [
      'concat',
      ['case', isDisclosed, DISC_ICON, UNPUBLISHED_ICON],
      tracksMet(mostMeetings(content), 'venues'),
    ],
    'icon-size': discRadiusExpression(count, (radius) => ['/', radius, farRadius(count)]),
    'icon-overlap': 'always',
    'text-field': ['to-string', count],
    'text-font': STRONG_FONT,
    'text-size': discRadiusExpression(count, (radius) => ['min', 20, ['max', 12.5, ['*', 0.8, radius]]]),
    'text-overlap': 'always',
    // A disc keeps other labels away, not only the number on it.
    'text-padding': 0,
    'icon-padding': 1,
  };
  return {
    seen: {
      ...shared,
      id: 'venues-discs',
      layout: { ...layout, 'icon-ignore-placement': true, 'text-ignore-placement': true },
      paint: { 'text-color': ['case', isDisclosed, palette.meetingText, palette.meeting] },
    },
    room: { ...shared, id: 'venues', layout, paint: { 'icon-opacity': 0, 'text-opacity': 0 } },
  };
}

/** Pixels between a disc and its ring, and between a disc and its name. */
const RING_GAP = 4.5;
const NAME_GAP = 5;
const NAME_SIZE = 13;

/** Expression: the radius of a disc seen from afar, as `symbology/venueDisc` has it. */
function farRadius(count: ExpressionSpecification): ExpressionSpecification {
  return ['*', discRadius(1), ['sqrt', count]];
}

/** Expression: what `of` makes of the radius of a disc at the map's zoom. */
function discRadiusExpression(
  count: ExpressionSpecification,
  of: (radius: ExpressionSpecification | number) => ExpressionSpecification,
): ExpressionSpecification {
  const [far, near] = DISC_ZOOMS;
  return zoomed([far, of(farRadius(count))], [near, of(discRadiusAt(1, near))]);
}

/** A `case` of two expressions of `zoomed` with the same zooms, stop by stop: `zoom` may stand only in an outermost interpolation. */
function caseOfStops(
  when: ExpressionSpecification,
  then: ExpressionSpecification,
  otherwise: ExpressionSpecification,
): ExpressionSpecification {
  const others = otherwise as unknown as readonly ExpressionSpecification[];
  // The operator, the interpolation and its input come before the stops, each a zoom and a value.
  return (then as unknown as readonly ExpressionSpecification[]).map((part, at) =>
    at > 3 && at % 2 === 0 ? ['case', when, part, others[at]] : part,
  ) as unknown as ExpressionSpecification;
}
