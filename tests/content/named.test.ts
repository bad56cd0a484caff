/** Who and what the article names is in the data: places linked, people known, meetings told. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFolder } from '../../src/content/readFolder';
import { unlinkedNames, type AllowedWords } from '../../src/content/words';
import { isoDate } from '../../src/domain/time';
import { plainText } from '../../src/domain/plainText';
import { real } from '../fixtures/real-atlas';

const { atlas, index, settlements, stories } = real;
const linkedFrom = (id: string): readonly number[] =>
  atlas.passages
    .filter(({ digest }) => JSON.stringify(digest).includes(`"target":"${id}"`))
    .map(({ number }) => number);
const meetingsAt = (id: string): readonly string[] =>
  (index.meetingsAt.get(id) ?? [])
    .filter(({ span }) => span.from <= atlas.meta.opens)
    .map(({ span }) => isoDate(span.from));

describe('Words of the texts', () => {
  it('lead somewhere, or are allowed; and nothing is allowed for nothing', () => {
    const allowed = parse(readFolder('geodata')['words.yaml'] as string) as readonly AllowedWords[];
    const { issues, idle } = unlinkedNames(atlas, settlements, allowed, stories);
    expect(issues.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
    expect(idle).toEqual([]);
  });
});

describe('Places', () => {
  it('Karabakh is linked wherever a digest names it, and has a label and both forms', () => {
    expect(linkedFrom('karabakh')).toEqual([13, 14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
    expect(index.features.get('karabakh')).toMatchObject({ title: 'Karabakh / Artsakh', label: { rank: 'region' } });
  });

  it.each(['yukhari-askipara', 'barkhudarli-sofulu', 'karki-enclave'])('the enclave %s is of ¶13 alone', (id) => {
    expect(index.features.get(id)?.passages).toEqual(['p13']);
  });

  it('what happened elsewhere is linked too: the earthquakes in ¶18, the war in ¶25, the statement in ¶26', () => {
    expect(linkedFrom('earthquakes-2023-02-06')).toEqual([11, 18]);
    expect(linkedFrom('war-ends-2020')).toEqual([6, 16, 25, 26]);
    expect(linkedFrom('pashinyan-statement-2023-05-22')).toEqual([13, 14, 26]);
  });

  it('the forum of Antalya was at Belek', () => {
    const event = index.events.get('antalya-2022-03-12');
    expect(event).toMatchObject({ place: 'belek', statedPlace: 'Antalya' });
    expect(index.features.get('belek')).toMatchObject({ kind: 'venue', precisionM: 3000, certainty: 'inferred' });
    expect(meetingsAt('antalya')).toEqual([]);
  });
});

describe('Meetings', () => {
  it('in Moscow are seven, that of 11 January 2021 the first', () => {
    expect(meetingsAt('moscow')).toEqual([
      '2021-01-11',
      '2022-01-14',
      '2022-06-03',
      '2022-08-30',
      '2022-12-06',
      '2023-05-25',
      '2023-06-02',
    ]);
    expect(plainText(index.features.get('moscow')?.summary ?? [])).toContain('January 2021 and in May 2023');
  });

  it('in Washington are three, those with Sullivan apart from the talks in Arlington', () => {
    expect(meetingsAt('washington')).toEqual(['2022-11-07', '2023-05-03', '2023-06-28']);
    expect(meetingsAt('arlington')).toEqual(['2023-05-01', '2023-06-27']);
    expect(linkedFrom('washington-2023-05-03')).toEqual([4]);
    expect(index.events.get('arlington-2023-05-01')?.participants).not.toContain('jake-sullivan');
  });

  it('of the working group have their chairs', () => {
    const groups = atlas.events.filter(({ id }) => id.startsWith('working-group-'));
    expect(groups.map(({ participants }) => participants)).toEqual(
      Array.from({ length: 3 }, () => ['shahin-mustafayev', 'mher-grigoryan', 'alexey-overchuk']),
    );
  });
});

describe('People', () => {
  it.each([
    ['thomas-de-waal', [15]],
    ['fuad-chiragov', [16]],
    ['harut-sassounian', [19]],
    ['kristina-kvien', [28]],
    ['benyamin-poghosyan', [33]],
  ])('%s is of the record, and the digest leads to what was said', (id, passages) => {
    const said = atlas.events.filter(({ participants }) => participants.includes(id));
    expect(said.map((event) => linkedFrom(event.id))).toEqual([passages]);
  });
});
