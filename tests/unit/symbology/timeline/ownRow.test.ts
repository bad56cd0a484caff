import { describe, expect, it } from 'vitest';
import { sortSpanEnds } from '../../../../src/domain/dated';
import type { AxisSegment, Day } from '../../../../src/domain/model';
import { dayOf } from '../../../../src/domain/time';
import { OWN_ROW, ownRow } from '../../../../src/symbology/timeline/ownRow';

const from = dayOf(2020, 1, 1);
const axis: readonly AxisSegment[] = [
  { from: from - 10_000, to: from, share: 0.1 },
  { from, to: from + 400, share: 0.8 },
  { from: from + 400, to: from + 10_400, share: 0.1 },
];
const rowOf = (days: readonly Day[], width = 1000) =>
  ownRow(sortSpanEnds(days.map((day) => ({ from: from + day, to: from + day + 1 }))), axis, width, 'Yours');
const times = (count: number, day: Day): readonly Day[] => Array.from({ length: count }, () => day);

describe('The row of own features', () => {
  it('has bars as high as there are features, and says how many the highest has in how many days', () => {
    const { bars, highest, sums, title } = rowOf([...times(8, 100), ...times(4, 200), ...times(2, 300)]);
    expect(bars.map(({ height }) => height)).toEqual([22, 11, 5.5]);
    expect(bars.map(({ y, height }) => y + height)).toEqual(bars.map(() => OWN_ROW.height - 1));
    expect(highest).toBe('up to 8 begin in 3 days');
    expect([sums, title]).toEqual([[], 'Yours']);
  });

  it('keeps what is alone in sight beside a bar of hundreds', () => {
    expect(rowOf([...times(400, 100), 300]).bars.map(({ height }) => height)).toEqual([22, 2]);
  });

  it('says in words how many begin where decades have a few pixels, and draws no bar there', () => {
    const { bars, sums, title } = rowOf([...times(67, -200), ...times(5, 100), ...times(3, 5_000)]);
    expect(sums).toEqual([
      { text: '67 before', x: 2 },
      { text: '3 after', x: 902 },
    ]);
    expect(bars).toHaveLength(1);
    expect(title).toBe('Yours');
  });

  it('says it shorter where there is little room, and in the title where there is none', () => {
    const days = [...times(67, -200), 100];
    expect(rowOf(days, 300).sums).toEqual([{ text: '67', x: 2 }]);
    const { sums, title } = rowOf([...times(6_700, -200), 100], 300);
    expect([sums, title]).toEqual([[], 'Yours: 6,700 before']);
  });

  it('says where all are if no bar has any', () => {
    expect(rowOf([-200]).highest).toBe('none since');
    expect(rowOf([5_000]).highest).toBe('none until then');
    expect(rowOf([]).highest).toBe('none within these days');
  });
});
