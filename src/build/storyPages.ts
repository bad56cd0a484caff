/**
 * Vite plugin that writes each story of the content as a page of its own into `stories/`, to be read without scripts and from a folder,
 * with a page that lists them. The development server has them at the same addresses.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { CompiledContent } from '../content/compile';
import { GEODATA, type GeodataApi } from '../content/vitePlugin';
import { indexAtlas } from '../domain/links';
import { readRegion, readWorld, type BasemapTopology } from '../map/style/basemap';
import { fontRules } from './fontRules';
import { paletteCss } from './paletteSheet';
import { storyListPage, storyPage, STYLES } from './storyPage';

/** Where the pages are, beside the atlas's own page. */
const FOLDER = 'stories';
/** The style sheets that the pages take from the atlas, in order, and their own. */
const SHEETS = ['ui/styles/tokens.css', 'ui/styles/still.css', 'ui/styles/stillDrawn.css', 'build/storyPages.css'];

/** The pages by file name; empty if the content has no story. */
export function storyPages(
  content: CompiledContent,
  basemap: (name: 'region' | 'relief' | 'world') => unknown,
): ReadonlyMap<string, string> {
  const { atlas, geometry, settlements, stories } = content;
  if (stories.length === 0) return new Map();
  const index = indexAtlas(atlas);
  const read = (name: 'region' | 'relief' | 'world'): BasemapTopology => basemap(name) as BasemapTopology;
  const region = readRegion(read('region'), read('relief'));
  const data = { index, geometry, settlements, region, world: readWorld(read('world')) };
  return new Map([
    ['index.html', storyListPage(index, stories)],
    ...stories.map((story) => [`${story.id}.html`, storyPage(data, story)] as const),
  ]);
}

/** The style sheet of the pages. `fonts` are the rules that declare the fonts. */
export function storyStyles(root: string, fonts = ''): string {
  return [fonts, paletteCss(), ...SHEETS.map((file) => readFileSync(join(root, 'src', file), 'utf8'))].join('\n');
}

/** Creates the plugin. It uses the content that the plugin of geodata/ has compiled. */
export function storyPagesPlugin(): Plugin {
  let geodata: GeodataApi;
  let root = '';
  const pages = (): ReadonlyMap<string, string> => storyPages(geodata.content(), geodata.basemap);
  return {
    name: 'atlas-story-pages',
    configResolved(config) {
      ({ root } = config);
      const plugin = config.plugins.find(({ name }) => name === GEODATA);
      if (!plugin) throw new Error(`The plugin ${GEODATA} must come with this one.`);
      geodata = plugin.api as GeodataApi;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const written = pages();
        if (written.size === 0) return;
        const fonts = fontRules(bundle, '../');
        this.emitFile({ type: 'asset', fileName: `${FOLDER}/${STYLES}`, source: storyStyles(root, fonts) });
        for (const [name, source] of written) {
          this.emitFile({ type: 'asset', fileName: `${FOLDER}/${name}`, source });
        }
      },
    },
    configureServer(server) {
      server.middlewares.use(`/${FOLDER}`, (request, response, next) => {
        const name = (request.url ?? '').replace(/^\/|[?#].*$/g, '') || 'index.html';
        const text = name === STYLES ? storyStyles(root) : pages().get(name);
        if (text === undefined) return void next();
        response.setHeader('Content-Type', name === STYLES ? 'text/css' : 'text/html');
        response.end(text);
      });
    },
  };
}
