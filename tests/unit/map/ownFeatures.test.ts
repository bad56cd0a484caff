import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import { indexSpans } from '../../../src/domain/dated';
import { ownInWindow, ownChanges } from '../../../src/map/ownFeatures';

const point = (at: number): Feature => ({
  type: 'Feature',
  properties: { title: `Feature ${at}` },
  geometry: { type: 'Point', coordinates: [at, at] },
});
const empty: Feature = { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: [] } };
const own = {
  features: [point(0), point(1), point(2), empty],
  dates: indexSpans([
    { from: 0, to: 10 },
    { from: 5, to: 6 },
    { from: 20, to: 30 },
    { from: 20, to: 30 },
  ]),
};
const on = (day: number) => ({ from: day, to: day + 1 });

describe("A reader's own features on the map", () => {
  it('are those that hold, each known by its place in the file, without what the map does not draw', () => {
    const { features } = ownInWindow(own, on(5));
    expect(features.map(({ id }) => id)).toEqual([0, 1]);
    expect(features[1]).toEqual({ ...point(1), id: 1, properties: {} });
  });

  it('come and go with the date', () => {
    const { add, remove } = ownChanges(own, on(5), on(25));
    expect(add.map(({ id }) => id).sort()).toEqual([2, 3]);
    expect(remove.sort()).toEqual([0, 1]);
    expect(ownChanges(own, on(6), on(7))).toEqual({ add: [], remove: [] });
  });

  it('have no geometry where it has no coordinates: such a thing has no bounds to look for', () => {
    expect(ownInWindow(own, on(20)).features.map(({ geometry }) => geometry?.type ?? null)).toEqual(['Point', null]);
  });
});
