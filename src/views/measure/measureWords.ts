/** What was measured, in words: with method and precision, to be read, copied and cited. */
import type { Geometry } from 'geojson';
import type { Distance, Measurable, Within } from '../../domain/measure/distance';
import { formatCoordinates, type Notation } from '../../domain/measure/coordinates';
import type { MeasuredArea, MeasuredLine } from '../../domain/measure/geodesic';
import {
  formatArea,
  formatAzimuth,
  formatLength,
  formatPrecision,
  formatRange,
  type Unit,
} from '../../domain/measure/units';
import type { LonLat } from '../../domain/model';
import type { MeasureMode, SetPoint } from '../../state/measure.svelte';

/** The modes as a reader chooses them. */
export const MODE_TITLES: Readonly<Record<MeasureMode, string>> = {
  line: 'Line',
  area: 'Area',
  between: 'Between two features',
  around: 'Around a feature',
  coordinates: 'Coordinates',
};

/** By which method everything is measured. */
const METHOD = 'Geodesics on the WGS 84 ellipsoid (Karney 2013)';

/** How exactly points were set: a hand on the map is no finer than some pixels. */
export function precisionWords(precisionM: number, unit: Unit): string {
  return precisionM === 0
    ? 'The points were typed.'
    : `Points set by hand here are exact to about ${formatPrecision(precisionM, unit)}.`;
}

/** One leg of a line in words: its length, and the direction at its start. */
export function legWords({ metres, azimuth }: MeasuredLine['legs'][number], unit: Unit): string {
  return `${formatLength(metres, unit)}, ${formatAzimuth(azimuth)}`;
}

/** The distance in words: “28 to 31 km”; “up to 2 km” where the features may touch. */
export function distanceWords({ nearest, least, most }: Distance, unit: Unit): string {
  if (nearest.metres === 0 && most < 1) return 'They touch.';
  return formatRange(least, most, unit);
}

/** From what the range of a distance comes. */
export function rangeWords({ nearest }: Distance, [one, other]: readonly [Measurable, Measurable], unit: Unit): string {
  const drawn = nearest.metres === 0 ? 'As they are drawn, they touch' : `As they are drawn, ${formatLength(nearest.metres, unit)}`; // prettier-ignore
  const precision = ({ stretches }: Measurable): string => {
    const [least, most] = [
      Math.min(...stretches.map(({ precisionM }) => precisionM)),
      Math.max(...stretches.map(({ precisionM }) => precisionM)),
    ];
    return least === most
      ? formatPrecision(most, unit)
      : `${formatPrecision(least, unit)} to ${formatPrecision(most, unit)}`;
  };
  return `${drawn}; the position of ${one.title} is known to ${precision(one)}, that of ${other.title} to ${precision(other)}.`;
}

/** Beside a feature in a list: whether it surely lies within the distance. */
export const WITHIN_WORDS: Readonly<Record<Exclude<Within, 'no'>, string>> = { yes: '', perhaps: 'perhaps' };

/** Points as a list of coordinates. */
function listed(points: readonly SetPoint[], notation: Notation): string {
  return points.map(({ at }) => formatCoordinates(at, notation)).join('; ');
}

/** A measured line as text to copy. */
export function lineText(
  { metres, legs }: MeasuredLine,
  points: readonly SetPoint[],
  precisionM: number,
  unit: Unit,
  notation: Notation,
): string {
  const [first] = legs;
  const direction = first ? ` It begins towards ${formatAzimuth(first.azimuth)}.` : '';
  return `Line through ${points.length} points: ${formatLength(metres, unit)}.${direction} ${METHOD}. ${precisionWords(precisionM, unit)} Points (latitude, longitude): ${listed(points, notation)}.`;
}

/** A measured area as text to copy. */
export function areaText(
  { squareMetres, perimeter }: MeasuredArea,
  points: readonly SetPoint[],
  precisionM: number,
  unit: Unit,
  notation: Notation,
): string {
  return `Area with ${points.length} corners: ${formatArea(squareMetres, unit)}, perimeter ${formatLength(perimeter, unit)}. ${METHOD}. ${precisionWords(precisionM, unit)} Corners (latitude, longitude): ${listed(points, notation)}.`;
}

/** The distance between two features as text to copy. */
export function betweenText(
  distance: Distance,
  features: readonly [Measurable, Measurable],
  unit: Unit,
  notation: Notation,
  when: string,
): string {
  const [one, other] = features;
  const { from, to } = distance.nearest;
  const place = (at: LonLat): string => formatCoordinates(at, notation);
  const doubts = features.flatMap((feature) => feature.doubts).map((doubt) => ` ${doubt}`).join(''); // prettier-ignore
  return `${one.title} – ${other.title}, ${when}: ${distanceWords(distance, unit)}. ${rangeWords(distance, features, unit)} Nearest points (latitude, longitude): ${place(from)} and ${place(to)}. ${METHOD}.${doubts}`;
}

/** A line that is drawn, as GeoJSON. */
export function lineOf(line: readonly LonLat[]): Geometry {
  return { type: 'LineString', coordinates: line.map((at) => [...at]) };
}

/** A drawn shape as a GeoJSON text with what was measured: read as a file, it becomes a layer of own data. */
export function ownDataText(title: string, geometry: Geometry, measured: Readonly<Record<string, number>>): string {
  const properties = { title, ...measured, method: METHOD };
  return JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] });
}
