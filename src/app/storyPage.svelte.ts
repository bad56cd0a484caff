/** How the page shows a story: in place of the text, which a link to a passage brings back, and without the card of what a step selects. */
import { recordWithId, idOfTarget } from '../domain/links';
import type { StoryMark, StoryPlace } from '../domain/model';
import type { AppEvent } from '../domain/session';
import type { AtlasState } from '../state/atlasState.svelte';
import type { StoryState } from '../state/storyState.svelte';

/** Always the same list, so that a map without marks is not told anew. */
const NO_MARKS: readonly StoryMark[] = [];

export class StoryPage {
  readonly stories: StoryState;
  readonly #state: AtlasState;
  /** The visit of a step during which the reader looked up a passage; null for none. Every visit is an object of its own. */
  #asideAt = $state.raw<StoryPlace | null>(null);
  /** The visit of a step during which the reader chose something on map, timeline or in the texts; null for none. */
  #askedAt = $state.raw<StoryPlace | null>(null);
  /** Whether the way back into the story that was left is offered. */
  #isLeft = $state(false);

  constructor(state: AtlasState, stories: StoryState) {
    this.#state = state;
    this.stories = stories;
  }

  /** Whether the reader looks up a passage: the text is shown although a story is open. */
  get isAside(): boolean {
    const { place } = this.stories;
    return place !== null && place === this.#asideAt;
  }

  /** Whether the story is shown in place of the text. */
  get isShown(): boolean {
    return this.stories.place !== null && !this.isAside;
  }

  /** Whether a way back to a step is offered above the text. */
  get offersBack(): boolean {
    const { place, last } = this.stories;
    return place === null ? this.#isLeft && last !== null : this.isAside;
  }

  /** What the step draws on the map; null outside of stories. */
  readonly marks = $derived.by((): readonly StoryMark[] | null =>
    this.stories.place === null ? null : (this.stories.current?.step.marks ?? NO_MARKS),
  );

  /** Whether what is selected is what the step selects: the step tells of it, and a card would say it twice. */
  readonly isQuiet = $derived.by(() => {
    const { place, outline } = this.stories;
    if (place === null || place === this.#askedAt) return false;
    const selection = outline?.steps.find(({ id }) => id === place.step)?.state.selection ?? null;
    const target = selection === null ? null : recordWithId(this.#state.index, selection);
    return target !== null && idOfTarget(target) === this.#state.session.selection;
  });

  /** Whether what is selected or compared now was chosen by the step, and not by the reader. */
  readonly isCalm = (): boolean =>
    this.stories.place !== null && !this.stories.isElsewhere && this.stories.place !== this.#askedAt;

  /** Hears what the reader chose, before it is dispatched. */
  hear({ type }: AppEvent): void {
    if (type === 'selected' || type === 'eventVisited') this.#askedAt = this.stories.place;
    else if (type === 'passageChosen') this.lookUp();
  }

  /** Shows the text although a story is open, because the reader looks something up in it. */
  lookUp(): void {
    this.#asideAt = this.stories.place;
  }

  /** Called when the reader is at a step: no other way back is offered. */
  arrive(): void {
    this.#isLeft = false;
  }

  /** Leaves the story, and offers the way back. */
  readonly leave = (): void => {
    this.stories.leave();
    this.#isLeft = true;
  };

  /** Takes up the way back. */
  readonly back = (): void => {
    const { place, last, open } = this.stories;
    this.#asideAt = null;
    if (place === null && last) open(last.story, last.step);
  };

  /** Declines the way back: the text stays. */
  readonly dismiss = (): void => {
    if (this.stories.place !== null) this.stories.leave();
    this.#isLeft = false;
  };
}
