/**
 * `npm run bench`: the atlas against a bare MapLibre page, both built and served alike, in one interleaved run. Each visit
 * gets a browser of its own with an empty profile. Prints a table; never fails because something is slow.
 *
 *   --rounds N    visits per page, 7 unless told
 *   --json FILE   all figures, with the requests of every visit
 *   --dist DIR    measure this build instead of building into dist/; rows of what it cannot do are left out
 *   --play N      seconds that time plays while long tasks and memory are watched, 60 unless told; 0 leaves it out
 *   --flags LIST  more browser flags, to find a cause; such figures compare with no others
 *   --own         instead of all that: what a reader brings along, a hundred thousand features and rows of the table, a million points, a
 *                 file of 50 MB
 *   --content N   instead of all that: what grows with the content, of an atlas N times as large against this one; several as 4,16
 *   --before DIR  with --content: measures another checkout too, with its own content; what takes it more than a minute is ended
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, runnerImport } from 'vite';
import { launch } from '../helpers/browser.mjs';
import { serve } from '../helpers/serve.mjs';
import { measureGrowth } from './growth.mjs';
import {
  changeDates,
  CHANGES,
  kb,
  longestTask,
  median,
  ms,
  percentile,
  printTable,
  typeWords,
  VIEWPORT,
  WORDS,
} from './measures.mjs';
import { measureTable, tableRows } from './table.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BARE = fileURLToPath(new URL('./bare', import.meta.url));
const OWN = fileURLToPath(new URL('./own', import.meta.url));
/** Days between two changes with the reader's own features: so many that the atlas changes too, and one, with which it seldom does. */
const OWN_STEP = 17;
const OWN_DAY = 1;
/** Letters of the copy that is opened, and how often it is. */
const COPY_LETTERS = 300_000;
const COPIES = 3;
/** Rounds, the last ones, that also change dates: each change is a sample of its own. */
const DATED_ROUNDS = 2;
/** Milliseconds after the world's base map was fetched in which tasks of the page count as caused by its arrival. */
const ARRIVAL_MS = 2000;
const PATIENCE = 60_000;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    json: { type: 'string' },
    dist: { type: 'string' },
    flags: { type: 'string', default: '' },
    play: { type: 'string', default: '60' },
    content: { type: 'string' },
    before: { type: 'string' },
    own: { type: 'boolean', default: false },
  },
});
if (options.content) {
  await measureGrowth(ROOT, options.content.split(',').map(Number), options.before && resolve(options.before));
  process.exit();
}
if (options.own) {
  await measureOwnAlone();
  process.exit();
}
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');

const temp = await mkdtemp(join(tmpdir(), 'atlas-bench-'));
const ownDist = await mkdtemp(join(tmpdir(), 'atlas-bench-own-'));
const servers = [];
try {
  const dist = await buildAtlas();
  await buildBare(temp);
  await buildOwn(ownDist);
  const atlas = await serve(dist, { quality: 11 });
  servers.push(atlas);
  // The atlas brings its policy in a meta tag; both get it as a header, so that neither has it easier.
  const csp = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(atlas.files.get('/index.html').raw)?.[1];
  const pages = {
    atlas: csp ? await replaceServer(atlas, dist, csp) : atlas,
    bare: await start(temp, csp),
  };
  const visits = { atlas: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    // Turn about, so that neither page always goes first.
    for (const name of round % 2 === 0 ? ['bare', 'atlas'] : ['atlas', 'bare']) {
      const visit = await measure(pages[name], {
        dates: name === 'atlas' && round >= rounds - DATED_ROUNDS,
        trace: round === rounds - 1,
      });
      visits[name].push(visit);
      console.log(`  ${round + 1}/${rounds} ${name.padEnd(5)} paint ${ms(visit.paint)}, ready ${ms(visit.ready)}`);
    }
  }
  const brought = await measureBrought(pages.atlas, await start(ownDist), temp);
  const played = Number(options.play) > 0 ? await measurePlay(pages.atlas, Number(options.play)) : null;
  const read = await measureReading(pages.atlas);
  report(visits, pages.atlas.files, brought, played, read);
  if (options.json) {
    await writeFile(
      options.json,
      `${JSON.stringify({ when: new Date().toISOString(), rounds, visits, ...brought, played, read }, null, 2)}\n`,
    );
  }
} finally {
  await Promise.all(servers.map((server) => server.close()));
  await rm(temp, { recursive: true, force: true });
  await rm(ownDist, { recursive: true, force: true });
}

/** Only the rows of what a reader brings along. */
async function measureOwnAlone() {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-bench-own-'));
  const alone = [];
  try {
    const atlas = await serve(await buildAtlas(), { quality: 4 });
    alone.push(atlas);
    await buildOwn(join(folder, 'page'));
    const page = await serve(join(folder, 'page'), { quality: 4 });
    alone.push(page);
    const brought = await measureBrought(atlas, page, folder);
    printTable([['what', 'atlas', 'bare', 'ratio', 'target', 'met'], ...withYes(ownRows(brought))]);
    tellMissing(brought);
  } finally {
    await Promise.all(alone.map((server) => server.close()));
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is measured of a build that reads a reader's own data; a build that is older than that or than the table has no such rows. */
async function measureBrought(atlas, page, folder) {
  const scripts = [...atlas.files].flatMap(([path, { raw }]) => (path.endsWith('.js') ? [raw.toString()] : []));
  const has = (words) => scripts.some((script) => script.includes(words));
  if (!has('Files with data')) return { missing: 'It reads no data of a reader’s own, and has no rows of these.' };
  return {
    none: await measureOwn(page, 0, OWN_STEP),
    own: await measureOwn(page, 100_000, OWN_STEP),
    ownDays: await measureOwn(page, 100_000, OWN_DAY),
    towns: await measureOwn(page, 100_000, OWN_STEP, 2_000),
    million: await measureOwn(page, 1_000_000, OWN_STEP),
    millionDays: await measureOwn(page, 1_000_000, OWN_DAY),
    imported: await measureImport(atlas, folder),
    ...(has('Filter rows by words')
      ? { table: await measureTable(atlas, folder, options.flags.split(' ').filter(Boolean)) }
      : { missing: 'It has no table, and no rows of it.' }),
  };
}

/** Says which rows a build leaves out. */
function tellMissing({ missing }) {
  if (missing) console.log(`\nLeft out of this build: ${missing}`);
}

/** Rows as they are printed: whether a target is met in words. */
function withYes(rows) {
  return rows.map((row) => [
    ...row.slice(0, 5),
    typeof row[5] === 'boolean' ? (row[5] ? 'yes' : 'NO') : (row[5] ?? ''),
  ]);
}

async function buildAtlas() {
  if (options.dist) return resolve(options.dist);
  console.log('Building the atlas into dist/ …');
  await build({ root: ROOT, configLoader: 'runner', logLevel: 'warn' });
  return join(ROOT, 'dist');
}

async function buildBare(outDir) {
  console.log('Building the bare page …');
  await build({
    root: BARE,
    configFile: false,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
}

/** The page with generated features of a reader's own: the atlas's map and content, without the page around them. */
async function buildOwn(outDir) {
  console.log('Building the page with 100,000 own features …');
  const load = async (path) =>
    (await runnerImport(join(ROOT, path), { root: ROOT, configFile: false, logLevel: 'error' })).module;
  const { geodata } = await load('src/content/vitePlugin.ts');
  const { fonts } = await load('src/build/fonts.ts');
  const { mapEngine } = await load('src/build/mapEngine.ts');
  await build({
    root: ROOT,
    configFile: false,
    base: './',
    logLevel: 'error',
    plugins: [geodata(), fonts(), mapEngine()],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: join(OWN, 'index.html') },
    },
  });
}

async function start(folder, csp) {
  const server = await serve(folder, { csp, quality: 11 });
  servers.push(server);
  return server;
}

async function replaceServer(server, folder, csp) {
  await server.close();
  servers.splice(servers.indexOf(server), 1);
  return start(folder, csp);
}

/** One visit with a new browser. */
async function measure(server, { dates, trace }) {
  const browser = await launch({ args: options.flags.split(' ').filter(Boolean) });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(PATIENCE);
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.addInitScript(watch);
    server.reset();
    await page.goto(server.url, { waitUntil: 'commit' });
    const ready = await withPatience(page.evaluate('window.__bench.ready'), faults);
    const sent = server.bytes();
    const paint = await withPatience(page.evaluate('window.__bench.paint'), faults);
    const requests = await page.evaluate(listRequests);
    const shift = await page.evaluate(() => window.__bench.shifts.reduce((sum, { value }) => sum + value, 0));
    const visit = { paint, shift, ready: ready.at, state: ready.state, sent, requests, faults };
    if (ready.state !== 'ready') throw new Error(`The map ended as "${ready.state}". ${faults.join('; ')}`);
    const early = requests.filter((request) => request.end <= paint);
    const size = (list) => list.reduce((sum, request) => sum + request.bytes, 0);
    visit.beforePaint = size(early.filter((request) => ['document', 'style', 'font'].includes(request.kind)));
    visit.scriptsBeforePaint = size(early.filter((request) => request.kind === 'script'));
    visit.fontsBeforePaint = size(early.filter((request) => request.kind === 'font'));
    visit.fonts = size(requests.filter((request) => request.kind === 'font'));
    if (dates) visit.arrival = await page.evaluate(watchArrival, ARRIVAL_MS);
    if (dates) visit.dates = await measureDates(browser, page, trace);
    return visit;
  } finally {
    await browser.close();
  }
}

/** Date changes with so many of the reader's own features at so many places: main thread, and until the map has settled. */
async function measureOwn(server, count, days, places = count) {
  const browser = await launch({ args: options.flags.split(' ').filter(Boolean) });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`${server.url}tests/bench/own/index.html?points=${count}&places=${places}`);
    await page.waitForFunction(() => document.documentElement.dataset.map === 'ready' && window.changeDay);
    return await page.evaluate(
      async ([changes, step]) => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        const measured = [];
        for (let at = 1; at <= changes; at++) {
          // From rest: the picture of the change before may still be on its way to the screen.
          for (let rest = 0; rest < 3; rest++) await frame();
          await new Promise((done) => setTimeout(done));
          const start = performance.now();
          const { main, count } = window.changeDay(at * step);
          while (document.documentElement.dataset.map !== 'ready' && performance.now() - start < 20_000) await frame();
          measured.push({ main, count, settled: performance.now() - start });
        }
        return measured;
      },
      [CHANGES, days],
    );
  } finally {
    await browser.close();
  }
}

/** A file of 50 MB is added: the longest task of the page's main thread, and the time until its features are on the map. */
async function measureImport(server, folder) {
  const file = join(folder, 'large.geojson');
  await writeFile(file, largeGeojson(50_000_000));
  const browser = await launch({ args: options.flags.split(' ').filter(Boolean) });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(server.url);
    await page.waitForFunction(() => document.documentElement.dataset.map === 'ready');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Add data' }).click();
    await page.getByLabel('Files with data').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      window.tasks = [];
      new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((each) => each.duration))).observe({
        type: 'longtask',
      });
    });
    const start = performance.now();
    await page.getByLabel('Files with data').setInputFiles(file);
    await page.getByRole('list', { name: 'Your layers' }).waitFor({ timeout: 120_000 });
    const read = performance.now() - start;
    await page.waitForFunction(() => document.documentElement.dataset.map === 'ready', null, { timeout: 120_000 });
    const tasks = await page.evaluate(() => window.tasks);
    return { read, drawn: performance.now() - start, longest: Math.max(0, ...tasks) };
  } finally {
    await browser.close();
  }
}

/** GeoJSON of about so many bytes: dated points with some properties. */
function largeGeojson(bytes) {
  const lines = [];
  for (let at = 0, size = 0; size < bytes; at++) {
    const day = new Date(Date.UTC(2021, 0, 1) + (at % 900) * 86_400_000).toISOString().slice(0, 10);
    const properties = {
      id: at,
      name: `Incident ${at}`,
      kind: ['raid', 'mine', 'blockade'][at % 3],
      start_date: day,
      end_date: day,
      note: 'n'.repeat(120),
    };
    const coordinates = [44 + ((at * 7919) % 60_000) / 10_000, 38.5 + ((at * 104_729) % 30_000) / 10_000];
    lines.push(JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } }));
    size += lines.at(-1).length + 2;
  }
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}`;
}

/** The rows of what a reader brings along. */
function ownRows({ none, own, ownDays, towns, million, millionDays, imported, table }) {
  if (!own) return [];
  const settledOf = (measured) => median(measured.map(({ settled }) => settled));
  const rowsOf = (title, measured, mostSettled) => {
    const [mains, settled, counts] = ['main', 'settled', 'count'].map((name) => measured.map((each) => each[name]));
    return [
      [`date change, ${title}, median`, ms(median(mains), 1), '–', '–', '≤ 5 ms', median(mains) <= 5],
      [
        '  until settled, median',
        ms(median(settled)),
        '–',
        '–',
        mostSettled ? `≤ ${mostSettled} ms` : '–',
        mostSettled ? median(settled) <= mostSettled : null,
      ],
      ['  features that hold, least and most', `${Math.min(...counts)}–${Math.max(...counts)}`, '–', '–', '–', null],
    ];
  };
  const fromDayToDay = (measured, most) => [
    '  the same from one day to the next',
    ms(settledOf(measured)),
    '–',
    '–',
    most ? `≤ ${most} ms` : '–',
    most ? settledOf(measured) <= most : null,
  ];
  return [
    ['date change, no own features, until settled', ms(settledOf(none)), '–', '–', '–', null],
    ...rowsOf('100,000 own features', own, 100),
    fromDayToDay(ownDays, 100),
    ...rowsOf('100,000 own features at 2,000 places', towns, 100),
    // How long a picture of a million points takes is the graphics card's affair; the bench draws in software.
    ...rowsOf('1,000,000 own points', million, null),
    fromDayToDay(millionDays, null),
    ['50 MB of GeoJSON added, longest task', ms(imported.longest), '–', '–', '≤ 100 ms', imported.longest <= 100],
    ['  until listed, until drawn', `${ms(imported.read)}, ${ms(imported.drawn)}`, '–', '–', '–', null],
    ...(table ? tableRows(table) : []),
  ];
}

/** Time plays from the start of the axis's dense part: long tasks, dates shown, and memory before and after, both swept. */
async function measurePlay(server, seconds) {
  console.log(`Playing for ${seconds} s …`);
  const browser = await launch({ args: options.flags.split(' ').filter(Boolean) });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(PATIENCE);
    await page.addInitScript(watch);
    await page.goto(server.url);
    await page.evaluate('window.__bench.ready');
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    const heap = async () => {
      await client.send('HeapProfiler.collectGarbage');
      const { metrics } = await client.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
    };
    await page.evaluate(() => {
      window.__long = [];
      new PerformanceObserver((list) =>
        window.__long.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({
        type: 'longtask',
      });
      window.__days = new Set();
      new MutationObserver(() =>
        window.__days.add(document.querySelector('[role=slider][aria-label=Date]')?.getAttribute('aria-valuenow')),
      ).observe(document.querySelector('[role=slider][aria-label=Date]'), { attributes: true });
    });
    const play = page.getByRole('button', { name: 'Play', exact: true });
    const rest = async () => {
      const pause = page.getByRole('button', { name: 'Pause', exact: true });
      if (await pause.count()) await pause.click();
      await page.waitForFunction(() => document.documentElement.dataset.map === 'ready');
    };
    // Through everything first: what is made on first use, the base map of the world with it, is no growth.
    for (const name of ['All venues', 'Whole region']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.waitForFunction(() => document.documentElement.dataset.map === 'ready');
    }
    // From the end time starts anew at the beginning: every run is as long as it says.
    const fromTheEnd = async () => {
      await page.getByRole('slider', { name: 'Date', exact: true }).press('End');
      await page.waitForFunction(() => document.documentElement.dataset.map === 'ready');
      await play.click();
    };
    // Once as it is played below, not faster: what is made on first use would else pass for growth.
    await fromTheEnd();
    await page.waitForTimeout(seconds * 1000);
    await rest();
    const before = await heap();
    await page.evaluate(() => {
      window.__long.length = 0;
      window.__days.clear();
    });
    await fromTheEnd();
    await page.waitForTimeout(seconds * 1000);
    await rest();
    const after = await heap();
    const { long, days } = await page.evaluate(() => ({ long: window.__long, days: window.__days.size }));
    return { seconds, long, days, before, after };
  } finally {
    await browser.close();
  }
}

/** A copy of 300,000 characters opened a few times, and what is typed into the search. */
async function measureReading(server) {
  console.log('Opening a copy, and searching …');
  const text = await longCopy();
  const browser = await launch({ args: options.flags.split(' ').filter(Boolean) });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(server.url);
    await page.waitForFunction(() => document.documentElement.dataset.map === 'ready');
    await page.evaluate(() => {
      const long = [];
      new PerformanceObserver((list) => long.push(...list.getEntries())).observe({ type: 'longtask' });
      let start = 0;
      addEventListener('change', ({ target }) => target.type === 'file' && (start = performance.now()), {
        capture: true,
      });
      window.__placed = () =>
        new Promise((done) => {
          const look = () => {
            if (start === 0 || document.querySelector('.copy').dataset.copy !== 'open') return;
            const at = performance.now() - start;
            // Tasks of the reading itself: what is drawn once it has ended is the reader's page.
            const busy = long.filter((task) => task.startTime >= start && task.startTime + task.duration <= start + at);
            observer.disconnect();
            done({ at, longest: Math.max(0, ...busy.map(({ duration }) => duration)) });
            start = 0;
          };
          const observer = new MutationObserver(look);
          observer.observe(document.querySelector('.reader'), { subtree: true, childList: true, attributes: true });
        });
    });
    const copies = [];
    for (let at = 0; at < COPIES; at++) {
      const placed = page.evaluate('window.__placed()');
      await page
        .locator('.copy input[type=file]')
        .setInputFiles({ name: 'copy.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
      copies.push(await placed);
    }
    const found = await page.locator('.copy summary').innerText();
    await page
      .getByRole('combobox', { name: /Search/ })
      .first()
      .fill('x');
    await page.getByRole('status').filter({ hasText: /found/i }).first().waitFor({ state: 'attached' });
    const keys = await page.evaluate(typeWords, WORDS);
    return { letters: text.length, copies, found, keys };
  } finally {
    await browser.close();
  }
}

/** A text of 300,000 characters: the anchors of the digest among invented words. */
async function longCopy() {
  const { anchorParagraphs } = (
    await runnerImport(join(ROOT, 'tests/fixtures/anchorCopy.ts'), { root: ROOT, configFile: false, logLevel: 'error' })
  ).module;
  const paragraphs = anchorParagraphs();
  const words = paragraphs.flatMap((paragraph) => paragraph.split(' '));
  const room = Math.ceil((COPY_LETTERS - paragraphs.join('').length) / paragraphs.length);
  let seed = 7;
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
  return paragraphs
    .map((paragraph) => {
      let filler = '';
      while (filler.length < room) filler += `${words[next() % words.length]} `;
      return `${paragraph}\n\n${filler.trim()}.`;
    })
    .join('\n\n');
}

async function withPatience(promise, faults) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Not ready after ${PATIENCE / 1000} s. ${faults.join('; ')}`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** In the page, before anything else: notes the first paint and when `html[data-map]` comes to an end state. */
function watch() {
  const ready = new Promise((done) => {
    const look = () => {
      const state = document.documentElement?.dataset.map;
      if (['ready', 'static', 'failed'].includes(state)) done({ state, at: performance.now() });
    };
    // The document: its element may not be there yet.
    new MutationObserver(look).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-map'] });
  });
  const paint = new Promise((done) => {
    new PerformanceObserver((list) => {
      const entry = list.getEntriesByName('first-contentful-paint')[0];
      if (entry) done(entry.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
  const long = [];
  new PerformanceObserver((list) => long.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({
    type: 'layout-shift',
    buffered: true,
  });
  window.__bench = { ready, paint, long, shifts };
}

/** In the page: the longest task over 50 ms since the fetch of the world's base map began, 0 if there was none; null if it never came. */
async function watchArrival(milliseconds) {
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  const find = () => performance.getEntriesByType('resource').find(({ name }) => /\/world-[^/]*\.geojson$/.test(name));
  for (let turn = 0; turn < 100 && !find(); turn++) await rest(100);
  const fetched = find();
  if (!fetched) return null;
  await rest(milliseconds);
  const since = window.__bench.long.filter((task) => task.startTime + task.duration > fetched.startTime);
  return Math.max(0, ...since.map(({ duration }) => duration));
}

/** In the page: every request with kind, start, end and body size. */
function listRequests() {
  const kindOf = ({ name }) => {
    const end = /\.(\w+)(?:\?.*)?$/.exec(new URL(name).pathname)?.[1] ?? 'html';
    return { html: 'document', css: 'style', woff2: 'font', js: 'script', mjs: 'script' }[end] ?? 'other';
  };
  return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter((entry) => entry.name.startsWith('http'))
    .map((entry) => ({
      path: new URL(entry.name).pathname,
      kind: kindOf(entry),
      by: entry.initiatorType,
      blocking: entry.renderBlockingStatus,
      start: entry.startTime,
      end: entry.responseEnd,
      bytes: entry.encodedBodySize,
    }));
}

/** Date changes by keyboard on the slider named "Date", then traced if asked; null where the page has none. */
async function measureDates(browser, page, trace) {
  const slider = page.getByRole('slider', { name: 'Date', exact: true });
  if ((await slider.count()) === 0) return null;
  await slider.first().focus();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const busy = async () =>
    (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  const before = await busy();
  const changes = await page.evaluate(changeDates, CHANGES);
  const total = ((await busy()) - before) / CHANGES;
  if (!trace) return { changes, total };
  // Once more under the tracer, whose cost stays out of the figures above.
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline'] });
  await page.evaluate(changeDates, CHANGES);
  const longest = longestTask(JSON.parse((await browser.stopTracing()).toString()).traceEvents);
  return { changes, total, longest };
}

function report({ atlas, bare }, files, brought, played, read) {
  const of = (visits, key) => median(visits.map((visit) => visit[key]));
  const bareReady = of(bare, 'ready');
  const bareBytes = median(bare.map((visit) => visit.sent.total));
  const paint = of(atlas, 'paint');
  const ready = of(atlas, 'ready');
  const early = of(atlas, 'beforePaint');
  const bytes = median(atlas.map((visit) => visit.sent.total));
  const times = (value) => `${value.toFixed(2)}×`;
  const rows = [
    ['what', 'atlas', 'bare', 'ratio', 'target', 'met'],
    [
      'first contentful paint / bare map load',
      ms(paint),
      ms(bareReady),
      times(paint / bareReady),
      '≤ 0.35×',
      paint <= 0.35 * bareReady,
    ],
    [
      'first contentful paint, each page’s own',
      ms(paint),
      ms(of(bare, 'paint')),
      times(paint / of(bare, 'paint')),
      '–',
      null,
    ],
    ['map ready', ms(ready), ms(bareReady), times(ready / bareReady), '≤ 1.5× (aim 1.25)', ready <= 1.5 * bareReady],
    ['bytes before first paint', kb(early), kb(of(bare, 'beforePaint')), '–', '≤ 90 kB', early <= 90_000],
    [
      '  of which fonts (all fonts until ready)',
      `${kb(of(atlas, 'fontsBeforePaint'))} (${kb(of(atlas, 'fonts'))})`,
      '–',
      '–',
      '–',
      null,
    ],
    [
      '  scripts that also came before it',
      kb(of(atlas, 'scriptsBeforePaint')),
      kb(of(bare, 'scriptsBeforePaint')),
      '–',
      '–',
      null,
    ],
    [
      'bytes until ready',
      kb(bytes),
      kb(bareBytes),
      times(bytes / bareBytes),
      '≤ 1.9× (aim 1.6)',
      bytes <= 1.9 * bareBytes,
    ],
  ];
  const shift = of(atlas, 'shift');
  rows.push([
    'layout shift until ready (CLS)',
    shift.toFixed(3),
    of(bare, 'shift').toFixed(3),
    '–',
    '≤ 0.05',
    shift <= 0.05,
  ]);
  const dated = atlas.filter((visit) => visit.dates);
  const changes = dated.flatMap((visit) => visit.dates.changes);
  if (changes.length > 0) {
    const main = changes.map((change) => change.main);
    const frames = changes.map((change) => change.frames);
    rows.push(
      ['date change, handler and effects, median', ms(median(main), 1), '–', '–', '≤ 4 ms', median(main) <= 4],
      ['  p95', ms(percentile(main, 0.95), 1), '–', '–', '–', null],
      [
        '  main thread in all until settled',
        ms(median(dated.map((visit) => visit.dates.total)), 1),
        '–',
        '–',
        '–',
        null,
      ],
      ['  longest task (traced, last round)', ms(dated.at(-1).dates.longest, 1), '–', '–', '–', null],
      [
        '  frames to picture, p95 (median)',
        `${percentile(frames, 0.95)} (${median(frames)})`,
        '–',
        '–',
        '≤ 2',
        percentile(frames, 0.95) <= 2,
      ],
      ['  time to picture, median', ms(median(changes.map((change) => change.settled))), '–', '–', '–', null],
    );
  }
  const arrivals = dated.map((visit) => visit.arrival).filter((arrival) => arrival !== null && arrival !== undefined);
  if (arrivals.length > 0) {
    const longest = Math.max(...arrivals);
    rows.push([
      'arrival of the world, longest task',
      longest ? ms(longest) : 'none over 50 ms',
      '–',
      '–',
      '≤ 50 ms',
      longest <= 50,
    ]);
  }
  rows.push(...ownRows(brought));
  if (played) {
    const growth = played.after / played.before - 1;
    const longest = Math.max(0, ...played.long);
    rows.push(
      [
        `played ${played.seconds} s, longest task`,
        longest === 0 ? 'none over 50 ms' : ms(longest),
        '–',
        '–',
        '≤ 50 ms',
        longest <= 50,
      ],
      ['  tasks over 50 ms', String(played.long.length), '–', '–', '0', played.long.length === 0],
      ['  dates shown', String(played.days), '–', '–', '–', null],
      ['  memory after, against before', `${(growth * 100).toFixed(1)} %`, '–', '–', '≤ 5 %', growth <= 0.05],
    );
  }
  const opened = median(read.copies.map(({ at }) => at));
  const busiest = Math.max(...read.copies.map(({ longest }) => longest));
  const key = median(read.keys);
  rows.push(
    [
      `own copy, ${Math.round(read.letters / 1000)},000 characters, until placed`,
      ms(opened),
      '–',
      '–',
      '≤ 1500 ms',
      opened <= 1500,
    ],
    ['  longest task of the page meanwhile', busiest ? ms(busiest) : 'none over 50 ms', '–', '–', '–', null],
    ['search, a keystroke, handler and results, median', ms(key, 1), '–', '–', '≤ 8 ms', key <= 8],
    ['  p95', ms(percentile(read.keys, 0.95), 1), '–', '–', '–', null],
  );
  console.log(
    `\nMedians of ${atlas.length}. ${VIEWPORT.width} × ${VIEWPORT.height}, software WebGL, brotli 11, loopback.\n`,
  );
  printTable(withYes(rows));
  tellMissing(brought);
  if (changes.length === 0) console.log('\nDate change: not measured, the page has no slider named "Date".');
  else if (!changes.every((change) => change.moved && change.touched)) {
    const still = changes.filter((change) => !change.moved).length;
    const untouched = changes.filter((change) => !change.touched).length;
    console.log(`\nDate change: of ${changes.length} key presses ${still} moved no date, ${untouched} touched no map.`);
  }
  const faults = [...new Set(atlas.flatMap((visit) => visit.faults))];
  if (faults.length > 0) console.log(`\nErrors in the atlas: ${faults.join('; ')}`);
  const largest = [...files]
    .map(([path, { raw, br }]) => ({ path, raw: raw.length, br: (br ?? raw).length }))
    .sort((a, b) => b.br - a.br);
  const total = largest.reduce((sum, file) => sum + file.br, 0);
  console.log(`\ndist/: ${largest.length} files, ${kb(total)} as sent. The largest:\n`);
  const requested = atlas.at(-1).sent.byPath;
  printTable([
    ['file', 'as sent', 'on disk', 'until ready'],
    ...largest.slice(0, 10).map(({ path, raw, br }) => [path, kb(br), kb(raw), path in requested ? 'yes' : '']),
  ]);
}
