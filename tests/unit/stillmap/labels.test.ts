import { describe, expect, it } from 'vitest';
import { placeLabels, type LabelWish } from '../../../src/stillmap/labels';

const SIZE = { width: 400, height: 200 };
const wish = (first: string, x: number, y: number, more: Partial<LabelWish> = {}): LabelWish => ({
  x,
  y,
  first,
  second: '',
  gap: 6,
  size: 12,
  className: 'still-place',
  sides: ['right', 'left', 'below', 'above'],
  ...more,
});
const written = (wishes: readonly LabelWish[], taken = [] as [number, number, number, number][]): string[] =>
  placeLabels(wishes, taken, SIZE).map(({ wish: { first }, anchor }) => `${first} ${anchor}`);

describe('Names on a still map', () => {
  it('stand at the right, and at the left where the right is cut or taken', () => {
    expect(written([wish('Nordhaven', 200, 100)])).toEqual(['Nordhaven start']);
    expect(written([wish('Nordhaven', 390, 100)])).toEqual(['Nordhaven end']);
    expect(written([wish('Nordhaven', 200, 100)], [[205, 90, 260, 110]])).toEqual(['Nordhaven end']);
  });

  it('are left out where there is no room, the less important one first', () => {
    const sides = ['right'] as const;
    expect(written([wish('Nordhaven', 200, 100, { sides }), wish('Southmere', 205, 104, { sides })])).toEqual([
      'Nordhaven start',
    ]);
  });

  it('are written all the same where the reader has selected the place', () => {
    expect(written([wish('Nordhaven', 398, 100, { sides: ['right'], must: true })])).toEqual(['Nordhaven start']);
    expect(written([wish('Nordhaven', 398, 100, { sides: ['right'] })])).toEqual([]);
  });

  it('keep both forms together', () => {
    const [label] = placeLabels([wish('Nordhaven', 200, 100, { second: 'Northport' })], [], SIZE);
    expect(label?.lines).toEqual([
      { text: 'Nordhaven', isSecond: false },
      { text: 'Northport', isSecond: true },
    ]);
  });
});
