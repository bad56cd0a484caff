/** Makes sure that there are browsers for the tests: on Debian as root it installs what is missing, elsewhere it says what to install. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';
import { missingEngines } from './engines.mjs';

/** Path of a Chromium, installed with apt-get where that is possible; null where there is none. Progress goes to `log`. */
export function ensureBrowser(log = () => {}) {
  if (!findBrowser()) install(['chromium'], log);
  return findBrowser();
}

/**
 * Installs Firefox, WebKit and a display where that is possible. Gives the packages that are still missing: without them the tests of
 * other engines are left out. Progress goes to `log`.
 */
export function ensureEngines(log = () => {}) {
  install(missingEngines(), log);
  return missingEngines();
}

/** Installs packages of Debian; does nothing where that cannot be done. */
function install(packages, log) {
  if (packages.length === 0 || !canInstall()) return;
  log(`Not found: ${packages.join(', ')}. Installing Debian’s:`);
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ];
  for (const args of steps) {
    log(`  apt-get ${args.join(' ')}`);
    const run = spawnSync('apt-get', args, {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (run.status !== 0) {
      log(`  failed: ${(run.error?.message ?? run.stderr).trim().split('\n').slice(-3).join('\n  ')}`);
      return;
    }
  }
}

function canInstall() {
  if (process.getuid?.() !== 0) return false;
  try {
    // Debian itself: Ubuntu's package of that name only points to a snap.
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = ensureBrowser(console.log);
  if (path) console.log(path);
  else {
    console.error('No browser for the tests: install Chromium or Chrome, or set CHROME_PATH to the program of one.');
    process.exitCode = 1;
  }
  const missing = ensureEngines(console.log);
  if (missing.length > 0) {
    console.log(
      `The tests in Firefox and WebKit are left out: install ${missing.join(', ')} to run them (Debian’s package names).`,
    );
  }
}
