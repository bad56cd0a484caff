/**
 * State of a narrow screen's sheet: which tab it shows, how high it is, and what opens it. On a wide screen all three parts are visible
 * around the map; tab and height are then kept in case the screen is turned.
 */
import { tick, untrack } from 'svelte';
import type { Id } from '../domain/model';
import type { AppEvent } from '../domain/session';
import type { AtlasState } from '../state/atlasState.svelte';
import { FocusOrigin } from '../ui/focusOrigin';
import { focusTargets, type FocusName } from '../ui/focusTargets';
import { SHEET_STOPS, type SheetLook, type SheetStop, type SheetTab } from '../state/historyEntry';

/** A finger that moves at most this many pixels counts as a tap. */
const TAP = 24;
/** A drag longer than this share of the screen's height moves the sheet to its highest or lowest stop and not only to the next one. */
const LONG_DRAG = 0.45;

/** What may have the keyboard in the tab of the text, and in the cards that take it from there. */
const IN_TEXT: readonly FocusName[] = ['text', 'table-view', 'own-data', 'venue-list', 'own-stories'];
const CARDS: readonly FocusName[] = ['own-card', 'details-title'];

/** The stop that is `steps` higher, or lower if negative, limited to the highest and the lowest. */
export function stopBeside(stop: SheetStop, steps: number): SheetStop {
  const at = Math.min(SHEET_STOPS.length - 1, Math.max(0, SHEET_STOPS.indexOf(stop) + steps));
  return SHEET_STOPS[at] as SheetStop;
}

/** The stop after a tap on the handle: the next higher one; after the highest, the lowest. */
export function stopAfter(stop: SheetStop): SheetStop {
  return SHEET_STOPS[(SHEET_STOPS.indexOf(stop) + 1) % SHEET_STOPS.length] as SheetStop;
}

/** The stop after a drag by `down` pixels downwards on a screen of a height in pixels. */
export function stopAfterDrag(stop: SheetStop, down: number, height: number): SheetStop {
  if (Math.abs(down) < TAP) return stopAfter(stop);
  const steps = Math.abs(down) > height * LONG_DRAG ? 2 : 1;
  return stopBeside(stop, down < 0 ? steps : -steps);
}

export class SheetState {
  tab = $state<SheetTab>('read');
  stop = $state<SheetStop>('low');
  /** How the sheet was before a card took the place of another tab; null if none did, or the reader has left the card since. */
  #beforeCard = $state.raw<SheetLook | null>(null);
  /** The row or link in the text that had the keyboard then. */
  readonly #origin = new FocusOrigin();
  /** The event that was chosen last if that was in the text, where the reader reads on. */
  #readOn: Id | null = null;
  /** Where a drag of the handle began: the pointer's y on the screen in pixels, and the stop of the sheet. */
  #drag: { readonly y: number; readonly stop: SheetStop } | null = null;

  /** Tab and stop of the sheet, to be stored in the browser's history. */
  get look(): SheetLook {
    return { tab: this.tab, stop: this.stop };
  }

  /** Restores tab and stop of the sheet. */
  set({ tab, stop }: SheetLook): void {
    this.tab = tab;
    this.stop = stop;
  }

  /** Shows a tab. A tap on the tab that is open already lowers the sheet. */
  choose(tab: SheetTab): void {
    this.#beforeCard = null;
    if (this.tab === tab && this.stop !== 'low') this.stop = 'low';
    else {
      this.tab = tab;
      if (this.stop === 'low') this.stop = 'half';
    }
  }

  /** Shows the card at half height, so that the feature stays visible above it. What the card hides loses the keyboard to it. */
  openCard(): void {
    const wasInText = IN_TEXT.some((name) => focusTargets.holds(name));
    const had = document.activeElement;
    if (this.tab !== 'details') {
      this.#beforeCard = this.look;
      if (wasInText) this.#origin.remember();
    }
    this.set({ tab: 'details', stop: 'half' });
    if (!wasInText) return;
    // On a wide screen the card hides nothing: who reads on with the keyboard stays where they are.
    const isHidden = (): boolean => had?.getClientRects().length === 0;
    void tick().then(() => isHidden() && CARDS.some((name) => focusTargets.focus(name, { preventScroll: true })));
  }

  /** Whether a card took the place of the text, to which the reader can go back. */
  get hasTextBehindCard(): boolean {
    return this.#beforeCard?.tab === 'read' && this.tab === 'details';
  }

  /** Goes back from a card to the text whose place it took: to the same row, as high as the sheet was, and high enough to be read. */
  readonly backToText = (): void => this.#leaveCard(true);

  /** Puts the sheet back as it was before the card, which is being closed; also if it was lowered. */
  readonly restoreBeforeCard = (): void => this.#leaveCard(false);

  #leaveCard(isToRead: boolean): void {
    const before = this.#beforeCard;
    if (!before || this.tab !== 'details') return;
    this.#beforeCard = null;
    this.set(isToRead && before.stop === 'low' ? { ...before, stop: 'half' } : before);
    void tick().then(() => this.#origin.giveBack(true));
  }

  /** Shows the text, high enough to be read: a lowered sheet opens to half height, or to full height if `full` is true. */
  openText(full = false): void {
    this.tab = 'read';
    if (full) this.stop = 'full';
    else if (this.stop === 'low') this.stop = 'half';
  }

  /** Makes a region of the page visible; other regions than those of the sheet lie above it. */
  openRegion(name: string): void {
    if (name === 'text') this.openText();
    else if (name === 'details') this.openCard();
    else if (name === 'timeline') this.set({ tab: 'time', stop: this.stop === 'low' ? 'half' : this.stop });
    else if (this.stop === 'full') this.stop = 'half';
  }

  /**
   * Opens the tab that shows the result of an event. After a date that was chosen in the text the reader reads on: the sheet only makes
   * room for the map, and the card waits in its tab.
   */
  follow(event: AppEvent, inText = false): void {
    const { type } = event;
    this.#readOn = inText && type === 'eventVisited' ? event.id : null;
    if (this.#readOn !== null) {
      if (this.stop === 'full') this.stop = 'half';
    } else if (type === 'selected' || type === 'eventVisited') this.openCard();
    else if (type === 'passageChosen') this.openText();
    // If the camera shows the place of a moment, the sheet must not cover the map.
    else if (type === 'momentChosen' && this.stop === 'full') this.stop = 'half';
  }

  /**
   * Follows the session while the component exists: on a narrow screen a new selection or comparison opens its card, whatever caused it,
   * and a sheet request restores tab and stop. `isQuiet` says that a story has chosen them: its text stays.
   */
  followState(state: AtlasState, isNarrow: () => boolean, isQuiet: () => boolean = () => false): void {
    const selection = $derived(state.session.selection);
    const isComparing = $derived(state.compared !== null);
    let served = 0;
    $effect(() => {
      if (isNarrow() && selection && selection !== this.#readOn && !untrack(isQuiet)) untrack(() => this.openCard());
    });
    $effect(() => {
      if (isNarrow() && isComparing && !untrack(isQuiet)) untrack(() => this.openCard());
    });
    // This effect comes last, because Back must restore the sheet whatever the other effects did.
    $effect(() => {
      const request = state.sheetRequest;
      if (!request || request.token === served) return;
      served = request.token;
      if (isNarrow()) this.set(request.sheet);
    });
  }

  /** Called when the handle is activated by keyboard or screen reader. */
  cycle(): void {
    this.stop = stopAfter(this.stop);
  }

  /** Handles a key pressed on the handle. Returns false for keys that do nothing. */
  press(key: string): boolean {
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
    this.stop = stopBeside(this.stop, key === 'ArrowUp' ? 1 : -1);
    return true;
  }

  /** Called when a pointer grabs the handle at a y on the screen, in pixels. */
  startDrag(y: number): void {
    this.#drag = { y, stop: this.stop };
  }

  /** Called when the pointer releases the handle, on a screen of a height in pixels. */
  endDrag(y: number, height: number): void {
    if (this.#drag) this.stop = stopAfterDrag(this.#drag.stop, y - this.#drag.y, height);
    this.#drag = null;
  }

  /** Called when the browser cancels the pointer: the drag has no effect. */
  cancelDrag(): void {
    this.#drag = null;
  }
}
