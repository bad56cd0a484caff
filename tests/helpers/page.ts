/** A page of the built atlas in the system's Chromium, with everything noted that a clean page must not do. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';

/** An open page with what went wrong on it. */
export interface OpenPage {
  readonly page: Page;
  /** Console errors, uncaught exceptions and requests to other hosts. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Hash to open with, `#` included. */
  readonly hash?: string;
  /** Query to open with, `?` included. */
  readonly query?: string;
  /** Runs before the page's own scripts. */
  readonly before?: () => void;
  /** State of `<html data-map>` to wait for; null waits for the load event only. */
  readonly until?: 'ready' | 'static' | null;
}

/** Opens the atlas in a fresh context and waits until the map has settled. */
export async function openAtlas(browser: Browser, options: OpenOptions = {}): Promise<OpenPage> {
  const { hash = '', query = '', before, until = 'ready', ...contextOptions } = options;
  const site = inject('site');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...contextOptions });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(site) && !/^(data|blob):/.test(url)) complaints.push(`other host: ${url}`);
  });
  if (before) await page.addInitScript(before);
  await page.goto(`${site}${query}${hash}`);
  if (until) await settled(page, until);
  return { page, complaints, close: () => context.close() };
}

/** Waits until the map shows what was asked of it. */
export async function settled(page: Page, state: 'ready' | 'static' = 'ready'): Promise<void> {
  await page.waitForFunction((wanted) => document.documentElement.dataset['map'] === wanted, state);
}

/** The button that stands for a feature in the keyboard list: it is there when the map shows the feature, and names its status. */
export function featureButton(page: Page, id: string) {
  return page.locator(`[data-feature-button="${id}"]`);
}

const OPENING_FRAME = { west: 43.6, south: 38.7, east: 47.8, north: 41.3 };

/** Where a position lies on screen in the opening frame: the same fit as the map's, so that a click needs no hook in the page. */
export async function positionOf(page: Page, lon: number, lat: number) {
  const box = await page.getByRole('region', { name: 'Map', exact: true }).boundingBox();
  if (!box) throw new Error('There is no map.');
  const pad = { top: 72, left: 40, bottom: 56, right: 40 };
  const y = (degrees: number): number => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360));
  const { west, south, east, north } = OPENING_FRAME;
  const width = ((east - west) * Math.PI) / 180;
  const height = y(north) - y(south);
  const scale = Math.min((box.width - pad.left - pad.right) / width, (box.height - pad.top - pad.bottom) / height);
  const centre = {
    x: box.x + pad.left + (box.width - pad.left - pad.right) / 2,
    y: box.y + pad.top + (box.height - pad.top - pad.bottom) / 2,
  };
  return {
    x: centre.x + (((lon - (west + east) / 2) * Math.PI) / 180) * scale,
    y: centre.y + ((y(north) + y(south)) / 2 - y(lat)) * scale,
  };
}
