/** Finds footnote marks that look like normal digits, because fonts with superior digits give plain digits. */
import type { JoinedParagraph } from './model';
import type { Note } from './notes';

/**
 * For each footnote without a mark, looks for its number right after a word, on the footnote's page or a neighbouring one. If there is
 * exactly one, it becomes the mark; if there are several, none does.
 */
export function findBareMarks(paragraphs: readonly JoinedParagraph[], notes: readonly Note[]): void {
  const marked = new Set(paragraphs.flatMap(({ marks }) => marks.map(({ number }) => number)));
  const byPage = new Map<number, JoinedParagraph[]>();
  for (const paragraph of paragraphs) {
    const list = byPage.get(paragraph.lastPage) ?? [];
    byPage.set(paragraph.lastPage, list);
    list.push(paragraph);
  }
  for (const { number, page } of notes) {
    if (marked.has(number)) continue;
    const near = [page - 1, page, page + 1]
      .flatMap((at) => byPage.get(at) ?? [])
      .filter((paragraph) => paragraph.page <= page);
    const pattern = new RegExp(`(?<=[\\p{L}.,;:!?”"’')»])(?<!\\d[.,])${number}(?=[\\s.,;:!?)”"’–—]|$)`, 'gu');
    const places = near.flatMap((paragraph) =>
      [...paragraph.text.matchAll(pattern)].map(({ index }) => ({ paragraph, index })),
    );
    const [place] = places;
    if (!place || places.length > 1) continue;
    const { paragraph, index } = place;
    const length = String(number).length;
    paragraph.text = paragraph.text.slice(0, index) + paragraph.text.slice(index + length);
    const others = paragraph.marks.map((mark) => (mark.at > index ? { ...mark, at: mark.at - length } : mark));
    paragraph.marks.splice(0, Infinity, ...[...others, { at: index, number }].sort((a, b) => a.at - b.at));
    marked.add(number);
  }
}
