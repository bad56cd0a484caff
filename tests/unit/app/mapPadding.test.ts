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
});
