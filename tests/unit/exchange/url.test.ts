import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AtlasIndex } from '../../../src/domain/links';
import { dayRange, initialSession, reduce, windowOf, type AppEvent, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { formatHash, parseHash } from '../../../src/exchange/url';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const opening = initialSession(index);
const day = (text: string): number => parseDay(text) as number;

/** What a reader sees of a session. Of day and window only the shown one is written; `embed` belongs to the query. */
function seen(session: Session): unknown {
  const { mode, layers, selection, passage, names, theme, compare, ghosts } = session;
  return { mode, window: windowOf(session), layers, selection, passage, names, theme, compare, ghosts };
}

/** Anything a reader can do. */
function events({ atlas }: AtlasIndex): fc.Arbitrary<AppEvent> {
  const days = fc.integer({ min: atlas.meta.opens - 900, max: atlas.meta.checked + 30 });
  const ids = fc.constantFrom(...[...atlas.features, ...atlas.events].map(({ id }) => id));
  const passages = fc.constantFrom(...atlas.passages.map(({ id }) => id));
  return fc.oneof(
    days.map((day): AppEvent => ({ type: 'dayChanged', day, commit: true })),
    fc.tuple(days, fc.nat(600)).map(([from, length]): AppEvent => ({
      type: 'windowChanged',
      window: { from, to: from + length },
      commit: true,
    })),
    fc.constantFrom('day', 'window').map((mode): AppEvent => ({ type: 'modeChosen', mode })),
    fc.constantFrom(...atlas.layers.map(({ id }) => id)).map((layer): AppEvent => ({ type: 'layerToggled', layer })),
    ids.map((id): AppEvent => ({ type: 'selected', id })),
    passages.map((id): AppEvent => ({ type: 'passageChosen', id })),
    fc.constant<AppEvent>({ type: 'selectionCleared' }),
    fc.option(days).map((day): AppEvent => ({ type: 'compareChanged', day, commit: true })),
    fc.constant<AppEvent>({ type: 'ghostsToggled' }),
    fc.constantFrom(...atlas.moments.map(({ id }) => id)).map((id): AppEvent => ({ type: 'momentChosen', id })),
    fc.constantFrom('both', 'en', 'az', 'hy', 'ru', 'tr').map((names): AppEvent => ({ type: 'namesChosen', names })),
    fc.constantFrom('auto', 'light', 'dark').map((theme): AppEvent => ({ type: 'themeChosen', theme })),
  );
}

describe('An address', () => {
  it.each([
    ['the tiny atlas', tiny.index],
    ['the real atlas', real.index],
  ])('brings back every session a reader can reach in %s', (_title, index) => {
    fc.assert(
      fc.property(fc.array(events(index), { maxLength: 8 }), (steps) => {
        const session = steps.reduce((each, event) => reduce(index, each, event), initialSession(index));
        const read = parseHash(index, formatHash(index, session));
        expect(seen(read.session)).toEqual(seen(session));
        expect(read.notices).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('of the opening view is empty', () => {
    expect(formatHash(index, opening)).toBe('');
    expect(parseHash(index, '').session).toEqual(opening);
    expect(parseHash(index, '#').session).toEqual(opening);
  });

  it('keeps its contract', () => {
    const hash =
      '#v=1&from=2010-02-01&to=2010-06-30&layers=crossings,routes&select=reed-ford&p=p02&names=ru&theme=dark';
    const { session, notices } = parseHash(index, hash);
    expect(notices).toEqual([]);
    expect(session).toMatchObject({
      mode: 'window',
      window: { from: day('2010-02-01'), to: day('2010-07-01') },
      layers: ['crossings', 'routes'],
      selection: 'reed-ford',
      passage: 'p02',
      names: 'ru',
      theme: 'dark',
    });
    expect(formatHash(index, session)).toBe(hash);
  });

  it('holds the camera to four decimals', () => {
    const camera = { zoom: 7.25, lat: 1.2345, lon: -0.5 };
    const hash = formatHash(index, opening, camera);
    expect(hash).toBe('#v=1&map=7.25/1.2345/-0.5000');
    expect(parseHash(index, hash).camera).toEqual(camera);
  });

  it('may be a bare passage, feature, event or old id', () => {
    const read = (hash: string): Partial<Session> => {
      const { selection, passage } = parseHash(index, hash).session;
      return { selection, passage };
    };
    expect(read('#p02')).toEqual({ selection: null, passage: 'p02' });
    expect(read('#reed-ford')).toEqual({ selection: 'reed-ford', passage: 'p02' });
    expect(read('#ford-order')).toEqual({ selection: 'ford-order', passage: 'p02' });
    expect(read('#old-ford')).toEqual({ selection: 'reed-ford', passage: 'p02' });
    expect(read('#v=1&select=first-talk')).toEqual({ selection: 'nordhaven-talk-1', passage: 'p01' });
  });

  it('asks for the bare map with ?embed=1', () => {
    expect(parseHash(index, '', '?embed=1').session.embed).toBe(true);
    expect(parseHash(index, '', '?embed=0').session.embed).toBe(false);
  });

  it('may use keys whose function comes later', () => {
    expect(parseHash(index, '#v=1&story=one/2&view=table&compare=2010-01-01').notices).toEqual([]);
  });
});

describe('What an address gets wrong is ignored with a notice', () => {
  it.each([
    ['#v=1&colour=red', 'colour=red'],
    ['#v=2', 'v=2'],
    ['#v=1&date=2010-02-30', 'date=2010-02-30'],
    ['#v=1&from=2010-06-01&to=2010-05-01', 'from=2010-06-01'],
    ['#v=1&from=2010-06-01', 'from=2010-06-01'],
    ['#v=1&to=2010-06-01', 'to=2010-06-01'],
    ['#v=1&layers=crossings,oceans', 'oceans'],
    ['#v=1&select=atlantis', 'select=atlantis'],
    ['#v=1&select=constructor', 'select=constructor'],
    ['#v=1&p=p99', 'p=p99'],
    ['#v=1&names=xx', 'names=xx'],
    ['#v=1&theme=auto', 'theme=auto'],
    ['#v=1&map=7/95/0', 'map=7/95/0'],
    ['#v=1&map=//', 'map=//'],
    ['#atlantis', 'atlantis'],
    ['#__proto__', '__proto__'],
    ['#%E0%A4%A', '%E0%A4%A'],
  ])('%s', (hash, named) => {
    const { session, notices } = parseHash(index, hash);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(named);
    expect({ ...session, layers: opening.layers }).toEqual(opening);
  });

  it('a date beyond the range is moved inside', () => {
    const { session, notices } = parseHash(index, '#v=1&date=2011-03-01');
    expect(session.day).toBe(day('2010-12-31'));
    expect(notices).toHaveLength(1);
    const withAftermath = '#v=1&date=2011-03-01&layers=crossings,aftermath';
    expect(parseHash(index, withAftermath)).toMatchObject({ session: { day: day('2011-03-01') }, notices: [] });
  });

  it('a notice stays short', () => {
    expect(parseHash(index, `#v=1&names=${'x'.repeat(5000)}`).notices[0]?.length).toBeLessThan(150);
  });

  it('nothing that anyone can write makes it fail', () => {
    const keys = [
      'v',
      'date',
      'from',
      'to',
      'layers',
      'select',
      'p',
      'names',
      'theme',
      'map',
      'story',
      '__proto__',
      '',
    ];
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '2010-05-15',
        '9999-12-31',
        '0000-00-00',
        'NaN',
        'reed-ford',
        'p01',
        '%',
        '1e999/0/0',
        'crossings,,',
      ),
    );
    const pair = fc
      .tuple(fc.oneof(fc.constantFrom(...keys), fc.string()), value)
      .map(([key, text]) => `${key}=${text}`);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pair, { maxLength: 6 }).map((pairs) => pairs.join('&')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { session, notices } = parseHash(index, `#${text}`);
        const { first, last } = dayRange(index, session);
        const { from, to } = windowOf(session);
        expect(from).toBeGreaterThanOrEqual(first);
        expect(to).toBeLessThanOrEqual(last + 1);
        expect(to).toBeGreaterThan(from);
        expect(selectView(index, session).passages).toHaveLength(3);
        expect(session.passage === null || index.passages.has(session.passage)).toBe(true);
        expect(notices.every((notice) => notice.length > 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
