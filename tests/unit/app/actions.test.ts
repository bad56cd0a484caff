import { describe, expect, it } from 'vitest';
import {
  actionOfKey,
  buttonsOf,
  keysOf,
  runTool,
  toolsOf,
  type Action,
  type PressedKey,
} from '../../../src/app/actions';

const action = (id: string, more: Partial<Action> = {}): Action => ({ id, label: id, run: () => {}, ...more });
const pressed = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
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

  it('are found in the search where they have a button, and leave a panel open that is', () => {
    const ran: string[] = [];
    const tool = (id: string, more: Partial<Action> = {}): Action =>
      action(id, { run: () => ran.push(id), also: [`to ${id}`], ...more });
    const actions = [
      tool('measure', { isOpen: () => false }),
      tool('table', { isOpen: () => true }),
      tool('search', { hasButton: false }),
      tool('method', { isAvailable: () => false }),
    ];
    expect(toolsOf(actions)).toEqual([
      { id: 'measure', label: 'measure', also: ['to measure'] },
      { id: 'table', label: 'table', also: ['to table'] },
    ]);
    for (const { id } of actions) if (id !== 'search') runTool(actions, id);
    expect(ran).toEqual(['measure']);
  });

  const actions = [
    action('help', { keys: () => ['?'] }),
    action('search', { keys: () => ['/', 'Control+K', 'Meta+K'] }),
    action('next', { keys: () => ['F6', 'Control+F6'] }),
    action('before', { keys: () => ['Shift+F6'] }),
    action('text', { keys: () => ['t'] }),
    action('again', { keys: () => ['Backspace', 'ArrowRight'] }),
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
    ['a key that edits what is typed', pressed('Backspace', { isTyped: true })],
    ['a key that moves in what is typed', pressed('ArrowRight', { isTyped: true })],
    ['a letter with Shift', pressed('T', { shiftKey: true })],
    ['a chord with Shift, which browsers use', pressed('K', { ctrlKey: true, shiftKey: true })],
  ])('are not done by %s', (_what, key) => expect(actionOfKey(actions, key)).toBeUndefined());

  it.each<[string, PressedKey, string]>([
    ['a sign that some keyboards have on Shift', pressed('?', { shiftKey: true }), 'help'],
    ['the same sign on its own key', pressed('?'), 'help'],
    ['a key with a name', pressed('F6'), 'next'],
    ['such a key while letters are typed', pressed('F6', { isTyped: true }), 'next'],
    ['the same with Ctrl', pressed('F6', { ctrlKey: true }), 'next'],
    ['the same with Shift, which is another', pressed('F6', { shiftKey: true }), 'before'],
    ['a letter, while Caps Lock is on', pressed('T'), 'text'],
    ['a key that edits, where nothing is typed', pressed('Backspace'), 'again'],
  ])('are told apart by %s', (_what, key, id) => expect(actionOfKey(actions, key)?.id).toBe(id));

  it('are listed with the keys that they have now', () => {
    let hasLetters = true;
    const some = [
      action('people'),
      action('search', { keys: () => (hasLetters ? ['/', 'Control+K'] : ['Control+K']) }),
      action('text', { keys: () => (hasLetters ? ['t'] : []) }),
    ];
    expect(keysOf(some).map(({ id, keys }) => [id, ...keys])).toEqual([
      ['search', '/', 'Control+K'],
      ['text', 't'],
    ]);
    hasLetters = false;
    expect(keysOf(some).map(({ id, keys }) => [id, ...keys])).toEqual([['search', 'Control+K']]);
  });

  it('are not done by their key while they cannot be done', () => {
    const off = [action('search', { keys: () => ['/'], isAvailable: () => false })];
    expect(actionOfKey(off, pressed('/'))).toBeUndefined();
  });
});
