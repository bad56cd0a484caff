import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { axisSpan, cutAxis, xOfDay, type AxisView } from '../../src/domain/axis';
import { parseDay } from '../../src/domain/time';
import Overview from '../../src/views/timeline/Overview.svelte';
import { viewBetween } from '../fixtures/axisViews';
import { tiny } from '../fixtures/tiny-atlas';

const { atlas } = tiny;
const { axis } = atlas.meta;
const day = (text: string): number => parseDay(text) as number;
const near = viewBetween(axis, day('2010-03-01'), day('2010-06-01'));

function show(axisView: AxisView = near) {
  const onview = vi.fn<(view: AxisView) => void>();
  const window = { from: day('2010-05-01'), to: day('2010-05-02') };
  const { container } = render(Overview, { props: { axis, axisView, events: atlas.events, window, onview } });
  const strip = container.querySelector('svg') as SVGSVGElement;
  strip.setPointerCapture = vi.fn<(pointer: number) => void>();
  const width = Number(strip.getAttribute('width'));
  const number = (selector: string, name: string): number => Number(strip.querySelector(selector)?.getAttribute(name));
  return { onview, strip, width, number };
}

describe('The overview of the axis', () => {
  afterEach(cleanup);

  it('frames the visible part, shows where the shown days end and how many events begin where', () => {
    const { width, number, strip } = show();
    expect(number('.visible', 'x')).toBeCloseTo(near.start * width);
    expect(number('.visible', 'width')).toBeCloseTo((near.end - near.start) * width);
    expect(number('.end', 'x1')).toBeCloseTo(xOfDay(axis, day('2010-05-02'), width));
    expect(strip.querySelectorAll('.count').length).toBeGreaterThan(1);
  });

  it('frames a week so that it can still be seen', () => {
    expect(show({ start: 0.5, end: 0.5001 }).number('.visible', 'width')).toBe(3);
  });

  it('centres the visible part on the pointer, and follows it while it is down', async () => {
    const { onview, strip, width } = show();
    await fireEvent.pointerMove(strip, { pointerId: 1, buttons: 0, clientX: 0.5 * width });
    expect(onview).not.toHaveBeenCalled();
    await fireEvent.pointerDown(strip, { pointerId: 1, buttons: 1, clientX: 0.5 * width });
    expect(strip.setPointerCapture).toHaveBeenCalledWith(1);
    await fireEvent.pointerMove(strip, { pointerId: 1, buttons: 1, clientX: 0.7 * width });
    for (const [at, middle] of [0.5, 0.7].entries()) {
      const { start = 0, end = 0 } = onview.mock.calls[at]?.[0] ?? {};
      expect((start + end) / 2).toBeCloseTo(middle);
      expect(end - start).toBeCloseTo(near.end - near.start);
    }
    // At the end of the axis the view stops.
    await fireEvent.pointerMove(strip, { pointerId: 1, buttons: 1, clientX: 2 * width });
    const last = onview.mock.lastCall?.[0] as AxisView;
    expect(axisSpan(cutAxis(axis, last)).to).toBeCloseTo(axisSpan(axis).to);
  });
});
