/** Table, map and timeline are one: a row selects, what is selected is marked, the date governs all three; and all of it by keyboard. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { featureButton, openAtlas, openShared, settled, STILL, type SharedPage } from '../helpers/page';
import { Transcript } from '../helpers/transcript';

let browser: Browser;
let shared: SharedPage;
beforeAll(async () => {
  browser = await launch();
  // What rows, list and timeline do has nothing to do with the live map.
  shared = await openShared(browser, { ...STILL, viewport: { width: 1440, height: 900 }, acceptDownloads: true });
});
afterAll(async () => {
  await shared?.close();
  await browser?.close();
});

const grid = () => shared.page.getByRole('grid');
const rowOf = (name: string) =>
  grid()
    .getByRole('row')
    .filter({ has: shared.page.getByRole('rowheader', { name }) });
const hashOf = (page: Page) => page.evaluate(() => location.hash);
const hash = () => hashOf(shared.page);

test('A row selects on the map, a place of the map marks its row, and the date governs both', async () => {
  const { page } = shared;
  await shared.visit('#v=1&date=2023-05-01&view=table');
  await grid().waitFor();
  expect(await grid().getAttribute('aria-rowcount')).toBe('27');
  await rowOf('Aghdam route').getByRole('rowheader').click();
  await page.waitForFunction(() => location.hash.includes('select=aghdam-route'));
  expect(await rowOf('Aghdam route').getAttribute('aria-current')).toBe('true');
  await featureButton(page, 'margara-alican').dispatchEvent('click');
  await page.waitForFunction(() => location.hash.includes('select=margara-alican'));
  expect(await rowOf('Margara–Alican crossing').getAttribute('aria-current')).toBe('true');
  expect(await rowOf('Aghdam route').getAttribute('aria-current')).toBeNull();

  // From a cell to its day, and from the day to the rows.
  await rowOf('Lachin checkpoint').getByRole('button', { name: '23 Apr 2023' }).click();
  await page.waitForFunction(() => location.hash.includes('date=2023-04-23'));
  await page.getByRole('slider', { name: 'Date' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(() => location.hash.includes('date=2023-04-22'));
  expect(await rowOf('Lachin checkpoint').count()).toBe(0);

  // Back undoes one step after the other; the text is as it was.
  await page.goBack();
  await rowOf('Lachin checkpoint').waitFor();
  await rowOf('Lachin checkpoint').getByRole('link', { name: '¶16' }).click();
  await grid().waitFor({ state: 'detached' });
  expect(await hash()).toContain('p=p16');
  expect(await hash()).not.toContain('view=');
  await page.goBack();
  await grid().waitFor();
  expect(shared.complaints()).toEqual([]);
});

test('1 May 2023, then October 2022 to July 2023 with a layer off, its rows saved, by keyboard alone', async () => {
  const { page } = shared;
  await shared.visit('#v=1&date=2023-07-01');
  await page.reload();
  await settled(page, 'static');
  const keys = await Transcript.from(page);
  await keys.press('F6');
  await keys.pressFor('ArrowRight', /^Table, button/);
  await keys.pressFor('Enter', /^Table: Features, heading/);
  await keys.pressUntil('Tab', /^Statuses, button/);
  await keys.press('Enter');
  // The date of the page, typed in the timeline.
  await keys.press('l');
  await keys.pressUntil('Tab', /^Type a date/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1 May 2023');
  await keys.press('Enter');
  expect(await hash()).toContain('date=2023-05-01');
  const onDay = Number(await grid().getAttribute('aria-rowcount'));
  // Days of the table's own.
  await keys.pressUntil('Shift+Tab', /^Add a filter/);
  await keys.press('Enter');
  await keys.pressUntil('Tab', /^Days, button/);
  await keys.press('Enter');
  await keys.pressUntil('Tab', /^From, textbox/);
  await page.keyboard.type('October 2022');
  await keys.press('Tab');
  await page.keyboard.type('July 2023');
  await keys.press('Enter');
  expect(await hash()).toContain('days=2022-10-01/2023-07-31');
  const inWindow = Number(await grid().getAttribute('aria-rowcount'));
  expect(inWindow).toBeGreaterThan(onDay);
  await keys.press('Escape');
  await expect(keys.text).toMatchFileSnapshot('./transcripts/table.txt');
  // A layer of the map.
  await page.getByRole('button', { name: 'Layers', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: /^Routes/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.waitForFunction(
    (before) => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) < before,
    inWindow,
  );
  const rows = Number(await grid().getAttribute('aria-rowcount')) - 1;
  await page.getByRole('button', { name: 'Save rows' }).focus();
  await page.keyboard.press('Enter');
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/^statuses_1-october-2022-31-july-2023/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.trim().split('\r\n').length).toBe(rows + 1);
  expect(text).toContain('Lachin checkpoint');
  // As a row: titles of sources may name it.
  expect(text).not.toMatch(/^"?Lachin road/m);
  expect(shared.complaints()).toEqual([]);
});

test('An address with the table shows its place and never the text, and a map that was narrow beside it shows the same when it goes', async () => {
  const { page, complaints, close } = await openAtlas(browser, {
    hash: '#v=1&view=table&map=5.73/38.59/45.82',
    viewport: { width: 1440, height: 900 },
    before: () => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const look = (): void => {
        const text = document.querySelector('.reader');
        const place = document.querySelector('.tab-read');
        const isSeen = text?.checkVisibility({ visibilityProperty: true });
        if (text) seen.push(`${isSeen ? 'text' : 'no text'}, ${place?.clientWidth}`);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
  });
  await page.getByRole('grid').waitFor();
  const seen = await page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)]);
  expect(seen).toEqual(['no text, 1039']);
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await page.waitForFunction(() => !location.hash.includes('map=5.73'));
  expect(await hashOf(page)).toMatch(/map=7\.0\d\/38\.59/);
  expect(complaints).toEqual([]);
  await close();
});

test('A phone that opens with the table shows it', async () => {
  const { page, close } = await openAtlas(browser, {
    ...STILL,
    hash: '#v=1&view=table&rows=statuses&days=all&where=status:blocked',
    viewport: { width: 390, height: 844 },
  });
  await page.getByRole('list', { name: /^Statuses, 3 of / }).waitFor();
  await close();
});
