/** Console and audience in two pages: what only browsers show. Rules of the messages and of the slides are tested where they stand. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsInAllLooks, loadAxe } from '../helpers/axe';
import { launch } from '../helpers/browser.mjs';
import { openAtlas, STILL } from '../helpers/page';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Milliseconds in which a window has to take up what another shows, once its program runs. */
const WITHIN = { timeout: 1000 };
const STORY = '#v=1&story=two-roads/checkpoint';
const titleOf = (page: Page): Promise<string | null> => page.locator('.slide h2').textContent();
const isAt = (page: Page, title: string, options = {}): Promise<void> =>
  expect.poll(() => titleOf(page).catch(() => ''), options).toBe(title);

/** Presses Present, which is in the menu where the bar has no room for it. */
async function press(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Present', exact: true });
  if (await button.isVisible()) await button.click();
  else {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Present', exact: true }).click();
  }
}

/** Presents, and takes the window that opens. */
async function present(page: Page): Promise<Page> {
  const [audience] = await Promise.all([page.waitForEvent('popup'), press(page)]);
  await audience.waitForSelector('.slide');
  return audience;
}

/** Opens the atlas at a story, without graphics: what is tested here is not the map. */
async function open(
  before = STILL.before,
): Promise<{ page: Page; context: BrowserContext; complaints: readonly string[] }> {
  const { page, complaints } = await openAtlas(browser, {
    hash: STORY,
    viewport: { width: 1440, height: 900 },
    ...STILL,
    before,
  });
  // The popup is opened by the page, and has no graphics either.
  await page.context().addInitScript(STILL.before);
  return { page, context: page.context(), complaints };
}

describe('Console and audience', () => {
  test('follow each other through keys, reload, closing, opening again and hiding', async () => {
    const { page, context, complaints } = await open();
    const audience = await present(page);
    const faults: string[] = [];
    audience.on('pageerror', ({ message }) => faults.push(message));
    await isAt(page, 'Two roads: the Lachin road (corridor) and the Aghdam route');

    // The console leads: by key, by figure, by its list.
    await page.keyboard.press('PageDown');
    await isAt(audience, 'One town, two roads', WITHIN);
    await page.keyboard.press('3');
    await isAt(audience, 'Who asks for papers?', WITHIN);
    expect(await audience.locator('.slide .date').textContent()).toBe('23 April 2023');

    await loadAxe(page);
    expect(await faultsInAllLooks(page)).toEqual([]);
    // The step that is shown can be read in the list in forced colours, too.
    await page.emulateMedia({ forcedColors: 'active' });
    expect(
      await page
        .locator('.slides [aria-current] span')
        .evaluateAll((spans) => new Set(spans.map((span) => getComputedStyle(span).color)).size),
    ).toBe(1);
    await page.emulateMedia({ forcedColors: 'none' });

    // A clicker works in the window that has the focus.
    await audience.keyboard.press('PageDown');
    await isAt(page, 'What did not pass in June?', WITHIN);
    await isAt(audience, 'What did not pass in June?', WITHIN);

    // Another date, and the way back.
    await page.locator('.console').getByRole('button', { name: 'Previous event' }).first().click();
    await expect.poll(() => audience.locator('.slide .date').textContent(), WITHIN).not.toBe('15 June 2023');
    await page.keyboard.press('Backspace');
    await expect.poll(() => audience.locator('.slide .date').textContent(), WITHIN).toBe('15 June 2023');

    // A question, and a black screen.
    await page.keyboard.press('q');
    await expect.poll(() => audience.locator('.slide .questions li').count(), WITHIN).toBe(1);
    await page.keyboard.press('b');
    await audience.getByRole('img', { name: 'Black screen' }).waitFor(WITHIN);
    await audience.keyboard.press('.');
    await audience.getByRole('img', { name: 'Black screen' }).waitFor({ ...WITHIN, state: 'detached' });

    // The audience's window is reloaded.
    await audience.reload();
    await audience.waitForSelector('main');
    await isAt(audience, 'What did not pass in June?');
    await expect.poll(() => audience.locator('.slide .questions li').count()).toBe(1);

    // The console is reloaded: the audience keeps its slide, and then follows.
    await page.reload();
    await isAt(page, 'What did not pass in June?');
    await isAt(audience, 'What did not pass in June?');
    await page.keyboard.press('ArrowRight');
    await isAt(audience, 'What did the Court say?', WITHIN);

    // A hidden window draws no frames, and still follows.
    await audience.evaluate(() => {
      window.requestAnimationFrame = () => 0;
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(() => page.locator('.console .status').textContent()).toContain('hidden');
    await page.keyboard.press('ArrowLeft');
    await isAt(audience, 'What did not pass in June?', WITHIN);

    // It is closed, and opened again at the same slide.
    await audience.evaluate(() => {
      Reflect.deleteProperty(document, 'visibilityState');
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(() => page.locator('.console .status').textContent()).not.toContain('hidden');
    await Promise.all([audience.waitForEvent('close'), audience.close({ runBeforeUnload: true })]);
    const [again] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Open the audience’s window' }).click(),
    ]);
    await isAt(again, 'What did not pass in June?');

    // The end closes the window, and gives the page back.
    await Promise.all([again.waitForEvent('close'), page.getByRole('button', { name: 'End', exact: true }).click()]);
    await page.locator('.console').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    expect([...complaints, ...faults]).toEqual([]);
    await context.close();
  });

  test('a refused window is said, and one window with a drawer of notes does', async () => {
    const { page, context, complaints } = await open(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
      window.open = () => null;
    });
    await press(page);
    await page.getByRole('alert').filter({ hasText: 'Allow pop-ups' }).waitFor();
    await page.getByRole('button', { name: 'Present in this window' }).click();
    await page.keyboard.press('3');
    await isAt(page, 'Who asks for papers?');
    await page.keyboard.press('n');
    await page.getByRole('region', { name: 'Notes' }).getByText('Some 27 km in a straight line').waitFor();
    await loadAxe(page);
    expect(await faultsInAllLooks(page)).toEqual([]);
    await page.keyboard.press('n');
    // Escape closes what is open, and ends only if it is pressed again.
    await page.keyboard.press('Escape');
    await page.getByText('Press Escape again').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.slide').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('The audience’s window', () => {
  test('is legible from the back of a room, at 1920 by 1080 pixels, and leaves no trace', async () => {
    const { page } = await openAtlas(browser, { hash: STORY, viewport: { width: 1280, height: 720 } });
    const context = page.context();
    const audience = await present(page);
    await audience.setViewportSize({ width: 1920, height: 1080 });
    for (const at of [3, 5, 11]) {
      await page.keyboard.press(String(at).slice(0, 1));
      if (at > 9) await page.keyboard.press('1');
      await audience.locator('.slide .words').first().waitFor();
      const found = await audience.evaluate(() => {
        const sizeOf = (element: Element): number => parseFloat(getComputedStyle(element).fontSize);
        const words = [...document.querySelectorAll('.slide .words, .slide .words p')].map(sizeOf);
        const others = [...document.querySelectorAll('.slide .text p, .slide .text a')].map(sizeOf);
        const text = document.querySelector('.slide .text') as HTMLElement;
        return { words: Math.min(...words), others: Math.min(...others), cut: text.scrollHeight - text.clientHeight };
      });
      expect(found.words, String(at)).toBeGreaterThanOrEqual(28);
      expect(found.others, String(at)).toBeGreaterThanOrEqual(24);
    }
    await audience.waitForFunction(() => document.documentElement.dataset['map'] === 'ready');
    const map = await audience.evaluate(() => {
      const canvas = document.querySelector('canvas') as HTMLCanvasElement;
      const shown = canvas.getBoundingClientRect();
      const credits = document.querySelector('.maplibregl-ctrl-attrib') as HTMLElement;
      return {
        larger: shown.width / canvas.clientWidth,
        finer: canvas.width / shown.width,
        credits: (parseFloat(getComputedStyle(credits).fontSize) * shown.width) / canvas.clientWidth,
      };
    });
    // Names, signs and lines are as much larger as the map is.
    expect(map.larger).toBeCloseTo(1.6, 2);
    expect(map.finer).toBeCloseTo(1, 1);
    expect(map.credits).toBeGreaterThanOrEqual(20);
    const trace = await audience.evaluate(() => ({ history: history.length, hash: location.hash }));
    expect(trace).toEqual({ history: 1, hash: '' });
    expect(await audience.evaluate(() => localStorage.length)).toBe(await page.evaluate(() => localStorage.length));
    // Where the presenter moves the map, the audience's goes along.
    const before = await audience.evaluate(() => document.querySelector('.maplibregl-ctrl-scale')?.textContent);
    await page.locator('.maplibregl-ctrl-zoom-in').click();
    await page.locator('.maplibregl-ctrl-zoom-in').click();
    await expect
      .poll(() => audience.evaluate(() => document.querySelector('.maplibregl-ctrl-scale')?.textContent))
      .not.toBe(before);
    await context.close();
  });

  test('without a presenter waits for one', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${inject('site')}?present=audience`);
    await page.getByRole('status').filter({ hasText: 'Waiting for the presenter' }).waitFor();
    expect(await page.locator('.reader').count()).toBe(0);
    await context.close();
  });
});
