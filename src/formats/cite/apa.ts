/**
 * Citations in APA style (Publication Manual, 7th edition, chapters 9 and 10), for people to read. Existing citation processors have a
 * licence or a runtime that this project cannot use; tests cover every item type that is cited.
 */
import { isDescription } from '../../domain/sources';
import { MONTH_NAMES } from '../../domain/time';
import type { CslDate, CslItem, CslName } from './cslJson';
import type { CitationRun, CiteFormat } from './format';

export const apa: CiteFormat = { id: 'apa', title: 'APA', cite: apaCitation };

/** CSL item types whose title is in italics; for all other types the container's title is. */
const STANDALONE = new Set(['report', 'webpage', 'map', 'dataset', 'legal_case', 'speech']);
/** Descriptions that APA puts in brackets after the title of works that are not plain text, by CSL item type. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  map: 'Interactive map',
  dataset: 'Data set',
};

/** Missing fields are left out; without an author the title comes first (section 9.12). */
function apaCitation(item: CslItem): readonly CitationRun[] {
  const runs: CitationRun[] = [];
  const plain = (text: string): void => void runs.push({ text, italic: false });
  const container = item['container-title'];
  // A map inside another one is a part of it (section 9.19); a page is a work whatever site it is on (section 10.16).
  const isPart = item.type === 'map' && container !== undefined;
  const standsAlone = STANDALONE.has(item.type) && !isPart;
  const title = (): void => {
    // A description in place of a title is not in italics, and needs no further description of the type (section 9.22).
    const isDescribed = isDescription(item.title);
    runs.push({ text: item.title, italic: standsAlone && !isDescribed });
    const description = isDescribed ? undefined : DESCRIPTIONS[item.type];
    // A title that ends with a question or exclamation mark gets no full stop.
    plain(`${description ? ` [${description}]` : ''}${/[.?!]$/.test(item.title) && !description ? ' ' : '. '}`);
  };
  const authors = namesOf(item.author ?? []);
  if (authors === '') title();
  else plain(`${endWithStop(authors)} `);
  plain(`(${apaDate(item)}). `);
  if (authors !== '') title();
  // A site that is its own author is named only once (section 9.24).
  if (container && container !== authors) {
    if (isPart) plain('In ');
    runs.push({ text: container, italic: !standsAlone });
    if (item.volume !== undefined) runs.push({ text: `, ${item.volume}`, italic: true });
    if (item.issue !== undefined) plain(item.volume === undefined ? `, ${item.issue}` : `(${item.issue})`);
    // The dash of a range is an en dash (section 6.6).
    if (item.page !== undefined) plain(`, ${String(item.page).replaceAll('-', '–')}`);
    plain('. ');
  } else if (item.publisher && item.publisher !== authors) plain(`${endWithStop(item.publisher)} `);
  const address = item.DOI ? `https://doi.org/${item.DOI}` : item.URL;
  if (address) {
    // The day of retrieval is given only for works that are expected to change (section 9.16).
    const seen = item.type === 'map' && !item.DOI ? longDate(item.accessed) : '';
    plain(seen ? `Retrieved ${seen}, from ${address}` : address);
  }
  return runs.map((run, position) => (position === runs.length - 1 ? { ...run, text: run.text.trimEnd() } : run));
}

/** Names that are listed at most: of more, all but the last are cut after one less (section 9.8). */
const MOST_NAMES = 20;

/** Family names with initials, joined by commas, with an ampersand or, where some are left out, an ellipsis before the last (section 9.8). */
function namesOf(names: readonly CslName[]): string {
  const written = names.map((name) =>
    name.family ? [name.family, initials(name.given ?? '')].filter(Boolean).join(', ') : (name.literal ?? ''),
  );
  const last = written.at(-1) ?? '';
  if (written.length < 2) return last;
  return written.length > MOST_NAMES
    ? `${written.slice(0, MOST_NAMES - 1).join(', ')}, . . . ${last}`
    : `${written.slice(0, -1).join(', ')}, & ${last}`;
}

/** The initials of given names: those of a name with a hyphen keep it (section 9.8). */
function initials(given: string): string {
  return given
    .trim()
    .replace(/([^\s-])[^\s-]*/gu, '$1.')
    .replace(/\s+/g, ' ');
}

function apaDate({ issued, type }: CslItem): string {
  const [year, month, date] = issued?.['date-parts']?.[0] ?? [];
  if (year === undefined) return 'n.d.';
  const isYearAlone = type === 'article-journal' || type === 'map' || month === undefined;
  if (isYearAlone) return String(year);
  return `${year}, ${monthName(month)}${date === undefined ? '' : ` ${date}`}`;
}

function longDate(date: CslDate | undefined): string {
  const parts = date?.['date-parts'][0] ?? [];
  if (parts.length < 3) return '';
  const [year, month, day] = parts as [number, number, number];
  return `${monthName(month)} ${day}, ${year}`;
}

/** The name of a month, 1 to 12. */
function monthName(month: number): string {
  return MONTH_NAMES[month - 1] as string;
}

function endWithStop(value: string): string {
  return value.endsWith('.') ? value : `${value}.`;
}
