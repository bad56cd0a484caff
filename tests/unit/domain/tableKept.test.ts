/** What a reader chose in the table for rows of their own: kept with the layer, and brought back with it. */
import { describe, expect, it } from 'vitest';
import { choiceOf, withChoice } from '../../../src/domain/tableKept';
import { changeTable, FIRST_TABLE, type TableState } from '../../../src/domain/tableState';

const RAIDS = 'own-data-raids';
const OTHERS = 'own-data-others';
const chosen = {
  filters: [{ field: 'killed', values: ['≥ 2'] }],
  sort: { column: 'p:killed', descending: true },
  columns: ['number', 'p:killed'],
  widths: { 'p:killed': 90 },
};
const ofRaids = changeTable(changeTable(FIRST_TABLE, { rows: RAIDS }), chosen);
const open = (rows: string, table: TableState = FIRST_TABLE) => changeTable(table, { rows });

describe('What is chosen for rows of a layer', () => {
  it('is nothing as long as they are as the table has them first', () => {
    expect(choiceOf(FIRST_TABLE, RAIDS)).toBeNull();
    expect(choiceOf(open(RAIDS), RAIDS)).toBeNull();
  });

  it('is the same while the table has them and when it has others', () => {
    expect(choiceOf(ofRaids, RAIDS)).toEqual({ days: 'shown', ...chosen });
    for (const rows of ['events', OTHERS]) {
      expect(choiceOf(open(rows, ofRaids), RAIDS)).toEqual({ days: 'shown', ...chosen });
      expect(choiceOf(open(rows, ofRaids), OTHERS)).toBeNull();
    }
  });

  it('comes back to a table that has the rows, whose days an address has said, and to one that gets them later', () => {
    const choice = choiceOf(changeTable(ofRaids, { days: 'all' }), RAIDS)!;
    const now = withChoice(changeTable(open(RAIDS), { days: { from: 1, to: 9 } }), RAIDS, choice);
    expect(choiceOf(now, RAIDS)).toEqual({ ...chosen, days: { from: 1, to: 9 } });
    const later = withChoice(open('events'), RAIDS, choice);
    expect(later.filters).toEqual([]);
    expect(choiceOf(open(RAIDS, later), RAIDS)).toEqual(choice);
  });

  it('takes the place of no other choice', () => {
    const choice = choiceOf(ofRaids, RAIDS)!;
    const other = changeTable(open(RAIDS), { sort: { column: 'number', descending: false } });
    expect(withChoice(other, RAIDS, choice)).toBe(other);
    const left = open('events', other);
    expect(withChoice(left, RAIDS, choice)).toBe(left);
  });
});
