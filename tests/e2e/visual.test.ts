/**
 * How the page looks, held against pictures that somebody has looked at. They lie in `visual/`; `ATLAS_PICTURES=new` before the command
 * writes them anew, all of them in one run since each begins with what the one before left on the page, after which they must be looked
 * at again. What differs is written to the system's folder for temporary files. Where even a few letters are drawn otherwise than on the
 * machine that took the pictures, nothing is compared, and a line says so.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openShared, settled, type SharedPage } from '../helpers/page';
import { differentTiles, type DifferentTile, type Pixels } from '../helpers/pictures';
import { runsWhole } from '../helpers/wholeFile';

const KEPT = 'tests/e2e/visual';
const ISSUED = join(tmpdir(), 'atlas-pictures');
const isRenewed = process.env['ATLAS_PICTURES'] === 'new';

const RUN_ALL =
  'Pictures are taken anew all together: run the whole file without -t and without `only`, since each begins with what the one before left on the page.';

const DESK = { width: 1440, height: 900 };
const OPENING = '#v=1';
const GLOBE = '#v=1&map=1.2000/35.0000/20.0000';
const SELECTED = '#v=1&date=2023-05-01&select=lachin-checkpoint';

/** What one picture shows. */
interface Shot {
  readonly name: string;
  readonly hash?: string;
  readonly size: readonly [width: number, height: number];
  readonly dark?: boolean;
  readonly forced?: boolean;
  /** What a reader does before the picture is taken. */
  readonly then?: (page: Page) => Promise<void>;
}

const SHOTS: readonly Shot[] = [
  { name: 'opening-1920', size: [1920, 1080] },
  { name: 'opening-1440', size: [1440, 900] },
  { name: 'opening-1280', size: [1280, 720] },
  { name: 'opening-820', size: [820, 1180] },
  { name: 'opening-390', size: [390, 844] },
  { name: 'opening-844', size: [844, 390] },
  { name: 'opening-960', size: [960, 475] },
  { name: 'opening-320', size: [320, 568] },
  { name: 'opening-320-low', size: [320, 256] },
  { name: 'opening-1440-dark', size: [1440, 900], dark: true },
  { name: 'opening-390-dark', size: [390, 844], dark: true },
  { name: 'opening-1280-forced', size: [1280, 720], forced: true },
  { name: 'opening-390-forced', size: [390, 844], forced: true },
  { name: 'selected-1440', size: [1440, 900], hash: SELECTED },
  { name: 'selected-1440-dark', size: [1440, 900], hash: SELECTED, dark: true },
  { name: 'selected-1280-forced', size: [1280, 720], hash: SELECTED, forced: true },
  { name: 'selected-820', size: [820, 1180], hash: SELECTED },
  { name: 'selected-390', size: [390, 844], hash: SELECTED },
  { name: 'selected-844', size: [844, 390], hash: SELECTED },
  { name: 'compare-1440', size: [1440, 900], hash: '#v=1&date=2023-07-27&compare=2022-12-01' },
  { name: 'window-1280', size: [1280, 720], hash: '#v=1&from=2022-10-06&to=2023-02-28' },
  { name: 'europe-1440', size: [1440, 900], hash: '#v=1&map=3.6000/48.5000/27.0000' },
  { name: 'europe-390', size: [390, 844], hash: '#v=1&map=2.6000/47.0000/25.0000' },
  { name: 'globe-1280', size: [1280, 720], hash: GLOBE },
  {
    name: 'aftermath-1440',
    size: [1440, 900],
    hash: '#v=1&date=2023-09-30&layers=borders,areas,crossings,routes,venues,aftermath',
  },
  {
    name: 'timeline-390',
    size: [390, 844],
    hash: SELECTED,
    then: (page) => page.getByRole('button', { name: 'Timeline', exact: true }).click(),
  },
  { name: 'reading-390', size: [390, 844], hash: '#v=1&p=p16', then: openText },
  { name: 'layers-1280', size: [1280, 720], then: openLayers },
  { name: 'rows-1440', size: [1440, 900], then: showMoreRows },
  { name: 'seen-320', size: [320, 568], hash: '#v=1&map=5.0000/40.2000/47.1000' },
  { name: 'venues-320', size: [320, 568], hash: '#v=1&map=5.0000/40.2000/47.1000', then: openVenues },
];

async function openText(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Read', exact: true }).click();
}

async function openVenues(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'All venues', exact: true }).click();
}

async function showMoreRows(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More rows' }).click();
}

async function openLayers(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Layers', exact: true }).click();
  await page.getByRole('heading', { name: 'Layers' }).waitFor();
}

let browser: Browser;
let shared: SharedPage;
let drawsOtherwise = false;
/** Whether all pictures are taken, one after the other. */
let isWhole = false;
beforeAll(async ({}, pictures) => {
  isWhole = runsWhole(pictures.file);
  if (isRenewed) expect(isWhole, RUN_ALL).toBe(true);
  browser = await launch();
  shared = await openShared(browser, { viewport: DESK, deviceScaleFactor: 1 });
  // The world's base map would arrive between two pictures.
  await shared.visit(GLOBE);
  await settled(shared.page);
  const [file, letters] = [join(KEPT, 'letters.jpg'), await takeLetters(shared)];
  if (isKept(file, letters)) drawsOtherwise = (await differences(file, letters))?.length !== 0;
  if (drawsOtherwise) console.warn('The pictures of the page are not compared: this machine draws letters otherwise.');
});
afterAll(() => browser?.close());

/** Takes a picture of a few letters and a slanted line alone: a machine that draws these otherwise draws every page otherwise. */
async function takeLetters({ page }: SharedPage): Promise<Buffer> {
  const box = await page.evaluateHandle(() => {
    const box = document.createElement('div');
    box.innerHTML =
      '<svg viewBox="0 0 90 50" width="90" height="50"><path d="M4 46L86 5M8 4C30 60 60 -20 84 40" stroke="#000" fill="none" stroke-width="2"/></svg>';
    box.append('Rapprochement 1 May 2023');
    Object.assign(box.style, {
      position: 'fixed',
      inset: '0 auto auto 0',
      zIndex: '99',
      width: '320px',
      height: '64px',
      background: '#fff',
      color: '#000',
      font: "500 16px/1.4 'Atlas Sans'",
    });
    document.body.append(box);
    return box;
  });
  const picture = await page.screenshot({ type: 'jpeg', quality: 70, clip: { x: 0, y: 0, width: 320, height: 64 } });
  await box.evaluate((element) => element.remove());
  return picture;
}

function photograph(page: Page): Promise<Buffer> {
  return page.screenshot({ type: 'jpeg', quality: 70, animations: 'disabled', caret: 'hide' });
}

/** Takes a picture of what a shot is of, as the bytes of a JPEG: a PNG is four times as large. */
async function take({ hash = OPENING, size: [width, height], dark, forced, then }: Shot): Promise<Buffer> {
  const { page, visit } = shared;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  // The first pictures are those of a first visit, which on a phone ends with the first touch: the page must know by then that it is narrow.
  if (hash !== OPENING) {
    await page.evaluate(() => new Promise((known) => requestAnimationFrame(known)));
    await page.evaluate(() => dispatchEvent(new WheelEvent('wheel')));
  }
  await visit(hash);
  if (hash === OPENING) {
    await page.setViewportSize(DESK);
    await page.getByRole('button', { name: 'Whole region' }).click();
    await settled(page);
    await page.setViewportSize({ width, height });
  }
  await then?.(page);
  await settled(page);
  await page.evaluate(() => document.fonts.ready);
  // The map hears of a new size, places its call-outs and then its names, each in frames of its own: the page has come to rest once it
  // looks the same three times.
  for (let [before, same, picture] = ['', 0, await photograph(page)]; ; picture = await photograph(page)) {
    const now = picture.toString('base64');
    same = now === before ? same + 1 : 0;
    if (same === 2) return picture;
    before = now;
    await settled(page);
  }
}

/** The pixels of a JPEG, decoded by the browser. */
async function decoded(page: Page, picture: Buffer): Promise<Pixels> {
  const { width, height, text } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let letters = '';
    for (let at = 0; at < data.length; at += 32_768) letters += String.fromCharCode(...data.subarray(at, at + 32_768));
    return { width: bitmap.width, height: bitmap.height, text: btoa(letters) };
  }, picture.toString('base64'));
  return { width, height, data: new Uint8ClampedArray(Buffer.from(text, 'base64')) };
}

/** Whether a picture is kept that this one may be compared with; if not, or if asked for, it is kept. */
function isKept(file: string, picture: Buffer): boolean {
  if (existsSync(file) && !isRenewed) return true;
  expect(isWhole, RUN_ALL).toBe(true);
  writeFileSync(file, picture);
  expect(isRenewed, `${file} is new: look at it`).toBe(true);
  return false;
}

async function differences(file: string, picture: Buffer): Promise<readonly DifferentTile[] | null> {
  return differentTiles(await decoded(shared.page, readFileSync(file)), await decoded(shared.page, picture));
}

describe('the page looks as it did when somebody looked at it', () => {
  test.for(SHOTS)('$name', async (shot, { skip }) => {
    skip(drawsOtherwise, 'this machine draws letters and lines otherwise than the one that took the pictures');
    const file = join(KEPT, `${shot.name}.jpg`);
    const picture = await take(shot);
    if (!isKept(file, picture)) return;
    const different = await differences(file, picture);
    if (different?.length !== 0) {
      mkdirSync(ISSUED, { recursive: true });
      writeFileSync(join(ISSUED, `${shot.name}.jpg`), picture);
    }
    expect(different?.slice(0, 5), `see ${ISSUED}/${shot.name}.jpg`).toEqual([]);
    expect(shared.complaints()).toEqual([]);
  });
});
