/** The usual distance between baselines. */
import { describe, expect, it } from 'vitest';
import { leadings } from '../../../../../src/copy/read/pdf/leading';
import type { Block } from '../../../../../src/copy/read/pdf/model';
import { block, line } from '../../../../helpers/pdfLines';

/** A block whose baselines are so far apart. */
function spaced(steps: readonly number[], size = 10): Block {
  let y = 700;
  return block([line('text', { y, size }), ...steps.map((step) => line('text', { y: (y -= step), size }))]);
}
const of = (count: number, step: number): readonly number[] => Array<number>(count).fill(step);

describe('The leading', () => {
  it('of a size without lines is a quarter more than the size', () => {
    expect(leadings([])(12)).toBe(15);
    expect(leadings([spaced([])])(10)).toBe(12.5);
  });

  it('is the usual one of a size, whatever gaps there are between paragraphs', () => {
    expect(leadings([spaced([14, 13, 12, 13, 18, 20])])(10)).toBe(13);
    // Two fifths of the way from the smallest: of six steps the third.
    expect(leadings([spaced([11, 12, 13, 14, 15, 16])])(10)).toBe(13);
    expect(leadings([spaced([16, 15, 14, 13, 12, 11])])(10)).toBe(13);
    expect(leadings([spaced([11, 12]), spaced([13, 14]), spaced([15, 16])])(10)).toBe(13);
    expect(leadings([spaced(of(3, 13)), spaced(of(5, 9), 7)])(10)).toBe(13);
    expect(leadings([spaced(of(3, 13)), spaced(of(5, 9), 7)])(7)).toBe(9);
    // Sizes are the same to half a point.
    expect(leadings([spaced(of(3, 13))])(10.2)).toBe(13);
    expect(leadings([spaced(of(3, 13))])(10.3)).toBe(10.3 * 1.25);
  });

  it('is not measured where lines overlap, are far apart or differ in size', () => {
    expect(leadings([spaced([8, 25])])(10)).toBe(8);
    expect(leadings([spaced([7.9, 25])])(10)).toBe(25);
    expect(leadings([spaced([7.9, 25.1])])(10)).toBe(12.5);
    expect(leadings([block([line('a', { size: 12 }), line('b', { y: 690 })])])(10)).toBe(12.5);
  });

  it('of a column that was stretched is its own', () => {
    const column = spaced(of(8, 16));
    const leading = leadings([column, spaced(of(20, 13))]);
    expect(leading(10, column)).toBe(16);
    expect(leading(10)).toBe(13);
    expect(leading(8, column)).toBe(10);
    expect(leadings([spaced(of(7, 16)), spaced(of(20, 13))])(10, spaced(of(7, 16)))).toBe(13);
    const few = spaced(of(7, 16));
    expect(leadings([few, spaced(of(20, 13))])(10, few)).toBe(13);
    const close = spaced(of(8, 11));
    expect(leadings([close, spaced(of(20, 13))])(10, close)).toBe(13);
    // Almost half as much again is a stretched column; more is another setting.
    const wide = spaced(of(8, 18));
    expect(leadings([wide, spaced(of(20, 13))])(10, wide)).toBe(18);
    const wider = spaced(of(8, 18.2));
    expect(leadings([wider, spaced(of(20, 13))])(10, wider)).toBe(13);
    const mixed = spaced([14, 14, 14, 15, 16, 17, 18, 18, 18]);
    expect(leadings([mixed, spaced(of(40, 13))])(10, mixed)).toBe(14);
  });
});
