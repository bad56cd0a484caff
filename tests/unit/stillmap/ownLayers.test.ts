/** The reader's own layers on the still map and in pictures: exact dates, looks, order, limits, and what is said of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OwnFeature, OwnLook, StyledLayer } from '../../../src/domain/ownData';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { drawContent } from '../../../src/stillmap/content';
import { legendList, ownCaption } from '../../../src/stillmap/paper';
import type { StillPicture } from '../../../src/stillmap/picture';
import type { PictureOptions } from '../../../src/stillmap/pictureParts';
import { PICTURE_SIZES } from '../../../src/stillmap/pictureSizes';
import { drawPicture, drawTimelinePicture } from '../../../src/stillmap/standalone';
import { nameInk } from '../../../src/symbology/ownLook';
import { PALETTES } from '../../../src/symbology/palette';
import { KIND_COLOURS, ownFeature, styledLayer } from '../../fixtures/ownLayers';
import { tiny, tinyBasemap } from '../../fixtures/tiny-atlas';
import { elementsOf, parseXml } from '../../fixtures/xml';

const { index, geometry } = tiny;
const day = (text: string): number => parseDay(text) as number;
const at = (lon: number, lat: number): OwnFeature['geometry'] => ({ type: 'Point', coordinates: [lon, lat] });
const TRIANGLE: OwnFeature['geometry'] = {
  type: 'Polygon',
  coordinates: [
    [
      [0.9, 0.5],
      [1.1, 0.5],
      [1.1, 0.7],
      [0.9, 0.5],
    ],
  ],
};
const view = (session: Partial<Session> = {}) => selectView(index, { ...initialSession(index), ...session });
const size = { width: 600, height: 400 };

function pictureOf(
  layers: readonly StyledLayer[],
  date: string | Partial<Session>,
  more: Partial<StillPicture> = {},
): StillPicture {
  return {
    ...{ index, geometry, region: tinyBasemap, world: null, settlements: [], size, detail: 8 },
    camera: { zoom: 8, lat: 0.6, lon: 1 },
    view: view(typeof date === 'string' ? { day: day(date) } : date),
    own: { layers, chosen: null },
    ...more,
  };
}
const drawn = (...args: Parameters<typeof pictureOf>) => parseXml(`<svg>${drawContent(pictureOf(...args))}</svg>`);
/** The elements of own features, with their places. */
const ownOf = (...args: Parameters<typeof pictureOf>) =>
  elementsOf(drawn(...args)).filter(({ attributes }) => 'data-place' in attributes);
const raid = (number: number, edtf: string | null, properties = {}): OwnFeature =>
  ownFeature(number, { name: `Raid ${number}`, ...properties }, edtf, at(1 + number / 100, 0.6));

describe('The dates of own features', () => {
  const layers = [styledLayer('raids', [raid(1, '2023-05-01/2023-05-10'), raid(2, null), raid(3, '2023-05-11/..')])];
  it.each([
    ['2023-04-30', ['1']],
    ['2023-05-01', ['0', '1']],
    ['2023-05-10', ['0', '1']],
    ['2023-05-11', ['1', '2']],
  ])('hold with both ends, on %s', (date, places) => {
    expect(ownOf(layers, date).map(({ attributes }) => attributes['data-place'])).toEqual(places);
  });

  it('are those of a window, whose last day counts', () => {
    const window = { from: day('2023-05-10'), to: day('2023-05-11') };
    expect(ownOf(layers, { mode: 'window', window }).map(({ attributes }) => attributes['data-place'])).toEqual([
      '0',
      '1',
    ]);
  });

  it('leave a faint, hollow ring of what does not hold, if that is asked for', () => {
    const ghosts = (session: Partial<Session>) =>
      elementsOf(drawn(layers, { day: day('2023-05-11'), ...session })).filter(
        ({ attributes }) => attributes['class'] === 'still-own-ghosts',
      );
    expect(ghosts({})).toEqual([]);
    const [group] = ghosts({ ghosts: true });
    expect(group?.attributes['fill']).toBe('none');
    expect(elementsOf(group as never).filter(({ name }) => name === 'circle')).toHaveLength(1);
  });
});

describe('Own features without a date', () => {
  const along = (lat: number) => [
    [0.9, lat],
    [1.1, lat + 0.05],
  ];
  const shapes = (edtf: string | null, first: number): readonly OwnFeature[] => [
    raid(first, edtf),
    ownFeature(first + 1, {}, edtf, { type: 'LineString', coordinates: along(0.6) }),
    ownFeature(first + 2, {}, edtf, { type: 'Polygon', coordinates: [[...along(0.5), [1.1, 0.5], [0.9, 0.5]]] }),
  ];
  const mixed = (look: Partial<OwnLook> = {}) => [
    styledLayer('raids', [...shapes(null, 1), ...shapes('2023', 4)], look),
  ];
  const attributesAt = (layers: readonly StyledLayer[], place: number) =>
    ownOf(layers, '2023-05-01').find(({ attributes }) => attributes['data-place'] === String(place))?.attributes;
  const inside = (layers: readonly StyledLayer[]) =>
    elementsOf(drawn(layers, '2023-05-01')).filter(({ attributes }) => attributes['class'] === 'still-own-inside');

  it('are hollow among those that have one: points, lines and areas', () => {
    expect(attributesAt(mixed(), 0)).toMatchObject({
      class: 'still-own-hollow',
      stroke: '#e314b1',
      'stroke-width': '2.2',
    });
    expect(attributesAt(mixed(), 0)?.['fill']).toBeUndefined();
    expect(attributesAt(mixed(), 3)).toMatchObject({ fill: '#e314b1' });
    expect([1, 4].map((place) => attributesAt(mixed(), place)?.['stroke-width'])).toEqual(['4.4', '2']);
    expect([2, 5].map((place) => attributesAt(mixed(), place)?.['fill-opacity'])).toEqual(['0.1', '0.25']);
    expect(inside(mixed()).map(({ attributes }) => attributes['stroke-width'])).toEqual(['2', '2']);
  });

  it('do not let their colour through their light, where the layer is faint', () => {
    const faint = elementsOf(drawn(mixed({ opacity: 0.5 }), '2023-05-01')).filter(
      ({ attributes }) => attributes['opacity'],
    );
    expect(faint.map(({ attributes }) => [attributes['opacity'], attributes['stroke-opacity']])).toEqual([
      ['0.5', '1'],
      ['0.5', '1'],
    ]);
  });

  it('look as all others where nothing is dated', () => {
    const layers = [styledLayer('raids', shapes(null, 1))];
    expect(attributesAt(layers, 0)).toMatchObject({ fill: '#e314b1' });
    expect(inside(layers)).toEqual([]);
  });

  it('have a line in the legend, with how many of them the picture shows, and none where nothing is dated', () => {
    const frame = { index, geometry, camera: { zoom: 8, lat: 0.6, lon: 1 }, size };
    const legend = (layers: readonly StyledLayer[]) =>
      legendList(view({ day: day('2023-05-01') }), undefined, { ...frame, own: { layers, chosen: null } });
    expect(legend(mixed())).toContain('</svg>Hollow: without a date (3)</li>');
    expect(legend([styledLayer('raids', shapes(null, 1))])).not.toContain('Hollow');
    const far = ownFeature(9, {}, null, at(40, 40));
    expect(legend([styledLayer('raids', [...shapes('2023', 1), far])])).not.toContain('Hollow');
  });
});

describe('The looks of own features', () => {
  const FEATURES = [raid(1, null, { kind: 'a', dead: 0 }), raid(2, null, { kind: 'b', dead: 10 }), raid(3, null)];
  const fills = (look: Partial<OwnLook>) =>
    ownOf([styledLayer('raids', FEATURES, look)], '2023-05-01').map(({ attributes }) => attributes['fill']);

  it('are fixed, by value, or by number', () => {
    expect(fills({})).toEqual(['#e314b1', '#e314b1', '#e314b1']);
    expect(fills({ colours: { by: 'category', column: 'kind', colours: { a: '#111111' }, other: '#222222' } })).toEqual(
      ['#111111', '#222222', '#222222'],
    );
    expect(
      fills({
        colours: { by: 'number', column: 'dead', range: [0, 10], ramp: ['#000000', '#0000ff'], other: '#222222' },
      }),
    ).toEqual(['#000000', '#0000ff', '#222222']);
  });

  it('are those of the file, for lines and areas too', () => {
    const area: OwnFeature = {
      ...ownFeature(1, {}, null, TRIANGLE),
      style: { colour: '#010203', fill: '#040506', fillOpacity: 0.5, width: 7 },
    };
    const line = ownFeature(2, {}, null, {
      type: 'LineString',
      coordinates: [
        [0.9, 0.5],
        [1.1, 0.7],
      ],
    });
    const [first, second] = ownOf(
      [styledLayer('roads', [area, line], { colours: { by: 'file', colour: '#0d9296' }, opacity: 0.5 })],
      '2023-05-01',
    );
    expect(first?.attributes).toMatchObject({
      fill: '#040506',
      'fill-opacity': '0.25',
      stroke: '#010203',
      'stroke-width': '7',
    });
    expect(second?.attributes).toMatchObject({ stroke: '#0d9296', 'stroke-width': '2' });
    expect(second?.attributes['fill']).toBeUndefined();
  });

  it('have labels, order, and nothing of a hidden layer', () => {
    const layers = [
      styledLayer('top', [raid(1, null)], { label: 'name' }),
      styledLayer('hidden', [raid(2, null)], { isVisible: false }),
      styledLayer('bottom', [raid(3, null)]),
    ];
    const svg = drawn(layers, '2023-05-01');
    const names = elementsOf(svg).flatMap(({ attributes }) => attributes['data-name'] ?? []);
    expect(names).toEqual(['bottom', 'top']);
    expect(elementsOf(svg).filter(({ attributes }) => attributes['class'] === 'still-own-name')).toHaveLength(1);
  });

  it('have their areas below lines and points, whatever the order of the layers', () => {
    const area = ownFeature(1, {}, null, TRIANGLE);
    const mixed = styledLayer('mixed', [raid(1, null), area]);
    const svg = drawn([mixed, styledLayer('shape', [area]), styledLayer('raids', [raid(2, null)])], '2023-05-01');
    const order = elementsOf(svg)
      .filter(({ attributes }) => 'data-place' in attributes || 'data-own' in attributes)
      .map(({ attributes, name }) => attributes['data-own'] ?? name);
    expect(order).toEqual([
      'own-data-shape',
      'path',
      'own-data-mixed',
      'path',
      'own-data-raids',
      'circle',
      'own-data-mixed',
      'circle',
    ]);
  });

  it('lie where the live map has them: points over the dots of towns and under all other signs, lines under all', () => {
    const road = ownFeature(2, {}, null, {
      type: 'LineString',
      coordinates: [
        [0.9, 0.5],
        [1.1, 0.7],
      ],
    });
    const picture = pictureOf([styledLayer('top', [raid(1, null), road], { label: 'name' })], '2010-12-31');
    const text = drawContent({
      ...picture,
      camera: { ...picture.camera, zoom: 6 },
      own: { ...picture.own!, chosen: { layer: 'own-data-top', place: 0 } },
      view: view({ day: day('2010-12-31'), layers: ['crossings', 'venues', 'routes'] }),
    });
    const parts = ['still-own-shapes', 'still-own-points', 'still-diamond', 'data-venue', 'still-own-chosen'].map(
      (part) => text.lastIndexOf(part),
    );
    expect(parts).not.toContain(-1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(text.lastIndexOf('still-dot')).toBeLessThan(text.indexOf('still-own-points'));
  });

  it('leave a road in view that the reader has selected: it lies over their lines and areas, and other roads below them', () => {
    const area = ownFeature(1, {}, null, TRIANGLE);
    const text = (selection: string | null): string =>
      drawContent(pictureOf([styledLayer('top', [area])], { day: day('2010-12-31'), layers: ['routes'], selection }));
    const lastOf = (drawn: string): number[] =>
      ['still-own-shapes', 'data-feature="mill-lane"'].map((part) => drawn.lastIndexOf(part));
    const [shapes, road] = lastOf(text(null)) as [number, number];
    expect(road).toBeGreaterThan(-1);
    expect(road).toBeLessThan(shapes);
    const [below, over] = lastOf(text('mill-lane')) as [number, number];
    expect(over).toBeGreaterThan(below);
  });

  it('have a ring around the sign under which they lie, in their colours; a press on it finds one of them', () => {
    const colours = KIND_COLOURS;
    const ford = (kind: string, edtf: string | null) => ({ ...raid(0, edtf, { kind }), geometry: at(1, 0.6) });
    const layers = [
      styledLayer('raids', [ford('a', null), raid(60, null, { kind: 'b' }), ford('b', '2010-12-31')], { colours }),
    ];
    const shown = ['crossings', 'venues', 'routes'];
    const rings = (session: Partial<Session>) =>
      elementsOf(drawn(layers, { layers: shown, ...session }))
        .filter(({ name, attributes }) => name === 'path' && 'data-place' in attributes)
        .map(({ attributes }) => [attributes['stroke'], attributes['data-place']]);
    expect(rings({ day: day('2010-12-31') })).toEqual([
      ['#2981fb', '0'],
      ['#e314b1', '2'],
    ]);
    expect(rings({ day: day('2010-12-30') })).toEqual([['#2981fb', '0']]);
    // Without the sign they are several at one place, and on the day before one alone.
    expect(rings({ day: day('2010-12-31'), layers: ['routes'] })).toHaveLength(2);
    expect(rings({ day: day('2010-12-30'), layers: ['routes'] })).toEqual([]);
  });

  it('have a ring with their number where several lie at one place, in their colours, and the legend explains it', () => {
    const colours = KIND_COLOURS;
    const there = (kind: string, edtf: string | null) => ({ ...raid(30, edtf, { kind }) });
    const layers = [
      styledLayer('others', [there('a', null)], { colours }),
      styledLayer('raids', [raid(60, null), there('b', null), there('a', null), there('b', '2010-12-31')], { colours }),
    ];
    const hidden = layers.map((styled) => ({ ...styled, look: { ...styled.look, isVisible: false } }));
    const parts = (of: readonly StyledLayer[], date: string) => {
      const all = elementsOf(drawn(of, date));
      const colour = all.filter(({ name, attributes }) => name === 'path' && 'data-place' in attributes);
      const numbers = all.filter(({ attributes }) => attributes['class']?.includes('still-own-count'));
      return [colour.map(({ attributes }) => attributes['stroke']), numbers.map(({ text }) => text)];
    };
    expect(parts(layers, '2010-12-31')).toEqual([['#2981fb', '#e314b1'], ['4']]);
    expect(parts(layers, '2010-12-30')).toEqual([['#2981fb', '#e314b1'], ['3']]);
    expect(parts([layers[0]!, hidden[1]!], '2010-12-31')).toEqual([[], []]);
    const words = 'Ring with a number: points at one place, in its colours';
    const said = (of: readonly StyledLayer[]) => legendList(view(), undefined, pictureOf(of, '2010-12-31'));
    expect(said(layers)).toContain(words);
    expect(said([layers[0]!])).not.toContain('Ring');
  });

  it('have the number of those under a sign at its ring, none for one, and the legend explains it', () => {
    const ford = (edtf: string | null) => ({ ...raid(0, edtf), geometry: at(1, 0.6) });
    const layers = [styledLayer('raids', [ford(null), raid(60, null), ford('2010-12-31')])];
    const on = (date: string, shown = ['crossings', 'routes']) => ({ day: day(date), layers: shown });
    const numbers = (session: Partial<Session>) =>
      elementsOf(drawn(layers, session)).filter(({ attributes }) => attributes['class']?.includes('still-own-count'));
    expect(numbers(on('2010-12-31')).map(({ text }) => text)).toEqual(['2']);
    expect(numbers(on('2010-12-30'))).toEqual([]);
    // The number leaves the name of the sign its place.
    const names = (date: string) =>
      elementsOf(drawn(layers, on(date))).filter(({ attributes }) => attributes['class'] === 'still-strong');
    const spots = (date: string) => names(date).map(({ text, children }) => [text, children[0]?.attributes['x']]);
    expect(names('2010-12-31').length).toBeGreaterThan(0);
    expect(spots('2010-12-31')).toEqual(spots('2010-12-30'));
    const words = 'Ring around a sign: its colours and number are of points under it';
    const said = (session: Partial<Session>) => legendList(view(session), undefined, pictureOf(layers, session));
    expect(said(on('2010-12-31'))).toContain(words);
    expect(said(on('2010-12-30'))).toContain(words);
    expect(said(on('2010-12-31', ['routes']))).not.toContain(words);
  });

  it('leave a crossing its name though they lie all around it, and take that of a town', () => {
    const around = ([lon, lat]: readonly [number, number]) =>
      Array.from({ length: 400 }, (_, at) => [lon + ((at % 20) - 9.5) / 15, lat + (Math.floor(at / 20) - 9.5) / 15]);
    const texts = (points: readonly (readonly number[])[]): string => {
      const features = points.map((coordinates, at) =>
        ownFeature(at + 1, {}, null, { type: 'Point', coordinates: [...coordinates] }),
      );
      const own = { layers: [styledLayer('raids', features)], chosen: null };
      const base = { index: tiny.index, geometry: tiny.geometry, region: tinyBasemap, world: null, settlements: [] };
      const view = selectView(tiny.index, { ...initialSession(tiny.index), layers: ['crossings'] });
      const size = { width: 600, height: 400 };
      return drawContent({ ...base, view, camera: { zoom: 7.5, lat: 0.6, lon: 1 }, size, detail: 7.5, own });
    };
    expect(texts([])).toContain('>Nordhaven</tspan>');
    expect(texts(around([0.5, 1]))).not.toContain('>Nordhaven</tspan>');
    expect(texts(around([1, 0.6]))).toContain('>Reed ford</tspan>');
  });

  it('have names in the colours of their layer, as legible as the theme needs', () => {
    const layers = [
      styledLayer('top', [raid(1, null)], { label: 'name', colours: { by: 'fixed', colour: '#2981fb' } }),
    ];
    for (const theme of ['light', 'dark'] as const) {
      const ink = nameInk('#2981fb', PALETTES[theme]);
      const [name] = elementsOf(drawn(layers, '2023-05-01', { theme })).filter(
        ({ attributes }) => attributes['class'] === 'still-own-name',
      );
      expect(name?.attributes['color']).toBe(ink);
    }
  });

  it('mark the chosen feature, and faintly on days on which it does not hold', () => {
    const layers = [styledLayer('raids', [raid(1, '2023-05-01')])];
    const marks = (date: string) =>
      elementsOf(drawn(layers, date, { own: { layers, chosen: { layer: 'own-data-raids', place: 0 } } })).filter(
        ({ attributes }) => attributes['class'] === 'still-own-chosen',
      );
    const opacities = (date: string): readonly unknown[] =>
      marks(date).map(({ attributes }) => attributes['stroke-opacity']);
    expect(opacities('2023-05-01')).toEqual([undefined]);
    expect(opacities('2023-05-02')).toEqual(['0.45']);
  });

  it('are texts, whatever the file says', () => {
    const [mark] = ownOf([styledLayer('<b>', [raid(1, null, { name: '<script>alert(1)</script>' })])], '2023-05-01');
    expect(mark?.children.map(({ name, text }) => [name, text])).toEqual([['title', '<script>alert(1)</script>']]);
  });

  it('leave out what lies beyond the picture, and what has no place', () => {
    const far = [
      ownFeature(1, {}, null, at(40, 40)),
      ownFeature(2, {}, null, null),
      ownFeature(3, {}, null, { type: 'MultiPoint', coordinates: [] }),
    ];
    expect(ownOf([styledLayer('far', far)], '2023-05-01')).toEqual([]);
  });
});

describe('What paper says of own layers', () => {
  const layers = [
    styledLayer(
      'raids',
      [raid(1, '2023-05-01'), raid(2, '2023-05-02'), raid(3, null), ownFeature(4, {}, null, at(40, 40))],
      {
        colours: {
          by: 'category',
          column: 'name',
          colours: { 'Raid 1': '#111111', 'Raid 2': '#222222' },
          other: '#333333',
        },
      },
    ),
    styledLayer('posts', [ownFeature(1, {}, null, at(40, 40))]),
  ];
  const picture = pictureOf(layers, '2023-05-01');

  it('is a legend of what is drawn', () => {
    const legend = legendList(picture.view, undefined, picture);
    expect(legend).toContain('Reader’s data: raids');
    expect(legend).toContain('Raid 1');
    expect(legend).toContain('other or no value');
    expect(legend).not.toContain('Raid 2');
    expect(legend).not.toContain('posts');
  });

  it('is whose they are, how many are shown, and that the address has none of them', () => {
    const { credits, besides, lacks } = ownCaption(picture.view, picture);
    expect(credits).toEqual([
      'Data of the reader’s own, not part of the atlas’s record: “raids” (raids.csv), 2 of 4 features shown, 1 of them without a date; “posts” (posts.csv), 0 of 1 feature shown.',
    ]);
    expect(besides).toBe(' · with data of the reader’s own: raids, posts');
    expect(lacks).toEqual([]);
  });

  it('is who made them and on what terms, where the reader has told it', () => {
    const told = layers.map((each, at) =>
      at === 0 ? { ...each, layer: { ...each.layer, source: 'ACLED 2023, CC BY-NC 4.0' } } : each,
    );
    const { credits } = ownCaption(picture.view, pictureOf(told, '2023-05-01'));
    expect(credits[0]).toMatch(
      /0 of 1 feature shown\. Source and licence of “raids”, as its reader gives them: ACLED 2023, CC BY-NC 4\.0\.$/,
    );
  });

  it('is how many have no position, on these days', () => {
    const lost = styledLayer('lost', [
      raid(1, null),
      ownFeature(2, {}, '2023-05-01', null),
      ownFeature(3, {}, '2023-05-02', null),
    ]);
    const { credits } = ownCaption(picture.view, pictureOf([lost], '2023-05-01'));
    expect(credits[0]).toContain(
      '“lost” (lost.csv), 1 of 3 features shown, without a date (2 hold on these days, 1 of them without a position).',
    );
    // Those outside the frame hold, too.
    const far = styledLayer('far', [
      raid(1, null),
      ownFeature(2, {}, '2023-05-01', null),
      ownFeature(3, {}, '2023-05-01', at(-100, 10)),
      ownFeature(4, {}, '2024-05-01', null),
    ]);
    const of = (layer: StyledLayer): string =>
      ownCaption(picture.view, pictureOf([layer], '2023-05-01')).credits[0] ?? '';
    expect(of(far)).toContain(
      '1 of 4 features shown, without a date (3 hold on these days, 1 of them without a position).',
    );
    const none = (count: number): StyledLayer =>
      styledLayer(
        'none',
        Array.from({ length: count }, (_, number) => ownFeature(number + 1, {}, '2023-05-01', null)),
      );
    expect(of(none(1))).toContain('0 of 1 feature shown (1 holds on these days, without a position).');
    expect(of(none(2))).toContain('0 of 2 features shown (2 hold on these days, all without a position).');
  });

  it('names the feature that is marked, in the legend and in words, and says on which days it does not hold', () => {
    const own = { layers, chosen: { layer: 'own-data-raids', place: 0 } };
    const on = (date: string) => pictureOf(layers, date, { own });
    expect(legendList(on('2023-05-01').view, undefined, on('2023-05-01'))).toContain('Emphasised: Raid 1');
    expect(ownCaption(on('2023-05-01').view, on('2023-05-01')).shown).toEqual([
      'Emphasised, of the reader’s own data “raids”: Raid 1, 1 May 2023.',
    ]);
    expect(legendList(on('2023-05-02').view, undefined, on('2023-05-02'))).toContain(
      'Emphasised, not on these days: Raid 1',
    );
    expect(ownCaption(on('2023-05-02').view, on('2023-05-02')).shown).toEqual([
      'Emphasised, faintly, for it does not hold on these days, of the reader’s own data “raids”: Raid 1, 1 May 2023.',
    ]);
    expect(ownCaption(picture.view, picture).shown).toEqual([]);
  });

  it('is the feature that is marked, even if more lie before it than a picture has', () => {
    const many = Array.from({ length: 5_003 }, (_, number) => ownFeature(number + 1, {}, null, at(1, 0.6)));
    const layers = [styledLayer('many', many)];
    const full = pictureOf(layers, '2023-05-01', { own: { layers, chosen: { layer: 'own-data-many', place: 5_002 } } });
    const svg = parseXml(`<svg>${drawContent(full)}</svg>`);
    expect(elementsOf(svg).filter(({ attributes }) => attributes['class'] === 'still-own-chosen')).toHaveLength(1);
    expect(elementsOf(svg).some(({ attributes }) => attributes['data-place'] === '5002')).toBe(true);
    expect(ownCaption(full.view, full).lacks[0]).toContain('2 features are left out');
  });

  it('is how many are left out of too many, and what to do', () => {
    const many = Array.from({ length: 5_003 }, (_, number) => ownFeature(number + 1, {}, null, at(1, 0.6)));
    const full = pictureOf([styledLayer('many', many), styledLayer('more', many.slice(0, 1))], '2023-05-01');
    expect(ownCaption(full.view, full).lacks).toEqual([
      'Of the reader’s own data 4 features are left out: a picture has at most 5,000. To see them, move nearer, choose fewer days or hide a layer.',
    ]);
    expect(ownCaption(full.view, full).credits[0]).toContain('“many” (many.csv), 5,000 of 5,003 features shown');
  });
});

describe('A picture with own layers', () => {
  const css = ['still', 'stillDrawn'].map((name) => readFileSync(`src/ui/styles/${name}.css`, 'utf8')).join('');
  const layers = [styledLayer('raids & roads', [raid(1, '2023-05-01/2023-05-10'), raid(2, '2023-05-11')])];
  const optionsOf = (more: Partial<PictureOptions> = {}): PictureOptions => {
    const { camera, own } = pictureOf(layers, '2023-05-10');
    return {
      ...{ index, geometry, region: tinyBasemap, settlements: [], own, view: view({ day: day('2023-05-10') }) },
      ...{ screen: { camera, size }, size: PICTURE_SIZES[1] as PictureOptions['size'], theme: 'light', title: 'Raids' },
      ...{ hasLegend: true, timeline: null, address: 'https://atlas.example/#v=1', lacks: [] },
      ...more,
    };
  };
  const made = (more: Partial<PictureOptions> = {}) =>
    parseXml(drawPicture(optionsOf(more), { css, world: null }).markup);
  const texts = (svg: ReturnType<typeof made>) =>
    elementsOf(svg)
      .filter(({ name, attributes }) => name === 'text' && !attributes['aria-hidden'])
      .map(({ text }) => text)
      .join(' ');

  it('has names in the colours of their layer, as legible as its theme needs', () => {
    const labelled = [
      styledLayer('raids', [raid(1, null)], { label: 'name', colours: { by: 'fixed', colour: '#2981fb' } }),
    ];
    for (const theme of ['light', 'dark'] as const) {
      const svg = made({ theme, own: { layers: labelled, chosen: null } });
      const names = elementsOf(svg).filter(
        ({ name, attributes, text }) => name === 'text' && !attributes['aria-hidden'] && text === 'Raid 1',
      );
      expect(names.map(({ attributes }) => attributes['fill'])).toEqual([nameInk('#2981fb', PALETTES[theme])]);
    }
  });

  it('has them under their name, plainly coloured, with legend, credit and address', () => {
    const svg = made();
    const group = elementsOf(svg).find(({ attributes }) => attributes['data-name'] === 'raids & roads');
    const circles = elementsOf(group as never).filter(({ name }) => name === 'circle');
    expect(circles.map(({ attributes }) => attributes['fill'])).toEqual(['#e314b1']);
    expect(Object.keys(circles[0]?.attributes ?? {}).filter((name) => name.startsWith('data-'))).toEqual([]);
    expect(texts(svg)).toContain('Reader’s data: raids & roads');
    expect(texts(svg)).toContain(
      'not part of the atlas’s record: “raids & roads” (raids & roads.csv), 1 of 2 features shown.',
    );
    expect(texts(svg)).toContain('https://atlas.example/#v=1 · with data of the reader’s own: raids & roads');
  });

  it('marks faintly the chosen feature that does not hold on the day, as the live map does, and says so', () => {
    const own = { layers, chosen: { layer: 'own-data-raids & roads', place: 1 } };
    const svg = made({ own });
    const faint = elementsOf(svg).filter(
      ({ name, attributes, children }) =>
        name === 'g' && attributes['stroke-opacity'] === '0.45' && children.some((each) => each.name === 'circle'),
    );
    expect(faint).toHaveLength(1);
    expect(texts(svg)).toContain('Emphasised, not on these days: Raid 2');
    expect(texts(svg)).toContain(
      'Emphasised, faintly, for it does not hold on these days, of the reader’s own data “raids & roads”: Raid 2, 11 May 2023.',
    );
    expect(texts(svg)).toContain('1 of 2 features shown');
  });

  it('marks the chosen feature and says which it is, in the legend and below', () => {
    const own = { layers, chosen: { layer: 'own-data-raids & roads', place: 0 } };
    expect(texts(made({ own }))).toContain('Emphasised: Raid 1');
    expect(texts(made({ own }))).toContain(
      'Emphasised, of the reader’s own data “raids & roads”: Raid 1, 1–10 May 2023.',
    );
    expect(texts(made())).not.toContain('Emphasised');
  });

  it('says what the row of the timeline has, and which it has not; a picture of the timeline alone says whose they are', () => {
    const early = styledLayer('early', [
      raid(1, '1200-01-01'),
      raid(2, '2010-05-02'),
      raid(3, null),
      ownFeature(4, {}, '2010-05-03', at(40, 40)),
    ]);
    const own = { layers: [early, styledLayer('undated', [raid(1, null)])], chosen: null };
    // Bars of a narrower timeline stand for more days.
    const words = (days: number, most: number): string =>
      `The row “Reader’s data” of the timeline has the first days of all 3 features with a date in these layers, wherever they lie: a bar stands for ${days} days, the highest for ${most === 1 ? '1 feature' : `${most} features`}; 1 begins before its days.`;
    expect(texts(made({ own, timeline: 'few' }))).toContain(words(6, 2));
    expect(texts(made({ own }))).not.toContain('The row');
    const { markup } = drawTimelinePicture({ ...optionsOf({ own, timeline: 'all' }) }, { css, world: null });
    expect(texts(parseXml(markup))).toContain(
      `Data of the reader’s own, not part of the atlas’s record: “early” (early.csv). ${words(4, 1)} https://atlas.example/#v=1 · with data of the reader’s own: early`,
    );
  });

  it('gives up the row of the timeline before the timeline, and says so', () => {
    const one = [styledLayer('raids', [raid(1, '2010-05-01/..')])];
    const at = (width: number, own: PictureOptions['own']) =>
      texts(
        made({
          own,
          timeline: 'few',
          hasLegend: false,
          size: { ...(PICTURE_SIZES[1] as PictureOptions['size']), units: { width: 1123, height: width } },
        }),
      );
    const lost = 'The timeline has no room for the row of the reader’s data in this size.';
    const heights = Array.from({ length: 14 }, (_, step) => 380 + step * 22);
    const found = heights.map((height) => at(height, { layers: one, chosen: null }));
    const said = found.filter((text) => text.includes(lost));
    expect(said.length).toBeGreaterThan(0);
    for (const text of said) expect(text).not.toContain('The row “Reader’s data”');
    for (const text of said) expect(text).toContain('Roads and crossings');
    expect(found.at(-1)).toContain('The row “Reader’s data”');
    expect(found[0]).toContain('no room in this size');
  });

  it('explains the rings around signs in its legend', () => {
    const own = { layers: [styledLayer('raids', [{ ...raid(0, null), geometry: at(1, 0.6) }])], chosen: null };
    const away = { layers: [styledLayer('raids', [raid(40, null)])], chosen: null };
    const then = view({ day: day('2010-12-31'), layers: ['crossings', 'routes'] });
    expect(texts(made({ own, view: then }))).toContain('Reader’s data, counted');
    expect(texts(made({ own: away, view: then }))).not.toContain('counted');
  });

  it('says nothing of them without them', () => {
    const svg = made({ own: null });
    expect(texts(svg)).not.toContain('reader');
    expect(elementsOf(svg).filter(({ attributes }) => attributes['data-name'])).toEqual([]);
  });

  it('says of an area that is measured nothing of a number, which it has not', () => {
    const ring = [
      [0.9, 0.5],
      [1.1, 0.5],
      [1.1, 0.7],
      [0.9, 0.5],
    ] as const;
    const areas = [{ type: 'MultiPolygon' as const, coordinates: [[ring.map((at) => [...at])]] }];
    const measured = { lines: [], areas, points: [], active: null, labels: [], takesPoints: false };
    const credit = 'What is drawn in the colour of the selection was measured by the reader on the ellipsoid WGS 84.';
    expect(texts(made({ measured }))).toContain(credit);
    expect(texts(made({ measured }))).not.toMatch(/number|length/);
  });

  it('says what was measured, in its words and with its sign in the legend, on paper too', () => {
    const words = {
      label: 'within 20 km of Nordhaven',
      sentence: 'what lies within 20 km of Nordhaven; known to 800 m.',
    };
    const ring = [
      [0.9, 0.5],
      [1.1, 0.5],
      [1.1, 0.7],
      [0.9, 0.5],
    ];
    const measured = {
      lines: [],
      areas: [{ type: 'MultiPolygon' as const, coordinates: [[ring]] }],
      points: [],
      active: null,
      labels: [],
      takesPoints: false,
      words,
    };
    const credit = `In the colour of the selection, measured by the reader on the ellipsoid WGS 84: ${words.sentence}`;
    const svg = made({ measured });
    expect(texts(svg)).toContain(credit);
    const entries = elementsOf(svg).filter(
      ({ attributes }) => attributes['data-legend'] === 'Within 20 km of Nordhaven',
    );
    expect(entries).toHaveLength(1);
    expect(texts(svg)).toContain('Measured by the reader');
    const frame = { index, geometry, camera: { zoom: 8, lat: 0.6, lon: 1 }, size, measured };
    expect(ownCaption(view(), frame).credits).toEqual([credit]);
    expect(legendList(view(), undefined, frame)).toContain('</svg>Within 20 km of Nordhaven</li>');
    // Nothing is drawn of it: nothing is said.
    expect(texts(made({ measured: { ...measured, areas: [] } }))).not.toMatch(/Nordhaven;|Within 20/);
  });

  it('says nothing of measuring while a panel is open in which nothing was measured yet', () => {
    const empty = { lines: [[]], areas: [], points: [], active: null, labels: [], takesPoints: true, words: null };
    expect(texts(made({ measured: empty }))).not.toContain('measured');
    const begun = { ...empty, lines: [[[0.9, 0.5]]], points: [[0.9, 0.5]] } as const;
    expect(texts(made({ measured: begun }))).not.toContain('measured');
  });

  it('has what is measured, with its number and whose it is', () => {
    const measured = {
      lines: [
        [
          [0.9, 0.5],
          [1.1, 0.7],
        ],
      ],
      areas: [],
      points: [[0.9, 0.5]],
      active: null,
      labels: [{ at: [1.1, 0.7], text: '31 km' }],
      takesPoints: false,
    } as const;
    expect(texts(made({ measured }))).toContain('31 km');
    expect(texts(made({ measured }))).toContain('selection, with the length beside it, was measured by the reader');
    expect(texts(made())).not.toContain('was measured');
  });
});
