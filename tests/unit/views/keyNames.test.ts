import { expect, it } from 'vitest';
import { keyNames } from '../../../src/views/keys/keyNames';

it('Keys are named as they are printed', () => {
  expect(keyNames(['/', 't', 'Control+K', 'Meta+K', 'Control+Shift+F6', 'ArrowRight', 'Shift+ArrowLeft'])).toEqual([
    '/',
    'T',
    'Ctrl + K',
    'Cmd + K',
    'Ctrl + Shift + F6',
    '→',
    'Shift + ←',
  ]);
});
