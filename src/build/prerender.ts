/** Vite plugin that writes digest, timeline and still map into index.html, so that the page can be read before any script has run. */
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { compiledContent, GEODATA, type GeodataApi } from '../content/vitePlugin';
import { escapeHtml } from '../domain/html';
import { schemaOrg } from '../formats/publish/dataset';
import { siteAddress } from './oembed';
import { CONTENT_SECURITY_POLICY } from './policy';

/** The HTML that `src/app/prerender.ts` makes of the opening session. */
interface Prerendered {
  readonly app: string;
  readonly still: string;
  readonly title: string;
  readonly description: string;
}

/**
 * Creates the plugin. A build renders the page in a server that it starts for this purpose. The dev server leaves the page empty and the
 * program mounts into it, so that errors in content or code appear in the overlay.
 */
export function prerender(entry = '/src/app/prerender.ts'): Plugin {
  const address = siteAddress(process.env['ATLAS_ADDRESS']);
  let configFile: string | undefined;
  let building = false;
  /** The content plugin: its compiled content is passed to the server that renders the page. */
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
        // A dev server needs inline scripts and a web socket, so only the built page has the policy.
        const policy = building
          ? `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}" />`
          : '';
        // The replacement is a function, because in a replacement string "$&" and the like have a special meaning.
        return (
          html
            .replace('<!--policy-->', () => policy)
            .replaceAll('<!--title-->', () => escapeHtml(page.title))
            .replace('<!--description-->', () => escapeHtml(page.description))
            // public/boot.js reads the link from here for pages on which the program cannot run.
            .replace('<!--stories-->', () => (building && hasStories(content) ? STORIES_LINK : ''))
            .replace('<!--still-->', () => page.still)
            .replace('<!--app-->', () => page.app)
            .replace('<!--dataset-->', () => (building && content ? datasetScript(content, address) : ''))
        );
      },
    },
  };
}

/**
 * The description of the data for search engines, as a data block: browsers do not run it, so the policy allows it. It stands at the end
 * of the page, where nothing waits for it.
 */
function datasetScript(content: GeodataApi, address: string | null): string {
  // Within the block "<" would begin markup.
  const text = JSON.stringify(schemaOrg(content.content().atlas, address)).replaceAll('<', '\\u003c');
  return `<script type="application/ld+json">${text}</script>`;
}

/** Leads to the stories, which can be read without scripts: see `build/storyPages`. */
const STORIES_LINK = '<a href="./stories/index.html">Read the stories</a>';

function hasStories(content: GeodataApi | undefined): boolean {
  return (content?.content().stories.length ?? 0) > 0;
}

const EMPTY: Prerendered = { app: '', still: '', title: 'Atlas (development)', description: '' };

/**
 * Makes the browser fetch the program early, although it starts only after the first paint, and lists its style sheets for pages on which
 * it cannot run. It works on the finished bundle.
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
          // If the page is opened from a folder or in a sandbox, a style sheet counts as another origin's and a CORS request for it would
          // fail.
          html: html.replaceAll('<link rel="stylesheet" crossorigin', '<link rel="stylesheet"'),
          tags: [
            // The program loads these style sheets, so that the first paint does not wait for them. If the program cannot be loaded,
            // public/boot.js uses this list.
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
