/** The still map: what is printed, what there is without WebGL, and what stands in while the live map cannot. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openAtlas, settled } from '../helpers/page';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Takes WebGL away, as a browser does whose graphics are blocked. */
function withoutWebGl(): void {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: never[]) {
    return kind.startsWith('webgl') ? null : original.call(this, kind as never, ...rest);
  } as never;
}

/** Pages that were printed, each as two columns of lines from top to bottom, and how many pictures they have. */
interface Printed {
  readonly pages: readonly (readonly (readonly string[])[])[];
  readonly images: number;
}

async function printed(page: Page): Promise<Printed> {
  const file = await page.pdf({ format: 'A4', printBackground: true });
  const images = file.toString('latin1').match(/\/Subtype\s*\/Image/g)?.length ?? 0;
  const task = getDocument({ data: new Uint8Array(file), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[][][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const { items } = await sheet.getTextContent();
    const middle = sheet.getViewport({ scale: 1 }).width / 2;
    const columns = [new Map<number, string>(), new Map<number, string>()] as const;
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [x, height] = [item.transform[4] as number, Math.round(item.transform[5] as number)];
      const rows = columns[x < middle - 4 ? 0 : 1];
      rows.set(height, `${rows.get(height) ?? ''}${item.str}`);
    }
    const lines = columns.map((rows) => [...rows].sort(([a], [b]) => b - a).map(([, text]) => text));
    // The number of the page is no line of its text.
    pages.push(lines.map((column) => column.filter((line) => !/^\d+ \/ \d+$/.test(line))));
  }
  await task.destroy();
  return { pages, images };
}

/** A screen on which the frame of the links has room for the places that the tests name. */
const viewport = { width: 1440, height: 900 };
const LINK = '#v=1&date=2023-05-01&select=lachin-checkpoint&names=hy&map=8.50/39.6500/46.5000';

describe('on paper', () => {
  test.each([
    ['with WebGL', 'ready', undefined],
    ['without WebGL', 'static', withoutWebGl],
  ] as const)(
    '%s the map of the reader is printed: frame, names, day, selection, and the text in full',
    async (_name, until, before) => {
      const { page, complaints, close } = await openAtlas(browser, {
        hash: LINK,
        viewport,
        until,
        ...(before ? { before } : {}),
      });
      // What paper takes is fetched while there is time.
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('stillProgram')),
      );
      await page.waitForLoadState('networkidle');
      const headings = await page.locator('.part h3').allTextContents();
      const { pages, images } = await printed(page);
      const first = (pages[0] ?? []).flat().join('\n');
      for (const name of ['Գորիս', 'Սիսիան', 'Lachin checkpoint']) expect(first).toContain(name);
      // Outside the frame, and in another language.
      for (const name of ['Երևան', 'Yerevan', 'Goris', 'Tbilisi']) expect(first).not.toContain(name);
      expect(first).toContain('On 1 May 2023. Emphasised: Lachin checkpoint. Names in Armenian');
      expect(first).toContain('Checkpoint');
      expect(first).toContain('OpenStreetMap');
      // Scale, degrees, and the address of the view.
      expect(first).toMatch(/\d+ km/);
      expect(first).toMatch(/46°\s*30′\s*E/);
      expect(first).toContain('names=hy');
      // No picture of a map, no half-empty pages, no furniture of a screen.
      expect(images).toBe(0);
      expect(pages.length).toBeLessThanOrEqual(12);
      const lines = pages.slice(0, -1).map((columns) => columns.map(({ length }) => length));
      expect(lines.filter(([left = 0, right = 0]) => Math.min(left, right) < 30)).toEqual([]);
      const text = pages.flat(2).join('\n');
      for (const word of ['Compare', 'Layers\n', 'How to read', 'Go to', 'Share']) expect(text).not.toContain(word);
      // The sources of the notes, which are folded on the screen.
      expect(text).toContain('4 sources · high confidence');
      expect(text).toContain('Krikorian, Onnik James');
      // No column ends with a heading.
      expect(headings.length).toBeGreaterThan(5);
      expect(pages.flat().filter((column) => headings.includes(column.at(-1) ?? ''))).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      const inks = await page.evaluate(() =>
        [...document.querySelectorAll('.digest')].map((text) => getComputedStyle(text).color),
      );
      expect(new Set(inks).size).toBe(1);
      await page.emulateMedia({ media: null });
      // Back on the screen everything is where it was.
      expect(await page.locator('.canvas #still').count()).toBe(until === 'static' ? 1 : 0);
      expect(await page.locator('.paper #still').count()).toBe(0);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});

describe('while the live map cannot draw', () => {
  test('graphics that were lost come back however late, in the frame that the still map has come to', async () => {
    const { page, complaints, close } = await openAtlas(browser);
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')!;
      const graphics = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      addEventListener('test-restore', () => graphics.restoreContext());
      graphics.loseContext();
    });
    await settled(page, 'static');
    const sentence = page.getByText('The picture of the live map was lost');
    await sentence.waitFor();
    const region = page.getByRole('region', { name: 'Map', exact: true });
    await region.locator('.still-drawn a[data-feature="lachin-checkpoint"]').waitFor();
    await region.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForFunction(() => location.hash.includes('map='));
    const asked = /map=([^&]*)/.exec(page.url())?.[1];
    await page.evaluate(() => dispatchEvent(new Event('test-restore')));
    await settled(page);
    expect(await sentence.count()).toBe(0);
    expect(await page.locator('.canvas #still').count()).toBe(0);
    expect(/map=([^&]*)/.exec(page.url())?.[1]).toBe(asked);
    expect(complaints.filter((each) => !/context/i.test(each))).toEqual([]);
    await close();
  });

  test('without WebGL a link is framed, and what is asked for is brought into view, in the names that are chosen', async () => {
    const { page, complaints, close } = await openAtlas(browser, {
      hash: '#v=1&select=vienna&names=ru',
      viewport,
      until: 'static',
      before: withoutWebGl,
      hasTouch: true,
    });
    const region = page.getByRole('region', { name: 'Map', exact: true });
    const venue = region.locator('.still-drawn a[data-feature="vienna"]');
    await venue.and(region.locator('.is-selected')).waitFor();
    // Not a number while the picture is drawn anew.
    const across = async (): Promise<number> => {
      const [frame, box] = [await region.boundingBox(), await venue.locator('.still-count').boundingBox()];
      return frame && box ? (box.x - frame.x) / frame.width : NaN;
    };
    // In the part of the map that the card leaves free.
    await expect.poll(across).toBeGreaterThan(0.1);
    await expect.poll(across).toBeLessThan(0.6);
    await region.locator('.still-drawn').getByText('Вена').waitFor();
    // Not on blue sea: the land of the world has come.
    await page.waitForFunction(
      () => (document.querySelector('.still-drawn .still-land')?.getAttribute('d') ?? '').length > 5000,
    );
    expect(await region.locator('.still-attribution').isVisible()).toBe(true);
    // A finger pulls it all the way: the browser does not take the touch for its own.
    const frame = (await region.boundingBox())!;
    const stood = (await across()) * frame.width;
    const touches = await page.context().newCDPSession(page);
    for (const pulled of [0, 30, 60, 90, 120]) {
      const point = { x: frame.x + frame.width * 0.4 - pulled, y: frame.y + frame.height * 0.7 };
      await touches.send('Input.dispatchTouchEvent', {
        type: pulled === 0 ? 'touchStart' : 'touchMove',
        touchPoints: [point],
      });
    }
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(async () => Math.round(stood - (await across()) * frame.width)).toBe(120);
    // What lies in its frame can be taken away.
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('radio', { name: 'The same, only inside the map’s frame' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('beyond the region', () => {
  test('the ground comes before the flight; where it does not come, that is said and can be tried again', async () => {
    const { page, close } = await openAtlas(browser);
    let answer: 'abort' | 'continue' = 'abort';
    await page.route('**/world-*.geojson', (route) => (answer === 'abort' ? route.abort() : route.continue()));
    await page.reload();
    await settled(page);
    const scale = (): Promise<string | null> => page.locator('.maplibregl-ctrl-scale').textContent();
    const before = await scale();
    await page.getByRole('button', { name: 'All venues' }).click();
    const sentence = page.getByRole('alert').filter({ hasText: 'The base map of the world could not be loaded' });
    await sentence.waitFor();
    await settled(page);
    // It has not flown into the blue.
    expect(await scale()).toBe(before);
    expect(page.url()).not.toContain('map=');
    answer = 'continue';
    await sentence.getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() => location.hash.includes('map='));
    await settled(page);
    expect(await scale()).not.toBe(before);
    expect(await sentence.count()).toBe(0);
    await close();
  });
});
