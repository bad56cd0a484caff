/** The names that the style writes: forms, fonts, colours, sizes, and what gives way to what. */
import { describe, expect, it } from 'vitest';
import { REGULAR_FONT, STRONG_FONT } from '../../../../src/map/style/paint';
import { colourOf, DISTINCT, layerOf, numberOf, sampleStyle, valueOf } from '../../../fixtures/mapStyle';

interface Section {
  readonly text: string;
  readonly scale: number | null;
  readonly fontStack: string | null;
  readonly textColor: { readonly r: number } | null;
}
const sections = (id: string, properties: object): readonly Section[] =>
  (valueOf(layerOf(id), 'text-field', { properties }) as { sections: readonly Section[] }).sections;

/** The layers that write, the numbers on discs apart. */
const written = sampleStyle()
  .layers.filter(({ layout }) => layout && 'text-field' in layout)
  .map(({ id }) => id)
  .filter((id) => id !== 'venues' && id !== 'venues-discs');
const zooms = Array.from({ length: 29 }, (_, at) => at / 2);

describe('A name', () => {
  it.each([
    'crossings',
    'venues-labels',
    'places-labels',
    'capital-labels',
    'chosen-labels',
    'settlements-labels',
    'district-labels',
    'areas-labels',
    'areas-labels-former',
  ])('in %s has its second form on a line below, no larger, in a quieter colour', (id) => {
    const one = sections(id, { name: 'Reed ford', second: '' });
    expect(one.map(({ text }) => text)).toEqual(['Reed ford']);
    const [first, line, second] = sections(id, { name: 'Reed ford', second: 'Rush ford' });
    expect([first?.text, line?.text, second?.text]).toEqual(['Reed ford', '\n', 'Rush ford']);
    expect([first?.scale, first?.textColor]).toEqual([null, null]);
    expect(second?.scale).toBeLessThanOrEqual(1);
    // Of 12 pixels no less than 10 are left.
    expect(second?.scale).toBeGreaterThan(10 / 12);
    expect(second?.fontStack).toBe('Atlas Sans 400');
    expect(second?.textColor).not.toBeNull();
  });

  it.each([
    ['river-labels', 'waterText'],
    ['water-labels', 'waterText'],
    ['graticule-labels', 'countryText'],
    ['routes-labels', 'inkSoft'],
    ['country-labels', 'countryText'],
  ] as const)('in %s is in one form, in the colour %s', (id, token) => {
    const [section, ...more] = sections(id, { name: 'Reed', second: 'Rush' });
    expect(more).toEqual([]);
    expect(section?.text).toBe(id === 'country-labels' ? 'REED' : 'Reed');
    expect(Math.round((section?.textColor?.r ?? 0) * 255)).toBe(parseInt(DISTINCT[token].slice(1, 3), 16));
  });

  it.each(written)('in %s has a halo in the colour of what is under it', (id) => {
    expect(colourOf(id, 'text-halo-color')).toBe(id === 'water-labels' ? 'water' : 'halo');
    expect(numberOf(id, 'text-halo-width')).toBeGreaterThanOrEqual(1);
    if (id === 'water-labels') return;
    expect(numberOf(id, 'text-halo-blur')).toBeLessThan(numberOf(id, 'text-halo-width'));
    expect(numberOf(id, 'text-halo-blur')).toBeGreaterThanOrEqual(0);
  });

  it('is in a font that the map has: strong where it is of the atlas, regular where it helps to find one’s way', () => {
    expect([REGULAR_FONT, STRONG_FONT]).toEqual([['Atlas Sans 400'], ['Atlas Sans 600']]);
    const font = (id: string) => (layerOf(id).layout as { 'text-font': unknown })['text-font'];
    const strong = [
      'routes-labels',
      'crossings',
      'venues-labels',
      'chosen-labels',
      'spoken-labels',
      'capital-labels',
      'focus-country-labels',
    ];
    for (const id of written) expect(font(id), id).toEqual(strong.includes(id) ? STRONG_FONT : REGULAR_FONT);
    expect(font('venues-discs')).toEqual(STRONG_FONT);
  });
});

describe('The size of a name', () => {
  const ranks = ['capital', 'city', 'town', 'village', 'site', 'peak'];
  it.each(written)('in %s is legible at every zoom, and never shrinks as the reader comes nearer', (id) => {
    for (const rank of ranks) {
      const sizes = zooms.map((zoom) => numberOf(id, 'text-size', { properties: { rank }, zoom }));
      expect(Math.min(...sizes), rank).toBeGreaterThanOrEqual(12);
      expect(Math.max(...sizes), rank).toBeLessThanOrEqual(20);
      expect(sizes, rank).toEqual([...sizes].sort((a, b) => a - b));
    }
  });

  it.each(['focus-country-labels', 'district-labels', 'country-labels'])('in %s grows with the zoom', (id) => {
    expect(numberOf(id, 'text-size', { zoom: 12 })).toBeGreaterThan(numberOf(id, 'text-size', { zoom: 2 }));
  });

  const size = (id: string, zoom: number) => numberOf(id, 'text-size', { zoom });
  it('of a country that the atlas is about is the largest, that of a capital above that of a town, of a settlement the least', () => {
    for (const zoom of [7, 8]) {
      const sizes = [
        'focus-country-labels',
        'country-labels',
        'capital-labels',
        'places-labels',
        'settlements-labels',
      ].map((id) => size(id, zoom));
      expect(sizes).toEqual([20, 15, 14, 12.5, 12]);
    }
    expect(size('peak-labels', 8)).toBe(size('settlements-labels', 8));
    expect(size('areas-labels-former', 8)).toBe(13);
  });

  it('of a crossing is above that of a venue, and that above a town’s name', () => {
    expect(numberOf('crossings', 'text-size')).toBeGreaterThan(numberOf('venues-labels', 'text-size'));
    expect(numberOf('venues-labels', 'text-size')).toBeGreaterThan(size('places-labels', 5));
  });

  it.each(['places-labels', 'capital-labels', 'chosen-labels', 'spoken-labels', 'settlements-labels'])(
    'in %s is 12 pixels for the second form',
    (id) => {
      const [, , second] = sections(id, { name: 'Reed', second: 'Rush' });
      expect((second?.scale ?? 0) * numberOf(id, 'text-size')).toBeCloseTo(12);
    },
  );
});

describe('Where names have no room', () => {
  const key = (id: string, rank: string) => numberOf(id, 'symbol-sort-key', { properties: { rank } });
  it('the higher rank is placed first', () => {
    const places = ['city', 'town', 'village'].map((rank) => key('places-labels', rank));
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(key('chosen-labels', 'capital')).toBeLessThan(key('chosen-labels', 'city'));
    expect(key('places-labels', 'site')).toBe(key('places-labels', 'village'));
    const settlements = ['city', 'town', 'village'].map((rank) => key('settlements-labels', rank));
    expect(settlements).toEqual([...new Set(settlements)].sort((a, b) => a - b));
    expect(key('settlements-labels', 'site')).toBe(key('settlements-labels', 'village'));
  });

  const anchors = (id: string) =>
    (layerOf(id).layout as { 'text-variable-anchor'?: string[] })['text-variable-anchor'] ?? [];
  it.each([
    'crossings',
    'venues-labels',
    'settlements-labels',
    'places-labels',
    'capital-labels',
    'chosen-labels',
    'spoken-labels',
    'peak-labels',
  ])('a name in %s goes to another side of its point, beside it first', (id) => {
    expect(new Set(anchors(id).slice(0, 4))).toEqual(new Set(['bottom', 'left', 'right', 'top']));
    expect(anchors(id).slice(0, 2)).toEqual(['left', 'right']);
    expect(layerOf(id).layout).toMatchObject({ 'text-justify': 'auto' });
  });
  it('the name of a district moves aside from its point, that of a country up or down alone: beside it lies another country', () => {
    expect(anchors('district-labels')).toEqual(['center', 'bottom', 'top', 'left', 'right']);
    for (const id of ['country-labels', 'focus-country-labels'])
      expect(anchors(id)).toEqual(['center', 'top', 'bottom']);
  });
  it('the name of an area goes below its outline, or above', () =>
    expect(anchors('areas-labels')).toEqual(['top', 'bottom']));

  it.each([
    'district-labels',
    'settlements-labels',
    'places-labels',
    'crossings',
    'venues-labels',
    'areas-labels',
    'country-labels',
    'focus-country-labels',
    'areas-labels-former',
  ])('a name in %s that moves aside keeps off its point', (id) => {
    for (const zoom of zooms) expect(numberOf(id, 'text-radial-offset', { zoom })).toBeGreaterThan(0);
  });
  it('the name of an area keeps off its outline, which grows with the zoom', () => {
    expect(numberOf('areas-labels', 'text-radial-offset', { zoom: 9.5 })).toBeGreaterThan(
      numberOf('areas-labels', 'text-radial-offset', { zoom: 8.5 }),
    );
  });
});

describe('Names along lines', () => {
  it.each(['river-labels', 'routes-labels'])('in %s follow the line, beside it, and come again', (id) => {
    expect(layerOf(id).layout).toMatchObject({ 'symbol-placement': 'line' });
    const [along, aside] = (layerOf(id).layout as { 'text-offset': number[] })['text-offset'];
    expect(along).toBe(0);
    expect(Math.abs(aside as number)).toBeGreaterThanOrEqual(0.85);
    // Letters must not turn upon each other.
    expect(numberOf(id, 'text-max-angle')).toBeLessThan(45);
    expect(numberOf(id, 'symbol-spacing')).toBeGreaterThan(250);
  });

  it('run on different sides of rivers and of routes', () => {
    const aside = (id: string) => (layerOf(id).layout as { 'text-offset': number[] })['text-offset'][1] as number;
    expect(Math.sign(aside('river-labels'))).toBe(-Math.sign(aside('routes-labels')));
  });

  it('of the graticule lie in the corner of two lines', () => {
    expect(layerOf('graticule-labels').layout).toMatchObject({ 'text-anchor': 'bottom-left' });
    const [right, down] = (layerOf('graticule-labels').layout as { 'text-offset': number[] })['text-offset'];
    expect(right).toBeGreaterThan(0);
    expect(down).toBeLessThan(0);
  });
});
