/**
 * Shared by the files in the Web Annotation Data Model (W3C, 23 February 2017): the target of an annotation, a phrase in a paragraph of
 * the article.
 */
import { articleAddress } from '../domain/article';
import type { Article, Id, TextQuoteSelector } from '../domain/model';

/**
 * The target of an annotation (section 4): the paragraph by its number in the article, and the phrase in it (sections 4.2.1, 4.2.4 and
 * 4.2.9). An article without an address is identified by its title.
 */
export function annotationTargetOf(
  article: Pick<Article, 'doi' | 'url' | 'title'>,
  passage: Id,
  { exact, prefix, suffix }: TextQuoteSelector,
): object {
  return {
    source: articleAddress(article) ?? { type: 'Text', label: article.title },
    selector: {
      type: 'FragmentSelector',
      value: passage,
      refinedBy: { type: 'TextQuoteSelector', exact, ...(prefix ? { prefix } : {}), ...(suffix ? { suffix } : {}) },
    },
  };
}
