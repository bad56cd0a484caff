/** Where a search result among own features leads in time. */
import { describe, expect, it } from 'vitest';
import { dayToSee } from '../../../src/domain/ownData';
import { parseDay, spanOfDay } from '../../../src/domain/time';
import { ownFeature } from '../../fixtures/ownLayers';

const on = (day: string) => spanOfDay(parseDay(day)!);
const raid = ownFeature(1, {}, '2023-05-01/2023-05-10');
const until = ownFeature(2, {}, '../2023-05-10');

describe('A feature that is to be seen', () => {
  it('needs no other day where it holds on one that is shown: the day, a day of the window, or the day compared with', () => {
    expect(dayToSee(raid, [on('2023-05-05')])).toBeNull();
    expect(dayToSee(raid, [{ from: parseDay('2023-05-10')!, to: parseDay('2023-06-01')! }])).toBeNull();
    expect(dayToSee(raid, [on('2023-07-01'), on('2023-05-10')])).toBeNull();
    expect(dayToSee(ownFeature(3), [on('2023-05-05')])).toBeNull();
  });

  it('needs its first day else, or the nearest if nobody says which is the first', () => {
    expect(dayToSee(raid, [on('2023-05-11')])).toBe(parseDay('2023-05-01'));
    expect(dayToSee(raid, [on('2023-04-01'), on('2023-07-01')])).toBe(parseDay('2023-05-01'));
    expect(dayToSee(until, [on('2023-07-01')])).toBe(parseDay('2023-05-10'));
  });
});
