import { describe, expect, it } from 'vitest';
import { compile } from '../../src/content/compile';
import { readFolder } from '../../src/content/readFolder';
import { initialSession } from '../../src/domain/session';
import { readSketch } from '../../src/copy/sketch';
import { parseDay } from '../../src/domain/time';
import { selectView, type View } from '../../src/domain/view';
import { real } from '../fixtures/real-atlas';

const { atlas, geometry, index } = real;
const day = (text: string): number => parseDay(text) as number;
const on = (text: string): View => selectView(index, { ...initialSession(index), day: day(text) });
const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

describe('The content', () => {
  it('compiles with no fault', () => {
    const result = compile(readFolder('geodata'));
    expect(result.ok ? [] : result.issues).toEqual([]);
  });

  it('opens on the day the article appeared', () => {
    expect(initialSession(index).day).toBe(day('2023-07-27'));
  });

  it('has 34 passages, numbered as in the article', () => {
    expect(atlas.passages.map(({ id, number }) => `${id} ${number}`)).toEqual(
      Array.from({ length: 34 }, (_, at) => `p${String(at + 1).padStart(2, '0')} ${at + 1}`),
    );
  });

  it('has a sketch of every passage, in fewer bytes than a tenth of the article has letters', () => {
    expect(atlas.passages.filter(({ sketch }) => !readSketch(sketch ?? ''))).toEqual([]);
    const bytes = atlas.passages.reduce((sum, { sketch }) => sum + (readSketch(sketch ?? '')?.bits.length ?? 0), 0);
    expect(bytes).toBeGreaterThan(600);
    expect(bytes).toBeLessThan(1200);
  });

  it('has sources that are each a page of its own, at a whole address', () => {
    const addresses = atlas.sources.flatMap(({ url }) => url ?? []);
    expect(addresses.filter((url, at) => addresses.indexOf(url) !== at)).toEqual([]);
    expect(addresses.filter((url) => url.includes('…') || url.endsWith('-'))).toEqual([]);
  });

  it('has 24 footnotes that cite 19 works, and every one is cited in the text', () => {
    expect(atlas.footnotes.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
    const cited = new Set(atlas.footnotes.flatMap(({ sources }) => sources));
    expect(cited.size).toBe(19);
    expect(new Set(atlas.sources.filter((source) => source.cited).map(({ id }) => id))).toEqual(cited);
    expect([...new Set(atlas.passages.flatMap(({ footnotes }) => footnotes))].sort((a, b) => a - b)).toEqual(
      atlas.footnotes.map(({ number }) => number),
    );
  });

  it('has the layers and the ids that others rely on', () => {
    expect(atlas.layers.map(({ id }) => id)).toEqual([
      'borders',
      'areas',
      'crossings',
      'routes',
      'venues',
      'aftermath',
    ]);
    const kinds = ['lachin-checkpoint', 'margara-alican', 'lachin-road', 'aghdam-route'].map(
      (id) => index.features.get(id)?.kind,
    );
    expect(kinds).toEqual(['crossing', 'crossing', 'route', 'route']);
  });

  it('quotes at most eight words of the article for a passage, and three on either side', () => {
    const long = atlas.passages.filter(
      ({ anchor }) => words(anchor.exact) > 8 || words(anchor.prefix) > 3 || words(anchor.suffix) > 3,
    );
    expect(long.map(({ id }) => id)).toEqual([]);
  });

  it('names a source for every feature, part, status, event and note', () => {
    const bare = [
      ...atlas.features,
      ...atlas.features.flatMap(({ parts }) => parts),
      ...atlas.features.flatMap(({ id, statuses }) => statuses.map((status) => ({ id, sources: status.sources }))),
      ...atlas.events,
      ...atlas.notes,
    ].filter(({ sources }) => sources.length === 0);
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('says of every part how exactly its position is known, and where it is', () => {
    const parts = atlas.features.flatMap((feature) => feature.parts);
    expect(parts.filter(({ precisionM }) => !(precisionM > 0)).map(({ id }) => id)).toEqual([]);
    expect(parts.filter(({ id }) => !geometry[id]).map(({ id }) => id)).toEqual([]);
  });

  it('has positions of at most five decimals', () => {
    const fine = Object.entries(geometry).filter(([, shape]) => /\.\d{6,}/.test(JSON.stringify(shape)));
    expect(fine.map(([id]) => id)).toEqual([]);
  });
});

describe('The checkpoint', () => {
  it('is spoken of in paragraphs 16, 17 and 25', () => {
    expect(index.features.get('lachin-checkpoint')?.passages).toEqual(['p16', 'p17', 'p25']);
    // Paragraphs that name the war or a meeting where the road was a topic are not about the road.
    expect(index.features.get('lachin-road')?.passages).toEqual(['p16', 'p17', 'p25']);
  });

  it('is absent on 22 April 2023 and there on 23 April', () => {
    expect(on('2023-04-22').features.get('lachin-checkpoint')?.present).toBe(false);
    expect(on('2023-04-23').features.get('lachin-checkpoint')).toMatchObject({
      present: true,
      statuses: [{ status: 'controlled' }],
    });
  });
});

describe('The crossing at Margara and Alican', () => {
  it('was open for a time on 11 February 2023 and closed on 27 July 2023', () => {
    const primary = (text: string): string | undefined => on(text).features.get('margara-alican')?.statuses[0]?.status;
    expect(['2023-02-10', '2023-02-11', '2023-07-27'].map(primary)).toEqual(['closed', 'temporary', 'closed']);
  });
});

describe('Brussels', () => {
  it('counts, on 27 July 2023, the meetings recorded there until then', () => {
    const meetings = atlas.events.filter(
      ({ place, meeting, span }) => place === 'brussels' && meeting && span.from <= day('2023-07-27'),
    );
    expect(on('2023-07-27').features.get('brussels')?.count).toBe(meetings.length);
    expect(meetings.map(({ span }) => span.edtf)).toEqual([
      '2021-12-14',
      '2022-04-06',
      '2022-05-22',
      '2022-08-31',
      '2022-11-03',
      '2023-05-14',
      '2023-07-15',
    ]);
  });
});
