/** The layout of a picture: what has room in each size, and what is left out where something has none. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cameraOfOpening } from '../../../src/domain/camera';
import type { OwnFeature, StyledLayer } from '../../../src/domain/ownData';
import { initialSession } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { readRegion, type BasemapTopology } from '../../../src/map/style/basemap';
import { layoutPicture, type PictureOptions } from '../../../src/stillmap/pictureLayout';
import { pictureLegend } from '../../../src/stillmap/pictureLegend';
import { PICTURE_SIZES } from '../../../src/stillmap/pictureSizes';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';
import { real } from '../../fixtures/real-atlas';

const { index, geometry } = real;
const { meta } = index.atlas;
const topology = (name: string): BasemapTopology =>
  JSON.parse(readFileSync(`geodata/basemap/${name}.topo.json`, 'utf8')) as BasemapTopology;
const region = readRegion(topology('region'), topology('relief'));
const size = { width: 980, height: 675 };
const screen = { size, camera: cameraOfOpening(meta.openingBounds, size, {}) };
const KINDS = ['Battle', 'Shelling', 'Drone strike', 'Sniper fire', 'Arrest', 'Protest'];
const COLOURS = ['#c0392b', '#2980b9', '#27ae60', '#8e44ad', '#d35400', '#16a085'];

/** A layer of 60 events in the frame, coloured by their six kinds. */
function layerOf(name: string): StyledLayer {
  const features = Array.from(
    { length: 60 },
    (_, at): OwnFeature =>
    ownFeature(at + 1, { kind: KINDS[at % 6] as string }, `2023-0${1 + (at % 6)}-1${at % 10}/..`, { type: 'Point', coordinates: [45 + (at % 10) / 5, 39.4 + (at % 7) / 8] }), // prettier-ignore
  );
  const colours = Object.fromEntries(KINDS.map((kind, at) => [kind, COLOURS[at] as string]));
  return styledLayer(name, features, { colours: { by: 'category', column: 'kind', colours, other: '#777777' } });
}
const LAYERS = ['Events of ACLED, 2023', 'Checkpoints', 'Copy of Events of ACLED, 2023'].map(layerOf);

function optionsOf(sizeId: string, count: number, more: Partial<PictureOptions> = {}): PictureOptions {
  return {
    ...{ index, geometry, region, screen, settlements: [], theme: 'light', title: meta.title },
    view: selectView(index, { ...initialSession(index), day: parseDay('2023-07-27') as number }),
    size: PICTURE_SIZES.find(({ id }) => id === sizeId) as PictureOptions['size'],
    ...{ hasLegend: true, timeline: 'few', address: 'https://atlas.example/#v=1&date=2023-07-27', made: '2026-11-27', lacks: [] }, // prettier-ignore
    own: count > 0 ? { layers: LAYERS.slice(0, count), chosen: null } : null,
    ...more,
  };
}
const CASES = PICTURE_SIZES.flatMap(({ id }) => [0, 1, 2, 3].map((count) => [id, count] as const));

describe('The layout of a picture', () => {
  it.each(CASES)('has map, legend and timeline in %s with %i own layers', (sizeId, count) => {
    const { map, legend, strip, foot, width, height, lacks } = layoutPicture(optionsOf(sizeId, count));
    expect(lacks.filter((each) => /no room/.test(each))).toEqual([]);
    expect(map.height).toBeGreaterThanOrEqual(220);
    expect(map.width).toBeGreaterThanOrEqual(456);
    expect(strip?.what.ownWords === '').toBe(count === 0);
    const boxes = [
      ...[legend, strip].map((part) => part && { x: part.x, y: part.y, width: part.what.width, height: part.what.height }), // prettier-ignore
      ...foot.map(({ x, y, what }) => ({ x, y, width: width - 48, height: what.height })),
      map,
    ].map((box) => box ?? { x: 0, y: 0, width: NaN, height: NaN });
    for (const [at, one] of boxes.entries()) {
      expect(one.x + one.width).toBeLessThanOrEqual(width - 24 + 0.1);
      expect(one.y + one.height).toBeLessThanOrEqual(height - 24 + 0.1);
      for (const other of boxes.slice(at + 1)) {
        const isBeside = one.x + one.width <= other.x + 0.1 || other.x + other.width <= one.x + 0.1;
        const isAbove = one.y + one.height <= other.y + 0.1 || other.y + other.height <= one.y + 0.1;
        expect(isBeside || isAbove).toBe(true);
      }
    }
  });

  it('says what to leave out where not all has room', () => {
    const small = (width: number, height: number): Partial<PictureOptions> => ({
      size: { id: 'small', title: 'Small', units: { width, height }, pixels: 1 },
    });
    const lostIn = (...args: Parameters<typeof optionsOf>): readonly string[] =>
      layoutPicture(optionsOf(...args)).lacks.filter((each) => /no room/.test(each));
    expect(lostIn('a4', 3, small(992, 660))).toEqual([
      'The timeline has no room for the row of the reader’s data in this size.',
    ]);
    expect(lostIn('a4', 3, small(992, 620))).toEqual([
      'The timeline has no room in this size. Without the legend it has room.',
    ]);
    expect(lostIn('a4', 3, small(992, 500))).toEqual(['Legend and timeline have no room in this size.']);
    expect(lostIn('a4', 3, { ...small(992, 500), timeline: null })).toEqual(['The legend has no room in this size.']);
    expect(lostIn('a4', 3, { ...small(992, 500), hasLegend: false })).toEqual([
      'The timeline has no room in this size.',
    ]);
  });
});

describe('A dense legend', () => {
  const entries = Array.from({ length: 9 }, (_, at) => ({ layer: 'a', label: `Entry ${at + 1}`, marks: [] }));
  const drawn = (isDense: boolean) => pictureLegend([{ id: 'a', title: 'Kinds', entries }], 300, isDense);

  it('goes on with a long group in the next column, under its name', () => {
    const markup = drawn(true).draw(0, 0);
    expect(markup).toContain('Kinds, continued');
    expect([...markup.matchAll(/data-legend="([^"]*)"/g)].map(([, label]) => label)).toEqual(entries.map(({ label }) => label)); // prettier-ignore
    expect(drawn(true).height).toBeLessThan(drawn(false).height / 1.5);
    expect(drawn(false).draw(0, 0)).not.toContain('continued');
  });
});
