/**
 * Writes events.ics: events as a calendar (iCalendar, RFC 5545), as all-day events, so that time zones do not matter. A calendar draws an
 * all-day event as a bar over all of its days. So an event that is known only to the month or year stands on the first day of that time,
 * and its title says that the day is not known; of an event of more than two weeks the first and the last day are entries of their own.
 */
import { oneSidedSentence } from '../../domain/evidence';
import { atlasItemId } from '../cite/cslJson';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasEvent, DatedSpan, Span } from '../../domain/model';
import { formatDay, formatSpan, isoDate, isOpenEnd, isOpenStart, spanOfDay } from '../../domain/time';
import { plainText } from '../../domain/plainText';
import type { PublishedFormat } from './format';
import { statementOf, statementSentences } from './provenance';

/** An event of more than this number of days does not fill a calendar: only its first and last day are written. */
const LONGEST_BAR = 14;

/** Lines longer than this number of bytes are folded (section 3.1). */
const LINE_OCTETS = 75;

/** Events without a first or last day cannot be in a calendar and are left out. */
export const eventsIcs: PublishedFormat = {
  id: 'events-calendar',
  name: 'events',
  extension: 'ics',
  title: 'Events as a calendar',
  description: () => 'The same events for a calendar program, as all-day events (iCalendar).',
  mediaType: 'text/calendar',
  licence: 'own',
  write: (records) => {
    const { index, events } = records;
    const { meta } = index.atlas;
    const statement = statementOf(eventsIcs, records);
    const about = escaped(statementSentences(statement).join('\n'));
    const dated = events.filter(({ span }) => !isOpenStart(span) && !isOpenEnd(span));
    const text = lines([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      `PRODID:-//${escaped(meta.title)}//EN`,
      `NAME:${escaped(meta.title)}`,
      `X-WR-CALNAME:${escaped(meta.title)}`,
      // The first is of RFC 7986, section 5.2; most programs read the second.
      `DESCRIPTION:${about}`,
      `X-WR-CALDESC:${about}`,
      ...(statement.permalink === undefined ? [] : [`URL:${statement.permalink}`]),
      ...dated.flatMap((event) => entriesOf(event).flatMap((entry) => calendarEvent(event, entry, index))),
      'END:VCALENDAR',
    ]);
    return { text, count: dated.length };
  },
};

/** An entry of the calendar for an event, or for one end of it. */
interface Entry {
  /** What follows the event's id in the UID; empty for the entry that stands for the event. */
  readonly suffix: string;
  /** Remark after the title; empty for none. */
  readonly remark: string;
  /** The days of the entry, half-open. */
  readonly days: Span;
}

function entriesOf({ span }: AtlasEvent): readonly Entry[] {
  if (span.precision === 'month' || span.precision === 'year')
    return [{ suffix: '', remark: ` (${formatSpan(span)}, day not known)`, days: spanOfDay(span.from) }];
  if (span.to - span.from <= LONGEST_BAR) return [{ suffix: '', remark: '', days: span }];
  const [first, last] = [span.from, span.to - 1];
  return [
    { suffix: '', remark: ` (first day, until ${formatDay(last)})`, days: spanOfDay(first) },
    { suffix: '-last-day', remark: ` (last day, since ${formatDay(first)})`, days: spanOfDay(last) },
  ];
}

function calendarEvent(event: AtlasEvent, { suffix, remark, days }: Entry, index: AtlasIndex): readonly string[] {
  const { atlas } = index;
  const place = event.place ? index.features.get(event.place) : undefined;
  const about = [
    plainText(event.summary),
    oneSidedSentence(event.sources, index) ?? '',
    precisionWords(event.span),
    event.stated ? `In the article: ${formatSpan(event.stated)}.` : '',
    event.placeNote ?? '',
    event.passages.length > 0
      ? `Paragraphs: ${event.passages.map((id) => index.passages.get(id)?.number).join(', ')}.`
      : '',
    `Sources: ${event.sources.map((id) => sourceWords(index, id)).join('; ')}.`,
  ].filter(Boolean);
  return [
    'BEGIN:VEVENT',
    // The UID never changes, so that a calendar that already has the event recognises it.
    `UID:${event.id}${suffix}@${atlas.article.doi ?? atlasItemId(atlas)}`,
    // The time stamp is the day up to which the record was checked, so that the same content gives the same bytes.
    `DTSTAMP:${compact(atlas.meta.checked)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(days.from)}`,
    // iCalendar ends an event on the day after its last one (section 3.8.2.2), as the atlas's spans do.
    `DTEND;VALUE=DATE:${compact(days.to)}`,
    `SUMMARY:${escaped(event.title + remark)}`,
    `DESCRIPTION:${escaped(about.join('\n\n'))}`,
    ...(place ? [`LOCATION:${escaped(place.title)}`] : []),
    ...(place?.disclosed ? [`GEO:${place.point[1]};${place.point[0]}`] : []),
    `CATEGORIES:${escaped(atlas.tracks.find(({ id }) => id === event.track)?.title ?? event.track)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A remark for what a calendar cannot express: that the exact day within a month or year is not known. */
function precisionWords(span: DatedSpan): string {
  if (span.precision === 'month' || span.precision === 'year')
    return `Known to the ${span.precision}: ${formatSpan(span)}.`;
  return span.uncertain ? `Uncertain: ${formatSpan(span)}.` : '';
}

function sourceWords(index: AtlasIndex, id: string): string {
  const source = index.sources.get(id);
  if (!source) return id;
  return source.url ? `${source.title} <${source.url}>` : source.title;
}

/** A day in the form `20230423`. */
function compact(day: number): string {
  return isoDate(day).replaceAll('-', '');
}

/** Escapes a value of type TEXT (section 3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** Joins lines with CR LF and folds long ones; a fold never splits a character (section 3.1). */
function lines(all: readonly string[]): string {
  const encoder = new TextEncoder();
  return all
    .map((line) => {
      let [folded, octets] = ['', 0];
      for (const character of line) {
        const size = encoder.encode(character).length;
        if (octets + size > LINE_OCTETS) {
          folded += '\r\n ';
          octets = 1;
        }
        folded += character;
        octets += size;
      }
      return `${folded}\r\n`;
    })
    .join('');
}
