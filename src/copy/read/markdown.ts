/** Reads a copy in Markdown (CommonMark 0.31, with the footnotes of GitHub's flavour). */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import type { Nodes, Parents } from 'mdast';
import { joinBroken, PAGE_RULE, splitNotes, takeMarks, withoutRunningHeads, type TextBlock } from './lines';
import type { CopyFootnote, CopyParagraph } from '../model';
import { tidyCopyText } from './tidy';

/** Names of Markdown nodes that are blocks of running text. */
const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'code', 'html', 'tableRow']);

/** Whether a text contains Markdown syntax. */
export function isMarkdown(text: string): boolean {
  return /^#{1,6} \S|\*\*\S[^*\n]*\*\*|\]\(https?:|^\[\^\d+\]:|<\/sup>/m.test(text);
}

/** Reads a Markdown text. It never fails, because every text is valid Markdown. */
export function readMarkdown(text: string): {
  readonly paragraphs: readonly CopyParagraph[];
  readonly footnotes: readonly CopyFootnote[];
} {
  // Blank lines are added around lines of dashes, which would otherwise make the line above a heading.
  const clean = withoutRunningHeads(text.split('\n')).flatMap((line) =>
    line === null ? [] : PAGE_RULE.test(line.trim()) ? ['', '***', ''] : [line],
  );
  const tree = fromMarkdown(clean.join('\n'), {
    extensions: [gfmFootnote()],
    mdastExtensions: [gfmFootnoteFromMarkdown()],
  });
  const blocks: (TextBlock & { text: string })[] = [];
  let isAfterRule = false;
  const push = (written: string): void => {
    blocks.push({ text: tidyCopyText(written), isAfterPage: false, isAfterRule, room: null });
    isAfterRule = false;
  };
  const defined: CopyFootnote[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'list' && node.ordered) {
      // A numbered list may be the article's footnotes, so its numbers are kept.
      node.children.forEach((item, at) => {
        const before = blocks.length;
        visit(item);
        const first = blocks[before];
        if (first) first.text = `${(node.start ?? 1) + at}) ${first.text}`;
      });
    } else if (node.type === 'footnoteDefinition') {
      const number = Number(node.identifier);
      const text = tidyCopyText(plain(node));
      if (Number.isInteger(number) && number > 0) defined.push({ number, text });
      else push(text);
    } else if (node.type === 'thematicBreak') isAfterRule = true;
    else if (BLOCKS.has(node.type)) push(plain(node));
    else if ('children' in node) (node as Parents).children.forEach(visit);
  };
  visit(tree);
  const split = splitNotes(joinBroken(blocks));
  const footnotes = [...defined, ...split.footnotes].sort((a, b) => a.number - b.number);
  const known = new Set(footnotes.map(({ number }) => number));
  return {
    footnotes,
    paragraphs: split.paragraphs.map((paragraph) =>
      paragraph.marks.length > 0 || known.size === 0 ? paragraph : takeMarks(paragraph.text, known),
    ),
  };
}

/** The text of a Markdown node, with footnote marks as `[^n]` and superscripts as `<sup>`. */
function plain(node: Nodes): string {
  if (node.type === 'footnoteReference') return `[^${node.identifier}]`;
  if (node.type === 'break') return ' ';
  if (node.type === 'html')
    return /^<\/?sup>$/i.test(node.value) ? node.value.toLowerCase() : node.value.replace(/<[^>]*>/g, '');
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plain).join('') : '';
}
