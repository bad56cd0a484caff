import { expect, it } from 'vitest';
import type { How, Lot } from '../../../../src/views/measure/found';
import { foundWords, lotWords, tallyWords } from '../../../../src/views/measure/measureWords';

const hows = (yes: number, drawn: number, perhaps: number, partly = 0): readonly How[] => [
  ...Array<How>(yes).fill('yes'),
  ...Array<How>(drawn).fill('drawn'),
  ...Array<How>(partly).fill('partly'),
  ...Array<How>(perhaps).fill('perhaps'),
];

it.each([
  [[32, 5, 4], '32 certainly, 37 as drawn, up to 41'],
  [[1200, 0, 4], '1,200 certainly, 1,200 as drawn, up to 1,204'],
  [[32, 5, 0], '32 certainly, 37 as drawn and at most'],
  [[41, 0, 0], '41'],
  [[0, 0, 2], 'none certainly, none as drawn, up to 2'],
  [[0, 3, 2], 'none certainly, 3 as drawn, up to 5'],
  // Nobody says how exactly they are placed.
  [[0, 37, 0], '37 as drawn'],
  [[20, 0, 1, 3], '20 certainly, 23 as drawn, of which 3 partly, up to 24'],
  [[20, 0, 0, 3], '20 certainly, 23 as drawn and at most, of which 3 partly'],
  [[0, 0, 0], '0'],
] as const)('What was found is counted in words: %j', ([yes, drawn, perhaps, partly = 0], words) =>
  expect(tallyWords(hows(yes, drawn, perhaps, partly))).toBe(words),
);

it('The reader’s own is counted apart from the atlas', () => {
  const lot = (isOwn: boolean, ...how: readonly How[]) => ({ isOwn, hows: how, undated: 0 }) as unknown as Lot;
  expect(foundWords([lot(false)])).toBe('of the atlas nothing.');
  expect(foundWords([lot(true, 'yes'), lot(true), lot(true, 'perhaps'), lot(false, 'yes', 'yes')])).toBe(
    'of the atlas 2; of your data 1 certainly, 1 as drawn, up to 2.',
  );
});

it('What has no date is there on all days, which stands beside the count', () => {
  const lot = (undated: number, ...how: readonly How[]) => ({ isOwn: true, hows: how, undated }) as unknown as Lot;
  expect(foundWords([lot(1, 'yes', 'drawn'), lot(0), lot(2, 'perhaps', 'perhaps')])).toBe(
    'of the atlas nothing; of your data 1 certainly, 2 as drawn, up to 4, 3 of them without a date.',
  );
  expect(lotWords([lot(3, 'yes', 'drawn', 'perhaps')])).toBe(
    '1 certainly, 2 as drawn, up to 3, all of them without a date',
  );
});

it('What several layers have of one file is summed up once, and each layer says how much of it lies there', () => {
  const lot = (once: Lot['once'], ...how: readonly How[]) =>
    ({ isOwn: true, hows: how, undated: how.length, once }) as unknown as Lot;
  const lots = [lot(undefined, 'yes', 'yes'), lot({ hows: ['drawn'], undated: 1 }, 'yes', 'drawn')];
  expect(foundWords(lots)).toBe(
    'of the atlas nothing; of your data 2 certainly, 3 as drawn and at most, all of them without a date.',
  );
  expect(lotWords(lots.slice(1))).toBe('1 certainly, 2 as drawn and at most, all of them without a date');
});
