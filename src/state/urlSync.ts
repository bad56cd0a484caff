/**
 * Keeps address bar and session in step: restores on load and on back or forward, writes on every change. Each entry of the
 * history stores, beside its address, how the page looked (`historyEntry`). An entry that has this is one that the reader returns to;
 * one that does not is a new link.
 */
import type { Camera } from '../domain/camera';
import { isTextAnchor } from '../domain/reading';
import { historyOf, type AppEvent, type Session } from '../domain/session';
import { readLinkText } from '../formats/address/linkText';
import { formatHash, parseHash, type ParsedHash } from '../formats/address/url';
import type { AtlasState } from './atlasState.svelte';
import { readEntry, writeEntry, type PageLook } from './historyEntry';

/** What following the address gives back. */
export interface UrlSync {
  /** Writes the camera into the current entry; it is read only on load. */
  readonly writeCamera: (camera: Camera) => void;
  /** The look of the page has changed. It is stored in the entry once it no longer changes. */
  readonly keep: () => void;
  /**
   * Follows a link within the page, `#` included, as a click on what it names. False for an address with keys, which the
   * browser opens.
   */
  readonly follow: (hash: string) => boolean;
  /** Writes at once what is waiting to be written, so that the address can be read. */
  readonly flush: () => void;
  /** Stops following. */
  readonly stop: () => void;
}

/** Milliseconds that changes of one entry wait for each other: browsers refuse more than some ten a second. */
const PATIENCE = 250;
/** Milliseconds within which one change of date follows another as part of the same step: keys held down make one entry. */
const RUN = 300;
/** Milliseconds without a change after which the look of the page is stored: one scroll is a hundred changes. */
const REST = 400;

/** Something to be done to the history. */
interface Step {
  readonly kind: 'push' | 'replace';
  readonly address: string;
  readonly look: PageLook;
}

/** Runs a task after the current one and before slower work: with the highest priority where the browser has priorities. */
function soon(task: () => void): void {
  const { scheduler } = globalThis as { scheduler?: { postTask?: (task: () => void, options: object) => unknown } };
  if (scheduler?.postTask) scheduler.postTask(task, { priority: 'user-blocking' });
  else setTimeout(task);
}

/** Whether an event moves a date by hand. */
function isDate({ type }: AppEvent): boolean {
  return type === 'dayChanged' || type === 'windowChanged' || type === 'compareChanged';
}

/** Restores the session from the address and follows both from then on. */
export function syncUrl(state: AtlasState): UrlSync {
  let camera: Camera | null = null;
  let dragging = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** What is to be done to the history as soon as what runs now is done, in order. */
  let due: readonly Step[] = [];
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** True while a link is followed that has its entry already. */
  let arriving = false;
  /** The address that waits to replace that of the entry. */
  let unwritten: string | null = null;
  /** When the date changed last, in milliseconds of the page. */
  let dated = Number.NEGATIVE_INFINITY;

  const current = (): string => `${location.pathname}${location.search}${location.hash}`;
  /** The address as it will be once everything that is waiting has been written. */
  const lastAddress = (): string => due.at(-1)?.address ?? current();
  const addressOf = (): string =>
    `${location.pathname}${location.search}${formatHash(state.index, state.session, camera)}`;

  /** Reads a hash; a name that is no record's may be a place in the page, such as a footnote. */
  const parse = (hash: string, base?: Session): ParsedHash => {
    const parsed = parseHash(state.index, hash, location.search, base);
    const element = parsed.isBare && !parsed.click ? readLinkText(hash).name?.joined : undefined;
    if (element === undefined || !isTextAnchor(state.index, element)) return parsed;
    return { ...parsed, click: { type: 'page', element }, notices: [] };
  };

  /** The reader returns to an entry, by the buttons of the browser or by loading the page again: restores how it looked. */
  const restoreEntry = (look: PageLook, isLoad: boolean): void => {
    const { session, camera: written, click: named, notices } = parse(location.hash);
    camera = written;
    state.notify(...notices);
    state.dispatch({ type: 'restored', session });
    // The map that is about to be made takes its camera from here.
    if (isLoad) state.startCamera = look.camera ?? written;
    state.bringBack(isLoad ? { ...look, camera: null } : look);
    // An entry that was left while the map was flying, or had not been drawn.
    if (!look.camera && session.selection) state.showSelection();
    else if (!look.camera && written && !isLoad) state.showCamera(written);
    // An entry does not store whether the list of people is open: the address says so.
    if (isLoad && named?.type === 'person') state.arriveAt(named);
  };

  /** An address is opened for which no look is stored: on load, pasted, or typed. */
  const open = (parsed: ParsedHash, isLoad: boolean): void => {
    const { session, click, notices } = parsed;
    camera = parsed.camera;
    state.notify(...notices);
    state.dispatch({ type: 'restored', session });
    if (isLoad) state.startCamera = camera;
    else if (camera) state.showCamera(camera);
    // What the link is about is framed, unless the link says where to look.
    if (!camera && click?.type === 'event') state.frame(click.event);
    else if (!camera) state.showSelection();
    else if (isLoad) state.revealSelection();
    if (click) state.arriveAt(click);
    put({ kind: 'replace', address: current(), look: state.look() });
  };

  /** A bare name on an open page adds to what is shown: it does what a click on it does. */
  const click = (parsed: ParsedHash, hasEntry: boolean): void => {
    // Notices about the old address do not apply to a new one. After a click within the page they stay.
    if (hasEntry || parsed.notices.length > 0) state.notify(...parsed.notices);
    const written = lastAddress();
    arriving = hasEntry;
    if (parsed.click?.type === 'event') state.dispatch(parsed.click.event);
    arriving = false;
    if (hasEntry) {
      // The whole address is written: the bare name alone would lose everything else that is shown.
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

  /** Does something to the history soon; `isAnyway` makes an entry even of the same address. */
  const write = (kind: Step['kind'], isAnyway = false): void => {
    const left = waiting !== undefined && unwritten !== null ? unwritten : lastAddress();
    clearTimeout(waiting);
    waiting = undefined;
    const address = addressOf();
    const look = state.look();
    // A frame in someone's page must not put entries between that page and the one before it.
    if (kind === 'replace' || state.session.embed) {
      if (address !== lastAddress()) due = [...due, { kind: 'replace', address, look }];
    } else {
      // The entry that the reader leaves stores its last look.
      due = [...due, { kind: 'replace', address: left, look }];
      if (address !== left || isAnyway) due = [...due, { kind: 'push', address, look }];
    }
    // A new entry takes the browser longer than a change of date takes the atlas: the change of date is drawn first.
    soon(putDue);
  };
  const put = ({ kind, address, look }: Step): void => {
    try {
      if (kind === 'push') history.pushState(writeEntry(look), '', address);
      else history.replaceState(writeEntry(look), '', address);
    } catch {
      // The browser refuses more changes for now: the next one writes this one, too.
    }
  };
  /** Does to the history what is due. */
  const putDue = (): void => {
    const steps = due;
    due = [];
    steps.forEach(put);
  };
  /** Writes the address that waits, and the look of the page in any case. */
  const flush = (): void => {
    clearTimeout(resting);
    if (waiting !== undefined) write('replace');
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
    // The reader has gone back: what was waiting belongs to the entry before.
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
    // While the session is restored from the address nothing is written: that would undo a step back.
    if (event.type === 'restored' || arriving) return;
    const now = performance.now();
    const isRun = isDate(event) && now - dated < RUN;
    dated = isDate(event) ? now : historyOf(event, dragging) === 'push' ? Number.NEGATIVE_INFINITY : dated;
    if (historyOf(event, dragging) === 'push' && !isRun) write('push');
    else replaceSoon();
    if ('commit' in event) dragging = !event.commit;
  });
  addEventListener('popstate', restore);
  addEventListener('pagehide', flush);
  return {
    writeCamera(next) {
      camera = next;
      replaceSoon();
    },
    keep,
    follow(hash) {
      const parsed = parse(hash, state.session);
      if (parsed.isBare) click(parsed, false);
      return parsed.isBare;
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
