/** A story of the reader's own, in the browser: recorded by keyboard, saved, opened again, and sent as a link. */
import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openAtlas, settled, STILL } from '../helpers/page';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const mine = (page: Page) => page.getByRole('region', { name: 'My stories' });
async function openMine(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stories', exact: true }).click();
  await page.getByRole('button', { name: 'Make a story of your own' }).click();
  await mine(page).getByRole('button', { name: 'Make a story' }).waitFor();
}
const choose = async (page: Page, entry: string) => {
  await mine(page).getByRole('button', { name: 'Save and share' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
};
async function savedFile(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), choose(page, 'Save as a file')]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('three steps are recorded by keyboard, saved, opened elsewhere, and sent as a link: each time it is the same story', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const maker = await openAtlas(browser, {
    ...STILL,
    permissions,
    hash: '#v=1&date=2023-05-01&select=lachin-checkpoint',
  });
  const { page } = maker;
  await openMine(page);
  await mine(page).getByRole('button', { name: 'Make a story' }).press('Enter');
  await mine(page).getByRole('textbox', { name: 'Title of the story' }).waitFor();
  await page.keyboard.type('The road in spring');
  // The title, what is rarely written, the button.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('A checkpoint');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Who set *this* up? <script>alert(1)</script>');
  for (const title of ['Later', 'Later still']) {
    await page.getByRole('slider', { name: 'Date' }).press('PageUp');
    await mine(page)
      .getByRole('button', { name: /^Record this view/ })
      .press('Enter');
    await page.keyboard.type(title);
  }
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  const found = await new AxeBuilder({ page: page as never }).include('.my-stories').analyze();
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  const { name, text } = await savedFile(page);
  expect(name).toBe('the-road-in-spring.json');
  const story = JSON.parse(text) as { steps: { title: string; edtf: string; select?: string; frame: number[] }[] };
  expect(story.steps.map(({ title, edtf, select }) => [title, edtf, select])).toEqual([
    ['A checkpoint', '2023-05-01', 'lachin-checkpoint'],
    ['Later', '2023-06-01', 'lachin-checkpoint'],
    ['Later still', '2023-07-01', 'lachin-checkpoint'],
  ]);
  expect(story.steps.every(({ frame }) => frame.length === 4)).toBe(true);
  await choose(page, 'Copy a link');
  await mine(page).getByText('Link copied').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  // The device keeps it.
  await page.reload();
  await settled(page, 'static');
  await openMine(page);
  await mine(page)
    .getByRole('button', { name: /^The road in spring/ })
    .click();
  expect((await savedFile(page)).text).toBe(text);
  await maker.close();

  const other = await openAtlas(browser, STILL);
  await openMine(other.page);
  await other.page
    .getByLabel('File of a story')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await mine(other.page).getByText('opened: 3 steps').waitFor();
  expect((await savedFile(other.page)).text).toBe(text);
  await other.close();

  const pupil = await openAtlas(browser, { ...STILL, hash: new URL(link).hash });
  await pupil.page.getByText('This story came with a link and is not kept.').waitFor();
  await pupil.page.getByText('1 May 2023', { exact: true }).first().waitFor();
  // The story goes along in the address, so that it can be loaded again and passed on.
  await expect.poll(() => pupil.page.url()).toMatch(/story=own-[\w-]+\/step-\w+.*&own=1-/);
  await pupil.page.reload();
  await pupil.page.getByRole('button', { name: 'Keep and change it' }).click();
  expect((await savedFile(pupil.page)).text).toBe(text);
  await pupil.close();

  // The frame of another page begins at a step, as its code says.
  const { id, steps } = JSON.parse(text) as { id: string; steps: { id: string }[] };
  const framed = await openAtlas(browser, {
    ...STILL,
    hash: `#v=1&${new URL(link).hash.slice(1)}&story=${id}/${steps[1]?.id}`,
  });
  await framed.page.getByText('1 June 2023', { exact: true }).first().waitFor();
  await expect.poll(() => framed.page.url()).toContain('date=2023-06-01');
  await framed.close();

  const late = await openAtlas(browser, { ...STILL, hash: new URL(link).hash.slice(0, 200) });
  await mine(late.page)
    .getByText(/was cut on its way/)
    .waitFor();
  expect([
    ...maker.complaints,
    ...other.complaints,
    ...pupil.complaints,
    ...framed.complaints,
    ...late.complaints,
  ]).toEqual([]);
  await late.close();
});
