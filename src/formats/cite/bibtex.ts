/** Citations as BibTeX entries in UTF-8, for reference managers. */
import type { CslItem, CslName } from './cslJson';
import { isoText } from './dates';
import { oneLine } from './oneLine';
import type { CiteFormat } from './format';

export const bibtex: CiteFormat = {
  id: 'bibtex',
  title: 'BibTeX',
  file: { extension: 'bib', mediaType: 'application/x-bibtex', join: (entries) => entries.join('\n') },
  cite: (item) => [{ text: bibtexEntry(item), italic: false }],
};

/** The BibTeX entry of a work; its key is the item's id. */
function bibtexEntry(item: CslItem): string {
  const type = BIBTEX_TYPES[item.type] ?? 'misc';
  const container = item['container-title'];
  const parts = item.issued?.['date-parts']?.[0];
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['author', namesOf(item.author)],
    ['editor', namesOf(item.editor)],
    // The second pair of braces makes BibTeX keep the capitals of names.
    ['title', `{${escapeTex(item.title)}}`],
    [type === 'article' ? 'journal' : 'howpublished', container && escapeTex(container)],
    [type === 'techreport' ? 'institution' : 'publisher', item.publisher && escapeTex(item.publisher)],
    ['organization', item.authority && escapeTex(item.authority)],
    ['version', item.version && escapeTex(item.version)],
    ['volume', text(item.volume)],
    ['number', text(item.issue)],
    ['pages', text(item.page)?.replace(/[-–]+/g, '--')],
    ['year', parts?.[0]?.toString()],
    ['month', parts?.[1]?.toString()],
    ['day', parts?.[2]?.toString()],
    ['doi', item.DOI],
    // biblatex reads an address verbatim, but for braces, which must match.
    ['url', item.URL?.replace(/[{}\\]/g, encodeURIComponent)],
    ['urldate', isoText(item.accessed)],
    ['language', item.language],
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

function text(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function escapeTex(value: string): string {
  return oneLine(value).replace(/[\\{}&%$#_~^]/g, (character) => TEX[character] as string);
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

function namesOf(names: readonly CslName[] = []): string {
  return names.map(bibtexName).join(' and ');
}

function bibtexName(name: CslName): string {
  // Braces around an organisation's name keep BibTeX from splitting it into given and family name.
  return name.family
    ? [name.family, name.given]
        .filter(Boolean)
        .map((part) => escapeTex(part as string))
        .join(', ')
    : `{${escapeTex(name.literal ?? '')}}`;
}
