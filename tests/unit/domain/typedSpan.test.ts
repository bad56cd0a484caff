import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, isoDate } from '../../../src/domain/time';
import { dateLanguage } from '../../../src/domain/typedDate';
import { readTypedSpan } from '../../../src/domain/typedSpan';
import { runs } from '../../helpers/runs';

const british = dateLanguage(['en-GB']);
const american = dateLanguage(['en-US']);

/** What was read: the first and last day of each reading, or what is wrong. */
function told(text: string, language = british): string {
  const read = readTypedSpan(text, language);
  if (read.type === 'fault') return read.issue.message;
  if (read.type !== 'date') return read.type;
  return [read.reading, ...(read.other ? [read.other] : [])]
    .map(({ span }) => `${isoDate(span.from)}/${isoDate(span.to - 1)}`)
    .join(' or ');
}

describe('A typed span of time', () => {
  it.each([
    ['October 2022 to July 2023', '2022-10-01/2023-07-31'],
    ['Oct 2022 – Jul 2023', '2022-10-01/2023-07-31'],
    ['Oct 2022-Jul 2023', '2022-10-01/2023-07-31'],
    ['Oct. 2022 - Jul. 2023', '2022-10-01/2023-07-31'],
    ['from October 2022 until July 2023', '2022-10-01/2023-07-31'],
    ['between October 2022 and July 2023', '2022-10-01/2023-07-31'],
    ['2022-10/2023-07', '2022-10-01/2023-07-31'],
    ['2022-10..2023-07', '2022-10-01/2023-07-31'],
    ['6 October 2022 – 15 July 2023', '2022-10-06/2023-07-15'],
    ['October 6, 2022 to July 15, 2023', '2022-10-06/2023-07-15'],
    ['2022-10-06/2023-07-15', '2022-10-06/2023-07-15'],
    ['6.10.2022-15.7.2023', '2022-10-06/2023-07-15 or 2022-06-10/2023-07-15'],
    ['2020-2022', '2020-01-01/2022-12-31'],
    ['2020 to 2022', '2020-01-01/2022-12-31'],
    ['2022 – May 2023', '2022-01-01/2023-05-31'],
    // What the first date leaves out comes from the second.
    ['October – December 2022', '2022-10-01/2022-12-31'],
    ['1 May to 3 June 2023', '2023-05-01/2023-06-03'],
    ['1–5 May 2023', '2023-05-01/2023-05-05'],
    ['1st to 5th of May 2023', '2023-05-01/2023-05-05'],
    // A month that is later in the year is one of the year before; within a month the dates are exchanged.
    ['from 12 December to 28 April 2023', '2022-12-12/2023-04-28'],
    ['12 Dec – 28 Apr 2023', '2022-12-12/2023-04-28'],
    ['December to April 2023', '2022-12-01/2023-04-30'],
    ['12 December to April 2023', '2022-12-12/2023-04-30'],
    ['between December 12 and 28/4/2023', '2022-12-12/2023-04-28'],
    ['28 April to 12 April 2023', 'The span ends before it begins.'],
    ['12 December 2023 to 28 April 2023', 'The span ends before it begins.'],
    // A day alone is one of the month beside it, and no month: 1. is not January.
    ['1.–3. May 2023', '2023-05-01/2023-05-03'],
    ['1. to 3.5.2023', '2023-05-01/2023-05-03 or 2023-03-01/2023-03-05'],
    ['1–4/5/2023', '2023-05-01/2023-05-04 or 2023-04-01/2023-04-05'],
    ['12.2022 – 3.2023', '2022-12-01/2023-03-31'],
    // A date is read as a date.
    ['1-May-2023', '2023-05-01/2023-05-01'],
    ['2022-10', '2022-10-01/2022-10-31'],
    ['2023', '2023-01-01/2023-12-31'],
    ['May 2023', '2023-05-01/2023-05-31'],
    // Not spans.
    ['July 2023 to October 2022', 'The span ends before it begins.'],
    ['October 2022 to July 23', 'The second date has no year of four figures.'],
    ['1 May 2023 to 28 April', 'The second date has no year of four figures.'],
    ['alpha to 28 April', 'none'],
    ['Alpha to Beta', 'none'],
    ['alpha 2023 to beta', 'none'],
    ['alpha and 2023', 'none'],
    ['1 to 2', 'none'],
    ['10 to December 2022', 'none'],
    // Half of a span is not all of one.
    ['2022..', 'none'],
    ['..2022', 'none'],
    ['May 2022 –', 'none'],
    ['2022/', 'none'],
    ['– May 2022', 'none'],
    ['', 'none'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));

  it('has two readings if its dates do', () => {
    expect(told('4/5/2023 – 6/7/2023', american)).toBe('2023-04-05/2023-06-07 or 2023-05-04/2023-07-06');
  });

  it('takes what its first date leaves out from the same reading of the second', () => {
    expect(told('1–4/5/2023', american)).toBe('2023-04-01/2023-04-05 or 2023-05-01/2023-05-04');
    expect(told('1.-3. Mai 2023', dateLanguage(['de-DE']))).toBe('2023-05-01/2023-05-03');
  });

  it('is read whatever its days are', () => {
    const day = fc.integer({ min: 0, max: 25_000 });
    fc.assert(
      fc.property(day, day, fc.constantFrom(' to ', ' – ', '–', ' - ', ' until '), (a, b, sign) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect(told(`${formatDay(from)}${sign}${formatDay(to)}`)).toBe(`${isoDate(from)}/${isoDate(to)}`);
      }),
      runs(100),
    );
  });
});
