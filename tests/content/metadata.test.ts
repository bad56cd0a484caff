/** The files at the top of the project that catalogues read say the same as the content and the package. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { authorName } from '../../src/domain/article';
import { isoDate } from '../../src/domain/time';
import { makersOf } from '../../src/formats/publish/provenance';
import { real } from '../fixtures/real-atlas';

const { meta, article } = real.atlas;
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('CITATION.cff', () => {
  // Dates stay texts: the schema of CFF 1.2.0 asks for `YYYY-MM-DD`.
  const cff = parse(readFileSync('CITATION.cff', 'utf8'), { schema: 'failsafe' }) as Record<string, unknown>;

  it('has the version, day, makers and licences of the data', () => {
    expect(cff).toMatchObject({
      'cff-version': '1.2.0',
      type: 'dataset',
      title: meta.title,
      version,
      'date-released': isoDate(meta.checked),
      authors: [{ name: makersOf(real.atlas) }],
      license: ['MIT', meta.licences.own.name, meta.licences.borders.name],
    });
    expect(String(cff['abstract']).length).toBeGreaterThan(100);
    expect(String(cff['message'])).toContain('cite');
  });

  it('refers to the article, with its author, as something else', () => {
    const { family, given } = authorName(article);
    expect(cff['references']).toMatchObject([
      {
        type: 'article',
        title: article.title,
        authors: [{ 'family-names': family, 'given-names': given }],
        journal: article.container,
        issue: article.issue,
        'date-published': article.issued,
        doi: article.doi,
      },
    ]);
  });
});

describe('.zenodo.json', () => {
  const zenodo = JSON.parse(readFileSync('.zenodo.json', 'utf8')) as Record<string, unknown>;

  it('says the same as CITATION.cff, and that the data are derived from the article', () => {
    expect(zenodo).toMatchObject({
      upload_type: 'dataset',
      version,
      publication_date: isoDate(meta.checked),
      creators: [{ name: makersOf(real.atlas) }],
      related_identifiers: [{ identifier: article.doi, relation: 'isDerivedFrom' }],
    });
    expect(String(zenodo['title'])).toContain(meta.title);
    for (const { title } of [meta.licences.own, meta.licences.borders])
      expect(String(zenodo['description'])).toContain(title);
  });
});
