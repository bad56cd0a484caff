/** Writes README.txt and LICENCES.txt, which say for all files what each is and on what terms it may be used. */
import { articleAddress } from '../../domain/article';
import { contentsOf, type DescribedFile } from './datapackage';
import { pathOf } from './format';
import { statementOf, statementSentences } from './provenance';
import type { PublishedRecords } from './records';

/** Lines are broken at this number of characters. */
const WIDTH = 78;

/** README.txt: what the files are, where they come from and how they are read. Lines end with CR LF, for the editors of all systems. */
export function readmeText(files: readonly DescribedFile[], records: PublishedRecords): string {
  const { atlas } = records.index;
  const { meta, article } = atlas;
  const whole = statementOf({ title: meta.subtitle, licence: 'own' }, records);
  const address = articleAddress(article);
  return lines([
    meta.title,
    meta.subtitle,
    '',
    ...statementSentences(whole)
      .filter((sentence) => !/^(Licence|Attribution): /.test(sentence))
      .flatMap(wrapped),
    '',
    ...wrapped(
      `The atlas maps ${article.author}, “${article.title}”, ${article.container}, ${article.issue}` +
        `${address === null ? '' : `, ${address}`}. The author of the article did not make these data. What the record adds to the ` +
        'article has in_article = false, or sources and notes of its own.',
    ),
    '',
    'FILES',
    ...files.flatMap(({ format, count, blank }) => [
      '',
      `${pathOf(format)}: ${count} ${count === 1 ? 'record' : 'records'}, ${meta.licences[format.licence].title}`,
      ...indented(contentsOf({ format, blank }, atlas)),
    ]),
    '',
    'WHOM TO NAME',
    ...licenceGroups(files, records).flatMap(({ title, attribution }) => ['', `${title}:`, ...indented(attribution)]),
    '',
    'HOW TO READ THEM',
    '',
    ...wrapped(
      'All files are UTF-8. Positions are longitude and latitude in degrees, WGS84. Dates are ISO 8601 with both ends included; an open ' +
        'end is empty or null, and “..” in EDTF. A date that is known to the month or year covers all of it: see edtf and precision. ' +
        'Statuses of one feature may overlap; one marked as primary, else the one that begins later, is the one that is drawn.',
    ),
    '',
    ...wrapped(
      'Tables begin with a byte order mark, so that spreadsheets read them as UTF-8. Lists in a cell are joined with semicolons. Text ' +
        'that a spreadsheet would run as a formula has an apostrophe before it; programs should remove it.',
    ),
    '',
    ...wrapped(
      'datapackage.json describes each file and each column (Frictionless Data Package). ro-crate-metadata.json describes the whole for ' +
        'repositories (RO-Crate). LICENCES.txt says who is to be named.',
    ),
  ]);
}

/** LICENCES.txt: which file is under which licence, and what that licence asks for. */
export function licencesText(files: readonly DescribedFile[], records: PublishedRecords): string {
  return lines([
    'LICENCES',
    '',
    ...wrapped(records.index.atlas.meta.licences.statement.replaceAll('\n', ' ')),
    ...licenceGroups(files, records).flatMap(({ title, path, paths, attribution, licence }) => [
      '',
      `${title}: ${path}`,
      ...indented(paths.join(', ')),
      ...indented(`Name: ${attribution}`),
      ...(licence === 'borders'
        ? indented('The licence may ask that what you derive from these files be shared alike.')
        : []),
    ]),
  ]);
}

interface LicenceGroup {
  readonly licence: 'own' | 'borders';
  /** Title and address of the licence. */
  readonly title: string;
  readonly path: string;
  /** The files under it. */
  readonly paths: readonly string[];
  /** Who must be named. */
  readonly attribution: string;
}

/** The files by licence; a licence without files is left out. */
function licenceGroups(files: readonly DescribedFile[], records: PublishedRecords): readonly LicenceGroup[] {
  const { licences } = records.index.atlas.meta;
  return (['own', 'borders'] as const).flatMap((licence) => {
    const formats = files.map(({ format }) => format).filter((format) => format.licence === licence);
    const [first] = formats;
    if (!first) return [];
    const { title, path } = licences[licence];
    return [{ licence, title, path, paths: formats.map(pathOf), attribution: statementOf(first, records).attribution }];
  });
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\r\n`).join('');
}

/** A text as lines of at most `WIDTH` characters; a longer word, such as an address, has a line of its own. */
function wrapped(text: string): readonly string[] {
  const broken: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = broken.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) broken[broken.length - 1] = `${last} ${word}`;
    else broken.push(word);
  }
  return broken;
}

function indented(text: string): readonly string[] {
  return wrapped(text).map((line) => `  ${line}`);
}
