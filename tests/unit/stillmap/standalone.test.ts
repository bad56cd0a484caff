/** The picture of a view as one document: what is in it, and that any program can read it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { containsBounds } from '../../../src/domain/bounds';
import { cameraOfOpening } from '../../../src/domain/camera';
import { initialSession, type Session } from '../../../src/domain/session';
import type { Feature } from '../../../src/domain/model';
import { parseDay } from '../../../src/domain/time';
import { selectView, type View } from '../../../src/domain/view';
import { readRegion, type BasemapTopology } from '../../../src/map/style/basemap';
import { drawBasemap } from '../../../src/stillmap/basemap';
import { drawContent } from '../../../src/stillmap/content';
import { boundsOfCamera } from '../../../src/stillmap/frame';
import { PAGE_COLOURS } from '../../../src/stillmap/inlineStyles';
import { layoutPicture, pictureNeedsWorld } from '../../../src/stillmap/pictureLayout';
import type { PictureOptions } from '../../../src/stillmap/pictureParts';
import { PICTURE_SIZES } from '../../../src/stillmap/pictureSizes';
import { withoutReading } from '../../../src/stillmap/pictureView';
import { drawPicture, drawTimelinePicture, withFonts } from '../../../src/stillmap/standalone';
import { changedText, endedText } from '../../../src/stillmap/windowText';
import { hasRuleFor, readRules } from '../../../src/stillmap/styleSheet';
import { PALETTES } from '../../../src/symbology/palette';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';
import { real } from '../../fixtures/real-atlas';
import { elementsOf, parseXml, type XmlElement } from '../../fixtures/xml';

const { index, geometry } = real;
const { meta } = index.atlas;
const topology = (name: string): BasemapTopology =>
  JSON.parse(readFileSync(`geodata/basemap/${name}.topo.json`, 'utf8')) as BasemapTopology;
const region = readRegion(topology('region'), topology('relief'));
const css = ['still', 'stillDrawn'].map((name) => readFileSync(`src/ui/styles/${name}.css`, 'utf8')).join('');
const day = (text: string): number => parseDay(text) as number;

const screen = (() => {
  const size = { width: 980, height: 675 };
  return { size, camera: cameraOfOpening(meta.openingBounds, size, {}) };
})();
const NEAR = { size: screen.size, camera: { zoom: 8.4, lat: 39.65, lon: 46.6 } };
const ADDRESS = 'https://atlas.example/a&b/#v=1&date=2023-05-01';

function optionsOf(
  session: Partial<Session> = {},
  more: Partial<PictureOptions> & { sizeId?: string } = {},
): PictureOptions {
  const { sizeId = 'a4', ...rest } = more;
  return {
    ...{ index, geometry, region, screen },
    settlements: [],
    view: selectView(index, { ...initialSession(index), ...session }),
    size: PICTURE_SIZES.find(({ id }) => id === sizeId) as PictureOptions['size'],
    theme: 'light',
    title: 'Roads & <crossings>',
    hasLegend: true,
    timeline: 'few',
    address: ADDRESS,
    lacks: [],
    ...rest,
  };
}
const drawn = (
  ...args: Parameters<typeof optionsOf>
): ReturnType<typeof drawPicture> & { readonly svg: XmlElement } => {
  const picture = drawPicture(optionsOf(...args), { css, world: null });
  return { ...picture, svg: parseXml(picture.markup) };
};
/** The text of a picture as it is read: letters of halos left out. */
const textOf = (svg: XmlElement): string =>
  elementsOf(svg)
    .filter(({ name, attributes }) => name === 'text' && !attributes['aria-hidden'])
    .map(({ text }) => text)
    .join(' ');
const legendOf = (svg: XmlElement): readonly string[] =>
  elementsOf(svg).flatMap(({ attributes }) => attributes['data-legend'] ?? []);

it('has no mark of the paragraph that is being read, and those of what is selected', () => {
  const markup = (session: Partial<Session>, change = (view: View): View => view): string => {
    const options = optionsOf(session);
    return drawPicture({ ...options, view: change(options.view) }, { css, world: null }).markup;
  };
  const selected = markup({ selection: 'lachin-checkpoint' });
  expect(markup({ selection: 'lachin-checkpoint', passage: 'p11' })).not.toBe(selected);
  expect(markup({ selection: 'lachin-checkpoint', passage: 'p11' }, withoutReading)).toBe(selected);
});

type Case = readonly [name: string, session: Partial<Session>, more: NonNullable<Parameters<typeof optionsOf>[1]>];
const CASES: readonly Case[] = [
  ['the opening view', {}, {}],
  ['a day in dark, as on the screen', { day: day('2023-01-10') }, { theme: 'dark', sizeId: 'screen' }],
  ['a window', { mode: 'window', window: { from: day('2022-10-06'), to: day('2023-07-16') } }, { sizeId: 'wide' }],
  ['ghosts', { day: day('2023-05-01'), ghosts: true }, { sizeId: 'square' }],
  [
    'a selection from nearby',
    { day: day('2023-05-01'), selection: 'lachin-checkpoint' },
    { screen: NEAR, sizeId: 'a5' },
  ],
  ['the aftermath', { layers: index.atlas.layers.map(({ id }) => id), day: day('2025-08-08') }, {}],
];

describe('The picture as a document', () => {
  it.each(CASES)('is well-formed and needs nothing from outside: %s', (_name, session, more) => {
    const { svg, markup } = drawn(session, more);
    expect(svg.name).toBe('svg');
    expect(svg.attributes['xmlns']).toBe('http://www.w3.org/2000/svg');
    for (const word of [
      'var(',
      'currentColor',
      'color-mix',
      'class=',
      'style=',
      'href',
      'undefined',
      'NaN',
      '<style',
      '<script',
      '<image',
    ]) {
      expect(markup, word).not.toContain(word);
    }
    const names = new Set(elementsOf(svg).map(({ name }) => name));
    for (const name of ['a', 'filter', 'mask', 'image', 'foreignObject']) expect(names.has(name), name).toBe(false);
    // Other ways to write a colour are not known everywhere.
    for (const { attributes } of elementsOf(svg)) {
      for (const paint of [attributes['fill'], attributes['stroke']])
        expect(paint ?? 'none').toMatch(/^(none|#[\da-f]{6})$/);
    }
    // Colours with an opacity, and blend modes, are not known everywhere.
    expect(markup).not.toMatch(/#[\da-f]{8}\b|mix-blend/i);
    const ids = new Set(elementsOf(svg).flatMap(({ attributes }) => attributes['id'] ?? []));
    for (const [, id] of markup.matchAll(/url\(#([^)]+)\)/g)) expect(ids.has(id as string), id).toBe(true);
  });

  it('has a rule for every class that the still map draws', () => {
    const rules = readRules(css);
    for (const [name, session, more] of CASES) {
      const { view, ...options } = optionsOf(session, more);
      const { camera, size } = options.screen;
      const frame = { index, region, world: null, camera, size, detail: camera.zoom, isOnPaper: true };
      const markup = drawBasemap(frame) + drawContent({ ...frame, geometry, settlements: [], view });
      const classes = new Set(
        [...markup.matchAll(/class="([^"]*)"/g)].flatMap(([, list]) => (list as string).split(' ')),
      );
      expect(classes.size).toBeGreaterThan(20);
      // Wrappers, which only name what they hold.
      const bare = ['still-furniture', 'still-relief'];
      expect(
        [...classes].filter((each) => !bare.includes(each) && !hasRuleFor(each, rules)),
        name,
      ).toEqual([]);
    }
  });

  it('has title, date, legend, timeline, scale, attribution, licence and address, escaped', () => {
    const { svg, markup } = drawn({ day: day('2023-05-01') });
    const text = textOf(svg);
    for (const words of [
      'Roads & <crossings>',
      'On 1 May 2023',
      '1 May 2023',
      'Lachin road',
      'Borders',
      '100 km',
      'N',
      meta.attribution,
      'CC BY 4.0',
      'ODbL 1.0',
      ADDRESS,
    ]) {
      expect(text, words).toContain(words);
    }
    expect(markup).toContain('Roads &#38; &#60;crossings&#62;');
    expect(svg.children[0]).toMatchObject({ name: 'title', text: 'Roads & <crossings>. On 1 May 2023' });
    expect(svg.children[1]?.text).toMatch(
      /^On 1 May 2023\..*longitudes 4\d\.\d to 5\d\.\d and latitudes 3\d\.\d to 4\d\.\d/,
    );
  });

  it('leaves out what is not asked for, and says what it leaves out', () => {
    const { svg, lacks } = drawn(
      {},
      { title: '', hasLegend: false, timeline: null, address: '', lacks: ['Own features are not drawn.'] },
    );
    const text = textOf(svg);
    for (const words of ['Roads & <crossings>', 'Crossings', 'Roads and crossings', ADDRESS])
      expect(text, words).not.toContain(words);
    expect(text).toContain('On 27 July 2023.');
    expect(lacks).toEqual([
      'Own features are not drawn.',
      expect.stringMatching(/^Left out for lack of room: \d+ names of the atlas\.$/),
      'Names of rivers and roads are written on the live map only.',
    ]);
    for (const sentence of lacks) expect(text).toContain(sentence);
    expect(textOf(drawn({ day: day('2023-05-01'), compare: day('2023-01-01') }).svg)).toContain(
      'The comparison with 1 January 2023 is not drawn here.',
    );
  });

  it('leaves points of the reader’s own in view where names of the atlas would cover them, and says how many names have no room', () => {
    const at = (from: number, to: number, share: number): number => from + (to - from) * share;
    const points = Array.from({ length: 400 }, (_, place) =>
      ownFeature(place + 1, { place: `P${place}` }, null, {
        type: 'Point',
        coordinates: [at(45.8, 47.4, (place % 20) / 19), at(39.2, 40.1, Math.floor(place / 20) / 19)],
      }),
    );
    const own = { layers: [styledLayer('points', points, { label: 'place' })], chosen: null };
    const few = { layers: [styledLayer('points', points.slice(0, 20), { label: 'place' })], chosen: null };
    const [plain, among, beside] = [null, own, few].map((each) => drawn({}, { screen: NEAR, own: each }));
    const towns = index.atlas.features.filter(({ label }) => label?.rank === 'town' || label?.rank === 'city');
    const names = towns.map(({ title }) => title.split(' / ')[0] as string);
    const namesIn = ({ svg }: ReturnType<typeof drawn>): readonly string[] =>
      names.filter((name) => textOf(svg).includes(name));
    // Points are close together everywhere, or in one line at the edge of the region.
    const [every, crowded, usual] = [plain!, among!, beside!].map(namesIn) as [string[], string[], string[]];
    expect(crowded.length).toBeLessThan(every.length / 2);
    expect(usual.length).toBeGreaterThan(every.length - 3);
    const leftIn = ({ lacks }: ReturnType<typeof drawn>): number =>
      Number(/(\d+) names? of the atlas/.exec(lacks.join(' '))?.[1] ?? 0);
    expect(leftIn(among!)).toBeGreaterThanOrEqual(leftIn(plain!) + every.length - crowded.length);
    const told = among!.lacks.find((sentence) => sentence.startsWith('Left out for lack of room')) ?? '';
    expect(told).toMatch(/: \d+ names? of the atlas and \d+ names of the reader’s own data\.$/);
    expect(textOf(among!.svg)).toContain(told);
    const written = textOf(among!.svg).match(/\bP\d+\b/g)?.length ?? 0;
    const [, left] = /(\d+) names of the reader/.exec(told) ?? [];
    const shown = Number(/(\d+) of 400 features shown/.exec(textOf(among!.svg))?.[1]);
    expect(written + Number(left)).toBe(shown);
  });

  it('says of a window that it draws the last of several statuses, and of which features', () => {
    const spring = { mode: 'window', window: { from: day('2023-03-01'), to: day('2023-06-01') } } as const;
    const words = 'Where a status changed within these days, the last one recorded is drawn';
    const roads = { ...spring, layers: ['routes'] };
    expect(textOf(drawn(roads, { screen: NEAR }).svg)).toContain(`${words}: Lachin road (corridor).`);
    expect(textOf(drawn(roads, { screen: NEAR, hasLegend: false }).svg)).toContain(`${words}: Lachin road (corridor).`);
    // Neither where it does not lie on the map, nor where its layer is off, nor on a day, nor in a window without a change.
    const away = { ...NEAR, camera: { zoom: 9, lat: 41.2, lon: 44.2 } };
    const calm = { ...roads, window: { from: day('2023-05-01'), to: day('2023-06-01') } };
    expect(textOf(drawn(roads, { screen: away }).svg)).not.toContain(words);
    expect(textOf(drawn({ ...spring, layers: [] }, { screen: NEAR }).svg)).not.toContain(words);
    expect(textOf(drawn({ ...roads, mode: 'day', day: day('2023-05-01') }, { screen: NEAR }).svg)).not.toContain(words);
    expect(textOf(drawn(calm, { screen: NEAR }).svg)).not.toContain(words);
  });

  it('says of more than three features only that the last is drawn', () => {
    const four = ['A', 'B', 'C', 'D'].map((title) => ({ title }));
    expect(changedText([])).toEqual([]);
    expect(changedText(four.slice(1))).toEqual([
      'Where a status changed within these days, the last one recorded is drawn: B; C; D.',
    ]);
    expect(changedText(four)).toEqual(['Where a status changed within these days, the last one recorded is drawn.']);
  });

  it('says of a window which features are drawn beyond their record, and up to when that goes', () => {
    const later = { mode: 'window', window: { from: day('2022-10-01'), to: day('2023-08-01') } } as const;
    const layers = ['borders', 'routes', 'aftermath'];
    const words = 'Drawn as last recorded, without a record after 27 July 2023: ';
    const wide = { ...NEAR, camera: { zoom: 5, lat: 40, lon: 45 } };
    const text = textOf(drawn({ ...later, layers }, { screen: wide }).svg);
    expect(text).toContain(words);
    expect(text.slice(text.indexOf(words))).toMatch(
      /^[^.]*Armenia–Georgia border; Armenia–Iran border; Türkiye–Iran border\./,
    );
    const upTo = { ...later, window: { ...later.window, to: day('2023-07-28') } };
    expect(textOf(drawn({ ...upTo, layers }, { screen: wide }).svg)).not.toContain('Drawn as last recorded');
  });

  it('names features by the last day of their record, and counts more than a dozen', () => {
    const ended = (title: string, last: string) => ({ feature: { title } as Feature, last });
    const view = { window: { from: day('2023-01-01'), to: day('2023-12-01') } };
    expect(endedText([], view)).toEqual([]);
    expect(
      endedText([ended('A', '27 July 2023'), ended('B', 'about 3 October 2023'), ended('C', '27 July 2023')], view),
    ).toEqual(['Drawn as last recorded, without a record after 27 July 2023: A; C; after about 3 October 2023: B.']);
    const many = (count: number) => Array.from({ length: count }, (_, at) => ended(`F${at}`, '27 July 2023'));
    expect(endedText(many(12), view)[0]).toContain('F11');
    expect(endedText(many(13), view)).toEqual(['Of 13 features what is drawn is not recorded up to 30 November 2023.']);
  });

  it('tells version and date of the atlas, its own day, the article and the projection', () => {
    const [{ article }, version] = [index.atlas, meta.version ? `, version ${meta.version}` : ''];
    const origin = `${meta.title}${version}, record checked on 15 May 2026. Picture made on 27 November 2026.`;
    const work = `Article: ${article.author}, “${article.title}”, ${article.container}, 2023, https://doi.org/${article.doi}.`;
    const made = optionsOf({}, { made: '2026-11-27' });
    const text = textOf(drawn({}, { made: '2026-11-27' }).svg);
    for (const words of [origin, work, 'Projection: Web Mercator.']) expect(text).toContain(words);
    expect(textOf(drawn().svg)).not.toContain('Picture made');
    const timeline = textOf(parseXml(drawTimelinePicture(made, { css, world: null }).markup));
    for (const words of [origin, work]) expect(timeline).toContain(words);
    expect(timeline).not.toContain('Projection');
  });

  it('has no mark that lies outside its frame', () => {
    const { svg } = drawn({ day: day('2023-05-01') }, { screen: NEAR });
    const features = new Set(elementsOf(svg).flatMap(({ attributes }) => attributes['data-feature'] ?? []));
    expect(features.has('lachin-checkpoint')).toBe(true);
    expect(features.has('margara-alican')).toBe(false);
    const venues = [...features].filter((id) => index.features.get(id)?.kind === 'venue');
    expect(venues.length).toBeLessThan(3);
  });

  it('draws the colours of the theme', () => {
    for (const theme of ['light', 'dark'] as const) {
      const { svg } = drawn({}, { theme });
      const fills = new Set(elementsOf(svg).map(({ attributes }) => attributes['fill']));
      for (const colour of ['water', 'focusLand', 'ink', 'inkSoft'] as const)
        expect(fills.has(PALETTES[theme][colour]), colour).toBe(true);
      expect(fills.has(PALETTES[theme === 'light' ? 'dark' : 'light'].water)).toBe(false);
    }
  });

  it('has the colours of the page that are no part of the palette', () => {
    const tokens = readFileSync('src/ui/styles/tokens.css', 'utf8');
    const [light = '', dark = ''] = [/:root \{([^}]*)\}/, /:root\[data-theme='dark'\] \{([^}]*)\}/].map(
      (rule) => rule.exec(tokens)?.[1] ?? '',
    );
    for (const [name, colour] of Object.entries(PAGE_COLOURS.light)) expect(light).toContain(`--${name}: ${colour};`);
    for (const [name, colour] of Object.entries(PAGE_COLOURS.dark)) expect(dark).toContain(`--${name}: ${colour};`);
  });

  it('contains its fonts where asked', () => {
    const { markup } = drawn();
    const svg = parseXml(withFonts(markup, "@font-face{font-family:'Atlas Sans'}"));
    expect(svg.children.map(({ name }) => name).slice(0, 4)).toEqual(['title', 'desc', 'style', 'g']);
    expect(withFonts(markup, '')).toBe(markup);
  });
});

describe('The legend of a picture', () => {
  /** The words of what is drawn of a kind, from the titles that the map gives its marks: “Lachin road: checkpoint”. */
  function wordsOnMap(options: PictureOptions): ReadonlySet<string> {
    const svg = parseXml(drawPicture(options, { css, world: null }).markup);
    const { map } = layoutPicture(options);
    return new Set(
      elementsOf(svg).flatMap(({ attributes, children }) => {
        const id = attributes['data-feature'];
        const feature = id === undefined ? undefined : index.features.get(id);
        if (feature?.kind !== 'crossing') return [];
        const at = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(
          children.find(({ name }) => name === 'g')?.attributes['transform'] ?? '',
        );
        const [x, y] = [Number(at?.[1]), Number(at?.[2])];
        const isInside = x >= 0 && y >= 0 && x <= map.width && y <= map.height;
        return isInside ? [(children[0] as XmlElement).text.split(': ').at(-1) as string] : [];
      }),
    );
  }
  const crossings = (labels: readonly string[]): readonly string[] => {
    const known = new Set(['Open', 'Closed', 'Checkpoint', 'Restricted', 'Suspended', 'Blocked', 'Opened for a time']);
    return labels.filter((label) => known.has(label));
  };

  it.each(['2021-06-01', '2023-02-11', '2023-05-01', '2023-07-13', '2023-07-27'])(
    'has the signs of the crossings in the frame on %s, and no others',
    (date) => {
      for (const frame of [screen, NEAR]) {
        const options = optionsOf({ day: day(date), layers: ['crossings'] }, { screen: frame });
        const written = [...wordsOnMap(options)].map((words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`);
        const { svg } = drawn({ day: day(date), layers: ['crossings'] }, { screen: frame });
        expect(new Set(crossings(legendOf(svg)))).toEqual(new Set(written));
      }
    },
  );

  it('has nothing that lies outside the frame or is too small to be seen', () => {
    const whole = legendOf(drawn({ day: day('2023-05-01') }).svg);
    const near = legendOf(drawn({ day: day('2023-05-01') }, { screen: NEAR }).svg);
    expect(whole).toEqual(
      expect.arrayContaining([
        'Closed',
        'Checkpoint',
        'Link by air, open',
        'Road, checkpoint',
        'Exclave, not delimited',
      ]),
    );
    // An area has its name: the map may have no room for it, and on paper nobody can press it.
    expect(near).toEqual(
      expect.arrayContaining([
        'Checkpoint',
        'Road, checkpoint',
        'Former Nagorno-Karabakh Autonomous Oblast, approx.',
        'Area of the Russian peacekeepers, approx.',
      ]),
    );
    for (const label of ['Link by air, open', 'Exclave, not delimited']) expect(near).not.toContain(label);
    const far = legendOf(
      drawn({ day: day('2023-05-01') }, { screen: { ...screen, camera: { zoom: 2.5, lat: 45, lon: 25 } } }).svg,
    );
    expect(far).toContain('Link by air, open');
    expect(far).not.toContain('Exclave, not delimited');
  });
});

describe('The layout of a picture', () => {
  it.each(PICTURE_SIZES.map(({ id }) => id))('puts no part over another and none outside: %s', (sizeId) => {
    for (const [name, session, more] of CASES.slice(0, 4)) {
      for (const frame of [screen, NEAR, { size: { width: 390, height: 700 }, camera: screen.camera }]) {
        const options = optionsOf(session, { ...more, screen: frame, sizeId });
        const { map, legend, strip, foot, head, height, width } = layoutPicture(options);
        const [top, bottom] = [map.y, map.y + map.height];
        const where = `${name} in ${sizeId}`;
        expect(map.height, where).toBeGreaterThanOrEqual(220);
        for (const { y, what } of head) expect(y + what.height, where).toBeLessThanOrEqual(top);
        if (legend && legend.y === top) {
          expect(legend.x, where).toBeGreaterThan(map.x + map.width);
        } else if (legend) expect(legend.y, where).toBeGreaterThan(bottom);
        // A legend that stands beside the timeline, too, ends above the words.
        const isTall = strip && legend && legend.x > strip.x + strip.what.width;
        const next = (isTall ? undefined : strip?.y) ?? foot[0]?.y ?? height;
        if (legend) expect(legend.y + legend.what.height, where).toBeLessThanOrEqual(next);
        if (strip) expect(strip.y + strip.what.height, where).toBeLessThan(foot[0]?.y ?? 0);
        const last = foot.at(-1);
        expect((last?.y ?? 0) + (last?.what.height ?? 0), where).toBeLessThanOrEqual(height);
        expect(map.x + map.width, where).toBeLessThan(width);
        // What the reader sees is in the picture.
        const shown = boundsOfCamera(map.camera, map);
        const seen = boundsOfCamera(frame.camera, { width: frame.size.width - 1, height: frame.size.height - 1 });
        expect(containsBounds(shown, seen), where).toBe(true);
      }
    }
  });

  it('is as large as it says', () => {
    const { svg, width, height } = drawn({}, { sizeId: 'wide' });
    expect([width, height]).toEqual([1920, 1080]);
    expect(svg.attributes).toMatchObject({ width: '1920', height: '1080', viewBox: '0 0 1280 720' });
    expect(drawn({}, { sizeId: 'a4' }).svg.attributes).toMatchObject({ width: '297mm', height: '210mm' });
    const map = layoutPicture(optionsOf({}, { sizeId: 'screen' })).map;
    expect(map.width).toBe(screen.size.width);
    // A background that ended within a pixel would let what is behind the picture shine through.
    expect(drawn({}, { sizeId: 'screen' }).svg.attributes['viewBox']).toMatch(/^0 0 \d+ \d+$/);
    expect(map.camera.zoom).toBeCloseTo(screen.camera.zoom, 6);
  });

  it.each(PICTURE_SIZES.map(({ id }) => id))('fills all of %s: an edge without its ground is transparent', (sizeId) => {
    expect(drawn({}, { sizeId }).svg.attributes['preserveAspectRatio']).toBe('none');
  });

  it('says that the world is missing only if it shows more than the region', () => {
    const words = 'Land beyond the region is not drawn';
    expect(textOf(drawn({}, { screen: NEAR }).svg)).not.toContain(words);
    const far = optionsOf({}, { screen: { ...screen, camera: { zoom: 3, lat: 45, lon: 25 } } });
    expect(pictureNeedsWorld(layoutPicture(far), far)).toBe(true);
    expect(drawPicture(far, { css, world: null }).lacks[0]).toContain(words);
    const world = {
      countries: { type: 'FeatureCollection', features: [] },
      lakes: { type: 'FeatureCollection', features: [] },
      borders: { type: 'FeatureCollection', features: [] },
    } as const;
    expect(drawPicture(far, { css, world: world as never }).lacks.join(' ')).not.toContain(words);
  });
});

describe('The picture of the timeline', () => {
  it('has title, rows, what it leaves out, attribution and address, and no map', () => {
    const { markup, width, height } = drawTimelinePicture(optionsOf({ day: day('2023-05-01') }, { timeline: 'all' }), {
      css,
      world: null,
    });
    const svg = parseXml(markup);
    const text = textOf(svg);
    for (const words of ['Roads & <crossings>', '1 May 2023', 'Leaders', 'Aghdam route', meta.attribution, ADDRESS])
      expect(text).toContain(words);
    expect(elementsOf(svg).some(({ attributes }) => attributes['data-feature'])).toBe(false);
    expect(svg.attributes).toMatchObject({ width: String(width), height: String(height) });
    expect(markup).not.toContain('var(');
  });
});
