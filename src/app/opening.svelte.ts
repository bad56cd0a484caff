/**
 * How a reader begins, and where a reader ends: reading, the first story, what came after, and the offer of it at the last day. The page
 * hands it the ways to its other parts.
 */
import { tick } from 'svelte';
import { firstDayAfter, isAftermathHidden } from '../domain/aftermath';
import type { Day, Id, StoryOutline } from '../domain/model';
import type { AppEvent } from '../domain/session';
import { spanOfDay } from '../domain/time';
import type { AtlasState } from '../state/atlasState.svelte';
import { keepPreference } from '../state/preferences';
import { FocusOrigin, isFocusNowhere } from '../ui/focusOrigin';
import { focusTargets } from '../ui/focusTargets';
import type { MapPadding } from './mapPadding';
import type { SheetState } from './sheet.svelte';

/** What beginning needs of the page. */
export interface OpeningPage {
  /** Dispatches an event and opens the tab that shows its result. */
  readonly goTo: (event: AppEvent) => void;
  /** The sheet of a narrow screen. */
  readonly sheet: Pick<SheetState, 'openText'>;
  /** Opens a story at its first step. */
  readonly openStory: (id: Id) => void;
  /** Whether the screen is narrow. */
  readonly isNarrow: () => boolean;
}

/** Air between the first words and what the map shows, in CSS pixels. */
const AIR = 30;

export class Opening {
  /** The story with which a newcomer may begin; null if the content has none. */
  readonly story: StoryOutline | null;
  /** The first day of the aftermath; null if the content has none. */
  readonly #after: Day | null;
  readonly #state: AtlasState;
  readonly #page: OpeningPage;
  readonly #offerOrigin = new FocusOrigin();
  /** Whether the reader went past the last day and has not answered yet. */
  #isAsked = $state(false);
  /** Whether a narrow screen shows what the atlas is above the map: until the reader touches anything, once and for all. */
  isFirstVisit = $state(true);
  /** Height of the first words above the map, in CSS pixels; 0 where the layout has none. */
  wordsHeight = $state(0);

  constructor(state: AtlasState, page: OpeningPage) {
    const { atlas } = state.index;
    this.#state = state;
    this.#page = page;
    this.#after = firstDayAfter(atlas);
    this.story = atlas.stories[0] ?? null;
  }

  get hasAftermath(): boolean {
    return this.#after !== null;
  }

  /** Number of the paragraph at which the reader is; null for a reader who has not begun. */
  get paragraph(): number | null {
    const { passage } = this.#state.session;
    const number = passage === null ? undefined : this.#state.index.passages.get(passage)?.number;
    return number === undefined || number === 1 ? null : number;
  }

  /** Whether the page offers the aftermath because the reader went past the last day. */
  get isOffered(): boolean {
    const { view } = this.#state;
    return this.#isAsked && isAftermathHidden(view) && view.window.to - 1 === view.range.last;
  }

  /** Goes to the passage where the reader was, or to the first, with the keyboard in the text. */
  readonly read = (): void => {
    const { session, index } = this.#state;
    const id = session.passage ?? index.atlas.passages[0]?.id;
    if (id !== undefined) this.#page.goTo({ type: 'passageChosen', id });
    if (this.#page.isNarrow()) this.#page.sheet.openText(true);
    void tick().then(() => focusTargets.focus('text', { preventScroll: true }));
  };

  /** Opens the story with which a newcomer may begin. */
  readonly begin = (): void => {
    if (this.story) this.#page.openStory(this.story.id);
  };

  /** Shows the aftermath, on the first day on which something happened. */
  readonly after = (): void => {
    this.#isAsked = false;
    if (this.#after === null) return;
    this.#page.goTo({ type: 'daysVisited', span: spanOfDay(this.#after) });
    // The button that was pressed may be gone.
    void tick().then(() => isFocusNowhere() && focusTargets.focus('date'));
  };

  /** Takes the events that this part of the page answers. Returns whether it took the event. */
  takes({ type }: AppEvent): boolean {
    if (type !== 'endPassed') {
      if (type === 'passageReached') return false;
      this.#isAsked = false;
      this.endFirstVisit();
      return false;
    }
    if (!isAftermathHidden(this.#state.view)) return true;
    this.#offerOrigin.remember();
    this.#isAsked = true;
    void tick().then(() => focusTargets.focus('offer-after'));
    return true;
  }

  /** Dispatches an event of the date's strip, where no tab is to open, unless this part of the page answers it. */
  readonly pass = (event: AppEvent): void => {
    if (!this.takes(event)) this.#state.dispatch(event);
  };

  /** Declines the aftermath. */
  readonly stay = (): void => {
    this.#isAsked = false;
    void tick().then(() => this.#offerOrigin.giveBack(true));
  };

  /** Learns from the page whether the reader was here before, or follows a link: `public/boot.js` has said so before the first paint. */
  readonly recallVisit = (): void => {
    this.isFirstVisit = !('introduced' in document.documentElement.dataset);
  };

  /** The padding of the map, with room for what a first visit shows above it. */
  pad(padding: MapPadding): MapPadding {
    const isCovered = this.isFirstVisit && this.#page.isNarrow() && this.wordsHeight > 0;
    return isCovered ? { ...padding, top: Math.max(padding.top, this.wordsHeight + AIR) } : padding;
  }

  /** The reader has seen what the atlas is: it is not shown above the map again. */
  readonly endFirstVisit = (): void => {
    if (!this.isFirstVisit || !this.#page.isNarrow()) return;
    this.isFirstVisit = false;
    document.documentElement.dataset['introduced'] = '';
    keepPreference('opening', false, true);
  };
}
