/**
 * Map layers of crossings: a circle that shows how exactly the position is known, a ring around highlighted ones, and a diamond with sign
 * and name.
 */
import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { StatusWord } from '../../domain/model';
import { DOUBT_ZOOM } from '../../symbology/doubt';
import { withOpacity } from '../../symbology/palette';
import { DOUBT_OPACITY } from '../../symbology/widths';
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
    minzoom: DOUBT_ZOOM.point,
    filter: ['all', isOfKind('crossing'), shownInWindow('halos')],
    paint: faintFill(withOpacity(palette.accent, 0.24), withOpacity(palette.accent, DOUBT_OPACITY)),
  };
}

/** The layer of rings around highlighted crossings. */
export function crossingRings({ palette }: StyleInput): LayerSpecification {
  return {
    id: 'crossings-ring',
    type: 'circle',
    source: 'crossings',
    filter: shownInWindow('crossings'),
    paint: selectionRingPaint(palette, 19, 22),
  };
}

/** Sizes of the diamonds of crossings by zoom, as parts of the size in which they are drawn. */
export const CROSSING_SIZES = [
  [3, 0.7],
  [6.5, 1],
  [11, 1.1],
] as const;

const ICON: NonNullable<SymbolLayerSpecification['layout']> = {
  'icon-image': ['concat', crossingIcon('' as StatusWord), ['get', 'status']],
  'icon-overlap': 'always',
  'icon-size': zoomed(...CROSSING_SIZES),
};

/** The layer of the diamonds of crossings, under all names. */
export function crossingSigns(): LayerSpecification {
  return {
    id: 'crossings-signs',
    type: 'symbol',
    source: 'crossings',
    filter: shownInWindow('crossings'),
    layout: { ...ICON, 'icon-ignore-placement': true },
  };
}

/** The layer of the names of crossings. Its diamonds are unseen: they keep other names away, and react to the pointer. */
export function crossingSymbols({ palette }: StyleInput): LayerSpecification {
  return {
    id: 'crossings',
    type: 'symbol',
    source: 'crossings',
    filter: shownInWindow('crossings'),
    layout: {
      ...ICON,
      'text-field': nameInTwoLines(palette.inkSoft),
      'text-font': STRONG_FONT,
      'text-size': 13.5,
      'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
      'text-radial-offset': 1.4,
      'text-justify': 'auto',
      'text-optional': true,
      'text-max-width': 11,
    },
    paint: { 'text-color': palette.ink, ...textHalo(palette), 'icon-opacity': 0 },
  };
}
