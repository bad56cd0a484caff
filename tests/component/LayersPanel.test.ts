import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { initialSession, type AppEvent } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import LayersPanel from '../../src/views/layers/LayersPanel.svelte';
import { closables } from '../../src/ui/closables';
import { tiny } from '../fixtures/tiny-atlas';

const view = selectView(tiny.index, initialSession(tiny.index));
/** A panel of which the languages and what is called do not matter. */
const props = {
  theme: 'auto',
  checked: 0,
  languages: [],
  dispatch: vi.fn(),
  onclose: vi.fn(),
  onowndata: vi.fn(),
} as const;

function show(): {
  dispatch: ReturnType<typeof vi.fn<(event: AppEvent) => void>>;
  onclose: ReturnType<typeof vi.fn<() => void>>;
} {
  const dispatch = vi.fn<(event: AppEvent) => void>();
  const onclose = vi.fn<() => void>();
  render(LayersPanel, {
    view,
    theme: 'auto',
    checked: tiny.index.atlas.meta.checked,
    languages: tiny.index.atlas.languages,
    dispatch,
    onclose,
  });
  return { dispatch, onclose };
}

describe('The layers', () => {
  afterEach(cleanup);

  it('are listed with what exists on the day, on or off', () => {
    show();
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox').filter((box) => box.closest('li'));
    expect(boxes.map((box) => [box.closest('label')?.textContent?.replace(/\s+/g, ' ').trim(), box.checked])).toEqual([
      ['Lines 1', true],
      ['Grounds 0', true],
      ['Fords 1', true],
      ['Lanes 1', true],
      ['Halls 1', false],
      ['Later 1', false],
    ]);
  });

  it('say of a large layer of the reader’s own that it has no ghosts, while there are ghosts', async () => {
    const group = {
      id: 'a',
      title: 'Raids',
      isVisible: true,
      count: 5000,
      hasNoGhosts: true,
      hasPoints: true,
      entries: [],
    };
    const said = (): number => screen.queryAllByText(/is not drawn faintly: the layer is too large/).length;
    const { rerender } = render(LayersPanel, { ...props, view: { ...view, ghosts: true }, own: [group] });
    expect(said()).toBe(1);
    await rerender({ own: [{ ...group, hasNoGhosts: false }] });
    expect(said()).toBe(0);
    await rerender({ view: { ...view, ghosts: false }, own: [group] });
    expect(said()).toBe(0);
  });

  it('say of a comparison what there is on both days, the earlier first, and of the reader’s own data in words', async () => {
    const session = { ...initialSession(tiny.index), day: parseDay('2010-05-15') as number };
    const on = (date: string) => selectView(tiny.index, { ...session, day: parseDay(date) as number });
    const [one, other] = [on('2010-05-15'), on('2009-01-01')];
    const group = {
      id: 'own-data-a',
      title: 'Raids',
      isVisible: true,
      count: 60,
      hasNoGhosts: false,
      hasPoints: true,
      entries: [],
    };
    const counts = () => screen.getAllByTitle('on the two days').map((each) => each.textContent);
    const expected = one.layers.map(({ id, count }) => {
      const before = other.layers.find((layer) => layer.id === id)?.count;
      return before === count ? String(count) : `${before}, then ${count}`;
    });
    const ownOnDays = vi.fn(() => '12 on 1 January 2009, 9 on 15 May 2010');
    const { rerender } = render(LayersPanel, { ...props, view: one, compared: other, own: [group], ownOnDays });
    expect(counts()).toEqual(expected);
    expect(counts().join()).toContain(', then ');
    expect(screen.getByText('12 on 1 January 2009, 9 on 15 May 2010')).toBeTruthy();
    expect(ownOnDays).toHaveBeenCalledWith('own-data-a');
    await rerender({ view: other, compared: one });
    expect(counts()).toEqual(expected);
    await rerender({ compared: null, ownOnDays: () => '' });
    expect(screen.queryByTitle('on the two days')).toBeNull();
  });

  it('take the focus when they open, at their heading', () => {
    show();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Layers' }));
  });

  it('are switched one by one', async () => {
    const { dispatch } = show();
    await fireEvent.click(screen.getByRole('checkbox', { name: /Halls/ }));
    expect(dispatch.mock.calls).toEqual([[{ type: 'layerToggled', layer: 'venues' }]]);
  });

  it('come with the choice of names and colours', async () => {
    const { dispatch } = show();
    await fireEvent.change(screen.getByRole('combobox', { name: 'Names on the map' }), { target: { value: 'ru' } });
    await fireEvent.change(screen.getByRole('combobox', { name: 'Colours' }), { target: { value: 'dark' } });
    expect(dispatch.mock.calls).toEqual([
      [{ type: 'namesChosen', names: 'ru' }],
      [{ type: 'themeChosen', theme: 'dark' }],
    ]);
  });

  it('come with a switch for what is gone or not yet there', async () => {
    const { dispatch } = show();
    await fireEvent.click(screen.getByRole('checkbox', { name: /gone or not yet there/ }));
    expect(dispatch.mock.calls).toEqual([[{ type: 'ghostsToggled' }]]);
  });

  it('close with Escape and with the button', async () => {
    const { onclose } = show();
    closables.onkeydown(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(onclose).toHaveBeenCalledTimes(1);
    await fireEvent.click(screen.getByRole('button', { name: /^Close/ }));
    expect(onclose).toHaveBeenCalledTimes(2);
  });
});
