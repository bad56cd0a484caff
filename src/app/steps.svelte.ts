/** Steps through the moments of the content, in the order of their dates. It knows where the reader is, and nothing of the page. */
import type { Moment } from '../domain/model';
import { inOrderOfDates } from '../domain/moments';

/** Where a reader is among the moments. */
export interface Step {
  readonly moment: Moment;
  /** Number of the moment, from 1. */
  readonly number: number;
  readonly total: number;
}

/** A step in one line, for screen readers: `2 of 8: The ford opens.`; empty for none. */
export function stepWords(step: Step | null): string {
  return step ? `${step.number} of ${step.total}: ${step.moment.title}.` : '';
}

export class Steps {
  readonly #moments: readonly Moment[];
  readonly #visit: (moment: Moment) => void;
  /** Index of the moment that is shown; null if the reader does not step through them. */
  #at = $state<number | null>(null);

  /** `visit` shows a moment. */
  constructor(moments: readonly Moment[], visit: (moment: Moment) => void) {
    this.#moments = inOrderOfDates(moments);
    this.#visit = visit;
  }

  /** The step that the reader is at; null if the reader does not step through the moments. */
  get current(): Step | null {
    const moment = this.#at === null ? undefined : this.#moments[this.#at];
    return moment ? { moment, number: (this.#at ?? 0) + 1, total: this.#moments.length } : null;
  }

  /** Begins with the first moment; does nothing if there is none. */
  readonly start = (): void => this.#go(0);

  readonly next = (): void => this.#go((this.#at ?? -1) + 1);

  readonly previous = (): void => this.#go((this.#at ?? 0) - 1);

  /** Ends stepping. Date and passage stay. */
  readonly close = (): void => void (this.#at = null);

  /** Goes to a moment; stays where it is at both ends. */
  #go(at: number): void {
    const moment = this.#moments[at];
    if (!moment) return;
    this.#at = at;
    this.#visit(moment);
  }
}
