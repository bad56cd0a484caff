/**
 * How doubt about a position is drawn, for map and still map: a band around the line of a road and around the outline of an area, a circle
 * around a crossing or venue. Pure functions.
 */
import type { Geometry } from 'geojson';
import { edgeId, type AtlasGeometry, type Feature } from '../domain/model';
import type { Piece } from './pieces';

/** The least zooms at which doubt is drawn: of roads, and of crossings and venues. That of areas is drawn at every zoom. */
export const DOUBT_ZOOM = { route: 7, point: 6 } as const;

/** Circles with a radius below this many metres would be too small to see at any zoom of the map. */
const LEAST_HALO_M = 200;
/** Circles with a radius above this many metres are not drawn: the location is then practically unknown. */
const MOST_HALO_M = 20_000;

/**
 * The band within which a route's course or an area's outline really runs, that of an area together with all that it encloses; null for
 * other features, and where the content has none.
 */
export function doubtBandOf(
  { feature, part }: Pick<Piece, 'feature' | 'part'>,
  geometry: AtlasGeometry,
): Geometry | null {
  const band = geometry[edgeId(part)];
  if (!band) return null;
  return feature.kind === 'area' ? filled(band) : feature.kind === 'route' ? band : null;
}

/** Whether a circle shows within how many metres a crossing's or venue's true position lies. */
export function hasHalo({ kind, disclosed, precisionM }: Feature): boolean {
  return (
    (kind === 'crossing' || (kind === 'venue' && disclosed)) && precisionM >= LEAST_HALO_M && precisionM <= MOST_HALO_M
  );
}

function filled(band: Geometry): Geometry {
  if (band.type === 'Polygon') return { ...band, coordinates: band.coordinates.slice(0, 1) };
  if (band.type !== 'MultiPolygon') return band;
  return { ...band, coordinates: band.coordinates.map((rings) => rings.slice(0, 1)) };
}
