/** Writes digest, timeline and still map into index.html, so that the page reads before any script has run. */
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { compiledContent, GEODATA, type GeodataApi } from '../content/vitePlugin';
import { escapeHtml } from '../domain/html';
import { CONTENT_SECURITY_POLICY } from './policy';

/** What `src/app/prerender.ts` makes of the opening session. */
interface Prerendered {
  readonly app: string;
  readonly still: string;
  readonly title: string;
  readonly description: string;
}

/**
 * Makes the plugin. A build renders the page with a server made for the purpose; with the dev server the program mounts into an
 * empty page, so that a fault in content or code shows in the overlay and not as a failed page.
 */
export function prerender(entry = '/src/app/prerender.ts'): Plugin {
  let configFile: string | undefined;
  let building = false;
  /** The plugin of the content: the server that renders the page takes what it has compiled. */
  let content: GeodataApi | undefined;
  return {
    name: 'atlas-prerender',
    configResolved(config) {
      configFile = config.configFile;
      building = config.command === 'build';
      content = config.plugins.find(({ name }) => name === GEODATA)?.api as GeodataApi | undefined;
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html, context) {
        const page = context.server ? EMPTY : await renderOnce(configFile, entry, content);
        // A dev server needs inline scripts and a socket; the policy is for what is built.
        const policy = building
          ? `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}" />`
          : '';
        // Replacement functions: the text may hold "$&" and the like.
        return html
          .replace('<!--policy-->', () => policy)
          .replaceAll('<!--title-->', () => escapeHtml(page.title))
          .replace('<!--description-->', () => escapeHtml(page.description))
          .replace('<!--still-->', () => page.still)
          .replace('<!--app-->', () => page.app);
      },
    },
  };
}

const EMPTY: Prerendered = { app: '', still: '', title: 'Atlas (development)', description: '' };

/**
 * Fetches the program beside the page although it starts only after the first paint, and names its styles for a page that has to read
 * well without it. Runs on the finished bundle.
 */
export function preloadProgram(entry = '/src/app/start.ts'): Plugin {
  return {
    name: 'atlas-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, context) {
        const chunk = Object.values(context.bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(entry),
        );
        if (!chunk) throw new Error(`The program ${entry} is not in the bundle.`);
        const styles = chunk.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
        return {
          // From a folder or in a sandbox a style sheet is another origin's, which a request in CORS mode may not read.
          html: html.replaceAll('<link rel="stylesheet" crossorigin', '<link rel="stylesheet"'),
          tags: [
            // The first paint does not wait for these styles: the program loads them. public/boot.js reads this list where the program
            // does not arrive.
            {
              tag: 'noscript',
              attrs: { id: 'program-styles' },
              children: styles.map((file) => ({ tag: 'link', attrs: { rel: 'stylesheet', href: `./${file}` } })),
              injectTo: 'head' as const,
            },
            {
              tag: 'link',
              attrs: { rel: 'modulepreload', crossorigin: true, href: `./${chunk.fileName}` },
              injectTo: 'head' as const,
            },
          ],
        };
      },
    },
  };
}

async function renderOnce(
  configFile: string | undefined,
  entry: string,
  content: GeodataApi | undefined,
): Promise<Prerendered> {
  const server = await createServer({
    ...(configFile === undefined ? {} : { configFile }),
    plugins: content ? [compiledContent(content.content())] : [],
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    return await render(server, entry);
  } finally {
    await server.close();
  }
}

async function render(server: ViteDevServer, entry: string): Promise<Prerendered> {
  const module = (await server.ssrLoadModule(entry)) as { prerender: () => Prerendered };
  return module.prerender();
}
