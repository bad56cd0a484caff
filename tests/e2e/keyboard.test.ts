/**
 * The atlas by keyboard alone: how many keys lead where, and what a screen reader says on the way. The transcripts are stored beside this
 * file; `vitest -u` writes them anew. Whoever changes one reads it aloud.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openShared, settled, STILL, type SharedPage } from '../helpers/page';
import { Transcript } from '../helpers/transcript';

let browser: Browser;
let shared: SharedPage;
beforeAll(async () => {
  browser = await launch();
  // What the keyboard does has nothing to do with the live map.
  shared = await openShared(browser, { ...STILL, viewport: { width: 1440, height: 900 } });
});
afterAll(async () => {
  await shared?.close();
  await browser?.close();
});

/** Opens an address afresh, since a page remembers where the focus was, and listens from the top of the page. */
async function start(hash: string): Promise<Transcript> {
  await shared.visit(hash);
  await shared.page.reload();
  await settled(shared.page, 'static');
  return Transcript.from(shared.page);
}
const transcript = (name: string): string => `./transcripts/${name}.txt`;

test('Every region is at most 12 keys from the top, by the links there, and its neighbour by one', async () => {
  const { page } = shared;
  for (const [link, region] of [
    ['Skip to the text', 'Reader'],
    ['Skip to the map', 'Map'],
    ['Skip to the details', 'Details'],
    ['Skip to the timeline', 'Timeline'],
  ] as const) {
    await shared.visit('#v=1&date=2023-05-01&select=lachin-checkpoint');
    const keys = await Transcript.from(page);
    await keys.pressUntil('Tab', new RegExp(`^${link}`));
    await keys.press('Enter');
    expect(keys.presses, link).toBeLessThanOrEqual(12);
    expect(await page.getByRole('region', { name: region, exact: true }).locator(':focus').count(), region).toBe(1);
  }
  // The focus is in the timeline, the last of them; a circle begins.
  const around = async (steps: number): Promise<readonly string[]> => {
    const seen: string[] = [];
    for (let step = 0; step < steps; step++) {
      await page.keyboard.press('F6');
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      seen.push(
        await page.evaluate(
          () => document.activeElement?.closest('header.bar, section[aria-label]')?.getAttribute('aria-label') ?? 'bar',
        ),
      );
    }
    return seen;
  };
  expect(await around(5)).toEqual(['bar', 'Reader', 'Map', 'Details', 'Timeline']);
  // The panels that lie over the map are among them, the links and the circle, while they are open.
  for (const panel of ['Layers', 'Measure'] as const) {
    await shared.visit('#v=1&date=2023-05-01&select=lachin-checkpoint');
    if (panel === 'Measure') await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole(panel === 'Measure' ? 'menuitem' : 'button', { name: panel, exact: true }).click();
    await page.getByRole('heading', { name: panel, exact: true }).waitFor();
    await page.locator('.timeline h2').focus();
    expect(await around(6)).toEqual(['bar', 'Reader', 'Map', panel, 'Details', 'Timeline']);
    const keys = await Transcript.from(page);
    await keys.pressUntil('Tab', new RegExp(`^Skip to the (panel for measuring|layers)`));
    await keys.press('Enter');
    expect(await page.getByRole('region', { name: panel, exact: true }).locator(':focus').count(), panel).toBe(1);
    await page.keyboard.press('Escape');
  }
});

test('From a passage to the card of what it names', async () => {
  const keys = await start('#v=1&date=2023-07-01&p=p16');
  await keys.press('t');
  await keys.pressUntil('ArrowRight', /^border checkpoint/);
  await keys.press('Enter', 'd');
  expect(keys.presses).toBeLessThanOrEqual(6);
  await expect(keys.text).toMatchFileSnapshot(transcript('passage-to-card'));
});

test('From a place to the passage that speaks of it', async () => {
  const keys = await start('#v=1&date=2023-07-01');
  await keys.press('m');
  await keys.pressUntil('Tab', /passage/);
  await keys.press('End', 'l', 'Enter', 't');
  expect(keys.presses).toBeLessThanOrEqual(8);
  await expect(keys.text).toMatchFileSnapshot(transcript('place-to-passage'));
});

test('The date, by the key of the timeline', async () => {
  const keys = await start('#v=1&date=2023-07-01');
  await keys.press('l', 'l');
  await expect(keys.text).toMatchFileSnapshot(transcript('date-field'));
});

test('Three moments', async () => {
  const keys = await start('#v=1');
  await keys.press('l');
  await keys.pressUntil('Tab', /^Go to a moment/);
  // The menu opens at the moment that is shown.
  await keys.press('Enter', 'Enter', 'Enter', 'ArrowDown', 'Enter', 'Enter', 'ArrowDown', 'Enter');
  expect(keys.presses).toBeLessThanOrEqual(18);
  await expect(keys.text).toMatchFileSnapshot(transcript('three-moments'));
});

test('A window, a layer, an export and a citation', async () => {
  const keys = await start('#v=1&date=2023-07-01');
  await keys.press('l');
  await keys.pressUntil('Tab', /^One day/);
  await keys.press('ArrowRight', 'F6');
  await keys.pressFor('Enter', /^Layers, heading/);
  await keys.pressUntil('Tab', /^Routes/);
  await keys.press('Space', 'Escape', 'End', 'ArrowLeft', 'ArrowLeft');
  await keys.pressFor('Enter', /^Close, button/);
  await keys.press('Escape', 'ArrowRight');
  await keys.pressFor('Enter', /^Close, button/);
  await keys.press('Escape');
  expect(keys.presses).toBeLessThanOrEqual(30);
  await expect(keys.text).toMatchFileSnapshot(transcript('window-layer-export-cite'));
});

test('A tool by what it does: the search has it, and its panel gets the keyboard', async () => {
  const { page } = shared;
  await start('#v=1');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bearing');
  await page.getByRole('option', { name: /^Measure/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Measure');
});

test.each([761, 960, 1280, 1920])(
  'What the search found is on the screen as a whole, %i pixels wide',
  async (width) => {
    const { page } = shared;
    await page.setViewportSize({ width, height: 800 });
    await shared.visit('#v=1');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('lachin');
    await page.getByRole('option').first().waitFor();
    const list = (await page.getByRole('listbox').boundingBox())!;
    expect(list.x).toBeGreaterThan(0);
    expect(list.x + list.width).toBeLessThan(width);
    await page.keyboard.press('Escape');
  },
);
