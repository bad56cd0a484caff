/** What rows tell of ends: never one after the last day that may be shown, and never that there is none where the record has one. */
import { describe, expect, it } from 'vitest';
import { atlasRows } from '../../../src/domain/tableKinds';
import type { TableRows } from '../../../src/domain/tableRows';
import { ROW_KINDS, type RowKind } from '../../../src/domain/tableState';
import { isoDate, isOpenEnd, OPEN_START, parseDay } from '../../../src/domain/time';
import { rowsAsCsv } from '../../../src/formats/rows/rowTexts';
import { TABLE_WORDS } from '../../../src/views/table/tableWords';
import { real } from '../../fixtures/real-atlas';

const { index } = real;
const { atlas } = index;
const { opens, checked } = atlas.meta;

function rowsOf(kind: RowKind, last: number): TableRows {
  const days = { window: { from: OPEN_START, to: last + 1 }, mode: 'window' as const };
  return atlasRows(kind, { index, days, horizon: { last }, words: TABLE_WORDS });
}

/** Every cell of rows as text and as files have it, without what is no date of the row. */
function dateCells(rows: TableRows): readonly string[] {
  const columns = [...rows.columns.map(({ id }) => id), 'edtf'].filter(
    (id) => !['sources', 'note', 'issued', 'id', 'title', 'event', 'used'].includes(id),
  );
  return Array.from({ length: rows.size }, (_, at) => columns.map((id) => rows.cell(at, id))).flatMap((cells) =>
    cells.flatMap(({ text, file = text }) => [text, file]),
  );
}

/** The statuses of features whose dates a row tells, by the key of the row. */
const STATUSES = new Map(
  atlas.features.flatMap(({ id, statuses }) => statuses.map((status, at) => [`${id}/${at}`, status])),
);

describe('Before the last day of the article', () => {
  const isoDay = /\d{4}-\d{2}-\d{2}/g;

  it.each(ROW_KINDS)('no cell of %s tells a later day, or says that there is no end', (kind) => {
    const cells = dateCells(rowsOf(kind, opens));
    const later = cells.filter((text) => (text.match(isoDay) ?? []).some((each) => each > isoDate(opens)));
    expect(later).toEqual([]);
    expect(cells.filter((text) => text.includes('no end known') || text.endsWith('..'))).toEqual([]);
  });

  it('a status that ended later reads as one without an end, in the table and in files', () => {
    const rows = rowsOf('statuses', opens);
    const ends = new Set<string>();
    const both = new Set<boolean>();
    for (let at = 0; at < rows.size; at++) {
      const span = STATUSES.get(rows.key(at))?.span;
      if (!span || span.to <= opens) continue;
      both.add(isOpenEnd(span));
      ends.add(
        [rows.cell(at, 'to').text, rows.cell(at, 'to').file, rows.cell(at, 'edtf').text.split('/')[1]].join('|'),
      );
    }
    expect([...ends]).toEqual(['no end by 27 Jul 2023||']);
    expect([...both].sort()).toEqual([false, true]);
  });

  it('the file of features has it so', () => {
    const rows = rowsOf('features', parseDay('2023-05-12') as number);
    const at = Array.from({ length: rows.size }, (_, each) => each).find(
      (each) => rows.key(each) === 'lachin-checkpoint',
    );
    const shown = rows.columns.filter(({ id }) => ['title', 'since', 'until'].includes(id));
    const [, line = ''] = rowsAsCsv([at as number], shown, rows).split('\r\n');
    expect(line).toMatch(/,2023-04-23,,2023-04-23\/$/);
  });
});

describe('Where what came after is shown', () => {
  it('an end is told as the record has it, open or not', () => {
    const rows = rowsOf('statuses', checked);
    for (let at = 0; at < rows.size; at++) {
      const { span } = STATUSES.get(rows.key(at)) ?? {};
      if (!span || span.to > checked === !isOpenEnd(span)) continue;
      const { text, file } = rows.cell(at, 'to');
      expect([rows.cell(at, 'edtf').text, text === 'no end known', file === '']).toEqual([
        span.edtf,
        isOpenEnd(span),
        isOpenEnd(span),
      ]);
    }
  });
});
