/** A reader's own data, in the browser: files come in by button, drop and paste, follow the date on the map, and go along in a project. */
import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mercatorY, scaleOf } from '../../src/domain/mercator';
import { projectParts } from '../../src/formats/project/project';
import { launch } from '../helpers/browser.mjs';
import { openAtlas, positionOf, settled, STILL } from '../helpers/page';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

/** East of all that the atlas draws near, so that a click finds nothing else. */
const AT = [48.6, 40.9] as const;
const RAIDS = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: {
        name: 'Raid <b>one</b>',
        page: 'https://example.org/1',
        start_date: '2023-05-01',
        end_date: '2023-05-10',
      },
      geometry: { type: 'Point', coordinates: AT },
    },
    {
      type: 'Feature',
      properties: { name: 'Raid two', start_date: '2023-06-01' },
      geometry: { type: 'Point', coordinates: [48.9, 40.5] },
    },
  ],
});
const TABLE = 'name,lat,lon,date\nA,40.1,46.2,2023-05-01\nB,40.2,46.3,2023-05-02\n';
const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
});
const mine = (page: Page) => page.getByRole('region', { name: 'Your data' });
const layers = (page: Page) => mine(page).getByRole('list', { name: 'Your layers' });
const card = (page: Page) => page.getByRole('region', { name: 'Feature of your own' });

async function openMine(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add data' }).click();
  await mine(page).getByRole('button', { name: 'Choose files' }).waitFor();
}
/** How many layers the device keeps. A database that is not there yet is not made by looking. */
const countKept = () =>
  new Promise<number>((done) => {
    const asked = indexedDB.open('rapprochement-atlas-data', 1);
    asked.onupgradeneeded = () => asked.transaction?.abort();
    asked.onerror = () => done(0);
    asked.onsuccess = () => {
      const count = asked.result.transaction('heads').objectStore('heads').count();
      count.onsuccess = () => {
        asked.result.close();
        done(count.result);
      };
    };
  });
/** In the page: what this device keeps of layers besides their features, as text. */
const headsKept = () =>
  new Promise<string>((done) => {
    const asked = indexedDB.open('rapprochement-atlas-data', 1);
    asked.onupgradeneeded = () => asked.transaction?.abort();
    asked.onerror = () => done('');
    asked.onsuccess = () => {
      const heads = asked.result.transaction('heads').objectStore('heads').getAll();
      heads.onsuccess = () => {
        asked.result.close();
        done(JSON.stringify(heads.result));
      };
    };
  });
/** Drops files on an element, or pastes a text, as the browser would. */
const drop = (page: Page, on: string, files: readonly (readonly [name: string, text: string])[]) =>
  page
    .locator(on)
    .first()
    .evaluate((element, all) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of all) dataTransfer.items.add(new File([text], name));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, files);
const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** Whether all of an element is seen in the pane in which it is scrolled. */
const isInSight = (element: Element): boolean => {
  const [own, pane] = [element, element.closest('.body')].map((each) => each?.getBoundingClientRect());
  const at = own && document.elementFromPoint(own.x + own.width / 2, own.y + own.height / 2);
  return own !== undefined && pane !== undefined && at === element && own.top >= pane.top && own.bottom <= pane.bottom;
};

test('a file is added by the button, and its features are on the map on their days, with a card of plain text', async () => {
  const { page, complaints, close } = await openAtlas(browser, { hash: '#v=1&date=2023-05-05' });
  // The program that draws own layers arrives late: until then the map does not say that it is ready.
  let arrive = (): void => {};
  const late = new Promise<void>((done) => (arrive = done));
  await page.route(/ownLayers/, (route) => void late.then(() => route.continue()));
  await openMine(page);
  await mine(page)
    .getByLabel('Files with data')
    .setInputFiles([file('raids.geojson', RAIDS)]);
  await layers(page).getByText('2 features, all with dates').waitFor();
  // The row of the layer says how much it has: below it this is only heard.
  const said = mine(page).getByRole('status').filter({ hasText: '“raids” added' });
  expect(await said.evaluate((element) => getComputedStyle(element).clipPath)).toBe('inset(50%)');
  expect(await page.evaluate(() => document.documentElement.dataset['map'])).toBe('loading');
  arrive();
  await settled(page);
  const { x, y } = await positionOf(page, ...AT);
  await page.mouse.click(x, y);
  await card(page).waitFor();
  expect(await card(page).getByRole('heading').textContent()).toBe('Raid <b>one</b>');
  expect(await card(page).getByRole('link').getAttribute('href')).toBe('https://example.org/1');
  expect(await card(page).innerText()).toContain('1–10 May 2023');
  const found = await new AxeBuilder({ page: page as never }).include('.own-data').include('.own-card').analyze();
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  // The day after its last day it is gone.
  await page.getByRole('slider', { name: 'Date' }).press('PageUp');
  await settled(page);
  await page.mouse.click(x, y);
  await settled(page);
  expect(await card(page).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('a large layer of points follows the day though nothing of the atlas changes, and its look', async () => {
  const { page, complaints, close } = await openAtlas(browser, { hash: '#v=1&date=2023-05-05' });
  // All but one far away on other days: the one is alone where the picture is taken.
  const far = Array.from({ length: 6_000 }, (_, at) => `far ${at},36.5,${40 + (at % 100) / 100},2019-01-01`);
  const table = ['name,lat,lon,date', `near,${AT[1]},${AT[0]},2023-05-05`, ...far].join('\n');
  await drop(page, '.map', [['many.csv', table]]);
  await mine(page).getByRole('button', { name: 'Add these rows' }).click();
  await layers(page).getByText('many', { exact: true }).waitFor();
  await settled(page);
  const { x, y } = await positionOf(page, ...AT);
  const picture = async () =>
    (await page.screenshot({ clip: { x: x - 4, y: y - 4, width: 8, height: 8 } })).toString('base64');
  const pictures: string[] = [await picture()];
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
    await page.getByRole('slider', { name: 'Date', exact: true }).press(key);
    await settled(page);
    pictures.push(await picture());
  }
  const [there, gone] = pictures;
  expect(gone).not.toBe(there);
  expect(pictures).toEqual([there, gone, gone, gone, there]);
  await layers(page).getByRole('checkbox').uncheck();
  await settled(page);
  expect(await picture()).toBe(gone);
  expect(complaints).toEqual([]);
  await close();
});

test('what is dropped or pasted finds its way wherever it was dropped; a broken file is named, and nothing else happens', async () => {
  const { page, complaints, close } = await openAtlas(browser, STILL);
  // Data on the text, and two files at once.
  await drop(page, '.reader', [
    ['raids.geojson', RAIDS],
    ['table.csv', TABLE],
  ]);
  // The decision is in sight on screens of any height, whichever of the two files is read first.
  for (const height of [800, 900, 600]) {
    await page.setViewportSize({ width: 1280, height });
    await expect.poll(() => mine(page).getByRole('button', { name: 'Add these rows' }).evaluate(isInSight)).toBe(true);
  }
  await mine(page).getByRole('button', { name: 'Add these rows' }).click();
  await layers(page).getByText('table', { exact: true }).waitFor();
  // The row of the timeline is in sight, too, below the roads.
  const row = page.getByRole('img', { name: /^Your own features by their first day/ });
  expect(
    await row.evaluate(
      (each) =>
        (each.closest('.scroller')?.getBoundingClientRect().bottom ?? 0) -
        (each.closest('svg')?.getBoundingClientRect().bottom ?? 99),
    ),
  ).toBeLessThanOrEqual(1);
  await layers(page).getByText('raids', { exact: true }).waitFor();
  await drop(page, '.map', [['broken.geojson', RAIDS.slice(0, 60)]]);
  await mine(page).getByText('“broken.geojson” could not be read.').waitFor();
  await paste(page, 'POINT (46.7 39.6)');
  await mine(page).getByRole('button', { name: 'Add these rows' }).click();
  await layers(page).getByText('Pasted data', { exact: true }).waitFor();
  expect(await layers(page).getByRole('checkbox').count()).toBe(3);
  await mine(page).getByRole('button', { name: 'Remove table' }).click();
  await mine(page).getByRole('button', { name: 'Undo' }).click();
  await layers(page).getByText('table', { exact: true }).waitFor();
  // A text on the map is opened as a copy of the article, which this one is not.
  await drop(page, '.map', [['letter.html', `<p>${'A letter about something else. '.repeat(99)}</p>`]]);
  await page.getByText(/“letter.html” does not seem to be this article/).waitFor();
  expect(await mine(page).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('on a phone, what is asked about a file has the whole sheet, and then the map is seen again', async () => {
  const { page, close } = await openAtlas(browser, { ...STILL, viewport: { width: 390, height: 844 } });
  await drop(page, '.map', [['table.csv', TABLE]]);
  await mine(page).getByRole('button', { name: 'Add these rows' }).waitFor();
  const top = async () => (await page.locator('.sheet').first().boundingBox())?.y;
  await expect.poll(top).toBeLessThan(100);
  await mine(page).getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(top).toBeGreaterThan(300);
  await close();
});

test('on a low screen, what is pressed to add rows is in sight, and then what is doubtful about them', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, viewport: { width: 844, height: 390 } });
  const near = Array.from({ length: 9 }, (_, at) => `P${at},40.${at},46.${at},2023-05-0${at + 1},`);
  const rows = ['name,lat,lon,start,end', ...near, 'Exchanged,46.5,40.2,2023-05-02,', 'Last,40.5,46.1,,2023-05-02'];
  await drop(page, '.map', [['table.csv', rows.join('\n')]]);
  const isSeen = (element: Element): boolean => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  for (const name of ['Add these rows', 'Cancel'])
    await expect.poll(() => mine(page).getByRole('button', { name }).evaluate(isSeen)).toBe(true);
  await mine(page).getByRole('button', { name: 'Add these rows' }).click();
  const doubt = layers(page).getByText(/may be exchanged here/);
  await expect.poll(() => doubt.evaluate(isSeen)).toBe(true);
  // What was added is still said to whoever hears the page.
  expect(await mine(page).getByRole('status').last().innerText()).toContain('“table” added');
  expect(complaints).toEqual([]);
  await close();
});

test('a page that is loaded anew says once that own data went with the one before, and only if it had some that the device did not keep', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2023-05-01' });
  const gone = page.getByText(/Your own data are not on this page any more/);
  const reload = async () => {
    await page.reload();
    await settled(page, 'static');
  };
  await reload();
  expect(await gone.count()).toBe(0);
  const add = async () => {
    await drop(page, '.map', [['raids.geojson', RAIDS]]);
    await layers(page).getByText('raids', { exact: true }).waitFor();
  };
  await add();
  await reload();
  await gone.waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  expect(await gone.count()).toBe(0);
  await reload();
  expect(await gone.count()).toBe(0);
  // Its button leads to where they are added.
  await add();
  await reload();
  await page.locator('.notice').getByRole('button', { name: 'Add data' }).click();
  await mine(page).getByRole('button', { name: 'Choose files' }).waitFor();
  expect(await gone.count()).toBe(0);
  // A table of rows that are gone says so itself.
  await add();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.waitForFunction(() => location.hash.includes('rows=own-data'));
  await reload();
  await page.getByText('These rows are of data that are not on this page any more.').waitFor();
  expect(await gone.count()).toBe(0);
  // What the device keeps is there.
  await page.getByRole('region', { name: 'Table' }).getByRole('button', { name: 'Add data' }).click();
  await add();
  await mine(page).getByLabel('Keep my data on this device').check();
  await expect.poll(() => page.evaluate(countKept)).toBe(1);
  await reload();
  await page.waitForFunction(() => sessionStorage.getItem('atlas-own-data') === null);
  await openMine(page);
  await layers(page).getByText('raids', { exact: true }).waitFor();
  expect(await gone.count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('on a phone, the card of a row has the place of the rows, and leads back to the same row; a choice after it takes its place', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, viewport: { width: 390, height: 844 } });
  const rows = Array.from({ length: 60 }, (_, at) => `Row ${at},${40 + at / 100},46.2,2023-05-01,2023-09-01`);
  await drop(page, '.map', [['rows.csv', ['name,lat,lon,start,end', ...rows].join('\n')]]);
  await mine(page).getByRole('button', { name: 'Add these rows' }).click();
  await layers(page).getByText('rows', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Table' }).click();
  const table = page.getByRole('region', { name: 'Table' });
  const kind = table.getByRole('button', { name: 'rows', exact: true });
  await kind.click();
  await table.getByRole('button', { name: 'Back to the text' }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Table' }).click();
  // The kind that is shown is in view, though the line of kinds is wider than the screen.
  await expect.poll(async () => ((await kind.boundingBox())?.x ?? 1000) < 300).toBe(true);
  const list = table.getByRole('list', { name: /^rows/ });
  const row = list.getByRole('button', { name: /^Row 30/ });
  await list.evaluate((each) => void (each.parentElement as HTMLElement).scrollTo(0, 30 * 116 - 200));
  const top = async () => (await row.boundingBox())?.y ?? 0;
  await expect.poll(top).toBeGreaterThan(200);
  const before = await top();
  for (const leave of ['Back to the table', 'Close card']) {
    await row.press('Enter');
    await card(page).getByRole('heading', { name: 'Row 30' }).waitFor();
    // Nothing is covered: the card is in the sheet, below the map and above the date, and has the keyboard.
    expect(await row.isVisible()).toBe(false);
    expect(await card(page).evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await page.getByRole('button', { name: 'Event after' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: leave }).click();
    await expect.poll(() => row.evaluate((each) => each === document.activeElement)).toBe(true);
    await expect.poll(top).toBe(before);
    if (leave === 'Close card') expect(await card(page).count()).toBe(0);
  }
  // What is chosen after it is not hidden under it.
  await row.press('Enter');
  await card(page).waitFor();
  await page.evaluate(() => void (location.hash = '#lachin-checkpoint'));
  await page.getByRole('region', { name: 'Details' }).getByText('Lachin checkpoint').first().waitFor();
  expect(await card(page).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('a feature that is chosen on the map is marked in its table, which shows its row', async () => {
  const { page, complaints, close } = await openAtlas(browser, { hash: '#v=1&date=2023-05-05' });
  const far = Array.from({ length: 80 }, (_, at) => `Far ${at},36.5,${40 + at / 100},2023-05-05`);
  await drop(page, '.map', [
    ['raids.csv', ['name,lat,lon,date', ...far, `Near,${AT[1]},${AT[0]},2023-05-05`].join('\n')],
  ]);
  await mine(page).getByRole('button', { name: 'Add these rows' }).click();
  await layers(page).getByText('raids', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const table = page.getByRole('region', { name: 'Table' });
  await table.getByRole('button', { name: 'raids', exact: true }).click();
  await table.getByRole('rowheader', { name: 'Far 0' }).waitFor();
  await settled(page);
  const { x, y } = await positionOf(page, ...AT);
  await page.mouse.click(x, y);
  await card(page).waitFor();
  const marked = table.locator('tr[aria-current=true]');
  expect(await marked.getByRole('rowheader').last().textContent()).toBe('Near');
  const [row, rows] = [await marked.boundingBox(), await table.getByRole('grid').locator('..').boundingBox()];
  // Heights of panes are no whole pixels.
  expect(row && rows && row.y >= rows.y && row.y + row.height <= rows.y + rows.height + 1).toBe(true);
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  expect(await marked.count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('a point of your own under the sign of a crossing leaves it to be seen and chosen, and is chosen on the ring, by a second press, or from its card', async () => {
  const { page, complaints, close } = await openAtlas(browser, { hash: '#v=1&date=2023-05-05&map=9/39.5557/46.5765' });
  const [lon, lat] = [46.5765, 39.5557];
  await drop(page, '.map', [['raids.csv', `name,lat,lon\nNear,${lat},${lon}\nToo,${lat},${lon}`]]);
  await mine(page).getByRole('button', { name: 'Add these rows' }).click();
  await layers(page).getByText('raids', { exact: true }).waitFor();
  await settled(page);
  const details = page.getByRole('region', { name: 'Details' });
  const heading = card(page).getByRole('heading').first();
  const press = async (across: number): Promise<void> => {
    // It lies in the middle of the map.
    const { x, y, width, height } = (await page.getByRole('region', { name: 'Map', exact: true }).boundingBox())!;
    await page.mouse.click(x + width / 2 + across, y + height / 2);
  };
  await press(0);
  await details.getByRole('heading', { name: 'Lachin checkpoint' }).waitFor();
  expect(await card(page).count()).toBe(0);
  // One card is seen at a time, and the keyboard goes with it and comes back.
  const here = details.getByRole('button', { name: 'Your data here: 2' });
  const hasFocus = (element: Element): boolean => element === document.activeElement;
  const leave = [
    () => card(page).getByRole('button', { name: 'Back to Lachin checkpoint' }).click(),
    () => card(page).getByRole('button', { name: 'Lachin checkpoint', exact: true }).click(),
    () => page.keyboard.press('Escape'),
  ];
  for (const leaves of leave) {
    await here.click();
    expect(await heading.textContent()).toBe('Too');
    expect(await card(page).evaluate(hasFocus)).toBe(true);
    expect(await page.locator('.panel').filter({ visible: true }).count()).toBe(1);
    expect(await details.isVisible()).toBe(false);
    // All that it says fits, from its upper edge on: nothing is cut while there is room.
    const isCut = (panel: Element): boolean => panel.scrollHeight > panel.clientHeight || panel.scrollTop > 0;
    expect(await page.locator('.tab-details').evaluate(isCut)).toBe(false);
    await leaves();
    await card(page).waitFor({ state: 'detached' });
    expect(await here.evaluate(hasFocus)).toBe(true);
  }
  await settled(page);
  await press(0);
  await card(page).waitFor();
  expect(await heading.textContent()).toBe('Too');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  await settled(page);
  // Beside the diamond, whose corner reaches 15 pixels, is the ring.
  await press(-17);
  await card(page).waitFor();
  expect(await heading.textContent()).toBe('Too');
  expect(complaints).toEqual([]);
  await close();
});

test('a project is saved, and opened in a fresh profile it is the same', async () => {
  const maker = await openAtlas(browser, {
    ...STILL,
    hash: '#v=1&date=2023-05-01&select=lachin-checkpoint&map=6/40.4/48.6',
  });
  await openMine(maker.page);
  await mine(maker.page)
    .getByLabel('Files with data')
    .setInputFiles([file('raids.geojson', RAIDS)]);
  await mine(maker.page).getByRole('button', { name: 'Style and report of raids' }).click();
  await mine(maker.page).getByLabel('Colours').selectOption('By value');
  await mine(maker.page).getByLabel('Name', { exact: true }).fill('My raids');
  await mine(maker.page).getByLabel('Name', { exact: true }).press('Enter');
  // The still map draws what holds on the day, and it can be chosen from; a saved picture has the same.
  const drawn = maker.page.locator('#still [data-place]');
  await expect.poll(() => drawn.allTextContents()).toEqual(['Raid <b>one</b> · 1–10 May 2023']);
  await drawn.click();
  await card(maker.page).getByRole('heading', { name: 'Raid <b>one</b>' }).waitFor();
  await maker.page.keyboard.press('Escape');
  await maker.page.getByRole('button', { name: 'Export' }).click();
  await maker.page.getByRole('radio', { name: /Picture of the map/ }).check();
  const [svg] = await Promise.all([
    maker.page.waitForEvent('download'),
    maker.page.getByRole('button', { name: 'Download SVG' }).click(),
  ]);
  const markup = await readFile(await svg.path(), 'utf8');
  expect(/<g data-name="My raids">.*?<title>(.*?)</.exec(markup)?.[1]).toBe(
    'Raid &#60;b&#62;one&#60;/b&#62; · 1–10 May 2023',
  );
  // Text in pictures is broken into lines.
  const words = markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  expect(words).toContain('“My raids” (raids.geojson), 1 of 2 features shown');
  await maker.page.keyboard.press('Escape');
  // What is measured is there when its panel is opened again, and goes with the project.
  const measure = async (page: Page) => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Measure' }).click();
  };
  const measured = (page: Page) => page.getByRole('region', { name: 'Measure' });
  await measure(maker.page);
  for (const point of ['40.18, 44.51', '40.41, 49.87']) {
    await measured(maker.page).getByLabel('Type a point').fill(point);
    await measured(maker.page).getByLabel('Type a point').press('Enter');
  }
  await measured(maker.page).getByText('456.4 km').waitFor();
  await measured(maker.page).getByRole('button', { name: 'Close panel' }).click();
  await measure(maker.page);
  await measured(maker.page).getByText('456.4 km').waitFor();
  await measured(maker.page).getByRole('button', { name: 'Close panel' }).click();
  const save = async (page: Page): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      mine(page).getByRole('button', { name: 'Save project' }).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  };
  // Whoever leaves the page is warned while it alone has the data.
  const warns = (page: Page): Promise<boolean> =>
    page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  expect(await warns(maker.page)).toBe(true);
  const saved = await save(maker.page);
  expect(await warns(maker.page)).toBe(false);
  await maker.close();
  const other = await openAtlas(browser, STILL);
  await drop(other.page, '.map', [['atlas.atlas-project.json', saved]]);
  await layers(other.page).getByText('My raids').waitFor();
  await mine(other.page)
    .getByText('“atlas.atlas-project.json” opened: 1 layer, what was measured (shown by Measure, in More).')
    .waitFor();
  expect(await warns(other.page)).toBe(false);
  // Its panel was closed, and is.
  expect(await measured(other.page).count()).toBe(0);
  await measure(other.page);
  await measured(other.page).getByText('456.4 km').waitFor();
  await measured(other.page).getByRole('button', { name: 'Close panel' }).click();
  await other.page.waitForFunction(() => location.hash.includes('date=2023-05-01'));
  await other.page.getByRole('region', { name: 'Details' }).getByText('Lachin checkpoint').first().waitFor();
  // Where the map is now is written into the address, and so into the project.
  const data = (project: string) => project.replace(/"session": .*/, '');
  const again = await save(other.page);
  expect(data(again)).toBe(data(saved));
  expect(again).toContain('date=2023-05-01&select=lachin-checkpoint');
  // Kept on the device it is there after the page was loaded again, and only then.
  await mine(other.page).getByLabel('Keep my data on this device').check();
  await expect.poll(() => other.page.evaluate(countKept)).toBe(1);
  expect(await warns(other.page)).toBe(false);
  await other.page.reload();
  await settled(other.page, 'static');
  await openMine(other.page);
  await layers(other.page).getByText('My raids').waitFor();
  // A passage that was asked for before does not close the view when the date changes.
  await other.page.getByRole('slider', { name: 'Date' }).press('ArrowRight');
  await other.page.waitForFunction(() => location.hash.includes('date=2023-05-02'));
  expect(await layers(other.page).getByText('My raids').isVisible()).toBe(true);
  expect(other.complaints).toEqual([]);
  await other.close();
});

test('a phone opens a project, and an address, with the place in the middle of what its sheet leaves of the map, at whatever height', async () => {
  const hash = '#v=1&date=2023-05-01&map=9.00/39.7500/46.7500';
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
  const linked = await openAtlas(browser, { ...phone, hash });
  /** How far the place is from the middle of what is free of the map, in pixels. */
  const off = async (page: Page): Promise<number> => {
    await settled(page);
    const map = (await page.locator('.map canvas').first().boundingBox())!;
    const sheet = (await page.locator('.sheet').boundingBox())!;
    const { lat } = await page.evaluate(() => (history.state as { camera: { lat: number } }).camera);
    const y = map.y + map.height / 2 - (mercatorY(39.75) - mercatorY(lat)) * scaleOf(9);
    return Math.abs(y - (map.y + sheet.y) / 2);
  };
  await expect.poll(() => off(linked.page)).toBeLessThan(4);
  await linked.page.locator('.tabs').getByRole('button', { name: 'Timeline' }).click();
  await expect.poll(() => linked.page.evaluate(() => history.state.sheet.stop as string)).toBe('half');
  await expect.poll(() => off(linked.page)).toBeLessThan(4);
  expect(await linked.page.evaluate(() => location.hash)).toBe(hash);
  await linked.close();

  const project = { session: hash, layers: [], notes: null, stories: [], measured: null, table: null, title: 'Raids' };
  const other = await openAtlas(browser, phone);
  await drop(other.page, '.map', [['raids.atlas-project.json', [...projectParts(project)].join('')]]);
  await other.page.waitForFunction((at) => location.hash === at, hash);
  await expect.poll(() => other.page.evaluate(() => history.state.sheet.stop as string)).toBe('half');
  await expect.poll(() => off(other.page)).toBeLessThan(4);
  expect([...linked.complaints, ...other.complaints]).toEqual([]);
  await other.close();
});

test('own rows are taken away as GeoJSON, and a project brings their table back as it was, under the name it was given', async () => {
  const saved = async (page: Page, press: () => Promise<void>): Promise<readonly [name: string, text: string]> => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
  };
  const table = (page: Page) => page.getByRole('region', { name: 'Table' });
  const heading = (page: Page) => table(page).getByRole('columnheader', { name: 'name' });
  const maker = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2023-05-01' });
  await drop(maker.page, '.map', [['raids.geojson', RAIDS]]);
  await layers(maker.page).getByText('raids', { exact: true }).waitFor();
  await maker.page.getByRole('button', { name: 'Table', exact: true }).click();
  await table(maker.page).getByRole('group', { name: 'Rows' }).getByRole('button', { name: 'raids' }).click();
  await table(maker.page).getByRole('button', { name: 'on 1 May 2023' }).click();
  await heading(maker.page).click();
  await heading(maker.page).and(maker.page.locator('[aria-sort="ascending"]')).waitFor();
  const [name, text] = await saved(maker.page, async () => {
    await table(maker.page).getByRole('button', { name: 'Save rows' }).click();
    await maker.page.getByRole('menuitem', { name: 'GeoJSON' }).click();
  });
  expect(name).toMatch(/^raids.*\.geojson$/);
  const { features } = JSON.parse(text) as { features: { properties: Record<string, unknown> }[] };
  expect(features.map(({ properties }) => [properties['start_date'], properties['edtf']])).toEqual([
    ['2023-05-01', '2023-05-01/2023-05-10'],
    ['2023-06-01', '2023-06-01/..'],
  ]);
  // The export has them, too.
  await maker.page.getByRole('button', { name: 'Export', exact: true }).click();
  const [csv] = await saved(maker.page, () =>
    maker.page.getByRole('button', { name: 'Download raids as CSV' }).click(),
  );
  expect(csv).toBe('raids.csv');
  await maker.page.keyboard.press('Escape');
  await openMine(maker.page);
  await mine(maker.page).getByLabel('Name of the project').fill('My table');
  const project = await saved(maker.page, () => mine(maker.page).getByRole('button', { name: 'Save project' }).click());
  expect(project[0]).toBe('my-table.atlas-project.json');
  await maker.close();
  const other = await openAtlas(browser, STILL);
  await drop(other.page, '.map', [project]);
  // The table of the project is seen, and what was opened is told beside it.
  await other.page.getByText('“my-table.atlas-project.json” opened: 1 layer.').waitFor();
  await heading(other.page).and(other.page.locator('[aria-sort="ascending"]')).waitFor();
  expect(await table(other.page).getByRole('row').count()).toBe(3);
  await openMine(other.page);
  expect(await mine(other.page).getByLabel('Name of the project').inputValue()).toBe('My table');
  // Where it takes the place of other data, the view with Undo is seen, whatever was shown before.
  await drop(other.page, '.map', [['raids.geojson', RAIDS]]);
  await expect.poll(() => layers(other.page).getByRole('listitem').count()).toBe(2);
  await drop(other.page, '.map', [project]);
  await mine(other.page).getByText('1 layer that was here has made room: Undo brings it back.').waitFor();
  expect([...maker.complaints, ...other.complaints]).toEqual([]);
  await other.close();
});

test('what is chosen in the table for own rows is kept with them on this device, for the address does not say it', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2023-05-01' });
  const table = page.getByRole('region', { name: 'Table' });
  const heading = table.getByRole('columnheader', { name: 'name' });
  const sorted = heading.and(page.locator('[aria-sort="ascending"]'));
  await drop(page, '.map', [['raids.geojson', RAIDS]]);
  await mine(page).getByLabel('Keep my data on this device').check();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await table.getByRole('group', { name: 'Rows' }).getByRole('button', { name: 'raids' }).click();
  await heading.click();
  await sorted.waitFor();
  await expect.poll(() => page.evaluate(headsKept)).toContain('"column":"p:name"');
  expect(await page.evaluate(() => location.hash)).not.toContain('sort');
  await page.reload();
  await sorted.waitFor();
  // Other rows have their own order, and these keep theirs.
  const rows = table.getByRole('group', { name: 'Rows' });
  await rows.getByRole('button', { name: 'Events' }).click();
  await table.getByRole('columnheader', { name: 'When' }).waitFor();
  await page.reload();
  await table.getByRole('columnheader', { name: 'When' }).waitFor();
  await rows.getByRole('button', { name: 'raids' }).click();
  await sorted.waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('own features are reached by keyboard after those of the atlas: those that the map draws, each to its card and back', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2023-05-05' });
  const many = Array.from({ length: 70 }, (_, at) => `Place ${at},${40 + at / 100},${46 + at / 50},2023-05-01`);
  await drop(page, '.map', [
    ['raids.geojson', RAIDS],
    ['places.csv', ['name,lat,lon,date', ...many, 'Far,10,10,2023-05-05', 'Near,40,46,2023-05-05'].join('\n')],
  ]);
  await mine(page).getByRole('button', { name: 'Add these rows' }).click();
  await layers(page).getByText('places', { exact: true }).waitFor();
  const list = page.getByRole('group', { name: /^Your data on the map/ });
  const focused = page.locator(':focus');
  // Without the focus it holds nothing that a change of date would have to work out.
  expect(await list.getByRole('button', { includeHidden: true }).allTextContents()).toEqual(['Your data on the map']);
  await page
    .getByRole('group', { name: /^Features on the map/ })
    .locator('button[tabindex="0"]')
    .focus();
  await page.keyboard.press('Tab');
  await expect
    .poll(() => focused.textContent())
    .toBe('Your data: 2 features in view. Arrow keys lead through them, Enter opens their table');
  const drawn = await page.locator('.still-own [data-place] title').evaluateAll((titles) => {
    const seen = document.querySelector('.canvas')?.getBoundingClientRect();
    const isIn = ({ x, y }: DOMRect): boolean =>
      seen !== undefined && x > seen.x && x < seen.right && y > seen.y && y < seen.bottom;
    return titles
      .filter((title) => isIn((title.parentElement as Element).getBoundingClientRect()))
      .map((title) => title.textContent);
  });
  const told = await list.locator('li button').allTextContents();
  expect(told.map((words) => words.replace(/ \(your data: .*/, '')).sort()).toEqual([...drawn].sort());
  // A letter leads to a name, Enter to the card as a click does, and closing it back to the button.
  await page.keyboard.press('r');
  expect(await focused.textContent()).toBe('Raid <b>one</b> · 1–10 May 2023 (your data: raids)');
  await page.keyboard.press('Enter');
  await card(page).and(focused).waitFor();
  expect(await card(page).getByRole('heading').textContent()).toBe('Raid <b>one</b>');
  await page.keyboard.press('Escape');
  await expect.poll(() => focused.textContent()).toBe('Raid <b>one</b> · 1–10 May 2023 (your data: raids)');
  // Of many those nearest to the middle are listed; the rest is a way to the table, which has all.
  await page.evaluate(() => (location.hash = '#v=1&date=2023-05-01'));
  await page.keyboard.press('Home');
  await expect.poll(() => focused.textContent()).toMatch(/^Your data: 71 features in view/);
  await page.keyboard.press('a');
  await expect
    .poll(() => focused.textContent())
    .toMatch(/^and 20 more of “places” in view: the table has all of them$/);
  // On a phone the sheet leaves the button in sight.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press('End');
  await expect
    .poll(() => focused.textContent())
    .toMatch(/^and \d+ more of “places” in view: the table has all of them$|^Raid/);
  const [button, sheet] = await Promise.all([focused.boundingBox(), page.locator('.sheet').first().boundingBox()]);
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(sheet?.y ?? 0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await list.getByRole('button', { name: /^and 20 more of “places”/ }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused.textContent()).toBe('Table: places');
  expect(complaints).toEqual([]);
  await close();
});

test('two days are compared with a reader’s own data: each map draws its own day, and the list leads to features and rows', async () => {
  const hash = '#v=1&date=2023-05-05&compare=2023-06-05&side=1&map=7/40.9/48.6';
  const { page, complaints, close } = await openAtlas(browser, { hash });
  await drop(page, '.map', [['raids.geojson', RAIDS]]);
  await layers(page).getByText('1 of 2 holds on 5 May 2023 and 1 on 5 June 2023.').waitFor();
  await settled(page);
  // Whether the layer is seen where its two features lie, on the map of each day: the first in the middle, the other by so many pixels from it.
  const PLACES = [
    [0, 0],
    [55, 96],
  ] as const;
  const maps = page.locator('.map .maplibregl-canvas');
  const picturesOf = async () => {
    const pictures: string[] = [];
    for (const map of [maps.nth(0), maps.nth(1)]) {
      const box = await map.boundingBox();
      if (!box) throw new Error('There is no second map.');
      for (const [x, y] of PLACES) {
        const clip = { x: box.x + box.width / 2 + x - 4, y: box.y + box.height / 2 + y - 4, width: 8, height: 8 };
        pictures.push((await page.screenshot({ clip })).toString('base64'));
      }
    }
    return pictures;
  };
  const shown = await picturesOf();
  await layers(page).getByRole('checkbox').uncheck();
  await settled(page);
  const bare = await picturesOf();
  expect(shown.map((picture, at) => picture !== bare[at])).toEqual([true, false, false, true]);
  expect(await page.getByRole('region', { name: 'Your own data on the two days' }).getByRole('button').count()).toBe(0);
  await layers(page).getByRole('checkbox').check();
  const list = page.getByRole('region', { name: 'Your own data on the two days' });
  await list.getByRole('button', { name: 'Raid two · since 1 June 2023' }).click();
  await card(page).getByRole('heading', { name: 'Raid two' }).waitFor();
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  // The keyboard is where it was, and the comparison goes on; the × on the map ends it, too.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Raid two/);
  await page.getByRole('button', { name: 'No longer compare with 5 June 2023' }).click();
  await list.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Compare');
  expect(complaints).toEqual([]);
  await close();
});
