import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectableDays } from '../../../../src/domain/selectableDays';
import { initialSession, reduce, windowOfSession, type Session } from '../../../../src/domain/session';
import { destinationOf, eventOfLink } from '../../../../src/domain/destination';
import type { AtlasIndex } from '../../../../src/domain/links';
import type { Bounds, Feature } from '../../../../src/domain/model';
import { isoDate, parseDay } from '../../../../src/domain/time';
import { selectView } from '../../../../src/domain/view';
import { sharedAddress } from '../../../../src/formats/address/table';
import { formatHash, parseHash } from '../../../../src/formats/address/url';
import { idsOf, seen, sessionsOf } from '../../../fixtures/sessions';
import { real } from '../../../fixtures/real-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';
import { runs } from '../../../helpers/runs';

const { index } = tiny;
const opening = initialSession(index);
const day = (text: string): number => parseDay(text) as number;

describe('An address', () => {
  it.each([
    ['the tiny atlas', tiny.index],
    ['the real atlas', real.index],
  ])('brings back every session a reader can reach in %s', (_title, index) => {
    fc.assert(
      fc.property(sessionsOf(index), (session) => {
        const hash = formatHash(index, session);
        const read = parseHash(index, hash);
        expect(seen(read.session), hash).toEqual(seen(session));
        expect(read.notices).toEqual([]);
        expect(formatHash(index, read.session)).toBe(hash);
      }),
      runs(500),
    );
  });

  it('names the columns of the table in their order, and in the order of the kind means what it always did', () => {
    const columnsOf = (hash: string) => parseHash(real.index, hash).session.table.columns;
    const at = '#v=1&view=table&rows=statuses&columns=';
    for (const list of ['feature,status,from,to,note', 'feature', 'feature,part,status,from,to,sources']) {
      expect(columnsOf(at + list)).toEqual(list.split(','));
      expect(formatHash(real.index, parseHash(real.index, at + list).session)).toBe(at + list);
    }
    const moved = `${at}feature,note,to,from`;
    expect(columnsOf(moved)).toEqual(['feature', 'note', 'to', 'from']);
    expect(formatHash(real.index, parseHash(real.index, moved).session)).toBe(moved);
    // The one that says what a row is comes first wherever it is named, and what there is not is told.
    expect(columnsOf(`${at}to,feature,from`)).toEqual(['feature', 'to', 'from']);
    const { session, notices } = parseHash(real.index, `${at}note,size,from,note`);
    expect(session.table.columns).toEqual(['feature', 'note', 'from']);
    expect(notices.join()).toContain('“columns=size”');
    // The usual ones need no key.
    const usual = `${at}feature,part,status,from,to,sources,doubt,note,confidence,alone`;
    expect(columnsOf(usual)).toBeNull();
  });

  it('with a selection says the day wherever a click on it would go to another', () => {
    const at = (date: string, selection: string): string =>
      formatHash(index, { ...opening, day: day(date), selection, passage: null });
    expect(at('2010-12-31', 'reed-ford')).toBe('#v=1&select=reed-ford');
    expect(at('2010-12-31', 'ford-order')).toBe('#v=1&date=2010-12-31&select=ford-order');
    expect(at('2010-12-31', 'late-flood')).toBe('#v=1&date=2010-12-31&select=late-flood');
  });

  it('with a selection says the day where a click on it would turn on a layer that is off', () => {
    const ford = index.features.get('reed-ford') as Feature;
    const later = { ...ford, span: { ...ford.span, from: opening.day + 1 } };
    const withLater = { ...index, features: new Map([...index.features, ['reed-ford', later]]) };
    const session = { ...opening, selection: 'reed-ford', passage: 'p02' };
    const hash = '#v=1&date=2010-12-31&select=reed-ford&p=p02';
    expect(formatHash(withLater, session)).toBe(hash);
    expect(parseHash(withLater, hash).session).toEqual(session);
  });

  it('tells whether two days stand side by side, only where there are two', () => {
    const hash = '#v=1&compare=2010-04-01&side=1';
    expect(parseHash(index, hash)).toMatchObject({ session: { side: true }, notices: [] });
    expect(formatHash(index, parseHash(index, hash).session)).toBe(hash);
    expect(parseHash(index, '#v=1&side=1').session.side).toBe(false);
  });

  it('says nothing of a comparison that the window in its place does not show', () => {
    const window = { from: day('2010-02-01'), to: day('2010-07-01') };
    const compared = { ...opening, day: day('2010-06-30'), compare: day('2010-04-01'), side: true };
    expect(formatHash(index, { ...compared, mode: 'window', window })).toBe('#v=1&from=2010-02-01&to=2010-06-30');
    expect(formatHash(index, compared)).toContain('&compare=2010-04-01&side=1');
  });

  it('has the edges of the frame to which rows are limited, so that they are the same on any screen', () => {
    const table = { ...opening.table, inFrame: true };
    const of = (seen: Bounds | null, frame: Bounds | null = null): string =>
      formatHash(index, { ...opening, view: 'table', table: { ...table, frame } }, null, seen);
    const seen = [44.12345678, 38.5, 48.98765, 41.25] as const;
    expect(of(seen)).toBe('#v=1&view=table&inframe=44.123,38.5,48.988,41.25');
    const { session, notices } = parseHash(index, of(seen));
    expect([session.table.inFrame, session.table.frame, notices]).toEqual([true, [44.123, 38.5, 48.988, 41.25], []]);
    // What was asked for is written again, whatever the map shows; narrow frames are more exact; some cross the antimeridian.
    expect(of([1, 2, 3, 4], session.table.frame)).toBe(of(seen));
    expect(of([46.123456, 39, 46.3, 39.1])).toContain('inframe=46.1235,39,46.3,39.1');
    expect(parseHash(index, of([170, -1, 190, 1])).session.table.frame).toEqual([170, -1, -170, 1]);
    // As addresses were before.
    expect(of(null)).toBe('#v=1&view=table&inframe=1');
    const before = parseHash(index, '#v=1&view=table&inframe=1').session.table;
    expect([before.inFrame, before.frame]).toEqual([true, null]);
    for (const wrong of ['2', '1,2,3', '1,5,3,4', '200,1,2,3', '1,2,3,x', '5,1,5,2']) {
      const read = parseHash(index, `#v=1&view=table&inframe=${wrong}`);
      expect([read.session.table.inFrame, read.notices.length], wrong).toEqual([false, 1]);
    }
  });

  it('as others can use it leaves out the table of own rows, and nothing else', () => {
    const page = 'https://example.org/atlas/';
    const own = `${page}#v=1&date=2010-03-01&select=reed-ford&view=table&rows=own-data-1&days=all&inframe=1&q=raid&theme=dark`;
    expect(sharedAddress(own)).toBe(`${page}#v=1&date=2010-03-01&select=reed-ford&theme=dark`);
    expect(sharedAddress(`${page}#v=1&view=table&rows=own-data-1`)).toBe(page);
    for (const kept of ['', '#p02', '#v=1&view=table&rows=statuses&q=own-data-1', '#v=1&view=table'])
      expect(sharedAddress(page + kept)).toBe(page + kept);
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
    expect(read('#note-dates')).toEqual({ selection: null, passage: 'p02' });
    expect(read('#old-ford')).toEqual({ selection: 'reed-ford', passage: 'p02' });
    expect(read('#v=1&select=first-talk')).toEqual({ selection: 'nordhaven-talk-1', passage: 'p01' });
  });

  it('asks for the bare map with ?embed=1', () => {
    expect(parseHash(index, '', '?embed=1').session.embed).toBe(true);
    expect(parseHash(index, '', '?embed=0').session.embed).toBe(false);
  });

  it('may use keys whose function comes later', () => {
    expect(parseHash(index, '#v=1&view=table&compare=2010-01-01').notices).toEqual([]);
  });
});

/** The session after a click on a record in an open one. */
function clicked(index: AtlasIndex, session: Session, id: string): Session {
  const event = eventOfLink(index, id);
  return event ? reduce(index, session, event) : session;
}

describe('A link does what a click does', () => {
  const atlases = [
    ['the tiny atlas', tiny.index],
    ['the real atlas', real.index],
  ] as const;

  it.each(atlases)('for every id of %s: by its bare name, and by `select=` without a date', (_title, index) => {
    for (const id of idsOf(index)) {
      const opening = initialSession(index);
      const click = clicked(index, opening, id);
      for (const hash of [`#${id}`, `#v=1&select=${id}`]) {
        expect(parseHash(index, hash), hash).toMatchObject({
          session: click,
          click: destinationOf(index, id),
          notices: [],
        });
      }
    }
  });

  it.each(atlases)('on every session of %s', (_title, index) => {
    fc.assert(
      fc.property(sessionsOf(index), fc.constantFrom(...idsOf(index)), (session, id) => {
        expect(parseHash(index, `#${id}`, '', session).session).toEqual(clicked(index, session, id));
      }),
      runs(300),
    );
  });

  it.each(atlases)('with the layers that it names, in %s', (_title, index) => {
    for (const id of idsOf(index)) {
      const session = { ...initialSession(index), layers: ['crossings'] as const };
      expect(parseHash(index, `#v=1&layers=crossings&select=${id}`).session, id).toEqual(clicked(index, session, id));
    }
  });

  it.each(atlases)('but goes nowhere else where it says the day, in %s', (_title, index) => {
    const opening = initialSession(index);
    const date = isoDate(opening.day - 40);
    for (const id of idsOf(index)) {
      const { session, notices } = parseHash(index, `#v=1&date=${date}&select=${id}`);
      const { selection, passage, story } = clicked(index, opening, id);
      expect(session, id).toEqual({ ...opening, story, day: opening.day - 40, selection, passage });
      expect(notices).toEqual([]);
    }
  });

  it('goes to the day of what came after the article, with its layer', () => {
    for (const event of real.atlas.events.filter(({ track }) => track === 'aftermath')) {
      const { session } = parseHash(real.index, `#${event.id}`);
      expect(session, event.id).toMatchObject({ mode: 'day', day: event.span.from, selection: event.id });
      expect(session.layers).toContain('aftermath');
    }
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
        const { first, last } = selectableDays(index, session);
        const { from, to } = windowOfSession(session);
        expect(from).toBeGreaterThanOrEqual(first);
        expect(to).toBeLessThanOrEqual(last + 1);
        expect(to).toBeGreaterThan(from);
        expect(selectView(index, session).passages).toHaveLength(3);
        expect(session.passage === null || index.passages.has(session.passage)).toBe(true);
        expect(notices.every((notice) => notice.length > 0)).toBe(true);
      }),
      runs(2000),
    );
  });
});
