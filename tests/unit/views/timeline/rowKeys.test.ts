import { describe, expect, it } from 'vitest';
import type { TimelineRow } from '../../../../src/symbology/timeline/layout';
import { itemAfterKey, itemPositions } from '../../../../src/views/timeline/rowKeys';

/** Three rows; the middle one has nothing in view. */
const positions = [[10, 50, 90], [], [20, 80], [84]];
const after = (key: string, row: number, item: number) => {
  const next = itemAfterKey(key, { row, item }, positions);
  return next && [next.row, next.item];
};

describe('Arrow keys among the items of the timeline', () => {
  it.each([
    ['ArrowRight', 0, 0, [0, 1]],
    ['ArrowLeft', 0, 1, [0, 0]],
    ['Home', 0, 2, [0, 0]],
    ['End', 0, 0, [0, 2]],
    ['ArrowDown', 2, 0, [3, 0]],
    ['ArrowUp', 3, 0, [2, 1]],
  ] as const)('%s from item %2$i of row %1$i', (key, row, item, expected) => {
    expect(after(key, row, item)).toEqual(expected);
  });

  it('go to the nearest item of the other row, the first of two that are equally near', () => {
    const rows = [[50], [10, 40, 60, 90]];
    expect(itemAfterKey('ArrowDown', { row: 0, item: 0 }, rows)).toEqual({ row: 1, item: 1 });
    expect(itemAfterKey('ArrowUp', { row: 1, item: 3 }, [[0, 80, 95], rows[1] as number[]])).toEqual({
      row: 0,
      item: 2,
    });
  });

  it('stay where nothing is further that way', () => {
    expect(after('ArrowLeft', 0, 0)).toEqual([0, 0]);
    expect(after('ArrowRight', 0, 2)).toEqual([0, 2]);
    expect(after('ArrowUp', 0, 1)).toEqual([0, 1]);
    expect(after('ArrowDown', 3, 0)).toEqual([3, 0]);
    expect(after('ArrowDown', 0, 1)).toEqual([0, 1]);
  });

  it.each(['Enter', ' ', 'Tab', 'a', 'toString'])('%s moves no focus', (key) => {
    expect(after(key, 0, 0)).toBeNull();
  });

  it('take a symbol for where it is, and a bar for where its visible start is', () => {
    const rows = [
      { kind: 'track', clusters: [{ x: 7 }, { x: 30 }] },
      {
        kind: 'bars',
        bars: [
          { x: 10, width: 8 },
          { x: 100, width: 600 },
        ],
      },
    ] as unknown as readonly TimelineRow[];
    expect(itemPositions(rows)).toEqual([
      [7, 30],
      [14, 120],
    ]);
  });
});
