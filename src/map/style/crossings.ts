/**
 * Map layers of crossings: a circle that shows how exactly the position is known, a ring around highlighted ones, and a diamond with sign
 * and name.
 */
import type { LayerSpecification } from 'maplibre-gl';
import type { StatusWord } from '../../domain/model';
import { withOpacity } from '../../symbology/palette';
import { isOfKind, zoomed } from './expressions';
import { shownInWindow } from './filters';
import { crossingIcon } from './images';
import { faintFill, nameInTwoLines, selectionRingPaint, STRONG_FONT, textHalo } from './paint';
import type { StyleInput } from './styleInput';

/** The layer of circles within which the true positions of crossings lie. */
export function crossingHalos({ palette }: StyleInput): LayerSpecification {
  return {
    id: 'crossings-halo',
    type: 'fill',
    source: 'halos',
    minzoom: 6,
    filter: ['all', isOfKind('crossing'), shownInWindow('halos')],
    paint: faintFill(withOpacity(palette.accent, 0.22), withOpacity(palette.accent, 0.14)),
  };
}

/** The layer of rings around highlighted crossings. */
export function crossingRings({ palette }: StyleInput): LayerSpecification {
  return {
    id: 'crossings-ring',
    type: 'circle',
    source: 'crossings',
    filter: shownInWindow('crossings'),
    paint: selectionRingPaint(palette, 17, 20),
  };
}

/** The layer of diamonds and names of crossings. */
export function crossingSymbols({ palette }: StyleInput): LayerSpecification {
  return {
    id: 'crossings',
    type: 'symbol',
    source: 'crossings',
    filter: shownInWindow('crossings'),
    layout: {
      'icon-image': ['concat', crossingIcon('' as StatusWord), ['get', 'status']],
      'icon-overlap': 'always',
      'icon-size': zoomed([3, 0.7], [7, 1], [10, 1.15]),
      'text-field': nameInTwoLines(palette.inkSoft),
      'text-font': STRONG_FONT,
      'text-size': 13.5,
      'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
      'text-radial-offset': 1.25,
      'text-justify': 'auto',
      'text-optional': true,
      'text-max-width': 11,
    },
    paint: { 'text-color': palette.ink, ...textHalo(palette) },
  };
}
