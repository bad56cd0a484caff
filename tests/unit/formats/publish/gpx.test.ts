/** The GPX file: what the schema of GPX 1.1 asks for, and what the tracks say. */
import { describe, expect, it } from 'vitest';
import type { Feature } from '../../../../src/domain/model';
import { routesGpx } from '../../../../src/formats/publish/gpx';
import { allRecords, type PublishedRecords } from '../../../../src/formats/publish/records';
import { real } from '../../../fixtures/real-atlas';
import { second } from '../../../fixtures/second-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';
import { parseXml, type XmlElement } from '../../../fixtures/xml';

/** Children in the order that the schema prescribes (topografix.com/GPX/1/1: gpxType, metadataType, trkType and the rest). */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  gpx: ['metadata', 'wpt', 'rte', 'trk', 'extensions'],
  metadata: ['name', 'desc', 'author', 'copyright', 'link', 'time', 'keywords', 'bounds', 'extensions'],
  author: ['name', 'email', 'link'],
  copyright: ['year', 'license'],
  link: ['text', 'type'],
  trk: ['name', 'cmt', 'desc', 'src', 'link', 'number', 'type', 'extensions', 'trkseg'],
  trkseg: ['trkpt'],
};
const REPEATED = new Set(['link', 'trk', 'trkseg', 'trkpt']);
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  gpx: ['creator', 'version', 'xmlns'],
  copyright: ['author'],
  link: ['href'],
  trkpt: ['lat', 'lon'],
  bounds: ['maxlat', 'maxlon', 'minlat', 'minlon'],
};

/** What the schema does not allow, a sentence each. */
function faultsOfGpx(element: XmlElement): readonly string[] {
  const allowed = ORDER[element.name] ?? [];
  const names = element.children.map(({ name }) => name);
  const places = names.map((name) => allowed.indexOf(name));
  const attributes = Object.keys(element.attributes).sort().join();
  const { lat, lon } = element.attributes;
  return [
    ...names.filter((_, at) => places[at] === -1).map((name) => `no ${name} in ${element.name}`),
    ...(places.every((place, at) => at === 0 || place >= (places[at - 1] as number))
      ? []
      : [`${element.name} in disorder`]),
    ...names.filter((name, at) => !REPEATED.has(name) && names.indexOf(name) !== at).map((name) => `two ${name}`),
    ...(attributes === (ATTRIBUTES[element.name] ?? []).join() ? [] : [`attributes of ${element.name}: ${attributes}`]),
    ...(lat === undefined || (Math.abs(Number(lat)) <= 90 && Number(lon) >= -180 && Number(lon) < 180)
      ? []
      : [`${lat} ${lon}`]),
    ...element.children.flatMap(faultsOfGpx),
  ];
}

const whole = allRecords(tiny.index, tiny.geometry);
const rootOf = (records: PublishedRecords = whole): XmlElement => parseXml(routesGpx.write(records).text);
const tracks = (root: XmlElement): readonly XmlElement[] => root.children.filter(({ name }) => name === 'trk');
const textIn = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.children.find((child) => child.name === name)?.text;
const linesOf = (track: XmlElement | undefined): (readonly [number, number])[][] =>
  (track?.children ?? [])
    .filter(({ name }) => name === 'trkseg')
    .map(({ children }) =>
      children.map(({ attributes }) => [Number(attributes['lon']), Number(attributes['lat'])] as const),
    );

describe('GPX', () => {
  it.each([
    ['the tiny atlas', tiny],
    ['the second atlas', second],
    ['the atlas', real],
  ])('of %s is what the schema of version 1.1 allows, and has every part of every route', (_name, content) => {
    const root = rootOf(allRecords(content.index, content.geometry));
    expect(root.name).toBe('gpx');
    expect(root.attributes).toMatchObject({ version: '1.1', xmlns: 'http://www.topografix.com/GPX/1/1' });
    expect(faultsOfGpx(root)).toEqual([]);
    const parts = content.atlas.features.filter(({ kind }) => kind === 'route').flatMap((feature) => feature.parts);
    expect(tracks(root)).toHaveLength(parts.length);
  });

  it('sees what the schema does not allow', () => {
    const faulty =
      '<gpx version="1.1" creator="x" xmlns="y"><trk><desc>a</desc><name>b</name><trkseg><trkpt lat="1" lon="180"/></trkseg></trk></gpx>';
    expect(faultsOfGpx(parseXml(faulty))).toEqual(['trk in disorder', '1 180']);
  });

  it('has the lines, dates and statuses of each part', () => {
    const [old, recent] = tracks(rootOf());
    expect(linesOf(old)).toEqual(
      [tiny.geometry['mill-lane-old']].map((shape) => shape && 'coordinates' in shape && shape.coordinates),
    );
    expect(textIn(recent, 'cmt')).toBe('2010-07-16/..');
    expect(textIn(recent, 'desc')).toContain('July 2010: Works.');
    expect(textIn(old, 'desc')).not.toContain('Works.');
    expect(textIn(recent, 'desc')).toContain('Known to 500 m.');
    expect(textIn(recent, 'type')).toBe('road');
  });

  it('has nothing of a route that was not disclosed, and is then no file of any use', () => {
    const hidden = { ...(tiny.index.features.get('mill-lane') as Feature), disclosed: false };
    expect(routesGpx.write({ ...whole, features: [hidden] }).count).toBe(0);
    expect(faultsOfGpx(rootOf({ ...whole, features: [hidden] }))).toEqual([]);
  });

  it('ends a line at the antimeridian just before it', () => {
    const { index } = tiny;
    const geometry = {
      ...tiny.geometry,
      'mill-lane-new': {
        type: 'LineString' as const,
        coordinates: [
          [179, 1],
          [180, 1],
        ],
      },
    };
    const root = rootOf(allRecords(index, geometry));
    expect(linesOf(tracks(root)[1])).toEqual([
      [
        [179, 1],
        [179.999999, 1],
      ],
    ]);
    expect(faultsOfGpx(root)).toEqual([]);
  });

  it('says its licence, version, day, address and filter in its metadata', () => {
    const provenance = { filter: 'The lane alone.', permalink: 'https://atlas.example/', taken: '2026-11-26' };
    const metadata = rootOf({ ...whole, provenance }).children[0];
    for (const part of ['CC BY 4.0', '30 June 2011', 'The lane alone.'])
      expect(textIn(metadata, 'desc')).toContain(part);
    const copyright = metadata?.children.find(({ name }) => name === 'copyright');
    expect(copyright?.attributes['author']).toContain('Tiny Atlas contributors');
    expect(textIn(copyright, 'license')).toBe('https://example.org/by');
    expect(textIn(metadata, 'time')).toBe('2026-11-26T00:00:00Z');
    expect(
      metadata?.children.filter(({ name }) => name === 'link').map(({ attributes }) => attributes['href']),
    ).toEqual(['https://atlas.example/', 'https://doi.org/10.1234/tiny']);
  });
});
