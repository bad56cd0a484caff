/** What is published and opened again by `Add data` is the same: the same records with the same shapes and days. */
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { publishedFiles } from '../../../../src/build/publishedData';
import type { Span } from '../../../../src/domain/model';
import type { OwnFeature } from '../../../../src/domain/ownData';
import { OPEN_END, OPEN_START } from '../../../../src/domain/time';
import { joinedGeometry } from '../../../../src/formats/publish/parts';
import { statusHoldsForPart } from '../../../../src/domain/visibility';
import { imported } from '../../../helpers/importing';
import { real } from '../../../fixtures/real-atlas';

const { atlas, geometry } = real;
const files = publishedFiles(real);
/** The features of a published file; of a table, `date` names the column with the dates, if it is not the one that is guessed. */
const opened = async (name: string, date: string | null = null): Promise<readonly OwnFeature[]> => {
  const { features, refusal, notes } = await imported(name, files.get(name) as string, ({ guess }) => {
    const { start: _start, end: _end, ...others } = guess.columns;
    return date === null ? guess : { ...guess, columns: { ...others, date } };
  });
  expect(refusal).toBe('');
  // Nothing had to be repaired or left out.
  expect(notes.filter((note) => /^(repaired|dropped)/.test(note))).toEqual([]);
  return features;
};

/** The days of a feature that was opened; null if it has no dates, which is at all times. */
const daysOf = ({ dates }: OwnFeature): Span | null => dates && { from: dates.from, to: dates.to };
/** The days of what has no dates. */
const ALWAYS: Span = { from: OPEN_START, to: OPEN_END };
const days = ({ from, to }: Span): Span => ({ from, to });

describe('Opened again', () => {
  it('features.geojson and borders.geojson are the features with their shapes, days and precision', async () => {
    const found = [...(await opened('features.geojson')), ...(await opened('borders.geojson'))];
    const byId = new Map(found.map((feature) => [feature.properties['id'], feature]));
    expect(byId.size).toBe(atlas.features.length);
    for (const feature of atlas.features) {
      const own = byId.get(feature.id) as OwnFeature;
      expect(own.geometry, feature.id).toEqual(feature.disclosed ? joinedGeometry(feature.parts, geometry) : null);
      expect(daysOf(own), feature.id).toEqual(days(feature.span));
      expect(own.properties['precision_m']).toBe(feature.precisionM);
    }
  });

  it.each([
    ['events.geojson', 'range'],
    // In tables the columns of start and end are guessed first; with the column `edtf` in their place nothing is lost.
    ['events.csv', null],
    ['events.csv', 'edtf'],
  ])('%s is the events with their places and days (%s)', async (name, column) => {
    const found = await opened(name, column === 'edtf' ? column : null);
    expect(found.map(({ properties }) => properties['id'])).toEqual(atlas.events.map(({ id }) => id));
    atlas.events.forEach((event, at) => {
      const own = found[at] as OwnFeature;
      expect(daysOf(own), event.id).toEqual(days(event.span));
      if (column) expect(own.dates?.precision, event.id).toBe(event.span.precision);
      const place = atlas.features.find(({ id }) => id === event.place);
      const point = place?.disclosed ? { type: 'Point', coordinates: [...place.point] } : null;
      expect(own.geometry, event.id).toEqual(point);
    });
  });

  it('the files of statuses are the statuses with the shapes of their parts, on the days of both', async () => {
    const found = [...(await opened('statuses.geojson')), ...(await opened('border-statuses.geojson'))];
    const wanted = atlas.features.flatMap((feature) =>
      feature.statuses.flatMap((status) =>
        feature.parts
          .filter((part) => statusHoldsForPart(status, part.id))
          .map((part) => {
            const from = Math.max(status.span.from, part.span.from, feature.span.from);
            const to = Math.min(status.span.to, part.span.to, feature.span.to);
            return { id: part.id, status: status.status, from, to };
          })
          .filter(({ from, to }) => from < to),
      ),
    );
    const key = (row: { id: unknown; status: unknown } & Span): string =>
      [row.id, row.status, row.from, row.to].join(' ');
    const rows = found.map((own) => ({
      id: own.properties['part_id'],
      status: own.properties['status'],
      ...(daysOf(own) as Span),
    }));
    expect(rows.map(key).sort()).toEqual(wanted.map(key).sort());
    for (const { properties, geometry: shape } of found)
      expect(shape).toEqual(geometry[String(properties['part_id'])] ?? null);
  });
});

/** The shape of a feature as its parts and lines, one after the other: KML and GPX have other ways to group them. */
function piecesOf(geometry: Geometry | null): readonly unknown[] {
  if (!geometry) return [];
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(piecesOf);
  if (geometry.type.startsWith('Multi')) return (geometry as { coordinates: readonly unknown[] }).coordinates;
  return [(geometry as { coordinates: unknown }).coordinates];
}

const sorted = (pieces: readonly unknown[]): readonly string[] => pieces.map((each) => JSON.stringify(each)).sort();

describe('Opened again, too,', () => {
  it('atlas.kml and borders.kml are the features and events with their shapes and days, in the folders of their layers', async () => {
    const found = [...(await opened('atlas.kml')), ...(await opened('borders.kml'))];
    const byId = new Map<unknown, OwnFeature[]>();
    for (const each of found) {
      const id = each.properties['feature_id'] ?? each.properties['id'];
      byId.set(id, [...(byId.get(id) ?? []), each]);
    }
    expect([...byId.keys()].sort()).toEqual([...atlas.features, ...atlas.events].map(({ id }) => id).sort());
    for (const feature of atlas.features) {
      const own = byId.get(feature.id) as OwnFeature[];
      const pieces = own.flatMap(({ geometry: shape }) => piecesOf(shape));
      const wanted = feature.disclosed ? piecesOf(joinedGeometry(feature.parts, geometry)) : [];
      // The parts are grouped by their days, and so in another order.
      expect(sorted(pieces), feature.id).toEqual(sorted(wanted));
      const layer = atlas.layers.find(({ id }) => id === feature.layer)?.title ?? 'Places';
      for (const { folders } of own) expect(folders?.at(-1), feature.id).toBe(layer);
      if (own.length === 1) expect(daysOf(own[0] as OwnFeature) ?? ALWAYS, feature.id).toEqual(days(feature.span));
      else
        for (const each of own) {
          const part = feature.parts.find(({ id }) => id === each.properties['id']);
          expect(daysOf(each) ?? ALWAYS, feature.id).toEqual(days(part?.span as Span));
        }
    }
    for (const event of atlas.events) {
      const [own] = byId.get(event.id) as [OwnFeature];
      expect(daysOf(own), event.id).toEqual(days(event.span));
    }
  });

  it('routes.gpx is the routes with the lines of their parts', async () => {
    const found = await opened('routes.gpx');
    const wanted = atlas.features
      .filter(({ kind }) => kind === 'route')
      .flatMap(({ parts }) => parts.map(({ id }) => piecesOf(geometry[id] ?? null)));
    expect(found.map(({ geometry: shape }) => piecesOf(shape))).toEqual(wanted);
    expect(found.map(({ properties }) => properties['cmt'])).toEqual(
      atlas.features.filter(({ kind }) => kind === 'route').flatMap(({ parts }) => parts.map(({ span }) => span.edtf)),
    );
  });
});
