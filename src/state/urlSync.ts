/** Keeps address bar and session in step: restores on load and on back or forward, writes on every change. */
import { formatHash, parseHash } from '../exchange/url';
import { historyOf } from '../domain/session';
import type { Camera } from '../domain/camera';
import type { AtlasState } from './atlasState.svelte';

/** What following the address gives back. */
export interface UrlSync {
  /** Writes the camera into the current entry; it is read only on load. */
  readonly writeCamera: (camera: Camera) => void;
  /** Stops following. */
  readonly stop: () => void;
}

/** Restores the session from the address and follows both from then on. */
export function syncUrl(state: AtlasState): UrlSync {
  let camera: Camera | null = null;
  let dragging = false;
  const read = (): void => {
    const parsed = parseHash(state.index, location.hash, location.search);
    state.notify(...parsed.notices);
    if (parsed.camera) camera = parsed.camera;
    state.startCamera ??= parsed.camera;
    state.dispatch({ type: 'restored', session: parsed.session });
  };
  const write = (kind: 'push' | 'replace'): void => {
    const address = `${location.pathname}${location.search}${formatHash(state.index, state.session, camera)}`;
    if (address === `${location.pathname}${location.search}${location.hash}`) return;
    if (kind === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  };
  read();
  state.follow((_session, event) => {
    // Restoring is the address speaking: writing then would undo a step back.
    if (event.type === 'restored') return;
    if (!('commit' in event)) write(historyOf(event));
    else {
      // A drag is one step of history: its first move makes the entry, the rest and the letting go change it.
      write(dragging ? 'replace' : 'push');
      dragging = !event.commit;
    }
  });
  addEventListener('popstate', read);
  return {
    writeCamera(next) {
      camera = next;
      write('replace');
    },
    stop() {
      removeEventListener('popstate', read);
      state.follow(() => {});
    },
  };
}
