import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '../../../src/app/actions';
import Toolbar from '../../../src/app/Toolbar.svelte';
import { closables } from '../../../src/ui/closables';
import { itemAfterKey } from '../../../src/ui/menu.svelte';

const LABELS = ['Layers', 'People', 'Share', 'Export', 'Cite'];

/** The toolbar on a screen of a width in pixels, with letters of a size in percent, and what its actions did. */
async function show(width: number, letters = 100) {
  vi.stubGlobal('innerWidth', width);
  document.documentElement.style.fontSize = `${(16 * letters) / 100}px`;
  const run = vi.fn<(label: string) => void>();
  const actions = LABELS.map((label): Action => ({ id: label.toLowerCase(), label, run: () => run(label) }));
  render(Toolbar, { actions });
  await tick();
  return run;
}
const names = (role: string): readonly string[] =>
  screen.queryAllByRole(role).map((element) => element.textContent.trim());
const more = (): HTMLElement => screen.getByRole('button', { name: 'More' });
const focused = (): string => document.activeElement?.textContent.trim() ?? '';

describe('The toolbar', () => {
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    document.documentElement.style.fontSize = '';
  });

  it.each([
    [1280, LABELS],
    [1024, ['Layers', 'People', 'More']],
    [390, ['Layers', 'More']],
  ])('at %i pixels has the buttons %j', async (width, expected) => {
    await show(width);
    expect(names('button')).toEqual(expected);
  });

  it('counts larger letters as a smaller screen', async () => {
    await show(1440, 200);
    expect(names('button')).toEqual(['Layers', 'More']);
  });

  it('has the rest in a menu: its keys, Escape, and the focus back on the button', async () => {
    await show(390);
    more().focus();
    await fireEvent.keyDown(more(), { key: 'ArrowDown' });
    await tick();
    expect(more().getAttribute('aria-expanded')).toBe('true');
    expect(names('menuitem')).toEqual(['People', 'Share', 'Export', 'Cite']);
    const walk: string[] = [focused()];
    for (const key of ['ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home', 'e', 'c']) {
      await fireEvent.keyDown(document.activeElement as Element, { key });
      walk.push(focused());
    }
    expect(walk).toEqual(['People', 'Share', 'Cite', 'People', 'Cite', 'People', 'Export', 'Cite']);
    expect(closables.closeLast()).toBe(true);
    await tick();
    expect([names('menuitem'), focused()]).toEqual([[], 'More']);
    expect(closables.closeLast()).toBe(false);
    await fireEvent.keyDown(more(), { key: 'ArrowUp' });
    await tick();
    expect(focused()).toBe('Cite');
    await fireEvent.keyDown(document.activeElement as Element, { key: 'Tab' });
    expect([names('menuitem'), focused()]).toEqual([[], 'More']);
  });

  it('closes the menu before it does what was chosen, so that a dialog gives the focus back to the button', async () => {
    const run = await show(390);
    run.mockImplementation(() => expect(focused()).toBe('More'));
    await fireEvent.click(more());
    await tick();
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Export' }));
    expect(run.mock.calls).toEqual([['Export']]);
    expect(names('menuitem')).toEqual([]);
  });

  it('closes the menu when the focus goes elsewhere', async () => {
    await show(390);
    await fireEvent.click(more());
    await tick();
    await fireEvent.focusOut(document.activeElement as Element, { relatedTarget: document.body });
    expect(names('menuitem')).toEqual([]);
  });
});

describe('A key in a menu', () => {
  const labels = ['Share', 'Export', 'Save'];
  it.each([
    ['ArrowDown', 2, 0],
    ['ArrowUp', 0, 2],
    ['s', 0, 2],
    ['S', 2, 0],
    ['x', 0, null],
    ['Enter', 0, null],
    [' ', 0, null],
  ])('%s at %i leads to %s', (key, at, expected) => expect(itemAfterKey(key, at, labels)).toBe(expected));

  it('leads nowhere in an empty one', () => expect(itemAfterKey('ArrowDown', 0, [])).toBeNull());
});
