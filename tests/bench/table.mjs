/** The table with 100,000 rows of a reader's own: the longest task of the page's main thread while they are scrolled, sorted and filtered. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from '../helpers/browser.mjs';
import { ms, VIEWPORT } from './measures.mjs';

const ROWS = 100_000;
const PATIENCE = 60_000;
/** Most milliseconds that a task may take. */
const MOST = 100;
/** Steps in which the rows are scrolled from the first to the last. */
const STEPS = 60;

/** A file of 100,000 dated points with texts, numbers and dates in no order. */
function rowsFile() {
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const mixed = (at * 7919) % ROWS;
    const day = new Date(Date.UTC(2021, 0, 1) + (mixed % 1200) * 86_400_000).toISOString().slice(0, 10);
    const properties = {
      name: `Incident ${mixed}`,
      kind: ['raid', 'mine', 'blockade'][mixed % 3],
      injured: mixed % 97,
      start_date: day,
      end_date: day,
      note: `Reported ${at % 13} times, by ${at % 7} papers`,
    };
    const coordinates = [44 + (mixed % 6000) / 1000, 38.5 + ((mixed * 13) % 3000) / 1000];
    return JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } });
  });
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}`;
}

/** In the page: notes the tasks over 50 ms; `window.longest()` waits until the rows are found, and gives the longest since the last call. */
function watchTasks() {
  const found = [];
  const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  let since = performance.now();
  window.longest = async () => {
    for (let quiet = 0; quiet < 10;) {
      await rest(50);
      quiet = document.querySelector('.table-view .count')?.textContent.startsWith('Working') ? 0 : quiet + 1;
    }
    found.push(...observer.takeRecords());
    const longest = Math.max(0, ...found.filter((each) => each.startTime >= since).map(({ duration }) => duration));
    since = performance.now();
    return longest;
  };
}

/** In the page: scrolls the rows from the first to the last, a step a frame. */
async function scrollRows(steps) {
  const scroller = document.querySelector('.table-grid');
  for (let step = 0; step <= steps; step++) {
    scroller.scrollTop = (step / steps) * scroller.scrollHeight;
    await new Promise((done) => requestAnimationFrame(done));
  }
}

/** The longest task of each: scrolling, sorting by each column, filtering by words, by a value, by days and by the map's frame. */
export async function measureTable(server, folder, args) {
  console.log('Scrolling, sorting and filtering 100,000 rows …');
  const file = join(folder, 'rows.geojson');
  await writeFile(file, rowsFile());
  const browser = await launch({ args });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(PATIENCE);
    const button = (name) => page.getByRole('button', { name, exact: true });
    const mapReady = () => page.waitForFunction(() => document.documentElement.dataset.map === 'ready');
    await page.goto(server.url);
    await mapReady();
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Add data' }).click();
    await page.getByLabel('Files with data').setInputFiles(file);
    await page.getByRole('list', { name: 'Your layers' }).waitFor();
    await mapReady();
    await button('Table').click();
    await button('rows').click();
    await page.locator('[role=grid][aria-rowcount]').waitFor();
    await page.evaluate(watchTasks);
    await page.getByRole('button', { name: /^Only on / }).click();
    await page.locator(`[role=grid][aria-rowcount="${ROWS + 1}"]`).waitFor();
    const longest = () => page.evaluate('window.longest()');
    const results = { scroll: [], sort: [], filter: [] };
    await longest();
    await page.evaluate(scrollRows, STEPS);
    results.scroll.push(await longest());
    for (const column of ['name', 'kind', 'injured', 'From', 'note']) {
      for (let turn = 0; turn < 2; turn++) {
        await page.getByRole('columnheader', { name: column, exact: true }).getByRole('button').first().click();
        results.sort.push(await longest());
      }
    }
    const words = page.getByLabel('Filter rows by words');
    for (const text of ['i', 'in', 'inc', 'incident 9', 'reported 7', '']) {
      await words.fill(text);
      results.filter.push(await longest());
    }
    await button('Add a filter').click();
    await page.getByRole('dialog', { name: 'Filters' }).getByRole('button', { name: 'kind', exact: true }).click();
    await page.getByRole('checkbox', { name: /^raid/ }).click();
    results.filter.push(await longest());
    await page.keyboard.press('Escape');
    for (const name of ['In the map’s frame', /^Only on /, /^Only on /]) {
      await page.getByRole('button', { name }).click();
      results.filter.push(await longest());
    }
    return Object.fromEntries(Object.entries(results).map(([name, tasks]) => [name, Math.max(...tasks)]));
  } finally {
    await browser.close();
  }
}

/** The rows of the bench's table. */
export function tableRows(measured) {
  return ['scroll', 'sort', 'filter'].map((name) => [
    `table of 100,000 own rows: ${name}: longest task`,
    measured[name] === 0 ? 'none over 50 ms' : ms(measured[name]),
    '–',
    '–',
    `≤ ${MOST} ms`,
    measured[name] <= MOST,
  ]);
}
