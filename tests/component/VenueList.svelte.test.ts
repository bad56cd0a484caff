/** The list of the venue view: it and the discs are one selection. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { initialSession, type AppEvent, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import VenueInset from '../../src/map/VenueInset.svelte';
import { VenueViewState } from '../../src/state/venueView.svelte';
import { insetBounds, insetPoint } from '../../src/symbology/inset';
import { discRadius } from '../../src/symbology/venueDisc';
import { closables } from '../../src/ui/closables';
import VenueList from '../../src/views/venues/VenueList.svelte';
import { real } from '../fixtures/real-atlas';

afterEach(cleanup);
const on = (date: string, more: Partial<Session> = {}) =>
  selectView(real.index, { ...initialSession(real.index), day: parseDay(date) as number, ...more });

function show(date = '2023-07-27', more: Partial<Session> = {}) {
  const dispatch = vi.fn<(event: AppEvent) => void>();
  const onclose = vi.fn<() => void>();
  const venues = new VenueViewState(() => {});
  render(VenueList, { view: on(date, more), index: real.index, venues, dispatch, onclose });
  return { dispatch, onclose, venues };
}
const list = () => screen.getByRole('region', { name: /^Where they met/ });
const venue = (name: RegExp) => within(list()).getByRole('button', { name });
const rows = () => [...list().querySelectorAll('.venue .name')].map((name) => name.textContent);

describe('The list of venues', () => {
  it('names each venue with its count and its meetings, those across an ocean last', () => {
    show('2022-11-07');
    expect(screen.getByRole('heading', { name: 'Where they met, up to 7 November 2022' })).toBeTruthy();
    expect(venue(/Brussels\s+5 meetings$/)).toBeTruthy();
    expect(rows().slice(-2).sort()).toEqual(['New York', 'Washington']);
    const row = venue(/Prague/).closest('li')!;
    expect(within(row).getByRole('link', { name: '6 October 2022' }).getAttribute('href')).toBe('#prague-2022-10-06');
    expect(within(row).getByRole('img', { name: 'Leaders' })).toBeTruthy();
    expect(within(row).getByText('Aliyev, Pashinyan, Macron, Michel')).toBeTruthy();
  });

  it('selects a venue, and goes to a meeting', async () => {
    const { dispatch } = show();
    await fireEvent.click(venue(/Vienna/));
    await fireEvent.click(screen.getByRole('link', { name: '6 October 2022' }));
    expect(dispatch.mock.calls).toEqual([
      [{ type: 'selected', id: 'vienna' }],
      [{ type: 'eventVisited', id: 'prague-2022-10-06' }],
    ]);
  });

  it('shows what is selected on the map, and what the pointer is on there', () => {
    const { venues } = show('2023-07-27', { selection: 'moscow' });
    expect(venue(/Moscow/).getAttribute('aria-pressed')).toBe('true');
    expect(venue(/Vienna/).getAttribute('aria-pressed')).toBe('false');
    flushSync(() => venues.point('vienna'));
    expect(venue(/Vienna/).closest('li')?.className).toContain('is-pointed');
    flushSync(() => venues.point(null));
    expect(venue(/Vienna/).closest('li')?.className).not.toContain('is-pointed');
  });

  it('tells the map what the pointer or the keyboard is on', async () => {
    const { venues } = show();
    await fireEvent.pointerEnter(venue(/Sochi/));
    expect(venues.pointed).toBe('sochi');
    await fireEvent.pointerLeave(venue(/Sochi/));
    expect(venues.pointed).toBeNull();
    await fireEvent.focus(venue(/Munich/));
    expect(venues.pointed).toBe('munich');
  });

  it('is limited to one track, and to all again', async () => {
    const { venues } = show();
    const all = rows();
    await fireEvent.click(screen.getByRole('button', { name: /^Foreign ministers 6$/ }));
    expect(venues.track).toBe('ministers');
    expect(rows()).toEqual(['Washington', 'Arlington', 'New York']);
    expect(screen.getByText('6 meetings in 3 places, 6 beyond this map.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'All' }));
    expect(rows()).toEqual(all);
  });

  it('is left by its button and by Escape', async () => {
    const { onclose } = show();
    await fireEvent.click(screen.getByRole('button', { name: 'Back to the text' }));
    expect(closables.closeLast()).toBe(true);
    expect(onclose).toHaveBeenCalledTimes(2);
  });
});

describe('The inset', () => {
  it('has a disc for each venue in its frame, as large as its count and where it lies', () => {
    const view = on('2023-07-27');
    const picture = {
      bounds: insetBounds([
        [4, 36],
        [48, 57],
      ]),
      land: 'M0 0l1 1z',
      borders: '',
    };
    const { container } = render(VenueInset, { picture, view, frame: [43, 38, 51, 42] });
    const discs = [...container.querySelectorAll('circle')].map((circle) =>
      ['cx', 'cy', 'r'].map((name) => Number(circle.getAttribute(name))),
    );
    const brussels = view.features.get('brussels')!;
    const [x, y] = insetPoint(picture.bounds, brussels.feature.point);
    const [cx, cy, r] = discs[0]!.map((value) => value.toFixed(3));
    expect([cx, cy]).toEqual([x.toFixed(3), y.toFixed(3)]);
    const [single] = discs.map(([, , radius]) => radius as number).sort((a, b) => a - b);
    expect(Number(r) / single!).toBeCloseTo(discRadius(7) / discRadius(1), 4);
    // Nobody in the picture is across an ocean.
    expect(discs).toHaveLength(
      [...view.features.values()].filter(({ feature, count }) => count > 0 && feature.point[0] > -10).length,
    );
    expect([...container.querySelectorAll('text')].map((text) => text.textContent)).toEqual(['7', '7', '3']);
  });
});
