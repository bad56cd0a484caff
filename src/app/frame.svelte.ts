/** How the reader shares a wide screen between text, map and timeline, and the edge by which the timeline is resized. */
import type { AppEvent } from '../domain/session';
import type { FrameShow } from '../formats/address/embed';
import type { SheetStop } from '../state/historyEntry';
import { PANES, TIMELINE_ROWS, timelineHeight, usualRows, type Panes, type TimelineRows } from '../state/frame';
import { keepChoice } from '../state/preferences';
import { SplitEdge } from '../ui/splitEdge.svelte';
import type { Action } from './actions';
import { mapPadding, ROOM_FOR_TWO, STAGE_PADDING, type MapPadding } from './mapPadding';
import type { Screen } from './screen.svelte';

/** What each height of the timeline shows, for screen readers. */
const ROW_TEXTS: Readonly<Record<TimelineRows, string>> = {
  none: 'only the bar of controls',
  few: 'a few rows',
  usual: 'the usual rows',
  all: 'all rows',
};

/** Height of the bar at the top in CSS pixels. */
const BAR = 56;

export class Frame {
  /** Which panes are shown above the timeline. */
  panes = $state<Panes>('both');
  /** How much of the timeline the reader chose to see; null without a choice. */
  #chosen = $state<TimelineRows | null>(null);
  readonly #screen: Pick<Screen, 'height' | 'width' | 'layout' | 'isNarrow'>;
  /** The upper edge of the timeline. */
  readonly edge: SplitEdge<TimelineRows>;

  constructor(screen: Pick<Screen, 'height' | 'width' | 'layout' | 'isNarrow'>) {
    this.#screen = screen;
    this.edge = new SplitEdge<TimelineRows>({
      stops: () =>
        TIMELINE_ROWS.map((id) => ({ id, size: timelineHeight(id, screen.height, BAR), text: ROW_TEXTS[id] })),
      at: () => this.rows,
      usual: () => usualRows(screen.height),
      onmove: (rows) => this.choose(rows),
    });
  }

  /** The padding of the map on a slide. */
  readonly onStage = STAGE_PADDING;

  /** Whether a panel has room beside a card. */
  get hasRoomForTwo(): boolean {
    return this.#screen.layout === 'wide' && this.#screen.width >= ROOM_FOR_TWO;
  }

  /** How much of the timeline is shown. */
  get rows(): TimelineRows {
    return this.#chosen ?? usualRows(this.#screen.height);
  }

  /**
   * Which edges of the map are covered, for a sheet at a stop, with so many cards and panels, in a frame of another page, beside the table,
   * and with a folded panel over the sheet.
   */
  padding(stop: SheetStop, panels: number, frame: FrameShow | null, isTable = false, hasStrip = false): MapPadding {
    const { layout, height, width } = this.#screen;
    return mapPadding({ layout, height, width, stop, panels, frame, isTable, hasStrip });
  }

  /** Shows more or less of the timeline, and remembers that. */
  choose(rows: TimelineRows): void {
    this.#chosen = rows === usualRows(this.#screen.height) ? null : rows;
    keepChoice('rows', this.#chosen);
  }

  /** Shows both panes, or only one, and remembers that. */
  show(panes: Panes): void {
    this.panes = panes;
    keepChoice('panes', panes === 'both' ? null : panes);
  }

  /** Folds a pane, or shows it again. */
  toggle(pane: 'map' | 'text'): void {
    this.show(this.panes === 'both' ? (pane === 'map' ? 'text' : 'map') : 'both');
  }

  /** The actions that fold a pane: each has a button at the edge of the panes, and a key unless the reader wants no single keys. */
  actions(hasKeys: () => boolean): readonly Action[] {
    const isAvailable = (): boolean => !this.#screen.isNarrow && this.#screen.layout !== 'stacked';
    const keys = (key: string) => (): readonly string[] => (hasKeys() ? [key] : []);
    return [
      {
        id: 'fold-text',
        label: 'Hide or show the text',
        hasButton: false,
        keys: keys(','),
        isAvailable,
        run: () => this.toggle('text'),
      },
      {
        id: 'fold-map',
        label: 'Hide or show the map',
        hasButton: false,
        keys: keys('.'),
        isAvailable,
        run: () => this.toggle('map'),
      },
    ];
  }

  /** Shows a pane that was folded, because what the reader asked for is in it. */
  need(pane: 'map' | 'text'): void {
    if (this.panes !== 'both' && this.panes !== pane) this.show('both');
  }

  /**
   * The switch of something that stands in the place of the text. Where the text is folded nobody sees it: the switch shows it then, and
   * does not close it.
   */
  switchOf(
    isOn: () => boolean,
    set: (isOn: boolean) => void,
  ): { readonly isOpen: () => boolean; readonly toggle: () => void } {
    const isOpen = (): boolean => isOn() && this.panes !== 'map';
    const toggle = (): void => {
      const next = !isOpen();
      set(next);
      if (next) this.need('text');
    };
    return { isOpen, toggle };
  }

  /** Shows the pane in which a region of the page is, if that can be folded. */
  needRegion(name: string): void {
    if (name === 'map' || name === 'text') this.need(name);
  }

  /** Shows the pane that an event leads to: the map for a chosen feature or event, the text for a passage. */
  followEvent({ type }: AppEvent): void {
    if (type === 'selected' || type === 'eventVisited' || type === 'momentChosen') this.need('map');
    else if (type === 'passageChosen') this.need('text');
  }

  /**
   * Takes over the stored choices from attributes of `<html>`, where `public/boot.js` has put them, and keeps these attributes up to date
   * for the style sheets, while the component exists.
   */
  follow(): void {
    let isRestored = false;
    $effect(() => {
      const { dataset } = document.documentElement;
      if (!isRestored) {
        isRestored = true;
        this.#chosen = TIMELINE_ROWS.find((rows) => rows === dataset['rows']) ?? null;
        this.panes = PANES.find((panes) => panes === dataset['panes']) ?? 'both';
      }
      if (this.#chosen === null) delete dataset['rows'];
      else dataset['rows'] = this.#chosen;
      if (this.panes === 'both') delete dataset['panes'];
      else dataset['panes'] = this.panes;
    });
  }
}
