/**
 * The sheet of a narrow screen: which of its tabs is shown, how high it is, and what opens it. On a wide screen its three parts lie around
 * the map, all shown; tab and stop then mean nothing, and are kept for a screen that is turned.
 */
import { untrack } from 'svelte';
import type { AppEvent } from '../domain/session';
import type { AtlasState } from '../state/atlasState.svelte';
import { SHEET_STOPS, type Sheet, type SheetStop, type SheetTab } from '../state/historyEntry';

/** Pixels that a finger may move and still have only tapped. */
const TAP = 24;
/** Share of the screen's height beyond which a drag means the last stop that way, not the next. */
const LONG_DRAG = 0.45;

/** The stop that is so many steps higher, or lower where negative; the highest and the lowest hold. */
export function stopBeside(stop: SheetStop, steps: number): SheetStop {
  const at = Math.min(SHEET_STOPS.length - 1, Math.max(0, SHEET_STOPS.indexOf(stop) + steps));
  return SHEET_STOPS[at] as SheetStop;
}

/** The next stop upwards, and after the highest the lowest again: what a tap on the handle does. */
export function stopAfter(stop: SheetStop): SheetStop {
  return SHEET_STOPS[(SHEET_STOPS.indexOf(stop) + 1) % SHEET_STOPS.length] as SheetStop;
}

/** The stop after a drag by so many pixels downwards, on a screen of a height in pixels. */
export function stopAfterDrag(stop: SheetStop, down: number, height: number): SheetStop {
  if (Math.abs(down) < TAP) return stopAfter(stop);
  const steps = Math.abs(down) > height * LONG_DRAG ? 2 : 1;
  return stopBeside(stop, down < 0 ? steps : -steps);
}

export class SheetState {
  tab = $state<SheetTab>('read');
  stop = $state<SheetStop>('low');
  /** Where a drag of the handle began: the pointer's height on the screen in pixels, and the stop. */
  #drag: { readonly y: number; readonly stop: SheetStop } | null = null;

  /** Tab and stop, for an entry of the history. */
  get look(): Sheet {
    return { tab: this.tab, stop: this.stop };
  }

  /** Puts the sheet as it was. */
  set({ tab, stop }: Sheet): void {
    this.tab = tab;
    this.stop = stop;
  }

  /** Shows a tab. A second tap on the open tab folds the sheet, as on other phones' maps. */
  choose(tab: SheetTab): void {
    if (this.tab === tab && this.stop !== 'low') this.stop = 'low';
    else {
      this.tab = tab;
      if (this.stop === 'low') this.stop = 'half';
    }
  }

  /** Shows the card, half high: the feature stays visible above it. */
  openCard(): void {
    this.set({ tab: 'details', stop: 'half' });
  }

  /** Shows the text, and enough of it to be read: a folded sheet opens halfway, or to the top where `full`. */
  openText(full = false): void {
    this.tab = 'read';
    if (full) this.stop = 'full';
    else if (this.stop === 'low') this.stop = 'half';
  }

  /** Opens what shows the outcome of an event. */
  follow({ type }: AppEvent): void {
    if (type === 'selected' || type === 'eventVisited') this.openCard();
    else if (type === 'passageChosen') this.openText();
    // The place of a moment is shown: it must not lie under a sheet that covers the map.
    else if (type === 'momentChosen' && this.stop === 'full') this.stop = 'half';
  }

  /**
   * Follows the session while the component lives that is being set up: what is selected or compared opens its card on a narrow screen,
   * whatever chose it, and a request puts the sheet as it was.
   */
  followState(state: AtlasState, isNarrow: () => boolean): void {
    const selection = $derived(state.session.selection);
    const isComparing = $derived(state.compared !== null);
    let served = 0;
    $effect(() => {
      if (isNarrow() && selection) untrack(() => this.openCard());
    });
    $effect(() => {
      if (isNarrow() && isComparing) untrack(() => this.openCard());
    });
    // After these two: going back brings the sheet as it was.
    $effect(() => {
      const request = state.sheetRequest;
      if (!request || request.token === served) return;
      served = request.token;
      if (isNarrow()) this.set(request.sheet);
    });
  }

  /** A tap on the handle by keys or a screen reader. */
  cycle(): void {
    this.stop = stopAfter(this.stop);
  }

  /** A key on the handle. False for a key that does nothing here. */
  press(key: string): boolean {
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
    this.stop = stopBeside(this.stop, key === 'ArrowUp' ? 1 : -1);
    return true;
  }

  /** A pointer takes the handle at a height on the screen, in pixels. */
  startDrag(y: number): void {
    this.#drag = { y, stop: this.stop };
  }

  /** The pointer lets go, on a screen of a height in pixels. */
  endDrag(y: number, height: number): void {
    if (this.#drag) this.stop = stopAfterDrag(this.#drag.stop, y - this.#drag.y, height);
    this.#drag = null;
  }

  /** The browser has taken the pointer away: nothing was meant. */
  cancelDrag(): void {
    this.#drag = null;
  }
}
