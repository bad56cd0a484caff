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
import { parseDay } from '../../../src/domain/time';
import { ownFeature, ownLayer, PLAIN_LOOK } from '../../fixtures/ownLayers';

type Properties = Readonly<Record<string, OwnValue>>;

/** Columns, the label on the map, and what a feature is called: by the label, by its usual name, or by its number. */
const CASES: readonly (readonly [Properties, string | null, string])[] = [
  [{ village: 'Aghavno', name: 'Raid' }, null, 'Raid'],
  [{ village: 'Aghavno', name: 'Raid' }, 'village', 'Aghavno'],
  // Short signs on the map are no names.
  [{ id: 'A7', name: 'Raid' }, 'id', 'Raid'],
  [{ killed: 3, name: 'Raid' }, 'killed', 'Raid'],
  [{ killed: 3, note: 'x' }, 'killed', '3'],
  [{ village: '', name: 'Raid' }, 'village', 'Raid'],
  [{ note: 'x' }, null, 'Feature 4'],
];

const column = (name: string, value: OwnValue): OwnColumn =>
  ({ name, type: typeof value === 'number' ? 'number' : 'text', filled: 1, values: [], hasMore: false, range: null }); // prettier-ignore

describe('The name of an own feature', () => {
  it('is looked for in its usual column where the layer has no column of the label', () => {
    const columns = [column('note', 'x'), column('name', 'Raid')];
    expect(namingColumn({ columns }, 'village')?.name).toBe('name');
    expect(nameOfOwn(ownFeature(4, { note: 'x', name: 'Raid' }), { label: 'village' })).toBe('Raid');
  });

  it('is in rows the label unless that is a number, else an id where no column names, else the first text', () => {
    const naming = (columns: readonly OwnColumn[], label: string | null = null) =>
      namingColumn({ columns }, label)?.name;
    const [note, id, name, village, killed] = [column('note', 'x'), column('id', 'A7'), column('name', 'Raid'), column('village', 'A'), column('killed', 3)]; // prettier-ignore
    expect(naming([killed, village, name], 'village')).toBe('village');
    expect(naming([killed, village, name], 'killed')).toBe('name');
    expect(naming([note, id])).toBe('id');
    expect(naming([killed, note])).toBe('note');
    expect(naming([killed])).toBeUndefined();
  });

  it.each(CASES)('of %j with the label %s is %s, for all that show it', (properties, label, name) => {
    const feature: OwnFeature = ownFeature(4, properties);
    const columns = Object.entries(properties).map(([each, value]) => column(each, value));
    const styled: StyledLayer = { layer: ownLayer('x', [feature], columns), look: { ...PLAIN_LOOK, label } };
    const { layer, look } = styled;
    const place = { layer: layer.id, place: 0 };
    expect(nameOfOwn(feature, look)).toBe(name);
    expect(ownWords(feature, look)).toBe(name);
    expect(ownName(styled, 0)).toBe(name);
    const day = parseDay('2023-05-01') as number;
    const window = { from: day, to: day + 1 };
    expect(ownGroupOf(place, [styled], window, [0, 0, 10, 10])[0]?.items[0]?.name).toBe(name);
    const word = String(Object.values(properties).find((value) => value !== ''));
    expect(ownGroup([{ styled, rows: [ownRow(feature)] }], word, 5)?.hits[0]?.title).toBe(name);
    const camera = { lon: 4, lat: 4, zoom: 8 };
    const drawn = ownWithin({ camera, size: { width: 400, height: 300 }, view: { window, ghosts: false }, own: { layers: [styled], chosen: place } }); // prettier-ignore
    expect(ownLegendGroupsOf(drawn)[0]?.entries.map((entry) => entry.label)).toContain(`Emphasised: ${name}`);
    // The row of the table is known by the same value, where there is one.
    const naming = namingColumn(layer, label);
    if (!name.startsWith('Feature') && properties[label ?? ''] !== '') expect(String(properties[naming?.name ?? ''])).toBe(name); // prettier-ignore
    expect(ownRows(layer, label).columns.find(({ id, isName }) => isName && id !== 'number')?.title).toBe(naming?.name);
  });
});
