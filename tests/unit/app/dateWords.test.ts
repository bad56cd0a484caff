import { describe, expect, it } from 'vitest';
import { dateNote, dateText, happenedOn, spokenChange } from '../../../src/app/dateWords';
import { changesBetween } from '../../../src/domain/changes';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;
const viewOn = (date: string, more: Partial<Session> = {}) =>
  selectView(index, { ...initialSession(index), day: day(date), ...more });
const year: Partial<Session> = { mode: 'window', window: { from: day('2010-01-01'), to: day('2011-01-01') } };

describe('The words for a date', () => {
  it('name the day, or the first and the last day', () => {
    expect(dateText(viewOn('2010-05-10'))).toBe('On 10 May 2010');
    expect(dateText(viewOn('2010-05-10', year))).toBe('1 January 2010 – 31 December 2010');
  });

  it('say where the day lies to the article, in a window nothing', () => {
    const { meta } = index.atlas;
    expect(dateNote(viewOn('2010-12-30'), meta)).toBe('');
    expect(dateNote(viewOn('2010-12-31'), meta)).toBe('the day the journal appeared');
    expect(dateNote(viewOn('2011-01-01', { layers: ['aftermath'] }), meta)).toBe('after the journal appeared');
    expect(
      dateNote(viewOn('2010-12-31', { mode: 'window', window: { from: meta.opens, to: meta.opens + 1 } }), meta),
    ).toBe('');
  });
});

describe('What a date changed', () => {
  const before = viewOn('2010-05-09');
  const view = viewOn('2010-05-10');
  const change = { view, changes: changesBetween(before, view) };
  const [title] = view.events
    .filter(({ event }) => event.span.from === view.window.from)
    .map(({ event }) => event.title);

  it('is told under the date: what happened on that day first, then the map, in two lines at most', () => {
    expect(title).toBeTruthy();
    expect(happenedOn(view, null)).toEqual([title]);
    const lines = happenedOn(view, change);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe(title);
    const many = { view, changes: [...change.changes, ...change.changes, ...change.changes] };
    expect(happenedOn(view, many)).toHaveLength(2);
  });

  it('is told as long as that date is shown', () => {
    expect(happenedOn(viewOn('2010-05-11'), change)).toEqual([]);
    // A window may begin on the same day.
    expect(happenedOn({ ...view, mode: 'window' }, change)).toEqual([]);
  });

  it('is told to screen readers, with the events of that day', () => {
    expect(spokenChange(null)).toBe('');
    const spoken = spokenChange(change);
    expect(spoken).toMatch(/^10 May 2010/);
    expect(spoken).toContain(`On this day: ${title}.`);
    const inWindow = viewOn('2010-05-10', year);
    expect(spokenChange({ view: inWindow, changes: [] })).toMatch(/^1 January 2010 to 31 December 2010/);
    expect(spokenChange({ view: inWindow, changes: [] })).not.toContain('On this day');
  });
});
