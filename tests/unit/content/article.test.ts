import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/content/compile';
import { describeIssue } from '../../../src/domain/result';
import { compiled, tinyFiles } from '../../fixtures/tiny-atlas';

/** The article.yaml of the tiny atlas with a stretch of it written otherwise. */
function changed(from: string, to: string): Record<string, string> {
  const text = tinyFiles['article.yaml'] as string;
  if (!text.includes(from)) throw new Error(`There is no “${from}” in article.yaml.`);
  return { ...tinyFiles, 'article.yaml': text.replace(from, to) };
}
function faults(from: string, to: string): readonly string[] {
  const result = compile(changed(from, to));
  return result.ok ? [] : result.issues.map(describeIssue);
}

describe('The licences of an atlas', () => {
  it('stand in article.yaml and are the ones of the atlas', () => {
    const { own, borders, statement } = compiled(tinyFiles).atlas.meta.licences;
    expect(own).toEqual({ name: 'CC-BY-4.0', title: 'CC BY 4.0', path: 'https://example.org/by' });
    expect(borders).toMatchObject({ name: 'ODbL-1.0', origin: 'drawn from the chart of 2009', credit: '© The Chart' });
    expect(statement).toBe('Text: CC BY 4.0. Lines: © The Chart, ODbL 1.0.');
  });

  it.each([
    [
      'a licence that the statement forgets',
      'Lines: © The Chart, ODbL 1.0.',
      'Lines: © The Chart.',
      'does not name the licence ODbL 1.0',
    ],
    [
      'an own licence that the statement forgets',
      'Text: CC BY 4.0.',
      'Text: free.',
      'does not name the licence CC BY 4.0',
    ],
    [
      'a licence of borders that no source has',
      '{name: ODbL-1.0, title: ODbL 1.0,',
      '{name: GPL-3.0, title: ODbL,',
      'no source has the licence ODbL',
    ],
    ['a text that is no address', 'path: "https://example.org/by"', 'path: by', 'must be a whole http(s) address'],
    ['a name with spaces', 'name: CC-BY-4.0', 'name: CC BY 4.0', 'must be an identifier of the SPDX list'],
    ['no credit', ', credit: © The Chart', '', 'licences.borders.credit'],
    ['no statement', '  statement: "Text: CC BY 4.0. Lines: © The Chart, ODbL 1.0."\n', '', 'licences.statement'],
  ])('%s is a fault', (_name, from, to, message) => {
    const found = faults(from, to);
    expect(found.join('\n')).toContain(message);
    expect(found.every((fault) => fault.startsWith('article.yaml'))).toBe(true);
  });

  it('may be one: borders under the licence of all the rest need no source under it', () => {
    expect(faults('{name: ODbL-1.0, title: ODbL 1.0,', '{name: CC-BY-4.0, title: CC BY 4.0,')).toEqual([]);
  });
});

describe('The address for errors', () => {
  const named = (address: string) => ['atlas:\n', `atlas:\n  report_to: "${address}"\n`] as const;

  it.each(['https://example.org/errors', 'mailto:editors@example.org'])('may be %s', (address) => {
    expect(faults(...named(address))).toEqual([]);
    expect(compiled(changed(...named(address))).atlas.meta.reportTo).toBe(address);
  });

  it.each([
    'http://example.org',
    'javascript:alert(1)',
    'editors@example.org',
    'mailto:editors',
    'mailto:a@b.org?bcc=c@d.org',
  ])('may not be %s', (address) => expect(faults(...named(address)).join()).toMatch(/report_to.*begins with https/));
});

describe('The article', () => {
  it('may have an address instead of a DOI, or none at all', () => {
    const { article } = compiled(changed('  doi: 10.1234/tiny\n', '  url: https://example.org/two-towns\n')).atlas;
    expect([article.doi, article.url]).toEqual([undefined, 'https://example.org/two-towns']);
    expect(faults('  doi: 10.1234/tiny\n', '')).toEqual([]);
  });

  it.each([
    ['doi: 10.1234/tiny', 'doi: https://doi.org/10.1234/tiny', 'must be a DOI without https://doi.org/'],
    ['doi: 10.1234/tiny', 'url: example.org', 'must be a whole http(s) address'],
    ['issued: 2010-12-31', 'issued: 2010-13-31', 'is a date that does not exist'],
  ])('is refused with %s written %s', (from, to, message) => {
    expect(faults(from, to).join('\n')).toContain(message);
  });
});

describe('The date of a source', () => {
  it('is EDTF: it is shown and cited as it is written', () => {
    const sources = (tinyFiles['sources.yaml'] as string).replace('issued: "2010"', 'issued: "spring 2010"');
    const result = compile({ ...tinyFiles, 'sources.yaml': sources });
    expect(result.ok ? [] : result.issues.map(describeIssue)).toEqual([
      expect.stringContaining('sources.yaml: harbour-almanac.issued: “spring 2010” is not a date.') as string,
    ]);
  });
});
