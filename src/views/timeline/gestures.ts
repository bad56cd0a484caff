/**
 * Interprets pointer, wheel and key events on the timeline's chart: they drag a handle, move or zoom the axis, or click on a date. It
 * does not touch the page: the chart passes its state and what the browser reports, and gets back calls to `ChartActions`. x is in CSS
 * pixels from the left end of the axis.
 */
import { dayBoundaryAtX, dayAtX, panView, revealDay, zoomView, type AxisView } from '../../domain/axis';
import type { AxisSegment, Day } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { clamp } from '../../domain/time';
import type { View } from '../../domain/view';
import type { Handle, HandleName } from '../../symbology/timeline/handles';
import { moveHandle } from './moveHandle';
import { dayAfterKey, goesPastEnd, viewAfterKey } from './keys';

/** State of the chart now. */
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

/** Callbacks through which a gesture changes the chart or the session. */
export interface ChartActions {
  /** Called with an event for the session. */
  readonly dispatch: (event: AppEvent) => void;
  /** Called with the part of the axis that should become visible. */
  readonly onview: (view: AxisView) => void;
  /** Called when the reader drags a handle, so that playback stops. */
  readonly ongrab: () => void;
  /** Called with the handle that is being dragged; with null when the drag ends. */
  readonly ondrag: (name: HandleName | null) => void;
  /** Called when a pointer begins to move the axis, so that the explanation of a symbol is hidden. */
  readonly onmove: () => void;
}

/** The fields of a `PointerEvent` that gestures use. */
export interface PointerInput {
  readonly pointerId: number;
  /** The button that changed: 0 is the primary button, a finger or the tip of a pen. */
  readonly button: number;
  /** The buttons that are held down, as a bit field; 1 is the primary button. */
  readonly buttons: number;
  readonly x: number;
}

/** The fields of a `WheelEvent` that gestures use. */
export interface WheelInput {
  /** Scroll distance of the wheel, in CSS pixels. */
  readonly deltaX: number;
  readonly deltaY: number;
  /** Whether Ctrl or Command is held: browsers report a pinch on a trackpad as a wheel event with Ctrl. */
  readonly zooms: boolean;
  readonly shiftKey: boolean;
  readonly x: number;
}

/** The fields of a `KeyboardEvent` that gestures use. */
export interface KeyInput {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Whether Ctrl, Command or Alt is held: the key is then left to the browser. */
  readonly hasModifier: boolean;
}

/** A pointer that moves less than this, in CSS pixels, counts as a click. */
const CLICK_DISTANCE = 5;
/** If two fingers are closer than this, in CSS pixels, their movement is too inexact to zoom. */
const LEAST_PINCH = 4;
/** Zoom per CSS pixel of wheel movement, as the exponent of e. */
const WHEEL_ZOOM = 0.01;
/** The bit of `buttons` that means the primary button. */
const PRIMARY = 1;

interface Drag {
  readonly name: HandleName;
  /** Distance from the handle's line to the point where it was grabbed, in CSS pixels. */
  readonly offset: number;
  readonly pointerId: number;
}

export class ChartGestures {
  readonly #state: () => ChartState;
  readonly #actions: ChartActions;
  #drag: Drag | null = null;
  /** The last x of each pointer that is pressed on the rows, by pointer id: one pointer moves the axis, two zoom it. */
  readonly #pointers = new Map<number, number>();
  /** Whether the pressed pointers have moved too far for a click. */
  #hasMoved = false;

  /** `state` is called at every gesture; `actions` are called with its effects. */
  constructor(state: () => ChartState, actions: ChartActions) {
    this.#state = state;
    this.#actions = actions;
  }

  /**
   * Called when a pointer is pressed on a handle; a drag begins. If the handle's day is outside the visible axis, the axis moves to it
   * instead. Returns what the chart must do with the event: `capture` the pointer for the drag, `take` the event so that nothing else
   * handles it, or nothing (null).
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

  /**
   * Called when a pointer is pressed on the strip of dates: the nearest handle jumps there and follows the pointer. Returns the same as
   * `grabHandle`.
   */
  grabStrip(pointer: PointerInput): 'capture' | null {
    const name = this.#nearestHandle(pointer.x);
    if (!this.#startDrag(pointer, name, 0)) return null;
    this.#move(name, this.#dayAt(name, pointer.x), false);
    return 'capture';
  }

  #startDrag({ button, pointerId }: PointerInput, name: HandleName, offset: number): boolean {
    // The second of two fingers zooms the axis, even if it is pressed on a handle.
    if (button !== 0 || this.#pointers.size > 0 || this.#drag) return false;
    this.#drag = { name, offset, pointerId };
    this.#actions.ondrag(name);
    this.#actions.ongrab();
    return true;
  }

  /** Called when the pointer of a drag moves: its handle follows. */
  dragTo({ pointerId, x }: PointerInput): void {
    const drag = this.#drag;
    if (drag?.pointerId === pointerId) this.#move(drag.name, this.#dayAt(drag.name, x - drag.offset), false);
  }

  /** Called when the pointer of a drag is released: the day under it is committed. */
  endDrag(pointer: PointerInput): void {
    const drag = this.#releaseDrag(pointer);
    if (drag) this.#move(drag.name, this.#dayAt(drag.name, pointer.x - drag.offset), true);
  }

  /** Called when the browser cancels the pointer of a drag. Its position is then meaningless, so the shown day is committed. */
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

  /** Called when a pointer is pressed on the rows. */
  pressRows({ button, pointerId, x }: PointerInput): void {
    if (button !== 0) return;
    if (this.#pointers.size === 0) this.#hasMoved = false;
    this.#pointers.set(pointerId, x);
  }

  /**
   * Called when a pointer moves over the rows: one pressed pointer moves the axis, two zoom it. Returns true if the chart must capture
   * the pointer. Capturing it earlier would make the browser send the click to the rows and not to the symbol under the pointer.
   */
  moveOnRows({ pointerId, buttons, x }: PointerInput): boolean {
    const before = this.#pointers.get(pointerId);
    if (before === undefined) return false;
    // The button was released where the page got no event for it, such as outside the browser window.
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
      // The date under the other finger keeps its position.
      if (distanceBefore > LEAST_PINCH && distance > LEAST_PINCH)
        this.#actions.onview(zoomView(axis, axisView, distance / distanceBefore, clamp(other / width, 0, 1)));
    }
    this.#pointers.set(pointerId, x);
    return true;
  }

  /** Called when a pointer is released on the rows, or when the browser cancels it. */
  releaseRows({ pointerId }: Pick<PointerInput, 'pointerId'>): void {
    this.#pointers.delete(pointerId);
  }

  /**
   * Called for a click on the rows beside all symbols: the nearest handle jumps there. Clicks up to `margin` CSS pixels left of the axis
   * count too.
   */
  clickRows(x: number, margin: number): void {
    if (this.#hasMoved || x < -margin) return;
    this.#actions.ongrab();
    const name = this.#nearestHandle(x);
    this.#move(name, this.#dayAt(name, x), true);
  }

  /**
   * Called when the wheel turns: with Ctrl it zooms around the pointer, horizontally or with Shift it moves the axis. Returns true if it
   * did either.
   */
  turnWheel({ deltaX, deltaY, zooms, shiftKey, x }: WheelInput): boolean {
    const { axis, axisView, width } = this.#state();
    if (zooms) {
      this.#actions.onview(zoomView(axis, axisView, Math.exp(-deltaY * WHEEL_ZOOM), clamp(x / width, 0, 1)));
      return true;
    }
    const [across, down] = shiftKey ? [deltaY, 0] : [deltaX, deltaY];
    // If the whole axis is visible there is nothing to move, so the page scrolls as usual.
    if (Math.abs(across) <= Math.abs(down) || axisView.end - axisView.start >= 1) return false;
    this.#actions.onview(panView(axisView, across / width));
    return true;
  }

  /** Called when a key is pressed on a handle. Returns whether it `zoomed` the axis or `moved` the handle; null for any other key. */
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
    else if (handle.name !== 'from' && goesPastEnd(key, day, handle.range)) {
      this.#actions.dispatch({ type: 'endPassed' });
    }
    this.#actions.onview(revealDay(axis, axisView, day));
    return 'moved';
  }

  /** Moves a handle to a day, limited to the days that it can take. */
  #move(name: HandleName, day: Day, commit: boolean): void {
    const { view, handles } = this.#state();
    const event = moveHandle(view, handles, name, day, commit);
    if (event) this.#actions.dispatch(event);
  }

  /** The day of a handle whose line would be at x. */
  #dayAt(name: HandleName, x: number): Day {
    const { visibleAxis, width } = this.#state();
    return name === 'to' ? dayBoundaryAtX(visibleAxis, x, width) - 1 : dayAtX(visibleAxis, x, width);
  }

  #nearestHandle(x: number): HandleName {
    const distance = (handle: Handle): number => Math.abs(handle.x - x);
    return this.#state().handles.reduce((best, handle) =>
      // If two handles are equally near, the one that can move towards the pointer is taken.
      distance(handle) < distance(best) || (distance(handle) === distance(best) && x > handle.x) ? handle : best,
    ).name;
  }
}
