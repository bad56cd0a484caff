/** Fetches the program and the data of the live map, which are separate files of the build. */
import type { WorldBasemap } from './style/basemap';
import type { MapController } from './MapController';
import type { MapOptions } from './mapOptions';

/** What is needed to create live maps. */
export interface LoadedMap {
  /** Creates a live map. Throws `GPUInitializationError` if WebGL 2 is missing. */
  readonly make: (options: Omit<MapOptions, keyof LoadedMap['data']>) => MapController;
  readonly data: Pick<MapOptions, 'geometry' | 'region' | 'settlements' | 'fontFaces' | 'loadWorld'>;
}

/** Fetches program and data. Rejects if any of them cannot be loaded; a second call fetches only what is missing. */
export async function loadMap(): Promise<LoadedMap> {
  const [{ MapController }, { useWorker }, geometry, region, settlements, faces, { readRegion, readWorld }] =
    await Promise.all([
      import('./MapController'),
      import('./worker'),
      import('virtual:atlas-geometry'),
      import('virtual:basemap/region'),
      import('virtual:settlements'),
      import('virtual:font-faces'),
      import('./style/basemap'),
    ]);
  const data: LoadedMap['data'] = {
    geometry: geometry.default,
    region: readRegion(region.default),
    settlements: settlements.default,
    fontFaces: absolute(faces.default),
    loadWorld: async (): Promise<WorldBasemap> => readWorld((await import('virtual:basemap/world')).default),
  };
  return {
    data,
    make: (options) => {
      useWorker();
      return new MapController({ ...options, ...data });
    },
  };
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
