/** Cuts the excerpt of a text that a search result shows, with the matched words marked. */
import type { SearchHit, TextRange } from './hits';
import type { Word } from './words';

/** Length of an excerpt, and the most of it that may be before the first matched word, in characters (UTF-16 units). */
const LENGTH = 130;
const BEFORE = 36;

/** An excerpt of a text with the positions of the matched words in it. */
export type Excerpt = Pick<SearchHit, 'excerpt' | 'marks'>;

/** The words of a text that are among the matched ones. */
export function marksIn(words: readonly Word[], matched: ReadonlySet<string>): readonly Word[] {
  return words.filter(({ folded }) => matched.has(folded));
}

/** An excerpt of the text that has the most different matched words; if several have as many, of the first. */
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

/** Whole words around the first matched word, with an ellipsis where the text continues before or after them. */
export function excerptOf(text: string, marks: readonly TextRange[]): Excerpt {
  const first = marks[0]?.from ?? 0;
  const start = text.length <= LENGTH || first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE - 1) + 1;
  const rest = text.slice(start);
  const cut = rest.length <= LENGTH ? rest.length : rest.lastIndexOf(' ', LENGTH);
  // If there is no space within reach, the text is cut anywhere.
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
