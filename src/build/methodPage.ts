/**
 * Writes the account of how the atlas was made as a page that is read without scripts, `method.html` beside the atlas. An atlas without
 * such an account has no such page.
 */
import { escapeHtml } from '../domain/html';
import { indexAtlas, type AtlasIndex } from '../domain/links';
import type { Method, MethodBlock } from '../domain/model';
import { formatDay } from '../domain/time';
import { errorReport, NO_REPORT_ADDRESS, reportHref } from '../formats/method/errorReport';
import { tableText } from '../formats/method/tables';
import { atlasFrom, document, foot, prose, runOf, type PagePlace } from './pageHtml';
import type { PlainPages } from './plainPages';

const PLACE: PagePlace = { root: './', styles: 'method.css' };

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
  if (block.type === 'errorReport') return reportHtml(index);
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

/** The text of a report without a view, since the page has none, and the way to those who take it, if they named one. */
function reportHtml({ atlas: { meta } }: AtlasIndex): string {
  const text = errorReport(meta, { address: '', record: null });
  const href = reportHref(meta, text);
  const way = href === null ? NO_REPORT_ADDRESS : `<a href="${escapeHtml(href)}">Send it to the editors</a>.`;
  return `<pre class="report">${escapeHtml(text)}</pre><p>${way}</p>`;
}

/** The page on the method. */
export const METHOD_PAGE: PlainPages = {
  plugin: 'atlas-method-page',
  folder: '',
  root: PLACE.root,
  styles: PLACE.styles,
  // Those of the atlas and of the stories' pages, and its own.
  sheets: ['ui/styles/tokens.css', 'build/storyPages.css', 'build/methodPage.css'],
  pages: (geodata) => {
    const { atlas, method } = geodata.content();
    return new Map(method ? [['method.html', methodPage(indexAtlas(atlas), method)]] : []);
  },
};
