/** What several maps on paper show together of a reader's own layers. */
import { describe, expect, it } from 'vitest';
import { ownLacks } from '../../../src/stillmap/ownWords';
import { ownOfMaps } from '../../../src/stillmap/ownOfMaps';
import type { OwnInFrame } from '../../../src/stillmap/ownInFrame';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';

const raids = styledLayer(
  'raids',
  [1, 2, 3, 4].map((number) => ownFeature(number)),
);
const map = (
  places: readonly number[],
  more: Partial<OwnInFrame> = {},
  unplaced: readonly number[] = [],
  unshown: readonly number[] = [],
): OwnInFrame => ({
  ...{ layers: [{ styled: raids, places, ghosts: [], unplaced, unshown }], left: 0, chosen: null, isAbsent: false },
  ...more,
});

describe('Several maps', () => {
  it('show together each feature once, whichever of them has it', () => {
    const [layer] = ownOfMaps([null, map([2, 0], {}, [3], [1, 4]), map([0, 1], {}, [3], [2, 4])])?.layers ?? [];
    expect(layer).toEqual({ styled: raids, places: [0, 1, 2], ghosts: [], unplaced: [3], unshown: [4] });
  });

  it('leave out as much as the one that leaves out most, which is not the sum', () => {
    const found = ownOfMaps([map([0], { left: 3 }), map([0], { left: 7 })]);
    expect(ownLacks(found, 2)).toEqual([
      'Of the reader’s own data up to 7 features are left out on a map: a picture has at most 5,000. To see them, move nearer, choose fewer days or hide a layer.',
    ]);
    expect(ownLacks(ownOfMaps([map([0]), map([1])]), 2)).toEqual([]);
  });

  it('are nothing where there are no layers, and keep the mark that one of them has', () => {
    expect(ownOfMaps([])).toBeNull();
    expect(ownOfMaps([null, null])).toBeNull();
    const chosen = { layer: raids.layer.id, place: 1 };
    expect(ownOfMaps([map([0]), map([1], { chosen })])?.chosen).toEqual(chosen);
  });
});
