/** What is drawn of a measurement, in words: for pictures and paper, which have no panel beside them. */
import { formatCoordinates, type Notation } from './coordinates';
import { distanceInWords, isPrecise, type Distance, type Measurable } from './distance';
import type { DrawingWords } from './drawing';
import type { SetPoint } from './kept';
import { formatArea, formatLength, formatPrecision, MILE, type Unit } from './units';

/** A radius as it was typed. */
export function radiusWords(metres: number, unit: Unit): string {
  return `${Math.round((metres / (unit === 'km' ? 1000 : MILE)) * 100) / 100} ${unit}`;
}

/** How exactly points were set: a hand on the map is no finer than some pixels. */
export function precisionWords(precisionM: number, unit: Unit): string {
  return precisionM === 0
    ? 'The points were typed.'
    : `Points set by hand here are exact to about ${formatPrecision(precisionM, unit)}.`;
}

/** From what the range of a distance comes. */
export function rangeWords({ nearest }: Distance, features: readonly [Measurable, Measurable], unit: Unit): string {
  const far = formatLength(nearest.metres, unit);
  const drawn = nearest.metres === 0 ? 'As they are drawn, they touch' : `As they are drawn, ${far}`;
  return `${drawn}; ${features.map((feature) => knownWords(feature, unit)).join(', ')}.`;
}

/** How exactly a feature is placed. */
function knownWords(feature: Measurable, unit: Unit): string {
  const { title, layer, stretches } = feature;
  if (!isPrecise(feature)) return `how exactly “${title}” is placed, no column of “${layer ?? ''}” says`;
  const metres = stretches.map(({ precisionM }) => precisionM ?? 0);
  const [least, most] = [Math.min(...metres), Math.max(...metres)];
  const upTo = least === most ? '' : `${formatPrecision(least, unit)} to `;
  return `the position of ${title} is known to ${upTo}${formatPrecision(most, unit)}`;
}

/** A feature by its title, one of the reader's own with its layer. */
function named({ title, layer }: Measurable): string {
  return layer === null ? title : `“${title}” of “${layer}”`;
}

/** Of a line through points; null while it has fewer than two. */
export function lineSaid(metres: number, points: readonly SetPoint[], unit: Unit): DrawingWords | null {
  if (points.length < 2) return null;
  const label = `line of ${formatLength(metres, unit)}`;
  return { label, sentence: `a ${label} through ${points.length} points. ${pointsSaid(points, unit)}` };
}

/** Of an area with corners; null while it has fewer than three. */
export function areaSaid(
  { squareMetres, perimeter }: { readonly squareMetres: number; readonly perimeter: number },
  points: readonly SetPoint[],
  unit: Unit,
): DrawingWords | null {
  if (points.length < 3) return null;
  const label = `area of ${formatArea(squareMetres, unit)}`;
  const sentence = `an ${label}, its perimeter ${formatLength(perimeter, unit)}. ${pointsSaid(points, unit)}`;
  return { label, sentence };
}

function pointsSaid(points: readonly SetPoint[], unit: Unit): string {
  return precisionWords(Math.max(...points.map(({ precisionM }) => precisionM)), unit);
}

/** Of the distance between two features, with the precision of both. */
export function betweenSaid(distance: Distance, features: readonly [Measurable, Measurable], unit: Unit): DrawingWords {
  const [from, to] = features.map(named);
  const range = distanceInWords(distance, unit);
  return {
    label: `from ${from} to ${to}: ${range}`,
    sentence: `the distance between ${from} and ${to}: ${range}. ${rangeWords(distance, features, unit)}`,
  };
}

/** Of what lies within a distance of a feature. */
export function aroundSaid(centre: Measurable, radius: number, unit: Unit): DrawingWords {
  const label = `within ${radiusWords(radius, unit)} of ${named(centre)}`;
  return { label, sentence: `what lies ${label}; ${knownWords(centre, unit)}.` };
}

/** Of one place. */
export function placeSaid({ at, precisionM }: SetPoint, notation: Notation, unit: Unit): DrawingWords {
  const label = `the point ${formatCoordinates(at, notation)}`;
  return { label, sentence: `${label}. ${pointsSaid([{ at, precisionM }], unit)}` };
}
