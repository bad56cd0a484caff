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
/** The numbers of rows by which the arrow keys lead at the timeline's edge. */
const ROWS = ['few', 'usual', 'all'];
/** States of the page by their address, each with the numbers of rows at which it is measured. */
const STATES: Readonly<Record<string, readonly [hash: string, ...rows: readonly string[]]>> = {
  'the last day': ['#v=1', 'few', 'usual', 'all'],
  'a day with a selection': ['#v=1&date=2023-05-01&select=lachin-checkpoint', 'few', 'usual'],
  'two days': ['#v=1&from=2022-10-06&to=2023-07-15', 'few', 'usual'],
  'a comparison': ['#v=1&date=2023-05-01&compare=2023-04-22', 'few'],
  'what came after': [`#v=1&date=2023-09-24&${AFTER}`, 'usual', 'all'],
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
  for (const [state, [hash, ...choices]] of Object.entries(STATES)) {
    await shared.visit(hash);
    for (const rows of isPhone ? ['all'] : choices) {
      if (!isPhone) {
        const edge = page.getByRole('separator', { name: 'Height of the timeline' });
        await edge.press('Home');
        for (let step = 0; step <= ROWS.indexOf(rows); step++) await edge.press('ArrowUp');
      }
      await expect.poll(() => page.locator('.timeline').getAttribute('data-rows')).toBe(rows);
      // The card of a comparison may come after its address, and then takes the sheet of a phone.
      const tab = page.getByRole('button', { name: 'Timeline', exact: true });
      const measured = async (): Promise<readonly string[]> => {
        if (isPhone && (await tab.getAttribute('aria-pressed')) !== 'true') await tab.click();
        return timelineFaults(page);
      };
      await expect.poll(measured, { message: `${state}, ${rows} rows`, timeout: 5000 }).toEqual([]);
    }
  }
});
