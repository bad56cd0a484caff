/** events.ics: events as a calendar (iCalendar, RFC 5545), as all-day events, so that time zones play no part. */
import { oneSidedSentence } from '../../domain/evidence';
import { atlasItemId } from '../cite/cslJson';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasEvent, DatedSpan } from '../../domain/model';
import { formatSpan, isoDate, isOpenEnd, isOpenStart } from '../../domain/time';
import { plainText } from '../../domain/plainText';
import type { PublishedFormat } from './format';

/** Octets of a line before it is folded (section 3.1). */
const LINE_OCTETS = 75;

/** Events without a first or last day have no place in a calendar and are left out. */
export const eventsIcs: PublishedFormat = {
  id: 'events-calendar',
  name: 'events',
  extension: 'ics',
  title: 'Events as a calendar',
  description: () => 'The same events for a calendar program, as all-day events (iCalendar).',
  mediaType: 'text/calendar',
  licence: 'own',
  write: ({ index, events }) => {
    const { meta } = index.atlas;
    const dated = events.filter(({ span }) => !isOpenStart(span) && !isOpenEnd(span));
    const text = lines([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      `PRODID:-//${escaped(meta.title)}//EN`,
      `NAME:${escaped(meta.title)}`,
      `X-WR-CALNAME:${escaped(meta.title)}`,
      ...dated.flatMap((event) => calendarEvent(event, index)),
      'END:VCALENDAR',
    ]);
    return { text, count: dated.length };
  },
};

function calendarEvent(event: AtlasEvent, index: AtlasIndex): readonly string[] {
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
    // Never reused and never changed: a calendar that has the event already takes it for the same.
    `UID:${event.id}@${atlas.article.doi ?? atlasItemId(atlas)}`,
    // The day up to which the record was checked: the same content gives the same bytes.
    `DTSTAMP:${compact(atlas.meta.checked)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(event.span.from)}`,
    // The day after the last one (section 3.8.2.2), as spans are kept here.
    `DTEND;VALUE=DATE:${compact(event.span.to)}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(about.join('\n\n'))}`,
    ...(place ? [`LOCATION:${escaped(place.title)}`] : []),
    ...(place?.disclosed ? [`GEO:${place.point[1]};${place.point[0]}`] : []),
    `CATEGORIES:${escaped(atlas.tracks.find(({ id }) => id === event.track)?.title ?? event.track)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** What a calendar cannot say: that the day inside a month or year is not known. */
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

/** `20230423`. */
function compact(day: number): string {
  return isoDate(day).replaceAll('-', '');
}

/** A value of type TEXT (section 3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** Lines ended by CR LF, long ones folded; a fold never parts a character (section 3.1). */
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
