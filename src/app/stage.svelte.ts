/**
 * Presenting, as far as the page knows of it before the program for it has come: which story, whether the audience's window could be
 * opened, and where the map lies meanwhile. `StageRun` does the rest.
 */
import type { Id } from '../domain/model';
import { randomUuid } from '../domain/uuid';
import type { StoryState } from '../state/storyState.svelte';
import type { Action } from './actions';
import type { DialogState } from './dialogState.svelte';
import type { Screen } from './screen.svelte';

/** A wish to present. */
export interface StageWish {
  /** Name of the presentation. */
  readonly talk: string;
  /** The story; null to go on with what was presented before the page was reloaded. */
  readonly story: Id | null;
  /** The audience's window; null if the browser did not open one. */
  readonly window: Window | null;
  /** Whether to present in one window: on a phone. */
  readonly isSingle: boolean;
}

/** How the page is shown while it presents: as a console, or as the slide itself. */
export type StageMode = 'console' | 'single';

/** Opens the audience's window. It must be called in answer to a click or key. Returns null if the browser refuses. */
export function openAudience(talk: string): Window | null {
  try {
    // Both windows have the same address but for its query, so that they share a channel.
    const opened = window.open(
      `${location.pathname}?present=audience&talk=${talk}`,
      `atlas-${talk}`,
      'popup,width=1280,height=720',
    );
    return opened && !opened.closed ? opened : null;
  } catch {
    return null;
  }
}

export class Stage {
  readonly #screen: Pick<Screen, 'isNarrow'>;
  /** Presents the story that is open, or asks which. */
  readonly action: Action;
  /** What is to be presented; null for nothing. */
  wish = $state.raw<StageWish | null>(null);
  /** How the page is shown; null while it does not present. */
  mode = $state<StageMode | null>(null);
  /** How much larger than usual the map is drawn. */
  scale = $state(1);
  /** How the page's map is shown. */
  readonly map = $derived({ callsOut: this.mode === null, enlarged: this.scale });
  /** Takes a key of the page. Returns whether it was for the presentation. */
  press: (event: KeyboardEvent) => boolean = () => false;

  /** `dialogs` asks which story is to be presented where none is open. */
  constructor(
    stories: Pick<StoryState, 'outline'>,
    screen: Pick<Screen, 'isNarrow'>,
    dialogs: Pick<DialogState, 'present'>,
  ) {
    this.#screen = screen;
    this.action = {
      id: 'present',
      label: 'Present',
      also: ['slides', 'full screen', 'class', 'projector'],
      run: () => {
        if (stories.outline) this.present(stories.outline.id);
        else dialogs.present();
      },
    };
  }

  /** Presents a story. It must be called in answer to a click or key, since a window is opened. */
  readonly present = (story: Id): void => {
    const talk = randomUuid();
    const isSingle = this.#screen.isNarrow || typeof BroadcastChannel === 'undefined';
    this.wish = { talk, story, isSingle, window: isSingle ? null : openAudience(talk) };
  };

  /** Goes on with what was presented before the page was reloaded; a page in a frame shares its storage with others. */
  readonly recall = (isEmbedded: boolean): void => {
    try {
      if (isEmbedded || sessionStorage.getItem('atlas-presenting') === null) return;
    } catch {
      return;
    }
    this.wish = { talk: '', story: null, window: null, isSingle: false };
  };

  /** Presenting has ended. */
  readonly end = (): void => {
    this.wish = null;
    this.mode = null;
    this.scale = 1;
    this.press = () => false;
  };
}
