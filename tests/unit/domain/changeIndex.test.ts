import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedBetween, indexChanges } from '../../../src/domain/changeIndex';
import type { Span } from '../../../src/domain/model';
import { spansOverlap, OPEN_END, OPEN_START } from '../../../src/domain/time';

const day = fc.integer({ min: 0, max: 30 });
const span = fc.tuple(day, day).map(([a, b]): Span => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
const spans = fc.array(
  fc.oneof(
    span,
    day.map((from): Span => ({ from, to: OPEN_END })),
  ),
  { maxLength: 20 },
);
const daysOf = ({ from, to }: Span): readonly number[] => [from, to];

it('Records with a change day between the windows’ ends or beginnings may differ, and no others (random spans)', () => {
  fc.assert(
    fc.property(spans, span, span, (records, before, after) => {
      const isBetween = (value: number, a: number, b: number): boolean =>
        value > Math.min(a, b) && value <= Math.max(a, b);
      const plainly = records.flatMap((record, at) =>
        daysOf(record).some(
          (each) => isBetween(each, before.from, after.from) || isBetween(each + 1, before.to, after.to),
        )
          ? at
          : [],
      );
      expect(changedBetween(indexChanges(records.map(daysOf)), before, after)).toEqual(plainly);
    }),
    { numRuns: 1000 },
  );
});

it('A record that exists in one window alone is among them (random spans)', () => {
  fc.assert(
    fc.property(spans, span, span, (records, before, after) => {
      const changed = changedBetween(indexChanges(records.map(daysOf)), before, after);
      records.forEach((record, at) => {
        if (spansOverlap(record, before) !== spansOverlap(record, after)) expect(changed).toContain(at);
      });
    }),
  );
});

it('A record with several change days is told once, and one without any never', () => {
  const index = indexChanges([[3, 4, 5], [], [OPEN_START, OPEN_END]]);
  expect(changedBetween(index, { from: 0, to: 1 }, { from: 9, to: 10 })).toEqual([0]);
  expect(changedBetween(index, { from: 4, to: 5 }, { from: 4, to: 5 })).toEqual([]);
});
