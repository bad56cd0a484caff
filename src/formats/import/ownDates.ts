/**
 * Dates of a reader's own features, in the ways the field writes them: `start_date` and `end_date` (OpenHistoricalMap), `when` with
 * `timespans` (Linked Places), `date`, `edtf`. The texts in them are EDTF (`domain/edtf`), or a date with a time of day: the day is the
 * one the text names, and the time plays no part.
 */
import { EDTF_REMEDY, readEdtf } from '../../domain/edtf';
import type { DatedSpan } from '../../domain/model';
import { failure, success, type Result } from '../../domain/result';

/** Properties of a GeoJSON feature. */
type Properties = Readonly<Record<string, unknown>>;

/** A way of writing dates into properties. */
interface DateConvention {
  /** The properties it reads, for messages. */
  readonly name: string;
  /** The dates; null where the properties have none in this way. */
  readonly read: (properties: Properties) => Result<DatedSpan> | null;
}

/** The ways, the most exact first: the first that a feature has is taken. */
const CONVENTIONS: readonly DateConvention[] = [
  { name: 'edtf', read: ({ edtf }) => (isGiven(edtf) ? readDates(edtf) : null) },
  {
    name: 'start_date, end_date',
    read: ({ start_date, end_date }) =>
      isGiven(start_date) || isGiven(end_date) ? readEnds(start_date, end_date) : null,
  },
  { name: 'when', read: ({ when }) => readTimespans(when) },
  { name: 'date', read: ({ date }) => (isGiven(date) ? readDates(date) : null) },
];

/**
 * The dates of a feature; null where its properties name none, which means at all times. A date that cannot be read is a failure with
 * what was written and what to do; the caller adds the feature's place in its file.
 */
export function datesOfFeature(properties: Properties | null | undefined): Result<DatedSpan | null> {
  for (const { name, read } of CONVENTIONS) {
    const found = read(properties ?? {});
    if (!found) continue;
    return found.ok ? found : failure(...found.issues.map((issue) => ({ ...issue, field: name })));
  }
  return success(null);
}

/** Reads the value of one property as a date or an interval. */
export function readDates(value: unknown): Result<DatedSpan> {
  const text = textOf(value);
  return text === null ? noText(value) : readEdtf(text);
}

/** Reads two values as the ends of an interval; an end that is not given is open. */
function readEnds(start: unknown, end: unknown): Result<DatedSpan> {
  const [first, last] = [start, end].map((value) => (isGiven(value) ? textOf(value) : '..')) as [
    string | null,
    string | null,
  ];
  if (first === null) return noText(start);
  if (last === null) return noText(end);
  return readEdtf(`${first}/${last}`);
}

/** Reads `when` of the Linked Places format (version 1.3, “when”): from the first day of its timespans to the last. */
function readTimespans(when: unknown): Result<DatedSpan> | null {
  const timespans = recordOf(when)['timespans'];
  if (!Array.isArray(timespans) || timespans.length === 0) return null;
  const all = (timespans as readonly unknown[]).map((each) => {
    const { start, end } = recordOf(each);
    // A timespan without an end is the interval that its start describes.
    return readEnds(endOfTimespan(start, 'earliest'), endOfTimespan(end ?? start, 'latest'));
  });
  return all.reduce(union);
}

/** The value of an end of a timespan: `in`, or else `earliest` or `latest`, the one that is asked for first. */
function endOfTimespan(value: unknown, which: 'earliest' | 'latest'): unknown {
  if (typeof value !== 'object') return value;
  const end = recordOf(value);
  return end['in'] ?? end[which] ?? end['earliest'] ?? end['latest'];
}

/** From the first day of either to the last of either. */
function union(a: Result<DatedSpan>, b: Result<DatedSpan>): Result<DatedSpan> {
  if (!a.ok) return a;
  if (!b.ok) return b;
  const [first, last] = [
    a.value.from <= b.value.from ? a.value : b.value,
    a.value.to >= b.value.to ? a.value : b.value,
  ];
  return readEdtf(`${first.edtf.split('/')[0]}/${last.edtf.split('/')[1]}`);
}

/** Whether a property has a value at all: files write an empty text or null where they have none. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
}

/** The EDTF text of a value: of a text without its time of day, of a whole number the year; null of anything else. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.split('/').map(withoutTime).join('/');
  if (!Number.isInteger(value)) return null;
  const year = value as number;
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

/** A date without a time of day after it: `2023-05-01T10:00:00Z` (RFC 3339), with a space for the `T`, with or without an offset. */
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
