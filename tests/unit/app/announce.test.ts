import { describe, expect, it } from 'vitest';
import { choiceWords, comparisonWords, layerWords, lineOf, playWords } from '../../../src/app/announce';
import { recordWithId } from '../../../src/domain/links';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectCompared, selectView } from '../../../src/domain/view';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;
const sessionOn = (date: string, more: Partial<Session> = {}): Session => ({
  ...initialSession(index),
  day: day(date),
  ...more,
});
const viewOn = (date: string, more: Partial<Session> = {}) => selectView(index, sessionOn(date, more));
const choice = (id: string, date: string): string => choiceWords(recordWithId(index, id), viewOn(date));

describe('A choice is said in one line', () => {
  it('with the end of the record of what a window shows', () => {
    const opening = initialSession(real.index);
    const window = { from: day('2022-10-01'), to: day('2023-08-01') };
    const later = selectView(real.index, {
      ...opening,
      layers: [...opening.layers, 'aftermath'],
      mode: 'window',
      window,
    });
    expect(choiceWords(recordWithId(real.index, 'turkiye-armenia-flights'), later)).toBe(
      'Türkiye–Armenia flights, open, no record after 27 July 2023, 1 passage.',
    );
  });

  it.each([
    ['reed-ford', '2010-05-15', 'Reed ford, opened for a time, 1 passage.'],
    ['mill-lane', '2009-01-01', 'Mill lane, not yet there, 1 passage.'],
    ['nordhaven', '2010-05-15', 'Nordhaven / Northport, 1 meeting, 1 passage.'],
    ['nordhaven', '2009-01-01', 'Nordhaven / Northport, no meetings, 1 passage.'],
    ['eel-ground', '2010-05-15', 'Eel ground, former unit (approx.), no passages.'],
    ['southmere', '2010-05-15', 'Southmere & Vale, 1 passage.'],
  ])('with what the map shows of %s on %s', (id, date, line) => expect(choice(id, date)).toBe(line));

  it('with its date if it is an event, with its number if it is a passage, and when it is given up', () => {
    const [first] = index.atlas.events;
    expect(choice(first!.id, '2010-05-15')).toBe('First talk, 1 March 2010, 1 passage.');
    expect(choice(index.atlas.passages[1]!.id, '2010-05-15')).toBe('Paragraph 2.');
    expect(choiceWords(null, viewOn('2010-05-15'))).toBe('Nothing is selected.');
  });

  it('without a status that the name has already, and with the word for what is over', () => {
    const ford = index.features.get('reed-ford')!;
    const view = viewOn('2010-05-15');
    const named = { ...ford, title: 'The ford opened for a time' };
    expect(choiceWords({ type: 'feature', feature: named }, view)).toBe('The ford opened for a time, 1 passage.');
    const gone = { ...ford, span: { ...ford.span, to: day('2009-01-01') }, statuses: [] };
    const features = new Map([[ford.id, { ...view.features.get(ford.id)!, statuses: [] }]]);
    expect(choiceWords({ type: 'feature', feature: gone }, { ...view, features })).toBe(
      'Reed ford, gone on this date, 1 passage.',
    );
  });
});

describe('Also said are', () => {
  it('a comparison with the number of differences, whichever day is earlier, and its end', () => {
    for (const [date, compare] of [
      ['2010-05-15', '2010-05-01'],
      ['2010-05-01', '2010-05-15'],
    ] as const) {
      const session = sessionOn(date, { compare: day(compare) });
      const words = comparisonWords(selectView(index, session), selectCompared(index, session));
      expect(words).toMatch(/2010 compared with \d+ May 2010: 1 difference, listed in the details\.$/);
    }
    const same = sessionOn('2010-05-15', { compare: day('2010-05-15') });
    expect(comparisonWords(selectView(index, same), selectCompared(index, same))).toContain(': no differences,');
    const own = (count: number | null) => comparisonWords(selectView(index, same), selectCompared(index, same), count);
    expect(own(null)).toMatch(/: no differences, listed in the details\.$/);
    expect(own(0)).toMatch(/: no differences, and none in your own data, listed in the details\.$/);
    expect(own(12345)).toMatch(/: no differences, and 12,345 in your own data, listed in the details\.$/);
    expect(comparisonWords(viewOn('2010-05-15'), null)).toBe('The comparison has ended.');
  });

  it('the layers that were switched, and no others', () => {
    const [some, other] = [viewOn('2010-05-15'), viewOn('2010-05-15', { layers: ['borders', 'areas', 'crossings'] })];
    expect(layerWords(some.layers, other.layers)).toBe('Lanes off.');
    expect(layerWords(other.layers, some.layers)).toBe('Lanes on, 1 on this date.');
    expect(layerWords(some.layers, some.layers)).toBe('');
  });

  it('that playing begins, and where it stops', () => {
    expect(playWords(true, viewOn('2010-05-15'))).toBe('Playing.');
    expect(playWords(false, viewOn('2010-05-15'))).toBe('Stopped on 15 May 2010.');
  });
});

it('What is said at once is one line in a fixed order; a choice is said without the date to which it leads', () => {
  expect(lineOf({})).toBe('');
  expect(lineOf({ date: 'D.', layers: 'L.', comparison: 'C.', play: '' })).toBe('C. L. D.');
  expect(lineOf({ date: 'D.', choice: 'A.' })).toBe('A.');
  // What a step shows, its text tells.
  expect(lineOf({ step: 'S.', date: 'D.', choice: 'A.', layers: 'L.' })).toBe('S.');
});
