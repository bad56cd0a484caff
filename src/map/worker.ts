/**
 * MapLibre 6 keeps its worker in a file of its own; a built map that is not told where stays blank. Calling twice is safe.
 */
import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

export function useWorker(): void {
  setWorkerUrl(workerUrl);
}
