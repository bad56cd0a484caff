/**
 * The relief: height bands and shaded slopes under everything else. It shows where the land is high, never how high: the grid that it
 * comes from has cells of 9 by 7 km. It fades out where a reader is nearer than such a grid can be trusted, and at the scale of the
 * globe, where the region's relief would end at the edge of its data.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../../symbology/palette';
import { HEIGHT_TINTS, RELIEF_ZOOMS } from '../../symbology/relief';
import { isBasemapKind } from './basemapSource';
import { zoomed } from './expressions';

/** The layers of the relief, bottom to top. Bands of one kind lie on top of each other, so the higher ones cover the lower. */
export function reliefLayers(palette: Palette): LayerSpecification[] {
  const [from, full, until, gone] = RELIEF_ZOOMS;
  const layer = (kind: 'height' | 'shade' | 'sunny', colour: string | ExpressionSpecification): LayerSpecification => ({
    id: `relief-${kind}`,
    type: 'fill',
    source: 'region',
    minzoom: from,
    maxzoom: gone,
    filter: isBasemapKind(kind),
    paint: {
      'fill-color': colour,
      'fill-opacity': zoomed([from, 0], [full, 1], [until, 1], [gone, 0]),
      // The edges of bands are no lines.
      'fill-antialias': false,
    },
  });
  const tints = HEIGHT_TINTS.flatMap((name, at) => [at + 1, palette[name]]);
  const tint = ['match', ['get', 'band'], ...tints, palette.focusLand] as unknown as ExpressionSpecification;
  return [layer('height', tint), layer('shade', palette.shade), layer('sunny', palette.sunny)];
}
