/**
 * Map layers of the marks at places of events after the article. A mark is drawn beside the place's own symbol and below it, so that
 * neither hides the other.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { meetingCount } from './filters';
import { AFTERMATH_FOOT, AFTERMATH_ICON } from './images';
import { selectionRingPaint } from './paint';
import { mostMeetings } from './sources';
import type { StyleInput } from './styleInput';

/** The map layers of aftermath events, bottom to top. */
export function aftermathLayers({ palette, content }: StyleInput): readonly LayerSpecification[] {
  const hasEvents: ExpressionSpecification = ['>', meetingCount(mostMeetings(content, 'aftermath'), 'aftermath'), 0];
  return [
    {
      id: 'aftermath-ring',
      type: 'circle',
      source: 'aftermath',
      filter: hasEvents,
      paint: selectionRingPaint(palette, 10, 11),
    },
    {
      id: 'aftermath',
      type: 'symbol',
      source: 'aftermath',
      filter: hasEvents,
      layout: {
        'icon-image': AFTERMATH_ICON,
        'icon-anchor': 'bottom-left',
        'icon-offset': [-AFTERMATH_FOOT, AFTERMATH_FOOT],
        'icon-overlap': 'always',
        'icon-ignore-placement': true,
      },
    },
  ];
}
