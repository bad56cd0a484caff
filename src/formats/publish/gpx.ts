/**
 * Writes GPX 1.1 (topografix.com/GPX/1/1): routes, one track for each part. Tracks and not routes, because devices calculate a new way
 * between the points of a route. The schema prescribes the order of all elements.
 */
import type { Position } from 'geojson';
import { boundsOf } from '../../domain/geometry';
import type { Feature, Part } from '../../domain/model';
import { plainText } from '../../domain/plainText';
import { formatSpan, spansOverlap } from '../../domain/time';
import { statusHoldsForPart } from '../../domain/visibility';
import type { PublishedFormat } from './format';
import { underLicence } from './licensed';
import { makersOf, statementOf, statementSentences } from './provenance';
import type { PublishedRecords } from './records';
import { element, startTag, textElement, xmlDocument } from './xml';

export const routesGpx: PublishedFormat = {
  id: 'routes-gpx',
  name: 'routes',
  extension: 'gpx',
  title: 'Routes as GPX',
  description: () =>
    'Routes as tracks for GPS programs, one for each part, with dates and statuses in words. They are schematic: do not travel by them.',
  mediaType: 'application/gpx+xml',
  licence: 'own',
  write: (records) => {
    const tracks = underLicence(records, 'own')
      .filter(({ kind, disclosed }) => kind === 'route' && disclosed)
      .flatMap((feature) =>
        feature.parts
          .filter(({ span }) => spansOverlap(span, records.window))
          .map((part) => ({ feature, part, lines: linesOf(part, records) }))
          .filter(({ lines }) => lines.length > 0),
      );
    const root = element(
      'gpx',
      [
        metadata(
          records,
          tracks.flatMap(({ lines }) => lines),
        ),
        ...tracks.map((track) => trackElement(track, records)),
      ],
      {
        version: '1.1',
        creator: `${records.index.atlas.meta.title} ${records.index.atlas.meta.version}`.trim(),
        xmlns: 'http://www.topografix.com/GPX/1/1',
      },
    );
    return { text: xmlDocument(root), count: tracks.length };
  },
};

interface Track {
  readonly feature: Feature;
  readonly part: Part;
  readonly lines: readonly (readonly Position[])[];
}

function linesOf(part: Part, { geometry }: PublishedRecords): Track['lines'] {
  const shape = geometry[part.id];
  if (shape?.type === 'LineString') return [shape.coordinates];
  return shape?.type === 'MultiLineString' ? shape.coordinates : [];
}

/** What the file says about itself (`metadataType`). */
function metadata(records: PublishedRecords, lines: Track['lines']): string {
  const statement = statementOf(routesGpx, records);
  const bounds = lines.length > 0 ? boundsOf([{ type: 'MultiLineString', coordinates: lines as Position[][] }]) : null;
  return element('metadata', [
    textElement('name', statement.title),
    textElement('desc', statementSentences(statement).join('\n')),
    element('author', [textElement('name', makersOf(records.index.atlas))]),
    element(
      'copyright',
      [textElement('year', statement.data_date.slice(0, 4)), textElement('license', statement.licence_url)],
      {
        author: statement.attribution,
      },
    ),
    link(statement.permalink, 'The view in the atlas'),
    link(statement.article, 'The article that the atlas is about'),
    textElement('time', `${statement.taken ?? statement.data_date}T00:00:00Z`),
    ...(bounds
      ? [
          `${startTag('bounds', { minlat: bounds[1], minlon: longitude(bounds[0]), maxlat: bounds[3], maxlon: longitude(bounds[2]) })}</bounds>`,
        ]
      : []),
  ]);
}

function trackElement({ feature, part, lines }: Track, { index }: PublishedRecords): string {
  const statuses = feature.statuses.filter((status) => statusHoldsForPart(status, part.id));
  const about = [
    plainText(feature.summary),
    ...statuses.map((status) => `${formatSpan(status.span)}: ${status.note}`),
    part.schematic ? 'Schematic: the line joins known points and does not follow the real course.' : '',
    `Known to ${part.precisionM} m.`,
  ].filter(Boolean);
  const sources = feature.sources.flatMap((id) => index.sources.get(id) ?? []);
  return element('trk', [
    textElement('name', part.title ? `${feature.title}: ${part.title}` : feature.title),
    textElement('cmt', part.span.edtf),
    textElement('desc', about.join('\n')),
    textElement('src', sources.map(({ title, url }) => (url ? `${title} <${url}>` : title)).join('; ')),
    textElement('type', feature.mode?.title ?? ''),
    ...lines.map((line) => element('trkseg', line.map(point))),
  ]);
}

function point([lon = 0, lat = 0]: Position): string {
  return `${startTag('trkpt', { lat, lon: longitude(lon) })}</trkpt>`;
}

/** Longitudes are below 180 (`longitudeType`); a line that ends at the antimeridian ends a hair's breadth before it. */
function longitude(lon: number): number {
  return lon === 180 ? 179.999999 : lon;
}

/** A link (`linkType`); an empty text without an address. */
function link(href: string | undefined, text: string): string {
  return href === undefined ? '' : element('link', [textElement('text', text)], { href });
}
