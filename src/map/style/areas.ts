/** Map layers of areas: a faint fill, a band as wide as the outline is uncertain, an outline for each status, and names. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { StatusWord } from '../../domain/model';
import { withOpacity, type Palette } from '../../symbology/palette';
import { lookOf, VAGUE_OUTLINE_IN_METRES } from '../../symbology/statuses';
import { isHighlighted, isOfKind, isSelected, zoomed } from './expressions';
import { shownInWindow } from './filters';
import { faintFill, nameInTwoLines, REGULAR_FONT, textHalo } from './paint';
import type { ContentSources } from './sources';
import type { StyleInput } from './styleInput';

/** Filter for areas whose outline is known well enough to be drawn as a line. */
const isPrecise: ExpressionSpecification = ['<', ['get', 'precisionM'], VAGUE_OUTLINE_IN_METRES];
/** Filter for areas whose outline is so uncertain that it says little more than in which country they lie. */
const isVague: ExpressionSpecification = ['>=', ['get', 'precisionM'], VAGUE_OUTLINE_IN_METRES];

/** Filters for features with a fill, and for those with an outline: see `areaFeatures` in `sources`. */
const hasFill: ExpressionSpecification = ['!=', ['get', 'draws'], 'outline'];
const hasOutline: ExpressionSpecification = ['!=', ['get', 'draws'], 'fill'];

/** Expression for the colour of an area according to its status. */
function areaColour(palette: Palette, opacity: number): ExpressionSpecification {
  return [
    'match',
    ['get', 'status'],
    'deployed',
    withOpacity(palette.guarded, opacity),
    withOpacity(palette.areaLine, opacity),
  ];
}

/** The layer of the bands within which the true outlines of areas lie. */
export function areaEdges({ palette }: StyleInput): LayerSpecification {
  return {
    id: 'areas-edge',
    type: 'fill',
    source: 'edges',
    filter: ['all', isOfKind('area'), isPrecise, shownInWindow('edges')],
    paint: faintFill(areaColour(palette, 0.16), areaColour(palette, 0.07)),
  };
}

/** The layers of areas, bottom to top. */
export function areaLayers({ palette, content }: StyleInput): readonly LayerSpecification[] {
  return [
    {
      id: 'areas-fill',
      type: 'fill',
      source: 'areas',
      // An area with a very uncertain outline has no fill, because the pointer would hit it on half the map.
      filter: ['all', hasFill, isPrecise, shownInWindow('areas')],
      paint: faintFill(areaColour(palette, 0.14), areaColour(palette, 0.05)),
    },
    {
      // An area with a very uncertain outline is a soft band, visible only while it is highlighted: a line would look like a border. It
      // is not drawn at zooms above 6.2, where the band would cross towns and seem to mean an exact place.
      id: 'areas-outline-vague',
      type: 'line',
      source: 'areas',
      maxzoom: 6.2,
      filter: ['all', hasOutline, isVague, shownInWindow('areas')],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.areaLine,
        'line-width': ['case', isSelected, 9, 7],
        'line-opacity': ['case', isSelected, 0.4, isHighlighted, 0.3, 0],
      },
    },
    {
      id: 'areas-glow',
      type: 'line',
      source: 'areas',
      filter: ['all', hasOutline, isPrecise, shownInWindow('areas')],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.accent,
        'line-width': ['case', isSelected, 8, 5],
        'line-opacity': ['case', isSelected, 0.32, isHighlighted, 0.14, 0],
      },
    },
    // MapLibre sets dashes per layer and not per feature, so each status of areas has its own layer.
    ...statusesOfAreas(content).map((status): LayerSpecification => {
      const look = lookOf('area', status);
      return {
        id: `areas-outline-${status}`,
        type: 'line',
        source: 'areas',
        filter: ['all', ['==', ['get', 'status'], status], hasOutline, isPrecise, shownInWindow('areas')],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette[look.colour],
          'line-width': 1.2,
          ...(look.dash.length > 0 ? { 'line-dasharray': [...look.dash] } : {}),
        },
      };
    }),
  ];
}

/** Names of areas that are not delimited; other areas are explained by their outline and the legend. */
export function areaLabels({ palette }: StyleInput): LayerSpecification {
  return {
    id: 'areas-labels',
    type: 'symbol',
    source: 'places',
    minzoom: 8.4,
    filter: ['all', ['==', ['get', 'rank'], 'area'], shownInWindow('places')],
    layout: {
      'text-field': nameInTwoLines(palette.inkSoft),
      'text-font': REGULAR_FONT,
      'text-size': 12,
      'text-letter-spacing': 0.06,
      'text-max-width': 14,
      // The name is below the outline while the area is small.
      'text-variable-anchor': ['top', 'bottom'],
      'text-radial-offset': zoomed([8.4, 1.6], [9.5, 3.2]),
    },
    paint: { 'text-color': palette.inkSoft, ...textHalo(palette) },
  };
}

/** The statuses that areas of the content have. */
function statusesOfAreas(content: ContentSources): readonly StatusWord[] {
  return [...new Set(content.areas.features.map(({ properties }) => properties?.['status'] as StatusWord))].sort();
}
