import { describe, expect, it } from 'vitest';
import type { StatusWord } from '../../../src/domain/model';
import { MODE_LOOKS, type ModeLookName } from '../../../src/symbology/modes';
import { lookOf, STATUS_LOOKS, statusLabel, type StatusLook } from '../../../src/symbology/statuses';

const statuses = Object.keys(STATUS_LOOKS) as StatusWord[];
const modes = Object.keys(MODE_LOOKS) as ModeLookName[];
/** What is left of a line's look in print without colour. */
const stroke = ({ dash, weight }: StatusLook): string => `${weight} ${dash.join(' ')}`;

describe('Routes of different modes', () => {
  it.each(statuses)('are told apart without colour while %s', (status) => {
    expect(new Set(modes.map((mode) => stroke(lookOf('route', status, mode)))).size).toBe(modes.length);
  });

  it.each(statuses)('leave the bold line to roads while %s', (status) => {
    const [road, air] = [lookOf('route', status, 'road'), lookOf('route', status, 'air')];
    expect(air.weight).toBeLessThan(road.weight);
    // Nothing solid: a link is not a course.
    expect(air.dash).not.toEqual([]);
  });

  it('keep the colour of their status', () => {
    for (const status of statuses) {
      expect(new Set(modes.map((mode) => lookOf('route', status, mode).colour)).size).toBe(1);
    }
  });
});

describe('The words for a status', () => {
  it('are those of what has it', () => {
    expect(statusLabel('route', 'closed')).toBe('closed');
    expect(statusLabel('border', 'closed')).toBe('border, closed');
    expect(statusLabel('area', 'closed')).toBe('airspace, closed');
    expect(statusLabel('area', 'undelimited')).toBe('exclave, not delimited');
    expect(statusLabel('area', 'unrecorded')).toBe('area, no record');
    expect(statusLabel('border', 'unrecorded')).toBe('border, no record');
  });
});

describe('What has no record', () => {
  it.each(['border', 'area', 'route'] as const)('is a broken line in a quiet colour: %s', (kind) => {
    const look = lookOf(kind, 'unrecorded');
    expect(look.dash).not.toEqual([]);
    expect(look.weight).toBeLessThan(1);
    expect(['idle', 'borderThin', 'areaLine']).toContain(look.colour);
  });

  it.each(['border', 'area', 'route'] as const)('looks like no other status: %s', (kind) => {
    const others = statuses.filter((status) => status !== 'unrecorded').map((status) => stroke(lookOf(kind, status)));
    expect(others).not.toContain(stroke(lookOf(kind, 'unrecorded')));
  });
});
