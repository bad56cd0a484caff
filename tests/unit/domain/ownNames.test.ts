/** What own features are called: one rule, whoever asks. */
import { describe, expect, it } from 'vitest';
import { namingColumn, nameOfOwn } from '../../../src/domain/ownNames';
import { ownRows } from '../../../src/domain/tableOwn';
import { ownWords } from '../../../src/domain/ownWords';
import { ownName } from '../../../src/domain/measure/ownLayers';
import type { OwnColumn, OwnFeature, OwnValue, StyledLayer } from '../../../src/domain/ownData';
import { ownLegendGroupsOf, ownWithin } from '../../../src/stillmap/ownWords';
import { ownGroup, ownRow } from '../../../src/search/ownRows';
import { ownGroupOf } from '../../../src/map/ownItems';
import { finish } from '../../../src/domain/steps';
import { layerOfPart } from '../../../src/formats/own/partLayer';
import { readStyledLayer } from '../../../src/formats/project/layer';
import { parseDay } from '../../../src/domain/time';
import { ownFeature, ownLayer, PLAIN_LOOK } from '../../fixtures/ownLayers';

type Properties = Readonly<Record<string, OwnValue>>;

/**
 * Columns, the label on the map, what a feature is called, and which column was called the name when the file was read: by the label, by
 * what was called so, by its usual name, or by its number.
 */
const CASES: readonly (readonly [Properties, string | null, string, string | null])[] = [
  [{ village: 'Aghavno', name: 'Raid' }, null, 'Raid', null],
  [{ village: 'Aghavno', name: 'Raid' }, 'village', 'Aghavno', null],
  // Short signs on the map are no names.
  [{ id: 'A7', name: 'Raid' }, 'id', 'Raid', null],
  [{ killed: 3, name: 'Raid' }, 'killed', 'Raid', null],
  [{ killed: 3, note: 'x' }, 'killed', '3', null],
  [{ village: '', name: 'Raid' }, 'village', 'Raid', null],
  [{ note: 'x' }, null, 'Row 4', null],
  [{ id: 'A7', name: 'Raid', village: 'Aghavno' }, null, 'Aghavno', 'village'],
  [{ id: 'A7', name: 'Raid', village: 'Aghavno' }, 'id', 'Aghavno', 'village'],
  [{ id: 'A7', name: 'Raid', village: 'Aghavno' }, 'name', 'Raid', 'village'],
  [{ id: 'A7', name: 'Raid', village: '' }, null, 'Raid', 'village'],
  // What the reader calls the name is it, whatever it has.
  [{ id: 'A7', name: 'Raid' }, null, 'A7', 'id'],
  [{ village: 'Aghavno', nr: 12 }, null, '12', 'nr'],
];

const column = (name: string, value: OwnValue): OwnColumn => ({
  name,
  type: typeof value === 'number' ? 'number' : 'text',
  filled: 1,
  values: [],
  hasMore: false,
  range: null,
});

describe('The name of an own feature', () => {
  it('is looked for in its usual column where the layer has no column of the label', () => {
    const columns = [column('note', 'x'), column('name', 'Raid')];
    expect(namingColumn({ columns }, 'village')?.name).toBe('name');
    expect(
      nameOfOwn(ownFeature(4, { note: 'x', name: 'Raid' }), {
        layer: ownLayer('x', [], columns),
        look: { label: 'village' },
      }),
    ).toBe('Raid');
  });

  it('is in rows the label unless that is a number, else an id where no column names, else the first text', () => {
    const naming = (columns: readonly OwnColumn[], label: string | null = null) =>
      namingColumn({ columns }, label)?.name;
    const [note, id, name, village, killed] = [
      column('note', 'x'),
      column('id', 'A7'),
      column('name', 'Raid'),
      column('village', 'A'),
      column('killed', 3),
    ];
    expect(naming([killed, village, name], 'village')).toBe('village');
    expect(naming([killed, village, name], 'killed')).toBe('name');
    expect(naming([note, id])).toBe('id');
    expect(naming([killed, note])).toBe('note');
    expect(naming([killed])).toBeUndefined();
  });

  it.each(CASES)('of %j with the label %s is %s, for all that show it', (properties, label, name, said) => {
    const feature: OwnFeature = ownFeature(4, properties);
    const columns = Object.entries(properties).map(([each, value]) => ({
      ...column(each, value),
      ...(each === said ? { readAs: 'name' as const } : {}),
    }));
    const styled: StyledLayer = { layer: ownLayer('x', [feature], columns), look: { ...PLAIN_LOOK, label } };
    const { layer, look } = styled;
    const place = { layer: layer.id, place: 0 };
    expect(nameOfOwn(feature, styled)).toBe(name);
    expect(ownWords(feature, styled)).toBe(name);
    expect(ownName(styled, 0)).toBe(name);
    const day = parseDay('2023-05-01') as number;
    const window = { from: day, to: day + 1 };
    expect(ownGroupOf(place, [styled], window, [0, 0, 10, 10])[0]?.items[0]?.name).toBe(name);
    const word = String(Object.values(properties).find((value) => value !== ''));
    expect(ownGroup([{ styled, rows: [ownRow(feature)] }], word, 5)?.hits[0]?.title).toBe(name);
    const camera = { lon: 4, lat: 4, zoom: 8 };
    const drawn = ownWithin({
      camera,
      size: { width: 400, height: 300 },
      view: { window, ghosts: false },
      own: { layers: [styled], chosen: place },
    });
    expect(ownLegendGroupsOf(drawn)[0]?.entries.map((entry) => entry.label)).toContain(`Emphasised: ${name}`);
    // The row of the table is known by the same value, where there is one.
    const naming = namingColumn(layer, label);
    if (!name.startsWith('Row') && properties[label ?? ''] !== '' && properties[said ?? ''] !== '')
      expect(String(properties[naming?.name ?? ''])).toBe(name);
    // A layer of a part of it and a project keep it.
    const [part, kept] = [
      finish(layerOfPart('Part', layer, [{ place: 0 }])),
      readStyledLayer({ layer: JSON.parse(JSON.stringify(layer)) as unknown, look }, 'layers.0').layer,
    ];
    expect([ownName({ layer: part, look }, 0), kept && ownName(kept, 0)]).toEqual([name, name]);
    expect(ownRows(layer, label).columns.find(({ id, isName }) => isName && id !== 'number')?.title).toBe(naming?.name);
  });
});
