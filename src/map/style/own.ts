/**
 * Map layers of the reader's own features: unobtrusive, in one colour, above the atlas and below its names. The source holds only
 * features that exist on the date.
 */
import type { LayerSpecification } from 'maplibre-gl';
import { zoomed } from './expressions';
import type { StyleInput } from './styleInput';

/** The layers of the reader's own features, bottom to top. */
export function ownLayers({ palette }: StyleInput): readonly LayerSpecification[] {
  return [
    {
      id: 'own-fill',
      type: 'fill',
      source: 'own',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.local, 'fill-opacity': 0.18, 'fill-outline-color': palette.local },
    },
    {
      id: 'own-line',
      type: 'line',
      source: 'own',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': palette.local, 'line-width': 1.6 },
    },
    {
      id: 'own-point',
      type: 'circle',
      source: 'own',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-color': palette.local, 'circle-radius': zoomed([5, 2], [10, 4]), 'circle-opacity': 0.75 },
    },
  ];
}
