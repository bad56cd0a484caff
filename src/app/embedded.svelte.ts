/** The page in a frame of another page (`?embed=1`): what it shows, and what it tells the page around it. */
import { untrack } from 'svelte';
import { frameShowOf, wholeAddress, type FrameShow } from '../formats/address/embed';
import { heightMessages, stepMessage, suitedHeight } from '../formats/embed/messages';
import type { Session } from '../domain/session';
import type { SheetLook } from '../state/historyEntry';
import type { StoryState } from '../state/storyState.svelte';
import type { RegionName } from './pageRegions';
import type { SheetState } from './sheet.svelte';

/** Which regions of the page each kind of frame leaves out. */
const LEFT_OUT: Readonly<Record<FrameShow, readonly RegionName[]>> = {
  map: ['text', 'timeline'],
  text: ['timeline'],
  story: ['timeline'],
  time: ['text'],
};

/** How the sheet of a narrow frame begins: both parts of the frame are seen, of which a lowered sheet would hide one. */
const SHEETS: Readonly<Partial<Record<FrameShow, SheetLook>>> = {
  text: { tab: 'read', stop: 'half' },
  story: { tab: 'read', stop: 'half' },
  time: { tab: 'time', stop: 'half' },
};

/** The story that is open, as far as a page around may know it. */
type ShownStory = Pick<StoryState, 'place' | 'number' | 'outline'>;

export class Embedded {
  readonly #session: () => Pick<Session, 'embed'>;

  constructor(session: () => Pick<Session, 'embed'>) {
    this.#session = session;
  }

  /** What the frame shows; null if the page is in no frame. The page is prerendered as one in no frame. */
  get show(): FrameShow | null {
    return this.#session().embed ? frameShowOf(location.search) : null;
  }

  /** Whether the page has a region. */
  readonly has = (name: RegionName): boolean => {
    const { show } = this;
    return show === null || !LEFT_OUT[show].includes(name);
  };

  /** Opens a part of the whole atlas, in a new tab, that the frame leaves out. `hash` is the state, with `#`. */
  openWhole(hash: string): void {
    window.open(wholeAddress(location.href.replace(/(#.*)?$/, hash)), '_blank', 'noopener');
  }

  /** Sets the frame up and tells the page around what it shows, while the component exists. `hasCard` says whether a card is shown. */
  follow(sheet: SheetState, hasCard: () => boolean, stories: ShownStory): void {
    this.#tellHeights();
    this.#tellSteps(stories);
    this.#setSheet(sheet, hasCard);
  }

  /** Sets the sheet of a narrow frame up, and shows the timeline again after a card was closed, while the component exists. */
  #setSheet(sheet: SheetState, hasCard: () => boolean): void {
    $effect(() => {
      const look = this.show && SHEETS[this.show];
      if (look) untrack(() => sheet.set(look));
    });
    $effect(() => {
      if (this.show !== 'time' || hasCard()) return;
      untrack(() => sheet.tab === 'details' && (sheet.tab = 'time'));
    });
  }

  /** Tells the page around, while the component exists, which height suits the frame at its width. Nothing is read from that page. */
  #tellHeights(): void {
    $effect(() => {
      const { show } = this;
      if (show === null || window.parent === window) return undefined;
      let told = 0;
      const tell = (): void => {
        // A frame that is not shown has no width.
        const height = innerWidth > 0 ? suitedHeight(show, innerWidth) : told;
        if (height === told) return;
        told = height;
        send(...heightMessages(height));
      };
      tell();
      addEventListener('resize', tell);
      return () => removeEventListener('resize', tell);
    });
  }

  /** Tells the page around, while the component exists, at which step of a story the reader is. */
  #tellSteps(stories: ShownStory): void {
    $effect(() => {
      const { place, number, outline } = stories;
      if (this.show === null || !place || !outline || number === 0) return;
      send(stepMessage(place, number, outline.steps.length));
    });
  }
}

/** Sends messages to the page around, which may be any page: what they say is on the screen anyway. */
function send(...messages: readonly object[]): void {
  if (window.parent === window) return;
  for (const message of messages) window.parent.postMessage(message, '*');
}
