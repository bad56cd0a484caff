/** The handout on paper: what a browser prints of it. */
import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsInAllLooks, loadAxe } from '../helpers/axe';
import { launch } from '../helpers/browser.mjs';
import { openAtlas, positionOf, STILL, type OpenPage } from '../helpers/page';

let browser: Browser;
let open: OpenPage;
beforeAll(async () => {
  browser = await launch();
  // Maps on paper are drawn without the live map, which is slow to start.
  open = await openAtlas(browser, {
    ...STILL,
    hash: '#v=1&date=2023-05-01&select=lachin-checkpoint',
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
  });
});
afterAll(() => browser.close());

/** What was printed: the text of each page, the tags of its structure, its size in points, and how many pictures the file has. */
interface Printed {
  readonly pages: readonly string[];
  readonly tags: ReadonlySet<string>;
  readonly size: readonly number[];
  readonly images: number;
}

async function printed(page: Page): Promise<Printed> {
  const file = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  // Chromium does not pack the dictionaries of objects: a picture says what it is.
  const images = file.toString('latin1').match(/\/Subtype\s*\/Image/g)?.length ?? 0;
  const task = getDocument({ data: new Uint8Array(file), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  const tags = new Set<string>();
  const read = (node: { readonly role?: string; readonly children?: readonly unknown[] }): void => {
    if (node.role) tags.add(node.role);
    for (const child of node.children ?? []) read(child as typeof node);
  };
  let size: readonly number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const { items } = await sheet.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
    read((await sheet.getStructTree()) as never);
    size = sheet.view.slice(2).map(Math.round);
  }
  await task.destroy();
  return { pages, tags, size, images };
}

/** Waits until all maps of the handout are drawn. */
async function settle(page: Page): Promise<void> {
  await page
    .getByRole('dialog', { name: 'Handout' })
    .locator('button[aria-disabled="false"]', { hasText: 'Print' })
    .waitFor();
}

/** How far the last block of each page ends above the lower edge of its sheet, in millimetres on paper. */
function freeBelow(page: Page): Promise<readonly number[]> {
  return page.getByRole('region', { name: /^Page \d/ }).evaluateAll((sheets) =>
    sheets.map((sheet) => {
      const { bottom, height } = sheet.getBoundingClientRect();
      const ends = [...sheet.querySelectorAll('.leaf-block')].map((block) => block.getBoundingClientRect().bottom);
      return ((bottom - Math.max(...ends)) / height) * ((sheet as HTMLElement).offsetHeight / 96) * 25.4;
    }),
  );
}

test('the handout of a view is printed without pictures: map, legend, texts in two voices, names, sources, address', async () => {
  const { page, complaints } = open;
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Handout' }).click();
  await settle(page);
  const { pages, tags, size, images } = await printed(page);
  const text = pages.join(' ');
  expect(images).toBe(0);
  expect(pages.length).toBeLessThanOrEqual(4);
  expect(size).toEqual([595, 842]);
  for (const words of [
    'Lachin checkpoint, 1 May 2023',
    'Khankendi',
    'Stepanakert',
    'Former unit (approx.)',
    '20 km',
    'The author',
    'The editor',
    'Names in both forms',
    'select=lachin-checkpoint',
  ])
    expect(text).toContain(words);
  expect(pages.map((each) => /handout (\d of \d)/.exec(each)?.[1])).toEqual(
    pages.map((_, at) => `${at + 1} of ${pages.length}`),
  );
  // Nothing of the page behind it.
  for (const words of ['What the map shows now', 'Where they met', 'Compare']) expect(text).not.toContain(words);
  for (const tag of ['H1', 'H2', 'H3', 'P']) expect([...tags]).toContain(tag);
  expect((await freeBelow(page)).filter((free) => free < 8)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a story of eight steps has at most six pages, with a map and a question for each, and nothing is cut', async () => {
  const { page, complaints } = open;
  const dialog = page.getByRole('dialog', { name: 'Handout' });
  await dialog.getByRole('radio', { name: /eight stops/ }).check();
  await settle(page);
  await loadAxe(page);
  expect(await faultsInAllLooks(page)).toEqual([]);
  const { pages, tags, images } = await printed(page);
  const text = pages.join(' ');
  expect(images).toBe(0);
  expect(pages.length).toBeLessThanOrEqual(6);
  const titles = await dialog.getByRole('group', { name: 'Steps' }).locator('label').allTextContents();
  expect(titles).toHaveLength(8);
  for (const title of titles) expect(text).toContain(title.trim().replace(/^\d+ /, ''));
  expect(
    await page
      .getByRole('region', { name: 'Preview' })
      .getByRole('img', { name: /^Map\. / })
      .count(),
  ).toBe(8);
  expect(text.match(/\?/g)?.length).toBeGreaterThanOrEqual(8);
  for (const tag of ['H1', 'H2', 'H3']) expect([...tags]).toContain(tag);
  const free = await freeBelow(page);
  expect(free.filter((each) => each < 8)).toEqual([]);
  // No half-empty page but the last.
  expect(free.slice(0, -1).filter((each) => each > 120)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('an exercise prints no name on its map; the teacher has them; paper and focus are as chosen', async () => {
  const { page, complaints } = open;
  const dialog = page.getByRole('dialog', { name: 'Handout' });
  await dialog.getByRole('radio', { name: 'What the map shows now' }).check();
  await dialog.getByRole('checkbox', { name: /^Text/ }).uncheck();
  await dialog.getByRole('checkbox', { name: /^Names to choose|^Names in both/ }).uncheck();
  await dialog.getByRole('checkbox', { name: /without names/ }).check();
  await dialog.getByRole('checkbox', { name: /^Answers/ }).check();
  await dialog.getByRole('radio', { name: 'Letter' }).check();
  await dialog.getByLabel('Questions of your own').fill('Who made this map?\nWhat does it not show?');
  await settle(page);
  const { pages, size, images } = await printed(page);
  expect(images).toBe(0);
  expect(size).toEqual([612, 792]);
  const teacher = pages.findIndex((each) => each.includes('answers 1 of'));
  expect(teacher).toBeGreaterThan(0);
  const [pupils, answers] = [pages.slice(0, teacher).join(' '), pages.slice(teacher).join(' ')];
  for (const name of ['Khankendi', 'Stepanakert', 'Shusha', 'Hadrut']) {
    expect(pupils).not.toContain(name);
    expect(answers).toContain(name);
  }
  expect(pupils).toContain('What does it not show?');
  // By keys alone it is left, and the keyboard is where it was.
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('More');
  expect(await page.evaluate(() => document.documentElement.dataset['window'])).toBeUndefined();
  expect(complaints).toEqual([]);
});

test('data of the reader’s own are in a picture and on paper: on map, in legend and timeline, with their source, and are left out if that is wanted', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2023-05-05' });
  const [lon, lat] = [48.6, 40.9];
  const raids = [
    'name,lat,lon,start,end',
    `Raid one,${lat},${lon},2023-05-01,2023-05-10`,
    'Raid two,40.5,48.9,2023-06-01,2023-06-02',
  ].join('\n');
  await page
    .locator('.map')
    .first()
    .evaluate((element, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'raids.csv'));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, raids);
  const mine = page.getByRole('region', { name: 'Your data' });
  await mine.getByRole('button', { name: 'Add these rows' }).click();
  await mine.getByRole('button', { name: 'Style and report of raids' }).click();
  await mine.getByLabel('Source and licence').fill('Monitors of the valley, CC BY-NC 4.0');
  await mine.getByLabel('Source and licence').press('Enter');
  const { x, y } = await positionOf(page, lon, lat);
  await page.mouse.click(x, y);
  await page.getByRole('region', { name: 'Feature of your own' }).waitFor();
  const said = [
    'Emphasised, of the reader’s own data “raids”: Raid one, 1–10 May 2023.',
    '“raids” (raids.csv), 1 of 2 features shown.',
    'Source and licence of “raids”, as its reader gives them: Monitors of the valley, CC BY-NC 4.0.',
    'The row “Reader’s data” of the timeline has the first days of all 2 features with a date',
    'with data of the reader’s own: raids',
    'Emphasised: Raid one',
  ];
  // The picture, whose mark and row are those of the page.
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const exported = page.getByRole('dialog', { name: 'Export' });
  await exported.getByRole('radio', { name: 'Picture of the map or the timeline' }).check();
  await exported.locator('figure img').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    exported.getByRole('button', { name: 'Download SVG' }).click(),
  ]);
  const lines = [...(await readFile(await download.path(), 'utf8')).matchAll(/>([^<>]+)</g)].map(([, text]) => text);
  const words = lines.join(' ').replace(/\s+/g, ' ');
  for (const each of said) expect(words).toContain(each);
  await exported.getByRole('button', { name: 'Close' }).click();
  // The handout.
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Handout' }).click();
  await settle(page);
  const { pages, images } = await printed(page);
  expect(images).toBe(0);
  for (const each of [...said, 'Reader’s data: raids']) expect(pages.join(' ')).toContain(each);
  expect((await freeBelow(page)).filter((free) => free < 8)).toEqual([]);
  const sheets = page.getByRole('region', { name: 'Preview' });
  expect(await sheets.locator('.still-own circle').count()).toBe(1);
  expect(await sheets.locator('[data-row="own-data"] rect').count()).toBe(2);
  await page.getByRole('dialog', { name: 'Handout' }).getByRole('checkbox', { name: 'Your data' }).uncheck();
  await settle(page);
  await page.getByText('Your own data are not in it.').waitFor();
  expect((await printed(page)).pages.join(' ')).not.toMatch(/raid/i);
  expect(complaints).toEqual([]);
  await close();
});
