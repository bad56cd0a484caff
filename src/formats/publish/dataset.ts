/** What descriptions of the data for catalogues have in common, and the one that stands in the page. */
import { articleAddress } from '../../domain/article';
import type { Atlas } from '../../domain/model';
import { isoDate } from '../../domain/time';
import { ARCHIVE_NAME } from './format';
import { makersOf } from './provenance';

/** What the data are, in one or two sentences. */
export function descriptionOf({ article, meta }: Atlas): string {
  return (
    `Places, routes, crossings, borders and events of ${article.author}, “${article.title}”, with the ` +
    `paragraphs that speak of them. What the record adds is marked by in_article and by its sources. ` +
    `Record last checked on ${isoDate(meta.checked)}.`
  );
}

/** The titles of the atlas's layers, in lower case, as keywords. */
export function keywordsOf({ layers }: Atlas): readonly string[] {
  return layers.map(({ title }) => title.toLowerCase());
}

/** The time and region that the data cover: an ISO 8601 interval, and a box as south, west, north, east (schema.org, `box`). */
export function coverageOf({ meta }: Atlas): { readonly period: string; readonly box: string } {
  const [west, south, east, north] = meta.regionBounds;
  const first = meta.axis[0]?.from ?? meta.opens;
  return { period: `${isoDate(first)}/${isoDate(meta.checked)}`, box: [south, west, north, east].join(' ') };
}

/** The data as a schema.org `Dataset` for search engines. `address` is that of the site; null if it is not known. */
export function schemaOrg(atlas: Atlas, address: string | null): object {
  const { meta, article } = atlas;
  const { own, borders } = meta.licences;
  const { period, box } = coverageOf(atlas);
  const makers = { '@type': 'Organization', name: makersOf(atlas) };
  const articleUrl = articleAddress(article);
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: `${meta.title}: ${meta.subtitle}`,
    description: descriptionOf(atlas),
    ...(address === null ? {} : { url: address }),
    ...(meta.version ? { version: meta.version } : {}),
    dateModified: isoDate(meta.checked),
    license: [...new Set([own.path, borders.path])],
    creator: makers,
    isAccessibleForFree: true,
    temporalCoverage: period,
    spatialCoverage: { '@type': 'Place', geo: { '@type': 'GeoShape', box } },
    isBasedOn: {
      '@type': 'ScholarlyArticle',
      name: article.title,
      author: { '@type': 'Person', name: article.author },
      ...(articleUrl === null ? {} : { url: articleUrl }),
    },
    distribution: {
      '@type': 'DataDownload',
      encodingFormat: 'application/zip',
      contentUrl: `${address ?? './'}data/${ARCHIVE_NAME}`,
    },
  };
}
