import { describe, expect, it } from 'vitest';
import { accountSourcesOf, oneSidedSentence, onlySideOfSources } from '../../../src/domain/evidence';
import { compiled, tinyFiles } from '../../fixtures/tiny-atlas';

const rest = 'container: A house, issued: "2010", url: "https://example.org/"';
const { index } = compiled({
  ...tinyFiles,
  'layers.yaml': `${tinyFiles['layers.yaml']}sides: [{id: SO, adjective: Southern}, {id: NO, adjective: Northern}]\n`,
  'sources.yaml': `${tinyFiles['sources.yaml']}
- {id: south-gazette, type: webpage, title: Gazette, side: SO, ${rest}}
- {id: south-radio, type: webpage, title: Radio, side: SO, ${rest}}
- {id: north-herald, type: webpage, title: Herald, side: NO, ${rest}}
- {id: soundings, type: dataset, title: Soundings, ${rest}}
`,
});
const side = (...ids: string[]): string | null => onlySideOfSources(ids, index.sources);

describe('On whose sources a claim rests', () => {
  it.each<[string, string[], string | null]>([
    ['one source of a side', ['south-gazette'], 'SO'],
    ['two of one side', ['south-gazette', 'south-radio'], 'SO'],
    ['two sides', ['south-gazette', 'north-herald'], null],
    ['a side and someone else', ['south-gazette', 'ferry-log'], null],
    ['someone else alone', ['ferry-log'], null],
    ['a side and a data set, which is no account', ['soundings', 'south-radio'], 'SO'],
    ['a data set alone', ['soundings'], null],
    ['nothing', [], null],
    ['a source that there is not', ['atlantis-post'], null],
  ])('%s', (_what, ids, expected) => {
    expect(side(...ids)).toBe(expected);
  });

  it('is nothing where nothing is recorded, whatever page was looked at', () => {
    const rest = (status: 'open' | 'unrecorded') => side(...accountSourcesOf({ status, sources: ['south-gazette'] }));
    expect([rest('open'), rest('unrecorded')]).toEqual(['SO', null]);
  });

  it('is said in a sentence that counts one source from several', () => {
    expect(oneSidedSentence(['south-gazette'], index)).toBe('Rests on one Southern source alone.');
    expect(oneSidedSentence(['south-gazette', 'south-gazette'], index)).toBe('Rests on one Southern source alone.');
    expect(oneSidedSentence(['south-gazette', 'south-radio', 'soundings'], index)).toBe(
      'Rests on Southern sources alone.',
    );
    expect(oneSidedSentence(['south-gazette', 'north-herald'], index)).toBeNull();
  });
});
