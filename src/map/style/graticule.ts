/** The graticule: meridians and parallels of the earth, finer ones in the region, and the degrees where they cross. Pure. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { REGION_BOX } from '../../domain/camera';

/** Steps of the graticule in the region, in degrees, and the zoom from which each is drawn: lines keep 90 pixels apart. */
const GRATICULE_STEPS = [
  { step: 1, minzoom: 6 },
  { step: 0.5, minzoom: 7.2 },
  { step: 0.25, minzoom: 8.6 },
] as const;
/** Steps in degrees at which crossings of the graticule are labelled, and the zoom from which each is. */
const CROSSING_STEPS = [
  { step: 1, minzoom: 7.8 },
  { step: 0.5, minzoom: 9.2 },
] as const;

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

/** The coarsest step of a list (coarsest first) of which all the given degrees are whole multiples. */
function coarsest<TStep extends { readonly step: number }>(steps: readonly TStep[], ...degrees: number[]): TStep {
  return (steps.find(({ step }) => degrees.every((degree) => degree % step === 0)) ?? steps.at(-1)) as TStep;
}

/** Meridians and parallels of the region, for measuring by eye from near by. */
export function fineGraticule(): FeatureCollection {
  const [west, south, east, north] = REGION_BOX;
  const least = GRATICULE_STEPS.at(-1)?.step ?? 1;
  const line = (degree: number, coordinates: number[][]): Feature => ({
    type: 'Feature',
    properties: { minzoom: coarsest(GRATICULE_STEPS, degree).minzoom },
    geometry: { type: 'LineString', coordinates },
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...range(west, east, least).map((lon) => line(lon, [[lon, south], [lon, north]])), // prettier-ignore
      ...range(south, north, least).map((lat) => line(lat, [[west, lat], [east, lat]])), // prettier-ignore
    ],
  };
}

/** Points where lines of the graticule cross, each with its degrees as `name`. */
export function graticuleCrossings(): FeatureCollection {
  const [west, south, east, north] = REGION_BOX;
  const least = CROSSING_STEPS.at(-1)?.step ?? 1;
  return {
    type: 'FeatureCollection',
    features: range(west, east, least).flatMap((lon) =>
      range(south, north, least).map((lat): Feature => ({
        type: 'Feature',
        properties: {
          name: `${degrees(lat)} N  ${degrees(lon)} E`,
          minzoom: coarsest(CROSSING_STEPS, lon, lat).minzoom,
        },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
    ),
  };
}

/** Degrees and minutes: `46°30′`. */
function degrees(value: number): string {
  const minutes = Math.round((value % 1) * 60);
  return `${Math.floor(value)}°${minutes > 0 ? `${minutes}′` : ''}`;
}

/** Meridians and parallels every 10 degrees. */
export function graticule(): Geometry {
  const meridians = range(-180, 170, 10).map((lon) => range(-80, 80, 5).map((lat) => [lon, lat]));
  const parallels = range(-80, 80, 10).map((lat) => range(-180, 180, 5).map((lon) => [lon, lat]));
  return { type: 'MultiLineString', coordinates: [...meridians, ...parallels] };
}
