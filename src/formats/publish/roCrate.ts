/** Writes ro-crate-metadata.json, which describes the files for repositories (RO-Crate 1.3: JSON-LD, one flat list of entities). */
import { articleAddress } from '../../domain/article';
import type { Licence } from '../../domain/model';
import { isoDate } from '../../domain/time';
import { contentsOf, type DescribedFile } from './datapackage';
import { coverageOf, descriptionOf, keywordsOf } from './dataset';
import { pathOf } from './format';
import { makersOf, statementOf } from './provenance';
import type { PublishedRecords } from './records';

const METADATA = 'ro-crate-metadata.json';
const ROOT = './';
const MAKERS = '#makers';
const AUTHOR = '#author-of-the-article';
const ARTICLE = '#article';
const COVERAGE = '#coverage';

interface Reference {
  readonly '@id': string;
}
type Entity = Reference & Readonly<Record<string, unknown>>;

/** The RO-Crate of files that lie beside it. */
export function roCrate(records: PublishedRecords, files: readonly DescribedFile[]): object {
  const { atlas } = records.index;
  const { meta, article } = atlas;
  const { own, borders } = meta.licences;
  const licences = own.path === borders.path ? [own] : [own, borders];
  const { title, permalink } = statementOf({ title: meta.subtitle, licence: 'own' }, records);
  const address = articleAddress(article);
  const articleId = address ?? ARTICLE;
  const { period, box } = coverageOf(atlas);
  const graph: readonly Entity[] = [
    {
      '@id': METADATA,
      '@type': 'CreativeWork',
      about: to(ROOT),
      conformsTo: to('https://w3id.org/ro/crate/1.3'),
    },
    {
      '@id': ROOT,
      '@type': 'Dataset',
      name: title,
      description: [descriptionOf(atlas), records.provenance.filter, 'Each file names its own licence.'].join(' '),
      datePublished: records.provenance.taken ?? isoDate(meta.checked),
      dateModified: isoDate(meta.checked),
      ...(meta.version ? { version: meta.version } : {}),
      license: licences.map(({ path }) => to(path)),
      creator: to(MAKERS),
      isBasedOn: to(articleId),
      keywords: keywordsOf(atlas),
      temporalCoverage: period,
      spatialCoverage: to(COVERAGE),
      creditText: statementOf({ title: meta.subtitle, licence: 'own' }, records).attribution,
      ...(permalink === undefined ? {} : { url: permalink }),
      hasPart: files.map(({ format }) => to(pathOf(format))),
    },
    ...files.map((file) => fileEntity(file, records)),
    ...licences.map(licenceEntity),
    { '@id': MAKERS, '@type': 'Organization', name: makersOf(atlas) },
    {
      '@id': articleId,
      '@type': 'ScholarlyArticle',
      name: article.title,
      // The author of the article is no author of the data.
      author: to(AUTHOR),
      datePublished: article.issued,
      isPartOf: to('#journal'),
      ...(address === null ? {} : { url: address }),
    },
    { '@id': AUTHOR, '@type': 'Person', name: article.author },
    { '@id': '#journal', '@type': 'Periodical', name: article.container },
    { '@id': COVERAGE, '@type': 'Place', name: 'The region of the map', geo: to('#box') },
    { '@id': '#box', '@type': 'GeoShape', box },
  ];
  return { '@context': 'https://w3id.org/ro/crate/1.3/context', '@graph': graph };
}

function fileEntity({ format, bytes, sha256, blank }: DescribedFile, records: PublishedRecords): Entity {
  const statement = statementOf(format, records);
  return {
    '@id': pathOf(format),
    '@type': 'File',
    name: format.title,
    description: contentsOf({ format, blank }, records.index.atlas),
    encodingFormat: format.mediaType,
    contentSize: String(bytes),
    ...(sha256 === null ? {} : { sha256 }),
    license: to(statement.licence_url),
    creditText: statement.attribution,
    creator: to(MAKERS),
  };
}

function licenceEntity({ title, path, name }: Licence): Entity {
  return {
    '@id': path,
    '@type': 'CreativeWork',
    name: title,
    description: `${title} (SPDX: ${name}): ${path}`,
    identifier: name,
  };
}

function to(id: string): Reference {
  return { '@id': id };
}
