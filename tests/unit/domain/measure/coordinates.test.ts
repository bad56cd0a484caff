import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCoordinates,
  NOTATIONS,
  readCoordinates,
  type TypedCoordinates,
} from '../../../../src/domain/measure/coordinates';
import { runs } from '../../../helpers/runs';

/** What was read, latitude first, in one line. */
function told(read: TypedCoordinates): string {
  if (read.type === 'none') return 'none';
  if (read.type === 'fault') return read.message;
  const words = ([lon, lat]: readonly [number, number]): string => `${+lat.toFixed(5)} ${+lon.toFixed(5)}`;
  return words(read.at) + (read.other ? ` or ${words(read.other)}` : '');
}

describe('Typed coordinates', () => {
  it.each([
    // Decimal, latitude first; the other order is offered where it is possible.
    ['40.18, 44.51', '40.18 44.51 or 44.51 40.18'],
    ['40.18 44.51', '40.18 44.51 or 44.51 40.18'],
    ['40.18;44.51', '40.18 44.51 or 44.51 40.18'],
    ['40.18/44.51', '40.18 44.51 or 44.51 40.18'],
    ['40,18 44,51', '40.18 44.51 or 44.51 40.18'],
    ['40,18; 44,51', '40.18 44.51 or 44.51 40.18'],
    ['40,18, 44,51', '40.18 44.51 or 44.51 40.18'],
    ['40,44', '40 44 or 44 40'],
    ['-33.9, 151.2', '-33.9 151.2'],
    ['151.2, -33.9', '-33.9 151.2'],
    ['−33.9 18.4', '-33.9 18.4 or 18.4 -33.9'],
    ['40 40', '40 40'],
    ['+40.5 +44', '40.5 44 or 44 40.5'],
    ['.5 .25', '0.5 0.25 or 0.25 0.5'],
    // Which is which is said.
    ['40.18 N 44.51 E', '40.18 44.51'],
    ['N40.18 E44.51', '40.18 44.51'],
    ['44.51E 40.18N', '40.18 44.51'],
    ['E 44.51, N 40.18', '40.18 44.51'],
    ['33.9 S, 18.4 W', '-33.9 -18.4'],
    ['33.9s 18.4w', '-33.9 -18.4'],
    ['40.18 north, 44.51 east', '40.18 44.51'],
    ['[44.51, 40.18]', '40.18 44.51'],
    // RFC 5870 says that the latitude comes first.
    ['geo:40.18,44.51', '40.18 44.51'],
    ['geo:40.18,44.51,1030;u=35', '40.18 44.51'],
    ['[44.51, 40.18, 1030]', '40.18 44.51'],
    ['POINT (44.51 40.18)', '40.18 44.51'],
    ['SRID=4326;POINT Z (44.51 40.18 1030)', '40.18 44.51'],
    ['40.18, 44.51, 1030', '40.18 44.51 or 44.51 40.18'],
    ['lon 44.51 lat 40.18', '40.18 44.51'],
    ['x=44.51 y=40.18', '40.18 44.51'],
    ['lat: 40.18, lng: -44.51', '40.18 -44.51'],
    ['lat=40.18&lon=44.51', '40.18 44.51'],
    ['{"lat":40.18,"lng":44.51}', '40.18 44.51'],
    ['lat 40.18N, lon 44.51W', '40.18 -44.51'],
    ['40.18 с. ш. 44.51 в. д.', '40.18 44.51'],
    ['https://www.google.com/maps/@40.18,44.51,12z', '40.18 44.51'],
    ['https://www.openstreetmap.org/#map=9/40.18/-44.51', '40.18 -44.51'],
    ['https://www.openstreetmap.org/?mlat=40.18&mlon=44.51', '40.18 44.51'],
    ['https://maps.apple.com/?q=40.18,44.51', '40.18 44.51'],
    // Decimal commas beside signs and letters.
    ['40,1234° N, 44,5678° E', '40.1234 44.5678'],
    ['N 40,18 E 44,51', '40.18 44.51'],
    ['40,18 N; 44,51 E', '40.18 44.51'],
    ['40°10′52,5″N 44°30′49,7″E', '40.18125 44.51381'],
    ['40°10′52,5″N, 44°30′49″E', '40.18125 44.51361'],
    ['40°10,5′N 44°30,25′E', '40.175 44.50417'],
    ['40,18 44', '40.18 44 or 44 40.18'],
    // Degrees, minutes, seconds.
    ['40°10′52″N 44°30′49″E', '40.18111 44.51361'],
    ['40°10\'52"N, 44°30\'49"E', '40.18111 44.51361'],
    ['40º 10’ 52.5” N 44º 30’ 49” E', '40.18125 44.51361'],
    ['40 10 52 N 44 30 49 E', '40.18111 44.51361'],
    ['40 10.5 N 44 30.25 E', '40.175 44.50417'],
    ["N 40° 10.5' E 44° 30.25'", '40.175 44.50417'],
    ["40°10'52'' 44°30'49''", '40.18111 44.51361 or 44.51361 40.18111'],
    ['40 10 52 44 30 49', '40.18111 44.51361 or 44.51361 40.18111'],
    ['40 10, 44 30', '40.16667 44.5 or 44.5 40.16667'],
    ['-40°30′ -120°30′', '-40.5 -120.5'],
    ['-0°30′ 10°', '-0.5 10 or 10 -0.5'],
    ['40 deg 10 min N, 44 deg 30 min E', '40.16667 44.5'],
    ['401052N 0443049E', '40.18111 44.51361'],
    ['4010.5N 04430.25E', '40.175 44.50417'],
    ['N4010 E04430', '40.16667 44.5'],
    ['40-10-52N 44-30-49E', '40.18111 44.51361'],
    ['40:10:52 44:30:49', '40.18111 44.51361 or 44.51361 40.18111'],
    ['40d10m52s N 44d30m49s E', '40.18111 44.51361'],
    ['40°11′N44°31′E', '40.18333 44.51667'],
    ['S40 10 W44 30', '-40.16667 -44.5'],
    // No coordinates.
    ['https://example.org/40/44', 'none'],
    ['', 'none'],
    ['Somewhere 12', 'none'],
    ['no figures', 'none'],
  ])('%s', (text, words) => expect(told(readCoordinates(text))).toBe(words));

  it.each([
    ['40.18', /One number alone/],
    ['40 44 12', /not two coordinates/],
    ['95, 200', /no latitude|no longitude/],
    ['95 N 20 E', /95 is no latitude/],
    ['20 N 195 E', /195 is no longitude/],
    ['40 N 44 N', /Both are latitudes/],
    ['40 75 N 44 10 E', /Minutes and seconds/],
    ['40.5 10 N 44 10 E', /Only the last number/],
    ['-40 N 44 E', /minus/],
    ['40.18 N 44.51 O', /O is east in German and west in French/],
  ])('%s is told to be none', (text, message) => {
    const read = readCoordinates(text);
    expect(read.type).toBe('fault');
    expect(told(read)).toMatch(message);
    expect(told(read)).toMatch(/Write them as/);
  });

  it('are read again as they are written, in every notation, and no text is an error', () => {
    const lon = fc.integer({ min: -18_000_000, max: 18_000_000 });
    const lat = fc.integer({ min: -9_000_000, max: 9_000_000 });
    fc.assert(
      fc.property(lon, lat, fc.constantFrom(...NOTATIONS), (x, y, notation) => {
        const [e, n] = [x / 1e5, y / 1e5];
        const read = readCoordinates(formatCoordinates([e, n], notation));
        if (read.type !== 'place') throw new Error(`not read: ${formatCoordinates([e, n], notation)}`);
        const reach = notation === 'dms' ? 0.5 / 3600 + 1e-9 : 1e-9;
        expect(Math.abs(read.at[0] - e)).toBeLessThanOrEqual(reach);
        expect(Math.abs(read.at[1] - n)).toBeLessThanOrEqual(reach);
      }),
      runs(100),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,; -+NSEWnsew°′″\'"[]/') }), (text) => {
        const read = readCoordinates(text);
        if (read.type !== 'place') return;
        expect(Math.abs(read.at[0])).toBeLessThanOrEqual(180);
        expect(Math.abs(read.at[1])).toBeLessThanOrEqual(90);
      }),
      runs(1000),
    );
  });
});

describe('Written coordinates', () => {
  it('have latitude first', () => {
    expect(formatCoordinates([44.51361, 40.18111], 'decimal')).toBe('40.18111, 44.51361');
    expect(formatCoordinates([44.51361, 40.18111], 'dms')).toBe('40°10′52″N 44°30′49″E');
    expect(formatCoordinates([-0.000001, -33.9], 'decimal')).toBe('-33.90000, 0.00000');
    expect(formatCoordinates([-0.00001, -33.99999], 'dms')).toBe('34°00′00″S 0°00′00″E');
  });
});
