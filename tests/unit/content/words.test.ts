import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/content/compile';
import { unlinkedNames, type AllowedWords } from '../../../src/content/words';
import { compiled, tinyFiles } from '../../fixtures/tiny-atlas';

const allowed: readonly AllowedWords[] = [
  { why: 'A body.', words: ['Harbour Board'] },
  { why: 'Only there.', words: ['Lowland'], in: ['p01'] },
];
/** What is wrong with one digest of the tiny atlas, as the words that are named. */
function named(digest: string): readonly string[] {
  const file = 'passages/p03.md';
  const head = /^---\n[^]*?\n---\n/.exec(tinyFiles[file] as string)?.[0] ?? '';
  // What the rest of the atlas says is in this passage has to stay in it.
  const rest = 'Then came [the line](feature:river-line) and [the vale](place:southmere).';
  const { atlas } = compiled({ ...tinyFiles, [file]: `${head}${digest} ${rest}\n` });
  return unlinkedNames(atlas, [], allowed)
    .issues.filter(({ id }) => id === 'p03')
    .map(({ message }) => message.replace(/^“([^”]+)” is (a place|no link).*$/, '$1: $2'));
}

describe('A capitalised word of a digest', () => {
  it.each<[string, string, readonly string[]]>([
    ['is a link', 'They met at [Nordhaven](place:nordhaven).', []],
    ['is a place that is no link', 'They met at Nordhaven.', ['Nordhaven: a place']],
    ['is another form of a place', 'They met at Northport.', ['Northport: a place']],
    ['is free once the place was linked', 'They met at [Nordhaven](place:nordhaven), later at Northport too.', []],
    ['is not free before', 'Near Nordhaven, at [Nordhaven](place:nordhaven).', ['Nordhaven: a place']],
    ['is a place at the start of a sentence', 'They rested. Nordhaven slept.', ['Nordhaven: a place']],
    ['has a possessive', "It was Nordhaven’s and Nordhaven's turn.", ['Nordhaven: a place', 'Nordhaven: a place']],
    ['is a person of the record', 'They heard Olga Tidewater and, later, Tidewater alone.', []],
    ['is a person of no record', 'They heard Ida Spar.', ['Ida: no link', 'Spar: no link']],
    ['is one inside a link to an event', 'They heard [Ida Spar](event:ford-order).', ['Ida: no link', 'Spar: no link']],
    ['begins a sentence and is any word', 'They met. Whoever came, stayed: Nobody left.', []],
    ['is a month', 'They met in March on a Friday.', []],
    ['is allowed', 'They met the Harbour Board.', []],
    ['is half of what is allowed', 'They met the Board.', ['Board: no link']],
    ['is allowed elsewhere', 'They met in the Lowland.', ['Lowland: no link']],
  ])('%s', (_what, digest, expected) => {
    expect(named(digest)).toEqual(expected);
  });
});

describe('A capitalised word of the editor’s', () => {
  const said = (text: string): readonly string[] => {
    const files = {
      ...tinyFiles,
      'notes.yaml': (tinyFiles['notes.yaml'] ?? '').replace('The log gives', `${text} gives`),
    };
    return unlinkedNames(compiled(files).atlas, [{ names: [{ toponym: 'Reedby', lang: 'en' }] }], allowed).issues.map(
      ({ file, id, field, message }) => `${file} ${id} ${field}: ${message.split(' ')[0]}`,
    );
  };

  it('needs no link where it is a place, a settlement or a person', () => {
    expect(said('The log of Nordhaven and Reedby by Bram Saltmarsh')).toEqual([]);
  });

  it('is told with its file, record and field where nobody knows it', () => {
    expect(said('The log of Ida')).toEqual(['notes.yaml note-dates text: “Ida”']);
  });
});

describe('The exceptions', () => {
  it('that no text needs are told', () => {
    expect(unlinkedNames(compiled(tinyFiles).atlas, [], allowed).idle).toEqual(['Harbour Board', 'Lowland']);
  });

  it('are asked for once there is a file of them', () => {
    const digest = (tinyFiles['passages/p03.md'] as string).replace(
      'She closes with',
      'She closes near Nordhaven with',
    );
    const files = { ...tinyFiles, 'passages/p03.md': digest };
    expect(compile(files).ok).toBe(true);
    const result = compile({ ...files, 'words.yaml': '- {why: None., words: [Harbour]}\n' });
    expect(result.ok ? [] : result.issues).toMatchObject([{ file: 'passages/p03.md', id: 'p03', field: 'digest' }]);
  });
});
