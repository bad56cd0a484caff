/** Finds the browsers of other engines on this machine: Firefox, and WebKit in the browser that WebKitGTK brings for tests. */
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isExecutable } from './browser.mjs';

/** Debian's packages that bring them, and the display that WebKit draws on. */
export const ENGINE_PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];

/**
 * Paths of the programs, each null where it is missing: `firefox`; `webkit`, the driver; `miniBrowser`, which the driver starts;
 * `xvfb`, the display.
 */
export function findEngines() {
  return {
    firefox: onPath('firefox-esr') ?? onPath('firefox'),
    webkit: onPath('WebKitWebDriver'),
    miniBrowser: miniBrowser(),
    xvfb: onPath('Xvfb'),
  };
}

/** Which of the programs are missing, by the name of the package that brings each; an empty list where all are there. */
export function missingEngines({ firefox, webkit, miniBrowser, xvfb } = findEngines()) {
  const isThere = [firefox, webkit && miniBrowser, xvfb];
  return ENGINE_PACKAGES.filter((_, at) => !isThere[at]);
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** MiniBrowser lies in a folder of the machine's architecture and of the library's version. */
function miniBrowser() {
  for (const folder of list('/usr/lib').filter((name) => name.includes('linux'))) {
    for (const version of list(`/usr/lib/${folder}`).filter((name) => name.startsWith('webkit2gtk-4'))) {
      const path = `/usr/lib/${folder}/${version}/MiniBrowser`;
      if (isExecutable(path)) return path;
    }
  }
  return null;
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
