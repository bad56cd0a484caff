/** The regions of this page: what they are called, which keys lead to them, and where in them the focus goes. */
import { tick } from 'svelte';
import type { Id } from '../domain/model';
import { focusTargets, type FocusName } from '../ui/focusTargets';
import { Regions } from '../ui/regions';
import type { Action } from './actions';

/** The panels that lie over the map: they are regions while they are open. */
export type PanelName = 'layers' | 'measure';
export type RegionName = 'tools' | 'text' | 'map' | PanelName | 'details' | 'timeline';

/** How a region is named in lists, and the letter that leads to it; the toolbar has none. */
interface RegionWords {
  readonly name: RegionName;
  /** Name of the region as the title of an action. */
  readonly title: string;
  /** Name of the region in a sentence: "Skip to the text". */
  readonly noun: string;
  /** The single key that moves the focus there; absent if there is none. */
  readonly letter?: string;
}

/** The regions in the order in which F6 steps through them: as they are on a wide screen, from the top left. */
export const REGIONS: readonly RegionWords[] = [
  { name: 'tools', title: 'Toolbar', noun: 'the toolbar' },
  { name: 'text', title: 'Text', noun: 'the text', letter: 't' },
  { name: 'map', title: 'Map', noun: 'the map', letter: 'm' },
  { name: 'layers', title: 'Layers', noun: 'the layers' },
  { name: 'measure', title: 'Measure', noun: 'the panel for measuring' },
  { name: 'details', title: 'Details', noun: 'the details', letter: 'd' },
  { name: 'timeline', title: 'Timeline', noun: 'the timeline', letter: 'l' },
];

/** What the regions need to know of the page. */
export interface RegionPage {
  /** Id of the current passage, or of the first one. */
  readonly passage: () => Id | undefined;
  /** What the details show, as a text that changes with it; empty if they show nothing. */
  readonly card: () => string;
  /** Whether a panel is open. */
  readonly isOpen: (panel: PanelName) => boolean;
  /** Moves the focus to the cross of the map, if it has one; else returns false. */
  readonly cross: () => boolean;
  /** Whether the page has a region at all: in a frame of another page some are left out. */
  readonly has: (name: RegionName) => boolean;
  /** Makes a region visible, if the screen shows one of them at a time. */
  readonly show: (name: RegionName) => void;
  /** Called when the reader asks for the details and there are none. */
  readonly onempty: () => void;
}

export class PageRegions {
  readonly #page: RegionPage;
  readonly #regions: Regions<RegionName>;

  constructor(page: RegionPage) {
    this.#page = page;
    const shows: Partial<Record<RegionName, () => string>> = {
      // The text is left at one passage; if another is current by the time the reader returns, the focus goes there.
      text: () => page.passage() ?? '',
      details: page.card,
    };
    this.#regions = new Regions(
      REGIONS.map(({ name }) => name),
      (name) => shows[name]?.() ?? '',
    );
  }

  /** Attachment (`{@attach}`): the element is the region with this name. */
  readonly region = (name: RegionName): ReturnType<Regions<RegionName>['region']> => this.#regions.region(name);

  /** Whether a region has something to show. */
  readonly isThere = (name: RegionName): boolean => {
    const page = this.#page;
    if (name === 'layers' || name === 'measure') return page.isOpen(name);
    return page.has(name) && (name !== 'details' || page.card() !== '');
  };

  /** Shows a region and moves the focus into it. */
  readonly go = (name: RegionName): void => {
    if (!this.isThere(name)) {
      this.#page.onempty();
      return;
    }
    this.#page.show(name);
    void tick().then(() => {
      // Whoever measures comes to the map for its cross, and not for the button that was pressed there last.
      if (name === 'map' && this.#page.cross()) return;
      this.#regions.enter(name, () => this.#homesOf(name).some((home) => focusTargets.focus(home)));
    });
  };

  /** Moves the focus to the next region (`step` 1) or the one before (-1). */
  readonly step = (step: 1 | -1): void => {
    const name = this.#regions.beside(step, this.isThere);
    if (name) this.go(name);
  };

  /**
   * The actions of the regions' keys. The letters are keys only while `hasLetters` returns true. Some browsers keep F6 for their own
   * panes, so that it also works with Ctrl.
   */
  actions(hasLetters: () => boolean): readonly Action[] {
    return [
      ...REGIONS.flatMap(({ name, title, letter }): readonly Action[] =>
        letter === undefined
          ? []
          : [
              {
                id: `region-${name}`,
                label: title,
                hasButton: false,
                keys: () => (hasLetters() ? [letter] : []),
                isAvailable: () => this.#page.has(name),
                run: () => this.go(name),
              },
            ],
      ),
      {
        id: 'next-region',
        label: 'Next region',
        hasButton: false,
        keys: () => ['F6', 'Control+F6'],
        run: () => this.step(1),
      },
      {
        id: 'previous-region',
        label: 'Region before',
        hasButton: false,
        keys: () => ['Shift+F6', 'Control+Shift+F6'],
        run: () => this.step(-1),
      },
    ];
  }

  /** Where the focus goes in a region, the first that can take it. */
  #homesOf(name: RegionName): readonly FocusName[] {
    switch (name) {
      case 'text': {
        const passage = this.#page.passage();
        return ['table', ...(passage === undefined ? [] : ([`passage:${passage}`] as const)), 'text'];
      }
      case 'details':
        return ['own-card', 'details-title', 'differences-title'];
      case 'layers':
      case 'measure':
        return [`panel:${name}`];
      case 'timeline':
        // Who is there already and asks again wants its date, which is six stops of Tab further on.
        return this.#regions.focused === name ? ['date-field', name] : [name];
      default:
        return [name];
    }
  }
}
