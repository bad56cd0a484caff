/** Rows as text: what a program that reads the file finds in each cell. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readEdtf } from '../../../../src/domain/edtf';
import type { OwnLayer } from '../../../../src/domain/ownData';
import { atlasRows } from '../../../../src/domain/tableKinds';
import { stretchesOf } from '../../../../src/domain/stretches';
import { ownRows } from '../../../../src/domain/tableOwn';
import type { TableRows } from '../../../../src/domain/tableRows';
import { usualColumns, type RowKind } from '../../../../src/domain/tableState';
import { OPEN_START } from '../../../../src/domain/time';
import { rowsAsCsv, rowsAsTabs } from '../../../../src/formats/rows/rowTexts';
import { TABLE_WORDS } from '../../../../src/views/table/tableWords';
import { real } from '../../../fixtures/real-atlas';

const { index } = real;
const { opens, checked } = index.atlas.meta;
const DAY = /^-?\d{4}-\d{2}-\d{2}$/;

function rowsOf(kind: RowKind, last = opens): TableRows {
  const days = { window: { from: OPEN_START, to: last + 1 }, mode: 'window' as const };
  return atlasRows(kind, { index, days, horizon: { last }, words: TABLE_WORDS });
}

/** The rows as a strict parser reads them, with the usual columns or some. */
function read(rows: TableRows, ids: readonly string[]): readonly Record<string, string>[] {
  const columns = ids.flatMap((id) => rows.columns.find((column) => column.id === id) ?? []);
  const text = rowsAsCsv(Array(rows.size).keys(), columns, rows);
  return parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
}

describe('Rows as CSV', () => {
  it('of statuses have days and EDTF as statuses.csv has them, and nothing for what is not known', () => {
    const rows = rowsOf('statuses', checked);
    const lines = read(rows, usualColumns('statuses'));
    expect(lines.length).toBe(rows.size);
    for (const line of lines) {
      for (const end of ['From', 'To']) expect(line[end]).toMatch(/^$|^-?\d{4}-\d{2}-\d{2}$/);
      expect(readEdtf(line['EDTF'] ?? '').ok, line['EDTF']).toBe(true);
      expect(Object.values(line).filter((value) => /^[\s,;]+$/.test(value))).toEqual([]);
    }
    const blocked = lines.filter(({ Status }) => Status === 'blocked');
    expect(blocked.map(({ From, To, EDTF }) => [From, To, EDTF])).toEqual(
      expect.arrayContaining([['2022-12-12', '2023-04-28', '2022-12-12/2023-04-28']]),
    );
    expect(lines.some(({ From, To }) => From === '' && To !== '')).toBe(true);
    expect(lines.some(({ From, To }) => DAY.test(From ?? '') && To === '')).toBe(true);
  });

  it('leave the addresses of sources without one empty, each in its place, as source_urls has them', () => {
    const rows = rowsOf('statuses', checked);
    const lines = read(rows, ['feature', 'sources']);
    const all = index.atlas.features.flatMap((feature) =>
      feature.statuses.flatMap((status) => stretchesOf(feature, status)),
    );
    expect(lines.length).toBe(all.length);
    const expected = all.map(({ sources }) => {
      const urls = sources.map((id) => index.sources.get(id)?.url?.replaceAll(';', '%3B') ?? '');
      return urls.some((url) => url !== '') ? urls.join(';') : '';
    });
    expect(lines.map((line) => line['Sources: addresses'])).toEqual(expected);
    expect(lines.some((line) => /^;|;;|;$/.test(line['Sources: addresses'] ?? ''))).toBe(true);
  });

  it('of events and people have dates in EDTF', () => {
    for (const kind of ['events', 'people'] as const) {
      const dates = read(rowsOf(kind), usualColumns(kind)).map(({ When }) => When ?? '');
      expect(dates.filter((date) => !readEdtf(date).ok)).toEqual([]);
    }
    const [meeting] = read(rowsOf('events', checked), ['title', 'when', 'edtf']);
    expect(meeting?.['When']).toBe(meeting?.['Date as written']);
  });

  it('of a reader’s own have days of their features, empty where there are none', () => {
    const spans = ['2022-10/..', '2022-12-03~'].map((edtf) => readEdtf(edtf));
    const layer: OwnLayer = {
      id: 'own-data-1',
      title: 'Mine',
      file: { name: 'mine.csv', format: 'csv', bytes: 1 },
      features: [...spans, null].map((span, at) => ({
        number: at + 1,
        geometry: null,
        properties: { title: `=1+${at}` },
        dates: span?.ok ? span.value : null,
      })),
      columns: [{ name: 'title', type: 'text', filled: 3, values: [], hasMore: false, range: null }],
      bounds: null,
      report: { found: 3, kept: 3, dated: 2, notes: [] },
    };
    const rows = ownRows(layer);
    const lines = read(
      rows,
      rows.columns.map(({ id }) => id),
    );
    expect(lines.map(({ From, To, EDTF }) => [From, To, EDTF])).toEqual([
      ['2022-10-01', '', '2022-10/..'],
      ['2022-12-03', '2022-12-03', '2022-12-03~'],
      ['', '', ''],
    ]);
    expect(lines[0]?.['title']).toBe("'=1+0");
    // What is copied is what is saved.
    const copied = rowsAsTabs([0, 1, 2], rows.columns, rows).split('\n').slice(0, -1);
    expect(copied.map((line) => line.split('\t').slice(2).join('|'))).toEqual([
      'From|To|EDTF',
      '2022-10-01||2022-10/..',
      '2022-12-03|2022-12-03|2022-12-03~',
      '||',
    ]);
  });
});
