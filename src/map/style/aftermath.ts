/** Marks at the places of events that happened after the article, beside the place's own symbol and under it: neither hides the other. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { meetingCount } from './filters';
import { LATER_FOOT, LATER_ICON } from './images';
import { ring } from './paint';
import { mostMeetings } from './sources';
import type { StyleInput } from './styleInput';

/** The layers of later events, bottom to top. */
export function aftermathLayers({ palette, content }: StyleInput): readonly LayerSpecification[] {
  const hasEvents: ExpressionSpecification = ['>', meetingCount(mostMeetings(content, 'later'), 'later'), 0];
  return [
    {
      id: 'aftermath-ring',
      type: 'circle',
      source: 'later',
      filter: hasEvents,
      paint: ring(palette, 10, 11),
    },
    {
      id: 'aftermath',
      type: 'symbol',
      source: 'later',
      filter: hasEvents,
      layout: {
        'icon-image': LATER_ICON,
        'icon-anchor': 'bottom-left',
        'icon-offset': [-LATER_FOOT, LATER_FOOT],
        'icon-overlap': 'always',
        'icon-ignore-placement': true,
      },
    },
  ];
}
