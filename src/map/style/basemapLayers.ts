/** Map layers of the base map, which are below all others. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../../symbology/palette';
import { isBasemapKind } from './basemapSource';
import { isWithinZooms, zoomed } from './expressions';
import { reliefLayers } from './relief';

/** Widths of rivers by rank, largest rivers first: in pixels at zoom 5.2 and at zoom 10. */
const RIVER_WIDTHS = [
  [0.9, 2.6],
  [0.4, 1.8],
  [0.2, 1.3],
] as const;

/** Opacity of the veil over other countries, from 0 to 1. `land` of the palette is the colour of flat land under it. */
export const VEIL_OPACITY = 0.62;

/** From this zoom on, the region's own detailed shores replace the world's. */
const BOX_ZOOM = 4.2;

/**
 * Ids of the layers that draw the world. They are hidden until its data have loaded, because even an empty layer costs a clipping mask
 * per tile.
 */
export const WORLD_LAYERS: readonly string[] = ['world-land', 'world-lakes', 'world-borders', 'world-box'];

/** The layers of the base map, bottom to top. `focusCountries` are drawn slightly lighter (ISO 3166-1 alpha-3 codes). */
export function basemapLayers(palette: Palette, focusCountries: readonly string[]): LayerSpecification[] {
  return [
    { id: 'background', type: 'background', paint: { 'background-color': palette.water } },
    {
      id: 'world-land',
      type: 'fill',
      source: 'world',
      filter: isBasemapKind('country'),
      paint: { 'fill-color': palette.land },
    },
    {
      id: 'world-lakes',
      type: 'fill',
      source: 'world',
      filter: isBasemapKind('lake'),
      paint: { 'fill-color': palette.water },
    },
    {
      id: 'world-borders',
      type: 'line',
      source: 'world',
      filter: isBasemapKind('border'),
      paint: { 'line-color': palette.borderThin, 'line-width': zoomed([1, 0.4], [6, 0.9]), 'line-opacity': 0.55 },
    },
    {
      // Covers the world's coarser shores inside the region, which has its own.
      id: 'world-box',
      type: 'fill',
      source: 'world',
      minzoom: BOX_ZOOM,
      filter: isBasemapKind('box'),
      paint: { 'fill-color': palette.water, 'fill-antialias': false },
    },
    {
      // Edges of this fill are not smoothed: lines are drawn over them, and smoothing would draw each edge once more.
      id: 'region-land',
      type: 'fill',
      source: 'region',
      filter: isBasemapKind('country'),
      paint: { 'fill-color': palette.focusLand, 'fill-antialias': false },
    },
    ...reliefLayers(palette),
    {
      id: 'region-veil',
      type: 'fill',
      source: 'region',
      filter: ['all', isBasemapKind('country'), ['!', ['in', ['get', 'iso'], ['literal', [...focusCountries]]]]],
      // Edges of this fill are borders that a reader can turn off, so they are smoothed.
      paint: { 'fill-color': palette.veil, 'fill-opacity': VEIL_OPACITY },
    },
    {
      id: 'graticule',
      type: 'line',
      source: 'region',
      maxzoom: 6,
      filter: isBasemapKind('meridian'),
      paint: { 'line-color': palette.graticule, 'line-width': 0.6 },
    },
    {
      id: 'graticule-fine',
      type: 'line',
      source: 'region',
      filter: ['all', isBasemapKind('fine-meridian'), isWithinZooms],
      paint: { 'line-color': palette.graticule, 'line-width': 0.6 },
    },
    {
      id: 'region-borders',
      type: 'line',
      source: 'region',
      filter: isBasemapKind('border'),
      paint: { 'line-color': palette.borderThin, 'line-width': zoomed([5, 0.6], [9, 1.2]) },
    },
    {
      id: 'region-lakes',
      type: 'fill',
      source: 'region',
      filter: isBasemapKind('lake'),
      paint: { 'fill-color': palette.water, 'fill-antialias': false },
    },
    {
      id: 'region-coast',
      type: 'line',
      source: 'region',
      minzoom: BOX_ZOOM,
      filter: isBasemapKind('coast'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.shore, 'line-width': 0.6 },
    },
    {
      id: 'region-lake-shores',
      type: 'line',
      source: 'region',
      minzoom: 6,
      filter: isBasemapKind('lake'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.shore, 'line-width': 0.6 },
    },
    ...RIVER_WIDTHS.map(([far, near], at): LayerSpecification => ({
      id: `region-rivers-${at + 1}`,
      type: 'line',
      source: 'region',
      minzoom: 5.2,
      // The thinnest line is for all rivers of lower or no rank.
      filter: [
        'all',
        isBasemapKind('river'),
        ['==', ['min', ['coalesce', ['get', 'rank'], RIVER_WIDTHS.length], RIVER_WIDTHS.length], at + 1],
      ],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.waterLine, 'line-width': zoomed([5.2, far], [10, near]) },
    })),
  ];
}
