import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../src/domain/time';
import type { View } from '../../../../src/domain/view';
import { eventToVisit, markOf, type EventMark } from '../../../../src/symbology/timeline/eventMarks';
import { nameOfCluster, tipOfBar, tipOfCluster } from '../../../../src/views/timeline/tips';
import { event, feature, span } from '../../../fixtures/timeline';

const first = dayOf(2022, 1, 1);
const axis = [{ from: first, to: first + 365, share: 1 }];
const mark = (id: string, at: number, stated?: number): EventMark =>
  markOf(
    event(
      id,
      span(first + at, first + at + 1),
      stated === undefined ? {} : { stated: span(first + stated, first + stated + 1) },
    ),
    { axis, width: 730 },
  );

describe('A symbol of the timeline', () => {
  it('is named after its event, with the record’s date and the article’s where they differ', () => {
    expect(nameOfCluster({ marks: [mark('Talks', 4)] })).toBe('Talks, 5 January 2022');
    expect(nameOfCluster({ marks: [mark('Talks', 4, 5)] })).toBe(
      'Talks, 5 January 2022 (in the article: 6 January 2022)',
    );
    expect(tipOfCluster({ marks: [mark('Talks', 4)] })).toEqual({ title: 'Talks', lines: ['5 January 2022'] });
    expect(tipOfCluster({ marks: [mark('Talks', 4, 5)] })).toEqual({
      title: 'Talks',
      lines: ['5 January 2022', 'In the article: 6 January 2022'],
    });
  });

  it('that stands for several names each of them', () => {
    const marks = [mark('Talks', 4), mark('More talks', 5)];
    expect(nameOfCluster({ marks })).toBe('2 events: Talks, 5 January 2022; More talks, 6 January 2022');
    expect(tipOfCluster({ marks })).toEqual({
      title: '2 events',
      lines: ['Talks, 5 January 2022', 'More talks, 6 January 2022'],
    });
  });

  it('that stands for several visits one after the other, beginning with the first', () => {
    const marks = [mark('a', 4), mark('b', 5)];
    const after = (id: string | null) =>
      eventToVisit({ marks }, (id ? { type: 'event', event: event(id, span(0, 1)) } : null) as View['selection']);
    expect([after(null), after('elsewhere'), after('a'), after('b')]).toEqual(['a', 'a', 'b', 'a']);
    const place = { type: 'feature', feature: feature([]) } as View['selection'];
    expect(eventToVisit({ marks }, place)).toBe('a');
  });
});

describe('A status bar of the timeline', () => {
  it('says its status and dates, and the note where there is one', () => {
    const [status] = feature([[span(0, 1), 'closed']]).statuses;
    if (!status) throw new Error('There is no status.');
    expect(tipOfBar('Bridge', { words: 'closed, since 1 May 2022', status })).toEqual({
      title: 'Bridge',
      lines: ['closed, since 1 May 2022'],
    });
    expect(tipOfBar('Bridge', { words: 'closed', status: { ...status, note: 'By order.' } }).lines).toEqual([
      'closed',
      'By order.',
    ]);
  });
});
