import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { initialSession, type AppEvent, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import NextEvent from '../../src/views/timeline/NextEvent.svelte';
import { tiny } from '../fixtures/tiny-atlas';

afterEach(cleanup);
const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;

function show(more: Partial<Session>) {
  const dispatch = vi.fn<(event: AppEvent) => void>();
  render(NextEvent, { view: selectView(index, { ...initialSession(index), ...more }), dispatch });
  return dispatch;
}

it('What comes next is said and gone to, and at the end what came after', async () => {
  const dispatch = show({ day: day('2010-05-10') });
  await fireEvent.click(screen.getByRole('button', { name: /^Next: 1–3 June 2010, / }));
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'dayChanged', day: day('2010-06-01'), commit: true });
  cleanup();
  const atEnd = show({});
  await fireEvent.click(screen.getByRole('button', { name: 'Next: what came after' }));
  expect(atEnd).toHaveBeenLastCalledWith({ type: 'endPassed' });
  cleanup();
  show({ day: day('2011-06-30'), layers: ['aftermath'] });
  expect(screen.queryByRole('button')).toBeNull();
});
