/** Cuts the paragraphs of a copy where the words of one passage end. */
import type { Id } from '../../domain/model';
import type { CopyParagraph } from '../model';
import type { Word } from './words';

/** A part of a copy's paragraph that belongs to one passage or to none. */
export interface Stretch {
  /** Index of the paragraph in the copy. */
  readonly paragraph: number;
  /** Start and end offset in the paragraph's text, half-open, in UTF-16 units; both are at word boundaries. */
  readonly from: number;
  readonly to: number;
  /** Index of the passage whose words these are; null if they belong to none. */
  readonly passage: number | null;
}

/**
 * Cuts the paragraphs of a copy where the words of one passage end, and sets `passage` on each part. `ids` has the id of each passage, or
 * null for a passage that counts as not found.
 */
export function cutByPassage(
  paragraphs: readonly CopyParagraph[],
  stretches: readonly Stretch[],
  ids: readonly (Id | null)[],
): readonly CopyParagraph[] {
  const pieces = new Map<number, { from: number; to: number; passage: Id | null }[]>();
  for (const { paragraph, from, to, passage: at } of stretches) {
    const passage = at === null ? null : (ids[at] ?? null);
    const list = pieces.get(paragraph) ?? [];
    pieces.set(paragraph, list);
    const last = list.at(-1);
    if (last && last.passage === passage) last.to = to;
    else list.push({ from, to, passage });
  }
  return paragraphs.flatMap((paragraph, index): readonly CopyParagraph[] => {
    const list = pieces.get(index);
    if (!list) return [{ ...paragraph, passage: null }];
    const [only] = list;
    if (list.length === 1 && only) return [{ ...paragraph, passage: only.passage }];
    return list.map(({ from, to, passage }, at) => {
      // A footnote mark belongs to the word before it, so at a cut it stays with the part before.
      const after = at === 0 ? -1 : (list[at - 1] as { to: number }).to;
      const end = at === list.length - 1 ? Infinity : to;
      const marks = paragraph.marks
        .filter((mark) => mark.at > after && mark.at <= end)
        .map((mark) => ({ at: Math.max(0, Math.min(mark.at, to) - from), number: mark.number }));
      return { ...paragraph, text: paragraph.text.slice(from, to), marks, passage };
    });
  });
}

/** Groups consecutive words that the path assigns to the same passage. */
export function stretchesOf(words: readonly Word[], path: readonly (number | null)[]): readonly Stretch[] {
  const stretches: { -readonly [K in keyof Stretch]: Stretch[K] }[] = [];
  words.forEach(({ paragraph, from, to }, at) => {
    const passage = path[at] ?? null;
    const last = stretches.at(-1);
    if (last && last.paragraph === paragraph && last.passage === passage) last.to = to;
    else stretches.push({ paragraph, from, to, passage });
  });
  return stretches;
}
