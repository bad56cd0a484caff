import { describe, expect, it } from 'vitest';
import { indexAtlas } from '../../../src/domain/links';
import { dateLanguage } from '../../../src/domain/typedDate';
import { isoDate } from '../../../src/domain/time';
import { foldName } from '../../../src/domain/fold';
import type { HitKind, SearchHit } from '../../../src/search/hits';
import { makeSearch, type Search } from '../../../src/search/search';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const inTiny = makeSearch(tiny.index);
const inReal = makeSearch(real.index);

function hits(search: Search, query: string, kind: HitKind): readonly SearchHit[] {
  return search(query, Infinity).find((group) => group.kind === kind)?.hits ?? [];
}
const ids = (search: Search, query: string, kind: HitKind): readonly string[] =>
  hits(search, query, kind).map(({ id }) => id);
const kinds = (search: Search, query: string): readonly HitKind[] => search(query).map(({ kind }) => kind);
const marked = ({ excerpt, marks }: SearchHit): readonly string[] =>
  marks.map(({ from, to }) => excerpt.slice(from, to));

describe('A folded name', () => {
  it.each([
    ['Şuşa', 'susa'],
    ['Xankəndi', 'xankendi'],
    ['Kılıç', 'kilic'],
    ['İlham', 'ilham'],
    ['Reykjavík', 'reykjavik'],
    ['Sabiha Gökçen', 'sabiha gokcen'],
    ['Sa’d O’Neil', 'sad oneil'],
    ['Шуша', 'шуша'],
    ['ШУШИ', 'шуши'],
    ['ՇՈՒՇԻ', 'շուշի'],
    ['Ærø', 'aero'],
  ])('%s is %s', (name, folded) => expect(foldName(name)).toBe(folded));

  it('stays as it is when folded again', () => {
    for (const { toponym } of real.atlas.features.flatMap(({ names }) => names)) {
      expect(foldName(foldName(toponym))).toBe(foldName(toponym));
    }
  });
});

describe('A customary English name', () => {
  // What readers know from the news, and what the atlas has under another name.
  it.each([
    ['Turkey', 'place', 'turkiye'],
    ['Nagorno-Karabakh', 'place', 'karabakh'],
    ['Nagorny Karabakh', 'place', 'karabakh'],
    ['Karabagh', 'place', 'karabakh'],
    ['Artsakh', 'place', 'karabakh'],
    ['Stepanakert', 'place', 'khankendi'],
    ['Shushi', 'place', 'shusha'],
    ['Berdzor', 'place', 'lachin'],
    ['Lachin corridor', 'place', 'lachin-road'],
    ['Kelbajar', 'place', 'kalbajar'],
    ['Agdam', 'place', 'aghdam'],
    ['Fizuli', 'place', 'fuzuli'],
    ['Mardakert', 'place', 'aghdara'],
    ['Martuni', 'place', 'khojavend'],
    ['Nakhichevan', 'place', 'nakhchivan'],
    ['Zangelan', 'place', 'zangilan'],
    ['Jebrail', 'place', 'jabrayil'],
    ['Kashatagh', 'place', 'lachin-district'],
    ['NKAO', 'place', 'former-nkao'],
    ['Tiflis', 'place', 'tbilisi'],
    ['Erevan', 'place', 'yerevan'],
    ['Sevan', 'place', 'lake-sevan'],
    ['Turkish–Armenian border', 'place', 'armenia-turkiye'],
    ['Margara bridge', 'place', 'margara-alican'],
    ['Hakari checkpoint', 'place', 'lachin-checkpoint'],
    ['Zangezur corridor', 'word', 'yeraskh-horadiz-railway'],
    ['Zangezur', 'word', 'yeraskh-horadiz-railway'],
    ['Republic of Artsakh', 'word', 'karabakh'],
    ['blockade', 'word', 'lachin-road'],
    ['Syunik', 'word', 'goris'],
    ['TRIPP', 'word', 'tripp-2026-01-13'],
    ['Minsk Group', 'word', 'washington-2025-08-08'],
    ['44-day war', 'word', 'war-ends-2020'],
  ] as const)('%s leads to the record (%s %s)', (query, kind, id) => {
    const [first] = inReal(query);
    const found = first?.kind === kind ? first : inReal(query).find((group) => group.kind === kind);
    const [hit] = found?.hits ?? [];
    expect(hit?.target ?? hit?.id).toBe(id);
    // A word that the article does not use says so.
    if (kind === 'word') expect(hit?.excerpt).toMatch(/article (does not|is older)/);
    else expect(first).toBe(found);
  });
});

describe('A status', () => {
  it('is found by its word and what has it, and leads there on its first day', () => {
    const found = hits(inReal, 'blocked road', 'status');
    const road = real.index.features.get('lachin-road');
    const first = road?.statuses.find(({ status }) => status === 'blocked');
    expect(inReal('blocked road')[0]?.kind).toBe('status');
    expect(found.map(({ target }) => target)).toContain('lachin-road');
    expect(found.map(({ day }) => day)).toContain(first?.span.from);
    expect(found[0]?.title).toMatch(/: /);
    expect(found[0]?.date).toMatch(/\d{4}/);
  });

  it.each(['closed crossing', 'crossing closed', 'closed border crossing'])('is found as “%s”', (query) =>
    expect(hits(inReal, query, 'status').map(({ target }) => target)).toContain('margara-alican'),
  );
});

describe('A story', () => {
  it('is found by its title, and each of its steps by its own', () => {
    for (const story of real.atlas.stories) {
      expect(hits(inReal, story.title, 'story').map(({ place }) => place?.story)).toContain(story.id);
      for (const step of story.steps)
        expect(hits(inReal, step.title, 'story').map(({ place }) => place)).toContainEqual({
          story: story.id,
          step: step.id,
        });
    }
  });
});

describe('A place', () => {
  it.each(['susa', 'Susa', 'Shusha', 'Shushi', 'Şuşa', 'Շուշի', 'Шуша', 'шуши', 'shush'])(
    'is the same under %s',
    (query) => {
      const [first] = inReal(query);
      expect([first?.kind, first?.hits[0]?.id]).toEqual(['place', 'shusha']);
    },
  );

  it('is found under every form and every title of the record', () => {
    const missing = real.atlas.features.flatMap(({ id, title, names }) =>
      [title, ...names.map(({ toponym }) => toponym)]
        .filter((form) => !ids(inReal, form, 'place').includes(id))
        .map((form) => `${id}: ${form}`),
    );
    expect(missing).toEqual([]);
  });

  it('comes first under its own name, however many others begin with it', () => {
    const missing = real.atlas.features.flatMap(({ id, names }) =>
      names.filter(({ toponym }) => {
        const [first] = hits(inReal, toponym, 'place');
        // Two places may share a form.
        const bearers = real.atlas.features.filter((other) => other.names.some((name) => name.toponym === toponym));
        return first?.id !== id && bearers.length === 1;
      }),
    );
    expect(missing).toEqual([]);
  });

  it('tells what it is, whatever its kind', () => {
    const told = (query: string): string => {
      const [hit] = hits(inTiny, query, 'place');
      return `${hit?.title} · ${hit?.what}`;
    };
    expect(['reed', 'mill', 'river', 'eel', 'nordhaven', 'southmere'].map(told)).toEqual([
      'Reed ford · crossing',
      'Mill lane · road',
      'River line · border',
      'Eel ground · area',
      'Nordhaven / Northport · meeting place',
      'Southmere & Vale · place',
    ]);
  });

  it('shows the form by which it was found', () => {
    const [hit] = hits(inTiny, 'нордх', 'place');
    expect(marked(hit as SearchHit)).toEqual(['Нордхавен']);
  });

  it('brings itself to the map and what happened there to the timeline', () => {
    const [hit] = hits(inTiny, 'Reed ford', 'place');
    expect([hit?.features, hit?.events]).toEqual([['reed-ford'], ['ford-order']]);
  });
});

describe('An event', () => {
  it.each([
    '23 April 2023',
    '2023-04-23',
    '23.04.2023',
    'April 23, 2023',
    '23rd april 2023',
    '23 Apr 2023',
    '23 April',
    '4/23/2023',
    '2023/04/23',
    '23.4.2023',
    '20230423',
  ])('is found on its day: %s', (query) => {
    expect(ids(inReal, query, 'event')[0]).toBe('checkpoint-set-up-2023-04-23');
    // The day itself is offered first, where the year was typed.
    expect(kinds(inReal, query).filter((kind) => kind !== 'days')[0]).toBe('event');
  });

  it('is found in its month and year, in order of date', () => {
    const begins = (query: string): readonly string[] => ids(inTiny, query, 'event');
    expect(begins('June 2010')).toEqual(['nordhaven-talk-2']);
    expect(begins('2010-06')).toEqual(['nordhaven-talk-2']);
    expect(begins('2010')).toEqual(['nordhaven-talk-1', 'ford-order', 'nordhaven-talk-2']);
  });

  it('is found on each of its days and on the one the article gives', () => {
    for (const day of ['1 June 2010', '2 June 2010', '3 June 2010']) {
      expect(ids(inTiny, day, 'event')).toEqual(['nordhaven-talk-2']);
    }
    expect(ids(inTiny, '4 June 2010', 'event')).toEqual([]);
  });

  it('is not found on a day that the calendar does not have', () => {
    expect(ids(inTiny, '31 June 2010', 'event')).toEqual([]);
  });

  it('is found by who was there and by any form of where it was', () => {
    expect(ids(inTiny, 'Abram', 'event')).toEqual(['nordhaven-talk-1']);
    expect(ids(inTiny, 'Нордхавен', 'event')).toEqual(['nordhaven-talk-1', 'nordhaven-talk-2']);
    expect(ids(inTiny, 'saltmarsh nordhaven', 'event')).toEqual(['nordhaven-talk-1']);
  });

  it('has its date for reading, its place and its subjects', () => {
    const [hit] = hits(inTiny, 'flood', 'event');
    expect([hit?.date, hit?.features, hit?.events]).toEqual([
      '1 February 2011',
      ['southmere', 'mill-lane'],
      ['late-flood'],
    ]);
  });

  it('that came after the article is marked as such', () => {
    expect(hits(inTiny, 'flood', 'event').map(({ inAftermath }) => inAftermath)).toEqual([true]);
    expect(hits(inTiny, 'second talk', 'event').map(({ inAftermath }) => inAftermath)).toEqual([false]);
    const aftermath = real.atlas.events.filter(({ track }) => track === 'aftermath');
    for (const { id, title } of aftermath) {
      expect(hits(inReal, title, 'event').find((hit) => hit.id === id)?.inAftermath).toBe(true);
    }
  });
});

describe('A typed date', () => {
  const american = makeSearch(real.index, [], dateLanguage(['en-US']));
  /** Where the entries go to, with their titles. */
  const offered = (search: Search, query: string) =>
    hits(search, query, 'days').map(
      ({ title, days }) => `${title}: ${isoDate(days?.from ?? 0)}/${isoDate((days?.to ?? 0) - 1)}`,
    );
  const note = (query: string): string | undefined => inReal(query).find(({ kind }) => kind === 'days')?.note;

  it.each([
    ['4/23/2023', ['Go to 23 April 2023: 2023-04-23/2023-04-23']],
    ['2023/04/23', ['Go to 23 April 2023: 2023-04-23/2023-04-23']],
    ['1 May 2023', ['Go to 1 May 2023: 2023-05-01/2023-05-01']],
    ['April 2023', ['Go to April 2023: 2023-04-01/2023-04-30']],
    ['October 2022', ['Go to October 2022: 2022-10-01/2022-10-31']],
    ['2022', ['Go to 2022: 2022-01-01/2022-12-31']],
    ['4/5/2023', ['Go to 4 May 2023: 2023-05-04/2023-05-04', 'Go to 5 April 2023: 2023-04-05/2023-04-05']],
    ['23 April', []],
    ['checkpoint', []],
  ])('is offered to go to, in both readings where there are two: %s', (query, entries) => {
    expect(offered(inReal, query)).toEqual(entries);
  });

  it('is read in the reader’s order first', () => {
    expect(offered(american, '4/5/2023')[0]).toMatch(/^Go to 5 April 2023/);
    expect(ids(american, '5/1/2023', 'event')).toContain('arlington-2023-05-01');
  });

  it('that cannot be shown leads to the nearest day, and says so', () => {
    expect(hits(inReal, '1 May 1950', 'days')[0]).toMatchObject({
      title: 'Go to 1 January 1991',
      what: 'the first day that can be shown; 1 May 1950 is beyond it',
    });
    expect(hits(inReal, '2090-01-01', 'days')[0]?.what).toContain('the last day that can be shown');
  });

  it('after the article is marked as later', () => {
    expect(hits(inReal, '2023-09-19', 'days').map(({ inAftermath }) => inAftermath)).toEqual([true]);
    expect(hits(inReal, '2023-07-27', 'days').map(({ inAftermath }) => inAftermath)).toEqual([false]);
    expect(hits(inReal, 'July 2023', 'days')).toMatchObject([
      { inAftermath: false, what: 'up to 27 July 2023 while what came after the article is not shown' },
    ]);
  });

  it('after the opening day is beyond what can be shown where no layer shows the aftermath', () => {
    const { atlas } = tiny.index;
    const layers = atlas.layers.filter(({ horizon }) => horizon === undefined);
    const search = makeSearch(indexAtlas({ ...atlas, layers }));
    expect(hits(search, '2011-03-01', 'days')[0]).toMatchObject({
      title: 'Go to 31 December 2010',
      what: 'the last day that can be shown; 1 March 2011 is beyond it',
      inAftermath: false,
    });
  });

  it('that is none says why, and leads nowhere', () => {
    expect(note('2023-02-31')).toBe(
      '“2023-02-31” was not read as a date. February 2023 has 28 days, none of them 31. Write a day from 1 to 28.',
    );
    expect(note('4/23/23')).toContain('may be 1923 or 2023');
    expect(hits(inReal, '2023-02-31', 'days')).toEqual([]);
    for (const query of ['2023', '822', '16', 'p. 16', '1 2 3', 'Lachin 2023']) expect(note(query)).toBeUndefined();
  });
});

describe('A customary English name', () => {
  it.each([
    ['Turkey', 'turkiye'],
    ['turkey', 'turkiye'],
    ['Karabakh', 'karabakh'],
    ['Nagorno-Karabakh', 'karabakh'],
    ['Nagorny Karabakh', 'karabakh'],
    ['Artsakh', 'karabakh'],
    ['Stepanakert', 'khankendi'],
    ['Xankendi', 'khankendi'],
    ['Shusha', 'shusha'],
    ['Susa', 'shusha'],
    ['Berdzor', 'lachin'],
    ['Agdam', 'aghdam'],
    ['Kelbajar', 'kalbajar'],
    ['Nakhichevan', 'nakhchivan'],
    ['Nakhchivan', 'nakhchivan'],
    ['Fizuli', 'fuzuli'],
    ['Qazakh', 'gazakh'],
    ['Erevan', 'yerevan'],
    ['Tiflis', 'tbilisi'],
    ['Kishinev', 'chisinau'],
    ['Alma-Ata', 'almaty'],
    ['Hague', 'the-hague'],
    ['USA', 'united-states'],
    ['Armenia–Turkey border', 'armenia-turkiye'],
    ['NKAO', 'former-nkao'],
  ])('%s finds its place first', (query, id) => expect(hits(inReal, query, 'place')[0]?.id).toBe(id));

  it('is shown where it was found by', () => {
    const [hit] = hits(inReal, 'Turkey', 'place');
    expect([hit?.title, marked(hit as SearchHit)]).toEqual(['Türkiye', ['Turkey']]);
  });

  it('finds its place under each of its forms', () => {
    const missing = real.atlas.features.flatMap(({ id, also }) =>
      also.filter((form) => !ids(inReal, form, 'place').slice(0, 3).includes(id)).map((form) => `${id}: ${form}`),
    );
    expect(real.atlas.features.filter(({ also }) => also.length > 0).length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });
});

describe('A word of the news that the article does not use', () => {
  it.each([
    ['Zangezur', 'yeraskh-horadiz-railway'],
    ['zangezur corridor', 'yeraskh-horadiz-railway'],
    ['TRIPP', 'tripp-2026-01-13'],
    ['Artsakh', 'karabakh'],
    ['blockade', 'lachin-road'],
    ['exodus', 'departure-2023-09-24'],
    ['Araxes', 'margara-alican'],
    ['Minsk Group', 'washington-2025-08-08'],
  ])('%s says so and leads to the nearest record', (query, target) => {
    const [hit, ...more] = hits(inReal, query, 'word');
    expect([hit?.target, more]).toEqual([target, []]);
    expect(hit?.excerpt).toMatch(/^The article (does not|is older)/);
  });

  it('is found under every one of its forms, and by nothing else', () => {
    for (const { terms, target } of real.atlas.words) {
      for (const term of terms) expect([term, hits(inReal, term, 'word')[0]?.target]).toEqual([term, target]);
    }
    for (const query of ['article', 'the', 'a', 'za', 'Zangilan', 'Lachin', 'record']) {
      expect([query, ids(inReal, query, 'word')]).toEqual([query, []]);
    }
  });

  it('marks what lies at its end', () => {
    expect(hits(inReal, 'blockade', 'word')[0]?.features).toEqual(['lachin-road']);
    expect(hits(inReal, 'TRIPP', 'word')[0]).toMatchObject({ events: ['tripp-2026-01-13'], inAftermath: true });
  });
});

describe('A passage', () => {
  it.each(['¶16', '¶ 16', 'p16', '§16', 'para 16', 'p. 16'])('asked for as %s is the only thing found', (query) => {
    expect(inReal(query).map(({ kind, hits }) => [kind, hits.map(({ id }) => id)])).toEqual([['passage', ['p16']]]);
  });

  it('comes first under its bare number', () => {
    expect(inReal('16')[0]?.hits[0]?.id).toBe('p16');
    expect(inTiny('02')[0]?.hits[0]?.id).toBe('p02');
  });

  it('shows the words found among those around them', () => {
    const [hit] = hits(inReal, 'rubicon', 'passage');
    expect(marked(hit as SearchHit)).toEqual(['Rubicon']);
    expect(hit?.excerpt.length).toBeLessThan(150);
    expect(hit?.excerpt.startsWith('… ')).toBe(true);
  });

  it('is found by the editor’s notes that stand beside it', () => {
    const [hit] = hits(inTiny, 'log gives', 'passage');
    expect(hit?.id).toBe('p02');
    expect(marked(hit as SearchHit)).toEqual(['log', 'gives']);
  });

  it('leads to itself, its features and its dates', () => {
    const [hit] = hits(inTiny, 'opened', 'passage');
    expect([hit?.passage, hit?.features, hit?.events]).toEqual(['p02', ['reed-ford', 'mill-lane'], ['ford-order']]);
  });
});

describe('A person, a body, a source', () => {
  it('are found by name and other spellings', () => {
    expect(ids(inTiny, 'tidewater', 'person')).toEqual(['olga-tidewater']);
    expect(ids(inTiny, 'Abram', 'person')).toEqual(['bram-saltmarsh']);
    expect(ids(inReal, 'Kilic', 'person')).toEqual(['serdar-kilic']);
    expect(inReal('European Union')[0]?.hits.map(({ title }) => title)).toEqual(['European Union']);
  });

  it('lead a person to the events and their places', () => {
    const [hit] = hits(inTiny, 'Olga', 'person');
    expect([hit?.events, hit?.features]).toEqual([['nordhaven-talk-1', 'nordhaven-talk-2'], ['nordhaven']]);
  });

  it('lead from a source to what rests on it and to the passage that cites it', () => {
    for (const query of ['Harbour Almanac', 'Ivo Quay']) {
      const [hit] = hits(inTiny, query, 'source');
      expect([hit?.id, hit?.passage, hit?.inAftermath]).toEqual(['harbour-almanac', 'p01', false]);
      expect(hit?.features).toContain('river-line');
    }
  });

  it('mark sources as later that only later events rest on', () => {
    const uses = (id: string) => real.atlas.events.filter(({ sources }) => sources.includes(id));
    const aftermath = real.atlas.sources.filter(({ title }) => hits(inReal, title, 'source')[0]?.inAftermath);
    expect(aftermath.length).toBeGreaterThan(0);
    expect(aftermath.filter(({ id }) => uses(id).some(({ track }) => track !== 'aftermath'))).toEqual([]);
  });
});

describe('A reader’s own copy', () => {
  const search = makeSearch(tiny.index, [
    { passage: 'p02', text: 'A ford,\nthe lamplighter said, is a promise.' },
    { passage: null, text: 'Lamplighters everywhere.' },
  ]);

  it('is searched like the text, and leads to the passage it belongs to', () => {
    const found = hits(search, 'lamplighter', 'copy');
    expect(found.map(({ title, passage }) => [title, passage])).toEqual([
      ['¶2 in your copy', 'p02'],
      ['Your copy', null],
    ]);
    expect(found.map(marked)).toEqual([['lamplighter'], ['Lamplighters']]);
    expect(found[0]?.features).toEqual(['reed-ford', 'mill-lane']);
  });
});

describe('A query', () => {
  it.each(['', '  ', '¶', '?!'])('without a word finds nothing: “%s”', (query) => expect(inTiny(query)).toEqual([]));

  it('asks for all its words, and for any where nothing has all', () => {
    expect(ids(inTiny, 'mill lane', 'place')).toEqual(['mill-lane']);
    expect([...ids(inTiny, 'mill zebra ford', 'place')].sort()).toEqual(['mill-lane', 'reed-ford']);
    expect(kinds(inTiny, 'zebra')).toEqual([]);
  });

  it('forgives a slip in longer words only', () => {
    expect(ids(inTiny, 'nordhavn', 'place')).toEqual(['nordhaven']);
    expect(ids(inTiny, 'rede', 'place')).toEqual([]);
    expect(ids(inReal, 'Pashinian', 'person')).toEqual(['nikol-pashinyan']);
  });

  it('takes the last word as the beginning of one', () => {
    expect(ids(inTiny, 'southm', 'place')).toEqual(['southmere']);
    expect(ids(inTiny, 'mill la', 'place')).toEqual(['mill-lane']);
  });

  it('lists up to a limit, and counts and marks all', () => {
    const [few] = inReal('2023', 3).filter(({ kind }) => kind === 'event');
    const [all] = inReal('2023', Infinity).filter(({ kind }) => kind === 'event');
    expect(few?.hits).toEqual(all?.hits.slice(0, 3));
    expect(few?.total).toBe(all?.hits.length);
    expect([few?.features, few?.events]).toEqual([all?.features, all?.events]);
  });

  it('is answered with marks that lie inside their texts, in order', () => {
    for (const { hits } of inReal('armenia the border', Infinity)) {
      for (const { title, titleMarks, excerpt, marks } of hits) {
        for (const [text, stretches] of [
          [title, titleMarks],
          [excerpt, marks],
        ] as const) {
          const edges = stretches.flatMap(({ from, to }) => [from, to]);
          expect(edges).toEqual([...edges].sort((a, b) => a - b));
          expect(stretches.every(({ from, to }) => /^[\p{L}\p{N}\p{M}’']+$/u.test(text.slice(from, to)))).toBe(true);
        }
      }
    }
  });

  it('is answered at the pace of typing', () => {
    const queries = [
      'susa',
      'Shushi',
      'Şuşa',
      'Շուշի',
      'Шуша',
      'Lachin checkpoint',
      'Aliyev and Pashinyan, Brussels',
      '23 April 2023',
      'Armenia–Azerbaijan border',
      'peacekeeping contingent',
      'European Union',
      'Margara',
      'the railway',
      'commission',
      'court order',
      'Washington',
      'flights Istanbul Yerevan',
      'Serdar Kılıç',
      'Radio Free Europe',
      '2022-05-24',
    ];
    const times = queries
      .flatMap((query) => Array.from({ length: query.length }, (_, at) => query.slice(0, at + 1)))
      .map((prefix) => {
        const start = performance.now();
        inReal(prefix);
        return performance.now() - start;
      })
      .sort((a, b) => a - b);
    expect(times.length).toBeGreaterThan(200);
    // Half a frame, on a machine that does other things besides.
    expect(times[times.length >> 1]).toBeLessThan(8);
  });
});

describe('A wrong letter', () => {
  it('is forgiven in words of five letters, not in shorter ones or in numbers', () => {
    expect(ids(inTiny, 'southmare', 'place')).toEqual(['southmere']);
    expect(ids(inTiny, 'olgo tidewater', 'person')).toEqual(['olga-tidewater']);
    expect(inTiny('reeb')).toEqual([]);
    expect(inTiny('20109')).toEqual([]);
    expect(ids(inTiny, 'fluod', 'event')).toEqual(['late-flood']);
  });
});

describe('The words of a query', () => {
  it.each(['a', 'an', 'and', 'by', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with'])(
    'need not be there where they are in every text: %s',
    (word) => expect(ids(inTiny, `${word} first talk`, 'event')).toEqual(['nordhaven-talk-1']),
  );

  it('ask for names alone with a single letter', () => {
    expect(ids(inTiny, 'b', 'person')).toEqual(['bram-saltmarsh']);
    expect(kinds(inTiny, 'b')).not.toContain('passage');
  });

  it('find a word of the news by itself, from three letters on', () => {
    const found = ['fo', 'fog', 'fogbank', 'fogbonk'].map((query) => ids(inTiny, query, 'word'));
    expect(found).toEqual([[], ['word-0'], ['word-0'], []]);
  });

  it('list five of each kind unless more are asked for', () => {
    const events = inReal('2022').find(({ kind }) => kind === 'event');
    expect(events?.hits).toHaveLength(5);
    expect(events?.total).toBeGreaterThan(5);
  });
});
