import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mapPadding, type MapCover } from '../../../src/app/mapPadding';
import { usablePadding } from '../../../src/domain/camera';

const cover = (given: Partial<MapCover>): MapCover => ({
  layout: 'wide',
  height: 800,
  stop: 'low',
  hasPanel: false,
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
    expect(mapPadding(cover({ hasPanel: true })).right).toBe(16 + 330 + 16);
    for (const layout of ['tight', 'stacked', 'beside', 'sheet'] as const) {
      expect(mapPadding(cover({ layout, hasPanel: true })), layout).toEqual(mapPadding(cover({ layout })));
    }
  });

  it('do not grow with a sheet that is beside the map', () => {
    expect(mapPadding(cover({ layout: 'beside', stop: 'full' }))).toEqual(mapPadding(cover({ layout: 'beside' })));
  });

  describe('in a frame of another page', () => {
    const frame = (given: Partial<MapCover>) => mapPadding(cover(given));

    it('with the map alone are only those under a card', () => {
      expect(frame({ layout: 'sheet', frame: 'map', stop: 'half' }).bottom).toBe(32);
      expect(frame({ layout: 'sheet', frame: 'map', stop: 'half', hasPanel: true }).bottom).toBe(32 + 432);
      expect(frame({ layout: 'sheet', frame: 'map', stop: 'low', hasPanel: true }).bottom).toBe(32 + 28);
      for (const layout of ['wide', 'tight', 'stacked', 'beside'] as const) {
        expect(frame({ layout, frame: 'map' }).right, layout).toBe(56);
        expect(frame({ layout, frame: 'map', hasPanel: true }).right, layout).toBeGreaterThanOrEqual(356);
      }
    });

    it('with text or timeline are those under the sheet, which has no date in the one', () => {
      expect(frame({ layout: 'sheet', frame: 'text', stop: 'low' }).bottom).toBe(32 + 84);
      expect(frame({ layout: 'sheet', frame: 'time', stop: 'low' }).bottom).toBe(32 + 140);
      for (const show of ['text', 'time'] as const) {
        expect(frame({ layout: 'sheet', frame: show, stop: 'half' }).bottom, show).toBe(32 + 432);
      }
      expect(frame({ layout: 'wide', frame: 'text', hasPanel: true })).toEqual(frame({ hasPanel: true }));
    });

    it('are as wide as its styles say', () => {
      const css = readFileSync('public/embed.css', 'utf8');
      for (const size of ['--sheet: 28px;', '--sheet: 84px;', '--sheet: 54dvh;', '--side: 300px;']) {
        expect(css).toContain(size);
      }
    });
  });
});
