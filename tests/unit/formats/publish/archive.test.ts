/** bundle.zip, and the files that describe the others: README, licences, RO-Crate. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { publishedFiles } from '../../../../src/build/publishedData';
import { archived, describedFiles, DESCRIPTIONS, writtenFiles } from '../../../../src/formats/publish/archive';
import { schemaOrg } from '../../../../src/formats/publish/dataset';
import { pathOf } from '../../../../src/formats/publish/format';
import { FORMATS } from '../../../../src/formats/publish/formats';
import { allRecords } from '../../../../src/formats/publish/records';
import { hashesOf } from '../../../../src/state/hashes';
import { real } from '../../../fixtures/real-atlas';
import { second } from '../../../fixtures/second-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

type Entity = Readonly<Record<string, unknown>> & { readonly '@id': string; readonly '@type': string };
const provenance = { filter: 'The ford alone.', permalink: 'https://atlas.example/#v=1', taken: '2026-11-26' };
const records = allRecords(tiny.index, tiny.geometry, provenance);
const all = describedFiles(writtenFiles(records), records, new Map());
const crateOf = (files: ReadonlyMap<string, string>): { '@context': string; '@graph': readonly Entity[] } =>
  JSON.parse(files.get('ro-crate-metadata.json') as string) as never;

/** What RO-Crate 1.3 asks for ("Root Data Entity", "Data Entities", "Appendix: RO-Crate JSON-LD"), a sentence for each fault. */
function faultsOfCrate(files: ReadonlyMap<string, string>): readonly string[] {
  const { '@context': context, '@graph': graph } = crateOf(files);
  const byId = new Map(graph.map((entity) => [entity['@id'], entity]));
  const descriptor = byId.get('ro-crate-metadata.json');
  const rootId = (descriptor?.['about'] as { '@id': string } | undefined)?.['@id'];
  const root = byId.get(rootId ?? '');
  const refer = (value: unknown): readonly string[] =>
    Array.isArray(value)
      ? value.flatMap(refer)
      : typeof value === 'object' && value !== null
        ? [(value as { '@id': string })['@id']]
        : [];
  const parts = refer(root?.['hasPart']);
  const isNested = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).join() !== '@id';
  return [
    ...(context === 'https://w3id.org/ro/crate/1.3/context' ? [] : ['no context']),
    ...(byId.size === graph.length ? [] : ['an id given twice']),
    ...(descriptor?.['@type'] === 'CreativeWork' ? [] : ['no descriptor']),
    ...(refer(descriptor?.['conformsTo']).join() === 'https://w3id.org/ro/crate/1.3' ? [] : ['no version']),
    ...(root?.['@type'] === 'Dataset' && rootId === './' ? [] : ['no root data entity']),
    ...['name', 'description', 'datePublished', 'license']
      .filter((name) => !root?.[name])
      .map((name) => `root: no ${name}`),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(String(root?.['datePublished'])) ? [] : ['root: no day of publication']),
    ...parts.filter((id) => byId.get(id)?.['@type'] !== 'File').map((id) => `${id} is no file`),
    ...parts.filter((id) => !files.has(id)).map((id) => `${id} is missing`),
    ...graph
      .filter((entity) => entity['@type'] === 'File' && !parts.includes(entity['@id']))
      .map(() => 'a file of no part'),
    // Flattened JSON-LD: entities refer to each other and contain none.
    ...graph.flatMap((entity) =>
      Object.entries(entity)
        .filter(([, value]) => isNested(value) || (Array.isArray(value) && value.some(isNested)))
        .map(([name]) => `${entity['@id']}: ${name} is nested`),
    ),
    ...graph
      .filter((entity) => entity !== descriptor)
      .flatMap((entity) => Object.values(entity).flatMap(refer))
      .filter((id) => !byId.has(id))
      .map((id) => `${id} is not described`),
  ];
}

describe('The archive', () => {
  it('has every file and every description, sorted, as they are', () => {
    const unpacked = unzipSync(archived(all));
    const paths = [...FORMATS.map(pathOf), ...DESCRIPTIONS].sort();
    expect(Object.keys(unpacked)).toEqual(paths);
    for (const path of paths) expect(Buffer.from(unpacked[path] as Uint8Array).toString(), path).toBe(all.get(path));
  });

  it('has the same bytes for the same records, whatever the day and the time zone', () => {
    const before = process.env['TZ'];
    const made = ['UTC', 'Asia/Baku', 'America/Los_Angeles'].map((zone) => {
      process.env['TZ'] = zone;
      return Buffer.from(archived(all)).toString('base64');
    });
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    expect(new Set(made).size).toBe(1);
    // Bytes 10 to 13 of the first entry: time and date (APPNOTE 6.3, section 4.3.7): 1 January 1980.
    expect([...archived(all).slice(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });

  it('calculates the hashes that the build calculates, and none where the browser has no means', async () => {
    const texts = writtenFiles(allRecords(tiny.index, tiny.geometry)).map(
      ({ format, text }) => [pathOf(format), text] as const,
    );
    const hashes = await hashesOf(texts);
    const { resources } = JSON.parse(publishedFiles(tiny).get('datapackage.json') as string) as {
      resources: { path: string; hash: string }[];
    };
    expect(resources.map(({ path, hash }) => [path, hash])).toEqual(
      [...hashes].map(([path, hash]) => [path, `sha256:${hash}`]),
    );
    expect(JSON.parse(all.get('datapackage.json') as string)).not.toHaveProperty('resources.0.hash');
  });
});

describe('README.txt', () => {
  const readme = all.get('README.txt') as string;
  it('says of every file how many records it has, its licence and whom to name, and what it was cut down to', () => {
    for (const { format, count } of writtenFiles(records)) {
      const { title } = tiny.atlas.meta.licences[format.licence];
      expect(readme).toContain(`\r\n${pathOf(format)}: ${count} ${count === 1 ? 'record' : 'records'}, ${title}\r\n`);
    }
    expect(readme.replace(/\s+/g, ' ')).toContain(
      'The ford alone. Taken on 26 November 2026. From <https://atlas.example/#v=1>.',
    );
    expect(readme).toContain('ODbL 1.0:\r\n  © The Chart (ODbL 1.0); Tiny Atlas contributors.\r\n');
  });

  it('tells the author of the article from the makers of the data', () => {
    expect(readme.replace(/\s+/g, ' ')).toContain('The author of the article did not make these data.');
  });

  it('has lines that fit, but for addresses', () => {
    for (const line of readme.split('\r\n')) {
      expect(line).not.toContain('\n');
      if (line.length > 80) expect(line.trim()).toMatch(/^\S+$/);
    }
  });
});

describe('LICENCES.txt', () => {
  it('lists the files under each licence, with whom to name', () => {
    const text = (all.get('LICENCES.txt') as string).replace(/\s+/g, ' ');
    expect(text).toContain(
      'ODbL 1.0: https://example.org/odbl borders.geojson, border-statuses.geojson, borders.kml Name: © The Chart',
    );
    expect(text).toContain('CC BY 4.0: https://example.org/by features.geojson, statuses.csv,');
  });
});

describe('RO-Crate', () => {
  it.each([
    ['the tiny atlas', all],
    ['the second atlas', publishedFiles(second)],
    ['the atlas', publishedFiles(real)],
  ])('of %s has all that version 1.3 asks for', (_name, files) => {
    expect(faultsOfCrate(files)).toEqual([]);
  });

  it('sees what is missing', () => {
    const broken = (change: (text: string) => string): readonly string[] =>
      faultsOfCrate(new Map(all).set('ro-crate-metadata.json', change(all.get('ro-crate-metadata.json') as string)));
    expect(broken((text) => text.replace('"@id": "#makers",\n', '"@id": "#others",\n'))).toContain(
      '#makers is not described',
    );
    expect(broken((text) => text.replace('"datePublished": "2026', '"datePublished": "in 2026'))).toContain(
      'root: no day of publication',
    );
    const missing = new Map(all);
    missing.delete('routes.gpx');
    expect(faultsOfCrate(missing)).toEqual(['routes.gpx is missing']);
  });

  it('names the licence of each file, and the author of the article as author of the article alone', () => {
    const graph = new Map(crateOf(all)['@graph'].map((entity) => [entity['@id'], entity]));
    expect(graph.get('borders.geojson')?.['license']).toEqual({ '@id': 'https://example.org/odbl' });
    expect(graph.get('features.geojson')?.['license']).toEqual({ '@id': 'https://example.org/by' });
    const naming = [...graph.values()].filter((entity) => JSON.stringify(entity).includes('#author-of-the-article'));
    expect(naming.map((entity) => entity['@type'])).toEqual(['ScholarlyArticle', 'Person']);
    expect(graph.get('./')).toMatchObject({
      isBasedOn: { '@id': 'https://doi.org/10.1234/tiny' },
      creator: { '@id': '#makers' },
    });
  });
});

describe('The description for search engines (schema.org Dataset)', () => {
  it('has name, description, licences, makers, coverage and the archive; the article is what it is based on', () => {
    const described = schemaOrg(real.atlas, 'https://atlas.example/') as Record<string, unknown>;
    expect(described).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      url: 'https://atlas.example/',
      license: ['https://creativecommons.org/licenses/by/4.0/', 'https://opendatacommons.org/licenses/odbl/1-0/'],
      creator: { '@type': 'Organization' },
      distribution: { contentUrl: 'https://atlas.example/data/bundle.zip' },
      isBasedOn: { '@type': 'ScholarlyArticle', url: 'https://doi.org/10.58867/KLWG2010' },
    });
    // Google Dataset Search takes descriptions of 50 to 5000 characters.
    expect(String(described['description']).length).toBeGreaterThan(50);
    expect(String(described['temporalCoverage'])).toMatch(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/);
    expect(JSON.stringify(described['spatialCoverage'])).toContain('"36 38 44.5 54"');
    expect(JSON.stringify(schemaOrg(real.atlas, null))).toContain('"./data/bundle.zip"');
  });
});

describe('The version', () => {
  it('is said by every file that has a place for it', () => {
    const { atlas } = tiny;
    const versioned = publishedFiles({ ...tiny, atlas: { ...atlas, meta: { ...atlas.meta, version: '4.5.6' } } });
    const silent = [...versioned].filter(([, text]) => !text.includes('4.5.6')).map(([path]) => path);
    // Tables and lists of works have no place for it: the README has it for them.
    expect(silent).toEqual(['LICENCES.txt', 'events.csv', 'statuses.csv']);
    for (const path of ['features.geojson', 'places.lpf.json'])
      expect(JSON.parse(versioned.get(path) as string)).toHaveProperty('metadata.version', '4.5.6');
    expect(versioned.get('routes.gpx')).toContain('creator="Tiny Atlas 4.5.6"');
    expect([...publishedFiles(tiny).values()].filter((text) => /ersion (undefined|,)/.test(text))).toEqual([]);
  });
});
