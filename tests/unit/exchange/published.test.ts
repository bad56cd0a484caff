import { check } from '@placemarkio/check-geojson';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { publishedFiles } from '../../../src/build/publishedData';
import { excerptFile, isWholeOnly, readDatapackage } from '../../../src/exchange/excerptFile';
import type { Excerpt } from '../../../src/domain/excerpt';
import { writeCsv } from '../../../src/exchange/csv';
import { faultsOfAnnotations, faultsOfCsl, faultsOfDatapackage, faultsOfLinkedPlaces } from '../../fixtures/formats';
import { real } from '../../fixtures/real-atlas';
import { compiled, tiny, tinyFiles } from '../../fixtures/tiny-atlas';

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
const named = (name: string, id: string): Collection['features'][number] | undefined =>
  collection(name).features.find((feature) => feature.id === id);

describe.each([
  ['the tiny atlas', tiny],
  ['the atlas', real],
])('The published data of %s', (_name, content) => {
  const files = publishedFiles(content);

  it.each(['features.geojson', 'borders.geojson', 'events.geojson'])('opens in a GeoJSON linter: %s', (name) => {
    expect(() => check(file(name, files))).not.toThrow();
  });

  it('opens in a strict CSV parser, every row with every field', () => {
    const rows = parse(file('events.csv', files), { columns: true, relax_column_count: false }) as object[];
    expect(rows).toHaveLength(content.atlas.events.length);
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
  it('writes dates with both ends included and open ends as “..”', () => {
    expect(named('features.geojson', 'mill-lane')?.properties).toMatchObject({
      start_date: '2009-04-01',
      end_date: '..',
      edtf: '2009-04-01/..',
      precision_m: 500,
    });
    expect(named('features.geojson', 'reed-ford')?.properties['statuses']).toMatchObject([
      { from: '..', to: '2010-12-31', status: 'closed' },
      { from: '2010-05-10', to: '2010-05-20', status: 'temporary', sources: ['ferry-log'] },
      { from: '2011-01-01', to: '..', status: 'open' },
    ]);
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
    expect(naming.map(([name]) => name)).toEqual(['events.ics', 'bibliography.csl.json']);
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
    const described = readDatapackage(file('datapackage.json'));
    expect(described.map(({ path }) => path)).toEqual(
      [...tinyData.keys()].filter((name) => name !== 'datapackage.json'),
    );
    for (const { path, bytes, licences } of described) {
      expect(bytes, path).toBe(new TextEncoder().encode(file(path)).length);
      expect(
        licences.map(({ title }) => title),
        path,
      ).toEqual([path === 'borders.geojson' ? 'ODbL 1.0' : 'CC BY 4.0']);
    }
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
    expect(text).toBe('a,b,c\r\n"one, two","say ""no""",x,y;z\r\n"line\nbreak",,true\r\n'.replace('x,y;z', '"x,y;z"'));
    expect(parse(text)).toEqual([
      ['a', 'b', 'c'],
      ['one, two', 'say "no"', 'x,y;z'],
      ['line\nbreak', '', 'true'],
    ]);
  });
});

describe('A file cut down to what is shown', () => {
  const excerpt: Excerpt = {
    features: new Set(['reed-ford', 'nordhaven']),
    events: new Set(['nordhaven-talk-1']),
    passages: new Set(['p01']),
    sources: new Set(['ferry-log']),
  };
  const cut = (name: string): { text: string; count: number } => excerptFile(name, file(name), excerpt);

  it('holds the features of the part and no bounds of the whole', () => {
    const { text, count } = cut('features.geojson');
    const { features, bbox } = JSON.parse(text) as Collection;
    expect(features.map(({ id }) => id).sort()).toEqual(['nordhaven', 'reed-ford']);
    expect([count, bbox]).toEqual([2, undefined]);
  });

  it('holds the rows of the part, the header first', () => {
    const rows = parse(cut('events.csv').text, { columns: true }) as { id: string }[];
    expect(rows.map(({ id }) => id)).toEqual(['nordhaven-talk-1']);
  });

  it('holds the places, links and works of the part', () => {
    expect(cut('places.lpf.json').count).toBe(1);
    expect(cut('annotations.jsonld').count).toBe(3);
    expect(cut('bibliography.csl.json').count).toBe(1);
  });

  it('is not made of the description of the whole', () => {
    expect(isWholeOnly('datapackage.json')).toBe(true);
    expect(() => excerptFile('datapackage.json', '{}', excerpt)).toThrow('has no parts');
  });

  it('says so when a list of files is none', () => {
    expect(() => readDatapackage('{}')).toThrow('no list of files');
  });
});
