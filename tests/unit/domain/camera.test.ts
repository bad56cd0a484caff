import { describe, expect, it } from 'vitest';
import { boundsOfMoment, boundsOfTarget } from '../../../src/domain/camera';
import type { AtlasIndex } from '../../../src/domain/links';
import type { Bounds, Moment } from '../../../src/domain/model';
import { overlaps } from '../../../src/domain/time';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

function moment({ atlas }: AtlasIndex, id: string): Moment {
  return atlas.moments.find((each) => each.id === id) as Moment;
}

function holds([west, south, east, north]: Bounds, [w, s, e, n]: Bounds): boolean {
  return west <= w && south <= s && east >= e && north >= n;
}

describe('A moment is looked at', () => {
  it('where what its passage tells of happened within it', () => {
    const [ford] = tiny.atlas.features.filter(({ id }) => id === 'reed-ford');
    expect(boundsOfMoment(tiny.index, moment(tiny.index, 'ford-day'))).toEqual(ford?.bounds);
    const town = tiny.index.features.get('nordhaven');
    expect(boundsOfMoment(tiny.index, moment(tiny.index, 'talk-months'))).toEqual(town?.bounds);
  });

  it('where anything happened, when its passage tells of no place', () => {
    const spoken = { ...moment(tiny.index, 'talk-months'), passage: 'p03' };
    const bounds = boundsOfMoment(tiny.index, spoken);
    expect(bounds && holds(bounds, tiny.index.features.get('nordhaven')?.bounds as Bounds)).toBe(true);
  });

  it('where its passage leads, when nothing happened', () => {
    const span = { ...moment(tiny.index, 'ford-day').span, from: 0, to: 1 };
    const bounds = boundsOfMoment(tiny.index, { ...moment(tiny.index, 'ford-day'), span });
    expect(bounds && holds(bounds, tiny.index.features.get('mill-lane')?.bounds as Bounds)).toBe(true);
  });

  it('in the real atlas: every place of its events is in the frame', () => {
    for (const each of real.atlas.moments) {
      const bounds = boundsOfMoment(real.index, each);
      expect(bounds, each.id).not.toBeNull();
      const passage = real.index.passages.get(each.passage);
      for (const event of real.atlas.events) {
        if (!passage?.events.includes(event.id) || !overlaps(event.span, each.span)) continue;
        const place = boundsOfTarget(real.index, { type: 'event', event });
        if (place) expect(bounds && holds(bounds, place), `${each.id} shows ${event.id}`).toBe(true);
      }
    }
  });
});
