/**
 * The one place where a session lives. Views read `view` and `session`, and change them through `dispatch` only; `wholeView` is for code
 * that needs a view as one value.
 */
import { boundsOfMoment, boundsOfTarget, boundsOfVenues, type Camera, type CameraRequest } from '../domain/camera';
import { indexAtlas, resolve, type AtlasIndex } from '../domain/links';
import type { Atlas, Bounds } from '../domain/model';
import { changesBetween, type Change } from '../domain/changes';
import type { ReadingRequest, ReadingTarget } from '../domain/reading';
import { initialSession, reduce, windowOf, type AppEvent, type Destination, type Session } from '../domain/session';
import { selectCompared, selectView, withMarks, type Marks, type View } from '../domain/view';
import { NO_LOOK, type PageLook, type Sheet } from './historyEntry';

/** Told of every change: the address bar and whoever else follows. */
export type SessionFollower = (session: Session, event: AppEvent) => void;

/** A new date that is shown, with what it changed since the one before. */
export interface DateChange {
  /** The view of that date. */
  readonly view: View;
  /** What differs on the map; none across a change of mode. */
  readonly changes: readonly Change[];
}

/** A link that was followed: the page shows where it leads as it does after a click. */
export interface Arrival {
  /** Counts up: each is shown once. */
  readonly token: number;
  readonly at: Destination;
}

/** How high the sheet should be and what it should show. */
export interface SheetRequest {
  /** Counts up: a request is carried out once. */
  readonly token: number;
  readonly sheet: Sheet;
}

/**
 * The view in parts, each told when it changes: what is drawn from the layers does not run again when the date changes. A view
 * derived as one value would run again everything that reads any part of it: some two thousand functions at every change of date.
 */
class LiveView implements View {
  mode = $state.raw() as View['mode'];
  window = $state.raw() as View['window'];
  range = $state.raw() as View['range'];
  compare = $state.raw() as View['compare'];
  side = $state.raw() as View['side'];
  ghosts = $state.raw() as View['ghosts'];
  names = $state.raw() as View['names'];
  features = $state.raw() as View['features'];
  events = $state.raw() as View['events'];
  passages = $state.raw() as View['passages'];
  layers = $state.raw() as View['layers'];
  aftermath = $state.raw() as View['aftermath'];
  selection = $state.raw() as View['selection'];
  emphasised = $state.raw() as View['emphasised'];
  selected = $state.raw() as View['selected'];
}

export class AtlasState {
  readonly index: AtlasIndex;
  #session = $state.raw() as Session;
  #camera = $state.raw<CameraRequest | null>(null);
  #reading = $state.raw<ReadingRequest | null>(null);
  #sheet = $state.raw<SheetRequest | null>(null);
  #arrival = $state.raw<Arrival | null>(null);
  #notices = $state.raw<readonly string[]>([]);
  #follower: SessionFollower = () => {};
  /** What the last change of date changed. */
  #change = $state.raw<DateChange | null>(null);
  /** The view of the date that was told last, and whether one since has not been told. */
  #toldView: View | null = null;
  #untold = false;

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
  /** The marks of a search; null while nothing is marked. */
  #marks: Marks | null = null;
  readonly #liveMarked = new LiveView();
  #wholeMarked = $state.raw() as View;
  /** The view compared with that was worked out last: what stays the same stays the same object. */
  #lastCompared: View | null = null;

  /** What everything is drawn from: always the same object, whose parts change. Read its parts; to keep or spread a view take `wholeView`. */
  get view(): View {
    return this.#live;
  }

  /** The view as one value, for whoever keeps it or lays something over it; asked at every change. */
  get wholeView(): View {
    return this.#whole;
  }

  /** `view` with the marks of a search laid over it. Where a mark changes nothing, its parts are those of before. */
  get markedView(): View {
    return this.#liveMarked;
  }

  /** `markedView` as one value. */
  get wholeMarkedView(): View {
    return this.#wholeMarked;
  }

  /** Marks what a search has found; null takes all marks away. */
  mark = (marks: Marks | null): void => {
    this.#marks = marks;
    this.#layMarks();
  };

  #layMarks(): void {
    this.#wholeMarked = this.#marks ? withMarks(this.#whole, this.#marks, this.#wholeMarked) : this.#whole;
    Object.assign(this.#liveMarked, this.#wholeMarked);
  }

  /** The view of the day compared with; null where nothing is compared. */
  readonly compared: View | null = $derived.by(
    () => (this.#lastCompared = selectCompared(this.index, this.#session, this.#lastCompared)),
  );

  /** What the last change of date changed on the map; null before the first, and after one that the address made. */
  get dateChange(): DateChange | null {
    return this.#change;
  }

  get session(): Session {
    return this.#session;
  }

  /** The latest request to the camera. */
  get cameraRequest(): CameraRequest | null {
    return this.#camera;
  }

  /** The latest request to the text. */
  get readingRequest(): ReadingRequest | null {
    return this.#reading;
  }

  /** The latest request to the sheet of a narrow screen. */
  get sheetRequest(): SheetRequest | null {
    return this.#sheet;
  }

  /** The link that was followed last. */
  get arrival(): Arrival | null {
    return this.#arrival;
  }

  /** Tells how the page looks, for an entry of the history. Set by the page. */
  look: () => PageLook = () => NO_LOOK;

  /** Sentences for the reader: values of the address that were ignored, and the like. */
  get notices(): readonly string[] {
    return this.#notices;
  }

  /** Camera to start from, when the address has one. Not reactive: it is read once, by the map. */
  startCamera: Camera | null = null;

  /** Changes the session. Nothing is written when nothing changed. */
  dispatch = (event: AppEvent): void => {
    const before = this.#session;
    const session = reduce(this.index, before, event);
    if (session !== before) {
      this.#session = session;
      this.#whole = selectView(this.index, session, this.#whole);
      Object.assign(this.#live, this.#whole);
      this.#layMarks();
    }
    // The release of a handle does not change the session, but the address is written only then.
    if (session !== before || ('commit' in event && event.commit)) this.#follower(session, event);
    this.#bringIntoView(event, false);
    this.#bringText(event);
    if (event.type === 'played' && event.event !== null && event.flies) this.#showTarget(event.event, false, true);
    this.#tell(session, before, event);
  };

  /** Sets who is told of changes. */
  follow(follower: SessionFollower): void {
    this.#follower = follower;
  }

  /** Shows sentences to the reader in place of those shown before; without a sentence nothing is shown any more. */
  notify(...notices: readonly string[]): void {
    this.#notices = notices;
  }

  dismissNotices = (): void => {
    this.#notices = [];
  };

  /** Shows on the page where a followed link leads; its event has been dispatched by then. */
  arriveAt(at: Destination): void {
    this.#arrival = { token: (this.#arrival?.token ?? 0) + 1, at };
    if (at.type === 'page') this.read({ type: 'anchor', element: at.element });
    else if (at.type === 'event') this.#bringText(at.event);
  }

  /** Asks the text to go somewhere. */
  read(to: ReadingTarget): void {
    this.#reading = { token: (this.#reading?.token ?? 0) + 1, to };
  }

  /** Makes the page look as an entry of the history has it. */
  bringBack({ camera, reading, sheet }: PageLook): void {
    if (camera) this.showCamera(camera);
    if (reading) this.read({ type: 'place', place: reading });
    if (sheet) this.#sheet = { token: (this.#sheet?.token ?? 0) + 1, sheet };
  }

  /** Puts the camera exactly there. */
  showCamera(camera: Camera): void {
    const { lat, lon } = camera;
    this.#request([lon, lat, lon, lat], true, { exactly: camera });
  }

  /** Frames what an event was about, even where it is in view. */
  frame(event: AppEvent): void {
    this.#bringIntoView(event, true);
  }

  /** Frames what is selected. */
  showSelection = (): void => {
    if (this.#session.selection) this.#showTarget(this.#session.selection, true);
  };

  /** Brings what is selected out from under cards and sheets, at the scale there is. */
  revealSelection = (): void => {
    const target = this.#session.selection ? resolve(this.index, this.#session.selection) : null;
    const bounds = target ? boundsOfTarget(this.index, target) : null;
    if (bounds) this.#request(bounds, false, { keepsZoom: true });
  };

  /** Frames the opening view. */
  showOpening = (): void => this.#request(this.index.atlas.meta.openingBounds, true);

  /** Frames every venue with a meeting in the window. */
  showVenues = (): void => {
    const bounds = boundsOfVenues(this.view);
    if (bounds) this.#request(bounds, true);
  };

  /** What was chosen must be in view afterwards, whichever way it was chosen. */
  #bringIntoView(event: AppEvent, force: boolean): void {
    if (event.type === 'selected' || event.type === 'eventVisited') this.#showTarget(event.id, force);
    if (event.type !== 'momentChosen') return;
    const moment = this.index.atlas.moments.find(({ id }) => id === event.id);
    const bounds = moment ? boundsOfMoment(this.index, moment) : null;
    if (bounds) this.#request(bounds, force);
  }

  /** The text goes to a passage that was chosen by name, even where it does not follow the map or the passage is being read already. */
  #bringText(event: AppEvent): void {
    if (event.type !== 'passageChosen' || !this.index.passages.has(event.id)) return;
    this.read({ type: 'passage', id: event.id, note: event.note ?? null });
  }

  #showTarget(id: string, force: boolean, gentle = false): void {
    const target = resolve(this.index, id);
    const bounds = target ? boundsOfTarget(this.index, target) : null;
    if (bounds) this.#request(bounds, force, gentle ? { gentle } : {});
  }

  #request(bounds: Bounds, force: boolean, more: Partial<CameraRequest> = {}): void {
    this.#camera = { token: (this.#camera?.token ?? 0) + 1, bounds, force, ...more };
  }

  /** Works out what a change of date changed. During a drag it waits for the end: a screen reader could not speak every step. */
  #tell(session: Session, last: Session, event: AppEvent): void {
    const isTime = windowOf(session).from !== windowOf(last).from || windowOf(session).to !== windowOf(last).to;
    if (isTime) this.#untold = true;
    // While time plays, what happens is told where something happens.
    const rests = !('commit' in event) || event.commit || (event.type === 'played' && event.event !== null);
    if (!this.#untold || !rests) return;
    this.#untold = false;
    const view = this.#whole;
    // A day and a window count differently: a difference between them does not mean that something happened.
    const before = this.#toldView?.mode === view.mode ? this.#toldView : view;
    this.#change = event.type === 'restored' ? null : { view, changes: changesBetween(before, view, this.index) };
    this.#toldView = view;
  }
}
