/** One thing has one form: a feature of one day has a single date, however its file says so. */
import { describe, expect, it } from 'vitest';
import { shortestEdtf } from '../../../../src/domain/edtf';
import { datesOfFeature } from '../../../../src/formats/import/ownDates';
import { readStyledLayer } from '../../../../src/formats/project/layer';
import { imported } from '../../../helpers/importing';
import { ownFeature, styledLayer } from '../../../fixtures/ownLayers';

const geoJson = (properties: object): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [46, 39] } }],
  });
const kml = (time: string): string =>
  `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark>${time}<Point><coordinates>46,39</coordinates></Point></Placemark></kml>`;

describe('A feature of one day', () => {
  it.each([
    ['one date', 'a.geojson', geoJson({ date: '2023-05-15' })],
    ['start and end alike', 'a.geojson', geoJson({ start_date: '2023-05-15', end_date: '2023-05-15' })],
    ['an interval of one day', 'a.geojson', geoJson({ edtf: '2023-05-15/2023-05-15' })],
    ['`when`', 'a.geojson', geoJson({ when: { timespans: [{ start: { in: '2023-05-15' } }] } })],
    ['start and end alike in a table', 'a.csv', 'lat,lon,start,end\n39,46,15/05/2023,2023-05-15\n'],
    ['a date in a table', 'a.csv', 'lat,lon,date\n39,46,15.05.2023\n'],
    ['a time stamp of KML', 'a.kml', kml('<TimeStamp><when>2023-05-15</when></TimeStamp>')],
    ['a time span of KML', 'a.kml', kml('<TimeSpan><begin>2023-05-15</begin><end>2023-05-15</end></TimeSpan>')],
  ])('has a single date where its file has %s', async (_what, name, text) => {
    const { features } = await imported(name, text);
    expect(features.map(({ dates }) => [dates?.edtf, dates?.precision])).toEqual([['2023-05-15', 'day']]);
  });

  it('has its date for the first day where another has a last day', async () => {
    const both = await imported(
      'a.geojson',
      geoJson({ event_date: '2023-05-15', end_date: '2023-05-17', seen_on: '2023-06-01' }),
    );
    expect(both.features[0]?.dates?.edtf).toBe('2023-05-15/2023-05-17');
    expect(both.notes).toEqual(['told: “seen_on” looks like dates and is not used.']);
    const alone = await imported('a.geojson', geoJson({ event_date: '2023-05-15', end_date: null }));
    expect(alone.features[0]?.dates?.edtf).toBe('2023-05-15');
  });

  it('has one in an older project, too', () => {
    const { layer, look } = styledLayer('raids', [ownFeature(1, {}, '2023-05-15/2023-05-15')]);
    const read = readStyledLayer({ layer: JSON.parse(JSON.stringify(layer)) as unknown, look }, 'layers.0');
    expect(read.layer?.layer.features[0]?.dates?.edtf).toBe('2023-05-15');
  });

  it('of a month or an uncertain day likewise; other intervals stay as they are', () => {
    expect(shortestEdtf('2023-05~/2023-05~')).toBe('2023-05~');
    for (const text of ['2023-05-15/2023-05-16', '2023-05-15', '../..', '/', '2023-05-15~/2023-05-15', 'a/a'])
      expect(shortestEdtf(text)).toBe(text);
    expect(datesOfFeature({ start_date: '1993', end_date: 1993 })).toMatchObject({ value: { edtf: '1993' } });
  });
});
