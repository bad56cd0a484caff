/**
 * The whole map style as one value (MapLibre style specification, version 8): sources, and layers in their order, each from the file of
 * its slot. Pure: the same input gives an equal style, so a change of theme or base map is a new style.
 */
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { FeatureCollection, GeoJSON } from 'geojson';
import type { LayerId } from '../../domain/model';
import { aftermathLayers } from './aftermath';
import { areaEdges, areaLabels, areaLayers } from './areas';
import { basemapLayers, WORLD_LAYERS } from './basemapLayers';
import { regionSource, worldSource } from './basemapSource';
import { borderLayers } from './borders';
import { crossingHalos, crossingRings, crossingSymbols } from './crossings';
import { ghostLayers } from './ghosts';
import { minorLabels, placeLabels } from './labels';
import { ownLayers } from './own';
import { routeEdges, routeLabels, routeLayers } from './routes';
import type { StyleInput } from './styleInput';
import { venueHalos, venueLabels, venueLayers } from './venues';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Ids of the layers that answer to the pointer, the smallest things first: where several are under it, the first one answers. */
export const INTERACTIVE_LAYERS = [
  'crossings',
  'venues',
  'venues-undisclosed',
  'crossings-ghosts',
  'venues-ghosts',
  'routes-hit',
  'places-dot',
  'district-labels',
  'aftermath',
  'borders-hit',
  'areas-fill',
  'areas-outline-vague',
  'routes-ghosts',
  'areas-ghosts',
] as const;

/** Whether a map layer draws a layer of the content: their ids begin alike. */
export function belongsTo(layer: string, content: LayerId): boolean {
  return layer === content || layer.startsWith(`${content}-`);
}

/** Whether a map layer draws the reader's own features. */
export function isOwn(layer: string): boolean {
  return layer.startsWith('own-');
}

/** Whether a map layer draws features that do not exist on the date. */
export function isGhostly(layer: string): boolean {
  return layer.endsWith('-ghosts');
}

/** Composes the style. */
export function composeStyle(input: StyleInput): StyleSpecification {
  const { content, date } = input;
  return {
    version: 8,
    'font-faces': input.fontFaces,
    // A globe while the world is in view; Mercator before the region fills the frame, as the still map draws it.
    projection: { type: ['interpolate', ['linear'], ['zoom'], 4.6, 'vertical-perspective', 5.6, 'mercator'] },
    sky: { 'atmosphere-blend': 0 },
    state: Object.fromEntries(Object.entries(date).map(([name, value]) => [name, { default: value as number }])),
    sources: {
      world: geojson(worldSource(input.world, input.regionBounds)),
      region: geojson(regionSource(input.region, input.regionBounds, content.settlements)),
      ...Object.fromEntries(
        Object.entries(content).map(([name, data]) => [
          name,
          // What is not drawn need not be cut into tiles.
          {
            ...geojson(name === 'ghosts' && !input.ghosts ? EMPTY : (data as FeatureCollection)),
            promoteId: 'feature',
          },
        ]),
      ),
      own: geojson(input.own ?? EMPTY),
    },
    layers: layersInOrder(input).map((layer) => withVisibility(layer, input)),
  };
}

/**
 * The layers, bottom to top. Layers of one source stand together where they can: at every change of source between layers the engine
 * draws a clipping mask for each tile. Of names, those further up are placed first, so the least important come first here.
 */
function layersInOrder(input: StyleInput): readonly LayerSpecification[] {
  return [
    ...basemapLayers(input.palette, input.focusCountries),
    ...ghostLayers(input),
    areaEdges(input),
    routeEdges(input),
    ...areaLayers(input),
    ...borderLayers(input),
    ...routeLayers(input),
    crossingHalos(input),
    venueHalos(input),
    ...aftermathLayers(input),
    ...venueLayers(input),
    crossingRings(input),
    ...ownLayers(input),
    ...minorLabels(input),
    // Placed after the towns, which are above: where a village has the exclave's name, one name is enough.
    areaLabels(input),
    ...placeLabels(input),
    routeLabels(input),
    crossingSymbols(input),
    ...venueLabels(input),
  ];
}

function geojson(data: GeoJSON): {
  type: 'geojson';
  data: GeoJSON;
  tolerance: number;
  buffer: number;
  maxzoom: number;
} {
  return { type: 'geojson', data, tolerance: 0.2, buffer: 64, maxzoom: 12 };
}

function withVisibility(layer: LayerSpecification, input: StyleInput): LayerSpecification {
  const content = (['borders', 'areas', 'crossings', 'routes', 'venues', 'aftermath'] as const).find((id) =>
    belongsTo(layer.id, id),
  );
  const isEmpty = WORLD_LAYERS.includes(layer.id) ? !input.world : isOwn(layer.id) && !input.own;
  if (isEmpty) return hidden(layer);
  if (!content || (input.layers.includes(content) && (input.ghosts || !isGhostly(layer.id)))) return layer;
  return hidden(layer);
}

function hidden(layer: LayerSpecification): LayerSpecification {
  return { ...layer, layout: { ...layer.layout, visibility: 'none' } } as LayerSpecification;
}
