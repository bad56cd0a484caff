/** Lengths, areas and directions in words. */

/** Units that a reader may choose. */
export const UNITS = ['km', 'mi'] as const;
export type Unit = (typeof UNITS)[number];

/** Metres of an international mile and foot (1959). */
export const MILE = 1609.344;
const FOOT = 0.3048;
const ACRE = 4046.8564224;

/** A number with so many decimals and groups of three figures. */
function figures(value: number, decimals: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** How many decimals leave about four figures of a number. */
function decimalsFor(value: number): number {
  return value >= 1000 ? 0 : value >= 100 ? 1 : value >= 10 ? 2 : 3;
}

/** A length as text: metres or feet where it is short, else kilometres or miles. */
export function formatLength(metres: number, unit: Unit): string {
  if (unit === 'km') {
    if (metres < 1000 && Math.round(metres) < 1000) return `${figures(metres, metres < 10 ? 1 : 0)} m`;
    return `${figures(metres / 1000, decimalsFor(metres / 1000))} km`;
  }
  const miles = metres / MILE;
  if (miles < 0.2) return `${figures(metres / FOOT, 0)} ft`;
  return `${figures(miles, decimalsFor(miles))} mi`;
}

/** A precision as text, with two figures: nobody knows a precision better. */
export function formatPrecision(metres: number, unit: Unit): string {
  const [large, small, names] =
    unit === 'km' ? ([1000, 1, ['km', 'm']] as const) : ([MILE, FOOT, ['mi', 'ft']] as const);
  const isLarge = metres >= (unit === 'km' ? large : large / 5);
  const value = Number((metres / (isLarge ? large : small)).toPrecision(2));
  return `${value.toLocaleString('en-GB')} ${names[isLarge ? 0 : 1]}`;
}

/** An area as text: square metres, hectares or square kilometres; square feet, acres or square miles. */
export function formatArea(squareMetres: number, unit: Unit): string {
  if (unit === 'km') {
    if (squareMetres < 10_000) return `${figures(squareMetres, 0)} m²`;
    if (squareMetres < 1_000_000) return `${figures(squareMetres / 10_000, 2)} ha`;
    return `${figures(squareMetres / 1_000_000, decimalsFor(squareMetres / 1_000_000))} km²`;
  }
  const miles = squareMetres / (MILE * MILE);
  if (squareMetres < ACRE) return `${figures(squareMetres / (FOOT * FOOT), 0)} sq ft`;
  if (miles < 1) return `${figures(squareMetres / ACRE, 1)} acres`;
  return `${figures(miles, decimalsFor(miles))} sq mi`;
}

/**
 * Two lengths between which the true one lies: “28 to 31 km”. They are rounded to a step that suits their difference, the lower one down
 * and the upper one up, so that the true length stays between them. Two equal lengths are one.
 */
export function formatRange(least: number, most: number, unit: Unit): string {
  if (most - least < 1) return formatLength((least + most) / 2, unit);
  const [large, small] = unit === 'km' ? [1000, 1] : [MILE, FOOT];
  const isLarge = most >= (unit === 'km' ? large : large / 5);
  const size = isLarge ? large : small;
  const step = 10 ** Math.floor(Math.log10((most - least) / size / 2));
  const decimals = Math.max(0, -Math.log10(step));
  // Rounding errors of the division must not move a round number by a step.
  const low = Math.floor(least / size / step + 1e-9) * step;
  const high = Math.ceil(most / size / step - 1e-9) * step;
  const name = unit === 'km' ? (isLarge ? 'km' : 'm') : isLarge ? 'mi' : 'ft';
  if (low <= 0) return `up to ${figures(high, decimals)} ${name}`;
  return `${figures(low, decimals)} to ${figures(high, decimals)} ${name}`;
}

/** The sixteen winds, clockwise from north. */
const WINDS = [
  'north',
  'north-northeast',
  'northeast',
  'east-northeast',
  'east',
  'east-southeast',
  'southeast',
  'south-southeast',
  'south',
  'south-southwest',
  'southwest',
  'west-southwest',
  'west',
  'west-northwest',
  'northwest',
  'north-northwest',
] as const;

/** A direction as text: “82.4° (east)”. */
export function formatAzimuth(degrees: number): string {
  const tenths = (Math.round(degrees * 10) / 10) % 360;
  return `${tenths.toFixed(1)}° (${WINDS[Math.round(degrees / 22.5) % 16] ?? ''})`;
}
