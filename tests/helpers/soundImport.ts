/** What holds of any file that was read or refused, however bad it is. */
import type { Geometry, Position } from 'geojson';
import { expect } from 'vitest';
import { VALUE_NOTES } from '../../src/formats/import/jsonValues';
import type { Imported } from './importing';

/** What holds of anything that was read. */
export function expectSound({ end, layers, features, refusal }: Imported): void {
  if (end.type === 'refused') {
    expect(refusal).toMatch(/^“.+[.!)] /s);
    // A refusal is of the file and not of the program; “undefined” may be a word of the file.
    expect(refusal.replaceAll(VALUE_NOTES.mended.numbers, '')).not.toMatch(
      /undefined|is not a function|Cannot read|\[object/,
    );
  }
  for (const { report, bounds } of layers) {
    expect(report.kept).toBeLessThanOrEqual(report.found);
    expect(report.notes.length).toBeLessThanOrEqual(60);
    if (bounds) expect(bounds.every(Number.isFinite)).toBe(true);
  }
  for (const { geometry, dates, properties } of features) {
    if (geometry) expectDrawable(geometry);
    if (dates) expect(dates.from).toBeLessThan(dates.to);
    expect(JSON.parse(JSON.stringify(properties))).toEqual(plain(properties));
    expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
}

function expectDrawable(geometry: Geometry): void {
  if (geometry.type === 'GeometryCollection') {
    expect(geometry.geometries.length).toBeGreaterThan(0);
    geometry.geometries.forEach(expectDrawable);
    return;
  }
  const depth = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }[
    geometry.type
  ];
  const positions = (depth === 0 ? [geometry.coordinates] : geometry.coordinates.flat(depth - 1)) as Position[];
  expect(positions.length).toBeGreaterThan(0);
  for (const [lon, lat, ...rest] of positions as [number, number, ...number[]][]) {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && rest.every(Number.isFinite)))
      expect([lon, lat, rest]).toBe('in range');
  }
  const rings =
    geometry.type === 'Polygon'
      ? geometry.coordinates
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : [];
  for (const ring of rings) {
    expect(ring.length).toBeGreaterThanOrEqual(4);
    expect(ring[0]).toEqual(ring.at(-1));
  }
}

/** A value as JSON has it: without the sign of a zero, which shows nowhere. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
  return value === 0 ? 0 : value;
}
