import { describe, expect, it } from 'vitest';
import { firstDayAfter, isAftermathHidden } from '../../../src/domain/aftermath';
import { isoDate } from '../../../src/domain/time';
import { real } from '../../fixtures/real-atlas';

const { atlas } = real;

describe('What came after', () => {
  it('begins with the first event after the opening day', () => {
    expect(isoDate(firstDayAfter(atlas) ?? 0)).toBe('2023-09-12');
  });

  it('is nowhere if no layer shows it, or nothing happened', () => {
    expect(firstDayAfter({ ...atlas, layers: atlas.layers.filter(({ horizon }) => !horizon) })).toBeNull();
    expect(firstDayAfter({ ...atlas, events: [] })).toBeNull();
  });

  it('is hidden while its layer is off, and never where there is none', () => {
    const layer = { horizon: 'after' as const };
    expect(isAftermathHidden({ layers: [{ on: true }, { ...layer, on: false }] })).toBe(true);
    expect(isAftermathHidden({ layers: [{ ...layer, on: true }] })).toBe(false);
    expect(isAftermathHidden({ layers: [{ on: false }] })).toBe(false);
  });
});
