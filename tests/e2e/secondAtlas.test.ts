/** The second atlas in a browser: the same program, built from another folder, on both sides of the antimeridian. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SECOND_FOLDER } from '../fixtures/second-atlas';
import { launch } from '../helpers/browser.mjs';
import { featureButton, openShared, type SharedPage } from '../helpers/page';

const outDir = mkdtempSync(join(tmpdir(), 'second-atlas-'));
let browser: Browser;
let server: PreviewServer;
let shared: SharedPage;

beforeAll(async () => {
  // The test runner sets NODE_ENV to "test"; what is tested is what is shipped, but for its size.
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('ATLAS_CONTENT', SECOND_FOLDER);
  const quick = { outDir, emptyOutDir: true, minify: false, reportCompressedSize: false } as const;
  const options = { logLevel: 'error', configLoader: 'runner', mode: 'production', build: quick } as const;
  await build(options);
  server = await preview({ ...options, preview: { port: 4274, strictPort: false } });
  vi.unstubAllEnvs();
  browser = await launch();
  shared = await openShared(browser, { site: server.resolvedUrls?.local[0] as string });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(outDir, { recursive: true, force: true });
});

describe('An atlas of another folder', () => {
  test('opens on its own day and shows both sides of its strait', async () => {
    const { page, complaints } = shared;
    expect(await page.title()).toContain('Strait Atlas');
    expect(await page.getByRole('slider', { name: 'Date' }).getAttribute('aria-valuetext')).toContain('30 June 2031');
    for (const id of ['moorings', 'eastgate', 'long-pier', 'strait-ferry', 'reef-causeway', 'reef-reserve'])
      expect(await featureButton(page, id).count(), id).toBe(1);
    expect(complaints()).toEqual([]);
  });

  test('follows a link to a crossing: its card, its passage, its layers', async () => {
    const { page, complaints, visit } = shared;
    await visit('#v=1&layers=lines,piers,causeways&select=long-pier');
    await page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'Long pier' }).waitFor();
    await page.locator('#p02.is-current').waitFor();
    // One of two layers with the same look is off; the other one is drawn.
    expect(await featureButton(page, 'strait-ferry').count()).toBe(0);
    expect(await featureButton(page, 'reef-causeway').count()).toBe(1);
    expect(complaints()).toEqual([]);
  });

  test('frames all of its venues across the antimeridian, not the whole earth', async () => {
    const { page, complaints, visit } = shared;
    await visit('#v=1&map=4.0000/-16.0000/178.0000');
    await page.waitForFunction(() => history.state?.camera?.zoom < 5);
    await page.getByRole('button', { name: 'All venues' }).click();
    await page.waitForFunction(() => {
      const { zoom, lon } = history.state?.camera ?? { zoom: 0, lon: 0 };
      return zoom > 8 && Math.abs(lon) > 179;
    });
    for (const id of ['moorings', 'eastgate']) expect(await featureButton(page, id).count(), id).toBe(1);
    expect(complaints()).toEqual([]);
  });
});
