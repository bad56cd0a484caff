/** Events as a calendar (iCalendar, RFC 5545): all-day events, so that time zones play no part. */
import { oneSidedSentence } from '../../domain/evidence';
import { atlasItemId } from '../cite/cslJson';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasEvent, DatedSpan } from '../../domain/model';
import { formatSpan, isoDate, isOpenEnd, isOpenStart } from '../../domain/time';
import { plainText } from '../../domain/plainText';

/** Octets of a line before it is folded (section 3.1). */
const LINE_OCTETS = 75;

/** The whole calendar, one VEVENT to an event. Events without a first or last day have no place in a calendar and are left out. */
export function eventsCalendar(index: AtlasIndex): string {
  const { atlas } = index;
  return lines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(atlas.meta.title)}//EN`,
    `NAME:${escaped(atlas.meta.title)}`,
    `X-WR-CALNAME:${escaped(atlas.meta.title)}`,
    ...atlas.events
      .filter(({ span }) => !isOpenStart(span) && !isOpenEnd(span))
      .flatMap((event) => calendarEvent(event, index)),
    'END:VCALENDAR',
  ]);
}

/** The calendar with the events alone whose ids are kept, and how many they are. */
export function cutCalendar(
  text: string,
  keep: (id: string) => boolean,
): { readonly text: string; readonly count: number } {
  let count = 0;
  const cut = text.replace(/BEGIN:VEVENT\r\n[\s\S]*?END:VEVENT\r\n/g, (event) => {
    const id = /^UID:([^@\r\n]+)@/m.exec(event)?.[1] ?? '';
    if (!keep(id)) return '';
    count += 1;
    return event;
  });
  return { text: cut, count };
}

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
