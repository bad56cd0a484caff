import { describe, expect, it } from 'vitest';
import { notesOn, reportLines, type ReportLine } from '../../../../src/domain/ownReport';
import { parseDay } from '../../../../src/domain/time';
import { repairLines } from '../../../../src/formats/own/words';
import { Notes } from '../../../../src/formats/import/notes';
import { asLink } from '../../../../src/views/owndata/asLink';
import { outsideWords } from '../../../../src/views/owndata/reportWords';
import { faultOfAnswer, rowsWords, withoutRole } from '../../../../src/views/owndata/tableAnswer';
import { ownFeature, ownLayer } from '../../../fixtures/ownLayers';

describe('What is asked about a table', () => {
  it('names how many rows it is about', () => {
    expect([1, 2, 1300].map(rowsWords)).toEqual(['1 row', '2 rows', '1,300 rows']);
  });

  it('needs two columns for a place, or one with WKT', () => {
    expect(faultOfAnswer({})).toContain('latitude and longitude');
    expect(faultOfAnswer({ latitude: 'y' })).toContain('longitude, too');
    expect(faultOfAnswer({ longitude: 'x' })).toContain('latitude, too');
    expect(faultOfAnswer({ latitude: 'x', longitude: 'x' })).toContain('two columns');
    expect([faultOfAnswer({ latitude: 'y', longitude: 'x' }), faultOfAnswer({ wkt: 'geom' })]).toEqual(['', '']);
    expect(withoutRole({ wkt: 'geom', label: 'name' }, 'wkt')).toEqual({ label: 'name' });
  });
});

describe('A report', () => {
  it('says first what was left out, and how much if no note does', () => {
    const report = {
      found: 10,
      kept: 8,
      dated: 0,
      notes: [{ kind: 'told', message: 'Fine.', where: null, count: 1 }],
    } as const;
    expect(reportLines(report).map(({ kind, words }) => `${kind} ${words}`)).toEqual([
      'Left out: 2 of 10 features could not be used.',
      'Note: Fine.',
    ]);
    const dropped = { kind: 'dropped', message: 'Two rows have no place.', where: 'lines 3 and 9', count: 2 } as const;
    expect(
      reportLines({ ...report, notes: [...report.notes, dropped] }).map(({ kind, where }) => [kind, where]),
    ).toEqual([
      ['Left out:', 'lines 3 and 9'],
      ['Note:', null],
    ]);
  });

  it('can name all features of which a note names the first ones', () => {
    const notes = new Notes('row');
    const message = 'The date was read otherwise.';
    for (const at of [2, 7, 9, 14, 21, 83, 1201]) notes.add({ kind: 'repaired', message, at });
    notes.add({ kind: 'told', message: 'One.', at: 3 });
    notes.add({ kind: 'dropped', message: 'A line.', at: 3, noun: 'line' });
    const report = { found: 1300, kept: 1300, dated: 0, notes: notes.list() };
    const places = (list: readonly ReportLine[]) => list.map(({ where, everywhere }) => [where, everywhere]);
    const all = 'rows 2, 7, 9, 14, 21, 83 and 1,201';
    expect(places(reportLines(report))).toEqual([
      ['line 3', null],
      ['rows 2, 7, 9, 14, 21 and more', all],
      ['row 3', null],
    ]);
    // Of a part of the rows, all that are in it.
    const layer = { ...ownLayer('x', []), report };
    const part = notesOn({ ...layer, file: { ...layer.file, format: 'csv' } }, new Set([2, 7, 9, 14, 21, 83]));
    expect(places(reportLines({ ...report, notes: part }))[1]?.[1]).toBe('of these rows 2, 7, 9, 14, 21 and 83');
    expect(repairLines(layer, [])).toContain(`- Repaired: ${message} (${all})`);
    // More than a note keeps are not named.
    for (let at = 2000; at < 3100; at++) notes.add({ kind: 'repaired', message, at });
    expect(places(reportLines({ ...report, notes: notes.list() }))[1]?.[1]).toBeNull();
  });

  it('says how many features lie beyond the timeline', () => {
    const axis = { from: parseDay('2020-01-01') as number, to: parseDay('2024-01-01') as number };
    const of = (...dates: (string | null)[]) =>
      outsideWords(
        ownLayer(
          'x',
          dates.map((edtf, at) => ownFeature(at, {}, edtf)),
        ),
        axis,
        axis,
      );
    expect(of(null, '2020-01-01', '2019/2021', '../2019', '2023-12-31')).toBe(
      'Beyond the timeline: 1 before its first day. It is on the map on no day that can be chosen.',
    );
    expect(of('2024-01-01', '2030', '0050')).toContain('1 before its first day, 2 after its last');
    expect(of('2022', '2025/..', null).startsWith('Beyond the timeline: 1 after')).toBe(true);
    // What came after can be chosen, too.
    const layer = ownLayer('x', [ownFeature(1, {}, '2024-02'), ownFeature(2, {}, '2026'), ownFeature(3, {}, '2021')]);
    const reach = { from: axis.from, to: axis.to + 90 };
    expect(outsideWords(layer, axis, reach)).toBe(
      '1 begins after 31 December 2023, where the timeline ends now. “Show …” above goes on to them. Beyond the timeline: 1 after its last. It is on the map on no day that can be chosen.',
    );
  });
});

it('A value is a link only if it is a web address and nothing else', () => {
  expect(asLink(' https://example.org/a?b=c ')).toBe('https://example.org/a?b=c');
  for (const text of [
    'javascript:alert(1)',
    'see https://example.org',
    'data:text/html,x',
    'ftp://example.org/a',
    'https://',
    'http://a b',
    '//example.org',
  ])
    expect(asLink(text), text).toBeNull();
});
