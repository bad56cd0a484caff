/** Files of rows: what they say of themselves, so that nobody takes some rows for all, or a reader's own for the atlas's. */
import { describe, expect, it } from 'vitest';
import type { OwnLayer } from '../../../../src/domain/ownData';
import { inQuotes } from '../../../../src/domain/shorten';
import { atlasRows } from '../../../../src/domain/tableKinds';
import { CSV_LIMITS, LOOK_LIMITS } from '../../../../src/formats/own/ownCsv';
import { ownRows } from '../../../../src/domain/tableOwn';
import { OPEN_START } from '../../../../src/domain/time';
import {
  aboutFile,
  formatsOf,
  ownGeoJsonFile,
  publishedFile,
  recordsWords,
  type FileWords,
} from '../../../../src/views/table/tableFiles';
import type { FoundRows } from '../../../../src/views/table/tableModel.svelte';
import { frameWords, IN_A_FRAME, IN_FRAME, TABLE_WORDS } from '../../../../src/views/table/tableWords';
import { real } from '../../../fixtures/real-atlas';

const { index, geometry } = real;
const { title: atlasTitle, checked, licences } = index.atlas.meta;

const WORDS: FileWords = {
  title: 'Statuses',
  limits: ['Status: blocked', frameWords(IN_FRAME, [44.123, 38.5, 48.9, 41.25])],
  shortLimits: ['Status: blocked', 'in the map’s frame'],
  isMarked: false,
  own: null,
  address: 'https://example.org/#view=table',
  today: '2026-11-27',
};

/** Some rows of the statuses of the atlas. */
function statuses(count: number): FoundRows {
  const days = { window: { from: OPEN_START, to: checked + 1 }, mode: 'window' as const };
  const rows = atlasRows('statuses', { index, days, horizon: { last: checked }, words: TABLE_WORDS });
  return { rows, found: Uint32Array.from({ length: count }, (_, at) => at) };
}

const MINE: OwnLayer = {
  id: 'own-data-1',
  title: 'My “incidents”',
  file: { name: 'incidents 2023.csv', format: 'csv', bytes: 1 },
  features: [1, 2, 3].map((number) => ({ number, geometry: null, properties: { injured: number }, dates: null })),
  columns: [{ name: 'injured', type: 'number', filled: 3, values: [], hasMore: false, range: [1, 3] }],
  bounds: null,
  report: { found: 3, kept: 3, dated: 0, notes: [] },
};

describe('What stands beside a file of rows', () => {
  it('says of the atlas’s rows how many they are, the frame, the address and the licence', () => {
    const shown = statuses(4);
    const { name, text } = aboutFile(shown, 'From, ascending', WORDS, index);
    expect(name).toBe('statuses_status-blocked_in-the-map-s-frame.about.txt');
    expect(text.split('\n').slice(0, 6)).toEqual([
      `Statuses of “${atlasTitle}”: 4 of ${shown.rows.size} rows.`,
      'Filters: Status: blocked; in the map’s frame (west 44.123°, south 38.500°, east 48.900°, north 41.250°).',
      'Sorted by: From, ascending.',
      'Address of this view: https://example.org/#view=table',
      'Saved on 2026-11-27.',
      `Licence: ${licences.statement}`,
    ]);
  });

  it('says what an end means that is not told, where a row has one', () => {
    const { opens } = index.atlas.meta;
    const days = { window: { from: opens, to: opens + 1 }, mode: 'day' as const };
    const rows = atlasRows('statuses', { index, days, horizon: { last: opens }, words: TABLE_WORDS });
    const at = Array.from({ length: rows.size }, (_, each) => rows.key(each)).findLastIndex((key) =>
      key.startsWith('lachin-checkpoint/'),
    );
    const { text } = aboutFile({ rows, found: Uint32Array.of(at) }, '', WORDS, index);
    expect(text).toMatch(
      /\nAn empty last day, and EDTF without a second date \(2023-\S+\/\), mean “no end by 27 Jul 2023”\./,
    );
    expect(aboutFile(statuses(4), '', WORDS, index).text).not.toContain('An empty last day');
  });

  it('says that they are marked rows', () => {
    const marked = { ...WORDS, isMarked: true };
    const shown = statuses(4);
    const { name, text } = aboutFile(shown, '', marked, index);
    expect(name).toBe('statuses_marked-rows_status-blocked_in-the-map-s-frame.about.txt');
    expect(text).toContain(`: 4 marked rows of ${shown.rows.size}.\n`);
    expect(aboutFile(statuses(1), '', marked, index).text).toContain(`: 1 marked row of ${shown.rows.size}.\n`);
  });

  it('says of a reader’s own rows whose they are, and neither licence nor attribution of the atlas', () => {
    const words = { ...WORDS, title: MINE.title, limits: ['injured: at least 2'], own: MINE };
    const { text } = aboutFile({ rows: ownRows(MINE), found: Uint32Array.of(1, 2) }, '', words, index);
    expect(text.split('\n')).toEqual([
      '“My ‘incidents’”, data of the reader’s own from the file “incidents 2023.csv”: 2 of 3 rows.',
      `These rows are no part of the record of “${atlasTitle}” and not under its licence: on what terms they may be used is for those to say who made the data.`,
      'Filters: injured: at least 2.',
      'Sorted by: the order of the file.',
      'Address of this view: https://example.org/#view=table',
      'The address leads to the map without these rows, nor filters on their columns: they were in the reader’s browser alone.',
      'Saved on 2026-11-27.',
      CSV_LIMITS,
      LOOK_LIMITS,
      '',
    ]);
    expect(text).not.toContain(licences.own.title);
    const told = { ...words, own: { ...MINE, source: 'Monitors of the valley, CC BY 4.0' } };
    expect(aboutFile({ rows: ownRows(MINE), found: Uint32Array.of(1, 2) }, '', told, index).text.split('\n')[1]).toBe(
      `These rows are no part of the record of “${atlasTitle}” and not under its licence. Source and licence of “My ‘incidents’”, as its reader gives them: Monitors of the valley, CC BY 4.0.`,
    );
  });

  it('says what was done to a reader’s own file, in GeoJSON too', () => {
    const note = {
      kind: 'repaired',
      message: 'Latitude and longitude were exchanged.',
      where: 'row 42',
      count: 1,
    } as const;
    const own = { ...MINE, report: { ...MINE.report, notes: [note] } };
    const shown = { rows: ownRows(own), found: Uint32Array.of(2, 0) };
    const words = { ...WORDS, title: 'My incidents', limits: [], shortLimits: [], own };
    const done = [
      'What was done while the file was read:',
      '- Repaired: Latitude and longitude were exchanged. (row 42)',
    ];
    expect(aboutFile(shown, '', words, index).text.split('\n').slice(-3)).toEqual([...done, '']);
    const { name, text, count } = ownGeoJsonFile(shown, '', own, words, index);
    expect([name, count]).toEqual(['my-incidents.geojson', 2]);
    const { about, features } = JSON.parse(text) as {
      about: string[];
      features: { properties: { injured: number } }[];
    };
    expect(about.slice(-2)).toEqual(done);
    expect(features.map(({ properties }) => properties.injured)).toEqual([3, 1]);
  });

  it('says of some rows what was done to these, and to the file as a whole', () => {
    const note = (message: string, where: string | null, numbers?: readonly number[]) =>
      ({ kind: 'repaired', message, where, count: 1, ...(numbers ? { numbers } : {}) }) as const;
    const notes = [
      note('Of the file.', null),
      note('Of others.', 'row 2', [2]),
      note('Of both.', 'rows 1 and 2', [1, 2]),
      note('Of these.', 'row 3', [3]),
    ];
    const own = { ...MINE, report: { ...MINE.report, found: 9, notes } };
    const words = { ...WORDS, title: 'My incidents', limits: [], shortLimits: [], own };
    const linesOf = (...found: readonly number[]): readonly string[] => {
      const { text } = ownGeoJsonFile({ rows: ownRows(own), found: Uint32Array.from(found) }, '', own, words, index);
      const { about } = JSON.parse(text) as { about: string[] };
      return about.slice(about.indexOf('What was done while the file was read:') + 1);
    };
    expect(linesOf(2, 0)).toEqual([
      '- Repaired: Of the file.',
      '- Repaired: Of both. (of these row 1)',
      '- Repaired: Of these. (row 3)',
    ]);
    expect(linesOf(0, 1, 2).slice(-4)).toEqual([
      '- Repaired: Of the file.',
      '- Repaired: Of others. (row 2)',
      '- Repaired: Of both. (rows 1 and 2)',
      '- Repaired: Of these. (row 3)',
    ]);
  });

  it('is also in files that have a place for it: not “all records”, but which rows', async () => {
    const [, geoJson] = formatsOf('statuses');
    if (!geoJson) throw new Error('There is no GeoJSON of statuses.');
    const shown = statuses(2);
    const words = { ...WORDS, isMarked: true };
    const { text } = await publishedFile(geoJson, 'statuses', shown, index, () => Promise.resolve(geometry), words);
    const said = JSON.stringify(JSON.parse(text));
    expect(said).toContain(
      `"filter":"Statuses: 2 marked rows of ${shown.rows.size}. Filters: Status: blocked; in the map’s frame (west 44.123°, south 38.500°, east 48.900°, north 41.250°)."`,
    );
    expect(said).toContain('"taken":"2026-11-27"');
    expect(said).toContain('"permalink":"https://example.org/#view=table"');
  });
});

describe('The number of records of a file of rows', () => {
  /** What is said of each format of a kind of rows, and how many records it has. */
  function toldOf(
    kind: 'statuses' | 'features' | 'events' | 'places',
    take: (keys: readonly string[]) => readonly number[],
  ): readonly string[] {
    const days = { window: { from: OPEN_START, to: checked + 1 }, mode: 'window' as const };
    const rows = atlasRows(kind, { index, days, horizon: { last: checked }, words: TABLE_WORDS });
    const found = Uint32Array.from(take(Array.from({ length: rows.size }, (_, at) => rows.key(at))));
    return formatsOf(kind).map((format) => recordsWords(format, kind, { rows, found }, index));
  }
  const all = (keys: readonly string[]): readonly number[] => keys.map((_, at) => at);
  const borders = 'borders, and areas drawn from them,';

  it('is told with the reason where it is not that of the rows', () => {
    const parts = 'a status of several parts is a';
    expect(toldOf('statuses', all)).toEqual([
      `145 lines: ${parts} line for each.`,
      `101 records: ${parts} shape for each; ${borders} are not in it.`,
    ]);
    expect(toldOf('features', all)).toEqual([
      `11 records: ${borders} are not in it.`,
      `15 records: ${borders} alone are in it.`,
    ]);
    expect([...toldOf('events', all), ...toldOf('places', all)]).toEqual(['', '', '', '']);
  });

  it('is not told of statuses of a feature that is in one piece', () => {
    const ofOne = (keys: readonly string[]): readonly number[] =>
      keys.flatMap((key, at) => (key.startsWith('lachin-checkpoint/') ? [at] : []));
    expect(toldOf('statuses', ofOne)).toEqual(['', '']);
  });
});

describe('The map’s frame in words', () => {
  it('has more decimals where it is narrow, and longitudes that a map has', () => {
    expect(frameWords(IN_FRAME, [46.51, 39.601, 46.9, 39.9])).toBe(
      'in the map’s frame (west 46.510°, south 39.601°, east 46.900°, north 39.900°)',
    );
    expect(frameWords(IN_A_FRAME, [170, -0.001, 190, 10])).toBe(
      'in a frame (west 170.000°, south -0.001°, east -170.000°, north 10.000°)',
    );
  });
});

describe('Words between quotation marks', () => {
  it('have none of the same kind', () => {
    expect(inQuotes('Words: “casualties 2”')).toBe('Words: ‘casualties 2’');
  });
});
