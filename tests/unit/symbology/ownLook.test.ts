import { describe, expect, it } from 'vitest';
import type { OwnColumn, StyledLayer } from '../../../src/domain/ownData';
import {
  channelsOf,
  nameInk,
  nameInkOf,
  nameInks,
  OTHER_COLOUR,
  OWN_COLOURS,
  OWN_RAMPS,
  rampColour,
} from '../../../src/symbology/ownLook';
import {
  coloursByNumber,
  coloursByValue,
  firstLook,
  numberColumn,
  valueColumn,
} from '../../../src/symbology/ownColours';
import { ownLegend, ownLegendGroups } from '../../../src/symbology/ownLegend';
import { PALETTES } from '../../../src/symbology/palette';
import { ownFeature, ownLayer, PLAIN_LOOK, styledLayer } from '../../fixtures/ownLayers';

/** Linear light of a colour, 0 to 1 (sRGB). */
const linear = (colour: string): readonly number[] =>
  channelsOf(colour).map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
/** Contrast of two colours (WCAG 2.2, "contrast ratio"). */
function contrast(a: string, b: string): number {
  const [light, dark] = [a, b]
    .map((each) => {
      const [r, g, b2] = linear(each) as [number, number, number];
      return 0.2126 * r + 0.7152 * g + 0.0722 * b2;
    })
    .sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
/** Distance of two colours in OKLab. */
function distance(a: string, b: string): number {
  const lab = (colour: string): readonly number[] => {
    const [r, g, b2] = linear(colour) as [number, number, number];
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b2);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b2);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b2);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  };
  const [one, other] = [lab(a), lab(b)];
  return Math.hypot(...one.map((value, at) => value - (other[at] as number)));
}

describe('The legend of features without a date', () => {
  const labels = (dates: readonly (string | null)[]) =>
    ownLegendGroups([
      styledLayer(
        'raids',
        dates.map((edtf, at) => ownFeature(at + 1, {}, edtf)),
      ),
    ])[0]?.entries.map(({ label }) => label);
  it('is a line with their number among those that have one', () => {
    expect(labels(['2023', null, null])).toEqual(['All features', 'Hollow: without a date (2)']);
    // What has no position is not seen: the line counts what is.
    const lost = [ownFeature(1, {}, '2023'), ownFeature(2), ownFeature(3, {}, null, null)];
    const [group] = ownLegendGroups([styledLayer('raids', lost)]);
    expect(group?.entries.map(({ label }) => label)).toEqual(['All features', 'Hollow: without a date (1)']);
    expect(labels([null, null])).toEqual(['All features']);
    expect(labels(['2023', '2022'])).toEqual(['All features']);
  });
});

describe('The names of own features', () => {
  const chosen = ['#ffff00', '#ffffff', '#000000', '#88ccff', '#123a86'];
  const offered = [...OWN_COLOURS.map(({ colour }) => colour), OTHER_COLOUR];
  describe.each(['light', 'dark'] as const)('in %s colours', (theme) => {
    const palette = PALETTES[theme];
    const { halo, land, focusLand, height4, water } = palette;
    it('are legible in any colour, 4.5 to 1, wherever they stand', () => {
      for (const colour of [...offered, ...chosen])
        for (const under of [halo, land, focusLand, height4, water])
          expect(contrast(nameInk(colour, palette), under), `${colour} on ${under}`).toBeGreaterThanOrEqual(4.5);
    });

    it('are in none of the inks of the atlas’s names', () => {
      const { ink, inkSoft, countryText, waterText, areaLine } = palette;
      for (const colour of offered)
        for (const other of [ink, inkSoft, countryText, waterText, areaLine])
          expect(distance(nameInk(colour, palette), other), `${colour} beside ${other}`).toBeGreaterThan(0.05);
    });

    it('have the colours of their layer, by value, by number and by file', () => {
      const by = (colours: Parameters<typeof nameInks>[0], feature: ReturnType<typeof ownFeature>) =>
        nameInkOf(nameInks(colours, palette), feature, palette);
      const values = { by: 'category', column: 'kind', colours: { raid: '#f51c35' }, other: '#94719f' } as const;
      expect(by(values, ownFeature(1, { kind: 'raid' }))).toBe(nameInk('#f51c35', palette));
      expect(by(values, ownFeature(1))).toBe(nameInk('#94719f', palette));
      const file = { by: 'file', colour: '#2981fb' } as const;
      expect(by(file, { ...ownFeature(1), style: { colour: '#ffff00' } })).toBe(nameInk('#ffff00', palette));
      for (const { ramp } of OWN_RAMPS)
        for (let loss = 0; loss <= 100; loss++) {
          const found = by(
            { by: 'number', column: 'loss', range: [0, 100], ramp, other: '#94719f' },
            ownFeature(1, { loss }),
          );
          for (const under of [halo, land, height4, water])
            expect(contrast(found, under), `${loss}`).toBeGreaterThan(4.4);
        }
    });
  });
});

describe('The colours of own layers', () => {
  const colours = [...OWN_COLOURS.map(({ colour }) => colour), OTHER_COLOUR];
  it.each(['light', 'dark'] as const)('stand out from land in %s colours, 3 to 1', (theme) => {
    const { land, focusLand } = PALETTES[theme];
    for (const colour of colours)
      for (const under of [land, focusLand])
        expect(contrast(colour, under), `${colour} on ${under}`).toBeGreaterThan(3);
  });

  it('are none of the atlas’s signs, nor of each other', () => {
    const signs = (['light', 'dark'] as const).flatMap((theme) => {
      const { border, area, accent, meeting, offered, open, stopped, guarded, second, ink } = PALETTES[theme];
      return [border, area, accent, meeting, offered, open, stopped, guarded, second, ink];
    });
    for (const [at, colour] of colours.entries()) {
      for (const sign of signs) expect(distance(colour, sign), `${colour} beside ${sign}`).toBeGreaterThan(0.09);
      for (const other of colours.slice(at + 1))
        expect(distance(colour, other), `${colour} beside ${other}`).toBeGreaterThan(0.1);
    }
  });

  it('begin with one that no other layer has, or as the file says', () => {
    const layer = ownLayer('A', [ownFeature(1)]);
    const first = firstLook(layer, []);
    expect(first.colours).toEqual({ by: 'fixed', colour: OWN_COLOURS[0]?.colour });
    expect(firstLook(layer, [{ layer, look: first }]).colours).toEqual({ by: 'fixed', colour: OWN_COLOURS[1]?.colour });
    const styled = ownLayer('B', [{ ...ownFeature(1), style: { colour: '#123456' } }]);
    expect(firstLook(styled, []).colours.by).toBe('file');
  });

  it('begin with one for each group, where the reader said which column groups the rows', () => {
    const kinds = (values: readonly string[]) => [
      {
        name: 'kind',
        type: 'text' as const,
        filled: values.length,
        values: values.map((value) => ({ value, count: 1 })),
        hasMore: false,
        range: null,
      },
    ];
    const two = kinds(['raid', 'mine']);
    const rows = ['raid', 'mine', 'raid', null].map((kind, at) => ({
      ...ownFeature(at, { kind }),
      ...(kind === null ? {} : { folders: [kind] }),
    }));
    expect(firstLook(ownLayer('A', rows, two), []).colours).toMatchObject({ by: 'category', column: 'kind' });
    const many = OWN_COLOURS.concat(OWN_COLOURS).map((_, at) => ({
      ...ownFeature(at, { kind: `kind ${at}` }),
      folders: [`kind ${at}`],
    }));
    expect(
      firstLook(ownLayer('B', many, kinds(many.map(({ properties }) => String(properties['kind'])))), []).colours.by,
    ).toBe('fixed');
    const elsewhere = rows.map((row) => ({ ...row, folders: ['Layer 1'] }));
    expect(firstLook(ownLayer('C', elsewhere, two), []).colours.by).toBe('fixed');
  });

  describe('beside layers that are there', () => {
    const column = (...values: readonly string[]) => ({
      name: 'kind',
      type: 'text' as const,
      filled: values.length,
      values: values.map((value) => ({ value, count: 1 })),
      hasMore: false,
      range: null,
    });
    const rows = (...values: readonly string[]) => values.map((kind, at) => ownFeature(at, { kind }));
    const kinds = ['shooting', 'violation', 'blockade', 'meeting'];
    const layer = ownLayer('incidents', rows(...kinds), [column(...kinds)]);
    const incidents = {
      layer,
      look: { ...PLAIN_LOOK, label: 'kind', opacity: 0.5, colours: coloursByValue(column(...kinds)) },
    };
    const named = (names: readonly string[]) =>
      names.map((name) => OWN_COLOURS.find((each) => each.name === name)?.colour);
    const colourOfNew = (...others: readonly StyledLayer[]) =>
      firstLook(ownLayer('shape', [ownFeature(1)]), others).colours;

    it('are those of the layer of which a layer was made, value for value, and its legend names the values that it has', () => {
      const some = ownLayer('incidents within 10 km', rows('blockade', 'meeting'), [column('blockade', 'meeting')]);
      const look = firstLook(some, [incidents], { ...incidents.look, isVisible: false });
      expect(look).toEqual(incidents.look);
      expect(ownLegend({ layer: some, look })).toEqual(ownLegend(incidents).slice(2));
    });

    it('are those that no value of a visible layer has', () => {
      expect(colourOfNew(incidents)).toEqual({ by: 'fixed', colour: named(['Violet'])[0] });
      const red = styledLayer('red', [ownFeature(1, {}), { ...ownFeature(2), style: { colour: '#8a40e0' } }], {
        colours: { by: 'file', colour: '#000000' },
      });
      // What a file colours much the same is taken, too.
      expect(colourOfNew(incidents, red)).toEqual({ by: 'fixed', colour: named(['Brown'])[0] });
    });

    it('are rather those of a hidden layer than of a visible one, and else those that the fewest have', () => {
      const look = { ...incidents.look, isVisible: false };
      const others = OWN_COLOURS.slice(4).map(({ name, colour }) =>
        styledLayer(name, [ownFeature(1)], { colours: { by: 'fixed', colour } }),
      );
      expect(colourOfNew({ ...incidents, look }, ...others)).toEqual({ by: 'fixed', colour: named(['Magenta'])[0] });
      expect(colourOfNew(incidents, ...others, styledLayer('more', [ownFeature(1)]))).toEqual({
        by: 'fixed',
        colour: named(['Blue'])[0],
      });
    });

    it('are the same for the values of a layer, whatever layers are there', () => {
      const grouped = ownLayer(
        'posts',
        ['a', 'b'].map((kind, at) => ({ ...ownFeature(at, { kind }), folders: [kind] })),
        [column('a', 'b')],
      );
      const coloursBeside = (...others: readonly StyledLayer[]) => firstLook(grouped, others).colours;
      const [a, b] = named(['Magenta', 'Blue']);
      expect(coloursBeside()).toMatchObject({ by: 'category', colours: { a, b } });
      expect(coloursBeside(incidents)).toEqual(coloursBeside());
      expect(coloursByValue(column('a', 'b'))).toEqual(coloursBeside());
    });
  });

  it('mix along a ramp, from its first to its last', () => {
    expect([0, 0.5, 0.75, 1].map((share) => rampColour(['#000000', '#ff0000', '#ffffff'], share))).toEqual([
      '#000000',
      '#ff0000',
      '#ff8080',
      '#ffffff',
    ]);
  });
});

describe('The column by whose values colours are chosen first', () => {
  const of = (name: string, values: readonly string[], more: Partial<OwnColumn> = {}): OwnColumn => ({
    name,
    type: 'text',
    filled: 9,
    values: values.map((value) => ({ value, count: 1 })),
    hasMore: false,
    range: null,
    ...more,
  });
  const dates = of('end_date', ['01.12.2022', '05.12.2022']);
  const precision = of('time_precision', ['1', '2'], { type: 'number', range: [1, 2] });
  const ids = of('id', ['a1', 'a2']);
  const read = of('until', ['May', 'June'], { readAs: 'dates' });
  const places = of(
    'place',
    ['1', '2', '3', '4', '5', '6', '7', '8', 'Kapan'].map((end) => `Place ${end}`),
  );
  const side = of('side', ['one', 'other']);
  const kind = of('event_type', ['Protests', 'Battles']);

  it('says the kind, or has few values that are no dates, numbers or ids', () => {
    const chosen = (...columns: readonly OwnColumn[]) => valueColumn(columns)?.name;
    expect(chosen(ids, dates, precision, read, places, side, kind)).toBe('event_type');
    expect(chosen(ids, dates, precision, read, places, side)).toBe('side');
    expect(chosen(ids, dates, precision, read, places)).toBe('place');
    // Of a column with more values than are known, nobody knows how many colours it needs.
    expect(chosen({ ...of('notes', ['a', 'b']), hasMore: true }, side)).toBe('side');
    expect([chosen(dates), chosen(of('only', ['x'])), chosen()]).toEqual(['end_date', 'only', undefined]);
  });
});

describe('The column by whose numbers colours are chosen first', () => {
  it('is no id, and none from which places or dates were read', () => {
    const of = (name: string, more: Partial<OwnColumn> = {}): OwnColumn => ({
      name,
      type: 'number',
      filled: 9,
      values: [],
      hasMore: true,
      range: [0, 9],
      ...more,
    });
    const [id, lat, loss] = [of('id'), of('lat', { readAs: 'position' }), of('casualties')];
    const chosen = (...columns: readonly OwnColumn[]) => numberColumn(columns)?.name;
    expect(chosen(id, lat, of('note', { type: 'mixed' }), loss)).toBe('casualties');
    expect(chosen(of('kind', { range: null }), id)).toBe('id');
    expect(chosen()).toBeUndefined();
  });
});

describe('The legend of an own layer', () => {
  const kind = {
    name: 'kind',
    type: 'text',
    filled: 3,
    values: [
      { value: 'raid', count: 2 },
      { value: 'mine', count: 1 },
    ],
    hasMore: false,
    range: null,
  } as const;
  const features = [ownFeature(1, { kind: 'raid' }), ownFeature(2, { kind: 'raid' }), ownFeature(3, { kind: 'mine' })];
  it('names the values, and others only where there are some', () => {
    const look = { ...PLAIN_LOOK, colours: coloursByValue(kind) };
    expect(ownLegend({ layer: ownLayer('A', features, [kind]), look }).map(({ label }) => label)).toEqual([
      'raid',
      'mine',
    ]);
    const more = ownLayer('A', [...features, ownFeature(4)], [kind]);
    expect(ownLegend({ layer: more, look }).map(({ label }) => label)).toEqual(['raid', 'mine', 'other or no value']);
  });

  it('names the ends of a ramp, and what has one colour', () => {
    const loss = { name: 'loss', type: 'number', filled: 1, values: [], hasMore: false, range: [0, 12_000] } as const;
    const look = { ...PLAIN_LOOK, colours: coloursByNumber(loss) };
    const legend = (losses: readonly (number | null)[], shown = losses.length): readonly string[] => {
      const all = losses.map((each, at) => ownFeature(at + 1, { loss: each }));
      return ownLegend({ layer: ownLayer('A', all, [loss]), look }, all.slice(0, shown)).map(({ label }) => label);
    };
    expect(legend([0, 12_000])).toEqual(['loss: 0 to 12,000']);
    // A colour that only features out of the frame have is not explained.
    expect(legend([0, null])).toEqual(['loss: 0 to 12,000', 'without a number in loss']);
    expect(legend([0, null], 1)).toEqual(['loss: 0 to 12,000']);
    expect(ownLegend(styledLayer('A', features))).toEqual([{ label: 'All features', colours: ['#e314b1'] }]);
  });
});
