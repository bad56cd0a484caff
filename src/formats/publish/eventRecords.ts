/**
 * Converts events to the records that all published event files contain: the same fields in the same order. Other programs rely on the
 * field names.
 */
import { onlySideOfSources } from '../../domain/evidence';
import { facilitatorNames } from '../../domain/facilitators';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasEvent } from '../../domain/model';
import { plainText } from '../../domain/plainText';
import { inclusiveDates } from './dates';
import { addressesOf } from './featureRecords';
import type { TableField } from './format';
import type { PublishedRecords } from './records';

/** An event in the published files, with its fields in this order. */
export interface EventRecord {
  readonly id: string;
  readonly title: string;
  /** The event's date according to the record, in EDTF as authored. */
  readonly edtf: string;
  /** First day of the event; like `end_date` included, and null if open; see `dates`. */
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly precision: string;
  /** The article's date for the event in EDTF, if it differs from the record's; else null. */
  readonly stated_edtf: string | null;
  readonly track: string;
  readonly level: string;
  readonly facilitators: readonly string[];
  readonly participants: readonly string[];
  readonly place_id: string | null;
  readonly place_name: string | null;
  /** The article's place for the event, if it differs from the record's; else null. */
  readonly stated_place: string | null;
  /** Longitude in degrees, WGS84; null if the event has no place. */
  readonly lon: number | null;
  readonly lat: number | null;
  /** The position is known to within this many metres; null if the event has no place. */
  readonly location_precision_m: number | null;
  readonly in_article: boolean;
  readonly confidence: string;
  readonly passages: readonly string[];
  readonly sources: readonly string[];
  /** Web addresses of `sources`, in the same order; empty for a source that has none. */
  readonly source_urls: readonly string[];
  readonly notes: readonly string[];
  /** The editor's summary of the event, as plain text. */
  readonly summary: string;
  /** ISO 3166-1 code of the side that published all sources of the event; null if not only one side did. */
  readonly one_sided: string | null;
}

/** Converts events to records for published files. */
export function eventRecords({ index, events }: PublishedRecords): readonly EventRecord[] {
  return events.map((event) => eventRecord(event, index));
}

/** Converts one event. If its place was not disclosed, the record has the place's name but no position. */
function eventRecord(event: AtlasEvent, index: AtlasIndex): EventRecord {
  const place = event.place ? index.features.get(event.place) : undefined;
  const located = place?.disclosed ? place : undefined;
  const { start, end } = inclusiveDates(event.span);
  return {
    id: event.id,
    title: event.title,
    edtf: event.span.edtf,
    start_date: start,
    end_date: end,
    precision: event.span.precision,
    stated_edtf: event.stated?.edtf ?? null,
    track: event.track,
    level: event.level,
    facilitators: facilitatorNames(event, index),
    participants: event.participants.map((id) => index.people.get(id)?.name ?? id),
    place_id: place?.id ?? null,
    place_name: place?.title ?? null,
    stated_place: event.statedPlace ?? null,
    lon: located?.point[0] ?? null,
    lat: located?.point[1] ?? null,
    location_precision_m: located?.precisionM ?? null,
    in_article: event.inArticle,
    confidence: event.confidence,
    passages: event.passages,
    sources: event.sources,
    source_urls: addressesOf(event.sources, index),
    notes: event.notes,
    summary: plainText(event.summary),
    one_sided: onlySideOfSources(event.sources, index.sources),
  };
}

/** The fields of an event record, each with its type and description. */
export const EVENT_FIELDS = [
  { name: 'id', type: 'string', description: 'Name of the event in the atlas.' },
  { name: 'title', type: 'string', description: 'What it was.' },
  { name: 'edtf', type: 'string', description: 'Date of the record, EDTF (ISO 8601-2:2019), both ends included.' },
  { name: 'start_date', type: 'date', description: 'First day, ISO 8601; empty where it is open.' },
  { name: 'end_date', type: 'date', description: 'Last day, ISO 8601; empty where it is open.' },
  { name: 'precision', type: 'string', description: 'day, range, month or year.' },
  { name: 'stated_edtf', type: 'string', description: 'Date as the article gives it, where it differs.' },
  {
    name: 'track',
    type: 'string',
    description: 'Row of the timeline.',
    values: ({ tracks }) => tracks.map(({ id }) => id),
  },
  {
    name: 'level',
    type: 'string',
    description: 'Level of those who met or spoke.',
    values: ({ levels }) => levels.map(({ id }) => id),
  },
  { name: 'facilitators', type: 'string', description: 'Who facilitated, joined with semicolons.' },
  { name: 'participants', type: 'string', description: 'Who took part, joined with semicolons.' },
  { name: 'place_id', type: 'string', description: 'Name of the place in the atlas.' },
  { name: 'place_name', type: 'string', description: 'Place in words.' },
  { name: 'stated_place', type: 'string', description: 'Place as the article gives it, where it differs.' },
  { name: 'lon', type: 'number', description: 'Longitude, degrees, WGS84.' },
  { name: 'lat', type: 'number', description: 'Latitude, degrees, WGS84.' },
  { name: 'location_precision_m', type: 'number', description: 'Metres within which the position lies.' },
  { name: 'in_article', type: 'boolean', description: 'Whether the article mentions it.' },
  { name: 'confidence', type: 'string', description: 'high, medium or low.' },
  { name: 'passages', type: 'string', description: 'Paragraphs that speak of it, joined with semicolons.' },
  { name: 'sources', type: 'string', description: 'Ids in bibliography.csl.json, joined with semicolons.' },
  {
    name: 'source_urls',
    type: 'string',
    description:
      'Addresses of the sources, in their order, joined with semicolons; nothing between two where a source has none.',
  },
  { name: 'notes', type: 'string', description: "Ids of the editor's notes, joined with semicolons." },
  { name: 'summary', type: 'string', description: "The editor's description." },
  {
    name: 'one_sided',
    type: 'string',
    description: 'Side whose sources alone it rests on, ISO 3166-1 alpha-2; empty where others say so too.',
  },
] as const satisfies readonly (TableField & { readonly name: keyof EventRecord })[];
