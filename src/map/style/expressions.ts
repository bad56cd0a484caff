/** Expressions that several layers share (MapLibre style specification, "Expressions"). */
import type { ExpressionSpecification } from 'maplibre-gl';

/** A value that grows evenly between zooms. */
export function zoomed(
  ...stops: readonly (readonly [zoom: number, value: number | ExpressionSpecification])[]
): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

/** What carries the zooms it is written at is written at these. */
export const inZoom: ExpressionSpecification = [
  'all',
  ['>=', ['zoom'], ['get', 'minzoom']],
  ['<', ['zoom'], ['coalesce', ['get', 'maxzoom'], 24]],
];
