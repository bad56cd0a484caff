/** The signs of crossings and venues that the live map draws, by the rules of its filters: a reader's own points lie under these. */
import type { Feature } from 'geojson';
import type { Id, LonLat } from '../domain/model';
import { atZoom } from '../symbology/atZoom';
import { coveringSigns, type AtlasSign } from '../symbology/ownRings';
import type { MapFrame } from './mapOptions';
import { CROSSING_SIZES } from './style/crossings';
import { countMet } from './style/filters';
import type { ContentSources } from './style/sources';

type SignSources = Pick<ContentSources, 'crossings' | 'venues'>;

/** Says where signs of the atlas can stand, on whatever day; the same list as long as they stand there, also of new sources. */
export function signPlacer(): (sources: SignSources) => readonly Pick<AtlasSign, 'id' | 'at'>[] {
  let last: SignSources | null = null;
  let places: readonly Pick<AtlasSign, 'id' | 'at'>[] = [];
  return (sources) => {
    if (sources === last) return places;
    last = sources;
    const all = [...sources.crossings.features, ...sources.venues.features].map(placed);
    const now = [...new Map(all.map((each) => [each.id, each])).values()];
    if (JSON.stringify(now) !== JSON.stringify(places)) places = now;
    return places;
  };
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
  const discs = venues.features.filter((venue) => isOn(venue) && !moved.has(idOf(venue)));
  return coveringSigns(
    shown.map(placed),
    discs.map((venue) => ({ ...placed(venue), count: countMet(venue.properties ?? {}, window, mode, track) })),
    zoom,
    atZoom(CROSSING_SIZES, zoom),
  );
}

function placed(feature: Feature): Pick<AtlasSign, 'id' | 'at'> {
  return { id: idOf(feature), at: pointOf(feature) };
}

function idOf({ properties }: Feature): Id {
  return String(properties?.['feature']);
}

function pointOf({ geometry }: Feature): LonLat {
  return (geometry as unknown as { coordinates: LonLat }).coordinates;
}
