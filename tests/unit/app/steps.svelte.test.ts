import { describe, expect, it, vi } from 'vitest';
import { Steps } from '../../../src/app/steps.svelte';
import { inOrderOfDates } from '../../../src/domain/moments';
import type { Moment } from '../../../src/domain/model';
import { real } from '../../fixtures/real-atlas';

const { moments } = real.atlas;

describe('Stepping through the moments', () => {
  it('goes by their dates, whatever their kind', () => {
    const starts = inOrderOfDates(moments).map(({ span }) => span.from);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(new Set(starts).size).toBe(moments.length);
    expect(inOrderOfDates(moments).map(({ kind }) => kind)).toContain('phase');
  });

  it('shows one after the other, stops at both ends, and stays where it was closed', () => {
    const visit = vi.fn<(moment: Moment) => void>();
    const steps = new Steps(moments, visit);
    const order = inOrderOfDates(moments);
    expect(steps.current).toBeNull();
    steps.start();
    expect(steps.current).toEqual({ moment: order[0], number: 1, total: order.length });
    steps.previous();
    expect(steps.current?.number).toBe(1);
    for (let at = 0; at < order.length + 3; at++) steps.next();
    expect(steps.current?.number).toBe(order.length);
    expect(visit.mock.calls.map(([moment]) => moment)).toEqual(order);
    steps.previous();
    expect(visit).toHaveBeenLastCalledWith(order.at(-2));
    steps.close();
    expect(steps.current).toBeNull();
    expect(visit).toHaveBeenCalledTimes(order.length + 1);
  });

  it('has nothing to show where the content has no moments', () => {
    const visit = vi.fn();
    const steps = new Steps([], visit);
    steps.start();
    expect([steps.current, visit.mock.calls]).toEqual([null, []]);
  });
});
