import { describe, expect, it } from 'vitest';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { calloutsOf } from '../../../src/map/calloutText';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const on = (atlas: typeof real, date: string, more: Partial<Session> = {}) => {
  const session = { ...initialSession(atlas.index), day: parseDay(date) as number, ...more };
  return calloutsOf(selectView(atlas.index, session), atlas.index).map(({ title, text, word }) => [title, text, word]);
};

describe('The call-outs of the opening view', () => {
  it('name what the content names, with the status of the day and since when it has held', () => {
    expect(on(real, '2023-07-27')).toEqual([
      ['Lachin checkpoint', 'Restricted since 15 June 2023', 'restricted'],
      ['Margara–Alican', 'Closed since about 18 February 2023', 'closed'],
      ['Aghdam route', 'Blocked since 18 July 2023', 'blocked'],
      [
        'Meeting venues',
        expect.stringMatching(/^\d+ meetings, \d+ beyond this map$/),
        expect.stringMatching(/^\d+ meetings elsewhere$/),
      ],
    ]);
  });

  it('count the meetings of the day, and those beyond the opening frame', () => {
    const [, text, word] = on(real, '2021-12-14').at(-1) ?? [];
    // None of the first meetings was in the region.
    const all = Number(text?.match(/\d+/)?.[0]);
    expect([text, word]).toEqual([`${all} meetings, all beyond this map`, `${all} meetings elsewhere`]);
    expect(on(real, '2023-07-27').at(-1)?.[1]).toMatch(/^(\d+) meetings, \d+ beyond this map$/);
    expect(all).toBeLessThan(Number(on(real, '2023-07-27').at(-1)?.[1]?.match(/\d+/)?.[0]));
  });

  it('say where the record of what a window shows ends', () => {
    const window = { from: parseDay('2023-09-24') as number, to: parseDay('2023-12-01') as number };
    const layers = [...initialSession(real.index).layers, 'aftermath'];
    const [checkpoint, crossing] = on(real, '2023-09-24', { mode: 'window', window, layers });
    expect(checkpoint?.[1]).toMatch(/ since .*, no record after about 3 October 2023$/);
    expect(crossing?.[1]).toBe('Closed since about 18 February 2023');
  });

  it('leave out what is not there yet, and what no layer shows', () => {
    expect(on(real, '2023-01-10').map(([title]) => title)).toEqual([
      'Margara–Alican',
      'Aghdam route',
      'Meeting venues',
    ]);
    expect(on(real, '2023-07-27', { layers: ['routes'] }).map(([title]) => title)).toEqual(['Aghdam route']);
  });

  it('follow another folder', () => {
    const [first] = on(tiny, '2010-12-31');
    expect(first?.[0]).toBe('Reed ford');
    expect(first?.[1]?.charAt(0)).toBe(first?.[1]?.charAt(0).toUpperCase());
  });
});
