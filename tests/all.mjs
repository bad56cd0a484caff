/**
 * `npm test`: everything that must hold, in two lanes beside each other, because a browser that draws with software leaves one
 * core waiting now and then. One lane builds the atlas and runs the browser tests; the other has the checks that only read and the
 * tests that need no browser, then helps with the browser tests, file by file. Every step runs, whatever fails before it; what a step
 * printed is shown when it ends. What failed is shown once more and named at the end, where it is found and is kept when a long log
 * is cut; the exit code is then 1.
 *
 * Names of test files as arguments (`npm test -- tests/unit/domain`) run those alone.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';

const vitest = (...args) => ['npx', ['vitest', 'run', '--configLoader', 'runner', ...args]];
const npm = (script) => ['npm', ['run', '--silent', script]];

/** Browser tests that take long: first, so that no lane is left alone with one of them. */
const LONG = ['time', 'copy', 'atlas', 'still', 'blockedFiles', 'accessibility'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);
const browserFiles = ['tests/e2e', 'tests/build'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`),
);
const queue = [...LONG, ...browserFiles.filter((file) => !LONG.includes(file))];

const results = [];

/** Runs one program to its end and gives whether it succeeded; what it prints comes in one piece, so that lanes do not mix. */
function run(name, [command, args], env = {}) {
  const started = Date.now();
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    const printed = [];
    child.stdout.on('data', (chunk) => printed.push(chunk));
    child.stderr.on('data', (chunk) => printed.push(chunk));
    child.on('error', (error) => printed.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      const output = `\n== ${name}: ${Math.round((Date.now() - started) / 1000)} s\n${Buffer.concat(printed)}`;
      process.stdout.write(output);
      results.push({ name, output, passed: code === 0 });
      done(code === 0);
    });
  });
}

/** Takes browser tests from the queue until it is empty. They are of the atlas that has been built. */
async function runBrowserTests() {
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    await run(file, vitest('--project', 'browser', file), { ATLAS_BUILT: '1' });
  }
}

async function everything() {
  const built = run('build', npm('build'));
  const browserLane = built.then((isBuilt) => (isBuilt ? runBrowserTests() : undefined));
  await run('types', npm('check'));
  await run('format and lint', npm('lint'));
  await run('code that nobody uses', npm('unused'));
  await run('content', npm('check:content'));
  await run('tests without a browser', vitest('--project', 'unit', '--project', 'component', '--project', 'mocking'));
  if (await built) await runBrowserTests();
  await browserLane;
}

const files = process.argv.slice(2);
await (files.length > 0 ? run('tests', vitest(...files)) : everything());
const failed = results.filter(({ passed }) => !passed);
for (const { output } of failed) process.stdout.write(output);
process.stdout.write(
  failed.length > 0 ? `\nFailed: ${failed.map(({ name }) => name).join(', ')}.\n` : '\nAll passed.\n',
);
process.exitCode = failed.length > 0 ? 1 : 0;
