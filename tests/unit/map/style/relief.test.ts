import { createPropertyExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { basemapLayers } from '../../../../src/map/style/basemapLayers';
import { reliefLayers } from '../../../../src/map/style/relief';
import { PALETTES } from '../../../../src/symbology/palette';
import { HEIGHT_TINTS, RELIEF_ZOOMS, reliefStrength } from '../../../../src/symbology/relief';
import { landOf } from '../../../../src/stillmap/basemap';
import { planeOfCamera } from '../../../../src/stillmap/project';
import { square, tiny, tinyBasemap } from '../../../fixtures/tiny-atlas';

describe('The relief', () => {
  it('lies on the land, under the veil of other countries and under all water', () => {
    const ids = basemapLayers(PALETTES.light, []).map(({ id }) => id);
    const at = (id: string): number => ids.indexOf(id);
    for (const { id } of reliefLayers(PALETTES.light)) {
      expect(at(id)).toBeGreaterThan(at('region-land'));
      for (const above of ['region-veil', 'region-lakes', 'region-rivers-1', 'region-borders'])
        expect([id, above, at(above) > at(id)]).toEqual([id, above, true]);
    }
  });

  it.each(['light', 'dark'] as const)('is felt and not read in the %s theme: no two tints are far apart', (theme) => {
    const tints = ['focusLand' as const, ...HEIGHT_TINTS].map((name) => brightness(PALETTES[theme][name]));
    tints.slice(1).forEach((tint, at) => {
      const step = Math.abs(tint - (tints[at] as number));
      expect(step).toBeGreaterThan(1);
      expect(step).toBeLessThan(16);
    });
  });

  it('is drawn between its zooms alone, on both maps alike', () => {
    const [from, full, until, gone] = RELIEF_ZOOMS;
    expect([from, full, until, gone].map(reliefStrength)).toEqual([0, 1, 1, 0]);
    expect(reliefStrength((until + gone) / 2)).toBeCloseTo(0.5);
    for (const layer of reliefLayers(PALETTES.light)) expect([layer.minzoom, layer.maxzoom]).toEqual([from, gone]);
  });

  it('fades out from zoom 7.5 to 9, where a cell of the grid would be wider than the valleys', () => {
    const zooms = [4.4, 5.4, 7.5, 8.25, 9];
    expect(zooms.map(reliefStrength)).toEqual([0, 1, 1, 0.5, 0]);
    for (const layer of reliefLayers(PALETTES.light)) {
      const opacity = (layer.paint as Record<string, never>)['fill-opacity'];
      const made = createPropertyExpression(
        opacity,
        'relief.paint.fill-opacity',
        latest.paint_fill['fill-opacity'] as never,
      );
      if (made.result !== 'success') throw new Error(layer.id);
      expect(zooms.map((zoom) => made.value.evaluate({ zoom }))).toEqual([0, 1, 1, 0.5, 0]);
    }
  });

  it('is drawn in the still map in the order of its data, and not at all where it is gone', () => {
    const band = (kind: string, number: number) => ({ ...square('', 0, 0, 1, 1), properties: { kind, band: number } });
    const basemap = {
      ...tinyBasemap,
      relief: {
        type: 'FeatureCollection' as const,
        features: [band('height', 1), band('height', 2), band('shade', 1), band('sunny', 1)],
      },
    };
    const size = { width: 200, height: 200 };
    const drawn = (zoom: number): readonly string[] => {
      const plane = planeOfCamera({ zoom, lat: 0, lon: 0 }, size);
      const svg = landOf(tiny.index, basemap, plane, [0, 0, 200, 200], 10, reliefStrength(zoom));
      return [...svg.matchAll(/class="still-([a-z0-9-]+)"/g)].map(([, name]) => name as string);
    };
    expect(drawn(6)).toEqual([
      'land',
      'focus',
      'relief',
      'height1',
      'height2',
      'shade',
      'sunny',
      'veil',
      'water',
      'river',
    ]);
    expect(drawn(10)).toEqual(['land', 'focus', 'water', 'river']);
  });
});

/** Brightness of `#rrggbb`, 0 to 255 (ITU-R BT.601). */
function brightness(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b;
}
