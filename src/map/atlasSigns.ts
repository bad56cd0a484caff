/** The signs of crossings and venues that the live map draws, by the rules of its filters: a reader's own points lie under these. */
import type { Feature } from 'geojson';
import type { Id, LonLat } from '../domain/model';
import { atZoom } from '../symbology/atZoom';
import { CROSSING_EDGE, type AtlasSign } from '../symbology/ownRings';
import { DISC_RIM, discRadiusAt } from '../symbology/venueDisc';
import type { MapFrame } from './mapOptions';
import { CROSSING_SIZES } from './style/crossings';
import { countMet } from './style/filters';
import type { ContentSources } from './style/sources';

type SignSources = Pick<ContentSources, 'crossings' | 'venues'>;

/** Where signs of the atlas can stand, on whatever day. */
export function signPlaces({ crossings, venues }: SignSources): readonly Pick<AtlasSign, 'id' | 'at'>[] {
  const all = [...crossings.features, ...venues.features].map((feature) => ({
    id: idOf(feature),
    at: pointOf(feature),
  }));
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

/** The signs that a frame has at a zoom. Discs that moved away from their places (`moved`) cover nothing there. */
export function signsOn(
  { crossings, venues }: SignSources,
  { layers, window, mode, track }: Pick<MapFrame, 'layers' | 'window' | 'mode' | 'track'>,
  zoom: number,
  moved: ReadonlyMap<Id, LonLat>,
): readonly AtlasSign[] {
  const isOn = ({ properties }: Feature): boolean => layers.includes(String(properties?.['layer']));
  const shown = crossings.features.filter(isOn).filter(({ properties }) => {
    const { from, to, next } = properties as Readonly<Record<'from' | 'to' | 'next', number>>;
    return from < window.to && to > window.from && next >= window.to;
  });
  const size = atZoom(CROSSING_SIZES, zoom);
  const discs = venues.features.filter((venue) => isOn(venue) && !moved.has(idOf(venue)));
  return [
    ...shown.map((crossing) => ({ id: idOf(crossing), at: pointOf(crossing), edge: CROSSING_EDGE * size })),
    ...discs.flatMap((venue) => {
      const count = countMet(venue.properties ?? {}, window, mode, track);
      return count === 0 ? [] : [{ id: idOf(venue), at: pointOf(venue), edge: discRadiusAt(count, zoom) + DISC_RIM }];
    }),
  ];
}

function idOf({ properties }: Feature): Id {
  return String(properties?.['feature']);
}

function pointOf({ geometry }: Feature): LonLat {
  return (geometry as unknown as { coordinates: LonLat }).coordinates;
}
