/** Table, map and timeline are one: a row selects, what is selected is marked, the date governs all three; and all of it by keyboard. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KINDS_OF_ROWS } from '../../src/domain/tableState';
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

test('Two compared maps have the map’s place beside the table, and the map is where it was when both are gone', async () => {
  const { page, complaints, close } = await openAtlas(browser, {
    hash: '#v=1&date=2023-05-01&compare=2023-07-27&map=7.00/39.90/46.30',
    viewport: { width: 1440, height: 900 },
  });
  const canvasWidths = () => page.locator('.map canvas').evaluateAll((maps) => maps.map((map) => map.clientWidth));
  expect(await canvasWidths()).toEqual([618, 618]);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('grid').waitFor();
  await expect.poll(canvasWidths).toEqual([400, 400]);
  await settled(page);
  // The card lies below what is left of the maps, with the divider in the middle of that.
  const card = await page.getByRole('region', { name: 'Differences' }).boundingBox();
  const divider = await page.getByRole('slider', { name: /^Divide between/ }).boundingBox();
  expect(divider!.y + divider!.height).toBeLessThan(card!.y);

  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(canvasWidths).toEqual([400, 400]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'End the comparison' }).click();
  await expect.poll(canvasWidths).toEqual([400]);
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await expect.poll(canvasWidths).toEqual([980]);
  await settled(page);
  // The comparison alone leaves the zoom as it is, and the table takes back what it changed.
  await page.waitForFunction(() => /map=7\.00/.test(location.hash) && !location.hash.includes('view='));
  expect(await hashOf(page)).toMatch(/map=7\.00\/39\.900\d*\/46\.300/);
  expect(complaints).toEqual([]);
  await close();
});

test('With a card, table, comparison and card come and go, and the map is where it was; Back leads to where it was, too', async () => {
  const { page, complaints, close } = await openAtlas(browser, {
    hash: '#v=1&date=2023-05-01&select=lachin-checkpoint&map=8.00/39.700/46.500',
    viewport: { width: 1440, height: 900 },
  });
  const camera = async () => {
    await settled(page);
    const { zoom, lat, lon } = await page.evaluate(() => (history.state as { camera: Record<string, number> }).camera);
    // At this zoom a pixel is a few thousandths of a degree.
    return [zoom, lat, lon].map((each) => each?.toFixed(4));
  };
  const widths = (expected: readonly number[]) =>
    expect
      .poll(() => page.locator('.map canvas').evaluateAll((maps) => maps.map((map) => map.clientWidth)))
      .toEqual(expected);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const start = await camera();
  const open = async () => {
    await press('Table');
    await widths([400]);
    return camera();
  };
  const back = async () => {
    await press('Back to the text');
    await widths([980]);
    return camera();
  };
  // The entry of the history gets the camera once the map has come to rest in its new width, which is after it is drawn.
  await open();
  await expect.poll(camera).not.toEqual(start);
  const beside = await camera();
  await back();
  await expect.poll(camera).toEqual(start);
  await open();
  await expect.poll(camera).toEqual(beside);

  // The browser's history has the camera of each width.
  await page.goBack();
  await widths([980]);
  await expect.poll(camera).toEqual(start);
  await page.goBack();
  await widths([400]);
  await expect.poll(camera).toEqual(beside);

  // The card goes while the table is there, a comparison comes and goes, and then the table goes.
  await press('Close details');
  await page.getByRole('button', { name: 'Close details' }).waitFor({ state: 'detached' });
  await settled(page);
  await press('Compare');
  await widths([400, 400]);
  await press('End the comparison');
  await widths([400]);
  await back();
  await expect.poll(camera).toEqual(start);
  expect(complaints).toEqual([]);
  await close();
});

test.each([
  [1080, [359, 779]],
  [1280, [419, 879]],
])('At %d pixels the place of the table has its width at once: %j', async (width, widths) => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, viewport: { width, height: 800 } });
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    const place = document.querySelector('.tab-read') as HTMLElement;
    const look = (): void => {
      if (seen.at(-1) !== place.clientWidth) seen.push(place.clientWidth);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('rowheader').first().waitFor();
  expect(await page.evaluate(() => (window as unknown as { seen: number[] }).seen)).toEqual(widths);
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

test('Columns are moved by dragging a heading and by keys, made wider at an edge and by keys, and the address has their order', async () => {
  const { page } = shared;
  const start = 'feature,part,status,from,to,note';
  const at = `#v=1&view=table&rows=statuses&days=all&columns=`;
  await shared.visit(at + start);
  const heading = (name: string) => page.getByRole('columnheader', { name, exact: true });
  const order = async (): Promise<string> => (await hash()).replace(/.*columns=/, '');
  const middle = async (name: string) => {
    const { x, y, width, height } = (await heading(name).boundingBox())!;
    return { x: x + width / 2, right: x + width, y: y + height / 2, width };
  };
  await heading('To').waitFor();
  const [from, to] = [await middle('To'), await middle('Part or traffic')];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x - 20, to.y, { steps: 6 });
  await page.waitForFunction(() => document.querySelector('thead .drop-before')?.textContent === 'Part or traffic');
  await page.mouse.up();
  await page.waitForFunction(() => location.hash.endsWith('columns=feature,to,part,status,from,note'));
  expect(await heading('To').getAttribute('aria-colindex')).toBe('3');
  expect(await hash()).not.toContain('sort=');
  // A press that does not move the heading sorts by it, and once more the other way round.
  const sorted = async (name: string, direction: string) => {
    const { x, y } = await middle(name);
    await page.mouse.click(x, y);
    await page.waitForFunction(
      ([title, is]) =>
        [...document.querySelectorAll(`thead [aria-sort="${is}"]`)].some(({ textContent }) => textContent === title),
      [name, direction],
    );
  };
  await sorted('From', 'ascending');
  await sorted('From', 'descending');
  await sorted('From', 'none');
  // A drag that Escape ends changes nothing.
  await page.mouse.move((await middle('From')).x, to.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await order()).toBe('feature,to,part,status,from,note');

  // By keys: the keyboard stays on the heading.
  await heading('To').getByRole('button').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForFunction(() => location.hash.endsWith('columns=feature,part,to,status,from,note'));
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To');
  await page.getByText('“To” is now column 3 of 6.').waitFor({ state: 'attached' });
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('thead th:nth-child(3)')?.textContent === 'To');

  // Wider at the edge, which follows the pointer, and by keys.
  const edge = await middle('Status');
  await page.mouse.move(edge.right + 3, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.right + 63, edge.y, { steps: 4 });
  await page.mouse.up();
  expect((await middle('Status')).width).toBeCloseTo(edge.width + 60, 0);
  await heading('Note').getByRole('button').focus();
  const { width } = await middle('Note');
  await page.keyboard.press('+');
  expect((await middle('Note')).width).toBeCloseTo(width + 24, 0);
  await page.keyboard.press('0');
  expect((await middle('Note')).width).toBeCloseTo(640, 0);
  // A double click fits a column to what is in it.
  await heading('From').getByRole('button').focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press('-');
  const dates = () =>
    [...document.querySelectorAll<HTMLElement>('.table-grid tbody tr > :nth-child(6)')].map(
      (cell) => cell.scrollWidth > cell.clientWidth,
    );
  expect(await page.evaluate(dates)).toContain(true);
  const narrow = await middle('From');
  await page.mouse.dblclick(narrow.right - 3, narrow.y);
  expect(await page.evaluate(dates)).not.toContain(true);
  expect((await middle('From')).width).toBeLessThan(200);

  // In the panel, by keys alone.
  await page.getByRole('button', { name: 'Columns', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Columns' }).waitFor();
  const focused = () =>
    page.evaluate(
      () =>
        document.activeElement?.getAttribute('aria-label') ??
        document.activeElement?.closest('label')?.textContent?.trim(),
    );
  for (let stop = 0; stop < 4; stop++) await page.keyboard.press('Tab');
  expect(await focused()).toBe('To');
  await page.keyboard.press('Alt+ArrowDown');
  await page.waitForFunction(() => location.hash.endsWith('columns=feature,part,to,status,from,note'));
  expect(await focused()).toBe('To');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Move To up');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.endsWith('columns=feature,to,part,status,from,note'));
  expect(await focused()).toBe('Move To up');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Columns' }).waitFor({ state: 'detached' });
  // What was changed is what others see.
  await page.reload();
  await heading('To').waitFor();
  expect(await heading('To').getAttribute('aria-colindex')).toBe('3');
  expect(shared.complaints()).toEqual([]);
});

test('Dates, headings and words of closed lists are never cut, in any kind of rows and with what came after', async () => {
  const { page } = shared;
  const short = [
    'Since',
    'Until',
    'From',
    'To',
    'When',
    'Date',
    'Kind',
    'Track',
    'Level',
    'Role there',
    'Precision',
    'Confidence',
    'Certainty',
    'One side alone',
    'In the article',
    'Latitude',
    'Longitude',
  ];
  for (const [kind, { columns }] of Object.entries(KINDS_OF_ROWS)) {
    await shared.visit(
      `#v=1&view=table&rows=${kind}&days=all&date=2025-06-01&layers=borders,areas,crossings,routes,venues,aftermath&columns=${columns.join()}`,
    );
    await grid().waitFor();
    const cut = await page.evaluate(
      async (titles) => {
        const pane = document.querySelector('.table-grid') as HTMLElement;
        const headings = [...pane.querySelectorAll('thead th')].map((each) => each.textContent.trim());
        const isCut = (element: Element): boolean => element.scrollWidth > element.clientWidth;
        const found = new Set(
          [...pane.querySelectorAll('thead button span')].filter(isCut).map((each) => `heading ${each.textContent}`),
        );
        for (let top = 0; top < pane.scrollHeight; top += pane.clientHeight / 2) {
          pane.scrollTop = top;
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          for (const row of pane.querySelectorAll('tbody tr[aria-rowindex]')) {
            [...row.children].forEach((cell, at) => {
              const title = headings[at] ?? '';
              if (titles.includes(title) && isCut(cell)) found.add(`${title}: ${cell.textContent.trim()}`);
            });
          }
        }
        return [...found];
        // Features may have several statuses, which are a list.
      },
      kind === 'statuses' ? [...short, 'Status'] : short,
    );
    expect(cut, kind).toEqual([]);
  }
});

/** Twelve incidents with more columns than a pane has room for. */
const INCIDENTS = [
  'id,title,start_date,place,type,injured,lat,lon,note,source,reported',
  ...Array.from(
    { length: 12 },
    (_, at) =>
      `INC-${at},Convoy ${at} stopped at the bridge,2022-09-1${at % 10},${at % 4 === 1 ? 'Goris' : 'Lachin'},blockade,${at},39.6,46.5,a long note on what happened,a paper,twice`,
  ),
].join('\n');

const UNDATED = 'INC-12,Convoy of no date,,Lachin,blockade,0,39.6,46.5,,,';

/** The table of these rows, on all days. */
async function openIncidents(viewport: { readonly width: number; readonly height: number }, more: object = {}) {
  const opened = await openAtlas(browser, { ...STILL, hash: '#v=1&view=table', viewport, ...more });
  const { page } = opened;
  await page
    .locator('.map')
    .first()
    .evaluate((element, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'incidents.csv'));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, INCIDENTS);
  await page.getByRole('button', { name: 'Add these rows' }).click();
  const mine = page.getByRole('region', { name: 'Your data' });
  await mine.getByRole('list', { name: 'Your layers' }).waitFor();
  await mine.getByRole('button', { name: 'Back to the text' }).first().click();
  await page.getByRole('button', { name: 'incidents', exact: true }).click();
  await page.getByRole('button', { name: /^Only (on|up to) / }).click();
  return opened;
}

test('The table opens with the rows of a layer just added, of what the card is of, and else with those that it had last', async () => {
  const { page, complaints, close } = await openAtlas(browser, {
    ...STILL,
    hash: '#v=1&select=brussels-2021-12-14',
    viewport: { width: 1440, height: 900 },
  });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const pressed = () => page.getByRole('group', { name: 'Rows' }).locator('[aria-pressed=true]').innerText();
  await press('Table');
  expect(await pressed()).toBe('Events');
  expect(await hashOf(page)).toContain('rows=events');
  // Back undoes it in one step.
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes('view=table') && !location.hash.includes('rows='));
  await page.goForward();
  await press('Statuses');
  await press('Back to the text');
  await press('Table');
  expect(await pressed()).toBe('Statuses');
  await press('Back to the text');
  await featureButton(page, 'margara-alican').dispatchEvent('click');
  await press('Table');
  expect(await pressed()).toBe('Features');
  await press('Back to the text');
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'incidents.csv'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, INCIDENTS);
  await press('Add these rows');
  await page.getByRole('list', { name: 'Your layers' }).waitFor();
  await press('Table');
  expect(await pressed()).toBe('incidents');
  expect(complaints).toEqual([]);
  await close();
});

test.each([
  [{ width: 1440, height: 900 }, ['Row', 'title']],
  [{ width: 1024, height: 768 }, ['Row', 'title']],
])(
  'At %j a table that is scrolled sideways keeps %j in view, and no cell with the keyboard behind them',
  async (viewport, names) => {
    const { page, complaints, close } = await openIncidents(viewport);
    const table = page.getByRole('grid', { name: /^incidents/ });
    await table.waitFor();
    const heads = table.getByRole('columnheader');
    expect((await heads.allInnerTexts()).slice(1, 3)).toEqual(names);
    await table.getByRole('rowheader').first().focus();
    await page.keyboard.press('End');
    /** Where the columns that stay end, whether what is drawn there is theirs, and where the cell with the keyboard begins and ends. */
    const look = () =>
      page.evaluate(() => {
        const pane = document.querySelector('.table-grid')?.getBoundingClientRect() as DOMRect;
        const row = document.activeElement?.closest('tr') as HTMLElement;
        const [last] = [...row.querySelectorAll('[role=rowheader]')].slice(-1);
        const edge = (last as Element).getBoundingClientRect();
        const cell = document.activeElement?.getBoundingClientRect() as DOMRect;
        const drawn = document.elementFromPoint(edge.right - 3, edge.top + edge.height / 2);
        const isName = document.activeElement?.getAttribute('role') === 'rowheader';
        return {
          isDrawn: drawn === last,
          isUncovered: isName || cell.left >= edge.right - 0.5,
          isInside: cell.right <= pane.right + 0.5 && cell.left >= pane.left,
          share: (edge.right - pane.left) / pane.width,
          title: last?.textContent,
        };
      });
    for (const key of [
      '',
      ...Array.from({ length: 12 }, () => 'ArrowLeft'),
      ...Array.from({ length: 12 }, () => 'ArrowRight'),
    ]) {
      if (key) await page.keyboard.press(key);
      const seen = await look();
      expect(seen, key).toMatchObject({
        isDrawn: true,
        isUncovered: true,
        isInside: true,
        title: 'Convoy 0 stopped at the bridge',
      });
      expect(seen.share).toBeLessThanOrEqual(0.401);
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

test.each([
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 844, height: 390 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
])(
  'At %j filters, the number of rows and Save are in view, its menu is whole, and what was saved covers neither',
  async (viewport) => {
    const { page, complaints, close } = await openIncidents(viewport, { acceptDownloads: true });
    const save = page.getByRole('button', { name: 'Save rows' });
    const count = page.locator('.table-view .count');
    const isSeen = (element: Element): boolean => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const at = (x: number): boolean => element.contains(document.elementFromPoint(x, (top + bottom) / 2));
      return at(left + 2) && at(right - 2);
    };
    expect(await count.innerText()).toBe('12 rows');
    const filter = page.getByRole('button', { name: /^Add a filter/ });
    const words = page.getByRole('searchbox', { name: 'Filter rows by words' });
    // Pressed without a pointer, which would bring it into view.
    for (const name of ['Features', 'incidents'])
      await page.getByRole('button', { name, exact: true }).evaluate((button: HTMLElement) => {
        button.click();
        document.querySelectorAll('.kinds, .bars').forEach((line) => (line.scrollLeft = 0));
      });
    await page.waitForFunction(() => document.querySelector('.table-view .count')?.textContent === '12 rows');
    // Whose rows these are is said by the pressed button: it is in view, though it is the last of its line.
    expect(await page.getByRole('button', { name: 'incidents', exact: true, pressed: true }).evaluate(isSeen)).toBe(
      true,
    );
    // Where there is height, no tool slides out of view.
    if (viewport.height > 500)
      for (const tool of await page.locator('.table-view .tools .tool').all())
        expect([await tool.innerText(), await tool.evaluate(isSeen)]).toEqual([await tool.innerText(), true]);
    // On a low screen the kinds of rows are in the same line, and words are beyond them.
    const pinned = [filter, count, save];
    const tools = viewport.height < 500 ? pinned : [...pinned, words];
    for (const each of tools) expect(await each.evaluate(isSeen)).toBe(true);
    // Also beside a number with more words, and where the line was scrolled to its end.
    await words.fill('goris');
    await page.waitForFunction(() => document.querySelector('.table-view .count')?.textContent === '3 of 12 rows');
    for (const each of tools) expect(await each.evaluate(isSeen)).toBe(true);
    await page.evaluate(() => document.querySelectorAll('.tools, .bars').forEach((line) => line.scrollBy(2000, 0)));
    for (const each of pinned) expect(await each.evaluate(isSeen)).toBe(true);
    await words.fill('');
    await page.waitForFunction(() => document.querySelector('.table-view .count')?.textContent === '12 rows');
    await save.click();
    const menu = page.getByRole('menu', { name: 'Save rows' });
    const edges = await menu.evaluate((element) => {
      const panel = element.parentElement as HTMLElement;
      const style = getComputedStyle(panel);
      const { left, top, right, bottom } = panel.getBoundingClientRect();
      const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      // On a low screen it scrolls within its edges.
      const isWhole = panel.scrollHeight <= panel.clientHeight || (innerHeight < 500 && style.overflowY === 'auto');
      return [style.borderWidth, style.borderRadius, isWhole, isInside];
    });
    expect(edges).toEqual(['1px', '12px', true, true]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      menu.getByRole('menuitem', { name: /^CSV of these columns/ }).click(),
    ]);
    const said = page.locator('.table-view [role=status].is-shown');
    expect(await said.innerText()).toBe(`${file.suggestedFilename()} saved.`);
    const [message, button] = [await said.boundingBox(), await save.boundingBox()];
    expect((message?.y ?? 0) - (button?.y ?? 0) - (button?.height ?? 0)).toBeGreaterThan(8);
    // A card says what a reader asks first.
    if (await page.getByRole('grid').isHidden()) {
      const card = await page
        .getByRole('list', { name: /^incidents/ })
        .getByRole('listitem')
        .first()
        .innerText();
      expect(card.split('\n').slice(0, 3)).toEqual([
        'Convoy 0 stopped at the bridge',
        'blockade · 10 Sep 2022',
        'place',
      ]);
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

test('On a phone, an address with rows that are gone leads to where they are added; what is said of filters and dates has the whole width', async () => {
  const { page, complaints, close } = await openAtlas(browser, {
    ...STILL,
    hash: '#v=1&date=2022-09-10&view=table&rows=own-data-gone',
    viewport: { width: 390, height: 844 },
  });
  await page.getByRole('region', { name: 'Table' }).getByRole('button', { name: 'Add data' }).click();
  await page
    .getByLabel('Files with data')
    .setInputFiles({ name: 'incidents.csv', mimeType: 'text/csv', buffer: Buffer.from(`${INCIDENTS}\n${UNDATED}`) });
  await page.getByRole('button', { name: 'Add these rows' }).click();
  const mine = page.getByRole('region', { name: 'Your data' });
  await mine.getByRole('list', { name: 'Your layers' }).waitFor();
  await mine.getByRole('button', { name: 'Back to the text' }).first().click();
  await page.getByRole('button', { name: 'incidents', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Filter rows by words' }).fill('o');
  const remarks = page.locator('.table-view header > p:not(.hidden, .print-only)');
  await page.getByText(/without a date: listed on all days/).waitFor();
  await page.getByText(/^Filters change these rows alone/).waitFor();
  const widths = await remarks.evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().width)));
  expect(widths).toEqual([390, 390]);
  expect(complaints).toEqual([]);
  await close();
});

test('The rows that a filter leaves become a layer with one press, on the map beside the first', async () => {
  const { page, complaints, close } = await openIncidents({ width: 1440, height: 900 });
  await page.getByRole('searchbox', { name: 'Filter rows by words' }).fill('goris');
  await page.getByRole('button', { name: 'Make a layer of these 3 rows' }).click();
  const mine = page.getByRole('region', { name: 'Your data' });
  await page.waitForFunction(() => document.querySelectorAll('[aria-label="Your layers"] > li').length === 2);
  await mine.getByText('incidents, with “goris”', { exact: true }).waitFor();
  await mine.getByText(/^3 features, all with dates/).waitFor();
  // It has a table of its own.
  await mine.getByRole('button', { name: 'Back to the text' }).first().click();
  await page.getByRole('button', { name: 'incidents, with “goris”', exact: true }).click();
  const table = page.getByRole('grid', { name: /^incidents, with “goris”, 3 rows/ });
  expect(await table.getByRole('rowheader', { name: /^Convoy/ }).allInnerTexts()).toEqual(
    [1, 5, 9].map((at) => `Convoy ${at} stopped at the bridge`),
  );
  expect(complaints).toEqual([]);
  await close();
});

test('An address with a frame lists the same rows on a screen of another shape, and says so; the map does not change them', async () => {
  const wide = await openAtlas(browser, {
    ...STILL,
    hash: '#v=1&view=table&rows=features&days=all&map=9.00/39.6000/46.5000',
    viewport: { width: 1440, height: 900 },
  });
  const rowsOf = async (page: Page) => (await page.getByRole('grid').getByRole('rowheader').allInnerTexts()).sort();
  await wide.page.getByRole('button', { name: 'In the map’s frame' }).click();
  await wide.page.getByRole('grid', { name: /in the map’s frame$/ }).waitFor();
  await wide.page.getByRole('button', { name: 'Share', exact: true }).click();
  await wide.page.waitForFunction(() => /inframe=4\d\.\d+,3\d\.\d+,4\d\.\d+,\d/.test(location.hash));
  const [hash, rows] = [await hashOf(wide.page), await rowsOf(wide.page)];
  expect(rows.length).toBeGreaterThan(3);
  await wide.close();
  const other = await openAtlas(browser, { ...STILL, hash, viewport: { width: 1024, height: 1000 } });
  await other.page.getByRole('button', { name: /^Remove the filter In the frame west 4/ }).waitFor();
  expect(await rowsOf(other.page)).toEqual(rows);
  await other.page.getByRole('button', { name: 'Zoom out' }).click();
  await settled(other.page, 'static');
  expect(await rowsOf(other.page)).toEqual(rows);
  expect(other.complaints).toEqual([]);
  await other.close();
});

test('where kinds of rows are more than the line holds, a sign at its end says so and leads there', async () => {
  const { page, close } = await openAtlas(browser, {
    ...STILL,
    viewport: { width: 390, height: 844 },
    hash: '#v=1&date=2023-05-01&view=table&rows=sources',
  });
  const kinds = page.getByRole('group', { name: 'Rows' });
  const [before, after] = [kinds.locator('.more.is-before'), kinds.locator('.more:not(.is-before)')];
  // The chosen kind is in view as a whole, below no sign.
  const chosen = kinds.locator('[aria-pressed=true]');
  await expect.poll(() => before.isVisible()).toBe(true);
  expect(await after.isVisible()).toBe(false);
  const [line, pressed, sign] = [
    (await kinds.boundingBox())!,
    (await chosen.boundingBox())!,
    (await before.boundingBox())!,
  ];
  expect(sign.x).toBeLessThan(line.x + 2);
  expect(pressed.x).toBeGreaterThanOrEqual(sign.x + sign.width);
  expect(pressed.x + pressed.width).toBeLessThanOrEqual(line.x + line.width);
  for (const at of [before, after]) {
    const isLeft = (): Promise<boolean> =>
      kinds.evaluate(
        ({ scrollLeft, clientWidth, scrollWidth }, isBefore) =>
          isBefore ? scrollLeft > 1 : scrollLeft + clientWidth < scrollWidth - 1,
        at === before,
      );
    for (let press = 0; press < 4 && (await isLeft()); press++) {
      const x = await kinds.evaluate((each) => each.scrollLeft);
      await at.click();
      await expect.poll(() => kinds.evaluate((each) => each.scrollLeft)).not.toBe(x);
      // The sign follows the line a frame later: pressed before, it would go under the press.
      await expect.poll(async () => (await at.isVisible()) === (await isLeft())).toBe(true);
    }
    expect(await isLeft()).toBe(false);
    expect(await at.isVisible()).toBe(false);
  }
  await close();
});

test('Rows of another kind are seen from their first column on, however far the others were scrolled', async () => {
  const { page, close } = await openAtlas(browser, {
    ...STILL,
    viewport: { width: 1000, height: 800 },
    hash: '#v=1&date=2023-05-01&view=table&rows=statuses',
  });
  const grid = page.getByRole('grid');
  const scrolled = (): Promise<number> =>
    grid.evaluate((table) => {
      let element: Element | null = table;
      while (element && element.scrollWidth <= element.clientWidth + 1) element = element.parentElement;
      return element?.scrollLeft ?? 0;
    });
  await grid.getByRole('columnheader').first().hover();
  await page.mouse.wheel(600, 0);
  await expect.poll(scrolled).toBeGreaterThan(100);
  await page
    .getByRole('group', { name: 'Rows' })
    .getByRole('button', { name: /^Events/ })
    .click();
  await grid.getByRole('columnheader', { name: /^When/ }).waitFor();
  await expect.poll(scrolled).toBe(0);
  await close();
});
