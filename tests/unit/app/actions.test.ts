import { describe, expect, it } from 'vitest';
import { actionOfKey, buttonsOf, type Action, type PressedKey } from '../../../src/app/actions';

const action = (id: string, more: Partial<Action> = {}): Action => ({ id, label: id, run: () => {}, ...more });
const pressed = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isTyped: false,
  ...more,
});

describe('The actions', () => {
  it('have a button each, in their order, unless they have a place of their own or cannot be done now', () => {
    const actions = [
      action('layers'),
      action('search', { hasButton: false }),
      action('table', { isAvailable: () => false }),
      action('cite', { isAvailable: () => true, hasButton: true }),
    ];
    expect(buttonsOf(actions).map(({ id }) => id)).toEqual(['layers', 'cite']);
  });

  const actions = [
    action('help', { keys: () => ['?'] }),
    action('search', { keys: () => ['/', 'Control+K', 'Meta+K'] }),
  ];

  it.each<[string, PressedKey]>([
    ['a key alone', pressed('/')],
    ['a chord', pressed('k', { ctrlKey: true })],
    ['the same chord with the letter in capitals', pressed('K', { ctrlKey: true })],
    ['its form on other systems', pressed('k', { metaKey: true })],
    ['a chord while letters are typed', pressed('k', { ctrlKey: true, isTyped: true })],
  ])('are done by %s', (_what, key) => expect(actionOfKey(actions, key)?.id).toBe('search'));

  it.each<[string, PressedKey]>([
    ['a key that none has', pressed('x')],
    ['a letter alone that is part of a chord', pressed('k')],
    ['a key alone with one held down', pressed('/', { ctrlKey: true })],
    ['a chord with Alt, which types a letter on some keyboards', pressed('k', { ctrlKey: true, altKey: true })],
    ['a chord of two', pressed('k', { ctrlKey: true, metaKey: true })],
    ['a letter that is typed', pressed('/', { isTyped: true })],
  ])('are not done by %s', (_what, key) => expect(actionOfKey(actions, key)).toBeUndefined());

  it('are not done by their key while they cannot be done', () => {
    const off = [action('search', { keys: () => ['/'], isAvailable: () => false })];
    expect(actionOfKey(off, pressed('/'))).toBeUndefined();
  });
});
