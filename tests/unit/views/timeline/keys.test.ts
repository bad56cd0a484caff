import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../src/domain/time';
import { xOfDay, WHOLE_AXIS, type AxisView } from '../../../../src/domain/axis';
import { dayAfterKey, goesPastEnd, viewAfterKey } from '../../../../src/views/timeline/keys';

const range = { first: dayOf(2022, 1, 1), last: dayOf(2023, 7, 27) };
const day = dayOf(2023, 3, 31);

describe('keys of a date slider', () => {
  it.each([
    ['ArrowRight', false, dayOf(2023, 4, 1)],
    ['ArrowUp', false, dayOf(2023, 4, 1)],
    ['ArrowLeft', false, dayOf(2023, 3, 30)],
    ['ArrowDown', false, dayOf(2023, 3, 30)],
    ['ArrowRight', true, dayOf(2023, 4, 7)],
    ['ArrowLeft', true, dayOf(2023, 3, 24)],
    ['Home', false, range.first],
    ['End', false, range.last],
  ])('%s (Shift: %s) moves by days, weeks or to an end', (key, shift, expected) => {
    expect(dayAfterKey(key, shift, day, range)).toBe(expected);
  });

  it('pages by months and stays inside a shorter month', () => {
    expect(dayAfterKey('PageUp', false, day, range)).toBe(dayOf(2023, 4, 30));
    expect(dayAfterKey('PageDown', false, day, range)).toBe(dayOf(2023, 2, 28));
  });

  it('stops at both ends of the range', () => {
    expect(dayAfterKey('ArrowRight', true, range.last - 2, range)).toBe(range.last);
    expect(dayAfterKey('PageDown', false, range.first + 3, range)).toBe(range.first);
  });

  it('asks for a day after the last one only from there, and only forwards', () => {
    expect(goesPastEnd('ArrowRight', range.last, range)).toBe(true);
    expect(goesPastEnd('ArrowUp', range.last, range)).toBe(true);
    expect(goesPastEnd('PageUp', range.last, range)).toBe(true);
    expect(goesPastEnd('ArrowRight', range.last - 1, range)).toBe(false);
    expect(goesPastEnd('End', range.last, range)).toBe(false);
    expect(goesPastEnd('ArrowLeft', range.last, range)).toBe(false);
  });

  it.each(['Enter', 'a', 'Tab', 'constructor', 'toString'])('leaves %s alone', (key) => {
    expect(dayAfterKey(key, false, day, range)).toBeNull();
  });
});

describe('A key that zooms the axis', () => {
  const axis = [
    { from: 0, to: 1000, share: 0.1 },
    { from: 1000, to: 1400, share: 0.9 },
  ];

  it('narrows it with the day of the handle in its middle, widens it, and shows all of it again', () => {
    const near = viewAfterKey('+', axis, WHOLE_AXIS, 1200) as AxisView;
    expect(near.end - near.start).toBeCloseTo(0.5);
    expect((xOfDay(axis, 1200, 1) - near.start) / 0.5).toBeCloseTo(0.5);
    const back = viewAfterKey('-', axis, near, 1200) as AxisView;
    expect([back.start, back.end]).toEqual([expect.closeTo(0), expect.closeTo(1)]);
    expect(viewAfterKey('0', axis, near, 1200)).toBe(WHOLE_AXIS);
  });

  it.each([
    ['+', 0.25],
    ['=', 0.25],
    ['-', 1],
    ['_', 1],
  ])('%s makes a view of half the axis %d of it', (key, size) => {
    const half = { start: 0.25, end: 0.75 };
    const { start, end } = viewAfterKey(key, axis, half, 1200) as AxisView;
    expect(end - start).toBeCloseTo(size);
  });

  it('is none of the slider’s others', () => {
    for (const key of ['ArrowLeft', 'Home', 'a', 'Enter']) expect(viewAfterKey(key, axis, WHOLE_AXIS, 0)).toBeNull();
  });
});
