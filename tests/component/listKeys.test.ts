/** The keys of a list of buttons: letters lead to names, and make a word only while nothing else is pressed. */
import { afterEach, expect, it } from 'vitest';
import { ListKeys } from '../../src/map/listKeys';

const names = ['All', 'Raid', 'Rest', 'and more'];
let list: HTMLElement;

afterEach(() => list.remove());

/** Presses keys one after another, at once, and gives the name whose button has the focus then. */
function press(...pressed: readonly string[]): string | null | undefined {
  list = document.createElement('div');
  const keys = new ListKeys();
  for (const name of names) {
    const button = document.createElement('button');
    button.textContent = name;
    button.addEventListener('keydown', (event) => keys.press(event, list, names));
    list.append(button);
  }
  document.body.append(list);
  keys.start(list);
  for (const key of pressed) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key }));
  return document.activeElement?.textContent;
}

it('Letters that follow each other make a word', () => {
  expect(press('r')).toBe('Raid');
  list.remove();
  expect(press('r', 'e')).toBe('Rest');
});

it('A letter after another key begins a word', () => {
  expect(press('r', 'Home', 'a')).toBe('and more');
});
