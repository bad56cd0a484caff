/** The place of the text, where other views stand while they are open: they are shown, and the keyboard comes back from them. */
import { tick, untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { AtlasState } from '../state/atlasState.svelte';
import { FocusOrigin, isFocusNowhere } from '../ui/focusOrigin';
import { focusTargets } from '../ui/focusTargets';
import type { Frame } from './frame.svelte';
import type { SheetState } from './sheet.svelte';

/** The views that may stand there, by the focus names of their elements, with short titles. The first that is open is seen, and lies over the others. */
const TITLES = {
  'own-data': 'Your data',
  'table-view': 'Table',
  'venue-list': 'Venues',
  'own-stories': 'Your stories',
};
type TextView = keyof typeof TITLES;
const VIEWS = Object.keys(TITLES) as TextView[];

/** How each open view is closed. */
const opened = new SvelteMap<TextView, () => void>();

function over(view: TextView): readonly TextView[] {
  return VIEWS.slice(0, VIEWS.indexOf(view)).filter((each) => opened.has(each));
}

/** Whether a view is open and nothing lies over it. */
export function isSeen(view: TextView): boolean {
  return opened.has(view) && over(view).length === 0;
}

/** Title of the view that is seen in the place of the text; null while the text itself is. */
export function titleOfSeen(): string | null {
  const seen = VIEWS.find((view) => opened.has(view));
  return seen ? TITLES[seen] : null;
}

/** The view that is seen in the place of the text, in a sentence. */
export function nameOfSeen(): string {
  const title = titleOfSeen() ?? 'Text';
  return title.startsWith('Your') ? title.replace('Y', 'y') : `the ${title.toLowerCase()}`;
}

/** Closes what lies over a view, so that it is seen if it is open. */
export function uncover(view: TextView): void {
  for (const each of over(view)) opened.get(each)?.();
}

/** The parts of the page that show the text. */
export interface TextPage {
  /** Shows the pane of the text if it is folded. */
  readonly frame: Pick<Frame, 'need'>;
  /** The sheet of a narrow screen. */
  readonly sheet: Pick<SheetState, 'openText'>;
  /** Whether the screen is narrow. */
  readonly isNarrow: boolean;
}

export class TextPlace {
  readonly #view: TextView;
  readonly #close: () => void;
  readonly #origin = new FocusOrigin();

  /** `close` closes the view, wherever the keyboard is. */
  constructor(view: TextView, close: () => void) {
    this.#view = view;
    this.#close = close;
  }

  /** Follows whether the view is open, for as long as the calling component exists. What lies over it when it opens is closed. */
  follow(isOpen: () => boolean, page: () => TextPage): void {
    $effect(() => {
      if (!isOpen()) return undefined;
      return untrack(() => {
        const { isNarrow, sheet, frame } = page();
        uncover(this.#view);
        opened.set(this.#view, this.leave);
        this.#origin.remember();
        if (isNarrow) sheet.openText();
        else frame.need('text');
        return () => {
          opened.delete(this.#view);
          void tick().then(() => this.#origin.giveBack(isFocusNowhere()));
        };
      });
    });
  }

  /**
   * Leaves the view, for as long as the calling component exists, when the reader asks for a passage, and with `forStories` when they go
   * to a step of a story: they want to read it. Only what is asked anew counts, not a change of the date after it.
   */
  leaveToRead(state: Pick<AtlasState, 'readingRequest' | 'session'>, forStories = false): void {
    const askedNow = () => ({ request: state.readingRequest, story: forStories ? state.session.story : null });
    let before = untrack(askedNow);
    $effect(() => {
      const { request, story } = askedNow();
      const isPassage = request !== before.request && request?.to.type === 'passage';
      const isStory = story !== before.story && story !== null;
      before = { request, story };
      if (isPassage || isStory) untrack(this.leave);
    });
  }

  /** Closes the view; the keyboard goes back to where it came from if it was in it. */
  readonly leave = (): void => {
    const wasInside = focusTargets.holds(this.#view);
    this.#close();
    if (wasInside) void tick().then(() => this.#origin.giveBack(true));
  };
}
