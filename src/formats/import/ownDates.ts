/**
 * Dates of a reader's own features, in the ways the field writes them: `start_date` and `end_date` (OpenHistoricalMap), `when` with
 * `timespans` (Linked Places), `date`, `edtf`. Days are those the calendar names; a clock behind them plays no part. Small enough for
 * the browser: EDTF (ISO 8601-2:2019) to the level that `content/dates` reads, without its parser.
 */
import type { DatedSpan, DatePrecision, Span } from '../../domain/model';
import { failure, success, type Result } from '../../domain/result';
import { addMonths, dayOf, OPEN_END, OPEN_START, parseDay } from '../../domain/time';

/** Properties of a GeoJSON feature. */
type Properties = Readonly<Record<string, unknown>>;

/** One end of an interval. */
interface End extends Span {
  readonly precision: 'day' | 'month' | 'year';
  readonly uncertain: boolean;
}

const REMEDY = 'Write a date such as 2023-04-23, 2023-04 or 2023, an interval with a slash, “..” for an open end.';

/** A single date: `2023`, `2023-04`, `2023-04-23`, `-0043` (44 BC), each with `?`, `~` or `%`, or a date with a time, whose day counts. */
function readEnd(text: string): End | null {
  const match = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ][\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?([?~%]?)$/.exec(
    text.trim(),
  );
  // EDTF has no year “minus nought”.
  if (!match || match[1] === '-0000') return null;
  const [, year = '', month, date, mark] = match;
  const uncertain = mark !== '';
  if (date !== undefined) {
    const day = parseDay(`${year}-${month}-${date}`);
    return day === null ? null : { from: day, to: day + 1, precision: 'day', uncertain };
  }
  if (month !== undefined) {
    if (Number(month) < 1 || Number(month) > 12) return null;
    const from = dayOf(Number(year), Number(month), 1);
    return { from, to: addMonths(from, 1), precision: 'month', uncertain };
  }
  return { from: dayOf(Number(year), 1, 1), to: dayOf(Number(year) + 1, 1, 1), precision: 'year', uncertain };
}

/** Reads a date or interval in EDTF. Both ends are inclusive in the text, the end of the span is not. */
export function readDates(text: string): Result<DatedSpan> {
  const [first = '', last = first, ...more] = text.trim().split('/');
  const start = first === '..' || first === '' ? null : readEnd(first);
  const end = last === '..' || last === '' ? null : readEnd(last);
  const isOpen = (written: string): boolean => written === '..' || (text.includes('/') && written === '');
  if (more.length > 0 || (!start && !isOpen(first)) || (!end && !isOpen(last))) {
    return failure({ message: `“${text.slice(0, 60)}” is no date that is understood.`, remedy: REMEDY });
  }
  return spanOf(start, end, text);
}

function spanOf(start: End | null, end: End | null, text: string): Result<DatedSpan> {
  const span = { from: start?.from ?? OPEN_START, to: end?.to ?? OPEN_END };
  if (span.from >= span.to)
    return failure({ message: `“${text.slice(0, 60)}” ends before it begins.`, remedy: REMEDY });
  const precisions: readonly (DatePrecision | undefined)[] = [start?.precision, end?.precision];
  const soft = (of: End | null): number => (!of || of.precision === 'day' ? 0 : of.to - of.from);
  return success({
    ...span,
    edtf: text,
    precision: precisions.includes('year')
      ? 'year'
      : precisions.includes('month')
        ? 'month'
        : text.includes('/')
          ? 'range'
          : 'day',
    softStart: soft(start),
    softEnd: soft(end),
    uncertain: Boolean(start?.uncertain || end?.uncertain),
  });
}

/** Dates from `start_date` and `end_date`; an absent one is open. */
function fromEnds(start: unknown, end: unknown): Result<DatedSpan> {
  const text = (value: unknown): string => {
    if (value === undefined || value === null || value === '') return '..';
    // What is neither text nor a year is no date; a mark that none can be read from says so.
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '?';
  };
  return readDates(`${text(start)}/${text(end)}`);
}

/** An end of a Linked Places timespan: `in`, or `earliest` and `latest` (Linked Places format 1.3, “when”). */
function endOfTimespan(value: unknown, which: 'earliest' | 'latest'): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const end = value as Readonly<Record<string, unknown>>;
  return end['in'] ?? end[which] ?? end['earliest'] ?? end['latest'];
}

/** Where dates may stand, the most telling first: one line each. */
const FIELDS: readonly {
  readonly name: string;
  readonly read: (properties: Properties) => Result<DatedSpan> | null;
}[] = [
  { name: 'edtf', read: ({ edtf }) => (isWritten(edtf) ? readDates(String(edtf)) : null) },
  {
    name: 'start_date, end_date',
    read: ({ start_date, end_date }) =>
      isWritten(start_date) || isWritten(end_date) ? fromEnds(start_date, end_date) : null,
  },
  {
    name: 'when',
    read: ({ when }) => {
      const spans = (when as { timespans?: readonly { start?: unknown; end?: unknown }[] } | null | undefined)
        ?.timespans;
      if (!Array.isArray(spans) || spans.length === 0) return null;
      const all = (spans as readonly unknown[]).map((each) => {
        const { start, end } = (typeof each === 'object' && each !== null ? each : {}) as {
          start?: unknown;
          end?: unknown;
        };
        // A timespan without an end is the interval that its start describes.
        return fromEnds(endOfTimespan(start, 'earliest'), endOfTimespan(end ?? start, 'latest'));
      });
      return all.reduce(union);
    },
  },
  { name: 'date', read: ({ date }) => (isWritten(date) ? readDates(String(date)) : null) },
];

function isWritten(value: unknown): boolean {
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
}

/** From the first day of either to the last of either. */
function union(a: Result<DatedSpan>, b: Result<DatedSpan>): Result<DatedSpan> {
  if (!a.ok) return a;
  if (!b.ok) return b;
  const [first, last] = [
    a.value.from <= b.value.from ? a.value : b.value,
    a.value.to >= b.value.to ? a.value : b.value,
  ];
  return success({
    ...first,
    to: last.to,
    softEnd: last.softEnd,
    edtf: `${first.edtf.split('/')[0]}/${last.edtf.split('/').at(-1)}`,
    uncertain: first.uncertain || last.uncertain,
  });
}

/**
 * The dates of a feature: at all times where its properties name none. A date that cannot be read is a failure with what was
 * written and what to do; the feature's place in its file is the caller's to add.
 */
export function datesOfFeature(properties: Properties | null | undefined): Result<DatedSpan | null> {
  for (const { name, read } of FIELDS) {
    const found = read(properties ?? {});
    if (!found) continue;
    return found.ok ? found : failure(...found.issues.map((issue) => ({ ...issue, field: name })));
  }
  return success(null);
}
