/** HTML that the pages without scripts share: texts with their links, the frame of the document, the foot. */
import { escapeHtml } from '../domain/html';
import type { AtlasIndex } from '../domain/links';
import type { Id, Inline, Paragraph } from '../domain/model';
import { CONTENT_SECURITY_POLICY } from './policy';

/** Where a page is: the way back to the folder of the atlas (`../` or `./`), and its own style sheet. */
export interface PagePlace {
  readonly root: string;
  readonly styles: string;
}

/** The address of the atlas from a page: the file itself, since a folder opened from disk has no start page. */
export function atlasFrom({ root }: Pick<PagePlace, 'root'>): string {
  return `${root}index.html`;
}

/** A link to a record of the atlas. */
export function recordLink(root: string, id: Id, text: string): string {
  return `<a href="${atlasFrom({ root })}#${id}">${escapeHtml(text)}</a>`;
}

/** Paragraphs of running text. */
export function prose(root: string, paragraphs: readonly Paragraph[]): string {
  return paragraphs.map((paragraph) => `<p>${runOf(root, paragraph)}</p>`).join('');
}

/** Running text with its links. */
export function runOf(root: string, inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return escapeHtml(inline.text);
        case 'emphasis':
          return `<em>${runOf(root, inline.children)}</em>`;
        case 'link':
          return `<a href="${escapeHtml(inline.url)}" rel="external noopener">${runOf(root, inline.children)}</a>`;
        case 'citation':
          return '';
        case 'reference':
          return `<a href="${atlasFrom({ root })}#${inline.target}">${runOf(root, inline.children)}</a>`;
      }
    })
    .join('');
}

/** The foot of a page: the article, the attribution and the licences. */
export function foot({ atlas }: AtlasIndex): string {
  const { meta, article } = atlas;
  const address = article.doi === undefined ? '' : `doi.org/${escapeHtml(article.doi)}`;
  const doi = address && `, <a href="https://${address}" rel="external noopener">${address}</a>`;
  return `<footer>
<p>${escapeHtml(`${article.author}, “${article.title}”, ${article.container}, ${article.issue}`)}${doi}. The article itself is not part of the atlas.</p>
<p>${escapeHtml(meta.attribution)}. ${escapeHtml(meta.licences.statement)}</p>
</footer>`;
}

/** A whole document. */
export function document(title: string, description: string, body: string, { root, styles }: PagePlace): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${styles}">
</head>
<body>
${body}
</body>
</html>
`;
}
