import { describe, expect, it } from 'vitest';
import { axisSpan, cutAxis, xOfDay, WHOLE_AXIS, type AxisView } from '../../../../src/domain/axis';
import { initialSession, reduce, type AppEvent, type Session } from '../../../../src/domain/session';
import { isoDate, parseDay } from '../../../../src/domain/time';
import { selectView } from '../../../../src/domain/view';
import { ChartGestures, type ChartState, type PointerInput } from '../../../../src/views/timeline/gestures';
import { handlesOf, type Handle, type HandleName } from '../../../../src/symbology/timeline/handles';
import { viewBetween } from '../../../fixtures/axisViews';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index, atlas } = tiny;
const { axis } = atlas.meta;
const WIDTH = 1000;
const day = (text: string): number => parseDay(text) as number;
/** 2010 takes the right three quarters of the axis: about two pixels a day. */
const x = (text: string, view = WHOLE_AXIS): number => xOfDay(cutAxis(axis, view), day(text), WIDTH);
const at = (place: number, more: Partial<PointerInput> = {}): PointerInput => ({
  pointerId: 1,
  button: 0,
  buttons: 1,
  x: place,
  ...more,
});
const key = (name: string, more = {}) => ({ key: name, shiftKey: false, hasModifier: false, ...more });

/** A chart that does what its gestures ask for, and notes it. */
function chart(more: Partial<Session> = {}, start: AxisView = WHOLE_AXIS) {
  let session = reduce(index, initialSession(index), {
    type: 'restored',
    session: { ...initialSession(index), day: day('2010-07-01'), ...more },
  });
  let axisView = start;
  const events: AppEvent[] = [];
  const calls: string[] = [];
  const drags: (HandleName | null)[] = [];
  const state = (): ChartState => {
    const view = selectView(index, session);
    const visibleAxis = cutAxis(axis, axisView);
    const handles = handlesOf(view, visibleAxis, WIDTH, -100, WIDTH + 16);
    return { view, axis, axisView, visibleAxis, width: WIDTH, handles };
  };
  const gestures = new ChartGestures(state, {
    dispatch: (event) => {
      events.push(event);
      session = reduce(index, session, event);
    },
    onview: (next) => {
      calls.push('view');
      axisView = next;
    },
    ongrab: () => calls.push('grab'),
    ondrag: (name) => drags.push(name),
    onmove: () => calls.push('move'),
  });
  return {
    gestures,
    events,
    calls,
    drags,
    handle: (name: HandleName): Handle => state().handles.find((each) => each.name === name) as Handle,
    view: () => axisView,
    session: () => session,
    /** The changes of the day, those that are committed marked. */
    days: () =>
      events.map((event) =>
        event.type === 'dayChanged' || event.type === 'compareChanged'
          ? `${isoDate(event.day as number)}${event.commit ? '!' : ''}`
          : event.type,
      ),
  };
}

describe('A drag of a handle', () => {
  it('moves its day with the pointer, and commits the day where it is let go', () => {
    const { gestures, handle, days, drags, calls } = chart();
    // Taken hold of 10 pixels beside its line: the line keeps that distance.
    expect(gestures.grabHandle(at(x('2010-07-01') + 10), handle('day'))).toBe('capture');
    expect(drags).toEqual(['day']);
    expect(calls).toEqual(['grab']);
    gestures.dragTo(at(x('2010-07-20') + 10));
    gestures.dragTo(at(x('2010-08-10') + 10));
    gestures.endDrag(at(x('2010-08-11') + 10));
    expect(days()).toEqual(['2010-07-20', '2010-08-10', '2010-08-11!']);
    expect(drags).toEqual(['day', null]);
    gestures.dragTo(at(x('2010-09-01')));
    gestures.endDrag(at(x('2010-09-01')));
    expect(days()).toHaveLength(3);
  });

  it('says nothing while the pointer stays on one day', () => {
    const { gestures, handle, days } = chart();
    gestures.grabHandle(at(x('2010-07-01')), handle('day'));
    gestures.dragTo(at(x('2010-07-01') + 0.5));
    expect(days()).toEqual([]);
    gestures.endDrag(at(x('2010-07-01') + 0.5));
    expect(days()).toEqual(['2010-07-01!']);
  });

  it('that the browser takes away commits the day it had come to, not where the pointer seems to be', () => {
    const { gestures, handle, days, drags } = chart();
    gestures.grabHandle(at(x('2010-07-01')), handle('day'));
    gestures.dragTo(at(x('2010-07-20')));
    gestures.cancelDrag({ pointerId: 2 });
    expect(drags).toEqual(['day']);
    gestures.cancelDrag({ pointerId: 1 });
    expect(days()).toEqual(['2010-07-20', '2010-07-20!']);
    expect(drags).toEqual(['day', null]);
  });

  it('belongs to the pointer that began it', () => {
    const { gestures, handle, days } = chart();
    gestures.grabHandle(at(x('2010-07-01')), handle('day'));
    gestures.dragTo(at(100, { pointerId: 2 }));
    gestures.endDrag(at(100, { pointerId: 2 }));
    expect(days()).toEqual([]);
    expect(gestures.grabHandle(at(100, { pointerId: 2 }), handle('day'))).toBeNull();
    expect(gestures.grabStrip(at(100, { pointerId: 2 }))).toBeNull();
    gestures.dragTo(at(x('2010-07-20')));
    expect(days()).toEqual(['2010-07-20']);
  });

  it('begins with the primary button alone: another one moves no date', () => {
    const { gestures, handle, events, calls, drags } = chart();
    expect(gestures.grabHandle(at(100, { button: 2 }), handle('day'))).toBeNull();
    expect(gestures.grabStrip(at(100, { button: 2 }))).toBeNull();
    expect([events, calls, drags]).toEqual([[], [], []]);
  });

  it('does not begin with the second finger of a pinch', () => {
    const { gestures, handle, drags } = chart();
    gestures.pressRows(at(300));
    expect(gestures.grabHandle(at(x('2010-07-01'), { pointerId: 2 }), handle('day'))).toBeNull();
    gestures.releaseRows({ pointerId: 1 });
    expect(gestures.grabHandle(at(x('2010-07-01'), { pointerId: 2 }), handle('day'))).toBe('capture');
    expect(drags).toEqual(['day']);
  });

  it('of an end of a window keeps the day under the pointer inside the window, and never passes the other end', () => {
    const window = { from: day('2010-03-01'), to: day('2010-05-01') };
    const { gestures, handle, session } = chart({ mode: 'window', window });
    gestures.grabHandle(at(x('2010-05-01')), handle('to'));
    gestures.dragTo(at(x('2010-06-01')));
    expect(session().window).toEqual({ from: window.from, to: day('2010-06-01') });
    gestures.endDrag(at(0));
    expect(session().window).toEqual({ from: window.from, to: window.from + 1 });
  });

  it('to the right end of the axis reaches the last day', () => {
    const window = { from: day('2010-03-01'), to: day('2010-05-01') };
    const { gestures, handle, session } = chart({ mode: 'window', window });
    gestures.grabHandle(at(x('2010-05-01')), handle('to'));
    gestures.endDrag(at(5000));
    expect(session().window.to).toBe(axisSpan(axis).to);
  });

  it('is not possible where the day is out of view: the label leads back to it', () => {
    const near = viewBetween(axis, day('2010-01-01'), day('2010-02-01'));
    const { gestures, handle, view, drags, days } = chart({}, near);
    expect(handle('day').away).toBe(true);
    expect(gestures.grabHandle(at(WIDTH, { button: 2 }), handle('day'))).toBeNull();
    expect(view()).toBe(near);
    expect(gestures.grabHandle(at(WIDTH), handle('day'))).toBe('take');
    expect(handle('day').away).toBe(false);
    expect(view().end - view().start).toBeCloseTo(near.end - near.start);
    expect([drags, days()]).toEqual([[], []]);
  });
});

describe('A press on the strip of dates', () => {
  it('brings the nearest handle to the pointer, which then drags it', () => {
    const { gestures, days } = chart({ compare: day('2010-02-01') });
    expect(gestures.grabStrip(at(x('2010-03-01')))).toBe('capture');
    gestures.dragTo(at(x('2010-03-05')));
    gestures.endDrag(at(x('2010-03-06')));
    expect(days()).toEqual(['2010-03-01', '2010-03-05', '2010-03-06!']);
  });

  it.each([
    ['2010-02-20', 'from'],
    ['2010-03-20', 'to'],
  ] as const)('at %s moves the nearer end of a window: %s', (date, name) => {
    const start = day('2010-03-01');
    const { gestures, drags } = chart({ mode: 'window', window: { from: start, to: start + 1 } });
    gestures.grabStrip(at(x(date)));
    expect(drags).toEqual([name]);
  });

  it('takes the second of two handles at the same place for a pointer right of them, the first for one left of them', () => {
    for (const [date, moved] of [
      ['2010-02-20', 'dayChanged'],
      ['2010-03-20', 'compareChanged'],
    ] as const) {
      const { gestures, events } = chart({ day: day('2010-03-01'), compare: day('2010-03-01') });
      gestures.grabStrip(at(x(date)));
      expect(events.map(({ type }) => type)).toEqual([moved]);
    }
  });
});

describe('A click on the rows', () => {
  it('beside all symbols brings the nearest handle and commits its day', () => {
    const { gestures, days, calls } = chart();
    gestures.pressRows(at(x('2010-03-01')));
    expect(gestures.moveOnRows(at(x('2010-03-01') + 4.9))).toBe(false);
    gestures.releaseRows({ pointerId: 1 });
    gestures.clickRows(x('2010-03-01'), 12);
    expect(days()).toEqual(['2010-03-01!']);
    expect(calls).toEqual(['grab']);
  });

  it('in the column of labels does nothing, at the very edge of the axis it does', () => {
    const { gestures, days } = chart();
    gestures.clickRows(-12.5, 12);
    expect(days()).toEqual([]);
    gestures.clickRows(-12, 12);
    expect(days()).toEqual(['2009-01-01!']);
  });

  it('is none after the pointer has moved the axis, until the next press', () => {
    const { gestures, days } = chart();
    gestures.pressRows(at(500));
    gestures.moveOnRows(at(505));
    gestures.releaseRows({ pointerId: 1 });
    gestures.clickRows(505, 12);
    expect(days()).toEqual([]);
    gestures.pressRows(at(500));
    gestures.releaseRows({ pointerId: 1 });
    gestures.clickRows(500, 12);
    expect(days()).toHaveLength(1);
  });
});

describe('A pointer that moves over the rows', () => {
  const near = viewBetween(axis, day('2010-03-01'), day('2010-06-01'));

  it('moves the axis along, from five pixels on', () => {
    const { gestures, view, calls } = chart({}, near);
    gestures.pressRows(at(500));
    expect(gestures.moveOnRows(at(504))).toBe(false);
    expect(gestures.moveOnRows(at(400))).toBe(true);
    // A tenth of the view.
    expect(view().start - near.start).toBeCloseTo((near.end - near.start) / 10);
    expect(gestures.moveOnRows(at(398))).toBe(true);
    expect(view().start - near.start).toBeCloseTo(((near.end - near.start) * 102) / 1000);
    expect(calls).toEqual(['move', 'view', 'view']);
  });

  it('does nothing if it was not pressed there, or not with the primary button', () => {
    const { gestures, calls } = chart({}, near);
    expect(gestures.moveOnRows(at(400))).toBe(false);
    gestures.pressRows(at(500, { button: 2 }));
    expect(gestures.moveOnRows(at(400))).toBe(false);
    expect(calls).toEqual([]);
  });

  it('does nothing more once its button is up, even if the page was not told so', () => {
    const { gestures, calls, handle } = chart({}, near);
    gestures.pressRows(at(500));
    expect(gestures.moveOnRows(at(300, { buttons: 2 }))).toBe(false);
    expect(gestures.moveOnRows(at(200))).toBe(false);
    expect(calls).toEqual([]);
    // Nothing is left of it that would keep a handle from being dragged.
    const shown = chart();
    shown.gestures.pressRows(at(500));
    shown.gestures.moveOnRows(at(300, { buttons: 0 }));
    expect(shown.gestures.grabHandle(at(0, { pointerId: 2 }), shown.handle('day'))).toBe('capture');
    expect(handle('day').away).toBe(true);
  });

  it('with a second one zooms the axis: the date under the finger that rests stays there', () => {
    const { gestures, view } = chart({}, near);
    gestures.pressRows(at(400, { pointerId: 1 }));
    gestures.pressRows(at(600, { pointerId: 2 }));
    expect(gestures.moveOnRows(at(800, { pointerId: 2 }))).toBe(true);
    const [before, after] = [near.end - near.start, view().end - view().start];
    expect(after).toBeCloseTo(before / 2);
    expect(view().start + 0.4 * after).toBeCloseTo(near.start + 0.4 * before);
    // The other finger goes on from where they are.
    gestures.moveOnRows(at(600, { pointerId: 1 }));
    expect(view().end - view().start).toBeCloseTo(before);
    // What is left of a pinch is no click.
    gestures.releaseRows({ pointerId: 1 });
    gestures.releaseRows({ pointerId: 2 });
    gestures.clickRows(600, 12);
    expect(view().end - view().start).toBeCloseTo(before);
  });

  it('with a second one at the same place zooms nothing', () => {
    const { gestures, view } = chart({}, near);
    gestures.pressRows(at(400, { pointerId: 1 }));
    gestures.pressRows(at(404, { pointerId: 2 }));
    gestures.moveOnRows(at(600, { pointerId: 2 }));
    expect(view()).toBe(near);
    gestures.moveOnRows(at(404, { pointerId: 2 }));
    expect(view()).toBe(near);
  });

  it('has a finger outside of the axis count as at its end', () => {
    const { gestures, view } = chart({}, near);
    gestures.pressRows(at(-100, { pointerId: 1 }));
    gestures.pressRows(at(100, { pointerId: 2 }));
    gestures.moveOnRows(at(300, { pointerId: 2 }));
    expect(view().start).toBeCloseTo(near.start);
  });
});

describe('The wheel', () => {
  const near = viewBetween(axis, day('2010-03-01'), day('2010-06-01'));
  const wheel = (more: object) => ({ deltaX: 0, deltaY: 0, zooms: false, shiftKey: false, x: 250, ...more });

  it('with Ctrl zooms about the pointer: upwards nearer, downwards wider', () => {
    const { gestures, view } = chart({}, near);
    const size = near.end - near.start;
    expect(gestures.turnWheel(wheel({ deltaY: -100, zooms: true }))).toBe(true);
    expect(view().end - view().start).toBeCloseTo(size / Math.E);
    expect(view().start + (view().end - view().start) / 4).toBeCloseTo(near.start + size / 4);
    gestures.turnWheel(wheel({ deltaY: 100, zooms: true }));
    expect(view().end - view().start).toBeCloseTo(size);
  });

  it('with Ctrl outside of the axis zooms about its end', () => {
    const { gestures, view } = chart({}, near);
    gestures.turnWheel(wheel({ deltaY: -100, zooms: true, x: -80 }));
    expect(view().start).toBeCloseTo(near.start);
    const other = chart({}, near);
    other.gestures.turnWheel(wheel({ deltaY: -100, zooms: true, x: 5000 }));
    expect(other.view().end).toBeCloseTo(near.end);
  });

  it('sideways, or with Shift, moves the axis', () => {
    for (const turned of [
      { deltaX: 100, deltaY: 60 },
      { deltaY: 100, deltaX: 0, shiftKey: true },
    ]) {
      const { gestures, view } = chart({}, near);
      expect(gestures.turnWheel(wheel(turned))).toBe(true);
      expect(view().start - near.start).toBeCloseTo((near.end - near.start) / 10);
    }
  });

  it('up and down, or with all of the axis visible, is left to the page', () => {
    const { gestures, calls } = chart({}, near);
    for (const turned of [{ deltaY: 100 }, { deltaX: 60, deltaY: -60 }, { shiftKey: true }])
      expect(gestures.turnWheel(wheel(turned))).toBe(false);
    const whole = chart();
    expect(whole.gestures.turnWheel(wheel({ deltaX: 100 }))).toBe(false);
    expect([calls, whole.calls]).toEqual([[], []]);
  });
});

describe('A key on a handle', () => {
  it('moves and commits its day, and the view follows', () => {
    const near = viewBetween(axis, day('2010-06-01'), day('2010-07-02'));
    const { gestures, handle, days, calls, view } = chart({}, near);
    expect(gestures.pressKey(key('ArrowRight', { shiftKey: true }), handle('day'))).toBe('moved');
    expect(days()).toEqual(['2010-07-08!']);
    expect(calls).toEqual(['grab', 'view']);
    expect(view().start).toBeGreaterThan(near.start);
    expect(handle('day').away).toBe(false);
  });

  it('at the end of its days changes nothing, but is still taken', () => {
    const { gestures, handle, days } = chart({ day: day('2010-12-31') });
    expect(gestures.pressKey(key('End'), handle('day'))).toBe('moved');
    expect(days()).toEqual([]);
  });

  it('past the last day asks for what came after; towards the first it does not', () => {
    const { gestures, handle, events } = chart({ day: day('2010-12-31') });
    expect(gestures.pressKey(key('ArrowRight'), handle('day'))).toBe('moved');
    expect(gestures.pressKey(key('PageUp'), handle('day'))).toBe('moved');
    expect(events).toEqual([{ type: 'endPassed' }, { type: 'endPassed' }]);
    const first = chart({ day: day('2009-01-01') });
    first.gestures.pressKey(key('ArrowLeft'), first.handle('day'));
    expect(first.events).toEqual([]);
  });

  it('zooms about its day', () => {
    const { gestures, handle, view, days, calls } = chart();
    expect(gestures.pressKey(key('+'), handle('day'))).toBe('zoomed');
    expect(view().end - view().start).toBeCloseTo(0.5);
    expect(days()).toEqual([]);
    expect(calls).toEqual(['view']);
  });

  it('is left to the browser with Ctrl, Command or Alt, or if it is no key of a slider', () => {
    const { gestures, handle, events, calls } = chart();
    for (const name of ['ArrowRight', '+', '0'])
      expect(gestures.pressKey(key(name, { hasModifier: true }), handle('day'))).toBeNull();
    // Escape belongs to the page, during a drag as well.
    expect(gestures.pressKey(key('Escape'), handle('day'))).toBeNull();
    expect([events, calls]).toEqual([[], []]);
  });
});
