import { expect, it } from 'vitest';
import { withinWords } from '../../../../src/views/measure/measureWords';

it.each([
  [0, 0, 'Nothing of the atlas that is shown on this date lies within it.'],
  [1, 0, 'One feature of the atlas that is shown on this date lies within it.'],
  [3, 0, '3 features of the atlas that are shown on this date lie within it, the nearest first.'],
  [11, 5, '6 features of the atlas that are shown on this date lie within it, 5 more perhaps, the nearest first.'],
  [2, 1, 'One feature of the atlas that is shown on this date lies within it, 1 more perhaps, the nearest first.'],
  [1, 1, 'One feature of the atlas that is shown on this date lies perhaps within it.'],
  [2, 2, '2 features of the atlas that are shown on this date lie perhaps within it.'],
])('%i features of the atlas, %i of them perhaps: %s', (count, perhaps, words) =>
  expect(withinWords(count, perhaps)).toBe(words),
);
