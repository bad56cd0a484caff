/** What the published files say of places nobody disclosed, of dates that are open, and of lines that are exactly full. */
import { describe, expect, it } from 'vitest';
import type { Feature } from '../../../../src/domain/model';
import { OPEN_END, OPEN_START } from '../../../../src/domain/time';
import { eventsIcs } from '../../../../src/formats/publish/eventsIcs';
import { features } from '../../../../src/formats/publish/features';
import { linkedPlaces } from '../../../../src/formats/publish/linkedPlaces';
import { allRecords, type PublishedRecords } from '../../../../src/formats/publish/records';
import { compiled, tiny, tinyFiles } from '../../../fixtures/tiny-atlas';

const whole = allRecords(tiny.index, tiny.geometry);
const undisclosed = compiled({
  ...tinyFiles,
  'places.geojson': (tinyFiles['places.geojson'] as string).replaceAll(
    '"in_article": true',
    '"in_article": true, "disclosed": false',
  ),
});
const hidden = allRecords(undisclosed.index, undisclosed.geometry);
const parsed = (text: string): { features: { id: string; geometry: object | null; names: { lang: string }[] }[] } =>
  JSON.parse(text) as never;

describe('A place that was not disclosed', () => {
  it('has no geometry among the features and is not in the gazetteer', () => {
    const of = (records: PublishedRecords, id: string) =>
      parsed(features.write(records).text).features.find((each) => each.id === id);
    expect(of(whole, 'southmere')?.geometry).toEqual({ type: 'Point', coordinates: [1.5, 0] });
    expect(of(hidden, 'southmere')?.geometry).toBeNull();
    expect(linkedPlaces.write(whole).count).toBe(2);
    expect(linkedPlaces.write(hidden).count).toBe(0);
  });

  it('is named in the calendar without a position', () => {
    expect(eventsIcs.write(whole).text).toContain('GEO:1;0.5\r\n');
    expect(eventsIcs.write(hidden).text).not.toContain('GEO:');
    expect(eventsIcs.write(hidden).text).toContain('LOCATION:Nordhaven / Northport\r\n');
  });
});

describe('The gazetteer', () => {
  it('marks a form with the side that uses it', () => {
    const [nordhaven] = parsed(linkedPlaces.write(whole).text).features;
    expect(nordhaven?.names.map(({ lang }) => lang)).toEqual(['en-NO', 'en-SO', 'ru']);
  });
});

describe('The calendar', () => {
  const event = tiny.index.events.get('ford-order') as PublishedRecords['events'][number];
  const write = (more: Partial<typeof event>): string =>
    eventsIcs.write({ ...whole, events: [{ ...event, ...more }] }).text;

  it('has no event that is open at an end', () => {
    expect(write({})).toContain('BEGIN:VEVENT');
    expect(write({ span: { ...event.span, from: OPEN_START } })).not.toContain('VEVENT');
    expect(write({ span: { ...event.span, to: OPEN_END } })).not.toContain('VEVENT');
  });

  it('folds a line of 76 octets and leaves one of 75 whole', () => {
    const title = (octets: number): string => 'x'.repeat(octets - 'SUMMARY:'.length);
    expect(write({ title: title(75) })).toContain(`\r\nSUMMARY:${title(75)}\r\n`);
    expect(write({ title: title(76) })).toContain(`\r\nSUMMARY:${title(75)}\r\n x\r\n`);
  });

  it('says what is uncertain', () => {
    const uncertain = { ...event.span, edtf: '2010-05-10~', uncertain: true };
    expect(write({ span: uncertain }).replace(/\r\n /g, '')).toContain('Uncertain: about 10 May 2010.');
    expect(write({})).not.toContain('Uncertain');
  });
});

describe('A feature of several parts', () => {
  it('is one geometry: of lines a line of several, of others a collection', () => {
    const write = (parts: readonly string[], geometry: PublishedRecords['geometry']) => {
      const lane = whole.features.find(({ id }) => id === 'mill-lane') as Feature;
      const [part] = lane.parts as [Feature['parts'][number]];
      const feature = { ...lane, parts: parts.map((id) => ({ ...part, id })) };
      return parsed(features.write({ ...whole, geometry, features: [feature] }).text).features[0]?.geometry;
    };
    const line = [
      [0, 0],
      [1, 1],
    ];
    const [a, b, c] = [
      { type: 'LineString' as const, coordinates: line },
      { type: 'MultiLineString' as const, coordinates: [line] },
      { type: 'Point' as const, coordinates: [2, 2] },
    ];
    expect(write(['a'], { a })).toEqual(a);
    expect(write(['a', 'b'], { a, b })).toEqual({ type: 'MultiLineString', coordinates: [line, line] });
    expect(write(['a', 'c'], { a, c })).toEqual({ type: 'GeometryCollection', geometries: [a, c] });
    expect(write(['a', 'lost'], { a })).toEqual(a);
    expect(write(['lost', 'gone'], {})).toBeNull();
    expect(write(['c', 'd'], { c, d: c })).toEqual({ type: 'GeometryCollection', geometries: [c, c] });
  });
});
