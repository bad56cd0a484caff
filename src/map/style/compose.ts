/**
 * The whole map style as one value: base map, our sources, our layers in fixed slots under the labels (MapLibre style
 * specification, version 8). Pure: the same input gives an equal style, so a theme or base-map change is a new style.
 */
import type {
  ExpressionSpecification,
  FontFacesSpecification,
  CircleLayerSpecification,
  FillLayerSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { FeatureCollection, GeoJSON } from 'geojson';
import type { LayerId, RouteMode, StatusWord } from '../../domain/model';
import { withOpacity, type Palette } from '../../symbology/palette';
import { lookOf, RAIL_THREAD, VAGUE_M } from '../../symbology/statuses';
import type { RegionBasemap, WorldBasemap } from './basemap';
import { inZoom, zoomed } from './expressions';
import { existsInWindow, meetingCount, meetsInWindow, shownInWindow, type DateState } from './filters';
import { crossingIcon, GHOST_ICON, LATER_FOOT, LATER_ICON, PEAK_ICON, SETTLEMENT_ICON } from './images';
import { groundLayers, ofGround, regionGround, WORLD_LAYERS, worldGround } from './ground';
import { mostMeetings, type ContentSources } from './sources';

export interface StyleInput {
  readonly palette: Palette;
  readonly region: RegionBasemap;
  readonly world: WorldBasemap | null;
  readonly content: ContentSources;
  readonly fontFaces: FontFacesSpecification;
  /** Countries drawn a touch lighter: ISO 3166-1 alpha-3. */
  readonly focusCountries: readonly string[];
  readonly date: DateState;
  /** Layers that are on. */
  readonly layers: readonly LayerId[];
  /** Whether what is gone or not yet there is drawn faintly. */
  readonly ghosts: boolean;
  /** Those of the reader's own features that hold, each with an `id` (a number); null where there are none at all. */
  readonly own: FeatureCollection | null;
}

const REGULAR = ['Atlas Sans 400'];
const STRONG = ['Atlas Sans 600'];
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Width of a road, in pixels by zoom; other routes are a share of it. */
const ROUTE_WIDTH = zoomed([5, 1.6], [8, 3], [11, 4.6]);

const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hovered'], false];
const isEmphasised: ExpressionSpecification = ['boolean', ['feature-state', 'emphasised'], false];
const stands: ExpressionSpecification = ['any', isSelected, isHovered, isEmphasised];

/** How a line can look: its status and, of a route, what it carries. */
interface LineClass {
  readonly mode: RouteMode | '';
  readonly status: StatusWord;
}

/** The looks of a kind that occur in the content, so that the style has a line layer for each dash and no more. */
function classesIn(content: ContentSources, kind: string): readonly LineClass[] {
  const found = content.lines.features
    .filter((line) => line.properties?.['kind'] === kind)
    .map((line) => ({ mode: line.properties?.['mode'], status: line.properties?.['status'] }) as LineClass);
  return [...new Map(found.map((each) => [`${each.mode}-${each.status}`, each] as const)).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => each);
}

/** The statuses that areas have in the content. */
function statusesOfAreas(content: ContentSources): readonly StatusWord[] {
  return [...new Set(content.areas.features.map(({ properties }) => properties?.['status'] as StatusWord))].sort();
}

/** The two lines of a name: the second form smaller below the first. */
function label(colour: string, scale = 0.86): ExpressionSpecification {
  return [
    'case',
    ['==', ['get', 'second'], ''],
    ['format', ['get', 'name'], {}],
    [
      'format',
      ['get', 'name'],
      {},
      '\n',
      {},
      ['get', 'second'],
      { 'font-scale': scale, 'text-font': ['literal', REGULAR], 'text-color': colour },
    ],
  ];
}

/**
 * A name in one colour, said in the text as the two lines of a name say it: one program then draws them all. A colour said in the
 * text goes before `text-color`.
 */
function inked(field: ExpressionSpecification, colour: string): ExpressionSpecification {
  return ['format', field, { 'text-color': colour }];
}

/** Ids of the layers that answer to the pointer, most particular first. */
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

/** Which map layers a content layer is made of, by the prefix of their ids. */
export function belongsTo(layer: string, content: LayerId): boolean {
  return layer === content || layer.startsWith(`${content}-`);
}

/** Whether a map layer draws the reader's own features. */
export function isOwn(layer: string): boolean {
  return layer.startsWith('own-');
}

/** Whether a map layer draws what is gone or not yet there. */
export function isGhostly(layer: string): boolean {
  return layer.endsWith('-ghosts');
}

/** Composes the style. */
export function composeStyle(input: StyleInput): StyleSpecification {
  const { content, date } = input;
  const layers = [
    ...groundLayers(input.palette, input.focusCountries),
    ...contentLayers(input),
    ...ownLayers(input.palette),
    ...labelLayers(input),
  ];
  return {
    version: 8,
    'font-faces': input.fontFaces,
    // A globe while the world is in view; Mercator before the region fills the frame, as the still map draws it.
    projection: { type: ['interpolate', ['linear'], ['zoom'], 4.6, 'vertical-perspective', 5.6, 'mercator'] },
    sky: { 'atmosphere-blend': 0 },
    state: Object.fromEntries(Object.entries(date).map(([name, value]) => [name, { default: value as number }])),
    sources: {
      world: geojson(worldGround(input.world)),
      region: geojson(regionGround(input.region, content.settlements)),
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
    layers: layers.map((layer) => withVisibility(layer, input)),
  };
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

function contentLayers({ palette, content }: StyleInput): LayerSpecification[] {
  const lines = (kind: 'border' | 'route'): ExpressionSpecification => [
    'all',
    ['==', ['get', 'kind'], kind],
    shownInWindow('lines'),
  ];
  const slots = mostMeetings(content);
  const count = meetingCount(slots, 'venues');
  const counted: ExpressionSpecification = ['>', count, 0];
  const hasLater: ExpressionSpecification = ['>', meetingCount(mostMeetings(content, 'later'), 'later'), 0];
  const areaColour = (opacity: number): ExpressionSpecification => [
    'match',
    ['get', 'status'],
    'deployed',
    withOpacity(palette.guarded, opacity),
    withOpacity(palette.areaLine, opacity),
  ];

  const lineLayers = (kind: 'border' | 'route', group: 'borders' | 'routes', width: ExpressionSpecification) =>
    classesIn(content, kind).map(({ mode, status }): LayerSpecification => {
      const look = lookOf(kind, status, mode || undefined);
      return {
        id: mode ? `${group}-${mode}-${status}` : `${group}-${status}`,
        type: 'line',
        source: 'lines',
        filter: ['all', ['==', ['get', 'status'], status], ['==', ['get', 'mode'], mode], lines(kind)],
        layout: { 'line-join': 'round', 'line-cap': look.dash.length > 0 ? 'butt' : 'round' },
        paint: {
          'line-color': palette[look.colour],
          'line-width': scaled(width, look.weight),
          ...(look.dash.length > 0 ? { 'line-dasharray': [...look.dash] } : {}),
        },
      };
    });

  return [
    ...ghostLayers(palette, content),
    // Layers of one source stand together: every change of source costs a clipping mask a tile.
    {
      // As wide as the outline is uncertain.
      id: 'areas-edge',
      type: 'fill',
      source: 'edges',
      filter: ['all', ['==', ['get', 'kind'], 'area'], ['<', ['get', 'precisionM'], VAGUE_M], shownInWindow('edges')],
      paint: wash(areaColour(0.16), areaColour(0.07)),
    },
    {
      // The ground within which a schematic road really runs.
      id: 'routes-precision',
      type: 'fill',
      source: 'edges',
      minzoom: 7,
      filter: ['all', ['==', ['get', 'kind'], 'route'], ['!=', ['get', 'mode'], 'air'], shownInWindow('edges')],
      paint: wash(withOpacity(palette.accent, 0.1), withOpacity(palette.accent, 0), isSelected),
    },
    {
      id: 'areas-fill',
      type: 'fill',
      source: 'areas',
      // An area whose outline says no more than which country it is: the pointer finds its line, not half the map.
      filter: ['all', ['<', ['get', 'precisionM'], VAGUE_M], shownInWindow('areas')],
      paint: wash(areaColour(0.14), areaColour(0.05)),
    },
    {
      // A soft band, and only while it is looked at: a line would pass for a border. Near by it would cross the towns as if it meant a place.
      id: 'areas-outline-vague',
      type: 'line',
      source: 'areas',
      maxzoom: 6.2,
      filter: ['all', ['>=', ['get', 'precisionM'], VAGUE_M], shownInWindow('areas')],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.areaLine,
        'line-width': ['case', isSelected, 9, 7],
        'line-opacity': ['case', isSelected, 0.4, stands, 0.3, 0],
      },
    },
    {
      id: 'areas-glow',
      type: 'line',
      source: 'areas',
      filter: ['all', ['<', ['get', 'precisionM'], VAGUE_M], shownInWindow('areas')],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.accent,
        'line-width': ['case', isSelected, 8, 5],
        'line-opacity': ['case', isSelected, 0.32, stands, 0.14, 0],
      },
    },
    // A dash is of a layer, not of a feature: one for each status an area has.
    ...statusesOfAreas(content).map((status): LayerSpecification => {
      const look = lookOf('area', status);
      return {
        id: `areas-outline-${status}`,
        type: 'line',
        source: 'areas',
        filter: [
          'all',
          ['==', ['get', 'status'], status],
          ['<', ['get', 'precisionM'], VAGUE_M],
          shownInWindow('areas'),
        ],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette[look.colour],
          'line-width': 1.2,
          ...(look.dash.length > 0 ? { 'line-dasharray': [...look.dash] } : {}),
        },
      };
    }),
    {
      id: 'borders-glow',
      type: 'line',
      source: 'lines',
      filter: lines('border'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.accent,
        // A border of a passage that speaks of something on it must not shout it down.
        'line-width': ['case', isSelected, 8, 5],
        'line-opacity': ['case', isSelected, 0.32, stands, 0.14, 0],
      },
    },
    ...lineLayers('border', 'borders', zoomed([3, 0.7], [6, 1.5], [10, 2.4])),
    {
      id: 'borders-hit',
      type: 'line',
      source: 'lines',
      filter: lines('border'),
      paint: { 'line-width': 12, 'line-opacity': 0 },
    },
    {
      id: 'routes-glow',
      type: 'line',
      source: 'lines',
      filter: lines('route'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.accent,
        // As broad as a road's casing would say more of a link by air than is meant.
        'line-width': ['case', ['==', ['get', 'mode'], 'air'], 6, 12],
        'line-opacity': ['case', isSelected, 0.34, stands, 0.2, 0],
      },
    },
    {
      id: 'routes-casing',
      type: 'line',
      source: 'lines',
      filter: ['all', ['==', ['get', 'mode'], 'road'], lines('route')],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.casing, 'line-width': zoomed([5, 3], [8, 5.5], [11, 8]) },
    },
    {
      // Joins the sleepers of a railway.
      id: 'routes-rail-thread',
      type: 'line',
      source: 'lines',
      filter: ['all', ['==', ['get', 'mode'], 'rail'], lines('route')],
      paint: { 'line-color': palette.idle, 'line-width': scaled(ROUTE_WIDTH, RAIL_THREAD) },
    },
    ...lineLayers('route', 'routes', ROUTE_WIDTH),
    {
      id: 'routes-hit',
      type: 'line',
      source: 'lines',
      filter: lines('route'),
      paint: { 'line-width': 16, 'line-opacity': 0 },
    },
    {
      id: 'crossings-halo',
      type: 'fill',
      source: 'halos',
      minzoom: 6,
      filter: ['all', ['==', ['get', 'kind'], 'crossing'], shownInWindow('halos')],
      paint: wash(withOpacity(palette.accent, 0.22), withOpacity(palette.accent, 0.14)),
    },
    {
      id: 'venues-halo',
      type: 'fill',
      source: 'halos',
      minzoom: 6,
      filter: [
        'all',
        ['==', ['get', 'kind'], 'venue'],
        ['>', meetingCount(mostMeetings(content, 'halos'), 'halos'), 0],
      ],
      paint: wash(withOpacity(palette.meeting, 0.2), withOpacity(palette.meeting, 0.1)),
    },
    {
      id: 'aftermath-ring',
      type: 'circle',
      source: 'later',
      filter: hasLater,
      paint: ring(palette, 10, 11),
    },
    {
      // Stands beside the place's own mark and under it, so that neither hides the other.
      id: 'aftermath',
      type: 'symbol',
      source: 'later',
      filter: hasLater,
      layout: {
        'icon-image': LATER_ICON,
        'icon-anchor': 'bottom-left',
        'icon-offset': [-LATER_FOOT, LATER_FOOT],
        'icon-overlap': 'always',
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'venues-ring',
      type: 'circle',
      source: 'venues',
      filter: counted,
      paint: ring(palette, 15, 18, ['any', stands, meetsInWindow(slots, 'venues')]),
    },
    {
      id: 'venues',
      type: 'circle',
      source: 'venues',
      filter: ['all', ['==', ['get', 'disclosed'], true], counted],
      paint: {
        'circle-radius': zoomed([1, 9], [6, 11.5], [9, 12.5]),
        'circle-color': palette.meeting,
        'circle-stroke-color': palette.casing,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'venues-undisclosed',
      type: 'circle',
      source: 'venues',
      filter: ['all', ['==', ['get', 'disclosed'], false], counted],
      paint: {
        'circle-radius': zoomed([1, 8], [6, 11]),
        'circle-color': palette.focusLand,
        'circle-opacity': 0.9,
        'circle-stroke-color': palette.meeting,
        'circle-stroke-width': 1.8,
      },
    },
    {
      id: 'crossings-ring',
      type: 'circle',
      source: 'crossings',
      filter: shownInWindow('crossings'),
      paint: ring(palette, 17, 20),
    },
  ];
}

/*
 * The map engine compiles a program for each combination of paint properties that hang on a feature, on first use: some 100 ms each
 * where graphics are drawn in software. So things of a sort are drawn alike, down to which properties hang on the feature.
 */

/** Faint ground: no smoothed edge, which costs a second pass and would not be seen. Colours carry their opacity. */
function wash(
  standing: string | ExpressionSpecification,
  otherwise: string | ExpressionSpecification,
  when = stands,
): FillLayerSpecification['paint'] {
  return { 'fill-color': ['case', when, standing, otherwise], 'fill-antialias': false };
}

/** A ring around a mark, there while something is so; radii in pixels, the second while selected. */
function ring(palette: Palette, radius: number, selected: number, when = stands): CircleLayerSpecification['paint'] {
  return {
    'circle-radius': ['case', isSelected, selected, radius],
    'circle-color': 'transparent',
    'circle-stroke-color': ['case', when, palette.accent, palette.halo],
    'circle-stroke-width': ['case', isSelected, 2.5, when, 2, 0],
  };
}

/** What is gone or not yet there: outlines alone, grey, thin and faint, under everything that holds. */
function ghostLayers(palette: Palette, content: ContentSources): LayerSpecification[] {
  const absent: ExpressionSpecification = ['!', existsInWindow('ghosts')];
  const ofKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];
  return [
    {
      id: 'areas-ghosts',
      type: 'line',
      source: 'ghosts',
      filter: ['all', ofKind('area'), absent],
      paint: { 'line-color': palette.inkFaint, 'line-width': 1, 'line-dasharray': [1, 4], 'line-opacity': 0.6 },
    },
    {
      id: 'routes-ghosts',
      type: 'line',
      source: 'ghosts',
      filter: ['all', ofKind('route'), absent],
      paint: {
        'line-color': palette.inkFaint,
        'line-width': zoomed([5, 1], [10, 2.2]),
        'line-dasharray': [1.5, 3],
        'line-opacity': 0.6,
      },
    },
    {
      id: 'crossings-ghosts',
      type: 'symbol',
      source: 'ghosts',
      filter: ['all', ofKind('crossing'), absent],
      layout: { 'icon-image': GHOST_ICON, 'icon-overlap': 'always', 'icon-ignore-placement': true },
      paint: { 'icon-opacity': 0.75 },
    },
    {
      id: 'venues-ghosts',
      type: 'circle',
      source: 'ghosts',
      filter: ['all', ofKind('venue'), ['==', meetingCount(mostMeetings(content, 'ghosts'), 'ghosts'), 0]],
      paint: {
        'circle-radius': zoomed([1, 6], [6, 9]),
        'circle-color': palette.focusLand,
        'circle-opacity': 0.5,
        'circle-stroke-color': palette.meeting,
        'circle-stroke-width': 1.2,
        'circle-stroke-opacity': 0.55,
      },
    },
  ];
}

/** The reader's own features that hold on the date, and no others: quiet, in one colour, over the atlas and under its names. */
function ownLayers(palette: Palette): LayerSpecification[] {
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

/** A width expression times a factor, stop by stop: interpolation must stay outermost. */
function scaled(expression: ExpressionSpecification, factor: number): ExpressionSpecification {
  const [operator, interpolation, input, ...stops] = expression as unknown as [string, unknown, unknown, ...number[]];
  const widths = stops.map((value, index) => (index % 2 === 1 ? value * factor : value));
  return [operator, interpolation, input, ...widths] as unknown as ExpressionSpecification;
}

function labelLayers({ palette, content }: StyleInput): LayerSpecification[] {
  const slots = mostMeetings(content);
  const count = meetingCount(slots, 'venues');
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.6, 'text-halo-blur': 0.4 };
  const named = label(palette.inkSoft);
  const ranked = (...ranks: readonly string[]): ExpressionSpecification => [
    'all',
    ['in', ['get', 'rank'], ['literal', [...ranks]]],
    inZoom,
  ];
  const townOnly: ExpressionSpecification = [
    'any',
    ['!', ['has', 'meetings']],
    ['==', meetingCount(slots, 'places'), 0],
    ['==', ['global-state', 'venues'], 0],
  ];
  const settled: ExpressionSpecification = ['all', ranked('capital', 'city', 'town', 'village', 'site'), townOnly];
  return [
    {
      // First, so that every other label comes before it.
      id: 'graticule-labels',
      type: 'symbol',
      source: 'region',
      minzoom: 7.8,
      filter: ['all', ofGround('meridian-crossing'), inZoom],
      layout: {
        'text-field': inked(['get', 'name'], palette.countryText),
        'text-font': REGULAR,
        'text-size': 12,
        'text-anchor': 'bottom-left',
        'text-offset': [0.3, -0.2],
        'text-max-width': 20,
        'text-padding': 4,
      },
      paint: { 'text-color': palette.countryText, ...halo },
    },
    {
      id: 'river-labels',
      type: 'symbol',
      source: 'region',
      minzoom: 6.8,
      filter: ['all', ofGround('river'), ['has', 'name'], inZoom],
      layout: {
        'symbol-placement': 'line',
        'text-field': inked(['get', 'name'], palette.waterText),
        'text-font': REGULAR,
        'text-size': 12,
        'text-letter-spacing': 0.08,
        'text-offset': [0, 0.85],
        'text-max-angle': 22,
        'symbol-spacing': 420,
      },
      paint: { 'text-color': palette.waterText, ...halo },
    },
    {
      id: 'water-labels',
      type: 'symbol',
      source: 'places',
      filter: ranked('water'),
      layout: {
        'text-field': inked(['get', 'name'], palette.waterText),
        'text-font': REGULAR,
        'text-size': zoomed([4, 12], [8, 13.5]),
        'text-max-width': 6,
      },
      paint: { 'text-color': palette.waterText, 'text-halo-color': palette.water, 'text-halo-width': 1 },
    },
    {
      id: 'district-labels',
      type: 'symbol',
      source: 'places',
      filter: ranked('district', 'region'),
      layout: {
        'text-field': named,
        'text-font': REGULAR,
        'text-size': zoomed([8, 12], [10, 15]),
        'text-letter-spacing': 0.14,
        'text-max-width': 9,
        // Its point is no spot on the ground: it moves aside before it goes.
        'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
        'text-radial-offset': 1.4,
      },
      // Both sides' forms in one tone.
      paint: { 'text-color': palette.inkSoft, ...halo },
    },
    {
      // Mark and name come and go together: a dot without a name tells nothing.
      id: 'settlements-labels',
      type: 'symbol',
      source: 'settlements',
      minzoom: 6.8,
      filter: ranked('city', 'town', 'village', 'site', 'peak'),
      layout: {
        'icon-image': ['match', ['get', 'rank'], 'peak', PEAK_ICON, SETTLEMENT_ICON],
        'icon-size': ['match', ['get', 'rank'], 'city', 1.1, ['village', 'site'], 0.85, 1],
        // Small as it is, the second form is no smaller.
        'text-field': label(palette.inkFaint, 1),
        'text-font': REGULAR,
        'text-size': zoomed([7, 12], [10, ['match', ['get', 'rank'], 'city', 13.5, 'town', 13, 12]]),
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.5,
        'text-justify': 'auto',
        'text-max-width': 10,
        'text-padding': 4,
        'symbol-sort-key': ['match', ['get', 'rank'], 'city', 0, 'peak', 1, 'town', 1, 2],
      },
      paint: { 'text-color': palette.inkFaint, ...halo },
    },
    {
      // Placed after the towns: where a village has the exclave's name, once is enough.
      id: 'areas-labels',
      type: 'symbol',
      source: 'places',
      minzoom: 8.4,
      filter: ['all', ['==', ['get', 'rank'], 'area'], shownInWindow('places')],
      layout: {
        'text-field': named,
        'text-font': REGULAR,
        'text-size': 12,
        'text-letter-spacing': 0.06,
        'text-max-width': 14,
        // Below the outline while it is small.
        'text-variable-anchor': ['top', 'bottom'],
        'text-radial-offset': zoomed([8.4, 1.6], [9.5, 3.2]),
      },
      paint: { 'text-color': palette.inkSoft, ...halo },
    },
    {
      id: 'places-dot',
      type: 'circle',
      source: 'places',
      filter: settled,
      paint: {
        'circle-radius': ['match', ['get', 'rank'], 'capital', 3.6, 'city', 3, 2.3],
        'circle-color': palette.inkSoft,
        'circle-stroke-color': ['case', stands, palette.accent, palette.halo],
        'circle-stroke-width': ['case', stands, 2, 1],
      },
    },
    {
      id: 'places-labels',
      type: 'symbol',
      source: 'places',
      filter: settled,
      layout: {
        'text-field': named,
        'text-font': ['match', ['get', 'rank'], 'capital', ['literal', STRONG], ['literal', REGULAR]],
        'text-size': zoomed(
          [5, ['match', ['get', 'rank'], 'capital', 13.5, 12]],
          [9, ['match', ['get', 'rank'], 'capital', 16, 'city', 14.5, 13]],
        ),
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.55,
        'text-justify': 'auto',
        'text-max-width': 12,
        'text-padding': 3,
        'symbol-sort-key': ['match', ['get', 'rank'], 'capital', 0, 'city', 1, 'town', 2, 3],
      },
      paint: { 'text-color': palette.ink, ...halo },
    },
    {
      // After the towns, so that it comes before them: a country that is not named is missed first.
      id: 'country-labels',
      type: 'symbol',
      source: 'places',
      filter: ranked('country'),
      layout: {
        'text-field': inked(['upcase', ['get', 'name']], palette.countryText),
        'text-font': REGULAR,
        'text-size': zoomed([2, 12], [6, 15], [9, 18]),
        'text-letter-spacing': 0.32,
        'text-max-width': 14,
        'text-padding': 6,
        // A country's name gives way to content, but moves aside before it goes.
        'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
        'text-radial-offset': 1.4,
      },
      paint: { 'text-color': palette.countryText, ...halo },
    },
    {
      id: 'routes-labels',
      type: 'symbol',
      source: 'lines',
      minzoom: 8.2,
      filter: ['all', ['==', ['get', 'kind'], 'route'], shownInWindow('lines')],
      layout: {
        'symbol-placement': 'line',
        'text-field': inked(['get', 'name'], palette.inkSoft),
        'text-font': STRONG,
        'text-size': 12.5,
        'text-offset': [0, -1],
        'text-max-angle': 40,
        'symbol-spacing': 420,
      },
      paint: { 'text-color': palette.inkSoft, ...halo },
    },
    {
      id: 'crossings',
      type: 'symbol',
      source: 'crossings',
      filter: shownInWindow('crossings'),
      layout: {
        'icon-image': ['concat', crossingIcon('' as StatusWord), ['get', 'status']],
        'icon-allow-overlap': true,
        'icon-overlap': 'always',
        'icon-size': zoomed([3, 0.7], [7, 1], [10, 1.15]),
        'text-field': named,
        'text-font': STRONG,
        'text-size': 13.5,
        'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
        'text-radial-offset': 1.25,
        'text-justify': 'auto',
        'text-optional': true,
        'text-max-width': 11,
      },
      paint: { 'text-color': palette.ink, ...halo },
    },
    {
      id: 'venues-labels',
      type: 'symbol',
      source: 'venues',
      filter: ['all', ['==', ['get', 'disclosed'], true], ['>', count, 0]],
      layout: {
        'text-field': named,
        'text-font': STRONG,
        'text-size': 13,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.2,
        'text-justify': 'auto',
        'text-max-width': 10,
        'text-optional': true,
      },
      paint: { 'text-color': palette.ink, ...halo },
    },
    {
      id: 'venues-count',
      type: 'symbol',
      source: 'venues',
      filter: ['>', count, 0],
      layout: {
        'text-field': ['case', ['==', ['get', 'disclosed'], true], ['to-string', count], '?'],
        'text-font': STRONG,
        'text-size': 12.5,
        'text-allow-overlap': true,
        // The disc is in the way of labels, not only the number on it.
        'text-padding': 7,
      },
      paint: { 'text-color': ['case', ['==', ['get', 'disclosed'], true], palette.meetingText, palette.meeting] },
    },
  ];
}
