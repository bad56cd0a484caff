/** Where a picture comes from, in one line: the atlas with version and date, the day of the picture, the article, the projection. Pure. */
import { articleAddress } from '../domain/article';
import type { Atlas, Day } from '../domain/model';
import { formatDay, parseDay } from '../domain/time';

/** What a picture tells of where it comes from. */
export interface Provenance {
  /** The day on which the picture was made, ISO 8601; absent if it is not told. */
  readonly made?: string | undefined;
  /** Whether the picture has a map, which has a projection. */
  readonly hasMap: boolean;
}

/** Version and date of the atlas as its citation has them, the day of the picture, the article, and the projection of the map. */
export function provenanceText({ meta, article }: Atlas, { made, hasMap }: Provenance): string {
  const version = meta.version ? `, version ${meta.version}` : '';
  const day: Day | null = made === undefined ? null : parseDay(made);
  const year = article.issued.slice(0, 4);
  const work = [article.author, `“${article.title}”`, article.container, year, articleAddress(article)];
  return [
    `${meta.title}${version}, record checked on ${formatDay(meta.checked)}.`,
    ...(day === null ? [] : [`Picture made on ${formatDay(day)}.`]),
    `Article: ${work.filter(Boolean).join(', ')}.`,
    ...(hasMap ? ['Projection: Web Mercator.'] : []),
  ].join(' ');
}
