// npm run mutate: does the tests' work fail where the program is wrong?
//
// Makes small faults (mutants) in the pure and headless parts of src/, one at a time, runs the tests that run the faulty
// line, and counts the faults that a test caught. Nothing is written to the sources: Vite hands the tests a changed copy.
//
//   npm run mutate                                  60 mutants of every folder, chosen by a fixed seed
//   npm run mutate -- --only src/domain --list      of one folder or file; lists what survived, as file:line, old → new
//   npm run mutate -- --only src/domain/time.ts --all
//   npm run mutate -- --sample 200 --seed 7
//
// --only PATH    a folder or file of src/, or several
// --all          every mutant; --sample N: so many of each folder (60), chosen with --seed S (1)
// --list         the survivors; --killed: also which test caught each of the others
// --budget S     seconds of tests for one mutant (20): the nearest and quickest tests first
// --workers N    processes (2)
//
// Survivors that no test can catch, or need not, are listed with a reason in tests/mutate/accepted.yaml. An entry means the survivors
// that have all it names: `file`, `line`, `change`, or `numbersOf` (a number, or a list of numbers, in the value of a property or constant
// of this name).
// Which test runs what is found once and kept in node_modules/.cache/mutate until the test or the file changes;
// --fresh finds it anew.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { parse } from 'yaml';
import { mutantsOf } from './mutants.mjs';

/** The folders that are measured, one row of the table each. */
const FOLDERS = [
  'src/domain',
  'src/state',
  'src/formats/address',
  'src/formats/cite',
  'src/formats/import',
  'src/formats/notes',
  'src/formats/publish',
  'src/copy',
  'src/search',
  'src/views/timeline',
  'src/symbology',
  'src/map',
];
const CACHE = 'node_modules/.cache/mutate';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    all: { type: 'boolean', default: false },
    sample: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
    killed: { type: 'boolean', default: false },
    budget: { type: 'string', default: '20' },
    workers: { type: 'string', default: '2' },
    fresh: { type: 'boolean', default: false },
  },
});

const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
        .sort()
    : [];
const folderOf = (file) => FOLDERS.find((folder) => file.startsWith(`${folder}/`));
const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && folderOf(file) !== undefined;
const isAskedFor = (file) =>
  options.only.length === 0 || options.only.some((path) => file === path || file.startsWith(path.replace(/\/?$/, '/')));

const texts = new Map();
const textOf = (file) => {
  if (!texts.has(file)) texts.set(file, readFileSync(file, 'utf8'));
  return texts.get(file);
};

const hashOf = (file) => createHash('sha1').update(textOf(file)).digest('hex');

// ---- What a test file imports, directly or not ----

const importsOf = new Map();
function importedBy(file) {
  if (!importsOf.has(file)) {
    const found = ts
      .preProcessFile(textOf(file), true, true)
      .importedFiles.map(({ fileName }) => fileName.split('?')[0])
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(file), name)))
      .map((path) =>
        [path, `${path}.ts`, `${path}.mjs`, `${path}.svelte.ts`].find(
          (each) => existsSync(each) && /\.\w+$/.test(each),
        ),
      )
      .filter((path) => path !== undefined && /\.(ts|mjs|svelte)$/.test(path));
    importsOf.set(file, found);
  }
  return importsOf.get(file);
}
/** Every file that a test file leads to, with the number of imports to it. */
function reachOf(test) {
  const reach = new Map([[test, 0]]);
  for (const file of reach.keys())
    for (const next of importedBy(file)) if (!reach.has(next)) reach.set(next, reach.get(file) + 1);
  return reach;
}

// ---- Workers ----

function startWorker(mode, number, targets) {
  const cacheDir = resolve(CACHE, `${mode}-${number}`);
  const child = fork(
    fileURLToPath(new URL('worker.mjs', import.meta.url)),
    [cacheDir, mode, JSON.stringify([...targets])],
    {
      stdio: ['ignore', 'ignore', process.env.MUTATE_DEBUG ? 'inherit' : 'ignore', 'ipc'],
    },
  );
  const ready = new Promise((done, fail) => {
    child.once('message', done);
    child.once('exit', () => fail(new Error('The test worker ended before it was ready: MUTATE_DEBUG=1 shows why.')));
  });
  return { child, ready };
}

/** Sends work to a worker. The answer is undefined where it takes too long or the worker ends. */
function ask({ child }, message, milliseconds) {
  return new Promise((done) => {
    const finish = (answer) => {
      clearTimeout(timer);
      child.off('message', listen);
      child.off('exit', ended);
      done(answer);
    };
    const listen = (answer) => answer.done && finish(answer);
    const ended = () => finish(undefined);
    const timer = setTimeout(() => finish(undefined), milliseconds);
    child.on('message', listen);
    child.on('exit', ended);
    child.send(message);
  });
}

// ---- Which tests run which regions ----

/** Test file to { ms, always, tests: [{ id, ms, regions }] }; a region is `file#number`. */
async function testRegions(sources) {
  const tests = filesIn('tests').filter((file) => /^tests\/(unit|state|content|component)\/.*\.test\.ts$/.test(file));
  const cacheFile = join(CACHE, 'regions.json');
  const cache = existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, 'utf8')) : {};
  const known = {};
  const missing = [];
  for (const test of tests) {
    const reach = reachOf(test);
    const run = sources.filter((file) => reach.has(file));
    if (!run.some(isAskedFor)) continue;
    // What a test runs of a file is taken to be the same while both stay the same.
    const isKnown = [test, ...run.filter(isAskedFor)].every((file) => cache[test]?.hashes?.[file] === hashOf(file));
    if (isKnown && !options.fresh) known[test] = cache[test];
    else missing.push({ test, hashes: Object.fromEntries([test, ...run].map((file) => [file, hashOf(file)])) });
  }
  if (missing.length > 0) {
    const first = new Map();
    const names = [];
    for (const file of sources) {
      first.set(file, names.length);
      mutantsOf(file, textOf(file)).regions.forEach((_, index) => names.push(`${file}#${index}`));
    }
    process.stderr.write(`Finding out what ${missing.length} test files run …\n`);
    mkdirSync(CACHE, { recursive: true });
    const work = async (number) => {
      const worker = startWorker('regions', number, first);
      await worker.ready;
      for (let next = missing.shift(); next !== undefined; next = missing.shift()) {
        const answer = await ask(worker, { files: [{ file: next.test }] }, 600_000);
        if (answer === undefined) throw new Error('The test worker ended: MUTATE_DEBUG=1 shows why.');
        for (const { test, error } of answer.failed)
          console.error(`Left out, since it fails without any mutant: ${test}: ${error}`);
        const { ms, always, tests } = answer.modules[0] ?? { ms: 0, always: [], tests: [] };
        cache[next.test] = known[next.test] = {
          hashes: next.hashes,
          ms,
          always: always.map((region) => names[region]),
          tests: tests
            .filter(({ passed }) => passed)
            .map(({ id, ms, regions }) => ({ id, ms, regions: regions.map((region) => names[region]) })),
          isWhole: answer.failed.length === 0,
        };
        writeFileSync(cacheFile, JSON.stringify(cache));
      }
      worker.child.kill('SIGKILL');
    };
    await Promise.all(Array.from({ length: Number(options.workers) }, (_, number) => work(number)));
  }
  return known;
}

/** The tests to run against a mutant: those that run its region, the nearest and quickest files first. */
function testsFor(mutant, regions) {
  const region = `${mutant.file}#${mutant.region}`;
  const stem = basename(mutant.file).replace(/(\.svelte)?\.ts$/, '');
  const files = [];
  for (const [file, { ms, always, tests, isWhole }] of Object.entries(regions)) {
    const every = always.includes(region);
    const chosen = every ? tests : tests.filter((test) => test.regions.includes(region));
    if (chosen.length === 0) continue;
    const distance = basename(file).startsWith(`${stem}.`) ? 0 : (reachOf(file).get(mutant.file) ?? 9);
    const imports = ms - tests.reduce((sum, test) => sum + test.ms, 0);
    files.push({
      file,
      ids: every && isWhole ? undefined : chosen.map(({ id }) => id),
      isComponent: /^tests\/(component|state)\//.test(file),
      distance,
      cost: Math.max(imports, 0) + chosen.reduce((sum, test) => sum + test.ms, 0),
    });
  }
  files.sort((a, b) => a.distance * 300 + a.cost - (b.distance * 300 + b.cost));
  const budget = Number(options.budget) * 1000;
  let spent = 0;
  const within = files.filter(({ cost }, index) => index === 0 || (spent += cost) <= budget);
  return { files: within, cost: within.reduce((sum, { cost }) => sum + cost, 0) };
}

// ---- The run ----

/** Mulberry32: numbers in [0, 1) that are the same for the same seed. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function chosenMutants(sources) {
  const byFolder = new Map();
  for (const file of sources.filter(isAskedFor))
    byFolder.set(folderOf(file), [...(byFolder.get(folderOf(file)) ?? []), ...mutantsOf(file, textOf(file)).mutants]);
  const chosen = [];
  for (const [folder, mutants] of byFolder) {
    const next = random(Number(options.seed));
    const shuffled = mutants.map((mutant) => ({ mutant, rank: next() })).sort((a, b) => a.rank - b.rank);
    const count = options.all ? mutants.length : Math.min(Number(options.sample), mutants.length);
    for (const { mutant } of shuffled.slice(0, count)) chosen.push({ ...mutant, folder });
  }
  return chosen;
}

const lineOf = (mutant) => textOf(mutant.file).split('\n')[mutant.line - 1].trim();
const brief = (text) => (text.length > 90 ? `${text.slice(0, 60)} … ${text.slice(-20)}` : text).replace(/\s+/g, ' ');
const change = (mutant) => `${brief(mutant.old)} → ${brief(mutant.new) || 'nothing'}`;

function acceptance() {
  const file = 'tests/mutate/accepted.yaml';
  const list = existsSync(file) ? (parse(readFileSync(file, 'utf8')) ?? []) : [];
  return (mutant) =>
    list.find(
      (each) =>
        each.file === mutant.file &&
        (each.line === undefined || [each.line].flat().includes(lineOf(mutant))) &&
        (each.change === undefined || [each.change].flat().includes(change(mutant))) &&
        (each.numbersOf === undefined || [each.numbersOf].flat().some((name) => mutant.numberOf?.includes(name))),
    );
}

const sources = FOLDERS.flatMap(filesIn).filter(isSource);
const accepted = acceptance();
const mutants = chosenMutants(sources);
const regions = await testRegions(sources);
for (const mutant of mutants) Object.assign(mutant, testsFor(mutant, regions));

const queue = [...mutants];
const began = Date.now();
let finished = 0;
async function work(number) {
  let worker = startWorker('mutants', number, []);
  await worker.ready;
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    if (mutant.files.length === 0) mutant.outcome = 'survived';
    else {
      const { file, start, end, old, new: replacement } = mutant;
      const answer = await ask(
        worker,
        {
          mutant: { file, start, end, old, new: replacement },
          files: mutant.files.map(({ file, ids }) => ({ file, ids })),
        },
        mutant.cost * 3 + 15_000,
      );
      mutant.outcome = answer === undefined || answer.failed.length > 0 ? 'killed' : 'survived';
      mutant.by = answer?.failed[0] ?? { test: 'no end', error: '' };
      if (answer === undefined) {
        worker.child.kill('SIGKILL');
        worker = startWorker('mutants', number, []);
        await worker.ready;
      }
    }
    finished += 1;
    if (finished % 20 === 0 || finished === mutants.length) {
      const seconds = Math.round((Date.now() - began) / 1000);
      process.stderr.write(`${finished} of ${mutants.length} mutants, ${seconds} s\n`);
    }
  }
  worker.child.kill('SIGKILL');
}
await Promise.all(Array.from({ length: Number(options.workers) }, (_, number) => work(number)));

if (options.killed)
  for (const mutant of mutants.filter(({ outcome }) => outcome === 'killed'))
    console.log(
      `killed   ${mutant.file}:${mutant.line}  ${change(mutant)}  by ${mutant.by.test}: ${brief(mutant.by.error ?? '')}`,
    );
for (const mutant of mutants) if (mutant.outcome === 'survived' && accepted(mutant)) mutant.outcome = 'accepted';
if (options.list) {
  const survivors = mutants.filter(({ outcome }) => outcome === 'survived');
  survivors.sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
  for (const mutant of survivors)
    console.log(
      `${mutant.file}:${mutant.line}  ${change(mutant)}${mutant.files.length === 0 ? '  (no test runs it)' : ''}\n    ${lineOf(mutant)}`,
    );
}

const row = (name, list) => {
  const count = (outcome) => list.filter((mutant) => mutant.outcome === outcome).length;
  const judged = list.length - count('accepted');
  const share = judged === 0 ? '–' : `${((100 * count('killed')) / judged).toFixed(1)} %`;
  return [name, list.length, count('killed'), count('survived'), count('accepted'), share].map(String);
};
const rows = [['folder', 'mutants', 'killed', 'survived', 'accepted', 'killed of the judged']];
for (const folder of FOLDERS) {
  const list = mutants.filter((mutant) => mutant.folder === folder);
  if (list.length > 0) rows.push(row(folder, list));
}
rows.push(row('all', mutants));
const widths = rows[0].map((_, column) => Math.max(...rows.map((each) => each[column].length)));
for (const each of rows)
  console.log(
    each.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
  );
process.exit(0);
