import { describe, expect, it } from 'vitest';
import { placeAfterKey } from '../../../src/ui/rovingItems';

/** Three groups with items and one without any. */
const COUNTS = [3, 0, 1, 4];
const at = (group: number, item: number) => ({ group, item });

describe('A key on an item of a group', () => {
  it.each([
    ['ArrowRight', at(0, 0), at(0, 1)],
    ['ArrowRight', at(0, 2), null],
    ['ArrowLeft', at(0, 2), at(0, 1)],
    ['ArrowLeft', at(0, 0), null],
    ['Home', at(3, 2), at(3, 0)],
    ['Home', at(3, 0), null],
    ['End', at(3, 0), at(3, 3)],
    ['End', at(2, 0), null],
  ])('%s from %o leads to %o in the same group', (key, from, to) => {
    expect(placeAfterKey(key, from, COUNTS)).toEqual(to);
  });

  it.each([
    ['ArrowDown', at(0, 2), at(2, 0)],
    ['ArrowDown', at(2, 0), at(3, 0)],
    ['ArrowDown', at(3, 1), null],
    ['ArrowUp', at(3, 3), at(2, 0)],
    ['ArrowUp', at(2, 0), at(0, 0)],
    ['ArrowUp', at(0, 1), null],
  ])('%s from %o leads to %o, past groups without items', (key, from, to) => {
    expect(placeAfterKey(key, from, COUNTS)).toEqual(to);
  });

  it.each(['Enter', ' ', 'Tab', 'PageDown', 'a'])('“%s” is the browser’s', (key) => {
    expect(placeAfterKey(key, at(0, 1), COUNTS)).toBeNull();
  });
});
