/** The rows of the table: what a row has, which rows pass a filter, in which order they are, and how many there are for each choice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnFeature, OwnLayer } from '../../../src/domain/ownData';
import { finish, sortInSteps } from '../../../src/domain/steps';
import { atlasRows, testsOf, windowOfTable, type TableLimits } from '../../../src/domain/tableKinds';
import { ownRows } from '../../../src/domain/tableOwn';
import { TableQuery } from '../../../src/domain/tableQuery';
import { formatRange, rangeWords, readNumber, readRange } from '../../../src/domain/tableRanges';
import { namesFirst, type TableRows, type TableWindow } from '../../../src/domain/tableRows';
import {
  cameBackTo,
  changeTable,
  FIRST_TABLE,
  KINDS_OF_ROWS,
  ROW_KINDS,
  rowKindOf,
  tableWords,
  usualColumns,
  type RowKind,
  type TableState,
} from '../../../src/domain/tableState';
import { formatDoubt, formatSpanEnd, OPEN_END, OPEN_START, parseDay, spanOfDay } from '../../../src/domain/time';
import { readEdtf } from '../../../src/domain/edtf';
import { statusInWords } from '../../../src/symbology/statusWords';
import { ownFeature, ownLayer } from '../../fixtures/ownLayers';
import { tableChanges } from '../../fixtures/sessions';
import { real } from '../../fixtures/real-atlas';
import { second } from '../../fixtures/second-atlas';
import { tiny } from '../../fixtures/tiny-atlas';
import { runs } from '../../helpers/runs';

const { index } = real;
const day = (text: string): number => parseDay(text) as number;
const WORDS = { status: statusInWords, statusInGeneral: String, distance: (metres: number) => `${metres} m` };
const onDay = (date: string): TableWindow => ({ window: spanOfDay(day(date)), mode: 'day' });
const ALL_DAYS = { from: OPEN_START, to: OPEN_END };
const EVERY_LAYER = index.atlas.layers.map(({ id }) => id);

function rowsOf(kind: RowKind, days = onDay('2023-05-01'), last = index.atlas.meta.opens): TableRows {
  return atlasRows(kind, { index, days, horizon: { last }, words: WORDS });
}

/** The rows that a table lists, each as the texts of some columns. */
function listed(
  kind: RowKind,
  change: Partial<TableState>,
  columns: readonly string[],
  more: Partial<TableLimits> = {},
) {
  const table = changeTable({ ...FIRST_TABLE, rows: kind }, change);
  const days = windowOfTable(table.days, onDay('2023-05-01'), ALL_DAYS);
  const rows = rowsOf(kind, days);
  const tests = testsOf(rows, { table, days, layers: EVERY_LAYER, frame: null, ...more });
  const found = finish(new TableQuery(rows).find(tests, table.sort));
  return Array.from(found, (at) => columns.map((column) => rows.cell(at, column).text));
}

describe('What the table is asked for', () => {
  it('keeps only what its rows have, whatever it is changed to', () => {
    fc.assert(
      fc.property(fc.array(tableChanges(index), { maxLength: 4 }), (changes) => {
        const table = changes.reduce(changeTable, FIRST_TABLE);
        const kind = rowKindOf(table.rows);
        expect(changeTable(table, {})).toBe(table);
        expect(changeTable(table, structuredClone(table))).toBe(table);
        expect(table.text).toBe(tableWords(table.text));
        expect(new Set(table.filters.map(({ field }) => field)).size).toBe(table.filters.length);
        if (kind === null) return;
        const { columns, fields } = KINDS_OF_ROWS[kind];
        expect(fields).toEqual(expect.arrayContaining(table.filters.map(({ field }) => field)));
        expect(columns).toEqual(expect.arrayContaining([...(table.columns ?? []), table.sort?.column ?? columns[0]]));
        if (table.columns) expect(table.columns[0]).toBe(columns[0]);
        expect(table.columns).not.toEqual(usualColumns(kind));
      }),
      runs(300),
    );
  });

  it('loses what other rows do not have, and keeps the rest', () => {
    const events = changeTable(FIRST_TABLE, {
      rows: 'events',
      text: 'Şuşa, road',
      days: 'all',
      sort: { column: 'when', descending: true },
      filters: [
        { field: 'track', values: ['leaders'] },
        { field: 'confidence', values: ['high', 'high'] },
      ],
    });
    expect(changeTable(events, { rows: 'statuses' })).toEqual({
      ...FIRST_TABLE,
      rows: 'statuses',
      text: 'susa road',
      filters: [{ field: 'confidence', values: ['high'] }],
      waiting: [{ field: 'track', values: ['leaders'], of: null }],
      earlier: [{ rows: 'events', days: 'all', sort: { column: 'when', descending: true }, columns: null, widths: {} }],
    });
  });

  it('leaves the date for the rows alone for which the reader left it', () => {
    const rowsOf = (table: TableState, rows: string) => changeTable(table, { rows });
    const all = changeTable(FIRST_TABLE, { rows: 'statuses', days: 'all' });
    // Else a layer would go from the rows of the day to all of its rows, and nobody said so.
    const own = rowsOf(all, 'own-data-1');
    expect(own.days).toBe('shown');
    expect(rowsOf(rowsOf(own, 'events'), 'statuses').days).toBe('all');
    const span = { from: 100, to: 200 };
    const limited = rowsOf(changeTable(own, { days: span }), 'statuses');
    expect([limited.days, rowsOf(limited, 'own-data-1').days]).toEqual(['all', span]);
    // What is said beforehand of rows that come later is kept, as for a layer made of rows.
    const made = { rows: 'own-data-2', days: 'all', sort: null, columns: ['number', 'p:a'], widths: {} } as const;
    const prepared = changeTable(own, { earlier: [...own.earlier, made] });
    expect(rowsOf(prepared, 'own-data-2')).toMatchObject({ days: 'all', columns: ['number', 'p:a'] });
    expect(rowsOf(prepared, 'statuses').days).toBe('all');
    // Who says the days with the rows means them, as an address and a button do.
    expect(changeTable(all, { rows: 'events', days: span }).days).toEqual(span);
  });

  it('gives rows back the order in which they were last, each their own', () => {
    const rowsOf = (table: TableState, rows: string) => changeTable(table, { rows });
    const killed = { column: 'p:killed', descending: true };
    const own = changeTable(FIRST_TABLE, { rows: 'own-data-1', sort: killed });
    const statuses = rowsOf(own, 'statuses');
    expect(statuses.sort).toBeNull();
    expect(rowsOf(statuses, 'own-data-1').sort).toEqual(killed);
    const both = changeTable(statuses, { sort: { column: 'from', descending: false } });
    expect(rowsOf(rowsOf(both, 'own-data-1'), 'statuses').sort).toEqual({ column: 'from', descending: false });
    // Who takes the order away finds it taken away.
    const plain = changeTable(rowsOf(both, 'own-data-1'), { sort: null });
    expect(rowsOf(rowsOf(plain, 'events'), 'own-data-1').sort).toBeNull();
    // An order by a column that the rows do not have, as in a file changed by hand, is none.
    const strange = { rows: 'events', days: 'shown', sort: killed, columns: null, widths: {} } as const;
    expect(rowsOf(changeTable(FIRST_TABLE, { earlier: [strange] }), 'events').sort).toBeNull();
  });

  it('keeps columns in the order in which they are chosen, behind the one that says what a row is', () => {
    const columns = (chosen: readonly string[]) =>
      changeTable(FIRST_TABLE, { rows: 'statuses', columns: chosen }).columns;
    expect(columns(['note', 'from', 'status'])).toEqual(['feature', 'note', 'from', 'status']);
    expect(columns(['to', 'feature', 'from', 'to', 'size'])).toEqual(['feature', 'to', 'from']);
    expect(columns(usualColumns('statuses'))).toBeNull();
    expect(columns(usualColumns('statuses').toReversed())).toHaveLength(usualColumns('statuses').length);
    const own = changeTable(FIRST_TABLE, { rows: 'own-data-1', columns: ['number', 'p:b', 'p:a', 'p:b'] });
    expect(own.columns).toEqual(['number', 'p:b', 'p:a']);
  });

  it('gives rows back the columns and widths that they had last, each their own', () => {
    const to = (table: TableState, rows: string) => changeTable(table, { rows });
    const arranged = { columns: ['number', 'p:note', 'p:title'], widths: { 'p:note': 400 } };
    const own = changeTable(FIRST_TABLE, { rows: 'own-data-1', ...arranged });
    const statuses = to(own, 'statuses');
    expect(statuses).toMatchObject({ columns: null, widths: {} });
    const note = changeTable(statuses, { columns: ['feature', 'note'], widths: { note: 500, 'p:note': 70 } });
    expect(note.widths).toEqual({ note: 500 });
    expect(to(to(note, 'events'), 'own-data-1')).toMatchObject(arranged);
    expect(to(to(to(note, 'own-data-1'), 'own-data-2'), 'statuses')).toMatchObject({
      columns: ['feature', 'note'],
      widths: { note: 500 },
    });
    // What is usual again is not kept.
    expect(to(changeTable(to(note, 'own-data-1'), { columns: null, widths: {} }), 'statuses').earlier).toEqual([]);
  });

  it('has after a step back what addresses do not have as it was', () => {
    const filters = [{ field: 'p:kind', values: ['raid'] }];
    const arranged = {
      filters,
      sort: { column: 'p:kind', descending: true },
      columns: ['number', 'p:note'],
      widths: { 'p:note': 400 },
    };
    const own = changeTable(FIRST_TABLE, { rows: 'own-data-1', ...arranged });
    const found = { ...FIRST_TABLE, rows: 'own-data-1', text: 'road' };
    expect(cameBackTo(found, own)).toEqual({ ...own, text: 'road' });
    // Of rows of the atlas the address has all but widths.
    const statuses = changeTable(own, { rows: 'statuses', columns: ['feature', 'note'], widths: { note: 300 } });
    const { sort: _lost, ...kept } = arranged;
    expect(cameBackTo(found, statuses)).toMatchObject({ text: 'road', ...kept });
    const before = { ...FIRST_TABLE, rows: 'statuses', columns: ['feature', 'to', 'from'] };
    const back = cameBackTo(before, statuses);
    expect(back).toMatchObject({ columns: ['feature', 'to', 'from'], widths: { note: 300 }, sort: null });
    expect(changeTable(back, { rows: 'own-data-1' })).toMatchObject(kept);
  });

  it('gives rows back the filters that others do not have, and never filters these by them', () => {
    const status = { field: 'status', values: ['blocked'] };
    const type = { field: 'p:event_type', values: ['Protests'] };
    const to = (table: TableState, rows: string) => changeTable(table, { rows });
    const statuses = changeTable(FIRST_TABLE, { rows: 'statuses', filters: [status] });
    const own = to(statuses, 'own-data-1');
    expect([own.filters, to(statuses, 'sources').filters]).toEqual([[], []]);
    for (const rows of ['own-data-1', 'sources', 'events'])
      expect(to(to(statuses, rows), 'statuses').filters).toEqual([status]);
    // By any way, and each layer its own.
    const filtered = changeTable(own, { filters: [type] });
    expect(to(filtered, 'own-data-2').filters).toEqual([]);
    const back = to(to(filtered, 'own-data-2'), 'statuses');
    expect([back.filters, to(back, 'own-data-1').filters]).toEqual([[status], [type]]);
    // What was taken away stays so; filters that come with rows take the place of those that waited.
    expect(to(to(changeTable(back, { filters: [] }), 'sources'), 'statuses').filters).toEqual([]);
    const held = { field: 'held', values: ['1 and 2'] };
    const led = changeTable(back, { rows: 'own-data-1', filters: [held] });
    expect([led.filters, to(to(led, 'features'), 'own-data-1').filters]).toEqual([[held], [held]]);
    expect(changeTable(FIRST_TABLE, { rows: 'own-data-1', filters: [status, type] }).filters).toEqual([type]);
  });
});

describe('Rows of the atlas', () => {
  it.each(ROW_KINDS)('of %s have a cell in each column, and a key that no other row has', (kind) => {
    for (const atlas of [real, tiny, second]) {
      const last = atlas.index.atlas.meta.checked;
      const rows = atlasRows(kind, { index: atlas.index, days: onDay('2023-05-01'), horizon: { last }, words: WORDS });
      expect(rows.columns.map(({ id }) => id)).toEqual(KINDS_OF_ROWS[kind].columns);
      const keys = Array.from({ length: rows.size }, (_, at) => rows.key(at));
      expect(new Set(keys).size).toBe(rows.size);
      for (const { id } of rows.columns) {
        const filled = keys.some((_key, at) => rows.cell(at, id).text !== '');
        if (atlas === real) expect(filled, `${kind}: ${id}`).toBe(true);
      }
      // What can be chosen is what rows have.
      for (const { field, values } of rows.choices) {
        const had = new Set(keys.flatMap((_key, at) => rows.values(at, field)));
        expect([...had].sort()).toEqual(values.map(({ value }) => value).sort());
      }
    }
  });

  it('of statuses say when which road was blocked, and who says so, by one filter', () => {
    const rows = listed('statuses', { days: 'all', filters: [{ field: 'status', values: ['blocked'] }] }, [
      'feature',
      'part',
      'from',
      'to',
      'doubt',
      'sources',
    ]);
    expect(rows.map(([feature, , from, to]) => [feature, from, to])).toEqual([
      ['Lachin road (corridor)', '3 Dec 2022', '3 Dec 2022'],
      ['Lachin road (corridor)', '12 Dec 2022', '28 Apr 2023'],
      ['Aghdam route', '18 Jul 2023', 'no end by 27 Jul 2023'],
    ]);
    expect(rows[1]?.[1]).toContain('Shared stretch');
    expect(rows[1]?.[4]).toBe('to the day');
    const all = rowsOf('statuses');
    for (let at = 0; at < all.size; at++) {
      const { text, links = [], full = '' } = all.cell(at, 'sources');
      expect(text).not.toBe('');
      for (const link of links) if (link.type === 'page' && link.url !== '') expect(full).toContain(link.url);
    }
  });

  it('say no word of what came after the last day that may be shown', () => {
    const { opens, checked } = index.atlas.meta;
    expect(rowsOf('statuses').size).toBeLessThan(rowsOf('statuses', onDay('2023-05-01'), checked).size);
    for (const kind of ['statuses', 'events', 'people'] as const) {
      const rows = rowsOf(kind);
      for (let at = 0; at < rows.size; at++) {
        for (const column of ['from', 'to', 'when', 'edtf', 'until']) {
          const { links = [], text } = rows.cell(at, column);
          if (/2024|2025|2026/.test(text)) expect.fail(`${kind} ${rows.key(at)}: ${text}`);
          if (links.some((link) => link.type === 'days' && link.span.from > opens)) expect.fail(rows.key(at));
        }
      }
    }
    const later = index.atlas.events.filter(({ span }) => span.from > opens).flatMap(({ sources }) => sources);
    const sources = rowsOf('sources');
    const ids = new Set(Array.from({ length: sources.size }, (_, at) => sources.key(at)));
    expect(later.filter((id) => !ids.has(id)).length).toBeGreaterThan(0);
  });

  it('never tell the last day that may be shown as the end of a status', () => {
    const { opens, checked } = index.atlas.meta;
    const ends = (kind: 'statuses' | 'features', last: number): readonly (readonly [string, string])[] => {
      const rows = rowsOf(kind, onDay('2023-05-01'), last);
      const column = kind === 'statuses' ? 'to' : 'until';
      return Array.from({ length: rows.size }, (_, at) => [
        rows.key(at).split('/')[0] ?? '',
        rows.cell(at, column).text,
      ]);
    };
    for (const kind of ['statuses', 'features'] as const) {
      expect(ends(kind, opens).filter(([, text]) => /^(at least )?27 Jul 2023/.test(text))).toEqual([]);
      expect(ends(kind, opens)).toContainEqual(['turkiye-armenia-flights', 'no end by 27 Jul 2023']);
      // With what came after, it is the last day of which the record speaks.
      expect(ends(kind, checked)).toContainEqual(['turkiye-armenia-flights', 'at least 27 Jul 2023']);
      expect(ends(kind, checked).filter(([, text]) => text === '27 Jul 2023')).toEqual([]);
    }
    // A road that was blocked until it was opened has an end, whichever days may be shown.
    for (const last of [opens, checked]) expect(ends('statuses', last)).toContainEqual(['lachin-road', '28 Apr 2023']);
  });

  it('of features tell since when a status holds, however many notes the record has on it', () => {
    const rows = rowsOf('features');
    const at = Array.from({ length: rows.size }, (_, each) => rows.key(each)).indexOf('armenia-turkiye');
    expect(rows.cell(at, 'status').text).toContain('closed');
    expect(rows.cell(at, 'since').text).toBe('Apr 1993');
    expect(rows.cell(at, 'until').text).toBe('no end by 27 Jul 2023');
  });

  it('of features tell the beginning that the card tells: of a status for whatever traffic, without a gap', () => {
    const sinceOn = (date: string): string | undefined => {
      const rows = rowsOf('features', onDay(date));
      const at = Array.from({ length: rows.size }, (_, each) => rows.key(each)).indexOf('lachin-checkpoint');
      return rows.cell(at, 'since').text;
    };
    // Cargo from 15 June, all traffic from about 25 July: restricted since 15 June.
    expect(['2023-05-01', '2023-06-20', '2023-07-27'].map(sinceOn)).toEqual([
      '23 Apr 2023',
      '15 Jun 2023',
      '15 Jun 2023',
    ]);
  });

  it('of features tell an end that belongs to that beginning: the last of any traffic, without a gap', () => {
    const { checked } = index.atlas.meta;
    const rows = rowsOf('features', onDay('2023-08-01'), checked);
    const at = Array.from({ length: rows.size }, (_, each) => rows.key(each)).indexOf('lachin-checkpoint');
    // Patients until 24 July and from 29 July to 7 August, all others from 11 July to 20 August.
    const said = ['status', 'since', 'until', 'edtf'].map((column) => rows.cell(at, column).text);
    expect(said).toEqual([expect.stringMatching(/^suspended/), '11 Jul 2023', '20 Aug 2023', '2023-07-11/2023-08-20']);
  });

  it('of features follow the day', () => {
    const statusOn = (date: string): string => {
      const rows = rowsOf('features', onDay(date));
      return rows.cell(
        Array.from({ length: rows.size }, (_, at) => rows.key(at)).indexOf('lachin-checkpoint'),
        'status',
      ).text;
    };
    expect(statusOn('2023-05-01')).toBe('under Azerbaijani control');
    expect(statusOn('2023-07-15')).toContain('suspended');
    expect(listed('features', {}, ['title']).flat()).toContain('Lachin checkpoint');
    const before = windowOfTable('shown', onDay('2022-01-01'), ALL_DAYS);
    expect(listed('features', {}, ['title'], { days: before }).flat()).not.toContain('Lachin checkpoint');
  });

  it('of features tell in a window what was recorded last, and where its record ends', () => {
    const window = { from: day('2022-10-01'), to: day('2023-08-01') };
    const told = (id: string, last = index.atlas.meta.checked): readonly (string | undefined)[] => {
      const rows = rowsOf(
        'features',
        { window: { ...window, to: Math.min(window.to, last + 1) }, mode: 'window' },
        last,
      );
      const at = Array.from({ length: rows.size }, (_, each) => rows.key(each)).indexOf(id);
      const [status, since, until] = ['status', 'since', 'until'].map((column) => rows.cell(at, column));
      const sign = status?.sign?.type === 'status' ? status.sign.status : undefined;
      return [status?.text, sign, since?.text, until?.text];
    };
    expect(told('turkiye-armenia-flights')).toEqual([
      'open; no record after 27 Jul 2023',
      'open',
      '2 Feb 2022',
      'at least 27 Jul 2023',
    ]);
    expect(told('yeraskh-horadiz-railway')[0]).toBe('not in use; no record after 27 Jul 2023');
    expect(told('azerbaijan-iran')[0]).toBe('border, restricted');
    // Up to the article the record reaches, and nothing is told of what came after.
    expect(told('turkiye-armenia-flights', index.atlas.meta.opens)).toEqual([
      'open',
      'open',
      '2 Feb 2022',
      'no end by 27 Jul 2023',
    ]);
  });
});

describe('A filter', () => {
  it('of days counts events up to a day, and in a window those inside it', () => {
    const upTo = listed('events', {}, ['id']).flat();
    const expected = index.atlas.events.filter(({ span }) => span.from <= day('2023-05-01')).map(({ id }) => id);
    expect(upTo).toEqual(expected);
    const days = { from: day('2022-10-01'), to: day('2023-08-01') };
    const inside = listed('events', { days }, ['id']).flat();
    expect(inside).toEqual(
      index.atlas.events
        .filter(({ span }) => span.from < days.to && span.to > days.from && span.from <= index.atlas.meta.opens)
        .map(({ id }) => id),
    );
    expect(inside.length).toBeGreaterThan(30);
  });

  it('of actors finds persons, organisations and states', () => {
    const events = (field: string, value: string) =>
      listed('events', { days: 'all', filters: [{ field, values: [value] }] }, ['participants', 'facilitators', 'id']);
    const person = events('actor', 'ilham-aliyev');
    expect(person.length).toBeGreaterThan(5);
    expect(person.every(([who]) => who?.includes('Ilham Aliyev'))).toBe(true);
    const state = events('actor', 'az');
    expect(state.length).toBeGreaterThan(person.length);
    const body = rowsOf('events').choices.find(({ field }) => field === 'facilitator')?.values ?? [];
    const european = body.find(({ value }) => value.startsWith('body-european'));
    expect(european?.title).toMatch(/European/);
    const facilitated = events('facilitator', european?.value ?? '');
    expect(facilitated.length).toBeGreaterThan(0);
    expect(facilitated.every(([, who]) => who?.includes('European'))).toBe(true);
  });

  it('of one side alone, of the article and of layers keeps what says so', () => {
    const alone = listed('statuses', { days: 'all', filters: [{ field: 'alone', values: ['am'] }] }, ['alone']);
    expect(alone.length).toBeGreaterThan(0);
    expect(new Set(alone.flat())).toEqual(new Set(['Armenian sources alone']));
    const article = listed('events', { days: 'all', filters: [{ field: 'article', values: ['out'] }] }, ['article']);
    expect(new Set(article.flat())).toEqual(new Set(['no']));
    const kinds = listed('features', { days: 'all' }, ['kind'], { layers: ['crossings'] });
    expect(new Set(kinds.flat())).toEqual(new Set(['crossing']));
  });

  it('of words finds any form of a name, folded, by the beginnings of words', () => {
    const found = (text: string) => listed('places', { days: 'all', text }, ['title']).flat();
    for (const text of ['SHUSHA', 'şuşa', 'Շուշի', 'shush']) expect(found(text), text).toContain('Shusha / Shushi');
    expect(found('husha')).not.toContain('Shusha / Shushi');
    expect(found('shushi venue')).toEqual([]);
  });

  it('of the frame keeps what reaches into it', () => {
    const [west, south] = index.features.get('lachin-checkpoint')?.point ?? [0, 0];
    const frame = {
      bounds: [west - 0.02, south - 0.02, west + 0.02, south + 0.02] as const,
      geometry: real.geometry,
    };
    const rows = listed('features', { inFrame: true }, ['title'], { frame }).flat();
    expect(rows).toContain('Lachin checkpoint');
    expect(rows).toContain('Lachin road (corridor)');
    expect(rows).not.toContain('Margara–Alican crossing');
    const sources = listed('sources', { inFrame: true }, ['title'], { frame });
    expect(sources.length).toBe(rowsOf('sources').size);
  });

  it('tells how many rows each value would give, and how many there are without it', () => {
    const table = changeTable(FIRST_TABLE, {
      rows: 'statuses',
      days: 'all',
      filters: [
        { field: 'status', values: ['blocked'] },
        { field: 'confidence', values: ['high'] },
      ],
    });
    const rows = rowsOf('statuses');
    const days = windowOfTable('all', onDay('2023-05-01'), ALL_DAYS);
    const tests = testsOf(rows, { table, days, layers: EVERY_LAYER, frame: null });
    const query = new TableQuery(rows);
    for (const field of ['status', 'confidence', 'feature'] as const) {
      const counts = finish(query.counts(field, tests));
      for (const { value } of rows.choices.find((each) => each.field === field)?.values ?? []) {
        const others = table.filters.filter((filter) => filter.field !== field);
        const mine = field === 'feature' ? table.filters : others;
        const filters = [...mine, { field, values: [value] }];
        expect(counts.get(value) ?? 0, `${field} ${value}`).toBe(
          listed('statuses', { days: 'all', filters }, []).length,
        );
      }
    }
  });
});

/** A layer with properties of several types. */
function layerOf(features: readonly Partial<OwnFeature>[]): OwnLayer {
  const all = features.map((feature, at): OwnFeature => ({
    number: at + 1,
    geometry: null,
    properties: {},
    dates: null,
    ...feature,
  }));
  return {
    id: 'own-data-1',
    title: 'Mine',
    file: { name: 'mine.csv', format: 'csv', bytes: 1 },
    features: all,
    columns: [
      { name: 'size', type: 'mixed', filled: 1, values: [], hasMore: false, range: null },
      { name: 'title', type: 'text', filled: 1, values: [{ value: 'b', count: 1 }], hasMore: false, range: null },
    ],
    bounds: null,
    report: { found: all.length, kept: all.length, dated: 0, notes: [] },
  };
}

describe('Rows of a reader’s own', () => {
  const dates = readEdtf('2022-10/..');
  const layer = layerOf([
    { properties: { size: 10, title: 'Émile' }, dates: dates.ok ? dates.value : null },
    { properties: { size: 9 } },
    { properties: { size: 'ten', title: '' } },
    { properties: { size: null, title: 'title 10' } },
    { properties: { size: -1, title: 'title 9' } },
  ]);
  const rows = ownRows(layer);
  const sorted = (column: string, descending: boolean) =>
    Array.from(finish(new TableQuery(rows).find([], { column, descending })), (at) => at + 1);

  it('have a column for each property and for the dates', () => {
    expect(rows.columns.map(({ title }) => title)).toEqual(['Row', 'size', 'title', 'From', 'To']);
    // A group of rows is a column of the table already; folders of other files are not, and their features are no rows.
    const grouped = layerOf([{ properties: { size: 1 }, folders: ['attack'] }]);
    const titles = (format: string) =>
      ownRows({ ...grouped, file: { ...grouped.file, format } }).columns.map(({ title }) => title);
    expect(titles('csv')).toEqual(['Row', 'size', 'title']);
    expect(titles('kml')).toEqual(['No.', 'size', 'title', 'Folder']);
    expect(rows.cell(0, 'from').text).toBe('Oct 2022');
    expect(rows.cell(0, 'to').text).toBe('no end known');
    expect(rows.cell(1, 'to').text).toBe('');
    expect(rows.isOnDays(0, onDay('2022-09-30'))).toBe(false);
    expect(rows.isOnDays(1, onDay('2022-09-30'))).toBe(true);
  });

  it('say which record they are by their number and by the label, or else by what files name so', () => {
    const namesOf = (columns: readonly OwnLayer['columns'][number][], label: string | null = null) =>
      namesFirst(ownRows({ ...layer, columns }, label).columns)
        .filter(({ isName }) => isName)
        .map(({ title }) => title);
    const column = { type: 'text', filled: 1, values: [], hasMore: false, range: null } as const;
    const columns = ['note', 'id', 'title', 'size'].map((name) => ({ ...column, name }));
    expect(namesOf(columns)).toEqual(['Row', 'title']);
    expect(namesOf(columns, 'size')).toEqual(['Row', 'size']);
    expect(namesOf(columns.slice(0, 2))).toEqual(['Row', 'id']);
    expect(namesOf(columns.slice(0, 1))).toEqual(['Row', 'note']);
    expect(namesOf([{ ...column, name: 'count', type: 'number' }])).toEqual(['Row']);
    // The order of a file stays that of the file.
    expect(
      ownRows({ ...layer, columns })
        .columns.slice(0, 4)
        .map(({ title }) => title),
    ).toEqual(['Row', 'note', 'id', 'title']);
    expect(
      namesFirst(rowsOf('statuses').columns)
        .filter(({ isName }) => isName)
        .map(({ id }) => id),
    ).toEqual(['feature']);
  });

  it('have the position of a point as the map has it, whatever the file says in columns of its own', () => {
    const own = ownRows(
      layerOf([
        // The axes were exchanged when it was read.
        { geometry: { type: 'Point', coordinates: [46.3058, 39.53130000004] }, properties: { size: 39.5313 } },
        {
          geometry: {
            type: 'LineString',
            coordinates: [
              [46, 39],
              [47, 40],
            ],
          },
        },
        {},
      ]),
    );
    expect(own.columns.slice(-2).map(({ title }) => title)).toEqual(['Latitude on the map', 'Longitude on the map']);
    expect([0, 1, 2].map((at) => [own.cell(at, 'lat').text, own.cell(at, 'lon').text])).toEqual([
      ['39.5313', '46.3058'],
      ['', ''],
      ['', ''],
    ]);
    const lats = new TableQuery(own).find([], { column: 'lat', descending: true });
    expect(Array.from(finish(lats))[0]).toBe(0);
  });

  it('are sorted by numbers as numbers, texts after them, and nothing last in either direction', () => {
    expect(sorted('p:size', false)).toEqual([5, 2, 1, 3, 4]);
    expect(sorted('p:size', true)).toEqual([3, 1, 2, 5, 4]);
    expect(sorted('p:title', false)).toEqual([1, 5, 4, 2, 3]);
  });

  it('are filtered by a range of numbers, and of dates as exact as they are', () => {
    const counted = layerOf([
      { properties: { injured: 3, seen: '2022-12-03' } },
      { properties: { injured: -2.5, seen: '2022-12' } },
      { properties: { injured: 40, seen: '2023-01-02T10:00:00Z' } },
      { properties: { injured: null, seen: '' } },
    ]);
    const column = { filled: 3, values: [], hasMore: false };
    const own = ownRows({
      ...counted,
      columns: [
        { ...column, name: 'injured', type: 'number', range: [-2.5, 40] },
        { ...column, name: 'seen', type: 'date', range: null },
      ],
    });
    expect(own.choices.map(({ field, range }) => [field, range?.type])).toEqual([
      ['n:injured', 'number'],
      ['d:seen', 'date'],
    ]);
    const found = (field: string, from: number | null, to: number | null): readonly number[] => {
      const filters = [{ field, values: [formatRange({ from, to }) ?? ''] }];
      const table = changeTable(FIRST_TABLE, { rows: 'own-data-1', days: 'all', filters });
      const days = windowOfTable('all', onDay('2023-05-01'), ALL_DAYS);
      const tests = testsOf(own, { table, days, layers: EVERY_LAYER, frame: null });
      return Array.from(finish(new TableQuery(own).find(tests, null)), (at) => at + 1);
    };
    expect(found('n:injured', 3, 40)).toEqual([1, 3]);
    expect(found('n:injured', null, 3)).toEqual([1, 2]);
    expect(found('n:injured', -2.5, -2.5)).toEqual([2]);
    expect(found('n:injured', 4, null)).toEqual([3]);
    expect(found('d:seen', day('2022-12-10'), null)).toEqual([2, 3]);
    expect(found('d:seen', null, day('2022-12-03'))).toEqual([1, 2]);
    expect(found('d:seen', day('2023-01-02'), day('2023-01-02'))).toEqual([3]);
  });

  it.each([
    ['number', 10, 20, '10 to 20'],
    ['number', -1.5, null, 'at least -1.5'],
    ['number', null, 1e21, 'at most 1e+21'],
    ['date', day('2023-05-01'), day('2023-06-03'), '1 May 2023 to 3 June 2023'],
    ['date', day('2023-05-01'), day('2023-05-01'), '1 May 2023'],
    ['date', null, day('0050-01-01'), 'until 1 January 50'],
  ] as const)(
    'have ranges of a %s from %s to %s that come back as they were, and are said in words',
    (type, from, to, words) => {
      expect(readRange([formatRange({ from, to }) ?? ''])).toEqual({ from, to });
      expect(rangeWords(type, { from, to })).toBe(words);
    },
  );

  it('are found by their words, folded', () => {
    expect(rows.words(0)).toContain(' emile');
  });
});

describe('Sorting in steps', () => {
  it('gives what sorting at once gives, and keeps equal ones in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 300 }), (values) => {
        const positions = Uint32Array.from(values, (_, at) => at);
        const compare = (a: number, b: number): number => (values[a] as number) - (values[b] as number);
        expect([...finish(sortInSteps(positions, compare))]).toEqual([...positions].sort(compare));
      }),
      runs(300),
    );
  });

  it('of 100,000 rows pauses so often that no piece is long', () => {
    const many = layerOf(
      Array.from({ length: 100_000 }, (_, at) => ({ properties: { title: `Incident ${(at * 7919) % 100_003}` } })),
    );
    const query = new TableQuery(ownRows(many));
    const steps = query.find([], { column: 'p:title', descending: false });
    let pauses = 0;
    while (steps.next().done !== true) pauses += 1;
    expect(pauses).toBeGreaterThan(300);
  });
});

describe('An end of a span', () => {
  it.each([
    ['2023-04-23/..', '23 April 2023', '', 'to the day'],
    ['1993-04/2022-06-30', 'April 1993', '30 June 2022', 'start to the month'],
    ['../1991~', '', 'about 1991', 'end uncertain, to the year'],
    ['2023-07', 'July 2023', 'July 2023', 'to the month'],
    ['2023-07-25~/2023-09-17', 'about 25 July 2023', '17 September 2023', 'start uncertain'],
    ['../..', '', '', ''],
  ])('of %s is told no more exactly than it is known', (edtf, from, to, doubt) => {
    const read = readEdtf(edtf);
    if (!read.ok) throw new Error(edtf);
    expect(formatSpanEnd(read.value, 'from')).toBe(from);
    expect(formatSpanEnd(read.value, 'to')).toBe(to);
    expect(formatDoubt(read.value)).toBe(doubt);
  });
});

describe('A typed number', () => {
  it.each([
    ['1.5', 1.5],
    ['2,5', 2.5],
    ['-0,25', -0.25],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1,2,3', null],
    ['x', null],
  ])('%s is %s', (text, number) => expect(readNumber(text)).toBe(number));
});

describe('The columns of a reader’s own rows', () => {
  it('are wide enough for their headings, as far as these are not very long', () => {
    const named = (name: string, type: 'number' | 'text') => ({
      ...{ name, type, filled: 1, values: [], hasMore: false, range: null },
    });
    const names = ['row', 'n', 'fatalities', 'x'.repeat(200)];
    const layer = {
      ...ownLayer('raids', [ownFeature(1, { row: 1 })]),
      columns: names.map((name) => named(name, 'number')),
    };
    const widths = ownRows(layer)
      .columns.filter(({ id }) => id.startsWith('p:'))
      .map(({ title, width }) => [title, width]);
    expect(widths).toEqual([
      // The table has a column of this name.
      ['row (as in the file)', 188],
      ['n', 110],
      ['fatalities', 114],
      ['x'.repeat(200), 260],
    ]);
  });
});
