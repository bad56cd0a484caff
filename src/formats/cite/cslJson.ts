/** The bibliography as items of CSL-JSON (Citation Style Language, CSL-JSON schema 1.0): every source, and the atlas itself. */
import { articleAddress, authorName } from '../../domain/article';
import { parseEdtf } from '../../domain/edtf';
import { foldLetters } from '../../domain/fold';
import type { Atlas, Source } from '../../domain/model';
import { gapSentences } from '../../domain/sources';
import { calendarDateOf } from '../../domain/time';

/** A name in CSL: a person by family and given name, an organisation by `literal`. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

/** A date in CSL: year, month and day, as far as they are known; `circa` if it is approximate. */
export interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
  readonly circa?: boolean;
}

/** A cited work, with the field names of CSL. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  /** The court of a case. */
  readonly authority?: string;
  readonly version?: string;
  /** BCP 47 tag of the work's language; absent for English. */
  readonly language?: string;
  readonly volume?: string | number;
  readonly issue?: string | number;
  readonly page?: string | number;
  readonly issued?: CslDate | undefined;
  readonly accessed?: CslDate | undefined;
  readonly DOI?: string;
  readonly URL?: string;
  readonly note?: string;
}

/** CSL id of the atlas itself: its title in kebab-case. */
export function atlasItemId(atlas: Atlas): string {
  return slug(atlas.meta.title);
}

/**
 * The CSL item of the atlas itself: a map, dated by the day on which its record was last checked. It has the editors that the content
 * names. Where it names none it has no maker: the title comes first, and no body is made up to stand before it.
 */
export function atlasItem(atlas: Atlas): CslItem {
  const { author, title } = atlas.article;
  const { meta } = atlas;
  const address = articleAddress(atlas.article);
  const { year, month, date } = calendarDateOf(meta.checked);
  return {
    id: atlasItemId(atlas),
    type: 'map',
    title: `${meta.title}: ${meta.subtitle}`,
    ...(meta.editors.length > 0 ? { editor: meta.editors.map(nameOf) } : {}),
    ...(meta.version ? { version: meta.version } : {}),
    issued: { 'date-parts': [[year, month, date]] },
    ...(meta.doi ? { DOI: meta.doi } : {}),
    note: [`Companion to ${author}, “${title}”`, ...(address === null ? [] : [address])].join(', '),
  };
}

/** The CSL item of the article: made from the source with the article's address or, if there is none, from the article's own data. */
export function articleItem(atlas: Atlas): CslItem {
  const { article } = atlas;
  const address = articleAddress(article);
  const source = atlas.sources.find(({ url }) => url === address);
  // The source's record has no place for the issue.
  if (source) return { ...sourceItem(source), issue: article.issue };
  const issued = cslDate(article.issued);
  return {
    id: slug(article.title),
    type: 'article-journal',
    title: article.title,
    author: [authorName(article)],
    'container-title': article.container,
    issue: article.issue,
    ...(issued ? { issued } : {}),
    ...(article.doi ? { DOI: article.doi } : {}),
    ...(address === null ? {} : { URL: address }),
  };
}

/** CSL items of some sources: the atlas first, then the article if it is not among the sources, then the sources. */
export function bibliographyOf(atlas: Atlas, sources: readonly Source[]): readonly CslItem[] {
  const article = articleItem(atlas);
  const isSource = atlas.sources.some(({ id }) => id === article.id);
  const works = sources.map((source) => (source.id === article.id ? article : sourceItem(source)));
  return [atlasItem(atlas), ...(isSource ? [] : [article]), ...works];
}

/**
 * The field of CSL for where a work appeared, by item type. A report or a data set has a publisher and a case a court; all other works
 * are a part of a journal or a site.
 */
const CONTAINERS: Readonly<Record<string, 'publisher' | 'authority'>> = {
  report: 'publisher',
  dataset: 'publisher',
  speech: 'publisher',
  broadcast: 'publisher',
  legal_case: 'authority',
};

/** The CSL item of a source. A URL at doi.org becomes a DOI. */
export function sourceItem(source: Source): CslItem {
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(.+)$/.exec(source.url ?? '')?.[1];
  const issued = source.issued ? cslDate(source.issued) : undefined;
  const licence = source.licence && `Licence: ${source.licence}.`;
  const note = [source.remark, ...gapSentences(source), licence].filter(Boolean).join(' ');
  return {
    id: source.id,
    type: source.type,
    title: source.title,
    ...(source.language ? { language: source.language } : {}),
    ...(source.authors.length > 0 ? { author: source.authors.map(nameOf) } : {}),
    ...(source.container ? { [CONTAINERS[source.type] ?? 'container-title']: source.container } : {}),
    ...(issued ? { issued } : {}),
    ...(doi ? { DOI: doi } : {}),
    ...(source.url ? { URL: source.url } : {}),
    ...(note ? { note } : {}),
  };
}

/** Reads “Family, Given” as a person and any other name as an organisation. */
function nameOf(author: string): CslName {
  const person = /^(?<family>[^,]+),\s*(?<given>.+)$/.exec(author)?.groups;
  return person ? { ...person } : { literal: author };
}

/** The first date in an EDTF text, as a CSL date; undefined if the text does not begin with a date. */
export function cslDate(edtf: string): CslDate | undefined {
  const read = parseEdtf(edtf);
  if (!read.ok || typeof read.value.start === 'string') return undefined;
  const { from, precision, uncertain } = read.value.start;
  const { year, month, date } = calendarDateOf(from);
  const parts = { year: [year], month: [year, month], day: [year, month, date] }[precision];
  return { 'date-parts': [parts], ...(uncertain ? { circa: true } : {}) };
}

/** A text as an id: lower-case letters and digits, separated by hyphens. */
function slug(text: string): string {
  return (foldLetters(text).match(/[a-z0-9]+/g) ?? []).join('-');
}
