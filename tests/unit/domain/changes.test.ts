import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../src/domain/changes';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView, type View } from '../../../src/domain/view';
import { changeSentence, changeWords } from '../../../src/symbology/changes';
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
    expect(words(on('2010-05-09'), on('2010-05-10'))).toEqual(['Reed ford: opened for a time, before: closed']);
    expect(words(on('2010-02-28'), on('2010-03-01'))).toEqual(['Nordhaven / Northport: 1 meeting, before: 0']);
  });

  it('a feature appears and another goes', () => {
    expect(words(on('2009-03-31'), on('2009-04-01'))).toEqual(['Mill lane appears (open)']);
    expect(words(on('2010-08-31'), on('2010-09-01'))).toEqual(['Eel ground is gone']);
  });

  it('the same is told backwards', () => {
    expect(words(on('2010-05-10'), on('2010-05-09'))).toEqual(['Reed ford: closed, before: opened for a time']);
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

describe('The sentence for a screen reader', () => {
  it('says the date and what it changed, and no more than can be listened to', () => {
    const changes = changesBetween(on('2009-01-01'), on('2010-06-02'));
    expect(changeSentence('2 June 2010', changes)).toBe(
      '2 June 2010: Mill lane appears (open); Nordhaven / Northport: 2 meetings, before: 0.',
    );
    expect(changeSentence('2 June 2010', changes, 1)).toBe('2 June 2010: Mill lane appears (open); and 1 more.');
    expect(changeSentence('3 June 2010', [])).toBe('3 June 2010: nothing on the map changes.');
  });
});
