/**
 * `npm test`: everything that must hold, in two lanes beside each other, because a browser that draws with software leaves one
 * core waiting now and then. One lane builds the atlas and runs the browser tests; the other has the checks that only read, then
 * the tests that need no browser. Every step runs, whatever fails before it; what a step printed is shown when it ends, what
 * failed is named at the end, and the exit code is 1 if anything did.
 *
 * Names of test files as arguments (`npm test -- tests/unit/domain`) run those alone.
 */
import { spawn } from 'node:child_process';

const vitest = (...args) => ['npx', ['vitest', 'run', '--configLoader', 'runner', ...args]];
const files = process.argv.slice(2);
const LANES =
  files.length > 0
    ? [[['tests', ...vitest(...files)]]]
    : [
        [['browser tests', ...vitest('--project', 'browser')]],
        [
          ['types', 'npm', ['run', '--silent', 'check']],
          ['format and lint', 'npm', ['run', '--silent', 'lint']],
          ['code that nobody uses', 'npm', ['run', '--silent', 'unused']],
          ['content', 'npm', ['run', '--silent', 'check:content']],
          ['tests without a browser', ...vitest('--project', 'unit', '--project', 'component')],
        ],
      ];

/** Runs one program to its end and gives whether it succeeded; what it prints comes in one piece, so that lanes do not mix. */
function run([name, command, args]) {
  const started = Date.now();
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = [];
    child.stdout.on('data', (chunk) => printed.push(chunk));
    child.stderr.on('data', (chunk) => printed.push(chunk));
    child.on('error', (error) => printed.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      process.stdout.write(`\n== ${name}: ${Math.round((Date.now() - started) / 1000)} s\n`);
      process.stdout.write(Buffer.concat(printed));
      done({ name, passed: code === 0 });
    });
  });
}

async function inOrder(lane) {
  const results = [];
  for (const step of lane) results.push(await run(step));
  return results;
}

const results = (await Promise.all(LANES.map(inOrder))).flat();
const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
process.stdout.write(failed.length > 0 ? `\nFailed: ${failed.join(', ')}.\n` : '\nAll passed.\n');
process.exitCode = failed.length > 0 ? 1 : 0;
