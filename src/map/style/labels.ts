/** Map layers of the names of places, waters, rivers and countries. In which order names are placed, `symbology/labelOrder` says. */
import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { LabelTier } from '../../symbology/labelOrder';
import { MOST_EMS } from '../../symbology/standing';
import { isBasemapKind } from './basemapSource';
import { isHighlighted, isWithinZooms, zoomed } from './expressions';
import { meetingCount } from './filters';
import { BLANK_ICON, PEAK_ICON, SETTLEMENT_ICON } from './images';
import { colouredText, labelFont, labelLayout, nameInTwoLines, REGULAR_FONT, SECOND_SCALE, textHalo } from './paint';
import { mostMeetings } from './sources';
import type { StyleInput } from './styleInput';

type SymbolLayout = NonNullable<SymbolLayerSpecification['layout']>;

/** Filter for features of some ranks. */
function hasRank(...ranks: readonly string[]): ExpressionSpecification {
  return ['in', ['get', 'rank'], ['literal', [...ranks]]];
}

/** Filter for places of some ranks at the zooms at which their names are shown. */
function ranked(...ranks: readonly string[]): ExpressionSpecification {
  return ['all', hasRank(...ranks), isWithinZooms];
}

/** Filter for names that stand at this spot, or that have one spot only: see `symbology/standing`. */
export const stands: ExpressionSpecification = [
  'any',
  ['!', ['has', 'spot']],
  ['in', ['get', 'spot'], ['global-state', 'standing']],
];
/** Filters for what the reader has selected, and for what the passage on the screen is about. */
const isChosen: ExpressionSpecification = ['in', ['get', 'feature'], ['global-state', 'chosen']];
const isSpoken: ExpressionSpecification = ['in', ['get', 'feature'], ['global-state', 'spoken']];
const isNeither: ExpressionSpecification = ['!', ['any', isChosen, isSpoken]];

/** Ranks of places with a dot. */
const DOTTED = ['capital', 'city', 'town', 'village', 'site'] as const;
/** How many zooms earlier a place that the passage is about is named. */
const EARLIER = 1.5;

/** Filter for towns whose name is not beside a venue's disc. */
function isTown({ content }: StyleInput): ExpressionSpecification {
  return [
    'all',
    hasRank(...DOTTED),
    [
      'any',
      ['!', ['has', 'meetings']],
      ['==', meetingCount(mostMeetings(content), 'places'), 0],
      ['==', ['global-state', 'venues'], 0],
    ],
  ];
}

/** Filter for places that are named earlier, because the reader has selected them or the passage is about them. */
const isRaised: ExpressionSpecification = [
  'any',
  isChosen,
  ['all', isSpoken, ['>=', ['zoom'], ['-', ['get', 'minzoom'], EARLIER]]],
];

/** The layer of the dots of towns, under all names. */
export function placeDots(input: StyleInput): LayerSpecification {
  const { palette } = input;
  return {
    id: 'places-dot',
    type: 'circle',
    source: 'places',
    filter: ['all', isTown(input), ['any', isWithinZooms, isRaised]],
    paint: {
      'circle-radius': ['match', ['get', 'rank'], 'capital', 3.6, 'city', 3, 2.3],
      'circle-color': palette.inkSoft,
      'circle-stroke-color': ['case', isHighlighted, palette.accent, palette.halo],
      'circle-stroke-width': ['case', isHighlighted, 2, 1],
    },
  };
}

/** The layer that keeps names off the dots of towns: an unseen icon of a dot's size, placed before all names. */
export function dotRoom(input: StyleInput): LayerSpecification {
  return {
    id: 'places-dot-room',
    type: 'symbol',
    source: 'places',
    filter: ['all', isTown(input), ['any', isWithinZooms, isRaised]],
    // A dot's own name begins just outside.
    layout: { 'icon-image': BLANK_ICON, 'icon-padding': 3, 'icon-allow-overlap': true },
  };
}

/** Layout of a name that goes to another side of its dot where there is no room. */
const BESIDE_DOT: SymbolLayout = {
  'text-variable-anchor': ['left', 'right', 'top', 'bottom', 'top-left', 'bottom-left', 'top-right', 'bottom-right'],
  'text-radial-offset': 0.55,
  'text-justify': 'auto',
  'text-max-width': 12,
  'text-padding': 2,
};

/** Layout of a name without an exact point, which moves aside before it is left out. */
const ASIDE: SymbolLayout = {
  'text-variable-anchor': ['center', 'top', 'bottom'],
  'text-radial-offset': 1.2,
  'text-max-width': MOST_EMS,
};

/** Layers of the names of a tier, bottom to top. Of tiers that are not here, other files draw the names. */
export function placeLabels(input: StyleInput): Readonly<Partial<Record<LabelTier, readonly LayerSpecification[]>>> {
  const { palette, focusCountries } = input;
  const halo = textHalo(palette);
  const town = isTown(input);
  const towns = (id: string, tier: LabelTier, filter: ExpressionSpecification): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'places',
    filter: ['all', town, filter],
    layout: {
      ...labelLayout(tier),
      ...BESIDE_DOT,
      'text-field': nameInTwoLines(palette.inkSoft, SECOND_SCALE[tier]),
      'symbol-sort-key': ['match', ['get', 'rank'], 'capital', 0, 'city', 1, 'town', 2, 3],
    },
    paint: { 'text-color': palette.ink, ...halo },
  });
  const isFocus: ExpressionSpecification = ['in', ['coalesce', ['get', 'state'], ''], ['literal', [...focusCountries]]];
  const countries = (id: string, tier: LabelTier, filter: ExpressionSpecification): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'places',
    filter: ['all', ranked('country'), filter, stands],
    layout: {
      ...labelLayout(tier),
      ...ASIDE,
      'text-field': colouredText(['upcase', ['get', 'name']], palette.countryText),
      'text-padding': 4,
    },
    paint: { 'text-color': palette.countryText, ...halo },
  });
  return {
    selected: [towns('chosen-labels', 'selected', isChosen)],
    focusCountry: [countries('focus-country-labels', 'focusCountry', isFocus)],
    capital: [towns('capital-labels', 'capital', ['all', hasRank('capital'), isWithinZooms, isNeither])],
    emphasised: [towns('spoken-labels', 'emphasised', ['all', isSpoken, isRaised, ['!', isChosen]])],
    country: [countries('country-labels', 'country', ['!', isFocus])],
    town: [
      {
        id: 'district-labels',
        type: 'symbol',
        source: 'places',
        filter: ranked('district', 'region'),
        layout: {
          'text-field': nameInTwoLines(palette.inkSoft, SECOND_SCALE.town),
          'text-font': REGULAR_FONT,
          'text-size': zoomed([8, 12], [10, 15]),
          'text-letter-spacing': 0.14,
          'text-max-width': 9,
          // A district's point is not an exact location, so its name may move aside before it is left out.
          'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
          'text-radial-offset': 1.4,
        },
        // The names that both sides use have the same colour.
        paint: { 'text-color': palette.inkSoft, ...halo },
      },
      towns('places-labels', 'town', ['all', ['!', hasRank('capital')], isWithinZooms, isNeither]),
    ],
    water: [
      {
        id: 'river-labels',
        type: 'symbol',
        source: 'region',
        minzoom: 6.8,
        filter: ['all', isBasemapKind('river'), ['has', 'name'], isWithinZooms],
        layout: {
          'symbol-placement': 'line',
          'text-field': colouredText(['get', 'name'], palette.waterText),
          'text-font': REGULAR_FONT,
          'text-size': 12,
          'text-letter-spacing': 0.08,
          'text-offset': [0, 0.85],
          'text-max-angle': 22,
          'symbol-spacing': 420,
        },
        paint: { 'text-color': palette.waterText, ...halo },
      },
      {
        id: 'water-labels',
        type: 'symbol',
        source: 'places',
        filter: ['all', ranked('water'), stands],
        layout: {
          ...labelLayout('water'),
          'text-field': colouredText(['get', 'name'], palette.waterText),
          'text-max-width': 6,
        },
        paint: { 'text-color': palette.waterText, 'text-halo-color': palette.water, 'text-halo-width': 1 },
      },
    ],
    settlement: [settlements(input, 'settlements-labels', 'settlement', ['city', 'town', 'village', 'site'])],
    range: [
      {
        // Degrees at the crossings of the graticule give way to all names.
        id: 'graticule-labels',
        type: 'symbol',
        source: 'region',
        minzoom: 7.8,
        filter: ['all', isBasemapKind('meridian-crossing'), isWithinZooms],
        layout: {
          'text-field': colouredText(['get', 'name'], palette.countryText),
          'text-font': REGULAR_FONT,
          'text-size': 12,
          'text-anchor': 'bottom-left',
          'text-offset': [0.3, -0.2],
          'text-max-width': 20,
          'text-padding': 4,
        },
        paint: { 'text-color': palette.countryText, ...halo },
      },
      settlements(input, 'peak-labels', 'range', ['peak']),
    ],
  };
}

/** The layer of names of the base map's towns or summits. Dot and name come and go together: a dot without a name tells nothing. */
function settlements(
  { palette }: StyleInput,
  id: string,
  tier: LabelTier,
  ranks: readonly string[],
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: 'settlements',
    minzoom: 6.8,
    filter: ranked(...ranks),
    layout: {
      ...labelLayout(tier),
      ...BESIDE_DOT,
      'icon-image': ['match', ['get', 'rank'], 'peak', PEAK_ICON, SETTLEMENT_ICON],
      'icon-size': ['match', ['get', 'rank'], 'city', 1.1, ['village', 'site'], 0.85, 1],
      'text-field': nameInTwoLines(palette.inkSoft, SECOND_SCALE[tier]),
      'text-font': labelFont(tier),
      'text-max-width': 10,
      'text-padding': 4,
      'symbol-sort-key': ['match', ['get', 'rank'], 'city', 0, 'town', 1, 2],
    },
    paint: { 'text-color': palette.inkSoft, ...textHalo(palette) },
  };
}
