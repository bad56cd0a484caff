/**
 * Paint and text properties that several layers share. MapLibre compiles a shader program for each combination of paint properties that
 * depend on the feature, when a layer is first drawn: about 100 ms each where graphics run in software. Layers of the same look therefore
 * use the same functions here.
 */
import type {
  CircleLayerSpecification,
  ExpressionSpecification,
  FillLayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { LABEL_ORDER, LABEL_TYPES, SECOND_FORM_SIZE, type LabelTier } from '../../symbology/labelOrder';
import { withOpacity, type Palette } from '../../symbology/palette';
import { CHOSEN_FILL } from '../../symbology/widths';
import { isHighlighted, isSelected, zoomed } from './expressions';

/** Font stacks of the map's text, named as in the style's `font-faces`. */
export const REGULAR_FONT = ['Atlas Sans 400'];
export const STRONG_FONT = ['Atlas Sans 600'];

/**
 * Paint of a faint fill. Antialiasing is off, because it needs a second pass and is not visible on a faint fill. Colours contain their
 * opacity, because `fill-opacity` would be a further property that depends on the feature.
 */
export function faintFill(
  highlighted: string | ExpressionSpecification,
  usual: string | ExpressionSpecification,
  when = isHighlighted,
): NonNullable<FillLayerSpecification['paint']> {
  return { 'fill-color': ['case', when, highlighted, usual], 'fill-antialias': false };
}

/**
 * Paint of a ring around a point symbol. The two radii, in pixels, are for features in general and for selected ones. That of a selected one is
 * filled, as its words are in the text; others are thin and hollow, and where `besides` alone is true in the colour of texts.
 */
export function selectionRingPaint(
  palette: Palette,
  radius: number,
  selectedRadius: number,
  besides: ExpressionSpecification | false = false,
): NonNullable<CircleLayerSpecification['paint']> {
  return {
    'circle-radius': ['case', isSelected, selectedRadius, radius],
    'circle-color': ['case', isSelected, withOpacity(palette.accent, CHOSEN_FILL), 'transparent'],
    'circle-stroke-color': ['case', isHighlighted, palette.accent, besides, palette.ink, palette.halo],
    'circle-stroke-width': ['case', isSelected, 3, isHighlighted, 2, besides, 2, 0],
  };
}

/** Paint of the halo that keeps text legible over lines. */
export function textHalo(palette: Palette): {
  readonly 'text-halo-color': string;
  readonly 'text-halo-width': number;
  readonly 'text-halo-blur': number;
} {
  return { 'text-halo-color': palette.halo, 'text-halo-width': 1.6, 'text-halo-blur': 0.4 };
}

/** The font stack of a tier's names. */
export function labelFont(tier: LabelTier): string[] {
  return LABEL_TYPES[tier].weight === 600 ? STRONG_FONT : REGULAR_FONT;
}

/** Layout of a tier's names: font, size and space between letters. */
export function labelLayout(tier: LabelTier): NonNullable<SymbolLayerSpecification['layout']> {
  const { sizes, tracking } = LABEL_TYPES[tier];
  const [[, first]] = sizes as [readonly [number, number]];
  return {
    'text-font': labelFont(tier),
    'text-size': sizes.length === 1 ? first : zoomed(...sizes),
    ...(tracking === undefined ? {} : { 'text-letter-spacing': tracking }),
  };
}

/** The size of the second form of a name, as a share of the first, for tiers whose size does not change with the zoom. */
export const SECOND_SCALE = Object.fromEntries(
  LABEL_ORDER.map((tier) => [tier, SECOND_FORM_SIZE / (LABEL_TYPES[tier].sizes[0]?.[1] ?? SECOND_FORM_SIZE)]),
) as Readonly<Record<LabelTier, number>>;

/** Text expression: a feature's name and, if there is one, its second form on a new line in `colour`, scaled by `scale`. */
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
      { 'font-scale': scale, 'text-font': ['literal', REGULAR_FONT], 'text-color': colour },
    ],
  ];
}

/**
 * Text in one colour that is given in the text itself, as in `nameInTwoLines`, so that both share a shader program. A colour in the text
 * takes precedence over `text-color`.
 */
export function colouredText(text: ExpressionSpecification, colour: string): ExpressionSpecification {
  return ['format', text, { 'text-color': colour }];
}
