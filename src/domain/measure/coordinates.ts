/**
 * Reads coordinates as people type them, and writes them: `40.18, 44.51`, `40°11′N 44°31′E`, `40 11 30 N, 44 31 12 E`, `44.51E 40.18N`,
 * `40,18 44,51` with decimal commas, `401052N 0443112E`, `40:10:52 44:31:12`, `geo:40.18,44.51` (RFC 5870), `[44.51, 40.18]` as in GeoJSON,
 * `POINT (44.51 40.18)` as in WKT, `lat=40.18&lon=44.51`, addresses of web maps. Two numbers without a sign of which is which are read as
 * latitude, longitude; where the other order is possible too, it is offered.
 */
import type { LonLat } from '../model';

/** The result of reading typed coordinates. */
export type TypedCoordinates =
  /** The text has no coordinates. */
  | { readonly type: 'none' }
  /** The place, and the other one if the text does not say which number is the latitude. */
  | { readonly type: 'place'; readonly at: LonLat; readonly other: LonLat | null }
  /** The text looks like coordinates but is none; the message says why and what to do. */
  | { readonly type: 'fault'; readonly message: string };

/** Which axis a letter or word means, and the sign that it gives. */
const LETTERS: Readonly<Record<string, { readonly axis: 'lat' | 'lon'; readonly sign: 1 | -1 }>> = {
  N: { axis: 'lat', sign: 1 },
  S: { axis: 'lat', sign: -1 },
  E: { axis: 'lon', sign: 1 },
  W: { axis: 'lon', sign: -1 },
  // What words such as `lat` become: they say which number it is, and no direction.
  A: { axis: 'lat', sign: 1 },
  O: { axis: 'lon', sign: 1 },
};
const DIRECTIONS = /^[NSEW]$/;
const EXAMPLE = 'Write them as 12.3456, 65.4321 or 12°20′44″N 65°25′56″E.';

/** One typed coordinate: its degrees, minutes and seconds, and the letter beside it. */
interface Half {
  readonly numbers: readonly string[];
  readonly letter: string | null;
}

/** Reads coordinates that a reader typed. */
export function readCoordinates(text: string): TypedCoordinates {
  const linked = inAddress(text);
  const isLonLat = /^\s*(\[|(SRID=\d+;)?\s*POINT\b)/i.test(text);
  const isLatLon = linked !== null || /^\s*geo:/i.test(text);
  if (/\d\s*°?\s*O(?![a-z])|(?<![a-z])O\s*\d/i.test(text))
    return fault('O is east in German and west in French, Italian and Spanish: write E or W.');
  const plain = withoutHeight(withoutDecimalCommas(normal(linked ?? text)), isLonLat || isLatLon);
  if (!/\d/.test(plain) || /[^\d.,;+\-°'"\sNSEWAO/]/.test(plain)) return { type: 'none' };
  const halves = halvesOf(plain);
  if (typeof halves === 'string') return fault(halves);
  const [first, second] = halves;
  const [one, other] = [valueOf(first), valueOf(second)];
  if (typeof one === 'string') return fault(one);
  if (typeof other === 'string') return fault(other);
  const [axis, otherAxis] = [axisOf(first), axisOf(second)];
  if (axis !== null && axis === otherAxis)
    return fault(
      `Both are ${axis === 'lat' ? 'latitudes' : 'longitudes'}; one has to be ${axis === 'lat' ? 'a longitude (E or W)' : 'a latitude (N or S)'}.`,
    );
  const isLonFirst = isLonLat || axis === 'lon' || otherAxis === 'lat';
  const isKnown = isLonLat || isLatLon || axis !== null || otherAxis !== null;
  const read: LonLat = isLonFirst ? [one, other] : [other, one];
  const turned: LonLat = [read[1], read[0]];
  if (isKnown) return isPlace(read) ? { type: 'place', at: read, other: null } : fault(outOfRange(read));
  if (!isPlace(read)) return isPlace(turned) ? { type: 'place', at: turned, other: null } : fault(outOfRange(read));
  return { type: 'place', at: read, other: isPlace(turned) && one !== other ? turned : null };
}

function fault(message: string): TypedCoordinates {
  return { type: 'fault', message: `${message} ${EXAMPLE}` };
}

/** Latitude and longitude in the address of a web map, as `latitude,longitude`; null if the text is no address or has none. */
function inAddress(text: string): string | null {
  if (!/^\s*https?:\/\//i.test(text)) return null;
  const number = '(-?\\d+(?:\\.\\d+)?)';
  const forms = [
    // Google, OpenStreetMap and this atlas; a marker of OpenStreetMap; a query of others.
    `@${number},${number}`,
    `[#&?]map=[\\d.]+/${number}/${number}`,
    `[?&]m?lat=${number}&m?l(?:on|ng)=${number}`,
    `[?&](?:q|query|ll|center)=(?:loc:)?${number}(?:,|%2C)\\+?${number}`,
  ];
  for (const form of forms) {
    const [, lat, lon] = new RegExp(form, 'i').exec(text) ?? [];
    if (lat !== undefined && lon !== undefined) return `${lat},${lon}`;
  }
  return null;
}

/** One sign for each of the many that people and programs write, one letter for each word, and no brackets. */
function normal(text: string): string {
  const signs = text
    .replace(/^\s*geo:([^;?]*).*$/is, '$1')
    .replace(/^\s*(SRID=\d+;)?\s*POINT\s*(ZM?|M)?/i, ' ')
    .replace(/"([a-z]+)"/gi, '$1')
    .replace(/[[\](){}]/g, ' ')
    .replace(/&/g, ', ')
    .replace(/[−–—‐‑]/g, '-')
    .replace(/с\.?\s*ш\.?/gi, 'N')
    .replace(/ю\.?\s*ш\.?/gi, 'S')
    .replace(/в\.?\s*д\.?/gi, 'E')
    .replace(/з\.?\s*д\.?/gi, 'W')
    .replace(/[º˚]|\bdeg(rees?)?\b/gi, '°')
    .replace(/''|[″”“„]|\bsec(onds?)?\b/gi, '"')
    .replace(/[′’‘´`]|\bmin(utes?)?\b/gi, "'")
    .replace(
      /(\d)\s*d\s*(\d+)\s*m(?:\s*(\d+(?:[.,]\d+)?)\s*s(?![a-z]))?/gi,
      (_all: string, a: string, b: string, c?: string) => `${a}°${b}'${c === undefined ? '' : `${c}"`}`,
    )
    .replace(/\b(north|south|east|west)\b/gi, (word) => (word[0] as string).toUpperCase())
    .replace(/(?<![a-z])[nsew](?![a-z])/gi, (letter) => letter.toUpperCase())
    .replace(/(\d):(?=\d)/g, '$1 ')
    .replace(/(\d)-(?=\d{1,2}(?:[.,]\d+)?(?:-\d{1,2}(?:[.,]\d+)?)?\s*[NSEW])/g, '$1 ');
  // Where letters say the directions, words need not say which number it is.
  const hasLetters = /[NSEW]/.test(signs.replace(/[a-z]{2,}/gi, ''));
  return signs
    .replace(/\b(lat(itude)?|y)\b\s*[:=]?/gi, hasLetters ? ' ' : ' A ')
    .replace(/\b(lon(g(itude)?)?|lng|x)\b\s*[:=]?/gi, hasLetters ? ' ' : ' O ')
    .replace(
      /(?<![\d.])(\d{4,7})(\.\d+)?(?=\s*[NSEW])|([NSEW]\s*)(\d{4,7})(\.\d+)?(?![\d.])/g,
      (whole: string, a: string | undefined, b: string | undefined, before = '', c?: string, d?: string) =>
        `${before}${unpacked(a ?? c ?? whole, b ?? d ?? '')}`,
    )
    .trim();
}

/** Degrees, minutes and seconds that are written without anything between them, two figures each, as pilots do: `0443049`. */
function unpacked(figures: string, decimals: string): string {
  const seconds = figures.length > 5 ? ` ${figures.slice(-2)}` : '';
  const rest = seconds ? figures.slice(0, -2) : figures;
  return `${rest.slice(0, -2)} ${rest.slice(-2)}${seconds}${decimals}`;
}

/** Replaces commas in numbers by points: those before a sign, and those of two numbers that something else separates. */
function withoutDecimalCommas(text: string): string {
  if (text.includes('.')) return text;
  const signed = text.replace(/(\d),(\d+\s*[°'"])/g, '$1.$2');
  if (signed !== text) return signed.replace(/(\d),(\d+\s*[NSEW])/g, '$1.$2');
  const commas = text.match(/\d,\d/g)?.length ?? 0;
  const isOneOfTwo = commas === 1 && /^[+-]?\d+(,\d+)?\s+[+-]?\d+(,\d+)?$/.test(text);
  const isOfBoth = commas === 2 && /\d,\d+(?=\D*[^\d,])\D+\d+,\d/.test(text);
  return isOneOfTwo || isOfBoth ? text.replace(/(\d),(\d)/g, '$1.$2') : text;
}

/** Leaves out a height behind two coordinates; `isKnown` says that the text is of a form that may have one. */
function withoutHeight(text: string, isKnown: boolean): string {
  const number = '[+-]?\\d+(?:\\.\\d+)?';
  const point = '[+-]?\\d+\\.\\d+';
  const form = isKnown
    ? `^(${number}[\\s,]+${number})[\\s,]+${number}$`
    : `^(${point}\\s*,\\s*${point})\\s*,\\s*${number}$`;
  return text.replace(new RegExp(form), '$1');
}

/** The two coordinates of a text; a message if there are not two. */
function halvesOf(text: string): readonly [Half, Half] | string {
  const tokens: readonly string[] = text.match(/[+-]?\d*\.?\d+\.?|[NSEWAO°'"]|[,;/]/g) ?? [];
  const letters = tokens.filter((token) => token in LETTERS);
  const numbers = tokens.filter((token) => /\d/.test(token));
  if (letters.length > 2) return 'There are more than two letters for directions.';
  if (letters.length === 2) {
    // Letters stand before both numbers or after both.
    const isBefore = (tokens[0] as string) in LETTERS;
    const cut = isBefore ? tokens.lastIndexOf(letters[1] as string) : tokens.indexOf(letters[0] as string) + 1;
    return pair(tokens.slice(0, cut), tokens.slice(cut));
  }
  const sign = tokens.findIndex((token) => /^[,;/]$/.test(token));
  const signs = tokens.filter((token) => /^[,;/]$/.test(token)).length;
  if (sign > 0 && signs === 1) return pair(tokens.slice(0, sign), tokens.slice(sign + 1));
  const degrees = tokens.flatMap((token, at) => (token === '°' ? [at] : []));
  if (degrees.length === 2) {
    const cut = (degrees[1] as number) - 1;
    return pair(tokens.slice(0, cut), tokens.slice(cut));
  }
  if (numbers.length % 2 !== 0 || numbers.length === 0 || numbers.length > 6)
    return numbers.length === 1 ? 'One number alone is no place.' : 'These numbers are not two coordinates.';
  const places = tokens.flatMap((token, at) => (/\d/.test(token) ? [at] : []));
  const cut = places[numbers.length / 2] as number;
  return pair(tokens.slice(0, cut), tokens.slice(cut));
}

function pair(one: readonly string[], other: readonly string[]): readonly [Half, Half] {
  const half = (tokens: readonly string[]): Half => ({
    numbers: tokens.filter((token) => /\d/.test(token)),
    letter: tokens.find((token) => token in LETTERS) ?? null,
  });
  return [half(one), half(other)];
}

function axisOf({ letter }: Half): 'lat' | 'lon' | null {
  return letter === null ? null : (LETTERS[letter]?.axis ?? null);
}

/** The degrees of a coordinate; a message if it is none. */
function valueOf({ numbers, letter }: Half): number | string {
  const [degrees, minutes, seconds] = numbers.map(Number);
  if (degrees === undefined || numbers.length > 3) return 'These numbers are not two coordinates.';
  if ([minutes, seconds].some((value) => value !== undefined && !(value >= 0 && value < 60)))
    return 'Minutes and seconds go from 0 to 59.';
  if (numbers.slice(0, -1).some((number) => /\.\d*[1-9]/.test(number)))
    return 'Only the last number of a coordinate may have decimals.';
  const isNegative = (numbers[0] as string).startsWith('-');
  if (isNegative && letter !== null && DIRECTIONS.test(letter))
    return `Both a minus and ${letter} say the direction; one of them has to go.`;
  const size = Math.abs(degrees) + (minutes ?? 0) / 60 + (seconds ?? 0) / 3600;
  return (isNegative ? -1 : 1) * (letter === null ? 1 : (LETTERS[letter]?.sign ?? 1)) * size;
}

function isPlace([lon, lat]: LonLat): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

function outOfRange([lon, lat]: LonLat): string {
  return Math.abs(lat) > 90
    ? `${trimmed(lat)} is no latitude: they go from -90 to 90.`
    : `${trimmed(lon)} is no longitude: they go from -180 to 180.`;
}

function trimmed(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}

/** Ways to write coordinates. */
export const NOTATIONS = ['decimal', 'dms'] as const;
export type Notation = (typeof NOTATIONS)[number];

/** A place as text: `40.18111, 44.51361` (latitude, longitude) or `40°10′52″N 44°30′49″E`. Five decimals are a metre, a second is 31 m. */
export function formatCoordinates([lon, lat]: LonLat, notation: Notation): string {
  if (notation === 'decimal') return `${noMinusZero(lat.toFixed(5))}, ${noMinusZero(lon.toFixed(5))}`;
  return `${sexagesimal(lat, 'N', 'S')} ${sexagesimal(lon, 'E', 'W')}`;
}

function noMinusZero(text: string): string {
  return /^-0\.0*$/.test(text) ? text.slice(1) : text;
}

function sexagesimal(value: number, plus: string, minus: string): string {
  const seconds = Math.round(Math.abs(value) * 3600);
  const two = (number: number): string => String(number).padStart(2, '0');
  const letter = value < 0 && seconds > 0 ? minus : plus;
  return `${Math.floor(seconds / 3600)}°${two(Math.floor(seconds / 60) % 60)}′${two(seconds % 60)}″${letter}`;
}
