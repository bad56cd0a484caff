/** Plays time: at every frame of the browser it asks `domain/playback` which day to show, and dispatches it. The one clock of the program. */
import type { AtlasEvent, Day } from '../domain/model';
import { advance, PACES, playheadOn, type Playhead, type Speed, type Timetable } from '../domain/playback';
import { axisOf } from '../domain/session';
import type { AtlasState } from './atlasState.svelte';

/** Calls back before the next frame is drawn, with the time in milliseconds; returns what cancels the call. */
export type FrameSource = (callback: (now: number) => void) => () => void;

/** The browser's frames. */
const browserFrames: FrameSource = (callback) => {
  const handle = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(handle);
};

/** Milliseconds of one step at most: after the page was in the background the date must not jump far ahead. */
const LONGEST_STEP = 250;

export class Player {
  readonly #state: AtlasState;
  readonly #frames: FrameSource;
  /** Whether the reader prefers reduced motion. */
  readonly #prefersReducedMotion: () => boolean;
  #playing = $state(false);
  #speed = $state<Speed>('normal');
  #pausesAtEvents = $state(true);
  /** The playhead; null while time does not play. */
  #head: Playhead | null = null;
  /** The axis that the playhead's position is on. */
  #axis: Timetable['axis'] = [];
  /** Time of the last frame in milliseconds; NaN before the first. */
  #lastFrame = Number.NaN;
  /** Length of the window that moves, in days. */
  #windowDays = 1;
  #cancelFrame: () => void = () => {};

  constructor(
    state: AtlasState,
    frames: FrameSource = browserFrames,
    prefersReducedMotion: () => boolean = asksForReducedMotion,
  ) {
    this.#state = state;
    this.#frames = frames;
    this.#prefersReducedMotion = prefersReducedMotion;
  }

  /** Whether time plays. */
  get playing(): boolean {
    return this.#playing;
  }

  /** How fast it plays. */
  get speed(): Speed {
    return this.#speed;
  }

  set speed(speed: Speed) {
    this.#speed = speed;
  }

  /** Whether playing pauses on days on which an event begins. */
  get pausesAtEvents(): boolean {
    return this.#pausesAtEvents;
  }

  set pausesAtEvents(pauses: boolean) {
    this.#pausesAtEvents = pauses;
  }

  /** Starts from the day shown; if that is the last one, from the beginning of the densest part of the axis. */
  start = (): void => {
    if (this.#playing) return;
    const timetable = this.#timetable();
    const { window } = this.#state.view;
    const shown = window.to - 1;
    const day = shown >= timetable.last ? densestStart(timetable) : shown;
    this.#head = playheadOn(timetable, day);
    this.#windowDays = window.to - window.from;
    this.#playing = true;
    this.#axis = timetable.axis;
    this.#lastFrame = Number.NaN;
    if (day !== shown) this.#show(day, false);
    this.#cancelFrame = this.#frames(this.#step);
  };

  /** Ends playing and commits the day that it shows. */
  stop = (): void => {
    if (!this.#playing) return;
    const head = this.#head;
    this.#end();
    // A day that was chosen by other means in the meantime is left as it is.
    if (head && this.#state.view.window.to - 1 === head.day) this.#show(head.day, true);
  };

  #end(): void {
    this.#cancelFrame();
    this.#playing = false;
    this.#head = null;
  }

  /** Starts or stops. */
  toggle = (): void => {
    if (this.#playing) this.stop();
    else this.start();
  };

  #step = (now: number): void => {
    const head = this.#head;
    if (!head || !this.#playing) return;
    // Another day was chosen by other means, in the text, on the map or with Back: it is left as it is, and playing ends.
    if (this.#state.view.window.to - 1 !== head.day) {
      this.#end();
      return;
    }
    const elapsed = Number.isNaN(this.#lastFrame) ? 0 : Math.min(LONGEST_STEP, now - this.#lastFrame);
    this.#lastFrame = now;
    const pace = PACES[this.#speed];
    const timetable = this.#timetable();
    // On another axis the same day has another position.
    const start = timetable.axis === this.#axis ? head : { ...playheadOn(timetable, head.day), pause: head.pause };
    this.#axis = timetable.axis;
    const next = advance(timetable, start, elapsed, {
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
    // Without pauses, or at the highest speed, a camera that flies to each event would never arrive.
    const flies = this.#pausesAtEvents && this.#speed !== 'fast';
    this.#state.dispatch({ type: 'played', day, days: this.#windowDays, event: event?.id ?? null, flies, commit });
  }

  /** The first event that begins on a day, preferably one that a passage is about. */
  #eventOn(day: Day): AtlasEvent | undefined {
    const events = this.#state.view.events.filter(({ event }) => event.span.from === day).map(({ event }) => event);
    return events.find(({ passages }) => passages.length > 0) ?? events[0];
  }

  #timetable(): Timetable {
    const { index, view, session } = this.#state;
    // Already in order of date.
    const starts = view.events.map(({ event }) => event.span.from);
    const eventDays = starts.filter((day, at) => day !== starts[at - 1]);
    return { axis: axisOf(index, session), eventDays, last: view.range.last };
  }
}

/** First day of the segment with the largest share of the axis. */
function densestStart({ axis }: Timetable): Day {
  const densest = axis.reduce(
    (best, segment) => (segment.share > best.share ? segment : best),
    axis[0] ?? { from: 0, share: 0 },
  );
  return densest.from;
}

function asksForReducedMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
}
