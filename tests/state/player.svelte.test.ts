import { describe, expect, it } from 'vitest';
import { isoDate, parseDay } from '../../src/domain/time';
import { AtlasState } from '../../src/state/atlasState.svelte';
import type { Speed } from '../../src/domain/playback';
import { Player } from '../../src/state/player.svelte';
import { tiny } from '../fixtures/tiny-atlas';

const day = (text: string): number => parseDay(text) as number;

/** A player whose frames come when the test says so. */
function playing(from: string, prefersReducedMotion = false) {
  const state = new AtlasState(tiny.atlas);
  state.dispatch({ type: 'dayChanged', day: day(from), commit: true });
  let next: ((now: number) => void) | null = null;
  let now = 0;
  const player = new Player(
    state,
    (callback) => {
      next = callback;
      return () => (next = null);
    },
    () => prefersReducedMotion,
  );
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
  return { state, player, frames, commits, waits: () => next !== null };
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

describe('The camera while time plays', () => {
  const { bounds } = tiny.index.features.get('nordhaven') as { bounds: unknown };
  /** What the camera is asked for once the first talk is reached. */
  const requestOf = (change: (player: Player) => void): unknown => {
    const { state, player, frames } = playing('2010-02-27');
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

describe('The speed of playing', () => {
  it('is one of three, each faster than the one before', () => {
    const daysIn = (speed: Speed | null): number => {
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
    const { player, waits } = playing('2010-05-01');
    expect(player.playing).toBe(false);
    player.toggle();
    expect([player.playing, waits()]).toEqual([true, true]);
    player.start();
    player.toggle();
    expect([player.playing, waits()]).toEqual([false, false]);
    // Nothing plays: there is nothing to stop.
    player.stop();
    expect(player.playing).toBe(false);
  });
});

describe('A date chosen by someone else while time plays', () => {
  it('stands, and playing ends', () => {
    const { state, player, frames } = playing('2010-05-01');
    player.start();
    frames(20);
    state.dispatch({ type: 'dayChanged', day: day('2010-02-01'), commit: true });
    frames(20);
    expect(isoDate(state.session.day)).toBe('2010-02-01');
    expect(player.playing).toBe(false);
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
