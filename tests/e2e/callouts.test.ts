import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openShared, settled, type SharedPage } from '../helpers/page';

let browser: Browser;
let shared: SharedPage;
beforeAll(async () => {
  browser = await launch();
  shared = await openShared(browser);
});
afterAll(() => browser.close());

const NAMES = [
  /^Lachin checkpoint: Restricted since 15 June 2023$/,
  /^Margara–Alican: Closed since about 18 February 2023$/,
  /^Aghdam route: Blocked since 18 July 2023$/,
  /^Meeting venues: \d+ meetings, \d+ beyond this map$/,
];
/** The call-outs' buttons; those of the list for keyboards say the status without a date. */
const callout = (page: Page, name: string | RegExp) => page.getByRole('region', { name: 'Map', exact: true }).getByRole('button', { name }); // prettier-ignore

describe('The opening view', () => {
  test('calls out the four named things at every size, and no call-out lies on another or on a panel', async () => {
    const { page } = shared;
    for (const [width, height] of [
      [1440, 900],
      [1280, 720],
      [820, 1180],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await settled(page);
      for (const name of NAMES) await callout(page, name).waitFor();
      const faults = (): Promise<readonly string[]> =>
        page.evaluate(() => {
          const boxOf = (element: Element): DOMRect => element.getBoundingClientRect();
          const map = boxOf(document.querySelector('section.map')!);
          const boxes = [
            ...document.querySelectorAll('.callout, .map .chip, .map .frames button, .maplibregl-ctrl-group, .sheet'),
          ]
            .filter((element) => getComputedStyle(element).visibility === 'visible')
            .map((element) => ({
              name: element.textContent!.trim().slice(0, 24),
              own: element.matches('.callout'),
              box: boxOf(element),
            }))
            .filter(({ box }) => box.width > 0);
          const out = boxes.filter(
            ({ own, box }) =>
              own && (box.left < map.left || box.right > map.right || box.top < map.top || box.bottom > map.bottom),
          );
          const pairs = boxes.flatMap((a, at) =>
            boxes
              .slice(at + 1)
              .flatMap((b) =>
                (a.own || b.own) &&
                a.box.left < b.box.right &&
                a.box.right > b.box.left &&
                a.box.top < b.box.bottom &&
                a.box.bottom > b.box.top
                  ? [`${a.name} / ${b.name}`]
                  : [],
              ),
          );
          return [...out.map(({ name }) => name), ...pairs];
        });
      // After a change of size they are placed anew once the map has drawn.
      await expect.poll(faults, { timeout: 5000, message: `${width} × ${height}` }).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await settled(page);
  });

  test('gives way at the first selection, and comes back whole when it is asked for', async () => {
    const { page } = shared;
    await callout(page, NAMES[2] as RegExp).press('Enter');
    await page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'Aghdam route' }).waitFor();
    await callout(page, NAMES[2] as RegExp).waitFor({ state: 'detached' });
    await settled(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^(Region|Whole region)$/ }).click();
    for (const name of NAMES) await callout(page, name).waitFor();
  });

  test('gives way to a zoom of the reader, and moves with the map', async () => {
    const { page } = shared;
    const box = async () => (await callout(page, NAMES[0] as RegExp).boundingBox()) as { x: number; y: number };
    const before = await box();
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowUp');
    await settled(page);
    await page.waitForFunction((y) => document.querySelector('.callout')!.getBoundingClientRect().y > y + 20, before.y);
    expect(Math.abs((await box()).x - before.x)).toBeLessThan(2);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await callout(page, NAMES[0] as RegExp).waitFor({ state: 'detached' });
  });
});
