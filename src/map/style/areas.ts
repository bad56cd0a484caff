/** Map layers of areas: a faint fill, a band as wide as the outline is uncertain, an outline for each status, and names. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { StatusWord } from '../../domain/model';
import { AREA_EMS, AREA_ZOOM, type LabelTier } from '../../symbology/labelOrder';
import { withOpacity, type Palette } from '../../symbology/palette';
import { lookOf, VAGUE_OUTLINE_IN_METRES } from '../../symbology/statuses';
import { AREA_OUTLINE_WIDTH } from '../../symbology/widths';
import { isHighlighted, isOfKind, isSelected, zoomed } from './expressions';
import { shownInWindow } from './filters';
import { HATCH_ICON } from './images';
import { stands } from './labels';
import { faintFill, labelLayout, nameInTwoLines, SECOND_SCALE, textHalo } from './paint';
import type { ContentSources } from './sources';
import type { StyleInput } from './styleInput';

/** Filter for areas whose outline is known well enough to be drawn as a line. */
const isPrecise: ExpressionSpecification = ['<', ['get', 'precisionM'], VAGUE_OUTLINE_IN_METRES];
/** Filter for areas whose outline is so uncertain that it says little more than in which country they lie. */
const isVague: ExpressionSpecification = ['>=', ['get', 'precisionM'], VAGUE_OUTLINE_IN_METRES];

/** Filters for features with a fill, and for those with an outline: see `areaFeatures` in `sources`. */
const hasFill: ExpressionSpecification = ['!=', ['get', 'draws'], 'outline'];
const hasOutline: ExpressionSpecification = ['!=', ['get', 'draws'], 'fill'];

/** Expression for the colour of an area's fill: an area of deployment, which is hatched, is fainter and grey. */
function areaColour(palette: Palette, opacity: number): ExpressionSpecification {
  return [
    'match',
    ['get', 'status'],
    'deployed',
    withOpacity(palette.idle, opacity * 0.6),
    withOpacity(palette.area, opacity),
  ];
}

/** The layer of soft fills: each reaches beyond its area's outline as far as the outline may be off, and has one edge. */
export function areaEdges({ palette }: StyleInput): LayerSpecification {
  return {
    id: 'areas-edge',
    type: 'fill',
    source: 'edges',
    filter: ['all', isOfKind('area'), isPrecise, shownInWindow('edges')],
    paint: faintFill(areaColour(palette, 0.2), areaColour(palette, 0.1)),
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
      // An area with a soft fill has no second one, but the pointer finds it here.
      paint: faintFill(...withoutSoftFill(palette, 0.2, 0.1)),
    },
    {
      id: 'areas-hatch',
      type: 'fill',
      source: 'areas',
      filter: ['all', ['==', ['get', 'status'], 'deployed'], hasFill, isPrecise, shownInWindow('areas')],
      paint: { 'fill-pattern': HATCH_ICON, 'fill-antialias': false },
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
          'line-width': AREA_OUTLINE_WIDTH * look.weight,
          ...(look.dash.length > 0 ? { 'line-dasharray': [...look.dash] } : {}),
        },
      };
    }),
  ];
}

/** Colours of fills, highlighted and usual, that are there only for areas without a soft fill. */
function withoutSoftFill(
  palette: Palette,
  ...opacities: readonly [highlighted: number, usual: number]
): readonly [ExpressionSpecification, ExpressionSpecification] {
  return opacities.map((opacity): ExpressionSpecification => [
    'case',
    ['has', 'soft'],
    'transparent',
    areaColour(palette, opacity),
  ]) as unknown as readonly [ExpressionSpecification, ExpressionSpecification];
}

/** Which side of its name an area's point is at, by status: the better one first. */
const NAME_SIDES = {
  former: ['bottom', 'top'],
  deployed: ['left', 'top-left'],
  undelimited: ['top', 'bottom'],
} as const;

/** The layers of areas' names by tier. Other areas are explained by their outline and the legend. */
export function areaLabels({ palette }: StyleInput): Readonly<Partial<Record<LabelTier, LayerSpecification>>> {
  const names = (
    id: string,
    tier: LabelTier,
    status: keyof typeof NAME_SIDES,
    minzoom: number,
    colour: string,
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'places',
    minzoom,
    filter: [
      'all',
      ['==', ['get', 'rank'], 'area'],
      ['==', ['get', 'status'], status],
      shownInWindow('places'),
      stands,
    ],
    layout: {
      ...labelLayout(tier),
      'text-field': nameInTwoLines(colour, SECOND_SCALE[tier]),
      'text-max-width': AREA_EMS,
      // The name is beside its point. That of an exclave keeps off the outline, which grows with the zoom.
      'text-variable-anchor': [...NAME_SIDES[status]],
      'text-justify': 'auto',
      'text-radial-offset': zoomed(
        [8.4, status === 'undelimited' ? 1.6 : 0.2],
        [9.5, status === 'undelimited' ? 3.2 : 0.4],
      ),
    },
    paint: { 'text-color': colour, ...textHalo(palette) },
  });
  return {
    formerArea: names('areas-labels-former', 'formerArea', 'former', AREA_ZOOM, palette.areaLine),
    deployedArea: names('areas-labels-deployed', 'deployedArea', 'deployed', AREA_ZOOM, palette.inkSoft),
    town: names('areas-labels', 'town', 'undelimited', 8.4, palette.inkSoft),
  };
}

/** The statuses that areas of the content have. */
function statusesOfAreas(content: ContentSources): readonly StatusWord[] {
  return [...new Set(content.areas.features.map(({ properties }) => properties?.['status'] as StatusWord))].sort();
}
