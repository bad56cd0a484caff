/** The address of the article that the atlas accompanies, and its author's name. */
import type { Article } from './model';

/**
 * The web address of the article: its DOI as a link (DOI Handbook, section 2.6.2), else its own address; null if the article has neither.
 */
export function articleAddress({ doi, url }: Pick<Article, 'doi' | 'url'>): string | null {
  return doi ? `https://doi.org/${doi}` : (url ?? null);
}

/** The author's name in two parts: its last word is the family name, the words before it the given name. */
export function authorName({ author }: Pick<Article, 'author'>): { readonly family: string; readonly given: string } {
  const words = author.trim().split(/\s+/);
  return { family: words.at(-1) ?? '', given: words.slice(0, -1).join(' ') };
}
