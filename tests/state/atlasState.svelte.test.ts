import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { leadOfPassage, wideBounds } from '../../src/domain/lead';
import { parseDay } from '../../src/domain/time';
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
      void [state.view.layers, state.view.features, state.view.window];
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

  it('shows every part of a view as it is after a change', () => {
    const state = new AtlasState(tiny.atlas);
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    state.dispatch({ type: 'dayChanged', day: state.view.range.first, commit: true });
    for (const part of Object.keys(state.wholeView) as (keyof typeof state.wholeView)[]) {
      expect(state.view[part], part).toBe(state.wholeView[part]);
    }
    // Whoever needs a view with other parts spreads it.
    expect({ ...state.view }).toEqual({ ...state.wholeView });
  });

  it('asks nobody who reads what a date leaves alone', () => {
    const state = new AtlasState(tiny.atlas);
    const asked = { names: 0, window: 0 };
    const stop = $effect.root(() => {
      $effect(() => void (state.view.names, (asked.names += 1)));
      $effect(() => void (state.view.window, (asked.window += 1)));
    });
    flushSync();
    const { first } = state.view.range;
    for (const day of [first, first + 1]) {
      state.dispatch({ type: 'dayChanged', day, commit: true });
      flushSync();
    }
    expect(asked).toEqual({ names: 1, window: 3 });
    stop();
  });

  it('lays the marks of a search over the view, and shows nothing anew that a mark leaves alone', () => {
    const state = new AtlasState(tiny.atlas);
    const asked = { features: 0, events: 0, emphasised: 0 };
    const stop = $effect.root(() => {
      $effect(() => void (state.markedView.features, (asked.features += 1)));
      $effect(() => void (state.markedView.events, (asked.events += 1)));
      $effect(() => void (state.markedView.emphasised, (asked.emphasised += 1)));
    });
    const emphasised = (): readonly string[] =>
      state.markedView.events.filter((each) => each.emphasised).map(({ event }) => event.id);
    flushSync();
    // Three keys, of which the second finds what the first has found.
    for (const events of [['ford-order'], ['ford-order'], ['ford-order', 'nordhaven-talk-1']]) {
      state.mark({ features: new Set(['reed-ford']), events: new Set(events) });
      flushSync();
    }
    expect(asked).toEqual({ features: 1, events: 3, emphasised: 2 });
    expect(emphasised()).toEqual(['nordhaven-talk-1', 'ford-order']);
    expect(state.markedView.emphasised).toEqual(new Set(['reed-ford']));
    expect(state.view.emphasised).toEqual(new Set());
    const first = state.markedView.events;
    state.dispatch({ type: 'namesChosen', names: 'en' });
    expect(state.markedView.events).toBe(first);
    expect([state.markedView.names, state.wholeMarkedView.names]).toEqual(['en', 'en']);
    state.mark(null);
    flushSync();
    expect(emphasised()).toEqual([]);
    expect(state.markedView.events).toBe(state.view.events);
    expect(asked.features).toBe(1);
    stop();
  });

  it('is unmarked at first, and nothing has changed with a date', () => {
    const state = new AtlasState(tiny.atlas);
    expect(state.wholeMarkedView).toBe(state.wholeView);
    expect(state.markedView.events).toBe(state.view.events);
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    expect(state.dateChange).toBeNull();
  });

  it('tells what the first date changes against the day on which the atlas opens', () => {
    const state = new AtlasState(tiny.atlas);
    state.dispatch({ type: 'dayChanged', day: parseDay('2010-05-15') as number, commit: true });
    expect(state.dateChange?.changes.map(({ feature }) => feature.id)).toContain('reed-ford');
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

  it('lets the camera glide to what a passage tells of, but not while days are compared', () => {
    const state = new AtlasState(tiny.atlas);
    const { bounds } = leadOfPassage(tiny.index, 'p01');
    state.dispatch({ type: 'compareChanged', day: state.session.day - 9, commit: true });
    state.dispatch({ type: 'passageRested', id: 'p01' });
    expect(state.cameraRequest).toBeNull();
    state.dispatch({ type: 'compareChanged', day: null, commit: true });
    state.dispatch({ type: 'passageRested', id: 'p01' });
    expect(state.cameraRequest).toMatchObject({ bounds, force: false, glides: wideBounds(tiny.index, bounds!) });
    expect(state.dateChange?.isLed).toBe(true);
  });

  it('frames what is selected on request, and nothing where nothing is', () => {
    const state = new AtlasState(tiny.atlas);
    state.showSelection();
    expect(state.cameraRequest).toBeNull();
    state.dispatch({ type: 'restored', session: { ...state.session, selection: 'reed-ford' } });
    state.showSelection();
    expect(state.cameraRequest).toMatchObject({ force: true });
  });

  it('brings what is selected into view at the scale there is, and nothing where nothing is', () => {
    const state = new AtlasState(tiny.atlas);
    state.revealSelection();
    expect(state.cameraRequest).toBeNull();
    state.dispatch({ type: 'restored', session: { ...state.session, selection: 'reed-ford' } });
    state.revealSelection();
    const { bounds } = tiny.index.features.get('reed-ford') as { bounds: unknown };
    expect(state.cameraRequest).toEqual({ token: 1, bounds, force: false, keepsZoom: true });
  });

  it('counts the requests to the camera, each of its own kind', () => {
    const state = new AtlasState(tiny.atlas);
    state.showCamera({ zoom: 7, lat: 1, lon: 2 });
    expect(state.cameraRequest).toMatchObject({ token: 1, bounds: [2, 1, 2, 1], force: true });
    state.showOpening();
    expect(state.cameraRequest).toEqual({ token: 2, bounds: tiny.atlas.meta.openingBounds, force: true });
    state.frame({ type: 'momentChosen', id: 'ford-day' });
    expect(state.cameraRequest).toMatchObject({ token: 3, force: true });
    state.dispatch({ type: 'momentChosen', id: 'talk-months' });
    expect(state.cameraRequest).toMatchObject({ token: 4, force: false });
    state.dispatch({ type: 'momentChosen', id: 'no-such-moment' });
    expect(state.cameraRequest?.token).toBe(4);
  });

  it('brings back the parts of a look that were kept, and only those', () => {
    const state = new AtlasState(tiny.atlas);
    state.restoreLook({ camera: null, reading: null, sheet: null });
    expect([state.cameraRequest, state.readingRequest, state.sheetRequest]).toEqual([null, null, null]);
    const sheet = { tab: 'time', stop: 'half' } as const;
    state.restoreLook({ camera: null, reading: null, sheet });
    state.restoreLook({ camera: null, reading: null, sheet });
    expect(state.sheetRequest).toEqual({ token: 2, sheet });
    expect([state.cameraRequest, state.readingRequest]).toEqual([null, null]);
  });

  it('counts the links that were followed', () => {
    const state = new AtlasState(tiny.atlas);
    expect(state.arrival).toBeNull();
    state.arriveAt({ type: 'person', id: 'olga-tidewater' });
    state.arriveAt({ type: 'person', id: 'olga-tidewater' });
    expect(state.arrival).toEqual({ token: 2, at: { type: 'person', id: 'olga-tidewater' } });
  });

  it('tells the follower that a drag ended, although the date stays', () => {
    const state = new AtlasState(tiny.atlas);
    const follower = vi.fn();
    state.follow(follower);
    const { day } = state.session;
    state.dispatch({ type: 'dayChanged', day, commit: false });
    expect(follower).not.toHaveBeenCalled();
    state.dispatch({ type: 'dayChanged', day, commit: true });
    expect(follower).toHaveBeenCalledOnce();
  });

  it('works out the second view of a comparison, and none without one', () => {
    const state = new AtlasState(tiny.atlas);
    expect(state.compared).toBeNull();
    const day = state.session.day - 200;
    state.dispatch({ type: 'compareChanged', day, commit: true });
    expect(state.compared?.window).toEqual({ from: day, to: day + 1 });
  });

  it('asks the text to go to a passage that is chosen by name, each time anew, and for nothing else', () => {
    const state = new AtlasState(tiny.atlas);
    state.dispatch({ type: 'passageReached', id: 'p02' });
    state.dispatch({ type: 'selected', id: 'mill-lane' });
    state.dispatch({ type: 'passageChosen', id: 'atlantis' });
    expect(state.readingRequest).toBeNull();
    state.dispatch({ type: 'passageChosen', id: 'p02' });
    expect(state.readingRequest).toEqual({ token: 1, to: { type: 'passage', id: 'p02', note: null } });
    // It is being read already, and is gone to all the same: the reader may have scrolled away from it.
    state.dispatch({ type: 'passageChosen', id: 'p02', note: 'a-note' });
    expect(state.readingRequest).toEqual({ token: 2, to: { type: 'passage', id: 'p02', note: 'a-note' } });
  });

  it('asks the text to go where a followed link leads', () => {
    const state = new AtlasState(tiny.atlas);
    state.arriveAt({ type: 'person', id: 'somebody' });
    state.arriveAt({ type: 'event', event: { type: 'selected', id: 'mill-lane' } });
    expect(state.readingRequest).toBeNull();
    state.arriveAt({ type: 'event', event: { type: 'passageChosen', id: 'p03' } });
    expect(state.readingRequest?.to).toEqual({ type: 'passage', id: 'p03', note: null });
    state.arriveAt({ type: 'page', element: 'bibliography' });
    expect(state.readingRequest).toEqual({ token: 2, to: { type: 'anchor', element: 'bibliography' } });
  });

  it('frames the venues with meetings in the window, whatever is in view', () => {
    const state = new AtlasState(tiny.atlas);
    state.venues.open();
    expect(state.cameraRequest).toEqual({ token: 1, bounds: [0.5, 1, 0.5, 1], force: true });
    const before = { from: state.view.range.first, to: state.view.range.first + 1 };
    state.dispatch({ type: 'windowChanged', window: before, commit: true });
    state.venues.open();
    expect(state.cameraRequest?.token).toBe(1);
  });

  // Going back and forth over a faulty address must not pile its notices up.
  it('shows the latest notices until they are dismissed', () => {
    const state = new AtlasState(tiny.atlas);
    state.notify('one');
    state.notify('two', 'three');
    expect(state.notices).toEqual(['two', 'three']);
    state.dismissNotices();
    expect(state.notices).toEqual([]);
  });

  // A window that was cut looks like the one asked for: only its last day differs.
  it('tells of days that are not shown as they were asked for until others are, and shows them on request', () => {
    const state = new AtlasState(tiny.atlas);
    const asked = { from: parseDay('2010-05-01') as number, to: (parseDay('2011-02-01') as number) + 1 };
    state.dispatch({ type: 'daysVisited', span: asked });
    expect(state.cut).toMatchObject({ asked, shown: state.session.window, hidden: 'Later' });
    // What changes no date leaves it.
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    expect(state.cut).not.toBeNull();
    state.showCut();
    expect([state.cut, state.session.window]).toEqual([null, asked]);
    state.dispatch({ type: 'layerToggled', layer: 'aftermath' });
    expect(state.cut).toMatchObject({ asked });
    state.dispatch({ type: 'dayChanged', day: asked.from, commit: true });
    expect(state.cut).toBeNull();
    state.dispatch({ type: 'compareChanged', day: asked.to, commit: true });
    expect(state.cut).toMatchObject({ isCompared: true });
    state.showCut();
    expect([state.cut, state.session.compare]).toEqual([null, asked.to]);
    state.dispatch({ type: 'compareChanged', day: 0, commit: true });
    expect(state.cut).not.toBeNull();
    state.dismissNotices();
    expect(state.cut).toBeNull();
  });
});
