/** Measuring on the live map: by mouse and by keyboard. The arithmetic is tested elsewhere; here are the pointer, the keys and the map. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openAtlas, settled, STILL } from '../helpers/page';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('a reader measures by mouse and by keyboard, and selects nothing meanwhile', async () => {
  const { page, complaints, close } = await openAtlas(browser, { hash: '#v=1&date=2023-05-01&map=9/39.75/46.4' });
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Measure' }).click();
  const panel = page.getByRole('region', { name: 'Measure' });
  await panel.waitFor();
  await page.locator('.map-cross').waitFor();
  await settled(page);
  const box = await page.getByRole('region', { name: 'Map', exact: true }).boundingBox();
  if (!box) throw new Error('There is no map.');
  const result = panel.getByRole('status', { name: 'Result' });
  const points = panel.getByRole('list', { name: 'Points' }).getByRole('listitem');

  // Two clicks; the line follows the pointer until a double click ends it.
  const [x, y] = [box.x + 160, box.y + box.height / 2];
  await page.mouse.click(x, y);
  await page.mouse.move(x + 50, y);
  await expect.poll(() => result.textContent()).toMatch(/\d km/);
  const halfway = parseFloat((await result.textContent()) ?? '');
  await page.mouse.dblclick(x + 100, y);
  await panel.getByText('Drag a point to move it.').waitFor();
  expect(await points.count()).toBe(2);
  const whole = parseFloat((await result.textContent()) ?? '');
  expect(whole / halfway).toBeGreaterThan(1.8);
  expect(whole / halfway).toBeLessThan(2.2);
  // 100 pixels at zoom 9 and this latitude.
  expect(whole).toBeCloseTo((100 * 78.271517 * Math.cos((39.75 * Math.PI) / 180)) / 2 ** 9, 0);

  // A point is dragged.
  await settled(page);
  await page.mouse.move(x + 100, y);
  await page.mouse.down();
  await page.mouse.move(x + 150, y, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => parseFloat((await result.textContent()) ?? '') / whole).toBeGreaterThan(1.4);

  // By keyboard alone: Enter at the cross begins anew, arrows move the map, Enter twice ends, Backspace takes back.
  await panel.getByRole('button', { name: 'Clear' }).press('Enter');
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => points.count()).toBe(1);
  await page.keyboard.press('ArrowRight');
  await settled(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => points.count()).toBe(2);
  await page.keyboard.press('Enter');
  await panel.getByText('Drag a point to move it.').waitFor();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect.poll(() => points.count()).toBe(1);

  // The key of the map leads to the cross, whatever was pressed on the map last, and does so again after the way out and in.
  const atCross = () => page.evaluate(() => document.activeElement?.matches('.maplibregl-canvas'));
  for (let way = 0; way < 2; way++) {
    await page.getByRole('button', { name: 'Zoom in' }).focus();
    await page.keyboard.press('l');
    await page.keyboard.press('m');
    await expect.poll(atCross, { message: `way ${way}` }).toBe(true);
    if (way > 0) break;
    await page.keyboard.press('Escape');
    await expect.poll(() => panel.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.closest('header.bar') !== null)).toBe(true);
    await page.getByRole('button', { name: 'More', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Measure' }).press('Enter');
    await page.locator('.map-cross').waitFor();
    expect(await points.count()).toBe(1);
  }
  expect(page.url()).not.toContain('select=');
  await page.keyboard.press('Escape');
  await expect.poll(() => panel.count()).toBe(0);
  expect(await page.locator('.map-cross').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

/** Opens Measure and asks what lies around the Lachin checkpoint; gives the panel. */
async function measureAroundCheckpoint(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Measure' }).click();
  const panel = page.getByRole('region', { name: 'Measure' });
  await panel.getByRole('radio', { name: 'Around a feature' }).press('Space');
  await panel.getByRole('combobox', { name: 'Around' }).fill('Lachin checkpoint');
  await panel.getByRole('option', { name: 'Lachin checkpoint', exact: true }).click();
  return panel;
}

test('what lies around a feature is counted on all days without leaving the day that is shown', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2023-05-01' });
  const panel = await measureAroundCheckpoint(page);
  const told = panel.getByText(/^On (the days shown|all days),/);
  await expect.poll(() => told.count()).toBe(1);
  await panel.getByRole('button', { name: 'Count on all days, too' }).click();
  await expect.poll(() => told.count()).toBe(2);
  expect(await told.nth(0).textContent()).toMatch(
    /On the days shown, 1 May 2023: of the atlas \d+ certainly, \d+ as drawn, up to \d+/,
  );
  expect(await told.nth(1).textContent()).toMatch(
    /On all days, 1 January 1991 to 27 July 2023: of the atlas \d+ certainly/,
  );
  expect(page.url()).toMatch(/[#&]date=2023-05-01(&|$)/);
  // The panel scrolls, and nothing in it does: of two scrollers one within the other, the inner one cuts lines.
  const list = panel.getByRole('region', { name: 'Of the atlas' }).getByRole('list');
  expect(await list.evaluate((element) => element.clientHeight)).toBeGreaterThan(240);
  const scrollers = await panel.evaluate(
    (element) =>
      [...element.querySelectorAll('*')].filter(
        (each) => /auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight,
      ).length,
  );
  expect(scrollers).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('on a phone, upright or not, an open legend is a sheet of its own: it has room, and the map is seen', async () => {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 844, height: 390 },
    { width: 320, height: 640 },
  ]) {
    const at = `${viewport.width} × ${viewport.height}`;
    const { page, complaints, close } = await openAtlas(browser, { ...STILL, viewport });
    const chip = page.locator('.legend-chip');
    const summary = chip.locator('summary');
    const isOpen = () => chip.locator('details').evaluate((each) => (each as HTMLDetailsElement).open);
    await summary.click();
    const legend = (await chip.boundingBox())!;
    const date = (await page.locator('.chip.date').boundingBox())!;
    const map = (await page.locator('.map').boundingBox())!;
    expect(await summary.boundingBox(), at).toMatchObject({ height: 44 });
    const isWhole = (each: Element) =>
      each.getBoundingClientRect().bottom <= (each.closest('.legend-chip') as Element).getBoundingClientRect().bottom;
    const entries = await chip.locator('li').all();
    const whole = await Promise.all(entries.map((each) => each.evaluate(isWhole)));
    expect(whole.filter(Boolean).length, at).toBeGreaterThan(6);
    if (viewport.width > viewport.height) expect(legend.x, at).toBeGreaterThanOrEqual(map.x + map.width - 1);
    else {
      expect((legend.y - map.y) / viewport.height, at).toBeGreaterThan(0.37);
      expect(legend.y, at).toBeGreaterThan(date.y + date.height);
    }
    // The map that it explains can be moved; what is pressed elsewhere is what the reader wants instead.
    await page.mouse.click(map.x + 60, date.y + date.height + 20);
    expect(await isOpen(), at).toBe(true);
    await page.keyboard.press('Escape');
    expect(await isOpen(), at).toBe(false);
    expect((await chip.boundingBox())!.height, at).toBeLessThan(40);
    await summary.click();
    await page.getByRole('button', { name: 'Layers', exact: true }).click();
    expect(await isOpen(), at).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  }
});

test('beside the table, too, an open legend leaves the date and half of the map to be seen, and nothing shines through it', async () => {
  const { page, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2023-05-01&view=table' });
  await page.locator('.legend-chip summary').click();
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    const [legend, date, map] = await Promise.all(
      ['.legend-chip', '.chip.date', '.map'].map(async (each) => (await page.locator(each).boundingBox())!),
    );
    expect(legend!.height / map!.height, `${width}`).toBeLessThanOrEqual(0.5);
    expect(legend!.y, `${width}`).toBeGreaterThan(date!.y + date!.height);
  }
  const colour = await page.locator('.legend-chip').evaluate((each) => getComputedStyle(each).backgroundColor);
  expect(colour).toMatch(/^rgb\(/);
  await close();
});

test('what is said of a saved project has a line of its own', async () => {
  const { page, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2023-05-01' });
  await page.getByRole('button', { name: 'Understood' }).click();
  const panel = await measureAroundCheckpoint(page);
  const button = panel.getByRole('button', { name: 'Save as a project' });
  await button.click();
  const said = panel.locator('footer .said');
  await expect.poll(() => said.innerText()).not.toBe('');
  const [line, saves, foot] = [
    (await said.boundingBox())!,
    (await button.boundingBox())!,
    (await panel.locator('footer').boundingBox())!,
  ];
  expect(line.width).toBeGreaterThan(foot.width - 4);
  expect(line.y).toBeGreaterThanOrEqual(saves.y + saves.height);
  expect(saves.height).toBeLessThan(50);
  await close();
});

test('a date card of any height is not covered by an open legend', async () => {
  const { page, close } = await openAtlas(browser, {
    ...STILL,
    viewport: { width: 1440, height: 560 },
    hash: '#v=1&from=2022-10-01&to=2023-07-27',
  });
  await page.locator('.legend-chip summary').click();
  const legend = (await page.locator('.legend-chip').boundingBox())!;
  const date = (await page.locator('.chip.date').boundingBox())!;
  expect(date.height).toBeGreaterThan(60);
  expect(legend.y).toBeGreaterThan(date.y + date.height);
  await close();
});

test('panel, card and legend leave the map to be seen: the panel folds for a card, an open legend for what is chosen, and none covers another', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2023-05-01' });
  await page.getByRole('button', { name: 'Understood' }).click();
  const panel = page.getByRole('region', { name: 'Measure' });
  const legend = page.locator('.legend-chip');
  const isOpen = () => legend.locator('details').evaluate((each) => (each as HTMLDetailsElement).open);
  const boxOf = async (selector: string) =>
    (await page.locator(selector).first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const meet = async (one: string, other: string): Promise<boolean> => {
    const [a, b] = [await boxOf(one), await boxOf(other)];
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  };
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [844, 390],
    [390, 844],
  ] as const) {
    const at = `${width} × ${height}`;
    await page.setViewportSize({ width, height });
    await page.evaluate(() => void (location.hash = '#v=1&date=2023-05-01'));
    await settled(page, 'static');
    if (!(await isOpen())) await legend.locator('summary').click();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Measure' }).click();
    await panel.getByRole('heading').waitFor();
    await page.evaluate(() => void (location.hash = '#lachin-checkpoint'));
    await panel.getByRole('button', { name: 'Unfold the panel' }).waitFor();
    await expect.poll(isOpen, { message: at }).toBe(false);
    expect(await panel.getByRole('status').textContent(), at).toBe('Line: nothing measured yet');
    expect(await meet('.measure', '.tab-details'), at).toBe(false);
    // An open legend reaches under nothing of these; as a sheet of its own it lies over panels.
    await legend.locator('summary').click();
    const isSheet = height < 500 || width <= 760;
    for (const other of isSheet ? ['.frames'] : ['.measure', '.tab-details', '.frames'])
      expect(await meet('.legend-chip', other), `${at} ${other}`).toBe(false);
    // The panel of the layers has the same place: the one for measuring is folded beside it; on a phone it lies over all of it.
    await page.evaluate(() => void (location.hash = '#v=1&date=2023-05-01'));
    await panel.getByRole('button', { name: 'Fold the panel to its result' }).waitFor();
    await page.getByRole('button', { name: 'Layers', exact: true }).click();
    await panel.getByRole('button', { name: 'Unfold the panel' }).waitFor();
    await page.getByRole('heading', { name: 'Layers', exact: true }).waitFor();
    if (height > 500 && width > 760) expect(await meet('.measure', '.layers-panel'), at).toBe(false);
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: 'Fold the panel to its result' }).waitFor();
    await panel.getByRole('button', { name: 'Close panel' }).click();
  }
  // A lowered sheet shows its date whole, whatever its tab is.
  await page.evaluate(() => void (location.hash = '#v=1&date=2023-05-01&compare=2023-07-27'));
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Measure' }).click();
  await panel.getByRole('heading').waitFor();
  await expect.poll(async () => (await boxOf('.foot')).y + (await boxOf('.foot')).height).toBe(844);
  // The map is not moved from its place to show what lies beyond its edge.
  expect(await page.locator('.map').evaluate((map) => ((map.scrollLeft = 50), map.scrollLeft))).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('a finger has room in the panel, its head stays in sight, it moves up and down alone, and the credits of the map are above it', async () => {
  const { page, complaints, close } = await openAtlas(browser, {
    hash: '#v=1&date=2023-05-01',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await page.getByRole('button', { name: 'More', exact: true }).tap();
  await page.getByRole('menuitem', { name: 'Measure' }).tap();
  const panel = page.getByRole('region', { name: 'Measure' });
  await page.locator('.map-cross').waitFor();
  await panel.locator('label', { hasText: 'Around a feature' }).tap();
  await panel.getByRole('combobox', { name: 'Around' }).fill('Lachin checkpoint');
  await panel.getByRole('option', { name: 'Lachin checkpoint', exact: true }).tap();
  await panel.getByRole('button', { name: 'Count on all days, too' }).tap();
  await panel.getByText(/^On all days,/).waitFor();
  for (const [width, height] of [
    [390, 844],
    [844, 390],
  ] as const) {
    await page.setViewportSize({ width, height });
    await settled(page);
    const at = `${width} × ${height}`;
    await panel.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const seen = await panel.evaluate((element) => {
      const box = (each: Element) => each.getBoundingClientRect();
      const small = [
        ...element.querySelectorAll('button, label:has(input:is([type="radio"], [type="checkbox"]))'),
      ].filter((each) => box(each).height < 44);
      const head = box(element.querySelector('button[aria-expanded]') ?? element);
      const [corner, edge] = [document.elementFromPoint(head.left + 22, head.top + 22), box(element)];
      const credits = document.querySelector('.map .maplibregl-ctrl-attrib');
      const { left, top } = credits ? box(credits) : { left: 0, top: 0 };
      return {
        small: small.map(({ textContent }) => textContent),
        sideways: element.scrollWidth - element.clientWidth,
        isHeadThere: head.top >= edge.top && corner?.closest('button[aria-expanded]') !== null,
        hasCredits: credits?.contains(document.elementFromPoint(left + 10, top + 10)),
      };
    });
    expect(seen, at).toEqual({ small: [], sideways: 0, isHeadThere: true, hasCredits: true });
  }
  expect(complaints).toEqual([]);
  await close();
});
