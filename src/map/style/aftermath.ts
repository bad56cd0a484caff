/**
 * Map layers of the marks at places of events after the article. A mark is drawn beside the place's own symbol and below it, so that
 * neither hides the other.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { meetingCount } from './filters';
import { AFTERMATH_FOOT, AFTERMATH_ICON, AFTERMATH_SIZE, BLANK_ICON } from './images';
import { selectionRingPaint } from './paint';
import { mostMeetings } from './sources';
import type { StyleInput } from './styleInput';

/** Filter for places with such events up to the day, or in the window. */
function hasEventsOf(content: StyleInput['content']): ExpressionSpecification {
  return ['>', meetingCount(mostMeetings(content, 'aftermath'), 'aftermath'), 0];
}

/** The layer that keeps names off the marks: an unseen icon where the mark has its square, placed before all names. */
export function aftermathRoom({ content }: StyleInput): LayerSpecification {
  const middle = AFTERMATH_SIZE / 2 - AFTERMATH_FOOT;
  return {
    id: 'aftermath-room',
    type: 'symbol',
    source: 'aftermath',
    filter: hasEventsOf(content),
    layout: {
      'icon-image': BLANK_ICON,
      'icon-offset': [middle, -middle],
      'icon-padding': middle - 1,
      'icon-allow-overlap': true,
    },
  };
}

/** The map layers of aftermath events, bottom to top. */
export function aftermathLayers({ palette, content }: StyleInput): readonly LayerSpecification[] {
  const hasEvents = hasEventsOf(content);
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
