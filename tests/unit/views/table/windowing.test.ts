/** Which rows of a long list are drawn, and by which elements. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawnItems } from '../../../../src/views/table/windowing';
import { runs } from '../../../helpers/runs';

const view = fc.record({
  count: fc.integer({ min: 1, max: 100_000 }),
  top: fc.nat(40_000),
  height: fc.integer({ min: 36, max: 900 }),
  row: fc.constant(36),
  active: fc.option(fc.nat(100_000)),
});

it('All rows in view and the one with the keyboard are drawn, each by an element of its own, and gaps stand for the rest', () => {
  fc.assert(
    fc.property(view, (each) => {
      const items = drawnItems(each);
      const rows = items.flatMap((item) => (item.type === 'row' ? [item] : []));
      const gaps = items.reduce((sum, item) => sum + (item.type === 'gap' ? item.rows : 0), 0);
      expect(rows.length + gaps).toBe(each.count);
      expect(new Set(rows.map(({ slot }) => slot)).size).toBe(rows.length);
      const drawn = new Set(rows.map(({ index }) => index));
      const last = Math.min(each.count - 1, Math.floor((each.top + each.height) / each.row));
      for (let index = Math.floor(each.top / each.row); index <= last; index++) expect(drawn).toContain(index);
      if (each.active !== null && each.active < each.count) expect(drawn).toContain(each.active);
    }),
    runs(300),
  );
});

it('A row that has the keyboard keeps its element wherever the list is scrolled to', () => {
  fc.assert(
    fc.property(view, fc.nat(4_000_000), (each, top) => {
      const active = (each.active ?? 0) % each.count;
      const slotAt = (scrolled: number) =>
        drawnItems({ ...each, active, top: scrolled }).find((item) => item.type === 'row' && item.index === active);
      expect(slotAt(top)).toEqual(slotAt(each.top));
    }),
    runs(300),
  );
});

it('A list that is scrolled to other rows shows them by the elements it has', () => {
  const slots = (top: number) =>
    drawnItems({ count: 1000, top, height: 720, row: 36, active: null }).flatMap((item) =>
      item.type === 'row' ? [item.slot] : [],
    );
  const drawn = slots(18_000);
  const known = new Set(slots(9000));
  expect(drawn.filter((slot) => !known.has(slot)).length).toBeLessThan(2);
});
