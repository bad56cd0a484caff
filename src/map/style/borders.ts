/**
 * Map layers of borders: a band under highlighted ones, a line for each status, and an invisible wide line that reacts to the pointer.
 */
import type { LayerSpecification } from 'maplibre-gl';
import { isHighlighted, isSelected, zoomed } from './expressions';
import { shownInWindow } from './filters';
import { BORDER_LOOKS, hasBorderHalo, type BorderLookName } from '../../symbology/borders';
import { LINE_WIDTHS } from '../../symbology/widths';
import { borderLineLayers } from './lines';
import type { StyleInput } from './styleInput';

/** Width of a border line in pixels, by zoom. */
const BORDER_WIDTH = zoomed(...LINE_WIDTHS.border);
/** Looks that have a light halo. */
const WITH_HALO = (Object.keys(BORDER_LOOKS) as BorderLookName[]).filter(hasBorderHalo);

/** The layers of borders, bottom to top. */
export function borderLayers(input: StyleInput): readonly LayerSpecification[] {
  return [
    {
      id: 'borders-glow',
      type: 'line',
      source: 'borders',
      filter: shownInWindow('borders'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': input.palette.accent,
        // A border that is emphasised but not selected is fainter: the passage may be about a crossing on it, which must be the most
        // visible.
        'line-width': ['case', isSelected, 8, 5],
        'line-opacity': ['case', isSelected, 0.32, isHighlighted, 0.14, 0],
      },
    },
    {
      id: 'borders-halo',
      type: 'line',
      source: 'borders',
      filter: ['all', ['in', ['get', 'border'], ['literal', WITH_HALO]], shownInWindow('borders')],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': input.palette.halo,
        'line-width': zoomed(...LINE_WIDTHS.borderHalo),
        'line-opacity': 0.75,
      },
    },
    ...borderLineLayers(input, BORDER_WIDTH),
    {
      id: 'borders-hit',
      type: 'line',
      source: 'borders',
      filter: shownInWindow('borders'),
      paint: { 'line-width': 12, 'line-opacity': 0 },
    },
  ];
}
