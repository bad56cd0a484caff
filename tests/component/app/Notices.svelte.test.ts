import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Notices from '../../../src/app/Notices.svelte';
import { parseDay } from '../../../src/domain/time';
import { AtlasState } from '../../../src/state/atlasState.svelte';
import { tiny } from '../../fixtures/tiny-atlas';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const day = (text: string): number => parseDay(text) as number;
function show() {
  const state = new AtlasState(tiny.atlas);
  const { rerender } = render(Notices, { said: '', state });
  const go = (text: string): void => {
    state.dispatch({ type: 'dayChanged', day: day(text), commit: true });
    flushSync();
  };
  return { state, go, rerender, told: () => document.querySelector('.notice')?.textContent ?? '' };
}

it('A notice about days goes when others are shown, but not before it could be read', () => {
  const { go, told } = show();
  go('2011-02-01');
  expect(told()).toContain('1 February 2011 was asked for');
  vi.advanceTimersByTime(2000);
  go('2010-05-01');
  expect(told()).not.toBe('');
  vi.advanceTimersByTime(4100);
  flushSync();
  expect(told()).toBe('');
  // One that stood long enough goes at once.
  go('2011-02-01');
  vi.advanceTimersByTime(7000);
  flushSync();
  expect(told()).not.toBe('');
  go('2010-05-01');
  vi.advanceTimersByTime(1);
  flushSync();
  expect(told()).toBe('');
});

it('stays while the keyboard or the pointer is on it, and goes when the reader dismisses it', async () => {
  const { go, told } = show();
  go('2011-02-01');
  screen.getByRole('button', { name: 'Dismiss' }).focus();
  flushSync();
  go('2010-05-01');
  vi.advanceTimersByTime(60_000);
  flushSync();
  expect(told()).not.toBe('');
  await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(told()).toBe('');
});

it('shows the later days at once, and leaves that to the offer of what came after where there is one', async () => {
  const { state, go, rerender, told } = show();
  go('2011-02-01');
  await rerender({ isOffered: true });
  expect(told()).toBe('');
  await rerender({ isOffered: false });
  await fireEvent.click(screen.getByRole('button', { name: 'Show the later days' }));
  expect([state.session.day, told()]).toEqual([day('2011-02-01'), '']);
});

it('is the next stop of Tab from where the keyboard was, to which the focus returns from a button that is gone', async () => {
  const field = document.body.appendChild(document.createElement('input'));
  const { go } = show();
  field.focus();
  go('2011-02-01');
  const later = screen.getByRole('button', { name: 'Show the later days' });
  const tab = async (more: object = {}) => {
    const from = document.activeElement as Element;
    const isDefault = await fireEvent.keyDown(from, { key: 'Tab', ...more });
    return [document.activeElement, isDefault];
  };
  expect(await tab()).toEqual([later, false]);
  expect(await tab({ shiftKey: true })).toEqual([field, false]);
  // Nobody is held there: from the field the browser then goes on as ever.
  expect(await tab()).toEqual([field, true]);
  later.focus();
  await fireEvent.click(later);
  await vi.waitFor(() => expect(document.activeElement).toBe(field));
  field.remove();
});

it('is the next stop of Tab, too, where another field has taken the place of the one in which something was typed', async () => {
  const field = document.body.appendChild(document.createElement('input'));
  const { go } = show();
  field.focus();
  go('2011-02-01');
  const other = document.createElement('input');
  field.replaceWith(other);
  other.focus();
  await fireEvent.keyDown(other, { key: 'Tab' });
  const later = screen.getByRole('button', { name: 'Show the later days' });
  expect(document.activeElement).toBe(later);
  await fireEvent.click(later);
  await vi.waitFor(() => expect(document.activeElement).toBe(other));
  other.remove();
});

it('leaves Tab alone where the keyboard is nowhere, and once it was pressed', async () => {
  const field = document.body.appendChild(document.createElement('input'));
  const { go } = show();
  go('2011-02-01');
  expect(await fireEvent.keyDown(document.body, { key: 'Tab' })).toBe(true);
  field.focus();
  expect([await fireEvent.keyDown(field, { key: 'Tab' }), document.activeElement]).toEqual([true, field]);
  field.remove();
});
