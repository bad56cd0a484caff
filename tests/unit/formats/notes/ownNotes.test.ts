import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeNotes, notesFile, readNotes, shortQuote, type OwnNote } from '../../../../src/formats/notes/ownNotes';
import { quotation, selectorOf } from '../../../../src/formats/cite/quotation';

const passages = new Set(['p01', 'p02']);
const article = { title: 'Two Towns', doi: '10.0000/made-up', author: 'Ada Ferrywoman', issued: '2011-03-01' };
const note = (id: string, text: string, created = '2026-01-02T03:04:05.000Z'): OwnNote => ({
  id,
  passage: 'p02',
  quote: { exact: 'a ford is a promise', prefix: 'For her', suffix: 'kept or not.' },
  text,
  created,
});

describe('A file of notes', () => {
  it('opens again as what it was (any text)', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
          { maxLength: 5 },
        ),
        (texts) => {
          const notes = texts.map((text, at) => note(`note-${at}`, text));
          expect(readNotes(notesFile(notes, article), passages)).toEqual({ ok: true, value: { notes, refused: 0 } });
        },
      ),
    );
  });

  it('is a page of Web Annotations on the article', () => {
    const page = JSON.parse(notesFile([note('a', 'Compare the ferry.')], article)) as Record<string, unknown>;
    expect(page['@context']).toBe('http://www.w3.org/ns/anno.jsonld');
    expect(page['type']).toBe('AnnotationPage');
    expect((page['items'] as object[])[0]).toMatchObject({
      id: 'urn:uuid:a',
      type: 'Annotation',
      motivation: 'commenting',
      body: { type: 'TextualBody', value: 'Compare the ferry.', format: 'text/plain' },
      target: {
        source: 'https://doi.org/10.0000/made-up',
        selector: {
          type: 'FragmentSelector',
          value: 'p02',
          refinedBy: { type: 'TextQuoteSelector', exact: 'a ford is a promise' },
        },
      },
    });
  });

  it('of another article, or broken, is refused with a sentence', () => {
    for (const text of ['', '[', '{}', '{"items":[{"target":{"selector":{"value":"p99"}}}]}', '[1]', 'null']) {
      const read = readNotes(text, passages);
      expect(read.ok, text).toBe(false);
      if (!read.ok) expect(read.issues[0]?.message).toMatch(/\.$/);
    }
  });

  it('never breaks the page, whatever it holds', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void readNotes(JSON.stringify(value), passages)));
  });

  it('with some that cannot be read brings in the others and counts them', () => {
    const page = JSON.parse(notesFile([note('a', 'Kept.')], article)) as { items: object[] };
    page.items.push({ type: 'Annotation' });
    expect(readNotes(JSON.stringify(page), passages)).toMatchObject({ ok: true, value: { refused: 1 } });
  });
});

describe('Notes brought in', () => {
  it('without an id are told apart by what they say', () => {
    const page = JSON.parse(notesFile([note('a', 'One.'), note('b', 'Two.')], article)) as { items: { id?: string }[] };
    for (const item of page.items) delete item.id;
    const read = readNotes(JSON.stringify(page), passages);
    const brought = read.ok ? read.value.notes : [];
    expect(mergeNotes([], brought).map(({ text }) => text)).toEqual(['One.', 'Two.']);
    expect(mergeNotes(brought, brought)).toHaveLength(2);
  });

  it('are newer or older by their time, however it is written', () => {
    const noon = note('a', 'Noon in Baku.', '2026-01-01T12:00:00+04:00');
    const later = note('a', 'An hour later.', '2026-01-01T09:00:00Z');
    expect(mergeNotes([noon], [later])[0]?.text).toBe('An hour later.');
    expect(mergeNotes([later], [noon])[0]?.text).toBe('An hour later.');
  });

  it('keep those that are there; of two with one id the newer text counts', () => {
    const old = note('a', 'Old.');
    const merged = mergeNotes([old, note('b', 'Mine.')], [note('a', 'New.', '2026-02-01T00:00:00.000Z')]);
    expect(merged.map(({ id, text }) => [id, text])).toEqual([
      ['b', 'Mine.'],
      ['a', 'New.'],
    ]);
    expect(mergeNotes([note('a', 'New.', '2026-02-01T00:00:00.000Z')], [old])[0]?.text).toBe('New.');
  });
});

describe('A quotation', () => {
  it('has author, year, paragraph and where to read it; quotes inside it become single', () => {
    expect(quotation('she said “no” twice', [12], article, 'https://atlas.example/#p12')).toBe(
      '“she said ‘no’ twice” (Ferrywoman, 2011, para. 12). https://doi.org/10.0000/made-up · on the map: https://atlas.example/#p12',
    );
  });

  it('names all the paragraphs that the words may be from, and none where they are not known', () => {
    expect(quotation('words', [6, 7, 8], article, 'x')).toContain('(Ferrywoman, 2011, paras. 6–8)');
    expect(quotation('words', [], article, 'x')).toContain('(Ferrywoman, 2011).');
  });

  it('is short, however much was selected', () => {
    const long = Array.from({ length: 90 }, (_, at) => `word${at}`).join(' ');
    expect(shortQuote(long).split(' ')).toHaveLength(41);
    expect(shortQuote(long)).toMatch(/word39 …$/);
  });

  it('is found again by the words around it, the right ones where it stands twice', () => {
    const text = 'No ford is a promise here. One two three a ford is a promise five six seven eight.';
    const phrase = 'ford is a promise';
    expect(selectorOf(text, text.lastIndexOf(phrase), phrase)).toEqual({
      exact: phrase,
      prefix: 'two three a',
      suffix: 'five six seven',
    });
  });
});
