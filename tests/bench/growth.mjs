/**
 * What grows with the content: check:content, the build, a change of date, a keystroke in the search and a step of scrolling, of an atlas
 * N times as large against the atlas as it is.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../helpers/browser.mjs';
import { serve } from '../helpers/serve.mjs';
import { enlarge } from './enlarge.mjs';
import { changeDates, CHANGES, longestTask, median, ms, printTable, typeWords, VIEWPORT, WORDS } from './measures.mjs';

const PATIENCE = 180_000;
/** Steps of scrolling, and how far each goes, in CSS pixels: about a screen of text. */
const STEPS = 30;
const STEP = 400;
/** What a process has cost is told on its way out. */
const TELLS_CPU = 'data:text/javascript,process.on("exit",()=>console.error("CPU",JSON.stringify(process.cpuUsage())))';

/** Seconds that a program of another checkout may take: an old compiler took ten minutes for sixteen times the content. */
const LIMIT = 60;

/**
 * Measures the project in `root` with its content and with `sizes` times as much, and prints a table. `before` is another checkout of the
 * project, with its node_modules, to compare with, each with its own content; a commit that does not know ATLAS_CONTENT is measured too.
 * Nothing is written into either.
 */
export async function measureGrowth(root, sizes, before) {
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1))
    throw new Error('--content takes whole numbers from 1');
  const all = [...new Set([1, ...sizes])];
  const temp = await mkdtemp(join(tmpdir(), 'atlas-growth-'));
  try {
    const measured = new Map();
    for (const project of before ? [before, root] : [root]) {
      const isOther = project === before;
      const figures = [];
      for (const size of all) figures.push(await measure(project, isOther, size, temp));
      measured.set(isOther ? 'before' : before ? 'after' : '', figures);
    }
    console.log(
      `\n${VIEWPORT.width} × ${VIEWPORT.height}, software WebGL, loopback. In brackets: against the atlas as it is.\n`,
    );
    const tables = [...measured].map(([label, figures]) => rowsOf(label, figures));
    // Before and after of each figure, one under the other.
    const rows = tables[0].flatMap((_row, at) => tables.map((table) => table[at]));
    printTable([['what', ...all.map((size) => `×${size}`), 'target at the largest'], ...rows]);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

async function measure(project, isOther, size, temp) {
  console.log(`×${size}${isOther ? ' before' : ''} …`);
  const isOld = !readsContent(project);
  const place = isOld ? copyOf(project, join(temp, 'old')) : project;
  const folder = isOld ? join(place, 'geodata') : join(temp, 'content');
  enlarge(join(project, 'geodata'), folder, size);
  const dist = join(temp, 'dist');
  rmSync(dist, { recursive: true, force: true });
  const env = { ...process.env, NODE_ENV: 'production', ATLAS_CONTENT: isOld ? '' : folder };
  const limit = isOther ? LIMIT : Infinity;
  const checked = () => run(place, ['tests/checkContent.mjs', folder], env, limit);
  const check = await checked().catch((fault) => {
    if (!isOld || size === 1) throw fault;
    // Once, passages beyond p99 needed ids of three digits.
    enlarge(join(project, 'geodata'), folder, size, { padded: true });
    return checked();
  });
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--configLoader', 'runner', '--logLevel', 'error'];
  const build = await run(place, [...vite, '--outDir', dist, '--emptyOutDir'], env, limit);
  // Without a build there is no page.
  return { check, build, ...(build.wall === Infinity ? {} : await visit(dist)) };
}

/** A copy of a checkout whose content can be written over. Its programs are those of the checkout. */
function copyOf(project, place) {
  rmSync(place, { recursive: true, force: true });
  const left = new Set(['node_modules', '.git', 'dist'].map((name) => join(project, name)));
  cpSync(project, place, { recursive: true, filter: (name) => !left.has(name) });
  symlinkSync(join(project, 'node_modules'), join(place, 'node_modules'));
  return place;
}

/** Whether a checkout builds the atlas of another folder. */
function readsContent(project) {
  return readFileSync(join(project, 'vite.config.ts'), 'utf8').includes('ATLAS_CONTENT');
}

/** Seconds that a program takes, and seconds of processor time of all its threads; Infinity where it was ended after `limit` seconds. */
function run(cwd, args, env, limit) {
  const start = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', TELLS_CPU, ...args], { cwd, env });
    let isLate = false;
    const timer = Number.isFinite(limit)
      ? setTimeout(() => {
          isLate = true;
          child.kill('SIGKILL');
        }, limit * 1000)
      : undefined;
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (isLate) return done({ wall: Infinity, cpu: Infinity });
      if (code !== 0) return fail(new Error(`${args.join(' ')} ended with ${code}:\n${said.slice(-2000)}`));
      const { user, system } = JSON.parse(/CPU (\{.*\})/.exec(said)?.[1] ?? '{"user":NaN,"system":NaN}');
      return done({ wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 });
    });
  });
}

/** Dates, keys and scrolling in a built page. */
async function visit(dist) {
  if (!existsSync(join(dist, 'index.html'))) throw new Error(`There is no page in ${dist}.`);
  const server = await serve(dist, { quality: 5 });
  const browser = await launch({ args: [] });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(server.url, { waitUntil: 'commit' });
    await page.waitForFunction(() => document.documentElement.dataset.map === 'ready');
    await page.getByRole('slider', { name: 'Date', exact: true }).first().focus();
    const dates = await page.evaluate(changeDates, CHANGES);

    await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline'] });
    const scroll = await page.evaluate(scrollReader, [STEPS, STEP]);
    const longest = longestTask(JSON.parse((await browser.stopTracing()).toString()).traceEvents);
    if (scroll < STEPS * STEP * 0.5) throw new Error(`The text scrolled by ${scroll} pixels only.`);

    await page
      .getByRole('combobox', { name: /Search/ })
      .first()
      .fill('x');
    await page.getByRole('status').filter({ hasText: /found/i }).first().waitFor({ state: 'attached' });
    const keys = await page.evaluate(typeWords, WORDS);
    return { date: median(dates.map(({ main }) => main)), scroll: longest, key: median(keys) };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** In the page: scrolls the text step by step, each step a frame of its own; gives the pixels that it went. */
async function scrollReader([steps, step]) {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const inside = [...document.querySelectorAll('[aria-label="Reader"], [aria-label="Reader"] *')];
  const all = [document.scrollingElement, ...inside].filter((each) => each.scrollHeight > each.clientHeight + 200);
  const scrolls = all.filter(
    (each) => each === document.scrollingElement || /auto|scroll/.test(getComputedStyle(each).overflowY),
  );
  const text = scrolls.sort((a, b) => b.scrollHeight - a.scrollHeight)[0];
  const start = text.scrollTop;
  for (let at = 0; at < steps; at++) {
    text.scrollTop += step;
    for (let turn = 0; turn < 4; turn++) await frame();
  }
  return text.scrollTop - start;
}

/** The rows of one project; `label` tells it from the other. */
function rowsOf(label, measured) {
  const seconds = (value) => `${value.toFixed(1)} s`;
  const written = (value, write) => (value === undefined ? '–' : value === Infinity ? `> ${LIMIT} s` : write(value));
  const row = (what, of, write, target) => [
    label ? `${what}, ${label}` : what,
    ...measured.map((each, at) => {
      const [value, first] = [of(each), of(measured[0])];
      const text = written(value, write);
      return at > 0 && Number.isFinite(value / first) ? `${text} (${(value / first).toFixed(1)}×)` : text;
    }),
    label === 'before' ? '' : target,
  ];
  return [
    row('check:content', ({ check }) => check.wall, seconds, '≤ 25 s'),
    row('  processor time', ({ check }) => check.cpu, seconds, '–'),
    row('build', ({ build }) => build.wall, seconds, '≤ 60 s'),
    row('  processor time', ({ build }) => build.cpu, seconds, '–'),
    row(
      'date change, handler and effects, median',
      ({ date }) => date,
      (value) => ms(value, 1),
      '≤ 2.5×',
    ),
    row(
      'search, a keystroke, median',
      ({ key }) => key,
      (value) => ms(value, 1),
      '≤ 2×',
    ),
    row('scroll step, longest task', ({ scroll }) => scroll, ms, '≤ 50 ms at ×1'),
  ];
}
