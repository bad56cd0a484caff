/** Makes the state of the reader's own copy of the article, with the worker that reads files for it. */
import type { AtlasIndex } from '../domain/links';
import { CopyState } from '../state/copyState.svelte';
import type { deviceStore } from '../state/deviceStore';

/** The state of the reader's own copy. It creates a worker for each file that is read. */
export function copyOfReader(index: AtlasIndex, store: ReturnType<typeof deviceStore>): CopyState {
  return new CopyState(
    index,
    store,
    () => new Worker(new URL('../state/copyWorker.ts', import.meta.url), { type: 'module' }),
  );
}
