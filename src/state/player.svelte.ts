/**
 * Plays time: at every animation frame of the browser it asks `domain/playback` which day to show, and dispatches that day. It has the
 * only clock of the program.
 */
import type { AtlasEvent, Day } from '../domain/model';
import {
  advancePlayhead,
  PLAYBACK_PACES,
  playheadOn,
  type Playhead,
  type PlaybackSpeed,
  type PlaybackTimetable,
} from '../domain/playback';
import { axisOfSession } from '../domain/selectableDays';
import type { AtlasState } from './atlasState.svelte';

/** Schedules a callback for the next animation frame, with the time in milliseconds; returns a function that cancels it. */
export type FrameSource = (callback: (now: number) => void) => () => void;

/** The browser's animation frames. */
const browserFrames: FrameSource = (callback) => {
  const handle = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(handle);
};

/** Longest step of playback in milliseconds: after the page was in the background the date must not jump far ahead. */
const LONGEST_STEP = 250;

/** What a player may be told of the page. */
export interface PlayerSetting {
  /** Where its frames come from; the browser's if absent. */
  readonly frames?: FrameSource;
  /** Whether the reader prefers reduced motion; as the browser says if absent. */
  readonly prefersReducedMotion?: () => boolean;
  /** Whether the map stays where it is while time plays; it goes along if absent. */
  readonly staysPut?: () => boolean;
}

export class Player {
  readonly #state: AtlasState;
  readonly #frames: FrameSource;
  /** Whether the reader prefers reduced motion. */
  readonly #prefersReducedMotion: () => boolean;
  /** Whether the map stays where it is while time plays. */
  readonly #staysPut: () => boolean;
  #playing = $state(false);
  #speed = $state<PlaybackSpeed>('normal');
  #pausesAtEvents = $state(true);
  /** The state of playback; null while time does not play. */
  #head: Playhead | null = null;
  /** The axis to which the playhead's position refers. */
  #axis: PlaybackTimetable['axis'] = [];
  /** Time of the last animation frame in milliseconds; NaN before the first. */
  #lastFrame = Number.NaN;
  /** Length in days of the window that moves during playback. */
  #windowDays = 1;
  #cancelFrame: () => void = () => {};

  constructor(
    state: AtlasState,
    { frames = browserFrames, prefersReducedMotion = asksForReducedMotion, staysPut = () => false }: PlayerSetting = {},
  ) {
    this.#state = state;
    this.#frames = frames;
    this.#prefersReducedMotion = prefersReducedMotion;
    this.#staysPut = staysPut;
  }

  /** Whether time plays. */
  get playing(): boolean {
    return this.#playing;
  }

  /** The speed of playback that the reader chose. */
  get speed(): PlaybackSpeed {
    return this.#speed;
  }

  set speed(speed: PlaybackSpeed) {
    this.#speed = speed;
  }

  /** Whether playback pauses on days on which an event begins. */
  get pausesAtEvents(): boolean {
    return this.#pausesAtEvents;
  }

  set pausesAtEvents(pauses: boolean) {
    this.#pausesAtEvents = pauses;
  }

  /** Starts playback on the day shown; if that is the last day, at the start of the densest part of the axis. */
  start = (): void => {
    if (this.#playing) return;
    const timetable = this.#timetable();
    const { window } = this.#state.view;
    const shown = window.to - 1;
    const day = shown >= timetable.last ? densestStart(timetable) : shown;
    this.#head = playheadOn(timetable, day);
    this.#windowDays = window.to - window.from;
    this.#playing = true;
    this.#lastFrame = Number.NaN;
    if (day !== shown) this.#show(day, false);
    this.#cancelFrame = this.#frames(this.#step);
  };

  /** Stops playback and commits the day that it shows. */
  stop = (): void => {
    const head = this.#head;
    this.#end();
    // If the reader has chosen another day meanwhile, that day stays.
    if (head && this.#state.view.window.to - 1 === head.day) this.#show(head.day, true);
  };

  #end(): void {
    this.#cancelFrame();
    this.#playing = false;
    this.#head = null;
  }

  /** Starts or stops playback. */
  toggle = (): void => {
    if (this.#playing) this.stop();
    else this.start();
  };

  #step = (now: number): void => {
    const head = this.#head;
    // A frame can come although it was cancelled.
    if (!head) return;
    // The reader has chosen another day in the text, on the map or with Back: that day stays, and playback ends.
    if (this.#state.view.window.to - 1 !== head.day) {
      this.#end();
      return;
    }
    const elapsed = Number.isNaN(this.#lastFrame) ? 0 : Math.min(LONGEST_STEP, now - this.#lastFrame);
    this.#lastFrame = now;
    const pace = PLAYBACK_PACES[this.#speed];
    const timetable = this.#timetable();
    // The axis has changed, so the same day has another position on it.
    const start = timetable.axis === this.#axis ? head : { ...playheadOn(timetable, head.day), pause: head.pause };
    this.#axis = timetable.axis;
    const next = advancePlayhead(timetable, start, elapsed, {
      wholeMs: pace.wholeMs,
      pauseMs: this.#pausesAtEvents ? pace.pauseMs : 0,
      stepwise: this.#prefersReducedMotion(),
    });
    this.#head = next;
    if (next.ended) {
      this.stop();
      return;
    }
    if (next.day !== head.day) this.#show(next.day, false);
    this.#cancelFrame = this.#frames(this.#step);
  };

  #show(day: Day, commit: boolean): void {
    const event = commit ? null : this.#eventOn(day);
    // Without pauses, or at the highest speed, the camera could never reach one event before the next.
    const flies = this.#pausesAtEvents && this.#speed !== 'fast' && !this.#staysPut();
    this.#state.dispatch({ type: 'played', day, days: this.#windowDays, event: event?.id ?? null, flies, commit });
  }

  /** The first event that begins on a day, preferably one that a passage is about; undefined if there is none. */
  #eventOn(day: Day): AtlasEvent | undefined {
    const events = this.#state.view.events.filter(({ event }) => event.span.from === day).map(({ event }) => event);
    return events.find(({ passages }) => passages.length > 0) ?? events[0];
  }

  #timetable(): PlaybackTimetable {
    const { index, view, session } = this.#state;
    // The view lists events by date, so these days are sorted already.
    const eventDays = view.events.map(({ event }) => event.span.from);
    return { axis: axisOfSession(index, session), eventDays, last: view.range.last };
  }
}

/** First day of the axis segment with the largest share of the width; of the first one where several have it. */
function densestStart({ axis }: PlaybackTimetable): Day {
  return axis.reduce((best, segment) => (segment.share > best.share ? segment : best)).from;
}

function asksForReducedMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
}
