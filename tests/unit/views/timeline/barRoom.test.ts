import { describe, expect, it } from 'vitest';
import { BAR_PARTS, partsInBar, type BarContent } from '../../../../src/views/timeline/barRoom';

const all = BAR_PARTS.filter((part) => part !== 'words');
const ofDay = { dates: 'day', isZoomed: false, parts: all } as const;
const onPhone = { ...ofDay, parts: all.filter((part) => part !== 'steps') } as const;
const inWindow = { dates: 'window', isZoomed: false, parts: BAR_PARTS } as const;
const shown = (width: number, content: BarContent) => BAR_PARTS.filter((part) => partsInBar(width, content).has(part));

describe('The bar of controls', () => {
  it.each([
    ['of a desktop', 1440, ofDay, all],
    ['of a laptop', 1280, ofDay, all],
    ['of a tablet', 820, ofDay, ['key', 'moments', 'speed', 'compare', 'steps']],
    ['of a phone', 390, onPhone, ['compare']],
    ['of a small phone', 360, onPhone, []],
    ['of the narrowest phone', 320, onPhone, []],
    ['of a tablet for two days', 820, inWindow, []],
    ['of a desktop for two days', 1440, inWindow, ['words', 'key', 'moments', 'speed', 'compare', 'steps']],
    ['of a laptop for two days', 1280, inWindow, ['key', 'moments', 'speed', 'compare', 'steps']],
    ['of a small window for two days', 1024, inWindow, ['speed', 'compare', 'steps']],
    ['of a small window for a comparison', 1024, { ...ofDay, dates: 'comparison' }, ['speed', 'compare', 'steps']],
    [
      'of a small laptop for a comparison',
      1260,
      { ...ofDay, dates: 'comparison' },
      ['rows', 'key', 'moments', 'speed', 'compare', 'steps'],
    ],
  ] as const)('%s has room for', (_what, width, content, parts) => expect(shown(width, content)).toEqual(parts));

  it('loses its parts in one order as it narrows, and none when it widens', () => {
    for (const content of [ofDay, inWindow, { ...ofDay, isZoomed: true }] as const) {
      let least: readonly string[] = [];
      for (let width = 700; width <= 2000; width += 10) {
        const parts = shown(width, content);
        // What has room is always the end of the list.
        expect(content.parts.slice(content.parts.length - parts.length)).toEqual(parts);
        expect(parts.length).toBeGreaterThanOrEqual(least.length);
        least = parts;
      }
      expect(least).toEqual(content.parts);
    }
  });

  it('has a part where that just fits, and the menu only where something left', () => {
    // Ends, play, modes and the date take 430; all parts but the words, 564.
    expect(shown(994, ofDay)).toEqual(all);
    expect(shown(993, ofDay)).toEqual(all.filter((part) => part !== 'zoom'));
    // 42 for the menu, 488 for the parts.
    expect(shown(960, ofDay)).toEqual(all.filter((part) => part !== 'zoom'));
    expect(shown(959, ofDay)).toEqual(all.filter((part) => part !== 'zoom' && part !== 'rows'));
  });

  it('makes room for the button that shows the whole axis again', () => {
    expect(shown(1030, ofDay)).toContain('zoom');
    expect(shown(1030, { ...ofDay, isZoomed: true })).not.toContain('zoom');
  });
});
