import { afterEach, describe, expect, it, vi } from 'vitest';
import { runShortcut, type Action } from '../../../src/app/actions';

const KEYS: readonly (readonly [name: string, pressed: KeyboardEventInit])[] = [
  ['/', { key: '/' }],
  ['Ctrl+K', { key: 'k', ctrlKey: true }],
  ['Cmd+K', { key: 'K', metaKey: true }],
  ['K', { key: 'k' }],
  ['Ctrl+/', { key: '/', ctrlKey: true }],
  ['Cmd+/', { key: '/', metaKey: true }],
  ['Alt+/', { key: '/', altKey: true }],
  ['Ctrl+Alt+K', { key: 'k', ctrlKey: true, altKey: true }],
  ['Ctrl+J', { key: 'j', ctrlKey: true }],
];

/** Presses a key on an element; gives whether the page was left the key. */
function press(
  pressed: KeyboardEventInit,
  actions: readonly Action[],
  html = '<button></button>',
  isModal = false,
): boolean {
  document.body.innerHTML = html;
  const listen = (event: KeyboardEvent): void => runShortcut(event, actions, isModal);
  addEventListener('keydown', listen);
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...pressed });
  const isLeft = document.body.firstElementChild!.dispatchEvent(event);
  removeEventListener('keydown', listen);
  return isLeft;
}
function search(run: () => unknown = () => true, keys = ['/', 'Control+K', 'Meta+K']): readonly Action[] {
  return [{ id: 'search', label: 'Search', keys: () => keys, run }];
}

describe('A key of the page', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    ['<button></button>', '/ Ctrl+K Cmd+K'],
    ['<input type="checkbox">', '/ Ctrl+K Cmd+K'],
    ['<input type="range">', '/ Ctrl+K Cmd+K'],
    ['<input type="file">', '/ Ctrl+K Cmd+K'],
    ['<svg></svg>', '/ Ctrl+K Cmd+K'],
    ['<input>', 'Ctrl+K Cmd+K'],
    ['<input type="date">', 'Ctrl+K Cmd+K'],
    ['<textarea></textarea>', 'Ctrl+K Cmd+K'],
    ['<select></select>', 'Ctrl+K Cmd+K'],
  ])('at %s is one of %s', (html, expected) => {
    const taken = KEYS.filter(([, pressed]) => !press(pressed, search(), html)).map(([name]) => name);
    expect(taken.join(' ')).toBe(expected);
  });

  it('is the page’s own where the action is switched off, or came to nothing', () => {
    expect(
      press(
        { key: '/' },
        search(() => true, ['Control+K']),
      ),
    ).toBe(true);
    const run = vi.fn(() => false);
    expect(press({ key: '/' }, search(run))).toBe(true);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('does nothing behind an open dialog, or where something else has used it', () => {
    const run = vi.fn();
    press({ key: '/' }, search(run), '<button></button>', true);
    const prevent = (event: Event): void => event.preventDefault();
    document.addEventListener('keydown', prevent);
    press({ key: '/' }, search(run));
    document.removeEventListener('keydown', prevent);
    expect(run).not.toHaveBeenCalled();
  });
});
