/** Whether the reader measures on the map. What measures is fetched with its panel (`MeasurePart`). */
import { untrack } from 'svelte';
import type { MapFeature, MapTool } from '../domain/mapTool';
import type { KeptMeasure } from '../domain/measure/kept';
import type { Id } from '../domain/model';
import type { OwnPlace } from '../domain/ownData';
import type { SheetStop } from '../state/historyEntry';
import { focusTargets } from '../ui/focusTargets';
import type { Action } from './actions';
import type { MovingPage } from './moves';

/** What measures: it draws on the map, and takes places and features that were clicked. */
interface MeasuringTool extends MapTool {
  /** Called with a feature of the map that was clicked. */
  readonly take: (feature: MapFeature) => void;
  /** All that was measured, for a project; null for nothing. */
  readonly keep: () => KeptMeasure | null;
  /** Shows what a project has kept. */
  readonly restore: (kept: KeptMeasure) => void;
}

/** What makes room for the panel. */
type MeasuredPage = Pick<MovingPage, 'closeLayers' | 'screen' | 'sheet'>;

export class Measuring {
  isOpen = $state(false);
  /** Whether the panel shows its result alone: the reader wants the room, or a card has it. */
  isFolded = $state(false);
  /** What measures; null while the panel is closed or its program is not there yet. */
  tool = $state.raw<MeasuringTool | null>(null);
  /** What measures, once its program is there, also while the panel is closed. */
  #measure: MeasuringTool | null = null;
  /** What a project brought before the program was there. */
  #waiting: KeptMeasure | null = null;
  readonly #page: () => MeasuredPage;

  /** `page` gives the parts of the page once all of them exist. */
  constructor(page: () => MeasuredPage) {
    this.#page = page;
  }

  /** The action with the panel's button. */
  readonly action: Action = {
    id: 'measure',
    label: 'Measure',
    also: ['distance', 'length', 'area', 'bearing', 'azimuth', 'buffer', 'ruler', 'coordinates'],
    opens: 'panel',
    isOpen: () => this.isOpen,
    inMenu: true,
    run: () => {
      this.isOpen = !this.isOpen;
      this.isFolded = false;
      if (!this.isOpen) return;
      const { closeLayers, screen, sheet } = this.#page();
      closeLayers();
      // The map is what is measured on: the sheet leaves it as much room as it can.
      if (screen.isNarrow) sheet.stop = 'low';
    },
  };

  /** Whether the panel is open and shows its result alone. */
  get isStrip(): boolean {
    return this.isOpen && this.isFolded;
  }

  /** How high a narrow screen's sheet is with the panel over it: as high as a half one, if the panel is not folded. */
  readonly over = (stop: SheetStop): SheetStop => (this.isOpen && !this.isFolded ? 'half' : stop);

  /**
   * Folds the panel when a card or another panel comes that has its place, or would cover the map with it, and unfolds it when that has gone,
   * for as long as the calling component exists. `card` is a text that changes with these, empty for none; `hasRoom` says whether all of
   * them have room.
   */
  makeWay(card: () => string, hasRoom: () => boolean): void {
    let before = '';
    let gaveWay = false;
    $effect(() => {
      const now = card();
      untrack(() => {
        const isNew = now !== '' && now !== before;
        // The panel that is opened over a card is what the reader wants to see.
        if (isNew && this.isOpen && !hasRoom()) this.isFolded = gaveWay = true;
        else if (gaveWay && (now === '' || hasRoom())) this.isFolded = gaveWay = false;
        before = now;
      });
    });
  }

  /** Called with what measures when its program has come. */
  arrive(measure: MeasuringTool): void {
    this.#measure = measure;
    if (this.#waiting) measure.restore(this.#waiting);
    this.#waiting = null;
  }

  /** All that was measured; null for nothing. */
  readonly keep = (): KeptMeasure | null => {
    const kept = this.#measure ? this.#measure.keep() : this.#waiting;
    return kept && { ...kept, panel: this.isStrip ? 'folded' : this.isOpen ? 'whole' : 'closed' };
  };

  /**
   * Shows what was kept, and the panel as it was then. On a phone, where the panel would cover what the project has besides, it waits for
   * the reader to open it.
   */
  readonly restore = (kept: KeptMeasure): void => {
    if (this.#measure) this.#measure.restore(kept);
    else this.#waiting = kept;
    const { panel = 'whole' } = kept;
    if (this.isOpen !== (panel !== 'closed') && !this.#page().screen.isNarrow) this.action.run();
    if (this.isOpen) this.isFolded = panel === 'folded';
  };

  /** Closes the panel; the keyboard is at the toolbar again. */
  readonly close = (): void => {
    this.isOpen = false;
    if (!focusTargets.focus('action:measure')) focusTargets.focus('tools');
  };

  /** What the list of the map's features does: it chooses what is measured where the reader measures between features. */
  readonly listed =
    (select: (id: Id) => void) =>
    (id: Id): void =>
      this.isOpen && this.tool?.takes === 'features' ? this.tool.take(id) : select(id);

  /** What a click on a call-out of the map does: it is for the tool while the reader measures, and selects otherwise. */
  readonly guard =
    (select: (id: Id | null) => void) =>
    (id: Id | null): void => {
      if (!this.isOpen) select(id);
      else if (id !== null) this.tool?.take(id);
    };

  /** The same for a feature of the reader's own on the still map. */
  readonly guardOwn =
    (choose: (place: OwnPlace | null, featuresAtPoint: readonly MapFeature[]) => void) =>
    (place: OwnPlace | null, featuresAtPoint: readonly MapFeature[]): void => {
      if (!this.isOpen) choose(place, featuresAtPoint);
      else if (place) this.tool?.take(place);
    };
}
