/**
 * Vite plugin that writes the world's base map as a GeoJSON file. `virtual:basemap/world` is its address: the map's worker fetches and
 * reads it, so that its arrival costs the page nothing. TopoJSON would be half as large and would have to be decoded on the page.
 */
import type { Plugin } from 'vite';
import { GEODATA, type GeodataApi } from '../content/vitePlugin';
import { readWorld, type BasemapTopology } from '../map/style/basemap';
import { worldSource } from '../map/style/basemapSource';

const MODULE = 'virtual:basemap/world';
const RESOLVED = `\0${MODULE}`;
/** Where the development server has the file. */
const IN_DEVELOPMENT = '/@atlas/world.geojson';

/** Digits after the decimal point, in degrees: about 100 m, a tenth of what the outlines of the world are simplified by, or less. */
const DIGITS = 3;

/** The text of the file. */
export function worldText({ content, basemap }: Pick<GeodataApi, 'content' | 'basemap'>): string {
  const source = worldSource(readWorld(basemap('world') as BasemapTopology), content().atlas.meta.regionBounds);
  return JSON.stringify(source, (_key, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(DIGITS)) : value,
  );
}

/** Creates the plugin. It uses the content that the plugin of the content folder has compiled. */
export function worldFile(): Plugin {
  let geodata: GeodataApi;
  let isServing = false;
  return {
    name: 'atlas-world-file',
    configResolved({ command, plugins }) {
      isServing = command === 'serve';
      const plugin = plugins.find(({ name }) => name === GEODATA);
      if (!plugin) throw new Error(`The plugin ${GEODATA} must come with this one.`);
      geodata = plugin.api as GeodataApi;
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      if (isServing) return `export default ${JSON.stringify(IN_DEVELOPMENT)};`;
      const file = this.emitFile({ type: 'asset', name: 'world.geojson', source: worldText(geodata) });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    configureServer(server) {
      server.middlewares.use(IN_DEVELOPMENT, (_request, response) => {
        response.setHeader('Content-Type', 'application/geo+json');
        response.end(worldText(geodata));
      });
    },
  };
}
