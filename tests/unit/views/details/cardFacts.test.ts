import { describe, expect, it } from 'vitest';
import type { AtlasEvent, Feature } from '../../../../src/domain/model';
import { initialSession, type Session } from '../../../../src/domain/session';
import { spanOfDay, parseDay } from '../../../../src/domain/time';
import { selectView } from '../../../../src/domain/view';
import { eventThatGoesTo, layerOff, nearestDay, otherForms } from '../../../../src/views/details/cardFacts';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;
const viewOn = (date: string, more: Partial<Session> = {}) =>
  selectView(index, { ...initialSession(index), day: day(date), ...more });
const spanning = (from: number, to: number) => ({ span: { from, to } }) as unknown as Feature & AtlasEvent;

describe('A card', () => {
  it('tells the forms of a name in other languages than English, in the order of the content', () => {
    const feature = index.features.get('nordhaven');
    if (!feature) throw new Error('There is no such feature.');
    const languages = ['en', 'nn', 'sv'].map((lang) => ({ lang, title: lang }));
    const name = (toponym: string, lang: string) =>
      ({ ...feature.names[0], toponym, lang }) as Feature['names'][number];
    const named: Feature = { ...feature, names: [name('C', 'sv'), name('E', 'en'), name('A', 'nn'), name('B', 'nn')] };
    expect(otherForms({ ...index, atlas: { ...index.atlas, languages } }, named)).toEqual([
      { lang: 'nn', title: 'nn', forms: 'A / B' },
      { lang: 'sv', title: 'sv', forms: 'C' },
    ]);
  });

  it('leads from before a feature to its first day, and from after it to its last', () => {
    const view = viewOn('2010-06-01');
    const { from } = view.window;
    expect(nearestDay(spanning(from + 10, from + 20), view)).toBe(from + 10);
    expect(nearestDay(spanning(from - 20, from - 10), view)).toBe(from - 11);
  });

  it('leads to no day that cannot be chosen: the first and the last can', () => {
    const view = viewOn('2010-06-01');
    const { first, last } = view.range;
    expect(nearestDay(spanning(last, last + 1), view)).toBe(last);
    expect(nearestDay(spanning(last + 1, last + 9), view)).toBeNull();
    expect(nearestDay(spanning(first - 9, first + 1), view)).toBe(first);
    expect(nearestDay(spanning(first - 9, first), view)).toBeNull();
  });

  it('goes to the day of an event, and brings the layer where the day is a later one', () => {
    const view = viewOn('2010-06-01');
    const { first, last } = view.range;
    for (const from of [first, last]) {
      expect(eventThatGoesTo(spanning(from, from + 3), view)).toEqual({ type: 'dayChanged', day: from, commit: true });
    }
    for (const from of [first - 1, last + 1]) {
      expect(eventThatGoesTo(spanning(from, from + 3), view)).toEqual({ type: 'daysVisited', span: spanOfDay(from) });
    }
  });

  it('names the layer that is off, and none where it is on or the record has none', () => {
    const { layers } = initialSession(index);
    const off = viewOn('2010-05-15', { layers: layers.filter((id) => id !== 'crossings') });
    expect(layerOff(off, 'reed-ford')?.id).toBe('crossings');
    expect(layerOff(viewOn('2010-05-15'), 'reed-ford')).toBeUndefined();
    expect(layerOff(off, 'atlantis')).toBeUndefined();
    expect(layerOff(off, undefined)).toBeUndefined();
  });
});
