/** What a legend says of rings and bands: only of those that the map draws. */
import { describe, expect, it } from 'vitest';
import { initialSession, type Session } from '../../../src/domain/session';
import { selectView } from '../../../src/domain/view';
import { emphasisGroups, hasMeetingToday } from '../../../src/symbology/emphasis';
import { EMPHASIS_SAMPLES } from '../../../src/symbology/samples';
import { real } from '../../fixtures/real-atlas';

const { index } = real;
const view = (session: Partial<Session>) => selectView(index, { ...initialSession(index), ...session });
const meetings = [...index.meetingsAt].flatMap(([venue, all]) => all.map((meeting) => ({ venue, meeting })));

describe('A meeting on the day', () => {
  it('is said on its days alone, while venues are drawn, and of a window never', () => {
    const { meeting } = meetings[0]!;
    const days = new Set(meetings.flatMap(({ meeting: { span } }) => [span.from - 1, span.from, span.to - 1, span.to]));
    const { layers, range } = view({});
    const shown = layers.filter(({ on }) => on).map(({ id }) => id);
    expect(shown.length).toBeGreaterThan(0);
    for (const day of [...days].filter((each) => each <= range.last)) {
      const isOn = meetings.some(({ meeting: { span } }) => span.from <= day && day < span.to);
      expect(hasMeetingToday(view({ day })), String(day)).toBe(isOn);
      expect(hasMeetingToday(view({ day, layers: [] }))).toBe(false);
    }
    const window = { from: meeting.span.from, to: meeting.span.to + 10 };
    expect(hasMeetingToday(view({ mode: 'window', window }))).toBe(false);
  });
});

describe('The legend of rings and bands', () => {
  it('shows a ring where symbols are emphasised, and a band where lines and areas alone are', () => {
    const marks = (id: string) => {
      const seen = view({ selection: id });
      return emphasisGroups(seen, seen.emphasised, false).flatMap(({ entries }) => entries.map((entry) => entry.marks));
    };
    expect(marks('lachin-road')).toEqual([EMPHASIS_SAMPLES.selected.band]);
    expect(marks('margara-alican')).toEqual([EMPHASIS_SAMPLES.selected.ring]);
  });

  it('is empty without any, and has what is selected apart from what the paragraph speaks of', () => {
    const labels = (session: Partial<Session>, isMet = false) => {
      const seen = view(session);
      return emphasisGroups(seen, seen.emphasised, isMet).flatMap(({ entries }) => entries.map(({ label }) => label));
    };
    expect(labels({ passage: null })).toEqual([]);
    expect(labels({ passage: null }, true)).toEqual(['A meeting on this day']);
    const passage = [...index.passages.values()].find(({ features }) => features.includes('margara-alican'))!;
    expect(passage.features.length).toBeGreaterThan(1);
    expect(labels({ passage: passage.id, selection: 'margara-alican' })).toEqual([
      'Selected',
      'Spoken of in the paragraph in view',
    ]);
  });
});
