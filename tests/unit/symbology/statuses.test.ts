import { describe, expect, it } from 'vitest';
import type { StatusWord } from '../../../src/domain/model';
import { MODE_LOOKS, type ModeLookName } from '../../../src/symbology/modes';
import { lookOf, STATUS_LOOKS, statusLabel, type StatusLook } from '../../../src/symbology/statuses';
import { real } from '../../fixtures/real-atlas';

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
    expect(statusLabel({ kind: 'route' }, 'closed')).toBe('closed');
    expect(statusLabel({ kind: 'route' }, 'guarded')).toBe('guarded');
    expect(statusLabel({ kind: 'border' }, 'closed')).toBe('border, closed');
    expect(statusLabel({ kind: 'border' }, 'undelimited')).toBe('border, not delimited');
    expect(statusLabel({ kind: 'border' }, 'unrecorded')).toBe('border, no record');
    expect(statusLabel({ kind: 'area' }, 'closed')).toBe('area, closed');
    expect(statusLabel({ kind: 'area' }, 'undelimited')).toBe('area, not delimited');
    expect(statusLabel({ kind: 'area' }, 'deployed')).toBe('area of deployment (approx.)');
    expect(statusLabel({ kind: 'area' }, 'unrecorded')).toBe('area, no record');
  });

  it('are those of the content where it has words for one, whole and for that status alone', () => {
    const airspace = { kind: 'area', statusTitles: { closed: 'sky, closed' } } as const;
    expect(statusLabel(airspace, 'closed')).toBe('sky, closed');
    expect(statusLabel(airspace, 'open')).toBe('area, open');
  });

  it('are in the atlas what layers.yaml calls them', () => {
    const told = real.atlas.features.flatMap((feature) =>
      feature.statuses.map(({ status }) => `${feature.kind} ${status}: ${statusLabel(feature, status)}`),
    );
    expect(told).toEqual(
      expect.arrayContaining([
        'route guarded: under peacekeepers',
        'area deployed: peacekeepers’ area (approx.)',
        'area undelimited: exclave, not delimited',
        'area closed: airspace, closed',
        'area restricted: airspace, restricted',
        'area open: airspace, open',
        'area former: former unit (approx.)',
        'area unrecorded: area, no record',
      ]),
    );
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
