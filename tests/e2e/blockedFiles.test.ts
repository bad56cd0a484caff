/** What the reader sees of a file of the program that does not arrive: every one is blocked once. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { anchorParagraphs } from '../fixtures/anchorCopy';
import { launch } from '../helpers/browser.mjs';
import { makeDocx } from '../helpers/makeDocx';
import { makeEpub, makeOdt, makeRtf } from '../helpers/makeFormats';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A page from which files are kept; which ones can be changed at any time. */
class PageWithBlockedFiles {
  readonly page: Page;
  /** Files that do not arrive. */
  blocked = /^$/;
  /** Files that were kept from the page, and files that came, without folder and hash. */
  readonly kept = new Set<string>();
  readonly came = new Set<string>();

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(
    blocked: RegExp,
    options: BrowserContextOptions & { still?: boolean } = {},
  ): Promise<PageWithBlockedFiles> {
    const { still = true, ...contextOptions } = options;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...contextOptions });
    const blocking = new PageWithBlockedFiles(await context.newPage());
    blocking.blocked = blocked;
    // Also what a worker asks for.
    await context.route(/\.(?:js|css|geojson)$/, (route) => {
      const name = nameOf(route.request().url());
      if (!blocking.blocked.test(name)) {
        blocking.came.add(name);
        return route.continue();
      }
      blocking.kept.add(name);
      return route.abort();
    });
    if (still) await context.addInitScript(() => void (HTMLCanvasElement.prototype.getContext = () => null));
    await blocking.page.goto(inject('site'));
    return blocking;
  }

  /** Lets everything through and asks again with the button that stands beside the words. */
  async again(words: RegExp): Promise<void> {
    const fault = this.page.getByRole('alert').filter({ hasText: words });
    await fault.waitFor();
    this.blocked = /^$/;
    await fault.getByRole('button', { name: 'Try again' }).click();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** `assets/Dialog-D71u33SC.css` as `Dialog.css`. */
function nameOf(url: string): string {
  return (url.split('/').at(-1) as string).replace(/-[\w-]{8}(?=\.\w+$)/, '');
}

describe('Without a file of the page itself', () => {
  test.each([
    ['start.js', /could not be loaded\. Check the connection and try again\./],
    ['index.js', /could not be loaded\. Check the connection and try again\./],
    ['index.css', /style sheet of this page could not be loaded/],
    ['start.css', /style sheet of this page could not be loaded/],
  ])('%s, the text is one readable column that says so, and trying again works', async (file, words) => {
    const blocking = await PageWithBlockedFiles.open(new RegExp(`^${file}$`.replace('.', '\\.')));
    const { page } = blocking;
    const line = page.getByRole('alert').filter({ hasText: words });
    await line.waitFor();
    // What comes later, such as the program that could not be loaded either, changes nothing of it.
    await page.waitForLoadState('networkidle');
    // The page scrolls as a whole, and every paragraph of the text is in it.
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(5000);
    expect(await page.locator('#p34').isVisible()).toBe(true);
    expect([...blocking.kept]).toEqual([file]);
    if (file.endsWith('.css')) {
      const sheets = await page
        .locator('link[rel="stylesheet"]')
        .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
      expect(sheets, 'a sheet is asked for again').toHaveLength(new Set(sheets).size);
    }
    await blocking.again(words);
    await page.locator('html[data-map="static"]').waitFor();
    expect(await line.count()).toBe(0);
    await blocking.close();
  });

  test('boot.js, the atlas runs', async () => {
    const blocking = await PageWithBlockedFiles.open(/^boot\.js$/);
    await blocking.page.locator('html[data-map="static"][data-app="on"]').waitFor();
    await blocking.close();
  });

  test('and without scripts, the text is one readable column with a map, and no sign is larger than its words', async () => {
    const blocking = await PageWithBlockedFiles.open(/^$/, { javaScriptEnabled: false, still: false });
    const { page } = blocking;
    expect(await page.locator('body > noscript').innerText()).toContain('Scripts are switched off in this browser');
    expect(await page.locator('#p34').isVisible()).toBe(true);
    const map = await page.locator('#still .still-map').boundingBox();
    expect(map?.height).toBeGreaterThan(350);
    const caption = await page.locator('#still figcaption').boundingBox();
    expect(caption?.y).toBeGreaterThanOrEqual((map?.y ?? 0) + (map?.height ?? 0));
    const signs = await page
      .locator('svg[viewBox]:not(.still-map):visible')
      .evaluateAll(
        (list) =>
          list.map((sign) => sign.getBoundingClientRect()).filter(({ width, height }) => width > 120 && height > 120)
            .length,
      );
    expect(signs).toBe(0);
    await blocking.close();
  });
});

describe('Without a part that is fetched when it is needed', () => {
  const copyOf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

  test.each(['js', 'css'])('(.%s), the reader is told, loses nothing, and can ask again', async (ending) => {
    const blocking = await PageWithBlockedFiles.open(
      new RegExp(
        `^(?:ExportDialog|CiteDialog|People|LayersPanel|Calendar|StillMap|search|Original|SelectionTools|OwnNotes)\\.${ending}$`,
      ),
    );
    const { page } = blocking;
    const blocked = blocking.blocked;
    await page.locator('html[data-map="static"]').waitFor();

    if (ending === 'js') {
      await blocking.again(/^The program of the still map could not be loaded/);
      await page.getByRole('button', { name: 'Zoom in' }).waitFor();
      blocking.blocked = blocked;
      await page.locator('.find input').fill('Moscow');
      await blocking.again(/^The search could not be loaded/);
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Escape');
    }

    const dialogs = [
      ['Export', /^The export dialog could not be loaded/],
      ['Cite', /^The dialog for citations could not be loaded/],
      ['People', /^The index of people could not be loaded/],
    ] as const;
    for (const [name, words] of dialogs) {
      blocking.blocked = blocked;
      await page.getByRole('button', { name, exact: true }).click();
      await blocking.again(words);
      await page.getByRole('dialog', { name }).waitFor();
      await page.keyboard.press('Escape');
    }

    blocking.blocked = blocked;
    await page.getByRole('button', { name: 'Layers', exact: true }).click();
    await blocking.again(/^The panel of the layers could not be loaded/);
    await page.getByRole('region', { name: 'Layers' }).waitFor();
    await page.keyboard.press('Escape');
    blocking.blocked = blocked;
    await page
      .getByRole('button', { name: /^Calendar for/ })
      .first()
      .click();
    await blocking.again(/^The calendar could not be loaded/);
    await page.getByRole('dialog', { name: /^Calendar/ }).waitFor();
    await page.keyboard.press('Escape');

    blocking.blocked = blocked;
    const text = anchorParagraphs().join('\n\n');
    await page.getByLabel('File of your copy').setInputFiles(copyOf('copy.txt', Buffer.from(text)));
    const words = /^The program that shows your copy could not be loaded/;
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    // The digest stands in.
    expect(await page.locator('#p16 .told').count()).toBe(1);
    await blocking.again(words);
    await page.locator('#p16 .original').waitFor();
    for (const words of [/selected words could not be loaded/, /^The list of your notes could not be loaded/]) {
      const fault = page.getByRole('alert').filter({ hasText: words });
      await fault.getByRole('button', { name: 'Try again' }).click();
      await fault.waitFor({ state: 'detached' });
    }
    // Nothing is shown without its styles.
    expect([...blocking.kept].filter((file) => !blocking.came.has(file))).toEqual([]);
    await blocking.close();
  });

  test('the reader of a format, the connection is said to be at fault, and the file can be opened again', async () => {
    const blocking = await PageWithBlockedFiles.open(/^$/);
    const { page } = blocking;
    await page.locator('html[data-map="static"]').waitFor();
    const paragraphs = anchorParagraphs();
    const written = { paragraphs, footnotes: [] };
    const text = paragraphs.join('\n\n');
    const formats: readonly (readonly [name: string, part: string, content: Uint8Array])[] = [
      ['copy.txt', 'lines', Buffer.from(text)],
      ['copy.html', 'html', Buffer.from(paragraphs.map((each) => `<p>${each}</p>`).join(''))],
      ['copy.rtf', 'rtf', makeRtf(written)],
      ['copy.docx', 'docx', makeDocx(paragraphs)],
      ['copy.odt', 'odt', makeOdt(written)],
      ['copy.epub', 'epub', makeEpub(written)],
    ];
    for (const [name, part, content] of formats) {
      const open = () => page.getByLabel('File of your copy').setInputFiles(copyOf(name, Buffer.from(content)));
      blocking.blocked = new RegExp(`^${part}\\.js$`);
      await open();
      await page.getByText(`Check the connection and open “${name}” again.`).waitFor();
      blocking.blocked = /^$/;
      await open();
      await page.getByText(`${name}: All 34 paragraphs found.`).waitFor();
    }
    await blocking.close();
  });

  test('the map, a still one stands in; each file of it can be asked for again', async () => {
    const blocking = await PageWithBlockedFiles.open(/^maplibre-gl-worker\.js$/, { still: false });
    const { page } = blocking;
    const words = /^The live map could not be loaded/;
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    expect(await page.locator('html[data-map="failed"] #still').isVisible()).toBe(true);
    await blocking.again(words);
    await page.locator('html[data-map="ready"]').waitFor();
    expect(await page.getByRole('alert').filter({ hasText: words }).count()).toBe(0);

    // It is fetched ahead when the page is idle: a failure of that troubles nobody.
    blocking.blocked = /^world\.geojson$/;
    await page.reload();
    await page.locator('html[data-map="ready"]').waitFor();
    await page.getByRole('button', { name: 'All venues' }).click();
    await blocking.again(/^The base map of the world could not be loaded/);
    await page.locator('html[data-map="ready"]').waitFor();

    for (const file of [
      'MapController.js',
      'MapController.css',
      'maplibre-gl.js',
      'region.js',
      '_virtual_atlas-geometry.js',
    ]) {
      blocking.blocked = new RegExp(`^${file.replace('.', '\\.')}$`);
      await page.reload();
      await page.getByRole('alert').filter({ hasText: words }).getByRole('button', { name: 'Try again' }).click();
      // It fails again: some browsers only ask again after a reload.
      await page.getByRole('button', { name: 'Reload the page' }).waitFor();
    }
    expect(await page.locator('#p16').isVisible()).toBe(true);
    await blocking.close();
  });
});
