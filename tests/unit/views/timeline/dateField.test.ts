import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../../src/domain/model';
import { formatDay, isoDate, parseDay } from '../../../../src/domain/time';
import { dateLanguage } from '../../../../src/domain/typedDate';
import {
  dayTyped,
  endTyped,
  finishText,
  NO_END_WAITS,
  readTypedDateBack,
  steppedByKey,
  whyWaits,
  type WaitingEnds,
} from '../../../../src/views/timeline/dateField';
import { runs } from '../../../helpers/runs';

const day = (text: string): Day => parseDay(text) as Day;
const american = dateLanguage(['en-US']);
const german = dateLanguage(['de-DE']);
const range = { first: day('1991-01-01'), last: day('2023-07-27') };
const BEYOND = 'Later days have a layer.';

/** The day taken, and what is said; or why nothing was taken. */
function finished(text: string, language = american): readonly string[] {
  const result = finishText(text, language, range, BEYOND);
  return result.type === 'taken' ? [isoDate(result.day), result.note] : [result.message];
}

describe('A finished date', () => {
  it('is taken as it is typed, in the order of the reader', () => {
    expect(finished('4/5/2023')).toEqual(['2023-04-05', '']);
    expect(finished('4/5/2023', german)).toEqual(['2023-05-04', '']);
    expect(finished('12112022')).toEqual(['2022-12-11', '']);
    expect(finished('12112022', german)).toEqual(['2022-11-12', '']);
  });

  it('goes to the nearest day outside the range, and says so', () => {
    expect(finished('5/18/1990')).toEqual([
      '1991-01-01',
      '18 May 1990 is before the first day that can be shown: 1 January 1991 was taken.',
    ]);
    expect(finished('07/31/2023', german)).toEqual([
      '2023-07-27',
      '31 July 2023 is after the last day that can be shown: 27 July 2023 was taken. Later days have a layer.',
    ]);
  });

  it.each([
    ['soon', '“soon” is no date. Write one such as 4/23/2023 or 23 April 2023.'],
    ['4/23', '“4/23” is no date. Write one such as 4/23/2023 or 23 April 2023.'],
    ['23 April', 'The year is missing. Write it too: 4/23/2023 or 23 April 2023.'],
    ['April 2023', 'The day is missing. Write it too: 1 April 2023.'],
    ['2023', 'Day and month are missing. Write them too: 1 January 2023.'],
    ['4/23/23', 'The year “23” may be 1923 or 2023. Write all four figures of it: 23 April 2023.'],
    [
      'May 2031',
      'May 2031 is outside the days that can be shown, 1 January 1991 to 27 July 2023. Later days have a layer.',
    ],
    [
      '1980 to 1985',
      '1980 to 1985 is outside the days that can be shown, 1 January 1991 to 27 July 2023. Later days have a layer.',
    ],
    ['2/30/2023', 'February 2023 has 28 days, none of them 30. Write a day from 1 to 28.'],
  ])('is refused where it is none, with what to do: %s', (text, message) => expect(finished(text)).toEqual([message]));

  // A text pasted by mistake: the sentence about it must not run out of the window.
  it('is refused in a short sentence, however long it is', () => {
    for (const text of ['soon '.repeat(1000), '9'.repeat(5000), `1/1/${'2'.repeat(5000)}`])
      expect(finished(text)[0]?.length, text.slice(0, 8)).toBeLessThan(160);
    expect(finished('x'.repeat(41))[0]).toContain(`“${'x'.repeat(40)}…”`);
  });

  it('is always inside the range, and read back as it was taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('1900-01-01'), max: day('2100-01-01') }), (typed) => {
        const result = finishText(isoDate(typed), american, range, '');
        expect(result.type === 'taken' && result.day).toBe(Math.min(Math.max(typed, range.first), range.last));
        expect(result.type === 'taken' && result.note !== '').toBe(typed < range.first || typed > range.last);
        expect(readTypedDateBack(isoDate(typed), american)).toBe(formatDay(typed));
      }),
      runs(100),
    );
  });
});

describe('A date that is being typed', () => {
  it('is read back in words, with the other reading where there are two', () => {
    expect(readTypedDateBack('4/23/2023', american)).toBe('23 April 2023');
    expect(readTypedDateBack('4/5/2023', american)).toBe('5 April 2023. For 4 May 2023 write the month’s name.');
    expect(readTypedDateBack('4/2', german)).toBe('For example 23.4.2023 or 23 April 2023');
  });
});

describe('The ends of a window', () => {
  const view = { window: { from: 100, to: 111 } };

  it('are shown as typed where they are in order', () => {
    expect(endTyped(view, NO_END_WAITS, 'from', 105).event).toEqual({
      type: 'windowChanged',
      window: { from: 105, to: 111 },
      commit: true,
    });
    expect(endTyped(view, NO_END_WAITS, 'to', 100).event).toMatchObject({ window: { from: 100, to: 101 } });
  });

  it('never move each other: one on the wrong side waits, and says why', () => {
    const first = endTyped(view, NO_END_WAITS, 'from', 200);
    expect(first).toEqual({ event: null, waiting: { from: 200, to: null } });
    expect(whyWaits(view, first.waiting, 'from')).toBe(
      `From is after To, ${formatDay(110)}. Both are shown once To is no earlier than From.`,
    );
    expect(whyWaits(view, first.waiting, 'to')).toBe('');
    expect(endTyped(view, first.waiting, 'to', 300)).toEqual({
      event: { type: 'windowChanged', window: { from: 200, to: 301 }, commit: true },
      waiting: NO_END_WAITS,
    });
  });

  it('end where they were typed, whatever was shown and in whatever order they are typed', () => {
    const days = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(days, days, days, days, fc.boolean(), (a, b, c, d, fromFirst) => {
        let shown = { from: Math.min(a, b), to: Math.max(a, b) + 1 };
        const wanted = { from: Math.min(c, d), to: Math.max(c, d) };
        let waiting: WaitingEnds = NO_END_WAITS;
        for (const name of fromFirst ? (['from', 'to'] as const) : (['to', 'from'] as const)) {
          const { event, waiting: next } = endTyped({ window: shown }, waiting, name, wanted[name]);
          waiting = next;
          if (event?.type === 'windowChanged') shown = { ...event.window };
        }
        expect([shown, waiting]).toEqual([{ from: wanted.from, to: wanted.to + 1 }, NO_END_WAITS]);
      }),
      runs(100),
    );
  });
});

describe('The keys of a date field', () => {
  it.each([
    ['ArrowUp', false, '2023-04-24'],
    ['ArrowDown', false, '2023-04-22'],
    ['ArrowUp', true, '2023-04-30'],
    ['PageDown', false, '2023-03-23'],
  ] as const)('%s steps', (key, shift, to) => expect(steppedByKey(key, shift, day('2023-04-23'), range)).toBe(day(to)));

  it.each(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'a', '4'])('%s belongs to the text', (key) => {
    expect(steppedByKey(key, false, day('2023-04-23'), range)).toBeNull();
  });

  it('stop at the ends', () => expect(steppedByKey('PageUp', false, range.last - 3, range)).toBe(range.last));
});

it('The day compared with has a field like the day', () => {
  expect(dayTyped('day', 5)).toEqual({ type: 'dayChanged', day: 5, commit: true });
  expect(dayTyped('compare', 5)).toEqual({ type: 'compareChanged', day: 5, commit: true });
});
