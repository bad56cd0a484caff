/**
 * Vite plugins that write pages beside the atlas's own, to be read without scripts and from a folder, with a style sheet for them. The
 * development server has them at the same addresses.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { GEODATA, type GeodataApi } from '../content/vitePlugin';
import { fontRules } from './fontRules';
import { paletteCss } from './paletteSheet';

/** Pages that are read without scripts. */
export interface PlainPages {
  /** Name of the plugin. */
  readonly plugin: string;
  /** Folder of the pages beside the atlas, with a slash at its end; empty for that of the atlas. */
  readonly folder: string;
  /** Address of the atlas's folder from a page. */
  readonly root: string;
  /** File name of the style sheet. */
  readonly styles: string;
  /** The style sheets of which it is made, in `src/`, in their order. */
  readonly sheets: readonly string[];
  /** Makes the pages, by file name; without any, nothing is written. `index.html` is also found at the folder's address. */
  readonly pages: (geodata: GeodataApi) => ReadonlyMap<string, string>;
}

/** The style sheet of pages, for a project in a folder. `fonts` are the rules that declare the fonts. */
export function stylesOf({ sheets }: Pick<PlainPages, 'sheets'>, project: string, fonts = ''): string {
  return [fonts, paletteCss(), ...sheets.map((file) => readFileSync(join(project, 'src', file), 'utf8'))].join('\n');
}

/** Creates the plugin of some pages. It uses the content that the plugin of geodata/ has compiled. */
export function plainPagesPlugin(kind: PlainPages): Plugin {
  const { folder, styles } = kind;
  let geodata: GeodataApi;
  let project = '';
  return {
    name: kind.plugin,
    configResolved(config) {
      project = config.root;
      const plugin = config.plugins.find(({ name }) => name === GEODATA);
      if (!plugin) throw new Error(`The plugin ${GEODATA} must come with this one.`);
      geodata = plugin.api as GeodataApi;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const written = kind.pages(geodata);
        if (written.size === 0) return;
        const source = stylesOf(kind, project, fontRules(bundle, kind.root));
        for (const [name, text] of [[styles, source] as const, ...written])
          this.emitFile({ type: 'asset', fileName: `${folder}${name}`, source: text });
      },
    },
    configureServer(server) {
      server.middlewares.use(`/${folder}`, (request, response, next) => {
        const path = (request.url ?? '').replace(/^\/|[?#].*$/g, '');
        // In the folder of the atlas, that address is the atlas's own.
        const name = path === '' && folder !== '' ? 'index.html' : path;
        const text = name === styles ? stylesOf(kind, project) : kind.pages(geodata).get(name);
        if (text === undefined) return void next();
        response.setHeader('Content-Type', name === styles ? 'text/css' : 'text/html');
        response.end(text);
      });
    },
  };
}
