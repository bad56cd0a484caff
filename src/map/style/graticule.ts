/** The graticule: meridians and parallels, closer together in the region, and labels in degrees where they cross. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { unwrapBounds, wrapLon } from '../../domain/bounds';
import type { Bounds } from '../../domain/model';

/** Distances between the region's grid lines, in degrees, and the zoom from which each is drawn: lines stay at least 90 pixels apart. */
const GRATICULE_STEPS = [
  { step: 1, minzoom: 6 },
  { step: 0.5, minzoom: 7.2 },
  { step: 0.25, minzoom: 8.6 },
] as const;
/** Distances between labelled crossings of the grid lines, in degrees, and the zoom from which each is labelled. */
const CROSSING_STEPS = [
  { step: 1, minzoom: 7.8 },
  { step: 0.5, minzoom: 9.2 },
] as const;

/** All multiples of a step between two numbers; none if the step is undefined. */
function multiples(from: number, to: number, step: number | undefined): number[] {
  return step === undefined ? [] : range(Math.ceil(from / step) * step, to, step);
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

/** The largest step (the list has the largest first) of which all given degrees are multiples. */
function coarsest<TStep extends { readonly step: number }>(steps: readonly TStep[], ...degrees: number[]): TStep {
  return (steps.find(({ step }) => degrees.every((degree) => degree % step === 0)) ?? steps.at(-1)) as TStep;
}

/**
 * Limits for the number of lines and of labelled crossings of a graticule: finer steps are left out if the region is too large for them.
 */
const MOST_LINES = 400;
const MOST_CROSSINGS = 2000;

/** Meridians and parallels of a region, at which readers measure by eye at high zooms. */
export function fineGraticule(region: Bounds): FeatureCollection {
  const [west, south, east, north] = unwrapBounds(region);
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
      ...multiples(west, east, finest).map((lon) =>
        line(lon, [
          [lon, south],
          [lon, north],
        ]),
      ),
      ...multiples(south, north, finest).map((lat) =>
        line(lat, [
          [west, lat],
          [east, lat],
        ]),
      ),
    ],
  };
}

/** Points where a region's meridians and parallels cross, each with its degrees as `name`. */
export function graticuleCrossings(region: Bounds): FeatureCollection {
  const [west, south, east, north] = unwrapBounds(region);
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

/** Degrees and minutes with the direction, if there is one: `46°30′ E`, but `0°` and `180°`. */
function degrees(value: number, positive: string, negative: string): string {
  const minutes = Math.round(Math.abs(value) * 60);
  const rest = minutes % 60;
  const half = minutes % (180 * 60) === 0 ? '' : ` ${value < 0 ? negative : positive}`;
  return `${Math.floor(minutes / 60)}°${rest > 0 ? `${rest}′` : ''}${half}`;
}

/** Meridians and parallels of the world every 10 degrees. */
export function graticule(): Geometry {
  const meridians = range(-180, 170, 10).map((lon) => range(-80, 80, 5).map((lat) => [lon, lat]));
  const parallels = range(-80, 80, 10).map((lat) => range(-180, 180, 5).map((lon) => [lon, lat]));
  return { type: 'MultiLineString', coordinates: [...meridians, ...parallels] };
}
