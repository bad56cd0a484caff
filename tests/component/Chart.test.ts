import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cutAxis, xOfDay, WHOLE_AXIS, type AxisView } from '../../src/domain/axis';
import { sortSpanEnds, type SortedSpanEnds } from '../../src/domain/dated';
import { initialSession, type AppEvent, type Session } from '../../src/domain/session';
import { isoDate, parseDay } from '../../src/domain/time';
import { selectView, type View } from '../../src/domain/view';
import Chart from '../../src/views/timeline/Chart.svelte';
import { viewBetween } from '../fixtures/axisViews';
import { tiny } from '../fixtures/tiny-atlas';

const { index, atlas } = tiny;
const { axis } = atlas.meta;
const day = (text: string): number => parseDay(text) as number;
/** The chart has its prerendered width: signs and titles take 172 pixels, and what came after 82. */
const LEFT = 172;
const RIGHT = 82;
const WIDTH = 1160 - LEFT - RIGHT;
/** Where a day begins on the screen: the page measures nothing, so the chart begins at 0. */
const clientX = (text: string, view: AxisView = WHOLE_AXIS): number =>
  LEFT + xOfDay(cutAxis(axis, view), day(text), WIDTH);
const viewOf = (more: Partial<Session>, previous: View | null = null): View =>
  selectView(index, { ...initialSession(index), day: day('2010-05-20'), ...more }, previous);
/** Presses, moves and releases of the one pointer that these tests have. */
const primary = { pointerId: 1, button: 0, buttons: 1 };

const captured = vi.fn<(pointer: number) => void>();
beforeEach(() => {
  Element.prototype.setPointerCapture = captured;
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

function show(more: Partial<Session> = {}, axisView: AxisView = WHOLE_AXIS, own: SortedSpanEnds | null = null) {
  const dispatch = vi.fn<(event: AppEvent) => void>();
  const onview = vi.fn<(view: AxisView) => void>();
  const ongrab = vi.fn<() => void>();
  const view = viewOf(more);
  const { container, rerender } = render(Chart, { view, atlas, axis, axisView, own, dispatch, onview, ongrab });
  const find = (selector: string): Element => {
    const element = container.querySelector(selector);
    if (!element) throw new Error(`There is no ${selector}.`);
    return element;
  };
  return {
    view,
    rerender,
    onview,
    ongrab,
    dispatch,
    find,
    all: (selector: string): readonly Element[] => [...container.querySelectorAll(selector)],
    rows: find('svg.rows'),
    /** The dates that were asked for, those that are committed marked. */
    days: (): readonly string[] =>
      dispatch.mock.calls.map(([event]) =>
        event.type === 'dayChanged' ? `${isoDate(event.day)}${event.commit ? '!' : ''}` : event.type,
      ),
  };
}

const slider = (name = 'Date'): HTMLElement => screen.getByRole('slider', { name });
const row = (name: string) => within(screen.getByRole('group', { name }));

describe('The chart of the timeline', () => {
  it('has no words under the label of a date: the heading beside it gives way', () => {
    const headings = (from: string): readonly (string | null)[] => {
      const { all } = show({ mode: 'window', window: { from: day(from), to: day('2010-12-01') } });
      const found = all('.heading').map(({ textContent }) => textContent);
      cleanup();
      return found;
    };
    const [beside, under] = [headings('2010-06-01'), headings('2009-01-01')];
    expect(beside.length - under.length).toBe(1);
  });

  it('has a row for each track with events, and one for each crossing and route of a layer that is on', () => {
    const titles = (more: Partial<Session>): readonly (string | null)[] => {
      const { rows } = show(more);
      const found = [...rows.querySelectorAll('[role=group]')].map((group) => group.getAttribute('aria-label'));
      cleanup();
      return found;
    };
    const all = titles({});
    expect(all).toEqual(expect.arrayContaining(['Reed ford', 'Pilots']));
    expect(all.length).toBeGreaterThan(3);
    expect(titles({ layers: [] })).toEqual(all.filter((title) => title !== 'Reed ford' && title !== 'Mill lane'));
  });

  it('says of each handle which day it is for, and from when to when it can be moved', () => {
    show({ compare: day('2010-03-01') });
    expect(slider().getAttribute('aria-valuetext')).toBe('20 May 2010');
    expect(slider().getAttribute('aria-valuenow')).toBe(String(day('2010-05-20')));
    expect(slider().getAttribute('aria-valuemin')).toBe(String(day('2009-01-01')));
    expect(slider().getAttribute('aria-valuemax')).toBe(String(day('2010-12-31')));
    expect(slider('Compared date').getAttribute('aria-valuetext')).toBe('1 March 2010');
    expect(slider('Compared date').classList).toContain('compared');
  });

  it('draws a line through the rows for each handle whose day is visible; one whose day is not has an arrow', () => {
    const near = viewBetween(axis, day('2010-06-01'), day('2010-08-01'));
    const { all } = show({ compare: day('2010-07-01') }, near);
    expect(all('.lines .line')).toHaveLength(1);
    expect(slider().textContent).toBe('‹ 20 May 2010');
    expect(slider('Compared date').textContent).toBe('1 July 2010');
    cleanup();
    const later = show({ day: day('2010-09-01') }, near);
    expect(slider().textContent).toBe('1 September 2010 ›');
    expect(later.all('.lines .line')).toHaveLength(0);
  });

  it('tints a window between its two handles', () => {
    const { find } = show({ mode: 'window', window: { from: day('2010-03-01'), to: day('2010-06-01') } });
    const tint = find('rect.window');
    expect(Number(tint.getAttribute('x')) + LEFT).toBeCloseTo(clientX('2010-03-01'));
    expect(Number(tint.getAttribute('width'))).toBeCloseTo(clientX('2010-06-01') - clientX('2010-03-01'));
    expect(slider('From').getAttribute('aria-valuetext')).toBe('1 March 2010');
    expect(slider('To').getAttribute('aria-valuetext')).toBe('31 May 2010');
  });

  it('shows events after the day as future ones, and follows the day', async () => {
    const { all, rerender, view } = show({ day: day('2010-03-01') });
    const future = (): number => all('.event.future').length;
    const before = future();
    expect(before).toBeGreaterThan(0);
    expect(all('.event.present')).toHaveLength(1);
    await rerender({ view: viewOf({ day: day('2010-12-31') }, view) });
    expect(future()).toBeLessThan(before);
    expect(slider().getAttribute('aria-valuetext')).toBe('31 December 2010');
  });

  it('shows the reader’s own features as a histogram, and says how many they are', () => {
    const own = sortSpanEnds([2, 3, 200].map((at) => ({ from: day('2010-01-01') + at, to: day('2010-01-02') + at })));
    show({}, WHOLE_AXIS, own);
    const row = screen.getByRole('img', {
      name: /^Your own features by their first day, 3 in all, up to 2 begin in \d+ days$/,
    });
    expect(row.querySelectorAll('rect')).toHaveLength(2);
    expect([...row.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual([
      'Your data',
      expect.stringMatching(/^up to 2 begin in \d+ days$/),
    ]);
  });

  it('has a number and no bar of own features where years have a few pixels, with the break of the axis', async () => {
    const own = sortSpanEnds(
      [...Array.from({ length: 67 }, (_, at) => isoDate(day('2008-01-01') + at)), '2010-01-03'].map((text) => ({
        from: day(text),
        to: day(text) + 1,
      })),
    );
    const { all, rerender } = show({}, WHOLE_AXIS, own);
    await rerender({
      axis: [
        { from: day('1990-01-01'), to: day('2010-01-01'), share: 0.1 },
        { from: day('2010-01-01'), to: day('2011-01-01'), share: 0.9 },
      ],
    });
    const row = screen.getByRole('img', { name: /68 in all, 67 before, up to 1 begins in/ });
    expect(row.querySelectorAll('rect')).toHaveLength(1);
    expect(row.textContent).toContain('67 before');
    expect(all('.own .break')).toHaveLength(1);
  });

  it('counts own features anew when the axis changes, and not when the date does', async () => {
    let reads = 0;
    const { starts, ends } = sortSpanEnds([{ from: day('2010-01-03'), to: day('2010-01-04') }]);
    const own: SortedSpanEnds = {
      ends,
      get starts() {
        reads++;
        return starts;
      },
    };
    const { rerender, view } = show({}, WHOLE_AXIS, own);
    const first = reads;
    expect(first).toBeGreaterThan(0);
    await rerender({ view: viewOf({ day: day('2010-12-31') }, view) });
    expect(slider().getAttribute('aria-valuetext')).toBe('31 December 2010');
    expect(reads).toBe(first);
    await rerender({ axisView: { start: 0.5, end: 1 } });
    expect(reads).toBeGreaterThan(first);
  });
});

describe('A pointer on the chart', () => {
  it('sets the date with a click in the row of own data, too', async () => {
    const own = sortSpanEnds([{ from: day('2010-01-01'), to: day('2010-01-02') }]);
    const { find, days } = show({}, WHOLE_AXIS, own);
    await fireEvent.click(find('.own .backdrop'), { clientX: clientX('2010-05-20') });
    expect(days()).toEqual(['2010-05-20!']);
  });

  it('drags a handle, by its label or its line, and commits the day where it is let go', async () => {
    const { days, ongrab, find } = show();
    for (const handle of [slider(), find('svg.rows rect[role=presentation]:not(.backdrop)')]) {
      await fireEvent.pointerDown(handle, { ...primary, clientX: clientX('2010-05-20') + 3 });
      await fireEvent.pointerMove(handle, { ...primary, clientX: clientX('2010-06-10') + 3 });
      await fireEvent.pointerUp(handle, { ...primary, clientX: clientX('2010-06-11') + 3 });
    }
    expect(days()).toEqual(['2010-06-10', '2010-06-11!', '2010-06-10', '2010-06-11!']);
    expect(captured.mock.calls).toEqual([[1], [1]]);
    expect(ongrab).toHaveBeenCalledTimes(2);
  });

  it('that is taken away in a drag commits the day that is shown', async () => {
    const { days, find } = show();
    for (const handle of [
      slider(),
      find('.strip .backdrop'),
      find('svg.rows rect[role=presentation]:not(.backdrop)'),
    ]) {
      await fireEvent.pointerDown(handle, { ...primary, clientX: clientX('2010-05-20') });
      expect(slider().classList).toContain('dragged');
      await fireEvent.pointerCancel(handle, { ...primary, clientX: 0 });
      expect(slider().classList).not.toContain('dragged');
      expect(days().at(-1)).toBe('2010-05-20!');
    }
  });

  it('goes on with its drag when Escape is pressed: the key belongs to the page', async () => {
    const { days } = show();
    const pressed = vi.fn<(event: Event) => void>();
    document.addEventListener('keydown', pressed, { once: true });
    await fireEvent.pointerDown(slider(), { ...primary, clientX: clientX('2010-05-20') });
    await fireEvent.keyDown(slider(), { key: 'Escape' });
    expect(pressed).toHaveBeenCalledOnce();
    await fireEvent.pointerMove(slider(), { ...primary, clientX: clientX('2010-06-10') });
    expect(days()).toEqual(['2010-06-10']);
  });

  it('on the strip of dates brings the handle there; with another button it moves no date', async () => {
    const { days, find } = show();
    await fireEvent.pointerDown(find('.strip .backdrop'), { ...primary, button: 2, clientX: clientX('2010-03-01') });
    expect(days()).toEqual([]);
    await fireEvent.pointerDown(find('.strip .backdrop'), { ...primary, clientX: clientX('2010-03-01') });
    await fireEvent.pointerMove(find('.strip .backdrop'), { ...primary, clientX: clientX('2010-03-02') });
    await fireEvent.pointerUp(find('.strip .backdrop'), { ...primary, clientX: clientX('2010-03-03') });
    expect(days()).toEqual(['2010-03-01', '2010-03-02', '2010-03-03!']);
  });

  it('on the rows moves the axis, captured once it has moved five pixels; else it clicks', async () => {
    const near = viewBetween(axis, day('2010-05-01'), day('2010-07-01'));
    const { rows, find, onview, days } = show({}, near);
    await fireEvent.pointerDown(rows, { ...primary, clientX: 500 });
    await fireEvent.pointerMove(rows, { ...primary, clientX: 503 });
    expect(captured).not.toHaveBeenCalled();
    await fireEvent.pointerMove(rows, { ...primary, clientX: 400 });
    expect(captured).toHaveBeenCalledExactlyOnceWith(1);
    expect(onview.mock.calls[0]?.[0].start).toBeGreaterThan(near.start);
    await fireEvent.pointerUp(rows, primary);
    await fireEvent.click(find('.rows .backdrop'), { clientX: 400 });
    expect(days()).toEqual([]);
    await fireEvent.pointerDown(rows, { ...primary, clientX: clientX('2010-06-01', near) });
    await fireEvent.pointerUp(rows, primary);
    await fireEvent.click(find('.rows .backdrop'), { clientX: clientX('2010-06-01', near) });
    expect(days()).toEqual(['2010-06-01!']);
  });

  it('with a second one pinches the axis, until the browser takes it away', async () => {
    const { rows, onview } = show();
    for (const [pointerId, at] of [
      [1, 500],
      [2, 600],
    ] as const)
      await fireEvent.pointerDown(rows, { ...primary, pointerId, clientX: at });
    await fireEvent.pointerMove(rows, { ...primary, pointerId: 2, clientX: 700 });
    const { start = 0, end = 1 } = onview.mock.calls[0]?.[0] ?? {};
    expect(end - start).toBeCloseTo(0.5);
    for (const pointerId of [1, 2]) await fireEvent.pointerCancel(rows, { ...primary, pointerId });
    await fireEvent.pointerMove(rows, { ...primary, pointerId: 2, clientX: 800 });
    expect(onview).toHaveBeenCalledOnce();
  });

  it('clicks on symbols and bars: an event is visited, a feature selected', async () => {
    const { dispatch } = show();
    const bar = row('Reed ford').getAllByRole('button')[0] as Element;
    await fireEvent.click(bar);
    expect(dispatch).toHaveBeenLastCalledWith({ type: 'selected', id: 'reed-ford' });
    const symbol = row('Pilots').getAllByRole('button')[0] as Element;
    await fireEvent.click(symbol);
    expect(dispatch.mock.lastCall?.[0].type).toBe('eventVisited');
  });

  it('turns the wheel: with Ctrl the axis is zoomed and the page is not, without it the page scrolls', () => {
    const { rows, onview } = show();
    // The test's page knows no wheel with a position and keys: a mouse event has both.
    const turn = (more: MouseEventInit): boolean => {
      const init = { bubbles: true, cancelable: true, clientX: 500, ...more };
      const event = Object.assign(new MouseEvent('wheel', init), { deltaX: 0, deltaY: -50 });
      rows.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(turn({})).toBe(false);
    expect(onview).not.toHaveBeenCalled();
    expect(turn({ ctrlKey: true })).toBe(true);
    expect(turn({ metaKey: true })).toBe(true);
    expect(onview).toHaveBeenCalledTimes(2);
    const { start = 0, end = 1 } = onview.mock.calls[0]?.[0] ?? {};
    const anchor = (500 - LEFT) / WIDTH;
    expect(start + anchor * (end - start)).toBeCloseTo(anchor);
  });
});

describe('A key on the chart', () => {
  it('moves a handle, and keeps the key from the page', async () => {
    const { days, onview } = show();
    expect(await fireEvent.keyDown(slider(), { key: 'ArrowRight' })).toBe(false);
    expect(await fireEvent.keyDown(slider(), { key: '+' })).toBe(false);
    expect(await fireEvent.keyDown(slider(), { key: 'ArrowRight', ctrlKey: true })).toBe(true);
    expect(days()).toEqual(['2010-05-21!']);
    expect(onview).toHaveBeenCalledTimes(2);
  });

  it('reaches one item of each row with Tab, the one that had the focus last', async () => {
    show();
    const items = row('Reed ford').getAllByRole('button');
    const reached = (): readonly (string | null)[] => items.map((item) => item.getAttribute('tabindex'));
    expect(items.length).toBeGreaterThan(1);
    expect(reached()).toEqual(['0', ...items.slice(1).map(() => '-1')]);
    items[0]?.focus();
    await fireEvent.keyDown(items[0] as Element, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(items[1]);
    expect(reached().indexOf('0')).toBe(1);
    await fireEvent.keyDown(items[1] as Element, { key: 'End' });
    expect(document.activeElement).toBe(items.at(-1));
  });

  it('moves the focus between rows of events and of bars, and does what a click does', async () => {
    const { dispatch, all } = show();
    const groups = all('.rows [role=group]');
    const last = groups.findLastIndex((group) => group.querySelector('.status'));
    const bar = groups[last]?.querySelector<HTMLElement>('[role=button]');
    bar?.focus();
    await fireEvent.keyDown(bar as Element, { key: 'ArrowDown' });
    expect(groups[last + 1]?.contains(document.activeElement)).toBe(true);
    await fireEvent.keyDown(document.activeElement as Element, { key: 'Enter' });
    expect(dispatch.mock.lastCall?.[0].type).toBe('eventVisited');
    await fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowUp' });
    expect(groups[last]?.contains(document.activeElement)).toBe(true);
    expect(await fireEvent.keyDown(document.activeElement as Element, { key: ' ' })).toBe(false);
    expect(dispatch.mock.lastCall?.[0].type).toBe('selected');
    expect(await fireEvent.keyDown(document.activeElement as Element, { key: 'Enter', metaKey: true })).toBe(true);
    expect(dispatch).toHaveBeenCalledTimes(2);
  });
});

describe('The box beside a symbol or bar', () => {
  const box = (): Element | null => document.querySelector('.tip');

  it('is there while it has the focus or a pointer over it', async () => {
    const { find } = show();
    const symbol = row('Pilots').getAllByRole('button')[0] as HTMLElement;
    expect(box()).toBeNull();
    await fireEvent.pointerEnter(symbol);
    expect(box()?.querySelectorAll('span').length).toBeGreaterThan(0);
    await fireEvent.pointerLeave(symbol);
    expect(box()).toBeNull();
    const bar = row('Reed ford').getAllByRole('button')[0] as HTMLElement;
    await fireEvent.focus(bar);
    expect(box()?.querySelector('strong')?.textContent).toBe('Reed ford');
    await fireEvent.blur(bar);
    expect(box()).toBeNull();
    await fireEvent.focus(bar);
    await fireEvent.scroll(find('.scroller'));
    expect(box()).toBeNull();
  });

  it('is closed by Escape, which otherwise belongs to the page', async () => {
    show();
    const pressed = vi.fn<(event: Event) => void>();
    document.addEventListener('keydown', pressed);
    const symbol = row('Pilots').getAllByRole('button')[0] as HTMLElement;
    await fireEvent.focus(symbol);
    await fireEvent.keyDown(symbol, { key: 'Escape' });
    expect(box()).toBeNull();
    expect(pressed).not.toHaveBeenCalled();
    await fireEvent.keyDown(symbol, { key: 'Escape' });
    expect(pressed).toHaveBeenCalledOnce();
    document.removeEventListener('keydown', pressed);
  });

  it('is closed when a drag begins', async () => {
    show();
    await fireEvent.focus(row('Pilots').getAllByRole('button')[0] as Element);
    await fireEvent.pointerDown(slider(), { ...primary, clientX: clientX('2010-05-20') });
    expect(box()).toBeNull();
  });
});
