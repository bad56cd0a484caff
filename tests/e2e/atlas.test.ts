import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { featureButton, openAtlas, openShared, positionOf, settled, STILL, type SharedPage } from '../helpers/page';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each([
  [1440, 900],
  [390, 844],
  [844, 390],
] as const)('the menu of the bar lies over an open panel at %i × %i', async (width, height) => {
  const { page, close } = await openAtlas(browser, { ...STILL, viewport: { width, height } });
  const covered = (item: Locator) =>
    item.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return !element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
  for (const panel of ['Layers', 'Measure']) {
    const more = page.getByRole('button', { name: 'More', exact: true });
    const own = page.getByRole('button', { name: panel, exact: true });
    if (await own.isVisible()) await own.click();
    else {
      await more.click();
      await page.getByRole('menuitem', { name: panel }).click();
    }
    await page.getByRole('region', { name: panel }).waitFor();
    await more.click();
    for (const item of await page.getByRole('menuitem').all()) {
      await item.scrollIntoViewIfNeeded();
      expect(await covered(item), `${await item.textContent()} over ${panel}`).toBe(false);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: panel }).waitFor({ state: 'detached' });
  }
  await close();
});

test('a card begins at its upper edge, however far the one before was read', async () => {
  const { page, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2023-05-01&select=lachin-checkpoint' });
  const details = page.getByRole('region', { name: 'Details' });
  await details.getByRole('heading', { name: 'Events', exact: true }).scrollIntoViewIfNeeded();
  const end = details.getByRole('button', { name: 'Close details' });
  const isSeen = () =>
    end.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === element;
    });
  expect(await isSeen()).toBe(false);
  await page.getByRole('region', { name: 'Timeline' }).getByText('Aghdam route').click();
  await details.getByRole('heading', { name: 'Aghdam route' }).waitFor();
  await expect.poll(isSeen).toBe(true);
  await close();
});

test('the text comes back from behind the table at the paragraph of the address', async () => {
  const { page, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&view=table&p=p11' });
  await page.getByRole('button', { name: 'Back to the text' }).click();
  const top = () => page.locator('#p11').evaluate((element) => element.getBoundingClientRect().top);
  await expect.poll(top).toBeGreaterThan(56);
  await expect.poll(top).toBeLessThan(300);
  await close();
});

describe('a reader at a desk', () => {
  let shared: SharedPage;
  beforeAll(async () => {
    shared = await openShared(browser);
  });
  afterAll(() => shared.close());

  test('sees map, text and dates on opening, with nothing fetched from elsewhere and a clean console', async () => {
    const { page, complaints, close } = await openAtlas(browser);
    for (const name of ['Map', 'Reader', 'Timeline', 'Details']) {
      expect(await page.getByRole('region', { name }).count(), name).toBe(1);
    }
    expect(await page.getByRole('slider', { name: 'Date' }).getAttribute('aria-valuetext')).toContain('27 July 2023');
    expect(await page.locator('article.passage').count()).toBe(34);
    expect(complaints).toEqual([]);

    // The map leads: its share of the window's height.
    const region = page.getByRole('region', { name: 'Map', exact: true });
    for (const [width, height, share] of [
      [1280, 720, 0.69],
      [1440, 900, 0.75],
      [820, 1180, 0.4],
      [844, 390, 0.85],
      [390, 844, 0.9],
    ] as const) {
      await page.setViewportSize({ width, height });
      await settled(page);
      const box = (await region.boundingBox())!;
      expect(box.height / height, `${width} x ${height}`).toBeGreaterThanOrEqual(share);
    }

    // The first screen says what this is, whose article, until when, and what to do, at four sizes.
    for (const [width, height] of [
      [1440, 900],
      [1280, 720],
      [390, 844],
      [320, 568],
    ] as const) {
      await page.setViewportSize({ width, height });
      await settled(page);
      const size = `${width} × ${height}`;
      const inView = async (shown: Locator): Promise<boolean> => {
        const box = await shown.first().boundingBox();
        return box !== null && box.y >= 0 && box.y + box.height <= height && box.x >= 0 && box.x + box.width <= width;
      };
      const seen = (text: string | RegExp): Locator => page.getByText(text).filter({ visible: true });
      for (const text of [
        'Rapprochement Atlas',
        /^Armenia and Azerbaijan: .* December 2021 to July 2023$/,
        'Gulshan Pashayeva',
        'Transatlantic Policy Quarterly',
        /She was then a board member of the AIR Center/,
      ])
        expect(await inView(seen(text)), `${size}: ${String(text)}`).toBe(true);
      for (const name of ['Start reading', 'The year in eight stops'])
        expect(await inView(page.getByRole('button', { name })), `${size}: ${name}`).toBe(true);
      expect(await inView(page.getByRole('button', { name: 'Layers', exact: true })), size).toBe(true);
    }
    // On a phone the first tap gives the room to the map, for good.
    await page.getByRole('button', { name: 'The year in eight stops' }).filter({ visible: true }).click();
    expect(await page.locator('.opening-head').count()).toBe(0);
    await page.reload();
    await settled(page);
    expect(await page.locator('.opening-head').count()).toBe(0);
    await close();
  });

  test('clicks the checkpoint on the map and reads the passage that speaks of it', async () => {
    const { page } = shared;
    await shared.visit();
    const { x, y } = await positionOf(page, 46.5757, 39.5558);
    await page.mouse.click(x, y);
    const details = page.getByRole('region', { name: 'Details' });
    await details.getByRole('heading', { name: 'Lachin checkpoint' }).waitFor();
    const passage = page.locator('#p16');
    await passage.and(page.locator('.is-current')).waitFor();
    expect(
      await passage.evaluate((element) => {
        const column = element.closest('.column')!.getBoundingClientRect();
        const box = element.getBoundingClientRect();
        return box.top < column.bottom && box.bottom > column.top;
      }),
    ).toBe(true);
    await page.waitForURL(/select=lachin-checkpoint/);
  });

  test('chooses a passage and sees its features emphasised', async () => {
    const { page } = shared;
    await shared.visit();
    await page.locator('#p29 .number').click();
    await settled(page);
    expect(await page.locator('#p29').getAttribute('aria-current')).toBe('location');
    expect(await featureButton(page, 'aghdam-route').getAttribute('data-emphasised')).toBe('true');
    expect(await featureButton(page, 'margara-alican').getAttribute('data-emphasised')).toBe('false');
  });

  test('moves the date to before 23 April 2023 and the checkpoint is gone', async () => {
    const { page } = shared;
    await shared.visit('#v=1&date=2023-04-24');
    expect(await featureButton(page, 'lachin-checkpoint').count()).toBe(1);
    const slider = page.getByRole('slider', { name: 'Date' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await settled(page);
    expect(await featureButton(page, 'lachin-checkpoint').count()).toBe(1);
    await page.keyboard.press('ArrowLeft');
    await settled(page);
    expect(await slider.getAttribute('aria-valuetext')).toContain('22 April 2023');
    expect(await featureButton(page, 'lachin-checkpoint').count()).toBe(0);
    const { x, y } = await positionOf(page, 46.5757, 39.5558);
    await page.mouse.click(x, y);
    await settled(page);
    expect(await page.getByRole('heading', { name: 'Lachin checkpoint' }).count()).toBe(0);
  });

  test('reloads and finds the same state; back undoes the last choice', async () => {
    const { page, close } = await openAtlas(browser, { hash: '#v=1&map=5/42/40', flies: true });
    await page.locator('#p16 [data-ref="lachin-checkpoint"]').click();
    // The flight to the checkpoint ends with the nearer camera in the address: only then does the address stand still.
    await page.waitForURL(/map=[6-9]/);
    await settled(page);
    await page.getByRole('button', { name: 'Layers', exact: true }).click();
    await page.getByRole('checkbox', { name: /Borders/ }).uncheck();
    const slider = page.getByRole('slider', { name: 'Date' });
    await slider.focus();
    await page.keyboard.press('PageDown');
    await page.waitForURL(/date=2023-06-27/);
    const before = page.url();
    const date = await slider.getAttribute('aria-valuetext');
    await page.reload();
    await settled(page);
    expect(page.url()).toBe(before);
    expect(await slider.getAttribute('aria-valuetext')).toBe(date);
    expect(await featureButton(page, 'armenia-turkiye').count()).toBe(0);
    await page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'Lachin checkpoint' }).waitFor();
    await page.goBack();
    await settled(page);
    expect(await slider.getAttribute('aria-valuetext')).not.toBe(date);
    await close();
  });

  test('reads on, and date and map go along without a step in the history; back leads to where the reader was', async () => {
    const { page, close } = await openAtlas(browser, { ...STILL, viewport: { width: 1440, height: 900 } });
    const steps = () => page.evaluate(() => history.length);
    const before = await steps();
    const column = (await page.locator('.column').boundingBox())!;
    const scrollTo = async (passage: string): Promise<void> => {
      await page.mouse.move(column.x + 100, column.y + 100);
      await page.mouse.wheel(0, (await page.locator(passage).boundingBox())!.y - column.y - 60);
    };
    await scrollTo('#p16');
    await page.waitForURL(/date=2023-04-23.*p=p16/);
    await scrollTo('#p11');
    await page.waitForURL(/date=2023-02-11.*p=p11/);
    expect(await steps()).toBe(before);
    await expect.poll(() => page.evaluate(() => history.state?.reading?.passage)).toMatch(/^p1[01]$/);
    const [address, look] = await page.evaluate(() => [location.href, history.state]);
    await page.locator('#p11 [data-ref="margara-alican"]').first().click();
    await page.waitForURL(/select=margara-alican/);
    expect(await steps()).toBe(before + 1);
    await page.goBack();
    await page.waitForURL(address);
    expect(await page.evaluate(() => history.state)).toEqual(look);
    await close();
  });

  test('follows a link as a click, on a phone; Back and a reload bring back text, frame and sheet', async () => {
    const { page, close } = await openAtlas(browser, {
      hash: '#v=1&date=2023-05-01',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const sheet = () => page.locator('.app').evaluate(({ dataset }) => `${dataset['tab']} ${dataset['stop']}`);
    const look = () => page.evaluate(() => JSON.stringify(history.state));
    const text = page.locator('.column');
    await page.getByRole('button', { name: 'Read', exact: true }).tap();
    await text.evaluate((element) => element.scrollTo(0, 2345));
    await page.waitForFunction(() => history.state?.reading?.offset > 0 && history.state.camera);
    await settled(page);
    const before = await look();
    const place = () =>
      text.evaluate((column) => {
        const { top } = column.getBoundingClientRect();
        const [first] = [...column.querySelectorAll('article')].filter(
          (each) => each.getBoundingClientRect().bottom > top + 60,
        );
        return { id: first?.id, y: (first?.getBoundingClientRect().top ?? 0) - top };
      });
    const read = await place();
    expect(await sheet()).toBe('read half');

    await page.evaluate(() => (location.hash = '#operation-2023-09-19).'));
    await page.waitForURL(/date=2023-09-19.*aftermath.*select=operation-2023-09-19.*map=/);
    await settled(page);
    expect(await page.locator('.chip.date').textContent()).toContain('19 September 2023');
    expect(await sheet()).toBe('details half');

    await page.goBack();
    await page.waitForURL(/date=2023-05-01/);
    await settled(page);
    await page.reload();
    await settled(page);
    expect(await sheet()).toBe('read half');
    // The same paragraph stands at the same height, give or take a line: fonts may come after the place was brought back.
    await expect
      .poll(async () => ((await place()).id === read.id ? Math.abs((await place()).y - read.y) : null))
      .toBeLessThan(30);
    await page.waitForFunction((wanted) => {
      const [was, is] = [JSON.parse(wanted), history.state];
      const isSame = (key: string): boolean => JSON.stringify(was[key]) === JSON.stringify(is?.[key]);
      return isSame('camera') && isSame('sheet') && is.reading?.passage === was.reading.passage;
    }, before);

    // A note stands below its paragraph: it is what is asked for, so it is what is seen.
    const note = page.locator('#n03');
    await page.evaluate(() => (location.hash = '#n03'));
    await expect
      .poll(async () => {
        const [box, column] = [await note.boundingBox(), await text.boundingBox()];
        return box && column && box.y >= column.y && box.y < column.y + column.height - 40;
      })
      .toBe(true);

    await close();
  });

  test('reaches every feature of the map with the keyboard', async () => {
    const { page } = shared;
    await shared.visit();
    const button = featureButton(page, 'margara-alican');
    // A reader with keys, not with a mouse as before on this page: only then is the ring shown.
    await page.keyboard.press('Tab');
    await button.focus();
    expect(await button.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: 'Details' })
      .getByRole('heading', { name: /Margara/ })
      .waitFor();
  });

  test('counts meetings of a venue up to the day, and inside a window', async () => {
    const { page } = shared;
    await shared.visit('#v=1&date=2022-05-21');
    const before = await featureButton(page, 'brussels').textContent();
    await shared.visit('#v=1&date=2022-05-22');
    const after = await featureButton(page, 'brussels').textContent();
    expect(Number(/(\d+) meeting/.exec(after ?? '')?.[1])).toBe(Number(/(\d+) meeting/.exec(before ?? '')?.[1]) + 1);
    await shared.visit('#v=1&from=2022-05-01&to=2022-05-31');
    expect(await featureButton(page, 'brussels').textContent()).toContain('1 meeting');
  });
});

describe('a reader with less', () => {
  test('a bad address gives a notice and the page all the same', async () => {
    const { page, complaints, close } = await openAtlas(browser, {
      hash: '#v=1&date=2023-99-99&select=atlantis&wobble=1',
    });
    const notices = page.locator('.notice');
    for (const key of ['date', 'select', 'wobble']) expect(await notices.textContent()).toContain(key);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await notices.count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('without WebGL the still map answers and the rest works', async () => {
    const { page, complaints, close } = await openAtlas(browser, {
      until: 'static',
      hash: '#v=1&date=2023-04-22',
      before: () => {
        const original = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: never[]) {
          return kind.startsWith('webgl') ? null : original.call(this, kind as never, ...rest);
        } as never;
      },
    });
    const region = page.getByRole('region', { name: 'Map', exact: true });
    expect(await region.locator('a[data-feature="lachin-checkpoint"]:not([display])').count()).toBe(0);
    await page.getByRole('slider', { name: 'Date' }).focus();
    await page.keyboard.press('ArrowRight');
    const checkpoint = region.locator('a[data-feature="lachin-checkpoint"]:not([display])');
    await checkpoint.waitFor();
    await checkpoint.locator('.still-diamond').click();
    await page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'Lachin checkpoint' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('without scripts digest, still map and footnotes can be read', async () => {
    const { page, close } = await openAtlas(browser, { javaScriptEnabled: false, until: null });
    expect(await page.locator('#still svg').isVisible()).toBe(true);
    await page.locator('#p34').scrollIntoViewIfNeeded();
    expect(await page.locator('#p34').isVisible()).toBe(true);
    expect(await page.locator('#fn-24').count()).toBe(1);
    await close();
  });

  test('on a phone a tap on a name opens its card, with the feature visible above it', async () => {
    const { page, complaints, close } = await openAtlas(browser, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      hash: '#v=1&select=lachin-checkpoint',
    });
    const details = page.getByRole('region', { name: 'Details' });
    await details.getByRole('heading', { name: 'Lachin checkpoint' }).waitFor();
    const sheet = await page.locator('.sheet').boundingBox();
    expect(sheet!.y).toBeGreaterThan(300);
    await page.getByLabel('Day', { exact: true }).fill('2023-04-22');
    await page.keyboard.press('Enter');
    await settled(page);
    await page.waitForURL(/date=2023-04-22/);
    await page.getByRole('button', { name: 'Read', exact: true }).tap();
    expect(await page.getByRole('region', { name: 'Reader' }).isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test('at 320 pixels nothing runs out of the page, and a paragraph that a link asks for lies under no bar', async () => {
    const { page, close } = await openAtlas(browser, { ...STILL, hash: '#p16', viewport: { width: 320, height: 640 } });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    // The sheet that holds the text rises in the same moment.
    await page.locator('#p16.is-current').waitFor();
    await page.waitForFunction(() => {
      const passage = document.querySelector('#p16')!;
      const { left, top, width } = passage.getBoundingClientRect();
      const first = document.elementFromPoint(left + width / 2, top + 4);
      return first !== null && passage.contains(first);
    });
    await close();
  });
});
