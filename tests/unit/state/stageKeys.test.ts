import { describe, expect, it } from 'vitest';
import { commandOfKey, LISTED_KEYS, StepNumber, type StageKey } from '../../../src/state/stageKeys';

const key = (name: string, more: Partial<StageKey> = {}): StageKey => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  on: 'page',
  ...more,
});

describe('A key', () => {
  it.each([
    ['PageDown', 'next'],
    ['ArrowRight', 'next'],
    ['ArrowDown', 'next'],
    [' ', 'next'],
    ['PageUp', 'previous'],
    ['ArrowLeft', 'previous'],
    ['ArrowUp', 'previous'],
    ['Home', 'first'],
    ['End', 'last'],
    ['Backspace', 'again'],
    ['b', 'blank'],
    ['B', 'blank'],
    ['.', 'blank'],
    ['f', 'full'],
    ['l', 'ring'],
    ['N', 'notes'],
    ['q', 'reveal'],
    ['+', 'larger'],
    ['-', 'smaller'],
    ['?', 'keys'],
    ['Escape', 'escape'],
    ['Enter', 'enter'],
  ])('%s: %s', (name, command) => expect(commandOfKey(key(name), true)).toBe(command));

  it('Space with Shift goes back', () => expect(commandOfKey(key(' ', { shiftKey: true }), true)).toBe('previous'));

  it('of a figure is a figure', () => expect(commandOfKey(key('7'), true)).toEqual({ digit: 7 }));

  it.each([['x'], ['F5'], ['Tab'], ['constructor']])('that means nothing does nothing: %s', (name) =>
    expect(commandOfKey(key(name), true)).toBeNull(),
  );

  it('in a text field is text', () => {
    for (const name of ['b', ' ', 'PageDown', '3', 'Escape'])
      expect(commandOfKey(key(name, { on: 'text' }), true)).toBeNull();
  });

  it('on a control leaves it Space and Enter, and nothing else', () => {
    expect(commandOfKey(key(' ', { on: 'control' }), true)).toBeNull();
    expect(commandOfKey(key('Enter', { on: 'control' }), true)).toBeNull();
    expect(commandOfKey(key('PageDown', { on: 'control' }), true)).toBe('next');
  });

  it('with Ctrl, Alt or Command is the browser’s', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey'])
      expect(commandOfKey(key('ArrowLeft', { [held]: true }), true)).toBeNull();
  });

  it('that is a letter, figure or sign does nothing where such keys are off; a clicker still turns pages', () => {
    for (const name of ['b', '.', 'l', '3', '?', '+']) expect(commandOfKey(key(name), false)).toBeNull();
    expect(commandOfKey(key('PageDown'), false)).toBe('next');
    expect(commandOfKey(key(' '), false)).toBe('next');
  });

  it('is listed with what it does, and as a letter if it can be turned off', () => {
    for (const { keys, isLetter } of LISTED_KEYS) {
      const single = keys.filter((name) => name.length === 1 && /[A-Z0-9.+?-]/.test(name));
      expect(isLetter, keys.join()).toBe(single.length > 0);
    }
  });
});

describe('The number of a step', () => {
  it('of one figure is whole at once where there are no more than nine', () =>
    expect(new StepNumber().type(3, 8)).toBe(3));

  it('waits for a second figure where there may be one', () => {
    const number = new StepNumber();
    expect(number.type(1, 12)).toBeNull();
    expect(number.typed).toBe('1');
    expect(number.type(1, 12)).toBe(11);
    expect(number.typed).toBe('');
  });

  it('is whole at once if no step has it as the first of two figures', () =>
    expect(new StepNumber().type(2, 12)).toBe(2));

  it('ends with Enter', () => {
    const number = new StepNumber();
    number.type(1, 12);
    expect(number.end()).toBe(1);
    expect(number.end()).toBeNull();
  });

  it('begins anew where there is no such step', () => {
    const number = new StepNumber();
    number.type(1, 12);
    expect(number.type(9, 12)).toBe(9);
    expect(new StepNumber().type(9, 8)).toBeNull();
    expect(new StepNumber().type(0, 8)).toBeNull();
  });
});
