/** Writes the description of the published files (Frictionless Data Package, version 1.0): content, licence, size and hash of each. */
import { articleAddress } from '../../domain/article';
import type { Atlas, Licence } from '../../domain/model';
import { isoDate } from '../../domain/time';
import { atlasItemId } from '../cite/cslJson';
import { pathOf, type TableField, type PublishedFormat } from './format';

/** A published file with its size and hash. */
export interface DescribedFile {
  readonly format: PublishedFormat;
  /** Size of the file in bytes. */
  readonly bytes: number;
  /** SHA-256 hash of the file, in hexadecimal. */
  readonly sha256: string;
}

/** The Frictionless data package that describes the atlas's files. */
export function datapackage(atlas: Atlas, files: readonly DescribedFile[]): object {
  const { own, borders } = atlas.meta.licences;
  const address = articleAddress(atlas.article);
  return {
    profile: 'data-package',
    name: atlasItemId(atlas),
    title: `${atlas.meta.title}: ${atlas.meta.subtitle}`,
    description:
      `Places, routes, crossings, borders and events of ${atlas.article.author}, “${atlas.article.title}”, with the ` +
      `paragraphs that speak of them. What the record adds is marked by in_article and by its sources. ` +
      `Record last checked on ${isoDate(atlas.meta.checked)}.`,
    licenses: (own.name === borders.name ? [own] : [own, borders]).map(licenceOf),
    sources: [
      { title: `${atlas.article.author}: ${atlas.article.title}`, ...(address === null ? {} : { path: address }) },
      ...atlas.sources.flatMap(({ title, licence, url }) =>
        licence && url ? [{ title: `${title} (${licence})`, path: url }] : [],
      ),
    ],
    resources: files.map(({ format, bytes, sha256 }) => ({
      name: format.id,
      path: pathOf(format),
      title: format.title,
      description: format.description(atlas),
      format: format.extension.split('.').at(-1),
      mediatype: format.mediaType,
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
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
