/**
 * Paint and text that several layers share.
 *
 * The map engine compiles a shader program for each combination of paint properties that depend on the feature, when a layer is first
 * drawn: about 100 ms each where graphics run in software. Layers of the same look therefore share one way of painting, including
 * which of the properties depend on the feature.
 */
import type { CircleLayerSpecification, ExpressionSpecification, FillLayerSpecification } from 'maplibre-gl';
import type { Palette } from '../../symbology/palette';
import { isHighlighted, isSelected } from './expressions';

/** Fonts of the map's text, as `font-faces` of the style names them. */
export const REGULAR = ['Atlas Sans 400'];
export const STRONG = ['Atlas Sans 600'];

/**
 * A faint fill. Its edge is not antialiased: that needs a second pass, and on a faint fill nobody sees it. The colours carry their
 * opacity themselves, because `fill-opacity` would be one more property that depends on the feature.
 */
export function faintFill(
  highlighted: string | ExpressionSpecification,
  usual: string | ExpressionSpecification,
  when = isHighlighted,
): NonNullable<FillLayerSpecification['paint']> {
  return { 'fill-color': ['case', when, highlighted, usual], 'fill-antialias': false };
}

/** A ring around a point symbol, visible where `when` holds. Radii in pixels: the usual one, and the one of a selected feature. */
export function ring(
  palette: Palette,
  radius: number,
  selectedRadius: number,
  when = isHighlighted,
): NonNullable<CircleLayerSpecification['paint']> {
  return {
    'circle-radius': ['case', isSelected, selectedRadius, radius],
    'circle-color': 'transparent',
    'circle-stroke-color': ['case', when, palette.accent, palette.halo],
    'circle-stroke-width': ['case', isSelected, 2.5, when, 2, 0],
  };
}

/** The halo that keeps text legible over lines. */
export function textHalo(palette: Palette): {
  readonly 'text-halo-color': string;
  readonly 'text-halo-width': number;
  readonly 'text-halo-blur': number;
} {
  return { 'text-halo-color': palette.halo, 'text-halo-width': 1.6, 'text-halo-blur': 0.4 };
}

/** A feature's name; its second form, where it has one, stands on a line of its own below, in `colour` and `scale` times as large. */
export function nameInTwoLines(colour: string, scale = 0.86): ExpressionSpecification {
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
 * Text in one colour, given in the text itself as `nameInTwoLines` gives it, so that one shader program draws both. A colour in the
 * text takes precedence over `text-color`.
 */
export function colouredText(text: ExpressionSpecification, colour: string): ExpressionSpecification {
  return ['format', text, { 'text-color': colour }];
}
