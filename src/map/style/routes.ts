/** Map layers of routes: the corridor of a selected schematic road, a band under highlighted routes, a line for each look, and names. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { DOUBT_ZOOM } from '../../symbology/doubt';
import { withOpacity } from '../../symbology/palette';
import { SLEEPERS } from '../../symbology/modes';
import { DOUBT_OPACITY, LINE_WIDTHS } from '../../symbology/widths';
import { STATUS_LOOKS } from '../../symbology/statuses';
import { isHighlighted, isOfKind, isSelected, scaledZoomStops, zoomed } from './expressions';
import { shownInWindow } from './filters';
import { routeLineLayers } from './lines';
import { colouredText, faintFill, STRONG_FONT, textHalo } from './paint';
import type { StyleInput } from './styleInput';

/** Width of a road line in pixels, by zoom; other routes have a fraction of it. */
const ROUTE_WIDTH = zoomed(...LINE_WIDTHS.route);

/** The layer of the washes within which schematic roads really run, each in the colour of its road's status. */
export function routeEdges({ palette }: StyleInput): LayerSpecification {
  const washes = (opacity: number): ExpressionSpecification =>
    [
      'match',
      ['get', 'status'],
      ...Object.entries(STATUS_LOOKS).flatMap(([status, { colour }]) => [
        status,
        withOpacity(palette[colour], opacity),
      ]),
      withOpacity(palette.idle, opacity),
    ] as unknown as ExpressionSpecification;
  return {
    id: 'routes-precision',
    type: 'fill',
    source: 'edges',
    minzoom: DOUBT_ZOOM.route,
    filter: ['all', isOfKind('route'), ['!=', ['get', 'mode'], 'air'], shownInWindow('edges')],
    paint: faintFill(washes(DOUBT_OPACITY), washes(DOUBT_OPACITY)),
  };
}

/** The layers of routes, bottom to top. */
export function routeLayers(input: StyleInput): readonly LayerSpecification[] {
  const { palette } = input;
  return [
    {
      id: 'routes-glow',
      type: 'line',
      source: 'routes',
      filter: shownInWindow('routes'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.accent,
        // The band of an air route is narrower: the line has no course on the ground that a broad band could follow.
        'line-width': ['case', ['==', ['get', 'mode'], 'air'], 6, 12],
        'line-opacity': ['case', isSelected, 0.34, isHighlighted, 0.2, 0],
      },
    },
    {
      id: 'routes-casing',
      type: 'line',
      source: 'routes',
      filter: ['all', ['==', ['get', 'mode'], 'road'], shownInWindow('routes')],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.casing, 'line-width': zoomed(...LINE_WIDTHS.casing) },
    },
    {
      // The sleepers of a railway are the dashes of a broad line; the thread above them has the dashes of the status.
      id: 'routes-rail-sleepers',
      type: 'line',
      source: 'routes',
      filter: ['all', ['==', ['get', 'mode'], 'rail'], shownInWindow('routes')],
      paint: {
        'line-color': palette[SLEEPERS.colour],
        'line-width': scaledZoomStops(ROUTE_WIDTH, SLEEPERS.weight),
        'line-dasharray': [...SLEEPERS.dash],
      },
    },
    ...routeLineLayers(input, ROUTE_WIDTH),
    {
      // An invisible line by which the pointer hits a route within eight pixels.
      id: 'routes-hit',
      type: 'line',
      source: 'routes',
      filter: shownInWindow('routes'),
      paint: { 'line-width': 16, 'line-opacity': 0 },
    },
  ];
}

/** The layer of route names, written along the lines. */
export function routeLabels({ palette }: StyleInput): LayerSpecification {
  return {
    id: 'routes-labels',
    type: 'symbol',
    source: 'routes',
    minzoom: 8.2,
    filter: shownInWindow('routes'),
    layout: {
      'symbol-placement': 'line',
      'text-field': colouredText(['get', 'name'], palette.inkSoft),
      'text-font': STRONG_FONT,
      'text-size': 12.5,
      'text-offset': [0, -1],
      'text-max-angle': 40,
      'symbol-spacing': 420,
    },
    paint: { 'text-color': palette.inkSoft, ...textHalo(palette) },
  };
}
