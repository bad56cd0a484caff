/** The layout of a picture: what has room in each size, and what is left out where something has none. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cameraOfOpening } from '../../../src/domain/camera';
import type { OwnFeature, StyledLayer } from '../../../src/domain/ownData';
import { initialSession } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { readRegion, type BasemapTopology } from '../../../src/map/style/basemap';
import { layoutPicture } from '../../../src/stillmap/pictureLayout';
import type { PictureLayout, PictureOptions } from '../../../src/stillmap/pictureParts';
import { pictureLegend, type PictureLegend } from '../../../src/stillmap/pictureLegend';
import { MARGIN } from '../../../src/stillmap/picturePlaces';
import { settingOf } from '../../../src/stillmap/pictureSetting';
import { PICTURE_SIZES } from '../../../src/stillmap/pictureSizes';
import { drawPicture } from '../../../src/stillmap/standalone';
import { widthIn } from '../../../src/stillmap/textBlock';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';
import { real } from '../../fixtures/real-atlas';
import { parseXml, type XmlElement } from '../../fixtures/xml';

const { index, geometry } = real;
const { meta } = index.atlas;
const topology = (name: string): BasemapTopology =>
  JSON.parse(readFileSync(`geodata/basemap/${name}.topo.json`, 'utf8')) as BasemapTopology;
const region = readRegion(topology('region'), topology('relief'));
const css = ['still', 'stillDrawn'].map((name) => readFileSync(`src/ui/styles/${name}.css`, 'utf8')).join('');
const size = { width: 980, height: 675 };
const screen = { size, camera: cameraOfOpening(meta.openingBounds, size, {}) };
const KINDS = ['Battle', 'Shelling', 'Drone strike', 'Sniper fire', 'Arrest', 'Protest'];
const COLOURS = ['#c0392b', '#2980b9', '#27ae60', '#8e44ad', '#d35400', '#16a085'];

/** A layer of events in the frame, coloured by their six kinds. */
function layerOf(name: string, length = 60): StyledLayer {
  const features = Array.from({ length }, (_, at): OwnFeature =>
    ownFeature(at + 1, { kind: KINDS[at % 6] as string }, `2023-0${1 + (at % 6)}-1${at % 10}/..`, {
      type: 'Point',
      coordinates: [45 + (at % 10) / 5, 39.4 + (at % 7) / 8],
    }),
  );
  const colours = Object.fromEntries(KINDS.map((kind, at) => [kind, COLOURS[at] as string]));
  return styledLayer(name, features, { colours: { by: 'category', column: 'kind', colours, other: '#777777' } });
}
const LAYERS = ['Events of ACLED, 2023', 'Checkpoints', 'Copy of Events of ACLED, 2023'].map((name) => layerOf(name));

function optionsOf(sizeId: string, count: number, more: Partial<PictureOptions> = {}): PictureOptions {
  return {
    ...{ index, geometry, region, screen, settlements: [], theme: 'light', title: meta.title },
    view: selectView(index, { ...initialSession(index), day: parseDay('2023-07-27') as number }),
    size: PICTURE_SIZES.find(({ id }) => id === sizeId) as PictureOptions['size'],
    ...{
      hasLegend: true,
      timeline: 'few',
      address: 'https://atlas.example/#v=1&date=2023-07-27',
      made: '2026-11-27',
      lacks: [],
    },
    own: count > 0 ? { layers: LAYERS.slice(0, count), chosen: null } : null,
    ...more,
  };
}
const CASES = PICTURE_SIZES.flatMap(({ id }) => [0, 1, 2, 3].map((count) => [id, count] as const));

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** The parts of a picture: each with its upper left corner and its size. */
function boxesOf({ map, head, legend, strip, foot, width }: PictureLayout): readonly Box[] {
  return [
    map,
    ...[legend, strip].flatMap((part) =>
      part ? [{ x: part.x, y: part.y, width: part.what.width, height: part.what.height }] : [],
    ),
    ...[...head, ...foot].map(({ x, y, what }) => ({ x, y, width: width - 2 * MARGIN, height: what.height })),
  ];
}
/** Nothing lies over anything else, and nothing reaches into the margin. */
function expectApart(layout: PictureLayout): void {
  const boxes = boxesOf(layout);
  for (const [at, one] of boxes.entries()) {
    expect(Math.min(one.x, one.y)).toBeGreaterThanOrEqual(MARGIN);
    expect(one.x + one.width).toBeLessThanOrEqual(layout.width - MARGIN + 0.1);
    expect(one.y + one.height).toBeLessThanOrEqual(layout.height - MARGIN + 0.1);
    for (const other of boxes.slice(at + 1)) {
      const isBeside = one.x + one.width <= other.x + 0.1 || other.x + other.width <= one.x + 0.1;
      const isAbove = one.y + one.height <= other.y + 0.1 || other.y + other.height <= one.y + 0.1;
      expect(isBeside || isAbove).toBe(true);
    }
  }
}
const shareOf = ({ map, width, height }: PictureLayout): number => (map.width * map.height) / (width * height);

/** Two layers of 100 features each, coloured by kind. */
const TWO = ['incidents_2022-23_export', 'Checkpoints and ceasefire violations'].map((name) => layerOf(name, 100));
/** What makes most of what is written: a long title, a long address, a window with ghosts, and all layers. */
const EVERYTHING: Partial<PictureOptions> = {
  title: 'Incidents along the road and at the crossings between both countries from October 2022 to July 2023, by kind',
  address: `https://atlas.example/rapprochement/#v=1&from=2022-10-06&to=2023-07-15&ghosts=1&layers=${index.atlas.layers.map(({ id }) => id).join()}&map=7.31/40.1234/45.3456`,
  view: selectView(index, {
    ...initialSession(index),
    ...{ mode: 'window', ghosts: true, layers: index.atlas.layers.map(({ id }) => id) },
    window: { from: parseDay('2022-10-06') as number, to: parseDay('2023-07-16') as number },
  }),
  own: { layers: TWO, chosen: { layer: TWO[0]?.layer.id ?? '', place: 3 } },
};

describe('The layout of a picture', () => {
  it.each(CASES)('has map, legend and timeline in %s with %i own layers', (sizeId, count) => {
    const layout = layoutPicture(optionsOf(sizeId, count));
    const { map, legend, strip, lacks } = layout;
    expect(lacks.filter((each) => /no room/.test(each))).toEqual([]);
    expect(map.height).toBeGreaterThanOrEqual(220);
    expect(map.width).toBeGreaterThanOrEqual(456);
    expect(legend).not.toBeNull();
    expect(strip?.what.ownWords === '').toBe(count === 0);
    expectApart(layout);
  });

  /** The least share of the sheet that the map has: as the atlas opens, with two own layers by kind, and with all that can be written besides. */
  it.each([
    ['screen', 0.55, 0.5, 0.45],
    ['a4', 0.55, 0.45, 0.4],
    ['a4-portrait', 0.55, 0.45, 0.4],
    ['a5', 0.45, 0.3, 0.2],
    ['wide', 0.55, 0.45, 0.4],
    ['square', 0.55, 0.45, 0.36],
  ] as const)('leaves the map most of %s', (sizeId, usual, full, most) => {
    const own = { layers: TWO, chosen: null };
    const shares = [{}, { own }, EVERYTHING].map((more) => {
      const layout = layoutPicture(optionsOf(sizeId, 0, more));
      expectApart(layout);
      expect(layout.lacks.filter((each) => /no room/.test(each))).toEqual([]);
      return shareOf(layout);
    });
    for (const [at, least] of [usual, full, most].entries())
      expect(shares[at], `case ${at}`).toBeGreaterThanOrEqual(least);
  });

  it('breaks every line of text where its room ends', () => {
    for (const { id } of PICTURE_SIZES) {
      const { head, foot, width, setting } = layoutPicture(optionsOf(id, 0, EVERYTHING));
      for (const { what } of head.slice(0, 1))
        for (const line of what.lines) expect(widthIn(line, setting.title)).toBeLessThanOrEqual(width - 2 * MARGIN);
      for (const { what } of foot)
        for (const line of what.lines) expect(widthIn(line, setting.words)).toBeLessThanOrEqual(width - 2 * MARGIN);
    }
  });

  it('has no letters below 7 points on A4, and none that a slide or a square cannot show', () => {
    for (const [sizeId, least] of [
      ['a4', 9.33],
      ['a4-portrait', 9.33],
      ['wide', 9.33],
      ['square', 9.33],
    ] as const) {
      const { markup } = drawPicture(optionsOf(sizeId, 0, EVERYTHING), { css, world: null });
      const sizes: number[] = [];
      const walk = (element: XmlElement, scale: number, size: number): void => {
        const { transform = '', 'font-size': own } = element.attributes;
        const by = Number(/scale\(([\d.]+)\)/.exec(transform)?.[1] ?? 1);
        const [nextScale, nextSize] = [scale * by, own === undefined ? size : Number.parseFloat(own)];
        // The letter in the sample of a disc is a sign.
        if (element.name === 'text' && element.text !== 'n') sizes.push(nextSize * nextScale);
        for (const child of element.children) walk(child, nextScale, nextSize);
      };
      walk(parseXml(markup), 1, 0);
      expect(sizes.length).toBeGreaterThan(100);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(least);
    }
  });

  it('says of kinds for which the legend has no room how many there are more', () => {
    const kinds = Array.from({ length: 40 }, (_, at) => `Kind of event number ${at + 1}`);
    const features = kinds.map((kind, at) =>
      ownFeature(at + 1, { kind }, '2023-05-01/..', {
        type: 'Point',
        coordinates: [45 + (at % 10) / 5, 39.4 + (at % 7) / 8],
      }),
    );
    const colours = Object.fromEntries(kinds.map((kind, at) => [kind, COLOURS[at % 6] as string]));
    const look = { colours: { by: 'category', column: 'kind', colours, other: '#777777' } } as const;
    const layers = ['One', 'Two', 'Three'].map((name) => styledLayer(name, features, look));
    for (const sizeId of ['a4', 'wide', 'square']) {
      const layout = layoutPicture(optionsOf(sizeId, 0, { own: { layers, chosen: null } }));
      expectApart(layout);
      const labels = [...(layout.legend?.what.draw(0, 0) ?? '').matchAll(/data-legend="([^"]*)"/g)].map(
        ([, label]) => label as string,
      );
      const [written, more] = [
        labels.filter((label) => /^Kind/.test(label)),
        labels.filter((label) => /^and/.test(label)),
      ];
      expect(more).toHaveLength(3);
      const left = more.reduce((sum, label) => sum + Number(/^and (\d+) more$/.exec(label)?.[1]), 0);
      expect(written.length + left).toBe(120);
      expect(shareOf(layout)).toBeGreaterThanOrEqual(0.25);
    }
  });

  it('says what to leave out where not all has room', () => {
    const small = (width: number, height: number): Partial<PictureOptions> => ({
      size: { id: 'small', title: 'Small', units: { width, height }, pixels: 1, letters: 9.6 },
    });
    const lostIn = (...args: Parameters<typeof optionsOf>): readonly string[] =>
      layoutPicture(optionsOf(...args)).lacks.filter((each) => /no room/.test(each));
    expect(lostIn('a4', 3, small(992, 500))).toEqual([
      'The timeline has no room for the row of the reader’s data in this size.',
    ]);
    expect(lostIn('a4', 3, small(800, 540))).toEqual([
      'The timeline has no room in this size. Without the legend it has room.',
    ]);
    expect(lostIn('a4', 3, small(992, 360))).toEqual(['Legend and timeline have no room in this size.']);
    expect(lostIn('a4', 3, { ...small(992, 360), timeline: null })).toEqual(['The legend has no room in this size.']);
    expect(lostIn('a4', 3, { ...small(992, 360), hasLegend: false })).toEqual([
      'The timeline has no room in this size.',
    ]);
  });
});

describe('A legend that is set closely', () => {
  const entries = Array.from({ length: 9 }, (_, at) => ({ layer: 'a', label: `Entry ${at + 1}`, marks: [] }));
  const drawn = (isDense: boolean): PictureLegend =>
    pictureLegend([{ id: 'a', title: 'Kinds', entries }], 300, settingOf(isDense ? 9.6 : 12, 9.6).legend);

  it('goes on with a long group in the next column, under its name', () => {
    const markup = drawn(true).draw(0, 0);
    expect(markup).toContain('Kinds, continued');
    expect([...markup.matchAll(/data-legend="([^"]*)"/g)].map(([, label]) => label)).toEqual(
      entries.map(({ label }) => label),
    );
    expect(drawn(true).height).toBeLessThan(drawn(false).height / 1.5);
    expect(drawn(false).draw(0, 0)).not.toContain('continued');
  });
});
