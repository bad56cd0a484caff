import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countBeyond,
  countUndated,
  daysOf,
  daysWords,
  heldOn,
  heldWords,
  openEndWords,
  undatedWords,
} from '../../../src/domain/ownSpans';
import type { Span } from '../../../src/domain/model';
import { parseDay, spansOverlap } from '../../../src/domain/time';
import { ownFeature, ownLayer } from '../../fixtures/ownLayers';
import { runs } from '../../helpers/runs';

const day = (text: string): number => parseDay(text) as number;
const layerOf = (...dates: readonly (string | null)[]) =>
  ownLayer(
    'x',
    dates.map((edtf, at) => ownFeature(at, {}, edtf)),
  );
const REACH = { from: day('1991-01-01'), to: day('2026-01-01') };

describe('The features of an own layer on some days', () => {
  it('are counted as one by one', () => {
    const date = fc.integer({ min: 0, max: 60 });
    const span = fc.option(fc.tuple(date, date, fc.boolean()));
    fc.assert(
      fc.property(fc.array(span), date, date, (spans, from, length) => {
        const features = spans.map((each, at) => ({
          ...ownFeature(at),
          dates: each && {
            ...ownFeature(0, {}, each[2] ? '../2000' : '2000').dates!,
            ...(each[2] ? {} : { from: each[0] }),
            to: each[0] + each[1] + 1,
          },
        }));
        const days = { from, to: from + length + 1 };
        const held = features.filter(({ dates }) => !dates || spansOverlap(dates, days)).length;
        expect(heldOn(ownLayer('x', features), days)).toBe(held);
        const { before, after } = countBeyond(ownLayer('x', features), days);
        expect(before + after).toBe(features.length - held);
      }),
      runs(200),
    );
  });

  it('are counted where they have no beginning or no end', () => {
    expect(openEndWords(layerOf('2023-05-01', null))).toBe('');
    expect(openEndWords(layerOf('2023-05-01', '2023-06/..', null))).toBe('1 has no end');
    expect(openEndWords(layerOf('../2023-05-01', '2023-06/..', '2023-06/..'))).toBe(
      '1 has no beginning, 2 have no end',
    );
    expect(openEndWords(layerOf('2023-05/..'))).toBe('1 has no end');
    expect(openEndWords(layerOf())).toBe('');
  });

  it('are said in a sentence', () => {
    const layer = layerOf('2023-05-01', '2023-04-28/2023-05-03', '2023-06/..', null);
    const first = day('2023-05-01');
    expect(heldWords(layer, { from: first, to: first + 1 })).toBe(
      '3 of 4 hold on 1 May 2023, 1 of them without a date.',
    );
    expect(heldWords(layer, { from: first - 400, to: first - 300 })).toBe(
      '1 of 4 holds from 27 March 2022 to 4 July 2022, without a date.',
    );
    expect(heldWords(layerOf('2020'), { from: first, to: first + 1 })).toBe(
      'The only feature does not hold on 1 May 2023.',
    );
    // What has no position holds and is not on the map.
    const bare = { ...ownFeature(9, {}, '2023-05-01'), geometry: null };
    const on = { from: first, to: first + 1 };
    expect(heldWords(ownLayer('x', [...layer.features, bare]), on)).toBe(
      '4 of 5 hold on 1 May 2023, 3 of them on the map; 1 of the 4 has no date.',
    );
    expect(heldWords(ownLayer('x', [bare, { ...bare }]), on)).toBe(
      '2 of 2 hold on 1 May 2023, none of them on the map.',
    );
    expect(heldWords(ownLayer('x', [bare]), on)).toBe('The only feature holds on 1 May 2023; it has no position.');
    expect(daysWords({ from: first, to: first + 2 })).toBe('1 May 2023 to 2 May 2023');
  });

  it('are said of two days that are compared, one after the other', () => {
    const [first, second] = [day('2023-05-01'), day('2023-06-09')].map((from) => ({ from, to: from + 1 })) as [
      Span,
      Span,
    ];
    const layer = layerOf('2023-05-01', '2023-04-28/2023-05-03', '2023-06/..', null);
    expect(heldWords(layer, first, second)).toBe(
      '3 of 4 hold on 1 May 2023 and 2 on 9 June 2023; 1 has no date and is counted on both days.',
    );
    const bare = { ...ownFeature(9, {}, '2023-05-01'), geometry: null };
    expect(heldWords(ownLayer('x', [...layer.features, bare]), first, second)).toBe(
      '4 of 5 hold on 1 May 2023, 3 of them on the map, and 2 on 9 June 2023; 1 has no date and is counted on both days.',
    );
    expect(heldWords(layerOf('2023-06'), first, second)).toBe(
      'The only feature does not hold on 1 May 2023 and holds on 9 June 2023.',
    );
    expect(heldWords(ownLayer('x', [bare]), first, second)).toBe(
      'The only feature holds on 1 May 2023 and does not hold on 9 June 2023; it has no position.',
    );
  });

  it('are counted without a date, unless none of the layer has one, as its list says', () => {
    const layer = layerOf('2023-05-01', null, null);
    expect([countUndated(layer), countUndated(layer, [0, 2]), countUndated(layer, [0])]).toEqual([2, 1, 0]);
    expect([countUndated(layerOf(null, null)), countUndated(layerOf('2023', '2022'))]).toEqual([0, 0]);
    expect([undatedWords(0, 5), undatedWords(2, 5), undatedWords(2, 2), undatedWords(1, 1)]).toEqual([
      '',
      ', 2 of them without a date',
      ', all of them without a date',
      ', without a date',
    ]);
    const first = day('2023-05-01');
    expect(heldWords(layerOf(null, null), { from: first, to: first + 1 })).toBe('2 of 2 hold on 1 May 2023.');
  });

  it('are all on the days from the first to the last that they name, as far as these can be chosen', () => {
    expect(daysOf(layerOf('2021-10-03', '2023-08-01/2023-08-08', null), REACH)).toEqual({
      from: day('2021-10-03'),
      to: day('2023-08-09'),
    });
    // Open ends name no day; one that names one names all.
    expect(daysOf(layerOf('2021-10-03/..', '../2023-01-05'), REACH)).toEqual({
      from: day('2021-10-03'),
      to: day('2023-01-06'),
    });
    expect(daysOf(layerOf('2021-10-03/..'), REACH)).toEqual({ from: day('2021-10-03'), to: day('2021-10-04') });
    expect(daysOf(layerOf('1950', '2023-01-01'), REACH)).toEqual({ from: REACH.from, to: day('2023-01-02') });
    expect([daysOf(layerOf(null), REACH), daysOf(layerOf('1950'), REACH), daysOf(layerOf('2030'), REACH)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
