/** Tells MapLibre 6 the address of its worker file. Without it a built map stays blank. Calling it twice does no harm. */
import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

export function useWorker(): void {
  setWorkerUrl(workerUrl);
}
