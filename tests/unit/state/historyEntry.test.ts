import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_PAGE_LOOK, readEntry, writeEntry } from '../../../src/state/historyEntry';

const LOOK = {
  camera: { zoom: 7.25, lat: 40.5, lon: 45.25 },
  reading: { passage: 'p02', offset: 33 },
  sheet: { tab: 'details', stop: 'full' },
} as const;

describe('What an entry of the history keeps', () => {
  it('is read as it was written', () => {
    expect(readEntry(structuredClone(writeEntry(LOOK)))).toEqual(LOOK);
    expect(readEntry(structuredClone(writeEntry(NO_PAGE_LOOK)))).toEqual(NO_PAGE_LOOK);
  });

  it('is left out where it is not sound', () => {
    const entry = writeEntry(LOOK);
    expect(readEntry({ ...entry, camera: { zoom: 'near', lat: 0, lon: 0 } })).toEqual({ ...LOOK, camera: null });
    expect(readEntry({ ...entry, camera: { zoom: 1, lat: Number.NaN, lon: 0 } })).toEqual({ ...LOOK, camera: null });
    expect(readEntry({ ...entry, reading: { passage: 2, offset: 0 } })).toEqual({ ...LOOK, reading: null });
    expect(readEntry({ ...entry, sheet: { tab: 'cellar', stop: 'low' } })).toEqual({ ...LOOK, sheet: null });
  });

  it.each([
    ['camera', { zoom: 7, lat: 90, lon: 200 }, true],
    ['camera', { zoom: 7, lat: -90, lon: -200 }, true],
    ['camera', { zoom: 7, lat: 91, lon: 0 }, false],
    ['camera', { zoom: 7, lat: -90.5, lon: 0 }, false],
    ['camera', { zoom: 7, lat: 0, lon: Number.POSITIVE_INFINITY }, false],
    ['camera', { zoom: 7, lat: '0', lon: 0 }, false],
    ['camera', { zoom: 7, lat: 0 }, false],
    ['camera', 'here', false],
    ['camera', null, false],
    ['reading', { passage: null, offset: 12 }, true],
    ['reading', { passage: 'p02', offset: '12' }, false],
    ['reading', { passage: 'p02' }, false],
    ['reading', { offset: 12 }, false],
    ['reading', 'p02', false],
    ['sheet', { tab: 'read', stop: 'low' }, true],
    ['sheet', { tab: 'time', stop: 'half' }, true],
    ['sheet', { tab: 'time', stop: 'shut' }, false],
    ['sheet', { tab: 'time' }, false],
    ['sheet', { stop: 'low' }, false],
    ['sheet', 'time', false],
  ])('is read where it is sound, and left out where it is not: %s %j', (part, value, isSound) => {
    expect(readEntry({ ...writeEntry(LOOK), [part]: value })).toEqual({ ...LOOK, [part]: isSound ? value : null });
  });

  it('says by which program and in which form it was written', () => {
    const { form, ...look } = writeEntry(LOOK) as { form: string };
    expect(form).toBe('atlas-1');
    expect(look).toEqual(LOOK);
    expect(readEntry({ ...look, form: 'atlas-0' })).toBeNull();
    expect(readEntry(look)).toBeNull();
  });

  it('of another program is none, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (state) => readEntry(state) === null),
      { numRuns: 300 },
    );
  });
});
