import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Differences from '../../src/views/details/Differences.svelte';
import { initialSession, type AppEvent } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectCompared, selectView } from '../../src/domain/view';
import { closables } from '../../src/ui/closables';
import { tiny } from '../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;

function show(chosen: string, other: string) {
  const session = { ...initialSession(index), day: day(chosen), compare: day(other) };
  const compared = selectCompared(index, session);
  if (!compared) throw new Error('Nothing is compared.');
  const dispatch = vi.fn<(event: AppEvent) => void>();
  const onside = vi.fn<(side: boolean) => void>();
  const onend = vi.fn();
  render(Differences, {
    view: selectView(index, session),
    compared,
    side: false,
    canSide: true,
    onside,
    onend,
    dispatch,
  });
  return { dispatch, onside, onend };
}

describe('What differs between two days', () => {
  afterEach(cleanup);

  it.each([
    ['2010-05-09', '2010-05-10'],
    ['2010-05-10', '2010-05-09'],
  ])('is told from the earlier to the later, whichever was chosen first (%s, %s)', (chosen, other) => {
    show(chosen, other);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('9 May 2010 and 10 May 2010');
    expect(screen.getByRole('button', { name: 'Reed ford: closed, then opened for a time' })).toBeTruthy();
    expect(screen.getByText('1 event between them')).toBeTruthy();
  });

  it('leads to the feature, and ends the comparison', async () => {
    const { dispatch, onside, onend } = show('2010-05-09', '2010-05-10');
    await fireEvent.click(screen.getByRole('button', { name: /^Reed ford/ }));
    expect(dispatch.mock.calls).toEqual([[{ type: 'selected', id: 'reed-ford' }]]);
    await fireEvent.click(screen.getByRole('button', { name: 'End the comparison' }));
    expect(onend).toHaveBeenCalledOnce();
    closables.closeLast();
    expect(onend).toHaveBeenCalledTimes(2);
    await fireEvent.click(screen.getByRole('radio', { name: 'side by side' }));
    expect(onside).toHaveBeenCalledWith(true);
  });

  it('says so where nothing does, and where both are one day', () => {
    show('2010-05-12', '2010-05-13');
    expect(screen.getByText(/Nothing on the map differs/)).toBeTruthy();
    cleanup();
    show('2010-05-12', '2010-05-12');
    expect(screen.getByText(/Both are the same day/)).toBeTruthy();
  });
});
