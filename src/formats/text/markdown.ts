/**
 * Parses the Markdown of digests, summaries and notes into running text. Only the forms described in geodata/README.md are allowed; HTML
 * is not.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import type { PhrasingContent } from 'mdast';
import type { Id, Inline, Paragraph } from '../../domain/model';
import type { Issue } from '../../domain/result';

/** Types of records that a link can name, written as a scheme: `[1 May](event:some-id)`. */
export type LinkScheme = 'place' | 'feature' | 'event' | 'passage' | 'note';

/** A link as an author wrote it, to be checked later. */
export interface WrittenLink {
  readonly scheme: LinkScheme;
  readonly target: Id;
}

/** The result of parsing a text: its paragraphs, links and footnotes. */
export interface ReadText {
  readonly paragraphs: readonly Paragraph[];
  readonly links: readonly WrittenLink[];
  readonly footnotes: readonly number[];
  readonly issues: readonly Issue[];
}

/** Parses a Markdown text. `where` has the file, id and field that faults name. */
export function readText(markdown: string, where: Pick<Issue, 'file' | 'id' | 'field'>): ReadText {
  const links: WrittenLink[] = [];
  const footnotes: number[] = [];
  const issues: Issue[] = [];
  const fault = (message: string, remedy: string): void => void issues.push({ ...where, message, remedy });

  // The Markdown parser recognises a footnote mark only if the text defines the footnote, so a definition is added for each mark.
  const marks = [...new Set([...markdown.matchAll(/\[\^(\w+)\]/g)].map((match) => match[1] as string))];
  const withDefinitions = markdown + marks.map((mark) => `\n\n[^${mark}]: .`).join('');
  const root = fromMarkdown(withDefinitions, {
    extensions: [gfmFootnote()],
    mdastExtensions: [gfmFootnoteFromMarkdown()],
  });

  function inline(node: PhrasingContent): Inline[] {
    switch (node.type) {
      case 'text':
        return [{ type: 'text', text: node.value.replace(/\s+/g, ' ') }];
      case 'emphasis':
        return [{ type: 'emphasis', children: node.children.flatMap(inline) }];
      case 'footnoteReference': {
        const footnote = Number(node.identifier);
        footnotes.push(footnote);
        return [{ type: 'citation', footnote }];
      }
      case 'link': {
        const children = node.children.flatMap(inline);
        const internal = /^(place|feature|event|passage|note):([a-z0-9-]+)$/.exec(node.url);
        if (internal) {
          const [, scheme, target] = internal as unknown as [string, LinkScheme, Id];
          links.push({ scheme, target });
          return [{ type: 'reference', target, children }];
        }
        if (/^https:\/\//.test(node.url)) return [{ type: 'link', url: node.url, children }];
        fault(
          `the link target "${node.url}" is not understood.`,
          'Use place:, feature:, event:, passage:, note: or https://.',
        );
        return children;
      }
      default:
        fault(
          `"${node.type}" is not allowed in a text.`,
          'Use plain paragraphs, *emphasis*, links and footnote marks.',
        );
        return [];
    }
  }

  const paragraphs: Paragraph[] = [];
  for (const block of root.children) {
    if (block.type === 'footnoteDefinition') continue;
    if (block.type === 'paragraph') paragraphs.push(block.children.flatMap(inline));
    else fault(`"${block.type}" is not allowed in a text.`, 'Write plain paragraphs, with an empty line between them.');
  }
  if (paragraphs.length === 0) fault('the text is empty.', 'Write at least one sentence.');
  return { paragraphs, links, footnotes, issues };
}

/** The text of paragraphs without links or marks. */
export function plainText(paragraphs: readonly Paragraph[]): string {
  const words = (inline: Inline): string =>
    inline.type === 'text' ? inline.text : inline.type === 'citation' ? '' : inline.children.map(words).join('');
  return paragraphs.map((paragraph) => paragraph.map(words).join('')).join('\n\n');
}
