/** A short quotation with the place it stands at, for a reader to paste into a text of their own. */
import type { Article, TextQuoteSelector } from '../domain/model';
import { shortQuote } from './ownNotes';

/** Words before and after a phrase that help to find it again. */
const AROUND = 3;

/** A quotation in APA style (Publication Manual, 7th edition, section 8.25): words, author, year and paragraph; then where to read it. */
export function quotation(
  text: string,
  paragraph: number,
  article: Pick<Article, 'author' | 'issued' | 'doi'>,
  address: string,
): string {
  const surname = article.author.split(/\s+/).at(-1) ?? article.author;
  const year = article.issued.slice(0, 4);
  const words = shortQuote(text).replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'));
  return `“${words}” (${surname}, ${year}, para. ${paragraph}). https://doi.org/${article.doi} · on the map: ${address}`;
}

/** The selector of a phrase in a paragraph (W3C Web Annotation Data Model, section 4.2.4), with a few words around it. */
export function selectorOf(paragraph: string, phrase: string): TextQuoteSelector {
  const exact = shortQuote(phrase).replace(/ …$/, '');
  const at = paragraph.indexOf(exact);
  if (at < 0) return { exact, prefix: '', suffix: '' };
  const words = (part: string): readonly string[] => part.trim().split(/\s+/).filter(Boolean);
  return {
    exact,
    prefix: words(paragraph.slice(0, at)).slice(-AROUND).join(' '),
    suffix: words(paragraph.slice(at + exact.length))
      .slice(0, AROUND)
      .join(' '),
  };
}
