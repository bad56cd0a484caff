/**
 * What a published file says about itself: on what terms it may be used, which version it is, and which records it has. Every format says
 * so in the place that it has for it (`statementOf`, `statementSentences`); tables have none, so the archive's README says it for them.
 */
import { articleAddress } from '../../domain/article';
import type { Atlas, Licences } from '../../domain/model';
import { formatDay, isoDate, parseDay } from '../../domain/time';
import type { PublishedFormat } from './format';
import { underLicence } from './licensed';
import type { PublishedRecords } from './records';

/** What a file says about itself, with the names that its members have in JSON. */
export interface FileStatement {
  readonly title: string;
  readonly licence: string;
  readonly licence_url: string;
  /** Who must be named by anyone who uses the file. */
  readonly attribution: string;
  /** Version of the program and its content; absent if it is not known. */
  readonly version?: string;
  /** The day up to which the record was checked, ISO 8601. */
  readonly data_date: string;
  readonly filter: string;
  readonly taken?: string;
  readonly permalink?: string;
  /** Address of the article that the atlas is about; its author did not make these data. */
  readonly article?: string;
}

/** The statement of a file of one format. */
export function statementOf(
  { title, licence }: Pick<PublishedFormat, 'title' | 'licence'>,
  records: PublishedRecords,
): FileStatement {
  const { atlas } = records.index;
  const { filter, permalink, taken } = records.provenance;
  const address = articleAddress(atlas.article);
  return {
    title: `${atlas.meta.title}: ${title}`,
    licence: atlas.meta.licences[licence].title,
    licence_url: atlas.meta.licences[licence].path,
    attribution: attributionOf(licence, records),
    ...(atlas.meta.version ? { version: atlas.meta.version } : {}),
    data_date: isoDate(atlas.meta.checked),
    filter,
    ...(taken === null ? {} : { taken }),
    ...(permalink === null ? {} : { permalink }),
    ...(address === null ? {} : { article: address }),
  };
}

/** The statement as sentences, for formats that have a place for a text. */
export function statementSentences(statement: FileStatement): readonly string[] {
  const { title, licence, licence_url, attribution, version, data_date, filter, taken, permalink } = statement;
  return [
    `${title}. ${version === undefined ? 'Data' : `Version ${version}, data`} of ${day(data_date)}.`,
    filter,
    `Licence: ${licence} <${licence_url}>.`,
    `Attribution: ${attribution}`,
    ...(taken === undefined ? [] : [`Taken on ${day(taken)}.`]),
    ...(permalink === undefined ? [] : [`From <${permalink}>.`]),
  ];
}

/** Who made the atlas, as its files name them. */
export function makersOf({ meta }: Pick<Atlas, 'meta'>): string {
  return `${meta.title} contributors`;
}

/** Who must be named: the makers of the atlas and those of the data sets under a licence on which the positions rest. */
function attributionOf(licence: keyof Pick<Licences, 'own' | 'borders'>, records: PublishedRecords): string {
  const { atlas, sources } = records.index;
  const { own, borders } = atlas.meta.licences;
  if (licence === 'borders') return `${borders.credit} (${borders.title}); ${makersOf(atlas)}.`;
  const used = new Set(underLicence(records, 'own').flatMap(({ parts }) => parts.flatMap((part) => part.sources)));
  // Data sets without an address are the atlas's own.
  const licensed = [...used].flatMap((id) => {
    const source = sources.get(id);
    return source?.licence && source.url ? [`${source.title} (${source.licence})`] : [];
  });
  const rest = licensed.length > 0 ? `; positions with the help of ${licensed.sort().join(', ')}` : '';
  return `${makersOf(atlas)} (${own.title})${rest}.`;
}

/** A day (ISO 8601) as readers see it. */
function day(iso: string): string {
  const parsed = parseDay(iso);
  return parsed === null ? iso : formatDay(parsed);
}
