/** The description of the published files (Frictionless Data Package, version 1.0): what each is, its licence, size and hash. */
import { articleAddress } from '../../domain/article';
import type { Atlas } from '../../domain/model';
import { isoDate } from '../../domain/time';
import { atlasItemId } from '../cite/cslJson';

/** A licence by its name in the Open Definition's list, its title and its text. */
export interface Licence {
  readonly name: string;
  readonly title: string;
  readonly path: string;
}

/** One file as it is described. */
export interface DescribedFile {
  /** File name in the data folder. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Media type (RFC 6838). */
  readonly mediatype: string;
  readonly licence: Licence;
  /** Length in bytes. */
  readonly bytes: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  /** Fields of a table; absent for what is none. */
  readonly fields?: readonly { readonly name: string; readonly type: string; readonly description: string }[];
  /** The field that names a row of a table; absent where none does by itself. */
  readonly primaryKey?: string;
}

/** CC BY 4.0. */
export const CC_BY: Licence = {
  name: 'CC-BY-4.0',
  title: 'CC BY 4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
};
/** ODbL 1.0. */
export const ODBL: Licence = {
  name: 'ODbL-1.0',
  title: 'ODbL 1.0',
  path: 'https://opendatacommons.org/licenses/odbl/1-0/',
};

/** What tells the name of a file from that of the same data in another format. */
const FORMS: Readonly<Record<string, string>> = { '.csv': '-table', '.ics': '-calendar' };

/** The package of the atlas with its files. */
export function datapackage(atlas: Atlas, files: readonly DescribedFile[]): object {
  const address = articleAddress(atlas.article);
  return {
    profile: 'data-package',
    name: atlasItemId(atlas),
    title: `${atlas.meta.title}: ${atlas.meta.subtitle}`,
    description:
      `Places, routes, crossings, borders and events of ${atlas.article.author}, “${atlas.article.title}”, with the ` +
      `paragraphs that speak of them. What the record adds is marked by in_article and by its sources. ` +
      `Record last checked on ${isoDate(atlas.meta.checked)}.`,
    licenses: [CC_BY, ODBL],
    sources: [
      { title: `${atlas.article.author}: ${atlas.article.title}`, ...(address === null ? {} : { path: address }) },
      ...atlas.sources
        .filter((source) => source.licence && source.url)
        .map((source) => ({ title: `${source.title} (${source.licence ?? ''})`, path: source.url })),
    ],
    resources: files.map(({ path, title, description, mediatype, licence, bytes, sha256, fields, primaryKey }) => ({
      name:
        path
          .toLowerCase()
          .replace(/\.[^.]+$/, '')
          .replace(/[^a-z0-9]+/g, '-') + (FORMS[path.slice(path.lastIndexOf('.'))] ?? ''),
      path,
      title,
      description,
      format: path.slice(path.lastIndexOf('.') + 1),
      mediatype,
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      licenses: [licence],
      ...(fields
        ? {
            profile: 'tabular-data-resource',
            schema: { fields, missingValues: [''], ...(primaryKey ? { primaryKey } : {}) },
          }
        : {}),
    })),
  };
}
