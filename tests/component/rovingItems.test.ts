import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rovingItems } from '../../src/ui/rovingItems';

const roving = rovingItems({ groups: 'section', items: 'a[href], summary, button', except: '.open' });
let root: HTMLElement;
let stop: () => void;

beforeEach(() => {
  root = document.createElement('div');
  root.innerHTML = `<section><a href="#1">1</a><a href="#2">2</a><span class="open"><a href="#n">note</a></span></section>
    <section>none</section>
    <section><a href="#3">3</a><details><summary>more</summary><a href="#4">4</a></details><a href="#5">5</a></section>`;
  document.body.append(root);
  stop = roving(root) as () => void;
});
afterEach(() => {
  stop();
  root.remove();
});
const named = (name: string): HTMLElement =>
  [...root.querySelectorAll<HTMLElement>('a, summary, button')].find(({ textContent }) => textContent === name)!;
const stops = (): string[] =>
  [...root.querySelectorAll<HTMLElement>('a, summary, button')]
    .filter(({ tabIndex }) => tabIndex === 0)
    .map(({ textContent }) => textContent);
function press(key: string, more: KeyboardEventInit = {}): boolean {
  return document.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );
}

describe('Roving items', () => {
  it('leave one Tab stop a group, and what keeps its own', () => {
    expect(stops()).toEqual(['1', 'note', '3']);
  });

  it('make the item that has the focus the Tab stop of its group', () => {
    named('2').focus();
    expect(stops()).toEqual(['2', 'note', '3']);
    press('ArrowDown');
    expect(document.activeElement).toBe(named('3'));
    expect(stops()).toEqual(['2', 'note', '3']);
  });

  it('pass over what a closed disclosure hides, and enter an open one', () => {
    named('3').focus();
    press('ArrowRight');
    expect(document.activeElement).toBe(named('more'));
    press('ArrowRight');
    expect(document.activeElement).toBe(named('5'));
    root.querySelector('details')!.open = true;
    press('ArrowLeft');
    expect(document.activeElement).toBe(named('4'));
  });

  it('take in an item that is added, and find another stop for one that is removed', async () => {
    named('1').insertAdjacentHTML('beforebegin', '<button type="button">0</button>');
    await Promise.resolve();
    expect(stops()).toEqual(['1', 'note', '3']);
    named('1').remove();
    await Promise.resolve();
    expect(stops()).toEqual(['0', 'note', '3']);
  });

  it('leave keys with a modifier to the browser, and all keys where they are not used', () => {
    named('1').focus();
    expect(press('ArrowRight', { altKey: true })).toBe(true);
    expect(document.activeElement).toBe(named('1'));
    named('note').focus();
    expect(press('ArrowRight')).toBe(true);
    expect(document.activeElement).toBe(named('note'));
  });

  it('let go of the keys when they end', () => {
    stop();
    named('1').focus();
    expect(press('ArrowRight')).toBe(true);
  });
});
