/** Columns as a reader arranges them: added where they belong, moved, and as wide as columns can be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COLUMN_WIDTHS,
  dropPlace,
  offeredColumns,
  tidyWidths,
  withColumn,
  withMoved,
} from '../../../src/domain/columnOrder';
import { runs } from '../../helpers/runs';

const ALL = ['a', 'b', 'c', 'd', 'e', 'f'];
const some = fc.shuffledSubarray(ALL);
const one = fc.constantFrom(...ALL);
const without = (columns: readonly string[], left: string): readonly string[] =>
  columns.filter((each) => each !== left);

describe('A column that is shown again', () => {
  it('comes behind the nearest of those before it, wherever that was moved to', () => {
    expect(withColumn(ALL, ['a', 'd', 'f'], 'c')).toEqual(['a', 'c', 'd', 'f']);
    expect(withColumn(ALL, ['f', 'b', 'a'], 'c')).toEqual(['f', 'b', 'c', 'a']);
    expect(withColumn(ALL, ['f', 'd'], 'a')).toEqual(['a', 'f', 'd']);
    expect(withColumn(ALL, ['a', 'b'], 'b')).toEqual(['a', 'b']);
  });

  it('leaves columns in their own order in it, and any others as they were', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), some, one, (inOrder, columns, added) => {
        const next = withColumn(ALL, inOrder, added);
        expect(next).toEqual(ALL.filter((each) => next.includes(each)));
        expect(without(withColumn(ALL, columns, added), added)).toEqual(without(columns, added));
      }),
      runs(300),
    );
  });
});

describe('The list of columns', () => {
  it('has all, those that are shown as they are shown, and stays as it is when one is left out and shown again', () => {
    fc.assert(
      fc.property(some, one, (shown, left) => {
        const listed = offeredColumns(ALL, shown);
        expect(listed.toSorted()).toEqual(ALL);
        expect(listed.filter((each) => shown.includes(each))).toEqual(shown);
        const rest = without(shown, left);
        expect(offeredColumns(ALL, rest, listed)).toBe(listed);
        if (shown.includes(left)) expect(withColumn(listed, rest, left)).toEqual(shown);
      }),
      runs(300),
    );
    // Of other rows, or after a move elsewhere, it is made anew.
    expect(offeredColumns(['x', 'y'], ['y'], ALL)).toEqual(['x', 'y']);
    expect(offeredColumns(['a', 'b'], ['b', 'a'], ['a', 'b'])).toEqual(['b', 'a']);
  });
});

describe('A column that is moved', () => {
  it('is where it was let go, and all others keep their order', () => {
    fc.assert(
      fc.property(some, one, fc.integer({ min: -2, max: 8 }), (columns, moved, to) => {
        fc.pre(columns.includes(moved));
        const next = withMoved(columns, moved, to);
        expect(without(next, moved)).toEqual(without(columns, moved));
        expect(next.indexOf(moved)).toBe(Math.max(0, Math.min(to, columns.length - 1)));
      }),
      runs(300),
    );
  });

  it('is let go between headings by their middles, and nowhere at its own place', () => {
    const middles = [50, 150, 300, 450];
    const places = [0, 49, 51, 160, 310, 449, 451, 900].map((x) => dropPlace(middles, 1, x));
    expect(places).toEqual([0, 0, null, null, 2, 2, 3, 3]);
    expect(dropPlace(middles, 3, 900)).toBeNull();
    expect(withMoved(['a', 'b', 'c', 'd'], 'b', 2)).toEqual(['a', 'c', 'b', 'd']);
  });
});

it('Widths are whole pixels within limits, of columns that there are', () => {
  const { least, most } = COLUMN_WIDTHS;
  const widths = { a: 3, b: 99_999, c: 120.4, d: Number.NaN, x: 100 };
  expect(tidyWidths(widths, ALL)).toEqual({ a: least, b: most, c: 120 });
  expect(tidyWidths({ 'p:__proto__': 100 }, null)).toEqual({ 'p:__proto__': 100 });
});
