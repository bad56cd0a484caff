/** What several layers of a reader's own have of one file is added up once, whatever counts over layers. */
import { describe, expect, it } from 'vitest';
import { compareLayers, differenceCount } from '../../../src/domain/ownComparison';
import { featuresOnce, foundOnce, isSameFeature } from '../../../src/domain/ownCopies';
import { datesOf } from '../../../src/domain/ownSpans';
import { finish } from '../../../src/domain/steps';
import { parseDay } from '../../../src/domain/time';
import type { OwnFeature, StyledLayer } from '../../../src/domain/ownData';
import { layerOfPart } from '../../../src/formats/own/partLayer';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';
import { FOURFOLD, growth } from '../../helpers/growth';

const all = styledLayer('incidents', [
  ownFeature(2, { name: 'Mill' }, '2023-05-01'),
  ownFeature(3, { name: 'Ford' }, '2023-07-27/..'),
  ownFeature(4, { name: 'Yard' }, null, null),
]);

/** The layer that is made of some rows of another. */
function made(of: StyledLayer, ...places: readonly number[]): StyledLayer {
  const part = places.map((place) => ({ place, told: { measured_distance_m: place } }));
  return { layer: finish(layerOfPart('some', of.layer, part)), look: of.look };
}

const starts = (...layers: readonly StyledLayer[]): number => datesOf(layers)?.starts.length ?? 0;
const hidden = (styled: StyledLayer): StyledLayer => ({ ...styled, look: { ...styled.look, isVisible: false } });

describe('A feature that several layers have of one file', () => {
  it('counts once in the row of the timeline, also after a project was opened', () => {
    const part = made(all, 0, 1, 2);
    expect([starts(part, all), starts(all, part), starts(part)]).toEqual([2, 2, 2]);
    expect(starts(structuredClone(part), structuredClone(all))).toBe(2);
    expect(starts(all, styledLayer('other', all.layer.features))).toBe(4);
  });

  it('counts where a layer is visible that has it', () => {
    const part = made(all, 0);
    expect([starts(hidden(part), all), starts(part, hidden(all)), starts(hidden(part), hidden(all))]).toEqual([
      2, 1, 0,
    ]);
  });

  it('counts once among what differs on two days', () => {
    const [may, july] = [parseDay('2023-05-01') as number, parseDay('2023-07-27') as number];
    const count = (...layers: readonly StyledLayer[]) => differenceCount(compareLayers(layers, may, july));
    expect([count(all), count(made(all, 0), all), count(made(all, 0), hidden(all))]).toEqual([2, 2, 1]);
    // Each layer still says how many of it there are.
    expect(compareLayers([made(all, 0), all], may, july).map(({ earlier }) => earlier.count)).toEqual([1, 1]);
  });

  it.each<[string, OwnFeature]>([
    ['of another number', ownFeature(5, { name: 'Mill' }, '2023-05-01', { type: 'Point', coordinates: [2, 2] })],
    ['of other dates', ownFeature(2, { name: 'Mill' }, '2023-05-02')],
    ['at another place', ownFeature(2, { name: 'Mill' }, '2023-05-01', { type: 'Point', coordinates: [2, 3] })],
    ['of which something else is said', ownFeature(2, { name: 'Millpond' }, '2023-05-01')],
  ])('is none %s', (_, other) => {
    const [mill] = all.layer.features;
    expect(isSameFeature(mill as OwnFeature, other)).toBe(false);
    const layer = { ...styledLayer('x', [other]), look: all.look };
    expect(starts(all, { ...layer, layer: { ...layer.layer, file: all.layer.file } })).toBe(3);
  });

  it('is counted once among what was found in them', () => {
    const found = (...places: readonly number[]) => places.map((place) => ({ place }));
    const part = made(all, 2, 0);
    const once = foundOnce([
      { ...all, found: found(0, 1) },
      { ...part, found: found(0, 1) },
    ]);
    // The first of the part, too, is one of the others, but was not found among them: it counts.
    expect(once).toEqual([found(0, 1), found(0)]);
    expect(
      foundOnce([
        { ...part, found: found(1) },
        { ...all, found: found(0, 1, 2) },
      ]),
    ).toEqual([found(1), found(1, 2)]);
    const other = styledLayer('other', all.layer.features);
    expect(
      foundOnce([
        { ...all, found: found(0) },
        { ...other, found: found(0) },
      ]),
    ).toEqual([found(0), found(0)]);
  });

  it('is looked for once as long as the layers stay the same', () => {
    const layers = [made(all, 0).layer, all.layer];
    const [, rest] = featuresOnce(layers);
    expect(rest?.map(({ number }) => number)).toEqual([3, 4]);
    expect(featuresOnce([...layers])[1]).toBe(rest);
  });

  it('is found in a time that grows with the number of features', async () => {
    const sized = new Map(
      [5_000, 20_000].map((count) => [
        count,
        styledLayer(
          'many',
          Array.from({ length: count }, (_, at) => ownFeature(at, { name: `Place ${at}` }, '2023')),
        ),
      ]),
    );
    const copied = (count: number) => structuredClone(sized.get(count) as StyledLayer);
    expect(starts(copied(5_000), sized.get(5_000) as StyledLayer)).toBe(5_000);
    expect(await growth((count) => starts(copied(count), sized.get(count) as StyledLayer), 5_000)).toBeLessThan(
      FOURFOLD,
    );
  });
});
