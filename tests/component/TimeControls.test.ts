import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { initialSession, type AppEvent, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import type { TimelineRows } from '../../src/state/frame';
import { AtlasState } from '../../src/state/atlasState.svelte';
import { Player } from '../../src/state/player.svelte';
import TimeControls from '../../src/views/timeline/TimeControls.svelte';
import { tiny } from '../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;

function show(more: Partial<Session> = {}, rows: TimelineRows = 'few', hasOwn = false) {
  const dispatch = vi.fn<(event: AppEvent) => void>();
  const onzoom = vi.fn<(factor: number | null) => void>();
  const onrows = vi.fn<(rows: TimelineRows) => void>();
  const player = new Player(new AtlasState(tiny.atlas), { frames: () => () => {}, prefersReducedMotion: () => false });
  render(TimeControls, {
    view: selectView(index, { ...initialSession(index), ...more }),
    moments: tiny.atlas.moments,
    player,
    isWhole: false,
    rows,
    onrows,
    dispatch,
    onzoom,
    hasOwn,
  });
  return { dispatch, onzoom, onrows, player };
}

/** Opens a menu by its button, and chooses an entry. */
async function choose(
  menu: string,
  entry: RegExp,
  role: 'menuitem' | 'menuitemradio' | 'menuitemcheckbox' = 'menuitem',
) {
  await fireEvent.click(screen.getByRole('button', { name: menu }));
  const item = screen.getByRole(role, { name: entry });
  await fireEvent.click(item);
  return item;
}

describe('The controls of time', () => {
  afterEach(cleanup);

  it('have a key that explains the bars of own data where there are any', () => {
    const lines = () => [...document.querySelectorAll('.key li')].map((line) => line.textContent.trim());
    show();
    const usual = lines();
    expect(usual.length).toBeGreaterThan(5);
    cleanup();
    show({}, 'few', true);
    expect(lines().filter((line) => !usual.includes(line))).toEqual([
      expect.stringMatching(
        /^your data: how many features begin; each bar stands for as many days as any other, and a number/,
      ),
    ]);
  });

  it('step to the event before and after', async () => {
    const { dispatch } = show({ day: day('2010-05-10') });
    await fireEvent.click(screen.getByRole('button', { name: 'Previous event' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Next event' }));
    expect(dispatch.mock.calls.map(([event]) => 'day' in event && event.day)).toEqual([
      day('2010-03-01'),
      day('2010-06-01'),
    ]);
  });

  it('ask for what came after at the last event, unless it is shown', async () => {
    const { dispatch } = show();
    await fireEvent.click(screen.getByRole('button', { name: 'Next event' }));
    expect(dispatch.mock.calls).toEqual([[{ type: 'endPassed' }]]);
    cleanup();
    const end = show({ day: day('2011-06-30'), layers: ['aftermath'] });
    const next = screen.getByRole('button', { name: 'Next event' });
    // The button keeps the focus at the end, so it is not disabled.
    expect([next.getAttribute('aria-disabled'), next.hasAttribute('disabled')]).toEqual(['true', false]);
    end.player.toggle();
    await fireEvent.click(next);
    expect([end.dispatch.mock.calls, end.player.playing]).toEqual([[], true]);
  });

  it('take a typed date when it is finished, and stop playing then', async () => {
    const { dispatch, player } = show();
    player.toggle();
    const field = screen.getByLabelText<HTMLInputElement>('Type a date');
    expect(field.value).toBe('31 December 2010');
    await fireEvent.focus(field);
    await fireEvent.input(field, { target: { value: '1 May 2010' } });
    expect([dispatch.mock.calls, player.playing]).toEqual([[], true]);
    await fireEvent.blur(field);
    expect(dispatch.mock.calls).toEqual([[{ type: 'dayChanged', day: day('2010-05-01'), commit: true }]]);
    expect(player.playing).toBe(false);
  });

  it('lead to moments by name, from a menu in the order of their dates', async () => {
    const { dispatch, player } = show();
    player.toggle();
    await choose('Go to a moment of the article', /^The ford opens/, 'menuitemradio');
    expect(dispatch.mock.calls).toEqual([[{ type: 'momentChosen', id: 'ford-day' }]]);
    expect(player.playing).toBe(false);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Go to a moment of the article' }));
  });

  it('set how time plays in a menu beside Play, with switches that leave it open', async () => {
    const { player } = show();
    await choose('Speed and waiting', /^Fast/, 'menuitemradio');
    expect([player.speed, screen.queryByRole('menu')]).toEqual(['fast', null]);
    const waits = await choose('Speed and waiting', /^Wait at events/, 'menuitemcheckbox');
    expect([player.pausesAtEvents, waits.getAttribute('aria-checked')]).toEqual([false, 'false']);
    expect(screen.getByRole('menuitemradio', { name: /^Fast/ }).getAttribute('aria-checked')).toBe('true');
    await fireEvent.pointerDown(document.body);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('say what two days show, and list what lies between', async () => {
    const { dispatch } = show({ mode: 'window', window: { from: day('2010-05-09'), to: day('2010-06-03') } });
    expect(screen.getByText('All days between are shown, with')).toBeTruthy();
    const menu = screen.getByRole('button', { name: /events? between the two days/ });
    await fireEvent.click(menu);
    const [first] = screen.getAllByRole('menuitem');
    await fireEvent.click(first as HTMLElement);
    expect(dispatch.mock.calls.map(([{ type }]) => type)).toEqual(['eventVisited']);
  });

  it('show more and fewer rows, up to the last', async () => {
    const { onrows } = show({}, 'usual');
    for (const name of ['All rows', 'Fewer rows']) await fireEvent.click(screen.getByRole('button', { name }));
    expect(onrows.mock.calls).toEqual([['all'], ['few']]);
    cleanup();
    const end = show({}, 'all');
    await fireEvent.click(screen.getByRole('button', { name: 'All rows' }));
    expect(end.onrows.mock.calls).toEqual([]);
  });

  it('compare with the last day that differs, and end it', async () => {
    const first = show({ day: day('2010-05-10') });
    await fireEvent.click(screen.getByRole('button', { name: 'Compare' }));
    expect(first.dispatch).toHaveBeenCalledWith({ type: 'compareChanged', day: day('2010-05-09'), commit: true });
    cleanup();
    const second = show({ day: day('2010-05-10'), compare: day('2010-03-01') });
    expect(screen.getByLabelText<HTMLInputElement>('Compared with: type a date').value).toBe('1 March 2010');
    await fireEvent.click(screen.getByRole('button', { name: 'Compare' }));
    expect(second.dispatch).toHaveBeenCalledWith({ type: 'compareChanged', day: null, commit: true });
  });

  it('compare the two days that are shown, the first with the last', async () => {
    const { dispatch } = show({ mode: 'window', window: { from: day('2010-05-09'), to: day('2010-06-03') } });
    await fireEvent.click(screen.getByRole('button', { name: 'Compare' }));
    expect(dispatch.mock.calls).toEqual([[{ type: 'compareChanged', day: day('2010-06-02'), commit: true }]]);
  });

  it('play and pause, and a date chosen by hand stops playing', async () => {
    const { player } = show({ day: day('2010-05-10') });
    await fireEvent.click(screen.getByRole('button', { name: 'Play' }));
    expect(player.playing).toBe(true);
    await screen.findByRole('button', { name: 'Pause' });
    await fireEvent.click(screen.getByRole('button', { name: 'Next event' }));
    expect(player.playing).toBe(false);
  });

  it('narrow and widen the view of the axis', async () => {
    const { onzoom } = show();
    for (const name of ['Nearer view of the dates', 'Wider view of the dates', 'All dates']) {
      await fireEvent.click(screen.getByRole('button', { name }));
    }
    expect(onzoom.mock.calls.map(([factor]) => factor)).toEqual([2, 0.5, null]);
  });
});
