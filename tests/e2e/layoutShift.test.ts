/** What is on the page at its first paint stays where it is while the program, its styles and the fonts arrive. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { settled } from '../helpers/page';

/** Sum of the shifts that no reader caused (Layout Instability). */
const MOST = 0.05;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('Until the map is drawn', () => {
  test.each([
    ['a desktop', { viewport: { width: 1440, height: 900 } }],
    ['a phone', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
  ])('next to nothing moves on %s, though fonts come after the first paint', async (_, options) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.addInitScript(() => {
      const shifts: [number, string][] = [];
      const nameOf = (node: Node | null): string =>
        node instanceof Element ? `${node.tagName}.${node.className}` : '';
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          sources: { node: Node | null }[];
        })[])
          shifts.push([entry.value, entry.sources.map(({ node }) => nameOf(node)).join(' ')]);
      }).observe({ type: 'layout-shift', buffered: true });
      Object.assign(globalThis, { shifts });
    });
    let letFontsIn = (): void => {};
    const painted = new Promise<void>((resolve) => (letFontsIn = resolve));
    await page.route('**/*.woff2', async (route) => {
      await painted;
      await route.continue();
    });
    await page.goto(inject('site'), { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    letFontsIn();
    await settled(page);
    await page.evaluate(() => document.fonts.ready);
    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: [number, string][] }).shifts);
    const sum = shifts.reduce((total, [value]) => total + value, 0);
    expect(sum < MOST ? [] : shifts).toEqual([]);
    await context.close();
  });
});
