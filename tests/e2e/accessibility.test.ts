import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openAtlas, settled } from '../helpers/page';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
/** Addresses, each with what is on the page once it has been followed. */
const STATES = [
  ['', '.map canvas'],
  ['#v=1&date=2023-05-01&select=lachin-checkpoint', '.details h2'],
  ['#v=1&from=2022-10-06&to=2023-07-15&select=brussels-2023-05-14', '[role=slider][aria-label=From]'],
  ['#v=1&date=2023-05-01&compare=2022-11-01', '.differences'],
] as const;

// One theme a size: what differs between themes are colours, whose contrast `unit/symbology/contrast.test.ts` computes in both.
for (const [size, colorScheme] of [
  ['desktop', 'light'],
  ['phone', 'dark'],
] as const) {
  const viewport = SIZES[size];
  test(`axe finds nothing on a ${size} in the ${colorScheme} theme`, async () => {
    const { page, close } = await openAtlas(browser, { viewport, colorScheme });
    for (const [hash, sign] of STATES) {
      // One page follows all of them, as it follows a link: a map is slow to start.
      if (hash) await page.evaluate((address) => void (location.hash = address), hash);
      await page.locator(sign).first().waitFor({ state: 'attached' });
      await settled(page);
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      expect(
        violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`,
        ),
        hash,
      ).toEqual([]);
    }
    // Letters of twice the size (WCAG 2.2, 1.4.4) push no button of the bar out of the window for good.
    await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'));
    for (const button of await page.locator('.actions button').all()) {
      await button.focus();
      const box = (await button.boundingBox())!;
      expect(box.x, await button.innerText()).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, await button.innerText()).toBeLessThanOrEqual(viewport.width);
    }
    await close();
  });
}
