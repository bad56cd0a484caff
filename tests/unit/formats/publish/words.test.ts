import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../../src/domain/excerpt';
import { initialSession, type Session } from '../../../../src/domain/session';
import { parseDay } from '../../../../src/domain/time';
import { selectView } from '../../../../src/domain/view';
import { leftOutWords, stampOf, whenWords } from '../../../../src/formats/publish/words';
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
    expect(stampOf(viewOf({ mode: 'window', window }))).toBe('2010-03-01--2010-06-01');
  });

  it('tells how many events are left out with a layer that is off, and with which', () => {
    expect(words({ day: day('2010-12-31'), layers: ['crossings'] })).toEqual([
      '2 events are left out because the layer of the place is off: Halls.',
    ]);
    expect(words({ day: day('2010-03-01'), layers: [] })[0]).toMatch(/^1 event is left out/);
    expect(words({ day: day('2010-12-31'), layers: ['venues'] })).toEqual([]);
  });

  it('tells what a frame leaves out, and that ghosts are not taken', () => {
    expect(words({ day: day('2010-12-31'), layers: ['venues'], ghosts: true }, true)).toEqual([
      '1 event is left out because there is no place.',
      'What is drawn faintly, because it is gone or not yet there, is left out.',
    ]);
  });
});
