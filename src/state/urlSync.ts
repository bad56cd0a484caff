/** Keeps address bar and session in step: restores on load and on back or forward, writes on every change. */
import type { Camera } from '../domain/camera';
import { resolve } from '../domain/links';
import { historyOf, initialSession } from '../domain/session';
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

/** Restores the session from the address and follows both from then on. */
export function syncUrl(state: AtlasState): UrlSync {
  let camera: Camera | null = null;
  let dragging = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

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
    clearTimeout(waiting);
    waiting = undefined;
    const address = `${location.pathname}${location.search}${formatHash(state.index, state.session, camera)}`;
    if (address === `${location.pathname}${location.search}${location.hash}`) return;
    try {
      if (kind === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    } catch {
      // The browser has had enough of changes for now: the next one will carry this one too.
    }
  };
  const flush = (): void => {
    if (waiting !== undefined) write('replace');
  };
  const replaceSoon = (): void => {
    waiting ??= setTimeout(() => write('replace'), PATIENCE);
  };
  const restore = (): void => read(false);

  read(true);
  state.follow((_session, event) => {
    // Restoring is the address speaking: writing then would undo a step back.
    if (event.type === 'restored') return;
    if (historyOf(event, dragging) === 'push') write('push');
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
      clearTimeout(waiting);
      removeEventListener('popstate', restore);
      removeEventListener('pagehide', flush);
      state.follow(() => {});
    },
  };
}
