import { expect, it } from 'vitest';
import { freeMiddle, metresPerPixel } from '../../../src/domain/mapTool';

const map = { left: 400, top: 50, width: 1000, height: 600 };

it.each([
  ['nothing covers it', null, [500, 300]],
  ['a panel is at its right', { left: 1050, top: 70, width: 330, height: 500 }, [325, 300]],
  ['a panel is at its foot', { left: 400, top: 350, width: 1000, height: 300 }, [500, 150]],
  ['a panel lies beside it', { left: 1500, top: 70, width: 330, height: 500 }, [500, 300]],
  ['a panel covers it', { left: 300, top: 0, width: 1200, height: 700 }, [0, 300]],
] as const)('The cross is in the middle of what is free of the map where %s', (_where, panel, middle) =>
  expect(freeMiddle(map, panel)).toEqual(middle),
);

it('A pixel is so many metres as the zoom says', () => {
  expect(metresPerPixel(0, 0) * 512).toBeCloseTo(40_075_016, -2);
  expect(metresPerPixel(60, 10)).toBeCloseTo(metresPerPixel(0, 11), 6);
});
