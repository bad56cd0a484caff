/** What is read of a file of notes, and what is refused of it and why. */
import { describe, expect, it } from 'vitest';
import {
  makeNote,
  mergeNotes,
  notesFile,
  readNotes,
  shortQuote,
  type OwnNote,
} from '../../../../src/formats/notes/ownNotes';
import { quotation, selectorOf } from '../../../../src/formats/cite/quotation';

const passages = new Set(['p01', 'p02']);
const article = { title: 'Two Towns', doi: '10.0000/made-up', author: 'Ada Ferrywoman', issued: '2011-03-01' };
const quote = { exact: 'a ford is a promise', prefix: 'For her', suffix: 'kept or not.' };
const note: OwnNote = { id: 'a', passage: 'p02', quote, text: 'Compare.', created: '2026-01-02T03:04:05.000Z' };

interface Annotation {
  id?: unknown;
  created?: unknown;
  body: { value: unknown };
  target: { selector: { value: unknown; refinedBy: Record<string, unknown> } };
}
/** A note of a file after somebody has changed it. */
const changed = (change: (annotation: Annotation) => void, of: OwnNote = note): Annotation => {
  const { items } = JSON.parse(notesFile([of], article)) as { items: [Annotation] };
  change(items[0]);
  return items[0];
};
const read = (...items: unknown[]) => readNotes(JSON.stringify({ items }), passages);
const readOne = (item: unknown): OwnNote | undefined => {
  const result = read(item);
  return result.ok ? result.value.notes[0] : undefined;
};

describe('A file of notes', () => {
  it('says of each note when it was written, and names an article without an address by its title', () => {
    expect(notesFile([note], article).endsWith('}\n')).toBe(true);
    expect(changed(() => {})).toEqual({
      id: 'urn:uuid:a',
      type: 'Annotation',
      motivation: 'commenting',
      created: note.created,
      body: { type: 'TextualBody', value: 'Compare.', format: 'text/plain' },
      target: {
        source: 'https://doi.org/10.0000/made-up',
        selector: { type: 'FragmentSelector', value: 'p02', refinedBy: { type: 'TextQuoteSelector', ...quote } },
      },
    });
    const page = JSON.parse(notesFile([note], { title: 'Two Towns' })) as { items: { target: { source: unknown } }[] };
    expect(page.items[0]?.target.source).toEqual({ type: 'Text', label: 'Two Towns' });
  });

  it('is a page of annotations, or a list of them alone', () => {
    const item = changed(() => {});
    const whole = { ok: true, value: { notes: [note], refused: 0 } };
    expect(read(item)).toEqual(whole);
    expect(readNotes(JSON.stringify([item]), passages)).toEqual(whole);
    expect(readNotes('[]', passages)).toEqual({ ok: true, value: { notes: [], refused: 0 } });
  });

  it('that is none is refused in words that say what to choose', () => {
    const said = (text: string): string => {
      const result = readNotes(text, passages);
      return result.ok ? '' : (result.issues[0]?.message ?? '');
    };
    expect(said('not JSON')).toBe(
      'This is no file of notes. Choose one that was exported here: its name ends in .jsonld.',
    );
    for (const text of ['{}', '1', 'null', '"items"', '{"items":{}}'])
      expect(said(text), text).toBe(
        'The file holds no list of annotations. Choose a file of notes that was exported here.',
      );
    expect(said('[1]')).toBe('None of its annotations is a note on a paragraph of this article.');
  });

  it('may have five thousand notes', () => {
    const item = changed(() => {});
    const count = (many: number): number | null => {
      const result = read(...Array.from({ length: many }, () => item));
      return result.ok ? result.value.notes.length : null;
    };
    expect(count(5000)).toBe(5000);
    expect(count(5001)).toBeNull();
  });
});

describe('A note of a file', () => {
  it('without a paragraph of the article, a phrase or a text is refused and counted', () => {
    for (const change of [
      (each: Annotation) => (each.target.selector.value = 'p99'),
      (each: Annotation) => (each.target.selector.value = 1),
      (each: Annotation) => (each.target.selector.refinedBy['exact'] = ''),
      (each: Annotation) => delete each.target.selector.refinedBy['exact'],
      (each: Annotation) => (each.body.value = ' '),
      (each: Annotation) => (each.body.value = null),
    ]) {
      expect(
        read(
          changed(() => {}),
          changed(change),
        ),
      ).toMatchObject({ value: { notes: [note], refused: 1 } });
    }
  });

  it('may have twenty thousand letters with its phrase', () => {
    const withText = (letters: number): OwnNote | undefined =>
      readOne(changed((each) => (each.body.value = 'x'.repeat(letters - quote.exact.length))));
    expect(withText(20_000)?.text).toHaveLength(20_000 - quote.exact.length);
    expect(withText(20_001)).toBeUndefined();
  });

  it('has the words around its phrase where there are any', () => {
    const alone = readOne(changed((each) => (each.target.selector.refinedBy = { exact: 'a ford' })));
    expect(alone?.quote).toEqual({ exact: 'a ford', prefix: '', suffix: '' });
    expect(readOne(changed(() => {}, { ...note, quote: { ...quote, prefix: '', suffix: '' } }))?.quote).toEqual({
      ...quote,
      prefix: '',
      suffix: '',
    });
  });

  it('that says no time it was written was written at the first', () => {
    for (const created of [undefined, 'yesterday', 5])
      expect(readOne(changed((each) => (each.created = created)))?.created).toBe('1970-01-01T00:00:00.000Z');
    expect(readOne(changed((each) => (each.created = '2026-01-01T12:00:00+04:00')))?.created).toBe(
      '2026-01-01T12:00:00+04:00',
    );
  });

  it('keeps the name that another program gave it; without one it is named by what it says', () => {
    expect(readOne(changed((each) => (each.id = 'https://example.org/urn:uuid:1')))?.id).toBe(
      'https://example.org/urn:uuid:1',
    );
    expect(readOne(changed((each) => delete each.id))?.id).toBe('p02 a ford is a promise Compare.');
  });
});

describe('A new note', () => {
  it('is written now and has a name of its own', () => {
    const before = Date.now();
    const made = makeNote('p01', quote, 'New.');
    expect(made).toEqual({ id: made.id, passage: 'p01', quote, text: 'New.', created: made.created });
    const written = Date.parse(made.created);
    expect(new Date(written).toISOString()).toBe(made.created);
    expect(written).toBeGreaterThanOrEqual(before);
    expect(written).toBeLessThanOrEqual(Date.now());
    expect(made.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(makeNote('p01', quote, 'New.').id).not.toBe(made.id);
  });
});

describe('Notes put together', () => {
  it('are in the order they were written in; of one time the one brought in counts', () => {
    const at = (id: string, created: string, text = ''): OwnNote => ({ ...note, id, created, text });
    const [first, last] = [at('z', '2026-01-01T00:00:00Z'), at('b', '2026-03-01T00:00:00Z')];
    expect(mergeNotes([last], [first])).toEqual([first, last]);
    expect(mergeNotes([at('a', note.created, 'Mine.')], [at('a', note.created, 'Theirs.')])).toEqual([
      at('a', note.created, 'Theirs.'),
    ]);
  });
});

describe('A short quotation', () => {
  const words = (count: number): string => Array.from({ length: count }, (_, at) => `w${at}`).join(' ');

  it('has forty words whole, and of more the first forty', () => {
    expect(shortQuote(` ${words(40)}\n`)).toBe(words(40));
    expect(shortQuote(words(41))).toBe(`${words(40)} …`);
    expect(shortQuote('one\n two  three', 2)).toBe('one two …');
  });

  it('names its article by its address, where it has one', () => {
    expect(quotation('words', [3, 3], article, 'x')).toBe(
      '“words” (Ferrywoman, 2011, para. 3). https://doi.org/10.0000/made-up · on the map: x',
    );
    expect(quotation('“a” and “b”', [1], { author: 'Ferrywoman', issued: 'soon' }, 'x')).toBe(
      '“‘a’ and ‘b’” (Ferrywoman, n.d., para. 1). on the map: x',
    );
  });

  it('is found again by at most three words on each side, fewer at an end of the paragraph', () => {
    expect(selectorOf('One  two three four five six', 5, 'two')).toEqual({
      exact: 'two',
      prefix: 'One',
      suffix: 'three four five',
    });
    expect(selectorOf('one two', 0, 'one two')).toEqual({ exact: 'one two', prefix: '', suffix: '' });
    const long = words(60);
    expect(selectorOf(long, 0, words(50))).toEqual({ exact: words(40), prefix: '', suffix: 'w40 w41 w42' });
  });
});
