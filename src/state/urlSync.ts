/**
 * Keeps the address bar and the session in step: restores the session on load, Back and Forward, and writes the address on every change.
 * Each entry of the browser's history also stores how the page looked (`historyEntry`). The reader returns to an entry that has this; an
 * entry without it is a new link.
 */
import { cutWords } from '../domain/askedDays';
import { cameraLifted, type Camera } from '../domain/camera';
import { isTextAnchor } from '../domain/reading';
import { cameBackTo, changeTable } from '../domain/tableState';
import { historyActionFor, type AppEvent, type Session } from '../domain/session';
import { readLinkText } from '../formats/address/linkText';
import { formatHash, parseHash, type ParsedHash } from '../formats/address/url';
import type { AtlasState } from './atlasState.svelte';
import { readEntry, writeEntry, type PageLook } from './historyEntry';

/** Functions that `syncUrl` returns to the page. */
export interface UrlSync {
  /** Writes the camera position into the current address; it is read only when the page loads. */
  readonly writeCamera: (camera: Camera) => void;
  /** Reports that the look of the page has changed. The look is stored in the history entry once it stops changing. */
  readonly keep: () => void;
  /**
   * Follows a link within the page (`#` included) as if the reader had clicked the record it names. Returns false for an address with
   * keys, which the browser must open.
   */
  readonly follow: (hash: string) => boolean;
  /** Writes at once all changes that wait to be written, so that the address can be read. */
  readonly flush: () => void;
  /** Stops keeping address and session in step. */
  readonly stop: () => void;
}

/**
 * Milliseconds in which changes of one entry are collected before they are written: browsers refuse more than about ten changes a second.
 */
const PATIENCE = 250;
/** Milliseconds within which a second change of date belongs to the same step: a key held down makes one entry. */
const RUN = 300;
/** Milliseconds without a change after which the look of the page is stored: one scroll makes a hundred changes. */
const REST = 400;

/** A change of the browser's history that is to be made. */
interface Step {
  readonly kind: 'push' | 'replace';
  readonly address: string;
  readonly look: PageLook;
}

/** Schedules a task after the current one and before less urgent work, with the highest priority if the browser has task priorities. */
function soon(task: () => void): void {
  const { scheduler } = globalThis as { scheduler?: { postTask?: (task: () => void, options: object) => unknown } };
  if (scheduler?.postTask) scheduler.postTask(task, { priority: 'user-blocking' });
  else setTimeout(task);
}

/** Whether an event changes a date by hand. */
function isDate({ type }: AppEvent): boolean {
  return type === 'dayChanged' || type === 'windowChanged' || type === 'compareChanged';
}

/** Restores the session from the address, then keeps both in step. */
export function syncUrl(state: AtlasState): UrlSync {
  /** The camera of the address: what is in the middle of what cards and sheets at the lower edge leave free, on whatever screen. */
  let camera: Camera | null = null;
  let dragging = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** Changes of the browser's history that are made, in order, after the current task. */
  let due: readonly Step[] = [];
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** True while a link is followed for which the browser has already added an entry. */
  let arriving = false;
  /** The address that waits to replace the current one; null if none does. */
  let unwritten: string | null = null;
  /** Time of the last change of date, in milliseconds since the page loaded. */
  let dated = Number.NEGATIVE_INFINITY;

  /** Addresses of this page in which the rows of the table follow the map, though they have a frame: whoever comes back finds it so. */
  const followed = new Set<string>();
  const followsMap = (): boolean => {
    const { view, table } = state.session;
    return view === 'table' && table.inFrame && table.frame === null;
  };

  const current = (): string => `${location.pathname}${location.search}${location.hash}`;
  /** The address after all waiting changes will have been written. */
  const lastAddress = (): string => due.at(-1)?.address ?? current();
  const addressOf = (): string => {
    const hash = formatHash(state.index, state.session, camera, state.seen());
    const carried = state.carried();
    const address = `${location.pathname}${location.search}${carried === '' ? hash : `${hash || '#v=1'}&${carried}`}`;
    if (followsMap()) followed.add(address);
    return address;
  };

  /** Reads the hash of an address. A name that is not the id of a record may be a part of the page, such as a footnote. */
  const parse = (hash: string, base?: Session): ParsedHash => {
    const parsed = parseHash(state.index, hash, location.search, base);
    const element = parsed.isBare && !parsed.click ? readLinkText(hash).name?.joined : undefined;
    if (element === undefined || !isTextAnchor(state.index, element)) return parsed;
    return { ...parsed, click: { type: 'page', element }, notices: [] };
  };

  /** Shows the session of an address, and says what of it was not read or is not shown as it says. */
  const show = ({ notices, cuts }: ParsedHash, session: Session): void => {
    const told = new Set(cuts.map(cutWords));
    state.notify(...notices.filter((notice) => !told.has(notice)));
    state.dispatch({ type: 'restored', session });
    state.tellCuts(cuts);
  };

  /** The start with the camera of an address. What covers the map is not known before the page has its layout. */
  const startOf = (written: Camera | null): AtlasState['start'] => ({
    get camera() {
      return written && cameraLifted(written, 0, state.lift());
    },
  });

  /** Restores the look of an entry to which the reader returns, by Back, Forward or reloading the page. */
  const restoreEntry = (look: PageLook, isLoad: boolean): void => {
    const parsed = parse(location.hash);
    const { session: found, camera: written, click: named } = parsed;
    // The address of a window has no day that is compared, but the reader comes back to it with a single day.
    const { compare, side } = found.mode === 'window' && found.compare === null ? state.session : found;
    const table = followed.has(current()) ? changeTable(found.table, { frame: null }) : found.table;
    const now = state.session.table;
    const session = { ...found, compare, side, table: found.view === 'table' ? cameBackTo(table, now) : now };
    camera = written;
    show(parsed, session);
    // The map is created later and takes its first camera position from here.
    if (isLoad) state.start = look.camera ? { camera: look.camera } : startOf(written);
    state.restoreLook(isLoad ? { ...look, camera: null } : look);
    // The entry has no camera because it was left while the camera was flying or before the map was drawn.
    if (!look.camera && session.selection) state.showSelection();
    else if (!look.camera && written && !isLoad) state.showCamera(written, true);
    // An entry does not store whether the list of people is open, so this follows from the address.
    if (isLoad && named?.type === 'person') state.arriveAt(named);
  };

  /** Opens an address for which no look is stored: on load, pasted, or typed. */
  const open = (parsed: ParsedHash, isLoad: boolean): void => {
    const { session, click } = parsed;
    camera = parsed.camera;
    show(parsed, session);
    if (isLoad) state.start = startOf(camera);
    else if (camera) state.showCamera(camera, true);
    // The camera shows the record that the link names, unless the link has a camera position.
    if (!camera && click?.type === 'event') state.frame(click.event);
    else if (!camera) state.showSelection();
    else if (isLoad) state.revealSelection();
    if (click) state.arriveAt(click);
    put({ kind: 'replace', address: current(), look: state.look() });
  };

  /** An address with a bare id, on an open page, does what a click on that record does and keeps the rest of the session. */
  const click = (parsed: ParsedHash, hasEntry: boolean): void => {
    // Messages about the old address do not apply to a new one. After a click within the page they stay.
    if (hasEntry || parsed.notices.length > 0) state.notify(...parsed.notices);
    if (hasEntry) state.tellCuts([]);
    const written = lastAddress();
    arriving = hasEntry;
    if (parsed.click?.type === 'event') state.dispatch(parsed.click.event);
    arriving = false;
    if (hasEntry) {
      // The bare id is replaced by the whole address, which keeps everything else that is shown.
      put({ kind: 'replace', address: addressOf(), look: state.look() });
    } else if (parsed.click?.type === 'page' && written === lastAddress()) write('push', true);
    if (parsed.click) state.arriveAt(parsed.click);
  };

  const read = (isLoad: boolean): void => {
    const look = readEntry(history.state);
    if (look) restoreEntry(look, isLoad);
    else {
      const parsed = parse(location.hash);
      if (parsed.isBare && !isLoad) click(parsed, true);
      else open(parsed, isLoad);
    }
  };

  /** Schedules a change of the browser's history; `isAnyway` adds an entry even if the address is the same. */
  const write = (kind: Step['kind'], isAnyway = false): void => {
    const left = waiting !== undefined && unwritten !== null ? unwritten : lastAddress();
    clearTimeout(waiting);
    waiting = undefined;
    const address = addressOf();
    const look = state.look();
    // A page embedded in a frame must not add entries to the history of the page around it.
    if (kind === 'replace' || state.session.embed) {
      if (address !== lastAddress()) due = [...due, { kind: 'replace', address, look }];
    } else {
      // The entry that the reader leaves stores the last look of the page.
      due = [...due, { kind: 'replace', address: left, look }];
      if (address !== left || isAnyway) due = [...due, { kind: 'push', address, look }];
    }
    // Adding an entry takes longer than drawing a date change, so the date change is drawn first.
    soon(putDue);
  };
  const put = ({ kind, address, look }: Step): void => {
    try {
      if (kind === 'push') history.pushState(writeEntry(look), '', address);
      else history.replaceState(writeEntry(look), '', address);
    } catch {
      // The browser refuses more changes for now: the next write includes this one.
    }
  };
  /** Makes the waiting changes of the browser's history. */
  const putDue = (): void => {
    const steps = due;
    due = [];
    steps.forEach(put);
  };
  /** Writes the waiting address, and stores the look of the page in any case. */
  const flush = (): void => {
    clearTimeout(resting);
    // The frame of the map changes with the window, too, which is no change of the session.
    if (waiting !== undefined || followsMap()) write('replace');
    putDue();
    put({ kind: 'replace', address: current(), look: state.look() });
  };
  const keep = (): void => {
    clearTimeout(resting);
    resting = setTimeout(flush, REST);
  };
  const replaceSoon = (): void => {
    unwritten = addressOf();
    waiting ??= setTimeout(() => write('replace'), PATIENCE);
  };
  const restore = (): void => {
    // The reader has gone back: changes that were waiting belonged to the entry before.
    due = [];
    clearTimeout(waiting);
    clearTimeout(resting);
    waiting = undefined;
    dragging = false;
    dated = Number.NEGATIVE_INFINITY;
    read(false);
  };

  read(true);
  state.follow((_session, event) => {
    // While the session is restored from the address, nothing is written: that would undo the step back.
    if (event.type === 'restored' || arriving) return;
    const now = performance.now();
    const isRun = isDate(event) && now - dated < RUN;
    dated = isDate(event) ? now : historyActionFor(event, dragging) === 'push' ? Number.NEGATIVE_INFINITY : dated;
    if (historyActionFor(event, dragging) === 'push' && !isRun) write('push');
    else replaceSoon();
    if ('commit' in event) dragging = !event.commit;
  });
  addEventListener('popstate', restore);
  addEventListener('pagehide', flush);
  return {
    writeCamera(next) {
      camera = cameraLifted(next, state.lift(), 0);
      replaceSoon();
    },
    keep,
    follow(hash) {
      const parsed = parse(hash, state.session);
      if (parsed.isBare) click(parsed, false);
      // The browser would add an entry to the history of the page around a frame.
      else if (state.session.embed) location.replace(hash);
      return parsed.isBare || state.session.embed;
    },
    flush,
    stop() {
      putDue();
      clearTimeout(waiting);
      clearTimeout(resting);
      removeEventListener('popstate', restore);
      removeEventListener('pagehide', flush);
      state.follow(() => {});
    },
  };
}
