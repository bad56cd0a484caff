import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../src/domain/changes';
import { lastDayThatDiffers } from '../../../src/domain/comparison';
import type { Day } from '../../../src/domain/model';
import { initialSession } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView, type View } from '../../../src/domain/view';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const viewOn = (day: Day, layers = initialSession(index).layers): View =>
  selectView(index, { ...initialSession(index), layers, day });

describe('The last day that differs', () => {
  it('is the last on which the map was otherwise, at every day of the year', () => {
    const first = parseDay('2010-01-01') as Day;
    let found = 0;
    for (let day = first; day < first + 365; day += 3) {
      const view = viewOn(day);
      const other = lastDayThatDiffers(view);
      const same = (at: Day): boolean => changesBetween(viewOn(at), view).length === 0;
      if (other === null) {
        for (let at = view.range.first; at < day; at++) expect(same(at)).toBe(true);
        continue;
      }
      found++;
      expect([day, other, same(other)]).toEqual([day, other, false]);
      for (let at = other + 1; at < day; at++) expect([day, at, same(at)]).toEqual([day, at, true]);
    }
    expect(found).toBeGreaterThan(50);
  });

  it('is the one before the last meeting at a venue, be that today', () => {
    const before = (date: string): Day | null => lastDayThatDiffers(viewOn(parseDay(date) as Day, ['venues']));
    const talks = [parseDay('2010-03-01') as Day, parseDay('2010-06-01') as Day] as const;
    expect([before('2010-12-01'), before('2010-06-01')]).toEqual([talks[1] - 1, talks[1] - 1]);
    expect([before('2010-05-31'), before('2010-03-01')]).toEqual([talks[0] - 1, talks[0] - 1]);
    expect(before('2010-02-28')).toBeNull();
    // Only a meeting counts, and only one at this venue.
    const view = viewOn(parseDay('2010-12-01') as Day, ['venues']);
    for (const other of [{ meeting: false }, { place: 'southmere' }]) {
      const events = view.events.map((each) =>
        each.event.id === 'nordhaven-talk-2' ? { ...each, event: { ...each.event, ...other } } : each,
      );
      expect(lastDayThatDiffers({ ...view, events })).toBe(talks[0] - 1);
    }
  });

  it('asks only layers that are on, and is none where nothing is drawn', () => {
    expect(lastDayThatDiffers(viewOn(parseDay('2010-12-31') as Day, []))).toBeNull();
  });
});
