import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepPreference, readPreference } from '../../src/state/preferences';

describe('A choice of the reader', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    localStorage.clear();
  });

  it('is as it always was until another is made, and is found again', () => {
    expect(readPreference('slash', true)).toBe(true);
    keepPreference('slash', false, true);
    expect(readPreference('slash', true)).toBe(false);
  });

  it('is kept under a name of the atlas, on or off', () => {
    keepPreference('slash', true, false);
    expect(Object.entries({ ...localStorage })).toEqual([['atlas-slash', 'yes']]);
    expect(readPreference('slash', false)).toBe(true);
    keepPreference('slash', false, true);
    expect(localStorage.getItem('atlas-slash')).toBe('no');
    expect(readPreference('slash', true)).toBe(false);
    expect(readPreference('slash', false)).toBe(false);
  });

  it('leaves nothing behind where it is the usual one', () => {
    keepPreference('slash', false, true);
    keepPreference('slash', true, true);
    expect(localStorage.length).toBe(0);
  });

  it('is no trouble where nothing can be kept', () => {
    const refuse = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    keepPreference('slash', false, true);
    expect(readPreference('slash', true)).toBe(true);
  });
});
