import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AxisSegment, DatedSpan, Feature, StatusWord } from '../../../../src/domain/model';
import { dayOf, OPEN_END, OPEN_START } from '../../../../src/domain/time';
import type { EventView } from '../../../../src/domain/view';
import { clusterState, markOf } from '../../../../src/symbology/timeline/eventMarks';
import {
  firstHeading,
  layoutTimeline,
  type LayoutInput,
  type RowChoice,
  type TimelineRow,
} from '../../../../src/symbology/timeline/layout';
import { event, feature, span } from '../../../fixtures/timeline';

const from = dayOf(2022, 1, 1);
const to = dayOf(2023, 1, 1);
// Two pixels a day.
const axis: readonly AxisSegment[] = [{ from, to, share: 1 }];
const width = 730;

function lay(more: Partial<LayoutInput> = {}): ReturnType<typeof layoutTimeline> {
  return layoutTimeline({
    rows: 'all',
    tracks: [
      { id: 'leaders', title: 'Leaders', look: 'disc' },
      { id: 'ministers', title: 'Ministers', look: 'square' },
    ],
    events: [],
    features: [],
    placeOf: () => '',
    horizon: { last: to - 1 },
    axis,
    fullAxis: axis,
    width,
    narrow: false,
    ...more,
  });
}

function clustersOf(row: TimelineRow | undefined): Extract<TimelineRow, { kind: 'track' }>['clusters'] {
  if (row?.kind !== 'track') throw new Error('no track row');
  return row.clusters;
}

function barsOf(
  statuses: readonly [DatedSpan, StatusWord][],
  statusTitles?: Feature['statusTitles'],
): Extract<TimelineRow, { kind: 'bars' }>['bars'] {
  const row = lay({ features: [{ ...feature(statuses), ...(statusTitles && { statusTitles }) }] }).rows[0];
  if (row?.kind !== 'bars') throw new Error('no row of bars');
  return row.bars;
}

describe('the heading of the first group', () => {
  const events = [event('a', span(from, from + 1))];

  it('names the group, but not where its one row has the same name', () => {
    const roads = [feature([[span(from, to), 'open']])];
    expect(firstHeading(lay({ rows: 'few', events, features: roads }))).toBe('Roads and crossings');
    expect(firstHeading(lay({ rows: 'few', events }))).toBe('');
    expect(firstHeading(lay({ rows: 'usual', events }))).toBe('Meetings, decisions');
  });
});

describe('rows of events', () => {
  it('are the tracks in use, in their order', () => {
    const events = [event('a', span(from + 5, from + 6), { track: 'ministers' }), event('b', span(from, from + 1))];
    expect(lay({ events }).rows.map(({ id }) => id)).toEqual(['leaders', 'ministers']);
    expect(lay({ events: events.slice(0, 1) }).rows.map(({ id }) => id)).toEqual(['ministers']);
  });

  it('put a symbol at the day of its event', () => {
    const [cluster] = clustersOf(lay({ events: [event('a', span(from + 100, from + 101))] }).rows[0]);
    expect(cluster?.x).toBeCloseTo(200);
    expect(cluster?.marks[0]?.bar).toBeNull();
  });

  it('draw an event of several days as a bar, and a vague one as a soft bar with the symbol in its middle', () => {
    const range = event('a', span(from + 10, from + 14, { precision: 'range' }));
    const month = event('b', span(from + 100, from + 130, { precision: 'month', softStart: 30, softEnd: 30 }));
    const [first, second] = clustersOf(lay({ events: [range, month] }).rows[0]);
    expect(first?.marks[0]?.bar).toMatchObject({ x: 20, soft: false });
    expect(first?.x).toBeCloseTo(20);
    expect(second?.marks[0]?.bar?.soft).toBe(true);
    expect(second?.x).toBeCloseTo(230);
  });

  it('mark the date of the article where it differs', () => {
    const told = event('a', span(from + 50, from + 51), { stated: span(from + 45, from + 46) });
    const [cluster] = clustersOf(lay({ events: [told] }).rows[0]);
    expect(cluster?.marks[0]?.stated).toEqual({ x: expect.closeTo(90), bar: null, doubt: null });
  });

  it('stack two events that would cover each other, without moving them in time', () => {
    const events = [event('a', span(from + 10, from + 11)), event('b', span(from + 12, from + 13))];
    const [first, second] = clustersOf(lay({ events }).rows[0]);
    expect([first?.x, second?.x]).toEqual([expect.closeTo(20), expect.closeTo(24)]);
    expect(first?.y).not.toBe(second?.y);
  });

  it('merge what does not fit above each other, and say how it stands as a whole', () => {
    const events = [0, 1, 2].map((index) => event(`e${index}`, span(from + 10 + index, from + 11 + index)));
    const clusters = clustersOf(lay({ events }).rows[0]);
    expect(clusters.map(({ marks }) => marks.length).sort()).toEqual([1, 2]);
    const merged = clusters.find(({ marks }) => marks.length === 2);
    const views = new Map(
      events.map((each, index): [string, EventView] => [
        each.id,
        { event: each, relation: index === 2 ? 'future' : 'past', selected: index === 2, emphasised: false },
      ]),
    );
    expect(merged && clusterState(merged, views)).toEqual({ relation: 'past', selected: true, emphasised: false });
  });

  it.each([
    [['past', 'future', 'present'], 'present'],
    [['past', 'present'], 'present'],
    [['future', 'past'], 'past'],
    [['past', 'past'], 'past'],
    [['future', 'future'], 'future'],
    [[], 'future'],
  ] as const)('of which some are %j are drawn as %s', (relations, relation) => {
    const events = relations.map((_, at) => event(`e${at}`, span(from, from + 1)));
    const views = new Map(
      events.map((each, at): [string, EventView] => [
        each.id,
        { event: each, relation: relations[at] ?? 'past', selected: false, emphasised: at === 1 },
      ]),
    );
    const marks = events.map((each) => markOf(each, { axis, width }));
    expect(clusterState({ marks }, views)).toEqual({ relation, selected: false, emphasised: relations.length > 1 });
  });

  it('merge with the nearer of two symbols, and keep their lane free beside the number', () => {
    // A symbol takes 11 pixels; two symbols with a number between them 25; a day is two pixels.
    const days = [0, 3, 5, 12, 14, 15, 40];
    const events = days.map((day) => event(`e${day}`, span(from + day, from + day + 1)));
    const clusters = clustersOf(lay({ events }).rows[0]);
    expect(clusters.map(({ id, marks }) => [id, marks.length])).toEqual([
      ['e0', 1],
      ['e3', 2],
      ['e12', 3],
      ['e40', 1],
    ]);
  });

  it('have their number right of them, left of them where that is taken, else none', () => {
    const counts = (rows: RowChoice, ...days: number[]) => {
      const events = days.map((day, at) => event(`e${at}`, span(from + day, from + day + 1)));
      return clustersOf(lay({ events, rows }).rows[0])
        .filter(({ marks }) => marks.length > 1)
        .map(({ x, counts: places }) => places.map((place) => Math.sign(place.from - x)));
    };
    // Three events at one place and one in the other lane, high enough for a number: both sides are free.
    expect(counts('few', 100, 100, 100)).toEqual([[1, -1]]);
    // In low lanes the symbols of the other lane are in the way: right, then left, then both.
    expect(counts('usual', 100, 100, 100)).toEqual([[1, -1]]);
    expect(counts('usual', 100, 100, 100, 106)).toEqual([[-1]]);
    expect(counts('usual', 94, 100, 100, 100, 106)).toEqual([[]]);
  });

  it('have two lanes at most, the first event in the lower one, and stand in the middle where they are alone', () => {
    const one = lay({ events: [event('a', span(from, from + 1))] });
    const three = lay({ events: [0, 1, 2].map((at) => event(`e${at}`, span(from + at, from + at + 1))) });
    expect([one.height, three.height]).toEqual([24, 24]);
    expect(clustersOf(one.rows[0]).map(({ y, scale }) => [y, scale])).toEqual([[12, 0.85]]);
    expect(clustersOf(three.rows[0]).map(({ y, scale }) => [y, scale])).toEqual([
      [17.5, 0.8],
      [6.5, 0.8],
    ]);
    expect(three.rows[0]).toMatchObject({ middle: 12, labelY: 16.5 });
  });

  it('that were no meetings have one lane, and more of them in one mark', () => {
    const events = [0, 8].map((day) => ({ ...event(`e${day}`, span(from + day, from + day + 1)), meeting: false }));
    expect(clustersOf(lay({ events }).rows[0]).map(({ marks }) => marks.length)).toEqual([2]);
    const apart = [0, 9].map((day) => ({ ...event(`e${day}`, span(from + day, from + day + 1)), meeting: false }));
    expect(clustersOf(lay({ events: apart }).rows[0])).toHaveLength(2);
  });

  it('react to the pointer 24 pixels wide, or as far as half the way to the next', () => {
    const events = [10, 60, 68].map((day) => event(`e${day}`, span(from + day, from + day + 1)));
    const reaches = clustersOf(lay({ events }).rows[0]).map(({ reach }) => [reach.from, reach.to]);
    expect(reaches).toEqual([
      [expect.closeTo(8), expect.closeTo(32)],
      [expect.closeTo(108), expect.closeTo(128)],
      [expect.closeTo(128), expect.closeTo(148)],
    ]);
  });

  it('may be named after their place if they are meetings, but not where several share a symbol or a row', () => {
    const placeOf = (): string => 'Moss';
    const names = (more: Partial<LayoutInput>, ...days: number[]): (readonly string[])[] =>
      clustersOf(
        lay({ events: days.map((day) => event(`e${day}`, span(from + day, from + day + 1))), placeOf, ...more })
          .rows[0],
      ).map((cluster) => cluster.names);
    expect(names({}, 10, 60)).toEqual([
      ['e10', 'Moss'],
      ['e60', 'Moss'],
    ]);
    expect(names({}, 10, 12)).toEqual([[], []]);
    expect(names({ rows: 'few' }, 10)).toEqual([[]]);
  });

  it('are there if the article’s date alone is visible', () => {
    const told = event('a', span(from + 10, from + 11), { stated: span(from + 200, from + 201) });
    const ids = (first: number, end: number): readonly string[] =>
      clustersOf(
        lay({ events: [told], axis: [{ from: from + first, to: from + end, share: 1 }], fullAxis: axis }).rows[0],
      ).map(({ id }) => id);
    expect(ids(150, 201)).toEqual(['a']);
    expect(ids(200, 300)).toEqual(['a']);
    expect([ids(201, 300), ids(150, 200), ids(11, 100)]).toEqual([[], [], []]);
    expect(ids(5, 11)).toEqual(['a']);
  });

  it('show of a part of the axis what lies in it, and keep their place', () => {
    const events = [event('a', span(from + 10, from + 11)), event('b', span(from + 200, from + 201))];
    const features = [
      feature([
        [span(from, from + 20), 'open'],
        [span(from + 190, from + 260), 'closed'],
      ]),
    ];
    const part = [{ from: from + 150, to: from + 250, share: 1 }];
    const seen = lay({ events, features, axis: part, fullAxis: axis });
    expect(clustersOf(seen.rows[1]).map(({ id }) => id)).toEqual(['b']);
    expect(seen.rows[0]?.kind === 'bars' && seen.rows[0].bars.map(({ status }) => status.status)).toEqual(['closed']);
    const whole = lay({ events, features });
    expect(seen.rows.map(({ id, y, height }) => [id, y, height])).toEqual(
      whole.rows.map(({ id, y, height }) => [id, y, height]),
    );
    const none = lay({ events, features, axis: [{ from: from + 300, to: from + 310, share: 1 }], fullAxis: axis });
    expect(none.rows).toHaveLength(2);
    expect(clustersOf(none.rows[1])).toEqual([]);
  });

  it('lose no event and let no two symbols of a lane overlap, at any width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(364), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 100, max: 1500 }),
        (days, size) => {
          const events = days.map((day, index) => event(`e${index}`, span(from + day, from + day + 1)));
          const clusters = clustersOf(lay({ events, width: size }).rows[0]);
          expect(clusters.flatMap(({ marks }) => marks)).toHaveLength(days.length);
          for (const y of new Set(clusters.map((cluster) => cluster.y))) {
            const xs = clusters.filter((cluster) => cluster.y === y).map(({ x }) => x);
            for (const [index, x] of xs.slice(1).entries())
              expect(x - (xs[index] ?? 0)).toBeGreaterThanOrEqual(11 - 1e-6);
          }
        },
      ),
    );
  });

  it('never overlap each other, and make room for labels on a narrow screen', () => {
    const events = [event('a', span(from, from + 1)), event('b', span(from, from + 1), { track: 'ministers' })];
    const features = [feature([[span(OPEN_START, OPEN_END), 'closed']])];
    for (const narrow of [false, true]) {
      const { rows, height } = lay({ events, features, narrow });
      for (const [index, row] of rows.entries()) {
        expect(row.y + row.height).toBeLessThanOrEqual(rows[index + 1]?.y ?? height);
      }
    }
    expect(lay({ events, narrow: true }).height).toBeGreaterThan(lay({ events }).height);
  });
});

describe('status bars', () => {
  it('run to the edges of the axis where a status has no start or end', () => {
    const [bar] = barsOf([[span(OPEN_START, OPEN_END), 'closed']]);
    expect(bar).toMatchObject({ x: 0, softStart: 0, softEnd: 0 });
    expect(bar?.width).toBeCloseTo(width);
  });

  it('show the later-starting status and return to the earlier one', () => {
    const bars = barsOf([
      [span(OPEN_START, OPEN_END), 'closed'],
      [span(from + 100, from + 110), 'temporary'],
    ]);
    expect(bars.map(({ status }) => status.status)).toEqual(['closed', 'temporary', 'closed']);
    expect(new Set(bars.map(({ key }) => key)).size).toBe(3);
  });

  it('leave out statuses after the horizon or off the axis', () => {
    const early = span(from - 400, from - 300);
    expect(
      barsOf([
        [early, 'open'],
        [span(from, OPEN_END), 'closed'],
        [span(to, OPEN_END), 'open'],
      ]),
    ).toHaveLength(1);
  });

  it('have the words for the status and the general ones to choose from, and never less than two pixels of width', () => {
    const bars = barsOf([
      [span(from, to), 'closed'],
      [span(from + 100, from + 101), 'controlled'],
    ]);
    expect(bars.map(({ labels }) => labels)).toEqual([['closed'], ['checkpoint'], ['closed']]);
    expect(bars[1]?.width).toBeGreaterThanOrEqual(2);
  });

  it('have no general words where the content has its own: one status would have two names', () => {
    const closed: [DatedSpan, StatusWord][] = [[span(from, to), 'closed']];
    expect(barsOf(closed, { closed: 'under the guard of pilots' }).map(({ labels }) => labels)).toEqual([
      ['under the guard of pilots'],
    ]);
  });

  it('end with an arrow where the status goes on, as far as is told', () => {
    const open = (statuses: readonly [DatedSpan, StatusWord][]): boolean[] => barsOf(statuses).map((bar) => bar.open);
    expect(open([[span(from, OPEN_END), 'closed']])).toEqual([true]);
    // Whether it ended on the last day that may be shown, the day after would tell.
    expect(open([[span(from, to), 'closed']])).toEqual([true]);
    expect(open([[span(from, to - 1), 'closed']])).toEqual([false]);
    expect(open([[span(from, to + 100), 'closed']])).toEqual([true]);
    expect(
      open([
        [span(from, OPEN_END), 'closed'],
        [span(from + 9, OPEN_END), 'open'],
      ]),
    ).toEqual([false, true]);
  });

  it('have soft ends for months and years, and for days marked uncertain', () => {
    const [month] = barsOf([
      [span(from + 59, OPEN_END, { precision: 'month', softStart: 31, edtf: '2022-03/..' }), 'closed'],
    ]);
    expect(month?.softStart).toBeCloseTo(62);
    expect(month?.softEnd).toBe(0);
    const [day] = barsOf([[span(from + 59, from + 90, { uncertain: true, edtf: '2022-03-01/2022-03-31~' }), 'closed']]);
    expect([day?.softStart, day?.softEnd, day?.startDoubt, day?.endDoubt]).toEqual([0, 14, null, 'about']);
    expect([month?.startDoubt, month?.endDoubt]).toEqual(['month', null]);
  });

  it('have no start where the status began before what is visible, and one at the beginning of the axis', () => {
    const bars = (first: number, end: number, statuses: Parameters<typeof feature>[0]) => {
      const part = [{ from: from + first, to: from + end, share: 1 }];
      const row = lay({ features: [feature(statuses)], axis: part, fullAxis: axis }).rows[0];
      if (row?.kind !== 'bars') throw new Error('There is no row of bars.');
      return row.bars;
    };
    const soft = { precision: 'month', softStart: 31, softEnd: 31, edtf: '2022-01/2022-12' } as const;
    const statuses: Parameters<typeof feature>[0] = [[span(from, to, soft), 'closed']];
    const cut = (first: number, end: number) =>
      bars(first, end, statuses).map(({ x, cut, softStart, softEnd }) => [x, cut, softStart > 0, softEnd > 0]);
    expect(cut(0, 365)).toEqual([[0, false, true, true]]);
    expect(cut(0, 100)).toEqual([[0, false, true, false]]);
    expect(cut(1, 365)).toEqual([[0, true, false, true]]);
    expect(cut(100, 200)).toEqual([[0, true, false, false]]);
    // One that began before the axis has its line at the axis' beginning, which is no cut.
    expect(bars(0, 100, [[span(from - 50, to), 'closed']]).map((bar) => bar.cut)).toEqual([false]);
    expect(bars(10, 100, [[span(from - 50, to), 'closed']]).map((bar) => bar.cut)).toEqual([true]);
    // The day before what is visible ends, and the day after it begins.
    const first: Parameters<typeof feature>[0] = [[span(from, from + 10), 'closed']];
    expect([bars(9, 20, first).length, bars(10, 20, first).length]).toEqual([1, 0]);
    const later: Parameters<typeof feature>[0] = [[span(from + 20, from + 30), 'closed']];
    expect([bars(5, 20, later).length, bars(5, 21, later).length]).toEqual([0, 1]);
  });

  it('have soft ends of half a bar at most, and none where another status takes over', () => {
    const month = (day: number, edtf: string) =>
      span(from + day, from + day + 31, { precision: 'month', softStart: 31, softEnd: 31, edtf });
    const [whole] = barsOf([[month(0, '2022-01'), 'closed']]);
    expect([whole?.softStart, whole?.softEnd, whole?.width]).toEqual([31, 31, 62].map((size) => expect.closeTo(size)));
    const [first, second] = barsOf([
      [span(from, from + 100, { softStart: 31, softEnd: 20, edtf: '2022-01/2022-04' }), 'closed'],
      [span(from + 50, from + 200), 'open'],
    ]);
    expect([first?.softStart, first?.softEnd]).toEqual([50, 0]);
    expect([second?.softStart, second?.softEnd]).toEqual([0, 0]);
    const marked = span(from + 9, from + 100, { uncertain: true, edtf: '2022-01-10?/2022-04-10' });
    expect(barsOf([[marked, 'closed']]).map(({ softStart, softEnd }) => [softStart, softEnd])).toEqual([[6, 0]]);
    const percent = span(from + 9, from + 100, { uncertain: true, edtf: '2022-01-10%/2022-04-10%' });
    expect(barsOf([[percent, 'closed']]).map(({ softStart, softEnd }) => [softStart, softEnd])).toEqual([[6, 6]]);
  });

  it('say of a single date that is doubtful that both its ends are', () => {
    const [bar] = barsOf([[span(from + 9, from + 10, { uncertain: true, edtf: '2022-01-10~' }), 'closed']]);
    expect([bar?.softStart, bar?.softEnd, bar?.words]).toEqual([1, 1, 'closed, about 10 January 2022']);
  });

  it('say status and dates in words', () => {
    const [bar] = barsOf([[span(from + 9, from + 12), 'closed']]);
    expect(bar?.words).toBe('closed, 10–12 January 2022');
  });

  it('say doubt of the end that has it, and not of one that is cut', () => {
    const doubtful = span(from + 9, from + 100, { uncertain: true, edtf: '2022-01-10/2022-04-10~' });
    const bars = barsOf([
      [doubtful, 'closed'],
      [span(from + 20, from + 30), 'open'],
    ]);
    expect(bars.map(({ words }) => words)).toEqual([
      'closed, 10–20 January 2022',
      'open, 21–30 January 2022',
      'closed, 31 January – about 10 April 2022',
    ]);
  });

  it('do not tell of an end after the last day that may be shown', () => {
    const [bar] = barsOf([[span(from + 9, to + 50), 'closed']]);
    expect(bar?.words).toBe('closed, since 10 January 2022');
  });
});
