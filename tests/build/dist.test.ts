import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const html = readFileSync('dist/index.html', 'utf8');
const assets = readdirSync('dist/assets');

describe('the built page', () => {
  test('holds digest and still map before any script runs', () => {
    expect(html).toContain('id="p34"');
    expect(html).toContain('class="still-map"');
    expect(html).toContain('data-feature="lachin-checkpoint"');
  });

  test('names the atlas and leads to the article, with spaces between the words', () => {
    const [, line = ''] = /<p class="byline[^>]*>([\s\S]*?)<\/p>/.exec(html) ?? [];
    const words = line.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    expect(words).toMatch(
      /^A map and digest of one article: Gulshan Pashayeva, “.*”, Transatlantic Policy Quarterly, 27 July 2023\. /,
    );
    expect(line).toMatch(/<a [^>]*href="https:\/\/doi\.org\//);
  });

  test('leads without scripts to the stories, which are pages beside it with its fonts', () => {
    const [noscript = ''] = /<noscript id="no-scripts"[\s\S]*?<\/noscript\s*>/.exec(html) ?? [];
    expect(noscript).toContain('<a href="./stories/index.html">');
    expect(readdirSync('dist/stories')).toHaveLength(7);
    const sheet = readFileSync('dist/stories/stories.css', 'utf8');
    const fonts = [...sheet.matchAll(/url\(([^)]+)\)/g)].map(([, address = '']) => address);
    expect(fonts.length).toBeGreaterThanOrEqual(8);
    for (const address of fonts) expect(existsSync(`dist/stories/${address}`), address).toBe(true);
  });

  test('has the page on the method beside it, with its own style sheet and the fonts of the atlas', () => {
    const page = readFileSync('dist/method.html', 'utf8');
    expect(page).not.toMatch(/<script|\sstyle=/);
    expect(html).toContain('href="./method.html"');
    const fonts = [...readFileSync('dist/method.css', 'utf8').matchAll(/url\(([^)]+)\)/g)].map(
      ([, address = '']) => address,
    );
    expect(fonts.length).toBeGreaterThanOrEqual(8);
    for (const address of fonts) expect(existsSync(`dist/${address}`), address).toBe(true);
  });

  // The content security policy forbids them: a browser would drop them in silence.
  test('has no style attribute, inline style sheet or inline script', () => {
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/<style/);
    for (const [, attributes] of html.matchAll(/<script([^>]*)>/g))
      // A block of data is no script: browsers do not run it, and the policy does not ask about it.
      if (attributes !== ' type="application/ld+json"') expect(attributes).toContain('src=');
    expect(html).not.toMatch(/\son[a-z]+="/);
  });

  test('carries the policy and addresses that work from any sub-path', () => {
    expect(html).toContain("default-src 'none'");
    for (const [, address] of html.matchAll(/(?:src|href)="([^"#]+)"/g)) {
      expect(address, address).toMatch(/^(\.\/|https?:\/\/)/);
    }
  });

  test('describes its data for search engines, after all that is read, and has the archive that this names', () => {
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)];
    expect(blocks).toHaveLength(1);
    const [[whole, text]] = blocks as [RegExpExecArray];
    const said = JSON.parse(text as string) as Record<string, unknown>;
    expect(said).toMatchObject({ '@type': 'Dataset', isBasedOn: { '@type': 'ScholarlyArticle' } });
    expect(html.indexOf(whole)).toBeGreaterThan(html.indexOf('id="app"'));
    const { contentUrl } = said['distribution'] as { contentUrl: string };
    expect(existsSync(`dist/${contentUrl}`)).toBe(true);
    expect(whole.length).toBeLessThan(1500);
  });

  test('leads to a description for oEmbed, which holds no address that it cannot know', () => {
    expect(html).toMatch(/<link rel="alternate" type="application\/json\+oembed" href="\.\/oembed\.json"/);
    const said = JSON.parse(readFileSync('dist/oembed.json', 'utf8')) as Record<string, unknown>;
    expect(said).toMatchObject({ version: '1.0', type: 'link' });
  });

  test('keeps validator, YAML and EDTF parser out of the program', () => {
    const program = assets
      .filter((name) => name.startsWith('index-') && name.endsWith('.js'))
      .map((name) => readFileSync(`dist/assets/${name}`, 'utf8'))
      .join('');
    for (const sign of ['must be kebab-case', 'YAMLParseError', 'nearley', 'micromark'])
      expect(program).not.toContain(sign);
  });

  test('has nothing of citeproc, whose licence keeps it out', () => {
    const scripts = assets
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(`dist/assets/${name}`, 'utf8'));
    expect(scripts.length).toBeGreaterThan(20);
    for (const text of scripts) expect(text).not.toMatch(/citeproc|demote-non-dropping-particle/i);
  });

  test('brings one worker for the map and fonts as files', () => {
    expect(assets.filter((name) => name.includes('maplibre-gl-worker'))).toHaveLength(1);
    // The worker asks for the file that the page has already, and brings next to nothing itself.
    const sizeOf = (start: string): number =>
      statSync(`dist/assets/${assets.find((name) => name.startsWith(start))}`).size;
    expect(sizeOf('maplibre-gl-worker-')).toBeLessThan(40_000);
    expect(sizeOf('maplibre-gl-shared-')).toBeGreaterThan(300_000);
    expect(assets.filter((name) => name.endsWith('.woff2')).length).toBeGreaterThanOrEqual(8);
    expect(existsSync('dist/icon.svg')).toBe(true);
  });
});
