/**
 * Map layers of ghosts: features that do not exist on the date, because it is before their first day or after their last. Only thin,
 * grey outlines are drawn, hollow inside.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { isOfKind, zoomed } from './expressions';
import { existsInWindow, meetingCount } from './filters';
import { GHOST_ICON } from './images';
import { mostMeetings } from './sources';
import type { StyleInput } from './styleInput';

/** The layers of ghosts, bottom to top; they are below all other content. */
export function ghostLayers({ palette, content }: StyleInput): readonly LayerSpecification[] {
  const isAbsent: ExpressionSpecification = ['!', existsInWindow('ghosts')];
  return [
    {
      id: 'areas-ghosts',
      type: 'line',
      source: 'ghosts',
      filter: ['all', isOfKind('area'), isAbsent],
      paint: { 'line-color': palette.inkFaint, 'line-width': 1, 'line-dasharray': [1, 4], 'line-opacity': 0.6 },
    },
    {
      id: 'routes-ghosts',
      type: 'line',
      source: 'ghosts',
      filter: ['all', isOfKind('route'), isAbsent],
      paint: {
        'line-color': palette.inkFaint,
        'line-width': zoomed([5, 1.9], [10, 3.6]),
        'line-opacity': 0.7,
      },
    },
    {
      id: 'routes-inner-ghosts',
      type: 'line',
      source: 'ghosts',
      filter: ['all', isOfKind('route'), isAbsent],
      paint: { 'line-color': palette.casing, 'line-width': zoomed([5, 0.9], [10, 2]) },
    },
    {
      id: 'crossings-ghosts',
      type: 'symbol',
      source: 'ghosts',
      filter: ['all', isOfKind('crossing'), isAbsent],
      layout: { 'icon-image': GHOST_ICON, 'icon-overlap': 'always', 'icon-ignore-placement': true },
      paint: { 'icon-opacity': 0.75 },
    },
    {
      id: 'venues-ghosts',
      type: 'circle',
      source: 'ghosts',
      filter: ['all', isOfKind('venue'), ['==', meetingCount(mostMeetings(content, 'ghosts'), 'ghosts'), 0]],
      paint: {
        'circle-radius': zoomed([1, 6], [6, 9]),
        'circle-color': palette.focusLand,
        'circle-opacity': 0.5,
        'circle-stroke-color': palette.meeting,
        'circle-stroke-width': 1.2,
        'circle-stroke-opacity': 0.55,
      },
    },
  ];
}
