/** One record of each kind with all that it can have, written to each file that holds it and read back whole. */
import ICAL from 'ical.js';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readEdtf } from '../../../../src/domain/edtf';
import type { AtlasIndex } from '../../../../src/domain/links';
import type { AtlasEvent, Feature, PlaceLabel, Source } from '../../../../src/domain/model';
import { parseDay } from '../../../../src/domain/time';
import { annotations } from '../../../../src/formats/publish/annotations';
import { borders } from '../../../../src/formats/publish/borders';
import { eventsCsv } from '../../../../src/formats/publish/eventsCsv';
import { eventsGeoJson } from '../../../../src/formats/publish/eventsGeoJson';
import { eventsIcs } from '../../../../src/formats/publish/eventsIcs';
import { features as featuresGeoJson } from '../../../../src/formats/publish/features';
import { linkedPlaces } from '../../../../src/formats/publish/linkedPlaces';
import { allRecords, type PublishedRecords } from '../../../../src/formats/publish/records';
import { statusesCsv } from '../../../../src/formats/publish/statusesCsv';
import { statusesGeoJson } from '../../../../src/formats/publish/statusesGeoJson';
import { tiny } from '../../../fixtures/tiny-atlas';

const day = (text: string): number => parseDay(text) as number;
const whole = allRecords(tiny.index, tiny.geometry);
const eventOf = (id: string): AtlasEvent => tiny.index.events.get(id) as AtlasEvent;
const featureOf = (id: string): Feature => tiny.index.features.get(id) as Feature;
const unfolded = (text: string): string => text.replace(/\r\n /g, '');
const featuresIn = (text: string) =>
  (JSON.parse(text) as { features: { id: string; properties: Record<string, unknown>; geometry: unknown }[] }).features;

/** The records with one event alone. */
const withEvent = (event: AtlasEvent, index: AtlasIndex = tiny.index): PublishedRecords => ({
  ...whole,
  index,
  events: [event],
});
/** The records with one feature alone. */
const withFeature = (feature: Feature): PublishedRecords => ({ ...whole, features: [feature] });
/** The index in which a source is of a side. */
const sided = (id: string): AtlasIndex => ({
  ...tiny.index,
  sources: new Map(tiny.index.sources).set(id, { ...(tiny.index.sources.get(id) as Source), side: 'SO' }),
});

describe('An event with everything it can have', () => {
  const event: AtlasEvent = {
    ...eventOf('nordhaven-talk-2'),
    statedPlace: 'Southmere',
    facilitators: [{ organisation: 'Harbour Guild', remark: 'night watch' }, { organisation: 'Ebb; Flood' }],
    participants: ['olga-tidewater', 'nobody-known'],
    passages: ['p01', 'p02'],
    sources: ['ferry-log', 'harbour-almanac', 'lost'],
  };
  const properties = {
    id: 'nordhaven-talk-2',
    title: 'Second talk',
    edtf: '2010-06-01/2010-06-03',
    start_date: '2010-06-01',
    end_date: '2010-06-03',
    precision: 'range',
    stated_edtf: '2010-06-02',
    track: 'leaders',
    level: 'leaders',
    facilitators: ['Harbour Guild (night watch)', 'Ebb; Flood'],
    participants: ['Olga Tidewater', 'nobody-known'],
    place_id: 'nordhaven',
    place_name: 'Nordhaven / Northport',
    stated_place: 'Southmere',
    lon: 0.5,
    lat: 1,
    location_precision_m: 800,
    in_article: true,
    confidence: 'medium',
    passages: ['p01', 'p02'],
    sources: ['ferry-log', 'harbour-almanac', 'lost'],
    source_urls: ['https://example.org/log', '', ''],
    notes: ['note-dates'],
    summary: 'Three days of talk.',
    one_sided: null,
  };

  it('is a feature of GeoJSON with all its fields in their order', () => {
    const [feature] = featuresIn(eventsGeoJson.write(withEvent(event)).text);
    expect(feature).toEqual({
      type: 'Feature',
      id: 'nordhaven-talk-2',
      geometry: { type: 'Point', coordinates: [0.5, 1] },
      properties,
    });
    expect(Object.keys(feature?.properties ?? {})).toEqual(Object.keys(properties));
  });

  it('is a row with the same fields, lists joined', () => {
    const rows = parse(eventsCsv.write(withEvent(event)).text, { bom: true }) as string[][];
    expect(rows).toEqual([
      Object.keys(properties),
      Object.values(properties).map((value) =>
        Array.isArray(value) ? value.map((each) => each.replaceAll(';', ',')).join(';') : String(value ?? ''),
      ),
    ]);
  });

  it('is an event of a calendar that says in words what a calendar has no field for (RFC 5545)', () => {
    const index = sided('ferry-log');
    const text = unfolded(
      eventsIcs.write(withEvent({ ...event, placeNote: 'In the hall, upstairs.', sources: ['ferry-log'] }, index)).text,
    );
    const about = [
      'Tiny Atlas: Events as a calendar. Data of 30 June 2011.',
      'All records on all dates.',
      'Licence: CC BY 4.0 <https://example.org/by>.',
      'Attribution: Tiny Atlas contributors (CC BY 4.0).',
    ].join('\\n');
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Tiny Atlas//EN',
      'NAME:Tiny Atlas',
      'X-WR-CALNAME:Tiny Atlas',
      `DESCRIPTION:${about}`,
      `X-WR-CALDESC:${about}`,
      'BEGIN:VEVENT',
      'UID:nordhaven-talk-2@10.1234/tiny',
      'DTSTAMP:20110630T000000Z',
      'DTSTART;VALUE=DATE:20100601',
      'DTEND;VALUE=DATE:20100604',
      'SUMMARY:Second talk',
      `DESCRIPTION:${[
        'Three days of talk.',
        'Rests on one SO source alone.',
        'In the article: 2 June 2010.',
        'In the hall\\, upstairs.',
        'Paragraphs: 1\\, 2.',
        'Sources: [Log of the ferry] <https://example.org/log>.',
      ].join('\\n\\n')}`,
      'LOCATION:Nordhaven / Northport',
      'GEO:1;0.5',
      'CATEGORIES:Pilots',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });
});

describe('An event with nothing it can do without', () => {
  const event: AtlasEvent = {
    ...eventOf('ford-order'),
    track: 'unknown',
    placeNote: undefined,
    passages: [],
    sources: ['harbour-almanac', 'lost'],
  };

  it('has null or nothing for what there is not', () => {
    const [feature] = featuresIn(eventsGeoJson.write(withEvent(event)).text);
    expect(feature?.geometry).toBeNull();
    expect(feature?.properties).toMatchObject({
      stated_edtf: null,
      stated_place: null,
      place_id: null,
      place_name: null,
      lon: null,
      lat: null,
      location_precision_m: null,
      facilitators: [],
      notes: [],
    });
    const whereNobodyTells = {
      ...tiny.index,
      features: new Map([['nordhaven', { ...featureOf('nordhaven'), disclosed: false }]]),
    };
    const [talk] = featuresIn(eventsGeoJson.write(withEvent(eventOf('nordhaven-talk-2'), whereNobodyTells)).text);
    expect(talk).toMatchObject({
      geometry: null,
      properties: { place_id: 'nordhaven', lon: null, lat: null, location_precision_m: null },
    });
  });

  it('is in the calendar without lines for it', () => {
    const text = unfolded(eventsIcs.write(withEvent(event)).text);
    expect(text).toContain('DESCRIPTION:By order of both pilots.\\n\\nSources: Harbour Almanac\\; lost.\r\n');
    expect(text).toContain('CATEGORIES:unknown\r\n');
    expect(text).not.toMatch(/LOCATION|GEO|undefined/);
  });

  it('is named by the atlas where the article has no DOI', () => {
    const { atlas } = tiny.index;
    const index = { ...tiny.index, atlas: { ...atlas, article: { ...atlas.article, doi: undefined } } };
    expect(eventsIcs.write(withEvent(event, index)).text).toContain('UID:ford-order@tiny-atlas\r\n');
  });
});

describe('A calendar', () => {
  const dated = (edtf: string): string => {
    const read = readEdtf(edtf);
    if (!read.ok) throw new Error(edtf);
    return unfolded(eventsIcs.write(withEvent({ ...eventOf('ford-order'), span: read.value })).text);
  };

  it('says that no more than the month or the year is known, or that the date is uncertain', () => {
    const about = (words: string): string => `By order of both pilots.\\n\\n${words}By letter.`;
    expect(dated('2010-05')).toContain(about('Known to the month: May 2010.\\n\\n'));
    expect(dated('2010')).toContain(about('Known to the year: 2010.\\n\\n'));
    expect(dated('2010~')).toContain(about('Known to the year: about 2010.\\n\\n'));
    expect(dated('2010-05-10?')).toContain(about('Uncertain: about 10 May 2010.\\n\\n'));
    expect(dated('2010-05-10')).toContain(about(''));
    expect(dated('2010-05-10')).toContain('\\n\\nParagraphs: 2.\\n\\n');
    expect(dated('2010-05-10/2010-05-12')).toContain(about(''));
  });

  it('gives back every sign of a text to a program that reads it (section 3.3.11)', () => {
    const title = 'A; b, c\\n "d": é';
    const { text } = eventsIcs.write(withEvent({ ...eventOf('ford-order'), title: `${title}\r\nnext\nlast` }));
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    expect(new ICAL.Event(event).summary).toBe(`${title}\nnext\nlast`);
  });

  it('folds lines so that each has at most 75 octets, and no character is parted (section 3.1)', () => {
    const title = 'é'.repeat(200);
    const { text } = eventsIcs.write(withEvent({ ...eventOf('ford-order'), title }));
    const lines = text.split('\r\n');
    const at = lines.findIndex((line) => line.startsWith('SUMMARY:'));
    // 8 octets of the name and 33 letters of 2; then a space and 37.
    expect(lines.slice(at, at + 6).map((line) => Buffer.byteLength(line))).toEqual([74, 75, 75, 75, 75, 39]);
    expect(unfolded(text)).toContain(`SUMMARY:${title}\r\n`);
  });
});

describe('A feature with everything it can have', () => {
  const road = featureOf('mill-lane');

  it('is a feature of GeoJSON with all its fields', () => {
    const feature: Feature = {
      ...road,
      names: [
        { toponym: 'Mill lane', lang: 'en', usage: 'NO' },
        { toponym: 'Мельничная', lang: 'ru' },
      ],
      areaKm2: 2.5,
      geonames: 42,
      notes: ['note-dates'],
      statuses: road.statuses.map((status) =>
        status.status === 'blocked' ? { ...status, primary: true, traffic: 'carts' } : status,
      ),
    };
    const { text, count } = featuresGeoJson.write(withFeature(feature));
    const lines = [
      [
        [0.5, 1],
        [0.9, 0.7],
        [1, 0.6],
      ],
      [
        [0.5, 1],
        [1.2, 0.8],
        [1, 0.6],
      ],
    ];
    expect(count).toBe(1);
    expect(JSON.parse(text)).toEqual({
      type: 'FeatureCollection',
      metadata: {
        title: 'Tiny Atlas: Features and places',
        licence: 'CC BY 4.0',
        licence_url: 'https://example.org/by',
        attribution: 'Tiny Atlas contributors (CC BY 4.0).',
        data_date: '2011-06-30',
        filter: 'All records on all dates.',
        article: 'https://doi.org/10.1234/tiny',
      },
      bbox: [0.5, 0.6, 1.2, 1],
      features: [
        {
          type: 'Feature',
          id: 'mill-lane',
          geometry: { type: 'MultiLineString', coordinates: lines },
          properties: {
            id: 'mill-lane',
            kind: 'route',
            mode: 'road',
            layer: 'routes',
            title: 'Mill lane',
            names: [
              { toponym: 'Mill lane', lang: 'en', usage: 'NO' },
              { toponym: 'Мельничная', lang: 'ru' },
            ],
            start_date: '2009-04-01',
            end_date: null,
            edtf: '2009-04-01/..',
            statuses: [
              {
                from: '2009-04-01',
                to: null,
                edtf: '2009-04-01/..',
                status: 'open',
                note: 'In use.',
                confidence: 'high',
                sources: ['harbour-almanac'],
                source_urls: [''],
                one_sided: null,
              },
              {
                from: '2010-07-01',
                to: '2010-07-31',
                edtf: '2010-07-01/2010-07-31',
                status: 'blocked',
                primary: true,
                note: 'Works.',
                parts: ['mill-lane-new'],
                traffic: 'carts',
                confidence: 'high',
                sources: ['ferry-log'],
                source_urls: ['https://example.org/log'],
                one_sided: null,
              },
            ],
            certainty: 'documented',
            confidence: 'high',
            precision_m: 500,
            schematic: true,
            disclosed: true,
            area_km2: 2.5,
            geonames: 42,
            in_article: true,
            summary: 'It was moved once.',
            passages: ['p02'],
            sources: ['harbour-almanac'],
            source_urls: [''],
            one_sided: null,
            notes: ['note-dates'],
          },
        },
      ],
    });
  });

  it('has no member for what it has not, and is schematic where one of its parts is', () => {
    const [nordhaven] = featuresIn(featuresGeoJson.write(withFeature(featureOf('nordhaven'))).text);
    expect(Object.keys(nordhaven?.properties ?? {})).toEqual(
      'id kind layer title names start_date end_date edtf statuses certainty confidence precision_m schematic disclosed in_article summary passages sources source_urls one_sided notes'.split(
        ' ',
      ),
    );
    const schematic = (...parts: boolean[]): unknown => {
      const [part] = road.parts as [Feature['parts'][number]];
      const made = parts.map((each) => ({ ...part, schematic: each }));
      return featuresIn(featuresGeoJson.write(withFeature({ ...road, parts: made })).text)[0]?.properties['schematic'];
    };
    expect([schematic(false, true), schematic(true, true), schematic(false, false)]).toEqual([true, true, false]);
  });

  it('is under the licence of the borders where one source of one part is, if it is an area', () => {
    const { parts, ...eels } = featureOf('eel-ground');
    const [part] = parts as [Feature['parts'][number]];
    const made = [['harbour-almanac'], ['harbour-almanac', 'river-chart']].map((sources) => ({ ...part, sources }));
    const counts = (feature: Feature): readonly number[] =>
      [featuresGeoJson, borders].map((format) => format.write(withFeature(feature)).count);
    expect(counts({ ...eels, parts })).toEqual([1, 0]);
    expect(counts({ ...eels, parts: made })).toEqual([0, 1]);
    expect(counts({ ...eels, parts: made, kind: 'route' })).toEqual([1, 0]);
    expect(counts({ ...eels, parts, kind: 'border' })).toEqual([0, 1]);
  });

  it('has no row for a part that was gone on the day a status began', () => {
    const [status] = road.statuses as [Feature['statuses'][number]];
    const late = { ...status, span: { ...status.span, from: day('2010-07-16') } };
    const { text } = statusesGeoJson.write(withFeature({ ...road, statuses: [late] }));
    expect(featuresIn(text).map(({ properties }) => properties['part_id'])).toEqual(['mill-lane-new']);
  });

  it('is written line by line, so that two versions can be compared', () => {
    const lines = featuresGeoJson.write(withFeature(road)).text.split('\n');
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.at(-1)).toBe('');
  });

  it('has a status row for each part on the days that status, part and feature share', () => {
    const from = day('2010-07-20');
    const feature: Feature = { ...road, span: { ...road.span, from: day('2009-06-01'), to: day('2011-01-01') } };
    const rowsOf = (more: Partial<PublishedRecords> = {}) =>
      featuresIn(statusesGeoJson.write({ ...withFeature(feature), ...more }).text).map(({ properties: row }) =>
        [row['part_id'], row['status'], row['from'], row['to']].join(' '),
      );
    expect(rowsOf()).toEqual([
      'mill-lane-old open 2009-06-01 2010-07-15',
      'mill-lane-new open 2010-07-16 2010-12-31',
      'mill-lane-new blocked 2010-07-16 2010-07-31',
    ]);
    expect(rowsOf({ window: { from, to: from + 1 } })).toEqual([
      'mill-lane-new open 2010-07-16 2010-12-31',
      'mill-lane-new blocked 2010-07-16 2010-07-31',
    ]);
    expect(rowsOf({ window: { from: day('2010-08-01'), to: day('2010-08-02') } })).toEqual([
      'mill-lane-new open 2010-07-16 2010-12-31',
    ]);
  });

  it('has rows with all their fields, in the table and with geometry', () => {
    const row = {
      feature_id: 'mill-lane',
      feature_title: 'Mill lane',
      kind: 'route',
      part_id: 'mill-lane-new',
      status: 'blocked',
      from: '2010-07-16',
      to: '2010-07-31',
      edtf: '2010-07-16/2010-07-31',
      precision: 'range',
      primary: true,
      note: 'Works.',
      confidence: 'high',
      sources: ['ferry-log'],
      source_urls: ['https://example.org/log'],
      passages: ['p02'],
      one_sided: 'SO',
      traffic: 'carts',
      status_title: 'blocked',
      to_at_least: false,
    };
    const statuses = road.statuses.slice(1).map((status) => ({ ...status, primary: true as const, traffic: 'carts' }));
    const records = { ...withFeature({ ...road, statuses }), index: sided('ferry-log') };
    const written = statusesGeoJson.write(records);
    expect(written.count).toBe(1);
    expect(featuresIn(written.text)).toEqual([
      {
        type: 'Feature',
        geometry: tiny.geometry['mill-lane-new'],
        properties: { ...row, precision_m: 500, schematic: true },
      },
    ]);
    const table = statusesCsv.write(records);
    expect(table.count).toBe(1);
    expect(parse(table.text, { bom: true })).toEqual([Object.keys(row), Object.values(row).map(String)]);
    const undisclosed = statusesGeoJson.write({ ...records, features: [{ ...road, disclosed: false }] }).text;
    expect(featuresIn(undisclosed).map(({ geometry }) => geometry)).toEqual([null, null, null]);
    expect(undisclosed).not.toContain('bbox');
  });
});

describe('A place of the gazetteer', () => {
  const nordhaven = featureOf('nordhaven');
  const placeOf = (more: Partial<Feature>): Record<string, unknown> =>
    (JSON.parse(linkedPlaces.write(withFeature({ ...nordhaven, ...more })).text) as { features: [never] }).features[0];

  it('has everything that the Linked Places format has a member for', () => {
    const citations = [{ label: 'Harbour Almanac' }, { label: '[Log of the ferry]', '@id': 'https://example.org/log' }];
    expect(placeOf({ geonames: 42, sources: ['harbour-almanac', 'ferry-log', 'lost'] })).toEqual({
      '@id': '../#nordhaven',
      type: 'Feature',
      properties: { title: 'Nordhaven / Northport', fclasses: ['P'] },
      names: [
        { toponym: 'Nordhaven', lang: 'en-NO', citations },
        { toponym: 'Northport', lang: 'en-SO', citations },
        { toponym: 'Нордхавен', lang: 'ru', citations },
      ],
      types: [{ identifier: 'aat:300008389', label: 'cities' }],
      geometry: { type: 'Point', coordinates: [0.5, 1], certainty: 'certain' },
      links: [{ type: 'closeMatch', identifier: 'gn:42' }],
      when: {
        timespans: [{ start: { in: '2009-01-01' }, end: { in: '2011-06-30' } }],
        label: 'the time that the atlas covers',
      },
      descriptions: [{ value: 'Position known to 800 m. Mentioned in the article.', lang: 'en' }],
    });
    expect(placeOf({})).not.toHaveProperty('links');
  });

  it('says whether the article mentions it, after what the editor says of it', () => {
    const summary = [[{ type: 'text' as const, text: 'A port.' }]];
    expect(placeOf({ inArticle: false, summary })['descriptions']).toEqual([
      { value: 'A port. Position known to 800 m. Context, not in the article.', lang: 'en' },
    ]);
  });

  it.each([
    ['documented', 'certain'],
    ['inferred', 'less-certain'],
    ['disputed', 'uncertain'],
  ] as const)('whose position is %s is %s', (certainty, word) => {
    expect(placeOf({ certainty })).toMatchObject({ geometry: { certainty: word } });
  });

  // Concepts of the Getty Art & Architecture Thesaurus, and feature classes of GeoNames.
  it.each<[PlaceLabel['rank'] | null, string, string, string]>([
    ['country', 'aat:300128207', 'nations', 'A'],
    ['capital', 'aat:300387337', 'national capitals', 'P'],
    ['city', 'aat:300008389', 'cities', 'P'],
    ['town', 'aat:300008375', 'towns', 'P'],
    ['village', 'aat:300008372', 'villages', 'P'],
    ['site', 'aat:300000809', 'sites (locations)', 'S'],
    ['region', 'aat:300182722', 'regions (geographic)', 'L'],
    ['district', 'aat:300000705', 'districts', 'A'],
    ['water', 'aat:300266059', 'bodies of water', 'H'],
    [null, 'aat:300182722', 'regions (geographic)', 'L'],
  ])('of the rank %s has its type and class', (rank, identifier, label, fclass) => {
    expect(placeOf({ label: rank === null ? undefined : { rank, minzoom: 3 } })).toMatchObject({
      types: [{ identifier, label }],
      properties: { fclasses: [fclass] },
    });
  });

  it('is a place or venue that was disclosed, in a file that names its context', () => {
    const file = linkedPlaces.write(whole);
    expect(JSON.parse(file.text)).toMatchObject({
      type: 'FeatureCollection',
      '@context': 'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld',
      features: [{ '@id': '../#nordhaven' }, { '@id': '../#southmere' }],
    });
    expect(file.count).toBe(2);
  });
});

describe('An annotation', () => {
  const pageOf = (records: PublishedRecords) => {
    const { text, count } = annotations.write(records);
    const page = JSON.parse(text) as { items: object[] };
    expect(count).toBe(page.items.length);
    return page;
  };

  it('says what a paragraph speaks of and how the paragraph is found, in a page of them (W3C)', () => {
    expect(pageOf({ ...whole, features: [], events: [eventOf('nordhaven-talk-1')] })).toEqual({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'annotations.jsonld',
      type: 'AnnotationPage',
      partOf: {
        id: 'annotations.jsonld#collection',
        type: 'AnnotationCollection',
        label: `Tiny Atlas: Passages and what they speak of. Data of 30 June 2011. All records on all dates. Licence: CC BY 4.0 <https://example.org/by>. Attribution: Tiny Atlas contributors (CC BY 4.0).`,
        creator: { type: 'Organization', name: 'Tiny Atlas contributors' },
        rights: 'https://example.org/by',
        modified: '2011-06-30T00:00:00Z',
        total: 1,
      },
      items: [
        {
          id: 'annotations.jsonld#p01/nordhaven-talk-1',
          type: 'Annotation',
          motivation: 'linking',
          body: { id: '../#nordhaven-talk-1', label: 'First talk' },
          target: {
            source: 'https://doi.org/10.1234/tiny',
            selector: {
              type: 'FragmentSelector',
              value: 'p01',
              refinedBy: { type: 'TextQuoteSelector', exact: 'the two towns spoke', prefix: 'Then', suffix: 'again' },
            },
          },
        },
      ],
    });
  });

  it('is there for each feature and event that each paragraph speaks of', () => {
    const ids = (pageOf(whole).items as { id: string }[]).map(({ id }) => id.replace('annotations.jsonld#', ''));
    const wanted = tiny.atlas.passages.flatMap(({ id, features, events }) =>
      [...features, ...events].map((each) => `${id}/${each}`),
    );
    expect(ids).toEqual(wanted);
    expect(ids).toContain('p02/reed-ford');
  });

  it('has no words beside its phrase where the paragraph has none', () => {
    const [item] = pageOf({ ...whole, features: [], events: [eventOf('ford-order')] }).items;
    expect(item).toMatchObject({ target: { selector: { value: 'p02' } } });
    expect(JSON.stringify(item)).not.toMatch(/prefix|suffix/);
  });
});
