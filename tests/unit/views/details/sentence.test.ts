import { describe, expect, it } from 'vitest';
import { selectView, type View } from '../../../../src/domain/view';
import { initialSession, type Session } from '../../../../src/domain/session';
import { parseDay } from '../../../../src/domain/time';
import { STATUS_WORDS, type Status } from '../../../../src/domain/model';
import { eventSentence, featureSentence, neighboursOf, whenPhrase } from '../../../../src/views/details/sentence';
import { statusPredicate } from '../../../../src/symbology/statusWords';
import { compiled, tiny, tinyFiles } from '../../../fixtures/tiny-atlas';
import { real } from '../../../fixtures/real-atlas';
import { readEdtf } from '../../../../src/domain/edtf';

const day = (text: string): number => parseDay(text) as number;
const ofEvent = (...of: Parameters<typeof eventSentence>): string => Object.values(eventSentence(...of)).join('');
const viewOf = (index: typeof real.index, more: Partial<Session>): View =>
  selectView(index, { ...initialSession(index), ...more });
const on = (date: string, more: Partial<Session> = {}): View => viewOf(real.index, { day: day(date), ...more });
const told = (id: string, view: View): string => featureSentence(view.features.get(id)!, view, real.index);

describe('The first line of a card', () => {
  it.each([
    ['lachin-checkpoint', '2023-04-22', 'Not yet there on 22 April 2023; in place since 23 April 2023.'],
    ['lachin-checkpoint', '2023-04-23', 'Under Azerbaijani control from 23 April 2023.'],
    [
      'lachin-checkpoint',
      '2023-06-20',
      'Under Azerbaijani control since 23 April 2023; restricted since 15 June 2023.',
    ],
    ['lachin-road', '2023-02-12', 'Under Russian peacekeepers since 10 November 2020; blocked since 12 December 2022.'],
    // The same word over two records that follow each other without a gap is told once, from the first.
    ['armenia-turkiye', '2022-09-01', 'Closed since April 1993.'],
    ['margara-alican', '2023-05-01', 'Closed since about 18 February 2023.'],
    ['georgia-turkiye', '2023-05-01', 'Delimited on 1 May 2023, as at all dates shown.'],
    ['brussels', '2023-07-27', '7 meetings up to 27 July 2023, the last on 15 July 2023.'],
    ['prague', '2022-10-05', 'No meeting up to 5 October 2022; the next was held on 6 October 2022.'],
    ['aghdam', '2023-07-27', '1 event here up to 27 July 2023, in July 2023 (day not known).'],
    ['armenia', '2023-05-01', 'Named in the text; no event is recorded for it as a whole up to 1 May 2023.'],
    // What came after the article is not told before the reader asks for it.
    ['granada', '2023-07-27', 'No meeting up to 27 July 2023.'],
  ])('of %s on %s is “%s”', (id, date, sentence) => {
    expect(told(id, on(date))).toBe(sentence);
  });

  it('tells a window by its statuses in order, and counts those between the first and the last', () => {
    const view = viewOf(real.index, { mode: 'window', window: { from: day('2022-10-06'), to: day('2023-07-16') } });
    expect(told('margara-alican', view)).toBe(
      'Between 6 October 2022 and 15 July 2023: closed; open for a time from 11 February 2023; closed again from about 18 February 2023.',
    );
    // On the last day its card says that it is restricted since 15 June: between, it was suspended.
    const whole = viewOf(real.index, { mode: 'window', window: { from: day('2022-10-01'), to: day('2023-07-28') } });
    expect(told('lachin-checkpoint', whole)).toMatch(/; restricted again from about 25 July 2023\.$/);
    expect(told('lachin-road', view)).toMatch(/: under Russian peacekeepers; then \d other statuses; \w+ from /);
    expect(told('brussels', view)).toBe(
      '3 meetings between 6 October 2022 and 15 July 2023, the last on 15 July 2023.',
    );
  });

  it('names of a window what was recorded last, also where a record is missing in the end', () => {
    const layers = [...initialSession(real.index).layers, 'aftermath'];
    const within = (from: string, to: string): View =>
      viewOf(real.index, { mode: 'window', layers, window: { from: day(from), to: day(to) + 1 } });
    expect(told('turkiye-armenia-flights', within('2022-10-01', '2023-07-31'))).toBe(
      'Between 1 October 2022 and 31 July 2023: open; without a record from 28 July 2023.',
    );
    // Of many statuses the last one with a record is told beside that there is none after it.
    expect(told('lachin-checkpoint', within('2023-05-01', '2023-10-31'))).toMatch(
      /: under Azerbaijani control; then \d+ other statuses; under Azerbaijani control again from 24 September 2023; without a record again from about 4 October 2023\.$/,
    );
  });

  it('never says in one sentence that a thing is open and closed', () => {
    const view = viewOf(tiny.index, { day: day('2010-05-15') });
    const shown = view.features.get('reed-ford')!;
    expect(shown.statuses.map(({ status }) => status)).toEqual(['temporary', 'closed']);
    expect(featureSentence(shown, view, tiny.index)).toBe('Open for a time since 10 May 2010.');
  });

  it.each([
    ['border-commissions-2022-05-24', '2022-05-24', /^Held on 24 May 2022 on the .+, the day shown\.$/],
    ['border-commissions-2022-05-24', '2022-05-23', /, 1 day after 23 May 2022\.$/],
  ])('of the event %s on %s is %s', (id, date, sentence) => {
    expect(ofEvent(real.index.events.get(id)!, on(date), real.index)).toMatch(sentence);
  });

  it.each([
    ['2023-05-14', 'on 14 May 2023'],
    ['2023-05-01/2023-05-04', 'from 1 to 4 May 2023'],
    ['2023-04-24/2023-05-04', 'from 24 April to 4 May 2023'],
    ['2023-07', 'in July 2023 (day not known)'],
    ['2020', 'in 2020 (day not known)'],
    ['2023-07-15~', 'about 15 July 2023'],
    ['2023-07-15/..', 'since 15 July 2023'],
  ])('gives the date %s as “%s”', (edtf, words) => {
    const parsed = readEdtf(edtf);
    if (!parsed.ok) throw new Error(edtf);
    expect(whenPhrase(parsed.value)).toBe(words);
  });

  it('of every record, on 25 days and in windows, has a date in it and no status that the record does not have', () => {
    const { index } = real;
    const { first } = on('2023-07-27').range;
    const last = index.atlas.meta.checked;
    const after = index.atlas.layers.map(({ id }) => id);
    const days = Array.from({ length: 25 }, (_, step) => Math.round(first + ((last - first) * step) / 24));
    const views = [
      ...days.map((each) => viewOf(index, { day: each, layers: after })),
      ...['2021-12-14', '2022-12-12', '2023-04-23', '2023-07-11', '2023-07-27'].map((date) => on(date)),
      viewOf(index, { mode: 'window', window: { from: day('2022-10-06'), to: day('2023-07-16') } }),
      viewOf(index, { mode: 'window', window: { from: day('2020-01-01'), to: day('2026-01-01') }, layers: after }),
    ];
    let count = 0;
    for (const view of views) {
      for (const shown of view.features.values()) {
        const { feature } = shown;
        const sentence = featureSentence(shown, view, index);
        const where = `${feature.id} on ${view.window.from}: ${sentence}`;
        expect(sentence, where).toMatch(/\d{4}/);
        expect(sentence, where).toMatch(/^[\p{Lu}\d].*\.$/u);
        expect(sentence, where).not.toMatch(/undefined|null|NaN|at all dates shown – |\.\.|since until|\s{2}/);
        // A word for a status stands at the start of a clause.
        const had = new Set(
          feature.statuses.filter(({ span }) => span.from < view.window.to).map(({ status }) => status),
        );
        const clauses = sentence.replace(/^Between .*?: /, '').split('; ');
        for (const word of STATUS_WORDS.filter((each) => !had.has(each))) {
          const predicate = statusPredicate({ ...feature, statusSentences: {} }, word);
          if ([...had].some((each) => statusPredicate(feature, each).startsWith(predicate))) continue;
          expect(
            clauses.some((clause) => clause.toLowerCase().startsWith(`${predicate} `)),
            where,
          ).toBe(false);
        }
        count += 1;
      }
      for (const { event } of view.events) {
        expect(ofEvent(event, view, index), event.id).toMatch(/^(Held|Happened) .*\d{3,4}.*\.$/);
      }
    }
    expect(count).toBe(views.length * index.atlas.features.length);
  });
});

describe('What was before and after the status of a day', () => {
  const around = (id: string, date: string, more: Partial<Session> = {}) => {
    const view = on(date, more);
    return neighboursOf(view.features.get(id)!, view);
  };
  it.each([
    ['margara-alican', '2023-02-12', 'closed to 10 February 2023', 'closed from about 18 February 2023'],
    ['margara-alican', '2023-05-01', 'open for a time to about 17 February 2023', null],
    // What holds on the day, too, does not begin or end with it.
    [
      'lachin-checkpoint',
      '2023-06-20',
      'under Azerbaijani control, not yet restricted, to 14 June 2023',
      'suspended from 11 July 2023',
    ],
    // What shows again when another status ends, after the last day, is not told.
    ['lachin-checkpoint', '2023-07-27', 'suspended to 24 July 2023', null],
    ['armenia-azerbaijan', '2023-05-01', 'closed, before it was not delimited, to 30 November 1991', null],
    ['lachin-checkpoint', '2022-06-20', null, null],
  ])('of %s on %s is “%s” and “%s”', (id, date, before, after) => {
    expect(around(id, date)).toEqual({ before, after });
  });

  it('passes over what has the same word and follows without a gap', () => {
    const layers = [...initialSession(real.index).layers, 'aftermath'];
    expect(around('lachin-checkpoint', '2023-09-10', { layers })).toEqual({
      before: 'suspended to 7 August 2023',
      after: 'without a record from 21 September 2023',
    });
  });

  it('says that a status goes on when another one ends', () => {
    const { atlas } = real.index;
    const found = atlas.features.find(({ id }) => id === 'lachin-checkpoint')!;
    const [controlled, restricted] = found.statuses as [Status, Status];
    const feature = { ...found, statuses: [controlled, restricted] };
    const index = { ...real.index, features: new Map([...real.index.features, [feature.id, feature]]) };
    const view = selectView(
      { ...index, atlas: { ...atlas, features: [feature] } },
      {
        ...initialSession(real.index),
        day: day('2023-06-20'),
      },
    );
    expect(neighboursOf(view.features.get(feature.id)!, view)).toEqual({
      before: 'under Azerbaijani control, not yet restricted, to 14 June 2023',
      after: 'under Azerbaijani control, as before and no longer restricted, from 25 June 2023',
    });
  });

  it('is not told of a window, which shows several days', () => {
    const window = { from: day('2023-02-01'), to: day('2023-03-01') };
    expect(around('margara-alican', '2023-05-01', { mode: 'window', window })).toEqual({ before: null, after: null });
  });
});

describe('The content’s own words for a status in a sentence', () => {
  it('are refused for a status that the feature never has', () => {
    const wrong = (tinyFiles['features.yaml'] ?? '').replace(
      '- id: reed-ford',
      '- id: reed-ford\n  status_sentences: {blocked: barred by reeds}',
    );
    expect(() => compiled({ ...tinyFiles, 'features.yaml': wrong })).toThrow(
      /status_sentences.*never has the status "blocked"/s,
    );
  });
});
