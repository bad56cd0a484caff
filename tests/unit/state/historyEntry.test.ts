import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_LOOK, readEntry, writeEntry } from '../../../src/state/historyEntry';

const LOOK = {
  camera: { zoom: 7.25, lat: 40.5, lon: 45.25 },
  reading: { passage: 'p02', offset: 33 },
  sheet: { tab: 'details', stop: 'full' },
} as const;

describe('What an entry of the history keeps', () => {
  it('is read as it was written', () => {
    expect(readEntry(structuredClone(writeEntry(LOOK)))).toEqual(LOOK);
    expect(readEntry(structuredClone(writeEntry(NO_LOOK)))).toEqual(NO_LOOK);
  });

  it('is left out where it is not sound', () => {
    const entry = writeEntry(LOOK);
    expect(readEntry({ ...entry, camera: { zoom: 'near', lat: 0, lon: 0 } })).toEqual({ ...LOOK, camera: null });
    expect(readEntry({ ...entry, camera: { zoom: 1, lat: Number.NaN, lon: 0 } })).toEqual({ ...LOOK, camera: null });
    expect(readEntry({ ...entry, reading: { passage: 2, offset: 0 } })).toEqual({ ...LOOK, reading: null });
    expect(readEntry({ ...entry, sheet: { tab: 'cellar', stop: 'low' } })).toEqual({ ...LOOK, sheet: null });
  });

  it('of another program is none, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (state) => readEntry(state) === null),
      { numRuns: 300 },
    );
  });
});
