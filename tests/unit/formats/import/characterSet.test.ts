/** What is said of files whose letters are not in UTF-8. */
import { describe, expect, it } from 'vitest';
import { imported } from '../../../helpers/importing';
import { makeDbf, makeShp } from '../../../helpers/makeShapefile';
import { zip } from '../../../helpers/makeZip';

const GUESSED =
  /^told: The file is not in UTF-8 and does not say in which character set it is: it was read as (.+)\. If/;
const DAMAGED =
  'repaired: Some bytes are no letters in the character set of the file: the sign \ufffd stands in their place.';
/** Letters that are one byte each in ISO 8859-1, as bytes. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const point = (name: string): string =>
  `{"type":"Feature","properties":{"name":"${name}"},"geometry":{"type":"Point","coordinates":[46.5,39.6]}}`;
const shapes = (name: string, more: Record<string, string> = {}): Uint8Array =>
  zip({ 'a.shp': makeShp([{ point: [46.5, 39.6] }]), 'a.dbf': makeDbf([['name', 'C', 20]], [[name]]), ...more });

const NAME = 'Caf\u00e9 M\u00fcller';
const FILES: readonly (readonly [string, string, (name: string) => Uint8Array])[] = [
  ['GeoJSON', 'x.geojson', (name) => bytesOf(point(name))],
  [
    'TopoJSON',
    'x.topojson',
    (name) =>
      bytesOf(
        `{"type":"Topology","arcs":[],"objects":{"a":{"type":"Point","coordinates":[46.5,39.6],"properties":{"name":"${name}"}}}}`,
      ),
  ],
  ['a table', 'x.csv', (name) => bytesOf(`name,lat,lon\n${name},39.6,46.5\n`)],
  [
    'KML',
    'x.kml',
    (name) =>
      bytesOf(
        `<kml><Placemark><name>${name}</name><Point><coordinates>46.5,39.6</coordinates></Point></Placemark></kml>`,
      ),
  ],
  ['GPX', 'x.gpx', (name) => bytesOf(`<gpx><wpt lat="39.6" lon="46.5"><name>${name}</name></wpt></gpx>`)],
  ['a Shapefile', 'x.zip', (name) => shapes(name)],
];

describe('The character set', () => {
  it.each(FILES)('of %s is named where it was guessed', async (_what, file, write) => {
    const { features, notes } = await imported(file, write(NAME));
    expect(features[0]?.properties['name']).toBe(NAME);
    expect(notes.flatMap((note) => GUESSED.exec(note)?.[1] ?? [])).toEqual(['Windows-1252']);
    expect((await imported(file, write('Plain'))).notes.filter((note) => /UTF-8/.test(note))).toEqual([]);
  });

  it('is not spoken of where the file says which it is', async () => {
    const xml = `<?xml version="1.0" encoding="windows-1252"?>${'<kml><Placemark><name>'}${NAME}</name></Placemark></kml>`;
    for (const [file, bytes] of [
      ['x.kml', bytesOf(xml)],
      ['x.zip', shapes(NAME, { 'a.cpg': '1252' })],
      ['x.geojson', new Uint8Array(Buffer.from(`\ufeff${point(NAME)}`, 'utf16le'))],
      // The sign itself is a letter like others.
      ['x.geojson', new TextEncoder().encode(point('\ufffd'))],
    ] as const) {
      const { features, notes } = await imported(file, bytes);
      expect(features).toHaveLength(1);
      expect(notes.filter((note) => /UTF-8/.test(note))).toEqual([]);
    }
  });

  it('is UTF-8 where only some bytes are none, which are counted as mended', async () => {
    const text = new TextEncoder().encode(point('\u015eu\u015fa, \u053f\u0578\u0580\u0576\u056b\u0571\u0578\u0580 ?'));
    text[text.indexOf(0x3f)] = 0xff;
    const { features, notes } = await imported('x.geojson', text);
    expect(features[0]?.properties['name']).toContain('\u015eu\u015fa');
    expect(notes).toContain(DAMAGED);
  });

  it('is not called UTF-8 where a text in another one was cut', async () => {
    const units = new Uint8Array(Buffer.from(`\ufeffname,lat,lon\n${NAME},39.6,46.5\n\u015e`, 'utf16le'));
    const { features, notes } = await imported('x.csv', units.subarray(0, -1));
    expect(features[0]?.properties['name']).toBe(NAME);
    expect(notes).toContain(DAMAGED);
    expect(notes.join()).not.toContain('UTF-8');
  });

  it.each([
    ['Windows-1251', 'windows-1251', '\u0416\u0438\u0437\u043d\u044c \u0432 \u0433\u043e\u0440\u043e\u0434\u0435'],
    ['Mac Roman', 'macintosh', NAME],
  ])('%s is called by its name', async (called, label, text) => {
    const letters = new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, at) => at));
    const bytes = Uint8Array.from(`name,lat,lon\n${text},39.6,46.5\n`, (letter) => letters.indexOf(letter));
    const { features, notes } = await imported('x.csv', bytes);
    expect(features[0]?.properties['name']).toBe(text);
    expect(notes.flatMap((note) => GUESSED.exec(note)?.[1] ?? [])).toEqual([called]);
  });
});
