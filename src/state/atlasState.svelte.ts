/**
 * Holds the session. Components read `view` and `session` and change them only through `dispatch`; `wholeView` is for code that needs the
 * view as one plain object.
 */
import { boundsOfMoment, boundsOfTarget, type Camera, type CameraRequest } from '../domain/camera';
import { asksForCard } from '../domain/cards';
import { indexAtlas, recordWithId, type AtlasIndex } from '../domain/links';
import { leadOfPassage, wideBounds } from '../domain/lead';
import { containsBounds, lonWidthOfBounds, unionBounds } from '../domain/bounds';
import type { Atlas, Bounds, Id } from '../domain/model';
import { changesBetween, type ViewChange } from '../domain/changes';
import type { ReadingRequest, ReadingTarget } from '../domain/reading';
import { initialSession, reduce, windowOfSession, type AppEvent, type Session } from '../domain/session';
import { cutByEvent, cutWords, type CutDays } from '../domain/askedDays';
import type { Destination } from '../domain/destination';
import { isSameSpan } from '../domain/time';
import { boundsOfVenues, capitalsAt, staysAtVenues } from '../domain/venues';
import { selectCompared, selectView, withSearchMarks, type SearchMarks, type View } from '../domain/view';
import { NO_PAGE_LOOK, type PageLook, type SheetLook } from './historyEntry';
import { LiveView } from './liveView.svelte';
import { VenueViewState } from './venueView.svelte';

/** A venue is shown with the capitals of those who met there if all of it is no wider than this, in degrees of longitude. */
const WIDEST_ARCS = 80;

/** A function that is called after every change of the session, such as the one that writes the address. */
export type SessionFollower = (session: Session, event: AppEvent) => void;

/** A newly shown date, with what differs from the date shown before. */
export interface DateChange {
  /** The view of the new date. */
  readonly view: View;
  /** The day or days that were shown before, which the changes are counted from. */
  readonly before: Pick<View, 'mode' | 'window'>;
  /** What changed on the map; empty if the mode (day or window) changed. */
  readonly changes: readonly ViewChange[];
  /** True if the text led to this date: nobody asked for it, so nobody is told aloud while reading. */
  readonly isLed?: boolean;
  /** True if a day gave way to a window, or a window to a day: these are not compared, so no change is known. */
  readonly isOtherMode?: boolean;
}

/** A link that the reader followed: the page shows its destination as after a click. */
export interface FollowedLink {
  /** The number of the link, which counts up: each token is shown once. */
  readonly token: number;
  readonly at: Destination;
}

/** A request to set the height of the narrow screen's sheet and to choose its tab. */
export interface SheetRequest {
  /** The number of the request, which counts up: each token is carried out once. */
  readonly token: number;
  readonly sheet: SheetLook;
}

export class AtlasState {
  readonly index: AtlasIndex;
  #session = $state.raw() as Session;
  #camera = $state.raw<CameraRequest | null>(null);
  #reading = $state.raw<ReadingRequest | null>(null);
  #sheet = $state.raw<SheetRequest | null>(null);
  #arrival = $state.raw<FollowedLink | null>(null);
  #notices = $state.raw<readonly string[]>([]);
  /** Days that were asked for last and that are not shown as asked: one, or in an address two. */
  #cuts = $state.raw<readonly CutDays[]>([]);
  #follower: SessionFollower = () => {};
  /** What the last change of date changed on the map. */
  #change = $state.raw<DateChange | null>(null);
  /** The view that `dateChange` reported last; later changes are compared with it. */
  #toldView: View | null = null;
  #untold = false;
  /** How often a card of the atlas was asked for, by whatever means: all that ask for one come through `dispatch`. */
  cardsAsked = $state.raw(0);
  /** How often it was said which rows the table lists: by the table itself, a button or an opened project. */
  rowsSaid = $state.raw(0);

  constructor(atlas: Atlas) {
    this.index = indexAtlas(atlas);
    this.#session = initialSession(this.index);
    this.#whole = selectView(this.index, this.#session);
    this.#wholeMarked = this.#whole;
    Object.assign(this.#live, this.#whole);
    Object.assign(this.#liveMarked, this.#whole);
    this.#toldView = this.#whole;
  }

  readonly #live = new LiveView();
  #whole = $state.raw() as View;
  /** What the search emphasises; null while it emphasises nothing. */
  #marks: SearchMarks | null = null;
  readonly #liveMarked = new LiveView();
  #wholeMarked = $state.raw() as View;
  /** The last computed view of the comparison's second day, so that its unchanged parts can be used again. */
  #lastCompared: View | null = null;

  /** The view that components draw: always the same object, whose parts change. To store or spread a view, use `wholeView`. */
  get view(): View {
    return this.#live;
  }

  /** The view as a plain object, for code that stores it or adds to it; computed at every change. */
  get wholeView(): View {
    return this.#whole;
  }

  /** `view` with search results emphasised. Parts without a result are the same objects as in `view`. */
  get markedView(): View {
    return this.#liveMarked;
  }

  /** `markedView` as a plain object. */
  get wholeMarkedView(): View {
    return this.#wholeMarked;
  }

  /** Emphasises search results on map and timeline; null removes all emphasis. */
  mark = (marks: SearchMarks | null): void => {
    this.#marks = marks;
    this.#layMarks();
  };

  #layMarks(): void {
    this.#wholeMarked = this.#marks ? withSearchMarks(this.#whole, this.#marks, this.#wholeMarked) : this.#whole;
    Object.assign(this.#liveMarked, this.#wholeMarked);
  }

  /** The view of the second day of a comparison; null if nothing is compared. */
  readonly compared: View | null = $derived.by(
    () => (this.#lastCompared = selectCompared(this.index, this.#session, this.#lastCompared)),
  );

  /** What the last change of date changed on the map; null before the first change, and after a change that came from the address. */
  get dateChange(): DateChange | null {
    return this.#change;
  }

  get session(): Session {
    return this.#session;
  }

  /** The latest request to the map's camera; null before the first. */
  get cameraRequest(): CameraRequest | null {
    return this.#camera;
  }

  /** The latest request to scroll the text; null before the first. */
  get readingRequest(): ReadingRequest | null {
    return this.#reading;
  }

  /** The latest request to the sheet of a narrow screen; null before the first. */
  get sheetRequest(): SheetRequest | null {
    return this.#sheet;
  }

  /** The link that the reader followed last; null before the first. */
  get arrival(): FollowedLink | null {
    return this.#arrival;
  }

  /** Returns how the page looks now (camera, scroll position, sheet), for the browser's history. The page sets this function. */
  look: () => PageLook = () => NO_PAGE_LOOK;

  /** Returns what the address carries besides the session, as keys with values; empty for nothing. The page sets this function. */
  carried: () => string = () => '';

  /** Returns the rows with which the table opens. The page sets this function. */
  rowsToOpen: () => Id = () => this.#session.table.rows;

  /** Bounds of what the map shows; null where that is not known. The table says it: rows can be limited to them. */
  seen: () => Bounds | null = () => null;

  /** Messages for the reader, such as values of the address that were ignored; without the one about `cut`. */
  get notices(): readonly string[] {
    const [, ...others] = this.#cuts;
    return others.length === 0 ? this.#notices : [...others.map(cutWords), ...this.#notices];
  }

  /** How many pixels of the map's lower edge cards and sheets cover now (`liftOf`). The page sets this function. */
  lift: () => number = () => 0;

  /** The camera position with which the page opens; null for that of the opening view. It is not reactive: the map reads it once. */
  start: { readonly camera: Camera | null } = { camera: null };

  /** Days that were asked for last and that are not shown as asked; null if they are, or the reader was told and has read it. */
  get cut(): CutDays | null {
    return this.#cuts[0] ?? null;
  }

  /** Tells of days that an address names and that are not shown as it does; of none, where it names none. */
  tellCuts(cuts: readonly CutDays[]): void {
    this.#cuts = cuts;
  }

  /** Reduces an event to a new session. An event that changes nothing notifies nobody. */
  dispatch = (event: AppEvent): void => {
    if (!staysAtVenues(this.index, event)) this.venues.close();
    const before = this.#session;
    const session = reduce(this.index, before, event);
    if (session !== before) {
      this.#session = session;
      this.#whole = selectView(this.index, session, this.#whole);
      Object.assign(this.#live, this.#whole);
      this.#layMarks();
    }
    if (asksForCard(event, before, session)) this.cardsAsked++;
    if (event.type === 'tableChanged' && event.change.rows !== undefined) this.rowsSaid++;
    const cut = cutByEvent(this.index, before, session, event);
    const isOther =
      !isSameSpan(windowOfSession(before), windowOfSession(session)) || before.compare !== session.compare;
    if (cut || isOther) this.#cuts = cut ? [cut] : [];
    // The release of a handle does not change the session, but the address is written only then.
    if (session !== before || ('commit' in event && event.commit)) this.#follower(session, event);
    this.#bringIntoView(event, false);
    this.#bringText(event);
    if (event.type === 'played' && event.event !== null && event.flies) this.#followPlay(event.event);
    this.#tell(session, before, event);
  };

  /** Sets the function that is called after every change of the session. */
  follow(follower: SessionFollower): void {
    this.#follower = follower;
  }

  /** Replaces the messages shown to the reader; without arguments no message is shown. */
  notify(...notices: readonly string[]): void {
    this.#notices = notices;
  }

  dismissNotices = (): void => {
    this.#notices = [];
    this.#cuts = [];
  };

  /** Shows the days that were cut, with the layer that has the later ones, in one step of the history. */
  showCut = (): void => {
    const [days, compared] = [false, true].map((is) => this.#cuts.find(({ isCompared }) => isCompared === is)?.asked);
    const span = days ?? windowOfSession(this.#session);
    if (days || compared)
      this.dispatch({ type: 'daysVisited', span, isWhole: true, ...(compared ? { compare: compared.from } : {}) });
  };

  /** Shows the destination of a link that was followed, after its event was dispatched. */
  arriveAt(at: Destination): void {
    this.#arrival = { token: (this.#arrival?.token ?? 0) + 1, at };
    if (at.type === 'page') this.read({ type: 'anchor', element: at.element });
    else if (at.type === 'event') this.#bringText(at.event);
  }

  /** Requests that the text scroll to a target. */
  read(to: ReadingTarget): void {
    this.#reading = { token: (this.#reading?.token ?? 0) + 1, to };
  }

  /** Restores camera, scroll position and sheet as an entry of the browser's history stored them. */
  restoreLook({ camera, reading, sheet }: PageLook): void {
    if (camera) this.showCamera(camera);
    if (reading) this.read({ type: 'place', place: reading });
    if (sheet) this.#sheet = { token: (this.#sheet?.token ?? 0) + 1, sheet };
  }

  /** Requests that the camera jump to a position; with `lifts` to that of an address. */
  showCamera(camera: Camera, lifts = false): void {
    const { lat, lon } = camera;
    this.#request([lon, lat, lon, lat], true, { exactly: camera, lifts });
  }

  /** Fits the subject of an event into the map, even if it is in view already. */
  frame(event: AppEvent): void {
    this.#bringIntoView(event, true);
  }

  /** Fits bounds into the map. */
  readonly showBounds = (bounds: Bounds): void => this.#request(bounds, true);

  /** Fits the selected feature or event into the map. */
  showSelection = (): void => {
    if (this.#session.selection) this.#showTarget(this.#session.selection, true);
  };

  /** Moves the selected feature or event out from under cards and sheets, without a change of zoom. */
  revealSelection = (): void => {
    const target = this.#session.selection ? recordWithId(this.index, this.#session.selection) : null;
    const bounds = target ? boundsOfTarget(this.index, target) : null;
    if (bounds) this.#request(bounds, false, { keepsZoom: true });
  };

  /** Moves bounds that the reader has just chosen on the map out from under the card that this opened. */
  readonly revealBounds = (bounds: Bounds): void => this.#request(bounds, false, { keepsZoom: true, glides: bounds });

  /** Fits the opening bounds into the map. */
  showOpening = (): void => {
    this.venues.close();
    this.#request(this.index.atlas.meta.openingBounds, true);
  };

  /** The venue view. Opening it fits the venues with a meeting in the window into the map. */
  readonly venues = new VenueViewState(() => {
    // The list of the venues stands where the table does.
    if (this.#session.view === 'table') this.dispatch({ type: 'viewChosen', view: 'map' });
    const bounds = boundsOfVenues(this.view.features);
    if (bounds) this.#request(bounds, true);
  });

  /** Requests that the camera show what an event chose, whichever way the reader chose it. */
  #bringIntoView(event: AppEvent, force: boolean): void {
    if (this.venues.isOpen && this.#bringVenueIntoView(event)) return;
    if (event.type === 'selected' || event.type === 'eventVisited') this.#showTarget(event.id, force);
    if (event.type === 'passageRested' && this.#session.compare === null) {
      const { bounds } = leadOfPassage(this.index, event.id);
      if (bounds) this.#request(bounds, false, { glides: wideBounds(this.index, bounds) });
    }
    if (event.type === 'stepVisited') this.#request(event.step.frame ?? this.index.atlas.meta.openingBounds, true);
    if (event.type !== 'momentChosen') return;
    const moment = this.index.atlas.moments.find(({ id }) => id === event.id);
    const bounds = moment ? boundsOfMoment(this.index, moment) : null;
    if (bounds) this.#request(bounds, force);
  }

  /** In the venue view, shows a venue with the capitals of those who met there, unless they are in view. False if the event is of no venue. */
  #bringVenueIntoView(event: AppEvent): boolean {
    const target =
      event.type === 'selected' || event.type === 'eventVisited' ? recordWithId(this.index, event.id) : null;
    const bounds = target ? boundsOfTarget(this.index, target) : null;
    if (!bounds) return false;
    const id = target?.type === 'event' ? target.event.place : target?.type === 'feature' ? target.feature.id : null;
    const capitals = capitalsAt(this.index, id ?? '', this.view, this.venues.track);
    const all = unionBounds([bounds, ...capitals.map((each) => each.bounds)]) ?? bounds;
    // Across an ocean, the whole would be a globe with specks.
    this.#request(lonWidthOfBounds(all) > WIDEST_ARCS ? bounds : all, false, { gentle: true });
    return true;
  }

  /** Scrolls the text to a passage that the reader chose by name, even if it does not follow the map or already shows the passage. */
  #bringText(event: AppEvent): void {
    if (event.type !== 'passageChosen' || !this.index.passages.has(event.id)) return;
    this.read({ type: 'passage', id: event.id, note: event.note ?? null });
  }

  #showTarget(id: Id, force: boolean): void {
    const target = recordWithId(this.index, id);
    const bounds = target ? boundsOfTarget(this.index, target) : null;
    if (bounds) this.#request(bounds, force);
  }

  /** Requests that the camera follow an event while time plays. What lies beyond the region is shown together with it. */
  #followPlay(id: Id): void {
    const target = recordWithId(this.index, id);
    const place = target ? boundsOfTarget(this.index, target) : null;
    if (!place) return;
    const { regionBounds, openingBounds } = this.index.atlas.meta;
    const bounds = containsBounds(regionBounds, place) ? place : unionBounds([openingBounds, place]);
    if (bounds) this.#request(bounds, false, { gentle: true });
  }

  #request(bounds: Bounds, force: boolean, more: Partial<CameraRequest> = {}): void {
    this.#camera = { token: (this.#camera?.token ?? 0) + 1, bounds, force, ...more };
  }

  /** Updates `dateChange`. During a drag it waits for the end, because a screen reader could not speak every step. */
  #tell(session: Session, last: Session, event: AppEvent): void {
    const isTime =
      windowOfSession(session).from !== windowOfSession(last).from ||
      windowOfSession(session).to !== windowOfSession(last).to;
    if (isTime) this.#untold = true;
    // During playback only days with an event are reported.
    const rests = !('commit' in event) || event.commit || (event.type === 'played' && event.event !== null);
    if (!this.#untold || !rests) return;
    this.#untold = false;
    const view = this.#whole;
    // Days and windows count meetings differently, so a difference between a day and a window does not mean that something happened.
    const before = this.#toldView ?? view;
    const isOtherMode = before.mode !== view.mode;
    const isLed = event.type === 'passageRested';
    const changes = isOtherMode ? [] : changesBetween(before, view, this.index);
    this.#change = event.type === 'restored' ? null : { view, before, changes, isLed, isOtherMode };
    this.#toldView = view;
  }
}
