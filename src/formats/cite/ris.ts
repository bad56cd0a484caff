/**
 * Citations in the RIS format (Reference Manager; the format's specification of 2011), in UTF-8: one field a line, which begins with two
 * letters, two spaces, a hyphen and a space.
 */
import type { CslDate, CslItem, CslName } from './cslJson';
import { partsOf } from './dates';
import type { CiteFormat } from './format';
import { familyFirst } from './names';
import { oneLine } from './oneLine';

export const ris: CiteFormat = {
  id: 'ris',
  title: 'RIS',
  file: { extension: 'ris', mediaType: 'application/x-research-info-systems', join: (records) => records.join('') },
  cite: (item) => [{ text: risRecord(item), italic: false }],
};

/** Types of RIS by item type of CSL; others are `GEN`. RIS has no type for a speech: those cited here are pages. */
const TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'JOUR',
  'article-newspaper': 'NEWS',
  webpage: 'ELEC',
  'post-weblog': 'BLOG',
  speech: 'ELEC',
  legal_case: 'CASE',
  report: 'RPRT',
  dataset: 'DATA',
  interview: 'PCOMM',
  broadcast: 'MPCT',
  map: 'MAP',
};

function risRecord(item: CslItem): string {
  const [start, end] = String(item.page ?? '').split(/\s*[-–]\s*/);
  const { year } = partsOf(item.issued);
  const fields: readonly (readonly [tag: string, value: string | number | undefined])[] = [
    ['ID', item.id],
    ...namesOf('AU', item.author),
    ...namesOf('ED', item.editor),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PB', item.publisher ?? item.authority],
    ['ET', item.version],
    ['VL', item.volume],
    ['IS', item.issue],
    ['SP', start],
    ['EP', end],
    ['PY', year === undefined ? undefined : String(year).padStart(4, '0')],
    ['DA', dateWords(item.issued)],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['Y2', dateWords(item.accessed)],
    ['LA', item.language],
    ['N1', item.note],
  ];
  // A reader of the format takes a line that begins with a tag for a new field: values stay on one line.
  const lines = fields.flatMap(([tag, value]) =>
    value === undefined || value === '' ? [] : [`${tag}  - ${oneLine(String(value)).trim()}`],
  );
  return [`TY  - ${TYPES[item.type] ?? 'GEN'}`, ...lines, 'ER  - ', ''].join('\r\n');
}

function namesOf(tag: string, names: readonly CslName[] = []): [string, string][] {
  return names.map((name) => [tag, familyFirst(name)]);
}

/** A date as RIS has it: year, month and day with slashes between them, and those that are not known left empty; empty for no date. */
function dateWords(date: CslDate | undefined): string {
  const { year, month, day } = partsOf(date);
  if (year === undefined) return '';
  const two = (part: number | undefined): string => (part === undefined ? '' : String(part).padStart(2, '0'));
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/`;
}
