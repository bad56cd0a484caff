/** Plays time: steps `domain/playback` with the browser's frames and dispatches what it shows. The one clock of the program. */
import { playheadOn, PACES, advance, type Playhead, type Score, type Speed } from '../domain/playback';
import type { AtlasEvent, Day } from '../domain/model';
import { axisOf } from '../domain/session';
import type { AtlasState } from './atlasState.svelte';

/** Calls back before the next picture with the time in milliseconds; gives what takes the wish back. */
export type FrameSource = (callback: (now: number) => void) => () => void;

/** The browser's frames. */
const browserFrames: FrameSource = (callback) => {
  const handle = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(handle);
};

/** Milliseconds of one step at most: a page that was in the background does not leap. */
const LONGEST_STEP = 250;

export class Player {
  readonly #state: AtlasState;
  readonly #frames: FrameSource;
  /** Whether a reader wants no motion. */
  readonly #isCalm: () => boolean;
  #playing = $state(false);
  #speed = $state<Speed>('normal');
  /** Whether playing waits where something happens. */
  #waits = $state(true);
  #head: Playhead | null = null;
  /** The axis that the playhead stands on. */
  #axis: Score['axis'] = [];
  #last = 0;
  /** Length of the window that moves, in days. */
  #days = 1;
  #cancel: () => void = () => {};

  constructor(state: AtlasState, frames: FrameSource = browserFrames, isCalm: () => boolean = prefersCalm) {
    this.#state = state;
    this.#frames = frames;
    this.#isCalm = isCalm;
  }

  get playing(): boolean {
    return this.#playing;
  }

  get speed(): Speed {
    return this.#speed;
  }

  set speed(speed: Speed) {
    this.#speed = speed;
  }

  get waits(): boolean {
    return this.#waits;
  }

  set waits(waits: boolean) {
    this.#waits = waits;
  }

  /** Starts where the date stands, from the beginning of the dense part of the axis where it stands at the end. */
  start = (): void => {
    if (this.#playing) return;
    const score = this.#score();
    const { view } = this.#state;
    const shown = view.window.to - 1;
    const day = shown >= score.last ? this.#beginning(score) : shown;
    this.#head = playheadOn(score, day);
    this.#days = view.window.to - view.window.from;
    this.#playing = true;
    this.#axis = score.axis;
    this.#last = Number.NaN;
    if (day !== shown) this.#show(day, false);
    this.#cancel = this.#frames(this.#step);
  };

  /** Stops, and commits the date it stands on. */
  stop = (): void => {
    if (!this.#playing) return;
    const head = this.#head;
    this.#end();
    // A date that someone else has chosen meanwhile stands.
    if (head && this.#state.view.window.to - 1 === head.day) this.#show(head.day, true);
  };

  #end(): void {
    this.#cancel();
    this.#playing = false;
    this.#head = null;
  }

  toggle = (): void => {
    if (this.#playing) this.stop();
    else this.start();
  };

  #step = (now: number): void => {
    const head = this.#head;
    if (!head || !this.#playing) return;
    const { view } = this.#state;
    // Someone else has chosen a date, in the text, on the map or by going back: it stands, and playing ends.
    if (view.window.to - 1 !== head.day) {
      this.#end();
      return;
    }
    const elapsed = Number.isNaN(this.#last) ? 0 : Math.min(LONGEST_STEP, now - this.#last);
    this.#last = now;
    const pace = PACES[this.#speed];
    const score = this.#score();
    // Another axis has the day elsewhere.
    const placed = score.axis === this.#axis ? head : { ...playheadOn(score, head.day), wait: head.wait };
    this.#axis = score.axis;
    const next = advance(score, placed, elapsed, {
      ...pace,
      waitMs: this.#waits ? pace.waitMs : 0,
      stepwise: this.#isCalm(),
    });
    this.#head = next;
    if (next.ended) {
      this.stop();
      return;
    }
    if (next.day !== head.day) this.#show(next.day, false);
    this.#cancel = this.#frames(this.#step);
  };

  #show(day: Day, commit: boolean): void {
    const event = commit ? null : this.#eventOn(day);
    // Where nothing is waited for, a camera that follows would never arrive.
    const flies = this.#waits && this.#speed !== 'fast';
    this.#state.dispatch({ type: 'played', day, days: this.#days, event: event?.id ?? null, flies, commit });
  }

  /** The first event that begins on a day, one with a passage first. */
  #eventOn(day: Day): AtlasEvent | undefined {
    const events = this.#state.view.events.filter(({ event }) => event.span.from === day).map(({ event }) => event);
    return events.find(({ passages }) => passages.length > 0) ?? events[0];
  }

  #score(): Score {
    const { index, view, session } = this.#state;
    // Already in order of date.
    const starts = view.events.map(({ event }) => event.span.from);
    const stops = starts.filter((day, at) => day !== starts[at - 1]);
    return { axis: axisOf(index, session), stops, last: view.range.last };
  }

  #beginning({ axis }: Score): Day {
    const dense = axis.reduce(
      (best, each) => (each.share > best.share ? each : best),
      axis[0] ?? { from: 0, share: 0 },
    );
    return dense.from;
  }
}

function prefersCalm(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
}
