/**
 * Citations in APA style (Publication Manual, 7th edition, chapters 9 and 10), for people to read. Tests compare them with what citeproc
 * makes of the same items, and explain where the two differ.
 */
import { isDescription } from '../../domain/sources';
import type { CslItem, CslName } from './cslJson';
import { monthAndDay, partsOf, wholeDay } from './dates';
import type { CitationRun, CiteFormat } from './format';
import { makersOf } from './names';
import { curved, headlineTitle } from './titles';
import { CitationWriter } from './writer';

export const apa: CiteFormat = { id: 'apa', title: 'APA', edition: '7th edition', cite: apaCitation };

/** CSL item types whose title is in italics; for all other types the container's title is. */
const STANDALONE = new Set(['report', 'webpage', 'map', 'dataset', 'speech', 'broadcast']);
/** Descriptions that APA puts in brackets after the title of works that are not plain text, by CSL item type (section 9.21). */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  map: 'Map',
  dataset: 'Data set',
  interview: 'Interview',
  broadcast: 'Broadcast',
};
/** Types that are dated by the year alone (section 10.1 and others). */
const YEAR_ALONE = new Set(['article-journal', 'map', 'dataset', 'report']);

/** Missing fields are left out; without an author the title comes first (section 9.12). */
function apaCitation(item: CslItem): readonly CitationRun[] {
  const writer = new CitationWriter();
  if (item.type === 'legal_case') return caseCitation(item, writer);
  const container = item['container-title'];
  // A map or data set inside another work is a part of it (section 9.28); a page is a work whatever site it is on (section 10.16).
  const isPart = (item.type === 'map' || item.type === 'dataset') && container !== undefined;
  const standsAlone = container === undefined || (STANDALONE.has(item.type) && !isPart);
  const version = item.version ? ` (Version ${item.version})` : '';
  const title = (): void => {
    // A description in place of a title is not in italics, and needs no further description of the type (section 9.22).
    const isDescribed = isDescription(item.title);
    const description = isDescribed ? undefined : DESCRIPTIONS[item.type];
    writer.add(curved(item.title), standsAlone && !isDescribed);
    if (container === undefined) writer.add(version);
    writer
      .add(description ? ` [${description}]` : '')
      .stop()
      .add(' ');
  };
  const { names, areEditors } = makersOf(item);
  const makers = namesOf(names);
  const role = areEditors ? (names.length === 1 ? ' (Ed.)' : ' (Eds.)') : '';
  if (makers === '') title();
  else
    writer
      .add(makers + role)
      .stop()
      .add(' ');
  writer.add(`(${apaDate(item)}). `);
  if (makers !== '') title();
  // A site or publisher that is its own author is named only once (section 9.24).
  if (container && container !== makers) {
    writer
      .add(isPart ? 'In ' : '')
      .add(curved(container), !standsAlone)
      .add(version);
    if (item.volume !== undefined) writer.add(', ').add(String(item.volume), true);
    if (item.issue !== undefined) writer.add(item.volume === undefined ? `, (${item.issue})` : `(${item.issue})`);
    // The dash of a range is an en dash (section 6.6).
    if (item.page !== undefined) writer.add(`, ${String(item.page).replaceAll('-', '–')}`);
    writer.stop().add(' ');
  } else if (item.publisher && item.publisher !== makers) writer.add(curved(item.publisher)).stop().add(' ');
  return writer.add(addressWords(item)).runs;
}

/** A case in court (section 11.4): its name, then court and date in brackets. */
function caseCitation(item: CslItem, writer: CitationWriter): readonly CitationRun[] {
  const { year, ...rest } = partsOf(item.issued);
  const date =
    year === undefined ? '' : [monthAndDay(rest), year].filter(Boolean).join(rest.day === undefined ? ' ' : ', ');
  const court = [item.authority, date].filter(Boolean).join(' ');
  return writer
    .add(`${curved(headlineTitle(item))}${court && ` (${court})`}`)
    .stop()
    .add(' ')
    .add(addressWords(item)).runs;
}

function addressWords(item: CslItem): string {
  if (item.DOI) return `https://doi.org/${item.DOI}`;
  if (!item.URL) return '';
  // The day of retrieval is given only for works that are expected to change (section 9.16).
  const seen = wholeDay(item.accessed);
  return seen ? `Retrieved ${seen}, from ${item.URL}` : item.URL;
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
  const { year, ...rest } = partsOf(issued);
  if (year === undefined) return 'n.d.';
  const text = YEAR_ALONE.has(type) ? '' : monthAndDay(rest);
  return `${issued?.circa ? 'ca. ' : ''}${year}${text && `, ${text}`}`;
}
