import { describe, expect, it } from 'vitest';
import { leadOfPassage } from '../../../src/domain/lead';
import { indexAtlas } from '../../../src/domain/links';
import type { Source } from '../../../src/domain/model';
import { parseDay } from '../../../src/domain/time';
import { historyActionFor, initialSession, reduce, type AppEvent, type Session } from '../../../src/domain/session';
import { destinationOf } from '../../../src/domain/destination';
import { compiled, tiny, tinyFiles } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const opening = initialSession(index);
const day = (text: string): number => parseDay(text) as number;
const after = (session: Session, ...events: AppEvent[]): Session =>
  events.reduce((each, event) => reduce(index, each, event), session);

describe('Days gone to by name', () => {
  it('are one day, or a window', () => {
    const one = reduce(index, opening, {
      type: 'daysVisited',
      span: { from: day('2010-05-01'), to: day('2010-05-02') },
    });
    expect([one.mode, one.day]).toEqual(['day', day('2010-05-01')]);
    const month = { from: day('2010-05-01'), to: day('2010-06-01') };
    const more = reduce(index, opening, { type: 'daysVisited', span: month });
    expect([more.mode, more.window, more.layers]).toEqual(['window', month, opening.layers]);
  });

  it('bring the layer of what came after the article where they are later', () => {
    const later = { from: day('2011-02-01'), to: day('2011-02-02') };
    const session = reduce(index, opening, { type: 'daysVisited', span: later });
    expect([session.day, session.layers.includes('aftermath')]).toEqual([later.from, true]);
    // A month that begins before ends with what can be shown: nobody asked for the layer.
    const into = { from: day('2010-12-01'), to: day('2011-03-01') };
    const cut = reduce(index, opening, { type: 'daysVisited', span: into });
    expect([cut.layers, cut.window]).toEqual([opening.layers, { ...into, to: day('2011-01-01') }]);
    // Unless they asked for all of it.
    const whole = reduce(index, opening, { type: 'daysVisited', span: into, isWhole: true });
    expect([whole.layers.includes('aftermath'), whole.window]).toEqual([true, into]);
  });
});

describe('Choosing a date', () => {
  it('leaves the window for the day', () => {
    const session = after(
      opening,
      { type: 'modeChosen', mode: 'window' },
      { type: 'dayChanged', day: day('2010-05-15'), commit: true },
    );
    expect(session).toMatchObject({ mode: 'day', day: day('2010-05-15') });
  });

  it('stops at the day the article appeared, and goes on with the aftermath', () => {
    const late: AppEvent = { type: 'dayChanged', day: day('2011-03-01'), commit: true };
    expect(after(opening, late).day).toBe(day('2010-12-31'));
    expect(after(opening, { type: 'layerToggled', layer: 'aftermath' }, late).day).toBe(day('2011-03-01'));
  });

  it('does not move when a reader steps past its last day', () => {
    expect(reduce(index, opening, { type: 'endPassed' })).toBe(opening);
  });

  it('comes back inside when the aftermath is switched off', () => {
    const toggle: AppEvent = { type: 'layerToggled', layer: 'aftermath' };
    const session = after(opening, toggle, { type: 'dayChanged', day: day('2011-03-01'), commit: true }, toggle);
    expect(session.day).toBe(day('2010-12-31'));
  });

  it('stops at the first day of the axis', () => {
    expect(after(opening, { type: 'dayChanged', day: day('1900-01-01'), commit: true }).day).toBe(day('2009-01-01'));
  });
});

describe('Choosing a window', () => {
  it('keeps the day for later', () => {
    const session = after(
      opening,
      { type: 'dayChanged', day: day('2010-05-15'), commit: true },
      { type: 'windowChanged', window: { from: day('2010-02-01'), to: day('2010-03-01') }, commit: true },
    );
    expect(session).toMatchObject({ mode: 'window', window: { from: day('2010-02-01') }, day: day('2010-05-15') });
  });

  it('holds it inside the range, with at least one day', () => {
    const turned = { from: day('2010-06-01'), to: day('2010-01-01') };
    const { window } = after(opening, { type: 'windowChanged', window: turned, commit: true });
    expect(window).toEqual({ from: day('2010-06-01'), to: day('2010-06-02') });
    const beyond = { from: day('2050-01-01'), to: day('2060-01-01') };
    expect(after(opening, { type: 'windowChanged', window: beyond, commit: true }).window).toEqual({
      from: day('2010-12-31'),
      to: day('2011-01-01'),
    });
  });
});

describe('Selecting', () => {
  it('lands on the first passage that speaks of it', () => {
    expect(after(opening, { type: 'selected', id: 'mill-lane' })).toMatchObject({
      selection: 'mill-lane',
      passage: 'p02',
    });
  });

  it('stays with a passage that links to it already', () => {
    // Here the first paragraph links to the town, and the third.
    const third = `${tinyFiles['passages/p03.md']?.trimEnd()} So does [the town](place:nordhaven).\n`;
    const { index } = compiled({ ...tinyFiles, 'passages/p03.md': third });
    const passageAfter = (passage: string | null): string | null =>
      reduce(index, { ...initialSession(index), passage }, { type: 'selected', id: 'nordhaven' }).passage;
    expect([passageAfter('p03'), passageAfter('p02'), passageAfter(null)]).toEqual(['p03', 'p01', 'p01']);
  });

  it('leaves the passage alone when none speaks of it', () => {
    const reading = after(opening, { type: 'passageReached', id: 'p03' });
    expect(after(reading, { type: 'selected', id: 'eel-ground' })).toMatchObject({
      selection: 'eel-ground',
      passage: 'p03',
    });
  });

  it('takes a renamed id for the one that took its place', () => {
    expect(after(opening, { type: 'selected', id: 'old-ford' }).selection).toBe('reed-ford');
  });

  it('a passage brings it into view and selects nothing', () => {
    expect(after(opening, { type: 'selected', id: 'p03' })).toMatchObject({ selection: null, passage: 'p03' });
  });

  it('goes to a day with it if one is named, and shows what came after if it lies there', () => {
    const day = opening.day - 100;
    expect(after(opening, { type: 'selected', id: 'mill-lane', day })).toMatchObject({
      selection: 'mill-lane',
      mode: 'day',
      day,
    });
    const later = after(opening, { type: 'selected', id: 'mill-lane', day: opening.day + 10 });
    expect(later.day).toBe(opening.day + 10);
    expect(later.layers.length).toBeGreaterThan(opening.layers.length);
  });

  it('can be undone', () => {
    const session = after(opening, { type: 'selected', id: 'reed-ford' }, { type: 'selectionCleared' });
    expect(session).toMatchObject({ selection: null, passage: 'p02' });
  });
});

describe('Visiting an event', () => {
  it('goes to its day and selects it', () => {
    const session = after(opening, { type: 'eventVisited', id: 'ford-order' });
    expect(session).toMatchObject({ day: day('2010-05-10'), selection: 'ford-order', passage: 'p02' });
  });

  it('of a day after the article brings the layer it is shown with', () => {
    const session = after(opening, { type: 'eventVisited', id: 'late-flood' });
    expect(session.layers).toContain('aftermath');
    expect(session.day).toBe(day('2011-02-01'));
    expect(after(opening, { type: 'eventVisited', id: 'ford-order' }).layers).toEqual(opening.layers);
  });

  it('does not leave a window', () => {
    const window = { from: day('2010-01-01'), to: day('2010-02-01') };
    const session = after(
      opening,
      { type: 'windowChanged', window, commit: true },
      { type: 'eventVisited', id: 'ford-order' },
    );
    expect(session).toMatchObject({ mode: 'window', window, selection: 'ford-order' });
  });
});

describe('The other choices', () => {
  it('layers go on and off in the order of the atlas', () => {
    const on = after(opening, { type: 'layerToggled', layer: 'venues' });
    expect(on.layers).toEqual(['borders', 'areas', 'crossings', 'routes', 'venues']);
    expect(after(on, { type: 'layerToggled', layer: 'areas' }).layers).toEqual([
      'borders',
      'crossings',
      'routes',
      'venues',
    ]);
  });

  it('names, colours, passage and a whole session are taken as given', () => {
    expect(after(opening, { type: 'namesChosen', names: 'ru' }).names).toBe('ru');
    expect(after(opening, { type: 'themeChosen', theme: 'dark' }).theme).toBe('dark');
    expect(after(opening, { type: 'passageChosen', id: 'p01' }).passage).toBe('p01');
    const session: Session = { ...opening, names: 'tr', day: day('2010-05-15') };
    expect(after(opening, { type: 'restored', session })).toBe(session);
  });
});

describe('Resting at a passage', () => {
  const rested: AppEvent = { type: 'passageRested', id: 'p01' };
  const { day: led } = leadOfPassage(index, 'p01');

  it('moves the day to what the passage tells of', () => {
    expect(led).not.toBe(opening.day);
    expect(reduce(index, opening, rested)).toEqual({ ...opening, passage: 'p01', day: led });
  });

  it('leaves alone the days that the reader set: a window, and those of a comparison', () => {
    const windowed = after(opening, { type: 'modeChosen', mode: 'window' });
    expect(reduce(index, windowed, rested)).toEqual({ ...windowed, passage: 'p01' });
    const comparing = after(opening, { type: 'compareChanged', day: opening.day - 9, commit: true });
    expect(reduce(index, comparing, rested)).toEqual({ ...comparing, passage: 'p01' });
  });
});

describe('The same session comes back', () => {
  const reading = after(opening, { type: 'selected', id: 'reed-ford' });
  const windowed = after(opening, { type: 'modeChosen', mode: 'window' });
  it.each<[string, Session, AppEvent]>([
    ['for the day it has', opening, { type: 'dayChanged', day: opening.day, commit: true }],
    ['for a day beyond the end at the end', opening, { type: 'dayChanged', day: opening.day + 99, commit: false }],
    ['for the window it has', windowed, { type: 'windowChanged', window: { ...windowed.window }, commit: true }],
    ['for the mode it has', opening, { type: 'modeChosen', mode: 'day' }],
    ['for what is selected', reading, { type: 'selected', id: 'reed-ford' }],
    ['for an unknown selection', reading, { type: 'selected', id: 'atlantis' }],
    ['for an unknown event', reading, { type: 'eventVisited', id: 'reed-ford' }],
    ['when nothing was selected', opening, { type: 'selectionCleared' }],
    ['for the passage it has', reading, { type: 'passageReached', id: 'p02' }],
    ['for an unknown passage', reading, { type: 'passageChosen', id: 'p99' }],
    ['for rest at an unknown passage', reading, { type: 'passageRested', id: 'p99' }],
    ['for the names it has', opening, { type: 'namesChosen', names: 'both' }],
    ['for the colours it has', opening, { type: 'themeChosen', theme: 'auto' }],
    ['for itself', opening, { type: 'restored', session: opening }],
  ])('%s', (_title, session, event) => expect(reduce(index, session, event)).toBe(session));
});

describe('Playing', () => {
  const played = (text: string, event: string | null = null): AppEvent => ({
    type: 'played',
    day: day(text),
    days: 10,
    event,
    flies: false,
    commit: false,
  });

  it('moves the day and reads along, and selects nothing', () => {
    const session = after(opening, played('2010-05-10', 'ford-order'));
    expect(session).toMatchObject({ mode: 'day', day: day('2010-05-10'), passage: 'p02', selection: null });
    expect(after(session, played('2010-05-11')).passage).toBe('p02');
  });

  it('moves a window as it is, its last day first', () => {
    const window = { from: day('2010-03-01'), to: day('2010-03-11') };
    const session = after(opening, { type: 'windowChanged', window, commit: true }, played('2010-05-10'));
    expect(session.mode).toBe('window');
    expect(session.window).toEqual({ from: day('2010-05-01'), to: day('2010-05-11') });
    expect(session.day).toBe(opening.day);
  });
});

describe('Comparing', () => {
  it('puts a second day beside the day, held to the days that can be chosen', () => {
    const session = after(opening, { type: 'compareChanged', day: day('2010-04-01'), commit: true });
    expect(session).toMatchObject({ mode: 'day', day: opening.day, compare: day('2010-04-01') });
    expect(after(session, { type: 'compareChanged', day: day('2999-01-01'), commit: true }).compare).toBe(opening.day);
    expect(after(session, { type: 'compareChanged', day: null, commit: true }).compare).toBeNull();
  });

  it('leaves a window for the day, since two windows could not be told apart', () => {
    const window = { from: day('2010-03-05'), to: day('2010-04-01') };
    const windowed = after(opening, { type: 'windowChanged', window, commit: true });
    const compared = after(windowed, { type: 'compareChanged', day: window.to - 1, commit: true });
    // Its first day is compared, and it is there again for whoever comes back to it.
    expect(compared).toMatchObject({ mode: 'day', day: window.from, compare: window.to - 1 });
    const ended = after(compared, { type: 'compareChanged', day: null, commit: true });
    expect(ended).toMatchObject({ mode: 'day', day: window.from, compare: null });
    expect(after(ended, { type: 'modeChosen', mode: 'window' }).window).toEqual(window);
    expect(after(windowed, { type: 'compareChanged', day: null, commit: true }).mode).toBe('window');
  });
});

describe('Two days side by side', () => {
  const compared = after(opening, { type: 'compareChanged', day: day('2010-04-01'), commit: true });
  const side: AppEvent = { type: 'sideChosen', side: true };

  it('are part of the session while there are two', () => {
    expect(after(compared, side).side).toBe(true);
    expect(after(compared, side, { type: 'compareChanged', day: day('2010-03-01'), commit: true }).side).toBe(true);
    expect(after(compared, side, { type: 'sideChosen', side: false }).side).toBe(false);
  });

  it('are not chosen where nothing is compared, and end with the comparison', () => {
    expect(after(opening, side)).toBe(opening);
    expect(after(compared, side, { type: 'compareChanged', day: null, commit: true }).side).toBe(false);
  });
});

describe('A click leads', () => {
  it.each([
    ['a feature', 'mill-lane', { type: 'event', event: { type: 'selected', id: 'mill-lane' } }],
    ['a renamed one', 'old-ford', { type: 'event', event: { type: 'selected', id: 'reed-ford' } }],
    ['an event', 'late-flood', { type: 'event', event: { type: 'eventVisited', id: 'late-flood' } }],
    ['a passage', 'p03', { type: 'event', event: { type: 'passageChosen', id: 'p03' } }],
    [
      'a note, where it stands',
      'note-dates',
      { type: 'event', event: { type: 'passageChosen', id: 'p02', note: 'note-dates' } },
    ],
    ['a source, where it is cited', 'ferry-log', { type: 'event', event: { type: 'passageChosen', id: 'p02' } }],
    ['a moment', 'talk-months', { type: 'event', event: { type: 'momentChosen', id: 'talk-months' } }],
    ['a person', 'bram-saltmarsh', { type: 'person', id: 'bram-saltmarsh' }],
    ['what nothing is', 'atlantis', null],
    ['what every object has', 'constructor', null],
  ])('from %s', (_title, id, to) => expect(destinationOf(index, id)).toEqual(to));

  it('from a source that no passage cites to a note, feature or event that rests on it, else to the list', () => {
    const { atlas } = tiny;
    const source = { ...(atlas.sources[0] as Source), id: 'tide-table' };
    const resting = (more: Partial<typeof atlas>): unknown =>
      destinationOf(indexAtlas({ ...atlas, sources: [...atlas.sources, source], ...more }), 'tide-table');
    const withIt = <T extends object>(record: T): T => ({ ...record, sources: ['tide-table'] });
    expect(resting({})).toEqual({ type: 'page', element: 'bibliography' });
    expect(resting({ events: atlas.events.map((each) => (each.id === 'ford-order' ? withIt(each) : each)) })).toEqual({
      type: 'event',
      event: { type: 'eventVisited', id: 'ford-order' },
    });
    const features = atlas.features.map((each) =>
      each.id === 'mill-lane' ? { ...each, statuses: each.statuses.map(withIt) } : each,
    );
    expect(resting({ features })).toEqual({ type: 'event', event: { type: 'selected', id: 'mill-lane' } });
    expect(resting({ features, notes: atlas.notes.map(withIt) })).toEqual({
      type: 'event',
      event: { type: 'passageChosen', id: 'p02' },
    });
  });
});

describe('A moment', () => {
  it('that is a highlight is a day, one that is a phase a window; both are read about', () => {
    expect(after(opening, { type: 'momentChosen', id: 'ford-day' })).toMatchObject({
      mode: 'day',
      day: day('2010-05-10'),
      passage: 'p02',
    });
    expect(after(opening, { type: 'momentChosen', id: 'talk-months' })).toMatchObject({
      mode: 'window',
      window: { from: day('2010-03-01'), to: day('2010-07-01') },
      passage: 'p01',
    });
    expect(after(opening, { type: 'momentChosen', id: 'nowhere' })).toBe(opening);
  });
});

describe('In the browser’s history', () => {
  it('a committed date, a selection and a chosen passage are steps; scrolling is not', () => {
    const kinds = (
      [
        { type: 'dayChanged', day: 0, commit: true },
        { type: 'selected', id: 'reed-ford' },
        { type: 'passageChosen', id: 'p01' },
        { type: 'passageReached', id: 'p01' },
        { type: 'passageRested', id: 'p01' },
      ] satisfies AppEvent[]
    ).map((event) => historyActionFor(event, false));
    expect(kinds).toEqual(['push', 'push', 'push', 'replace', 'replace']);
  });

  // Going back must lead to the date before the drag, not to one passed on the way.
  it('a drag is one step: its first move makes the entry, all others change it', () => {
    const move: AppEvent = { type: 'dayChanged', day: 0, commit: false };
    const release: AppEvent = { type: 'windowChanged', window: { from: 0, to: 1 }, commit: true };
    const play: AppEvent = { type: 'played', day: 0, days: 1, event: null, flies: false, commit: false };
    expect([historyActionFor(play, false), historyActionFor(play, true)]).toEqual(['push', 'replace']);
    expect([historyActionFor(move, false), historyActionFor(move, true), historyActionFor(release, true)]).toEqual([
      'push',
      'replace',
      'replace',
    ]);
  });
});
