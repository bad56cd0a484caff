/** The stories of the atlas in a browser: every step by keyboard, its passages, and its link. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { real } from '../fixtures/real-atlas';
import { launch } from '../helpers/browser.mjs';
import { openAtlas, openShared, settled, STILL, type SharedPage } from '../helpers/page';

const { stories } = real.atlas;
let browser: Browser;
let shared: SharedPage;
/** A page without WebGL: the still map answers steps as the live one does, and is drawn at once. */
let still: SharedPage;

beforeAll(async () => {
  browser = await launch();
  // A small map: it is drawn in software.
  shared = await openShared(browser, { viewport: { width: 780, height: 400 } });
  still = await openShared(browser, { viewport: { width: 780, height: 400 }, ...STILL });
});
afterAll(async () => {
  await shared?.close();
  await still?.close();
  await browser?.close();
});

/** What the page shows of the step that the reader is at: its title, the passages that its card names, and the address. */
const shown = ({ page }: SharedPage = shared) =>
  page.evaluate(() => {
    const card = document.querySelector('article[aria-current="step"]');
    return {
      title: card?.querySelector('h3')?.textContent,
      passages: [...(card?.querySelectorAll('.mark a') ?? [])].map((link) => link.getAttribute('href')?.slice(1)),
      place: new URLSearchParams(location.hash.slice(1)).get('story'),
    };
  });

describe('The stories', () => {
  test.each(stories)('$id: every step by keyboard, on a settled map, with its passages', async ({ id, steps }) => {
    // One story on the live map, which takes seconds for each step in software; the others on the still one.
    const isLive = id === stories[0]?.id;
    const open = isLive ? shared : still;
    const { page, complaints, visit } = open;
    await visit(`#v=1&story=${id}/${steps[0]?.id}`);
    await page.getByRole('region', { name: /^Story: / }).waitFor();
    for (const [at, step] of steps.entries()) {
      if (at > 0) await page.keyboard.press('ArrowRight');
      const place = `${id}/${step.id}`;
      await page.waitForFunction((wanted) => location.hash.includes(`story=${wanted}`), place);
      await settled(page, isLive ? 'ready' : 'static');
      const now = await shown(open);
      expect([now.place, now.title]).toEqual([place, step.title]);
      expect([...new Set(now.passages)].sort(), place).toEqual([...new Set(step.passages)].sort());
    }
    expect(complaints()).toEqual([]);
  });

  test('are begun from the list, and a link opened afresh shows the step without the keyboard in it', async () => {
    const [story] = stories;
    if (!story) return;
    const { page, visit } = shared;
    await visit();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Stories' }).click();
    await page.getByRole('button', { name: `Start: ${story.title}` }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H3');
    expect((await shown()).title).toBe(story.steps[0]?.title);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await settled(page);
    const before = await shown();
    await page.waitForFunction((wanted) => location.hash.includes(`story=${wanted}`), before.place);
    const hash = new URL(page.url()).hash.replace(/&map=.*/, '');

    const fresh = await openAtlas(browser, { hash, viewport: { width: 390, height: 844 }, hasTouch: true });
    await fresh.page.locator('article[aria-current="step"]').waitFor();
    const card = fresh.page.locator('article[aria-current="step"] h3');
    expect(await card.textContent()).toBe(before.title);
    expect(await fresh.page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    // The map is above the card, and the way on is in reach.
    const [map, next] = [
      await fresh.page.locator('.sheet').boundingBox(),
      await fresh.page.getByRole('button', { name: 'Next step' }).boundingBox(),
    ];
    expect(map?.y).toBeGreaterThan(300);
    expect(next?.height).toBeGreaterThanOrEqual(44);
    expect((next?.y ?? 0) + (next?.height ?? 0)).toBeLessThan(844);
    expect(fresh.complaints).toEqual([]);
    await fresh.close();
  });

  test('go on with the wheel, without a step in the history, and are left where they are', async () => {
    const [story] = stories;
    if (!story) return;
    const { page, visit } = shared;
    await visit(`#v=1&story=${story.id}/${story.steps[0]?.id}`);
    const column = page.getByRole('group', { name: 'Steps of the story' });
    const entries = await page.evaluate(() => history.length);
    const box = (await column.boundingBox())!;
    const second = page
      .locator('article')
      .filter({ hasText: story.steps[1]?.title ?? '' })
      .first();
    await page.mouse.move(box.x + 100, box.y + 60);
    await page.mouse.wheel(0, (await second.boundingBox())!.y - box.y - 40);
    await page.waitForURL(new RegExp(`story=${story.id}/${story.steps[1]?.id}`));
    expect(await page.evaluate(() => history.length)).toBe(entries);
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL((url) => !url.hash.includes('story='));
    await page.getByRole('button', { name: /^Back to step 2 of/ }).click();
    await page.waitForURL(/story=/);
    await page.goBack();
    await page.getByRole('button', { name: /^Back to step/ }).waitFor({ state: 'detached' });
  });
});
