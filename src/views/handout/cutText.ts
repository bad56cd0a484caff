/** Cuts long texts into pieces, at the ends of sentences where it can. Pure. */
import type { Inline, Paragraph } from '../../domain/model';
import { plainText } from '../../domain/plainText';

/** Paragraphs in pieces of at most `most` letters. A link is never cut, so that a piece with a very long one has more. */
export function cutText(paragraphs: readonly Paragraph[], most: number): readonly (readonly Paragraph[])[] {
  return runsOf(
    paragraphs.flatMap((paragraph) => cutParagraph(paragraph, most)),
    most,
    (paragraph) => lengthOf([paragraph]),
  );
}

function cutParagraph(paragraph: Paragraph, most: number): readonly Paragraph[] {
  if (lengthOf([paragraph]) <= most) return [paragraph];
  const pieces = paragraph.flatMap((inline): readonly Inline[] =>
    inline.type === 'text' ? sentencesOf(inline.text, most).map((text) => ({ type: 'text', text })) : [inline],
  );
  return runsOf(pieces, most, (inline) => lengthOf([[inline]]));
}

/** The sentences of a text; one that is itself too long in runs of words, and a word that is too long in runs of letters. */
function sentencesOf(text: string, most: number): readonly string[] {
  const sentences = text.match(/[^.!?]*[.!?]+\s*|[^.!?]+$/g) ?? [];
  const words = new RegExp(`.{1,${most}}(?:\\s+|$)|.{${most}}`, 'gs');
  return sentences.flatMap((sentence) =>
    sentence.length <= most ? [sentence] : (sentence.match(words) ?? [sentence]),
  );
}

/** Items in runs whose lengths together are at most `most`; an item that is longer has a run of its own. */
function runsOf<T>(items: readonly T[], most: number, length: (item: T) => number): readonly (readonly T[])[] {
  const runs: T[][] = [];
  let left = 0;
  for (const item of items) {
    const own = length(item);
    if (runs.length === 0 || own > left) {
      runs.push([]);
      left = most;
    }
    runs.at(-1)?.push(item);
    left -= own;
  }
  return runs;
}

function lengthOf(paragraphs: readonly Paragraph[]): number {
  return plainText(paragraphs).length;
}
