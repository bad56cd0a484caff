import { describe, expect, it } from 'vitest';
import { captionOf, dateText, spokenChange, type DateCaption } from '../../../src/app/dateWords';
import { changesBetween } from '../../../src/domain/changes';
import type { AtlasIndex } from '../../../src/domain/links';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView, type View } from '../../../src/domain/view';
import type { DateChange } from '../../../src/state/atlasState.svelte';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const day = (text: string): number => parseDay(text) as number;
const viewIn = (index: AtlasIndex, date: string, more: Partial<Session> = {}): View =>
  selectView(index, { ...initialSession(index), day: day(date), ...more });
const viewOn = (date: string, more: Partial<Session> = {}): View => viewIn(tiny.index, date, more);
const year: Partial<Session> = { mode: 'window', window: { from: day('2010-01-01'), to: day('2011-01-01') } };
const { meta } = tiny.index.atlas;
const change = (from: View, to: View): DateChange => ({ view: to, before: from, changes: changesBetween(from, to) });

/** The session of the real atlas with the layer of what came after. */
const later = (date: string): View =>
  viewIn(real.index, date, { layers: [...initialSession(real.index).layers, 'aftermath'] });
const relation = (date: string): string => captionOf(viewIn(real.index, date), real.atlas.meta, null).relation;
const relationLater = (date: string): string => captionOf(later(date), real.atlas.meta, null).relation;

describe('The words for a date', () => {
  it('name the day, or the first and the last day', () => {
    expect(dateText(viewOn('2010-05-10'))).toBe('10 May 2010');
    expect(dateText(viewOn('2010-05-10', year))).toBe('1 January 2010 to 31 December 2010');
  });

  it('say what the opening day is, once', () => {
    expect(captionOf(viewOn('2010-12-31'), meta, null).relation).toBe('The day the journal appeared.');
    expect(relation('2023-07-27')).toBe('The day the article appeared.');
  });

  it.each([
    ['the event of that very day', '2023-04-23', 'Azerbaijan sets up the Lachin checkpoint'],
    ['the first of several', '2023-06-28', 'Bayramov and Mirzoyan with Sullivan, Washington'],
    ['one that goes on', '2023-05-04', 'Bayramov and Mirzoyan, Arlington, 1–4 May 2023'],
    ['the day after one', '2023-04-24', 'The day after: Azerbaijan sets up the Lachin checkpoint'],
    ['days since the last one', '2023-04-28', '3 days after: Nemesis monument unveiled, Yerevan'],
    ['the last day of a longer one, not its first', '2023-05-08', '4 days after: Bayramov and Mirzoyan, Arlington'],
    ['years', '2018-06-01', '25 years after: Kalbajar / Karvachar comes under Armenian forces’ control'],
  ])('relate a day to %s', (_what, date, expected) =>
    expect(relation(date).replaceAll("'", '’')).toBe(expected.replaceAll("'", '’')),
  );

  it('take no day from a date that is known to a month only', () => {
    // Baku's offer is dated to July 2023.
    expect(relation('2023-07-01')).not.toContain('offers');
    expect(relation('2023-07-02')).not.toContain('offers');
  });

  it('count from the opening day until something happens after it, and then from that', () => {
    expect(relationLater('2023-07-28')).toBe('The day after the article appeared');
    expect(relationLater('2023-08-26')).toBe('30 days after the article appeared');
    expect(relationLater('2023-09-24')).toBe('The Armenians of Karabakh leave');
    expect(relationLater('2023-12-08')).toBe("The day after: First joint statement of the two leaders' offices");
  });

  it('tell of several days that the last status is drawn, where one changed within them', () => {
    const last = 'Where a status changed, the last one recorded is drawn.';
    expect(captionOf(viewOn('2010-12-31', year), meta, null).relation).toBe(last);
    const quiet: Partial<Session> = { mode: 'window', window: { from: day('2010-12-20'), to: day('2010-12-22') } };
    expect(captionOf(viewOn('2010-12-20', quiet), meta, null).relation).toBe('');
  });

  it('tell of several days of how many features the record ends before the last', () => {
    const layers = [...initialSession(real.index).layers, 'aftermath'];
    const words = (from: string, to: string, only: readonly string[] = layers): string => {
      const window = { from: day(from), to: day(to) + 1 };
      const view = viewIn(real.index, from, { mode: 'window', window, layers: [...only] });
      return captionOf(view, real.atlas.meta, null).relation;
    };
    const changed = 'Where a status changed, the last one recorded is drawn.';
    expect(words('2022-10-01', '2023-07-31')).toBe(`${changed} The record ends before 31 July 2023 for 5 features.`);
    expect(words('2022-10-01', '2023-07-27')).toBe(changed);
    expect(words('2023-07-26', '2023-07-28', ['borders', 'aftermath'])).toBe(
      'What was recorded last is drawn. The record ends before 28 July 2023 for 3 features.',
    );
    expect(words('2024-06-30', '2024-07-06', ['routes', 'aftermath'])).toBe(
      'What was recorded last is drawn. The record ends before 6 July 2024 for Direct air cargo, Türkiye–Armenia.',
    );
    // After the record there is none: nothing is drawn as if there were.
    expect(words('2023-07-28', '2023-07-31', ['borders', 'aftermath'])).toBe('');
  });
});

describe('At the last day', () => {
  it('what came after is offered while it is hidden', () => {
    const isEnd = (view: View): boolean => captionOf(view, meta, null).isEnd;
    expect(isEnd(viewOn('2010-12-31'))).toBe(true);
    expect(isEnd(viewOn('2010-12-30'))).toBe(false);
    expect(isEnd(viewOn('2010-12-31', year))).toBe(false);
    expect(isEnd(viewOn('2011-06-30', { layers: ['aftermath'] }))).toBe(false);
  });
});

describe('What a date changed', () => {
  const view = viewOn('2010-05-10');
  const changed = change(viewOn('2010-05-09'), view);
  const [title] = view.events
    .filter(({ event }) => event.span.from === view.window.from)
    .map(({ event }) => event.title);

  it('is told in one line, with the number of what is left out and the day that all of them are counted from', () => {
    const first = changed.changes.slice(0, 1);
    expect(first).toHaveLength(1);
    const told = (times: number): Pick<DateCaption, 'change' | 'otherChanges' | 'changedFrom'> =>
      captionOf(view, meta, { ...changed, changes: Array.from({ length: times }).flatMap(() => first) });
    expect(told(1)).toMatchObject({ change: expect.stringMatching(/^[^;]+$/), otherChanges: '' });
    expect(told(2)).toMatchObject({ otherChanges: '1 more change', changedFrom: day('2010-05-09') });
    expect(told(3)).toMatchObject({ otherChanges: '2 more changes', changedFrom: day('2010-05-09') });
    // Two spans of days are not compared.
    const within = viewOn('2010-05-10', year);
    expect(captionOf(within, meta, { view: within, before: view, changes: [] }).changedFrom).toBeNull();
  });

  /** The words on the card and those that are spoken. */
  const both = (from: View, to: View, index: AtlasIndex = tiny.index): readonly [string, string] => {
    const told = change(from, to);
    return [captionOf(to, index.atlas.meta, told).change, spokenChange(told, index.atlas.meta)];
  };

  it('says from which day it is counted, unless that is the day before', () => {
    const lachin = (date: string): View => viewIn(real.index, date);
    // What changed in seven months must not read as what changed on the first of May.
    const [card, spoken] = both(lachin('2022-10-01'), lachin('2023-05-01'), real.index);
    expect(card).toMatch(/^Since 1 October 2022: Lachin checkpoint/);
    expect(spoken).toMatch(/^1 May 2023\. Since 1 October 2022: Lachin checkpoint/);
    const [back, spokenBack] = both(lachin('2023-05-01'), lachin('2022-10-01'), real.index);
    expect(back).toMatch(/^Compared with 1 May 2023: Lachin checkpoint is not there yet/);
    expect(spokenBack).toMatch(/^1 October 2022\. Compared with 1 May 2023: Lachin checkpoint is not there yet/);
    const [next, spokenNext] = both(lachin('2023-04-22'), lachin('2023-04-23'), real.index);
    expect(next).toMatch(/^Lachin checkpoint appears/);
    expect(spokenNext).toMatch(/^23 April 2023: Lachin checkpoint appears/);
    const [undone] = both(lachin('2023-04-23'), lachin('2023-04-22'), real.index);
    expect(undone).toMatch(/^Compared with 23 April 2023: Lachin checkpoint is not there yet/);
  });

  it('of several days names the days with which they are compared, even those right before them', () => {
    const span = (from: string, to: string): View =>
      viewOn('2010-05-10', { mode: 'window', window: { from: day(from), to: day(to) } });
    const [card, spoken] = both(span('2010-01-01', '2010-05-10'), span('2010-05-10', '2011-01-01'));
    expect(card).toMatch(/^Compared with 1 January 2010 to 9 May 2010: /);
    expect(spoken).toMatch(/^10 May 2010 to 31 December 2010\. Compared with 1 January 2010 to 9 May 2010: /);
  });

  it('is told as long as that date is shown', () => {
    expect(captionOf(viewOn('2010-05-11'), meta, changed).change).toBe('');
    // A window may begin on the same day.
    expect(captionOf({ ...view, mode: 'window' }, meta, changed).change).toBe('');
  });

  it('is told to screen readers, with the events of that day', () => {
    expect(spokenChange(null, meta)).toBe('');
    // Nothing is known of what changes from a day to a window, so nothing is claimed.
    const other = { view: viewOn('2010-05-10', year), before: view, changes: [], isOtherMode: true };
    expect(spokenChange(other, meta)).toBe('1 January 2010 to 31 December 2010.');
    // The reader is reading: nobody talks over that.
    expect(spokenChange({ ...changed, isLed: true }, meta)).toBe('');
    expect(title).toBeTruthy();
    const spoken = spokenChange(changed, meta);
    expect(spoken).toMatch(/^10 May 2010: /);
    expect(spoken).toContain(`On this day: ${title}.`);
    expect(spokenChange({ ...changed, changes: [] }, meta)).toBe(`10 May 2010. On this day: ${title}.`);
    const inWindow = viewOn('2010-05-10', year);
    const spokenWindow = spokenChange({ view: inWindow, before: inWindow, changes: [] }, meta);
    expect(spokenWindow).toBe('1 January 2010 to 31 December 2010: nothing on the map changes.');
  });

  it('never says of a day after the opening day that there is no record', () => {
    const days = real.atlas.events.map(({ span }) => span.from).filter((from) => from > real.atlas.meta.opens);
    let before = later('2023-07-27');
    for (const from of days) {
      const view = selectView(real.index, {
        ...initialSession(real.index),
        layers: before.layers.filter(({ on }) => on).map(({ id }) => id),
        day: from,
      });
      const told = change(before, view);
      const { change: line, relation } = captionOf(view, real.atlas.meta, told);
      const spoken = spokenChange(told, real.atlas.meta);
      for (const text of [line, spoken]) expect(text).not.toMatch(/no record|nothing is told|later event/);
      expect(relation).not.toBe('');
      expect(spoken).toContain(relation.split(';')[0]);
      before = view;
    }
    expect(days.length).toBeGreaterThan(10);
  });
});
