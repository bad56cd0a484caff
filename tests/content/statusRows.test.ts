/** What a researcher reads of statuses that hold on one day: each says what it alone is about. */
import { describe, expect, it } from 'vitest';
import { valueTitle } from '../../src/domain/tableAtlas';
import { atlasRows } from '../../src/domain/tableKinds';
import type { TableWindow } from '../../src/domain/tableRows';
import { formatDay, parseDay, spanOfDay } from '../../src/domain/time';
import { allRecords } from '../../src/formats/publish/records';
import { statusRecords } from '../../src/formats/publish/statusRecords';
import { TABLE_WORDS } from '../../src/views/table/tableWords';
import { real } from '../fixtures/real-atlas';

const { index } = real;
const { opens } = index.atlas.meta;
const first = parseDay('2021-12-01') as number;
const daysOf = (day: number): TableWindow => ({ window: spanOfDay(day), mode: 'day' });
const rows = atlasRows('statuses', { index, days: daysOf(opens), horizon: { last: opens }, words: TABLE_WORDS });
const texts = Array.from({ length: rows.size }, (_, at) =>
  ['feature', 'part', 'status'].map((id) => rows.cell(at, id).text).join(' | '),
);

/** The rows of statuses that hold on a day: feature, part and status. */
function rowsOn(day: number): readonly string[] {
  return texts.filter((_, at) => rows.isOnDays(at, daysOf(day)));
}

describe('A status of some stretches', () => {
  it('has a row for those that were there on the same of its days, with these days', () => {
    const guarded = Array.from({ length: rows.size }, (_, at) =>
      ['part', 'status', 'from', 'to', 'edtf'].map((id) => rows.cell(at, id).text),
    );
    expect(
      guarded.filter(([part, status]) => status === 'under peacekeepers' && part?.includes('Shared stretch')),
    ).toEqual([
      [
        expect.stringContaining('Shared stretch'),
        'under peacekeepers',
        '10 Nov 2020',
        'no end by 27 Jul 2023',
        '2020-11-10/',
      ],
    ]);
    expect(
      guarded.filter(([part, status]) => status === 'under peacekeepers' && part?.startsWith('New alignment')),
    ).toEqual([
      [
        'New alignment from the Hakari bridge',
        'under peacekeepers',
        '30 Aug 2022',
        'no end by 27 Jul 2023',
        '2022-08-30/',
      ],
    ]);
  });
});

describe('A status after which the record goes no further', () => {
  it('says so in the row as it is saved, where its end is a date', () => {
    const { checked } = index.atlas.meta;
    const all = atlasRows('statuses', { index, days: daysOf(checked), horizon: { last: checked }, words: TABLE_WORDS });
    const ends = Array.from({ length: all.size }, (_, at) => [all.cell(at, 'to').text, all.cell(at, 'doubt').text]);
    const atLeast = ends.filter(([to]) => to?.startsWith('at least'));
    expect(atLeast.length).toBeGreaterThan(3);
    expect(ends.filter(([, doubt]) => doubt?.endsWith('the record goes no further'))).toEqual(atLeast);
    const flights = statusRecords(allRecords(index, real.geometry)).filter(
      ({ feature_id, status }) => feature_id === 'turkiye-armenia-flights' && status !== 'unrecorded',
    );
    const told = new Set(flights.map(({ status, to, to_at_least }) => `${status} ${to} ${to_at_least}`));
    expect([...told]).toEqual(['suspended 2022-02-01 false', 'open 2023-07-27 true']);
  });
});

describe('Statuses of one feature on one day', () => {
  it('read differently in the table on each day of the article', () => {
    expect(rowsOn(opens).length).toBeGreaterThan(40);
    const alike = new Set<string>();
    for (let day = first; day <= opens; day++) {
      const held = rowsOn(day);
      for (const [at, row] of held.entries()) if (held.indexOf(row) < at) alike.add(`${formatDay(day)}: ${row}`);
    }
    expect([...alike]).toEqual([]);
  });

  it('say at the Lachin checkpoint which traffic was suspended, in the table and in the published file', () => {
    expect(rowsOn(parseDay('2023-07-12') as number).filter((row) => row.startsWith('Lachin checkpoint'))).toEqual([
      'Lachin checkpoint |  | under Azerbaijani control',
      'Lachin checkpoint | cargo | restricted',
      'Lachin checkpoint | patients | suspended',
      'Lachin checkpoint | all but patients | suspended',
    ]);
    const told = statusRecords(allRecords(index, real.geometry)).filter(
      ({ feature_id, from }) => feature_id === 'lachin-checkpoint' && from === '2023-07-11',
    );
    expect(told.map(({ status, traffic }) => [status, traffic])).toEqual([
      ['suspended', 'patients'],
      ['suspended', 'all but patients'],
    ]);
  });
});

describe('The filter by status', () => {
  it('has the words of the rows', () => {
    const title = (status: string): string => valueTitle('status', status, { index, words: TABLE_WORDS });
    expect(['guarded', 'controlled', 'undelimited', 'closed'].map(title)).toEqual([
      'under peacekeepers',
      'under Azerbaijani control, checkpoint',
      'not delimited',
      'closed',
    ]);
  });
});
