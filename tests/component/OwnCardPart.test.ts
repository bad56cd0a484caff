/** The card of an own feature in the page: where it leads, and what it gives way to. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { SvelteMap } from 'svelte/reactivity';
import { afterEach, describe, expect, it, vi } from 'vitest';
import OwnCardPart from '../../src/app/OwnCardPart.svelte';
import { SheetState } from '../../src/app/sheet.svelte';
import type { MapFeature } from '../../src/domain/mapTool';
import type { OwnFeature, OwnPlace } from '../../src/domain/ownData';
import { AtlasState } from '../../src/state/atlasState.svelte';
import OwnCard from '../../src/views/owndata/OwnCard.svelte';
import { ownFeature, styledLayer } from '../fixtures/ownLayers';
import { tiny } from '../fixtures/tiny-atlas';

afterEach(cleanup);

const place: OwnPlace = { layer: 'own-data-raids', place: 0 };

/** The card on a page that forgets what lies at the place as soon as nothing is chosen, as the real one does. */
function open(isOverCard = false, others: readonly OwnFeature[] = []) {
  const state = new AtlasState(tiny.index.atlas);
  if (isOverCard) state.dispatch({ type: 'selected', id: 'reed-ford' });
  const now = new SvelteMap<string, OwnPlace | readonly MapFeature[] | null>([
    ['chosen', place],
    ['featuresAtPoint', [place, 'reed-ford']],
  ]);
  const choose = vi.fn((next: OwnPlace | null, featuresAtPoint: readonly MapFeature[] = []) => {
    now.set('chosen', next);
    now.set('featuresAtPoint', featuresAtPoint);
  });
  const page = {
    program: { value: { default: { Card: OwnCard } } },
    layers: [
      styledLayer('raids', [
        ownFeature(1, { title: 'Raid' }, null, { type: 'Point', coordinates: [46, 39] }),
        ...others,
      ]),
    ],
    get chosen() {
      return now.get('chosen') as OwnPlace | null;
    },
    get featuresAtPoint() {
      return now.get('featuresAtPoint') as readonly MapFeature[];
    },
    choose,
  };
  const dispatch = vi.fn();
  const props = { state, dispatch, sheet: new SheetState(), isInSheet: false, isOverCard, region: () => {} };
  render(OwnCardPart, { ...props, page: page as never });
  return { state, dispatch, choose };
}

describe('The card of an own feature', () => {
  it('says that what has no date is drawn on every day, and hollow among those that have one', () => {
    open();
    expect(screen.getByText('Without a date: drawn on every day.')).toBeTruthy();
    cleanup();
    open(false, [ownFeature(2, {}, '2023')]);
    const words = 'Without a date: drawn on every day, and hollow, to tell it from those that have one.';
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('leads to the feature of the atlas at its place', async () => {
    const { dispatch } = open();
    await fireEvent.click(screen.getByRole('button', { name: tiny.index.features.get('reed-ford')!.title }));
    expect(dispatch).toHaveBeenCalledExactlyOnceWith({ type: 'selected', id: 'reed-ford' });
  });

  it('leads back to the card whose place it has, which is named, and remembers what lies there', async () => {
    const { dispatch, choose } = open(true);
    const { title } = tiny.index.features.get('reed-ford')!;
    await fireEvent.click(screen.getByRole('button', { name: `Back to ${title}` }));
    expect(choose).toHaveBeenCalledExactlyOnceWith(null, [place, 'reed-ford']);
    choose(place, [place, 'reed-ford']);
    await waitFor(() => expect(screen.getByRole('button', { name: title })).toBeTruthy());
    await fireEvent.click(screen.getByRole('button', { name: title }));
    expect(choose).toHaveBeenLastCalledWith(null, [place, 'reed-ford']);
    expect(dispatch).not.toHaveBeenCalled();
  });

  it('has no way back where no other card is open', () => {
    open();
    expect(screen.queryByRole('button', { name: /^Back to/ })).toBeNull();
  });

  it('says how far away that is, with the precision of both positions', async () => {
    open();
    // The ford lies at 1° east, 0.6° north, and is known to 300 metres.
    await waitFor(() =>
      expect(screen.getByText(/Near it on the map/).textContent).toMatch(
        /Reed ford, [\d,.]+ to [\d,.]+ km away, one precision unknown/,
      ),
    );
  });

  it('gives way to what is selected or compared after it, whatever did that, and not to what is no more', async () => {
    const { state, choose } = open();
    state.dispatch({ type: 'selected', id: 'reed-ford' });
    await waitFor(() => expect(choose).toHaveBeenLastCalledWith(null, [place, 'reed-ford']));
    choose(place);
    state.dispatch({ type: 'selectionCleared' });
    await waitFor(() => expect(screen.getByRole('region', { name: 'Feature of your own' })).toBeTruthy());
    expect(choose).toHaveBeenCalledTimes(2);
    state.dispatch({ type: 'compareChanged', day: state.session.day - 1, commit: true });
    await waitFor(() => expect(choose).toHaveBeenCalledTimes(3));
    expect(choose).toHaveBeenLastCalledWith(null, []);
  });

  it('gives way to the card of what was selected already, which it lies over', async () => {
    const { state, choose } = open();
    state.dispatch({ type: 'selected', id: 'reed-ford' });
    await waitFor(() => expect(choose).toHaveBeenCalledTimes(1));
    choose(place);
    state.dispatch({ type: 'selected', id: 'reed-ford' });
    await waitFor(() => expect(choose).toHaveBeenCalledTimes(3));
    expect(choose).toHaveBeenLastCalledWith(null, []);
  });
});
