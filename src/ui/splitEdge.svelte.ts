/**
 * The edge between two areas of a page that a reader moves to one of a few stops: by keys as in the ARIA window splitter pattern, by
 * mouse, pen and touch. It knows no element; `SplitEdge.svelte` draws it.
 */

/** A place to which the edge can be moved. */
export interface EdgeStop<Id extends string> {
  readonly id: Id;
  /** Size of the area that the edge resizes, in CSS pixels. */
  readonly size: number;
  /** What the stop shows, for screen readers. */
  readonly text: string;
}

/** What an edge needs to know. The functions are called again whenever their results are needed. */
export interface SplitEdgeOptions<Id extends string> {
  /** The stops, from the smallest size to the greatest. The first one is the folded area. */
  readonly stops: () => readonly EdgeStop<Id>[];
  /** The stop at which the edge is. */
  readonly at: () => Id;
  /** The stop to which a double click leads. */
  readonly usual: () => Id;
  /** Called with the stop to which the reader has moved the edge. */
  readonly onmove: (id: Id) => void;
}

/** A pointer that moves at most this many pixels has not dragged. */
const STILL = 4;

/** The stop whose size is nearest to a size in pixels. */
export function nearestStop<Id extends string>(stops: readonly EdgeStop<Id>[], size: number): EdgeStop<Id> | undefined {
  return stops.reduce<EdgeStop<Id> | undefined>(
    (best, stop) => (best && Math.abs(best.size - size) <= Math.abs(stop.size - size) ? best : stop),
    undefined,
  );
}

export class SplitEdge<Id extends string> {
  /** While the edge is dragged, the size that the pointer asks for, in pixels between the least and the greatest; else null. */
  dragged = $state<number | null>(null);
  readonly #options: SplitEdgeOptions<Id>;
  /** Where a drag began: the pointer's position and the size of the area, both in pixels. */
  #start: { readonly at: number; readonly size: number } | null = null;
  /** The stop to which Enter leads from the folded area. */
  #before: Id | null = null;

  constructor(options: SplitEdgeOptions<Id>) {
    this.#options = options;
  }

  /** Position of the edge as ARIA asks for it: the number of its stop, of how many, and what the stop shows. */
  get value(): { readonly now: number; readonly max: number; readonly text: string } {
    const stops = this.#options.stops();
    const now = this.#position();
    return { now, max: stops.length - 1, text: stops[now]?.text ?? '' };
  }

  /** Handles a key pressed on the edge; returns false for keys that do nothing. Up and right make the area greater. */
  press(key: string): boolean {
    const stops = this.#options.stops();
    const now = this.#position();
    switch (key) {
      case 'ArrowUp':
      case 'ArrowRight':
        this.#move(stops[now + 1]);
        return true;
      case 'ArrowDown':
      case 'ArrowLeft':
        this.#move(stops[now - 1]);
        return true;
      case 'Home':
        this.#move(stops[0]);
        return true;
      case 'End':
        this.#move(stops.at(-1));
        return true;
      case 'Enter':
        this.#toggle();
        return true;
      default:
        return false;
    }
  }

  /** Called when a pointer grabs the edge; `at` grows as the area shrinks (a pointer's y for an area at the lower edge). */
  grab(at: number): void {
    const size = this.#options.stops()[this.#position()]?.size;
    if (size !== undefined) this.#start = { at, size };
  }

  /** Called when the pointer that grabbed the edge moves. */
  drag(at: number): void {
    if (!this.#start || (this.dragged === null && Math.abs(at - this.#start.at) <= STILL)) return;
    const sizes = this.#options.stops().map(({ size }) => size);
    this.dragged = Math.min(Math.max(...sizes), Math.max(Math.min(...sizes), this.#start.size + this.#start.at - at));
  }

  /** Called when the pointer lets the edge go: it moves to the nearest stop. */
  drop(): void {
    const size = this.dragged;
    this.cancel();
    if (size !== null) this.#move(nearestStop(this.#options.stops(), size));
  }

  /** Called when the browser or the Escape key ends the drag: the edge stays where it was. */
  cancel(): void {
    this.#start = null;
    this.dragged = null;
  }

  /** Moves the edge to its usual stop. */
  reset(): void {
    this.#move(this.#options.stops().find(({ id }) => id === this.#options.usual()));
  }

  #position(): number {
    const at = this.#options.at();
    return Math.max(
      0,
      this.#options.stops().findIndex(({ id }) => id === at),
    );
  }

  /** Folds the area, or unfolds it to the stop that it had before. */
  #toggle(): void {
    const stops = this.#options.stops();
    if (this.#position() > 0) this.#move(stops[0]);
    else this.#move(stops.find(({ id }) => id === (this.#before ?? this.#options.usual())) ?? stops[1]);
  }

  #move(stop: EdgeStop<Id> | undefined): void {
    const at = this.#options.at();
    if (!stop || stop.id === at) return;
    if (this.#position() > 0) this.#before = at;
    this.#options.onmove(stop.id);
  }
}
