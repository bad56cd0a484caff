/** Rows of the table that are records of the atlas: a row for each feature, status, event, participation, place or source. */
import { readEdtf } from './edtf';
import { onlySideOfSources } from './evidence';
import { isInFrame } from './excerpt';
import { foldName } from './fold';
import type { AtlasIndex } from './links';
import type { AtlasEvent, DatedSpan, Day, Feature, FeatureKind, Id, Source, StatusWord } from './model';
import { organisationId } from './parties';
import { atlasColumns, FIELD_WORDS } from './tableColumns';
import type { Cell, CellLink, FilterChoice, FilterValue, TableRows, TableWindow } from './tableRows';
import { KINDS_OF_ROWS, type FilterField, type RowKind } from './tableState';
import { IN_ARTICLE, NO_SIDE } from './tableValues';
import {
  formatDay,
  formatSpan,
  formatSpanEnd,
  isoDate,
  isOpenEnd,
  isOpenStart,
  MONTH_NAMES,
  spanOfDay,
  spansOverlap,
} from './time';
import { isMeetingCounted, type Horizon } from './visibility';

/** Words that the rows take from elsewhere: for statuses and distances. */
export interface TableWords {
  /** A status as what the feature has on a day: “closed”. */
  readonly status: (feature: Feature, status: StatusWord) => string;
  /** A status in general, as a choice of the filter. */
  readonly statusInGeneral: (status: StatusWord) => string;
  /** A distance in metres with its unit. */
  readonly distance: (metres: number) => string;
}

/** What rows are made from. */
export interface TableScene {
  readonly index: AtlasIndex;
  /** The days whose statuses and meetings the rows of features and places show. */
  readonly days: TableWindow;
  /** Records that begin after the last day that may be shown have no row. */
  readonly horizon: Horizon;
  readonly words: TableWords;
}

/** A row as it is made, before it can be filtered. */
export interface RowDraft {
  readonly key: string;
  readonly target: Id | null;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly values: Readonly<Partial<Record<FilterField, readonly string[]>>>;
  /** What the row is found by besides its cells, such as other forms of a name. */
  readonly also?: readonly string[];
  readonly layer?: Id | null;
  /** The features that must be in the map's frame, one of them. */
  readonly features?: readonly Feature[];
  readonly isOnDays?: (days: TableWindow) => boolean;
}

/** What features and places are called as a kind. */
export const KIND_WORDS: Readonly<Record<FeatureKind, string>> = {
  border: 'border',
  area: 'area',
  crossing: 'crossing',
  route: 'route',
  place: 'place',
  venue: 'venue',
};

/** Cells without text. */
export const EMPTY_CELL: Cell = { text: '', sort: null };

/** Makes the rows of a kind from their drafts. */
export function rowsFrom(
  kind: RowKind,
  drafts: readonly RowDraft[],
  scene: Pick<TableScene, 'index' | 'words'>,
): TableRows {
  const words: (string | undefined)[] = [];
  return {
    size: drafts.length,
    columns: atlasColumns(kind),
    choices: KINDS_OF_ROWS[kind].fields.flatMap((field) => choiceOf(field, drafts, scene)),
    key: (at) => draftAt(drafts, at).key,
    cell: (at, column) => draftAt(drafts, at).cells[column] ?? EMPTY_CELL,
    values: (at, field) => draftAt(drafts, at).values[field as FilterField] ?? [],
    extent: () => null,
    words: (at) => (words[at] ??= wordsOf(draftAt(drafts, at))),
    isOnDays: (at, days) => draftAt(drafts, at).isOnDays?.(days) ?? true,
    isInFrame:
      kind === 'sources'
        ? null
        : (at, frame, window) =>
            draftAt(drafts, at).features?.some((feature) => isInFrame(feature, window, frame)) ?? false,
    layer: (at) => draftAt(drafts, at).layer ?? null,
    target: (at) => draftAt(drafts, at).target,
  };
}

function draftAt(drafts: readonly RowDraft[], at: number): RowDraft {
  return drafts[at] as RowDraft;
}

function wordsOf({ cells, also = [] }: RowDraft): string {
  const texts = Object.values(cells).map(({ text, full }) => full ?? text);
  return foldedWords([...texts, ...also]);
}

/** The words of texts, folded for comparison, each with a space before it. */
export function foldedWords(texts: readonly string[]): string {
  const words = foldName(texts.join(' ')).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? '' : ` ${words.join(' ')}`;
}

/** The values of a filter that rows have, in the order of the content, with words for each; nothing if all rows have the same. */
function choiceOf(
  field: FilterField,
  drafts: readonly RowDraft[],
  scene: Pick<TableScene, 'index' | 'words'>,
): readonly FilterChoice[] {
  const used = new Set(drafts.flatMap(({ values }) => values[field] ?? []));
  const values = [...used].map((value) => ({ value, title: valueTitle(field, value, scene) }));
  const order = orderOf(field, scene.index);
  const place = ({ value }: FilterValue): number => {
    const at = order.indexOf(value);
    return at < 0 ? order.length : at;
  };
  values.sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title, 'en', { numeric: true }));
  return values.length === 0 ? [] : [{ field, ...FIELD_WORDS[field], values }];
}

/** Values whose order is that of the content. Others are sorted by their words. */
function orderOf(field: FilterField, { atlas }: AtlasIndex): readonly string[] {
  switch (field) {
    case 'layer':
      return atlas.layers.map(({ id }) => id);
    case 'track':
      return atlas.tracks.map(({ id }) => id);
    case 'level':
      return atlas.levels.map(({ id }) => id);
    case 'passage':
      return atlas.passages.map(({ id }) => id);
    case 'confidence':
      return ['high', 'medium', 'low'];
    case 'article':
      return IN_ARTICLE;
    case 'alone':
    case 'side':
      return [...atlas.sides.map(({ id }) => id.toLowerCase()), NO_SIDE];
    default:
      return [];
  }
}

/** What rows call a status: the words that features have for it, without those that only say more than others do. */
function statusTitle(status: StatusWord, { index, words }: Pick<TableScene, 'index' | 'words'>): string {
  const having = index.atlas.features.filter(({ statuses }) => statuses.some((each) => each.status === status));
  const said = [...new Set(having.map((feature) => words.status(feature, status)))];
  const titles = said.filter((each) => !said.some((other) => other !== each && each.includes(other)));
  return titles.join(', ') || words.statusInGeneral(status);
}

/** A value of a filter in words. */
export function valueTitle(
  field: FilterField,
  value: string,
  { index, words }: Pick<TableScene, 'index' | 'words'>,
): string {
  const { atlas } = index;
  const titleIn = (records: readonly { readonly id: Id; readonly title: string }[]): string =>
    records.find(({ id }) => id === value)?.title ?? value;
  switch (field) {
    case 'feature':
    case 'place':
      return index.features.get(value)?.title ?? value;
    case 'kind':
      return KIND_WORDS[value as FeatureKind] ?? value;
    case 'layer':
      return titleIn(atlas.layers);
    case 'track':
      return titleIn(atlas.tracks);
    case 'level':
      return titleIn(atlas.levels);
    case 'status':
      return statusTitle(value as StatusWord, { index, words });
    case 'actor':
    case 'facilitator':
      return index.people.get(value)?.name ?? bodyName(index, value) ?? sideTitle(index, value);
    case 'passage': {
      const number = index.passages.get(value)?.number;
      return number === undefined ? value : `¶${number}`;
    }
    case 'article':
      return value === 'in' ? 'in the article' : 'added by the editor';
    case 'alone':
      return value === NO_SIDE ? 'not one side’s alone' : `${sideAdjective(index, value)} sources alone`;
    case 'side':
      return value === NO_SIDE ? 'no side' : `${sideAdjective(index, value)} side`;
    case 'type':
      return value.replaceAll(/[-_]/g, ' ');
    default:
      return value;
  }
}

/** The name of an organisation or state with an id, as events write it. */
function bodyName({ atlas }: AtlasIndex, id: Id): string | undefined {
  for (const { facilitators } of atlas.events) {
    for (const each of facilitators) {
      const name = 'person' in each ? each.for : each.organisation;
      if (name !== undefined && organisationId(name) === id) return name;
    }
  }
  return undefined;
}

/** The adjective of a side, by its id in lower case. */
export function sideAdjective({ atlas }: AtlasIndex, id: string): string {
  return atlas.sides.find((side) => side.id.toLowerCase() === id)?.adjective ?? id;
}

function sideTitle(index: AtlasIndex, id: string): string {
  return `${sideAdjective(index, id)} side`;
}

/** Links to passages, with their numbers: `¶16`. */
export function passageCell({ passages }: AtlasIndex, ids: readonly Id[]): Cell {
  const links = ids
    .flatMap((id) => passages.get(id) ?? [])
    .map(({ id, number }): CellLink => ({ type: 'passage', id, text: `¶${number}` }));
  return {
    text: links.map(({ text }) => text).join(' '),
    sort: passages.get(ids[0] ?? '')?.number ?? null,
    links,
  };
}

/** Who says so: publishers and dates of sources, each a link to its page; in files with titles. */
export function sourceCell({ sources }: AtlasIndex, ids: readonly Id[]): Cell {
  const all = [...new Set(ids)].flatMap((id) => sources.get(id) ?? []);
  const names = all.map((source) =>
    [source.container ?? source.authors[0] ?? source.title, sourceDate(source)].filter(Boolean).join(', '),
  );
  const inFull = all.map((source) => [source.title, source.container, source.issued].filter(Boolean).join(', '));
  return {
    text: names.join('; '),
    sort: all.length === 0 ? null : all.length,
    links: all.map((source, at): CellLink => {
      const text = names[at] as string;
      const { url = '', title } = source;
      const named = (source.container ?? source.authors[0]) === undefined ? {} : { title };
      return { type: 'page', url, text: url === '' ? `${text} (no address)` : text, ...named };
    }),
    full: all.map(({ url }, at) => [inFull[at], url].filter(Boolean).join(', ')).join('; '),
    // A semicolon stands between sources, as between their addresses.
    file: inFull.map((text) => text.replaceAll(';', ',')).join('; '),
  };
}

/** The day, month or year of a source in words; empty if it has none. */
function sourceDate({ issued }: Source): string {
  if (issued === undefined) return '';
  const read = readEdtf(issued);
  return read.ok ? shortMonths(formatSpan(read.value)) : issued;
}

/** The value of the filter `alone` for a claim with these sources, and its cell. */
export function aloneOf(index: AtlasIndex, ids: readonly Id[]): { readonly value: string; readonly cell: Cell } {
  const side = onlySideOfSources(ids, index.sources)?.toLowerCase();
  if (side === undefined) return { value: NO_SIDE, cell: EMPTY_CELL };
  return { value: side, cell: { text: `${sideAdjective(index, side)} sources alone` } };
}

/** Whether the article has a record, as value of a filter and as a cell. */
export function articleOf(inArticle: boolean): { readonly value: string; readonly cell: Cell } {
  return { value: inArticle ? 'in' : 'out', cell: { text: inArticle ? 'yes' : 'no' } };
}

/** Whether an event is on the days: up to a day, or within a window. */
export function isEventOnDays(event: AtlasEvent, { window, mode }: TableWindow): boolean {
  return isMeetingCounted(event, window, mode);
}

/** Whether a span is on the days, whichever mode. */
export function isSpanOnDays(span: { readonly from: Day; readonly to: Day }, { window }: TableWindow): boolean {
  return spansOverlap(span, window);
}

const LONG_MONTHS = new RegExp(`\\b(${MONTH_NAMES.join('|')})\\b`, 'g');

/** A date in words with its months shortened to three letters, so that a narrow column has room for it. */
export function shortMonths(text: string): string {
  return text.replace(LONG_MONTHS, (month) => month.slice(0, 3));
}

/** What stands in the place of an end that is open in the record. */
const OPEN_WORDS = { from: 'no start known', to: 'no end known' } as const;

/** What stands in the place of an end that is not told: it reads the same whether the record has a later one or none. */
function untoldEndWords({ last }: Horizon): string {
  return `no end by ${shortMonths(formatDay(last))}`;
}

/** The dates of a status or event as rows may tell them. Where what came after is shown, an open end is told as the record has it. */
export function toldSpan(
  span: DatedSpan,
  { index, horizon }: Pick<TableScene, 'index' | 'horizon'>,
  clip: (span: DatedSpan, horizon: Horizon) => DatedSpan,
): DatedSpan {
  return isOpenEnd(span) && horizon.last > index.atlas.meta.opens ? span : clip(span, horizon);
}

/**
 * An end of a span with a link to its day; in files the day, both ends included. `isAtLeast` says that the record goes no further than
 * that day, and not that something ended on it; `horizon` is the last day that may be told of, beyond which ends are left out.
 */
export function endCell(span: DatedSpan, end: 'from' | 'to', isAtLeast = false, horizon: Horizon | null = null): Cell {
  const isStart = end === 'from';
  const sort = span[end];
  if (isStart ? isOpenStart(span) : isOpenEnd(span)) {
    const isUntold = !isStart && horizon !== null && span.edtf.endsWith('/');
    return { text: isUntold ? untoldEndWords(horizon) : OPEN_WORDS[end], sort, file: '', isNothing: true };
  }
  const text = `${isAtLeast ? 'at least ' : ''}${shortMonths(formatSpanEnd(span, end))}`;
  const day = isStart ? span.from : span.to - 1;
  return { text, sort, file: isoDate(day), links: [{ type: 'days', span: spanOfDay(day), text }] };
}

/** A link to a record as a cell; its text alone if there is no record. */
export function recordCell(id: Id | undefined, text: string): Cell {
  return id === undefined ? { text } : { text, links: [{ type: 'record', id, text }] };
}
