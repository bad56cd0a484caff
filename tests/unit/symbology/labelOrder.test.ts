/** The order and the sizes of names, held against the notes of the design; and where names of wide things stand. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areaName, LABEL_ORDER, LABEL_TYPES, labelSize, SECOND_FORM_SIZE } from '../../../src/symbology/labelOrder';
import { boxOfAreaName, standingSpots, type StandingName, type StandingRoom } from '../../../src/symbology/standing';
import { sampleStyle } from '../../fixtures/mapStyle';

describe('The order of names', () => {
  it('is that of the design: what is selected first, summits last', () => {
    expect(LABEL_ORDER).toEqual([
      'selected',
      'named',
      'focusCountry',
      'venue',
      'formerArea',
      'capital',
      'emphasised',
      'country',
      'deployedArea',
      'town',
      'water',
      'settlement',
      'range',
    ]);
  });

  it('is the order in which the map places them: the engine places the names of higher layers first', () => {
    const layers = [
      'chosen-labels',
      'crossings',
      'focus-country-labels',
      'venues-labels',
      'areas-labels-former',
      'capital-labels',
      'spoken-labels',
      'country-labels',
      'areas-labels-deployed',
      'places-labels',
      'water-labels',
      'settlements-labels',
      'peak-labels',
    ];
    const ids = sampleStyle().layers.map(({ id }) => id);
    expect(layers).toHaveLength(LABEL_ORDER.length);
    expect(ids.filter((id) => layers.includes(id)).reverse()).toEqual(layers);
    // The numbers on discs are no names: no name may be written over them, nor over dots and the squares of later events.
    expect(ids.slice(-4)).toEqual(['venues', 'places-dot-room', 'aftermath-room', 'covers']);
  });
});

describe('The size of names', () => {
  it('is never below 12 pixels, for the second form too', () => {
    for (const { sizes } of Object.values(LABEL_TYPES))
      for (const [, size] of sizes) expect(size).toBeGreaterThanOrEqual(12);
    expect(SECOND_FORM_SIZE).toBe(12);
  });

  it('is interpolated between zooms, and stays beyond the first and the last', () => {
    expect([3, 4, 5.8, 6.3, 6.8, 12].map((zoom) => labelSize('focusCountry', zoom))).toEqual([
      13, 13, 15, 17.5, 20, 20,
    ]);
  });

  it('agrees with the style sheet of the still map', () => {
    const css = readFileSync('src/ui/styles/stillDrawn.css', 'utf8');
    const sizeIn = (selector: string): number =>
      Number(css.split(`.still-drawn ${selector} {`)[1]?.match(/font-size: ([\d.]+)px/)?.[1]);
    expect(sizeIn('text.still-focus-country')).toBe(labelSize('focusCountry', 7));
    expect(sizeIn('text.still-country')).toBe(labelSize('country', 7));
    expect(sizeIn('.still-strong')).toBe(labelSize('named', 7));
    expect(sizeIn('.still-venue-name')).toBe(labelSize('venue', 7));
    expect(sizeIn('.still-capital')).toBe(labelSize('capital', 7));
    expect(sizeIn('.still-place')).toBe(labelSize('town', 7));
    expect(sizeIn('.still-settlement')).toBe(labelSize('settlement', 7));
    expect(sizeIn(':is(.still-former, .still-deployed)')).toBe(labelSize('formerArea', 7));
    expect(sizeIn('text.still-sea')).toBe(labelSize('water', 7));
  });
});

describe('The name of an area', () => {
  it('says that its outline is a rough one', () => {
    expect(areaName('Moor', 4000)).toBe('Moor, approx.');
    expect(areaName('Moor', 300)).toBe('Moor');
  });
});

describe('The name of something wide', () => {
  const name: StandingName = {
    id: 'isle',
    text: 'Isle',
    tier: 'country',
    spots: [
      [10, 50],
      [200, 100],
      [150, 100],
    ],
  };
  const standing = (names: readonly StandingName[], width = 400): readonly string[] =>
    standingSpots(names, 7, { size: { width, height: 200 } }, ([x, y]) => [x, y]);

  it('stands at the first spot at which it is not cut', () => {
    expect(standing([name])).toEqual(['isle@1']);
    expect(standing([{ ...name, spots: [[100, 100]] }])).toEqual(['isle@0']);
  });

  it('is left out where every spot is cut, at each edge', () => {
    for (const spot of [
      [5, 100],
      [395, 100],
      [200, 2],
      [200, 198],
      [-50, 100],
    ] as const)
      expect(standing([{ ...name, spots: [spot] }])).toEqual([]);
  });

  it('goes on to the next spot where something lies over it, and to one that no border crosses if there is one', () => {
    const at = (room: Partial<StandingRoom>, more: Partial<StandingName> = {}): readonly string[] =>
      standingSpots([{ ...name, ...more }], 7, { size: { width: 400, height: 200 }, ...room }, ([x, y]) => [x, y]);
    expect(at({ taken: [[215, 90, 260, 120]] })).toEqual(['isle@2']);
    expect(at({ taken: [[0, 0, 400, 200]] })).toEqual([]);
    const border = [
      [210, 0],
      [210, 200],
    ] as const;
    expect(at({ lines: [border] })).toEqual(['isle@2']);
    // All spots on borders: the first that is free.
    expect(
      at({
        lines: [
          border,
          [
            [150, 0],
            [150, 200],
          ],
        ],
      }),
    ).toEqual(['isle@1']);
    // A sea has no borders, and the name of an area hangs beside its spot.
    expect(at({ lines: [border] }, { tier: 'water' })).toEqual(['isle@1']);
    expect(at({ taken: [[0, 0, 400, 200]] }, { hangs: true })).toEqual(['isle@1']);
  });

  it('needs the room of its length and its size', () => {
    const spots = [[60, 100]] as const;
    expect(standing([{ ...name, spots }])).toEqual(['isle@0']);
    expect(standing([{ ...name, spots, text: 'Long Island' }])).toEqual([]);
    expect(standing([{ ...name, spots: [[40, 100]] }])).toEqual(['isle@0']);
    expect(standing([{ ...name, spots: [[40, 100]], tier: 'focusCountry' }])).toEqual([]);
  });
});

it('The name of an area is above its point if the area is no more, and at the right of it if not', () => {
  const [left, top, right, bottom] = boxOfAreaName('Former district of the Moor, approx.', true, [200, 100]);
  expect([(left + right) / 2, bottom]).toEqual([200, 100]);
  expect(top).toBeLessThan(75);
  const beside = boxOfAreaName('District of the Moor, approx.', false, [200, 100]);
  expect([beside[0], (beside[1] + beside[3]) / 2]).toEqual([200, 100]);
});
