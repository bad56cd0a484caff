import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePill, placePills } from '../../../../src/symbology/timeline/pills';
import { drawnWidth, fitText } from '../../../../src/symbology/timeline/textWidth';

const text = '1 May 2023';
/** Ten characters of 6.4 pixels, a fifth wider for bold figures, and 9 pixels on either side. */
const WIDTH = 95;

describe('The label of a handle', () => {
  it('is over its line, and stays inside', () => {
    expect(placePill({ x: 300, text }, 0, 700)).toEqual({ x: 300 - WIDTH / 2, width: WIDTH });
    expect(placePill({ x: 2, text }, -10, 700).x).toBe(-10);
    expect(placePill({ x: 699, text }, 0, 700).x).toBe(700 - WIDTH);
    // There is no room for it: it begins where it must.
    expect(placePill({ x: 30, text }, 10, 50).x).toBe(10);
  });
});

describe('The labels of two handles', () => {
  const place = (first: number, second: number, min = 0, max = 700): readonly number[] =>
    placePills({ x: first, text }, { x: second, text: `${text}!` }, min, max).map(({ x }) => x);
  /** One character more. */
  const SECOND = 103;

  it('are outwards of their lines, half a gap of four pixels away', () => {
    expect(place(300, 400)).toEqual([300 - WIDTH - 2, 402]);
    expect(place(300, 300)).toEqual([300 - WIDTH - 2, 302]);
    expect(placePills({ x: 0, text }, { x: 0, text: `${text}!` }, 0, 700).map(({ width }) => width)).toEqual([
      WIDTH,
      SECOND,
    ]);
  });

  it('make way for each other at the ends', () => {
    expect(place(10, 20)).toEqual([0, WIDTH + 4]);
    expect(place(-500, 20, -10)).toEqual([-10, WIDTH - 6]);
    expect(place(690, 695)).toEqual([700 - SECOND - 4 - WIDTH, 700 - SECOND]);
    // Without room for both they begin where they must.
    expect(place(50, 60, 10, 100)).toEqual([10, 10 + WIDTH + 4]);
  });

  it('never cover each other', () => {
    fc.assert(
      fc.property(fc.nat(320), fc.nat(320), (a, b) => {
        const long = '23 September 2023';
        const [one, other] = placePills({ x: Math.min(a, b), text: long }, { x: Math.max(a, b), text: long }, -10, 330);
        expect(one.x + one.width).toBeLessThanOrEqual(other.x);
        expect(one.x).toBeGreaterThanOrEqual(-10);
        expect(other.x + other.width).toBeLessThanOrEqual(330);
      }),
    );
  });
});

describe('A text with little room', () => {
  it('is cut with an ellipsis, without a space before it', () => {
    expect(fitText('Leaders', drawnWidth('Leaders'))).toBe('Leaders');
    expect(fitText('Leaders', drawnWidth('Leaders') - 0.1)).toMatch(/^Lead[a-z]*…$/);
    expect(fitText('Foreign ministers', 58)).toBe('Foreign…');
    expect(drawnWidth(fitText('A very long title of a feature', 90))).toBeLessThanOrEqual(90);
    expect(fitText('Leaders', 0)).toBe('…');
  });
});
