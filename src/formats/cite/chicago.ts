/**
 * Citations after the Chicago Manual of Style (18th edition), for people to read: the entry of a reference list in the author-date
 * system (chapter 13, section 13.102), and that of a bibliography for notes. The two differ in where the year stands. Tests compare them
 * with what citeproc makes of the same items.
 */
import { isDescription } from '../../domain/sources';
import type { CslItem } from './cslJson';
import { monthAndDay, partsOf, wholeDay } from './dates';
import type { CitationRun, CiteFormat } from './format';
import { familyFirst, givenFirst, makersOf } from './names';
import { containerTitle, curved, headlineTitle, insideQuotes } from './titles';
import { CitationWriter } from './writer';

export const chicagoAuthorDate: CiteFormat = {
  id: 'chicago-author-date',
  title: 'Chicago, author-date',
  edition: '18th edition',
  cite: (item) => chicagoCitation(item, true),
};

export const chicagoNotes: CiteFormat = {
  id: 'chicago-notes',
  title: 'Chicago, notes and bibliography',
  edition: '18th edition',
  cite: (item) => chicagoCitation(item, false),
};

/** CSL item types whose title is in italics where they stand by themselves: as parts of a whole they are in quotation marks (section 14.59). */
const STANDALONE = new Set(['report', 'map', 'broadcast']);
/** Types that appear in a periodical, whose title is in italics: a site's is not (section 14.103). */
const IN_PERIODICALS = new Set(['article-journal', 'article-newspaper', 'post-weblog', 'interview']);
/** Types of which the container is a whole that they are a part of (section 14.59). */
const PARTS = new Set(['map', 'dataset']);
/** Types whose container never stands in an author's place. */
const KEEPS_PLACE = new Set([...PARTS, 'article-journal', 'post-weblog', 'interview']);
/** Types that stand by themselves where it is not known in what they appeared. */
const PERIODICAL = new Set(['article-journal', 'article-newspaper', 'post-weblog']);
/** Types that change all the time, so that the day on which they were seen stands for a date that is missing (section 14.104). */
const UNDATED = new Set(['webpage', 'map']);
/** Types that are dated by the year alone. */
const YEAR_ALONE = new Set(['report']);

function chicagoCitation(item: CslItem, isAuthorDate: boolean): readonly CitationRun[] {
  const writer = new CitationWriter();
  const container = item['container-title'];
  const isPeriodical = IN_PERIODICALS.has(item.type);
  const makers = makersOf(item);
  const sentence = (text: string, italic = false): unknown => text && writer.add(text, italic).stop().add(' ');
  if (item.type === 'legal_case') return caseCitation(item, writer);
  // Without an author, the site or periodical stands in the author's place, but for parts of a work (section 13.90).
  const isContainerFirst = makers.names.length === 0 && container !== undefined && !KEEPS_PLACE.has(item.type);
  if (makers.names.length > 0) sentence(curved(makersWords(makers)));
  else if (isContainerFirst) sentence(containerTitle(item), isPeriodical);
  const hasTitleFirst = makers.names.length === 0 && !isContainerFirst;
  if (hasTitleFirst) writeTitle(item, writer);
  if (isAuthorDate) sentence(yearWords(item));
  if (!hasTitleFirst) writeTitle(item, writer);
  const rest = restOfDate(item, isAuthorDate);
  if (container !== undefined && !isContainerFirst && PARTS.has(item.type)) {
    writer
      .add('In ')
      .add(containerTitle(item), true)
      .add(item.version ? `, version ${item.version}` : '');
    writer.add('. ');
    sentence(rest);
  } else {
    sentence(item.version ? `Version ${item.version}` : '');
    if (item.type === 'article-journal' && container !== undefined) writeJournal(item, isAuthorDate, writer);
    else {
      const name = isContainerFirst ? undefined : (container ?? item.publisher);
      if (name)
        writer
          .add(container ? containerTitle(item) : curved(name), isPeriodical && container !== undefined)
          .add(rest && ', ');
      if (name || rest) writer.add(rest).stop().add(' ');
    }
  }
  const seen = wholeDay(item.accessed);
  sentence(seen && `Accessed ${seen}`);
  const address = item.DOI ? `https://doi.org/${item.DOI}` : item.URL;
  return address ? writer.add(`${address}.`).runs : writer.runs;
}

/** A description in place of a title is neither in italics nor in quotation marks. */
function writeTitle(item: CslItem, writer: CitationWriter): void {
  const title = headlineTitle(item);
  if (isDescription(title)) writer.add(curved(title)).stop();
  else if (item['container-title'] === undefined && (STANDALONE.has(item.type) || PERIODICAL.has(item.type)))
    writer.add(curved(title), true).stop();
  else writer.quoted(insideQuotes(title));
  writer.add(' ');
}

/** Journal, volume, issue and pages (section 14.67). An issue that is named by its season bears no “no.” (section 14.71). */
function writeJournal(item: CslItem, isAuthorDate: boolean, writer: CitationWriter): void {
  const { volume, issue, page } = item;
  const { year, month } = partsOf(item.issued);
  const isNumbered = /^\d/.test(String(issue ?? ''));
  // A season with its year is date enough.
  const isDated = issue !== undefined && !isNumbered && String(issue).includes(String(year));
  const isWhole = volume !== undefined && issue !== undefined;
  const rest = restOfDate(item, isAuthorDate);
  // Of a numbered issue the month is told, and of one in a volume the year alone.
  const day = isWhole ? '' : monthAndDay({ month });
  const date = [day, isAuthorDate ? '' : yearWords(item)].filter(Boolean).join(' ');
  writer.add(containerTitle(item), true);
  if (volume !== undefined) writer.add(` ${volume}`);
  if (isWhole) writer.add(isAuthorDate ? ` (${issue})` : `, no. ${issue}`);
  else if (issue !== undefined) writer.add(isNumbered ? `, no. ${issue}` : `, ${issue}`);
  if (volume === undefined && issue === undefined) writer.add(rest && `, ${rest}`);
  else if (!isDated) writer.add(date && ` (${date})`);
  if (page !== undefined) writer.add(`: ${String(page).replaceAll('-', '–')}`);
  writer.stop().add(' ');
}

/** A case in court, after the Bluebook, which the manual follows (section 14.177). */
function caseCitation(item: CslItem, writer: CitationWriter): readonly CitationRun[] {
  const { year, ...rest } = partsOf(item.issued);
  const date =
    year === undefined ? '' : [monthAndDay(rest), year].filter(Boolean).join(rest.day === undefined ? ' ' : ', ');
  const court = [item.authority, date].filter(Boolean).join(' ');
  writer
    .add(`${curved(headlineTitle(item))}${court && ` (${court})`}`)
    .stop()
    .add(' ');
  return writer.add(item.URL ? `${item.URL}.` : '').runs;
}

/** Names that are listed at most: of more, the first three (section 13.23). */
const MOST_NAMES = 6;
const KEPT_NAMES = 3;

function makersWords({ names, areEditors }: ReturnType<typeof makersOf>): string {
  const written = names.map((name, at) => (at === 0 ? familyFirst(name) : givenFirst(name)));
  const list =
    written.length > MOST_NAMES
      ? `${written.slice(0, KEPT_NAMES).join(', ')}, et al.`
      : written.length === 1
        ? (written[0] as string)
        : `${written.slice(0, -1).join(', ')}, and ${written.at(-1)}`;
  return areEditors ? `${list}, ${names.length === 1 ? 'ed.' : 'eds.'}` : list;
}

function yearWords({ issued }: CslItem): string {
  const { year } = partsOf(issued);
  if (year === undefined) return 'n.d.';
  return issued?.circa ? `[${year}?]` : String(year);
}

/** What is told of the date after the title: all of it, or what the year before the title leaves. */
function restOfDate(item: CslItem, isAuthorDate: boolean): string {
  const { year, ...rest } = partsOf(item.issued);
  if (year === undefined) return isAuthorDate || UNDATED.has(item.type) ? '' : 'n.d.';
  const day = YEAR_ALONE.has(item.type) ? '' : monthAndDay(rest);
  if (isAuthorDate) return day;
  if (day === '') return yearWords(item);
  return `${day}${rest.day === undefined ? ' ' : ', '}${year}`;
}
