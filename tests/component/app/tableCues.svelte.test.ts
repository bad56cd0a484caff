/** With which rows the table opens after what the reader did while it was not seen. */
import { flushSync } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { followTableCues } from '../../../src/app/tableCues.svelte';
import { TextPlace } from '../../../src/app/textPlace.svelte';
import type { StyledLayer } from '../../../src/domain/ownData';
import { AtlasState } from '../../../src/state/atlasState.svelte';
import { tiny } from '../../fixtures/tiny-atlas';

const layerNamed = (id: string) => ({ layer: { id } }) as StyledLayer;
const own = $state({ isOpen: false, layers: [] as StyledLayer[] });
let state: AtlasState;
let end = (): void => {};

/** The page around an atlas whose session may have a selection already. */
function openPage(selection: string | null): void {
  Object.assign(own, { isOpen: true, layers: [] });
  state = new AtlasState(tiny.atlas);
  if (selection !== null) state.dispatch({ type: 'selected', id: selection });
  end = $effect.root(() => {
    const page = { frame: { need: () => {} }, sheet: { openText: () => {} }, isNarrow: false };
    new TextPlace('own-data', () => (own.isOpen = false)).follow(
      () => own.isOpen,
      () => page,
    );
    followTableCues(state, () => ({ layers: own.layers, chosen: null }));
  });
  flushSync();
}

afterEach(() => {
  own.isOpen = false;
  flushSync();
  end();
});

/** What opening a project does: its layers come, then what the table showed. */
function openProject(rows: string | null, ...layers: string[]): void {
  own.layers = layers.map(layerNamed);
  flushSync();
  if (rows !== null) state.dispatch({ type: 'tableChanged', change: { rows }, commit: true });
  flushSync();
}

it('It opens on the rows of the record that the address of the page names', () => {
  openPage('ford-order');
  expect(state.rowsToOpen()).toBe('events');
});

it('It opens on the rows that an opened project shows, whichever of its layers lies on top', () => {
  openPage(null);
  openProject('own-data-incidents', 'own-data-posts', 'own-data-incidents', 'own-data-raids');
  expect(state.rowsToOpen()).toBe('own-data-incidents');
  // The same again: what the table lists is already what the project says.
  openProject('own-data-incidents', 'own-data-incidents', 'own-data-more-posts');
  expect(state.rowsToOpen()).toBe('own-data-incidents');
  openProject('events', 'own-data-incidents', 'own-data-yet-more');
  expect(state.rowsToOpen()).toBe('events');
});

it('It opens on the layer that came last where a project does not say it, and where one was added after it', () => {
  openPage(null);
  openProject(null, 'own-data-posts', 'own-data-incidents');
  expect(state.rowsToOpen()).toBe('own-data-incidents');
  openProject('own-data-posts', 'own-data-posts', 'own-data-incidents');
  own.layers = [...own.layers, layerNamed('own-data-raids')];
  flushSync();
  expect(state.rowsToOpen()).toBe('own-data-raids');
});

it('It opens on the rows of the card that was opened since, whatever view was opened and left meanwhile', () => {
  openPage(null);
  openProject('own-data-posts', 'own-data-posts');
  state.dispatch({ type: 'selected', id: 'reed-ford' });
  flushSync();
  own.isOpen = false;
  flushSync();
  own.isOpen = true;
  flushSync();
  expect(state.rowsToOpen()).toBe('features');
});
