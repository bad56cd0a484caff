/** Each rule of `rules.ts` lets sound content pass and can fail: shown on the invented atlas and on made-up texts. */
import { describe, expect, it } from 'vitest';
import type { Atlas } from '../../src/domain/model';
import { compiled, tiny, tinyFiles } from '../fixtures/tiny-atlas';
import { ATTRIBUTED, AUTHORS, DIGEST_LOADED, JUDGING, LOADED } from './expected';
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
  sentencesOf,
  sourcesUsed,
  statusesAgree,
  statusesInOrder,
  traceFaults,
  type Boundary,
} from './rules';

const { atlas } = tiny;
/** The tiny atlas after one replacement in one file. */
const changed = (file: string, from: string, to: string): { atlas: Atlas; files: typeof tinyFiles } => {
  const text = tinyFiles[file] as string;
  if (!text.includes(from)) throw new Error(`nothing to change in ${file}`);
  const files = { ...tinyFiles, [file]: text.replace(from, to) };
  return { files, atlas: compiled(files).atlas };
};
const said = (text: string) => [{ file: 'notes.yaml', id: 'a-note', field: 'text', text }];

describe('Names of two forms in a text', () => {
  const forms = [[/\bNorth Ford\b/, /\bNorder Furt\b/]] as const;

  it.each([
    ['one form alone is a fault', 'They met at North Ford.', 1],
    ['so is the other', 'They met at Norder Furt.', 1],
    ['both are none', 'They met at North Ford / Norder Furt.', 0],
    ['nor is what somebody is quoted with', 'The order says “at North Ford”.', 0],
    ['nor a text without the place', 'They met.', 0],
  ])('%s', (_what, text, faults) => {
    expect(bothForms(said(text), forms)).toHaveLength(faults);
  });
});

describe('Statuses that deny each other', () => {
  const faults = (from: string, to: string): readonly string[] =>
    statusesAgree(changed('features.yaml', from, to).atlas).map(({ message }) =>
      message.replace(/ on the same days.*/, ''),
    );
  // The lane of the tiny atlas stays open while its new part is blocked: one fault. The other part is not blocked.
  const lane = 'mill-lane-new is "open" (2009-04-01/..) and "blocked" (2010-07-01/2010-07-31)';

  it('are a fault on the days and the part that they share', () => {
    expect(faults('note: Works.', 'note: Mending.')).toEqual([lane]);
    expect(
      faults('{edtf: 2010-05-10/2010-05-20, status: temporary', '{edtf: 2010-05-10/2010-05-20, status: open'),
    ).toEqual(['reed-ford is "open" (2010-05-10/2010-05-20) and "closed" (../2010-12-31)', lane]);
  });

  it('are not those that may hold together', () => {
    expect(faults('status: blocked', 'status: agreed')).toEqual([]);
  });

  it('are “unrecorded” and whatever else', () => {
    expect(faults('edtf: 2010-10-01/.., status: delimited', 'edtf: 2010-09-01/.., status: unrecorded')).toEqual([
      'river-line is "unrecorded" (2010-09-01/..) and "undelimited" (../2010-09-30)',
      lane,
    ]);
  });
});

describe('Words that take a side', () => {
  it.each([
    'The road was under a blockade.',
    'It was occupied in 1993.',
    'Troops liberated the town.',
    'The regime fell.',
  ])('“%s” is a fault', (text) => {
    expect(loadedWords(said(text), LOADED, ATTRIBUTED)).toMatchObject([{ id: 'a-note', field: 'text' }]);
  });

  it.each([
    'The author calls it a blockade.',
    'The statement speaks of “occupied” land.',
    'The title of the order was “On the blockade”.',
    'The road was closed.',
  ])('“%s” is none', (text) => {
    expect(loadedWords(said(text), LOADED, ATTRIBUTED)).toEqual([]);
  });

  it('are not excused by a neighbouring sentence, nor by the other half of one', () => {
    expect(loadedWords(said('She said so. It was a blockade.'), LOADED, ATTRIBUTED)).toHaveLength(1);
    expect(loadedWords(said('The author said so; it was a blockade.'), LOADED, ATTRIBUTED)).toHaveLength(1);
    expect(sentencesOf('One; two. Three?')).toEqual(['One;', 'two.', 'Three?']);
  });

  it('that judge are excused by no one', () => {
    expect(loadedWords(said('The ministry said that this was clearly shameful.'), JUDGING, /(?!)/)).toHaveLength(1);
  });

  it('are looked for in every text of the editor’s, and not in the digest', () => {
    const texts = editorTexts(atlas);
    const fields = new Set(texts.map(({ file, field }) => `${file} ${field.split('.')[0]}`));
    for (const wanted of [
      'events.yaml title',
      'events.yaml summary',
      'events.yaml place_note',
      'aftermath.yaml summary',
      'features.yaml summary',
      'features.yaml statuses',
      'features.yaml parts',
      'notes.yaml text',
      'sources.yaml remark',
      'sources.yaml title',
      'layers.yaml description',
      'article.yaml border_statement',
    ]) {
      expect([...fields], wanted).toContain(wanted);
    }
    expect(texts.some(({ text }) => text === '[Log of the ferry]')).toBe(true);
    expect(texts.some(({ text }) => text === 'Harbour Almanac')).toBe(false);
    expect(texts.some(({ text }) => text.includes('water finds its way'))).toBe(false);
    expect(texts.some(({ text }) => text.includes('She closes with'))).toBe(false);
  });

  it('of a digest stand with the author', () => {
    const bare = changed('passages/p02.md', 'The *ford* was', 'The illegal ford was').atlas;
    expect(digestWords(bare, DIGEST_LOADED, AUTHORS)).toMatchObject([{ file: 'passages/p02.md', field: 'digest' }]);
    const given = changed('passages/p02.md', 'The *ford* was', 'The author calls the ford illegal; it was').atlas;
    expect(digestWords(given, DIGEST_LOADED, AUTHORS)).toEqual([]);
  });
});

describe('Paired names', () => {
  it('miss a form that is not there, and an id that is not there', () => {
    expect(pairedNames(atlas, [['nordhaven', ['Nordhaven', 'Northport']]])).toEqual([]);
    expect(pairedNames(atlas, [['nordhaven', ['Nordhaven', 'Northmouth']]])).toMatchObject([
      { file: 'places.geojson', id: 'nordhaven', field: 'names' },
    ]);
    expect(pairedNames(atlas, [['atlantis', ['Atlantis']]])).toMatchObject([{ id: 'atlantis' }]);
  });
});

describe('Names of two sides', () => {
  it('come in one order, with exceptions by place', () => {
    expect(orderOfForms(atlas, 'NO', {})).toEqual([]);
    expect(orderOfForms(atlas, 'SO', {})).toMatchObject([{ file: 'places.geojson', id: 'nordhaven', field: 'names' }]);
    expect(orderOfForms(atlas, 'SO', { nordhaven: 'NO' })).toEqual([]);
  });

  it('have a form of a side in its language, where there is any in it', () => {
    expect(ownForms(atlas, { NO: 'tr' })).toEqual([]);
    expect(ownForms(atlas, { NO: 'ru' })).toMatchObject([{ file: 'places.geojson', id: 'nordhaven', field: 'names' }]);
  });
});

describe('Terms of two sides', () => {
  const pairs = [[/\bford\b/, /\bpassage\b/]] as const;

  it('stand together or not at all', () => {
    expect(pairedTerms(said('A ford to one, a passage to others.'), pairs)).toEqual([]);
    expect(pairedTerms(said('A bridge.'), pairs)).toEqual([]);
    expect(pairedTerms(said('A ford.'), pairs)).toHaveLength(1);
    expect(pairedTerms(said('A passage.'), pairs)).toHaveLength(1);
  });
});

describe('What came after the article', () => {
  // The tiny atlas opens on 31 December 2010.
  const after = (from: string, to: string, file = 'notes.yaml') => aftermathTold(changed(file, from, to).atlas, []);
  const log = 'The log gives three days';

  it.each([
    'The log of 1 January 2011 gives three days',
    'In 2011 it gave three days',
    'In March 2011 it gave three days',
    'Of July 2011, on 8 September, it gave three days',
    'It gave three days after the article appeared',
  ])('is not told in a note: %s', (text) => {
    expect(after(log, text)).toMatchObject([{ file: 'notes.yaml', id: 'note-dates', field: 'text' }]);
  });

  it.each(['On 31 December 2010 it gave three days', 'In March 2010, on 8 September, it gave 2000 kg', log])(
    'is not found in: %s',
    (text) => {
      expect(text === log ? aftermathTold(atlas, []) : after(log, text)).toEqual([]);
    },
  );

  it('is not told in a status that begins before, and is in one that begins later', () => {
    expect(after('Open for ten days.', 'Open until 2 May 2011.', 'features.yaml')).toMatchObject([
      { file: 'features.yaml', id: 'reed-ford', field: 'statuses.2010-05-10/2010-05-20.note' },
    ]);
    expect(after('note: Open.,', 'note: Open on 2 May 2011.,', 'features.yaml')).toEqual([]);
    expect(after('After the article.', 'On 1 February 2011.', 'events.yaml')).toEqual([]);
  });

  it('may be named where there is a reason', () => {
    const { atlas: told } = changed('notes.yaml', log, 'The log of 2011 gives three days');
    expect(aftermathTold(told, [['note-dates', /of 2011/, 'The year of the log.']])).toEqual([]);
  });
});

describe('Boundaries', () => {
  const boundary: Boundary = { event: 'ford-order', feature: 'reed-ford', status: 'temporary', how: 'begins' };

  it('agree with the first day of an event, or its last', () => {
    expect(boundariesAgree(atlas, [boundary])).toEqual([]);
    expect(boundariesAgree(atlas, [{ ...boundary, day: 'last' }])).toEqual([]);
  });

  it.each<Partial<Boundary>>([
    { how: 'ends' },
    { how: 'ends-before' },
    { status: 'open' },
    { event: 'nordhaven-talk-2' },
    { event: 'atlantis-order' },
    { feature: 'atlantis' },
  ])('do not agree with %o', (change) => {
    expect(boundariesAgree(atlas, [{ ...boundary, ...change }])).toHaveLength(1);
  });
});

describe('Statuses', () => {
  it('out of order are a fault', () => {
    expect(statusesInOrder(tinyFiles)).toEqual([]);
    const { files } = changed('features.yaml', 'edtf: 2010-05-10/2010-05-20', 'edtf: ../2010-05-20');
    expect(statusesInOrder(files)).toEqual([]);
    const text = tinyFiles['features.yaml'] as string;
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('2010-05-10/2010-05-20'));
    [lines[at], lines[at + 1]] = [lines[at + 1] as string, lines[at] as string];
    expect(statusesInOrder({ ...tinyFiles, 'features.yaml': lines.join('\n') })).toMatchObject([
      { file: 'features.yaml', id: 'reed-ford' },
    ]);
  });
});

describe('Evidence', () => {
  // The atlas opens on 31 December 2010; the almanac is of 2010, the log has no date.
  const open = '2011-01-01/.., status: open, note: Open., confidence: low, sources: [ferry-log]';
  const openAs = (rest: string): readonly string[] =>
    beyondEvidence(changed('features.yaml', open, rest).atlas).map(({ id, field }) => `${id} ${field}`);

  it('of a later day is needed for a status that goes on after the article', () => {
    expect(beyondEvidence(atlas).map(({ id, field }) => `${id} ${field}`)).toEqual([
      'reed-ford statuses.2.edtf',
      'mill-lane statuses.0.edtf',
    ]);
    expect(openAs(open.replace('open,', 'delimited,'))).toEqual(['mill-lane statuses.0.edtf']);
    expect(openAs(open.replace('open,', 'unrecorded,'))).toEqual(['mill-lane statuses.0.edtf']);
  });

  it('reaches as far as the newest source', () => {
    const later =
      '- {id: new-log, type: webpage, title: New log, container: Ferry House, issued: "2011-03", url: "https://example.org/new"}\n';
    const after = (edtf: string, rest: string): string =>
      `${edtf}, status: open, note: Open., confidence: low, sources: [ferry-log, new-log]}\n    - {edtf: ${rest}, status: unrecorded, note: Not known., confidence: low, sources: [ferry-log]`;
    const files = (edtf: string, rest: string): readonly string[] =>
      beyondEvidence(
        compiled({
          ...tinyFiles,
          'sources.yaml': `${tinyFiles['sources.yaml']}${later}`,
          'features.yaml': (tinyFiles['features.yaml'] as string).replace(open, after(edtf, rest)),
        }).atlas,
      ).map(({ id }) => id ?? '');
    expect(files('2011-01-01/2011-03-31', '2011-04-01/..')).not.toContain('reed-ford');
    expect(files('2011-01-01/2011-04-01', '2011-04-02/..')).toContain('reed-ford');
  });
});

describe('Sources', () => {
  it('that nothing names are a fault', () => {
    expect(sourcesUsed(tinyFiles, atlas)).toEqual([]);
    const idle =
      '- {id: idle-log, type: webpage, title: Idle log, container: Ferry House, issued: "2010", no_url: Lost.}\n';
    const files = { ...tinyFiles, 'sources.yaml': `${tinyFiles['sources.yaml']}${idle}` };
    expect(sourcesUsed(files, compiled(files).atlas)).toMatchObject([{ file: 'sources.yaml', id: 'idle-log' }]);
  });
});

describe('Sides of sources', () => {
  const publishers = (sources: string, neutral: readonly string[]): readonly string[] => {
    const sides = `${tinyFiles['layers.yaml']}sides: [{id: SO, adjective: Southern}]\n`;
    const content = compiled({
      ...tinyFiles,
      'layers.yaml': sides,
      'sources.yaml': `${tinyFiles['sources.yaml']}${sources}`,
    });
    return sidesGiven(content.atlas, neutral).map(({ id, message }) => `${id}: ${message}`);
  };
  const gazette =
    '- {id: gazette, type: webpage, title: Gazette, container: Gazette, side: SO, issued: "2010", url: "https://example.org/"}\n';
  const known = ['Harbour Press', 'Ferry House'];

  it('are given, or the publisher is known to be of none', () => {
    expect(publishers(gazette, known)).toEqual([]);
    expect(publishers(gazette.replace(', side: SO', ''), known)).toEqual([
      'gazette: Gazette has no side and is not listed as being of none.',
    ]);
  });

  it('are the same for all sources of a publisher', () => {
    const other =
      '- {id: other, type: webpage, title: Other, container: Gazette, issued: "2010", url: "https://example.org/"}\n';
    expect(publishers(gazette + other, known)).toEqual([
      'gazette: "other" of the same publisher has another side.',
      'other: "gazette" of the same publisher has another side.',
    ]);
  });
});

describe('The table of facts', () => {
  const sound = `
| ¶1 | a | \`p01\` |
| E01 | b | \`nordhaven-talk-1\`, \`nordhaven-talk-2\`, \`ford-order\` |
| AF1 | c | \`late-flood\` |
| fn1 | d | \`harbour-almanac\` |
`;
  const faults = (table: string): readonly string[] =>
    traceFaults(readTrace(table), atlas, ['¶1', 'E01', 'AF1', 'fn1']).map(({ id, message }) => `${id}: ${message}`);

  it('is sound when each code leads to what it names', () => {
    expect(faults(sound)).toEqual([]);
  });

  it.each([
    ['a row that is missing', '| E01 | b', '| x | b', /E01: the row is missing/],
    ['an id that does not exist', '`p01`', '`p09`', /¶1: "p09" does not exist/],
    ['a row without ids', '`p01`', '–', /¶1: the row names no id/],
    ['an id of the wrong kind', '`late-flood`', '`ford-order`', /AF1: none of its ids is a later event/],
    ['an event that no row leads to', ', `ford-order`', '', /ford-order: no row/],
    ['a footnote with another source', '`harbour-almanac`', '`ferry-log`', /fn1: the footnote cites harbour-almanac/],
    ['the passage of another number', '`p01`', '`p02`', /¶1: it does not name "p01"/],
  ])('is not with %s', (_what, from, to, fault) => {
    expect(sound).toContain(from);
    expect(faults(sound.replace(from, to)).join('\n')).toMatch(fault);
  });

  it('is not with a code that has two rows', () => {
    expect(faults(`${sound}| ¶1 | a | \`p01\` |\n`)).toEqual(['¶1: the code has two rows.']);
  });
});
