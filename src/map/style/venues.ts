/**
 * Map layers of venues: a circle that shows how exactly the position is known, a ring around highlighted ones, a disc with the number of
 * meetings, and the name.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { withOpacity } from '../../symbology/palette';
import { isHighlighted, isOfKind, zoomed } from './expressions';
import { meetingCount, meetsInWindow } from './filters';
import { faintFill, nameInTwoLines, selectionRingPaint, STRONG_FONT, textHalo } from './paint';
import { mostMeetings, type ContentSources } from './sources';
import type { StyleInput } from './styleInput';

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
    minzoom: 6,
    filter: ['all', isOfKind('venue'), ['>', meetingCount(mostMeetings(content, 'halos'), 'halos'), 0]],
    paint: faintFill(withOpacity(palette.meeting, 0.2), withOpacity(palette.meeting, 0.1)),
  };
}

/** The layers of venues' discs and rings, bottom to top. A venue with a meeting on the date has a ring too. */
export function venueLayers({ palette, content }: StyleInput): readonly LayerSpecification[] {
  const hasMeetings: ExpressionSpecification = ['>', countOf(content), 0];
  return [
    {
      id: 'venues-ring',
      type: 'circle',
      source: 'venues',
      filter: hasMeetings,
      paint: selectionRingPaint(palette, 15, 18, [
        'any',
        isHighlighted,
        meetsInWindow(mostMeetings(content), 'venues'),
      ]),
    },
    {
      id: 'venues',
      type: 'circle',
      source: 'venues',
      filter: ['all', isDisclosed, hasMeetings],
      paint: {
        'circle-radius': zoomed([1, 9], [6, 11.5], [9, 12.5]),
        'circle-color': palette.meeting,
        'circle-stroke-color': palette.casing,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'venues-undisclosed',
      type: 'circle',
      source: 'venues',
      filter: ['all', ['==', ['get', 'disclosed'], false], hasMeetings],
      paint: {
        'circle-radius': zoomed([1, 8], [6, 11]),
        'circle-color': palette.focusLand,
        'circle-opacity': 0.9,
        'circle-stroke-color': palette.meeting,
        'circle-stroke-width': 1.8,
      },
    },
  ];
}

/** The layers of venues' names and of the numbers on their discs, bottom to top. */
export function venueLabels({ palette, content }: StyleInput): readonly LayerSpecification[] {
  const count = countOf(content);
  return [
    {
      id: 'venues-labels',
      type: 'symbol',
      source: 'venues',
      filter: ['all', isDisclosed, ['>', count, 0]],
      layout: {
        'text-field': nameInTwoLines(palette.inkSoft),
        'text-font': STRONG_FONT,
        'text-size': 13,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.2,
        'text-justify': 'auto',
        'text-max-width': 10,
        'text-optional': true,
      },
      paint: { 'text-color': palette.ink, ...textHalo(palette) },
    },
    {
      id: 'venues-count',
      type: 'symbol',
      source: 'venues',
      filter: ['>', count, 0],
      layout: {
        'text-field': ['case', isDisclosed, ['to-string', count], '?'],
        'text-font': STRONG_FONT,
        'text-size': 12.5,
        'text-allow-overlap': true,
        // The padding keeps other labels away from the whole disc and not only from the number on it.
        'text-padding': 7,
      },
      paint: { 'text-color': ['case', isDisclosed, palette.meetingText, palette.meeting] },
    },
  ];
}
