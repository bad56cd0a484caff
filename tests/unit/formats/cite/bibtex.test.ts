/** BibTeX entries read back by a reader of its own grammar (“Designing BibTeX Styles”, and btxdoc), and compared with the works. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../../src/formats/cite/bibtex';
import { bibliographyOf, type CslItem } from '../../../../src/formats/cite/cslJson';
import { citationText } from '../../../../src/formats/cite/format';
import { real } from '../../../fixtures/real-atlas';
import { second } from '../../../fixtures/second-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

const entry = (item: CslItem): string => citationText(bibtex.cite(item));

interface Entry {
  readonly type: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads one entry; a value is what stands between balanced braces. Throws where the text is none. */
function readEntry(text: string): Entry {
  const head = /^@([a-z]+)\{([^\s,{}]+),\n/.exec(text);
  if (!head) throw new Error(`no entry: ${text}`);
  const fields: Record<string, string> = {};
  let at = head[0].length;
  while (text[at] !== '}') {
    const name = /^ {2}([a-z]+) = \{/.exec(text.slice(at));
    if (!name) throw new Error(`no field: ${text.slice(at)}`);
    const from = at + name[0].length;
    let end = from;
    for (let depth = 1; depth > 0; end += 1) {
      if (end >= text.length) throw new Error('a brace is open');
      if (text[end] === '\\' && /[{}]/.test(text[end + 1] ?? '')) end += 1;
      else if (text[end] === '{') depth += 1;
      else if (text[end] === '}') depth -= 1;
    }
    fields[name[1] as string] = text.slice(from, end - 1);
    if (text.slice(end, end + 2) !== ',\n') throw new Error('no comma after a field');
    at = end + 2;
  }
  if (text.slice(at) !== '}\n') throw new Error(`more than an entry: ${text.slice(at)}`);
  return { type: head[1] as string, key: head[2] as string, fields };
}

/** What TeX sets for a value. */
function typeset(value: string): string {
  const commands: Readonly<Record<string, string>> = { textbackslash: '\\', textasciitilde: '~', textasciicircum: '^' };
  return value
    .replace(/^\{(.*)\}$/s, '$1')
    .replace(/\\(?:(text[a-z]+)\{\}|([{}&%$#_]))/g, (_, command: string, sign: string) => commands[command] ?? sign);
}

describe('A BibTeX entry', () => {
  it.each([
    ['the tiny atlas', tiny.atlas],
    ['the second atlas', second.atlas],
    ['the real atlas', real.atlas],
  ])('of every work of %s has what the work has', (_title, atlas) => {
    for (const work of bibliographyOf(atlas, atlas.sources)) {
      const { key, fields } = readEntry(entry(work));
      const [year, month, day] = work.issued?.['date-parts'][0] ?? [];
      expect(key).toBe(work.id);
      expect(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeset(value)])), key).toEqual({
        title: work.title,
        ...(work.author
          ? {
              author: work.author
                .map(({ family, given, literal }) => (family ? `${family}, ${given}` : `${literal}`))
                .join(' and '),
            }
          : {}),
        ...(work['container-title'] ? { [containerField(work.type)]: work['container-title'] } : {}),
        ...(work.issue ? { number: String(work.issue) } : {}),
        ...(year === undefined ? {} : { year: String(year) }),
        ...(month === undefined ? {} : { month: String(month) }),
        ...(day === undefined ? {} : { day: String(day) }),
        ...(work.DOI ? { doi: work.DOI } : {}),
        ...(work.URL ? { url: work.URL } : {}),
        ...(work.note ? { note: work.note } : {}),
      });
    }
  });

  it('of any title and any author can be read back', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((each) => !each.includes('\n') && each.trim() !== '');
    fc.assert(
      fc.property(text, text, text, (title, family, given) => {
        const { fields } = readEntry(entry({ id: 'x', type: 'report', title, author: [{ family, given }] }));
        expect(typeset(fields['title'] as string)).toBe(title);
        expect(typeset(`{${fields['author']}}`)).toBe(`${family}, ${given}`);
      }),
    );
  });

  it.each([
    ['\\', '\\textbackslash{}'],
    ['{', '\\{'],
    ['}', '\\}'],
    ['&', '\\&'],
    ['%', '\\%'],
    ['$', '\\$'],
    ['#', '\\#'],
    ['_', '\\_'],
    ['~', '\\textasciitilde{}'],
    ['^', '\\textasciicircum{}'],
  ])('writes %s as TeX reads it', (sign, written) => {
    const work: CslItem = {
      id: 'x',
      type: 'webpage',
      title: sign,
      author: [{ literal: sign }, { family: sign }],
      note: sign,
    };
    const fields = {
      title: `{${written}}`,
      author: `{${written}} and ${written}`,
      note: written,
      howpublished: written,
      publisher: written,
    };
    expect(readEntry(entry({ ...work, 'container-title': sign, publisher: sign })).fields).toEqual(fields);
  });

  it.each([
    ['article-journal', 'article', 'journal'],
    ['article-newspaper', 'article', 'journal'],
    ['report', 'techreport', 'institution'],
    ['webpage', 'misc', 'howpublished'],
    ['map', 'misc', 'howpublished'],
  ])('of %s is @%s, and names where it appeared as %s', (type, written, field) => {
    const read = readEntry(entry({ id: 'x', type, title: 'T', 'container-title': 'C' }));
    expect([read.type, read.fields[field]]).toEqual([written, 'C']);
    expect(containerField(type)).toBe(field);
  });

  it('has volume, number, pages and the day it was seen', () => {
    const { fields } = readEntry(
      entry({
        id: 'x',
        type: 'article-journal',
        title: 'T',
        volume: 3,
        issue: 0,
        page: '7-9, 12–14',
        accessed: { 'date-parts': [[2011, 2, 3]] },
      }),
    );
    expect(fields).toEqual({ title: '{T}', volume: '3', number: '0', pages: '7--9, 12--14', urldate: '2011-02-03' });
  });
});

function containerField(type: string): string {
  if (type.startsWith('article-')) return 'journal';
  return type === 'report' ? 'institution' : 'howpublished';
}
