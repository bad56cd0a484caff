import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closables } from '../../src/ui/closables';
import type { MenuGroup } from '../../src/ui/menu.svelte';
import PopupMenu from '../../src/ui/PopupMenu.svelte';

afterEach(cleanup);

function show() {
  const run = vi.fn<(id: string) => void>();
  const groups: readonly MenuGroup[] = [
    {
      title: 'Pace',
      entries: (['slow', 'fast'] as const).map((id) => ({
        id,
        label: id === 'slow' ? 'Slow' : 'Fast',
        type: 'choice',
        isOn: id === 'fast',
        run: () => run(id),
      })),
    },
    { title: '', entries: [{ id: 'leave', label: 'Leave', detail: 'and come back', run: () => run('leave') }] },
  ];
  const children = createRawSnippet(() => ({ render: () => '<span>Pace</span>' }));
  render(PopupMenu, { label: 'Pace of the ferry', groups, lead: 'How fast it goes.', children });
  return { run, button: screen.getByRole('button', { name: 'Pace of the ferry' }) };
}
const focused = (): string => document.activeElement?.textContent.trim() ?? '';
const press = (key: string): Promise<boolean> => fireEvent.keyDown(document.activeElement as Element, { key });

describe('A menu beside its button', () => {
  it('opens at what is chosen in it, is gone through by keys, and gives the focus back', async () => {
    const { button, run } = show();
    button.focus();
    await fireEvent.click(button);
    await vi.waitFor(() => expect(focused()).toBe('Fast'));
    expect(button.getAttribute('aria-expanded')).toBe('true');
    await press('ArrowDown');
    expect(focused()).toMatch(/^Leave/);
    await press('s');
    expect(focused()).toBe('Slow');
    await fireEvent.click(document.activeElement as Element);
    expect(run.mock.calls).toEqual([['slow']]);
    expect([screen.queryByRole('menu'), document.activeElement]).toEqual([null, button]);
  });

  it('says above its entries what they are about, and names their groups', async () => {
    const { button } = show();
    await fireEvent.click(button);
    const menu = screen.getByRole('menu', { name: 'Pace of the ferry' });
    const lead = document.getElementById(menu.getAttribute('aria-describedby') ?? '');
    expect(lead?.textContent).toBe('How fast it goes.');
    expect(screen.getByRole('group', { name: 'Pace' })).toBeTruthy();
    expect(screen.getAllByRole('menuitemradio').map((item) => item.getAttribute('aria-checked'))).toEqual([
      'false',
      'true',
    ]);
  });

  it.each([
    ['Escape', () => closables.onkeydown(new KeyboardEvent('keydown', { key: 'Escape' }))],
    ['Tab', () => press('Tab')],
    ['a press elsewhere', () => fireEvent.pointerDown(document.body)],
    ['another size of the window', () => fireEvent(window, new Event('resize'))],
  ])('closes by %s', async (_what, close) => {
    const { button, run } = show();
    await fireEvent.click(button);
    await vi.waitFor(() => expect(focused()).toBe('Fast'));
    await close();
    await vi.waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(run).not.toHaveBeenCalled();
    expect(closables.isEmpty).toBe(true);
  });

  it('stays open for a press inside it', async () => {
    const { button } = show();
    await fireEvent.click(button);
    await fireEvent.pointerDown(screen.getByText('How fast it goes.'));
    expect(screen.queryByRole('menu')).not.toBeNull();
  });
});
