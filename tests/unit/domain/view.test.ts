import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAtlas, type AtlasIndex } from '../../../src/domain/links';
import type { Id, Span } from '../../../src/domain/model';
import { initialSession, reduce, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectCompared, selectView, type View } from '../../../src/domain/view';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const opening = initialSession(index);
const day = (text: string): number => parseDay(text) as number;
const on = (text: string, more: Partial<Session> = {}): View =>
  selectView(index, { ...opening, day: day(text), ...more });
const between = (from: string, to: string): View =>
  selectView(index, { ...opening, mode: 'window', window: { from: day(from), to: day(to) + 1 } satisfies Span });
const layerCount = (view: View, id: string): number | undefined => view.layers.find((layer) => layer.id === id)?.count;
const dimmed = (view: View): Id[] => view.passages.filter((each) => each.dimmed).map(({ passage }) => passage.id);

describe('A venue’s count', () => {
  it('on a day is the meetings up to and including it', () => {
    const count = (text: string): number | undefined => on(text).features.get('nordhaven')?.count;
    expect(['2010-02-28', '2010-03-01', '2010-05-31', '2010-06-01', '2010-12-31'].map(count)).toEqual([0, 1, 1, 2, 2]);
  });

  it('in a window is the meetings inside it', () => {
    const count = (from: string, to: string): number | undefined => between(from, to).features.get('nordhaven')?.count;
    expect(count('2010-03-02', '2010-05-31')).toBe(0);
    expect(count('2010-03-02', '2010-06-01')).toBe(1);
    expect(count('2010-01-01', '2010-12-31')).toBe(2);
  });
});

describe('A layer’s count', () => {
  it('is what exists in the window, shown or not', () => {
    const late = on('2010-12-31', { layers: [] });
    expect(late.layers.map(({ id, count, on }) => [id, count, on])).toEqual([
      ['borders', 1, false],
      ['areas', 0, false],
      ['crossings', 1, false],
      ['routes', 1, false],
      ['venues', 1, false],
      ['aftermath', 1, false],
    ]);
    expect(layerCount(on('2010-08-31'), 'areas')).toBe(1);
    expect(layerCount(on('2009-02-01'), 'routes')).toBe(0);
  });
});

describe('A feature on a date', () => {
  it('has the statuses that hold, the primary one first', () => {
    const statuses = (text: string): unknown =>
      on(text)
        .features.get('reed-ford')
        ?.statuses.map(({ status }) => status);
    expect(statuses('2010-05-09')).toEqual(['closed']);
    expect(statuses('2010-05-15')).toEqual(['temporary', 'closed']);
    expect(statuses('2010-05-21')).toEqual(['closed']);
  });

  it('is told from one whose layer is off', () => {
    const { features } = on('2010-05-15', { layers: ['routes'] });
    expect(features.get('mill-lane')).toMatchObject({ present: true, shown: true });
    expect(features.get('reed-ford')).toMatchObject({ present: true, shown: false });
    // Named places belong to the base map, which has no switch.
    expect(features.get('southmere')?.shown).toBe(true);
  });
});

describe('A passage', () => {
  it('is dimmed on days before all that it speaks of', () => {
    expect(dimmed(on('2010-02-28'))).toEqual(['p01', 'p02']);
    expect(dimmed(on('2010-03-01'))).toEqual(['p02']);
    expect(dimmed(on('2010-12-31'))).toEqual([]);
  });

  it('is dimmed in a window with none of its dates, and never when it has none', () => {
    expect(dimmed(between('2010-05-01', '2010-05-31'))).toEqual(['p01']);
    expect(dimmed(between('2009-01-01', '2009-02-01'))).toEqual(['p01', 'p02']);
  });

  it('is marked when it speaks of what is selected, and has the editor’s notes', () => {
    const view = selectView(index, reduce(index, opening, { type: 'selected', id: 'reed-ford' }));
    const second = view.passages.find(({ passage }) => passage.id === 'p02');
    expect(second).toMatchObject({ current: true, linked: true });
    expect(second?.notes.map(({ id }) => id)).toEqual(['note-dates']);
    expect(view.passages.filter(({ linked }) => linked)).toHaveLength(1);
    expect([...view.emphasised].sort()).toEqual(['mill-lane', 'reed-ford']);
    expect([...view.selected]).toEqual(['reed-ford']);
  });
});

describe('What came after the article', () => {
  it('is there only with its layer', () => {
    const ids = (view: View): Id[] => view.events.map(({ event }) => event.id);
    expect(ids(on('2010-12-31'))).not.toContain('late-flood');
    const after = on('2011-02-01', { layers: ['aftermath', 'crossings'] });
    expect(ids(after)).toContain('late-flood');
    expect(after.features.get('reed-ford')?.statuses[0]?.status).toBe('open');
    expect(after.range.last).toBe(day('2011-06-30'));
  });
});

describe('An event', () => {
  it('lies before, in or after the window', () => {
    const relations = on('2010-05-10').events.map(({ event, relation }) => [event.id, relation]);
    expect(relations).toEqual([
      ['nordhaven-talk-1', 'past'],
      ['ford-order', 'present'],
      ['nordhaven-talk-2', 'future'],
    ]);
  });

  it('is marked when its venue is selected', () => {
    const view = on('2010-12-31', { selection: 'nordhaven' });
    expect(view.events.filter(({ selected }) => selected).map(({ event }) => event.id)).toEqual([
      'nordhaven-talk-1',
      'nordhaven-talk-2',
    ]);
  });
});

describe('A view worked out after another', () => {
  const before = on('2010-05-09');

  it('is equal to one worked out alone', () => {
    const session = { ...opening, day: day('2010-05-10') };
    expect(selectView(index, session, before)).toEqual(selectView(index, session));
  });

  it('is so from whichever session the one before it was made (random windows and layers)', () => {
    const turns = [...index.changeDaysOf.values()].flat().filter(Number.isFinite);
    // What is wrong by a day shows beside a day on which something turns.
    const days = fc.tuple(fc.constantFrom(...turns), fc.integer({ min: -1, max: 1 })).map(([turn, by]) => turn + by);
    const sessions = fc
      .record({
        mode: fc.constantFrom('day' as const, 'window' as const),
        day: days,
        window: fc.tuple(days, days).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 })),
        layers: fc.subarray(index.atlas.layers.map(({ id }) => id)),
        passage: fc.constantFrom(null, ...index.passages.keys()),
        selection: fc.constantFrom(null, 'nordhaven', 'reed-ford', 'ford-order', 'p01'),
      })
      .map((chosen): Session => ({ ...opening, ...chosen }));
    fc.assert(
      fc.property(sessions, sessions, (before, now) => {
        expect(selectView(index, now, selectView(index, before))).toEqual(selectView(index, now));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what is the same as the same object', () => {
    const now = selectView(index, { ...opening, day: day('2010-05-10') }, before);
    expect(now.features.get('mill-lane')).toBe(before.features.get('mill-lane'));
    expect(now.features.get('reed-ford')).not.toBe(before.features.get('reed-ford'));
    expect(now.passages[2]).toBe(before.passages[2]);
    const later = selectView(index, { ...opening, day: day('2010-05-11') }, now);
    expect(later.features).toBe(now.features);
    expect(later.passages).toBe(now.passages);
    expect(later.selected).toBe(now.selected);
  });
});

describe('A change of date looks at what it may change alone', () => {
  /** The atlas with records that count how often something of them is asked for. */
  const counted = (): { readonly index: AtlasIndex; asked: () => readonly Id[] } => {
    let asked = new Set<Id>();
    const watch = <T extends { readonly id: Id }>(records: readonly T[]): readonly T[] =>
      records.map(
        (record) =>
          new Proxy(record, {
            get: (of, key) => {
              // To count what a layer has is no work: it asks for the layer alone.
              if (key !== 'layer') asked.add(of.id);
              return of[key as keyof T];
            },
          }),
      );
    const { features, events, passages, ...rest } = index.atlas;
    const atlas = { ...rest, features: watch(features), events: watch(events), passages: watch(passages) };
    const made = indexAtlas(atlas);
    return {
      index: made,
      asked: () => {
        const ids = [...asked].sort();
        asked = new Set();
        return ids;
      },
    };
  };
  const askedBetween = (from: string, to: string): readonly Id[] => {
    const { index, asked } = counted();
    const session = initialSession(index);
    const before = selectView(index, { ...session, day: day(from) });
    // The lists of a horizon are made once.
    const rested = selectView(index, { ...session, day: day(from) }, before);
    asked();
    selectView(index, { ...session, day: day(to) }, rested);
    return asked();
  };

  it('where nothing begins or is over, at no record', () => {
    expect(askedBetween('2010-05-11', '2010-05-12')).toEqual([]);
  });

  it('where something does, at that and at who tells of it', () => {
    expect(askedBetween('2010-05-09', '2010-05-10')).toEqual(['ford-order', 'p02', 'reed-ford']);
  });
});

describe('The view of the day compared with', () => {
  it('is that of the other day, with all else the same', () => {
    const session: Session = { ...opening, day: day('2010-05-09'), compare: day('2010-05-10'), layers: ['crossings'] };
    const compared = selectCompared(index, session);
    expect(compared?.window).toEqual({ from: day('2010-05-10'), to: day('2010-05-11') });
    expect(compared?.layers.filter((layer) => layer.on).map(({ id }) => id)).toEqual(['crossings']);
  });

  it('is none in a window, and none where nothing is compared', () => {
    expect(selectCompared(index, opening)).toBeNull();
    expect(selectCompared(index, { ...opening, mode: 'window', compare: opening.day })).toBeNull();
  });
});
