/** What the columns of a reader's own say, by their names. */
import { expect, it } from 'vitest';
import { columnsThatSay } from '../../../src/domain/ownColumns';

it('Columns are known by their names, without case and signs, the most telling first', () => {
  const names = ['Event_ID', 'label', 'Sub-type', 'incident type', 'TITLE', 'Kind', 'kindness', 'video'];
  expect(columnsThatSay('title', names)).toEqual(['TITLE', 'label']);
  expect(columnsThatSay('id', names)).toEqual(['Event_ID']);
  expect(columnsThatSay('kind', names)).toEqual(['Kind', 'incident type']);
  expect(columnsThatSay('kind', [])).toEqual([]);
});
