/** MapLibre style expressions that several layers share (MapLibre style specification, "Expressions"). */
import type { ExpressionSpecification } from 'maplibre-gl';

/** An expression that interpolates a value linearly between zooms; each stop is a zoom and its value. */
export function zoomed(
  ...stops: readonly (readonly [zoom: number, value: number | ExpressionSpecification])[]
): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

/**
 * The expression of `zoomed` with every value multiplied by a factor. A `*` expression around it is not allowed: the specification
 * accepts `zoom` only as input of an outermost interpolation.
 */
export function scaledZoomStops(expression: ExpressionSpecification, factor: number): ExpressionSpecification {
  const [operator, interpolation, input, ...stops] = expression as unknown as [string, unknown, unknown, ...number[]];
  const values = stops.map((value, index) => (index % 2 === 1 ? value * factor : value));
  return [operator, interpolation, input, ...values] as unknown as ExpressionSpecification;
}

/** Filter for features whose properties `minzoom` (included) and `maxzoom` (excluded; 24 if absent) enclose the map's zoom. */
export const isWithinZooms: ExpressionSpecification = [
  'all',
  ['>=', ['zoom'], ['get', 'minzoom']],
  ['<', ['zoom'], ['coalesce', ['get', 'maxzoom'], 24]],
];

/**
 * Expression: whether the reader has selected the feature. `MapController` sets the feature states `selected`, `hovered` and
 * `emphasised`.
 */
export const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];
/** Expression: whether the pointer or the keyboard focus is on the feature. */
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hovered'], false];
/** Expression: whether the passage being read, or a search result, is about the feature. */
const isEmphasised: ExpressionSpecification = ['boolean', ['feature-state', 'emphasised'], false];
/** Expression: whether the feature is selected, under the pointer or emphasised. */
export const isHighlighted: ExpressionSpecification = ['any', isSelected, isHovered, isEmphasised];

/** Filter for features whose property `kind` has a value. */
export function isOfKind(kind: string): ExpressionSpecification {
  return ['==', ['get', 'kind'], kind];
}
