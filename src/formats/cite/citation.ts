/**
 * Citations of a CSL-JSON item: APA style (Publication Manual, 7th edition, chapters 9 and 10) for reading, BibTeX for
 * reference managers. Written here because the complete processors carry a licence or a runtime that this project cannot take on;
 * what is cited needs a dozen item types, all of them covered by the tests.
 */
import { isDescription } from '../../domain/sources';
import { MONTH_NAMES } from '../../domain/time';
import { cslDate, type CslDate, type CslItem, type CslName } from './cslJson';

/** A run of a citation: text, and whether it is set in italics. */
export interface CitationRun {
  readonly text: string;
  readonly italic: boolean;
}

/** What a view or a record is cited as: a part of the atlas, at an address, on a day. */
export interface CitedPart {
  /** Names the part; becomes the BibTeX key. */
  readonly id: string;
  /** Title of the part. */
  readonly title: string;
  /** Its whole address. */
  readonly url: string;
  /** The day it was seen, ISO 8601. */
  readonly accessed: string;
}

/** Item types whose title stands alone and is set in italics; of the others the container is. */
const STANDALONE = new Set([
  'book',
  'report',
  'webpage',
  'map',
  'dataset',
  'legislation',
  'legal_case',
  'speech',
  'software',
]);
/** What APA puts in brackets after a title that is not plain text. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  map: 'Interactive map',
  dataset: 'Data set',
  software: 'Computer software',
};

/** The item of a part of the atlas: APA cites it as a work inside the atlas, with the day it was seen, since a map may change. */
export function partItem(atlas: CslItem, { id, title, url, accessed }: CitedPart): CslItem {
  return {
    ...atlas,
    id: `${atlas.id}-${id}`,
    title,
    'container-title': atlas.title,
    URL: url,
    accessed: cslDate(accessed),
  };
}

/** The item as seen on a day at an address: for the atlas as a whole. */
export function accessedItem(item: CslItem, { url, accessed }: Pick<CitedPart, 'url' | 'accessed'>): CslItem {
  return { ...item, URL: url, accessed: cslDate(accessed) };
}

/** The item in APA style, as runs. Fields that are missing are left out; without an author the title leads (section 9.12). */
export function apaCitation(item: CslItem): readonly CitationRun[] {
  const runs: CitationRun[] = [];
  const plain = (text: string): void => void runs.push({ text, italic: false });
  const title = (): void => {
    const container = item['container-title'];
    // A description of a work without a title is not set in italics and says itself what the work is (section 9.22).
    const isDescribed = isDescription(item.title);
    runs.push({ text: item.title, italic: STANDALONE.has(item.type) && !container && !isDescribed });
    const description = isDescribed ? undefined : DESCRIPTIONS[item.type];
    // A title that ends in a mark of its own needs no second one.
    plain(`${description ? ` [${description}]` : ''}${/[.?!]$/.test(item.title) && !description ? ' ' : '. '}`);
  };
  const authors = namesOf(item.author ?? []);
  if (authors === '') title();
  else plain(`${endWithStop(authors)} `);
  plain(`(${apaDate(item)}). `);
  if (authors !== '') title();
  const container = item['container-title'];
  // A site that is its own author is not named twice (section 9.24).
  if (container && container !== authors) {
    if (item.type === 'map' || item.type === 'chapter') plain('In ');
    runs.push({ text: container, italic: true });
    if (item.volume !== undefined) runs.push({ text: `, ${item.volume}`, italic: true });
    if (item.issue !== undefined) plain(item.volume === undefined ? `, ${item.issue}` : `(${item.issue})`);
    if (item.page !== undefined) plain(`, ${item.page}`);
    plain('. ');
  } else if (item.publisher && item.publisher !== authors) plain(`${endWithStop(item.publisher)} `);
  const address = item.DOI ? `https://doi.org/${item.DOI}` : item.URL;
  if (address) {
    // The day is told of what is made to change (section 9.16).
    const seen = item.type === 'map' && !item.DOI ? longDate(item.accessed) : '';
    plain(seen ? `Retrieved ${seen}, from ${address}` : address);
  }
  return runs.map((run, position) => (position === runs.length - 1 ? { ...run, text: run.text.trimEnd() } : run));
}

/** Runs as plain text. */
export function citationText(runs: readonly CitationRun[]): string {
  return runs.map((run) => run.text).join('');
}

/** The item as a BibTeX entry, UTF-8. The key is the item's id. */
export function bibtexCitation(item: CslItem): string {
  const type = BIBTEX_TYPES[item.type] ?? 'misc';
  const container = item['container-title'];
  const parts = item.issued?.['date-parts']?.[0];
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['author', (item.author ?? []).map(bibtexName).join(' and ')],
    // A second pair of braces keeps the capitals of names.
    ['title', `{${escapeTex(item.title)}}`],
    [CONTAINER_FIELDS[type] ?? 'howpublished', container && escapeTex(container)],
    ['publisher', item.publisher && escapeTex(item.publisher)],
    ['volume', text(item.volume)],
    ['number', text(item.issue)],
    ['pages', text(item.page)?.replace(/[-–]/, '--')],
    ['year', parts?.[0]?.toString()],
    ['month', parts?.[1]?.toString()],
    ['day', parts?.[2]?.toString()],
    ['doi', item.DOI],
    // Verbatim fields: biblatex and the styles that know them take them as they are.
    ['url', item.URL],
    ['urldate', isoOf(item.accessed)],
    ['note', item.note && escapeTex(item.note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return [`@${type}{${item.id},`, ...lines, '}', ''].join('\n');
}

const BIBTEX_TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  report: 'techreport',
};
const CONTAINER_FIELDS: Readonly<Record<string, string>> = {
  article: 'journal',
  incollection: 'booktitle',
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
  // An organisation in braces is not taken apart into given and family name.
  return name.family
    ? [name.family, name.given]
        .filter(Boolean)
        .map((part) => escapeTex(part as string))
        .join(', ')
    : `{${escapeTex(name.literal ?? '')}}`;
}

/** Family names with initials, joined by commas and an ampersand before the last (section 9.8). */
function namesOf(names: readonly CslName[]): string {
  const written = names.map((name) =>
    name.family ? [name.family, initials(name.given ?? '')].filter(Boolean).join(', ') : (name.literal ?? ''),
  );
  if (written.length < 2) return written[0] ?? '';
  return `${written.slice(0, -1).join(', ')}, & ${written.at(-1) as string}`;
}

function initials(given: string): string {
  return given
    .split(/[\s-]+/)
    .filter(Boolean)
    .map((part) => `${part[0] as string}.`)
    .join(' ');
}

function apaDate({ issued, type }: CslItem): string {
  const [year, month, date] = issued?.['date-parts']?.[0] ?? [];
  if (year === undefined) return 'n.d.';
  const exact = type === 'article-journal' || type === 'book' || type === 'map' || month === undefined;
  if (exact) return String(year);
  return `${year}, ${MONTH_NAMES[month - 1] ?? ''}${date === undefined ? '' : ` ${date}`}`;
}

function longDate(date: CslDate | undefined): string {
  const [year, month, day] = date?.['date-parts']?.[0] ?? [];
  return year === undefined || month === undefined || day === undefined
    ? ''
    : `${MONTH_NAMES[month - 1] ?? ''} ${day}, ${year}`;
}

function isoOf(date: CslDate | undefined): string | undefined {
  return date?.['date-parts']?.[0]?.map((part) => String(part).padStart(2, '0')).join('-');
}

function endWithStop(value: string): string {
  return value.endsWith('.') ? value : `${value}.`;
}
