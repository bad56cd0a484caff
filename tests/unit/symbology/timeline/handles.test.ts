import { describe, expect, it } from 'vitest';
import { cutAxis, xOfDay } from '../../../../src/domain/axis';
import { initialSession, type Session } from '../../../../src/domain/session';
import { parseDay } from '../../../../src/domain/time';
import { selectView } from '../../../../src/domain/view';
import { handlesOf, type Handle } from '../../../../src/symbology/timeline/handles';
import { moveHandle } from '../../../../src/views/timeline/moveHandle';
import { viewBetween } from '../../../fixtures/axisViews';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index, atlas } = tiny;
const day = (text: string): number => parseDay(text) as number;
const view = (more: Partial<Session>) => selectView(index, { ...initialSession(index), ...more });
const handles = (more: Partial<Session>, axis = atlas.meta.axis): readonly Handle[] =>
  handlesOf(view(more), axis, 800, -100, 810);

describe('The handles', () => {
  it('are the day; the day and the one compared with; or the two ends of a window', () => {
    const names = (more: Partial<Session>): string[] => handles(more).map(({ label }) => label);
    expect(names({})).toEqual(['Date']);
    expect(names({ compare: day('2010-03-01') })).toEqual(['Date', 'Compared date']);
    const window = { from: day('2010-03-01'), to: day('2010-04-01') };
    expect(names({ mode: 'window', window, compare: day('2010-03-01') })).toEqual(['From', 'To']);
  });

  it.each([
    ['day', {}, { first: '2009-01-01', last: '2010-12-31' }],
    ['compare', { compare: day('2010-03-01') }, { first: '2009-01-01', last: '2010-12-31' }],
    ['from', { mode: 'window' }, { first: '2009-01-01', last: '2010-03-31' }],
    ['to', { mode: 'window' }, { first: '2010-03-01', last: '2010-12-31' }],
  ] as const)('stay among the days they can take: %s', (name, more, { first, last }) => {
    const session = { window: { from: day('2010-03-01'), to: day('2010-04-01') }, ...more };
    const all = handles(session);
    expect(all.find((each) => each.name === name)?.range).toEqual({ first: day(first), last: day(last) });
    for (const [asked, taken] of [
      [-100_000, day(first)],
      [100_000, day(last)],
    ] as const) {
      const event = moveHandle(view(session), all, name, asked, true);
      expect(event).toMatchObject(
        name === 'from'
          ? { window: { from: taken, to: session.window.to } }
          : name === 'to'
            ? { window: { from: session.window.from, to: taken + 1 } }
            : { day: taken },
      );
    }
  });

  it('have their lines where their day begins, the end of a window where its last day ends', () => {
    const at = (text: string): number => xOfDay(atlas.meta.axis, day(text), 800);
    expect(handles({ day: day('2010-05-10') }).map(({ x }) => x)).toEqual([at('2010-05-10')]);
    const window = { from: day('2010-03-01'), to: day('2010-04-01') };
    expect(handles({ mode: 'window', window }).map(({ x }) => x)).toEqual([at('2010-03-01'), at('2010-04-01')]);
  });

  it('are out of view from the first day that is not seen at all', () => {
    const part = [{ from: day('2010-03-10'), to: day('2010-03-20'), share: 1 }];
    const away = (text: string): boolean | undefined => handles({ day: day(text) }, part)[0]?.away;
    expect(['2010-03-09', '2010-03-10', '2010-03-20', '2010-03-21'].map(away)).toEqual([true, false, false, true]);
  });

  it('keep their labels apart, the earlier to the left, on whichever side of each other they stand', () => {
    for (const compare of ['2010-05-09', '2010-05-11']) {
      const [main, other] = handles({ day: day('2010-05-10'), compare: day(compare) }) as [Handle, Handle];
      const [left, right] = main.x < other.x ? [main, other] : [other, main];
      expect(left.pill.x + left.pill.width).toBeLessThanOrEqual(right.pill.x);
    }
  });

  it('wait at the edge, without a line, where their day lies outside what is seen', () => {
    const part = cutAxis(atlas.meta.axis, viewBetween(atlas.meta.axis, day('2010-03-01'), day('2010-04-01')));
    expect(handles({ day: day('2010-03-15') }, part).map(({ away }) => away)).toEqual([false]);
    const [gone] = handles({ day: day('2010-11-01') }, part);
    expect(gone).toMatchObject({ away: true, x: 800 });
  });

  it('move what they stand for, held where they may stand', () => {
    expect(moveHandle(view({}), [], 'day', 5, true)).toBeNull();
    const window = { from: day('2010-03-01'), to: day('2010-04-01') };
    const shown = view({ mode: 'window', window });
    const all = handles({ mode: 'window', window });
    expect(moveHandle(shown, all, 'from', day('2010-06-01'), false)).toEqual({
      type: 'windowChanged',
      window: { from: day('2010-03-31'), to: window.to },
      commit: false,
    });
    expect(moveHandle(shown, all, 'to', day('2010-03-31'), false)).toBeNull();
    expect(moveHandle(shown, all, 'to', day('2010-03-31'), true)).toMatchObject({ commit: true });
    expect(moveHandle(shown, all, 'day', day('2010-03-31'), true)).toBeNull();
    const compared = { compare: day('2010-03-01') };
    expect(moveHandle(view(compared), handles(compared), 'compare', day('2010-03-02'), true)).toEqual({
      type: 'compareChanged',
      day: day('2010-03-02'),
      commit: true,
    });
  });
});
