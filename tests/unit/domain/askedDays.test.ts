import { describe, expect, it } from 'vitest';
import { cutByEvent, cutWords } from '../../../src/domain/askedDays';
import type { Span } from '../../../src/domain/model';
import { initialSession, reduce, stepAt, type AppEvent, type Session } from '../../../src/domain/session';
import { OPEN_END, OPEN_START, parseDay, spanOfDay } from '../../../src/domain/time';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const opening = initialSession(index);
const withLater: Session = { ...opening, layers: [...opening.layers, 'aftermath'] };
const day = (text: string): number => parseDay(text) as number;
const span = (from: string, to: string): Span => ({ from: day(from), to: day(to) + 1 });
/** What is said after an event; empty for nothing. */
const said = (event: AppEvent, before = opening): string => {
  const cut = cutByEvent(index, before, reduce(index, before, event), event);
  return cut ? cutWords(cut) : '';
};
const STOPS = 'The map stops on 31 December 2010 while the layer “Later” is off.';

describe('Days that are not shown as they were asked for are named, with what is shown and why', () => {
  const late = span('2010-05-01', '2011-02-01');
  const cut = `1 May 2010 to 1 February 2011 was asked for; 1 May 2010 to 31 December 2010 is shown. ${STOPS}`;
  it.each<[string, AppEvent, string]>([
    ['a window visited by name', { type: 'daysVisited', span: late }, cut],
    ['a window typed at the timeline', { type: 'windowChanged', window: late, commit: true }, cut],
    [
      'a window that begins too early',
      { type: 'windowChanged', window: span('1990-01-01', '2009-02-01'), commit: true },
      '1 January 1990 to 1 February 2009 was asked for; 1 January 2009 to 1 February 2009 is shown. 1 January 2009 is the first day that can be shown.',
    ],
    [
      'a window that is too wide',
      { type: 'daysVisited', span: span('1990-01-01', '2011-02-01') },
      '1 January 1990 to 1 February 2011 was asked for; 1 January 2009 to 31 December 2010 is shown. Dates here run from 1 January 2009 to 31 December 2010 while the layer “Later” is off.',
    ],
    [
      'a window that goes on after all that is recorded',
      { type: 'daysVisited', span: span('2010-05-01', '2030-01-01'), isWhole: true },
      '1 May 2010 to 1 January 2030 was asked for; 1 May 2010 to 30 June 2011 is shown. 30 June 2011 is the last day that can be shown.',
    ],
    [
      'a day',
      { type: 'dayChanged', day: day('2011-02-01'), commit: true },
      `1 February 2011 was asked for; 31 December 2010 is shown. ${STOPS}`,
    ],
    [
      'a second day to compare with',
      { type: 'compareChanged', day: day('2011-02-01'), commit: true },
      `1 February 2011 was asked for to compare with; 31 December 2010 is shown. ${STOPS}`,
    ],
  ])('%s', (_what, event, words) => expect(said(event)).toBe(words));

  it('a step of a story that goes beyond all that is recorded, and the day that it compares with', () => {
    const [story] = index.atlas.stories;
    const [first] = story?.steps ?? [];
    const place = { story: story?.id ?? '', step: first?.id ?? '' };
    const outline = stepAt(index, place);
    if (!outline) throw new Error('the atlas of the tests has a story');
    const at = (state: Partial<typeof outline.state>): AppEvent => ({
      type: 'stepVisited',
      place,
      step: {
        ...outline,
        state: { ...outline.state, mode: 'day', span: spanOfDay(day('2010-05-01')), compare: null, ...state },
      },
    });
    expect(said(at({}))).toBe('');
    expect(said(at({ span: spanOfDay(day('2031-01-01')) }))).toContain('1 January 2031 was asked for; 30 June 2011');
    expect(said(at({ mode: 'window', span: span('2008-01-01', '2010-02-01') }))).toContain(
      '1 January 2008 to 1 February 2010 was',
    );
    expect(said(at({ compare: day('2031-01-01') }))).toContain('1 January 2031 was asked for to compare with');
  });

  it('a window that is too wide where all that is recorded is shown', () => {
    expect(said({ type: 'windowChanged', window: span('1990-01-01', '2030-01-01'), commit: true }, withLater)).toBe(
      '1 January 1990 to 1 January 2030 was asked for; 1 January 2009 to 30 June 2011 is shown. Dates here run from 1 January 2009 to 30 June 2011.',
    );
  });

  it('a day to which a record leads, and those of a moment', () => {
    expect(said({ type: 'selected', id: 'reed-ford', day: day('1990-01-01') })).toContain(
      '1 January 1990 was asked for; ',
    );
    const at = (kind: 'highlight' | 'period'): string => {
      const moment = { id: 'long-ago', title: 'Long ago', kind, span: span('1990-01-01', '2009-03-01'), passage: null };
      const strange = { ...index, atlas: { ...index.atlas, moments: [moment] } } as never as typeof index;
      const event: AppEvent = { type: 'momentChosen', id: 'long-ago' };
      const found = cutByEvent(strange, opening, reduce(strange, opening, event), event);
      return found ? cutWords(found) : '';
    };
    expect(at('highlight')).toContain('1 January 1990 was asked for; 1 January 2009 is shown.');
    expect(at('period')).toContain('1 January 1990 to 1 March 2009 was asked for; 1 January 2009 to 1 March 2009 is');
  });

  it('whoever turns off what came after while its days are shown', () => {
    const event: AppEvent = { type: 'layerToggled', layer: 'aftermath' };
    const later = reduce(index, withLater, { type: 'dayChanged', day: day('2011-02-01'), commit: true });
    expect(said(event, later)).toBe(`1 February 2011 was asked for; 31 December 2010 is shown. ${STOPS}`);
    expect(said(event, withLater)).toBe('');
  });
});

describe('Nothing is said', () => {
  it.each<[string, AppEvent]>([
    ['of days that are shown', { type: 'daysVisited', span: span('2010-05-01', '2010-06-01') }],
    [
      'of a whole span that brings its layer',
      { type: 'daysVisited', span: span('2010-05-01', '2011-02-01'), isWhole: true },
    ],
    ['of an end that is open', { type: 'daysVisited', span: { from: day('2010-05-01'), to: OPEN_END } }],
    ['of a start that is open', { type: 'daysVisited', span: { from: OPEN_START, to: day('2010-05-01') } }],
    ['while a handle is dragged', { type: 'windowChanged', window: span('2010-05-01', '2011-02-01'), commit: false }],
    ['of a comparison that ends', { type: 'compareChanged', day: null, commit: true }],
    ['of an event without days', { type: 'ghostsToggled' }],
  ])('%s', (_what, event) => expect(said(event)).toBe(''));
});
