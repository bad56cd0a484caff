/** The article that the atlas accompanies: where it is, and how its author is named. */
import type { Article } from './model';

/** The address of the article: that of its DOI (DOI Handbook, section 2.6.2), else its own; null where it has none. */
export function articleAddress({ doi, url }: Pick<Article, 'doi' | 'url'>): string | null {
  return doi ? `https://doi.org/${doi}` : (url ?? null);
}

/** The author's name in two parts: the last word is the family name. */
export function authorName({ author }: Pick<Article, 'author'>): { readonly family: string; readonly given: string } {
  const words = author.trim().split(/\s+/);
  return { family: words.at(-1) ?? '', given: words.slice(0, -1).join(' ') };
}
