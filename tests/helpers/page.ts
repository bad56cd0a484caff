/** A page of the built atlas in the system's Chromium, with everything noted that a clean page must not do. */
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
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
  /** Whether the map flies. By default it jumps, as for readers who ask for reduced motion: each frame of a flight is drawn in software. */
  readonly flies?: boolean;
  /** State of `<html data-map>` to wait for; null waits for the load event only. */
  readonly until?: 'ready' | 'static' | null;
  /** Address of the site, with a slash at the end; by default the one that was built for all browser tests. */
  readonly site?: string;
}

/** Opens the atlas in a fresh context and waits until the map has settled. */
export async function openAtlas(browser: Browser, options: OpenOptions = {}): Promise<OpenPage> {
  const {
    hash = '',
    query = '',
    before,
    until = 'ready',
    flies = false,
    site = inject('site'),
    ...contextOptions
  } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: flies ? 'no-preference' : 'reduce',
    ...contextOptions,
  });
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

/** Takes graphics away before the page starts: the still map stands in. For what has nothing to do with the live map, which is slow to start. */
export const STILL = {
  until: 'static',
  before: () => {
    HTMLCanvasElement.prototype.getContext = () => null;
  },
} as const;

/** One page for several tests of a file: a live map takes seconds to start, an address a moment to follow. */
export interface SharedPage {
  readonly page: Page;
  /** What went wrong since the last call of `visit`. */
  readonly complaints: () => readonly string[];
  /** Follows an address as a reader does who changes it, and waits until the map shows it. What the address does not name is as at the start. */
  readonly visit: (hash?: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the page that the tests of a file share. */
export async function openShared(browser: Browser, options: OpenOptions = {}): Promise<SharedPage> {
  const { page, complaints, close } = await openAtlas(browser, options);
  let known = 0;
  return {
    page,
    complaints: () => complaints.slice(known),
    visit: async (hash = '#v=1') => {
      known = complaints.length;
      // The address of a person or place in the page differs from every state: what follows is a change, even to the same address.
      await page.evaluate(
        (address) =>
          new Promise<void>((done) => {
            history.pushState(null, '', '#');
            addEventListener('hashchange', () => requestAnimationFrame(() => done()), { once: true });
            location.hash = address;
          }),
        hash,
      );
      await settled(page, options.until ?? 'ready');
    },
    close,
  };
}

/** Waits until the map of a page, or of a frame in another page, shows what was asked of it. */
export async function settled(page: Page | Frame, state: 'ready' | 'static' = 'ready'): Promise<void> {
  // A frame that is out of sight draws no frames, by which Playwright looks otherwise.
  const looks = { polling: 50 };
  await page.waitForFunction((wanted) => document.documentElement.dataset['map'] === wanted, state, looks);
  if (state === 'ready') return;
  // The still map stands in at once with the picture of the page; what the address asks for is drawn when its program has come.
  const isDrawn = (): boolean => {
    const still = document.getElementById('still');
    // A map out of sight has no size and is not drawn.
    return !still?.clientWidth || still.classList.contains('is-framed');
  };
  await page.waitForFunction(isDrawn, null, looks);
}

/** The button that stands for a feature in the keyboard list: it is there when the map shows the feature, and names its status. */
export function featureButton(page: Page, id: string) {
  return page.locator(`[data-feature-button="${id}"]`);
}

const OPENING_FRAME = { west: 43.4, south: 38.35, east: 50.9, north: 41.95 };

/** Where a position lies on screen in the opening frame: the same fit as the map's, so that a click needs no hook in the page. */
export async function positionOf(page: Page, lon: number, lat: number) {
  const box = await page.getByRole('region', { name: 'Map', exact: true }).boundingBox();
  if (!box) throw new Error('There is no map.');
  const pad = { top: 36, left: 14, bottom: 32, right: 10 };
  const y = (degrees: number): number => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360));
  const { west, south, east, north } = OPENING_FRAME;
  const width = ((east - west) * Math.PI) / 180;
  const height = y(north) - y(south);
  const scale = Math.min((box.width - pad.left - pad.right) / width, (box.height - pad.top - pad.bottom) / height);
  // Where the map is wider than the frame, this lies at its right.
  const centre = {
    x: box.x + box.width - pad.right - (width * scale) / 2,
    y: box.y + pad.top + (box.height - pad.top - pad.bottom) / 2,
  };
  return {
    x: centre.x + (((lon - (west + east) / 2) * Math.PI) / 180) * scale,
    y: centre.y + ((y(north) + y(south)) / 2 - y(lat)) * scale,
  };
}
