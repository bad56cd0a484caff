/**
 * The story that a reader follows. The session knows the place in it; this knows the story's texts, which are fetched when a story is
 * first opened, and where the reader was in each story. Stories of the atlas and a reader's own go through it alike.
 */
import type { Id, Story, StoryOutline, StoryPlace, StoryStep } from '../domain/model';
import { showsStep } from '../domain/session';
import type { AtlasState } from './atlasState.svelte';
import { keepChoice, readChoice } from './preferences';

/** The stories' texts: fetched when they are needed. */
export interface StoryTexts {
  /** The texts; null until they have come. */
  readonly value: { readonly default: readonly Story[] } | null;
  /** Fetches the texts. Called again, it does nothing, or tries again after a failure. */
  readonly need: () => void;
}

/** A step with its place in the story. */
export interface StepPlace {
  /** The story, with texts. */
  readonly story: Story;
  readonly step: StoryStep;
  /** Number of the step, from 1. */
  readonly number: number;
  readonly total: number;
}

export class StoryState {
  readonly #state: AtlasState;
  readonly #texts: StoryTexts;
  /** Stories that the reader has made. */
  #own = $state.raw<readonly Story[]>([]);
  /** Where the reader was last in a story, on this device; null for nowhere. */
  #last = $state.raw<StoryPlace | null>(null);

  /** `texts` are those of the atlas's stories. */
  constructor(state: AtlasState, texts: StoryTexts) {
    this.#state = state;
    this.#texts = texts;
  }

  /** The stories that can be chosen, those of the atlas first, then the reader's own. */
  get outlines(): readonly StoryOutline[] {
    return [...this.#state.index.atlas.stories, ...this.#own];
  }

  /** The stories of the atlas with their texts; null until they have come. */
  get shipped(): readonly Story[] | null {
    return this.#texts.value?.default ?? null;
  }

  /** Makes a reader's own stories known. */
  setOwn(stories: readonly Story[]): void {
    this.#own = stories;
  }

  /** Where the reader is; null outside of stories. */
  get place(): StoryPlace | null {
    return this.#state.session.story;
  }

  /** The story that is open, without its texts; null if none is, or if it is not on this device. */
  get outline(): StoryOutline | null {
    const { place } = this;
    return place === null ? null : (this.outlines.find(({ id }) => id === place.story) ?? null);
  }

  /** The story that is open, with its texts; null until they have come. */
  get story(): Story | null {
    const { place } = this;
    return place === null ? null : this.withTexts(place.story);
  }

  /** A story with its texts; null until they have come, or if there is none with the id. */
  withTexts(id: Id): Story | null {
    return [...this.#own, ...(this.shipped ?? [])].find((story) => story.id === id) ?? null;
  }

  /** The step that the reader is at; null outside of stories, and until the texts have come. */
  get current(): StepPlace | null {
    const { place, story } = this;
    if (!place || !story) return null;
    const at = Math.max(
      0,
      story.steps.findIndex(({ id }) => id === place.step),
    );
    const step = story.steps[at];
    return step ? { story, step, number: at + 1, total: story.steps.length } : null;
  }

  /** Number of the step that the reader is at, from 1; 0 outside of stories. It is known before the texts. */
  get number(): number {
    const { place, outline } = this;
    return outline ? outline.steps.findIndex(({ id }) => id === place?.step) + 1 : 0;
  }

  /** Whether the reader has changed what the step shows: date, layers, selection, comparison. */
  get isElsewhere(): boolean {
    const { place, outline } = this;
    const { index, session } = this.#state;
    const step = outline?.steps.find(({ id }) => id === place?.step);
    return place !== null && step !== undefined && !showsStep(index, session, place, step);
  }

  /** Where the reader was last in a story, if that story and step still exist; null for nowhere. */
  get last(): StoryPlace | null {
    const last = this.#last;
    const story = this.outlines.find(({ id }) => id === last?.story);
    return story?.steps.some(({ id }) => id === last?.step) ? last : null;
  }

  /** Fetches the texts. */
  readonly needTexts = (): void => this.#texts.need();

  /**
   * Opens a story at a step: at its first one if none is named. `isScrolled` says that the reader scrolled there. Does nothing if there is
   * no such story or step.
   */
  readonly open = (id: Id, step?: Id, isScrolled = false): void => {
    const story = this.outlines.find((each) => each.id === id);
    const found = step === undefined ? story?.steps[0] : story?.steps.find((each) => each.id === step);
    if (!story || !found) return;
    this.needTexts();
    const place = { story: id, step: found.id };
    this.#state.dispatch({ type: 'stepVisited', place, step: found, isScrolled });
    this.#keep(place);
  };

  /** Goes to the step with a number, from 1; does nothing if there is none. */
  readonly go = (number: number): void => {
    const { outline } = this;
    const step = outline?.steps[number - 1];
    if (outline && step) this.open(outline.id, step.id);
  };

  readonly next = (): void => this.go(this.number + 1);

  readonly previous = (): void => this.go(this.number - 1);

  /** Shows again what the step shows. */
  readonly again = (): void => this.go(this.number);

  /** Leaves the story. What is shown stays, and the way back is kept. */
  readonly leave = (): void => {
    const { place } = this;
    if (place) this.#keep(place);
    this.#state.dispatch({ type: 'storyLeft' });
  };

  /** Learns from the device where the reader was last. */
  readonly recall = (): void => {
    const [story, step] = (readChoice('story') ?? '').split('/');
    if (story && step) this.#last = { story, step };
  };

  #keep(place: StoryPlace): void {
    this.#last = place;
    keepChoice('story', `${place.story}/${place.step}`);
  }
}
