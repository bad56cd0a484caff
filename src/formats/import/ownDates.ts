/**
 * Reads the dates of a reader's own GeoJSON features, in the conventions in use: `start_date` and `end_date` (OpenHistoricalMap), `when`
 * with `timespans` (Linked Places), `date`, `edtf`. Their values are EDTF texts (`domain/edtf`), or dates with a time of day, which is
 * ignored.
 */
import { EDTF_REMEDY, readEdtf, shortestEdtf } from '../../domain/edtf';
import type { DatedSpan } from '../../domain/model';
import { failure, success, type Result } from '../../domain/result';

/** Properties of a GeoJSON feature. */
type Properties = Readonly<Record<string, unknown>>;

/** A convention for dates in GeoJSON properties. */
interface DateConvention {
  /** Names of the properties that the convention uses, for messages. */
  readonly name: string;
  /** Reads the dates; null if the properties do not use this convention. */
  readonly read: (properties: Properties) => Result<DatedSpan> | null;
}

/** The conventions, the most exact first: the first one that a feature uses is read. */
const CONVENTIONS: readonly DateConvention[] = [
  { name: 'edtf', read: ({ edtf }) => (isGiven(edtf) ? readDates(edtf) : null) },
  {
    name: 'start_date, end_date',
    read: ({ start_date, end_date }) =>
      isGiven(start_date) || isGiven(end_date) ? readEnds(start_date, end_date) : null,
  },
  { name: 'when', read: ({ when }) => datesOfWhen(when) },
  { name: 'date', read: ({ date }) => (isGiven(date) ? readDates(date) : null) },
];

/**
 * The dates of a feature; a null value if its properties have none, which means that it exists at all times. For a date that cannot be
 * read, a failure that quotes it and says what to do; the caller adds the feature's index in its file.
 */
export function datesOfFeature(properties: Properties | null | undefined): Result<DatedSpan | null> {
  for (const { name, read } of CONVENTIONS) {
    const found = read(properties ?? {});
    if (!found) continue;
    return found.ok ? found : failure(...found.issues.map((issue) => ({ ...issue, field: name })));
  }
  return success(null);
}

/** Reads the value of one property as a date or interval. */
export function readDates(value: unknown): Result<DatedSpan> {
  const text = textOf(value);
  return text === null ? noText(value) : readEdtf(shortestEdtf(text));
}

/** Reads two values as the ends of an interval; a missing end is open. */
function readEnds(start: unknown, end: unknown): Result<DatedSpan> {
  const [first, last] = [start, end].map((value) => (isGiven(value) ? textOf(value) : '..')) as [
    string | null,
    string | null,
  ];
  if (first === null) return noText(start);
  if (last === null) return noText(end);
  return readEdtf(shortestEdtf(`${first}/${last}`));
}

/**
 * Reads `when` of the Linked Places format (version 1.3, “when”): from the first day of its timespans to the last. A single timespan may
 * stand in the place of the list.
 */
export function datesOfWhen(when: unknown): Result<DatedSpan> | null {
  const { timespans, start, end } = recordOf(when);
  if (timespans === undefined && (isGiven(start) || isGiven(end))) return datesOfWhen({ timespans: [when] });
  if (!Array.isArray(timespans) || timespans.length === 0) return null;
  const all = (timespans as readonly unknown[]).map((each) => {
    const { start, end } = recordOf(each);
    // If a timespan has no end, its start describes the whole interval.
    return readEnds(endOfTimespan(start, 'earliest'), endOfTimespan(end ?? start, 'latest'));
  });
  return all.reduce(union);
}

/** The value of one end of a timespan: `in`, else `earliest` or `latest`, preferring the one that `which` names. */
function endOfTimespan(value: unknown, which: 'earliest' | 'latest'): unknown {
  if (typeof value !== 'object') return value;
  const end = recordOf(value);
  return end['in'] ?? end[which] ?? end['earliest'] ?? end['latest'];
}

/** The span from the earlier start to the later end of two spans. */
function union(a: Result<DatedSpan>, b: Result<DatedSpan>): Result<DatedSpan> {
  if (!a.ok) return a;
  if (!b.ok) return b;
  const [first, last] = [
    a.value.from <= b.value.from ? a.value : b.value,
    a.value.to >= b.value.to ? a.value : b.value,
  ];
  // A single date is its own end.
  return readEdtf(shortestEdtf(`${first.edtf.split('/')[0]}/${last.edtf.split('/').at(-1)}`));
}

/** Whether a property has a value: files write an empty text or null for a missing one. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
}

/** The EDTF text of a value: a text without its time of day, or a whole number as a year; null for anything else. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.split('/').map(withoutTime).join('/');
  if (!Number.isInteger(value)) return null;
  const year = value as number;
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

/** A date without its time of day: `2023-05-01T10:00:00Z` (RFC 3339), also with a space instead of `T`, with or without an offset. */
function withoutTime(text: string): string {
  return text.trim().replace(/^(-?\d{4}-\d{2}-\d{2})[T ][\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?$/, '$1');
}

function noText(value: unknown): Result<never> {
  const is = typeof value === 'number' ? `${value}, which is not a year` : `neither a text nor a year`;
  return failure({ message: `The date is ${is}.`, remedy: EDTF_REMEDY });
}

function recordOf(value: unknown): Properties {
  return typeof value === 'object' && value !== null ? (value as Properties) : {};
}
