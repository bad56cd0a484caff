/** What call-outs keep clear of. */
import { expect, it } from 'vitest';
import { initialSession } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { ownBoxes } from '../../../src/map/calloutRoom';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';
import { tiny } from '../../fixtures/tiny-atlas';

it('Own points on their days are not covered, unless their layer is hidden or so large that nobody looks at each', () => {
  const view = selectView(tiny.index, { ...initialSession(tiny.index), day: parseDay('2010-05-01')! });
  const seen = {
    view,
    zoom: 6,
    focusCountries: [],
    project: ([lon, lat]: readonly [number, number]) => [lon * 10, lat * 10] as const,
  };
  const line = ownFeature(4, {}, null, {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1, 1],
    ],
  });
  const raids = [ownFeature(1, {}, '2010-05-01'), ownFeature(2, {}, '2010-05-02'), ownFeature(3), line];
  const boxes = (...layers: Parameters<typeof ownBoxes>[0]) => ownBoxes(layers, seen).map(({ box }) => box);
  expect(boxes(styledLayer('raids', raids))).toEqual([
    [5, 5, 15, 15],
    [25, 25, 35, 35],
  ]);
  expect(boxes(styledLayer('raids', raids, { isVisible: false }))).toEqual([]);
  expect(
    boxes(
      styledLayer(
        'raids',
        Array.from({ length: 2_001 }, () => ownFeature(1)),
      ),
    ),
  ).toEqual([]);
});
