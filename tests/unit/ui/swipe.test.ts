import { describe, expect, it } from 'vitest';
import { swipeOf } from '../../../src/ui/swipe';

describe('A finger on a story', () => {
  it.each<[string, number, number, 'left' | 'right' | null]>([
    ['turns to what is at the right when it is drawn to the left', -90, 10, 'left'],
    ['turns back when it is drawn to the right', 90, -40, 'right'],
    ['scrolls when it goes up as much', -90, 80, null],
    ['only taps when it goes a little way', -40, 0, null],
  ])('%s', (_name, across, down, way) => expect(swipeOf(across, down)).toBe(way));
});
