/** Expressions that several layers share (MapLibre style specification, "Expressions"). */
import type { ExpressionSpecification } from 'maplibre-gl';

/** A value that is interpolated linearly between zooms. */
export function zoomed(
  ...stops: readonly (readonly [zoom: number, value: number | ExpressionSpecification])[]
): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

/**
 * An expression of `zoomed` with every value multiplied by a factor. A `*` around it is not allowed: the style specification accepts
 * `zoom` only as the input of an outermost interpolation.
 */
export function scaled(expression: ExpressionSpecification, factor: number): ExpressionSpecification {
  const [operator, interpolation, input, ...stops] = expression as unknown as [string, unknown, unknown, ...number[]];
  const values = stops.map((value, index) => (index % 2 === 1 ? value * factor : value));
  return [operator, interpolation, input, ...values] as unknown as ExpressionSpecification;
}

/** Whether the map's zoom lies between the feature's properties `minzoom` (included) and `maxzoom` (excluded; without it, 24). */
export const isWithinZooms: ExpressionSpecification = [
  'all',
  ['>=', ['zoom'], ['get', 'minzoom']],
  ['<', ['zoom'], ['coalesce', ['get', 'maxzoom'], 24]],
];

/** Whether the reader has selected the feature. `MapController` sets this and the next two as feature state. */
export const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];
/** Whether the pointer or the keyboard is on the feature. */
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hovered'], false];
/** Whether the passage that the reader selected is about the feature. */
const isEmphasised: ExpressionSpecification = ['boolean', ['feature-state', 'emphasised'], false];
/** Whether the feature is selected, under the pointer or emphasised. */
export const isHighlighted: ExpressionSpecification = ['any', isSelected, isHovered, isEmphasised];

/** Keeps the features whose property `kind` is this one. */
export function isOfKind(kind: string): ExpressionSpecification {
  return ['==', ['get', 'kind'], kind];
}
