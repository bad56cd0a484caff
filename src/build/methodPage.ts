/**
 * Writes the account of how the atlas was made as a page that is read without scripts, `method.html` beside the atlas, and the Vite plugin
 * that emits it. An atlas without such an account has no such page.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { GEODATA, type GeodataApi } from '../content/vitePlugin';
import { escapeHtml } from '../domain/html';
import { indexAtlas, type AtlasIndex } from '../domain/links';
import type { Method, MethodBlock } from '../domain/model';
import { formatDay } from '../domain/time';
import { tableText } from '../formats/method/tables';
import { fontRules } from './fontRules';
import { atlasFrom, document, foot, prose, runOf, type PagePlace } from './pageHtml';
import { paletteCss } from './paletteSheet';

/** Names of the page and of its style sheet. */
const METHOD_PAGE = 'method.html';
const STYLES = 'method.css';
const PLACE: PagePlace = { root: './', styles: STYLES };
/** The style sheets that the page takes from the atlas and from the stories' pages, and its own. */
const SHEETS = ['ui/styles/tokens.css', 'build/storyPages.css', 'build/methodPage.css'];

/** The page. */
export function methodPage(index: AtlasIndex, { sections }: Method): string {
  const { meta } = index.atlas;
  const version = meta.version ? `Version ${meta.version}. ` : '';
  return document(
    `Method · ${meta.title}`,
    `How the ${meta.title} was made, and what it rests on.`,
    `<header><p><a href="${atlasFrom(PLACE)}">${escapeHtml(meta.title)}</a></p></header>
<main>
<h1>Method</h1>
<p class="facts">${escapeHtml(`${version}The record was last checked on ${formatDay(meta.checked)}.`)}</p>
<nav aria-label="Sections"><ol>${sections.map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`).join('')}</ol></nav>
${sections
  .map(
    ({ id, title, blocks }) =>
      `<section class="part" aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(title)}</h2>${blocks.map((block) => blockHtml(block, index)).join('\n')}</section>`,
  )
  .join('\n')}
</main>
${foot(index)}`,
    PLACE,
  );
}

function blockHtml(block: MethodBlock, index: AtlasIndex): string {
  const { root } = PLACE;
  if (block.type === 'prose') return prose(root, block.paragraphs);
  if (block.type === 'list') return `<ul>${block.items.map((item) => `<li>${runOf(root, item)}</li>`).join('')}</ul>`;
  const { caption, head, rows } = tableText(block.table, index);
  // A wide table scrolls by itself; a reader without a pointer has to get there.
  return `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead>
<tbody>${rows
    .map(
      ([first = [], ...rest]) =>
        `<tr><th scope="row">${runOf(root, first)}</th>${rest.map((cell) => `<td>${runOf(root, cell)}</td>`).join('')}</tr>`,
    )
    .join('\n')}</tbody></table></div>`;
}

/** The style sheet of the page. `fonts` are the rules that declare the fonts. */
export function methodStyles(root: string, fonts = ''): string {
  return [fonts, paletteCss(), ...SHEETS.map((file) => readFileSync(join(root, 'src', file), 'utf8'))].join('\n');
}

/** Creates the plugin. It uses the content that the plugin of geodata/ has compiled. */
export function methodPagePlugin(): Plugin {
  let geodata: GeodataApi;
  let root = '';
  const page = (): string | null => {
    const { atlas, method } = geodata.content();
    return method && methodPage(indexAtlas(atlas), method);
  };
  return {
    name: 'atlas-method-page',
    configResolved(config) {
      ({ root } = config);
      const plugin = config.plugins.find(({ name }) => name === GEODATA);
      if (!plugin) throw new Error(`The plugin ${GEODATA} must come with this one.`);
      geodata = plugin.api as GeodataApi;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const source = page();
        if (source === null) return;
        this.emitFile({ type: 'asset', fileName: STYLES, source: methodStyles(root, fontRules(bundle, './')) });
        this.emitFile({ type: 'asset', fileName: METHOD_PAGE, source });
      },
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = (request.url ?? '').replace(/^\/|[?#].*$/g, '');
        const text = name === STYLES ? methodStyles(root) : name === METHOD_PAGE ? page() : null;
        if (text === null) return void next();
        response.setHeader('Content-Type', name === STYLES ? 'text/css' : 'text/html');
        response.end(text);
      });
    },
  };
}
