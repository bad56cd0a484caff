import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialSession, windowOfSession, type Session } from '../../../../src/domain/session';
import { isoDate, parseDay } from '../../../../src/domain/time';
import { formatHash, parseHash, type ParsedHash } from '../../../../src/formats/address/url';
import { idsOf, seen, sessionsOf } from '../../../fixtures/sessions';
import { real } from '../../../fixtures/real-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';
import { FOURFOLD, growth } from '../../../helpers/growth';
import { runs } from '../../../helpers/runs';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;
const read = (hash: string): ParsedHash => parseHash(index, hash);

/** What mail programs, word processors, chats and pages do to a link without meaning anything by it. */
const HARMLESS: Readonly<Record<string, (hash: string) => string>> = {
  'a full stop': (hash) => `${hash}.`,
  'a bracket and a comma': (hash) => `${hash}),`,
  'a semicolon': (hash) => `${hash};`,
  'an angle bracket': (hash) => `${hash}>`,
  'a closing quote and a full stop': (hash) => `${hash}”.`,
  'a guillemet': (hash) => `${hash} »`,
  'a straight quote as browsers encode it': (hash) => `${hash}%22`,
  'the mark of a chat for bold': (hash) => `${hash}**`,
  'ampersands of HTML': (hash) => hash.replaceAll('&', '&amp;'),
  'ampersands of HTML twice': (hash) => hash.replaceAll('&', '&amp;amp;'),
  'numbered ampersands': (hash) => hash.replaceAll('&', '&#38;'),
  'percent-encoding': (hash) => `#${encodeURIComponent(hash.slice(1))}`,
  'percent-encoding twice': (hash) => `#${encodeURIComponent(encodeURIComponent(hash.slice(1)))}`,
  'encoded commas': (hash) => hash.replaceAll(',', '%2C'),
  'quoted-printable': (hash) => hash.replaceAll('=', '=3D'),
  'a zero-width space before each sign': (hash) => hash.replace(/[&=,]/g, '%E2%80%8B$&'),
  'a soft hyphen after each hyphen': (hash) => hash.replaceAll('-', '-\u00ad'),
  'a byte order mark': (hash) => `#\ufeff${hash.slice(1)}`,
  'non-breaking hyphens': (hash) => hash.replaceAll('-', '\u2011'),
  dashes: (hash) => hash.replaceAll('-', '–'),
  'a space at both ends': (hash) => `#%20${hash.slice(1)}%20`,
  'a second number sign': (hash) => `#${hash}`,
  capitals: (hash) => hash.toUpperCase(),
};

describe('A link is read as meant', () => {
  it.each(Object.entries(HARMLESS))('with %s', (_title, harm) => {
    const hash = '#v=1&date=2010-05-15&layers=crossings,routes&select=reed-ford&p=p02&names=ru';
    expect(read(harm(hash))).toEqual(read(hash));
    expect(read(harm('#nordhaven-talk-2'))).toEqual(read('#nordhaven-talk-2'));
    expect(read(harm('#v=1&layers='))).toEqual(read('#v=1&layers='));
  });

  it.each([
    ['a date', '#v=1&date=2010-05-%0D%0A15'],
    ['a date, as a browser leaves it', '#v=1&date=2010-0%205-15'],
    ['a date, as mail leaves it', '#v=1&date=2010-=05-15'],
    ['a key', '#v=1&da%0Ate=2010-05-15'],
  ])('with a line broken inside %s', (_title, hash) => {
    expect(read(hash)).toMatchObject({ session: { day: day('2010-05-15') }, notices: [] });
  });

  it.each([
    ['the tiny atlas', tiny.index],
    ['the real atlas', real.index],
  ])('whatever session it holds and however it was sent, in %s', (_title, index) => {
    const harms = fc.array(fc.constantFrom(...Object.values(HARMLESS)), { maxLength: 3 });
    fc.assert(
      fc.property(sessionsOf(index), harms, (session, chosen) => {
        const hash = formatHash(index, session);
        const sent = chosen.reduce((text, harm) => harm(text), hash === '' ? '#v=1' : hash);
        const { session: got, notices } = parseHash(index, sent);
        expect(notices, sent).toEqual([]);
        expect(seen(got), sent).toEqual(seen(session));
      }),
      runs(300),
    );
  });
});

describe('Where a link can be read in two ways, the reader is told which one was taken', () => {
  it('words of the sentence after a date', () => {
    const { session, notices } = read('#v=1&date=2010-05-15%20and%20so%20on');
    expect(session.day).toBe(day('2010-05-15'));
    expect(notices).toEqual(['“date=2010-05-15 and so on” in the address was read as “2010-05-15”.']);
  });

  it('words of the sentence after a name', () => {
    const { session, notices } = read('#reed-ford).%20There');
    expect(session.selection).toBe('reed-ford');
    expect(notices[0]).toContain('was read as “reed-ford”');
  });

  it('a name that another name begins with', () => {
    const { session, notices } = parseHash(real.index, '#lachin%20-checkpoint');
    expect(session.selection).toBe('lachin-checkpoint');
    expect(notices[0]).toContain('was read as “lachin-checkpoint”');
  });

  it('a date that was cut short is none', () => {
    for (const cut of ['2010-05-', '2010-05', '2010-05-1', '2010-05-1.5', '2010-05-155', '201 0-05-1']) {
      const { session, notices } = read(`#v=1&date=${cut}`);
      expect(session.day, cut).toBe(initialSession(index).day);
      expect(notices, cut).toHaveLength(1);
    }
  });

  it.each([
    ['a day beside a window', '#v=1&date=2010-05-15&from=2010-02-01&to=2010-03-01', 'date=2010-05-15'],
    ['a key twice', '#v=1&date=2010-05-15&date=2010-05-16', 'date=2010-05-15'],
    ['two sides without a comparison', '#v=1&side=1', 'side=1'],
    ['two sides by another word', '#v=1&compare=2010-05-15&side=yes', 'side=yes'],
  ])('%s', (_title, hash, named) => {
    const { notices } = read(hash);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(named);
  });

  it('says of a date out of range that it was moved, however much else is wrong', () => {
    const wrong = Array.from({ length: 40 }, (_, at) => `wrong${at}=1`).join('&');
    const { notices } = read(`#v=1&${wrong}&date=1066-10-14`);
    expect(notices.join(' ')).toContain('14 October 1066 was asked for; 1 January 2009 is shown.');
  });
});

/** What an address asks for, said by its parts. */
interface Asked {
  readonly date: string | null;
  readonly compare: string | null;
  readonly select: string | null;
  readonly p: string | null;
}

/** What of it is not so in the session, the record's own way of saying it put aside. */
function missed(asked: Asked, session: Session): readonly string[] {
  const shown = windowOfSession(session);
  return [
    ...(asked.date !== null && isoDate(shown.from) !== asked.date ? [`date ${asked.date}`] : []),
    ...(asked.compare !== null && (session.compare === null || isoDate(session.compare) !== asked.compare)
      ? [`compare ${asked.compare}`]
      : []),
    ...(asked.select !== null && session.selection !== asked.select ? [`select ${asked.select}`] : []),
    ...(asked.p !== null && session.passage !== asked.p ? [`p ${asked.p}`] : []),
  ];
}

describe('No date, place or passage is ever other than what was asked for without a word', () => {
  const date = fc.oneof(
    fc.integer({ min: -200, max: 900 }).map((offset) => isoDate(index.atlas.meta.opens - offset)),
    fc.constantFrom('2010-02-30', '2010-13-01', '10-05-15', '2010/05/15', '15.05.2010', '2010-5-15', '20100515', ''),
  );
  const id = fc.constantFrom(
    'reed-ford',
    'mill-lane',
    'nordhaven',
    'ford-order',
    'late-flood',
    'nordhaven-talk-1',
    'nordhaven-talk',
    'p-1',
  );
  const passage = fc.constantFrom('p01', 'p02', 'p03', 'p1', 'p001', 'p99');
  const asked = fc.record({
    date: fc.option(date),
    compare: fc.option(date),
    select: fc.option(id),
    p: fc.option(passage),
  });
  const addressOf = (of: Asked): string =>
    `#v=1${Object.entries(of)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => `&${key}=${String(value)}`)
      .join('')}`;
  const told = (asked: Asked, sent: string): void => {
    const { session, notices } = read(sent);
    const wrong = missed(asked, session);
    if (notices.length === 0) expect(wrong, sent).toEqual([]);
  };

  it('asked for as it should be or not', () => {
    fc.assert(
      fc.property(asked, (of) => told(of, addressOf(of))),
      runs(1000),
    );
  });

  it('sent by whatever does no harm', () => {
    const harms = fc.array(fc.constantFrom(...Object.values(HARMLESS)), { maxLength: 3 });
    fc.assert(
      fc.property(asked, harms, (of, chosen) =>
        told(
          of,
          chosen.reduce((text, harm) => harm(text), addressOf(of)),
        ),
      ),
      runs(1000),
    );
  });

  it('with anything put into it: what is shown is written there in full', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
      fc.constantFrom(' ', '%20', '%0A', '-', '1', '.', '&', '=', ' and ', '&date=', '%', '+', '#', 'K', '²'),
    );
    fc.assert(
      fc.property(
        asked,
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), noise), { maxLength: 3 }),
        (of, put) => {
          const sent = put.reduce((text, [at, piece]) => {
            const place = Math.floor(at * text.length);
            return text.slice(0, place) + piece + text.slice(place);
          }, addressOf(of));
          const { session, notices } = read(sent);
          if (notices.length > 0) return;
          // Without a word, each thing shown must be found in the text once what is no letter, digit or hyphen is gone.
          const text = decodeURIComponent(sent.replace(/%(?![0-9a-f]{2})/gi, '').replace(/%[89a-f][0-9a-f]/gi, ''))
            .toLowerCase()
            .replace(/[^a-z0-9=&-]|amp;/g, '')
            // Within a value it is where mail broke the line: no value has one.
            .replace(/=([^&]*)/g, (_, value: string) => `=${value.replaceAll('=', '')}`);
          const opening = initialSession(index);
          if (session.selection !== null) expect(text, sent).toContain(session.selection);
          if (of.date !== null && session.day !== opening.day && session.selection === null) {
            expect(text, sent).toContain(isoDate(session.day));
          }
        },
      ),
      { ...runs(1000), examples: [[{ date: null, compare: null, select: 'reed-ford', p: null }, [[0.63, '=']]]] },
    );
  });

  it('by any bare name: it is that record, or a notice says that there is none', () => {
    const ids = new Set(idsOf(index));
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...ids), fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z0-9-]{1,12}$/)),
        (name) => {
          fc.pre(name.trim() !== '' && !name.includes('='));
          const { click, notices } = read(`#${encodeURIComponent(name)}`);
          if (ids.has(name)) expect(click).not.toBeNull();
          if (click === null && /[\p{L}\p{N}]/u.test(name)) expect(notices).toHaveLength(1);
        },
      ),
      runs(1000),
    );
  });

  it('hostile texts four times as long take about four times as long', async () => {
    const pieces = ['.', '%', '&amp;', '(', '=', '&', ' ', '%20', 'a ', '-'];
    // All together: a single one takes less than a millisecond, and of several the one that is slow tells.
    const all = (times: number): void => pieces.forEach((piece) => read(`#a${piece.repeat(times)}a`));
    expect(await growth(all, 50_000)).toBeLessThan(FOURFOLD);
  }, 60_000);
});
