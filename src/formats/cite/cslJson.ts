/** The bibliography as CSL-JSON (Citation Style Language, CSL-JSON schema 1.0): every source, and the atlas itself. */
import type { Atlas, Source } from '../../domain/model';
import { gapSentences } from '../../domain/sources';
import { dateOf } from '../../domain/time';

/** A name: a person by family and given name, an organisation by `literal`. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

/** A date: year, month and day, as many as are known; `circa` where it is approximate. */
export interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
  readonly circa?: boolean;
}

/** A cited item. Field names are those of CSL. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly volume?: string | number;
  readonly issue?: string | number;
  readonly page?: string | number;
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly DOI?: string;
  readonly URL?: string;
  readonly note?: string;
}

/** Id of the atlas's own item: its title in kebab-case. */
export function atlasItemId(atlas: Atlas): string {
  return atlas.meta.title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** The item of the atlas: a map without named authors, of the year in which its record was last checked. */
export function atlasItem(atlas: Atlas): CslItem {
  return {
    id: atlasItemId(atlas),
    type: 'map',
    title: `${atlas.meta.title}: ${atlas.meta.subtitle}`,
    issued: { 'date-parts': [[dateOf(atlas.meta.checked).year]] },
    note: `Companion to ${atlas.article.author}, “${atlas.article.title}”, https://doi.org/${atlas.article.doi}`,
  };
}

/** Every work, the atlas first. */
export function bibliography(atlas: Atlas): readonly CslItem[] {
  return [atlasItem(atlas), ...atlas.sources.map((source) => sourceItem(source))];
}

/** A source as an item. A URL at doi.org becomes a DOI. */
export function sourceItem(source: Source): CslItem {
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(.+)$/.exec(source.url ?? '')?.[1];
  const issued = source.issued ? dateOfEdtf(source.issued) : undefined;
  const licence = source.licence && `Licence: ${source.licence}.`;
  const note = [source.remark, ...gapSentences(source), licence].filter(Boolean).join(' ');
  return {
    id: source.id,
    type: source.type,
    title: source.title,
    ...(source.authors.length > 0 ? { author: source.authors.map(nameOf) } : {}),
    ...(source.container ? { 'container-title': source.container } : {}),
    ...(issued ? { issued } : {}),
    ...(doi ? { DOI: doi } : {}),
    ...(source.url ? { URL: source.url } : {}),
    ...(note ? { note } : {}),
  };
}

/** “Family, Given” is a person; anything else is an organisation. */
function nameOf(author: string): CslName {
  const [family = '', given] = author.split(/,\s*/, 2);
  return given === undefined ? { literal: author } : { family, given };
}

/** The first date of an EDTF text (level 0 or 1); absent when it begins with no year. */
function dateOfEdtf(edtf: string): CslDate | undefined {
  const [, year, month, day, mark] = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%])?/.exec(edtf) ?? [];
  if (year === undefined) return undefined;
  const parts = [year, month, day].filter((part) => part !== undefined).map(Number);
  return { 'date-parts': [parts], ...(mark ? { circa: true } : {}) };
}
