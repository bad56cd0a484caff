/**
 * Without a graphics card a browser puts the page together on the processor. What is opaque there may hide what it does not cover: an
 * opaque ground of the timeline, on top of that of the sheet, once left the map above the sheet blank in Chromium.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openAtlas } from '../helpers/page';

/** How many colours the page has where the map lies free. */
async function coloursOfMap(page: Page): Promise<number> {
  // A picture of a part alone is put together otherwise.
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const context = new OffscreenCanvas(200, 180).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(await createImageBitmap(new Blob([bytes], { type: 'image/png' })), -100, -150);
    return new Set(new Uint32Array(context.getImageData(0, 0, 200, 180).data.buffer)).size;
  }, picture);
}

test('without a graphics card the map of a phone is drawn above each tab of the sheet', async () => {
  const browser = await launch({ flags: [] });
  const { page } = await openAtlas(browser, {
    hash: '#v=1&date=2023-05-01&select=lachin-checkpoint',
    viewport: { width: 390, height: 844 },
  });
  for (const name of ['Details', 'Read', 'Timeline']) {
    const tab = page.getByRole('button', { name, exact: true });
    if ((await tab.getAttribute('aria-pressed')) !== 'true') await tab.click();
    expect(await coloursOfMap(page), name).toBeGreaterThan(50);
  }
  await browser.close();
});
