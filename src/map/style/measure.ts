/** Map layers of what a reader measures: lines and areas lie under signs and names, points and numbers over everything; they are added when something is measured. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { MeasureDrawing } from '../../domain/measure/drawing';
import type { Palette } from '../../symbology/palette';
import { STRONG_FONT, textHalo } from './paint';

/** Name of the source. */
export const MEASURED = 'measured';

/** What is measured, as GeoJSON. */
export function measuredSource({ lines, areas, points, active, labels }: MeasureDrawing): FeatureCollection {
  const feature = (geometry: Geometry, properties: Feature['properties']): Feature => ({
    type: 'Feature',
    properties,
    geometry,
  });
  const point = (at: readonly number[]): Geometry => ({ type: 'Point', coordinates: [...at] });
  return {
    type: 'FeatureCollection',
    features: [
      ...areas.map((area) => feature(area, {})),
      ...lines.map((line) => feature({ type: 'LineString', coordinates: line.map((at) => [...at]) }, {})),
      ...points.map((at, index) => feature(point(at), { index, active: index === active })),
      ...labels.map(({ at, text }) => feature(point(at), { text })),
    ],
  };
}

/** The layers, bottom to top. */
export function measureLayers(palette: Palette): readonly LayerSpecification[] {
  const line = (id: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    source: MEASURED,
    filter: ['match', ['geometry-type'], ['LineString', 'Polygon', 'MultiPolygon'], true, false],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  });
  return [
    {
      id: 'measured-area',
      type: 'fill',
      source: MEASURED,
      filter: ['match', ['geometry-type'], ['Polygon', 'MultiPolygon'], true, false],
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.14 },
    },
    line('measured-under', palette.halo, 5),
    line('measured-line', palette.accent, 2.4),
    {
      id: 'measured-points',
      type: 'circle',
      source: MEASURED,
      filter: ['has', 'index'],
      paint: {
        'circle-radius': ['case', ['get', 'active'], 8, 5.5],
        'circle-color': palette.halo,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': ['case', ['get', 'active'], 4, 2.4],
      },
    },
    {
      id: 'measured-text',
      type: 'symbol',
      source: MEASURED,
      filter: ['has', 'text'],
      layout: {
        'text-field': ['get', 'text'],
        'text-font': STRONG_FONT,
        'text-size': 13,
        'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
        'text-radial-offset': 0.9,
        'text-overlap': 'always',
      },
      paint: { 'text-color': palette.accent, ...textHalo(palette) },
    },
  ];
}
