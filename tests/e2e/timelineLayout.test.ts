/** The timeline at four sizes, in each of its states: nothing lies over a text, nothing is cut, no control lies over another. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openShared, STILL, type SharedPage } from '../helpers/page';
import { timelineFaults } from '../helpers/timelineFaults';

let browser: Browser;
let shared: SharedPage;
beforeAll(async () => {
  browser = await launch();
  shared = await openShared(browser, { ...STILL, hash: '#v=1' });
});
afterAll(async () => {
  await shared?.close();
  await browser?.close();
});

const AFTER = 'layers=borders,areas,crossings,routes,venues,aftermath';
const STATES: Readonly<Record<string, string>> = {
  'the last day': '#v=1',
  'a day with a selection': '#v=1&date=2023-05-01&select=lachin-checkpoint',
  'two days': '#v=1&from=2022-10-06&to=2023-07-15',
  'a comparison': '#v=1&date=2023-05-01&compare=2023-04-22',
  'what came after': `#v=1&date=2023-09-24&${AFTER}`,
};

test.each([
  [1440, 900],
  [1280, 720],
  [820, 1180],
  [390, 844],
])('At %i × %i', async (width, height) => {
  const { page } = shared;
  await page.setViewportSize({ width, height });
  const isPhone = width < 560;
  const faults: string[] = [];
  for (const [state, hash] of Object.entries(STATES)) {
    await shared.visit(hash);
    for (const rows of isPhone ? ['all'] : ['few', 'usual', 'all']) {
      if (isPhone) {
        const tab = page.getByRole('button', { name: 'Timeline', exact: true });
        if ((await tab.getAttribute('aria-pressed')) !== 'true') await tab.click();
      } else {
        const edge = page.getByRole('separator', { name: 'Height of the timeline' });
        if (rows === 'few') await edge.press('Home');
        await edge.press('ArrowUp');
      }
      await expect.poll(() => page.locator('.timeline').getAttribute('data-rows')).toBe(rows);
      faults.push(...(await timelineFaults(page)).map((fault) => `${state}, ${rows} rows: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});
