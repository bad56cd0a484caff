import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeNotes, notesFile, readNotes, shortQuote, type OwnNote } from '../../../src/exchange/ownNotes';
import { quotation, selectorOf } from '../../../src/exchange/quotation';

const passages = new Set(['p01', 'p02']);
const article = { doi: '10.0000/made-up', author: 'Ada Ferrywoman', issued: '2011-03-01' };
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
    expect(quotation('she said “no” twice', 12, article, 'https://atlas.example/#p12')).toBe(
      '“she said ‘no’ twice” (Ferrywoman, 2011, para. 12). https://doi.org/10.0000/made-up · on the map: https://atlas.example/#p12',
    );
  });

  it('is short, however much was selected', () => {
    const long = Array.from({ length: 90 }, (_, at) => `word${at}`).join(' ');
    expect(shortQuote(long).split(' ')).toHaveLength(41);
    expect(shortQuote(long)).toMatch(/word39 …$/);
  });

  it('is found again by the words around it', () => {
    expect(selectorOf('One two three four a ford is a promise five six seven eight.', 'a ford is a promise')).toEqual({
      exact: 'a ford is a promise',
      prefix: 'two three four',
      suffix: 'five six seven',
    });
  });
});
