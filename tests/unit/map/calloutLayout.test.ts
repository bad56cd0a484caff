import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../../src/domain/model';
import { clipSegment } from '../../../src/domain/geometry';
import { coverCost } from '../../../src/map/coverCost';
import {
  coveredBy,
  layoutCallouts,
  type CalloutRoom,
  type CalloutWish,
  type PlacedCallout,
} from '../../../src/map/calloutLayout';

const FORMS = [
  { width: 200, height: 66 },
  { width: 130, height: 34 },
  { width: 110, height: 18 },
];
const wish = (id: string, anchor: CalloutWish['anchor'], forms = FORMS): CalloutWish => ({
  id,
  anchor,
  radius: 14,
  forms,
  firstLabel: 2,
});
const room = (frame: Bounds, more: Partial<CalloutRoom> = {}): CalloutRoom => ({
  frame,
  forbidden: [],
  avoided: () => 0,
  texts: [],
  ...more,
});
const avoiding = (boxes: readonly Bounds[]) =>
  coverCost(
    { width: 1200, height: 800 },
    boxes.map((box) => ({ box, cost: 0.06 })),
    [],
  );
const overlap = (a: Bounds, b: Bounds): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
const isIn = ([x, y]: readonly [number, number], box: Bounds): boolean =>
  overlap([x, y, x, y], [box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1]);
const square = ([x, y]: readonly [number, number], radius: number): Bounds => [
  x - radius,
  y - radius,
  x + radius,
  y + radius,
];

describe('Call-outs', () => {
  it('stand beside their symbols, whole, with a line to each, where there is room', () => {
    const wishes = [wish('a', [300, 300]), wish('b', [500, 280]), wish('c', [520, 330]), wish('all', null)];
    const placed = layoutCallouts(wishes, room([16, 16, 884, 584]));
    expect(placed.map(({ id, form }) => [id, form])).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 0],
      ['all', 0],
    ]);
    expect(placed.map(({ leader }) => leader !== null)).toEqual([true, true, true, false]);
    // What belongs to no symbol stands in the lower left corner.
    expect(placed[3]?.box).toEqual([16, 518, 216, 584]);
    for (const { leader } of placed) {
      if (leader) expect(Math.hypot(leader[0][0] - leader[1][0], leader[0][1] - leader[1][1])).toBeLessThan(40);
    }
  });

  it('go around what they should not cover, and cover it rather than stand nowhere', () => {
    const right: Bounds = [320, 200, 600, 400];
    const free = layoutCallouts([wish('a', [300, 300])], room([0, 0, 600, 600], { avoided: avoiding([right]) }));
    expect(overlap(free[0]?.box as Bounds, right)).toBe(false);
    const everywhere = layoutCallouts(
      [wish('a', [300, 300])],
      room([0, 0, 600, 600], { avoided: avoiding([[0, 0, 600, 600]]) }),
    );
    expect(everywhere[0]?.form).toBe(0);
  });

  it('that belong to no place are folded rather than cover much, and whole where they cover little', () => {
    const form = (boxes: readonly Bounds[]) =>
      layoutCallouts([wish('all', null)], room([0, 0, 600, 400], { avoided: (box) => 10 * avoiding(boxes)(box) }))[0]
        ?.form;
    expect(form([[0, 0, 600, 40]])).toBe(0);
    // Free is a strip along the left, too narrow for the whole of it.
    expect(form([[140, 0, 600, 400]])).toBe(1);
    expect(form([[0, 0, 600, 400]])).toBe(1);
  });

  it('lose their second line, then their box, and go where there is no room at all', () => {
    const forms = (height: number): readonly number[] =>
      layoutCallouts([wish('a', [100, height / 2])], room([0, 0, 300, height])).map(({ form }) => form);
    expect(forms(200)).toEqual([0]);
    expect(forms(60)).toEqual([1]);
    expect(forms(30)).toEqual([2]);
    expect(forms(10)).toEqual([]);
  });

  it('have lines that do not cross where that can be', () => {
    const anchors = [
      [200, 200],
      [240, 200],
      [200, 240],
      [240, 240],
    ] as const;
    const placed = layoutCallouts(
      anchors.map((anchor, at) => wish(String(at), anchor)),
      room([0, 0, 700, 500]),
    );
    expect(placed).toHaveLength(4);
    const lines = placed.flatMap(({ leader }) => (leader ? [leader] : []));
    const side = (p: readonly number[], q: readonly number[], r: readonly number[]): number =>
      ((q[0] as number) - (p[0] as number)) * ((r[1] as number) - (p[1] as number)) -
      ((q[1] as number) - (p[1] as number)) * ((r[0] as number) - (p[0] as number));
    for (const [at, [p, q]] of lines.entries())
      for (const [r, s] of lines.slice(at + 1))
        expect(side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0).toBe(false);
  });

  it('cover no symbol, no other call-out and nothing forbidden, in any frame', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 800 }));
    const box = fc
      .tuple(point, fc.integer({ min: 10, max: 300 }), fc.integer({ min: 10, max: 200 }))
      .map(([[x, y], width, height]): Bounds => [x, y, x + width, y + height]);
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 1200 }),
        fc.integer({ min: 100, max: 800 }),
        fc.array(point, { minLength: 1, maxLength: 5 }),
        fc.array(box, { maxLength: 4 }),
        fc.array(box, { maxLength: 4 }),
        (width, height, anchors, forbidden, avoided) => {
          const frame: Bounds = [0, 0, width, height];
          const wishes = [...anchors.map((anchor, at) => wish(String(at), anchor)), wish('all', null)];
          const placed = layoutCallouts(wishes, room(frame, { forbidden, avoided: avoiding(avoided) }));
          for (const [at, { box: own, leader, id, form }] of placed.entries()) {
            expect(own[0] >= 0 && own[1] >= 0 && own[2] <= width && own[3] <= height).toBe(true);
            for (const other of placed.slice(at + 1)) {
              expect(overlap(own, other.box)).toBe(false);
              if (leader) expect(clipSegment(...leader, other.box)).toBeNull();
              if (other.leader) expect(clipSegment(...other.leader, own)).toBeNull();
            }
            for (const each of forbidden) {
              expect(overlap(own, each)).toBe(false);
              // A line from a symbol under a panel begins there.
              if (leader && !isIn(anchors[Number(id)] as readonly [number, number], each))
                expect(clipSegment(...leader, each)).toBeNull();
            }
            for (const anchor of anchors) expect(overlap(own, square(anchor, 14))).toBe(false);
            // A label has a line only where it stands away from its symbol.
            if (id === 'all') expect(leader).toBeNull();
            else if (form < FORMS.length - 1) expect(leader).not.toBeNull();
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('cover their boxes and their lines, which move with the map; what belongs to no symbol stays', () => {
    const placed = layoutCallouts([wish('a', [300, 300]), wish('all', null)], room([0, 0, 600, 600]));
    const [called, all] = placed as [PlacedCallout, PlacedCallout];
    const covered = coveredBy(placed, [10, -20]);
    const [left, top, right, bottom] = called.box;
    expect(covered[0]).toEqual([left + 10, top - 20, right + 10, bottom - 20]);
    expect(covered.at(-1)).toEqual(all.box);
    // No gap along the line is wider than a letter.
    const [from, to] = called.leader!;
    for (let share = 0; share <= 1; share += 0.05) {
      const at = [from[0] + (to[0] - from[0]) * share + 10, from[1] + (to[1] - from[1]) * share - 20] as const;
      expect(
        covered.some((box) => isIn(at, [box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2])),
        String(share),
      ).toBe(true);
    }
  });
});
