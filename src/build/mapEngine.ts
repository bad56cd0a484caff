/**
 * Vite plugin that builds MapLibre from the sources in its package. The finished bundles there have every kind of source, layer and
 * control, and that of the worker repeats half of the other. The atlas needs few of them, and page and worker share one file here.
 * Types come from the package's declarations as before. The dev server and the tests use the finished bundles.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformWithOxc, type Plugin } from 'vite';

/** What the program takes from MapLibre: each name with the file of the package's sources that exports it. */
const USED: readonly (readonly [name: string, file: string])[] = [
  ['Map', 'ui/map.ts'],
  ['NavigationControl', 'ui/control/navigation_control.ts'],
  ['ScaleControl', 'ui/control/scale_control.ts'],
];

/**
 * Files of the package's sources that draw or load what no style of the atlas has: `tests/unit/build/mapEngine.test.ts` holds that. What
 * they export becomes an empty function or class.
 */
export const LEFT_OUT = new RegExp(
  `/maplibre-gl/src/(?:${[
    'webgl/draw/draw_(?:heatmap|hillshade|color_relief|raster|fill_extrusion|terrain|sky|debug|collision_debug)',
    'webgl/render_to_texture',
    'render/terrain',
    'tile/terrain_tile_manager',
    'source/(?:raster_tile|raster_dem_tile|image|canvas|video)_source',
    'source/raster_dem_tile_worker_source',
    'source/vector_tile_mlt',
    'ui/control/logo_control',
  ].join('|')})\\.ts$`,
);

/** Programs of the graphics card for the same; each becomes an empty text. */
export const SHADERS_LEFT_OUT =
  /\/maplibre-gl\/src\/shaders\/glsl\/(?:heatmap|hillshade|color_relief|raster|fill_extrusion|terrain|sky|atmosphere|debug|collision)\w*\.(?:vertex|fragment)\.glsl\.g\.ts$/;

/** The address of the worker, as `src/map/worker.ts` asks for it. */
const WORKER = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/** How MapLibre's sources are written: a field that is only declared does not undo what the base class has put there. */
const TYPESCRIPT = {
  typescript: { removeClassFieldsWithoutInitializer: true },
  assumptions: { setPublicClassFields: true },
} as const;

const ENGINE = '\0map-engine';
const WORKER_URL = '\0map-worker-url';

/** MapLibre's licence asks for this notice. */
const NOTICE = '/*! MapLibre GL JS, 3-Clause BSD: https://github.com/maplibre/maplibre-gl-js/blob/main/LICENSE.txt */';

/** Creates the plugin. */
export function mapEngine(): Plugin {
  let sources = '';
  return {
    name: 'atlas-map-engine',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      build: { rolldownOptions: { output: { chunkFileNames: ({ moduleIds }) => fileName(moduleIds) } } },
    }),
    configResolved({ root }) {
      sources = join(resolve(root, 'node_modules/maplibre-gl'), 'src');
      if (!existsSync(join(sources, 'ui/map.ts'))) throw new Error(`MapLibre's sources are not in ${sources}.`);
    },
    resolveId(source) {
      if (source === 'maplibre-gl') return ENGINE;
      return source === WORKER ? WORKER_URL : undefined;
    },
    async load(id) {
      if (id === ENGINE) return engine(sources);
      if (id === WORKER_URL) {
        const file = this.emitFile({
          type: 'chunk',
          id: join(sources, 'source/worker.ts'),
          name: 'maplibre-gl-worker',
        });
        return `export default import.meta.ROLLUP_FILE_URL_${file};`;
      }
      if (SHADERS_LEFT_OUT.test(id)) return `export default '';`;
      if (!id.startsWith(sources) || !id.endsWith('.ts')) return undefined;
      const code = readFileSync(id, 'utf8');
      return LEFT_OUT.test(id) ? emptied(code) : (await transformWithOxc(code, id, TYPESCRIPT)).code;
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && file.moduleIds.some(isOfEngine)) file.code = `${NOTICE}\n${file.code}`;
      }
    },
  };
}

function isOfEngine(id: string): boolean {
  return id.includes('/maplibre-gl/src/');
}

/** Name of the file of a chunk: those of MapLibre, its worker and what the two share, or as usual. */
function fileName(modules: readonly string[]): string {
  if (modules.includes(ENGINE)) return 'assets/maplibre-gl-[hash].js';
  if (modules.some((id) => id.endsWith('/maplibre-gl/src/source/worker.ts')))
    return 'assets/maplibre-gl-worker-[hash].js';
  return modules.some(isOfEngine) ? 'assets/maplibre-gl-shared-[hash].js' : 'assets/[name]-[hash].js';
}

/** A module with what the program uses. */
function engine(sources: string): string {
  const exports = USED.map(([name, file]) => `export { ${name} } from ${JSON.stringify(join(sources, file))};`);
  const config = JSON.stringify(join(sources, 'util/config.ts'));
  return `${exports.join('\n')}
import { config } from ${config};
export const setWorkerUrl = (url) => { config.WORKER_URL = url; };`;
}

/** A module with the same names as another, all of which do nothing. */
export function emptied(code: string): string {
  const names = [...code.matchAll(/^export (?:async |abstract )*(function|class|const) (\w+)/gm)];
  const lists = [...code.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(','));
  return [
    ...names.map(([, kind, name]) => (kind === 'class' ? `export class ${name} {}` : `export function ${name}() {}`)),
    ...lists
      .map((name) => name.trim())
      .filter((name) => name && !name.startsWith('type '))
      .map((name) => `export function ${name.replace(/^\w+ as /, '')}() {}`),
  ].join('\n');
}
