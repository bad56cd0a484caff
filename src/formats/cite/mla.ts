/** Citations in MLA style (MLA Handbook, 9th edition, chapter 5), for people to read. Tests compare them with what citeproc makes. */
import { isDescription } from '../../domain/sources';
import type { CslDate, CslItem } from './cslJson';
import { partsOf } from './dates';
import type { CitationRun, CiteFormat } from './format';
import { familyFirst, givenFirst, makersOf } from './names';
import { containerTitle, curved, headlineTitle, insideQuotes } from './titles';
import { CitationWriter } from './writer';

export const mla: CiteFormat = { id: 'mla', title: 'MLA', edition: '9th edition', cite: mlaCitation };

/** Months as the handbook shortens them (section 2.4 of its appendix 1). */
const MONTHS = [
  'Jan.',
  'Feb.',
  'Mar.',
  'Apr.',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
] as const;
/** Types that appear in something else: where that is not known, they stand by themselves. */
const PERIODICAL = new Set(['article-journal', 'article-newspaper', 'webpage', 'post-weblog']);
/**
 * CSL item types whose title is in italics where they stand by themselves (section 2.106). The others, and what is a part of a whole such as
 * a map of an atlas, are in quotation marks: of two titles in italics nobody could say which is whose.
 */
const STANDALONE = new Set(['report', 'map', 'legal_case', 'broadcast']);

/** The elements in the order of section 5.2; each ends with a comma but author, title and the last, which end with a full stop. */
function mlaCitation(item: CslItem): readonly CitationRun[] {
  const writer = new CitationWriter();
  const makers = makersOf(item);
  if (makers.names.length > 0)
    writer
      .add(curved(makersWords(makers)))
      .stop()
      .add(' ');
  const container = item['container-title'];
  writeTitle(item, writer);
  writer.add(' ');
  const elements: ((to: CitationWriter) => unknown)[] = [];
  const say = (text: string): unknown => text !== '' && elements.push((to) => to.add(text));
  if (container) elements.push((to) => to.add(containerTitle(item), true));
  if (item.version) say(`Version ${item.version}`);
  if (item.volume !== undefined) say(`vol. ${item.volume}`);
  if (item.issue !== undefined) say(isNumber(item.issue) ? `no. ${item.issue}` : String(item.issue));
  const publisher = item.publisher ?? item.authority;
  if (publisher) say(curved(publisher));
  say(issueDate(item));
  if (item.page !== undefined) say(pages(item.page));
  const address = item.DOI ? `https://doi.org/${item.DOI}` : item.URL;
  if (address) say(address);
  elements.forEach((write, at) => {
    if (at > 0) writer.add(', ');
    write(writer);
  });
  if (elements.length > 0) writer.stop();
  // The day on which a work that changes was seen comes last (section 5.111).
  const seen = dateWords(item.accessed);
  return seen ? writer.add(` Accessed ${seen}.`).runs : writer.runs;
}

/** A description in place of a title is neither in italics nor in quotation marks (section 5.28). */
function writeTitle(item: CslItem, writer: CitationWriter): void {
  // The name of a case stays as the court writes it.
  const title = item.type === 'legal_case' ? item.title : headlineTitle(item);
  const isAlone = item['container-title'] === undefined && (STANDALONE.has(item.type) || PERIODICAL.has(item.type));
  if (isDescription(title)) writer.add(curved(title)).stop();
  else if (isAlone) writer.add(curved(title), true).stop();
  else writer.quoted(insideQuotes(title));
}

/** One name, two, or the first of more (sections 5.4 to 5.8). */
function makersWords({ names, areEditors }: ReturnType<typeof makersOf>): string {
  const [first, second] = names.map((name, at) => (at === 0 ? familyFirst(name) : givenFirst(name)));
  const text =
    names.length > 2 ? `${first}, et al.` : second === undefined ? (first as string) : `${first}, and ${second}`;
  return areEditors ? `${text}, ${names.length === 1 ? 'editor' : 'editors'}` : text;
}

/** `4 May 2023`; empty without a year. */
function dateWords(date: CslDate | undefined): string {
  const { year, month, day } = partsOf(date);
  if (year === undefined) return '';
  const words = [day, month === undefined ? undefined : MONTHS[month - 1], year].filter((part) => part !== undefined);
  return `${date?.circa ? 'circa ' : ''}${words.join(' ')}`;
}

/**
 * The date of the work: of a journal its month (section 5.68), and nothing if the issue is named by a time that has the year already, such
 * as “Summer 2023”.
 */
function issueDate({ type, issue, issued }: CslItem): string {
  if (type !== 'article-journal' || issued === undefined) return dateWords(issued);
  const { year } = partsOf(issued);
  if (!isNumber(issue) && String(issue ?? '').includes(String(year))) return '';
  return dateWords({ ...issued, 'date-parts': issued['date-parts'].map((parts) => parts.slice(0, 2)) });
}

function isNumber(value: string | number | undefined): boolean {
  return /^\d/.test(String(value ?? ''));
}

function pages(page: string | number): string {
  const text = String(page).replaceAll('-', '–');
  return `${/[–,]/.test(text) ? 'pp.' : 'p.'} ${text}`;
}
