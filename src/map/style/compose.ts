/**
 * Composes the complete map style (MapLibre style specification, version 8): the sources, and the layers in their order, each made by the
 * file of its slot. It is pure: equal inputs give equal styles, and a change of theme or base map is a new style.
 */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { FeatureCollection, GeoJSON } from 'geojson';
import type { Layer } from '../../domain/model';
import { LABEL_ORDER, type LabelTier } from '../../symbology/labelOrder';
import { LAYER_LOOK_NAMES, marksEvents, type LayerLookName } from '../../symbology/layers';
import { aftermathLayers, aftermathRoom } from './aftermath';
import { areaEdges, areaLabels, areaLayers } from './areas';
import { basemapLayers, WORLD_LAYERS } from './basemapLayers';
import { regionSource } from './basemapSource';
import { borderLayers } from './borders';
import { coverBoxes, COVERS } from './covers';
import { crossingHalos, crossingRings, crossingSigns, crossingSymbols } from './crossings';
import { ghostLayers } from './ghosts';
import { dotRoom, placeDots, placeLabels } from './labels';
import { routeEdges, routeLabels, routeLayers } from './routes';
import type { ContentSourceId } from './sources';
import type { StyleInput } from './styleInput';
import { VENUE_LINES, venueDiscs, venueHalos, venueLines, venueNames, venueRings } from './venues';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/**
 * Ids of the map layers that react to the pointer, those with the smallest symbols first: if several are under the pointer, the first
 * reacts.
 */
export const INTERACTIVE_LAYERS = [
  'crossings',
  'venues',
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

/** Sources of points that the rim of the globe may cut. */
const POINT_SOURCES: readonly string[] = ['places', 'venues', 'crossings', 'aftermath'] satisfies ContentSourceId[];

/** What the style needs to know of a layer of the content. */
type ContentLayer = Pick<Layer, 'id' | 'look'>;

/**
 * If several layers of the content have the same look, each has its own map layers; their ids end with this sign and the id of the
 * content's layer.
 */
const OF_LAYER = '@';

/** The id of a map layer without the content's layer: `routes-hit` for `routes-hit@ferries`. */
export function slotId(mapLayer: string): string {
  return mapLayer.split(OF_LAYER)[0] as string;
}

/** The layer look that a map layer draws; the id of the map layer begins with the look's name. */
function lookOfSlot(mapLayer: string): LayerLookName | undefined {
  const id = slotId(mapLayer);
  return LAYER_LOOK_NAMES.find((look) => id === look || id.startsWith(`${look}-`));
}

/** Whether a map layer draws features of a layer of the content. */
export function belongsTo(mapLayer: string, { id, look }: ContentLayer): boolean {
  const [, of] = mapLayer.split(OF_LAYER);
  return of === undefined ? lookOfSlot(mapLayer) === look : of === id;
}

/**
 * Copies a map layer for each layer of the content that has its look; each copy draws that layer's features alone. No copy is made if no
 * layer has the look. At most one layer marks events (`content/checks/vocabulary`), so its marks need no filter.
 */
function byContentLayer(
  layer: LayerSpecification,
  contentLayers: readonly ContentLayer[],
): readonly LayerSpecification[] {
  const look = lookOfSlot(layer.id);
  if (look === undefined) return [layer];
  const alike = contentLayers.filter((each) => each.look === look);
  return alike.map((each) => {
    const own = alike.length === 1 ? layer : { ...layer, id: `${layer.id}${OF_LAYER}${each.id}` };
    return marksEvents(each) ? own : withFilter(own, ['==', ['get', 'layer'], each.id]);
  });
}

/** A copy of a map layer with a further filter condition. Every map layer with a look has a filter already. */
function withFilter(layer: LayerSpecification, condition: ExpressionSpecification): LayerSpecification {
  const { filter } = layer as { filter: ExpressionSpecification };
  return { ...layer, filter: ['all', filter, condition] } as LayerSpecification;
}

/** A map layer of symbols and names without those at the rim of the globe or behind it. */
function onThisSide(layer: LayerSpecification): LayerSpecification {
  const isOfPoints =
    'source' in layer && POINT_SOURCES.includes(layer.source) && ['circle', 'symbol'].includes(layer.type);
  return isOfPoints ? withFilter(layer, ['!', ['in', ['get', 'feature'], ['global-state', 'beyond']]]) : layer;
}

/** Whether a map layer draws features that do not exist on the date. */
export function isGhostly(layer: string): boolean {
  return slotId(layer).endsWith('-ghosts');
}

/** Composes the map style from its inputs. */
export function composeStyle(input: StyleInput): StyleSpecification {
  const { content, date } = input;
  return {
    version: 8,
    'font-faces': input.fontFaces,
    // The map is a globe at low zooms. It becomes Mercator before the region fills the map, because the still map draws Mercator.
    projection: { type: ['interpolate', ['linear'], ['zoom'], 3.8, 'vertical-perspective', 4.8, 'mercator'] },
    sky: { 'atmosphere-blend': 0 },
    state: Object.fromEntries(Object.entries(date).map(([name, value]) => [name, { default: value }])),
    sources: {
      world: geojson(input.world?.address ?? EMPTY),
      region: geojson(regionSource(input.region, input.regionBounds, content.settlements)),
      ...Object.fromEntries(
        Object.entries(content).map(([name, data]) => [
          name,
          // Ghosts that are off get no data, so that no tiles are prepared for them.
          {
            ...geojson(name === 'ghosts' && !input.ghosts ? EMPTY : data),
            promoteId: 'feature',
          },
        ]),
      ),
      [VENUE_LINES]: geojson(EMPTY),
      [COVERS]: geojson(EMPTY),
    },
    layers: layersInOrder(input)
      .map(onThisSide)
      .flatMap((layer) => byContentLayer(layer, input.contentLayers))
      .map((layer) => withVisibility(layer, input)),
  };
}

/**
 * The map layers, bottom to top. Layers of the same source are adjacent if possible, because MapLibre draws a clipping mask per tile at
 * every change of source. The signs of the atlas are under all names; between both is the place of a reader's own points (`map/ownSource`).
 */
function layersInOrder(input: StyleInput): readonly LayerSpecification[] {
  const discs = venueDiscs(input);
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
    ...venueLines(input),
    venueRings(input),
    crossingRings(input),
    placeDots(input),
    crossingSigns(),
    discs.seen,
    ...labelsInOrder(input),
    discs.room,
    dotRoom(input),
    aftermathRoom(input),
    coverBoxes(),
  ];
}

/**
 * The layers of names, those placed last at the bottom: the engine places the names of higher layers first. Within a tier, the name of
 * an area comes after those of towns: if a village has the same name as the area, one name is enough.
 */
function labelsInOrder(input: StyleInput): readonly LayerSpecification[] {
  const places = placeLabels(input);
  const areas = areaLabels(input);
  const others: Readonly<Partial<Record<LabelTier, readonly LayerSpecification[]>>> = {
    named: [routeLabels(input), crossingSymbols(input)],
    venue: [venueNames(input)],
  };
  const ofTier = (tier: LabelTier): readonly LayerSpecification[] => [
    ...(areas[tier] ? [areas[tier]] : []),
    ...(places[tier] ?? []),
    ...(others[tier] ?? []),
  ];
  return [...LABEL_ORDER].reverse().flatMap(ofTier);
}

function geojson(data: GeoJSON | string): {
  type: 'geojson';
  data: GeoJSON | string;
  tolerance: number;
  buffer: number;
  maxzoom: number;
} {
  return { type: 'geojson', data, tolerance: 0.2, buffer: 64, maxzoom: 12 };
}

function withVisibility(layer: LayerSpecification, input: StyleInput): LayerSpecification {
  const content = input.contentLayers.find((each) => belongsTo(layer.id, each));
  if (WORLD_LAYERS.includes(layer.id) && !input.world?.isSeen) return hidden(layer);
  if (!content || (input.layers.includes(content.id) && (input.ghosts || !isGhostly(layer.id)))) return layer;
  return hidden(layer);
}

function hidden(layer: LayerSpecification): LayerSpecification {
  return { ...layer, layout: { ...layer.layout, visibility: 'none' } };
}
