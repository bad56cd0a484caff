/** Which rows of a long list are drawn, and by which elements. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DrawnRows } from '../../../../src/views/table/windowing';
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
    fc.property(view, fc.nat(40_000), (each, before) => {
      const list = new DrawnRows();
      // Whatever was drawn before.
      list.items(each);
      list.items({ ...each, top: before, active: each.active === null ? null : before % each.count });
      const items = list.items(each);
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
    fc.property(view, fc.array(fc.nat(4_000_000), { maxLength: 4 }), (each, tops) => {
      const active = (each.active ?? 0) % each.count;
      const list = new DrawnRows();
      // The row was drawn, among others, before the keyboard came to it.
      const slotAt = (scrolled: number, has: number | null) =>
        list
          .items({ ...each, active: has, top: scrolled })
          .find((item) => item.type === 'row' && item.index === active);
      list.items({ ...each, active: null });
      const first = slotAt(active * each.row, null);
      for (const top of [...tops, each.top]) expect(slotAt(top, active)).toEqual(first);
    }),
    runs(300),
  );
});

it('A list that is scrolled to other rows shows them by the elements it has, in the order in which they are', () => {
  const list = new DrawnRows();
  const slots = (top: number, active: number | null = null) =>
    list
      .items({ count: 1000, top, height: 720, row: 36, active })
      .flatMap((item) => (item.type === 'row' ? [item.slot] : []));
  const known = slots(9000);
  for (const top of [18_000, 27_036, 3600]) expect(slots(top)).toEqual(known);
  // A few rows further, those that are still in view keep theirs.
  const moved = slots(3636);
  expect(moved.slice(0, -1)).toEqual(known.slice(1));
  // Also beside a row that has the keyboard and is drawn apart.
  const beside = slots(18_000, 3).slice(1);
  expect(beside.filter((slot, at) => slot !== moved[at]).length).toBeLessThan(2);
});
