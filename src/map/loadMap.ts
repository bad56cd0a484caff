/** Fetches the program and the data of the live map, which are separate files of the build. */
import worldFile from 'virtual:basemap/world';
import type Callouts from './Callouts.svelte';
import type { MapController } from './MapController';
import type { MapOptions } from './mapOptions';

/** What is needed to create live maps. */
export interface LoadedMap {
  /** Creates a live map. Throws `GPUInitializationError` if WebGL 2 is missing. */
  readonly make: (options: Omit<MapOptions, keyof LoadedMap['data'] | 'yields'>) => MapController;
  /** The component of the call-outs of the opening view. */
  readonly Callouts: typeof Callouts;
  readonly data: Pick<MapOptions, 'geometry' | 'region' | 'settlements' | 'fontFaces' | 'loadWorld'>;
}

/** Fetches program and data. Rejects if any of them cannot be loaded; a second call fetches only what is missing. */
export async function loadMap(): Promise<LoadedMap> {
  const [
    { MapController },
    { default: Callouts },
    { useWorker },
    geometry,
    region,
    relief,
    settlements,
    faces,
    { readRegion },
  ] = await Promise.all([
    import('./MapController'),
    import('./Callouts.svelte'),
    import('./worker'),
    import('virtual:atlas-geometry'),
    import('virtual:basemap/region'),
    import('virtual:basemap/relief'),
    import('virtual:settlements'),
    import('virtual:font-faces'),
    import('./style/basemap'),
  ]);
  const data: LoadedMap['data'] = {
    geometry: geometry.default,
    region: readRegion(region.default, hasForcedColours() ? undefined : relief.default),
    settlements: settlements.default,
    fontFaces: absolute(faces.default),
    loadWorld,
  };
  return {
    data,
    Callouts,
    make: (options) => {
      useWorker();
      // In a frame of another page, which boot.js has marked, the page around it keeps the plain wheel and one finger.
      return new MapController({ ...options, ...data, yields: 'embed' in document.documentElement.dataset });
    },
  };
}

/**
 * Fetches the world's base map, which the map's worker then reads from the browser's cache; returns its address. That it has arrived is
 * known only to whoever fetches it.
 */
async function loadWorld(): Promise<string> {
  const address = new URL(worldFile, document.baseURI).href;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The base map of the world was answered with ${response.status}.`);
  await response.blob();
  return address;
}

/** Whether the reader's system sets the colours of pages: the map then leaves the relief out, as the still map does. */
function hasForcedColours(): boolean {
  return globalThis.matchMedia?.('(forced-colors: active)').matches ?? false;
}

/**
 * Whether the page is shut off from its own address, as in a frame with a sandbox that lacks `allow-same-origin`. No browser starts a
 * worker from a file there, and without its worker no live map can draw.
 */
export function isShutOff(): boolean {
  return globalThis.origin === 'null';
}

/** Whether the browser can draw with WebGL 2. */
export function hasWebGl2(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/** The font files with absolute addresses, because the map's worker would resolve relative ones against another base address. */
function absolute(faces: typeof import('virtual:font-faces').default): typeof faces {
  return Object.fromEntries(
    Object.entries(faces).map(([name, files]) => [
      name,
      files.map((file) => ({ ...file, url: new URL(file.url, document.baseURI).href })),
    ]),
  );
}
