import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../../src/domain/model';
import { formatDay, isoDate, parseDay, spanOfDay } from '../../../../src/domain/time';
import { dateLanguage, type DateLanguage } from '../../../../src/domain/typedDate';
import { makeSearch, type Search } from '../../../../src/search/search';
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
import { tiny } from '../../../fixtures/tiny-atlas';
import { runs } from '../../../helpers/runs';

const day = (text: string): Day => parseDay(text) as Day;
const american = dateLanguage(['en-US']);
const german = dateLanguage(['de-DE']);
const range = { first: day('1991-01-01'), last: day('2023-07-27') };

/** What is asked for: a day or a span with its first and last day; or why nothing is. */
function finished(text: string, language = american, takesSpans = true): string {
  const result = finishText(text, language, takesSpans);
  if (result.type === 'refused') return result.message;
  if (result.type === 'day') return isoDate(result.day);
  return `${isoDate(result.reading.span.from)}/${isoDate(result.reading.span.to - 1)}`;
}

describe('A finished date', () => {
  it('is taken as it is typed, in the order of the reader', () => {
    expect(finished('4/5/2023')).toBe('2023-04-05');
    expect(finished('4/5/2023', german)).toBe('2023-05-04');
    expect(finished('12112022')).toBe('2022-12-11');
    expect(finished('12112022', german)).toBe('2022-11-12');
  });

  // The session limits it and tells, as for days that are searched for and those of links.
  it.each([
    ['5/18/1990', '1990-05-18'],
    ['1 May 2024', '2024-05-01'],
    ['May 2031', '2031-05-01/2031-05-31'],
    ['1980 to 1985', '1980-01-01/1985-12-31'],
  ])('is asked for as it is typed, too, where it cannot be shown: %s', (text, days) =>
    expect(finished(text)).toBe(days),
  );

  it.each([
    ['soon', '“soon” is no date. Write one such as 4/23/2023 or 23 April 2023.'],
    ['today', '“today” is no date. Write one such as 4/23/2023 or 23 April 2023.'],
    ['autumn 2022', '“autumn 2022” is no date. Write one such as 4/23/2023 or 23 April 2023.'],
    ['4/23', '“4/23” is no date. Write one such as 4/23/2023 or 23 April 2023.'],
    ['23 April', 'The year is missing. Write it too: 4/23/2023 or 23 April 2023.'],
    ['4/23/23', 'The year “23” may be 1923 or 2023. Write all four figures of it: 23 April 2023.'],
    ['2/30/2023', 'February 2023 has 28 days, none of them 30. Write a day from 1 to 28.'],
    ['May 2023 to May 2022', 'The span ends before it begins. Write the earlier date first.'],
  ])('is refused where it is none, with what to do: %s', (text, message) => expect(finished(text)).toBe(message));

  it.each([
    ['April 2023', 'The day is missing. Write it too: 1 April 2023.'],
    ['2023', 'Day and month are missing. Write them too: 1 January 2023.'],
    ['1 to 3 May 2023', 'This is more than one day. Write one such as 1 May 2023.'],
  ])('is refused where it is more than the one day that a field takes: %s', (text, message) =>
    expect(finished(text, american, false)).toBe(message),
  );

  // A text pasted by mistake: the sentence about it must not run out of the window.
  it('is refused in a short sentence, however long it is', () => {
    for (const text of ['soon '.repeat(1000), '9'.repeat(5000), `1/1/${'2'.repeat(5000)}`])
      expect(finished(text).length, text.slice(0, 8)).toBeLessThan(160);
    expect(finished('x'.repeat(41))).toContain(`“${'x'.repeat(40)}…”`);
  });

  it('is read back as it was taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('1900-01-01'), max: day('2100-01-01') }), (typed) => {
        expect(finishText(isoDate(typed), american, true)).toEqual({ type: 'day', day: typed });
        expect(readTypedDateBack(isoDate(typed), american, true)).toBe(formatDay(typed));
      }),
      runs(100),
    );
  });
});

/** Texts with a date in them, whole and broken, as people write them. */
const written = ((): fc.Arbitrary<string> => {
  const date = fc.integer({ min: 0, max: 33 }).map(String);
  const month = fc.oneof(
    fc.integer({ min: 0, max: 13 }).map(String),
    fc.constantFrom('May', 'Dec', 'Oct.', 'october', 'July', 'März', '05', 'autumn'),
  );
  const year = fc.constantFrom('2022', '2023', '2024', '1850', '2031', '23', '’22', '');
  const sign = fc.constantFrom('.', '/', '-', ' ', ', ', '. ', '–');
  const one = fc.oneof(
    fc.tuple(date, sign, month, sign, year).map((parts) => parts.join('')),
    fc.tuple(month, sign, year).map((parts) => parts.join('')),
    fc.tuple(year, sign, month, sign, date).map((parts) => parts.join('')),
    fc.tuple(month, sign, date, sign, year).map((parts) => parts.join('')),
    date,
    year,
    fc.constantFrom('today', '2022/23', '12.2022', '3.2022'),
  );
  const between = fc.constantFrom(' to ', ' – ', '–', '-', '/', '..', ' and ');
  return fc.oneof(
    one,
    fc.tuple(one, between, one).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
})();

it('A date field and the search understand the same by whatever is written, and say the same of what is wrong with it', () => {
  const languages = [american, german, dateLanguage(['sv-SE'])];
  const searches = languages.map((language) => makeSearch(tiny.index, [], language));
  fc.assert(
    fc.property(written, fc.nat({ max: languages.length - 1 }), (text, which) => {
      const language = languages[which] as DateLanguage;
      const field = finishText(text, language, true);
      const days = (searches[which] as Search)(text).find(({ kind }) => kind === 'days');
      const back = readTypedDateBack(text, language, true);
      if (field.type === 'refused') {
        // Of a word the search says nothing, and of a day without its year it finds that of each year.
        const saysMore = !/ is no date\.|The year is missing/.test(field.message);
        expect([text, days?.note?.endsWith(field.message) ?? false, days?.hits ?? []]).toEqual([text, saysMore, []]);
      } else {
        const span = field.type === 'day' ? spanOfDay(field.day) : field.reading.span;
        const { first, last } = { first: day('2009-01-01'), last: day('2011-06-30') };
        const titles = days?.hits.map(({ title }) => title.replace('Go to ', ''));
        // A hit goes to the nearest day where none of those asked for can be shown, and names them beside it.
        const [words, otherWords] = (days?.hits ?? []).map(({ title, what }) =>
          what?.includes(' is beyond it') ? what.replace(/^.*; (.*) is beyond it$/, '$1') : title.replace('Go to ', ''),
        );
        expect([text, back]).toEqual([
          text,
          otherWords === undefined ? words : `${words}. Enter takes it and offers ${otherWords}.`,
        ]);
        expect(titles?.length).toBeGreaterThan(0);
        if (span.from <= last && span.to > first) expect([text, days?.hits[0]?.days]).toEqual([text, span]);
      }
    }),
    runs(400),
  );
});

describe('A date that is being typed', () => {
  it('is read back in words, with the other reading where there are two', () => {
    const back = (text: string, language = american): string => readTypedDateBack(text, language, true);
    expect(back('4/23/2023')).toBe('23 April 2023');
    expect(back('4/5/2023')).toBe('5 April 2023. Enter takes it and offers 4 May 2023.');
    expect(back('4/5/2023 to 4/6/2023')).toBe(
      '5 April 2023 to 6 April 2023. Enter takes it and offers 4 May 2023 to 4 June 2023.',
    );
    expect(back('4/2', german)).toBe('For example 23.4.2023 or 23 April 2023');
    expect(back('12.2022')).toBe('December 2022');
    expect(readTypedDateBack('12.2022', american, false)).toBe('For example 4/23/2023 or 23 April 2023');
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
