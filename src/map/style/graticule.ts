/** The graticule: meridians and parallels of the earth, finer ones in the region, and the degrees where they cross. Pure. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { unwrapped, wrapLon } from '../../domain/bounds';
import type { Bounds } from '../../domain/model';

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

/** Every multiple of a step between two numbers; none where there is no step. */
function multiples(from: number, to: number, step: number | undefined): number[] {
  return step === undefined ? [] : range(Math.ceil(from / step) * step, to, step);
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

/** The coarsest step of a list (coarsest first) of which all the given degrees are whole multiples. */
function coarsest<TStep extends { readonly step: number }>(steps: readonly TStep[], ...degrees: number[]): TStep {
  return (steps.find(({ step }) => degrees.every((degree) => degree % step === 0)) ?? steps.at(-1)) as TStep;
}

/** The most lines, and the most labelled crossings, of a graticule: finer steps are left out where the region is too large for them. */
const MOST_LINES = 400;
const MOST_CROSSINGS = 2000;

/** Meridians and parallels of a region, for measuring by eye from near by. */
export function fineGraticule(region: Bounds): FeatureCollection {
  const [west, south, east, north] = unwrapped(region);
  const steps = GRATICULE_STEPS.filter(({ step }) => (east - west + north - south) / step <= MOST_LINES);
  const finest = steps.at(-1)?.step;
  const line = (degree: number, coordinates: number[][]): Feature => ({
    type: 'Feature',
    properties: { minzoom: coarsest(steps, degree).minzoom },
    geometry: { type: 'LineString', coordinates },
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...multiples(west, east, finest).map((lon) => line(lon, [[lon, south], [lon, north]])), // prettier-ignore
      ...multiples(south, north, finest).map((lat) => line(lat, [[west, lat], [east, lat]])), // prettier-ignore
    ],
  };
}

/** Points where lines of a region's graticule cross, each with its degrees as `name`. */
export function graticuleCrossings(region: Bounds): FeatureCollection {
  const [west, south, east, north] = unwrapped(region);
  const steps = CROSSING_STEPS.filter(({ step }) => ((east - west) * (north - south)) / step ** 2 <= MOST_CROSSINGS);
  const finest = steps.at(-1)?.step;
  return {
    type: 'FeatureCollection',
    features: multiples(west, east, finest).flatMap((lon) =>
      multiples(south, north, finest).map((lat): Feature => ({
        type: 'Feature',
        properties: {
          name: `${degrees(lat, 'N', 'S')}  ${degrees(wrapLon(lon), 'E', 'W')}`,
          minzoom: coarsest(steps, lon, lat).minzoom,
        },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
    ),
  };
}

/** Degrees and minutes with the half of the globe, where it lies in one: `46°30′ E`, but `0°` and `180°`. */
function degrees(value: number, positive: string, negative: string): string {
  const minutes = Math.round(Math.abs(value) * 60);
  const rest = minutes % 60;
  const half = minutes % (180 * 60) === 0 ? '' : ` ${value < 0 ? negative : positive}`;
  return `${Math.floor(minutes / 60)}°${rest > 0 ? `${rest}′` : ''}${half}`;
}

/** Meridians and parallels every 10 degrees. */
export function graticule(): Geometry {
  const meridians = range(-180, 170, 10).map((lon) => range(-80, 80, 5).map((lat) => [lon, lat]));
  const parallels = range(-80, 80, 10).map((lat) => range(-180, 180, 5).map((lon) => [lon, lat]));
  return { type: 'MultiLineString', coordinates: [...meridians, ...parallels] };
}
