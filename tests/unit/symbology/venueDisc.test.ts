/** Discs of venues: how large they are, how they are split, and by what tracks are told apart. */
import { describe, expect, it } from 'vitest';
import { SHAPE_PATHS, TRACK_LOOKS, trackLook } from '../../../src/symbology/tracks';
import {
  colourOf,
  discMarks,
  discRadius,
  discRadiusAt,
  discReach,
  discTextSize,
  sharesOf,
  type TrackShare,
} from '../../../src/symbology/venueDisc';
import { real } from '../../fixtures/real-atlas';

const TRACKS = [
  { id: 'pilots', title: 'Pilots', look: 'disc' },
  { id: 'clerks', title: 'Clerks', look: 'hexagon' },
  { id: 'guests', title: 'Guests', look: 'triangle' },
];
const shares = (...met: readonly string[]): readonly TrackShare[] => sharesOf(met, TRACKS);
/** The angle of a wedge in turns, from its two outer corners. */
function turnOf(d: string): number {
  const [, x0, y0, large, x1, y1] = /^M(\S+) (\S+)A\S+ \S+ 0 (\d) 1 (\S+) (\S+)L/.exec(d)!.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const turn = (Math.atan2(x1, -y1) - Math.atan2(x0, -y0)) / (2 * Math.PI);
  const share = ((turn % 1) + 1) % 1;
  expect(share > 0.5).toBe(large === 1);
  return share;
}

describe('The disc of a venue', () => {
  it('has an area that grows with the number of meetings', () => {
    for (const count of [1, 2, 3, 7, 30]) expect(discRadius(count) ** 2 / count).toBeCloseTo(9.5 ** 2, 9);
  });

  it('has one size where the map shows the region, and passes to it without a jump', () => {
    expect([discRadiusAt(1, 6), discRadiusAt(7, 5), discRadiusAt(7, 9)]).toEqual([10.5, 10.5, 10.5]);
    expect([discRadiusAt(7, 2), discRadiusAt(7, 4.4)]).toEqual([discRadius(7), discRadius(7)]);
    expect(discRadiusAt(7, 4.7)).toBeCloseTo((discRadius(7) + 10.5) / 2, 9);
  });

  it('has a number of at least 12 pixels that fits into it', () => {
    for (const count of [1, 2, 7, 15, 120]) {
      const size = discTextSize(discRadius(count));
      expect(size).toBeGreaterThanOrEqual(12);
      expect(Math.hypot((String(count).length * size * 0.58) / 2, size * 0.36)).toBeLessThan(discRadius(count));
    }
  });

  it('counts each track, in the order of the timeline, whatever the order of the meetings', () => {
    const split = shares('guests', 'pilots', 'guests', 'clerks', 'guests');
    expect(split.map(({ title, count }) => [title, count])).toEqual([
      ['Pilots', 1],
      ['Clerks', 1],
      ['Guests', 3],
    ]);
    expect(colourOf(split)).toBe('second');
    expect(colourOf([])).toBe('meeting');
    expect(shares('nobody')).toEqual([]);
  });

  it('has a wedge for each track, as wide as its share of the meetings', () => {
    const marks = discMarks(shares('pilots', 'guests', 'guests', 'guests'), 19);
    const wedges = marks.filter(({ d }) => /^M\S+ \S+A\S+ \S+ 0 \d 1 \S+ \S+L/.test(d));
    expect(wedges.map(({ d, fill }) => [fill, Number(turnOf(d).toFixed(2))])).toEqual([
      ['meeting', 0.25],
      ['second', 0.75],
    ]);
    // A light line parts each wedge from the next, so that they can be told apart without colour.
    expect(marks.filter(({ d, stroke }) => stroke === 'casing' && /^M\S+ \S+L\S+ \S+$/.test(d))).toHaveLength(2);
  });

  it('tells tracks apart without colour: no two shapes have the same line', () => {
    const lines = Object.keys(SHAPE_PATHS).map((shape) => {
      const look = Object.values(TRACK_LOOKS).find((each) => each.shape === shape)!;
      const drawn = discMarks([{ look, title: '', count: 1 }], 9.5).filter(({ stroke }) => stroke);
      return JSON.stringify(drawn.map(({ dash, isRound }) => [dash, isRound]));
    });
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('is light, with a dotted ring 5 pixels outside, where the place is not published', () => {
    const [ring, disc] = discMarks(shares('clerks'), 10.5, false);
    expect(ring).toMatchObject({ stroke: 'meeting', isRound: true });
    expect(ring?.d).toContain('A15.5 15.5');
    expect(disc).toMatchObject({ fill: 'casing', stroke: 'meeting', width: 2 });
    expect(discReach(10.5, false)).toBeGreaterThan(15.5);
    expect(discReach(10.5, true)).toBe(12.5);
  });

  it('of every meeting track of the content can be told from the others', () => {
    const met = new Set(real.atlas.events.filter(({ meeting }) => meeting).map(({ track }) => track));
    const looks = real.atlas.tracks.filter(({ id }) => met.has(id)).map((track) => trackLook(track));
    expect(looks.length).toBeGreaterThan(3);
    expect(new Set(looks.map(({ shape, colour }) => `${shape} ${colour}`)).size).toBe(looks.length);
  });
});
