/**
 * Reads spans of time as people type them: `October 2022 to July 2023`, `Oct 2022 – Jul 2023`, `6 October – 15 December 2022`,
 * `1–5 May 2023`, `2020-2022`, `2022-10/2023-07` (ISO 8601-1, section 5.5). What the first date leaves out, it takes from the second.
 */
import type { Issue } from './result';
import { calendarDateOf, MONTH_NAMES } from './time';
import { readTypedDate, type DateLanguage, type DateReading, type TypedDate } from './typedDate';

/** A typed text as a date or as a span from one date to another (`range`). */
export type TypedSpan = TypedDate<SpanReading['precision']>;
/** One way to understand it. */
export type SpanReading = DateReading<DateReading['precision'] | 'range'>;

/** Words before a span that add nothing to it, and between its dates. */
const BEFORE = /^\s*(from|between|von|zwischen)\s+/i;
const BETWEEN = [
  /\s+(?:to|until|till|til|through|thru|and|bis)\s+/gi,
  /\s+[-‐‑–—]\s+/g,
  /\s*(?:–|—|\.\.|\/)\s*/g,
  /-/g,
] as const;
/** Longer texts are no spans: each place where one could be divided is tried. */
const LONGEST = 60;

/** Reads a text that the reader typed as a date or as a span of time. */
export function readTypedSpan(text: string, language: DateLanguage): TypedSpan {
  const date = readTypedDate(text, language);
  if (date.type === 'date' || text.length > LONGEST) return date;
  return asSpan(text, language) ?? date;
}

function asSpan(text: string, language: DateLanguage): TypedSpan | null {
  const plain = text.replace(BEFORE, '').trim();
  let fault: TypedSpan | null = null;
  for (const sign of BETWEEN) {
    for (const found of plain.matchAll(sign)) {
      const read = joined(plain.slice(0, found.index), plain.slice(found.index + found[0].length), language);
      if (read?.type === 'date') return read;
      fault ??= read;
    }
  }
  return fault;
}

/** A span from one typed date to another; a fault if both are dates or look like ones and are no span; null if they are no dates. */
function joined(first: string, second: string, language: DateLanguage): TypedSpan | null {
  const to = readTypedDate(second, language);
  if (to.type === 'fault') return looksLikeDate(first, language) ? to : null;
  if (to.type !== 'date') return null;
  const from = fullDates(first, to.reading, language);
  if (from.length === 0) {
    const read = readTypedDate(first, language);
    return read.type === 'fault' ? read : null;
  }
  const found = from.find(({ reading }) => reading.span.from < to.reading.span.to);
  if (!found) return { type: 'fault', issue: REVERSED };
  const reading = spanOf(found.reading, to.reading);
  const other = found.other || to.other ? spanOf(found.other ?? found.reading, to.other ?? to.reading) : null;
  return { type: 'date', reading, other: other && other.span.from < other.span.to ? other : null };
}

const REVERSED: Issue = { message: 'The span ends before it begins.', remedy: 'Write the earlier date first.' };

function looksLikeDate(text: string, language: DateLanguage): boolean {
  return ['date', 'fault', 'yearless'].includes(readTypedDate(text, language).type);
}

/** The dates that a text may mean: as it is, in the year of the span's end, in its month. */
function fullDates(
  text: string,
  end: DateReading,
  language: DateLanguage,
): readonly Extract<TypedDate, { type: 'date' }>[] {
  const { year, month } = calendarDateOf(end.span.from);
  return [text, `${text} ${year}`, `${text} ${MONTH_NAMES[month - 1] ?? ''} ${year}`]
    .map((each) => readTypedDate(each, language))
    .filter((read) => read.type === 'date');
}

function spanOf(from: DateReading, to: DateReading): SpanReading {
  return {
    span: { from: from.span.from, to: to.span.to },
    precision: 'range',
    words: `${from.words} to ${to.words}`,
  };
}
