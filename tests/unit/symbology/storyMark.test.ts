/** The geometry of the marks of a story: circles to scale, arrows that point where they should, texts beside them. */
import { describe, expect, it } from 'vitest';
import { mercatorY, RADIANS } from '../../../src/domain/mercator';
import type { LonLat, StoryMark } from '../../../src/domain/model';
import { marksSource } from '../../../src/map/style/storyMarks';
import { planeOf } from '../../../src/stillmap/project';
import { storyMarks } from '../../../src/stillmap/storyMarks';
import { shapeOfMark } from '../../../src/symbology/storyMark';

const EARTH_M = 6_371_009;
/** Distance on the sphere in metres (haversine). */
function metresBetween([lon, lat]: LonLat, [lon2, lat2]: LonLat): number {
  const [a, b] = [lat * RADIANS, lat2 * RADIANS];
  const chord = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((lon2 - lon) * RADIANS) / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.sqrt(chord));
}
const circle = (lat: number, radiusM: number): StoryMark => ({ type: 'circle', at: [46, lat], radiusM, text: 'here' });
const arrow = (from: LonLat, to: LonLat, text = 'x'): StoryMark => ({ type: 'arrow', from, to, text });

describe('A circle', () => {
  it.each([0, 40, 65])('at latitude %i has its radius everywhere, and is a circle on the map', (lat) => {
    const { line, head } = shapeOfMark(circle(lat, 3000));
    expect(head).toBeNull();
    for (const point of line) expect(metresBetween([46, lat], point)).toBeCloseTo(3000, -1);
    const width = Math.max(...line.map(([lon]) => lon)) - Math.min(...line.map(([lon]) => lon));
    const heights = line.map(([, y]) => mercatorY(y));
    const height = Math.max(...heights) - Math.min(...heights);
    expect(height / (width * RADIANS)).toBeCloseTo(1, 2);
    // A degree of longitude is shorter towards the poles: the circle is wider by as much.
    const metresPerDegree = (2 * Math.PI * EARTH_M * Math.cos(lat * RADIANS)) / 360;
    expect((width * metresPerDegree) / 6000).toBeCloseTo(1, 2);
  });

  it('has its text above it', () => {
    const { line, text } = shapeOfMark(circle(40, 3000));
    expect(text?.anchor).toBe('bottom');
    expect(text?.at).toEqual([46, Math.max(...line.map(([, y]) => y))]);
  });
});

describe('An arrow', () => {
  it('goes from its start to just before its target, bends north, and its head follows the bend', () => {
    const { line, head } = shapeOfMark(arrow([45, 40], [46, 40]));
    expect(line[0]).toEqual([45, expect.closeTo(40, 9)]);
    // Nine tenths of the way, at the height of the bend there.
    expect(line.at(-1)?.[0]).toBeCloseTo(45.9, 9);
    const height = mercatorY(line.at(-1)?.[1] ?? 0) - mercatorY(40);
    expect(height / RADIANS).toBeCloseTo(2 * 0.9 * 0.1 * 0.16, 9);
    expect(head?.at).toEqual(line.at(-1));
    const middle = line[Math.floor(line.length / 2)] as LonLat;
    expect(middle[1]).toBeGreaterThan(40.05);
    // East, and downwards: 90 degrees and the slope of the bend there.
    expect(head?.bearing).toBeCloseTo(90 + Math.atan(2 * 0.16 * 0.8) / RADIANS, 5);
    const [before, last] = line.slice(-2) as [LonLat, LonLat];
    const slope = Math.atan2(last[0] - before[0], (mercatorY(last[1]) - mercatorY(before[1])) / RADIANS) / RADIANS;
    expect(Math.abs((head?.bearing ?? 0) - slope)).toBeLessThan(1);
  });

  it.each<[string, LonLat, number, string]>([
    ['east', [1, 0], 90, 'right'],
    ['west', [-1, 0], -90, 'left'],
    ['north', [0, 1], 0, 'top'],
    ['south', [0, -1], 180, 'bottom'],
  ])('to the %s points there, with its text behind its start', (_name, to, bearing, anchor) => {
    const { head, text } = shapeOfMark(arrow([0, 0], to));
    const turn = (((head?.bearing ?? 0) - bearing + 540) % 360) - 180;
    expect(Math.abs(turn)).toBeLessThan(19);
    expect([text?.at, text?.anchor]).toEqual([[0, 0], anchor]);
  });

  it('goes the short way over the antimeridian, and has no text if none is given', () => {
    const { line, text } = shapeOfMark(arrow([179, 10], [-179, 10], ''));
    expect(line.at(-1)?.[0]).toBeCloseTo(180.8, 9);
    expect(text).toBeNull();
  });
});

describe('The marks of a story', () => {
  const marks: readonly StoryMark[] = [
    circle(40, 3000),
    arrow([45.8, 40], [46, 40], 'From <there>'),
    { type: 'label', at: [46.1, 40.1], text: 'A place' },
  ];

  it('are lines, tips and texts for the live map', () => {
    const { features } = marksSource(marks);
    expect(features.map(({ geometry, properties }) => [geometry.type, Object.keys(properties ?? {})])).toEqual([
      ['LineString', []],
      ['Point', ['text', 'anchor', 'offset']],
      ['LineString', []],
      ['Point', ['bearing']],
      ['Point', ['text', 'anchor', 'offset']],
      ['Point', ['text', 'anchor', 'offset']],
    ]);
  });

  it('are drawn to scale on the still map, with text that is no markup', () => {
    const plane = planeOf([45.5, 39.7, 46.5, 40.3], 1000);
    const svg = storyMarks(marks, plane);
    expect([...svg.matchAll(/class="still-mark"/g)]).toHaveLength(3);
    expect([...svg.matchAll(/class="still-mark-under"/g)]).toHaveLength(3);
    expect(svg).toContain('From &#60;there&#62;');
    const [x, y] = plane.project([46, 40]);
    const { at, bearing } = shapeOfMark(marks[1] as StoryMark).head as { at: LonLat; bearing: number };
    const tip = plane.project(at).map((value) => value.toFixed(1));
    expect(svg).toContain(`translate(${tip.join(' ')}) rotate(${bearing.toFixed(1)})`);
    const [, path = ''] = /class="still-mark" d="([^"]+)"/.exec(svg) ?? [];
    const [startX, startY] = (/^M([\d.]+) ([\d.]+)/.exec(path) ?? []).slice(1).map(Number) as [number, number];
    // The ring begins at the north of the circle.
    expect(y - startY).toBeCloseTo(3000 * plane.unitsPerMetre, 0);
    expect(startX).toBeCloseTo(x, 0);
  });

  it('are nothing where a step has none', () => {
    expect(storyMarks([], planeOf([45, 39, 47, 41], 600))).toBe('');
    expect(marksSource([]).features).toEqual([]);
  });
});
