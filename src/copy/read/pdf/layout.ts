/**
 * Finds paragraphs and footnotes from the positions of text on PDF pages. Most PDF files do not say what are lines, columns, running
 * heads, footnotes or paragraphs; this is inferred from baselines, gaps and font sizes.
 */
import type { CopyFootnote, CopyParagraph, CopyText } from '../../model';
import { findBareMarks } from './bareMarks';
import { blocksOf, findGutter, setEdges } from './columns';
import { wordsOf } from './joinLines';
import { leadings } from './leading';
import { joinCap } from './lines';
import type { PdfPage, Piece } from './model';
import { noteRules, takeNotes } from './notes';
import { paragraphsOf } from './paragraphs';
import { commonSize, piecesOf, rowsOf, separateDropCaps } from './pieces';
import { withoutRunningHeads } from './runningHeads';
import { withGoodTags } from './tags';

/** Reads the running text of pages. Running heads and feet are removed; footnotes are returned separately from paragraphs. */
export function readLayout(given: readonly PdfPage[]): Pick<CopyText, 'paragraphs' | 'footnotes'> {
  const pages = withGoodTags(given);
  const pieces = pages.map(piecesOf);
  const body = commonSize(pieces.flat());
  const caps: Piece[][] = [];
  const rows = pieces.map((all, page) => {
    const [big, others] = separateDropCaps(all, body);
    caps[page] = big;
    return rowsOf(others);
  });
  const inner = withoutRunningHeads(rows, pages, body);
  const gutters = inner.flatMap((part) => {
    const gutter = findGutter(part, body, []);
    return gutter ? [gutter] : [];
  });
  const blocks = inner.flatMap((part, page) => {
    const found = blocksOf(part, page, body, gutters);
    for (const cap of caps[page] ?? []) joinCap(cap, found, body);
    setEdges(found, body);
    for (const block of found) block.rules = noteRules(block, pages[page]?.rules ?? []);
    return found;
  });
  const leading = leadings(blocks);
  const words = wordsOf(blocks);
  const notes = takeNotes(blocks, body, leading, words);
  const paragraphs = paragraphsOf(blocks, body, leading, words);
  findBareMarks(paragraphs, notes);
  return {
    paragraphs: paragraphs.map(({ text, marks, page }): CopyParagraph => ({ text, marks, page: page + 1 })),
    footnotes: notes
      .map(({ number, text }): CopyFootnote => ({ number, text: text.text.trim() }))
      .sort((a, b) => a.number - b.number),
  };
}
