/** What a comparison of two days says of a reader's own data, and the rows of the table to which it leads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparedWords,
  compareLayer,
  compareLayers,
  differenceCount,
  MOST_NAMED,
} from '../../../src/domain/ownComparison';
import { heldFilter, heldFilterWords, readHeldFilter } from '../../../src/domain/tableHeld';
import { testsOf } from '../../../src/domain/tableKinds';
import { ownRows } from '../../../src/domain/tableOwn';
import { FIRST_TABLE, type TableFilter } from '../../../src/domain/tableState';
import { containsDay, parseDay } from '../../../src/domain/time';
import { ownFeature, ownLayer, styledLayer } from '../../fixtures/ownLayers';

const day = (text: string): number => parseDay(text) as number;
const [MAY, JULY] = [day('2023-05-01'), day('2023-07-27')];
const layerOf = (...dates: readonly (string | null)[]) =>
  styledLayer(
    'x',
    dates.map((edtf, at) => ownFeature(at + 1, {}, edtf)),
  );

/** The numbers of the rows that the table lists with a filter. */
function rowsWith(layer: ReturnType<typeof ownLayer>, filter: TableFilter): readonly number[] {
  const rows = ownRows(layer);
  const table = { ...FIRST_TABLE, days: 'all' as const, filters: [filter] };
  const tests = testsOf(rows, { table, days: { window: { from: 0, to: 1 }, mode: 'day' }, layers: [], frame: null });
  return layer.features.flatMap(({ number }, at) => (tests.every(({ passes }) => passes(at)) ? number : []));
}

describe('Own features on two days', () => {
  it('hold on the earlier alone, on the later alone, or on both; those without dates on both', () => {
    const layer = layerOf('2023-05-01', '2023-04/2023-05', '2023-07-27/..', '2023', null, '2023-06', '../2023-05-01');
    const compared = compareLayer(layer, MAY, JULY);
    expect(compared.earlier).toEqual({ count: 3, named: [0, 1, 6] });
    expect(compared.later).toEqual({ count: 1, named: [2] });
    expect(compared.both).toBe(2);
    expect(comparedWords(compared)).toBe(
      '5 on 1 May 2023, 3 on 27 July 2023; 1 has no date and is counted on both days',
    );
    // Where one of the days has none but undated features, the other still has others.
    expect(comparedWords(compareLayer(layerOf('2023-05-01', null), MAY, JULY))).toContain(
      '; 1 has no date and is counted on both days',
    );
    expect(compareLayer(layer, MAY, MAY)).toMatchObject({ earlier: { count: 0 }, later: { count: 0 }, both: 5 });
  });

  it('are all counted, of which the first of each day are named', () => {
    const many = layerOf(...Array<string>(7).fill('2023-05-01'), ...Array<string>(8).fill('2023-07-27'));
    const { earlier, later } = compareLayer(many, MAY, JULY);
    expect([earlier.count, later.count]).toEqual([7, 8]);
    expect(earlier.named).toEqual([0, 1, 2, 3, 4]);
    expect(later.named).toEqual([7, 8, 9, 10, 11]);
  });

  it('are counted as one by one, and the table lists just these', () => {
    const date = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(fc.array(fc.option(fc.tuple(date, date))), date, date, (spans, one, other) => {
        const dated = ownFeature(0, {}, '2000').dates!;
        const features = spans.map((each, at) => ({
          ...ownFeature(at),
          dates: each && { ...dated, from: each[0], to: each[0] + each[1] + 1 },
        }));
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
        const holds = (on: number) => features.map(({ dates }) => dates === null || containsDay(dates, on));
        const [first, second] = [holds(earlier), holds(later)];
        const placesOf = (test: (at: number) => boolean | undefined) =>
          features.flatMap((_, at) => (test(at) ? at : []));
        const onlyFirst = placesOf((at) => first[at] && !second[at]);
        const onlySecond = placesOf((at) => second[at] && !first[at]);
        const onBoth = placesOf((at) => first[at] && second[at]);
        const styled = styledLayer('x', features);
        expect(compareLayer(styled, earlier, later)).toEqual({
          styled,
          days: [earlier, later],
          earlier: { count: onlyFirst.length, named: onlyFirst.slice(0, MOST_NAMED) },
          later: { count: onlySecond.length, named: onlySecond.slice(0, MOST_NAMED) },
          both: onBoth.length,
        });
        const listed = (on: number, also: number, isBoth: boolean) =>
          rowsWith(styled.layer, heldFilter({ on, other: also, isBoth }));
        expect(listed(earlier, later, false)).toEqual(onlyFirst);
        expect(listed(later, earlier, false)).toEqual(onlySecond);
        expect(listed(earlier, later, true)).toEqual(onBoth);
      }),
      { numRuns: 200 },
    );
  });

  it('are compared by layer, the hidden ones not: as of the atlas, what the map does not show does not differ', () => {
    const shown = layerOf('2023-05-01', '2023-07-27', '2023-07-27');
    const other = styledLayer('other', [ownFeature(1, {}, '2023-05-01'), ownFeature(2)]);
    const hidden = { ...layerOf('2023-05-01'), look: { ...shown.look, isVisible: false } };
    const compared = compareLayers([shown, hidden, other], MAY, JULY);
    expect(compared.map(({ styled }) => styled)).toEqual([shown, other]);
    expect(differenceCount(compared)).toBe(4);
    expect(differenceCount([])).toBe(0);
  });

  it('are looked through as numbers: a hundred thousand of them in a moment, and the objects once', () => {
    let asked = 0;
    const dates = ownFeature(1, {}, '2023-05-01').dates!;
    const feature = {
      ...ownFeature(1),
      get dates() {
        return (asked++, dates);
      },
    };
    const layer = styledLayer(
      'x',
      Array.from({ length: 100_000 }, () => feature),
    );
    asked = 0;
    expect(compareLayer(layer, MAY, JULY).earlier.count).toBe(100_000);
    compareLayer(layer, MAY, JULY + 1);
    compareLayer(layer, MAY - 1, JULY);
    expect(asked).toBe(100_000);
  });
});

describe('The filter of the table by two days', () => {
  it('is read as it is written, with days before 1970, and is said in words', () => {
    for (const isBoth of [true, false]) {
      const days = { on: MAY, other: -20, isBoth };
      expect(readHeldFilter(heldFilter(days))).toEqual(days);
    }
    expect(heldFilterWords({ on: MAY, other: JULY, isBoth: false })).toBe(
      'Holds: on 1 May 2023 and not on 27 July 2023',
    );
    expect(heldFilterWords({ on: MAY, other: JULY, isBoth: true })).toBe('Holds: on 1 May 2023 and on 27 July 2023');
  });

  it('is no filter of a column, and none whose value was changed by hand', () => {
    for (const filter of [
      { field: 'p:held', values: ['1 and 2'] },
      { field: 'held', values: ['1 or 2'] },
      { field: 'held', values: [] },
    ])
      expect(readHeldFilter(filter)).toBeNull();
  });
});
