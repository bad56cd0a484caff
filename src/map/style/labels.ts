/** Map layers of names: waters, rivers, districts, settlements, towns and countries. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { isBasemapKind } from './basemapSource';
import { isHighlighted, isWithinZooms, zoomed } from './expressions';
import { meetingCount } from './filters';
import { PEAK_ICON, SETTLEMENT_ICON } from './images';
import { colouredText, nameInTwoLines, REGULAR_FONT, STRONG_FONT, textHalo } from './paint';
import { mostMeetings } from './sources';
import type { StyleInput } from './styleInput';

/** Filter for places of some ranks at the zooms at which their names are shown. */
function ranked(...ranks: readonly string[]): ExpressionSpecification {
  return ['all', ['in', ['get', 'rank'], ['literal', [...ranks]]], isWithinZooms];
}

/**
 * Layers of the least important names, which give way to all others: degrees of the graticule, rivers, waters, districts and settlements.
 */
export function labelsPlacedLast({ palette }: StyleInput): readonly LayerSpecification[] {
  const halo = textHalo(palette);
  return [
    {
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
      filter: ranked('water'),
      layout: {
        'text-field': colouredText(['get', 'name'], palette.waterText),
        'text-font': REGULAR_FONT,
        'text-size': zoomed([4, 12], [8, 13.5]),
        'text-max-width': 6,
      },
      paint: { 'text-color': palette.waterText, 'text-halo-color': palette.water, 'text-halo-width': 1 },
    },
    {
      id: 'district-labels',
      type: 'symbol',
      source: 'places',
      filter: ranked('district', 'region'),
      layout: {
        'text-field': nameInTwoLines(palette.inkSoft),
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
    {
      // Dot and name appear and disappear together, because a dot without a name tells nothing.
      id: 'settlements-labels',
      type: 'symbol',
      source: 'settlements',
      minzoom: 6.8,
      filter: ranked('city', 'town', 'village', 'site', 'peak'),
      layout: {
        'icon-image': ['match', ['get', 'rank'], 'peak', PEAK_ICON, SETTLEMENT_ICON],
        'icon-size': ['match', ['get', 'rank'], 'city', 1.1, ['village', 'site'], 0.85, 1],
        // The first form of the name is small already, so the second is not made smaller.
        'text-field': nameInTwoLines(palette.inkFaint, 1),
        'text-font': REGULAR_FONT,
        'text-size': zoomed([7, 12], [10, ['match', ['get', 'rank'], 'city', 13.5, 'town', 13, 12]]),
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.5,
        'text-justify': 'auto',
        'text-max-width': 10,
        'text-padding': 4,
        'symbol-sort-key': ['match', ['get', 'rank'], 'city', 0, 'peak', 1, 'town', 1, 2],
      },
      paint: { 'text-color': palette.inkFaint, ...halo },
    },
  ];
}

/** Layers of towns with their dots, and of countries, bottom to top. */
export function placeLabels({ palette, content }: StyleInput): readonly LayerSpecification[] {
  const halo = textHalo(palette);
  // A town that is a venue has its name beside the venue's disc while venues are shown.
  const isOnlyTown: ExpressionSpecification = [
    'any',
    ['!', ['has', 'meetings']],
    ['==', meetingCount(mostMeetings(content), 'places'), 0],
    ['==', ['global-state', 'venues'], 0],
  ];
  const isTown: ExpressionSpecification = ['all', ranked('capital', 'city', 'town', 'village', 'site'), isOnlyTown];
  return [
    {
      id: 'places-dot',
      type: 'circle',
      source: 'places',
      filter: isTown,
      paint: {
        'circle-radius': ['match', ['get', 'rank'], 'capital', 3.6, 'city', 3, 2.3],
        'circle-color': palette.inkSoft,
        'circle-stroke-color': ['case', isHighlighted, palette.accent, palette.halo],
        'circle-stroke-width': ['case', isHighlighted, 2, 1],
      },
    },
    {
      id: 'places-labels',
      type: 'symbol',
      source: 'places',
      filter: isTown,
      layout: {
        'text-field': nameInTwoLines(palette.inkSoft),
        'text-font': ['match', ['get', 'rank'], 'capital', ['literal', STRONG_FONT], ['literal', REGULAR_FONT]],
        'text-size': zoomed(
          [5, ['match', ['get', 'rank'], 'capital', 13.5, 12]],
          [9, ['match', ['get', 'rank'], 'capital', 16, 'city', 14.5, 13]],
        ),
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.55,
        'text-justify': 'auto',
        'text-max-width': 12,
        'text-padding': 3,
        'symbol-sort-key': ['match', ['get', 'rank'], 'capital', 0, 'city', 1, 'town', 2, 3],
      },
      paint: { 'text-color': palette.ink, ...halo },
    },
    {
      // Country names are above the towns, so that they are placed first: a missing country is noticed most.
      id: 'country-labels',
      type: 'symbol',
      source: 'places',
      filter: ranked('country'),
      layout: {
        'text-field': colouredText(['upcase', ['get', 'name']], palette.countryText),
        'text-font': REGULAR_FONT,
        'text-size': zoomed([2, 12], [6, 15], [9, 18]),
        'text-letter-spacing': 0.32,
        'text-max-width': 14,
        'text-padding': 6,
        // A country's name gives way to symbols of the content, but moves aside before it is left out.
        'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
        'text-radial-offset': 1.4,
      },
      paint: { 'text-color': palette.countryText, ...halo },
    },
  ];
}
