/** Taking the atlas away: the published files, whole or cut down to what is shown, and citations. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openAtlas, STILL } from '../helpers/page';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Presses a button or link of the open dialog and gives what the browser saved. */
async function saved(page: Page, name: string): Promise<{ name: string; text: string }> {
  const dialog = page.getByRole('dialog');
  const control = dialog.getByRole('button', { name, exact: true }).or(dialog.getByRole('link', { name, exact: true }));
  const [download] = await Promise.all([page.waitForEvent('download'), control.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

const ids = (text: string): string[] =>
  (JSON.parse(text) as { features: { id: string }[] }).features.map(({ id }) => id);

describe('a researcher', () => {
  test('takes all features, and those of a date alone', async () => {
    const { page, complaints, close } = await openAtlas(browser, {
      ...STILL,
      hash: '#v=1&date=2023-04-01&layers=crossings',
    });
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByText('features.geojson', { exact: true }).waitFor();
    const all = await saved(page, 'Download features.geojson');
    expect(all.name).toBe('features.geojson');
    expect(ids(all.text)).toContain('lachin-checkpoint');

    await dialog.getByRole('radio', { name: /What there is/ }).check();
    const part = await saved(page, 'Download features.geojson');
    expect(part.name).toBe('features-2023-04-01.geojson');
    // The checkpoint was set up three weeks later.
    expect(ids(part.text)).toContain('margara-alican');
    expect(ids(part.text)).not.toContain('lachin-checkpoint');

    const rows = await saved(page, 'Download events.csv');
    const days = rows.text.split('\r\n').slice(1).filter(Boolean);
    expect(days.length).toBeGreaterThan(5);
    expect(rows.text.startsWith('\uFEFFid,')).toBe(true);

    const [archive] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download bundle.zip', exact: true }).click(),
    ]);
    expect(archive.suggestedFilename()).toBe('bundle-2023-04-01.zip');
    const unpacked = unzipSync(await readFile(await archive.path()));
    const readme = strFromU8(unpacked['README.txt'] as Uint8Array).replace(/\s+/g, ' ');
    expect(readme).toContain('What there is on 1 April 2023, with the events up to then, in the layers Crossings.');
    expect(readme).toMatch(/From <http[^>]*date=2023-04-01[^>]*>\./);
    expect(strFromU8(unpacked['atlas.kml'] as Uint8Array)).toContain('<Placemark id="margara-alican">');
    expect(complaints).toEqual([]);
    await close();
  });

  test('takes a picture of the map, as vectors and as pixels with the fonts of the page', async () => {
    const hash = '#v=1&date=2023-05-01&layers=crossings,routes&map=8.4/39.65/46.6';
    // No WebGL, but a canvas to draw on.
    const before = (): void => {
      const whole = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, kind: string) => unknown;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
        return kind === '2d' ? whole.call(this, kind) : null;
      } as typeof HTMLCanvasElement.prototype.getContext;
    };
    const { page, complaints, close } = await openAtlas(browser, { until: 'static', before, hash });
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('radio', { name: /Picture/ }).check();
    await dialog.getByRole('radio', { name: /Square/ }).check();
    await dialog.getByText('1080 × 1080 pixels at 1×').waitFor();
    const drawing = await saved(page, 'Download SVG');
    expect(drawing.name).toBe('rapprochement-atlas-2023-05-01-square.svg');
    expect(drawing.text).toContain('data-feature="lachin-checkpoint"');
    expect(drawing.text).toContain('date=2023-05-01');

    // The proportions of a sheet of A5 are not quite those of its pixels.
    for (const [size, name, pixels] of [
      [/Square/, 'square', [2160, 2160]],
      [/A5/, 'a5-landscape', [1588, 1120]],
    ] as const) {
      await dialog.getByRole('radio', { name: size }).check();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'Download PNG' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`rapprochement-atlas-2023-05-01-${name}@2x.png`);
      const png = await readFile(await download.path());
      // PNG, section 11.2.2: width and height follow the signature and the name of the first chunk.
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(pixels);
      // A picture of one colour would be a few kilobytes.
      expect(png.length).toBeGreaterThan(100_000);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('takes only what lies in the frame of the map', async () => {
    const { page, close } = await openAtlas(browser, { hash: '#v=1&layers=crossings&map=11/40.03/44.11' });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('radio', { name: /inside the map/ }).check();
    const part = await saved(page, 'Download features.geojson');
    expect(ids(part.text)).toContain('margara-alican');
    expect(ids(part.text)).not.toContain('lachin-checkpoint');
    await close();
  });

  test('is told when a file cannot be fetched, and tries again', async () => {
    const { page, close } = await openAtlas(browser, STILL);
    await page.route('**/data/datapackage.json', (route) => route.abort());
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('alert').waitFor();
    await page.unroute('**/data/datapackage.json');
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByText('events.csv', { exact: true }).waitFor();
    expect(await dialog.getByRole('alert').count()).toBe(0);
    await close();
  });

  test('cites the atlas, the view, the selection and the article', async () => {
    const hash = '#v=1&date=2023-05-01&select=lachin-checkpoint&p=p16';
    const { page, complaints, close } = await openAtlas(browser, { ...STILL, hash });
    await page.getByRole('toolbar').getByRole('button', { name: 'Cite' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cite' });
    const apa = dialog.locator('.prose').first();
    const bibtex = dialog.getByRole('group', { name: 'BibTeX entry' });
    await apa.waitFor();
    await dialog.locator('summary', { hasText: 'BibTeX' }).click();
    // Whoever comes from a view cites it.
    expect(await dialog.getByRole('radio', { name: /This view/ }).isChecked()).toBe(true);
    expect(await apa.textContent()).toContain('1 May 2023');
    expect(await bibtex.textContent()).toContain('date=2023-05-01');
    await dialog.getByRole('radio', { name: /The atlas/ }).check();
    expect(await apa.textContent()).toMatch(/^Rapprochement Atlas.*\[Map\].*Retrieved .*http/);
    await dialog.getByRole('radio', { name: /The selection/ }).check();
    expect(await apa.textContent()).toMatch(/^Lachin checkpoint.*select=lachin-checkpoint$/);
    await dialog.getByRole('radio', { name: /The article/ }).check();
    expect(await apa.textContent()).toMatch(/^Pashayeva, G\. \(2023\).*https:\/\/doi\.org\/10\.58867\/KLWG2010$/);
    const file = await saved(page, 'Download .bib');
    expect(file.text).toMatch(/^@article\{tpq-hurdle-2023,/);
    expect(complaints).toEqual([]);
    await close();
  });

  test('cites what a card is about from its button, while that of the toolbar cites the view', async () => {
    const hash = '#v=1&date=2023-05-01&select=lachin-checkpoint';
    const { page, close } = await openAtlas(browser, { ...STILL, hash });
    const dialog = page.getByRole('dialog', { name: 'Cite' });
    for (const [place, chosen] of [
      [page.getByRole('region', { name: 'Details' }), /The selection: Lachin checkpoint/],
      [page.getByRole('toolbar'), /This view/],
    ] as const) {
      await place.getByRole('button', { name: 'Cite' }).click();
      await dialog.locator('.prose').first().waitFor();
      expect(await dialog.getByRole('radio', { name: chosen }).isChecked()).toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await close();
  });

  test('opens and closes both dialogs by keyboard, and is back where the keyboard was', async () => {
    const { page, close } = await openAtlas(browser, STILL);
    for (const name of ['Export', 'Cite']) {
      await page.getByRole('button', { name }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name }).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
    }
    await close();
  });
});

describe('How this map draws borders', () => {
  test('is reached from the map and lists every border with how exactly it is drawn', async () => {
    const { page, close } = await openAtlas(browser, STILL);
    await page.getByRole('link', { name: 'How borders are drawn' }).click();
    const heading = page.getByRole('heading', { name: 'How this map draws borders' });
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    const row = page.getByRole('row', { name: /Armenia–Türkiye border/ });
    expect(await row.textContent()).toMatch(/[Cc]losed.*±\d/);
    await close();
  });
});
