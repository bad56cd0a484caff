import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { readEdtf } from '../../../../src/domain/edtf';
import { isoDate } from '../../../../src/domain/time';
import { wholeExcerpt } from '../../../../src/domain/excerpt';
import type { AtlasIndex } from '../../../../src/domain/links';
import { eventsIcs } from '../../../../src/formats/publish/eventsIcs';
import { allRecords, recordsOf } from '../../../../src/formats/publish/records';
import { real } from '../../../fixtures/real-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

const eventsCalendar = (index: AtlasIndex): string => eventsIcs.write(allRecords(index, {})).text;

/** What another program reads out of the calendar. */
const read = (text: string): InstanceType<typeof ICAL.Event>[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));

describe.each([
  ['the tiny atlas', tiny.index],
  ['the real atlas', real.index],
])('The calendar of %s', (_title, index) => {
  const text = eventsCalendar(index);
  const events = read(text);

  it('opens in another program with every event on its days, all day long', () => {
    const first = events.filter(({ uid }) => !uid.includes('-last-day@'));
    expect(first).toHaveLength(index.atlas.events.length);
    first.forEach((event, at) => {
      const { id, span, title } = index.atlas.events[at] as (typeof index.atlas.events)[0];
      expect(event.uid.startsWith(`${id}@`)).toBe(true);
      expect(event.startDate.isDate).toBe(true);
      expect(event.startDate.toString()).toBe(isoDate(span.from));
      const isBar = (span.precision === 'day' || span.precision === 'range') && span.to - span.from <= 14;
      // The end of an all-day event is the day after its last.
      expect(event.endDate.toString()).toBe(isoDate(isBar ? span.to : span.from + 1));
      if (isBar) expect(event.summary).toBe(title);
      else expect(event.summary).toMatch(/ \((first day, until .*|.*, day not known)\)$/);
    });
  });

  it('gives each event a name of its own that stays', () => {
    const names = events.map(({ uid }) => uid);
    expect(new Set(names).size).toBe(names.length);
    expect(eventsCalendar(index)).toBe(text);
  });

  it('has lines of at most 75 octets that end with CR LF, and parts no character', () => {
    const lines = text.split('\r\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) {
      expect(line).not.toContain('\n');
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\uFFFD');
    }
  });
});

describe('A calendar', () => {
  const withSpan = (edtf: string): ReturnType<typeof read> => {
    const [event] = tiny.atlas.events as [(typeof tiny.atlas.events)[0]];
    const parsed = readEdtf(edtf);
    if (!parsed.ok) throw new Error(edtf);
    const records = allRecords(tiny.index, {});
    return read(eventsIcs.write({ ...records, events: [{ ...event, title: 'A walk', span: parsed.value }] }).text);
  };
  const daysOf = (entries: ReturnType<typeof read>): readonly string[] =>
    entries.map(({ summary, startDate, endDate }) => `${summary}: ${startDate.toString()} to ${endDate.toString()}`);

  it.each([
    ['2010-05', ['A walk (May 2010, day not known): 2010-05-01 to 2010-05-02']],
    ['2010', ['A walk (2010, day not known): 2010-01-01 to 2010-01-02']],
    ['2010-05-01/2010-05-14', ['A walk: 2010-05-01 to 2010-05-15']],
    [
      '2010-05-01/2010-05-15',
      [
        'A walk (first day, until 15 May 2010): 2010-05-01 to 2010-05-02',
        'A walk (last day, since 1 May 2010): 2010-05-15 to 2010-05-16',
      ],
    ],
  ])('does not fill a month with %s', (edtf, entries) => {
    const made = withSpan(edtf);
    expect(daysOf(made)).toEqual(entries);
    expect(new Set(made.map(({ uid }) => uid)).size).toBe(entries.length);
    for (const { description } of made) expect(description).toContain('Sources: ');
  });

  it('says what it cannot draw: a month is not its first day, and the article’s date stands beside', () => {
    const about = (id: string): string =>
      read(eventsCalendar(real.index)).find(({ uid }) => uid.startsWith(`${id}@`))?.description ?? '';
    expect(about('border-closed-1993')).toContain('Known to the month: April 1993.');
    expect(about('aid-trucks-2023-02-11')).toContain('In the article: 6 February 2023.');
  });

  it('has the events of a part alone', () => {
    const excerpt = { ...wholeExcerpt(tiny.index), events: new Set(['ford-order']) };
    const { text, count } = eventsIcs.write(recordsOf(tiny.index, {}, excerpt));
    expect(count).toBe(1);
    expect(read(text).map(({ summary }) => summary)).toEqual(['The ford is opened for a time']);
    expect(eventsIcs.write(recordsOf(tiny.index, {}, { ...excerpt, events: new Set() })).count).toBe(0);
  });
});
