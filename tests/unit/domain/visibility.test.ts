import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/content/dates';
import type { DatedSpan, Feature, Id, Part, Status, StatusWord } from '../../../src/domain/model';
import { containsDay, formatSpan, spanOfDay, OPEN_END, parseDay } from '../../../src/domain/time';
import {
  isMeetingCounted,
  primaryStatuses,
  relationToWindow,
  statusesIn,
  clipStatusToHorizon,
  clipToHorizon,
} from '../../../src/domain/visibility';
import { AFTER_ALL, isShownIn } from '../../../src/domain/windowPieces';
import { piecesOf } from '../../../src/symbology/pieces';
import { compiled, tiny, tinyFiles } from '../../fixtures/tiny-atlas';

const horizon = { last: 1000 };
const ford = tiny.index.features.get('reed-ford') as Feature;

function status(from: number, to: number, word: StatusWord, ...parts: Id[]): Status {
  const span = { from, to, edtf: '', precision: 'day', softStart: 0, softEnd: 0, uncertain: false } as const;
  return { span, status: word, note: '', parts: parts.length > 0 ? parts : undefined, confidence: 'high', sources: [] };
}
function primary(each: Status): Status {
  return { ...each, primary: true };
}
function withStatuses(...statuses: Status[]): Feature {
  return { ...ford, statuses: statuses.sort((a, b) => a.span.from - b.span.from) };
}
function written(feature: Feature, part: Id | null = null): unknown[] {
  return primaryStatuses(feature, part, horizon).map(({ from, to, next, status }) => [from, to, next, status.status]);
}

describe('Of statuses that overlap', () => {
  it('the one that starts later is primary, and the earlier returns when it ends', () => {
    expect(written(withStatuses(status(0, 100, 'closed'), status(40, 50, 'temporary')))).toEqual([
      [0, 40, 40, 'closed'],
      [40, 50, 50, 'temporary'],
      [50, 100, AFTER_ALL, 'closed'],
    ]);
  });

  it('one marked primary is, though another starts later, and leaves the day after its end to the other', () => {
    const feature = withStatuses(primary(status(0, 60, 'blocked')), status(40, 100, 'controlled'));
    expect(written(feature)).toEqual([
      [0, 60, 60, 'blocked'],
      [60, 100, AFTER_ALL, 'controlled'],
    ]);
    expect(statusesIn(feature, spanOfDay(50), horizon).map((each) => each.status)).toEqual(['blocked', 'controlled']);
    expect(statusesIn(feature, spanOfDay(60), horizon).map((each) => each.status)).toEqual(['controlled']);
  });

  it('of two that start together the one written last is primary', () => {
    const feature = withStatuses(status(0, 50, 'agreed'), status(0, 50, 'closed'));
    expect(written(feature)).toEqual([[0, 50, AFTER_ALL, 'closed']]);
    expect(statusesIn(feature, spanOfDay(0), horizon).map((each) => each.status)).toEqual(['closed', 'agreed']);
  });

  it('one that is recorded for two of three parts holds for these', () => {
    const feature = withStatuses(status(0, 100, 'open'), status(40, 50, 'blocked', 'upper', 'middle'));
    expect(['upper', 'middle', 'lower'].map((part) => written(feature, part).length)).toEqual([3, 3, 1]);
  });

  it('one that begins beyond the horizon has no say, nor cuts what went before', () => {
    expect(written(withStatuses(status(0, OPEN_END, 'closed'), status(1001, OPEN_END, 'open')))).toEqual([
      [0, OPEN_END, AFTER_ALL, 'closed'],
    ]);
  });

  it('one that holds for a part only leaves the other part alone', () => {
    const feature = withStatuses(status(0, 100, 'open'), status(40, 50, 'blocked', 'upper'));
    expect(written(feature, 'upper')).toHaveLength(3);
    expect(written(feature, 'lower')).toEqual([[0, 100, AFTER_ALL, 'open']]);
  });

  it('how a part was given up is not the whole feature’s status, but the part’s own', () => {
    const lane = tiny.index.features.get('mill-lane') as Feature;
    const end = lane.parts[0]?.span.to as number;
    const feature: Feature = {
      ...lane,
      statuses: [status(0, OPEN_END, 'open'), status(end - 3, end, 'closed', 'mill-lane-old')],
    };
    const all = { last: OPEN_END };
    const primary = (part: Id | null): readonly StatusWord[] =>
      primaryStatuses(feature, part, all).map((piece) => piece.status.status);
    expect(primary(null)).toEqual(['open']);
    expect(primary('mill-lane-old')).toEqual(['open', 'closed', 'open']);
    expect(statusesIn(feature, spanOfDay(end - 1), all).map((each) => each.status)).toEqual(['open', 'closed']);
  });

  it('where some parts speak for the whole, what holds for the others only is not the whole feature’s status', () => {
    const lane = tiny.index.features.get('mill-lane') as Feature;
    const [first, ...others] = lane.parts as [Part, ...Part[]];
    const feature: Feature = {
      ...lane,
      parts: [{ ...first, span: lane.span, main: true }, ...others.map((part) => ({ ...part, span: lane.span }))],
      statuses: [status(0, 100, 'blocked', first.id), status(40, 60, 'open', others[0]?.id ?? '')],
    };
    const all = { last: OPEN_END };
    expect(primaryStatuses(feature, null, all).map((piece) => piece.status.status)).toEqual(['blocked']);
    expect(statusesIn(feature, spanOfDay(50), all).map((each) => each.status)).toEqual(['blocked', 'open']);
    expect(statusesIn(feature, spanOfDay(50), all, others[0]?.id ?? null).map((each) => each.status)).toEqual(['open']);
  });

  it('a gap between two leaves days without a status', () => {
    expect(written(withStatuses(status(0, 10, 'open'), status(20, 30, 'closed')))).toEqual([
      [0, 10, 20, 'open'],
      [20, 30, AFTER_ALL, 'closed'],
    ]);
  });

  it('every day has the status that a plain search finds, whatever the overlaps', () => {
    const words: StatusWord[] = ['open', 'closed', 'blocked', 'restricted'];
    const statuses = fc.array(
      fc
        .tuple(
          fc.integer({ min: 0, max: 30 }),
          fc.integer({ min: 1, max: 20 }),
          fc.constantFrom(...words),
          fc.boolean(),
        )
        .map(([from, length, word, marked]) => ({
          ...status(from, from + length, word),
          primary: marked || undefined,
        })) as fc.Arbitrary<Status>,
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(statuses, fc.integer({ min: -2, max: 55 }), (list, day) => {
        const feature = withStatuses(...list);
        const held = feature.statuses.filter(({ span }) => containsDay(span, day));
        const marked = held.filter((each) => each.primary);
        const rivals = marked.length > 0 ? marked : held;
        const latest = rivals.filter(({ span }) => rivals.every((rival) => rival.span.from <= span.from)).at(-1);
        const found = primaryStatuses(feature, null, horizon).filter((piece) => containsDay(piece, day));
        expect(found.map((piece) => piece.status)).toEqual(latest ? [latest] : []);
        // What is listed for the day says the same as what is drawn.
        expect(statusesIn(feature, spanOfDay(day), horizon)[0]).toBe(latest);
      }),
    );
  });

  it('all are listed for a window, the primary one first', () => {
    const feature = withStatuses(status(0, 100, 'closed'), status(40, 50, 'temporary'), status(60, 70, 'open'));
    const listed = statusesIn(feature, { from: 45, to: 55 }, horizon).map((each) => each.status);
    // On the window's last day the crossing is closed again, and so the map draws it.
    expect(listed).toEqual(['closed', 'temporary']);
  });
});

describe('A span as it may be told', () => {
  const span = (edtf: string): DatedSpan => {
    const date = readDate(edtf);
    if (!date.ok) throw new Error(edtf);
    return date.value;
  };
  const told = (edtf: string): string =>
    formatSpan(clipToHorizon(span(edtf), { last: parseDay('2010-12-31') as number }));

  it('leaves an end after the last day open, and its doubt out', () => {
    expect(told('2010-06-15/2011-02-17')).toBe('since 15 June 2010');
    expect(told('2010-06-15/2011-02-17~')).toBe('since 15 June 2010');
    expect(told('2010-06-15~/2011-02')).toBe('since about 15 June 2010');
  });

  it('says of a left out end neither when it is nor that there is none', () => {
    const clipped = clipToHorizon(span('2010-06-15/2011-02-17'), { last: parseDay('2010-12-31') as number });
    expect(clipped.edtf).toBe('2010-06-15/');
  });

  it('keeps a month or year in which that day lies: since when it is not what the record says', () => {
    expect(formatSpan(clipToHorizon(span('2010-12'), { last: parseDay('2010-12-20') as number }))).toBe(
      'December 2010',
    );
  });

  it('keeps an end up to that day', () => {
    expect(told('2010-06-15/2010-12-31')).toBe('15 June – 31 December 2010');
    expect(told('2010-06-15/..')).toBe('since 15 June 2010');
    expect(told('../2011')).toBe('at all dates shown');
  });
});

describe('A status as it may be told', () => {
  it('has no end on the last day that may be shown: that it ended would show on the day after', () => {
    const told = (edtf: string): string => {
      const date = readDate(edtf);
      if (!date.ok) throw new Error(edtf);
      return formatSpan(clipStatusToHorizon(date.value, { last: parseDay('2010-12-31') as number }));
    };
    expect(told('2010-06-15/2010-12-31')).toBe('since 15 June 2010');
    expect(told('2010-06-15/2010-12-30')).toBe('15 June – 30 December 2010');
    expect(told('2010-06-15/2011-02-17')).toBe('since 15 June 2010');
  });
});

describe('In a window', () => {
  const pieces = primaryStatuses(withStatuses(status(0, 100, 'closed'), status(40, 50, 'temporary')), null, horizon);
  const shown = (from: number, to: number): readonly string[] =>
    pieces.filter((piece) => isShownIn(piece, { from, to })).map(({ status }) => status.status);

  it('only the last piece is drawn', () => {
    expect(shown(10, 41)).toEqual(['temporary']);
    expect(shown(10, 60)).toEqual(['closed']);
    expect(shown(45, 46)).toEqual(['temporary']);
  });

  it('nothing is drawn before the first piece or after the last', () => {
    expect(shown(-10, 0)).toEqual([]);
    expect(shown(100, 110)).toEqual([]);
  });

  // A status of the whole road that begins after a part was given up is no later piece of that part: the part's own last
  // piece has to stand, as it does when there is no such status.
  it('a part that was given up keeps its last piece when the road’s status changes later', () => {
    const index = compiled({
      ...tinyFiles,
      'features.yaml': `${tinyFiles['features.yaml']}    - {edtf: 2010-10-01/.., status: restricted, note: Tolls., confidence: high, sources: [ferry-log]}\n`,
    });
    const day = (text: string): number => Date.parse(text) / 86_400_000;
    const drawn = piecesOf(index.atlas, index.geometry, { last: day('2010-12-31') })
      .filter((piece) => piece.part === 'mill-lane-old')
      .filter((piece) => isShownIn(piece, { from: day('2010-06-01'), to: day('2010-12-31') }));
    expect(drawn.map((piece) => piece.status)).toEqual(['open']);
  });
});

describe('A meeting of several days', () => {
  const talk = tiny.index.events.get('nordhaven-talk-2');
  it('counts from its first day on, and in every window it touches', () => {
    if (!talk) throw new Error('the fixture lost its second talk');
    const { from, to } = talk.span;
    expect(isMeetingCounted(talk, spanOfDay(from - 1), 'day')).toBe(false);
    expect(isMeetingCounted(talk, spanOfDay(from), 'day')).toBe(true);
    expect(isMeetingCounted(talk, spanOfDay(to + 500), 'day')).toBe(true);
    expect(isMeetingCounted(talk, { from: to - 1, to: to + 9 }, 'window')).toBe(true);
    expect(isMeetingCounted(talk, { from: to, to: to + 9 }, 'window')).toBe(false);
  });
});

it('A span lies before, in or after a window', () => {
  const window = { from: 10, to: 20 };
  expect([0, 5, 10, 19, 20].map((from) => relationToWindow({ from, to: from + 5 }, window))).toEqual([
    'past',
    'past',
    'present',
    'present',
    'future',
  ]);
});
