import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatArea, formatAzimuth, formatLength, formatRange, MILE } from '../../../../src/domain/measure/units';
import { runs } from '../../../helpers/runs';

describe('A length', () => {
  it.each([
    [0, 'km', '0.0 m'],
    [4.26, 'km', '4.3 m'],
    [999.4, 'km', '999 m'],
    [999.7, 'km', '1.000 km'],
    [12_345, 'km', '12.35 km'],
    [123_456, 'km', '123.5 km'],
    [5_551_759, 'km', '5,552 km'],
    [100, 'mi', '328 ft'],
    [MILE * 28.3, 'mi', '28.30 mi'],
  ] as const)('of %d m in %s is %s', (metres, unit, words) => expect(formatLength(metres, unit)).toBe(words));
});

describe('An area', () => {
  it.each([
    [950, 'km', '950 m²'],
    [25_000, 'km', '2.50 ha'],
    [12_345_678, 'km', '12.35 km²'],
    [4046.8564224, 'mi', '1.0 acres'],
    [MILE * MILE * 1234, 'mi', '1,234 sq mi'],
    [92.90304, 'mi', '1,000 sq ft'],
  ] as const)('of %d m² in %s is %s', (area, unit, words) => expect(formatArea(area, unit)).toBe(words));
});

describe('A range', () => {
  it.each([
    [28_000, 31_000, 'km', '28 to 31 km'],
    [27_850, 30_850, 'km', '27 to 31 km'],
    [29_300, 29_350, 'km', '29.30 to 29.35 km'],
    [0, 1500, 'km', 'up to 1.5 km'],
    [120, 160, 'km', '120 to 160 m'],
    [12_000, 12_000, 'km', '12.00 km'],
    [MILE * 17.4, MILE * 19.2, 'mi', '17.4 to 19.2 mi'],
  ] as const)('from %d to %d m in %s is %s', (least, most, unit, words) =>
    expect(formatRange(least, most, unit)).toBe(words),
  );

  it('never leaves out the least or the most', () => {
    const metres = fc.double({ min: 0, max: 5e6, noNaN: true });
    fc.assert(
      fc.property(metres, metres, (a, b) => {
        const [least, most] = [Math.min(a, b), Math.max(a, b)];
        if (most - least < 1) return;
        const [, low = '0', high = '', name = ''] =
          /^(?:([\d,.]+) to |up to )([\d,.]+) (\w+)$/.exec(formatRange(least, most, 'km')) ?? [];
        const size = name === 'km' ? 1000 : 1;
        expect(Number(low.replaceAll(',', '')) * size).toBeLessThanOrEqual(least + 1e-3);
        expect(Number(high.replaceAll(',', '')) * size).toBeGreaterThanOrEqual(most - 1e-3);
      }),
      runs(100),
    );
  });
});

it.each([
  [0, '0.0° (north)'],
  [82.44, '82.4° (east)'],
  [359.97, '0.0° (north)'],
  [225, '225.0° (southwest)'],
])('The direction %d is %s', (degrees, words) => expect(formatAzimuth(degrees)).toBe(words));
