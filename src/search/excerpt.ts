/** The words that a hit shows of its record, with the matched ones marked. */
import type { SearchHit, Stretch } from './hits';
import type { Word } from './words';

/** Length of an excerpt, and how much of it may be before the first match, in UTF-16 units. */
const LENGTH = 130;
const BEFORE = 36;

/** An excerpt and its marks. */
export type Excerpt = Pick<SearchHit, 'excerpt' | 'marks'>;

/** The words of a text that are among the matched ones. */
export function marksIn(words: readonly Word[], matched: ReadonlySet<string>): readonly Word[] {
  return words.filter(({ folded }) => matched.has(folded));
}

/** An excerpt of the text that has the most different matched words; of the first such text where several have as many. */
export function bestExcerpt(
  texts: readonly { readonly text: string; readonly words: readonly Word[] }[],
  matched: ReadonlySet<string>,
): Excerpt {
  let best: { readonly text: string; readonly marks: readonly Word[] } = { text: '', marks: [] };
  let most = -1;
  for (const { text, words } of texts) {
    if (text === '') continue;
    const marks = marksIn(words, matched);
    const different = new Set(marks.map(({ folded }) => folded)).size;
    if (different <= most) continue;
    best = { text, marks };
    most = different;
  }
  return excerptOf(best.text, best.marks);
}

/** Whole words around the first mark, with dots where the text goes on before or after them. */
export function excerptOf(text: string, marks: readonly Stretch[]): Excerpt {
  const first = marks[0]?.from ?? 0;
  const start = text.length <= LENGTH || first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE - 1) + 1;
  const rest = text.slice(start);
  const cut = rest.length <= LENGTH ? rest.length : rest.lastIndexOf(' ', LENGTH);
  // A text without a space in reach is cut anywhere.
  const length = cut > 0 ? cut : LENGTH;
  const lead = start > 0 ? '… ' : '';
  const shift = lead.length - start;
  return {
    excerpt: `${lead}${rest.slice(0, length)}${length < rest.length ? ' …' : ''}`,
    marks: marks
      .filter(({ from, to }) => from >= start && to <= start + length)
      .map(({ from, to }) => ({ from: from + shift, to: to + shift })),
  };
}
