/** Writes the description of the published files (Frictionless Data Package, version 1.0): content, licence, size and hash of each. */
import { articleAddress } from '../../domain/article';
import type { Atlas, Licence } from '../../domain/model';
import { atlasItemId } from '../cite/cslJson';
import { descriptionOf, keywordsOf } from './dataset';
import { pathOf, type TableField, type PublishedFormat } from './format';
import { makersOf } from './provenance';
import type { PublishedRecords } from './records';

/** A published file with its size and hash. */
export interface DescribedFile {
  readonly format: PublishedFormat;
  /** Number of records in the file. */
  readonly count: number;
  /** Names of fields in which no record of the file has a value. */
  readonly blank: readonly string[];
  /** Size of the file in bytes. */
  readonly bytes: number;
  /** SHA-256 hash of the file, in hexadecimal; null if it was not calculated. */
  readonly sha256: string | null;
}

/** The Frictionless data package that describes files. */
export function datapackage(records: PublishedRecords, files: readonly DescribedFile[]): object {
  const { atlas } = records.index;
  const { own, borders } = atlas.meta.licences;
  const { filter, permalink } = records.provenance;
  const address = articleAddress(atlas.article);
  return {
    profile: 'data-package',
    name: atlasItemId(atlas),
    title: `${atlas.meta.title}: ${atlas.meta.subtitle}`,
    description: `${descriptionOf(atlas)} ${filter}`,
    ...(permalink === null ? {} : { homepage: permalink }),
    ...(atlas.meta.version ? { version: atlas.meta.version } : {}),
    contributors: [{ title: makersOf(atlas), role: 'author' }],
    keywords: keywordsOf(atlas),
    licenses: (own.name === borders.name ? [own] : [own, borders]).map(licenceOf),
    sources: [
      { title: `${atlas.article.author}: ${atlas.article.title}`, ...(address === null ? {} : { path: address }) },
      ...atlas.sources.flatMap(({ title, licence, url }) =>
        licence && url ? [{ title: `${title} (${licence})`, path: url }] : [],
      ),
    ],
    resources: files.map(({ format, bytes, sha256, blank }) => ({
      name: format.id,
      path: pathOf(format),
      title: format.title,
      description: contentsOf({ format, blank }, atlas),
      format: format.extension.split('.').at(-1),
      mediatype: format.mediaType,
      encoding: 'utf-8',
      bytes,
      ...(sha256 === null ? {} : { hash: `sha256:${sha256}` }),
      licenses: [licenceOf(atlas.meta.licences[format.licence])],
      ...(format.fields
        ? {
            profile: 'tabular-data-resource',
            schema: {
              fields: format.fields.map((field) => describedField(field, atlas)),
              missingValues: [''],
              ...(format.primaryKey ? { primaryKey: format.primaryKey } : {}),
            },
          }
        : {}),
    })),
  };
}

/** What a file contains, with a warning of fields whose type cannot be guessed from their values. */
export function contentsOf({ format, blank }: Pick<DescribedFile, 'format' | 'blank'>, atlas: Atlas): string {
  const description = format.description(atlas);
  if (blank.length === 0) return description;
  const names = [blank.slice(0, -1).join(', '), blank.at(-1)].filter(Boolean).join(' or ');
  const fields = blank.length === 1 ? 'this field' : 'these fields';
  return `${description} No record of the file has a value in ${names}: programs that guess types take ${fields} for text.`;
}

/** Describes a table column (Frictionless Table Schema, “Field descriptors” and “Constraints”). */
function describedField({ values, ...field }: TableField, atlas: Atlas): object {
  return values ? { ...field, constraints: { enum: values(atlas) } } : field;
}

/** The fields of a licence that a data package contains. */
function licenceOf({ name, title, path }: Licence): Licence {
  return { name, title, path };
}

/** Reads the sizes of files in bytes, by path, from the text of a `datapackage.json`. Throws if the text is not such a file. */
export function readFileSizes(text: string): ReadonlyMap<string, number> {
  const { resources } = JSON.parse(text) as {
    resources?: readonly { readonly path: string; readonly bytes: number }[];
  };
  if (!Array.isArray(resources)) throw new Error('the file is no list of files');
  return new Map((resources as readonly { path: string; bytes: number }[]).map(({ path, bytes }) => [path, bytes]));
}
