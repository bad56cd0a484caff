import { describe, expect, it } from 'vitest';
import { excerptOf, type Excerpt } from '../../../src/domain/excerpt';
import type { Bounds } from '../../../src/domain/model';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;
const shown = (session: Partial<Session>, frame: Bounds | null = null): Record<keyof Excerpt, string[]> => {
  const excerpt = excerptOf(selectView(index, { ...initialSession(index), ...session }), index, frame);
  return Object.fromEntries(Object.entries(excerpt).map(([key, ids]) => [key, [...ids].sort()])) as never;
};

describe('The part of the atlas that a view shows', () => {
  it('on a day holds what exists then, with the events up to and including it', () => {
    const { features, events } = shown({ day: day('2010-05-10') });
    expect(features).toEqual(['eel-ground', 'mill-lane', 'reed-ford', 'river-line']);
    expect(events).toEqual(['ford-order', 'nordhaven-talk-1']);
  });

  it('in a window holds the events of which a day lies inside', () => {
    const window = { from: day('2010-05-11'), to: day('2010-06-02') };
    expect(shown({ mode: 'window', window }).events).toEqual(['nordhaven-talk-2']);
  });

  it('leaves out layers that are off', () => {
    expect(shown({ layers: ['crossings'] }).features).toEqual(['reed-ford']);
    expect(shown({ layers: ['venues'] }).features).toEqual(['nordhaven']);
  });

  it('brings the place where an event of the record happened', () => {
    const { features, events } = shown({ layers: ['aftermath'], day: day('2011-02-01') });
    expect(events).toContain('late-flood');
    expect(features).toEqual(['southmere']);
  });

  it('in a frame leaves out what lies beyond it, and events without a place', () => {
    const { features, events } = shown(
      { day: day('2010-12-31'), layers: ['venues', 'crossings'] },
      [0.4, 0.9, 0.6, 1.1],
    );
    expect(features).toEqual(['nordhaven']);
    expect(events).toEqual(['nordhaven-talk-1', 'nordhaven-talk-2']);
  });

  it('knows a frame that was turned once around the globe', () => {
    expect(shown({ layers: ['venues'] }, [360.4, 0.9, 360.6, 1.1]).features).toEqual(['nordhaven']);
    expect(shown({ layers: ['venues'] }, [-200, -10, 200, 10]).features).toEqual(['nordhaven']);
  });

  it('carries the sources and passages of all it holds, its notes’ sources included', () => {
    const { sources, passages } = shown({ day: day('2010-06-01'), layers: ['venues'] });
    expect(sources).toEqual(['ferry-log', 'harbour-almanac']);
    expect(passages).toEqual(['p01', 'p02']);
  });
});
