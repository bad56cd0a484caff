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
    // Where every side covers something, on the one that covers least, and never beyond the edge if another is within.
    const sides = ['right', 'left'] as const;
    const marks: [number, number, number, number][] = [
      [206, 94, 230, 106],
      [210, 94, 240, 106],
      [150, 94, 194, 106],
    ];
    expect(written([wish('Nordhaven', 200, 100, { sides, must: true })], marks)).toEqual(['Nordhaven end']);
    expect(written([wish('Nordhaven', 390, 100, { sides, must: true })], [[340, 94, 380, 106]])).toEqual([
      'Nordhaven end',
    ]);
  });

  it('go to a corner of their point where no side is free, as on the live map', () => {
    const sides = ['right', 'left', 'below', 'above', 'above right'] as const;
    const around: [number, number, number, number][] = [
      [206, 99, 230, 106],
      [150, 90, 195, 110],
      [190, 106, 212, 120],
      [180, 80, 199, 94],
    ];
    const [label] = placeLabels([wish('Nordhaven', 200, 100, { sides })], around, SIZE);
    expect(label?.anchor).toBe('start');
    expect(label?.box[0]).toBeGreaterThan(200);
    expect(label?.box[3]).toBeLessThan(100);
  });

  describe('among the reader’s own points', () => {
    const beside = (
      name: Partial<LabelWish>,
      points: readonly (readonly [number, number])[],
      more = [] as LabelWish[],
    ) =>
      placeLabels([wish('Nordhaven', 200, 100, name), ...more], [], SIZE, edged(points), 2).map(
        ({ wish: { first }, anchor }) => `${first} ${anchor}`,
      );
    const edged = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => [x, y, 7] as const);
    const DOT = { mark: '<circle/>' };
    // Under the middle of the name at the right, and so near that the name would read as the label of the point.
    const under = [215, 111] as const;

    it('those of the base map keep so far off that they do not read as labels of these', () => {
      expect(beside(DOT, [])).toEqual(['Nordhaven start']);
      expect(beside(DOT, [under])).toEqual(['Nordhaven end']);
      expect(beside({ ...DOT, sides: ['right'] }, [under])).toEqual([]);
    });

    it('those of the atlas leave these in view: on another side, further off, or not at all', () => {
      const whose = 'atlas';
      expect(beside({ whose, sides: ['right', 'left'] }, [under])).toEqual(['Nordhaven end']);
      // Beside its edge, where there is no place further off.
      expect(beside({ whose, sides: ['right'] }, [[215, 117]])).toEqual(['Nordhaven start']);
      const across = (y: number) => [208, 220, 232, 244, 256, 268, 280].map((x) => [x, y] as const);
      expect(beside({ whose, sides: ['right'] }, across(100))).toEqual([]);
      // Its edge alone would lie under the name.
      expect(beside({ whose, sides: ['right'] }, across(113))).toEqual([]);
      // Past a point that lies close beside the place.
      const [past] = placeLabels(
        [wish('Nordhaven', 200, 100, { whose, sides: ['right'] })],
        [],
        SIZE,
        [[205, 100, 7]],
        2,
      );
      expect(past?.box[0]).toBeGreaterThanOrEqual(212);
    });

    it('those of countries and of what the reader has selected are written all the same, over as few as may be', () => {
      const everywhere = Array.from({ length: 400 }, (_, at) => [(at % 40) * 10, Math.floor(at / 40) * 20] as const);
      const own = wish('Mine', 225, 100, { whose: 'reader', sides: ['right'] });
      for (const more of [{ stays: true }, { must: true }])
        expect(beside({ whose: 'atlas', ...more }, everywhere, [own])).toHaveLength(1);
      expect(beside({ whose: 'atlas' }, everywhere)).toEqual([]);
      expect(beside({ whose: 'reader' }, everywhere)).toEqual([]);
      const right = [220, 230, 240].map((x) => [x, 100] as const);
      const sides = ['right', 'left'] as const;
      expect(beside({ whose: 'atlas', stays: true, sides }, [...right, [180, 100]])).toEqual(['Nordhaven end']);
    });

    it('stand beside the ring of points that lie on their place', () => {
      const [label] = placeLabels([wish('Nordhaven', 200, 100, { whose: 'atlas' })], [], SIZE, [[200, 100, 20]], 2);
      expect(label?.anchor).toBe('start');
      expect(label?.box[0]).toBeGreaterThanOrEqual(220);
    });

    it('stand beside a point that lies on their place, since they say where it is', () => {
      const [label] = placeLabels([wish('Nordhaven', 200, 100, DOT)], [], SIZE, [[201, 100, 7]], 2);
      expect(label?.anchor).toBe('start');
      expect(label?.box[0]).toBeGreaterThanOrEqual(206);
    });
  });

  it('keep both forms together', () => {
    const [label] = placeLabels([wish('Nordhaven', 200, 100, { second: 'Northport' })], [], SIZE);
    expect(label?.lines).toEqual([
      { text: 'Nordhaven', isSecond: false },
      { text: 'Northport', isSecond: true },
    ]);
  });
});
