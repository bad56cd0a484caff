/**
 * Uses the tags of a tagged PDF (ISO 32000-1, 14.8): its structure tree says which text is one paragraph, which is a footnote, and which
 * is not part of the text (an artifact). Many files have no tags, and some have useless ones: then only the layout decides.
 */
import type { StructTreeContent, StructTreeNode } from 'pdfjs-dist/types/src/display/api';
import { SMALL_TEXT_SHARE } from './measures';
import type { PdfPage, PdfTag } from './model';

/** Roles of structure elements that are one paragraph (ISO 32000-1, tables 334 to 338; ISO 32000-2, table 365 for `Title`). */
const PARAGRAPHS = new Set('P H H1 H2 H3 H4 H5 H6 Title Caption LI LBody TD TH TOCI BibEntry'.split(' '));
/** Roles of footnotes and endnotes (ISO 32000-1, table 338; ISO 32000-2, table 368). */
const NOTES = new Set(['Note', 'FENote']);
/** The tags of a page are used if they cover at least this share of its characters. */
const COVERED = 0.9;
/** Some programs tag each line as a paragraph: no tags are used if this share of all paragraphs has only one line. */
const SINGLE_LINES = 0.6;
/** Other programs tag a whole page as one paragraph: no tags are used if the average paragraph has more lines than this. */
const MOST_LINES = 40;

/** For each marked content of a page, by its id, its tag. An element inside a footnote belongs to the footnote. */
export function tagsOf(tree: StructTreeNode | null): ReadonlyMap<string, PdfTag> {
  const tags = new Map<string, PdfTag>();
  const visit = ({ role, children }: StructTreeNode, around: PdfTag | null): void => {
    const kind = NOTES.has(role) ? 'note' : PARAGRAPHS.has(role) ? 'paragraph' : null;
    const tag: PdfTag | null = kind === null || around?.kind === 'note' ? around : { kind };
    for (const child of children) {
      if (isNode(child)) visit(child, tag);
      else if (tag) tags.set(child.id, tag);
    }
  };
  if (tree) visit(tree, null);
  return tags;
}

const isNode = (child: StructTreeNode | StructTreeContent): child is StructTreeNode => 'children' in child;

/** The pages with their tags if these are usable, without artifacts; other pages without tags. */
export function withGoodTags(pages: readonly PdfPage[]): readonly PdfPage[] {
  const isTagged = areParagraphs(pages);
  return pages.map((page) => {
    const items = page.items.filter(({ tag }) => tag?.kind !== 'artifact');
    return isTagged && isCovered(items)
      ? { ...page, items }
      : { ...page, items: page.items.map((item) => ({ ...item, tag: null })) };
  });
}

/** Whether tags cover the text of a page. */
function isCovered(items: PdfPage['items']): boolean {
  const characters = (of: PdfPage['items']): number => of.reduce((sum, { text }) => sum + text.trim().length, 0);
  return characters(items.filter(({ tag }) => tag)) >= COVERED * characters(items);
}

/** Whether the elements tagged as paragraphs really are paragraphs, judged by their numbers of lines. */
function areParagraphs(pages: readonly PdfPage[]): boolean {
  /** Baselines of each paragraph, without those of raised marks. */
  const baselines = new Map<PdfTag, number[]>();
  for (const { text, tag, y, size } of pages.flatMap(({ items }) => items)) {
    if (tag?.kind !== 'paragraph' || text.trim() === '') continue;
    const known = baselines.get(tag) ?? [];
    baselines.set(tag, known);
    if (!known.some((other) => Math.abs(other - y) < size * SMALL_TEXT_SHARE)) known.push(y);
  }
  const lines = [...baselines.values()].map(({ length }) => length);
  const single = lines.filter((count) => count === 1).length;
  const all = lines.reduce((sum, count) => sum + count, 0);
  return single < SINGLE_LINES * lines.length && all <= MOST_LINES * lines.length;
}
