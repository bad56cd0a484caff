import { describe, expect, it } from 'vitest';
import type { StatusWord } from '../../../src/domain/model';
import { MODE_LOOKS, type ModeLookName } from '../../../src/symbology/modes';
import { BORDER_LOOKS, borderLookName, type BorderLookName } from '../../../src/symbology/borders';
import { lookOf, SIGN_PATHS, STATUS_LOOKS, STATUSES_OF_KIND, statusLabel } from '../../../src/symbology/statuses';
import type { LineLook } from '../../../src/symbology/lineLook';
import { real } from '../../fixtures/real-atlas';

const statuses = Object.keys(STATUS_LOOKS) as StatusWord[];
const modes = Object.keys(MODE_LOOKS) as ModeLookName[];
/** What is left of a line's look in print without colour. */
const stroke = ({ dash, weight, inner }: LineLook): string =>
  `${weight} ${dash.join(' ')} ${inner ? `${inner.share} ${inner.dash.join(' ')}` : 'full'}`;
const isOnceEach = (looks: readonly string[]): void => expect(looks).toEqual([...new Set(looks)]);

describe('Statuses without colour', () => {
  it.each(modes)('differ in dashes, width or inner line on every %s', (mode) => {
    isOnceEach(STATUSES_OF_KIND.route.map((status) => stroke(lookOf('route', status, mode))));
  });

  it('differ in the sign of a crossing, and in the line of its bar', () => {
    isOnceEach(STATUSES_OF_KIND.crossing.map((status) => SIGN_PATHS[lookOf('crossing', status).sign]));
    isOnceEach(STATUSES_OF_KIND.crossing.map((status) => stroke(lookOf('crossing', status))));
  });

  it('differ in the outline of an area and in the line of a border', () => {
    isOnceEach(STATUSES_OF_KIND.area.map((status) => stroke(lookOf('area', status))));
    isOnceEach(Object.values(BORDER_LOOKS).map(stroke));
  });

  it('have the widths and dashes of the key, in pixels of a road 3.6 and a border 2.2 wide', () => {
    const pixels = ({ dash, weight }: LineLook, width: number): readonly number[] =>
      [width * weight, ...dash.map((part) => part * width * weight)].map((value) => Math.round(value * 2) / 2);
    expect(pixels(lookOf('route', 'restricted'), 3.6)).toEqual([3.5, 13, 4]);
    expect(pixels(lookOf('route', 'suspended'), 3.6)).toEqual([3.5, 4, 4]);
    expect(pixels(lookOf('route', 'blocked'), 3.6)).toEqual([3.5, 2.5, 3.5]);
    expect(pixels(lookOf('route', 'offered'), 3.6)).toEqual([5, 9, 3]);
    expect(pixels(lookOf('route', 'unused'), 3.6)).toEqual([2.5, 2, 5]);
    expect(pixels(BORDER_LOOKS['closed-undelimited'], 2.2)).toEqual([2, 7, 4.5]);
    expect(pixels(BORDER_LOOKS['open-undelimited'], 2.2)).toEqual([1, 4, 3.5]);
  });

  it('say each in other words', () => {
    isOnceEach(STATUSES_OF_KIND.route.map((status) => STATUS_LOOKS[status].label));
    isOnceEach(Object.values(BORDER_LOOKS).map(({ label }) => label));
  });
});

describe('A border', () => {
  it.each([
    [['undelimited', 'closed'], 'closed-undelimited'],
    [['closed', 'agreed'], 'closed'],
    [['delimited', 'restricted'], 'open'],
    [['undelimited', 'open'], 'open-undelimited'],
    [['restricted'], 'open'],
    [['undelimited'], 'undelimited'],
    [['delimited'], 'delimited'],
    [['agreed'], 'unrecorded'],
    [[], 'unrecorded'],
    // The primary status comes first.
    [['open', 'closed'], 'open'],
    [['suspended', 'open'], 'closed'],
  ] as const)('that is %j is drawn as %s', (held, look) => expect(borderLookName(held)).toBe(look));

  it('is thick where it is closed and thin where it is not, whatever is delimited', () => {
    const weight = (name: BorderLookName): number => BORDER_LOOKS[name].weight;
    expect(weight('closed')).toBe(weight('closed-undelimited'));
    expect(weight('open')).toBe(weight('open-undelimited'));
    expect(weight('open')).toBeLessThan(weight('closed'));
    expect(weight('undelimited')).toBeLessThan(weight('open'));
  });

  it('is dashed where it is not delimited, whatever passes', () => {
    for (const [name, { dash }] of Object.entries(BORDER_LOOKS))
      if (name !== 'unrecorded') expect(dash.length > 0, name).toBe(name.includes('undelimited'));
  });
});

describe('Routes of different modes', () => {
  it.each(statuses)('leave the bold line to roads while %s', (status) => {
    const weights = modes.map((mode) => lookOf('route', status, mode).weight);
    expect(weights[0]).toBeGreaterThanOrEqual(Math.max(...weights.slice(1).map((weight) => weight * 1.1)));
  });

  it.each(statuses)('keep the length of the dashes, in pixels, while %s', (status) => {
    const lengths = (mode: ModeLookName): readonly string[] => {
      const { dash, weight } = lookOf('route', status, mode);
      return dash.map((part) => (part * weight).toFixed(3));
    };
    expect(lengths('air')).toEqual(lengths('road'));
    expect(lengths('rail')).toEqual(lengths('road'));
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
    expect(['idle', 'borderOpen', 'areaLine']).toContain(look.colour);
  });
});
