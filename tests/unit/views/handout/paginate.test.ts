import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate, type Measured, type PageItem } from '../../../../src/views/handout/paginate';

const block = (height: number, more: Partial<Measured> = {}): Measured => ({ height, keep: false, ...more });
const half = (height: number): Measured => block(height, { isHalf: true });
const placesOf = (item: PageItem): readonly number[] => (item.type === 'block' ? [item.at] : item.columns.flat());
const places = (pages: readonly (readonly PageItem[])[]): readonly (readonly number[])[] =>
  pages.map((page) => page.flatMap(placesOf));

describe('Pages', () => {
  it('are filled in order, and a block that does not fit goes to the next', () => {
    expect(places(paginate([block(40), block(50), block(20), block(80)], 100))).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('never end with a heading', () => {
    expect(places(paginate([block(70), block(10, { keep: true }), block(30)], 100))).toEqual([[0], [1, 2]]);
    // Of narrow blocks, the first is enough.
    const pages = paginate([block(70), block(10, { keep: true }), half(30), half(30), half(30)], 100);
    expect(places(pages)).toEqual([[0], [1, 2, 3, 4]]);
    expect(places(paginate([block(50), block(10, { keep: true }), half(30), half(30), half(30)], 100))).toEqual([
      [0, 1, 2, 3],
      [4],
    ]);
  });

  it('begin anew where the pages for the teacher begin', () => {
    expect(places(paginate([block(10), block(10, { startsPage: true }), block(10)], 100))).toEqual([[0], [1, 2]]);
  });

  it('have two columns of narrow blocks, about equally high where they end', () => {
    expect(paginate([block(20), half(30), half(30), half(30), half(30)], 100)).toEqual([
      [
        { type: 'block', at: 0 },
        {
          type: 'columns',
          columns: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
    ]);
  });

  it('lose no block, keep the order, and are no fuller than they may be', () => {
    const anyBlock = fc.record({
      height: fc.integer({ min: 1, max: 100 }),
      keep: fc.boolean(),
      isHalf: fc.boolean(),
      startsPage: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 40 }), (blocks) => {
        const list = blocks.map((each) => (each.isHalf ? { ...each, keep: false, startsPage: false } : each));
        const pages = paginate(list, 100);
        expect(places(pages).flat()).toEqual(list.map((_, at) => at));
        const sum = (run: readonly number[]): number => run.reduce((total, at) => total + (list[at]?.height ?? 0), 0);
        for (const page of pages) {
          const height = page.reduce(
            (total, item) => total + (item.type === 'block' ? sum([item.at]) : Math.max(...item.columns.map(sum))),
            0,
          );
          expect(height).toBeLessThanOrEqual(100);
          expect(page.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('take what is higher than a page', () => {
    expect(places(paginate([block(20), block(300), half(300), half(20)], 100))).toEqual([[0], [1], [2, 3]]);
  });
});
