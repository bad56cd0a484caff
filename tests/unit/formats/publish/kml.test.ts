/** The KML files (OGC KML 2.2): folders, dates, data, and text that looks like markup. */
import { describe, expect, it } from 'vitest';
import type { AtlasEvent, Feature } from '../../../../src/domain/model';
import { parseDay } from '../../../../src/domain/time';
import { atlasKml, bordersKml } from '../../../../src/formats/publish/kml';
import { allRecords, type PublishedRecords } from '../../../../src/formats/publish/records';
import { real } from '../../../fixtures/real-atlas';
import { second } from '../../../fixtures/second-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';
import { parseXml, type XmlElement } from '../../../fixtures/xml';

const whole = allRecords(tiny.index, tiny.geometry);
const featureOf = (id: string): Feature => tiny.index.features.get(id) as Feature;
const day = (text: string): number => parseDay(text) as number;

/** Elements with a name, at any depth. */
function all(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}
const within = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);
const textIn = (element: XmlElement | undefined, name: string): string | undefined => within(element, name)?.text;
const documentOf = (text: string): XmlElement => within(parseXml(text), 'Document') as XmlElement;
const placemarksOf = (records: PublishedRecords, format = atlasKml): readonly XmlElement[] =>
  all(documentOf(format.write(records).text), 'Placemark');
const dataOf = (placemark: XmlElement | undefined): Record<string, string> =>
  Object.fromEntries(
    (placemark ? all(placemark, 'SimpleData') : []).map((each) => [each.attributes['name'], each.text]),
  );
/** Id of the feature or event of a placemark. */
const recordOf = (placemark: XmlElement): string => {
  const data = dataOf(placemark);
  return data['feature_id'] ?? (data['id'] as string);
};
const folders = (element: XmlElement): XmlElement[] => element.children.filter(({ name }) => name === 'Folder');

/** Children of a feature in the order that the schema prescribes (ogckml22.xsd, AbstractFeatureType). */
const FEATURE = [
  'name',
  'visibility',
  'open',
  'atom:author',
  'atom:link',
  'address',
  'phoneNumber',
  'Snippet',
  'description',
  'LookAt',
  'TimeStamp',
  'TimeSpan',
  'styleUrl',
  'Style',
  'StyleMap',
  'Region',
  'ExtendedData',
];
const GEOMETRIES = ['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry'];
/** Children of each element; those in brackets stand in any order among each other. */
const ORDER: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  kml: [['Document']],
  Document: [...FEATURE, 'Schema', ['Folder', 'Placemark']],
  Folder: [...FEATURE, ['Folder', 'Placemark']],
  Placemark: [...FEATURE, GEOMETRIES],
  'atom:author': ['atom:name'],
  Schema: ['SimpleField'],
  ExtendedData: ['SchemaData'],
  SchemaData: ['SimpleData'],
  TimeSpan: ['begin', 'end'],
  Style: ['IconStyle', 'LabelStyle', 'LineStyle', 'PolyStyle'],
  IconStyle: ['color', 'scale', 'Icon'],
  LineStyle: ['color', 'width'],
  PolyStyle: ['color', 'fill', 'outline'],
  Point: ['coordinates'],
  LineString: ['extrude', 'tessellate', 'altitudeMode', 'coordinates'],
  LinearRing: ['coordinates'],
  Polygon: ['extrude', 'tessellate', 'altitudeMode', 'outerBoundaryIs', 'innerBoundaryIs'],
  outerBoundaryIs: ['LinearRing'],
  innerBoundaryIs: ['LinearRing'],
  MultiGeometry: [GEOMETRIES],
};
const REPEATED = new Set(['Style', 'Schema', 'SimpleField', 'SimpleData', 'Folder', 'Placemark', 'innerBoundaryIs']);
/** What the content of elements with text may be (ogckml22.xsd; XML Schema, part 2). */
const TEXTS: Readonly<Record<string, RegExp>> = {
  begin: /^\d{4}-\d{2}-\d{2}$/,
  end: /^\d{4}-\d{2}-\d{2}$/,
  color: /^[\da-f]{8}$/,
  open: /^[01]$/,
  tessellate: /^[01]$/,
  width: /^[\d.]+$/,
  coordinates: /^-?[\d.]+,-?[\d.]+( -?[\d.]+,-?[\d.]+)*$/,
};

/** What the schema of version 2.2 does not allow, a sentence each. */
function faultsOfKml(element: XmlElement): readonly string[] {
  const allowed = (ORDER[element.name] ?? []).map((each) => (typeof each === 'string' ? [each] : each));
  const names = element.children.map(({ name }) => name);
  const places = names.map((name) => allowed.findIndex((each) => each.includes(name)));
  const { id } = element.attributes;
  const isMany = (name: string): boolean => REPEATED.has(name) || element.name === 'MultiGeometry';
  return [
    ...names.filter((_, at) => places[at] === -1).map((name) => `no ${name} in ${element.name}`),
    ...(places.every((place, at) => at === 0 || place >= (places[at - 1] as number))
      ? []
      : [`${element.name} in disorder`]),
    ...names.filter((name, at) => !isMany(name) && names.indexOf(name) !== at).map((name) => `two ${name}`),
    // An id is a name of XML (xsd:ID).
    ...(id === undefined || /^[A-Za-z_][\w.-]*$/.test(id) ? [] : [`no name: ${id}`]),
    ...(TEXTS[element.name]?.test(element.text) === false ? [`${element.name}: ${element.text.slice(0, 40)}`] : []),
    ...element.children.flatMap(faultsOfKml),
  ];
}

describe('KML', () => {
  it.each([
    ['the tiny atlas', tiny],
    ['the second atlas', second],
    ['the atlas', real],
  ])('of %s is what the schema of version 2.2 allows', (_name, content) => {
    const records = allRecords(content.index, content.geometry);
    for (const format of [atlasKml, bordersKml]) {
      for (const some of [records, { ...records, features: [], events: [] }])
        expect(faultsOfKml(parseXml(format.write(some).text)), format.id).toEqual([]);
    }
  });

  it('sees what the schema does not allow', () => {
    const faulty =
      '<kml><Document><open>yes</open><name>a</name><Placemark id="1"><Point><coordinates>1;2</coordinates></Point><Point/><bounds/></Placemark></Document></kml>';
    expect(faultsOfKml(parseXml(faulty))).toEqual([
      'Document in disorder',
      'open: yes',
      'no bounds in Placemark',
      'Placemark in disorder',
      'two Point',
      'no name: 1',
      'coordinates: 1;2',
    ]);
  });

  it('has a folder for each layer that has something, one for places, and events in folders by track', () => {
    const document = documentOf(atlasKml.write(whole).text);
    const titles = (element: XmlElement) => folders(element).map((folder) => textIn(folder, 'name'));
    expect(titles(document)).toEqual(['Grounds', 'Fords', 'Lanes', 'Halls', 'Places', 'Events']);
    expect(titles(folders(document).at(-1) as XmlElement)).toEqual(['Pilots', 'Orders', 'Later']);
    expect(titles(documentOf(bordersKml.write(whole).text))).toEqual(['Lines']);
  });

  it('has data of known types, the days as a time span, and nothing for an open end', () => {
    const [ford] = placemarksOf({ ...whole, features: [featureOf('reed-ford')], events: [] });
    expect(ford?.attributes['id']).toBe('reed-ford');
    expect(dataOf(ford)).toMatchObject({ id: 'reed-ford', kind: 'crossing', precision_m: '500', in_article: '1' });
    expect(ford && within(ford, 'TimeSpan')).toBeUndefined();
    const [talk] = placemarksOf({
      ...whole,
      features: [],
      events: [tiny.index.events.get('nordhaven-talk-2') as AtlasEvent],
    });
    expect(textIn(within(talk, 'TimeSpan'), 'begin')).toBe('2010-06-01');
    expect(textIn(within(talk, 'TimeSpan'), 'end')).toBe('2010-06-03');
    expect(textIn(within(talk, 'Point'), 'coordinates')).toBe('0.5,1');
    const document = documentOf(atlasKml.write(whole).text);
    const fields = all(document, 'SimpleField').map(({ attributes }) => attributes['name']);
    expect(fields).toEqual(expect.arrayContaining(Object.keys({ ...dataOf(ford), ...dataOf(talk) })));
    // What a placemark refers to is in the file.
    const ids = new Set(
      [...all(document, 'Style'), ...all(document, 'Schema')].map(({ attributes }) => `#${attributes['id']}`),
    );
    const named = [
      ...all(document, 'styleUrl').map(({ text }) => text),
      ...all(document, 'SchemaData').map(({ attributes }) => attributes['schemaUrl']),
    ];
    expect(named.filter((id) => !ids.has(id as string))).toEqual([]);
  });

  it('has a placemark for each time of a road whose course changed, and of an excerpt only those of its days', () => {
    const lane = { ...whole, features: [featureOf('mill-lane')], events: [] };
    const times = (records: PublishedRecords) =>
      placemarksOf(records).map((each) => [
        dataOf(each)['feature_id'],
        dataOf(each)['id'],
        textIn(within(each, 'TimeSpan'), 'begin'),
        textIn(within(each, 'TimeSpan'), 'end'),
      ]);
    expect(times(lane)).toEqual([
      ['mill-lane', 'mill-lane-old', '2009-04-01', '2010-07-15'],
      ['mill-lane', 'mill-lane-new', '2010-07-16', undefined],
    ]);
    const window = { from: day('2010-12-01'), to: day('2010-12-02') };
    expect(times({ ...lane, window })).toEqual([['mill-lane', 'mill-lane-new', '2010-07-16', undefined]]);
    expect(textIn(within(placemarksOf({ ...lane, window })[0], 'LineString'), 'coordinates')).toContain('1.2,0.8');
  });

  it('keeps text that looks like markup or like the end of a section as text, in names and descriptions', () => {
    const hostile = 'A ]]> <script>alert(1)</script> & "b" \u0007 \ud800';
    const summary = [[{ type: 'text' as const, text: hostile }]];
    const feature = { ...featureOf('reed-ford'), title: hostile, summary, statuses: [] };
    const [placemark] = placemarksOf({ ...whole, features: [feature], events: [] });
    expect(textIn(placemark, 'name')).toBe('A ]]> <script>alert(1)</script> & "b"  ');
    // Viewers read a description as HTML: there it is escaped once more.
    const description = textIn(placemark, 'description') as string;
    expect(description).not.toContain('<script');
    expect(description).toContain('A ]]&#62; &#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;b&#34;  </p>');
  });

  it('gives no position to what has none or was not disclosed', () => {
    const hidden = { ...featureOf('nordhaven'), disclosed: false };
    const [place, order] = placemarksOf({
      ...whole,
      features: [hidden],
      events: [tiny.index.events.get('ford-order') as AtlasEvent],
    });
    for (const placemark of [place, order]) expect(placemark?.children.map(({ name }) => name)).not.toContain('Point');
    expect(dataOf(order)['id']).toBe('ford-order');
  });

  it('says its licence, version, day, address and filter', () => {
    const provenance = {
      filter: 'The ford alone.',
      permalink: 'https://atlas.example/#v=1&p=p01',
      taken: '2026-11-26',
    };
    const document = documentOf(atlasKml.write({ ...whole, provenance }).text);
    const said = textIn(document, 'description') ?? '';
    for (const part of ['CC BY 4.0', '30 June 2011', '26 November 2026', 'The ford alone.'])
      expect(said).toContain(part);
    expect(within(document, 'atom:link')?.attributes['href']).toBe(provenance.permalink);
    expect(textIn(documentOf(bordersKml.write(whole).text), 'description')).toContain('© The Chart (ODbL 1.0)');
  });

  it.each([
    ['the tiny atlas', tiny],
    ['the second atlas', second],
    ['the atlas', real],
  ])('of %s has every feature and event once or once for each time, with each id given once', (_name, content) => {
    const records = allRecords(content.index, content.geometry);
    const [own, borders] = [atlasKml, bordersKml].map((format) => format.write(records));
    expect((own?.count ?? 0) + (borders?.count ?? 0)).toBe(content.atlas.features.length + content.atlas.events.length);
    const placemarks = [own, borders].flatMap((file) => all(documentOf(file?.text as string), 'Placemark'));
    const wanted = [...content.atlas.features, ...content.atlas.events].map(({ id }) => id).sort();
    expect([...new Set(placemarks.map(recordOf))].sort()).toEqual(wanted);
    for (const file of [own, borders]) {
      const ids = [...(file?.text ?? '').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
