import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cameraAt, mapPadding, type MapCover } from '../../../src/app/mapPadding';
import { areInFreePart, usablePadding } from '../../../src/domain/camera';
import { mercatorY, RADIANS, scaleOf } from '../../../src/domain/mercator';

const cover = (given: Partial<MapCover>): MapCover => ({
  layout: 'wide',
  height: 800,
  width: 1280,
  stop: 'low',
  panels: 0,
  ...given,
});

describe('The edges of the map that are covered', () => {
  it('are those under the sheet, as high as its stop', () => {
    expect(mapPadding(cover({ layout: 'sheet' }))).toEqual({ top: 70, left: 12, right: 16, bottom: 176 });
    expect(mapPadding(cover({ layout: 'sheet', stop: 'half' })).bottom).toBe(432 + 36);
    expect(mapPadding(cover({ layout: 'sheet', stop: 'full' }))).toEqual(
      mapPadding(cover({ layout: 'sheet', stop: 'half' })),
    );
  });

  it('are those under a folded panel over the sheet, too', () => {
    for (const stop of ['low', 'half'] as const) {
      const without = mapPadding(cover({ layout: 'sheet', stop }));
      expect(mapPadding(cover({ layout: 'sheet', stop, hasStrip: true })).bottom).toBe(without.bottom + 80);
    }
    expect(readFileSync('src/views/measure/MeasurePanel.svelte', 'utf8')).toContain('--folded: 5rem');
  });

  it('have the heights of the sheet that its styles give it', () => {
    const css = readFileSync('src/ui/styles/sheet.css', 'utf8');
    expect(css).toContain('--sheet: calc(140px +');
    expect(css).toContain('--sheet: 54dvh;');
  });

  it('are narrow over a low screen, so that something is left to be seen', () => {
    const low = mapPadding(cover({ layout: 'sheet', height: 320, stop: 'low' }));
    expect(usablePadding(low, { width: 320, height: 272 })).toEqual(low);
  });

  it('are those under a card only where the card lies over the map', () => {
    expect(mapPadding(cover({}))).toEqual({ top: 72, left: 40, bottom: 56, right: 40 });
    expect(mapPadding(cover({ panels: 1 })).right).toBe(16 + 330 + 16);
    for (const layout of ['tight', 'stacked', 'beside', 'sheet'] as const) {
      expect(mapPadding(cover({ layout, panels: 1 })), layout).toEqual(mapPadding(cover({ layout })));
    }
  });

  it('are those under a panel beside the card, too: what is measured then lies in what both leave', () => {
    const both = mapPadding(cover({ panels: 2, width: 1680 }));
    // The panel is 372 px from the edge of the map and as wide as a card.
    expect(both).toEqual({ top: 72, left: 40, bottom: 56, right: 372 + 330 + 16 });
    expect(mapPadding(cover({ panels: 3, width: 1680 }))).toEqual(both);
    // More is left of the map than a card covers, beside text of the usual width.
    expect(1680 - 460 - both.left - both.right).toBeGreaterThan(400);
    // Where there is no room for both, the panel lies over the card.
    expect(mapPadding(cover({ panels: 2, width: 1679 }))).toEqual(mapPadding(cover({ panels: 1 })));
    for (const file of ['src/views/measure/MeasurePanel.svelte', 'src/app/LayersPart.svelte'])
      expect(readFileSync(file, 'utf8')).toMatch(
        /min-width: 1680px\) \{\s+\.[a-z-]+\.is-beside[^{]* \{\s+right: 372px;/,
      );
    for (const layout of ['tight', 'stacked', 'beside', 'sheet'] as const) {
      expect(mapPadding(cover({ layout, panels: 2 })), layout).toEqual(mapPadding(cover({ layout, panels: 1 })));
    }
  });

  it('do not grow with a sheet that is beside the map', () => {
    expect(mapPadding(cover({ layout: 'beside', stop: 'full' }))).toEqual(mapPadding(cover({ layout: 'beside' })));
  });

  describe('in a frame of another page', () => {
    const frame = (given: Partial<MapCover>) => mapPadding(cover(given));

    it('with the map alone are only those under a card', () => {
      expect(frame({ layout: 'sheet', frame: 'map', stop: 'half' }).bottom).toBe(32);
      expect(frame({ layout: 'sheet', frame: 'map', stop: 'half', panels: 1 }).bottom).toBe(32 + 432);
      expect(frame({ layout: 'sheet', frame: 'map', stop: 'low', panels: 1 }).bottom).toBe(32 + 28);
      for (const layout of ['wide', 'tight', 'stacked', 'beside'] as const) {
        expect(frame({ layout, frame: 'map' }).right, layout).toBe(56);
        expect(frame({ layout, frame: 'map', panels: 1 }).right, layout).toBeGreaterThanOrEqual(356);
      }
    });

    it('with text or timeline are those under the sheet, which has no date in the one', () => {
      expect(frame({ layout: 'sheet', frame: 'text', stop: 'low' }).bottom).toBe(32 + 84);
      expect(frame({ layout: 'sheet', frame: 'time', stop: 'low' }).bottom).toBe(32 + 140);
      for (const show of ['text', 'time'] as const) {
        expect(frame({ layout: 'sheet', frame: show, stop: 'half' }).bottom, show).toBe(32 + 432);
      }
      expect(frame({ layout: 'wide', frame: 'text', panels: 1 })).toEqual(frame({ panels: 1 }));
    });

    it('are as wide as its styles say', () => {
      const css = readFileSync('public/embed.css', 'utf8');
      for (const size of ['--sheet: 28px;', '--sheet: 84px;', '--sheet: 54dvh;', '--side: 300px;']) {
        expect(css).toContain(size);
      }
    });
  });
});

it('A place that is gone to comes to lie in the middle of what panels leave free', () => {
  const [size, at] = [{ width: 980, height: 675 }, [46.5, 39.7]] as const;
  const padding = mapPadding(cover({ panels: 2, width: 1680 }));
  const camera = cameraAt(at, 9, size, padding);
  expect(camera.zoom).toBe(9);
  const scale = scaleOf(9);
  const x = size.width / 2 + (at[0] - camera.lon) * RADIANS * scale;
  const y = size.height / 2 + (mercatorY(camera.lat) - mercatorY(at[1])) * scale;
  expect(x).toBeCloseTo((40 + 980 - 718) / 2, 6);
  expect(y).toBeCloseTo((72 + 675 - 56) / 2, 6);
  expect(areInFreePart([[x, y]], size, usablePadding(padding, size))).toBe(true);
  // Before there is a map, nothing is known of what covers it.
  expect(cameraAt(at, 9, undefined, padding)).toEqual({ zoom: 9, lat: 39.7, lon: 46.5 });
});
