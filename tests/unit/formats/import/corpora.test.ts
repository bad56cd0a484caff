/**
 * Public corpora of good and bad files: each file is read, or refused in words, and nothing is thrown or lost in silence. `CORPORA_DIR` is a
 * folder with a folder for each corpus, such as clones of the repositories nst/JSONTestSuite, max-mapper/csv-spectrum, mapbox/geojsonhint,
 * mapbox/geojson-fixtures, georust/geojson, placemark/togeojson, cleder/fastkml, libkml/libkml, tkrajina/gpxpy, mbostock/shapefile,
 * calvinmetcalf/shapefile-js, topojson/topojson-client, opengeospatial/geoparquet, apache/parquet-testing, protomaps/PMTiles, w3c/csvw and
 * frictionlessdata/datasets. None is part of the project: without the folder this suite is left out. It prints a table of the files that were
 * tried; with `CORPORA_FILES=1` also what came of each.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { imported, type Imported } from '../../../helpers/importing';
import { zip } from '../../../helpers/makeZip';
import { expectSound } from '../../../helpers/soundImport';

const folder = process.env['CORPORA_DIR'] ?? '';
const corpora = folder === '' ? [] : readdirSync(folder).sort();
/** The parts of a Shapefile beside its shapes: a reader opens them together. */
const PARTS = /\.(dbf|prj|cpg|shx)$/i;
const SHAPES = /\.shp$/i;

/** Paths of the files of a corpus, sorted. */
const filesOf = (corpus: string): readonly string[] =>
  readdirSync(join(folder, corpus), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !PARTS.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();

/** A file as a reader gives it: a Shapefile with its parts, in an archive. */
function given(path: string): { readonly name: string; readonly bytes: Uint8Array } {
  const name = path.split('/').at(-1) as string;
  const bytes = new Uint8Array(readFileSync(path));
  if (!SHAPES.test(name)) return { name, bytes };
  const parts = ['dbf', 'prj', 'cpg']
    .map((ending) => path.replace(SHAPES, `.${ending}`))
    .filter((each) => existsSync(each))
    .map((each) => [each.split('/').at(-1) as string, new Uint8Array(readFileSync(each))] as const);
  return { name: `${name}.zip`, bytes: zip({ [name]: bytes, ...Object.fromEntries(parts) }) };
}

/** What came of the files of one corpus with one ending. */
interface Tally {
  files: number;
  /** Files of which features were read, and these features. */
  read: number;
  features: number;
  /** Of these, files whose report tells of something that was mended or left out. */
  mended: number;
  /** Files that were refused in words. */
  refused: number;
  /** Files that are for another part of the page, such as texts. */
  other: number;
  /** Files at which the program failed. */
  failed: number;
}
const tallies = new Map<string, Tally>();

function count(corpus: string, name: string, { end, features, notes, refusal }: Imported): void {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? 'none';
  const key = `${corpus} ${ending}`;
  const tally = tallies.get(key) ?? { files: 0, read: 0, features: 0, mended: 0, refused: 0, other: 0, failed: 0 };
  tallies.set(key, tally);
  tally.files += 1;
  if (end.type === 'other') tally.other += 1;
  else if (end.type === 'done') {
    tally.read += 1;
    tally.features += features.length;
    if (notes.some((note) => /^(repaired|dropped)/.test(note))) tally.mended += 1;
  } else if (isFailure(refusal)) tally.failed += 1;
  else tally.refused += 1;
}

/** Whether a refusal says that something was thrown that nobody expected (`readFile`). */
const isFailure = (refusal: string): boolean => / could not be read \(/.test(refusal);

interface Parsed {
  readonly features: readonly { readonly properties: { readonly value?: unknown } }[];
}

/** What a strict reader of JSON (RFC 8259) gives; null if the text is none. */
function parsed(bytes: Uint8Array): Parsed | null {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as Parsed;
  } catch {
    return null;
  }
}

describe.skipIf(corpora.length === 0)('Every file', () => {
  it.each(corpora)('of %s is read or refused in words', { timeout: 600_000 }, async (corpus) => {
    for (const path of filesOf(corpus)) {
      const { name, bytes } = given(path);
      const read = await imported(name, bytes);
      count(corpus, name.replace(/\.shp\.zip$/, '.shp'), read);
      if (process.env['CORPORA_FILES'])
        console.log([path, read.end.type, read.features.length, read.refusal, ...read.notes].join('\n  '));
      expect.soft(isFailure(read.refusal) ? read.refusal : '', path).toBe('');
      expect.soft(() => expectSound(read), path).not.toThrow();
    }
  });

  // What is no JSON is mended or left out with a word; what is one is read as it is.
  it.skipIf(!corpora.includes('JSONTestSuite'))('of JSONTestSuite as the property of a feature', async () => {
    const good = '{"type":"Feature","properties":{"name":"good"},"geometry":null}';
    for (const path of filesOf('JSONTestSuite')) {
      const [start, end] = [
        `{"type":"FeatureCollection","features":[${good},\n{"type":"Feature","properties":{"value":`,
        `},"geometry":null},\n${good}]}`,
      ].map((text) => Buffer.from(text)) as [Buffer, Buffer];
      const bytes = new Uint8Array(Buffer.concat([start, readFileSync(path), end]));
      const read = await imported('x.geojson', bytes);
      expect.soft(() => expectSound(read), path).not.toThrow();
      const features = parsed(bytes)?.features;
      if (features) {
        expect.soft(read.features, path).toHaveLength(features.length);
        // What becomes of lone surrogates and numbers without bounds, each reader may decide.
        const isFixed = !path.split('/').at(-1)?.startsWith('i_');
        const value = features[1]?.properties.value ?? null;
        if (isFixed) expect.soft(read.features[1]?.properties['value'] ?? null, path).toEqual(value);
      } else if (read.end.type === 'done')
        expect
          .soft(read.notes.filter((note) => /^(repaired|dropped)| UTF-8 /.test(note)).length, path)
          .toBeGreaterThan(0);
      if (process.env['CORPORA_FILES'])
        console.log(
          [
            'in a feature',
            path,
            features ? 'JSON' : 'none',
            read.end.type,
            read.features.length,
            read.refusal,
            ...read.notes,
          ].join('\n  '),
        );
    }
  });

  it.skipIf(!corpora.includes('csv-spectrum'))('of csv-spectrum has the rows that it should', async () => {
    for (const path of filesOf('csv-spectrum').filter((each) => each.endsWith('.csv'))) {
      // The corpus tells of this one something else than is in it.
      if (path.endsWith('location_coordinates.csv')) continue;
      const said = path.replace(/csvs([\\/][^\\/]+)csv$/, 'json$1json');
      const rows = JSON.parse(readFileSync(said, 'utf8')) as Record<string, string>[];
      const { features } = await imported('x.csv', new Uint8Array(readFileSync(path)));
      expect.soft(features, path).toHaveLength(rows.length);
      features.forEach(({ properties }, at) => {
        for (const [name, value] of Object.entries(rows[at] ?? {}))
          expect.soft(String(properties[name] ?? ''), `${path} ${name}`).toBe(value.trim().replaceAll('\r\n', '\n'));
      });
      // What it should be is JSON, which is read as rows, too.
      const records = await imported('x.json', new Uint8Array(readFileSync(said)));
      expect.soft(records.features, said).toHaveLength(rows.length);
      records.features.forEach(({ properties }, at) => {
        for (const [name, value] of Object.entries(rows[at] ?? {}))
          expect.soft(String(properties[name] ?? ''), `${said} ${name}`).toBe(value);
      });
    }
  });

  afterAll(() => {
    console.table(Object.fromEntries(tallies));
  });
});
