import { describe, expect, it } from 'vitest';
import { GEOMETRY_NOTES } from '../../../../src/formats/import/geometry';
import { KML_NOTES } from '../../../../src/formats/import/kml';
import { imported } from '../../../helpers/importing';
import { zip } from '../../../helpers/makeZip';

const kml = (inside: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">${inside}</kml>`;
const placemark = (inside: string): string => `<Placemark>${inside}</Placemark>`;
const AT = '<Point><coordinates>46.5,39.6,0</coordinates></Point>';

describe('KML', () => {
  it('is read with decimal commas, and says so', async () => {
    const at = (coordinates: string): string => placemark(`<Point><coordinates>${coordinates}</coordinates></Point>`);
    const { features, notes } = await imported('x.kml', kml(at('46,5,39,6') + at('46,39,100') + at('46,25,39,5,0,0')));
    expect(features.map(({ geometry }) => geometry)).toMatchObject([
      { coordinates: [46.5, 39.6] },
      { coordinates: [46, 39, 100] },
      { coordinates: [46.25, 39.5] },
    ]);
    expect(notes).toEqual([`repaired: ${GEOMETRY_NOTES.comma} (features 1 and 3)`]);
    const gpx = await imported(
      'x.gpx',
      '<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="39,6" lon="46,5"/></gpx>',
    );
    expect([gpx.features[0]?.geometry, gpx.notes]).toEqual([
      { type: 'Point', coordinates: [46.5, 39.6] },
      [`repaired: ${GEOMETRY_NOTES.comma} (feature 1)`],
    ]);
  });

  it('keeps folders, styles, data and times', async () => {
    const styles = `
      <Style id="red"><LineStyle><color>ff0000ff</color><width>3</width></LineStyle><PolyStyle><color>7f00ff00</color></PolyStyle></Style>
      <StyleMap id="map"><Pair><key>normal</key><styleUrl>#red</styleUrl></Pair><Pair><key>highlight</key><styleUrl>#x</styleUrl></Pair></StyleMap>`;
    const data = `<ExtendedData><Data name="source"><value>A &amp; B</value></Data><SchemaData><SimpleData name="count">3</SimpleData></SchemaData></ExtendedData>`;
    const file = kml(`<Document><name>My map</name>${styles}
      <Folder><name>Roads</name><Folder><name>North</name>
        ${placemark(`<name>A</name><description><![CDATA[<b>bold</b>]]></description><styleUrl>#map</styleUrl>${data}
          <TimeSpan><begin>2020-11-10</begin><end>2022-08-30T10:00:00Z</end></TimeSpan>
          <LineString><coordinates>46,39 47, 40,100
          48,41</coordinates></LineString>`)}
      </Folder></Folder>
      ${placemark(`<name>B</name><TimeStamp><when>0050</when></TimeStamp>${AT}`)}
    </Document>`);
    const { layers, features, notes } = await imported('x.xml', file);
    expect(layers[0]).toMatchObject({ title: 'My map', file: { format: 'kml' }, report: { found: 2, dated: 2 } });
    expect(features[0]).toEqual({
      number: 1,
      geometry: {
        type: 'LineString',
        coordinates: [
          [46, 39],
          [47, 40, 100],
          [48, 41],
        ],
      },
      properties: { name: 'A', description: '<b>bold</b>', source: 'A & B', count: '3' },
      dates: expect.objectContaining({ edtf: '2020-11-10/2022-08-30' }) as unknown,
      folders: ['Roads', 'North'],
      style: { colour: '#ff0000', width: 3, fill: '#00ff00', fillOpacity: 0.5 },
    });
    expect(features[1]).toMatchObject({ dates: { edtf: '0050' }, geometry: { coordinates: [46.5, 39.6, 0] } });
    expect(features[1]).not.toHaveProperty('folders');
    expect(notes).toEqual(['told: Times of day were left out: the atlas knows days. (feature 1)']);
  });

  it.each([
    ['a span with one end', '<TimeSpan><begin>2023-05</begin></TimeSpan>', '2023-05/..'],
    ['a span before the year 1', '<TimeSpan><begin>-0043</begin><end>0014</end></TimeSpan>', '-0043/0014'],
    ['an instant', '<gx:TimeStamp><when>2023-05-01T23:30:00+04:00</when></gx:TimeStamp>', '2023-05-01'],
    ['no time', '', undefined],
  ])('dates of %s', async (_, time, edtf) => {
    const { features } = await imported('x.kml', kml(placemark(time + AT)));
    expect(features[0]?.dates?.edtf).toBe(edtf);
  });

  it('gives the time of a folder to what is in it', async () => {
    const { features } = await imported(
      'x.kml',
      kml(`<Folder><TimeSpan><begin>2020</begin></TimeSpan>${placemark(AT)}</Folder>`),
    );
    expect(features[0]?.dates?.edtf).toBe('2020/..');
  });

  it('reads all geometries', async () => {
    const ring = '<LinearRing><coordinates>0,0 2,0 2,2 0,2 0,0</coordinates></LinearRing>';
    const area = `<Polygon><outerBoundaryIs>${ring}</outerBoundaryIs></Polygon>`;
    const track =
      '<gx:Track><when>2023-05-01</when><when>2023-05-03T08:00:00Z</when><gx:coord>46 39 100</gx:coord><gx:coord>47 40 90</gx:coord></gx:Track>';
    const all = [
      area,
      `<MultiGeometry>${AT}${AT}</MultiGeometry>`,
      `<MultiGeometry>${AT}${area}</MultiGeometry>`,
      track,
      ring,
      '<Model><Location><longitude>1</longitude><latitude>2</latitude></Location></Model>',
      '<name>none</name>',
      '<Point><coordinates> </coordinates></Point>',
    ];
    const { features, notes } = await imported('x.kml', kml(all.map(placemark).join('')));
    expect(features.map(({ geometry }) => geometry?.type)).toEqual([
      'Polygon',
      'MultiPoint',
      'GeometryCollection',
      'LineString',
      'LineString',
      'Point',
      undefined,
      undefined,
    ]);
    expect(features[3]?.dates?.edtf).toBe('2023-05-01/2023-05-03');
    expect(notes).toContain(`told: ${KML_NOTES.track} (feature 4)`);
  });

  it('fetches nothing and expands nothing', async () => {
    const bomb = `<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;
    const links = '<NetworkLink><Link><href>https://example.org/x.kml</href></Link></NetworkLink><GroundOverlay/>';
    const { features, notes } = await imported('x.kml', kml(`${links}${placemark(`<name>&b;&c;</name>${AT}`)}`, bomb));
    expect(features[0]?.properties['name']).toBe('&b;&c;');
    expect(notes.toSorted()).toEqual([
      `dropped: ${KML_NOTES.overlay}`,
      `dropped: ${KML_NOTES.link}`,
      `told: ${KML_NOTES.entities}`,
    ]);
  });

  it('gives what is there of a file that was cut short or is badly formed', async () => {
    const whole = kml(`<Document>${placemark(`<name>A</name>${AT}`)}${placemark(`<name>B</name>${AT}`)}</Document>`);
    const cut = await imported('x.kml', whole.slice(0, whole.indexOf('<name>B') + 4));
    expect(cut.features[0]?.properties).toEqual({ name: 'A' });
    expect(cut.notes).toContain(`told: ${KML_NOTES.cut}`);
    const bad = await imported('x.kml', kml(`${placemark(`<name>A & B</nam>${AT}`)}<Placemark><name>C</name>${AT}`));
    expect(bad.end.type).toBe('done');
  });

  it('takes elements that lie deep in each other', async () => {
    const deep = '<Folder>'.repeat(20_000);
    expect((await imported('x.kml', kml(`${placemark(AT)}${deep}`))).features).toHaveLength(1);
    const lost = `${'<Folder>'.repeat(300)}${placemark(AT)}${'</Folder>'.repeat(300)}`;
    const { features, notes } = await imported('x.kml', kml(`${placemark(AT)}${lost}`));
    expect([features.length, notes]).toEqual([1, [`dropped: ${KML_NOTES.deep}`]]);
  });

  it('says how many files of an archive were left out', async () => {
    const files = Array.from({ length: 203 }, (_, at) => [`${at}.kml`, kml(placemark(AT))] as const);
    const { layers, notes } = await imported('x.kmz', zip(Object.fromEntries(files)));
    expect([layers.length, layers[0]?.report.notes[0]?.count]).toEqual([200, 3]);
    expect(notes[0]).toBe(`dropped: ${KML_NOTES.files}`);
  });

  it('is read without a namespace, and in the character set it names', async () => {
    const text = `<?xml version="1.0" encoding="windows-1251"?><kml>${placemark(`<name>\u00ce\u00f0\u00fb</name>${AT}`)}</kml>`;
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    expect((await imported('x.kml', bytes)).features[0]?.properties['name']).toBe('Оры');
  });

  it('is read where a placemark is all there is', async () => {
    const alone = `<Placemark xmlns="http://www.opengis.net/kml/2.2"><name>A</name>${AT}</Placemark>`;
    for (const [name, file] of [
      ['x.kml', alone],
      ['x.kmz', zip({ 'doc.kml': alone })],
    ] as const) {
      const { features, layers } = await imported(name, file);
      expect(features).toMatchObject([{ geometry: { coordinates: [46.5, 39.6, 0] }, properties: { name: 'A' } }]);
      expect(layers[0]?.title).toBe('x');
    }
  });

  it('is read with placemarks of a kind that its schema makes, as Google Earth wrote them before 2.2', async () => {
    const schema = (parent: string): string =>
      `<Schema ${parent} name="S_fords"><SimpleField type="string" name="Owner"/><SimpleField type="int" name="Depth"/></Schema>`;
    const ford = `<S_fords><name>Ford</name><Owner>Mill</Owner><Depth>2</Depth>${AT}</S_fords>`;
    const { features } = await imported(
      'x.kml',
      kml(`<Document>${schema('parent="Placemark"')}<Folder><name>F</name>${ford}</Folder></Document>`),
    );
    expect(features).toMatchObject([
      { geometry: { type: 'Point' }, properties: { name: 'Ford', Owner: 'Mill', Depth: '2' }, folders: ['F'] },
    ]);
    // A schema of today describes data and makes no kind.
    expect(
      (await imported('x.kml', kml(`<Document>${schema('')}${ford}${placemark(AT)}</Document>`))).features,
    ).toHaveLength(1);
  });

  it('reads KMZ: the file in it, or all that are in it', async () => {
    const one = kml(`<Document><name>One</name>${placemark(`<name>A</name>${AT}`)}</Document>`);
    const { layers, notes } = await imported('x.zip', zip({ 'doc.kml': one, 'icon.png': 'png' }, true));
    expect(layers.map(({ title, file, features }) => [title, file.format, features.length])).toEqual([
      ['One', 'kmz', 1],
    ]);
    expect(notes).toEqual([]);
    // As GDAL writes it: a document that links to a file for each layer.
    const link = (href: string): string => `<NetworkLink><Link><href>${href}</href></Link></NetworkLink>`;
    const files = {
      'doc.kml': kml(link('layers/a.kml')),
      'layers/a.kml': kml(placemark(AT)),
      '../b.kml': kml(link('https://example.org/x.kml') + placemark(AT)),
    };
    const several = await imported('x.kmz', zip(files, true));
    expect(several.layers.map(({ title }) => title)).toEqual(['a', 'b']);
    expect(several.notes).toEqual([`dropped: ${KML_NOTES.link}`]);
  });

  it('refuses archives that grow without end, are damaged or have no KML', async () => {
    const bomb = zip({ 'doc.kml': new Uint8Array(30_000_000) }, true);
    expect(bomb.length).toBeLessThan(100_000);
    expect((await imported('x.kmz', bomb)).refusal).toMatch(/grows more than 200 times/);
    const good = zip({ 'doc.kml': kml(placemark(AT)) });
    expect((await imported('x.kmz', good.slice(0, good.length - 30))).refusal).toMatch(/damaged or cut short/);
    expect((await imported('x.kmz', zip({ 'a.txt': 'abc' }))).refusal).toMatch(/no KML file/);
  });
});

describe('GPX', () => {
  it('keeps descriptions and times', async () => {
    const file = `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>Trip</name></metadata>
      <wpt lat="39.6" lon="46.5"><ele>900</ele><time>2023-05-01T10:00:00Z</time><name>A</name><desc>a gate</desc><sym>Flag</sym></wpt>
      <rte><name>R</name><rtept lat="1" lon="2"/><rtept lat="3" lon="4"/></rte>
      <trk><name>T</name><desc>two parts</desc>
        <trkseg><trkpt lat="1" lon="2"><time>2023-05-02T10:00:00Z</time></trkpt><trkpt lat="2" lon="3"/></trkseg>
        <trkseg><trkpt lat="3" lon="4"/><trkpt lat="4" lon="5"><time>2023-05-03T10:00:00Z</time></trkpt></trkseg></trk>
      <trk><name>bad</name><trkseg><trkpt lat="north" lon="2"/><trkpt lat="1" lon="2"/></trkseg></trk></gpx>`;
    const { layers, features, notes } = await imported('x.xml', file);
    expect(layers[0]).toMatchObject({ title: 'Trip', file: { format: 'gpx' }, report: { found: 4, dated: 2 } });
    expect(features).toMatchObject([
      {
        geometry: { type: 'Point', coordinates: [46.5, 39.6, 900] },
        properties: { name: 'A', desc: 'a gate', sym: 'Flag', ele: 900 },
        dates: { edtf: '2023-05-01' },
        folders: ['Waypoints'],
      },
      {
        geometry: {
          type: 'LineString',
          coordinates: [
            [2, 1],
            [4, 3],
          ],
        },
        dates: null,
        folders: ['Routes'],
      },
      {
        geometry: { type: 'MultiLineString' },
        properties: { desc: 'two parts' },
        dates: { edtf: '2023-05-02/2023-05-03' },
        folders: ['Tracks'],
      },
      { geometry: null, properties: { name: 'bad' } },
    ]);
    expect(notes).toHaveLength(3);
  });
});
