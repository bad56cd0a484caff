/** Makes sure that there is a browser for the tests: prints its path, on Debian as root after installing it if need be. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';

/** Path of a browser, installed with apt-get where that is possible; null where there is none. Progress goes to `log`. */
export function ensureBrowser(log = () => {}) {
  const found = findBrowser();
  if (found || !canInstall()) return found;
  log('No browser found. Installing Debian’s Chromium:');
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
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
      return null;
    }
  }
  return findBrowser();
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
}
