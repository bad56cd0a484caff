/** What was measured, in words: with method and precision, to be read, copied and cited. */
import type { Geometry } from 'geojson';
import {
  distanceInWords,
  isPrecise,
  rangeInWords,
  tallyOf,
  type Distance,
  type Lying,
  type Measurable,
  type Within,
} from '../../domain/measure/distance';
import { formatCoordinates, type Notation } from '../../domain/measure/coordinates';
import { precisionWords, radiusWords, rangeWords } from '../../domain/measure/drawingWords';
import type { Leg, MeasuredArea, MeasuredLine } from '../../domain/measure/geodesic';
import { formatArea, formatAzimuth, formatLength, formatPrecision, type Unit } from '../../domain/measure/units';
import { centreOfBounds } from '../../domain/bounds';
import { boundsOf } from '../../domain/geometry';
import type { LonLat } from '../../domain/model';
import { foundOnce } from '../../domain/ownCopies';
import { countUndated, undatedWords } from '../../domain/ownSpans';
import { formatSpan } from '../../domain/time';
import type { FeatureView } from '../../domain/view';
import type { MeasureMode, SetPoint } from '../../domain/measure/kept';
import type { MeasureState } from '../../state/measure.svelte';
import type { FoundDistance } from '../../state/measuredFeatures.svelte';
import { onceOf, type How, type Lot, type Reach } from './found';
import { statusInWords } from '../../symbology/statusWords';

/** What is measured and the result in one line, for the folded panel. */
export function resultInShort(measure: MeasureState): string {
  const { mode, unit, notation, points, place, line, area, features } = measure;
  const title = MODE_TITLES[mode];
  const nothing = `${title}: nothing measured yet`;
  switch (mode) {
    case 'line':
      return points.length > 1 ? `${title}: ${formatLength(line.metres, unit)}` : nothing;
    case 'area':
      return points.length > 2 ? `${title}: ${formatArea(area.squareMetres, unit)}` : nothing;
    case 'between': {
      const { found } = features;
      return found
        ? `${distanceInWords(found.distance, unit)}: ${found.features.map((each) => each.title).join(' – ')}`
        : nothing;
    }
    case 'around': {
      const { around, radius } = features;
      const { neighbours, ownNeighbours } = features.now;
      const once = foundOnce((ownNeighbours ?? []).map(({ styled: { layer }, found }) => ({ layer, found })));
      const own = once.flat();
      const undated = (ownNeighbours ?? []).reduce(
        (sum, { styled }, at) =>
          sum +
          countUndated(
            styled.layer,
            (once[at] ?? []).map(({ place }) => place),
          ),
        0,
      );
      const without = undated === 0 ? '' : ` (${undatedWords(undated, own.length).slice(2)})`;
      const count = (found: readonly { readonly within: How }[]): string => {
        const { surely, drawn, atMost } = tallyOf(found.map(({ within: how }) => how));
        const range = surely === atMost || (surely === 0 && drawn === atMost) ? '' : ` (${surely} to ${atMost})`;
        return `${drawn.toLocaleString('en')}${range}`;
      };
      const many = [
        `${count(neighbours)} of the atlas`,
        ...(own.length > 0 ? [`${count(own)} of your data${without}`] : []),
      ].join(', ');
      return around ? `${many} within ${radiusWords(radius, unit)} of ${around.title}` : nothing;
    }
    case 'coordinates':
      return place ? `${title}: ${formatCoordinates(place.at, notation)}` : nothing;
  }
}

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

/** One leg of a line in words: its length, and the direction at its start. */
export function legWords({ metres, azimuth }: Leg, unit: Unit): string {
  return `${formatLength(metres, unit)}, ${formatAzimuth(azimuth)}`;
}

/**
 * The direction of a line in words, behind its length. A line of several legs has no direction as a whole: how far and where its end lies
 * from its start is told in its place. Empty without a leg.
 */
export function directionWords({ legs, across }: MeasuredLine, unit: Unit): readonly string[] {
  const [first] = legs;
  if (!first || !across) return [];
  if (legs.length > 1) return [acrossWords(across, unit)];
  return [`towards ${formatAzimuth(first.azimuth)}`, `arrives towards ${formatAzimuth(first.finalAzimuth)}`];
}

/** Where the last point of a line of several legs lies from the first one. */
function acrossWords(across: Leg, unit: Unit): string {
  // Of two points at the same place, no direction leads from one to the other.
  if (across.metres < 0.05) return 'the line ends where it begins';
  return `straight from the first point to the last: ${legWords(across, unit)}`;
}

function asSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Whose precision is not known, in words that follow a distance; empty if that of all is. */
export function unknownWords(features: readonly Measurable[]): string {
  const vague = features.filter((feature) => !isPrecise(feature)).map(({ title }) => `“${title}”`);
  return vague.length === 0 ? '' : `: that of ${vague.join(' and ')}`;
}

/** Which of the reader's own features a result is about, a sentence for each: several may have the same title. */
export function ownWords(features: readonly Measurable[]): readonly string[] {
  return features.flatMap(({ title, layer, about = '' }) =>
    layer === null ? [] : [`“${title}” of “${layer}”: ${about}.`],
  );
}

/** A list of what was found in one layer, or of the atlas, to copy. */
export interface FoundText {
  /** Whose features they are. */
  readonly title: string;
  /** How many were found, in words. */
  readonly count: string;
  /** One line each. */
  readonly lines: readonly string[];
}

/** What lies around a feature as text to copy: centre, radius and days, then what was found, a line each. */
export function aroundText(
  { id, title, layer, about = '', stretches, doubts }: Measurable,
  within: string,
  lots: readonly FoundText[],
  notation: Notation,
  when: string,
): string {
  const [west, south, east, north] = boundsOf(stretches.map(({ geometry }) => geometry));
  const isPoint = west === east && south === north;
  const at = formatCoordinates(isPoint ? [west, south] : centreOfBounds([west, south, east, north]), notation);
  const where = isPoint ? at : `all of it, the middle of its bounds is ${at}`;
  const known = stretches.every(({ precisionM }) => precisionM !== null)
    ? `known to ${formatPrecision(Math.max(0, ...stretches.map(({ precisionM }) => precisionM ?? 0)), 'km')}`
    : 'the precision of its position is not known';
  const name = layer === null ? `id ${id}` : `own data: ${layer}; ${about}`;
  return [
    `What lies within ${within} of ${title} (${name}), ${when}.`,
    `Centre (latitude, longitude): ${where}; ${known}. ${METHOD}.`,
    ...doubts,
    ...lots.flatMap((lot) => ['', `${lot.title}: ${lot.count}`, ...lot.lines.map((line) => `- ${line}`)]),
  ].join('\n');
}

/** A feature of the atlas in such a list: its id, what it was on the days, and how far it is away. */
export function atlasLine({ feature, statuses }: Pick<FeatureView, 'feature' | 'statuses'>, distance: string): string {
  const was = statuses.map(({ status, span }) => `${statusInWords(feature, status)} (${formatSpan(span)})`);
  return `${feature.title} (id ${feature.id}): ${distance}${was.length > 0 ? `; ${was.join(', ')}` : ''}`;
}

/** Which feature of a layer is the nearest, among how many, and whether others may be. */
export function nearestWords({ nearest }: FoundDistance, when: string): string {
  if (!nearest) return '';
  const { feature, layer, rivals, count, undated } = nearest;
  const others =
    rivals === 0
      ? ''
      : rivals === 1
        ? ' Another one may be nearer.'
        : ` ${rivals.toLocaleString('en')} others may be nearer.`;
  return `“${feature.title}” is the nearest of ${count.toLocaleString('en')} in “${layer.layer.title}” that hold on ${when}${undatedWords(undated, count)}.${others}`;
}

/** What a line of a list says of a distance besides the distance itself. */
interface LineAbout {
  /** Whether the line says itself what is not known; else a note above the list does. */
  readonly isAlone: boolean;
  /** Whether both ends are points: two that touch are at the same place. */
  readonly arePoints: boolean;
}

/** Beside a feature in a list: how far it is away. */
export function neighbourWords(distance: Distance, within: Within, unit: Unit, about: LineAbout): string {
  const { isAlone, arePoints } = about;
  const range = rangeInWords(distance, unit);
  const exact = formatLength(distance.nearest.metres, unit);
  const drawn = range === exact ? '' : `, as drawn ${exact}`;
  const unknown = isAlone ? distanceInWords(distance, unit).slice(range.length) : '';
  const isTouching = distance.nearest.metres === 0 && distance.least === 0;
  const samePlace = distance.most < 1 ? 'at the same place' : `${range}, as drawn at the same place`;
  const touching = arePoints ? samePlace : 'touches it as drawn';
  const far = `${isTouching ? touching : `${range}${drawn}`}${unknown}`;
  // A line that stands alone says it in any case. In a list, what is certain needs no word, and a note tells of all that is known to no precision.
  const isSaid = isAlone || within === 'perhaps' || (within === 'drawn' && distance.unknown === 0);
  return isSaid ? `${far} · ${WITHIN_WORDS[within]}` : far;
}

/** How a feature lies within a distance, behind how far it is away. */
const WITHIN_WORDS: Readonly<Record<Within, string>> = {
  yes: 'certainly within',
  drawn: 'within as drawn',
  perhaps: 'perhaps within',
  no: 'not within',
};

/** What is listed, as a choice says it, and behind the titles of layers. */
export const REACH_WORDS: Readonly<Record<Reach, string>> = {
  yes: 'certainly',
  drawn: 'as drawn',
  perhaps: 'perhaps',
};

/** How a feature lies within a distance or in an area, as a property of it. */
export const HOW_WORDS: Readonly<Record<How, string>> = {
  yes: 'certainly',
  drawn: 'as drawn',
  partly: 'partly',
  perhaps: 'perhaps',
};

/** How many lie there: one number if nothing is in doubt, else those that do so certainly, as they are drawn, and at most. */
export function tallyWords(hows: readonly How[]): string {
  const { surely, drawn, atMost } = tallyOf(hows);
  const [sure, seen, most] = [surely, drawn, atMost].map((count) => count.toLocaleString('en')) as [
    string,
    string,
    string,
  ];
  const partly = hows.filter((how) => how === 'partly').length;
  const parts = partly > 0 ? `, of which ${partly.toLocaleString('en')} partly` : '';
  if (surely === atMost) return most;
  if (surely === 0 && drawn === atMost) return `${seen} as drawn${parts}`;
  const upTo = atMost > drawn ? `${parts}, up to ${most}` : ` and at most${parts}`;
  return `${surely === 0 ? 'none' : sure} certainly, ${drawn === 0 ? 'none' : seen} as drawn${upTo}`;
}

/** How much was found in some lots, and how many of it have no date. */
export function lotWords(lots: readonly Pick<Lot, 'hows' | 'undated'>[]): string {
  const hows = lots.flatMap((lot) => lot.hows);
  const undated = lots.reduce((sum, lot) => sum + lot.undated, 0);
  return `${tallyWords(hows)}${undatedWords(undated, hows.length)}`;
}

/** How many of what was found are of the atlas, and how many of each layer of the reader's own. */
export function foundWords(lots: readonly Lot[]): string {
  const words = (isOwn: boolean): string => {
    const those = lots.filter((lot) => lot.isOwn === isOwn && lot.hows.length > 0);
    return those.length === 0 ? 'nothing' : lotWords(those.map(onceOf));
  };
  const hasOwn = lots.some(({ isOwn }) => isOwn);
  return `of the atlas ${words(false)}${hasOwn ? `; of your data ${words(true)}` : ''}.`;
}

/** Beside a feature in a list of those in an area. */
export const LYING_WORDS: Readonly<Record<Lying['how'], string>> = {
  yes: '',
  drawn: 'as drawn',
  partly: 'partly',
  perhaps: 'perhaps',
};

/** Above a list of features of none of which anybody says how exactly it is placed. */
const UNKNOWN_NOTE = 'Listed as they are drawn: how exactly they are placed is not known.';

/** How a list says of what nobody knows how exactly it is placed. */
export interface UnknownTold {
  /** Above the list: it holds of all lines, whichever of them are listed. Empty for nothing. */
  readonly note: string;
  /** Whether the lines of which it holds say so themselves, since it does not hold of all. */
  readonly isMarked: boolean;
}

/** How a list of features tells of how many of them nobody says how exactly they are placed. */
export function unknownTold(areUnknown: readonly boolean[]): UnknownTold {
  const isOfAll = areUnknown.length > 0 && areUnknown.every(Boolean);
  return { note: isOfAll ? UNKNOWN_NOTE : '', isMarked: !isOfAll && areUnknown.some(Boolean) };
}

/** The same of a list of distances from a feature, of which nobody may say it either. */
export function distancesTold(centre: Measurable, distances: readonly Distance[]): UnknownTold {
  if (isPrecise(centre)) return unknownTold(distances.map(({ unknown }) => unknown > 0));
  const { note, isMarked } = unknownTold(distances.map(({ unknown }) => unknown > 1));
  const ofCentre = `How exactly “${centre.title}” is placed is not known, and is not in these distances.`;
  return { note: note === '' ? ofCentre : `${ofCentre} ${note}`, isMarked };
}

/** Whether a feature is but one point. */
export function isPoint(geometries: readonly (Geometry | null | undefined)[]): boolean {
  return geometries.length === 1 && geometries[0]?.type === 'Point';
}

/** Points as a list of coordinates. */
function listed(points: readonly SetPoint[], notation: Notation): string {
  return points.map(({ at }) => formatCoordinates(at, notation)).join('; ');
}

/** A measured line as text to copy. */
export function lineText(
  { metres, legs, across }: MeasuredLine,
  points: readonly SetPoint[],
  precisionM: number,
  unit: Unit,
  notation: Notation,
): string {
  const [first] = legs;
  const begins = first ? ` It begins towards ${formatAzimuth(first.azimuth)}.` : '';
  const each = legs.map((leg, at) => `${at + 1} to ${at + 2}: ${legWords(leg, unit)}`).join('; ');
  const direction =
    legs.length > 1 && across ? ` ${asSentence(acrossWords(across, unit))} From point to point: ${each}.` : begins;
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
export function betweenText(found: FoundDistance, unit: Unit, notation: Notation, when: string): string {
  const { features, distance, nearest } = found;
  const { from, to } = distance.nearest;
  const place = (at: LonLat): string => formatCoordinates(at, notation);
  const names = features.map(({ title, layer, about }) =>
    layer === null ? title : `${title} (own data: ${layer}; ${about ?? ''})`,
  );
  const doubts = features
    .flatMap((feature) => feature.doubts)
    .map((doubt) => ` ${doubt}`)
    .join('');
  const which = nearest ? ` ${nearestWords(found, when)}` : '';
  return `${names.join(' – ')}, ${when}: ${distanceInWords(distance, unit)}${unknownWords(features)}.${which} ${rangeWords(distance, features, unit)} Nearest points (latitude, longitude): ${place(from)} and ${place(to)}. ${METHOD}.${doubts}`;
}

/**
 * A drawn shape as a GeoJSON text with what was measured: read as a file, it becomes a layer of own data. The text itself has the layer's
 * title, since a name of two forms with a slash is no name of a file.
 */
export function ownDataText(title: string, geometry: Geometry, measured: Readonly<Record<string, number>>): string {
  const properties = { title, ...measured, method: METHOD };
  return JSON.stringify({
    type: 'FeatureCollection',
    name: title,
    features: [{ type: 'Feature', properties, geometry }],
  });
}
