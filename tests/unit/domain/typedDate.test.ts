import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateOf, formatDay, isoDate, parseDay } from '../../../src/domain/time';
import { dateLanguage, readTypedDate, type TypedDate } from '../../../src/domain/typedDate';
import { runs } from '../../helpers/runs';

const american = dateLanguage(['en-US']);
const british = dateLanguage(['en-GB']);
const german = dateLanguage(['de-DE']);
const swedish = dateLanguage(['sv-SE']);

/** What was read, in one line. */
function told(typed: TypedDate): string {
  switch (typed.type) {
    case 'none':
      return 'none';
    case 'date':
      return typed.other ? `${typed.reading.words} or ${typed.other.words}` : typed.reading.words;
    case 'yearless':
      return `${typed.date}.${typed.month}. of any year`;
    case 'fault':
      return `${typed.issue.message} ${typed.issue.remedy}`;
  }
}
const DAY_MS = 86_400_000;
const LOCALES = [
  'en-US',
  'en-GB',
  'de-DE',
  'tr-TR',
  'az-AZ',
  'hy-AM',
  'ru-RU',
  'fr-FR',
  'sv-SE',
  'ja-JP',
  'ar-EG',
  'lt-LT',
];

describe('The order of a date in figures', () => {
  it.each([
    ['en-US', 'mdy'],
    ['en-GB', 'dmy'],
    ['de-DE', 'dmy'],
    ['tr-TR', 'dmy'],
    ['hy-AM', 'dmy'],
    ['sv-SE', 'ymd'],
    ['ja-JP', 'ymd'],
    ['fa-IR', 'ymd'],
  ])('in %s is %s', (locale, order) => expect(dateLanguage([locale]).order).toBe(order));

  it('is day, month, year where the language is unknown', () => {
    expect(dateLanguage([]).order).toBe('dmy');
    expect(dateLanguage(['not a language', 'xx-notone']).order).toBe('dmy');
  });
});

describe('A date that a language writes', () => {
  const days = fc.integer({ min: parseDay('1900-01-01') as number, max: parseDay('2099-12-31') as number });
  const styles: readonly Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'full' },
    { dateStyle: 'long' },
    { dateStyle: 'medium' },
    { year: 'numeric', month: 'numeric', day: 'numeric' },
    { year: 'numeric', month: '2-digit', day: '2-digit' },
    { year: 'numeric', month: 'short', day: 'numeric' },
  ];
  it.each(LOCALES)('%s is read as the same day', (locale) => {
    const language = dateLanguage([locale]);
    for (const style of styles) {
      const format = new Intl.DateTimeFormat(locale, { ...style, calendar: 'gregory', timeZone: 'UTC' });
      fc.assert(
        fc.property(days, (day) => {
          const text = format.format(day * DAY_MS);
          const read = readTypedDate(text, language);
          expect([text, read.type === 'date' ? isoDate(read.reading.span.from) : told(read)]).toEqual([
            text,
            isoDate(day),
          ]);
        }),
        runs(60),
      );
    }
  });

  it('is read in every language as ISO 8601 and as the atlas writes it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOCALES), days, (locale, day) => {
        for (const text of [
          isoDate(day),
          isoDate(day).replaceAll('-', '/'),
          formatDay(day),
          formatDay(day).toUpperCase(),
        ]) {
          expect(told(readTypedDate(text, dateLanguage([locale])))).toBe(formatDay(day));
        }
      }),
      runs(100),
    );
  });
});

describe('A typed date', () => {
  it.each([
    ['4/23/2023', '23 April 2023'],
    ['4-23-2023', '23 April 2023'],
    ['04/05/2023', '5 April 2023 or 4 May 2023'],
    ['4/4/2023', '4 April 2023'],
    // Points are of those who write the day first.
    ['1.5.2023', '1 May 2023 or 5 January 2023'],
    ['1. 5. 2023', '1 May 2023 or 5 January 2023'],
    ['31/7/2023', '31 July 2023'],
    ['12112022', '11 December 2022 or 12 November 2022'],
    ['20230423', '23 April 2023'],
    ['20112022', '20 November 2022'],
    ['April 23, 2023', '23 April 2023'],
    ['apr 23 2023', '23 April 2023'],
    ['Sunday, April 23rd, 2023', '23 April 2023'],
    ['the 23rd of April 2023', '23 April 2023'],
    ['2023/04/23', '23 April 2023'],
    ['2023-4-3', '3 April 2023'],
    ['April 2023', 'April 2023'],
    ['4/2023', 'April 2023'],
    ['2023-04', 'April 2023'],
    ['2023', '2023'],
    ['April 23', '23.4. of any year'],
    ['29 February', '29.2. of any year'],
    ['2/29/2024', '29 February 2024'],
    ['Sept 1 2023', '1 September 2023'],
  ])('by an American as %s is %s', (text, words) => expect(told(readTypedDate(text, american))).toBe(words));

  it.each([
    ['23.4.2023', '23 April 2023'],
    ['23. April 2023', '23 April 2023'],
    ['07/31/2023', '31 July 2023'],
    ['4/5/2023', '4 May 2023 or 5 April 2023'],
    ['12112022', '12 November 2022 or 11 December 2022'],
    ['1. märz 2023', '1 March 2023'],
    ['1. MÄR 2023', '1 March 2023'],
    ['So., 23. Apr. 2023', '23 April 2023'],
    ['23 april 2023', '23 April 2023'],
    ['Oktober 2022', 'October 2022'],
    ['Dezember 12 2022', '12 December 2022'],
    ['23\u00a0. 4 . 2023', '23 April 2023'],
    ['٢٣/٠٤/٢٠٢٣', '23 April 2023'],
  ])('by a German as %s is %s', (text, words) => expect(told(readTypedDate(text, german))).toBe(words));

  it('is read in the order of the first language, with the months of all', () => {
    const language = dateLanguage(['en-US', 'hy-AM', 'tr-TR']);
    for (const text of ['4/23/2023', '23 ապրիլի 2023', '23 Nisan 2023', 'April 23 2023']) {
      expect(told(readTypedDate(text, language))).toBe('23 April 2023');
    }
  });

  it('with the year first is never turned round', () => {
    for (const language of [american, british, german, swedish]) {
      expect(told(readTypedDate('2023-04-05', language))).toBe('5 April 2023');
    }
  });
});

describe('A text that looks like a date and is none', () => {
  it.each([
    ['2023-02-31', 'February 2023 has 28 days, none of them 31. Write a day from 1 to 28.'],
    ['31 June 2010', 'June 2010 has 30 days, none of them 31. Write a day from 1 to 30.'],
    ['31/04/2023', 'April 2023 has 30 days, none of them 31. Write a day from 1 to 30.'],
    ['29.2.2023', 'February 2023 has 28 days, none of them 29. Write a day from 1 to 28.'],
    ['13/13/2023', 'There is no month 13. Write the name of the month.'],
    ['2023-13', 'There is no month 13. Write the name of the month.'],
    ['0/4/2023', 'April 2023 has 30 days, none of them 0. Write a day from 1 to 30.'],
    ['23/4/23', 'The year “23” may be 1923 or 2023. Write all four figures of it: 23 April 2023.'],
    ['1 May 5', 'The year “5” may be 1905 or 2005. Write all four figures of it: 1 May 2005.'],
    ['April 99', 'The year “99” may be 1999 or 2099. Write all four figures of it: April 2099.'],
    ['May ’23', 'The year “23” may be 1923 or 2023. Write all four figures of it: May 2023.'],
    ["5 May '23", 'The year “23” may be 1923 or 2023. Write all four figures of it: 5 May 2023.'],
    ['23.4.202', '“202” is no year of four figures. Write all four figures of the year.'],
    ['1.1.0000', 'There is no year 0. Write all four figures of the year.'],
    ['31 April', 'April has 30 days, none of them 31. Write a day from 1 to 30.'],
  ])('says why: %s', (text, why) => expect(told(readTypedDate(text, british))).toBe(why));
});

describe('A text that is no date', () => {
  it.each([
    '',
    '  ',
    'April',
    'May',
    '16',
    'p. 16',
    'the 2 of them',
    '4/5',
    'resolution 822',
    '2023-04-23T10:00',
    '10:30',
    '23 April 2023 meeting',
    'April May 2023',
    '1991–2023',
    '1234567',
    '1 2 3 4',
    'Ma 2023',
    // Half of a span.
    '2022..',
    '..2022',
    '2022-',
    '– 2022',
  ])('is not taken for one: “%s”', (text) => expect(told(readTypedDate(text, british))).toBe('none'));

  it('never throws and always answers, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.stringMatching(/^[0-9./ -]{0,12}$/),
          fc.stringMatching(/^[0-9A-Za-z., ]{0,20}$/),
        ),
        fc.constantFrom(american, german, swedish),
        (text, language) => {
          const read = readTypedDate(text, language);
          // Words do not tell the year 50 from one of two figures; nobody means it here.
          if (read.type !== 'date' || calendarDateOf(read.reading.span.from).year < 1000) return;
          // What is read back in words is read as the same again.
          expect(told(readTypedDate(read.reading.words, language))).toBe(read.reading.words);
        },
      ),
      runs(3000),
    );
  });
});

describe('At the limits', () => {
  it.each<readonly [string, string]>([
    // Day and month change places only where the second cannot be a month and the first can.
    ['12/13/2023', '13 December 2023'],
    ['1/13/2023', '13 January 2023'],
    ['0/13/2023', 'There is no month 13. Write the name of the month.'],
    ['1/0/2023', 'There is no month 0. Write the name of the month.'],
    ['13/12/2023', '13 December 2023'],
    ['12/11/2023', '12 November 2023 or 11 December 2023'],
    ['12/12/2023', '12 December 2023'],
    ['1/1/2023', '1 January 2023'],
    // A year of two figures is asked for in the reader's order.
    ['4/5/23', 'The year “23” may be 1923 or 2023. Write all four figures of it: 4 May 2023.'],
    // A number beside a month is a day up to 31, a year after it.
    ['May 1', '1.5. of any year'],
    ['May 31', '31.5. of any year'],
    ['May 32', 'The year “32” may be 1932 or 2032. Write all four figures of it: May 2032.'],
    ['May 0', 'May has 31 days, none of them 0. Write a day from 1 to 31.'],
    ['30 February', 'February has 29 days, none of them 30. Write a day from 1 to 29.'],
    ['1 2 May 2023', 'none'],
    ['May 2023 2024', 'none'],
    ['May 123', '“123” is no year of four figures. Write all four figures of the year.'],
    ['1 May 20231', '“20231” is no year of four figures. Write all four figures of the year.'],
    // Month and year.
    ['1/2023', 'January 2023'],
    ['12/2023', 'December 2023'],
    ['0/2023', 'There is no month 0. Write the name of the month.'],
    ['123/4', '“123” is no year of four figures. Write all four figures of the year.'],
    ['4/12345', '“12345” is no year of four figures. Write all four figures of the year.'],
    ['123/456', 'none'],
    ['4 2023', 'none'],
    // Three numbers.
    ['1/2023/2', 'none'],
    ['1 2 2023', '1 February 2023 or 2 January 2023'],
    ['1 2 99', 'none'],
    ['123/4/2023', 'none'],
    ['1/2/3/4', 'none'],
    ['202/4/5', '“202” is no year of four figures. Write all four figures of the year.'],
    // Years.
    ['0000', 'There is no year 0. Write all four figures of the year.'],
    ['0000-01', 'There is no year 0. Write all four figures of the year.'],
    ['May 0000', 'There is no year 0. Write all four figures of the year.'],
    ['0001', '1'],
    ['0001-01', 'January 1'],
    ['0001-01-01', '1 January 1'],
    ['12345', 'none'],
    // Eight figures end with a year from 1500 on.
    ['01011500', '1 January 1500'],
    ['20101499', 'There is no month 14. Write the name of the month.'],
    ['20101500', '20 October 1500'],
    ['20231231', '31 December 2023'],
    ['20231301', 'There is no month 13. Write the name of the month.'],
    ['31122023', '31 December 2023'],
    // Other figures, signs and separators.
    ['٠١/٠٢/٢٠٢٣', '1 February 2023 or 2 January 2023'],
    ['９.８.２０２３', '9 August 2023 or 8 September 2023'],
    ['२३.४.२०२३', '23 April 2023'],
    ['\u200f23/4/2023\u200e', '23 April 2023'],
    ['23,4,2023', '23 April 2023'],
    ['23_4_2023', 'none'],
    ['(23.4.2023)', 'none'],
    // Month names: three letters that no other month begins with.
    ['Jun 2023', 'June 2023'],
    ['Ju 2023', 'none'],
    ['Augu 2023', 'August 2023'],
    ['Augx 2023', 'none'],
  ])('%s', (text, words) => expect(told(readTypedDate(text, british))).toBe(words));

  it.each<readonly [string, string]>([
    ['23-04-05', 'The year “23” may be 1923 or 2023. Write all four figures of it: 5 April 2023.'],
    ['20111012', '12 October 2011'],
    ['11122022', '11 December 2022 or 12 November 2022'],
    ['4/5/2023', '4 May 2023'],
  ])('by a Swede, %s', (text, words) => expect(told(readTypedDate(text, swedish)).slice(0, words.length)).toBe(words));

  it('by an American, with a year of two figures', () => {
    expect(told(readTypedDate('4/5/23', american))).toContain('5 April 2023');
  });

  it('a word in the place of a month is named, and other words and numbers are no date', () => {
    expect(told(readTypedDate('23 avril 2023', british))).toContain('“avril” is no month in English');
    for (const text of ['avril 2023', 'Phase 23 2023', '23 avril', '23 le avril 2023', '123 avril 2023'])
      expect(told(readTypedDate(text, british))).toBe('none');
  });

  it('the months of three languages are known beside English', () => {
    const russian = '23 апреля 2023';
    expect(told(readTypedDate(russian, dateLanguage(['fr', 'hy', 'ru'])))).toBe('23 April 2023');
    expect(told(readTypedDate(russian, dateLanguage(['fr', 'hy', 'tr', 'ru'])))).toBe(
      '“апреля” is no month in English or in a language of this browser. Write its English name, or its number: 2023-05-01.',
    );
    expect(told(readTypedDate('23 April 2023', dateLanguage(['fr', 'hy', 'tr', 'ru'])))).toBe('23 April 2023');
  });
});
