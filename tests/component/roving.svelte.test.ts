import { afterEach, describe, expect, it } from 'vitest';
import { positionAfterKey, Roving } from '../../src/ui/roving.svelte';

afterEach(() => document.body.replaceChildren());

describe('Arrow keys in a group of controls', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 2, 0],
    ['ArrowLeft', 0, 2],
    ['ArrowLeft', 2, 1],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['ArrowDown', 0, null],
    ['ArrowUp', 1, null],
    ['Enter', 1, null],
  ])('%s leads from %i to %s', (key, at, to) => expect(positionAfterKey(key, at, 3)).toBe(to));

  it('along a column also move by up and down, and nowhere among none', () => {
    expect(positionAfterKey('ArrowDown', 2, 3, 'both')).toBe(0);
    expect(positionAfterKey('ArrowUp', 0, 3, 'both')).toBe(2);
    expect(positionAfterKey('ArrowRight', 0, 3, 'both')).toBe(1);
    expect(positionAfterKey('End', 0, 0, 'both')).toBeNull();
  });

  function group(): readonly HTMLElement[] {
    document.body.innerHTML = '<button id="a"></button><button id="b"></button><button id="c"></button>';
    return [...document.querySelectorAll('button')];
  }
  const key = (name: string, more: KeyboardEventInit = {}): KeyboardEvent =>
    new KeyboardEvent('keydown', { key: name, cancelable: true, ...more });

  it('move the focus, and leave other keys to the browser', () => {
    const controls = group();
    const roving = new Roving();
    const moving = key('ArrowRight');
    roving.keydown(moving, 1, controls);
    expect([document.activeElement?.id, moving.defaultPrevented]).toEqual(['c', true]);
    for (const left of [key('a'), key('ArrowLeft', { altKey: true }), key('Home', { ctrlKey: true })]) {
      roving.keydown(left, 2, controls);
      expect([document.activeElement?.id, left.defaultPrevented]).toEqual(['c', false]);
    }
  });

  it('leave one control to the Tab key: the one that had the focus last, or the last one if that is gone', () => {
    const roving = new Roving();
    const stops = (count: number): string =>
      Array.from({ length: count }, (_, at) => roving.tabIndex(at, count)).join();
    expect(stops(3)).toBe('0,-1,-1');
    roving.reach(2);
    expect(stops(3)).toBe('-1,-1,0');
    expect(stops(2)).toBe('-1,0');
  });
});
