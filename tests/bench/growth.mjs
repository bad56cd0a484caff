/**
 * What grows with the content: check:content, the build, a change of date, a keystroke in the search and a step of scrolling, of an atlas
 * N times as large against the atlas as it is.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
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

/**
 * Measures the project in `root` with its content and with `sizes` times as much, and prints a table. `before` is another checkout of the
 * project, with its node_modules, to compare with; a commit that does not know ATLAS_CONTENT is measured too.
 */
export async function measureGrowth(root, sizes, before) {
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1))
    throw new Error('--content takes whole numbers from 1');
  const all = [...new Set([1, ...sizes])];
  const temp = await mkdtemp(join(tmpdir(), 'atlas-growth-'));
  try {
    const rows = [];
    for (const project of before ? [before, root] : [root]) {
      const measured = [];
      for (const size of all) measured.push(await measure(project, project === before, root, size, temp));
      rows.push(...rowsOf(project === before ? 'before: ' : '', all, measured));
    }
    console.log(
      `\n${VIEWPORT.width} × ${VIEWPORT.height}, software WebGL, loopback. In brackets: against the atlas as it is.\n`,
    );
    printTable([['what', ...all.map((size) => `×${size}`), 'target at the largest'], ...rows]);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

async function measure(project, isOther, root, size, temp) {
  console.log(`×${size}${isOther ? ' before' : ''} …`);
  // Once, passages beyond p99 needed ids of three digits.
  const isOld = isOther && !readsContent(project);
  const folder = isOld ? join(project, 'geodata') : join(temp, `x${size}`);
  enlarge(join(root, 'geodata'), join(temp, 'made'), size, { padded: isOld && size > 1 });
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(temp, 'made'), folder, { recursive: true });
  const dist = join(temp, 'dist');
  rmSync(dist, { recursive: true, force: true });
  try {
    const env = { ...process.env, NODE_ENV: 'production', ATLAS_CONTENT: isOld ? '' : folder };
    const check = await run(project, ['tests/checkContent.mjs', folder], env);
    const vite = ['node_modules/vite/bin/vite.js', 'build', '--configLoader', 'runner', '--logLevel', 'error'];
    const build = await run(project, [...vite, '--outDir', dist, '--emptyOutDir'], env);
    return { check, build, ...(await visit(dist)) };
  } finally {
    if (isOld) execFileSync('git', ['-C', project, 'checkout', '--', 'geodata']);
    if (isOld) execFileSync('git', ['-C', project, 'clean', '-fdq', 'geodata']);
  }
}

/** Whether a checkout builds the atlas of another folder. */
function readsContent(project) {
  return readFileSync(join(project, 'vite.config.ts'), 'utf8').includes('ATLAS_CONTENT');
}

/** Seconds that a program takes, and seconds of processor time of all its threads. */
function run(cwd, args, env) {
  const start = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', TELLS_CPU, ...args], { cwd, env });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('error', fail);
    child.on('close', (code) => {
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

    await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill('x');
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

function rowsOf(label, sizes, measured) {
  const seconds = (value) => `${value.toFixed(1)} s`;
  const row = (what, of, write, target) => [
    `${label}${what}`,
    ...measured.map((each, at) =>
      at === 0 ? write(of(each)) : `${write(of(each))} (${(of(each) / of(measured[0])).toFixed(1)}×)`,
    ),
    target,
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
