import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../src/domain/changes';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView, type View } from '../../../src/domain/view';
import { changeSentence, changeWords, differenceWords } from '../../../src/symbology/changes';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const every: Session = {
  ...initialSession(index),
  layers: ['borders', 'areas', 'crossings', 'routes', 'venues'],
};
const on = (text: string, more: Partial<Session> = {}): View =>
  selectView(index, { ...every, day: parseDay(text) as number, ...more });
const words = (before: View, after: View): readonly string[] => changesBetween(before, after).map(changeWords);

describe('Between two dates', () => {
  it('a status changes, and meetings are added', () => {
    expect(words(on('2010-05-09'), on('2010-05-10'))).toEqual(['Reed ford: opened for a time']);
    expect(words(on('2010-02-28'), on('2010-03-01'))).toEqual(['Nordhaven / Northport: 1 meeting']);
  });

  it('a feature appears and another goes', () => {
    expect(words(on('2009-03-31'), on('2009-04-01'))).toEqual(['Mill lane appears (open)']);
    expect(words(on('2010-08-31'), on('2010-09-01'))).toEqual(['Eel ground is gone']);
  });

  it('the same is told backwards', () => {
    expect(words(on('2010-05-10'), on('2010-05-09'))).toEqual(['Reed ford: closed']);
    // What was never there before is not gone.
    expect(words(on('2009-04-01'), on('2009-03-31'))).toEqual(['Mill lane is not there yet']);
  });

  it('what is switched off is not told, and nothing where nothing differs', () => {
    expect(words(on('2010-02-28', { layers: [] }), on('2010-03-01', { layers: [] }))).toEqual([]);
    expect(words(on('2010-05-11'), on('2010-05-12'))).toEqual([]);
  });

  it('crossings and routes are told before venues', () => {
    const told = words(on('2009-01-01'), on('2010-06-02'));
    expect(told.map((each) => each.split(/[:(]/)[0]?.trim())).toEqual(['Mill lane appears', 'Nordhaven / Northport']);
  });
});

it('Looking at the change days alone finds what looking at every feature finds (random days and windows)', () => {
  const turns = [...index.changeDaysOf.values()].flat().filter((day) => Math.abs(day) < 1_000_000);
  const days = fc.tuple(fc.constantFrom(...turns), fc.integer({ min: -1, max: 1 })).map(([turn, by]) => turn + by);
  const sessions = fc
    .record({
      mode: fc.constantFrom('day' as const, 'window' as const),
      day: days,
      window: fc.tuple(days, days).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 })),
      layers: fc.subarray(index.atlas.layers.map(({ id }) => id)),
    })
    .map((chosen): View => selectView(index, { ...every, ...chosen }));
  fc.assert(
    fc.property(sessions, sessions, (before, after) => {
      expect(changesBetween(before, after, index)).toEqual(changesBetween(before, after));
    }),
    { numRuns: 500 },
  );
});

describe('A road whose course changes', () => {
  it('is told though its status stays: another part holds', () => {
    expect(words(on('2010-07-15'), on('2010-07-16'))).toEqual([
      'Mill lane: another course (By the old mill, By the new mill)',
    ]);
  });
});

describe('What came after', () => {
  it('is told where its mark appears', () => {
    const layers = ['aftermath'] as const;
    expect(words(on('2011-01-31', { layers }), on('2011-02-01', { layers }))).toEqual([
      'Southmere & Vale: later events are marked here',
    ]);
  });
});

describe('A difference from an earlier date to a later one', () => {
  it('says what held before', () => {
    const told = changesBetween(on('2010-05-09'), on('2010-05-10')).map(differenceWords);
    expect(told).toEqual(['Reed ford: closed, then opened for a time']);
    const met = changesBetween(on('2010-02-28'), on('2010-03-01')).map(differenceWords);
    expect(met).toEqual(['Nordhaven / Northport: 0 meetings, then 1']);
  });
});

describe('The sentence for a screen reader', () => {
  it('says the date and what it changed, and no more than can be listened to', () => {
    const changes = changesBetween(on('2009-01-01'), on('2010-06-02'));
    expect(changeSentence('2 June 2010', changes)).toBe(
      '2 June 2010: Mill lane appears (open); Nordhaven / Northport: 2 meetings.',
    );
    expect(changeSentence('2 June 2010', changes, 1)).toBe('2 June 2010: Mill lane appears (open); and 1 more change.');
    expect(changeSentence('3 June 2010', [])).toBe('3 June 2010: nothing on the map changes.');
  });
});
