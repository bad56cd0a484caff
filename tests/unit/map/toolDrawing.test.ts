import { describe, expect, it } from 'vitest';
import type { MeasureDrawing } from '../../../src/domain/measure/drawing';
import type { SteadyMap } from '../../../src/map/SteadyMap';
import { ToolDrawing } from '../../../src/map/toolDrawing';
import { FIRST_NAMES, FIRST_SIGNS } from '../../../src/map/style/order';
import { PALETTES } from '../../../src/symbology/palette';

/** A map that knows nothing but the order of its layers. */
function mapOf(order: string[]): SteadyMap {
  return {
    on: () => {},
    off: () => {},
    getLayersOrder: () => order,
    getSource: () => undefined,
    addSource: () => {},
    addLayer: ({ id }: { id: string }, before?: string) =>
      order.splice(before === undefined ? order.length : order.indexOf(before), 0, id),
  } as unknown as SteadyMap;
}

const DRAWING: MeasureDrawing = { lines: [], areas: [], points: [], active: null, labels: [], takesPoints: true };

describe('what is measured', () => {
  it('has its lines and areas under signs and names, which they would strike through, and points and numbers over all', () => {
    const order = ['routes-line', FIRST_SIGNS, 'crossings-signs', FIRST_NAMES, 'places-labels'];
    new ToolDrawing(mapOf(order), () => PALETTES.light).draw(DRAWING);
    expect(order).toEqual([
      'routes-line',
      'measured-area',
      'measured-under',
      'measured-line',
      FIRST_SIGNS,
      'crossings-signs',
      FIRST_NAMES,
      'places-labels',
      'measured-points',
      'measured-text',
    ]);
  });
});
