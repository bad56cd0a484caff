/** Keeps address bar and session in step: restores on load and on back or forward, writes on every change. */
import type { Camera } from '../domain/camera';
import { resolve } from '../domain/links';
import { historyOf, initialSession, type AppEvent } from '../domain/session';
import { formatHash, parseHash } from '../exchange/url';
import type { AtlasState } from './atlasState.svelte';

/** What following the address gives back. */
export interface UrlSync {
  /** Writes the camera into the current entry; it is read only on load. */
  readonly writeCamera: (camera: Camera) => void;
  /** Writes at once what is still waiting, for whoever reads the address next. */
  readonly flush: () => void;
  /** Stops following. */
  readonly stop: () => void;
}

/** Milliseconds that changes of one entry wait for each other: browsers refuse more than some ten a second. */
const PATIENCE = 250;
/** Milliseconds within which one change of date follows another as part of the same step: keys held down make one entry. */
const RUN = 300;

/** After what runs now and before anything slow: a task of the highest priority where the browser has them. */
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
  let due: (readonly [kind: 'push' | 'replace', address: string])[] = [];
  /** The address that waits to replace that of the entry. */
  let unwritten: string | null = null;
  /** When the date changed last, in milliseconds of the page. */
  let dated = Number.NEGATIVE_INFINITY;

  const read = (isLoad: boolean): void => {
    const bare = location.hash.slice(1);
    const isBare = bare !== '' && !bare.includes('=');
    // A place in the page that is no part of the session, such as a footnote: the browser goes there by itself.
    if (isBare && !resolve(state.index, bare) && document.getElementById(bare)) return;
    const before = state.session;
    // A bare name adds to what is shown; a whole address replaces it.
    const base = isBare && !isLoad ? before : initialSession(state.index);
    const parsed = parseHash(state.index, location.hash, location.search, base);
    state.notify(...parsed.notices);
    if (isLoad) state.startCamera = camera = parsed.camera;
    state.dispatch({ type: 'restored', session: parsed.session });
    // A link to a feature frames it, unless the link says where to look.
    if (parsed.session.selection === before.selection) return;
    if (isLoad && parsed.camera) state.revealSelection();
    else state.showSelection();
  };
  const write = (kind: 'push' | 'replace'): void => {
    // The entry that is left keeps what it had come to.
    if (waiting !== undefined && kind === 'push' && unwritten !== null) due.push(['replace', unwritten]);
    clearTimeout(waiting);
    waiting = undefined;
    const address = addressOf();
    // What is waiting to be written counts as written.
    if (address !== (due.at(-1)?.[1] ?? `${location.pathname}${location.search}${location.hash}`)) {
      due.push([kind, address]);
    }
    // A new entry costs the browser more than all the atlas does for a change of date: that comes first.
    soon(putDue);
  };
  const put = (kind: 'push' | 'replace', address: string): void => {
    try {
      if (kind === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    } catch {
      // The browser has had enough of changes for now: the next one will carry this one too.
    }
  };
  /** Does to the history what is due. */
  const putDue = (): void => {
    const list = due;
    due = [];
    list.forEach(([kind, address]) => put(kind, address));
  };
  const flush = (): void => {
    if (waiting !== undefined) write('replace');
    putDue();
  };
  const addressOf = (): string =>
    `${location.pathname}${location.search}${formatHash(state.index, state.session, camera)}`;
  const replaceSoon = (): void => {
    unwritten = addressOf();
    waiting ??= setTimeout(() => write('replace'), PATIENCE);
  };
  const restore = (): void => {
    // Where the reader has gone back to is what counts now.
    due = [];
    clearTimeout(waiting);
    waiting = undefined;
    dragging = false;
    dated = Number.NEGATIVE_INFINITY;
    read(false);
  };

  read(true);
  state.follow((_session, event) => {
    // Restoring is the address speaking: writing then would undo a step back.
    if (event.type === 'restored') return;
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
    flush,
    stop() {
      putDue();
      clearTimeout(waiting);
      removeEventListener('popstate', restore);
      removeEventListener('pagehide', flush);
      state.follow(() => {});
    },
  };
}
