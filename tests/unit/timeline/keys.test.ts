import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/domain/time';
import { dayAfterKey } from '../../../src/timeline/keys';

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

  it.each(['Enter', 'a', 'Tab', 'constructor', 'toString'])('leaves %s alone', (key) => {
    expect(dayAfterKey(key, false, day, range)).toBeNull();
  });
});
