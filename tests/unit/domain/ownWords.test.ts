import { expect, it } from 'vitest';
import { ownWords } from '../../../src/domain/ownWords';
import { ownFeature, ownLayer, PLAIN_LOOK } from '../../fixtures/ownLayers';

const PROPERTIES = { name: 'Convoy', kind: 'raid', fatalities: 0, code: '12', sure: true, none: null };

it.each([
  ['kind', 'Convoy · raid · 1 May 2023'],
  // A number alone says nothing.
  ['fatalities', 'Convoy · fatalities 0 · 1 May 2023'],
  ['code', 'Convoy · code 12 · 1 May 2023'],
  ['sure', 'Convoy · sure true · 1 May 2023'],
  ['none', 'Convoy · 1 May 2023'],
  ['name', 'Convoy · 1 May 2023'],
])('A feature is told with the value by which it is coloured: %s', (column, words) => {
  const feature = ownFeature(1, PROPERTIES, '2023-05-01');
  const layer = ownLayer('x', [feature]);
  const look = { ...PLAIN_LOOK, label: 'name', colours: { by: 'category', column } as never };
  expect(ownWords(feature, { layer, look })).toBe(words);
});
