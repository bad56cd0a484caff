/** Finds and starts the Chromium of this machine. Every browser test and the bench start it here, with one flag set. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  ...NAMES.map((name) => `/usr/bin/${name}`),
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Software WebGL and silence on the network. Figures are comparable only between runs with the same flags. Debian's launcher adds
 * `--enable-gpu-rasterization`: with graphics in software the text of the page, too, would be drawn by an emulated card, which
 * no browser does of itself. The last flag of the first group takes that back.
 */
export const FLAGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-rasterization',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-sync',
];

/** Path of a Chromium or Chrome: `CHROME_PATH`, the `PATH`, the usual places, then Playwright's own; null where there is none. */
export function findBrowser() {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    process.env.CHROME_PATH,
    ...NAMES.flatMap((name) => onPath.map((folder) => join(folder, name))),
    ...PLACES,
    playwrightsOwn(),
  ];
  return candidates.find((path) => path && isExecutable(path)) ?? null;
}

/** Starts a browser with an empty profile. `options` go to Playwright; its `args` are added to the fixed flags, or to `flags`. */
export async function launch({ args = [], flags = FLAGS, ...options } = {}) {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No browser found: run `npm run browser`.');
  return chromium.launch({
    executablePath,
    // Chromium's sandbox refuses to run as root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...flags, ...args],
    ...options,
  });
}

function playwrightsOwn() {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Whether a path is a program that can be started here. */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
