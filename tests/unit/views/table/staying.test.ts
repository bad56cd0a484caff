/** Columns that stay in view while a table is scrolled sideways, and where a cell must be scrolled to so that none of them covers it. */
import { describe, expect, it } from 'vitest';
import { scrollToCell, stayingColumns } from '../../../../src/views/table/staying';

/** Boxes, number of the row, title. */
const WIDTHS = [36, 70, 180];

describe('Columns that stay in view', () => {
  it('are boxes, number and title where there is room', () => {
    expect(stayingColumns(WIDTHS, 1040, 104)).toEqual({ lefts: [0, 36, 106], nameWidth: 180, covered: 286 });
    expect(stayingColumns([36, 210], 1040, 104)).toEqual({ lefts: [0, 36], nameWidth: 210, covered: 246 });
  });

  it('become fewer in a narrow pane: the title becomes narrower, then boxes go, then the number, and never the title', () => {
    expect(stayingColumns(WIDTHS, 600, 104)).toEqual({ lefts: [0, 36, 106], nameWidth: 134, covered: 240 });
    expect(stayingColumns(WIDTHS, 500, 104)).toEqual({ lefts: [null, 0, 70], nameWidth: 130, covered: 200 });
    expect(stayingColumns(WIDTHS, 400, 104)).toEqual({ lefts: [null, null, 0], nameWidth: 160, covered: 160 });
    // However narrow the pane is, the title stays.
    expect(stayingColumns(WIDTHS, 200, 104)).toEqual({ lefts: [null, null, 0], nameWidth: 80, covered: 80 });
    for (let pane = 100; pane < 1500; pane += 7)
      expect(stayingColumns(WIDTHS, pane, 104).covered).toBeLessThanOrEqual(pane * 0.4);
  });

  it('cover no cell that the keyboard reaches', () => {
    const view = { pane: 800, covered: 286 };
    // In view already; below the columns that stay; beyond the right edge; wider than the room there is.
    expect(scrollToCell({ left: 500, width: 100 }, { ...view, scrolled: 100 })).toBe(100);
    expect(scrollToCell({ left: 500, width: 100 }, { ...view, scrolled: 300 })).toBe(214);
    expect(scrollToCell({ left: 900, width: 100 }, { ...view, scrolled: 0 })).toBe(200);
    expect(scrollToCell({ left: 900, width: 700 }, { ...view, scrolled: 0 })).toBe(614);
    expect(scrollToCell({ left: 286, width: 100 }, { ...view, scrolled: 40 })).toBe(0);
    // No table is scrolled beyond its beginning, as a cell below the columns that stay would ask.
    expect(scrollToCell({ left: 106, width: 100 }, { ...view, scrolled: 40 })).toBe(0);
  });
});
