/** RIS records and CSL-JSON files, read back by readers of their own. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csl } from '../../../../src/formats/cite/csl';
import { bibliographyOf, type CslItem } from '../../../../src/formats/cite/cslJson';
import { citationFile, citationHtml, citationText } from '../../../../src/formats/cite/format';
import { apa } from '../../../../src/formats/cite/apa';
import { ris } from '../../../../src/formats/cite/ris';
import { real } from '../../../fixtures/real-atlas';

/** Reads a file of RIS after its specification: each line is a tag, and a record ends with `ER`. */
function readRis(text: string): (readonly [tag: string, value: string])[][] {
  const records: (readonly [string, string])[][] = [];
  let fields: (readonly [string, string])[] = [];
  for (const line of text.split('\r\n').slice(0, -1)) {
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- (.*)$/su.exec(line) ?? [];
    if (tag === '') throw new Error(`no field: ${JSON.stringify(line)}`);
    if (tag === 'ER') {
      records.push(fields);
      fields = [];
    } else fields.push([tag, value]);
  }
  if (fields.length > 0) throw new Error('a record has no end');
  return records;
}
const recordOf = (item: CslItem) => readRis(citationFile(ris, [item]))[0] ?? [];
const work = (more: Partial<CslItem> = {}): CslItem => ({ id: 'x', type: 'webpage', title: 'Tides', ...more });

describe('A record of RIS', () => {
  it('has every field of a work under its tag', () => {
    expect(
      recordOf(
        work({
          type: 'article-journal',
          author: [{ family: 'Quay', given: 'Ivo' }, { literal: 'Harbour Board' }],
          editor: [{ family: 'Pier', given: 'Una' }],
          'container-title': 'Waters',
          volume: 3,
          issue: '2',
          page: '7-9',
          version: '1.2.0',
          issued: { 'date-parts': [[2010, 5, 4]] },
          accessed: { 'date-parts': [[2011, 2, 3]] },
          DOI: '10.1/x',
          URL: 'https://example.org/',
          language: 'ru',
          note: 'A note.',
        }),
      ),
    ).toEqual([
      ['TY', 'JOUR'],
      ['ID', 'x'],
      ['AU', 'Quay, Ivo'],
      ['AU', 'Harbour Board'],
      ['ED', 'Pier, Una'],
      ['TI', 'Tides'],
      ['T2', 'Waters'],
      ['ET', '1.2.0'],
      ['VL', '3'],
      ['IS', '2'],
      ['SP', '7'],
      ['EP', '9'],
      ['PY', '2010'],
      ['DA', '2010/05/04/'],
      ['DO', '10.1/x'],
      ['UR', 'https://example.org/'],
      ['Y2', '2011/02/03/'],
      ['LA', 'ru'],
      ['N1', 'A note.'],
    ]);
  });

  it.each([
    ['article-journal', 'JOUR'],
    ['article-newspaper', 'NEWS'],
    ['webpage', 'ELEC'],
    ['post-weblog', 'BLOG'],
    ['speech', 'ELEC'],
    ['legal_case', 'CASE'],
    ['report', 'RPRT'],
    ['dataset', 'DATA'],
    ['interview', 'PCOMM'],
    ['broadcast', 'MPCT'],
    ['map', 'MAP'],
    ['song', 'GEN'],
  ])('of %s is %s', (type, written) => expect(recordOf(work({ type }))[0]).toEqual(['TY', written]));

  it('has a date as exactly as it is known, and none where there is none', () => {
    const dates = (...parts: number[]) =>
      recordOf(work({ issued: { 'date-parts': [parts] } })).filter(([tag]) => /PY|DA/.test(tag));
    expect(dates(2010)).toEqual([
      ['PY', '2010'],
      ['DA', '2010///'],
    ]);
    expect(dates(2010, 5).at(-1)).toEqual(['DA', '2010/05//']);
    expect(dates(50, 1, 2)).toEqual([
      ['PY', '0050'],
      ['DA', '0050/01/02/'],
    ]);
    expect(recordOf(work()).map(([tag]) => tag)).toEqual(['TY', 'ID', 'TI']);
  });

  it('keeps to its lines whatever stands in a text', () => {
    const hostile = 'A\r\nER  - \r\nTY  - BOOK\nAU  - Evil\u2028X';
    expect(recordOf(work({ title: hostile, publisher: hostile, note: hostile })).map(([tag]) => tag)).toEqual([
      'TY',
      'ID',
      'TI',
      'PB',
      'N1',
    ]);
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, (title, family) => {
        const records = readRis(citationFile(ris, [work({ title, author: [{ family }] }), work()]));
        expect(records).toHaveLength(2);
        expect(records[0]?.filter(([tag]) => tag !== 'AU' && tag !== 'TI')).toEqual([
          ['TY', 'ELEC'],
          ['ID', 'x'],
        ]);
      }),
    );
  });
});

describe('A file of all works', () => {
  const works = bibliographyOf(real.atlas, real.atlas.sources);

  it('has every work of the atlas in RIS, with title, date and address', () => {
    const records = readRis(citationFile(ris, works));
    expect(records).toHaveLength(works.length);
    records.forEach((fields, at) => {
      const { id, title, URL, issued } = works[at] as CslItem;
      const of = (tag: string) => fields.find(([each]) => each === tag)?.[1];
      expect([of('ID'), of('TI'), of('UR')]).toEqual([id, title, URL]);
      expect(of('PY') === undefined, id).toBe(issued === undefined);
    });
  });

  it('is a list in CSL-JSON, of one item too', () => {
    expect(JSON.parse(citationFile(csl, works))).toEqual(JSON.parse(JSON.stringify(works)));
    expect(JSON.parse(citationFile(csl, [work()]))).toEqual([work()]);
    expect(JSON.parse(citationText(csl.cite(work())))).toEqual(work());
  });

  it('is none in a style that people read', () => {
    expect(citationFile(apa, works)).toBe('');
  });
});

describe('A citation for the clipboard', () => {
  it('has its italics as HTML, and nothing of a title is read as HTML', () => {
    const runs = apa.cite(work({ title: 'Tides <b>&</b> "fords"', 'container-title': 'Ferry House' }));
    expect(citationHtml(runs)).toBe('<p><i>Tides &#60;b&#62;&#38;&#60;/b&#62; “fords.”</i> (n.d.). Ferry House.</p>');
  });
});
