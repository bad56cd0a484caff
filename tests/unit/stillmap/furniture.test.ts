import { describe, expect, it } from 'vitest';
import { degreesOf, degreeText, drawFurniture, furnitureBoxes, scaleBarOf } from '../../../src/stillmap/furniture';
import type { StoryMark } from '../../../src/domain/model';
import { markTextBoxes } from '../../../src/stillmap/storyMarks';
import { planeOfCamera } from '../../../src/stillmap/project';

const SIZE = { width: 720, height: 480 };

describe('The scale bar of a map on paper', () => {
  it.each([0, 2.5, 4, 6.2, 8.5, 11, 14, 18])('has a round length that fits, at zoom %d', (zoom) => {
    const camera = { zoom, lat: 40, lon: 46 };
    const { metres, width } = scaleBarOf(camera, SIZE);
    expect(String(metres)).toMatch(/^[125]0*$/);
    expect(width).toBeLessThanOrEqual(SIZE.width / 5);
    expect(width).toBeGreaterThan(SIZE.width / 5 / 2.6);
    // The ground below it is as long as it says, at the latitude of its middle.
    const { turn } = planeOfCamera(camera, SIZE);
    const equator = 2 * Math.PI * 6_378_137;
    expect((width / turn) * equator * Math.cos((40 * Math.PI) / 180)).toBeCloseTo(metres, -1);
  });

  it('says for which latitude it holds where that matters', () => {
    expect(scaleBarOf({ zoom: 8.5, lat: 39.6, lon: 46 }, SIZE).text).toBe('20 km');
    expect(scaleBarOf({ zoom: 5, lat: 47.7, lon: 20 }, SIZE).text).toBe('200 km at 48° N');
    expect(scaleBarOf({ zoom: 15, lat: -39.6, lon: 46 }, SIZE).text).toBe('200 m');
  });
});

describe('The degrees along the edges', () => {
  it('are where the map projects them', () => {
    const camera = { zoom: 9, lat: 39.6, lon: 46.5 };
    const { meridians, parallels } = degreesOf(camera, SIZE);
    const plane = planeOfCamera(camera, SIZE);
    expect(meridians.map(({ text }) => text)).toEqual([
      '46° 10′ E',
      '46° 20′ E',
      '46° 30′ E',
      '46° 40′ E',
      '46° 50′ E',
    ]);
    expect(meridians[2]?.at).toBeCloseTo(plane.project([46.5, 39.6])[0]);
    const half = parallels.find(({ text }) => text === '39° 30′ N');
    expect(half?.at).toBeCloseTo(plane.project([46.5, 39.5])[1]);
    expect(parallels.map(({ at }) => at)).toEqual([...parallels.map(({ at }) => at)].sort((a, b) => a - b));
  });

  it('go on across the antimeridian', () => {
    const names = degreesOf({ zoom: 6, lat: -17, lon: 179 }, SIZE).meridians.map(({ text }) => text);
    expect(names).toContain('180°');
    expect(names.some((name) => name.endsWith('W'))).toBe(true);
    expect(names.some((name) => name.endsWith('E'))).toBe(true);
  });

  it.each([
    [0, 'lat', '0°'],
    [90, 'lat', '1° 30′ N'],
    [-5, 'lat', '0° 05′ S'],
    [-600, 'lon', '10° W'],
    [10800, 'lon', '180°'],
  ] as const)('%d minutes of %s are %s', (minutes, axis, text) => expect(degreeText(minutes, axis)).toBe(text));

  it('are not written where a story writes, and keep their marks there', () => {
    const camera = { zoom: 9, lat: 39.6, lon: 46.5 };
    const plane = planeOfCamera(camera, SIZE);
    const [x] = plane.project([46.5, 39.6]);
    const top = plane.project([46.5, 39.6])[1];
    const mark: StoryMark = { type: 'label', at: [46.5, 39.6], text: 'From the east' };
    const [box] = markTextBoxes([mark], plane);
    expect(box![0]).toBeLessThan(x);
    expect(box![2]).toBeGreaterThan(x);
    expect(box![3]).toBeLessThan(top);
    const atEdge = [box![0], 4, box![2], 20] as const;
    expect(drawFurniture(camera, SIZE)).toContain('46° 30′ E');
    const free = drawFurniture(camera, SIZE, [atEdge]);
    // At the lower edge instead, with all others; nowhere if something is there, too.
    expect(free).toMatch(new RegExp(`y="${SIZE.height - 8}">46° 30′ E`));
    const both = drawFurniture(camera, SIZE, [atEdge, [box![0], SIZE.height - 20, box![2], SIZE.height - 4]]);
    expect(both).not.toContain('46° 30′ E');
    expect(free).toContain('46° 20′ E');
    expect(free).toContain(`M${x.toFixed(1)} 0v5`);
  });

  describe('stand at one edge, as far as there is room', () => {
    const camera = { zoom: 9, lat: 39.6, lon: 46.5 };
    const { meridians, parallels } = degreesOf(camera, SIZE);
    type Box = readonly [number, number, number, number];
    /** The degrees that are named, at each of the two edges of their kind. */
    const named = (axis: 'E' | 'N', taken: readonly Box[]): readonly (readonly string[])[] => {
      const all = [...drawFurniture(camera, SIZE, taken).matchAll(/<text class="still-degree"[^>]*>/g)];
      const texts = [...drawFurniture(camera, SIZE, taken).matchAll(/still-degree"[^>]*>([^<]*)</g)];
      const edgeOf = (tag: string): string =>
        (axis === 'E' ? / y="([\d.]+)"/ : /translate\(([\d.]+) /).exec(tag)?.[1] ?? '';
      const found = all.map(([tag], at) => ({ edge: edgeOf(tag), text: texts[at]?.[1] ?? '' }));
      const edges = new Map<string, string[]>();
      for (const { edge, text } of found.filter((each) => each.text.endsWith(axis)))
        edges.set(edge, [...(edges.get(edge) ?? []), text]);
      return [...edges.values()];
    };
    const over = (at: number, y: number): Box => [at - 5, y, at + 5, y + 5];

    it('all of them at the first edge', () => {
      expect(named('E', [])).toEqual([meridians.map(({ text }) => text).slice(0, 5)]);
      expect(named('N', [])).toHaveLength(1);
    });

    it('at the other one if more of them have room in a row there', () => {
      // The last one would lie over the scale bar.
      const [all = []] = named('E', []);
      expect(named('E', [over(meridians[2]!.at, 4)])).toEqual([all.slice(0, -1)]);
      const [lats = []] = named('N', []);
      const middle = parallels.find(({ text }) => text === lats[1])!.at;
      expect(named('N', [[4, middle - 5, 9, middle + 5]])).toEqual([lats]);
    });

    it('every second of them, if neither edge has room for more in a row', () => {
      const [all = []] = named('E', []);
      const others = all.filter((_, at) => at % 2 === 1).map((name) => meridians.find(({ text }) => text === name)!.at);
      const taken = others.flatMap((x) => [over(x, 4), over(x, SIZE.height - 10)]);
      expect(named('E', taken)).toEqual([all.filter((_, at) => at % 2 === 0)]);
    });

    it('those that have room at the edge that has most, if nothing regular has', () => {
      const all = named('E', [])[0] as readonly string[];
      const xs = all.map((name) => meridians.find(({ text }) => text === name)!.at);
      const taken = [...xs.slice(1).map((x) => over(x, 4)), ...xs.slice(0, -1).map((x) => over(x, SIZE.height - 10))];
      expect(named('E', taken)).toEqual([[all[0]]]);
    });
  });

  it('lie in the picture, as do scale and arrow', () => {
    const camera = { zoom: 7, lat: 40, lon: 46 };
    for (const box of furnitureBoxes(camera, SIZE)) {
      expect(Math.min(...box)).toBeGreaterThanOrEqual(0);
      expect(box[2]).toBeLessThanOrEqual(SIZE.width);
      expect(box[3]).toBeLessThanOrEqual(SIZE.height);
    }
    expect(drawFurniture(camera, SIZE)).toContain('>N</text>');
    expect(drawFurniture(camera, SIZE)).not.toMatch(/NaN|undefined|filter|mask|style=/);
  });
});
