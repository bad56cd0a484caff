/** State of the venue view, in which map and list show where meetings took place. It is not part of the session, as the camera is not. */
import type { Id, TrackId } from '../domain/model';
import type { VenueView } from '../domain/venues';

export class VenueViewState implements VenueView {
  #isOpen = $state(false);
  /** The track to whose meetings the view is limited; null for all. */
  track = $state<TrackId | null>(null);
  pointed = $state<Id | null>(null);
  readonly #show: () => void;

  /** `show` makes the map show the venues. */
  constructor(show: () => void) {
    this.#show = show;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  readonly open = (): void => {
    this.#isOpen = true;
    this.#show();
  };

  readonly close = (): void => {
    this.#isOpen = false;
    this.track = null;
    this.pointed = null;
  };

  readonly point = (id: Id | null): void => void (this.pointed = id);
}
