/** What the published files are called and how their description (Frictionless Data Package, version 1.0) tells of them. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { publishedFiles } from '../../../../src/build/publishedData';
import { parseDay } from '../../../../src/domain/time';
import { indexAtlas } from '../../../../src/domain/links';
import type { Atlas } from '../../../../src/domain/model';
import { datapackage, readFileSizes } from '../../../../src/formats/publish/datapackage';
import { eventsCsv } from '../../../../src/formats/publish/eventsCsv';
import { blankFields, pathOf } from '../../../../src/formats/publish/format';
import { FORMATS } from '../../../../src/formats/publish/formats';
import { allRecords } from '../../../../src/formats/publish/records';
import { statusesCsv } from '../../../../src/formats/publish/statusesCsv';
import { real } from '../../../fixtures/real-atlas';
import { second } from '../../../fixtures/second-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

const { atlas, index } = tiny;
const files = publishedFiles(tiny);
const recordsOfAtlas = (of: Atlas) => allRecords(indexAtlas(of), {});
const described = (of: Atlas = atlas): Record<string, unknown> =>
  datapackage(recordsOfAtlas(of), []) as unknown as Record<string, unknown>;

describe('The published files', () => {
  // Names of resources and files are a contract: other programs and pages name them.
  it.each([
    ['features', 'features.geojson', 'application/geo+json', 'own'],
    ['borders', 'borders.geojson', 'application/geo+json', 'borders'],
    ['statuses-table', 'statuses.csv', 'text/csv', 'own'],
    ['statuses', 'statuses.geojson', 'application/geo+json', 'own'],
    ['border-statuses', 'border-statuses.geojson', 'application/geo+json', 'borders'],
    ['events', 'events.geojson', 'application/geo+json', 'own'],
    ['events-table', 'events.csv', 'text/csv', 'own'],
    ['events-calendar', 'events.ics', 'text/calendar', 'own'],
    ['atlas-kml', 'atlas.kml', 'application/vnd.google-earth.kml+xml', 'own'],
    ['borders-kml', 'borders.kml', 'application/vnd.google-earth.kml+xml', 'borders'],
    ['routes-gpx', 'routes.gpx', 'application/gpx+xml', 'own'],
    ['places-lpf', 'places.lpf.json', 'application/json', 'own'],
    ['annotations', 'annotations.jsonld', 'application/ld+json', 'own'],
    ['bibliography-csl', 'bibliography.csl.json', 'application/vnd.citationstyles.csl+json', 'own'],
  ])('have %s as %s, %s', (id, path, mediaType, licence) => {
    const format = FORMATS.find((each) => each.id === id);
    expect(format && [pathOf(format), format.mediaType, format.licence]).toEqual([path, mediaType, licence]);
    expect(FORMATS).toHaveLength(14);
  });

  it('have headings of their own, and say in whole sentences what they hold', () => {
    expect(new Set(FORMATS.map(({ title }) => title)).size).toBe(FORMATS.length);
    for (const format of FORMATS) {
      expect(format.title).toMatch(/^[A-Z][a-z ]+( as [A-Z]{3})?$/);
      expect(format.description(atlas), format.id).toMatch(/^[A-Z©].{30,}\.$/);
    }
  });

  it('that hold borders say where these come from, and the table of statuses that it holds none', () => {
    const about = (id: string) => FORMATS.find((each) => each.id === id)?.description(atlas);
    for (const id of ['borders', 'border-statuses'])
      expect(about(id)).toContain('drawn from the chart of 2009. © The Chart.');
    expect(about('statuses-table')).toContain('nothing under ODbL 1.0.');
  });
});

describe('The description of the package', () => {
  it('names the atlas, the article, the day of the last check, the licences and the data that it rests on', () => {
    expect(described()).toEqual({
      profile: 'data-package',
      name: 'tiny-atlas',
      title: 'Tiny Atlas: A companion to Ferrywoman 2011',
      description:
        'Places, routes, crossings, borders and events of Ada Ferrywoman, “Two Towns and a Ford”, with the paragraphs that speak of them. What the record adds is marked by in_article and by its sources. Record last checked on 2011-06-30. All records on all dates.',
      contributors: [{ title: 'Tiny Atlas contributors', role: 'author' }],
      keywords: index.atlas.layers.map(({ title }) => title.toLowerCase()),
      licenses: [
        { name: 'CC-BY-4.0', title: 'CC BY 4.0', path: 'https://example.org/by' },
        { name: 'ODbL-1.0', title: 'ODbL 1.0', path: 'https://example.org/odbl' },
      ],
      sources: [
        { title: 'Ada Ferrywoman: Two Towns and a Ford', path: 'https://doi.org/10.1234/tiny' },
        { title: 'Chart of the river (ODbL 1.0)', path: 'https://example.org/chart' },
      ],
      resources: [],
    });
  });

  it('of an article without an address has none for it, and one licence where there is one', () => {
    expect(described(second.atlas)['sources']).toEqual([{ title: 'Mara Tidewell: Two Islands and a Ferry' }]);
    expect(described(second.atlas)['licenses']).toEqual([
      { name: 'CC0-1.0', title: 'CC0 1.0', path: 'https://creativecommons.org/publicdomain/zero/1.0/' },
    ]);
  });

  it('lists data under a licence that have an address, and nothing else', () => {
    const [chart] = atlas.sources.filter(({ licence }) => licence);
    const of = (more: object) =>
      described({ ...atlas, sources: [{ ...chart, ...more } as (typeof atlas.sources)[number]] })['sources'];
    expect(of({})).toHaveLength(2);
    expect(of({ url: undefined })).toHaveLength(1);
    expect(of({ licence: undefined })).toHaveLength(1);
  });

  it('tells of a table everything that a program needs to read it', () => {
    const resources = (
      datapackage(recordsOfAtlas(atlas), [{ format: eventsCsv, count: 3, blank: [], bytes: 12, sha256: 'ab' }]) as {
        resources: Record<string, unknown>[];
      }
    ).resources;
    expect(resources).toHaveLength(1);
    const { schema, ...resource } = resources[0] as { schema: { fields: object[] } };
    expect(resource).toEqual({
      name: 'events-table',
      path: 'events.csv',
      title: 'Events as a table',
      description: 'The same events, one to a row; lists in a field are joined with semicolons.',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: 12,
      hash: 'sha256:ab',
      licenses: [{ name: 'CC-BY-4.0', title: 'CC BY 4.0', path: 'https://example.org/by' }],
      profile: 'tabular-data-resource',
    });
    expect({ ...schema, fields: [] }).toEqual({ fields: [], missingValues: [''], primaryKey: 'id' });
    const [statuses] = (
      datapackage(recordsOfAtlas(atlas), [{ format: statusesCsv, count: 1, blank: [], bytes: 1, sha256: null }]) as {
        resources: { schema: object }[];
      }
    ).resources;
    expect(Object.keys(statuses?.schema ?? {})).toEqual(['fields', 'missingValues']);
    expect(schema.fields[0]).toEqual({ name: 'id', type: 'string', description: 'Name of the event in the atlas.' });
  });

  it('of a file that is no table has no schema', () => {
    const { resources } = JSON.parse(files.get('datapackage.json') as string) as {
      resources: { path: string; format: string; schema?: { primaryKey?: string }; profile?: string }[];
    };
    for (const { path, schema, profile, format } of resources) {
      expect([schema !== undefined, profile === 'tabular-data-resource'], path).toEqual(
        Array(2).fill(path.endsWith('.csv')),
      );
      expect(path.split('.').at(-1)).toBe(format);
    }
    expect(resources.find(({ path }) => path === 'statuses.csv')?.schema).not.toHaveProperty('primaryKey');
  });

  it('that is none is refused in words', () => {
    for (const text of ['{}', '{"resources":1}'])
      expect(() => readFileSizes(text)).toThrow('the file is no list of files');
    expect(readFileSizes('{"resources":[{"path":"a","bytes":1}]}')).toEqual(new Map([['a', 1]]));
  });
});

describe('A field in which no record of a file has a value', () => {
  /** The fields of a GeoJSON file or a table that are null or empty in every record. */
  const blankIn = (path: string, text: string): readonly string[] => {
    const rows = path.endsWith('.csv')
      ? (parse(text, { columns: true, bom: true }) as Record<string, unknown>[])
      : (JSON.parse(text) as { features: { properties: Record<string, unknown> }[] }).features.map(
          (each) => each.properties,
        );
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return names.filter((name) => rows.every((row) => String(row[name] ?? '') === ''));
  };
  const told =
    /No record of the file has a value in (.+): programs that guess types take (?:this field|these fields) for text\./;

  // GDAL and QGIS take it for text, and would join it to no field of dates.
  it.each([
    ['the tiny atlas', tiny, ['statuses.geojson']],
    ['the second atlas', second, []],
    ['the atlas', real, ['borders.geojson']],
  ])('is named in the descriptions of the files of %s, and no other', (_name, content, some) => {
    const written = publishedFiles(content);
    const { resources } = JSON.parse(written.get('datapackage.json') as string) as {
      resources: { path: string; description: string }[];
    };
    const crate = JSON.parse(written.get('ro-crate-metadata.json') as string) as {
      '@graph': { '@id': string; description?: string }[];
    };
    const readme = (written.get('README.txt') as string).replace(/\s+/g, ' ');
    const found: string[] = [];
    for (const { path, description } of resources) {
      const blank = /\.(geojson|csv)$/.test(path) ? blankIn(path, written.get(path) as string) : [];
      if (blank.length > 0) found.push(path);
      expect(told.exec(description)?.[1]?.split(/, | or /) ?? [], path).toEqual(blank);
      expect(crate['@graph'].find((each) => each['@id'] === path)?.description).toBe(description);
      expect(readme).toContain(description);
    }
    expect(found).toEqual(expect.arrayContaining(some));
  });

  it('is one of dates in borders.geojson, whose borders were there at all times', () => {
    const [, names] = told.exec(publishedFiles(real).get('README.txt')?.replace(/\s+/g, ' ') ?? '') ?? [];
    expect(names).toBe('start_date or end_date');
  });

  it('is told from one that is left out and from one that is false', () => {
    expect(blankFields([])).toEqual([]);
    expect(
      blankFields([
        { a: null, b: null, c: null },
        { a: undefined, b: false },
        { a: null, c: 0, d: null },
      ]),
    ).toEqual(['a', 'd']);
    expect(
      blankFields([
        { a: [], b: [''], c: ['x'] },
        { a: [], b: ['', ''], c: [] },
      ]),
    ).toEqual(['a', 'b']);
  });
});

describe('A column of a table', () => {
  const tables = FORMATS.flatMap((format) => (format.fields ? [{ format, fields: format.fields }] : []));
  /** How the values of a type are written (Table Schema, “Types and formats”). */
  const written: Readonly<Record<string, (text: string) => boolean>> = {
    string: () => true,
    date: (text) => parseDay(text) !== null,
    number: (text) => text.trim() !== '' && Number.isFinite(Number(text)),
    boolean: (text) => text === 'true' || text === 'false',
  };

  it.each(tables.map(({ format, fields }) => [pathOf(format), fields] as const))(
    'of %s is described in a sentence, and has values of the type that is told, and no more exact one',
    (path, fields) => {
      const rows = parse(files.get(path) as string, { columns: true, bom: true }) as Record<string, string>[];
      for (const { name, type, description } of fields) {
        const values = rows.map((row) => row[name] ?? '').filter((value) => value !== '');
        expect(description, name).toMatch(/^.{8,}\.$/);
        expect(
          values.filter((value) => !written[type]?.(value)),
          `${path} ${name} ${type}`,
        ).toEqual([]);
        for (const other of ['date', 'number', 'boolean'])
          if (other !== type && values.length > 0 && !name.endsWith('edtf'))
            expect(
              values.every((value) => written[other]?.(value)),
              `${path} ${name} ${other}`,
            ).toBe(false);
        expect(Object.keys(written), name).toContain(type);
      }
    },
  );
});
