/**
 * What pointers, wheel and keys do on the chart of the timeline: they drag a handle, move or pinch the axis, or click on a date.
 * Pure: the chart says what it draws, passes on what the browser reports, and is told what to do. x is in CSS pixels from the left
 * end of the axis.
 */
import { boundaryAt, dayAt, panView, revealDay, zoomView, type AxisView } from '../../domain/axis';
import type { AxisSegment, Day } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { clamp } from '../../domain/time';
import type { View } from '../../domain/view';
import { moveHandle, type Handle, type HandleName } from './handles';
import { dayAfterKey, viewAfterKey } from './keys';

/** What the chart draws at the moment. */
export interface ChartState {
  readonly view: View;
  /** The whole axis. */
  readonly axis: readonly AxisSegment[];
  /** The part of the axis that is visible. */
  readonly axisView: AxisView;
  /** The axis cut to its visible part. */
  readonly visibleAxis: readonly AxisSegment[];
  /** Width of the visible axis in CSS pixels. */
  readonly width: number;
  readonly handles: readonly Handle[];
}

/** What a gesture asks for. */
export interface ChartActions {
  /** Takes a change of the session. */
  readonly dispatch: (event: AppEvent) => void;
  /** Takes another part of the axis to show. */
  readonly onview: (view: AxisView) => void;
  /** Told when the reader takes the date into their own hands: playing ends. */
  readonly ongrab: () => void;
  /** Told which handle is dragged now; null after the drag. */
  readonly ondrag: (name: HandleName | null) => void;
  /** Told when the pointers begin to move the axis: what explains a symbol is hidden. */
  readonly onmove: () => void;
}

/** What a gesture needs of a `PointerEvent`. */
export interface PointerInput {
  readonly pointerId: number;
  /** The button that changed; 0 is the primary one, a finger or the tip of a pen. */
  readonly button: number;
  /** The buttons that are held down, as a bit field; 1 is the primary one. */
  readonly buttons: number;
  readonly x: number;
}

/** What a gesture needs of a `WheelEvent`. */
export interface WheelInput {
  /** In CSS pixels. */
  readonly deltaX: number;
  readonly deltaY: number;
  /** Whether Ctrl or Command is held: browsers report a pinch on a trackpad as the wheel with Ctrl. */
  readonly zooms: boolean;
  readonly shiftKey: boolean;
  readonly x: number;
}

/** What a gesture needs of a `KeyboardEvent`. */
export interface KeyInput {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Whether Ctrl, Command or Alt is held: then the key belongs to the browser. */
  readonly hasModifier: boolean;
}

/** A pointer that moves less than this, in CSS pixels, has clicked. */
const CLICK_DISTANCE = 5;
/** Two fingers nearer than this, in CSS pixels, say nothing about a scale. */
const LEAST_PINCH = 4;
/** Zoom per CSS pixel of the wheel, as the exponent of e. */
const WHEEL_ZOOM = 0.01;
/** The bit of `buttons` for the primary button. */
const PRIMARY = 1;

interface Drag {
  readonly name: HandleName;
  /** How far from its line the handle was taken hold of, in CSS pixels. */
  readonly offset: number;
  readonly pointerId: number;
}

export class ChartGestures {
  readonly #state: () => ChartState;
  readonly #actions: ChartActions;
  #drag: Drag | null = null;
  /** The pointers that are down on the rows, by their id, and where each was last: one moves the axis, two pinch it. */
  readonly #pointers = new Map<number, number>();
  /** Whether the pointers on the rows have moved too far for a click. */
  #hasMoved = false;

  /** `state` is asked at every gesture; `actions` are told what the gesture does. */
  constructor(state: () => ChartState, actions: ChartActions) {
    this.#state = state;
    this.#actions = actions;
  }

  /**
   * A pointer goes down on a handle: a drag begins. A handle whose day is out of view brings the view back to it instead. Gives what
   * the chart does with the event: `capture` it for the drag, `take` it so that nothing else gets it, or leave it (null).
   */
  grabHandle(pointer: PointerInput, handle: Handle): 'capture' | 'take' | null {
    if (pointer.button !== 0) return null;
    if (handle.away) {
      const { axis, axisView } = this.#state();
      this.#actions.onview(revealDay(axis, axisView, handle.day));
      return 'take';
    }
    return this.#startDrag(pointer, handle.name, pointer.x - handle.x) ? 'capture' : null;
  }

  /** A pointer goes down on the strip of dates: the nearest handle jumps to it and follows it. Gives what `grabHandle` gives. */
  grabStrip(pointer: PointerInput): 'capture' | null {
    const name = this.#nearestHandle(pointer.x);
    if (!this.#startDrag(pointer, name, 0)) return null;
    this.#move(name, this.#dayAt(name, pointer.x), false);
    return 'capture';
  }

  #startDrag({ button, pointerId }: PointerInput, name: HandleName, offset: number): boolean {
    // A second finger pinches the axis, even if it goes down on a handle.
    if (button !== 0 || this.#pointers.size > 0 || this.#drag) return false;
    this.#drag = { name, offset, pointerId };
    this.#actions.ondrag(name);
    this.#actions.ongrab();
    return true;
  }

  /** The pointer of a drag moves: its handle follows. */
  dragTo({ pointerId, x }: PointerInput): void {
    const drag = this.#drag;
    if (drag?.pointerId === pointerId) this.#move(drag.name, this.#dayAt(drag.name, x - drag.offset), false);
  }

  /** The pointer of a drag goes up: the day under it is committed. */
  endDrag(pointer: PointerInput): void {
    const drag = this.#releaseDrag(pointer);
    if (drag) this.#move(drag.name, this.#dayAt(drag.name, pointer.x - drag.offset), true);
  }

  /** The browser takes the pointer of a drag away. Its position means nothing then: the day that is shown is committed. */
  cancelDrag(pointer: Pick<PointerInput, 'pointerId'>): void {
    const drag = this.#releaseDrag(pointer);
    const handle = drag && this.#state().handles.find(({ name }) => name === drag.name);
    if (handle) this.#move(handle.name, handle.day, true);
  }

  #releaseDrag({ pointerId }: Pick<PointerInput, 'pointerId'>): Drag | null {
    const drag = this.#drag;
    if (drag?.pointerId !== pointerId) return null;
    this.#drag = null;
    this.#actions.ondrag(null);
    return drag;
  }

  /** A pointer goes down anywhere on the rows. */
  pressRows({ button, pointerId, x }: PointerInput): void {
    if (button !== 0) return;
    if (this.#pointers.size === 0) this.#hasMoved = false;
    this.#pointers.set(pointerId, x);
  }

  /**
   * A pointer moves over the rows: one that is down moves the axis, two zoom it. True if the chart has to capture the pointer. It must
   * not be captured earlier, because the browser would then send its click to the rows and not to the symbol under it.
   */
  moveOnRows({ pointerId, buttons, x }: PointerInput): boolean {
    const before = this.#pointers.get(pointerId);
    if (before === undefined) return false;
    // The button was released where the page got no event for it, for example outside the window.
    if (!(buttons & PRIMARY)) {
      this.#pointers.delete(pointerId);
      return false;
    }
    const other = [...this.#pointers].find(([id]) => id !== pointerId)?.[1];
    if (other === undefined && !this.#hasMoved && Math.abs(x - before) < CLICK_DISTANCE) return false;
    if (!this.#hasMoved) {
      this.#hasMoved = true;
      this.#actions.onmove();
    }
    const { axis, axisView, width } = this.#state();
    if (other === undefined) this.#actions.onview(panView(axisView, (before - x) / width));
    else {
      const [distanceBefore, distance] = [Math.abs(before - other), Math.abs(x - other)];
      // The date under the other finger stays under it.
      if (distanceBefore > LEAST_PINCH && distance > LEAST_PINCH)
        this.#actions.onview(zoomView(axis, axisView, distance / distanceBefore, clamp(other / width, 0, 1)));
    }
    this.#pointers.set(pointerId, x);
    return true;
  }

  /** A pointer goes up on the rows, or the browser takes it away. */
  releaseRows({ pointerId }: Pick<PointerInput, 'pointerId'>): void {
    this.#pointers.delete(pointerId);
  }

  /** A click on the rows beside all symbols: the nearest handle jumps to it. `margin` is how far left of the axis still counts. */
  clickRows(x: number, margin: number): void {
    if (this.#hasMoved || x < -margin) return;
    this.#actions.ongrab();
    const name = this.#nearestHandle(x);
    this.#move(name, this.#dayAt(name, x), true);
  }

  /** The wheel turns: with Ctrl it zooms about the pointer, sideways or with Shift it moves the axis. True if it did either. */
  turnWheel({ deltaX, deltaY, zooms, shiftKey, x }: WheelInput): boolean {
    const { axis, axisView, width } = this.#state();
    if (zooms) {
      this.#actions.onview(zoomView(axis, axisView, Math.exp(-deltaY * WHEEL_ZOOM), clamp(x / width, 0, 1)));
      return true;
    }
    const [across, down] = shiftKey ? [deltaY, 0] : [deltaX, deltaY];
    // With the whole axis visible there is nothing to move: the page scrolls as usual.
    if (Math.abs(across) <= Math.abs(down) || axisView.end - axisView.start >= 1) return false;
    this.#actions.onview(panView(axisView, across / width));
    return true;
  }

  /** A key goes down on a handle. Gives whether it has `zoomed` the axis or `moved` the handle; null if it is none of its keys. */
  pressKey({ key, shiftKey, hasModifier }: KeyInput, handle: Handle): 'zoomed' | 'moved' | null {
    if (hasModifier) return null;
    const { axis, axisView } = this.#state();
    const zoomed = viewAfterKey(key, axis, axisView, handle.day);
    if (zoomed) {
      this.#actions.onview(zoomed);
      return 'zoomed';
    }
    const day = dayAfterKey(key, shiftKey, handle.day, handle.range);
    if (day === null) return null;
    this.#actions.ongrab();
    if (day !== handle.day) this.#move(handle.name, day, true);
    this.#actions.onview(revealDay(axis, axisView, day));
    return 'moved';
  }

  /** Moves a handle to a day, clamped to the days it can take. */
  #move(name: HandleName, day: Day, commit: boolean): void {
    const { view, handles } = this.#state();
    const event = moveHandle(view, handles, name, day, commit);
    if (event) this.#actions.dispatch(event);
  }

  /** The day that a handle stands for if its line is at x. */
  #dayAt(name: HandleName, x: number): Day {
    const { visibleAxis, width } = this.#state();
    return name === 'to' ? boundaryAt(visibleAxis, x, width) - 1 : dayAt(visibleAxis, x, width);
  }

  #nearestHandle(x: number): HandleName {
    const distance = (handle: Handle): number => Math.abs(handle.x - x);
    return this.#state().handles.reduce((best, handle) =>
      // If both are equally near, the one that can move towards the pointer.
      distance(handle) < distance(best) || (distance(handle) === distance(best) && x > handle.x) ? handle : best,
    ).name;
  }
}
