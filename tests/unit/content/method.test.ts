/** The account of the method: how method.md is read, the tables made for it, and the page without scripts. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METHOD_PAGE, methodPage } from '../../../src/build/methodPage';
import { stylesOf } from '../../../src/build/plainPages';
import { CONTENT_SECURITY_POLICY } from '../../../src/build/policy';
import { compile } from '../../../src/content/compile';
import { accountSourcesOf, oneSidedSentence, onlySideOfSources } from '../../../src/domain/evidence';
import type { Inline, Method, Paragraph } from '../../../src/domain/model';
import { describeIssue } from '../../../src/domain/result';
import { NO_REPORT_ADDRESS } from '../../../src/formats/method/errorReport';
import { tableText } from '../../../src/formats/method/tables';
import { real } from '../../fixtures/real-atlas';
import { second } from '../../fixtures/second-atlas';
import { tiny, tinyFiles } from '../../fixtures/tiny-atlas';

const compiled = (text: string) => compile({ ...tinyFiles, 'method.md': text }, '1.2.0');
function methodOf(text: string): Method | null {
  const result = compiled(text);
  if (!result.ok) throw new Error(result.issues.map(describeIssue).join('\n'));
  return result.value.method;
}
const faultsOf = (text: string): string[] => {
  const result = compiled(text);
  return result.ok ? [] : result.issues.map(describeIssue);
};
const words = (inlines: readonly Inline[]): string =>
  inlines
    .map((each) => (each.type === 'text' ? each.text : each.type === 'citation' ? '' : words(each.children)))
    .join('');

describe('method.md', () => {
  it('is optional: the tiny and the second atlas have none, and know that they have none', () => {
    for (const { method, atlas } of [tiny, second]) {
      expect(method).toBeNull();
      expect(atlas.meta.hasMethod).toBe(false);
    }
    expect([real.atlas.meta.hasMethod, real.atlas.meta.takesReports]).toEqual([true, true]);
  });

  it('is read as sections of paragraphs, lists and tables, in their order', () => {
    const text =
      '# Title\n\nFor authors.\n\n## What it covers\n\nOne [ford](feature:reed-ford).\n\nTwo *words*.\n\n- an item\n  of two lines\n- another\n\n{{one-sided}}\n\n{{error-report}}\n\n## Dates & names\n\nThree.\n';
    const method = methodOf(text);
    expect(method?.sections.map(({ id, title }) => [id, title])).toEqual([
      ['what-it-covers', 'What it covers'],
      ['dates-names', 'Dates & names'],
    ]);
    const blocks = method?.sections[0]?.blocks ?? [];
    expect(blocks.map(({ type }) => type)).toEqual(['prose', 'prose', 'list', 'table', 'errorReport']);
    expect(blocks[2]?.type === 'list' && blocks[2].items.map(words)).toEqual(['an item of two lines', 'another']);
    expect(blocks[3]).toEqual({ type: 'table', table: 'one-sided' });
  });

  it.each([
    ['a link that leads nowhere', '## A\n\nSee [x](feature:no-such-thing).', /no-such-thing/],
    ['a table that there is not', '## A\n\n{{everything}}', /there is no such table/],
    ['two sections of one title', '## A\n\nOne.\n\n## A\n\nTwo.', /two sections have the same title/],
    ['an empty section', '## A\n\n## B\n\nTwo.', /no title or no text/],
    ['no section at all', 'Words.', /there is no section/],
    ['a table before all sections', '{{sources}}\n\n## A\n\nOne.', /before the first section/],
    ['HTML', '## A\n\n<b>One.</b>', /not allowed/],
  ])('is refused for %s', (_what, text, fault) => {
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join('\n')).toMatch(/^method\.md/m);
    expect(faults.join('\n')).toMatch(fault);
  });
});

describe('The tables of the method', () => {
  it.each([
    ['tiny', tiny],
    ['second', second],
    ['real', real],
  ])('tell of every source of the %s atlas what names it', (_name, { index, atlas }) => {
    const { rows, head } = tableText('sources', index);
    expect(rows).toHaveLength(atlas.sources.length);
    atlas.sources.forEach(({ id, title, url, side }, at) => {
      const [name = [], sideCell = [], carried = []] = rows[at] as readonly Paragraph[];
      expect(rows[at]).toHaveLength(head.length);
      expect(words(name)).toContain(title);
      expect(name.some((each) => each.type === 'link' && each.url === url)).toBe(url !== undefined);
      const adjective = atlas.sides.find((each) => each.id === side)?.adjective;
      if (adjective) expect(words(sideCell)).toBe(adjective);
      const count = atlas.events.filter(({ sources }) => sources.includes(id)).length;
      const told = /(\d+) events?/.exec(words(carried))?.[1];
      expect(Number(told ?? 0), id).toBe(count);
    });
  });

  it('list every claim that rests on one side alone, with the words that stand under it, and no other', () => {
    const { index, atlas } = real;
    const { rows, caption } = tableText('one-sided', index);
    const claims = [
      ...atlas.events.map(({ sources }) => sources),
      ...atlas.features.flatMap(({ statuses }) => statuses.map(accountSourcesOf)),
      ...atlas.features.map(({ sources }) => sources),
      ...atlas.notes.map(({ sources }) => sources),
    ];
    const oneSided = claims.filter((sources) => onlySideOfSources(sources, index.sources) !== null);
    expect(rows.map((row) => words(row[2] as Paragraph))).toEqual(
      oneSided.map((sources) => oneSidedSentence(sources, index)),
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(caption).toMatch(new RegExp(`^${rows.length} of the ${claims.length} claims`));
    for (const [claim = []] of rows) {
      const [link] = claim;
      const target = link?.type === 'reference' ? link.target : '';
      expect(index.events.has(target) || index.features.has(target) || index.notes.has(target), target).toBe(true);
    }
  });

  it('count the statuses by their words', () => {
    const { rows, caption } = tableText('statuses', real.index);
    const total = real.atlas.features.reduce((sum, { statuses }) => sum + statuses.length, 0);
    expect(rows.reduce((sum, [, , count]) => sum + Number(words(count as Paragraph)), 0)).toBe(total);
    expect(caption).toContain(String(total));
  });
});

describe('The page on the method', () => {
  const { index, method } = real;
  const html = methodPage(index, method as Method);

  it('has every section with a link to it, every word of it and its tables', () => {
    for (const { id, title, blocks } of (method as Method).sections) {
      expect(html).toContain(`<a href="#${id}">${title}</a>`);
      expect(html).toContain(`<h2 id="${id}">${title}</h2>`);
      for (const block of blocks)
        if (block.type === 'table') expect(html).toContain(tableText(block.table, index).caption);
    }
    // The real atlas names nobody who takes reports, and says so.
    expect(html).toContain('<pre class="report">Error in: Rapprochement Atlas');
    expect(html).toContain(NO_REPORT_ADDRESS);
    const meta = { ...index.atlas.meta, reportTo: 'https://example.org/errors?a=1&b=2' };
    const named = methodPage({ ...index, atlas: { ...index.atlas, meta } }, method as Method);
    expect(named).toContain('<a href="https://example.org/errors?a=1&#38;b=2">');
    expect(named).not.toContain(NO_REPORT_ADDRESS);
    expect(html.match(/<table>/g)).toHaveLength(3);
    expect(html.match(/<tr><th scope="row">/g)?.length).toBeGreaterThan(real.atlas.sources.length);
  });

  it('leads to records of the atlas, needs no script and no other folder, and has one main heading', () => {
    expect(html).toContain(`content="${CONTENT_SECURITY_POLICY}"`);
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
    const targets = [...html.matchAll(/href="\.\/index\.html#([^"]+)"/g)].map(([, id = '']) => id);
    expect(targets.length).toBeGreaterThan(20);
    for (const id of targets)
      expect(index.features.has(id) || index.events.has(id) || index.passages.has(id) || index.notes.has(id), id).toBe(
        true,
      );
    for (const [, address = ''] of html.matchAll(/<link [^>]*href="([^"]+)"/g))
      expect(address).toMatch(/^(\.\/icon\.svg|method\.css)$/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(stylesOf(METHOD_PAGE, '.')).toContain(readFileSync('src/build/methodPage.css', 'utf8'));
  });

  it('escapes what content has', () => {
    const sections = [
      { id: 'a', title: 'A <b>', blocks: [{ type: 'prose', paragraphs: [[{ type: 'text', text: '<i>&' }]] }] },
    ];
    const page = methodPage(tiny.index, { sections } as Method);
    expect(page).toContain('A &#60;b&#62;');
    expect(page).toContain('&#60;i&#62;&#38;');
    expect(page).not.toContain('<i>');
  });
});
