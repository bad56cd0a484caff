/** What keeps the content true and even-handed: rules over the real geodata/ that the schema cannot know. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../src/domain/model';
import { isOpenEnd, OPEN_END } from '../../src/domain/time';
import { plainText } from '../../src/exchange/text';
import { real } from '../fixtures/real-atlas';

const { atlas, index } = real;
const isPlace = ({ kind }: { kind: string }): boolean => kind === 'place' || kind === 'venue';

describe('Every paragraph', () => {
  it('of fact leads to an event or a place, or says why not', () => {
    const bare = atlas.passages.filter(
      ({ kind, events, features, placeless }) => kind === 'fact' && events.length + features.length === 0 && !placeless,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('has an anchor that no other has', () => {
    const anchors = atlas.passages.map(({ anchor }) => anchor.exact.toLowerCase());
    expect(new Set(anchors).size).toBe(anchors.length);
  });
});

describe('Every feature and event', () => {
  it('that the article mentions has a passage; any other is marked as context', () => {
    const records = [...atlas.features, ...atlas.events];
    // The day of the article itself is told by no paragraph.
    const untold = records.filter(({ inArticle, passages }) => inArticle && passages.length === 0);
    expect(untold.map(({ id }) => id)).toEqual(['article-published-2023-07-27']);
    const strange = atlas.events.filter(({ inArticle, passages }) => !inArticle && passages.length > 0);
    // Told by a link of the digest, and not in the article: a passage would then say more than the author.
    expect(strange.map(({ id }) => id)).toEqual([]);
  });

  it('of the time after the article is no part of it, and nothing of before is in that layer', () => {
    const later = atlas.events.filter(({ track }) => track === 'aftermath');
    expect(later).toHaveLength(15);
    expect(later.filter(({ inArticle, span }) => inArticle || span.from <= atlas.meta.opens)).toEqual([]);
    const early = atlas.events.filter(({ track, span }) => track !== 'aftermath' && span.from > atlas.meta.opens);
    expect(early.map(({ id }) => id)).toEqual([]);
  });

  it('without a place says why', () => {
    const silent = atlas.events.filter(({ place, placeNote }) => place === null && !placeNote);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('keeps both dates where article and record differ', () => {
    const both = atlas.events.filter(({ stated, span }) => stated && stated.edtf !== span.edtf).map(({ id }) => id);
    expect(both).toContain('aid-trucks-2023-02-11');
    expect(index.events.get('aid-trucks-2023-02-11')).toMatchObject({
      span: { edtf: '2023-02-11' },
      stated: { edtf: '2023-02-06' },
    });
  });
});

describe('Statuses', () => {
  const pairs = atlas.features.flatMap((feature) => feature.statuses.map((status) => ({ feature, status })));

  it('lie within the time of their feature', () => {
    const outside = pairs.filter(
      ({ feature, status }) =>
        status.span.to <= feature.span.from ||
        status.span.from >= feature.span.to ||
        status.span.from >= status.span.to,
    );
    expect(outside.map(({ feature, status }) => `${feature.id} ${status.span.edtf}`)).toEqual([]);
  });

  it('are in order of their start', () => {
    const unordered = atlas.features.filter(({ statuses }) =>
      statuses.some((status, at) => at > 0 && status.span.from < (statuses[at - 1]?.span.from ?? 0)),
    );
    expect(unordered.map(({ id }) => id)).toEqual([]);
  });

  it('begin with the event that began them', () => {
    const begins = (feature: string, status: string): string[] =>
      (index.features.get(feature)?.statuses ?? [])
        .filter((each) => each.status === status)
        .map(({ span }) => span.edtf);
    const date = (event: string): string => index.events.get(event)?.span.edtf ?? '';
    expect(begins('lachin-checkpoint', 'controlled')[0]).toMatch(
      new RegExp(`^${date('checkpoint-set-up-2023-04-23')}`),
    );
    expect(begins('margara-alican', 'temporary')[0]).toMatch(new RegExp(`^${date('aid-trucks-2023-02-11')}`));
    expect(begins('turkish-airspace', 'closed').at(-1)).toMatch(
      new RegExp(`^${date('overflights-refused-2023-04-29')}`),
    );
    expect(begins('turkiye-armenia-flights', 'open')[0]).toMatch(new RegExp(`^${date('flights-resume-2022-02')}`));
  });

  it('have no end that no source gives', () => {
    for (const id of ['lachin-checkpoint', 'turkish-airspace', 'turkiye-armenia-flights', 'air-cargo']) {
      expect(
        index.features.get(id)?.statuses.some(({ span }) => isOpenEnd(span) && span.to === OPEN_END),
        id,
      ).toBe(true);
    }
  });
});

describe('Names', () => {
  // Two sides, two forms: neither stands alone.
  const PAIRED: readonly (readonly [id: string, forms: readonly string[]])[] = [
    ['khankendi', ['Khankendi', 'Stepanakert']],
    ['khojaly', ['Khojaly', 'Ivanyan']],
    ['lachin', ['Lachin', 'Berdzor']],
    ['kalbajar', ['Kalbajar', 'Karvachar']],
    ['aghdam', ['Aghdam', 'Akna']],
    ['shusha', ['Shusha', 'Shushi']],
    ['zabukh', ['Zabukh', 'Aghavno']],
    ['nakhchivan', ['Nakhchivan', 'Nakhijevan']],
    ['lachin-road', ['Lachin road', 'Lachin corridor']],
    ['karki-enclave', ['Karki', 'Tigranashen']],
    ['yukhari-askipara', ['Yukhari Askipara', 'Verin Voskepar']],
  ];

  it.each(PAIRED)('of %s are given in both forms', (id, forms) => {
    const english = (index.features.get(id)?.names ?? []).filter(({ lang }) => lang === 'en');
    expect(english.map(({ toponym }) => toponym)).toEqual(expect.arrayContaining([...forms]));
  });

  it('in a language of neither side give both sides’ forms or none of them', () => {
    const onesided = atlas.features.filter((feature) =>
      (['en', 'ru'] as const).some((lang) => {
        const sides = feature.names.filter((name) => name.lang === lang && name.usage).map(({ usage }) => usage);
        return (
          new Set(sides).size === 1 &&
          new Set(['AZ', 'AM']).has(sides[0] as string) &&
          !feature.names.some((name) => name.lang === lang && !name.usage)
        );
      }),
    );
    expect(onesided.map(({ id }) => id)).toEqual([]);
  });
});

describe('The editor’s voice', () => {
  /** Words that take a side: they may stand only in a sentence that says whose they are. */
  const LOADED = [
    /\bso-called\b/i,
    /\boccup(?:ation|ied|iers?)\b/i,
    /\bseized\b/i,
    /\bliberat/i,
    /\bseparatist/i,
    /\billegal/i,
    /\bblockade/i,
    /\binvasion\b/i,
    /\binvaded\b/i,
    /\bethnic cleansing\b/i,
    /\baggress/i,
    /\bterrorist/i,
    /\bgenocide\b/i,
    /\bnarrative\b/i,
    /\bfictitious\b/i,
    /\bArtsakh\b/,
    /\bsovereign territory\b/i,
    /\bmyth/i,
    /\bundeniabl/i,
    /\bno doubt\b/i,
  ];
  /** What makes a sentence someone's: a verb of saying, or the words “usage” and “account”. */
  const SAID =
    /\b(?:said|says?|calls?|called|calling|spoke|speaks|described?s?|writes?|wrote|puts|usage|accounts?|denied|presented|according to|by which)\b/i;

  const texts: readonly (readonly [where: string, text: string])[] = [
    ...atlas.events.flatMap((event): [string, string][] => [
      [event.id, event.title],
      [event.id, plainText(event.summary)],
      [event.id, event.placeNote ?? ''],
    ]),
    ...atlas.features.flatMap((feature): [string, string][] => [
      [feature.id, plainText(feature.summary)],
      ...feature.statuses.map((status): [string, string] => [feature.id, status.note]),
    ]),
    ...atlas.notes.map((note): [string, string] => [note.id, plainText(note.text)]),
    ...atlas.layers.map((layer): [string, string] => [layer.id, layer.description]),
    ['borders', plainText(atlas.meta.borderStatement)],
  ];

  it('uses no word that takes a side, unless the sentence says whose it is', () => {
    const found = texts.flatMap(([where, text]) =>
      text
        .split(/(?<=[.;])\s+/)
        .filter((sentence) => LOADED.some((word) => word.test(sentence)) && !SAID.test(sentence))
        .map((sentence) => `${where}: ${sentence}`),
    );
    expect(found).toEqual([]);
  });

  it('names no country by a colour, a flag or as a side to be on', () => {
    const sided = texts.filter(([, text]) =>
      /\b(?:our side|the enemy|heroic|shameful|rightful|unfortunately|fortunately|of course|clearly)\b/i.test(text),
    );
    expect(sided.map(([where]) => where)).toEqual([]);
  });
});

describe('The digest', () => {
  const words = (paragraphs: readonly Paragraph[]): string => plainText(paragraphs);

  it('gives loaded words as the author’s', () => {
    const found = atlas.passages.filter(({ digest }) =>
      words(digest)
        .split(/(?<=[.;])\s+/)
        .some(
          (sentence) =>
            /\b(?:occupation|illegal|separatist|ethnic cleansing|so-called)\b/i.test(sentence) &&
            !/\b(?:she|her|author)\b/i.test(sentence),
        ),
    );
    expect(found.map(({ id }) => id)).toEqual([]);
  });
});

describe('Where each fact is', () => {
  const readme = readFileSync('geodata/README.md', 'utf8');
  const rows = [...readme.matchAll(/^\| (¶\d+|[A-Za-z]+\d+) \| [^|]+ \| ([^|]+) \|$/gm)].map(([, code, cell]) => ({
    code: code as string,
    ids: [...(cell as string).matchAll(/`([^`]+)`/g)].map(([, id]) => id as string),
  }));
  const range = (prefix: string, count: number, width = 1): string[] =>
    Array.from({ length: count }, (_, at) => `${prefix}${String(at + 1).padStart(width, '0')}`);

  it('is told for every code', () => {
    const codes = new Set(rows.map(({ code }) => code));
    const wanted = [
      ...range('¶', 34),
      ...range('E', 34, 2),
      ...range('B', 8),
      ...range('U', 11),
      ...range('A', 8),
      ...range('N', 19),
      'N21',
      ...range('AF', 15),
      ...range('S', 9),
      ...range('fn', 24),
    ];
    expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('names ids that exist', () => {
    const known = new Set([
      ...atlas.passages.map(({ id }) => id),
      ...atlas.features.map(({ id }) => id),
      ...atlas.events.map(({ id }) => id),
      ...atlas.notes.map(({ id }) => id),
      ...atlas.sources.map(({ id }) => id),
    ]);
    const unknown = rows.flatMap(({ code, ids }) =>
      ids.length === 0 ? [`${code}: none`] : ids.filter((id) => !known.has(id)),
    );
    expect(unknown).toEqual([]);
  });
});

describe('Places', () => {
  it('that are shown by a label point alone have an area with its source', () => {
    const districts = atlas.features.filter(({ label }) => label?.rank === 'district');
    expect(districts.map(({ id, areaKm2 }) => [id, areaKm2])).toEqual([
      ['lachin-district', 1840],
      ['kalbajar-district', 3054],
    ]);
  });

  it('have a source and a precision each', () => {
    const bare = atlas.features
      .filter(isPlace)
      .filter(({ sources, precisionM }) => sources.length === 0 || precisionM <= 0);
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});

describe('The towns of the base map', () => {
  it('are no places of the atlas, and lie in the region', () => {
    const { settlements } = real;
    expect(settlements.length).toBeGreaterThan(100);
    const near = settlements.filter(({ point: [x, y] }) =>
      atlas.features
        .filter(isPlace)
        .some(({ point, label }) => label && Math.hypot((point[0] - x) * 0.77, point[1] - y) < 0.01),
    );
    expect(near.map(({ id }) => id)).toEqual([]);
    expect(settlements.filter(({ point: [x, y] }) => x < 43 || x > 49 || y < 38 || y > 42)).toEqual([]);
  });
});
