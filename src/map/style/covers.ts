/**
 * The layer of boxes that names keep clear of: what the page puts over the map, call-outs with their lines, the edge of the map and what
 * lies beyond the rim of the globe. The engine places an unseen icon of the box's size before all names, and no name over it.
 */
import type { LayerSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection } from 'geojson';
import type { Point } from '../../domain/geometry';
import type { Bounds, LonLat } from '../../domain/model';
import { BLANK_ICON } from './images';

/** The source of the boxes; it is empty until the map has a size. */
export const COVERS = 'covers';

/** The layer of the boxes, above all names. */
export function coverBoxes(): LayerSpecification {
  return {
    id: COVERS,
    type: 'symbol',
    source: COVERS,
    layout: {
      'icon-image': BLANK_ICON,
      'icon-offset': ['get', 'offset'],
      'icon-padding': ['get', 'padding'],
      'icon-allow-overlap': true,
    },
  };
}

/**
 * Boxes in pixels from the map's upper left corner as map features. All hang on the middle of the map, `centre`, which is at `middle`:
 * there the engine measures in whole pixels, and no box is lost behind the globe.
 */
export function coversSource(boxes: readonly Bounds[], centre: LonLat, middle: Point): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: boxes.map(([left, top, right, bottom]): Feature => {
      const [across, down] = [(right - left) / 2, (bottom - top) / 2];
      return {
        type: 'Feature',
        properties: {
          offset: [left + across - middle[0], top + down - middle[1]],
          padding: [down, across, down, across],
        },
        geometry: { type: 'Point', coordinates: [...centre] },
      };
    }),
  };
}
