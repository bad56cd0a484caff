/** The legend: what stands in it and in which order. */
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { initialSession, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import Legend from '../../src/views/layers/Legend.svelte';
import { tiny } from '../fixtures/tiny-atlas';

afterEach(cleanup);

const { index } = tiny;

it('The legend begins with the reader’s own layers that are visible: the signs of the atlas may fill it', () => {
  const entries = [{ label: 'raid', marks: [] }];
  const layer = {
    id: 'own-data-1',
    title: 'Raids',
    isVisible: true,
    count: 1,
    hasNoGhosts: false,
    hasPoints: true,
    entries,
  };
  const own = [layer, { ...layer, id: 'own-data-2', title: 'Hidden', isVisible: false }];
  render(Legend, { view: selectView(index, initialSession(index)), own });
  const titles = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
  expect(titles[0]).toBe('Your data: Raids');
  expect(titles.length).toBeGreaterThan(2);
  expect(titles).not.toContain('Your data: Hidden');
});

it('The legend says what each ring on the map means, of those that are there', async () => {
  const on = (session: Partial<Session>) =>
    selectView(index, { ...initialSession(index), day: parseDay('2010-05-15')!, ...session });
  const entries = (): readonly string[] =>
    screen
      .queryAllByRole('heading', { name: /^(Rings?|Bands?|Rings and bands)$/ })
      .flatMap((heading) => [...heading.parentElement!.querySelectorAll('li')].map(({ textContent }) => textContent));
  const { rerender } = render(Legend, { view: on({}) });
  expect(entries()).toEqual([]);
  const passage = [...index.passages.values()].find(({ features }) => features.includes('reed-ford'))!.id;
  await rerender({ view: on({ passage }) });
  expect(entries()).toEqual(['Spoken of in the paragraph in view']);
  await rerender({ view: on({ passage: null, selection: 'reed-ford' }) });
  expect(entries()).toEqual(['Selected']);
  expect(screen.getByRole('heading', { name: 'Ring' })).toBeTruthy();
  await rerender({ view: on({ passage: null, selection: 'mill-lane' }) });
  expect(screen.getByRole('heading', { name: 'Band' })).toBeTruthy();
  await rerender({ view: on({ selection: 'mill-lane' }), marked: new Set(['mill-lane', 'reed-ford']) });
  expect(screen.getByRole('heading', { name: 'Rings and bands' })).toBeTruthy();
  await rerender({ view: on({}), marked: new Set(['reed-ford']) });
  expect(entries()).toEqual(['Found by the search']);
  // A layer that is off draws no ring.
  await rerender({ view: on({ layers: [] }), marked: new Set(['reed-ford']) });
  expect(entries()).toEqual([]);
});

it('The legend explains the rings around signs where own points may lie under these', async () => {
  const base = { id: 'own-data-1', title: 'Raids', isVisible: true, count: 1, hasNoGhosts: false, entries: [] };
  const view = selectView(index, initialSession(index));
  const { rerender } = render(Legend, { view, own: [{ ...base, hasPoints: true }] });
  expect(screen.getByText(/^Ring around a sign: its colours and number/)).toBeTruthy();
  await rerender({ view, own: [{ ...base, hasPoints: false }] });
  expect(screen.queryByText(/^Ring:/)).toBeNull();
});
