import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LegendGroup } from '../../../src/symbology/legend';
import { groupsInColumns } from '../../../src/symbology/legendColumns';

const group = (id: string, length: number): LegendGroup => ({
  id,
  title: `Group ${id}`,
  entries: Array.from({ length }, (_, at) => ({ layer: id, label: `${id}${at}`, marks: [] })),
});
const shapeOf = (lengths: readonly number[], columns: number): readonly [title: string, entries: number][] =>
  groupsInColumns(
    lengths.map((length, at) => group(String(at), length)),
    columns,
  ).map(({ title, entries }) => [title, entries.length]);

describe('A legend in columns', () => {
  it('has its groups whole where each fits into a column', () => {
    expect(shapeOf([4, 5, 4], 3)).toEqual([
      ['Group 0', 4],
      ['Group 1', 5],
      ['Group 2', 4],
    ]);
  });

  it('repeats the title of a group that is longer than a column over each of its parts, which are equally long', () => {
    expect(shapeOf([12, 2], 3)).toEqual([
      ['Group 0', 4],
      ['Group 0 (continued)', 4],
      ['Group 0 (continued)', 4],
      ['Group 1', 2],
    ]);
    expect(shapeOf([5], 3)).toEqual([
      ['Group 0', 3],
      ['Group 0 (continued)', 2],
    ]);
    expect(shapeOf([], 3)).toEqual([]);
  });

  it('has every entry once and in its order, and no part that is longer than a column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        (lengths, columns) => {
          const groups = lengths.map((length, at) => group(String(at), length));
          const set = groupsInColumns(groups, columns);
          expect(set.flatMap(({ entries }) => entries)).toEqual(groups.flatMap(({ entries }) => entries));
          expect(new Set(set.map(({ id, part }) => `${id} ${part}`)).size).toBe(set.length);
          const lines = groups.reduce((sum, { entries }) => sum + entries.length + 1, 0);
          for (const { entries } of set)
            expect(entries.length).toBeLessThanOrEqual(Math.max(4, Math.ceil(lines / columns)));
        },
      ),
    );
  });
});
