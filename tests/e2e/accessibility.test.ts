/**
 * What axe finds in the main states of the page: at four sizes, in the light and the dark theme and in forced colours. One page goes
 * through all of them, since a page is slow to start; the still map stands in, whose markup is the live map's frame.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults, loadAxe, LOOKS } from '../helpers/axe';
import { launch } from '../helpers/browser.mjs';
import { openShared, STILL, type SharedPage } from '../helpers/page';

const SIZES = {
  desktop: { width: 1440, height: 900 },
  laptop: { width: 1280, height: 720 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
} as const;
let browser: Browser;
let shared: SharedPage;
beforeAll(async () => {
  browser = await launch();
  shared = await openShared(browser, { ...STILL, viewport: SIZES.desktop });
  await loadAxe(shared.page);
});
afterAll(async () => {
  await shared?.close();
  await browser?.close();
});

/** The levels of the page's headings that assistive technology meets, in their order. */
const levels = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => Number(heading.tagName[1])),
  );

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  opening: () => shared.visit(),
  'a card': async (page) => {
    await shared.visit('#v=1&date=2023-05-01&select=lachin-checkpoint');
    await page.locator('.details .sentence').waitFor({ state: 'attached' });
  },
  'a comparison': async (page) => {
    await shared.visit('#v=1&date=2023-05-01&compare=2022-11-01');
    await page.locator('.differences').waitFor({ state: 'attached' });
  },
  'the layers over a window, and the card of an event': async (page) => {
    await shared.visit('#v=1&from=2022-10-06&to=2023-07-15&select=brussels-2023-05-14');
    await page.locator('[role=slider][aria-label=From]').first().waitFor({ state: 'attached' });
    await press(page, 'Layers');
    await page.getByRole('region', { name: 'Layers' }).waitFor();
  },
  'the search': async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('lachin');
    await page.getByRole('option').first().waitFor();
  },
  'a story': async (page) => {
    await shared.visit('#v=1&story=four-highlights/sentence');
    await page.locator('.card[aria-current]').waitFor();
  },
  'the people': async (page) => {
    await shared.visit();
    await press(page, 'People');
    await page.getByRole('dialog').waitFor();
  },
};

test.each(Object.entries(STATES))('axe finds nothing at four sizes in three looks: %s', async (name, open) => {
  const { page } = shared;
  await page.setViewportSize(SIZES.desktop);
  await page.emulateMedia(LOOKS.light);
  await open(page);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const [look, media] of Object.entries(LOOKS)) {
      await page.emulateMedia(media);
      // Links to records on cards that are out of sight are no skip links, as axe takes them for.
      const without = name === 'a story' ? ['skip-link'] : [];
      expect(await faults(page, look === 'light', without), `${size}, ${look}`).toEqual([]);
    }
    const found = await levels(page);
    expect(
      found.filter((level, at) => level > (found[at - 1] ?? 0) + 1),
      `${size}: ${found.join(' ')}`,
    ).toEqual([]);
  }
});

test('Letters of twice the size push no button of the bar out of the window for good (WCAG 2.2, 1.4.4)', async () => {
  const { page } = shared;
  await shared.visit();
  for (const viewport of [SIZES.desktop, SIZES.phone]) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'));
    // The bar puts into its menu what has no room any more, once it has been laid out.
    await page.evaluate(
      () =>
        new Promise((laid) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(laid)))),
    );
    for (const button of await page.locator('.actions button').all()) {
      await button.focus();
      const box = (await button.boundingBox())!;
      expect(box.x, await button.innerText()).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, await button.innerText()).toBeLessThanOrEqual(viewport.width);
    }
    await page.evaluate(() => void (document.documentElement.style.fontSize = ''));
  }
});

/** What is cut, hidden or too small on a small screen or with large letters; `isCard` tells of the card, else of the text. */
function cuts(page: Page, isCard: boolean): Promise<string[]> {
  return page.evaluate((isCard) => {
    const faults: string[] = [];
    const { innerWidth: width, innerHeight: height } = window;
    if (document.documentElement.scrollWidth > width) faults.push('the page scrolls sideways');
    const title = document.querySelector('h1')!;
    if (title.scrollWidth > title.clientWidth + 1) faults.push('the title is cut');
    const box = document.querySelector(isCard ? '.tab-details' : '.reader .column')!.getBoundingClientRect();
    const text = document.querySelector(isCard ? '.details .sentence' : '#p16 .digest')!;
    const { fontSize, lineHeight } = getComputedStyle(text);
    const at = text.getBoundingClientRect();
    const shown = Math.min(box.bottom, height, at.bottom) - Math.max(box.top, 0, at.top);
    // Two lines of the sentence, if it has as many, and three of the text: what follows is scrolled to.
    const lines = isCard ? Math.min(2, Math.round(at.height / parseFloat(lineHeight))) : 3;
    if (shown < lines * parseFloat(lineHeight) - 4) faults.push(`${Math.round(shown)} px of the text are seen`);
    if (at.left < 0 || at.right > width) faults.push('the text is cut');
    // A line has room for 15 letters at least.
    if (at.width < 15 * 0.5 * parseFloat(fontSize)) faults.push(`the text is ${Math.round(at.width)} px wide`);
    const number = document.querySelector('#p16 .number')!;
    if (!isCard && number.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(number).lineHeight)) {
      faults.push('the number of the paragraph is broken');
    }
    return faults;
  }, isCard);
}

test.each([
  [320, 256, 100],
  [320, 568, 100],
  [844, 390, 100],
  [960, 475, 100],
  [390, 844, 200],
  [1280, 720, 200],
  [1440, 900, 200],
])('at %s × %s, letters at %s %, text and card can be read and nothing is cut', async (width, height, letters) => {
  const { page } = shared;
  await page.setViewportSize({ width, height });
  await page.evaluate((size) => void (document.documentElement.style.fontSize = size), `${letters}%`);
  await shared.visit('#v=1&date=2023-05-01&select=lachin-checkpoint');
  expect(await cuts(page, true), 'card').toEqual([]);
  await shared.visit('#v=1&date=2023-05-01');
  await page.evaluate(() => void (location.hash = '#p16'));
  await expect.poll(() => cuts(page, false), { message: 'text' }).toEqual([]);
  await page.evaluate(() => void (document.documentElement.style.fontSize = ''));
});
