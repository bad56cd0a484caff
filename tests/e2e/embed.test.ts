/** The atlas in a frame of another page: what it leaves to that page, what it tells it, and what works where a sandbox shuts it off. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { settled } from '../helpers/page';

let browser: Browser;
/** A page of another origin, as a course is, on which frames stand. */
let host: Server;
beforeAll(async () => {
  browser = await launch();
  host = createServer((request, response) => {
    const frames = new URL(request.url ?? '/', 'http://host').searchParams.getAll('frame');
    response.setHeader('Content-Type', 'text/html').end(
      // Higher than the window, so that the wheel has something to scroll.
      `<!doctype html><title>A course</title><style>body{margin:20px;height:3000px}iframe{display:block}</style>
      <script>told=[];addEventListener('message',({data})=>told.push(data))</script>${frames.join('')}`,
    );
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  await browser.close();
  host.close();
});

/** Opens the page of the host with frames, each an `<iframe>` with `SITE` in place of the atlas's address. */
async function openHost(
  ...frames: readonly string[]
): Promise<{ page: Page; frames: readonly Frame[]; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const query = new URLSearchParams(frames.map((frame) => ['frame', frame.replace('SITE', inject('site'))]));
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/?${query}`);
  await expect.poll(() => page.frames().length).toBe(1 + frames.length);
  return { page, frames: page.frames().slice(1), context };
}

const scaleOf = (frame: Frame | undefined) =>
  frame?.locator('.maplibregl-ctrl-scale').evaluate((scale) => [scale.textContent, scale.clientWidth]);

describe('a frame in a page of another origin', () => {
  test('leaves the page its history, wheel and scrolling, leads out in new tabs and tells its height', async () => {
    const { page, frames, context } = await openHost(
      '<iframe title="Atlas" width="860" height="520" src="SITE?embed=1&show=map#v=1&date=2023-05-01"></iframe>',
    );
    const [frame] = frames as [Frame];
    await settled(frame);
    const told = (): Promise<unknown> => page.evaluate('told');
    // A map of two to three, and the bar.
    const height = 44 + Math.round(860 * 0.62);
    expect(await told()).toEqual([
      { type: 'rapprochement-atlas:height', height },
      { subject: 'lti.frameResize', height },
    ]);

    // The wheel scrolls the page, and says how to move the map; with Ctrl it moves the map.
    const map = frame.getByRole('region', { name: 'Map', exact: true });
    const box = (await map.boundingBox()) as { x: number; y: number; width: number; height: number };
    const scrolled = (): Promise<number> => page.evaluate(() => scrollY);
    const zoom = (): string | undefined => /map=([^/]*)/.exec(frame.url())?.[1];
    await page.mouse.move(box.x + 800, box.y + 250);
    await page.mouse.wheel(0, 120);
    await expect.poll(scrolled).toBe(120);
    expect(await frame.locator('.maplibregl-cooperative-gesture-screen').innerText()).toContain('Ctrl');
    expect(zoom()).toBeUndefined();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await expect.poll(zoom).toBeDefined();
    expect(await scrolled()).toBe(120);
    await page.mouse.wheel(0, -120);
    await expect.poll(scrolled).toBe(0);

    // Ten choices, each of which adds an entry where the atlas stands alone.
    const entries = await page.evaluate(() => history.length);
    for (const id of ['lachin-checkpoint', 'margara-alican', 'lachin-road', 'aghdam-route', 'lachin-checkpoint']) {
      await frame.locator(`[data-feature-button="${id}"]`).evaluate((button: HTMLElement) => button.click());
      await expect.poll(() => frame.url()).toContain(`select=${id}`);
      await frame.getByRole('button', { name: 'Close details' }).click();
      await expect.poll(() => frame.url()).not.toContain('select=');
    }
    expect(await page.evaluate(() => history.length)).toBe(entries);

    // The whole atlas, with the state of the frame and its bars, in a tab of its own; so do links to other pages.
    await frame.locator('[data-feature-button="lachin-checkpoint"]').evaluate((button: HTMLElement) => button.click());
    const whole = frame.getByRole('link', { name: 'Open the full atlas' });
    const [tab] = await Promise.all([context.waitForEvent('page'), whole.click()]);
    expect(new URL(tab.url()).search).toBe('');
    expect(tab.url()).toContain('date=2023-05-01&select=lachin-checkpoint');
    await tab.getByRole('button', { name: 'Layers', exact: true }).waitFor();
    expect(await tab.evaluate(() => window.opener)).toBeNull();
    await tab.close();
    await context.route(/^https:/, (route) => route.fulfill({ body: 'a source' }));
    await frame.getByText(/^\d+ sources of this status$/).click();
    const source = frame.locator('.details a[href^="https:"]').first();
    const [other] = await Promise.all([context.waitForEvent('page'), source.click()]);
    expect(other.url()).toMatch(/^https:/);
    await other.close();
    // So does what the frame leaves out.
    const [text] = await Promise.all([
      context.waitForEvent('page'),
      frame.locator('.details a[href="#p16"]').first().click(),
    ]);
    expect(new URL(text.url()).search).toBe('');
    expect(text.url()).toContain('p=p16');
    expect(await page.evaluate(() => history.length)).toBe(entries);

    // Its own link, and the one to the whole atlas.
    await frame.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = frame.getByRole('dialog', { name: 'Share' });
    expect(await dialog.getByRole('textbox', { name: 'Link to this frame' }).inputValue()).toBe(frame.url());
    expect(await dialog.getByRole('textbox', { name: /full atlas/ }).inputValue()).not.toContain('embed');
    await context.close();
  });

  test('has the same view when it is shown late as when it was shown from the start', async () => {
    const at = 'src="SITE?embed=1#v=1&select=lachin-checkpoint"';
    const { page, frames, context } = await openHost(
      `<iframe title="Late" width="840" height="600" style="display:none" ${at}></iframe>`,
      `<iframe title="Soon" width="840" height="600" ${at}></iframe>`,
    );
    const [late, soon] = frames as [Frame, Frame];
    await settled(soon);
    // The program of the hidden frame runs, and has nothing to draw in.
    await late.waitForFunction(
      () => performance.getEntriesByType('resource').some(({ name }) => name.includes('MapController')),
      null,
      { polling: 50 },
    );
    expect(await late.evaluate(() => document.documentElement.dataset['map'])).toBe('loading');
    await page.evaluate(() => document.querySelector('iframe')?.removeAttribute('style'));
    await settled(late);
    expect(await scaleOf(late)).toEqual(await scaleOf(soon));
    const places = (frame: Frame | undefined) =>
      frame?.evaluate(() =>
        [...document.querySelectorAll('canvas')].map((canvas) => [canvas.clientWidth, canvas.clientHeight]),
      );
    expect(await places(late)).toEqual(await places(soon));
    await context.close();
  });
});

describe('a frame in a sandbox', () => {
  test('that keeps its own origin works as ever; one without it says what does not work and can be read', async () => {
    const { page, frames, context } = await openHost(
      '<iframe title="Kept" width="860" height="300" sandbox="allow-scripts allow-same-origin" src="SITE?embed=1&show=map"></iframe>',
      '<iframe title="Shut off" width="860" height="400" sandbox="allow-scripts" src="SITE?embed=1"></iframe>',
    );
    const [kept, shutOff] = frames as [Frame, Frame];
    await settled(kept);
    // It tells the page each step of a story.
    await page.evaluate(
      (address) => document.querySelector('iframe')?.setAttribute('src', address),
      `${inject('site')}?embed=1&show=story#v=1&story=two-roads`,
    );
    const told = (): Promise<{ type: string; number: number; count: number }[]> =>
      page.evaluate('told.filter(({ type }) => type === "rapprochement-atlas:step")');
    await expect.poll(async () => (await told()).map(({ number }) => number)).toEqual([1]);
    await kept.getByRole('button', { name: /^Next/ }).click();
    await expect.poll(async () => (await told()).map(({ number }) => number)).toEqual([1, 2]);
    expect((await told()).at(-1)).toMatchObject({ story: 'two-roads', count: 11 });
    const line = shutOff.locator('#program');
    await line?.getByText('Open the full atlas').waitFor();
    expect(await line?.innerText()).toContain('let no live map run here');
    expect(await shutOff.locator('#p16').isVisible()).toBe(true);
    expect(await shutOff.locator('.still-map').isVisible()).toBe(true);

    // A server that lets every page fetch its files lets the program run, with the still map.
    await context.route(`${inject('site')}**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
    });
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.evaluate(
      (address) => document.querySelectorAll('iframe')[1]?.setAttribute('src', address),
      `${inject('site')}?embed=1&show=map&again`,
    );
    await settled(shutOff, 'static');
    await shutOff.getByText('lets no live map run in it').waitFor();
    await shutOff.getByRole('button', { name: 'Understood' }).click();
    await shutOff.locator('.still-drawn a[data-feature="lachin-checkpoint"]').first().waitFor();
    await shutOff
      .locator('[data-feature-button="lachin-checkpoint"]')
      .evaluate((button: HTMLElement) => button.click());
    await shutOff.getByRole('heading', { name: 'Lachin checkpoint' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
