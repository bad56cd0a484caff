/** Which of several pieces a window shows: the last of which there is a record. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatedSpan, Feature, Span, Status, StatusWord } from '../../../src/domain/model';
import { lastDayText, noRecordAfter } from '../../../src/domain/recordEnd';
import { initialSession } from '../../../src/domain/session';
import { OPEN_END, OPEN_START, parseDay, spansOverlap } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { lastRecordedIn, statusesIn, statusInWindow } from '../../../src/domain/visibility';
import { AFTER_ALL, BEFORE_ALL, inWindows, isShownIn } from '../../../src/domain/windowPieces';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const day = (text: string): number => parseDay(text) as number;

/** Pieces that follow each other, ten days each, each with facts as letters: more letters tell more. */
const rowOf = (...facts: readonly string[]) =>
  inWindows(
    facts.map((told, at) => ({ from: at * 10, to: at * 10 + 10, told })),
    (one, other) => one.told !== other.told && [...other.told].every((fact) => one.told.includes(fact)),
  );
const shownIn = (pieces: ReturnType<typeof rowOf>, from: number, to: number): readonly string[] =>
  pieces.filter((piece) => isShownIn(piece, { from, to })).map(({ told, from: start }) => `${told} ${start}`);

describe('Of the pieces of a window', () => {
  it('the last is shown that says anything, though one without a record follows', () => {
    const pieces = rowOf('a', 'b', '');
    expect(shownIn(pieces, 5, 25)).toEqual(['b 10']);
    expect(shownIn(pieces, 19, 21)).toEqual(['b 10']);
    expect(shownIn(pieces, 5, 15)).toEqual(['b 10']);
    expect(shownIn(pieces, 5, 10)).toEqual(['a 0']);
  });

  it('one without a record is shown where the window has no other, and on its own days', () => {
    const pieces = rowOf('a', '', '', 'b');
    expect(shownIn(pieces, 10, 30)).toEqual([' 20']);
    expect(shownIn(pieces, 15, 16)).toEqual([' 10']);
    expect(shownIn(pieces, 9, 30)).toEqual(['a 0']);
    expect(shownIn(pieces, 9, 31)).toEqual(['b 30']);
  });

  it('one that tells less than an earlier one gives way to it, unless another has come between', () => {
    // As a border that was open and not delimited, of which passage is not recorded later.
    expect(shownIn(rowOf('ou', 'u', ''), 0, 30)).toEqual(['ou 0']);
    expect(shownIn(rowOf('ou', 'd', ''), 0, 30)).toEqual(['d 10']);
    expect(shownIn(rowOf('ou', 'c', 'u'), 0, 30)).toEqual(['u 20']);
  });

  it('just one is shown, whatever they say: the first that tells more than all after it', () => {
    const facts = fc.array(fc.constantFrom('', 'o', 'u', 'ou', 'c', 'cu'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(facts, fc.nat(70), fc.integer({ min: 1, max: 60 }), (told, from, length) => {
        const pieces = rowOf(...told);
        const window = { from, to: from + length };
        const within = pieces.filter((piece) => spansOverlap(piece, window));
        const tellsMore = (one: string, other: string): boolean =>
          one !== other && [...other].every((fact) => one.includes(fact));
        const first = within.find((piece, at) =>
          within.slice(at + 1).every((each) => tellsMore(piece.told, each.told)),
        );
        expect(pieces.filter((piece) => isShownIn(piece, window))).toEqual(first ? [first] : []);
      }),
    );
  });

  it('those of one kind are known by their ends', () => {
    expect(rowOf('a', '', 'b', '').map(({ next, since }) => [next, since])).toEqual([
      [20, BEFORE_ALL],
      [20, 10],
      [AFTER_ALL, BEFORE_ALL],
      [AFTER_ALL, 30],
    ]);
  });
});

const span = (from: number, to: number, edtf = ''): DatedSpan => ({
  from,
  to,
  edtf,
  precision: 'day',
  softStart: 0,
  softEnd: 0,
  uncertain: false,
});
const status = (from: number, to: number, word: StatusWord, ...parts: string[]): Status => ({
  span: span(from, to),
  status: word,
  note: '',
  parts: parts.length > 0 ? parts : undefined,
  confidence: 'high',
  sources: [],
});
const lane = tiny.index.features.get('mill-lane') as Feature;
const [older, newer] = lane.parts as [Feature['parts'][0], Feature['parts'][0]];
const all = { last: OPEN_END - 1 };

describe('A feature in a window', () => {
  const ford = tiny.index.features.get('reed-ford') as Feature;
  const bridge: Feature = {
    ...ford,
    statuses: [status(OPEN_START, 100, 'closed'), status(100, 200, 'open'), status(200, OPEN_END, 'unrecorded')],
  };
  const words = (window: Span): readonly string[] => statusesIn(bridge, window, all).map((each) => each.status);

  it('has first what is recorded last, then the others', () => {
    expect(words({ from: 50, to: 250 })).toEqual(['open', 'unrecorded', 'closed']);
    expect(words({ from: 150, to: 201 })).toEqual(['open', 'unrecorded']);
    expect(words({ from: 199, to: 200 })).toEqual(['open']);
    expect(words({ from: 200, to: 250 })).toEqual(['unrecorded']);
  });

  it('is recorded up to a day, which is told where the window goes on', () => {
    const last = (from: number, to: number, horizon = all): number | null =>
      lastRecordedIn(bridge, { from, to }, horizon);
    expect([last(150, 200), last(150, 201), last(50, 100), last(199, 200), last(200, 250)]).toEqual([
      null,
      199,
      null,
      null,
      null,
    ]);
    // Nothing is told of days after the last that may be shown.
    expect(last(150, 250, { last: 199 })).toBeNull();
  });

  it('is not without a record where it is there no more', () => {
    expect(lastRecordedIn({ ...bridge, span: span(0, 200) }, { from: 150, to: 250 }, all)).toBeNull();
  });

  it('has one marked primary first only if it is the last', () => {
    const road: Feature = {
      ...bridge,
      statuses: [{ ...status(0, 50, 'blocked'), primary: true }, status(60, 90, 'open')],
    };
    expect(statusesIn(road, { from: 0, to: 100 }, all).map((each) => each.status)).toEqual(['open', 'blocked']);
  });

  it('tells the day no more exactly than it is known', () => {
    expect(
      lastDayText({ ...span(0, day('2023-10-04'), '2023-09-24/2023-10-03~'), uncertain: true }, day('2023-10-03')),
    ).toBe('about 3 October 2023');
    expect(lastDayText({ ...span(0, day('2024-07-01'), '2023-07/2024-06'), softEnd: 30 }, day('2024-06-30'))).toBe(
      'June 2024',
    );
    // Another status began before: that day is exact.
    expect(lastDayText({ ...span(0, day('2024-07-01'), '2023-07/2024-06'), softEnd: 30 }, day('2024-05-02'))).toBe(
      '2 May 2024',
    );
  });
});

describe('A part in a window', () => {
  it('has the last status that it had while it was there, not one of the feature after it', () => {
    const moved: Feature = {
      ...lane,
      parts: [
        { ...older, span: span(0, 100) },
        { ...newer, span: span(100, OPEN_END) },
      ],
      span: span(0, OPEN_END),
      statuses: [status(0, 150, 'open'), status(150, 200, 'blocked'), status(200, OPEN_END, 'unrecorded')],
    };
    const shown = (from: number, to: number): readonly (string | undefined)[] =>
      moved.parts.map((part) => statusInWindow(moved, part, { from, to }, all)?.status);
    expect(shown(50, 300)).toEqual(['open', 'blocked']);
    expect(shown(50, 51)).toEqual(['open', undefined]);
    expect(shown(220, 300)).toEqual([undefined, 'unrecorded']);
  });
});

describe('From October 2022 to July 2023', () => {
  const { index } = real;
  const layers = [...initialSession(index).layers, 'aftermath'];
  const viewTo = (date: string) =>
    selectView(index, {
      ...initialSession(index),
      layers,
      mode: 'window',
      window: { from: day('2022-10-01'), to: day(date) + 1 },
    });
  const told = (date: string, id: string): readonly (string | null | undefined)[] => {
    const state = viewTo(date).features.get(id)!;
    return [state.statuses[0]?.status, ...state.drawn, noRecordAfter(state)];
  };

  it.each([
    ['turkiye-armenia-flights', 'open'],
    ['yeraskh-horadiz-railway', 'unused'],
    ['armenia-iran', 'open'],
    ['turkiye-iran', 'open'],
    ['turkish-airspace', 'closed'],
  ])('%s is %s, with the end of its record in words, and not without a record', (id, word) => {
    expect(told('2023-07-31', id)).toEqual([word, word, 'no record after 27 July 2023']);
    expect(told('2023-07-27', id)).toEqual([word, word, null]);
  });

  it('what is recorded beyond the article is as it was', () => {
    expect(told('2023-07-31', 'azerbaijan-iran')).toEqual(['restricted', 'restricted', null]);
    expect(told('2023-07-31', 'lachin-checkpoint')).toEqual(['suspended', 'suspended', null]);
  });

  it('a window after the record has none', () => {
    const view = selectView(index, {
      ...initialSession(index),
      layers,
      mode: 'window',
      window: { from: day('2023-07-28'), to: day('2023-09-01') },
    });
    const state = view.features.get('armenia-iran')!;
    expect([state.statuses[0]?.status, ...state.drawn, noRecordAfter(state)]).toEqual([
      'unrecorded',
      'unrecorded',
      null,
    ]);
  });
});
