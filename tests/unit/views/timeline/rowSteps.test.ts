import { expect, it } from 'vitest';
import { rowSteps } from '../../../../src/views/timeline/rowSteps';

it.each([
  ['none', null, 'No rows', 'few', 'More rows'],
  ['few', 'none', 'No rows', 'usual', 'More rows'],
  ['usual', 'few', 'Fewer rows', 'all', 'All rows'],
  ['all', 'usual', 'Fewer rows', null, 'All rows'],
] as const)('From %s rows the steps lead to %s (%s) and %s (%s)', (rows, less, lessLabel, more, moreLabel) => {
  expect(rowSteps(rows)).toEqual([
    { id: 'fewer', to: less, label: lessLabel },
    { id: 'more', to: more, label: moreLabel },
  ]);
});
