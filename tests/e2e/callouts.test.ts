import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { openAtlas, openShared, settled, type SharedPage } from '../helpers/page';

let browser: Browser;
let shared: SharedPage;
beforeAll(async () => {
  browser = await launch();
  shared = await openShared(browser, { before: catchMap });
});
afterAll(() => browser.close());

/** The page keeps its map to itself: it is caught where it is given its controls, which know their map. */
function catchMap(): void {
  const { push } = Array.prototype;
  Array.prototype.push = function (this: unknown[], ...items: unknown[]) {
    const control = items.find((item) => typeof item === 'object' && item !== null && 'onAdd' in item);
    if (control) ((globalThis as { controls?: Set<unknown> }).controls ??= new Set()).add(control);
    return push.apply(this, items);
  };
}

/**
 * What is wrong with the names on the map: those that the edge of the map or what lies over it (`over`) cuts, symbols under that, and what
 * is missing of `wanted`.
 */
function faultsOfNames(page: Page, wanted: readonly string[], over = '.callout'): Promise<readonly string[]> {
  return page.evaluate(
    ([names, over]) => {
      interface Seen {
        readonly layer: { readonly id: string };
        readonly properties: Readonly<Record<string, unknown>>;
      }
      type Box = readonly [readonly [number, number], readonly [number, number]];
      interface Engine {
        getLayersOrder: () => string[];
        queryRenderedFeatures: (box: Box | undefined, options: { layers: string[] }) => Seen[];
      }
      const { controls } = globalThis as unknown as { controls: ReadonlySet<{ readonly _map?: Engine }> };
      const map = [...controls].find(({ _map }) => _map)!._map!;
      const layers = map.getLayersOrder();
      // Names of crossings and venues are left to call-outs: their boxes stay, unseen.
      const written = layers.filter((id) => /-labels/.test(id) && !id.startsWith('venues'));
      const marks = layers.filter((id) => /^(crossings|venues)$/.test(id));
      const found = (box: Box | undefined, among: string[]): string[] => [
        ...new Set(
          map.queryRenderedFeatures(box, { layers: among }).map(({ properties }) => String(properties['name'])),
        ),
      ];
      const frame = document.querySelector('section.map .canvas')!.getBoundingClientRect();
      const [width, height] = [frame.width, frame.height];
      const edges: Box[] = [
        [
          [0, 0],
          [width, 1],
        ],
        [
          [0, height - 1],
          [width, height],
        ],
        [
          [0, 0],
          [1, height],
        ],
        [
          [width - 1, 0],
          [width, height],
        ],
      ];
      const boxes = [...document.querySelectorAll(over)]
        .filter((element) => getComputedStyle(element).visibility === 'visible')
        .map((element): Box => {
          const { left, top, right, bottom } = element.getBoundingClientRect();
          return [
            [left - frame.left, top - frame.top],
            [right - frame.left, bottom - frame.top],
          ];
        });
      const seen = found(undefined, [...written, ...marks]);
      return [
        ...edges.flatMap((box) => found(box, written)).map((name) => `cut by the edge: ${name}`),
        ...boxes.flatMap((box) => found(box, written)).map((name) => `under ${over}: ${name}`),
        ...boxes.flatMap((box) => found(box, marks)).map((name) => `symbol under ${over}: ${name}`),
        ...names.filter((name) => !seen.includes(name)).map((name) => `missing: ${name}`),
      ];
    },
    [wanted, over] as const,
  );
}

/** Names that each size has room for. */
const COUNTRIES = ['Armenia', 'Azerbaijan'];
const NEIGHBOURS = ['Türkiye', 'Georgia', 'Iran'];
const AREAS = ['Former Nagorno-Karabakh Autonomous Oblast, approx.', 'Area of the Russian peacekeepers, approx.'];
const MARKS = ['Lachin checkpoint', 'Margara–Alican'];

const NAMES = [
  /^Lachin checkpoint: Restricted since 15 June 2023$/,
  /^Margara–Alican: Closed since about 18 February 2023$/,
  /^Aghdam route: Blocked since 18 July 2023$/,
  /^Meeting venues: \d+ meetings, \d+ beyond this map$/,
];
/** The call-outs' buttons; those of the list for keyboards say the status without a date. */
const callout = (page: Page, name: string | RegExp) =>
  page.getByRole('region', { name: 'Map', exact: true }).getByRole('button', { name });

describe('The opening view', () => {
  test('calls out the four named things at every size, no call-out lies on another, a panel, a symbol or a name, and no name is cut', async () => {
    const { page } = shared;
    for (const [width, height, wanted] of [
      [1440, 900, [...MARKS, ...COUNTRIES, ...NEIGHBOURS, ...AREAS, 'Yerevan', 'Baku', 'Lake Sevan']],
      [1280, 720, [...MARKS, ...COUNTRIES, 'Türkiye', 'Georgia', 'Yerevan', 'Baku']],
      [820, 1180, [...MARKS, ...COUNTRIES, 'Türkiye', 'Georgia', 'Yerevan', 'Baku']],
      [390, 844, [...MARKS, ...COUNTRIES, 'Iran', 'Baku']],
    ] as const) {
      await page.setViewportSize({ width, height });
      await settled(page);
      for (const name of NAMES) await callout(page, name).waitFor();
      const faults = (): Promise<readonly string[]> =>
        page.evaluate(() => {
          const boxOf = (element: Element): DOMRect => element.getBoundingClientRect();
          const map = boxOf(document.querySelector('section.map')!);
          const boxes = [
            ...document.querySelectorAll('.callout, .map .chip, .map .frames button, .maplibregl-ctrl-group, .sheet'),
          ]
            .filter((element) => getComputedStyle(element).visibility === 'visible')
            .map((element) => ({
              name: element.textContent!.trim().slice(0, 24),
              own: element.matches('.callout'),
              box: boxOf(element),
            }))
            .filter(({ box }) => box.width > 0);
          const out = boxes.filter(
            ({ own, box }) =>
              own && (box.left < map.left || box.right > map.right || box.top < map.top || box.bottom > map.bottom),
          );
          const pairs = boxes.flatMap((a, at) =>
            boxes
              .slice(at + 1)
              .flatMap((b) =>
                (a.own || b.own) &&
                a.box.left < b.box.right &&
                a.box.right > b.box.left &&
                a.box.top < b.box.bottom &&
                a.box.bottom > b.box.top
                  ? [`${a.name} / ${b.name}`]
                  : [],
              ),
          );
          return [...out.map(({ name }) => name), ...pairs];
        });
      // After a change of size they are placed anew once the map has drawn.
      await expect.poll(faults, { timeout: 5000, message: `${width} × ${height}` }).toEqual([]);
      const ofNames = (): Promise<readonly string[]> => faultsOfNames(page, wanted);
      await expect.poll(ofNames, { timeout: 5000, message: `names at ${width} × ${height}` }).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await settled(page);
  });

  test('gives way at the first selection, and comes back whole when it is asked for', async () => {
    const { page } = shared;
    await callout(page, NAMES[2] as RegExp).press('Enter');
    await page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'Aghdam route' }).waitFor();
    await callout(page, NAMES[2] as RegExp).waitFor({ state: 'detached' });
    await settled(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^(Region|Whole region)$/ }).click();
    for (const name of NAMES) await callout(page, name).waitFor();
  });

  test('gives way to a zoom of the reader, and moves with the map', async () => {
    const { page } = shared;
    const box = async () => (await callout(page, NAMES[0] as RegExp).boundingBox()) as { x: number; y: number };
    const before = await box();
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowUp');
    await settled(page);
    await page.waitForFunction((y) => document.querySelector('.callout')!.getBoundingClientRect().y > y + 20, before.y);
    expect(Math.abs((await box()).x - before.x)).toBeLessThan(2);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await callout(page, NAMES[0] as RegExp).waitFor({ state: 'detached' });
  });
});

describe('Two compared days', () => {
  test.each([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])(
    'have their dates at %j where no name lies under them, and the countries of the atlas keep theirs',
    async (viewport) => {
      const { page, complaints, close } = await openAtlas(browser, {
        hash: '#v=1&date=2023-05-01&compare=2023-07-27',
        viewport,
        before: catchMap,
      });
      const over = '.compared .label';
      await page.locator('.compared .label').first().waitFor();
      // Without the symbols: a date may lie on one at the map's edge.
      const ofNames = async (wanted: readonly string[]): Promise<readonly string[]> =>
        (await faultsOfNames(page, wanted, over)).filter((fault) => !fault.startsWith('symbol'));
      await expect.poll(() => ofNames(COUNTRIES), { timeout: 20_000 }).toEqual([]);
      // The dates go with the divider.
      await page.getByRole('slider', { name: /^Divide between/ }).focus();
      await page.keyboard.press('End');
      await expect.poll(() => ofNames([]), { timeout: 20_000 }).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});

test('names keep clear of the open legend, and come back where it was folded, whatever was changed meanwhile', async () => {
  const { page, complaints, close } = await openAtlas(browser, {
    hash: '#v=1&date=2023-05-01',
    viewport: { width: 1440, height: 900 },
    before: catchMap,
  });
  const ofNames = async (wanted: readonly string[]): Promise<readonly string[]> =>
    (await faultsOfNames(page, wanted, '.legend-chip')).filter((fault) => !fault.startsWith('symbol'));
  const wanted = [...COUNTRIES, 'Yerevan', 'Lachin checkpoint'];
  await expect.poll(() => ofNames(wanted), { timeout: 20_000 }).toEqual([]);
  const legend = page.locator('.legend-chip summary');
  await legend.click();
  await expect.poll(() => ofNames(COUNTRIES), { timeout: 20_000 }).toEqual([]);
  await page.getByRole('slider', { name: 'Date' }).press('ArrowRight');
  await settled(page);
  await legend.click();
  await expect.poll(() => ofNames(wanted), { timeout: 20_000 }).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
