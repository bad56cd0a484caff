/** Citations as BibTeX entries in UTF-8, for reference managers. */
import type { CslDate, CslItem, CslName } from './cslJson';
import type { CiteFormat } from './format';

export const bibtex: CiteFormat = {
  id: 'bibtex',
  title: 'BibTeX',
  file: { extension: 'bib', mediaType: 'application/x-bibtex' },
  cite: (item) => [{ text: bibtexEntry(item), italic: false }],
};

/** The BibTeX entry of a work; its key is the item's id. */
function bibtexEntry(item: CslItem): string {
  const type = BIBTEX_TYPES[item.type] ?? 'misc';
  const container = item['container-title'];
  const parts = item.issued?.['date-parts']?.[0];
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['author', (item.author ?? []).map(bibtexName).join(' and ')],
    // The second pair of braces makes BibTeX keep the capitals of names.
    ['title', `{${escapeTex(item.title)}}`],
    [CONTAINER_FIELDS[type] ?? 'howpublished', container && escapeTex(container)],
    ['publisher', item.publisher && escapeTex(item.publisher)],
    ['volume', text(item.volume)],
    ['number', text(item.issue)],
    ['pages', text(item.page)?.replace(/[-–]+/g, '--')],
    ['year', parts?.[0]?.toString()],
    ['month', parts?.[1]?.toString()],
    ['day', parts?.[2]?.toString()],
    ['doi', item.DOI],
    // Fields that biblatex reads verbatim, so that they need no escaping.
    ['url', item.URL],
    ['urldate', isoOf(item.accessed)],
    ['note', item.note && escapeTex(item.note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return [`@${type}{${item.id},`, ...lines, '}', ''].join('\n');
}

/** Entry types of the item types that have one of their own; the others are `misc`. */
const BIBTEX_TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-newspaper': 'article',
  report: 'techreport',
};
const CONTAINER_FIELDS: Readonly<Record<string, string>> = {
  article: 'journal',
  techreport: 'institution',
};

function text(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function escapeTex(value: string): string {
  return value.replace(/[\\{}&%$#_~^]/g, (character) => TEX[character] as string);
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function bibtexName(name: CslName): string {
  // Braces around an organisation's name keep BibTeX from splitting it into given and family name.
  return name.family
    ? [name.family, name.given]
        .filter(Boolean)
        .map((part) => escapeTex(part as string))
        .join(', ')
    : `{${escapeTex(name.literal ?? '')}}`;
}

function isoOf(date: CslDate | undefined): string | undefined {
  return date?.['date-parts']?.[0]?.map((part) => String(part).padStart(2, '0')).join('-');
}
