/** The pages on which stories are read without scripts hold all that a step says, and work from a folder. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../src/build/policy';
import { coarser, withSharedShapes } from '../../../src/build/storyPicture';
import { stylesOf } from '../../../src/build/plainPages';
import { STORY_PAGES, storyPages } from '../../../src/build/storyPages';
import { escapeHtml } from '../../../src/domain/html';
import type { Inline, Paragraph, StoryStep } from '../../../src/domain/model';
import { formatDay } from '../../../src/domain/time';
import { real } from '../../fixtures/real-atlas';

const { stories, index } = real;
const basemap = (name: string): unknown => JSON.parse(readFileSync(`geodata/basemap/${name}.topo.json`, 'utf8'));
const pages = storyPages(real, basemap);
const page = (id: string): string => pages.get(`${id}.html`) ?? '';
/** What a page says of a step: from its heading to the next step. */
const partOf = (html: string, { id }: StoryStep): string =>
  html.slice(html.indexOf(`aria-labelledby="${id}"`)).split('<section')[0] ?? '';
/** The words of markup, without those of its maps. */
const read = (html: string): string =>
  html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');
const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((each) => (each.type === 'text' ? each.text : each.type === 'citation' ? '' : wordsOf(each.children)))
    .join('');
const said = (paragraphs: readonly Paragraph[]): readonly string[] =>
  paragraphs.map((paragraph) => escapeHtml(wordsOf(paragraph)));

describe('The page of a story', () => {
  it.each(stories)('$id says every step whole: date, statements, questions, answers, notes', (story) => {
    const html = page(story.id);
    for (const step of story.steps) {
      const part = partOf(html, step);
      const words = read(part);
      expect(words).toContain(escapeHtml(step.title));
      expect(words).toContain(formatDay(step.state.span.from));
      expect(words).toContain(formatDay(step.state.span.to - 1));
      if (step.state.compare !== null) expect(words).toContain(formatDay(step.state.compare));
      for (const text of [
        ...step.statements.flatMap((each) => said(each.text)),
        ...step.questions.flatMap(({ ask, answer }) => [...said(ask), ...said(answer)]),
        ...said(step.notes),
        ...step.marks.map(({ text }) => escapeHtml(text)),
      ]) {
        expect(words).toContain(text);
      }
    }
    for (const text of [...said(story.closing), escapeHtml(story.sentence)]) expect(read(html)).toContain(text);
  });

  it.each(stories)('$id marks whose words each statement is, and on what they rest', (story) => {
    for (const step of story.steps) {
      const part = partOf(page(story.id), step);
      const voices = [...part.matchAll(/<div class="said (\w+)">/g)].map(([, voice]) => voice);
      expect(voices).toEqual(step.statements.map(({ voice }) => voice));
      for (const { passages, sources, records } of step.statements) {
        for (const id of [...passages, ...records]) expect(part).toContain(`href="../index.html#${id}"`);
        for (const id of sources) expect(part).toContain(`href="#source-${id}"`);
      }
      expect(part).toContain(`href="../index.html#v=1&#38;story=${story.id}/${step.id}"`);
    }
  });

  it.each(stories)('$id lists every source it cites, with its address', (story) => {
    const html = page(story.id);
    for (const id of new Set(story.steps.flatMap(({ sources }) => sources))) {
      const item = (html.split(`<li id="source-${id}">`)[1] ?? '').split('</li>')[0] ?? '';
      const { title, url } = index.sources.get(id) ?? {};
      expect(item).toContain(escapeHtml(title ?? 'no such source'));
      if (url) expect(item).toContain(`href="${escapeHtml(url)}"`);
    }
  });

  it('says of the selection what held on the day', () => {
    const steps = stories.find(({ id }) => id === 'two-roads')?.steps ?? [];
    const sitIn = read(partOf(page('two-roads'), steps.find(({ id }) => id === 'sit-in') as StoryStep));
    expect(sitIn).toContain('Lachin road (corridor), 12 December 2022: blocked, under peacekeepers, open');
    expect(sitIn).toContain('blocked, 12 December 2022 – 28 April 2023 (Shared stretch');
    expect(sitIn).toContain('Aghdam route: not in use.');
    // What only reaches into the corner of the picture is not told.
    expect(sitIn).not.toContain('Railway');
    const compared = stories.find(({ id }) => id === 'four-highlights')?.steps ?? [];
    const nineDays = read(
      partOf(page('four-highlights'), compared.find(({ id }) => id === 'before-and-after') as StoryStep),
    );
    expect(nineDays).toMatch(
      /22 April 2023: Lachin road \(corridor\): blocked; .*1 May 2023: Lachin checkpoint: .*Lachin road \(corridor\): checkpoint/,
    );
  });

  it('counts the meetings of the window', () => {
    const met = stories.find(({ id }) => id === 'where-they-met')?.steps ?? [];
    const all = read(partOf(page('where-they-met'), met[0] as StoryStep));
    expect(all).toContain('Meetings in this time: Brussels 7, Moscow 6, Vienna 3, ');
  });

  it.each([...pages.keys()])('%s needs no script, loads nothing from elsewhere and follows the policy', (name) => {
    const html = pages.get(name) ?? '';
    expect(html).toContain(`content="${CONTENT_SECURITY_POLICY}"`);
    expect(html).not.toMatch(/<script|\sstyle=|<style|\son[a-z]+="/);
    const loaded = [...html.matchAll(/<(?:link|img|image)[^>]*href="([^"]+)"/g)].map(([, address]) => address);
    expect(loaded).toEqual(['../icon.svg', 'stories.css']);
    for (const [, address = ''] of html.matchAll(/href="([^"]+)"/g)) {
      expect(address).toMatch(/^(?:#|https?:\/\/|\.\.\/(?:index\.html|icon\.svg)|[a-z-]+\.(?:html|css)$)/);
    }
    // Every link within the page has its aim.
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });

  it('is small: no page is larger than half a megabyte, the maps with it', () => {
    for (const [name, html] of pages) expect(html.length, name).toBeLessThan(500_000);
  });
});

describe('The list of the stories', () => {
  it('leads to each of them, with what it takes', () => {
    const html = pages.get('index.html') ?? '';
    for (const { id, title, sentence, minutes, steps } of stories) {
      expect(html).toContain(`<a href="${id}.html">${escapeHtml(title)}</a>`);
      expect(html).toContain(escapeHtml(sentence));
      expect(html).toContain(`${steps.length} steps, about ${minutes} minutes.`);
    }
  });

  it('is not written for an atlas without stories', () => {
    expect([...storyPages({ ...real, stories: [] }, basemap)]).toEqual([]);
  });
});

describe('A map in such a page', () => {
  const square = (size: number): string => `M0 0l${size} 0 0 ${size}-${size} 0Z`;

  it('has its lines rounded to whole steps, and its signs as they were', () => {
    const line = `M0.2 0.2l${Array.from({ length: 60 }, () => '0.6 0').join(' ')}`;
    expect(coarser(`<path d="${line}"/>`, 1)).toMatch(/^<path d="M0 0l1 0( 1 0){35}"\/>$/);
    expect(coarser('<path d="M0.2 0.2l0.6 0"/>', 1)).toBe('<path d="M0.2 0.2l0.6 0"/>');
    // An island that is no larger than a pixel goes.
    const islands = `${square(90)}${Array.from({ length: 20 }, () => 'M5 5l0.2 0 0 0.2Z').join('')}`;
    expect(coarser(`<path d="${islands}"/>`, 1)).toBe(`<path d="${square(90)}"/>`);
  });

  it('draws a shape that is there twice once', () => {
    const shape = square(90).repeat(20);
    const page = `<defs></defs><path class="a" d="${shape}"/><path class="b" d="${shape}" stroke-width="2"/>`;
    expect(withSharedShapes(page)).toBe(
      `<defs><path id="shape-1" d="${shape}"/></defs><use href="#shape-1" class="a"/><use href="#shape-1" class="b" stroke-width="2"/>`,
    );
    const lone = `<defs></defs><path class="a" d="${shape}"/>`;
    expect(withSharedShapes(lone)).toBe(lone);
  });

  it('has a style for each of its classes', () => {
    const sheet = stylesOf(STORY_PAGES, '.');
    const html = [...pages.values()].join('');
    const names = new Set([...html.matchAll(/class="([^"]+)"/g)].flatMap(([, list = '']) => list.split(' ')));
    // These only name what an element is.
    const bare = [...names].filter(
      (name) => !sheet.includes(`.${name}`) && !/^(?:is-|still-drawn$|still-marks$)/.test(name),
    );
    expect(bare).toEqual([]);
  });
});
