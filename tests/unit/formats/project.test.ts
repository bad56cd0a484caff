import { describe, expect, it } from 'vitest';
import { projectParts, readProject, type Project } from '../../../src/formats/project/project';
import { FIRST_TABLE } from '../../../src/domain/tableState';
import { coloursByNumber, coloursByValue } from '../../../src/symbology/ownColours';
import { ownFeature, ownLayer, PLAIN_LOOK } from '../../fixtures/ownLayers';

const column = {
  name: 'kind',
  type: 'text',
  filled: 2,
  values: [{ value: 'raid', count: 2 }],
  hasMore: false,
  range: null,
} as const;
const loss = {
  name: 'loss',
  type: 'number',
  filled: 1,
  values: [],
  hasMore: true,
  range: [0, 4],
  readAs: 'dates',
} as const;
const project: Project = {
  session: '#v=1&date=2023-05-01',
  layers: [
    {
      layer: {
        ...ownLayer(
          'Raids',
          [
            {
              ...ownFeature(1, { kind: 'raid', tags: ['a', { b: null }], said: '</script>"' }, '2022-10/..'),
              folders: ['A', 'B'],
            },
            {
              ...ownFeature(2, { kind: 'raid', loss: 4 }, '2023-01~'),
              style: { colour: '#123456', fill: '#abcdef', fillOpacity: 0.5, width: 3 },
            },
            ownFeature(3, {}, '-0044-03-15', null),
            ownFeature(4, {}, null, {
              type: 'GeometryCollection',
              geometries: [
                {
                  type: 'Polygon',
                  coordinates: [
                    [
                      [0, 0],
                      [1, 0],
                      [1, 1],
                      [0, 0],
                    ],
                  ],
                },
              ],
            }),
          ],
          [column, loss],
        ),
        report: {
          found: 5,
          kept: 4,
          dated: 3,
          notes: [{ kind: 'dropped', message: 'One row has no place.', where: 'line 7', count: 1, numbers: [7] }],
        },
      },
      look: { ...PLAIN_LOOK, colours: coloursByValue(column), label: 'kind', opacity: 0.4 },
    },
    {
      layer: { ...ownLayer('Empty', []), source: 'Ada Lovelace, CC BY 4.0' },
      look: { ...PLAIN_LOOK, colours: coloursByNumber(loss), isVisible: false },
    },
  ],
  notes: { type: 'AnnotationPage', items: [] },
  stories: [{ id: 'own-1', title: 'Mine' }],
  measured: {
    mode: 'between',
    unit: 'mi',
    notation: 'dms',
    points: [
      { at: [44.5, 40.2], precisionM: 0 },
      { at: [49.9, 40.4], precisionM: 120 },
    ],
    isEnded: true,
    place: { at: [-180, 90], precisionM: 0 },
    pair: ['nordhaven', 'own-data-raids/1'],
    centre: 'southmere',
    radius: 25_000,
    panel: 'folded',
  },
  table: {
    rows: 'own-data-raids',
    days: { from: 19_000, to: 19_100 },
    inFrame: true,
    frame: [44.1, 38.5, 48.9, 41.25],
    filters: [
      { field: 'p:kind', values: ['raid', 'a,b'] },
      { field: 'n:loss', values: ['2..'] },
    ],
    waiting: [
      { field: 'status', values: ['blocked'], of: null },
      { field: 'p:kind', values: ['post'], of: 'own-data-posts' },
    ],
    text: 'nordhaven',
    sort: { column: 'p:loss', descending: true },
    columns: ['number', 'p:loss', 'from'],
    widths: { 'p:loss': 240 },
    earlier: [
      {
        rows: 'statuses',
        days: 'all',
        sort: { column: 'from', descending: true },
        columns: ['feature', 'to', 'from'],
        widths: {},
      },
    ],
  },
  title: 'Raids “2023”',
};
const written = [...projectParts(project)].join('');

describe('A project', () => {
  it('is read as it was saved, and saved again as it was', () => {
    const read = readProject(written);
    expect(read).toEqual({ ok: true, value: { project, issues: [] } });
    if (read.ok) expect([...projectParts(read.value.project)].join('')).toBe(written);
  });

  it('that is older has neither days nor order of other rows: these have the days that are shown, and their usual order', () => {
    const kept = '"rows":"statuses","days":"all","sort":{"column":"from","descending":true},';
    expect(written).toContain(kept);
    const older = readProject(written.replace(kept, '"rows":"statuses",'));
    expect(older.ok && older.value.project.table?.earlier).toEqual([
      { rows: 'statuses', days: 'shown', sort: null, columns: ['feature', 'to', 'from'], widths: {} },
    ]);
  });

  it('with nothing in it is a project', () => {
    const empty: Project = {
      session: '',
      layers: [],
      notes: null,
      stories: [],
      measured: null,
      table: null,
      title: '',
    };
    expect(readProject([...projectParts(empty)].join(''))).toEqual({ ok: true, value: { project: empty, issues: [] } });
  });

  it('of before measures, table and name were kept is a project, too', () => {
    const old = JSON.parse(written) as Record<string, unknown>;
    for (const later of ['measured', 'table', 'title']) delete old[later];
    const read = readProject(JSON.stringify(old));
    const of = { ...project, measured: null, table: null, title: '' };
    expect(read).toEqual({ ok: true, value: { project: of, issues: [] } });
  });

  it('has of a table only what a table can have', () => {
    const table = (value: unknown) => {
      const read = readProject(JSON.stringify({ ...(JSON.parse(written) as object), table: value }));
      return read.ok ? read.value.project.table : undefined;
    };
    for (const wrong of [null, 7, [], {}, { rows: 7 }]) expect(table(wrong), JSON.stringify(wrong)).toBeNull();
    const first = { ...FIRST_TABLE, rows: 'own-data-1' };
    const faulty = {
      rows: 'own-data-1',
      days: { from: 'x' },
      filters: [7, { field: 'p:a' }, { field: 1 }],
      sort: {},
      text: 1,
      inFrame: 'yes',
    };
    expect(table(faulty)).toEqual(first);
    expect(table({ rows: 'javascript:', filters: [{ field: 'p:a', values: ['b'] }] })).toEqual(FIRST_TABLE);
  });

  it('says what of the measured could not be read, and believes no number that cannot be', () => {
    const measured = (value: unknown) => {
      const read = readProject(JSON.stringify({ ...(JSON.parse(written) as object), measured: value }));
      return read.ok ? [read.value.project.measured, read.value.issues.map(({ message }) => message)] : [];
    };
    const unread = [null, ['What was measured could not be read.']];
    for (const wrong of [7, 'line', [], {}, { mode: 'volume', points: [] }, { mode: 'line', points: {} }])
      expect(measured(wrong), JSON.stringify(wrong)).toEqual(unread);
    const nothing = {
      mode: 'line',
      unit: 'km',
      notation: 'decimal',
      points: [],
      isEnded: false,
      place: null,
      pair: [null, null],
      centre: null,
      radius: 10_000,
    };
    expect(
      measured({
        mode: 'line',
        points: [],
        unit: 'ell',
        notation: 7,
        isEnded: true,
        place: { at: [1] },
        pair: 3,
        centre: '<b>',
        radius: -1,
      }),
    ).toEqual([nothing, []]);
    const point = { at: [1, 2], precisionM: 0 };
    expect(
      measured({
        mode: 'area',
        points: [{ at: [1, 2], precisionM: 'all' }, { at: [1e9, 0] }, { at: ['1', 2] }, null],
        radius: 1e9,
      }),
    ).toEqual([{ ...nothing, mode: 'area', points: [point] }, ['3 of the 4 measured points could not be read.']]);
  });

  it('is refused if it is cut, something else, or of a later version', () => {
    for (const [text, said] of [
      [written.slice(0, 300), 'no whole JSON'],
      ['{"type": "FeatureCollection"}', 'no project'],
      ['null', 'no project'],
      [written.replace('"version": 1', '"version": 2'), 'later version'],
    ] as const) {
      const read = readProject(text);
      expect(read.ok ? '' : read.issues[0]?.message).toContain(said);
    }
  });

  it('is read as far as it is good, and what is not is named', () => {
    const faulty = JSON.parse(written) as Record<string, unknown> & { layers: Record<string, unknown>[] };
    const [raids] = faulty.layers as [{ layer: { features: unknown[] }; look: unknown }];
    raids.layer.features.push(
      { number: 9, geometry: { type: 'Point', coordinates: [1e9, 0] }, properties: {}, dates: null },
      { number: 10, geometry: { type: 'Hexagon' }, properties: {}, dates: null },
      { number: 11, geometry: null, properties: {}, dates: { edtf: 'yesterday' } },
      7,
    );
    raids.look = { colours: { by: 'fixed', colour: 'url(javascript:alert(1))' } };
    faulty.layers.push({ layer: null }, structuredClone(faulty.layers[1] as object) as Record<string, unknown>);
    faulty['stories'] = 'none';
    delete faulty['session'];
    const read = readProject(JSON.stringify(faulty));
    expect(read.ok && read.value.project.layers.map(({ layer }) => [layer.title, layer.features.length])).toEqual([
      ['Raids', 4],
      ['Empty', 0],
    ]);
    expect(read.ok && read.value.project.layers[0]?.look.colours).toEqual({ by: 'fixed', colour: '#e314b1' });
    expect(read.ok && read.value.issues.map(({ field, message }) => `${field}: ${message}`)).toEqual([
      'layers.0: 4 of the 8 features of “Raids” could not be read.',
      'layers.0: The look of “Raids” could not be read: it has one colour.',
      'layers.2: This is no layer.',
      'layers.3: “Empty” is there twice.',
      'session: The view of the map is missing.',
      'stories: The stories are no list.',
    ]);
  });
});
