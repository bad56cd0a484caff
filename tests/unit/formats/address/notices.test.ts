/** What a reader is told of an address, word by word, and what is read of each of its keys. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '../../../../src/domain/camera';
import { initialSession, type Session } from '../../../../src/domain/session';
import { isoDate, parseDay } from '../../../../src/domain/time';
import { formatHash, parseHash, type ParsedHash } from '../../../../src/formats/address/url';
import { tiny } from '../../../fixtures/tiny-atlas';
import { runs } from '../../../helpers/runs';

const { index } = tiny;
const opening = initialSession(index);
const day = (text: string): number => parseDay(text) as number;
const read = (hash: string): ParsedHash => parseHash(index, hash);
const told = (hash: string): readonly string[] => read(hash).notices;

const ignored = (what: string, why: string): string => `“${what}” in the address was ignored: ${why}`;

describe('The reader is told what of an address was ignored, and why', () => {
  it.each([
    ['#v=2', 'v=2', 'only version 1 is known.'],
    ['#v=1&date=1+May', 'date=1 May', 'a date is written like 2023-04-23.'],
    ['#v=1&compare=tomorrow', 'compare=tomorrow', 'a date is written like 2023-04-23.'],
    ['#v=1&compare=2010-05-01&side=yes', 'side=yes', 'it is written side=1 or left out.'],
    ['#v=1&ghosts=0', 'ghosts=0', 'it is written ghosts=1 or left out.'],
    ['#v=1&from=2010-06-01&to=2010-05-31', 'from=2010-06-01', 'it lies after “to”.'],
    ['#v=1&from=2010-06-01', 'from=2010-06-01', 'a window needs both “from” and “to”.'],
    ['#v=1&to=2010-06-01', 'to=2010-06-01', 'a window needs both “from” and “to”.'],
    ['#v=1&from=1960-06-01', 'from=1960-06-01', 'a window needs both “from” and “to”.'],
    ['#v=1&layers=crossings,oceans,,skies', 'layers=oceans,skies', 'there is no such layer.'],
    ['#v=1&select=atlantis', 'select=atlantis', 'nothing here has that name.'],
    ['#v=1&p=reed-ford', 'p=reed-ford', 'there is no such passage.'],
    ['#v=1&names=fr', 'names=fr', 'names are both, en or ru.'],
    ['#v=1&theme=auto', 'theme=auto', 'a theme is light or dark.'],
    ['#v=1&map=7/1', 'map=7/1', 'a camera is written zoom/latitude/longitude.'],
    ['#v=1&colour=red', 'colour=red', 'the key is not known.'],
    ['#v=1&side=1', 'side=1', 'two days stand side by side only with “compare”.'],
    ['#v=1&names=en&names=ru', 'names=en', 'it is there again with another value.'],
    [
      '#v=1&date=2010-05-15&from=2010-02-01&to=2010-03-01',
      'date=2010-05-15',
      'the days from “from” to “to” are shown.',
    ],
    ['#atlantis', '#atlantis', 'nothing here has that name.'],
  ])('%s', (hash, what, why) => expect(told(hash)).toEqual([ignored(what, why)]));

  it('the same value twice is no fault', () => {
    expect(told('#v=1&names=ru&names=ru')).toEqual([]);
  });

  it('of two values the last counts and the other one changes nothing, even where the last cannot be read', () => {
    for (const [key, first, last] of [
      ['date', '2010-05-15', 'today'],
      ['compare', '2010-05-15', 'today'],
      ['from', '2010-05-15', 'today'],
      ['layers', 'crossings', 'oceans'],
      ['select', 'reed-ford', 'atlantis'],
      ['p', 'p01', 'p99'],
      ['names', 'ru', 'fr'],
      ['theme', 'dark', 'blue'],
      ['map', '7/1/1', '7'],
    ] as const) {
      const twice = read(`#v=1&${key}=${first}&${key}=${last}`);
      const once = read(`#v=1&${key}=${last}`);
      expect(twice, key).toEqual({
        ...once,
        notices: [ignored(`${key}=${first}`, 'it is there again with another value.'), ...once.notices],
      });
    }
  });

  it('both ends of a window are named where neither can be read, and one where one is missing', () => {
    expect(told('#v=1&from=early&to=late')).toHaveLength(2);
    expect(told('#v=1&from=early&to=2010-05-01')).toEqual([
      ignored('from=early', 'a date is written like 2023-04-23.'),
      ignored('to=2010-05-01', 'a window needs both “from” and “to”.'),
    ]);
  });

  it('each part that cannot be read is named, and nothing else is, whatever else the address has', () => {
    const sound = {
      date: '2010-05-15',
      compare: '2010-05-16',
      ghosts: '1',
      layers: 'crossings',
      select: 'reed-ford',
      p: 'p02',
      names: 'ru',
      theme: 'dark',
      map: '7/1/1',
    };
    const keys = Object.keys(sound) as (keyof typeof sound)[];
    // No value is like these.
    const strange = fc.stringMatching(/^x[a-z0-9-]{0,8}x$/);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(keys, { minLength: 1 }),
        fc.dictionary(fc.constantFrom(...keys), strange, { maxKeys: 5 }),
        (asked, faults) => {
          const values = asked.map((key) => [key, faults[key] ?? sound[key]] as const);
          const bad = values.filter(([key]) => faults[key] !== undefined);
          const { session, camera, notices } = read(`#v=1${values.map(([key, value]) => `&${key}=${value}`).join('')}`);
          expect(notices).toHaveLength(bad.length);
          bad.forEach(([key, value], at) => expect(notices[at]).toContain(`“${key}=${value}”`));
          const good = new Set(asked.filter((key) => faults[key] === undefined));
          expect(session.compare).toBe(good.has('compare') ? day(sound.compare) : null);
          expect(session.ghosts).toBe(good.has('ghosts'));
          expect(session.names).toBe(good.has('names') ? sound.names : opening.names);
          expect(session.theme).toBe(good.has('theme') ? sound.theme : opening.theme);
          expect(session.selection).toBe(good.has('select') ? sound.select : null);
          expect(camera === null).toBe(!good.has('map'));
          if (good.has('date')) expect(session.day).toBe(day(sound.date));
          if (good.has('p')) expect(session.passage).toBe(sound.p);
        },
      ),
      runs(100),
    );
  });

  it('of many faults five are told, and how many more there are', () => {
    const faults = (count: number): string => Array.from({ length: count }, (_, at) => `&wrong${at}=1`).join('');
    expect(told(`#v=1${faults(5)}`)).toEqual(
      [0, 1, 2, 3, 4].map((at) => ignored(`wrong${at}=1`, 'the key is not known.')),
    );
    expect(told(`#v=1${faults(6)}`).slice(4)).toEqual([ignored('wrong4=1', 'the key is not known.'), '… and 1 more.']);
  });

  it('which of two readings was taken, of every key that has one', () => {
    for (const [key, value] of [
      ['date', '2010-05-15'],
      ['compare', '2010-05-15'],
      ['ghosts', '1'],
      ['select', 'reed-ford'],
      ['p', 'p02'],
      ['names', 'ru'],
      ['theme', 'dark'],
      ['map', '7/1/1'],
    ] as const) {
      expect(told(`#v=1&${key}=${value}, so`), key).toEqual([
        `“${key}=${value}, so” in the address was read as “${value}”.`,
      ]);
      expect(read(`#v=1&${key}=${value}, so`), key).toMatchObject({
        session: read(`#v=1&${key}=${value}`).session,
        camera: read(`#v=1&${key}=${value}`).camera,
      });
    }
  });

  it('that days out of range are not shown: which were asked for, which are shown, and why', () => {
    const stops = 'The map stops on 31 December 2010 while the layer “Later” is off.';
    const starts = '1 January 2009 is the first day that can be shown.';
    for (const [hash, asked, words] of [
      [
        '#v=1&date=2012-01-01',
        { day: day('2010-12-31') },
        `1 January 2012 was asked for; 31 December 2010 is shown. ${stops}`,
      ],
      [
        '#v=1&compare=2008-01-01',
        { compare: day('2009-01-01') },
        `1 January 2008 was asked for to compare with; 1 January 2009 is shown. ${starts}`,
      ],
      [
        '#v=1&from=2008-01-01&to=2009-05-01',
        { window: { from: day('2009-01-01'), to: day('2009-05-02') } },
        `1 January 2008 to 1 May 2009 was asked for; 1 January 2009 to 1 May 2009 is shown. ${starts}`,
      ],
      [
        '#v=1&from=2010-05-01&to=2012-05-01',
        { window: { from: day('2010-05-01'), to: day('2011-01-01') } },
        `1 May 2010 to 1 May 2012 was asked for; 1 May 2010 to 31 December 2010 is shown. ${stops}`,
      ],
    ] as const) {
      expect(read(hash), hash).toMatchObject({ session: asked, notices: [words] });
    }
    for (const hash of ['#v=1&date=2009-01-01', '#v=1&date=2010-12-31', '#v=1&from=2009-01-01&to=2010-12-31'])
      expect(told(hash), hash).toEqual([]);
    expect(told('#v=1&layers=aftermath&date=2012-01-01')).toEqual([
      '1 January 2012 was asked for; 30 June 2011 is shown. 30 June 2011 is the last day that can be shown.',
    ]);
  });
});

describe('Each thing that an address can say is read back by itself', () => {
  const window = { from: day('2010-02-01'), to: day('2010-02-02') };
  it.each<[string, Partial<Session>]>([
    ['#v=1&date=2010-05-15', { day: day('2010-05-15') }],
    // A window goes on to its last day.
    ['#v=1&from=2010-02-01&to=2010-02-01', { mode: 'window', window, day: day('2010-02-01') }],
    ['#v=1&compare=2010-05-15', { compare: day('2010-05-15') }],
    ['#v=1&compare=2010-05-15&side=1', { compare: day('2010-05-15'), side: true }],
    ['#v=1&ghosts=1', { ghosts: true }],
    ['#v=1&layers=', { layers: [] }],
    ['#v=1&layers=crossings,venues', { layers: ['crossings', 'venues'] }],
    ['#v=1&select=reed-ford&p=p03', { selection: 'reed-ford', passage: 'p03' }],
    ['#v=1&p=p01', { passage: 'p01' }],
    ['#v=1&names=en', { names: 'en' }],
    ['#v=1&theme=light', { theme: 'light' }],
    ['#v=1&theme=dark', { theme: 'dark' }],
  ])('%s', (hash, says) => {
    const session = { ...opening, ...says };
    expect(formatHash(index, session)).toBe(hash);
    expect(read(hash)).toEqual({
      session,
      camera: null,
      click: read(hash).click,
      isBare: false,
      notices: [],
      cuts: [],
    });
  });

  it('a camera, as far as there is a map', () => {
    const cameras: readonly Camera[] = [
      { zoom: 0, lat: -85, lon: -180 },
      { zoom: 22, lat: 85, lon: 180 },
      { zoom: 7.5, lat: 0, lon: 0 },
    ];
    for (const camera of cameras) expect(read(formatHash(index, opening, camera))).toMatchObject({ camera });
    for (const none of ['22.1/0/0', '-0.1/0/0', '7/85.1/0', '7/-85.1/0', '7/0/180.1', '7/0/-180.1', '7/0', '7/0/0/0'])
      expect(read(`#v=1&map=${none}`), none).toMatchObject({ camera: null, notices: [expect.any(String)] });
    for (const none of ['/0/0', '7//0', '7/0/', '7/x/0', '7/0/Infinity'])
      expect(read(`#v=1&map=${none}`), none).toMatchObject({ camera: null, notices: [expect.any(String)] });
  });

  it('layers in the order of the atlas, whatever the order in the address', () => {
    expect(read('#v=1&layers=venues,crossings,crossings').session.layers).toEqual(['crossings', 'venues']);
  });

  it('a bare name adds to what is shown, an address replaces it', () => {
    const shown = { ...opening, ghosts: true };
    expect(parseHash(index, '#reed-ford', '', shown)).toMatchObject({ isBare: true, session: { ghosts: true } });
    expect(parseHash(index, '#atlantis', '', shown)).toMatchObject({ isBare: true, click: null, session: shown });
    expect(parseHash(index, '#v=1&select=reed-ford').isBare).toBe(false);
    expect(read('#v=1').isBare).toBe(false);
    expect(read('').isBare).toBe(false);
  });

  it('the date of a record counts where the address has none that can be read', () => {
    const date = isoDate(opening.day - 40);
    expect(read(`#v=1&date=${date}&select=late-flood`).session.day).toBe(opening.day - 40);
    expect(read('#v=1&date=soon&select=late-flood').session.day).toBe(day('2011-02-01'));
    expect(read('#v=1&from=2010-02-01&to=2010-03-01&select=late-flood').session).toEqual({
      ...opening,
      mode: 'window',
      window: { from: day('2010-02-01'), to: day('2010-03-02') },
      day: day('2010-03-01'),
      selection: 'late-flood',
    });
  });

  it('the day beside a window is the one to go back to; without it that is the last of the window', () => {
    expect(read('#v=1&date=2010-05-15&from=2010-02-01&to=2010-03-01').session.day).toBe(day('2010-05-15'));
    expect(read('#v=1&from=2010-02-01&to=2010-03-01').session.day).toBe(day('2010-03-01'));
  });
});
