/** Formats a short quotation with its reference, for readers to paste into their own text. */
import { articleAddress, authorName } from '../../domain/article';
import type { Article, TextQuoteSelector } from '../../domain/model';
import { cslDate } from './cslJson';
import { shortQuote } from '../notes/ownNotes';

/** Number of words stored before and after a phrase, by which it can be found again. */
const AROUND = 3;

/**
 * A quotation in APA style (Publication Manual, 7th edition, section 8.25): words, author, year and paragraph, then where to read it. If
 * the words may be from several paragraphs, all are named; if from none, none.
 */
export function quotation(
  text: string,
  paragraphs: readonly number[],
  article: Pick<Article, 'author' | 'issued' | 'doi' | 'url'>,
  address: string,
): string {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  const locator = first === undefined ? '' : first === last ? `, para. ${first}` : `, paras. ${first}–${last}`;
  const year = cslDate(article.issued)?.['date-parts'][0]?.[0] ?? 'n.d.';
  const source = articleAddress(article) === null ? '' : `${articleAddress(article)} · `;
  const words = shortQuote(text).replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'));
  return `“${words}” (${authorName(article).family}, ${year}${locator}). ${source}on the map: ${address}`;
}

/**
 * The selector of a phrase in a paragraph (W3C Web Annotation Data Model, section 4.2.4), with a few words around the phrase. `from` is
 * the offset of the phrase in UTF-16 units.
 */
export function selectorOf(paragraph: string, from: number, phrase: string): TextQuoteSelector {
  const exact = shortQuote(phrase).replace(/ …$/, '');
  const words = (part: string): readonly string[] => part.split(/\s+/).filter(Boolean);
  return {
    exact,
    prefix: words(paragraph.slice(0, from)).slice(-AROUND).join(' '),
    suffix: words(paragraph.slice(from + exact.length))
      .slice(0, AROUND)
      .join(' '),
  };
}
