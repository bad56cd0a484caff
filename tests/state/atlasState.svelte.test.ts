import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { AtlasState } from '../../src/state/atlasState.svelte';
import { tiny } from '../fixtures/tiny-atlas';

/** A state with a follower, and how often effects that read it ran. */
function watched(): { state: AtlasState; follower: ReturnType<typeof vi.fn>; runs: () => number; stop: () => void } {
  const state = new AtlasState(tiny.atlas);
  const follower = vi.fn();
  state.follow(follower);
  let count = 0;
  const stop = $effect.root(() => {
    $effect(() => {
      void state.view;
      count += 1;
    });
  });
  flushSync();
  return { state, follower, runs: () => (flushSync(), count), stop };
}

describe('The state of the atlas', () => {
  it('tells its follower and redraws once for a change', () => {
    const { state, follower, runs, stop } = watched();
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    expect(follower).toHaveBeenCalledOnce();
    expect(runs()).toBe(2);
    stop();
  });

  it('writes nothing when nothing changed', () => {
    const { state, follower, runs, stop } = watched();
    const before = state.session;
    state.dispatch({ type: 'dayChanged', day: state.session.day, commit: false });
    state.dispatch({ type: 'namesChosen', names: state.session.names });
    state.dispatch({ type: 'selected', id: 'atlantis' });
    state.dispatch({ type: 'selectionCleared' });
    expect(state.session).toBe(before);
    expect(follower).not.toHaveBeenCalled();
    expect(runs()).toBe(1);
    stop();
  });

  it('asks for the camera once for a selection, and not for a date', () => {
    const state = new AtlasState(tiny.atlas);
    expect(state.cameraRequest).toBeNull();
    state.dispatch({ type: 'selected', id: 'mill-lane' });
    const request = state.cameraRequest;
    expect(request).toMatchObject({ token: 1, bounds: tiny.index.features.get('mill-lane')?.bounds, force: false });
    state.dispatch({ type: 'dayChanged', day: state.session.day - 30, commit: true });
    state.dispatch({ type: 'passageReached', id: 'p01' });
    expect(state.cameraRequest).toBe(request);
  });

  it('frames what a link selects, unless the link says where to look', () => {
    const linked = { ...new AtlasState(tiny.atlas).session, selection: 'reed-ford' };
    const framed = new AtlasState(tiny.atlas);
    framed.dispatch({ type: 'restored', session: linked });
    expect(framed.cameraRequest).toMatchObject({ force: true });
    const placed = new AtlasState(tiny.atlas);
    placed.startCamera = { zoom: 5, lat: 1, lon: 1 };
    placed.dispatch({ type: 'restored', session: linked });
    expect(placed.cameraRequest).toBeNull();
  });

  it('frames the venues with meetings in the window', () => {
    const state = new AtlasState(tiny.atlas);
    state.showVenues();
    expect(state.cameraRequest?.bounds).toEqual([0.5, 1, 0.5, 1]);
  });

  it('keeps notices until they are dismissed', () => {
    const state = new AtlasState(tiny.atlas);
    state.notify('one');
    state.notify('two');
    expect(state.notices).toEqual(['one', 'two']);
    state.dismissNotices();
    expect(state.notices).toEqual([]);
  });
});
