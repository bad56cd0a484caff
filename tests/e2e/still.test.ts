/** The still map: what is printed, what there is without WebGL, and what stands in while the live map cannot. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openAtlas } from '../helpers/page';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Takes WebGL away, as a browser does whose graphics are blocked. */
function withoutWebGl(): void {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: never[]) {
    return kind.startsWith('webgl') ? null : original.call(this, kind as never, ...rest);
  } as never;
}

/** The lines of each page of what is printed, from top to bottom. */
async function printed(page: Page): Promise<readonly (readonly string[])[]> {
  const file = await page.pdf({ format: 'A4', printBackground: true });
  const task = getDocument({ data: new Uint8Array(file), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const rows = new Map<number, string>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const height = Math.round(item.transform[5] as number);
      rows.set(height, `${rows.get(height) ?? ''}${item.str}`);
    }
    pages.push([...rows].sort(([a], [b]) => b - a).map(([, text]) => text)); // prettier-ignore
  }
  await task.destroy();
  return pages;
}

const LINK = '#v=1&date=2023-05-01&select=lachin-checkpoint&names=hy&map=8.50/39.6500/46.5000';

describe('on paper', () => {
  test.each([
    ['with WebGL', 'ready', undefined],
    ['without WebGL', 'static', withoutWebGl],
  ] as const)(
    '%s the map of the reader is printed: frame, names, day, selection, and the text in full',
    async (_name, until, before) => {
      const { page, complaints, close } = await openAtlas(browser, {
        hash: LINK,
        until,
        ...(before ? { before } : {}),
      });
      // What paper takes is fetched while there is time.
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('stillProgram'))); // prettier-ignore
      await page.waitForLoadState('networkidle');
      const headings = await page.locator('.part h3').allTextContents();
      const pages = await printed(page);
      const first = (pages[0] ?? []).join('\n');
      for (const name of ['Գորիս', 'Սիսիան', 'Lachin checkpoint']) expect(first).toContain(name);
      // Outside the frame, and in another language.
      for (const name of ['Երևան', 'Yerevan', 'Goris', 'Tbilisi']) expect(first).not.toContain(name);
      expect(first).toContain('On 1 May 2023. Emphasised: Lachin checkpoint. Names in Armenian');
      expect(first).toContain('crossing: checkpoint');
      expect(first).toContain('OpenStreetMap');
      expect(pages.filter((lines) => headings.includes(lines.at(-1) ?? ''))).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      const inks = await page.evaluate(() => [...document.querySelectorAll('.digest')].map((text) => getComputedStyle(text).color)); // prettier-ignore
      expect(new Set(inks).size).toBe(1);
      await page.emulateMedia({ media: null });
      // Back on the screen everything is where it was.
      expect(await page.locator('.canvas #still').count()).toBe(until === 'static' ? 1 : 0);
      expect(await page.locator('.paper #still').count()).toBe(0);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
