import { describe, expect, it } from 'vitest';
import { excerptOf, type Excerpt } from '../../../../src/domain/excerpt';
import { initialSession, type Session } from '../../../../src/domain/session';
import { parseDay } from '../../../../src/domain/time';
import { selectView } from '../../../../src/domain/view';
import { countWords, leftOutWords, fileNameStampOf, whenWords } from '../../../../src/formats/publish/words';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;
const viewOf = (session: Partial<Session>) => selectView(index, { ...initialSession(index), ...session });
const words = (session: Partial<Session>, framed = false): readonly string[] => {
  const view = viewOf(session);
  const frame = framed ? { bounds: [-5, -5, 5, 5] as const, geometry: tiny.geometry } : null;
  return leftOutWords(excerptOf(view, index, frame), view, index);
};

describe('What the export dialog says', () => {
  it('names the days of a view, for reading and for a file', () => {
    const window = { from: day('2010-03-01'), to: day('2010-06-02') };
    expect(whenWords(viewOf({ day: day('2010-05-10') }))).toBe('10 May 2010');
    expect(whenWords(viewOf({ mode: 'window', window }))).toBe('1 March 2010 to 1 June 2010');
    expect(fileNameStampOf(viewOf({ day: day('2010-05-10') }))).toBe('2010-05-10');
    expect(fileNameStampOf(viewOf({ mode: 'window', window }))).toBe('2010-03-01--2010-06-01');
  });

  it('tells how many events are left out with a layer that is off, and with which', () => {
    expect(words({ day: day('2010-12-31'), layers: ['crossings'] })).toEqual([
      '2 events are left out because the layer of the place is off: Halls.',
    ]);
    expect(words({ day: day('2010-03-01'), layers: [] })).toEqual([
      '1 event is left out because the layer of the place is off: Halls.',
    ]);
    expect(words({ day: day('2010-12-31'), layers: ['venues'] })).toEqual([]);
  });

  it('names each layer that is off once, by its title', () => {
    const view = viewOf({ day: day('2010-12-31') });
    const leftOut = (...hidden: string[]): readonly string[] =>
      leftOutWords(
        { ...excerptOf(view, index, null), leftOut: { hidden: new Set(hidden), placeless: new Set() } },
        view,
        {
          ...index,
          events: new Map([
            ...index.events,
            ['at-the-ford', { ...index.events.get('ford-order'), place: 'reed-ford' } as never],
          ]),
        },
      );
    expect(leftOut('nordhaven-talk-1', 'at-the-ford', 'nordhaven-talk-2')).toEqual([
      '3 events are left out because the layer of the place is off: Halls, Fords.',
    ]);
  });

  it('tells what a frame leaves out, and that ghosts are not taken', () => {
    expect(words({ day: day('2010-12-31'), layers: ['venues'], ghosts: true }, true)).toEqual([
      '1 event is left out because there is no place.',
      'What is drawn faintly, because it is gone or not yet there, is left out.',
    ]);
  });
});

describe('How much a part of the atlas holds', () => {
  const ids = (count: number): ReadonlySet<string> => new Set(Array.from({ length: count }, (_, at) => `${at}`));
  const said = (features: number, events: number, sources: number): string =>
    countWords({ features: ids(features), events: ids(events), sources: ids(sources) } as unknown as Excerpt);
  it('is told in the singular or the plural, each by itself', () => {
    expect(said(0, 0, 2)).toBe('0 features and places, 0 events, 2 sources.');
    expect(said(1, 2, 0)).toBe('1 feature or place, 2 events, 0 sources.');
    expect(said(2, 1, 1)).toBe('2 features and places, 1 event, 1 source.');
  });
});
