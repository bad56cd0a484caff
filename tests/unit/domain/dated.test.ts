import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countSpansIn,
  sortSpanEnds,
  densityOf,
  spansInWindow,
  indexSpans,
  spansChangedBetween,
} from '../../../src/domain/dated';
import type { Span } from '../../../src/domain/model';
import { OPEN_END, OPEN_START, spansOverlap } from '../../../src/domain/time';
import { runs } from '../../helpers/runs';

const spans = fc.array(
  fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 200 })).map(([from, days]) => ({
    from: from < -480 ? OPEN_START : from,
    to: days > 190 ? OPEN_END : from + days,
  })),
  { maxLength: 80 },
);

describe('Many dated spans', () => {
  it('are counted in a window as if each were looked at', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: -600, max: 700 }), fc.integer({ min: 1, max: 400 }), (all, from, days) => {
        const window = { from, to: from + days };
        expect(countSpansIn(sortSpanEnds(all), window)).toBe(all.filter((span) => spansOverlap(span, window)).length);
      }),
      runs(100),
    );
  });

  it('turn between two windows as if each were looked at in both', () => {
    const windows = fc.tuple(fc.integer({ min: -600, max: 700 }), fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(spans, windows, windows, (all, ...both) => {
        const [before, after] = both.map(([from, days]) => ({ from, to: from + days })) as [Span, Span];
        const index = indexSpans(all);
        const { added, removed } = spansChangedBetween(index, before, after);
        const held = new Set(spansInWindow(index, before));
        removed.forEach((place) => expect(held.delete(place)).toBe(true));
        added.forEach((place) => expect(held.has(place)).toBe(false));
        expect([...held, ...added].sort((a, b) => a - b)).toEqual(spansInWindow(index, after));
        expect(spansInWindow(index, after).map((place) => all[place])).toEqual(
          all.filter((span) => spansOverlap(span, after)),
        );
      }),
      runs(100),
    );
  });

  it('fall into bins by their first day, each into one', () => {
    const counts = sortSpanEnds([0, 1, 1, 5, 9].map((from) => ({ from, to: from + 1 })));
    expect(densityOf(counts, [0, 2, 4, 6, 10])).toEqual([3, 0, 1, 1]);
    expect(densityOf(counts, [2, 4])).toEqual([0]);
    expect(densityOf(sortSpanEnds([]), [0, 10])).toEqual([0]);
  });
});
