import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseHash } from '../../src/exchange/url';
import { AtlasState } from '../../src/state/atlasState.svelte';
import { syncUrl, type UrlSync } from '../../src/state/urlSync';
import { tiny } from '../fixtures/tiny-atlas';

/** The history as a list of addresses, the last one current: what a browser's back button would walk through. */
let entries: string[];
let sync: UrlSync;

beforeEach(() => {
  vi.useFakeTimers();
  location.hash = '';
  entries = ['/'];
  // The address bar moves along: what it shows already is not written again.
  const move = history.replaceState.bind(history);
  vi.spyOn(history, 'pushState').mockImplementation((_state, _title, address) => {
    entries.push(String(address));
    move(null, '', address);
  });
  vi.spyOn(history, 'replaceState').mockImplementation((_state, _title, address) => {
    entries.splice(-1, 1, String(address));
    move(null, '', address);
  });
});
afterEach(() => {
  sync.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function started(hash = ''): AtlasState {
  location.hash = hash;
  const state = new AtlasState(tiny.atlas);
  sync = syncUrl(state);
  return state;
}

/** The session that the current entry would restore. */
function kept(state: AtlasState) {
  const hash = entries.at(-1)?.split('#')[1] ?? '';
  return parseHash(state.index, `#${hash}`, '', new AtlasState(tiny.atlas).session).session;
}

describe('The address and the session', () => {
  it('make an entry for a choice, after the work of the moment', async () => {
    const state = started();
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    expect(entries).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10);
    expect(entries).toHaveLength(2);
    expect(kept(state).layers).toEqual(state.session.layers);
  });

  it('make no entry where the address says it already', async () => {
    const state = started();
    const { day } = state.session;
    state.dispatch({ type: 'dayChanged', day: state.view.range.first, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    state.dispatch({ type: 'dayChanged', day, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    const written = entries.length;
    state.dispatch({ type: 'dayChanged', day, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(written);
  });

  it('make one entry of a drag, which ends at the day it came to', async () => {
    const state = started();
    const { first } = state.view.range;
    for (let day = first; day < first + 20; day++) {
      state.dispatch({ type: 'dayChanged', day, commit: false });
      await vi.advanceTimersByTimeAsync(20);
    }
    state.dispatch({ type: 'dayChanged', day: first + 20, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(2);
    expect(kept(state).day).toBe(first + 20);
  });

  it('leave an entry with what it had come to when a new one begins', async () => {
    const state = started();
    const { first } = state.view.range;
    state.dispatch({ type: 'dayChanged', day: first, commit: true });
    await vi.advanceTimersByTimeAsync(100);
    // Soon enough to belong to the same step, and not written yet when the next choice is made.
    state.dispatch({ type: 'dayChanged', day: first + 1, commit: true });
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(3);
    entries.pop();
    expect(kept(state).day).toBe(first + 1);
  });

  it('are up to date at once for whoever copies the address', () => {
    const state = started();
    state.dispatch({ type: 'dayChanged', day: state.view.range.first, commit: true });
    sync.flush();
    expect(kept(state).day).toBe(state.session.day);
  });

  it('go back together, and nothing that was waiting comes after', async () => {
    const state = started();
    const { day } = state.session;
    state.dispatch({ type: 'dayChanged', day: state.view.range.first, commit: true });
    // The browser has gone back to the entry before; what was to be written belongs to the one that was left.
    dispatchEvent(new PopStateEvent('popstate'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.session.day).toBe(day);
    expect(entries).toHaveLength(1);
  });
});
