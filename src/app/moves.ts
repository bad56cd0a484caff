/** What happens when a reader chooses something, wherever on the page: the session changes, and the page shows what was chosen. */
import { tick } from 'svelte';
import type { Day, Id } from '../domain/model';
import { dayToSee, type OwnPlace } from '../domain/ownData';
import { spanOfDay } from '../domain/time';
import type { AppEvent } from '../domain/session';
import type { Destination } from '../domain/destination';
import type { SearchHit } from '../search/hits';
import type { AtlasState } from '../state/atlasState.svelte';
import type { CopyState } from '../state/copyState.svelte';
import { FocusOrigin } from '../ui/focusOrigin';
import { focusTargets } from '../ui/focusTargets';
import { formatHash } from '../formats/address/url';
import type { DialogState } from './dialogState.svelte';
import type { Embedded } from './embedded.svelte';
import type { Frame } from './frame.svelte';
import type { Opening } from './opening.svelte';
import type { OwnDataPage } from './ownDataPage.svelte';
import type { PageRegions } from './pageRegions';
import type { Screen } from './screen.svelte';
import { destinationOfHit } from './searchHits';
import type { SheetState } from './sheet.svelte';
import type { StoryPage } from './storyPage.svelte';

/** The parts of the page that show what was chosen. */
export interface MovingPage {
  readonly state: AtlasState;
  readonly opening: Opening;
  readonly frame: Frame;
  readonly sheet: SheetState;
  readonly screen: Screen;
  readonly regions: PageRegions;
  readonly dialogs: DialogState;
  readonly copy: CopyState;
  /** The story that is open: a link to the text shows the text in its place. */
  readonly story: Pick<StoryPage, 'hear' | 'lookUp'>;
  /** The frame of another page that the page may be in. */
  readonly embedded: Embedded;
  /** The reader's own data, which the search finds too. */
  readonly ownData: Pick<OwnDataPage, 'layers' | 'choose'>;
  /** Closes the panel of the layers, which may lie over what a link leads to. */
  readonly closeLayers: () => void;
}

export class Moves {
  readonly #page: () => MovingPage;
  /** Remembers which element had the focus before a card took it. */
  readonly #origin = new FocusOrigin();

  /** `page` gives the parts of the page once all of them exist. */
  constructor(page: () => MovingPage) {
    this.#page = page;
  }

  /** Dispatches an event that the reader chose, in the text or elsewhere, and opens the tab that shows its result. */
  readonly goTo = (event: AppEvent, inText = false): void => {
    const { opening, state, frame, sheet, story, embedded } = this.#page();
    if (opening.takes(event)) return;
    if (event.type === 'passageChosen' && !embedded.has('text')) {
      embedded.openWhole(formatHash(state.index, { ...state.session, passage: event.id }));
      return;
    }
    story.hear(event);
    if (event.type === 'selectionCleared') {
      this.#clear();
      return;
    }
    state.dispatch(event);
    frame.followEvent(event);
    sheet.follow(event, inText);
  };

  /** Selects a feature, or nothing. */
  readonly select = (id: Id | null): void => {
    if (id === null) {
      this.#clear();
      return;
    }
    this.#origin.remember();
    this.goTo({ type: 'selected', id });
  };

  /** Selects a feature that was chosen with the keyboard in the map's list, and moves the focus to its card. */
  readonly selectFromList = (id: Id): void => {
    this.select(id);
    this.#page().regions.go('details');
  };

  #clear(): void {
    const wasInside = focusTargets.holds('details');
    this.#page().state.dispatch({ type: 'selectionCleared' });
    this.#origin.giveBack(wasInside);
  }

  /** Compares the shown day with another one, and moves the focus to the list of what differs. */
  readonly compareWith = (day: Day): void => {
    this.#page().state.dispatch({ type: 'compareChanged', day, commit: true });
    void tick().then(() => this.#page().regions.go('details'));
  };

  /** Ends the comparison. If the focus was on something that goes with it, it moves to the button that started the comparison. */
  readonly endComparison = (): void => {
    const had = document.activeElement;
    this.#page().state.dispatch({ type: 'compareChanged', day: null, commit: true });
    void tick().then(() => {
      if (had && had !== document.body && !had.isConnected && !focusTargets.focus('compare'))
        focusTargets.focus('date');
    });
  };

  /** Shows the destination of a link as a click would: the session has changed already, and the text was asked to scroll there. */
  readonly arrive = (at: Destination): void => {
    const { dialogs, sheet, frame, screen, story, closeLayers, embedded } = this.#page();
    if (at.type === 'person') dialogs.people(at.id);
    else if (at.type === 'event') {
      story.hear(at.event);
      sheet.follow(at.event);
    } else if (!embedded.has('text')) embedded.openWhole(`#${at.element}`);
    else {
      story.lookUp();
      closeLayers();
      frame.need('text');
      sheet.openText(screen.isNarrow);
    }
  };

  /** Shows a feature of the reader's own: its card, its place, and a day of it if it is there on none of the days shown. */
  #goToOwn(place: OwnPlace): void {
    const { state, ownData } = this.#page();
    const layer = ownData.layers.find((styled) => styled.layer.id === place.layer)?.layer;
    const feature = layer?.features[place.place];
    if (!feature) return;
    const day = dayToSee(feature, [state.view.window, ...(state.compared ? [state.compared.window] : [])]);
    if (day !== null) this.goTo({ type: 'daysVisited', span: spanOfDay(day) });
    ownData.choose(place);
    const { geometry } = feature;
    if (geometry) void import('../domain/geometry').then(({ boundsOf }) => state.showBounds(boundsOf([geometry])));
  }

  /** Goes to a search result. */
  readonly goToHit = (hit: SearchHit): void => {
    const { state, copy } = this.#page();
    if (hit.own) {
      this.#goToOwn(hit.own);
      return;
    }
    const at = destinationOfHit(state.index, hit);
    if (hit.kind === 'copy' && copy.shows === 'digest') copy.show('original');
    if (at.type === 'event') this.goTo(at.event);
    else state.arriveAt(at);
  };
}
