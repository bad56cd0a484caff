/** What keeps the content true and even-handed: the rules of `rules.ts`, with the lists of `expected.ts`, over the real geodata/. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/content/readFolder';
import { onlySideOfSources } from '../../src/domain/evidence';
import { describeIssue, type Issue } from '../../src/domain/result';
import { plainText } from '../../src/domain/plainText';
import { isOpenEnd } from '../../src/domain/time';
import { real } from '../fixtures/real-atlas';
import {
  ATTRIBUTED,
  AUTHORS,
  BOUNDARIES,
  DIGEST_LOADED,
  DISPUTED_FIRSTS,
  FORMS_IN_TEXT,
  FIRST_FORMS,
  JUDGING,
  AFTERMATH_ALLOWED,
  LOADED,
  NEUTRAL,
  PAIRED,
  TERMS,
  TRACE_CODES,
} from './expected';
import {
  beyondEvidence,
  bothForms,
  boundariesAgree,
  digestWords,
  editorTexts,
  aftermathTold,
  loadedWords,
  orderOfForms,
  ownForms,
  pairedNames,
  pairedTerms,
  readTrace,
  sidesGiven,
  sourcesUsed,
  statusesAgree,
  statusesInOrder,
  traceFaults,
} from './rules';

const { atlas, index } = real;
const files = readFolder('geodata');
const isPlace = ({ kind }: { kind: string }): boolean => kind === 'place' || kind === 'venue';
const sayings = (issues: readonly Issue[]): readonly string[] => issues.map(describeIssue);

describe('Every paragraph', () => {
  it('of fact leads to an event or a place, or says why not', () => {
    const bare = atlas.passages.filter(
      ({ kind, events, features, placeless }) => kind === 'fact' && events.length + features.length === 0 && !placeless,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('gives loaded words of its digest to the author or to whom she cites', () => {
    expect(sayings(digestWords(atlas, DIGEST_LOADED, AUTHORS))).toEqual([]);
  });
});

describe('The article and what came after it', () => {
  it('are told apart: fifteen later events, none of them in the article', () => {
    const aftermath = atlas.events.filter(({ track }) => track === 'aftermath');
    expect(aftermath).toHaveLength(15);
    expect(aftermath.filter(({ inArticle }) => inArticle)).toEqual([]);
  });

  it('keep both dates where article and record differ', () => {
    expect(index.events.get('aid-trucks-2023-02-11')).toMatchObject({
      span: { edtf: '2023-02-11' },
      stated: { edtf: '2023-02-06' },
    });
  });
});

describe('While the layer of what came after is off', () => {
  it('no text tells of a day after the article', () => {
    expect(sayings(aftermathTold(atlas, AFTERMATH_ALLOWED))).toEqual([]);
  });
});

describe('Statuses', () => {
  it('are written in the order of their start', () => {
    expect(sayings(statusesInOrder(files))).toEqual([]);
  });

  it('begin and end with the events that began and ended them', () => {
    expect(sayings(boundariesAgree(atlas, BOUNDARIES))).toEqual([]);
  });

  it('end with their evidence', () => {
    expect(sayings(beyondEvidence(atlas))).toEqual([]);
  });

  it('do not contradict each other', () => {
    expect(sayings(statusesAgree(atlas))).toEqual([]);
  });

  it('have no end that no source gives', () => {
    for (const id of ['lachin-checkpoint', 'turkish-airspace', 'turkiye-armenia-flights', 'air-cargo']) {
      expect(
        index.features.get(id)?.statuses.some(({ span }) => isOpenEnd(span)),
        id,
      ).toBe(true);
    }
  });
});

describe('Sources', () => {
  it('are each named by a record', () => {
    // The relief rests on this one; it is drawn under the records and is none.
    expect(sourcesUsed(files, atlas).map(({ id }) => id)).toEqual(['etopo5']);
  });

  it('are of a side, or of a publisher known to be of none', () => {
    expect(sayings(sidesGiven(atlas, NEUTRAL))).toEqual([]);
  });

  it('tell of claims that rest on one side alone', () => {
    const side = (sources: readonly string[]): string | null => onlySideOfSources(sources, index.sources);
    // The capture of 1992 is dated by an Azerbaijani chronology, the road block of 2022 by Armenian media.
    expect(side(index.events.get('lachin-1992')?.sources ?? [])).toBe('AZ');
    expect(side(index.events.get('aghdam-first-cargo-2023-09-12')?.sources ?? [])).toBeNull();
    const blocked = index.features.get('lachin-road')?.statuses.find(({ span }) => span.edtf === '2022-12-03');
    expect(side(blocked?.sources ?? [])).toBe('AM');
    expect(side(index.features.get('lachin-district')?.sources ?? [])).toBe('AZ');
  });
});

describe('Names', () => {
  it('come in the order that readers are told', () => {
    expect(sayings(orderOfForms(atlas, 'AZ', FIRST_FORMS))).toEqual([]);
    expect(plainText(atlas.meta.borderStatement)).toContain('The first is the form of the state');
  });

  it('have in the language of a side a form of that side', () => {
    expect(sayings(ownForms(atlas, { AZ: 'az', AM: 'hy' }))).toEqual([]);
  });

  it('of places that two sides name differently are given in both forms', () => {
    expect(sayings(pairedNames(atlas, PAIRED))).toEqual([]);
  });

  it('stand in the editor’s texts in both forms', () => {
    expect(sayings(bothForms(editorTexts(atlas), FORMS_IN_TEXT))).toEqual([]);
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
  const texts = editorTexts(atlas);

  it('gives the terms of both sides, or neither', () => {
    expect(
      sayings(
        pairedTerms(
          texts.filter(({ file }) => file !== 'sources.yaml'),
          TERMS,
        ),
      ),
    ).toEqual([]);
  });

  it('gives the name of the 44-day war to both sides', () => {
    const naming = texts.filter(({ text, file }) => /44-day war/.test(text) && file !== 'sources.yaml');
    expect(naming.filter(({ text }) => !/both sides/.test(text))).toEqual([]);
  });

  it('calls nothing the first that was disputed to be', () => {
    const titles = DISPUTED_FIRSTS.map((id) => index.events.get(id)?.title);
    expect(titles.filter((title) => title === undefined || /\bfirst\b/i.test(title))).toEqual([]);
  });

  it('says what resolution 822 asked for, what was short in July 2023, and that trade by air was said to have begun', () => {
    const said = (id: string): string =>
      texts
        .filter((text) => text.id === id)
        .map(({ text }) => text)
        .join(' ');
    expect(said('n25')).toMatch(/hostilities end.*forces.*leave/s);
    expect(said('n27')).toMatch(/shortages.*medicines.*baby formula.*Azerbaijan's foreign ministry/s);
    for (const id of ['n10', 'air-cargo-2023-01-01', 'air-cargo'])
      expect(said(id)).toMatch(/Turkish (?:sources|reports) sa(?:id|y).*beg[au]n/s);
  });

  it('uses no word that takes a side, unless the sentence says whose it is', () => {
    expect(sayings(loadedWords(texts, LOADED, ATTRIBUTED))).toEqual([]);
  });

  it('judges no one, whoever may have said so', () => {
    expect(sayings(loadedWords(texts, JUDGING, /(?!)/))).toEqual([]);
  });
});

describe('Where each fact is', () => {
  it('is told for every code, with ids of the right kind, and no event is left out', () => {
    expect(sayings(traceFaults(readTrace(readFileSync('geodata/README.md', 'utf8')), atlas, TRACE_CODES))).toEqual([]);
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
    // Names of far countries and seas are of the world's base map.
    const towns = settlements.filter(({ label }) => label.rank !== 'country' && label.rank !== 'water');
    expect(towns.length).toBeGreaterThan(100);
    expect(towns.filter(({ point: [x, y] }) => x < 43 || x > 49 || y < 38 || y > 42)).toEqual([]);
  });
});
