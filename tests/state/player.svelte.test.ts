import { afterEach, describe, expect, it, vi } from 'vitest';
import { containsBounds } from '../../src/domain/bounds';
import type { Bounds } from '../../src/domain/model';
import { isoDate, parseDay } from '../../src/domain/time';
import { AtlasState } from '../../src/state/atlasState.svelte';
import type { PlaybackSpeed } from '../../src/domain/playback';
import { Player } from '../../src/state/player.svelte';
import { real } from '../fixtures/real-atlas';
import { tiny } from '../fixtures/tiny-atlas';

const day = (text: string): number => parseDay(text) as number;

/** A player whose frames come when the test says so. */
function playing(from: string, prefersReducedMotion = false, atlas = tiny.atlas, staysPut = () => false) {
  const state = new AtlasState(atlas);
  state.dispatch({ type: 'dayChanged', day: day(from), commit: true });
  let next: ((now: number) => void) | null = null;
  let now = 0;
  let asked = 0;
  const player = new Player(state, {
    frames: (callback) => {
      next = callback;
      asked += 1;
      return () => (next = null);
    },
    prefersReducedMotion: () => prefersReducedMotion,
    staysPut,
  });
  const commits: boolean[] = [];
  state.follow((_session, event) => 'commit' in event && commits.push(event.commit));
  /** Lets frames pass; gives the days shown, each once. */
  const frames = (count: number, ms = 100): readonly string[] => {
    const days: string[] = [];
    for (let at = 0; at < count && next; at++) {
      const callback: (now: number) => void = next;
      next = null;
      now += ms;
      callback(now);
      const shown = isoDate(state.session.day);
      if (days.at(-1) !== shown) days.push(shown);
    }
    return days;
  };
  return { state, player, frames, commits, waits: () => next !== null, asked: () => asked, pending: () => next };
}

describe('Playing the atlas', () => {
  it('moves the date, shows each event and the passage about it', () => {
    const { state, player, frames } = playing('2010-05-01');
    player.start();
    const days = frames(400);
    expect(days).toContain('2010-05-10');
    expect(days).toContain('2010-06-01');
    expect(state.session.passage).toBe('p01');
    expect([...days].sort()).toEqual(days);
  });

  it('pauses at an event unless told not to', () => {
    const at = (pauses: boolean): number => {
      const { state, player, frames } = playing('2010-05-09');
      player.pausesAtEvents = pauses;
      player.start();
      frames(12);
      return state.session.day;
    };
    expect(isoDate(at(true))).toBe('2010-05-10');
    expect(at(false)).toBeGreaterThan(day('2010-05-10'));
  });

  it('is one step of history: only the end is committed', () => {
    const { player, frames, commits } = playing('2010-05-01');
    player.start();
    frames(60);
    player.stop();
    expect(commits.slice(0, -1).every((commit) => !commit)).toBe(true);
    expect(commits.at(-1)).toBe(true);
    expect(commits.length).toBeGreaterThan(2);
  });

  it('stops at the last day, and begins again from the dense months', () => {
    const { state, player, frames, waits } = playing('2010-12-20');
    player.start();
    frames(4000);
    expect(player.playing).toBe(false);
    expect(waits()).toBe(false);
    expect(isoDate(state.session.day)).toBe('2010-12-31');
    player.start();
    expect(isoDate(state.session.day)).toBe('2010-01-01');
    player.stop();
  });

  it('ends with the frame that comes to the end, and commits its day', () => {
    const { player, frames, waits, commits } = playing('2010-12-30');
    player.start();
    while (player.playing) frames(1);
    expect(waits()).toBe(false);
    expect(commits.at(-1)).toBe(true);
  });

  it('begins again with a day that is no step of the reader’s way', () => {
    const { player, commits } = playing('2010-12-31');
    player.start();
    expect(commits).toEqual([false]);
  });

  it('begins again at the first of two parts of the axis that are as dense as each other', () => {
    const { state, player } = playing('2010-12-31');
    state.dispatch({ type: 'layerToggled', layer: 'aftermath' });
    state.dispatch({ type: 'dayChanged', day: day('2011-06-30'), commit: true });
    player.start();
    expect(isoDate(state.session.day)).toBe('2009-01-01');
  });

  it('moves a window as it is', () => {
    const { state, player, frames } = playing('2010-05-01');
    const window = { from: day('2010-04-01'), to: day('2010-05-01') };
    state.dispatch({ type: 'windowChanged', window, commit: true });
    player.start();
    frames(80);
    expect(state.session.window.to - state.session.window.from).toBe(window.to - window.from);
    expect(state.session.window.to).toBeGreaterThan(window.to);
    player.stop();
  });

  it('shows no day between events to a reader who prefers reduced motion', () => {
    const { player, frames } = playing('2010-02-01', true);
    player.start();
    // At once to the first: pressing the button does something.
    expect(frames(200)).toEqual(['2010-03-01', '2010-05-10', '2010-06-01', '2010-12-31']);
  });
});

describe('A page that was in the background', () => {
  it('goes on where it was: a frame that comes late counts as a quarter of a second', () => {
    const shownAfter = (ms: number): number => {
      const { state, player, frames } = playing('2010-01-02');
      player.speed = 'fast';
      player.start();
      frames(2);
      frames(1, ms);
      return state.session.day;
    };
    expect(shownAfter(60_000)).toBe(shownAfter(250));
    expect(shownAfter(250)).toBeGreaterThan(shownAfter(10));
  });

  it('counts no time before its first frame', () => {
    const { state, player, frames } = playing('2010-01-02');
    player.pausesAtEvents = false;
    player.start();
    frames(1, 100_000);
    expect(isoDate(state.session.day)).toBe('2010-01-02');
  });
});

describe('Playing that begins again', () => {
  it('counts no time since it was stopped', () => {
    const { state, player, frames } = playing('2010-06-05');
    player.start();
    frames(20);
    player.stop();
    const { day: stopped } = state.session;
    player.start();
    frames(1, 100_000);
    expect(state.session.day).toBe(stopped);
  });

  it('does nothing with a frame that comes although it was cancelled', () => {
    const { state, player, frames, pending } = playing('2010-06-05');
    player.start();
    frames(5);
    const late = pending() as ((now: number) => void) | null;
    player.stop();
    const { day: stopped } = state.session;
    late?.(1e6);
    expect([state.session.day, player.playing]).toEqual([stopped, false]);
  });
});

describe('What the browser gives', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('are frames, one at a time, that are cancelled at the end', () => {
    const frames = new Map<number, (now: number) => void>();
    vi.stubGlobal('requestAnimationFrame', (callback: (now: number) => void) => (frames.set(7, callback), 7));
    vi.stubGlobal('cancelAnimationFrame', (handle: number) => frames.delete(handle));
    const state = new AtlasState(tiny.atlas);
    const player = new Player(state);
    player.start();
    expect(frames.size).toBe(1);
    player.stop();
    expect(frames.size).toBe(0);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('is whether the reader prefers reduced motion: %s', (matches, events) => {
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: matches && query === '(prefers-reduced-motion: reduce)',
    }));
    const state = new AtlasState(tiny.atlas);
    state.dispatch({ type: 'dayChanged', day: day('2010-02-01'), commit: true });
    let next: (now: number) => void = () => {};
    const player = new Player(state, { frames: (callback) => ((next = callback), () => {}) });
    player.start();
    next(1);
    // At once to the first event, or not at all before time has passed.
    expect(isoDate(state.session.day)).toBe(events === 1 ? '2010-03-01' : '2010-02-01');
  });

  it('may be nothing: motion is then not reduced', () => {
    vi.stubGlobal('matchMedia', undefined);
    const state = new AtlasState(tiny.atlas);
    let next: (now: number) => void = () => {};
    const player = new Player(state, { frames: (callback) => ((next = callback), () => {}) });
    state.dispatch({ type: 'dayChanged', day: day('2010-02-01'), commit: true });
    player.start();
    next(1);
    expect(isoDate(state.session.day)).toBe('2010-02-01');
  });
});

describe('The camera while time plays', () => {
  const { bounds } = tiny.index.features.get('nordhaven') as { bounds: unknown };
  /** What the camera is asked for once the first talk is reached. */
  const requestOf = (change: (player: Player) => void, staysPut = false): unknown => {
    const { state, player, frames } = playing('2010-02-27', false, tiny.atlas, () => staysPut);
    change(player);
    player.start();
    frames(40);
    expect(state.session.day).toBeGreaterThanOrEqual(day('2010-03-01'));
    return state.cameraRequest;
  };

  it('follows gently to what happens where playing waits for it', () => {
    expect(requestOf(() => {})).toMatchObject({ bounds, gentle: true, force: false });
    expect(requestOf((player) => (player.speed = 'slow'))).toMatchObject({ bounds, gentle: true });
  });

  it('stays where it is while the reader has something over the map', () => {
    expect(requestOf(() => {}, true)).toBeNull();
  });

  it('shows what happens beyond the region together with the region, never alone', () => {
    const { meta, events } = real.atlas;
    const state = new AtlasState(real.atlas);
    const abroad = events.find(({ id }) => id === 'brussels-2022-04-06');
    expect(abroad).toBeDefined();
    state.dispatch({
      type: 'played',
      day: abroad?.span.from ?? 0,
      days: 1,
      event: abroad?.id ?? '',
      flies: true,
      commit: false,
    });
    const bounds = state.cameraRequest?.bounds as Bounds;
    expect(containsBounds(bounds, meta.openingBounds)).toBe(true);
    expect(bounds[0]).toBeLessThan(5);
    expect(state.cameraRequest).toMatchObject({ gentle: true, force: false });
  });

  it('stays where it is when nothing is waited for, or time runs fast: it would never arrive', () => {
    expect(requestOf((player) => (player.pausesAtEvents = false))).toBeNull();
    expect(requestOf((player) => (player.speed = 'fast'))).toBeNull();
  });
});

describe('Reading along while time plays', () => {
  it('goes to the passage of the event on the day, and stays there until another begins', () => {
    const { state, player, frames } = playing('2010-02-26');
    state.dispatch({ type: 'passageReached', id: 'p03' });
    player.start();
    for (let at = 0; at < 100 && state.session.day < day('2010-03-01'); at++) {
      expect(state.session.passage).toBe('p03');
      frames(1);
    }
    expect(isoDate(state.session.day)).toBe('2010-03-01');
    expect(state.session.passage).toBe('p01');
    player.stop();
    expect(state.session.passage).toBe('p01');
  });
});

describe('A reader who reads on while time plays', () => {
  /** Time plays and has come to the day of the first talk. */
  function atTalk() {
    const made = playing('2010-02-26');
    made.player.start();
    while (made.state.session.day < day('2010-03-01')) made.frames(1);
    made.state.dispatch({ type: 'passageReached', id: 'p03' });
    return made;
  }

  it('is not taken back to the passage of the event while playing waits on its day', () => {
    const { state, frames } = atTalk();
    frames(3);
    expect(isoDate(state.session.day)).toBe('2010-03-01');
    expect(state.session.passage).toBe('p03');
  });

  it('nor when time is stopped', () => {
    const { state, player } = atTalk();
    player.stop();
    expect(state.session.passage).toBe('p03');
  });

  it('nor when time begins to play on a day with an event', () => {
    const { state, player } = playing('2010-03-01');
    state.dispatch({ type: 'passageReached', id: 'p03' });
    player.start();
    expect(state.session.passage).toBe('p03');
  });
});

describe('Events that begin on one day', () => {
  const talk = tiny.atlas.events.find(({ id }) => id === 'nordhaven-talk-1')!;
  const quiet = { ...talk, id: 'quiet-talk', passages: [], place: 'southmere' };
  const { bounds: north } = tiny.index.features.get('nordhaven') as { bounds: unknown };
  const { bounds: south } = tiny.index.features.get('southmere') as { bounds: unknown };
  const requestOn = (...events: (typeof talk)[]): unknown => {
    const others = tiny.atlas.events.filter(({ id }) => id !== talk.id);
    const { state, player, frames } = playing('2010-02-27', false, { ...tiny.atlas, events: [...events, ...others] });
    player.start();
    while (state.session.day < day('2010-03-01')) frames(1);
    return state.cameraRequest?.bounds;
  };

  it('are shown by one that a passage is about, whichever is first', () => {
    expect(requestOn(quiet, talk)).toEqual(north);
    expect(requestOn(talk, quiet)).toEqual(north);
  });

  it('are shown by the first one where no passage is about any', () => {
    expect(requestOn(quiet, { ...talk, passages: [] })).toEqual(south);
  });

  it('make playing wait once', () => {
    const shown = (events: typeof tiny.atlas.events) => {
      const { player, frames } = playing('2010-02-27', true, { ...tiny.atlas, events });
      player.start();
      return frames(45);
    };
    expect(shown([quiet, ...tiny.atlas.events])).toEqual(shown(tiny.atlas.events));
  });
});

describe('The speed of playing', () => {
  it('is one of three, each faster than the one before', () => {
    const daysIn = (speed: PlaybackSpeed | null): number => {
      const { state, player, frames } = playing('2010-06-05');
      if (speed) player.speed = speed;
      player.start();
      frames(20);
      return state.session.day - day('2010-06-05');
    };
    const [slow, normal, fast] = [daysIn('slow'), daysIn('normal'), daysIn('fast')];
    expect(slow).toBeGreaterThan(0);
    expect(normal).toBeGreaterThan(slow);
    expect(fast).toBeGreaterThan(normal);
    expect(daysIn(null)).toBe(normal);
  });

  it('can change while time plays, and is told', () => {
    const { player } = playing('2010-06-05');
    expect([player.speed, player.pausesAtEvents]).toEqual(['normal', true]);
    player.speed = 'slow';
    player.pausesAtEvents = false;
    expect([player.speed, player.pausesAtEvents]).toEqual(['slow', false]);
  });
});

describe('The end of the axis changes while time plays', () => {
  it('with the layer of what came after, and playing goes on from the day it is at', () => {
    const { state, player, frames } = playing('2010-12-01');
    player.start();
    frames(5);
    const before = state.session.day;
    state.dispatch({ type: 'layerToggled', layer: 'aftermath' });
    frames(2);
    expect(player.playing).toBe(true);
    expect(state.session.day - before).toBeLessThan(20);
    frames(4000);
    expect(isoDate(state.session.day)).toBe('2011-06-30');
  });
});

describe('The button that plays', () => {
  it('starts and stops, and starting twice is starting once', () => {
    const { player, waits, asked, commits } = playing('2010-05-01');
    expect(player.playing).toBe(false);
    player.toggle();
    expect([player.playing, waits()]).toEqual([true, true]);
    player.start();
    expect(asked()).toBe(1);
    player.toggle();
    expect([player.playing, waits()]).toEqual([false, false]);
    // Nothing plays: there is nothing to stop.
    const { length } = commits;
    player.stop();
    expect(player.playing).toBe(false);
    expect(commits).toHaveLength(length);
  });
});

describe('A date chosen by someone else while time plays', () => {
  it('stands, and playing ends', () => {
    const { state, player, frames, waits } = playing('2010-05-01');
    player.start();
    frames(20);
    state.dispatch({ type: 'dayChanged', day: day('2010-02-01'), commit: true });
    frames(20);
    expect(isoDate(state.session.day)).toBe('2010-02-01');
    expect([player.playing, waits()]).toEqual([false, false]);
  });

  it('stands also where time is stopped before the next frame', () => {
    const { state, player, frames, commits } = playing('2010-05-01');
    player.start();
    frames(20);
    state.dispatch({ type: 'dayChanged', day: day('2010-02-01'), commit: true });
    const { length } = commits;
    player.stop();
    expect(isoDate(state.session.day)).toBe('2010-02-01');
    expect(commits).toHaveLength(length);
  });
});

describe('What a date changed', () => {
  it('is told once it rests, against the date told before', () => {
    const state = new AtlasState(tiny.atlas);
    state.dispatch({ type: 'dayChanged', day: day('2010-05-09'), commit: true });
    state.dispatch({ type: 'dayChanged', day: day('2010-05-10'), commit: false });
    const dragged = state.dateChange;
    state.dispatch({ type: 'dayChanged', day: day('2010-05-30'), commit: false });
    expect(state.dateChange).toBe(dragged);
    state.dispatch({ type: 'dayChanged', day: day('2010-05-11'), commit: true });
    expect(state.dateChange?.changes.map(({ type, feature }) => [type, feature.id])).toEqual([['status', 'reed-ford']]);
  });

  it('is told against the date told last, each time anew', () => {
    const state = new AtlasState(tiny.atlas);
    const changesOn = (text: string): unknown => {
      state.dispatch({ type: 'dayChanged', day: day(text), commit: true });
      return state.dateChange?.changes.map(({ type, feature }) => [type, feature.id]);
    };
    changesOn('2010-05-09');
    expect(changesOn('2010-05-10')).toEqual([['status', 'reed-ford']]);
    expect(changesOn('2010-05-11')).toEqual([]);
    expect(changesOn('2010-05-30')).toEqual([['status', 'reed-ford']]);
    expect(state.dateChange?.before).toMatchObject({ mode: 'day', window: { from: day('2010-05-11') } });
  });

  it('is told while time plays only where something happens', () => {
    const state = new AtlasState(tiny.atlas);
    state.dispatch({ type: 'dayChanged', day: day('2010-05-09'), commit: true });
    const before = state.dateChange;
    const played = { type: 'played', days: 1, flies: false, commit: false } as const;
    state.dispatch({ ...played, day: day('2010-05-11'), event: null });
    expect(state.dateChange).toBe(before);
    state.dispatch({ ...played, day: day('2010-05-12'), event: 'ford-order' });
    expect(state.dateChange?.changes.map(({ feature }) => feature.id)).toEqual(['reed-ford']);
  });

  it('stays what it was where no date changes', () => {
    const state = new AtlasState(tiny.atlas);
    state.dispatch({ type: 'dayChanged', day: day('2010-05-10'), commit: true });
    const before = state.dateChange;
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    state.dispatch({ type: 'selected', id: 'mill-lane' });
    expect(state.dateChange).toBe(before);
  });

  it('is none between a day and a window, which count differently', () => {
    const state = new AtlasState(tiny.atlas);
    state.dispatch({ type: 'dayChanged', day: day('2010-05-10'), commit: true });
    const window = { from: day('2010-02-01'), to: day('2010-05-30') };
    state.dispatch({ type: 'windowChanged', window, commit: true });
    expect(state.dateChange?.changes).toEqual([]);
  });

  it('is nothing for a date that the address brought', () => {
    const state = new AtlasState(tiny.atlas);
    state.dispatch({ type: 'restored', session: { ...state.session, day: day('2010-05-10') } });
    expect(state.dateChange).toBeNull();
  });
});
