import { describe, expect, it } from 'vitest';
import { POSITION_TITLES } from '../../../../src/domain/ownPositions';
import { isoDate } from '../../../../src/domain/time';
import { readCoordinate } from '../../../../src/formats/import/coordinateText';
import { DATE_NOTES } from '../../../../src/formats/import/featureDates';
import { missingDays, RowBits } from '../../../../src/formats/import/missingDays';
import type { TableAnswer, TableQuestion } from '../../../../src/formats/import/outcome';
import { TABLE_NOTES } from '../../../../src/formats/import/table';
import { imported } from '../../../helpers/importing';

const CSV = 'name,lat,lon,start,end,kind\nA,39.6,46.5,2020-11-10,2022-08-30,post\nB,40,47,2023-04-23,,road\n';

/** Rows as a question has them, counted from 0. */
function rowSet(...rows: readonly number[]): Uint8Array {
  const set = new RowBits();
  for (const row of rows) set.add(row);
  return set.bits;
}
const none = rowSet();

describe('A table', () => {
  it('is asked about, and read with its dates', async () => {
    const { layers, features, question, notes } = await imported('Incidents.csv', CSV);
    expect(question).toEqual({
      name: 'Incidents.csv',
      columns: ['name', 'lat', 'lon', 'start', 'end', 'kind'],
      rows: [
        ['A', '39.6', '46.5', '2020-11-10', '2022-08-30', 'post'],
        ['B', '40', '47', '2023-04-23', '', 'road'],
      ],
      count: 2,
      gaps: [none, none, none, none, rowSet(1), none],
      coarse: Array.from({ length: 6 }, () => none),
      twoWays: [false, false, false, false, false, false],
      dateLike: ['start', 'end'],
      guess: {
        columns: { latitude: 'lat', longitude: 'lon', start: 'start', end: 'end', label: 'name', group: 'kind' },
        numberDates: 'none',
        first: 'day',
      },
      doubts: ['“end” is empty in some rows: say whether they go on to this day or lasted one day.'],
    });
    expect(notes).toEqual(['told: 1 row has no last day and is shown from its first day on. (row 3)']);
    expect(layers[0]).toMatchObject({ title: 'Incidents', report: { found: 2, kept: 2, dated: 2 } });
    expect(features[1]).toMatchObject({
      // As a spreadsheet counts: the first row has the names.
      number: 3,
      geometry: { type: 'Point', coordinates: [47, 40] },
      properties: { name: 'B', lat: 40, lon: 47, start: '2023-04-23', end: null, kind: 'road' },
      dates: { edtf: '2023-04-23/..' },
      folders: ['road'],
    });
  });

  it('knows which rows have one of their days alone, by any choice of columns, and which of these give a month or year', async () => {
    const rows =
      'lat,lon,start,end,seen\n40,46,2023-01-02,2023-01-03,\n40,46,2023-03,,\n40,46,2023-05-06,,\n40,46,,,\n40,46,,2023,\n40,46,,2023-06-07,2023-06\n';
    const { question } = await imported('x.csv', rows);
    const asked = question as unknown as TableQuestion;
    // The fourth row has neither: nothing is asked about it.
    expect(missingDays(asked, { start: 'start', end: 'end' })).toEqual({
      end: { count: 2, coarse: 1 },
      start: { count: 2, coarse: 1 },
    });
    expect(missingDays(asked, { start: 'start' })).toEqual({
      end: { count: 3, coarse: 1 },
      start: { count: 0, coarse: 0 },
    });
    // A date beside a last day is the first.
    expect(missingDays(asked, { end: 'end', date: 'seen' })).toEqual({
      end: { count: 0, coarse: 0 },
      start: { count: 2, coarse: 1 },
    });
    const undated = await imported('y.csv', 'lat,lon,start,end\n40,46,2023-01-02,2023-01-03\n40,46,,\n');
    expect(missingDays(undated.question as unknown as TableQuestion, { start: 'start', end: 'end' })).toEqual({
      end: { count: 0, coarse: 0 },
      start: { count: 0, coarse: 0 },
    });
  });

  it('leaves out rows that have nothing in any cell, and says which', async () => {
    const rows = `${CSV},,,,,\n , ,\t,,,\n\nC,40,47,2023-05-01,2023-05-02,post\n,,,,,\n`;
    const { features, question, notes } = await imported('x.csv', rows);
    expect(features.map(({ number }) => number)).toEqual([2, 3, 7]);
    expect(question).toMatchObject({ count: 3, gaps: [none, none, none, none, rowSet(1), none] });
    expect(notes).toContain(`dropped: ${TABLE_NOTES.empty} (rows 4, 5 and 8)`);
  });

  it('shows a row without a last day on its first day alone, if the reader says that it lasted one day', async () => {
    const rows = `${CSV}C,40,47,2023-05,,post\nD,40,47,2023-05-01,present,post\nE,40,47,,2023-05-01,post\n`;
    const { features, notes } = await imported('x.csv', rows, ({ guess }) => ({ ...guess, withoutEnd: 'one-day' }));
    expect(features.map(({ dates }) => dates?.edtf)).toEqual([
      '2020-11-10/2022-08-30',
      '2023-04-23',
      '2023-05',
      '2023-05-01/..',
      '../2023-05-01',
    ]);
    expect(notes).toEqual([
      'told: 2 rows have no last day and are shown at their first date alone; of 1 that is a month or year, which counts as the whole. (rows 3 and 4)',
      'told: 1 row has no first day and is shown on all days up to its last. (row 6)',
    ]);
  });

  it('says in one remark which rows have no last day, twenty of them by number, and of none that says that it goes on', async () => {
    const row = 'B,40,47,2023-04-23,,road\n';
    const rows = Array.from({ length: 20 }, (_, at) => row.replace('B', `B${at}`)).join('');
    const { layers } = await imported('x.csv', `${CSV}${row.replace(',,', ',present,')}${rows}`);
    expect(layers[0]?.report.notes).toEqual([
      {
        kind: 'told',
        message: '21 rows have no last day and are shown from their first day on.',
        where: `rows 3, ${Array.from({ length: 19 }, (_, at) => at + 5).join(', ')} and more`,
        count: 21,
        numbers: [3, ...Array.from({ length: 20 }, (_, at) => at + 5)],
      },
    ]);
    // Dates in one column have no last day to lack.
    expect((await imported('x.csv', 'date,lat,lon\n2023-05-01,1,2\n')).notes).toEqual([]);
  });

  it('asks about rows that have a last day and no first, and says that they are there before it', async () => {
    const rows = `${CSV}C,40,47,,2023-05-01,post\nD,40,47,,,post\n`;
    const asked = await imported('x.csv', rows);
    expect(asked.question?.doubts).toContain(
      '“start” is empty in rows that have “end”: say whether they were there before or lasted one day.',
    );
    expect(asked.features.map(({ dates }) => dates?.edtf)).toEqual([
      '2020-11-10/2022-08-30',
      '2023-04-23/..',
      '../2023-05-01',
      undefined,
    ]);
    const goesOn = 'told: 1 row has no last day and is shown from its first day on. (row 3)';
    expect(asked.notes).toEqual([
      goesOn,
      'told: 1 row has no first day and is shown on all days up to its last. (row 4)',
    ]);
    const alone = await imported('x.csv', rows, ({ guess }) => ({ ...guess, withoutStart: 'one-day' }));
    expect([alone.features[2]?.dates?.edtf, alone.notes]).toEqual([
      '2023-05-01',
      [goesOn, 'told: 1 row has no first day and is shown at its last date alone. (row 4)'],
    ]);
    const month = rows.replace('B,40,47,2023-04-23,,road\n', '').replace('2023-05-01', '2023-05');
    expect((await imported('x.csv', month, ({ guess }) => ({ ...guess, withoutStart: 'one-day' }))).notes).toEqual([
      'told: 1 row has no first day and is shown at its last date alone: this is a month or year, which counts as the whole. (row 3)',
    ]);
    // A month in which something began is no whole one.
    expect((await imported('x.csv', CSV.replace('2023-04-23', '2023-04'))).notes).toEqual([goesOn]);
    // A row without any date lacks no first day.
    const none = await imported('x.csv', `${CSV}D,40,47,,,post\n`);
    expect(none.question?.doubts.join()).not.toContain('start');
  });

  it('reads months with a full stop in a file of decimal commas, and does not count them among its numbers', async () => {
    const rows = (dates: readonly string[]): string =>
      ['name;datum;lat;lon;wert', ...dates.map((date, at) => `${at};${date};40,${at + 1};46,2;3,5`)].join('\n');
    const months = await imported('x.csv', rows(['3.2022', '12.2020', '10.2023']));
    expect(months.features.map(({ dates }) => dates?.edtf)).toEqual(['2022-03', '2020-12', '2023-10']);
    expect(months.features.map(({ properties }) => [properties['datum'], properties['wert']])).toEqual([
      ['3.2022', 3.5],
      ['12.2020', 3.5],
      ['10.2023', 3.5],
    ]);
    // Years as numbers, of which most of the other numbers are, are read as years beside them.
    const mixed = await imported('x.csv', rows(['3.2022', '4.2022', '5.2022', '850']));
    expect([mixed.question?.guess.numberDates, mixed.features.at(-1)?.dates?.edtf]).toEqual(['years', '0850']);
  });

  it('takes its one date for the first day beside a last day, and names dates that are not used', async () => {
    const rows =
      'id,event_date,end_date,entered,lat,lon,code,ratio\nA,2023-05-01,2023-05-03,2024-01-01,1,2,C1001,12.2022\nB,2023-05-02,,2024-01-02,1,2,C1002,1.2021\n';
    const { question, features, notes } = await imported('x.csv', rows);
    expect(question?.guess.columns).toMatchObject({ start: 'event_date', end: 'end_date' });
    expect(question?.dateLike).toEqual(['event_date', 'end_date', 'entered']);
    expect(features.map(({ dates }) => dates?.edtf)).toEqual(['2023-05-01/2023-05-03', '2023-05-02/..']);
    expect(notes).toContain('told: “entered” looks like dates and is not used.');
    // A reader who leaves the date in its own field means the same.
    const ways = { numberDates: 'none', first: 'day', withoutEnd: 'one-day' } as const;
    const [latitude, longitude, end] = ['lat', 'lon', 'end_date'];
    const date = await imported('x.csv', rows, () => ({
      ...ways,
      columns: { latitude, longitude, date: 'event_date', end },
    }));
    expect(date.features.map(({ dates }) => dates?.edtf)).toEqual(['2023-05-01/2023-05-03', '2023-05-02']);
    const none = await imported('x.csv', rows, () => ({ ...ways, columns: { latitude, longitude, end } }));
    expect(none.notes).toContain('told: “event_date” and “entered” look like dates and are not used.');
    // An empty column of first days is none, and a record was not begun when it was written down.
    const empty = await imported('x.csv', 'date_from,datum,end,lat,lon\n,2023-05-01,2023-05-03,1,2\n');
    expect(empty.question?.guess.columns).toMatchObject({ start: 'datum', end: 'end' });
    const written = await imported('x.csv', 'published,end,lat,lon\n2024-05-01,2023-05-03,1,2\n');
    expect(written.features[0]?.dates?.edtf).toBe('../2023-05-03');
    // What was saved here has its dates in EDTF, and in other columns the same again.
    const saved = await imported('x.csv', 'From,To,EDTF,lat,lon\n2023-05-01,2023-05-03,2023-05-01/2023-05-03,1,2\n');
    expect(saved.notes).toEqual([]);
  });

  it('keeps which column the reader calls the name, and guesses none that has sentences', async () => {
    const rows = `id,location,description,lat,lon\n1,Goris,${'Two men went. '.repeat(20)},1,2\n`;
    const called = async (answer?: (question: TableQuestion) => TableAnswer): Promise<unknown> =>
      (await imported('x.csv', rows, answer)).layers[0]?.columns
        .filter(({ readAs }) => readAs === 'name')
        .map(({ name }) => name);
    expect(await called()).toEqual(['location']);
    expect(await called(({ guess }) => ({ ...guess, columns: { ...guess.columns, label: 'id' } }))).toEqual(['id']);
    const { question } = await imported('x.csv', rows.replace('location', 'spot'));
    expect(question?.guess.columns.label).toBeUndefined();
  });

  it('reads decimal commas as such, also where some numbers have a point, and says so', async () => {
    const mixed = 'name;lat;lon;dead;note\nA;39,6;46,5;1,5;1,5\nB;40.25;47;2.25;2\nC;40;47;3;x\n';
    const { features, notes } = await imported('x.csv', mixed);
    expect(features.map(({ geometry }) => geometry)).toMatchObject([
      { coordinates: [46.5, 39.6] },
      { coordinates: [47, 40.25] },
      { coordinates: [47, 40] },
    ]);
    expect(features.map(({ properties }) => [properties['lat'], properties['dead'], properties['note']])).toEqual([
      [39.6, 1.5, '1,5'],
      [40.25, 2.25, '2'],
      [40, 3, 'x'],
    ]);
    expect(notes).toEqual([
      `told: ${TABLE_NOTES.commas} As written: “dead: 1,5”.`,
      `told: ${TABLE_NOTES.comma} As written: “46,5 39,6”. (row 2)`,
    ]);
    const wkt = await imported('x.csv', 'name;wkt\nA;POINT (46,5 39,6)\nB;POINT (47 40)\n');
    expect(wkt.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [46.5, 39.6] });
    expect(wkt.notes.join()).toContain(TABLE_NOTES.comma);
  });

  it('doubts rows that decimal commas have torn apart', async () => {
    const { question } = await imported('x.csv', 'name,lat,lon\nA,39,64,46,55\nB,39,7,46,5\n');
    expect(question?.doubts[0]).toMatch(/more cells than there are names.* decimal comma\? .*semicolons/);
  });

  it('asks nothing about last days when all are there', async () => {
    const { question } = await imported('x.csv', CSV.replace('2023-04-23,,', '2023-04-23,2023-04-24,'));
    expect(question?.doubts).toEqual([]);
  });

  it.each([
    ['semicolons and decimal commas', CSV.replaceAll(',', ';').replace('39.6', '39,6').replace('46.5', '46,5')],
    ['tabs', CSV.replaceAll(',', '\t')],
    ['bars', CSV.replaceAll(',', '|')],
    ['a line that names the sign', `sep=;\r\n${CSV.replaceAll(',', ';').replaceAll('\n', '\r\n')}`],
    ['old line ends', CSV.replaceAll('\n', '\r')],
    ['mixed line ends and a byte order mark', `\ufeff${CSV.replace('\n', '\r\n')}`],
    ['quotes', CSV.replaceAll(/[^,\n]+/g, '"$&"')],
    ['no line end at the end, and empty lines', `\n${CSV.trim()}`],
  ])('with %s gives the same', async (_, text) => {
    const { features } = await imported('x.csv', text);
    expect(features[0]).toMatchObject({
      geometry: { type: 'Point', coordinates: [46.5, 39.6] },
      properties: { name: 'A', kind: 'post' },
      dates: { edtf: '2020-11-10/2022-08-30' },
    });
    expect(features).toHaveLength(2);
  });

  it('is read in other character sets', async () => {
    const bytes = Uint8Array.from('name,lat,lon\nCafé à côté,39.6,46.5\n', (letter) => letter.charCodeAt(0));
    expect((await imported('x.csv', bytes)).features[0]?.properties['name']).toBe('Café à côté');
    const units = Uint16Array.from('\ufeffname\tlat\tlon\nŞuşa\t39.7\t46.7\n', (letter) => letter.charCodeAt(0));
    expect((await imported('x.txt', new Uint8Array(units.buffer))).features[0]?.properties['name']).toBe('Şuşa');
  });

  it('reads cells with line breaks and quotation marks, across pieces of the file', async () => {
    const long = 'x'.repeat(800_000);
    const { features } = await imported(
      'x.csv',
      `name,lat,lon\n"a ""b""\nc, d",1,2\n"${long}\n",3,4\n"${long}",3,4\nlast,5,6\n`,
    );
    expect(features.map(({ properties }) => String(properties['name']).length)).toEqual([
      10,
      long.length,
      long.length,
      4,
    ]);
    expect(features[0]?.properties['name']).toBe('a "b"\nc, d');
    expect(features.map(({ number }) => number)).toEqual([2, 3, 4, 5]);
  });

  it('loses no row to a quotation mark that nothing closes', async () => {
    const { features, notes } = await imported('x.csv', 'name,lat,lon\nA,1,2\n"B,3,4\nC,5,6\n"D",7,8\n');
    expect(
      features.map(({ geometry }) => geometry && 'coordinates' in geometry && geometry.coordinates),
    ).toContainEqual([8, 7]);
    expect(features.at(-1)?.properties['name']).toBe('D');
    expect(notes.some((note) => /quotation mark/.test(note))).toBe(true);
  });

  it('loses no row to a quotation mark that nothing closes to the end of the file', async () => {
    const { features, notes } = await imported('x.csv', 'name,lat,lon\nA,1,2\n"B,3,4\nC,5,6\n');
    expect(features.map(({ properties }) => properties['name'])).toEqual(['A', '"B', 'C']);
    expect(notes).toEqual([`repaired: ${TABLE_NOTES.open} (row 3)`]);
  });

  it('keeps cells beyond the columns, and rows that are too short', async () => {
    const { features, notes } = await imported('x.csv', 'name,lat,lon\nA,1,2,more\nB\n');
    expect(features[0]?.properties).toEqual({ name: 'A', lat: 1, lon: 2, 'Column 4': 'more' });
    expect(features[1]).toMatchObject({ geometry: null, properties: { name: 'B', lat: null } });
    expect(notes).toContain(`told: ${TABLE_NOTES.short} (row 3)`);
  });

  it('says which rows are longer or shorter than the first, and not that others are short', async () => {
    const { features, notes, question } = await imported(
      'x.csv',
      'lat,lon,name\n40,45,A,x\n41,45,B\n42,45,C,,\n43,45,,,y\n44,45\n',
    );
    expect(features.map(({ properties }) => [properties['Column 4'], properties['Column 5']])).toEqual([
      ['x', null],
      [null, null],
      [null, null],
      [null, 'y'],
      [null, null],
    ]);
    expect(notes).toEqual([`told: ${TABLE_NOTES.long} (rows 2 and 5)`, `told: ${TABLE_NOTES.short} (row 6)`]);
    expect(question?.doubts.join()).not.toContain('more cells');
    // Signs at the end of each row that nothing follows shift no value.
    const ended = await imported('x.csv', 'lat,lon,name\n40,45,A,\n41,45,B,\n');
    expect([ended.notes, ended.question?.doubts.join()]).toEqual([[], expect.not.stringContaining('more cells')]);
  });

  it('says of a row with cells without end that they were left out', async () => {
    const { features, notes } = await imported('x.csv', `lat,lon,name\n40,45,A\n41,45,B${',x'.repeat(3000)}\n`);
    expect(features.map(({ properties }) => Object.keys(properties).length)).toEqual([3, 3]);
    expect(notes).toEqual([`dropped: ${TABLE_NOTES.wide} (row 3)`]);
  });

  it('takes the columns with the places on the map, as tables have them that were saved here', async () => {
    const { question } = await imported(
      'x.csv',
      `lat,lon,${POSITION_TITLES.lat},${POSITION_TITLES.lon}\n46,39,39,46\n`,
    );
    expect(question?.guess.columns).toMatchObject({ latitude: POSITION_TITLES.lat, longitude: POSITION_TITLES.lon });
  });

  it('names columns that have no name or the same, and reads a first row of values as such', async () => {
    const twice = await imported('x.csv', 'a,a,,__proto__,lat,lon\n1,2,3,4,5,6\n');
    expect(twice.features[0]?.properties).toEqual({ a: 1, 'a (2)': 2, 'Column 3': 3, _proto_: 4, lat: 5, lon: 6 });
    const headless = await imported('x.csv', '39.6,46.5,A\n40,47,B\n');
    expect(headless.features).toHaveLength(2);
    expect(headless.question?.columns).toEqual(['Column 1', 'Column 2', 'Column 3']);
    expect(headless.question?.doubts[0]).toMatch(/no names/);
  });

  it('keeps numbers that are names as they are written', async () => {
    const { features, layers } = await imported('x.csv', 'code,n,lat,lon,yes\n007,1.5,1,2,true\n010,2,3,4,FALSE\n');
    expect(features[0]?.properties).toEqual({ code: '007', n: 1.5, lat: 1, lon: 2, yes: true });
    expect(layers[0]?.columns.map(({ type }) => type)).toEqual(['text', 'number', 'number', 'number', 'truth']);
  });

  it('reads well-known text and GeoJSON in cells', async () => {
    const rows = [
      'A;POINT (46.5 39.6)',
      'B;SRID=4326;LINESTRING(1 2, 3 4)',
      'C;POINT EMPTY',
      'D;POLYGON((0 0',
      'E;"{""type"":""Point"",""coordinates"":[1,2]}"',
    ];
    const { features, notes } = await imported('x.csv', `name;wkt\n${rows.join('\n').replace('B;SRID=4326;', 'B;')}\n`);
    expect(features.map(({ geometry }) => geometry?.type)).toEqual([
      'Point',
      'LineString',
      undefined,
      undefined,
      'Point',
    ]);
    expect(notes).toContain(`dropped: ${TABLE_NOTES.shape} As written: “POLYGON((0 0”. (row 5)`);
  });

  it('says what is wrong with coordinates, and keeps their rows', async () => {
    const { features, notes, question } = await imported('x.csv', 'name,lat,lon\nA,39.6,46.5\nB,nowhere,1\nC,,\n');
    expect(features.map(({ geometry }) => geometry !== null)).toEqual([true, false, false]);
    expect(notes).toContain(`dropped: ${TABLE_NOTES.coordinates} As written: “1, nowhere”. (row 3)`);
    expect(question?.doubts.join()).toMatch(/coordinates are no numbers/);
  });

  it('reads it as the reader answers', async () => {
    const { features } = await imported('x.csv', 'a,b,when,other\nA,39.6,46.5,2023\n', () => ({
      columns: { latitude: 'b', longitude: 'when', date: 'other', start: 'no such column' },
      numberDates: 'none',
      first: 'day',
    }));
    expect(features[0]).toMatchObject({ geometry: { coordinates: [46.5, 39.6] }, dates: { edtf: '2023' } });
  });

  describe('with dates', () => {
    const dated = async (
      ...written: string[]
    ): Promise<{ edtf: (string | undefined)[]; question: string; notes: string }> => {
      const { features, question, notes } = await imported(
        'x.csv',
        `date;lat;lon\n${written.map((each) => `${each};1;2`).join('\n')}\n`,
      );
      return {
        edtf: features.map(({ dates }) => dates?.edtf),
        question: `${question?.guess.numberDates} ${question?.guess.first} ${question?.doubts.join(' ')}`,
        notes: notes.join(),
      };
    };

    it('asks which number is the day only if nothing tells', async () => {
      const open = await dated('4/5/2023', '1/2/2023');
      expect(open.question).toMatch(/^none day .*two ways/);
      expect(open.edtf).toEqual(['2023-05-04', '2023-02-01']);
      const days = await dated('4/5/2023', '13/5/2023');
      expect(days.question).toBe('none day ');
      const months = await dated('4/5/2023', '5/13/2023');
      expect(months).toMatchObject({ question: 'none month ', edtf: ['2023-04-05', '2023-05-13'] });
      expect((await dated('4.5.2023')).question).toBe('none day ');
    });

    it('looks at all rows for dates that can be read in two ways, and for the one that tells', async () => {
      const many = Array.from({ length: 3000 }, () => '2023-05-01');
      const at = async (...last: string[]): Promise<unknown> => {
        const { question } = await imported(
          'x.csv',
          `date;lat;lon\n${[...many, ...last].map((each) => `${each};1;2`).join('\n')}\n`,
        );
        return [question?.twoWays, question?.guess.first, question?.doubts.length];
      };
      expect(await at('4/5/2023')).toEqual([[true, false, false], 'day', 1]);
      expect(await at('4/5/2023', '5/13/2023')).toEqual([[true, false, false], 'month', 0]);
      expect(await at('4.5.2023', '14/5/2023')).toEqual([[true, false, false], 'day', 0]);
      expect(await at('14/5/2023')).toEqual([[false, false, false], 'day', 0]);
    });

    it('asks about numbers of a spreadsheet, and reads them as its days', async () => {
      const read = await dated('44927', '45047.75');
      expect(read.question).toMatch(/^excel-1900 day .*spreadsheet/);
      expect(read.edtf).toEqual(['2023-01-01', '2023-05-01']);
      const { features } = await imported('x.csv', 'date,lat,lon\n43585,1,2\n', ({ guess }) => ({
        ...guess,
        numberDates: 'excel-1904',
      }));
      expect(features[0]?.dates?.edtf).toBe('2023-05-01');
    });

    it('takes years as they are written, before the year 100 and before the year 1', async () => {
      expect((await dated('0050', '50', '-43', '1950')).edtf).toEqual(['0050', '0050', '-0043', '1950']);
      const { dates } = (await imported('x.csv', 'date,lat,lon\n0050-03-01,1,2\n')).features[0] ?? {};
      expect(dates && isoDate(dates.from)).toBe('0050-03-01');
    });

    it.each([
      [
        'one shows it',
        ['2023-05-01', '8/4/2023', '21/3/2023', '10/12/2022', '4/4/2023', '1/10/2022'],
        '“8/4/2023” and 2 others are read day first, because “21/3/2023” (row 4) can be read in no other way.',
      ],
      [
        'one shows it, and one other',
        ['3/21/2023', '8/4/2023', '8/5/2023'],
        '“8/4/2023” and 1 other are read month first, because “3/21/2023” (row 2) can be read in no other way.',
      ],
      [
        'some show one and some the other',
        ['21/3/2023', '22/3/2023', '8/4/2023', '3/21/2023'],
        '“8/4/2023” is read day first, as “21/3/2023” (row 2) must be; but “3/21/2023” (row 5) can only be read month first.',
      ],
      [
        'none shows it',
        ['8/4/2023'],
        '“8/4/2023” is read day first; none of the dates that were read shows which number is the day.',
      ],
      ['all say it', ['21/3/2023', '13/3/2023'], ''],
      ['full stops are between', ['8.4.2023', '21.3.2023'], ''],
    ])('says how day and month were told apart where %s', async (_, dates, words) => {
      expect((await dated(...dates)).notes).toBe(words && `told: ${words}`);
    });

    it('says that the reader wished another order than a date shows', async () => {
      const { notes, features } = await imported(
        'x.csv',
        'date,lat,lon\n8/4/2023,1,2\n21/3/2023,1,2\n',
        ({ guess }) => ({ ...guess, first: 'month' }),
      );
      expect(features.map((each) => each.dates?.edtf)).toEqual(['2023-08-04', '2023-03-21']);
      expect(notes).toEqual([
        'told: “8/4/2023” is read month first, although “21/3/2023” (row 3) can only be read day first.',
      ]);
    });

    it('says which cannot be read, and how many', async () => {
      const { edtf, notes } = await dated('2023-05-01', 'long ago', '31/2/2023', '5/4/23');
      expect(edtf).toEqual(['2023-05-01', undefined, undefined, undefined]);
      expect(notes).toBe(
        `dropped: ${DATE_NOTES.unreadable} As written: “long ago”, “31/2/2023”. (rows 3 and 4),dropped: ${DATE_NOTES.shortYear} As written: “5/4/23”. (row 5)`,
      );
    });

    it('says of a year of two figures, in figures or words, what is wrong with it and what to write', async () => {
      const { edtf, notes } = await dated('2023-05-01', '1 April 23', 'Apr 1, ’23', '01.05.23', 'Phase 23', 'May 2023');
      expect(edtf).toEqual(['2023-05-01', undefined, undefined, undefined, undefined, '2023-05']);
      expect(notes).toContain(`${DATE_NOTES.shortYear} As written: “1 April 23”, “Apr 1, ’23”, “01.05.23”.`);
      expect(notes).toContain(`${DATE_NOTES.unreadable} As written: “Phase 23”.`);
      expect(DATE_NOTES.shortYear).toContain('Write the year with four figures: 01/05/2023.');
    });
  });

  it.each([
    ['no rows', 'name,lat,lon\n', 'no rows'],
    ['zero bytes', 'a,b\n\0\0\0\0\0\0\0\0\0\0\0\0\0,\0\n', ''],
  ])('%s is refused', async (_, text, words) => {
    const { end, refusal } = await imported('x.csv', text);
    expect(end.type).toBe('refused');
    expect(refusal).toContain(words);
  });
});

describe('A coordinate', () => {
  it.each([
    ['40.5', 40.5],
    ['-40,5', -40.5],
    ['40°30′N', 40.5],
    ['40° 30\' 36" S', -40.51],
    ['40 30 36', 40.51],
    ['W 46.5', -46.5],
    ['46.5E', 46.5],
    ['40°30’36”', 40.51],
    ['', NaN],
    ['north', NaN],
    ['40°75′N', NaN],
  ])('%s', (text, degrees) => {
    if (Number.isNaN(degrees)) expect(readCoordinate(text)).toBeNaN();
    else expect(readCoordinate(text)).toBeCloseTo(degrees, 9);
  });
});
