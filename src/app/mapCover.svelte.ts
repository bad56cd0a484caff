/** What lies over the map, and how much of it that leaves free: cards, panels, and the sheet of a narrow screen. */
import type { AtlasState } from '../state/atlasState.svelte';
import { focusTargets } from '../ui/focusTargets';
import type { Embedded } from './embedded.svelte';
import type { Frame } from './frame.svelte';
import type { MapPadding } from './mapPadding';
import type { Measuring } from './measuring.svelte';
import type { Opening } from './opening.svelte';
import type { OwnDataPage } from './ownDataPage.svelte';
import type { SheetState } from './sheet.svelte';
import type { Stage } from './stage.svelte';
import type { StoryPage } from './storyPage.svelte';

/** The parts of the page that lie over the map, and those that say how large it is. */
export interface CoveringPage {
  readonly state: Pick<AtlasState, 'session' | 'view' | 'compared'>;
  readonly frame: Pick<Frame, 'padding' | 'onStage'>;
  readonly sheet: Pick<SheetState, 'stop'>;
  readonly opening: Pick<Opening, 'pad'>;
  readonly embedded: Pick<Embedded, 'show'>;
  readonly story: Pick<StoryPage, 'isQuiet'>;
  readonly stage: Pick<Stage, 'mode'>;
  readonly ownData: Pick<OwnDataPage, 'chosen' | 'chosenKey'>;
  readonly measuring: Pick<Measuring, 'isOpen' | 'isStrip' | 'over'>;
}

export class MapCover {
  /** Whether the panel of the layers is open. */
  layersOpen = $state(false);
  readonly #page: CoveringPage;

  /** Whether the table is shown: neither in another page nor while a story is presented. */
  readonly isTable: boolean = $derived.by(() => {
    const { state, stage } = this.#page;
    return state.session.view === 'table' && !state.session.embed && !stage.mode;
  });
  /** Whether there is a card of something of the atlas, or a comparison. */
  readonly hasCard: boolean = $derived.by(() => {
    const { state, story } = this.#page;
    return (state.view.selection !== null && !story.isQuiet) || state.compared !== null;
  });
  /** What cards are shown, as a text that changes with them; empty for none. */
  readonly card: string = $derived.by(() => {
    const { state, ownData } = this.#page;
    const { selection, compare } = state.session;
    return [this.hasCard && `${selection} ${compare}`, ownData.chosenKey].filter(Boolean).join(' ');
  });
  /** How many cards and panels lie over the map. While two days are compared a card does so only beside the table. */
  readonly panels: number = $derived.by(() => {
    const { state, ownData, measuring } = this.#page;
    const isCovered = (this.hasCard || ownData.chosen !== null) && (state.compared === null || this.isTable);
    return +isCovered + +(this.layersOpen || measuring.isOpen);
  });
  /** How much of each edge of the map is covered, in CSS pixels. */
  readonly padding: MapPadding = $derived.by(() => {
    const { frame, sheet, opening, embedded, stage, measuring } = this.#page;
    if (stage.mode) return frame.onStage;
    const stop = measuring.over(sheet.stop);
    return opening.pad(frame.padding(stop, this.panels, embedded.show, this.isTable, measuring.isStrip));
  });

  constructor(page: CoveringPage) {
    this.#page = page;
  }

  /** Closes the panel of the layers, and puts the keyboard on its button. */
  readonly leaveLayers = (): void => {
    this.layersOpen = false;
    focusTargets.focus('action:layers');
  };
}
