import { check } from '@placemarkio/check-geojson';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { publishedFiles } from '../../../../src/build/publishedData';
import { excerptOf, wholeExcerpt, type Excerpt } from '../../../../src/domain/excerpt';
import { STATUS_WORDS } from '../../../../src/domain/model';
import { DESCRIPTIONS } from '../../../../src/formats/publish/archive';
import { readFileSizes } from '../../../../src/formats/publish/datapackage';
import { pathOf } from '../../../../src/formats/publish/format';
import { FORMATS } from '../../../../src/formats/publish/formats';
import { recordsOf } from '../../../../src/formats/publish/records';
import { initialSession } from '../../../../src/domain/session';
import { isoDate, spansOverlap, parseDay } from '../../../../src/domain/time';
import { selectView } from '../../../../src/domain/view';
import { writeCsv } from '../../../../src/formats/publish/csv';
import { faultsOfAnnotations, faultsOfCsl, faultsOfDatapackage, faultsOfLinkedPlaces } from '../../../fixtures/formats';
import { real } from '../../../fixtures/real-atlas';
import { compiled, tiny, tinyFiles } from '../../../fixtures/tiny-atlas';

interface Collection {
  readonly bbox?: readonly number[];
  readonly features: readonly {
    readonly id: string;
    readonly geometry: { readonly type: string; readonly coordinates: readonly (readonly number[])[][] } | null;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}
const tinyData = publishedFiles(tiny);
const file = (name: string, files = tinyData): string => files.get(name) as string;
const collection = (name: string, files = tinyData): Collection => JSON.parse(file(name, files)) as Collection;
const table = (name: string, files = tinyData): Record<string, string>[] =>
  parse(file(name, files), { columns: true, bom: true, relax_column_count: false }) as Record<string, string>[];
const named = (name: string, id: string): Collection['features'][number] | undefined =>
  collection(name).features.find((feature) => feature.id === id);

describe.each([
  ['the tiny atlas', tiny],
  ['the atlas', real],
])('The published data of %s', (_name, content) => {
  const files = publishedFiles(content);

  it.each(['features.geojson', 'borders.geojson', 'events.geojson', 'statuses.geojson', 'border-statuses.geojson'])(
    'opens in a GeoJSON linter: %s',
    (name) => {
      expect(() => check(file(name, files))).not.toThrow();
    },
  );

  it('opens in a strict CSV parser, every row with every field', () => {
    expect(table('events.csv', files)).toHaveLength(content.atlas.events.length);
    expect(table('statuses.csv', files).length).toBeGreaterThan(0);
  });

  it('begins tables with a byte order mark and has an address beside every source that has one', () => {
    for (const name of ['events.csv', 'statuses.csv']) {
      expect(file(name, files).codePointAt(0), name).toBe(0xfeff);
      for (const row of table(name, files)) {
        const addresses = (row['sources'] as string)
          .split(';')
          .map((id) => content.atlas.sources.find((source) => source.id === id)?.url ?? '');
        expect(row['source_urls']?.split(';'), `${name} ${row['sources']}`).toEqual(addresses);
      }
    }
  });

  it('has a row of statuses for each part a status holds for, none for another, and the same rows in all its files', () => {
    const rows = table('statuses.csv', files);
    const wanted = content.atlas.features.flatMap((feature) =>
      feature.statuses.flatMap(({ parts, span, status, note }) =>
        feature.parts
          .filter(({ id }) => !parts || parts.includes(id))
          .filter((part) => spansOverlap(part.span, span) && spansOverlap(part.span, feature.span))
          .map((part) => [feature.id, part.id, status, note].join()),
      ),
    );
    expect(rows.map((row) => [row['feature_id'], row['part_id'], row['status'], row['note']].join())).toEqual(wanted);
    const drawn = ['statuses.geojson', 'border-statuses.geojson'].flatMap((name) => collection(name, files).features);
    const key = (row: Readonly<Record<string, unknown>>): string =>
      ['feature_id', 'part_id', 'status', 'from', 'to', 'edtf', 'note'].map((name) => row[name] ?? '').join();
    expect(drawn.map(({ properties }) => key(properties)).sort()).toEqual(rows.map(key).sort());
  });

  it('gives every status the geometry of its part, and those of borders apart under the licence of theirs', () => {
    const bordering = new Set(collection('borders.geojson', files).features.map(({ id }) => id));
    for (const [name, apart] of [
      ['statuses.geojson', false],
      ['border-statuses.geojson', true],
    ] as const) {
      for (const { geometry, properties } of collection(name, files).features) {
        const { feature_id: id, part_id: part } = properties as Record<string, string>;
        expect(bordering.has(id as string), `${name} ${id}`).toBe(apart);
        expect(geometry?.type, `${name} ${part}`).toBe(content.geometry[part as string]?.type);
      }
    }
  });

  it('has an ISO date or null in every date, both ends included and in order', () => {
    const dates = [
      'features.geojson',
      'borders.geojson',
      'events.geojson',
      'statuses.geojson',
      'border-statuses.geojson',
    ]
      .flatMap((name) => collection(name, files).features)
      .flatMap(({ id, properties }) => [
        { id, start: properties['start_date'], end: properties['end_date'] },
        { id, start: properties['from'], end: properties['to'] },
        ...((properties['statuses'] ?? []) as { from: unknown; to: unknown }[]).map(({ from, to }) => ({
          id,
          start: from,
          end: to,
        })),
      ]);
    const isDate = (value: unknown): boolean =>
      value === null || value === undefined || parseDay(String(value)) !== null;
    expect(dates.filter(({ start, end }) => !isDate(start) || !isDate(end))).toEqual([]);
    expect(dates.filter(({ start, end }) => start && end && String(start) > String(end))).toEqual([]);
  });

  it('keeps to the standards', () => {
    expect(faultsOfCsl(JSON.parse(file('bibliography.csl.json', files)))).toEqual([]);
    expect(faultsOfDatapackage(JSON.parse(file('datapackage.json', files)))).toEqual([]);
    expect(faultsOfLinkedPlaces(JSON.parse(file('places.lpf.json', files)))).toEqual([]);
    expect(faultsOfAnnotations(JSON.parse(file('annotations.jsonld', files)))).toEqual([]);
  });

  it('holds every feature once, and every event', () => {
    const ids = [...collection('features.geojson', files).features, ...collection('borders.geojson', files).features]
      .map((feature) => feature.id)
      .sort();
    expect(ids).toEqual(content.atlas.features.map((feature) => feature.id).sort());
    expect(collection('events.geojson', files).features).toHaveLength(content.atlas.events.length);
  });

  it('names only sources and notes that there are', () => {
    const known = new Set((JSON.parse(file('bibliography.csl.json', files)) as { id: string }[]).map(({ id }) => id));
    const named = collection('features.geojson', files).features.flatMap(
      ({ properties }) => properties['sources'] as string[],
    );
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('Published data', () => {
  it('writes dates with both ends included and open ends as null, “..” in EDTF alone', () => {
    expect(named('features.geojson', 'mill-lane')?.properties).toMatchObject({
      start_date: '2009-04-01',
      end_date: null,
      edtf: '2009-04-01/..',
      precision_m: 500,
    });
    expect(named('features.geojson', 'reed-ford')?.properties['statuses']).toMatchObject([
      { from: null, to: '2010-12-31', edtf: '../2010-12-31', status: 'closed' },
      { from: '2010-05-10', to: '2010-05-20', status: 'temporary', sources: ['ferry-log'] },
      { from: '2011-01-01', to: null, edtf: '2011-01-01/..', status: 'open' },
    ]);
    expect(named('features.geojson', 'reed-ford')?.properties).toMatchObject({ start_date: null, end_date: null });
  });

  it('gives a status the days on which its part was there, with what that status alone rests on', () => {
    const lane = table('statuses.csv').filter((row) => row['feature_id'] === 'mill-lane');
    expect(lane.map((row) => [row['part_id'], row['status'], row['from'], row['to'], row['edtf']])).toEqual([
      ['mill-lane-old', 'open', '2009-04-01', '2010-07-15', '2009-04-01/2010-07-15'],
      ['mill-lane-new', 'open', '2010-07-16', '', '2010-07-16/..'],
      ['mill-lane-new', 'blocked', '2010-07-16', '2010-07-31', '2010-07-16/2010-07-31'],
    ]);
    expect(lane.map((row) => [row['sources'], row['source_urls']])).toEqual([
      ['harbour-almanac', ''],
      ['harbour-almanac', ''],
      ['ferry-log', 'https://example.org/log'],
    ]);
    expect(lane[0]).toMatchObject({ feature_title: 'Mill lane', kind: 'route', passages: 'p02', note: 'In use.' });
    const drawn = collection('statuses.geojson').features.filter(
      ({ properties }) => properties['feature_id'] === 'mill-lane',
    );
    expect(drawn.map(({ geometry }) => geometry?.coordinates[1])).toEqual([
      [0.9, 0.7],
      [1.2, 0.8],
      [1.2, 0.8],
    ]);
    expect(drawn[1]?.properties).toMatchObject({ to: null, source_urls: [''], precision_m: 500 });
    expect(Object.keys(table('statuses.csv')[0] ?? {})).toEqual(
      'feature_id feature_title kind part_id status from to edtf precision primary note confidence sources source_urls passages one_sided traffic status_title to_at_least'.split(
        ' ',
      ),
    );
  });

  it('marks the status that the editor marked as the primary one', () => {
    const from = 'part: mill-lane-new, note: Works.';
    const files = publishedFiles(
      compiled({
        ...tinyFiles,
        'features.yaml': (tinyFiles['features.yaml'] as string).replace(from, `primary: true, ${from}`),
      }),
    );
    const marked = table('statuses.csv', files).filter((row) => row['primary'] === 'true');
    expect(marked.map((row) => [row['part_id'], row['status']])).toEqual([['mill-lane-new', 'blocked']]);
    const { features } = collection('statuses.geojson', files);
    expect(features.filter(({ properties }) => properties['primary'] === true)).toHaveLength(1);
    expect(features.filter(({ properties }) => properties['primary'] === false).length).toBeGreaterThan(1);
  });

  it('describes the columns of its tables in their order', () => {
    const { resources } = JSON.parse(file('datapackage.json')) as {
      resources: { path: string; schema?: { fields: { name: string; type: string }[]; primaryKey?: string } }[];
    };
    for (const { path, schema } of resources.filter(({ path }) => path.endsWith('.csv'))) {
      expect(
        schema?.fields.map(({ name }) => name),
        path,
      ).toEqual(Object.keys(table(path)[0] ?? {}));
      const keys = table(path).map((row) => row[schema?.primaryKey ?? '']);
      if (schema?.primaryKey) expect(new Set(keys).size, path).toBe(keys.length);
    }
  });

  it('lists the values of columns that have a list: tracks and levels are those of the content', () => {
    const { resources } = JSON.parse(file('datapackage.json')) as {
      resources: { path: string; schema?: { fields: { name: string; constraints?: { enum: string[] } }[] } }[];
    };
    const lists = resources.flatMap(({ path, schema }) =>
      (schema?.fields ?? []).flatMap(({ name, constraints }) =>
        constraints ? [{ path, name, list: constraints.enum }] : [],
      ),
    );
    expect(lists.map(({ path, name }) => `${path} ${name}`).sort()).toEqual([
      'events.csv level',
      'events.csv track',
      'statuses.csv kind',
      'statuses.csv status',
    ]);
    const listOf = (wanted: string) => lists.find(({ name }) => name === wanted)?.list;
    expect(listOf('track')).toEqual(['leaders', 'measures', 'aftermath']);
    expect(listOf('level')).toEqual(['leaders', 'officials', 'public']);
    expect(listOf('kind')).toEqual(['border', 'area', 'crossing', 'route']);
    expect(listOf('status')).toEqual(STATUS_WORDS);
    for (const { path, name, list } of lists)
      for (const row of table(path)) expect(list, `${path} ${name}`).toContain(row[name]);
  });

  it('gives an event without a place no geometry, and keeps the date the article states', () => {
    expect(named('events.geojson', 'ford-order')?.geometry).toBeNull();
    expect(named('events.geojson', 'nordhaven-talk-2')?.properties).toMatchObject({
      start_date: '2010-06-01',
      end_date: '2010-06-03',
      stated_edtf: '2010-06-02',
      lon: 0.5,
      lat: 1,
      location_precision_m: 800,
      participants: ['Olga Tidewater'],
    });
  });

  it('sets a description of a work in square brackets in every file that names works', () => {
    const title = 'Log of the ferry';
    const naming = [...tinyData].filter(([, text]) => text.replace(/\r\n /g, '').includes(title));
    expect(naming.map(([name]) => name)).toEqual(['atlas.kml', 'bibliography.csl.json', 'events.ics']);
    for (const [name, text] of naming) {
      const unfolded = text.replace(/\r\n /g, '');
      expect(unfolded.split(title).length, name).toBe(unfolded.split(`[${title}]`).length);
    }
  });

  it('names the side whose sources alone a claim rests on', () => {
    const files = publishedFiles(
      compiled({
        ...tinyFiles,
        'layers.yaml': `${tinyFiles['layers.yaml']}sides: [{id: SO, adjective: Southern}]\n`,
        'sources.yaml': (tinyFiles['sources.yaml'] ?? '').replace(
          'title: Log of the ferry',
          'title: Log of the ferry, side: SO',
        ),
      }),
    );
    const properties = (name: string, id: string) =>
      collection(name, files).features.find((feature) => feature.id === id)?.properties;
    expect(properties('features.geojson', 'reed-ford')).toMatchObject({
      one_sided: null,
      statuses: [{ one_sided: null }, { one_sided: 'SO' }, { one_sided: 'SO' }],
    });
    expect(properties('events.geojson', 'nordhaven-talk-1')).toMatchObject({ one_sided: 'SO' });
    expect(properties('events.geojson', 'ford-order')).toMatchObject({ one_sided: null });
    const rows = parse(file('events.csv', files), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.map(({ id, one_sided }) => `${id} ${one_sided}`)).toContain('nordhaven-talk-1 SO');
    expect(file('events.ics', files).replace(/\r\n /g, '')).toContain('Rests on one Southern source alone.');
  });

  it('turns outer rings counterclockwise', () => {
    // Drawn clockwise or not by the editor: RFC 7946, section 3.1.6.
    const ring = named('features.geojson', 'eel-ground')?.geometry?.coordinates[0] as unknown as [number, number][];
    const area = ring
      .slice(1)
      .reduce((sum, [x, y], i) => sum + (ring[i] as [number, number])[0] * y - x * (ring[i] as [number, number])[1], 0);
    expect(area).toBeGreaterThan(0);
  });

  it('gives the same bytes for the same content', () => {
    expect([...publishedFiles(tiny)]).toEqual([...tinyData]);
  });

  it('describes every file with its size and licence', () => {
    const sizes = readFileSizes(file('datapackage.json'));
    const { resources, licenses } = JSON.parse(file('datapackage.json')) as {
      resources: { name: string; path: string; format: string; licenses: { title: string; path: string }[] }[];
      licenses: { title: string }[];
    };
    expect([...tinyData.keys()]).toEqual([...sizes.keys(), ...DESCRIPTIONS].sort());
    expect([...sizes.keys()]).toEqual(FORMATS.map(pathOf));
    expect(new Set(resources.map(({ name }) => name)).size).toBe(FORMATS.length);
    for (const { path, format, licenses: each } of resources) {
      expect(sizes.get(path), path).toBe(new TextEncoder().encode(file(path)).length);
      expect(path.endsWith(`.${format}`)).toBe(true);
      expect(
        each.map(({ title, path: text }) => [title, text]),
        path,
      ).toEqual([
        /^border/.test(path) ? ['ODbL 1.0', 'https://example.org/odbl'] : ['CC BY 4.0', 'https://example.org/by'],
      ]);
    }
    expect(licenses.map(({ title }) => title)).toEqual(['CC BY 4.0', 'ODbL 1.0']);
    expect(() => readFileSizes('{}')).toThrow('no list of files');
  });

  it('says where the borders come from in the words of the content', () => {
    const { resources } = JSON.parse(file('datapackage.json')) as {
      resources: { path: string; description: string }[];
    };
    for (const { path, description } of resources) {
      expect(/drawn from the chart of 2009\. © The Chart\.( No record .*)?$/.test(description), path).toBe(
        /^border/.test(path),
      );
    }
  });

  it('has an area beside the borders where its outline is under their licence, and nothing where all is under one', () => {
    const areas = (tinyFiles['areas.geojson'] as string).replace('harbour-almanac', 'river-chart');
    const ids = (name: string, files: ReadonlyMap<string, string>): string[] =>
      collection(name, files).features.map(({ id }) => id);
    const shared = publishedFiles(compiled({ ...tinyFiles, 'areas.geojson': areas }));
    expect(ids('borders.geojson', shared)).toEqual(['river-line', 'eel-ground']);
    expect(ids('features.geojson', shared)).not.toContain('eel-ground');
    const article = (tinyFiles['article.yaml'] as string)
      .replace(
        /borders: \{.*\}/,
        'borders: {name: CC-BY-4.0, title: CC BY 4.0, path: "https://example.org/by", origin: drawn by hand, credit: © We}',
      )
      .replace('ODbL 1.0', '');
    const sources = (tinyFiles['sources.yaml'] as string).replace('licence: ODbL 1.0', 'licence: CC BY 4.0');
    const one = publishedFiles(
      compiled({ ...tinyFiles, 'areas.geojson': areas, 'article.yaml': article, 'sources.yaml': sources }),
    );
    expect(ids('borders.geojson', one)).toEqual(['river-line']);
    expect((JSON.parse(file('datapackage.json', one)) as { licenses: unknown[] }).licenses).toHaveLength(1);
    // A road that was joined from points on a border is no copy of it.
    const routes = (tinyFiles['routes.geojson'] as string).replaceAll('harbour-almanac', 'river-chart');
    expect(ids('borders.geojson', publishedFiles(compiled({ ...tinyFiles, 'routes.geojson': routes })))).toEqual([
      'river-line',
    ]);
  });

  it('of an article without an address names it all the same', () => {
    const files = publishedFiles(
      compiled({
        ...tinyFiles,
        'article.yaml': (tinyFiles['article.yaml'] as string).replace('  doi: 10.1234/tiny\n', ''),
      }),
    );
    for (const text of files.values()) expect(text).not.toMatch(/undefined|doi\.org/);
    const [, article] = JSON.parse(file('bibliography.csl.json', files)) as object[];
    expect(article).toEqual({
      id: 'two-towns-and-a-ford',
      type: 'article-journal',
      title: 'Two Towns and a Ford',
      author: [{ family: 'Ferrywoman', given: 'Ada' }],
      'container-title': 'Journal of Small Waters',
      issue: 'Winter 2010',
      issued: { 'date-parts': [[2010, 12, 31]] },
    });
    expect(faultsOfCsl(JSON.parse(file('bibliography.csl.json', files)))).toEqual([]);
    expect(faultsOfDatapackage(JSON.parse(file('datapackage.json', files)))).toEqual([]);
    const { items } = JSON.parse(file('annotations.jsonld', files)) as { items: { target: { source: unknown } }[] };
    expect(items[0]?.target.source).toEqual({ type: 'Text', label: 'Two Towns and a Ford' });
    expect(file('events.ics', files)).toContain('UID:ford-order@tiny-atlas\r\n');
    expect(file('events.ics')).toContain('UID:ford-order@10.1234/tiny\r\n');
  });
});

describe('A field of CSV', () => {
  it('is quoted when it holds a comma, a quote or a line break, and lists are joined', () => {
    const text = writeCsv(
      ['a', 'b', 'c'],
      [
        ['one, two', 'say "no"', ['x;y', 'z']],
        ['line\nbreak', null, true],
      ],
    );
    expect(text).toBe('\uFEFFa,b,c\r\n"one, two","say ""no""","x,y;z"\r\n"line\nbreak",,true\r\n');
    expect(parse(text, { bom: true })).toEqual([
      ['a', 'b', 'c'],
      ['one, two', 'say "no"', 'x,y;z'],
      ['line\nbreak', '', 'true'],
    ]);
  });

  it('that a spreadsheet would run as a formula is text: an apostrophe before it, and quoted', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx']) {
      const written = writeCsv(['a', 'b'], [[text, 'z']]);
      expect(parse(written, { bom: true })[1], text).toEqual([`'${text}`, 'z']);
      expect(written, text).toContain(`"'${text}"`);
    }
    // In a list every item may become a cell.
    expect(writeCsv(['a'], [[['ok', '=1']]])).toContain("ok;'=1");
    // Numbers are none, and neither are words with the sign inside.
    expect(writeCsv(['a', 'b'], [[-77.1, 'a-b=c']])).toBe('\uFEFFa,b\r\n-77.1,a-b=c\r\n');
  });

  it('keeps an address with a semicolon one address', () => {
    expect(writeCsv(['a'], [[['https://example.org/a;b', '']]])).toBe('\uFEFFa\r\nhttps://example.org/a%3Bb;\r\n');
  });
});

describe('A file cut down to what is shown', () => {
  const day = parseDay('2010-05-12') as number;
  const excerpt: Excerpt = {
    window: { from: day, to: day + 1 },
    leftOut: { hidden: new Set(), placeless: new Set() },
    features: new Set(['reed-ford', 'nordhaven']),
    events: new Set(['nordhaven-talk-1']),
    passages: new Set(['p01']),
    sources: new Set(['ferry-log']),
  };
  const cutTo = (
    part: Excerpt,
    name: string,
    { index, geometry } = tiny as Pick<typeof real, 'index' | 'geometry'>,
  ): { text: string; count: number } => {
    const format = FORMATS.find((each) => pathOf(each) === name);
    if (!format) throw new Error(`There is no file ${name}.`);
    return format.write(recordsOf(index, geometry, part));
  };
  const cut = (name: string): { text: string; count: number } => cutTo(excerpt, name);

  it.each(FORMATS.map(pathOf))('is the published file where everything is shown: %s', (name) => {
    expect(cutTo(wholeExcerpt(tiny.index), name).text).toBe(file(name));
    // The atlas of the page went through JSON, as that of the build did not.
    const { atlas, geometry } = JSON.parse(JSON.stringify(tiny)) as typeof tiny;
    expect(publishedFiles({ atlas, geometry }).get(name)).toBe(file(name));
    const ids = (records: readonly { id: string }[]): ReadonlySet<string> => new Set(records.map(({ id }) => id));
    const { features, events, sources, passages } = tiny.atlas;
    const all = {
      ...excerpt,
      window: { from: parseDay('1000-01-01') as number, to: parseDay('3000-01-01') as number },
      features: ids(features),
      events: ids(events),
      sources: ids(sources),
      passages: ids(passages),
    };
    expect(cutTo(all, name).text).toBe(file(name));
  });

  it('has no record that the published file has not, on whatever day', () => {
    const lines = (text: string): string[] => text.replace(/\r\n /g, '').split(/\r?\n/);
    for (const text of ['2009-06-01', '2010-03-01', '2010-05-12', '2010-07-20', '2010-12-31']) {
      const view = selectView(tiny.index, { ...initialSession(tiny.index), day: parseDay(text) as number });
      for (const name of ['statuses.csv', 'events.csv', 'events.ics']) {
        const whole = new Set(lines(file(name)));
        const part = lines(cutTo(excerptOf(view, tiny.index, null), name).text);
        expect(
          part.filter((line) => !whole.has(line)),
          `${name} ${text}`,
        ).toEqual([]);
      }
    }
  });

  it('holds the features of the part and its bounds, not those of the whole', () => {
    const { text, count } = cut('features.geojson');
    const { features, bbox } = JSON.parse(text) as Collection;
    expect(features.map(({ id }) => id).sort()).toEqual(['nordhaven', 'reed-ford']);
    expect([count, bbox]).toEqual([2, [0.5, 0.6, 1, 1]]);
  });

  it('holds the rows of the part, the header first', () => {
    const rows = parse(cut('events.csv').text, { columns: true, bom: true }) as { id: string }[];
    expect(rows.map(({ id }) => id)).toEqual(['nordhaven-talk-1']);
  });

  it('begins a table with a byte order mark', () => {
    for (const name of ['events.csv', 'statuses.csv']) expect(cut(name).text).toMatch(/^\uFEFF[a-z_]+,/);
  });

  it('holds the statuses that hold on the days shown, and no others', () => {
    // On that day the ford is closed by custom and opened for a time; its later opening is no part of what is shown.
    const words = ['closed', 'temporary'];
    const rows = parse(cut('statuses.csv').text, { columns: true, bom: true }) as { status: string }[];
    expect(rows.map(({ status }) => status)).toEqual(words);
    const drawn = JSON.parse(cut('statuses.geojson').text) as Collection;
    expect(drawn.features.map(({ properties }) => properties['status'])).toEqual(words);
    const { features } = JSON.parse(cut('features.geojson').text) as Collection;
    const ford = features.find(({ id }) => id === 'reed-ford')?.properties['statuses'] as { status: string }[];
    expect(ford.map(({ status }) => status)).toEqual(words);
  });

  it('holds what the view shows, on every day a status begins or ends, of the whole atlas', () => {
    const { opens, checked, axis } = real.atlas.meta;
    const days = new Set(
      real.atlas.features.flatMap(({ statuses }) => statuses.flatMap(({ span }) => [span.from, span.to - 1, span.to])),
    );
    for (const aftermath of [false, true]) {
      const layers = real.atlas.layers.map(({ id }) => id).filter((id) => aftermath || id !== 'aftermath');
      const last = aftermath ? checked : opens;
      for (const shownDay of [...days].filter((each) => each >= (axis[0]?.from ?? opens) && each <= last)) {
        const view = selectView(real.index, { ...initialSession(real.index), layers, day: shownDay });
        const cutText = cutTo(excerptOf(view, real.index, null), 'statuses.csv', real).text;
        const rows = parse(cutText, { columns: true, bom: true }) as Record<string, string>[];
        const seen = [...view.features.values()]
          .filter(({ present, shown }) => present && shown)
          .flatMap(({ feature, statuses }) =>
            statuses.flatMap(({ parts, status, note }) =>
              feature.parts
                .filter((part) => (!parts || parts.includes(part.id)) && spansOverlap(part.span, view.window))
                .map((part) => [feature.id, part.id, status, note].join()),
            ),
          );
        const written = rows.map((row) => [row['feature_id'], row['part_id'], row['status'], row['note']].join());
        expect(written.sort(), isoDate(shownDay)).toEqual(seen.sort());
      }
    }
  });

  it('holds the places, links and works of the part', () => {
    expect(cut('places.lpf.json').count).toBe(1);
    expect(cut('annotations.jsonld').count).toBe(3);
    expect(cut('bibliography.csl.json').count).toBe(1);
  });

  it('says how many records of its kind the part has: none is not a file', () => {
    const nothing = { ...excerpt, features: new Set<string>(), events: new Set<string>(), sources: new Set<string>() };
    for (const format of FORMATS) {
      const name = pathOf(format);
      expect(cutTo(nothing, name).count, name).toBe(0);
      expect(cutTo(wholeExcerpt(tiny.index), name).count, name).toBeGreaterThan(0);
    }
    expect(cutTo(wholeExcerpt(tiny.index), 'statuses.csv').count).toBe(table('statuses.csv').length);
    expect(cutTo(wholeExcerpt(tiny.index), 'events.ics').count).toBe(tiny.atlas.events.length);
  });

  it('of works has the atlas and the sources of the part', () => {
    const ids = (JSON.parse(cut('bibliography.csl.json').text) as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(['tiny-atlas', 'two-towns-and-a-ford', 'ferry-log']);
  });
});
