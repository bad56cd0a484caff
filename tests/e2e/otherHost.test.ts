/** Tiles from another host, in the browser: nothing goes there before the reader's yes, after it only what was agreed to. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { pmtiles, TILE } from '../helpers/makePmtiles';
import { openShared, STILL, type SharedPage } from '../helpers/page';

const ARCHIVE = Buffer.from(pmtiles(TILE));

/** A host that sends an archive in parts, and notes what it is asked. `/closed` allows no other page, `/whole` sends no parts, `/away` leads elsewhere. */
async function serveTiles(leadsTo: string): Promise<{ url: string; asked: IncomingMessage[]; close: () => void }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const open = path === '/closed.pmtiles' ? {} : { 'Access-Control-Allow-Origin': '*' };
    if (path === '/away.pmtiles') {
      response.writeHead(302, { ...open, Location: leadsTo }).end();
      return;
    }
    if (!/^\/(?:tiles|closed|whole|text)\.pmtiles$/.test(path)) {
      response.writeHead(404, open).end();
      return;
    }
    const body = path === '/text.pmtiles' ? Buffer.from('{"type":"FeatureCollection","features":[]}') : ARCHIVE;
    const [, from = '0', to = ''] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    if (path === '/whole.pmtiles') response.writeHead(200, open).end(body);
    else response.writeHead(206, open).end(body.subarray(Number(from), Number(to) + 1));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

let browser: Browser;
let shared: SharedPage;
let page: Page;
let host: Awaited<ReturnType<typeof serveTiles>>;
let other: typeof host;
const violations: string[] = [];
const mine = () => page.getByRole('region', { name: 'Your data' });
const question = (url = host.url) => mine().getByRole('region', { name: `Load tiles from ${new URL(url).host}?` });

beforeAll(async () => {
  browser = await launch();
  other = await serveTiles('');
  host = await serveTiles(`${other.url}/tiles.pmtiles`);
  shared = await openShared(browser, STILL);
  page = shared.page;
  await page.exposeFunction('tellViolation', (what: string) => violations.push(what));
  await page.evaluate(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (globalThis as unknown as { tellViolation: (what: string) => void }).tellViolation(
        `${violatedDirective} ${blockedURI}`,
      ),
    ),
  );
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add data' }).click();
});
beforeEach(() => {
  host.asked.length = other.asked.length = 0;
});
afterAll(async () => {
  host.close();
  other.close();
  await shared.close();
  await browser.close();
});

/** Types an address into the field for it. */
async function type(address: string): Promise<void> {
  await mine().getByRole('button', { name: 'From an address' }).click();
  await mine().getByLabel('Address of a PMTiles file').fill(address);
  await page.keyboard.press('Enter');
}
/** What the page is told of a file that could not be read; it is then put away. */
async function refusal(name: string): Promise<string> {
  const alert = mine().getByRole('alert').filter({ hasText: name });
  await alert.waitFor();
  const text = await alert.innerText();
  await alert.getByRole('button', { name: 'OK' }).click();
  return text;
}

test('nothing is asked before the yes, and a refusal leaves nothing', async () => {
  await type('http://example.org/a.pmtiles');
  expect(await mine().getByRole('alert').innerText()).toMatch(/Over http anybody/);
  await mine().getByLabel('Address of a PMTiles file').fill(`${host.url}/tiles.pmtiles?key=secret`);
  await page.keyboard.press('Enter');
  await question().waitFor();
  expect(await question().innerText()).toContain('your internet address');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Load tiles from 127/);
  await question().getByRole('button', { name: 'Do not ask this host' }).click();
  await question().waitFor({ state: 'detached' });
  expect(await page.locator('iframe').count()).toBe(0);
  expect(await mine().getByRole('list', { name: 'Your layers' }).count()).toBe(0);
  expect(host.asked).toEqual([]);
  expect(shared.complaints()).toEqual([]);
});

test('after the yes that address alone is asked, without a word of the page; its features are a layer', async () => {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, `${host.url}/tiles.pmtiles?key=secret`);
  await question().getByRole('button', { name: 'Load them' }).click();
  const layers = mine().getByRole('list', { name: 'Your layers' });
  await layers.getByText('shapes', { exact: true }).waitFor();
  expect(host.asked.length).toBeGreaterThan(1);
  for (const { url, method, headers } of host.asked) {
    expect([method, url]).toEqual(['GET', '/tiles.pmtiles?key=secret']);
    expect(headers.range).toMatch(/^bytes=\d+-\d+$/);
    expect([headers.referer, headers.cookie]).toEqual([undefined, undefined]);
    expect(headers.origin).toBe('null');
  }
  await layers.getByRole('button', { name: 'Style and report of points' }).click();
  const report = await layers.innerText();
  expect(report).toContain(`Read from ${host.url}/tiles.pmtiles.`);
  expect(report).not.toContain('secret');
  // What asked is gone again.
  expect(await page.locator('iframe').count()).toBe(0);
  expect(new Set(shared.complaints())).toEqual(new Set([`other host: ${host.url}/tiles.pmtiles?key=secret`]));
});

test('what a host does not give is told, and no other host is asked in its place', async () => {
  // The yes of before holds.
  for (const [path, words] of [
    ['closed', /lets no other page read.*CORS/],
    ['whole', /only whole.*no range requests/],
    ['gone', /no such file \(404\)/],
    ['away', /leads to another host, which was not asked/],
    ['text', /no PMTiles file. It is GeoJSON/],
  ] as const) {
    await type(`${host.url}/${path}.pmtiles`);
    expect(await refusal(`${path}.pmtiles`)).toMatch(words);
  }
  expect(other.asked).toEqual([]);
  await type('http://127.0.0.1:9/none.pmtiles');
  await question('http://127.0.0.1:9').getByRole('button', { name: 'Load them' }).click();
  expect(await refusal('none.pmtiles')).toMatch(/127.0.0.1:9 was not reached/);
  // The policy of the page itself forbids what its other page may do, and was never broken.
  expect(violations).toEqual([]);
  expect(
    await page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'sent',
          () => 'stopped',
        ),
      `${other.url}/tiles.pmtiles`,
    ),
  ).toBe('stopped');
  expect(other.asked).toEqual([]);
});
