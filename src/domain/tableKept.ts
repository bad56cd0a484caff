/**
 * What a reader has chosen in the table for rows of a layer of their own. Addresses do not have it, for they are shared and would give
 * away what is in the data; where a device keeps the layer, it keeps this with it.
 */
import type { Id } from './model';
import { changeTable, FIRST_TABLE, type TableState } from './tableState';

/** What was chosen for rows of one layer. */
export type RowsChoice = Pick<TableState, 'days' | 'filters' | 'sort' | 'columns' | 'widths'>;

/** What was chosen for rows of a layer, whether the table has them now or had them before; null if nothing was. */
export function choiceOf(table: TableState, layer: Id): RowsChoice | null {
  const isNow = table.rows === layer;
  const { days, sort, columns, widths } = isNow
    ? table
    : (table.earlier.find(({ rows }) => rows === layer) ?? FIRST_TABLE);
  const filters = isNow
    ? table.filters
    : table.waiting.filter(({ of }) => of === layer).map(({ field, values }) => ({ field, values }));
  const choice = { days, filters, sort, columns, widths };
  return days === FIRST_TABLE.days && isOfDays(choice) ? null : choice;
}

/** The table with what was chosen for rows of a layer; unchanged if there is a choice already. Days of rows that it has now are left: an address has them. */
export function withChoice(
  table: TableState,
  layer: Id,
  { days, filters, sort, columns, widths }: RowsChoice,
): TableState {
  const there = choiceOf(table, layer);
  if (table.rows === layer) {
    return there && !isOfDays(there) ? table : changeTable(table, { filters, sort, columns, widths });
  }
  if (there) return table;
  return changeTable(table, {
    earlier: [...table.earlier, { rows: layer, days, sort, columns, widths }],
    waiting: [...table.waiting, ...filters.map((filter) => ({ ...filter, of: layer }))],
  });
}

/** Whether nothing but days was chosen, if anything. */
function isOfDays({ filters, sort, columns, widths }: RowsChoice): boolean {
  return filters.length === 0 && sort === null && columns === null && Object.keys(widths).length === 0;
}
