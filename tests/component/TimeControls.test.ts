import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { initialSession, type AppEvent, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import { AtlasState } from '../../src/state/atlasState.svelte';
import { Player } from '../../src/state/player.svelte';
import TimeControls from '../../src/views/timeline/TimeControls.svelte';
import { tiny } from '../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;

function show(more: Partial<Session> = {}) {
  const dispatch = vi.fn<(event: AppEvent) => void>();
  const onzoom = vi.fn<(factor: number | null) => void>();
  const player = new Player(
    new AtlasState(tiny.atlas),
    () => () => {},
    () => false,
  );
  render(TimeControls, {
    view: selectView(index, { ...initialSession(index), ...more }),
    moments: tiny.atlas.moments,
    player,
    isWhole: false,
    dispatch,
    onzoom,
  });
  return { dispatch, onzoom, player };
}

describe('The controls of time', () => {
  afterEach(cleanup);

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
    show({ day: day('2011-06-30'), layers: ['aftermath'] });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Next event' }).disabled).toBe(true);
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

  it('lead to moments by name, and ask again once left', async () => {
    const { dispatch } = show();
    const list = screen.getByLabelText<HTMLSelectElement>('Moments of the article');
    expect([...list.querySelectorAll('optgroup')].map(({ label }) => label)).toEqual([
      'The author’s highlights',
      'Phases',
    ]);
    await fireEvent.change(list, { target: { value: 'ford-day' } });
    expect(dispatch).toHaveBeenCalledWith({ type: 'momentChosen', id: 'ford-day' });
    await fireEvent.blur(list);
    expect(list.value).toBe('');
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
