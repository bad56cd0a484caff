import { afterEach, describe, expect, it } from 'vitest';
import { leadsToSearch } from '../../src/views/search/shortcut';

/** The keys that lead to the search from an element, with and without the key `/`. */
function keysAt(html: string): string {
  document.body.innerHTML = html;
  const target = document.body.firstElementChild;
  const keys: [string, Partial<KeyboardEvent>][] = [
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
  return keys
    .filter(([, pressed]) =>
      leadsToSearch({ key: '', ctrlKey: false, metaKey: false, altKey: false, target, ...pressed }, true),
    )
    .map(([name]) => name)
    .join(' ');
}

describe('The keys that lead to the search', () => {
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
  ])('at %s: %s', (html, expected) => expect(keysAt(html)).toBe(expected));

  it('do not include the stroke where the reader does not want it', () => {
    const pressed = { ctrlKey: false, metaKey: false, altKey: false, target: document.body };
    expect(leadsToSearch({ key: '/', ...pressed }, false)).toBe(false);
    expect(leadsToSearch({ key: 'k', ...pressed, ctrlKey: true }, false)).toBe(true);
  });
});
