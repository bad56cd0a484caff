import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialSession, reduce, type Session } from '../../src/domain/session';
import { cameraLifted } from '../../src/domain/camera';
import { destinationOf } from '../../src/domain/destination';
import { parseDay } from '../../src/domain/time';
import { formatHash, parseHash } from '../../src/formats/address/url';
import { AtlasState } from '../../src/state/atlasState.svelte';
import { NO_PAGE_LOOK, readEntry, type PageLook } from '../../src/state/historyEntry';
import { syncUrl, type UrlSync } from '../../src/state/urlSync';
import { idsOf, seen } from '../fixtures/sessions';
import { real } from '../fixtures/real-atlas';
import { tiny } from '../fixtures/tiny-atlas';

/** The history as a list of addresses, the last one current: what a browser's back button would walk through. */
let entries: string[];
/** What each of them keeps beside its address. */
let kepts: unknown[];
/** Puts an address and what is kept with it into the address bar. */
let move: (state: unknown, address: string) => void;
let sync: UrlSync;

beforeEach(() => {
  vi.useFakeTimers();
  location.hash = '';
  entries = ['/'];
  kepts = [null];
  // The address bar moves along: what it shows already is not written again.
  const replace = history.replaceState.bind(history);
  let kept: unknown = null;
  move = (state, address) => {
    kept = structuredClone(state);
    replace(null, '', address);
  };
  vi.spyOn(history, 'state', 'get').mockImplementation(() => kept);
  vi.spyOn(history, 'pushState').mockImplementation((state, _title, address) => {
    entries.push(String(address));
    kepts.push(state);
    move(state, String(address));
  });
  vi.spyOn(history, 'replaceState').mockImplementation((state, _title, address) => {
    entries.splice(-1, 1, String(address));
    kepts.splice(-1, 1, state);
    move(state, String(address));
  });
});
afterEach(() => {
  sync.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function started(hash = '', atlas = tiny.atlas, look: PageLook = NO_PAGE_LOOK): AtlasState {
  location.hash = hash;
  entries = [`/${hash}`];
  const state = new AtlasState(atlas);
  state.look = () => look;
  sync = syncUrl(state);
  return state;
}

/** The reader presses Back until the entry is the current one again. */
function back(to: number): void {
  entries.splice(to + 1);
  kepts.splice(to + 1);
  move(kepts[to], entries[to] ?? '');
  dispatchEvent(new PopStateEvent('popstate'));
}

/** The reader follows a link to a hash: the browser has made an entry for it by the time the program hears of it. */
function goTo(hash: string): void {
  entries.push(`/${hash}`);
  kepts.push(null);
  move(null, `/${hash}`);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** The session that the current entry would restore. */
function kept(state: AtlasState) {
  const hash = entries.at(-1)?.split('#')[1] ?? '';
  return parseHash(state.index, `#${hash}`, '', new AtlasState(tiny.atlas).session).session;
}

describe('The address and the session', () => {
  it('make an entry for a choice, after the work of the moment', async () => {
    const state = started();
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    expect(entries).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10);
    expect(entries).toHaveLength(2);
    expect(kept(state).layers).toEqual(state.session.layers);
  });

  it('write what the map shows where rows are limited to it, and go on following the map when the reader comes back', async () => {
    const state = started('#v=1&view=table');
    let seen: [number, number, number, number] = [1, 2, 3, 4];
    state.seen = () => seen;
    state.dispatch({ type: 'tableChanged', change: { inFrame: true }, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries.at(-1)).toBe('/#v=1&view=table&inframe=1,2,3,4');
    const followed = entries.length - 1;
    // The window became wider: nothing was done, but who shares the address means what is seen.
    seen = [0, 2, 4, 4];
    sync.flush();
    expect(entries.at(-1)).toBe('/#v=1&view=table&inframe=0,2,4,4');
    state.dispatch({ type: 'tableChanged', change: { inFrame: false }, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    back(followed);
    expect(state.session.table).toMatchObject({ inFrame: true, frame: null });
    // Another page with this address has the frame.
    goTo('#v=1&view=table&inframe=5,2,8,4');
    expect(state.session.table).toMatchObject({ inFrame: true, frame: [5, 2, 8, 4] });
  });

  it('leave the reader’s own rows arranged and filtered when the reader comes back to them', async () => {
    const state = started('#v=1&view=table&rows=own-data-1');
    const filters = [{ field: 'p:kind', values: ['raid'] }];
    const arranged = { filters, columns: ['number', 'p:b', 'p:a'], widths: { 'p:a': 300 } };
    state.dispatch({ type: 'tableChanged', change: arranged, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    const own = entries.length - 1;
    state.dispatch({ type: 'tableChanged', change: { rows: 'events' }, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries.at(-1)).toContain('rows=events');
    back(own);
    expect(state.session.table).toMatchObject({ rows: 'own-data-1', ...arranged });
    expect(entries.at(-1)).not.toMatch(/columns|p:/);
  });

  it('make no entry where the address says it already', async () => {
    const state = started();
    const { day } = state.session;
    state.dispatch({ type: 'dayChanged', day: state.view.range.first, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    state.dispatch({ type: 'dayChanged', day, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    const written = entries.length;
    state.dispatch({ type: 'dayChanged', day, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(written);
  });

  it('make one entry of a drag, which ends at the day it came to', async () => {
    const state = started();
    const { first } = state.view.range;
    for (let day = first; day < first + 20; day++) {
      state.dispatch({ type: 'dayChanged', day, commit: false });
      await vi.advanceTimersByTimeAsync(20);
    }
    state.dispatch({ type: 'dayChanged', day: first + 20, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(2);
    expect(kept(state).day).toBe(first + 20);
  });

  it('leave an entry with what it had come to when a new one begins', async () => {
    const state = started();
    const { first } = state.view.range;
    state.dispatch({ type: 'dayChanged', day: first, commit: true });
    await vi.advanceTimersByTimeAsync(100);
    // Soon enough to belong to the same step, and not written yet when the next choice is made.
    state.dispatch({ type: 'dayChanged', day: first + 1, commit: true });
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(3);
    entries.pop();
    expect(kept(state).day).toBe(first + 1);
  });

  it('are up to date at once for whoever copies the address', () => {
    const state = started();
    state.dispatch({ type: 'dayChanged', day: state.view.range.first, commit: true });
    sync.flush();
    expect(kept(state).day).toBe(state.session.day);
  });

  it('go back together, and nothing that was waiting comes after', async () => {
    const state = started();
    const { day } = state.session;
    state.dispatch({ type: 'dayChanged', day: state.view.range.first, commit: true });
    // The browser has gone back to the entry before; what was to be written belongs to the one that was left.
    back(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.session.day).toBe(day);
    expect(entries).toHaveLength(1);
  });
});

describe('What is written, and when', () => {
  const first = (): number => new AtlasState(tiny.atlas).view.range.first;

  it('is one entry for changes of a window, or of the date compared with, that follow each other like keys held down', async () => {
    const state = started();
    for (let at = 0; at < 5; at++) {
      state.dispatch({ type: 'windowChanged', window: { from: first() + at, to: first() + 30 }, commit: true });
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(2);
    for (let at = 0; at < 5; at++) {
      state.dispatch({ type: 'compareChanged', day: first() + at, commit: true });
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(3);
  });

  it('is an entry each for dates that are chosen one after the other, and after another choice between', async () => {
    const state = started();
    state.dispatch({ type: 'dayChanged', day: first(), commit: true });
    await vi.advanceTimersByTimeAsync(400);
    state.dispatch({ type: 'dayChanged', day: first() + 1, commit: true });
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    state.dispatch({ type: 'dayChanged', day: first() + 2, commit: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(5);
  });

  it('is written at once on leaving the page: a passage that was reached, and the camera', async () => {
    const state = started('#v=1');
    state.dispatch({ type: 'passageReached', id: 'p02' });
    sync.writeCamera({ zoom: 6, lat: 1, lon: 0.5 });
    expect(entries).toEqual(['/#v=1']);
    dispatchEvent(new Event('pagehide'));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toContain('p=p02');
    expect(entries[0]).toContain('map=6.00/1.0000/0.5000');
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(1);
  });

  it('waits for changes to rest a little, since browsers refuse many', async () => {
    started('#v=1');
    const written = vi.mocked(history.replaceState).mock.calls.length;
    for (let at = 0; at < 10; at++) sync.writeCamera({ zoom: 6 + at / 10, lat: 1, lon: 0.5 });
    await vi.advanceTimersByTimeAsync(240);
    expect(vi.mocked(history.replaceState).mock.calls.length).toBe(written);
    await vi.advanceTimersByTimeAsync(1000);
    expect(vi.mocked(history.replaceState).mock.calls.length).toBe(written + 1);
    expect(entries[0]).toContain('map=6.90/');
  });

  it('does no harm where the browser refuses it, and is written with the next change', async () => {
    const state = started('#v=1');
    vi.mocked(history.replaceState).mockImplementationOnce(() => {
      throw new DOMException('too many', 'SecurityError');
    });
    state.dispatch({ type: 'passageReached', id: 'p02' });
    await vi.advanceTimersByTimeAsync(1000);
    state.dispatch({ type: 'themeChosen', theme: 'dark' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries[0]).toContain('p=p02');
    expect(entries[0]).toContain('theme=dark');
  });

  it('is nothing once nobody follows any more, but what was chosen before', async () => {
    const state = started('#v=1');
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    sync.stop();
    expect(entries).toHaveLength(2);
    state.dispatch({ type: 'layerToggled', layer: 'borders' });
    state.dispatch({ type: 'passageReached', id: 'p02' });
    dispatchEvent(new Event('pagehide'));
    const { day } = state.session;
    move(null, '/#v=1&date=2010-05-10');
    dispatchEvent(new PopStateEvent('popstate'));
    await vi.advanceTimersByTimeAsync(1000);
    expect([entries.length, state.session.day]).toEqual([2, day]);
  });

  it('is written with the highest priority where the browser has priorities', () => {
    const tasks: [() => void, object][] = [];
    vi.stubGlobal('scheduler', { postTask: (task: () => void, options: object) => tasks.push([task, options]) });
    const state = started('#v=1');
    state.dispatch({ type: 'layerToggled', layer: 'venues' });
    vi.unstubAllGlobals();
    expect(tasks.map(([, options]) => options)).toEqual([{ priority: 'user-blocking' }]);
    expect(entries).toHaveLength(1);
    tasks[0]![0]();
    expect(entries).toHaveLength(2);
  });
});

describe('An entry without a frame of its own', () => {
  it('shows what is selected, else the frame of its address', () => {
    const state = started('#v=1&select=mill-lane');
    goTo('#v=1&map=9.00/1.0000/0.5000');
    goTo('#p02');
    const { token } = state.cameraRequest!;
    back(1);
    expect(state.cameraRequest).toMatchObject({ token: token + 1, exactly: { zoom: 9, lat: 1, lon: 0.5 } });
    back(0);
    const { bounds } = tiny.index.features.get('mill-lane') as { bounds: unknown };
    expect(state.cameraRequest).toMatchObject({ token: token + 2, bounds, force: true });
  });

  it('of a person opens the list of people when it is loaded again, and asks nothing of the camera', () => {
    started('#olga-tidewater');
    sync.stop();
    const again = new AtlasState(tiny.atlas);
    sync = syncUrl(again);
    expect(again.arrival?.at).toEqual({ type: 'person', id: 'olga-tidewater' });
    expect(again.cameraRequest).toBeNull();
  });
});

describe('A choice that is no step of the reader’s way', () => {
  it('changes the address and makes no entry: colours, and a passage that was scrolled to', async () => {
    const state = started('#v=1&date=2010-05-10');
    state.dispatch({ type: 'themeChosen', theme: 'dark' });
    state.dispatch({ type: 'passageReached', id: 'p02' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toEqual(['/#v=1&date=2010-05-10&p=p02&theme=dark']);
  });
});

describe('An address that is opened', () => {
  it('with a frame and a selection keeps the scale, and brings what is selected out from under the cards', () => {
    const state = started('#v=1&select=mill-lane&map=5.00/1.0000/0.5000');
    expect(state.start.camera).toEqual({ zoom: 5, lat: 1, lon: 0.5 });
    const { bounds } = tiny.index.features.get('mill-lane') as { bounds: unknown };
    expect(state.cameraRequest).toEqual({ token: 1, bounds, force: false, keepsZoom: true });
  });

  it('has in its middle what cards and sheets leave free, on the screen that writes it and on the one that reads it', () => {
    const state = started('#v=1&map=5.00/1.0000/0.5000');
    // A phone learns its layout after the address has been read.
    state.lift = () => 400;
    const on = cameraLifted({ zoom: 5, lat: 1, lon: 0.5 }, 0, 400);
    expect(state.start.camera).toEqual(on);
    expect(on.lat).toBeLessThan(-3);
    // The reader lowers the sheet and moves the map: the address has what is in the middle then.
    sync.writeCamera(on);
    vi.runAllTimers();
    expect(entries.at(-1)).toContain('map=5.00/1.0000/0.5000');
    goTo('#v=1&map=9.00/1.0000/0.5000');
    expect(state.cameraRequest).toMatchObject({ exactly: { zoom: 9, lat: 1, lon: 0.5 }, lifts: true });
  });

  it('with a frame alone asks nothing of the camera, which starts there', () => {
    const state = started('#v=1&map=5.00/1.0000/0.5000');
    expect([state.start.camera, state.cameraRequest]).toEqual([{ zoom: 5, lat: 1, lon: 0.5 }, null]);
  });

  it.each(['fn-1', 'fn-2', 'bibliography', 'borders-policy', 'section-upstream'])(
    'at a part of the text goes there, without a notice: #%s',
    (element) => {
      const state = started(`#${element}`);
      expect(state.arrival?.at).toEqual({ type: 'page', element });
      expect(state.readingRequest?.to).toEqual({ type: 'anchor', element });
      expect(state.notices).toEqual([]);
    },
  );

  it.each(['fn-3', 'section-atlantis', 'fn-'])('at a part that the text has not says so: #%s', (element) => {
    const state = started(`#${element}`);
    expect(state.readingRequest).toBeNull();
    expect(state.notices).toHaveLength(1);
  });
});

describe('A link does what a click does', () => {
  const atlases = [
    ['the tiny atlas', tiny],
    ['the real atlas', real],
  ] as const;

  /** Ids of every kind, and what is later than the article; the pure test of the address walks through all of them. */
  function someIdsOf({ index, atlas }: typeof real): readonly string[] {
    const aftermath = new Set(atlas.events.filter(({ track }) => track === 'aftermath').map(({ id }) => id));
    const all = idsOf(index);
    return all.length < 60 ? all : all.filter((id, at) => at % 25 === 0 || aftermath.has(id));
  }

  /** Session and frame after a click in an open page. */
  function clicked(atlas: typeof real.atlas, id: string, before: Session): { session: object; bounds: unknown } {
    const state = new AtlasState(atlas);
    state.dispatch({ type: 'restored', session: before });
    const to = destinationOf(state.index, id);
    if (to?.type === 'event') state.dispatch(to.event);
    return { session: seen(state.session), bounds: state.cameraRequest?.bounds };
  }

  it.each(atlases)('on load, by a bare name and by `select=`, for ids of %s', (_title, content) => {
    const { atlas, index } = content;
    for (const id of someIdsOf(content)) {
      const click = clicked(atlas, id, initialSession(index));
      for (const hash of [`#${id}`, `#v=1&select=${id}`]) {
        const state = started(hash, atlas);
        expect({ session: seen(state.session), bounds: state.cameraRequest?.bounds }, hash).toEqual(click);
        expect(state.arrival?.at, hash).toEqual(destinationOf(index, id));
        expect(state.notices, hash).toEqual([]);
        sync.stop();
        move(null, '/');
      }
    }
    started();
  });

  it.each(atlases)('on an open page, and the entry keeps it, for ids of %s', (_title, content) => {
    const { atlas, index } = content;
    const before = {
      ...reduce(index, initialSession(index), { type: 'layerToggled', layer: 'borders' }),
      names: 'ru' as const,
    };
    for (const id of someIdsOf(content)) {
      const click = clicked(atlas, id, before);
      const state = started(formatHash(index, before), atlas);
      goTo(`#${id}`);
      expect({ session: seen(state.session), bounds: state.cameraRequest?.bounds }, id).toEqual(click);
      expect(state.arrival?.at, id).toEqual(destinationOf(index, id));
      // Loaded again, it is the same: the name alone would have lost the layers.
      const written = entries.at(-1)?.split('#')[1] ?? '';
      expect(seen(parseHash(index, written).session), id).toEqual(click.session);
      expect(entries).toHaveLength(2);
      sync.stop();
      move(null, '/');
    }
    started();
  });

  it('within the page makes an entry, unless the page is a frame', async () => {
    started();
    expect(sync.follow('#ford-order')).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(2);
    expect(entries[1]).toContain('date=2010-05-10');
    // An address with keys is a whole one: the browser opens it.
    expect(sync.follow('#v=1&date=2010-05-10')).toBe(false);
  });

  it('a place in the page that is no record is gone to, and Back leads to where the text was', async () => {
    const state = started('#v=1&p=p02', tiny.atlas, { ...NO_PAGE_LOOK, reading: { passage: 'p02', offset: 7 } });
    sync.follow('#fn-1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.arrival?.at).toEqual({ type: 'page', element: 'fn-1' });
    expect(state.readingRequest?.to).toEqual({ type: 'anchor', element: 'fn-1' });
    expect(entries).toEqual(['/#v=1&p=p02', '/#v=1&p=p02']);
    back(0);
    expect(state.readingRequest?.to).toEqual({ type: 'place', place: { passage: 'p02', offset: 7 } });
  });

  it('a whole address on an open page shows what it shows in a new one, its frame too', () => {
    const state = started('#v=1&names=ru');
    goTo('#v=1&date=2010-05-10&map=9.00/1.0000/0.5000');
    expect(state.session).toEqual(parseHash(state.index, '#v=1&date=2010-05-10').session);
    expect(state.cameraRequest?.exactly).toEqual({ zoom: 9, lat: 1, lon: 0.5 });
  });

  it('a name that nothing has changes nothing, and the address tells so', () => {
    const state = started('#v=1&date=2010-05-10');
    const before = state.session;
    goTo('#atlantis');
    expect(state.session).toBe(before);
    expect(state.notices).toHaveLength(1);
    expect(entries.at(-1)).toBe('/#v=1&date=2010-05-10');
  });

  // Else “the date in the address was moved inside” stands beside an address whose date is shown as it is written.
  it('what is said of an address goes with it: another link, a bare name or Back', () => {
    const state = started('#v=1&date=2010-05-10');
    const givesNotice = (hash: string): boolean => {
      goTo(hash);
      return state.notices.length > 0 || state.cut !== null;
    };
    for (const sound of ['#v=1&date=2010-05-11', '#nordhaven', '#p02']) {
      expect(givesNotice('#v=1&date=1800-01-01'), sound).toBe(true);
      expect(givesNotice(sound), sound).toBe(false);
    }
    expect(givesNotice('#atlantis')).toBe(true);
    back(0);
    expect(state.notices).toEqual([]);
  });

  it('a click on a link within the page leaves what is said to be read', () => {
    const state = started('#v=1&date=1800-01-01');
    const told = state.cut;
    expect(told).toMatchObject({ asked: { from: parseDay('1800-01-01') } });
    expect(sync.follow('#p02')).toBe(true);
    expect(state.cut).toBe(told);
    goTo('#v=1&nothing=1');
    const { notices } = state;
    expect(notices).toHaveLength(1);
    expect(sync.follow('#p01')).toBe(true);
    expect(state.notices).toBe(notices);
  });

  // The days that an address names are asked for as those of a click are.
  it.each([
    ['date=2011-02-01', 'date=2011-02-01'],
    ['from=2010-05-01&to=2011-02-01', 'from=2010-05-01&to=2011-02-01'],
    ['compare=2011-02-01', 'compare=2011-02-01'],
    ['date=2011-02-01&compare=2011-03-01', 'date=2011-02-01&compare=2011-03-01'],
    ['select=reed-ford&from=2011-01-05&to=2011-02-01', 'select=reed-ford'],
  ])(
    'the later days that %s names are shown on request in one step, as with their layer, and Back takes that back',
    async (says, days) => {
      const layers = [...initialSession(tiny.index).layers, 'aftermath'].join(',');
      const whole = seen(parseHash(tiny.index, `#v=1&${says}&layers=${layers}`).session);
      const state = started(`#v=1&${says}`);
      const before = seen(state.session);
      expect(state.cut).toMatchObject({ hidden: 'Later' });
      state.showCut();
      expect(seen(state.session)).toEqual(whole);
      expect([state.cut, state.notices]).toEqual([null, []]);
      await vi.advanceTimersByTimeAsync(10);
      expect(entries).toHaveLength(2);
      expect(entries[1]).toContain(days);
      back(0);
      expect(seen(state.session)).toEqual(before);
      expect(state.cut).toMatchObject({ hidden: 'Later' });
    },
  );
});

describe('A comparison that gave way to a window', () => {
  it('is in no address, and is there again with a single day, also after going back to the window', () => {
    const state = started();
    const compare = state.session.day - 30;
    state.dispatch({ type: 'compareChanged', day: compare, commit: true });
    state.dispatch({ type: 'sideChosen', side: true });
    state.dispatch({ type: 'modeChosen', mode: 'window' });
    vi.runAllTimers();
    expect(entries.at(-1)).not.toMatch(/compare|side/);
    const at = entries.length - 1;
    state.dispatch({ type: 'ghostsToggled' });
    vi.runAllTimers();
    back(at);
    state.dispatch({ type: 'modeChosen', mode: 'day' });
    expect(state.session).toMatchObject({ mode: 'day', compare, side: true });
    vi.runAllTimers();
    expect(entries.at(-1)).toMatch(/compare=.*side=1/);
  });
});

describe('Back brings back how the page looked', () => {
  const LOOK: PageLook = {
    camera: { zoom: 7.25, lat: 1.5, lon: 0.25 },
    reading: { passage: 'p02', offset: 33 },
    sheet: { tab: 'time', stop: 'half' },
  };

  it('frame, place in the text and sheet, as they were when the entry was left', async () => {
    const state = started();
    state.look = () => LOOK;
    state.dispatch({ type: 'eventVisited', id: 'nordhaven-talk-1' });
    // What the page looks like by the time the entry is made is no matter.
    state.look = () => NO_PAGE_LOOK;
    await vi.advanceTimersByTimeAsync(1000);
    expect(readEntry(kepts[0])).toEqual(LOOK);
    back(0);
    expect(state.session.selection).toBeNull();
    expect(state.cameraRequest).toMatchObject({ exactly: LOOK.camera, force: true });
    expect(state.readingRequest?.to).toEqual({ type: 'place', place: LOOK.reading });
    expect(state.sheetRequest?.sheet).toEqual(LOOK.sheet);
  });

  it('also after a reload, for the map from the first', () => {
    started().look = () => LOOK;
    sync.flush();
    sync.stop();
    const again = new AtlasState(tiny.atlas);
    sync = syncUrl(again);
    expect(again.start.camera).toEqual(LOOK.camera);
    expect(again.readingRequest?.to).toEqual({ type: 'place', place: LOOK.reading });
    expect(again.sheetRequest?.sheet).toEqual(LOOK.sheet);
  });

  it('scrolling is kept once it rests, in the entry and not in the address', async () => {
    const state = started('#v=1&date=2010-05-10');
    state.look = () => LOOK;
    for (let at = 0; at < 10; at++) {
      sync.keep();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(readEntry(kepts.at(-1))).toEqual(NO_PAGE_LOOK);
    await vi.advanceTimersByTimeAsync(1000);
    expect(readEntry(kepts.at(-1))).toEqual(LOOK);
    expect(entries).toEqual(['/#v=1&date=2010-05-10']);
  });

  it('what was done to the layers since is undone, also behind a bare name', async () => {
    const state = started('#p02');
    const { session } = state;
    state.dispatch({ type: 'layerToggled', layer: 'borders' });
    await vi.advanceTimersByTimeAsync(1000);
    back(0);
    expect(state.session).toEqual(session);
  });

  it('a frame makes no entry of its own', async () => {
    move(null, '/?embed=1');
    const state = started();
    expect(state.session.embed).toBe(true);
    state.dispatch({ type: 'eventVisited', id: 'ford-order' });
    await vi.advanceTimersByTimeAsync(1000);
    state.dispatch({ type: 'layerToggled', layer: 'borders' });
    sync.follow('#p01');
    await vi.advanceTimersByTimeAsync(1000);
    expect(entries).toHaveLength(1);
    expect(kept(state).selection).toBe('ford-order');
    move(null, '/');
  });
});
