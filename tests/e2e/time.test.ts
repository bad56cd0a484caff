/** Time by keyboard alone and by touch: what only a browser shows. The rules themselves are tested where they stand. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../helpers/browser.mjs';
import { featureButton, openAtlas, openShared, positionOf, settled, STILL, type SharedPage } from '../helpers/page';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const date = (page: Page) => page.getByRole('slider', { name: 'Date', exact: true });
const shown = (page: Page): Promise<string | null> => date(page).getAttribute('aria-valuetext');
/** A phone; a reader who follows a link is not told first what the atlas is. */
const PHONE = { hash: '#v=1', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Presses Tab until what has the focus has the name; the way there is part of what is tested. */
async function tabTo(page: Page, name: string | RegExp, most = 60): Promise<void> {
  for (let at = 0; at < most; at++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (typeof name === 'string' ? label.trim() === name : name.test(label)) return;
  }
  throw new Error(`Tab never came to ${String(name)}.`);
}

/** Twenty dates as readers of a language type them, with the day that is meant: sixteen days, then two windows. */
const TYPED: readonly {
  readonly locale: string;
  readonly days: readonly (readonly [text: string, day: string])[];
  readonly windows: readonly (readonly [text: string, day: string])[];
}[] = [
  {
    locale: 'en-US',
    days: [
      ['12112022', '11 December 2022'],
      ['4/23/2023', '23 April 2023'],
      ['4/5/2023', '5 April 2023'],
      ['04/05/2022', '5 April 2022'],
      ['5/18/1992', '18 May 1992'],
      ['June 1, 1991', '1 June 1991'],
      ['Apr 2 1993', '2 April 1993'],
      ['2020-11-10', '10 November 2020'],
      ['2021/1/11', '11 January 2021'],
      ['25 August 2022', '25 August 2022'],
      ['8-29-2022', '29 August 2022'],
      ['December 3rd, 2022', '3 December 2022'],
      ['31/7/2022', '31 July 2022'],
      ['20230206', '6 February 2023'],
      ['02112023', '11 February 2023'],
      ['Jul 27 2023', '27 July 2023'],
    ],
    windows: [
      ['10/6/2022', '6 October 2022'],
      ['7/15/2023', '15 July 2023'],
      ['5/18/1992', '18 May 1992'],
      ['June 30 1992', '30 June 1992'],
    ],
  },
  {
    locale: 'de-DE',
    days: [
      ['12112022', '12 November 2022'],
      ['23.4.2023', '23 April 2023'],
      ['4/5/2023', '4 May 2023'],
      ['04.05.2022', '4 May 2022'],
      ['18.05.1992', '18 May 1992'],
      ['1. Juni 1991', '1 June 1991'],
      ['2 Apr 1993', '2 April 1993'],
      ['2020-11-10', '10 November 2020'],
      ['2021/1/11', '11 January 2021'],
      ['25 August 2022', '25 August 2022'],
      ['29-8-2022', '29 August 2022'],
      ['3. Dezember 2022', '3 December 2022'],
      ['07/31/2022', '31 July 2022'],
      ['20230206', '6 February 2023'],
      ['11022023', '11 February 2023'],
      ['27. Jul. 2023', '27 July 2023'],
    ],
    windows: [
      ['6.10.2022', '6 October 2022'],
      ['15.7.2023', '15 July 2023'],
      ['18.5.1992', '18 May 1992'],
      ['30. Juni 1992', '30 June 1992'],
    ],
  },
];
/** Milliseconds between two keys of a quick typist: changes of date that follow each other faster are one step of history. */
const STROKE = 35;
describe('a typed date', () => {
  test.each(TYPED)('ends where it was typed, each of twenty in $locale', async ({ locale, days, windows }) => {
    const { page, complaints, close } = await openAtlas(browser, { locale, ...STILL });
    const value = (name: string) => page.getByRole('slider', { name, exact: true }).getAttribute('aria-valuetext');
    const field = page.getByLabel('Type a date', { exact: true });
    const entries = (): Promise<number> => page.evaluate(() => history.length);
    const before = await entries();
    await field.focus();
    for (const [at, [text, day]] of days.entries()) {
      await page.keyboard.type(text, { delay: STROKE });
      // Every second one is left with Tab, the others are taken with Enter.
      for (const key of at % 2 === 0 ? ['Tab', 'Shift+Tab'] : ['Enter']) await page.keyboard.press(key);
      expect([text, await value('Date'), await field.inputValue()]).toEqual([text, day, day]);
    }
    // One step of history a date.
    await expect.poll(entries).toBe(before + days.length);
    await page.goBack();
    await expect.poll(() => value('Date')).toBe((days.at(-2) as readonly string[])[1]);

    await page.getByRole('radio', { name: 'Two days' }).focus();
    await page.keyboard.press('Space');
    const ends = ['From: type a date', 'To: type a date'].map((name) => page.getByRole('textbox', { name }));
    for (const at of [0, 2]) {
      const [from, to] = windows.slice(at) as [readonly [string, string], readonly [string, string]];
      for (const [which, [text]] of [from, to].entries()) {
        await ends[which]?.focus();
        await page.keyboard.type(text, { delay: STROKE });
        await page.keyboard.press('Tab');
      }
      expect([await value('From'), await value('To')]).toEqual([from[1], to[1]]);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('that has two readings is offered in the other one, to which Tab and Enter lead', async () => {
    const { page, complaints, close } = await openAtlas(browser, { locale: 'en-US', ...STILL });
    await page.getByLabel('Type a date', { exact: true }).focus();
    await page.keyboard.type('4/5/2023');
    await page.keyboard.press('Enter');
    expect(await shown(page)).toBe('5 April 2023');
    await tabTo(page, '4 May 2023 instead', 3);
    await page.keyboard.press('Enter');
    await expect.poll(() => shown(page)).toBe('4 May 2023');
    // The same key takes it back.
    await page.keyboard.press('Enter');
    await expect.poll(() => shown(page)).toBe('5 April 2023');
    await page.getByRole('radio', { name: 'Two days' }).check();
    await page.getByRole('button', { name: /instead$/ }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  test('is refused with a word that stays, and picked from a calendar by keys', async () => {
    const { page, complaints, close } = await openAtlas(browser, {
      locale: 'de-DE',
      hash: '#v=1&date=2023-05-01',
      ...STILL,
    });
    const field = page.getByLabel('Type a date', { exact: true });
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await field.focus();
    await page.keyboard.type('31.02.2023');
    await page.keyboard.press('Tab');
    await timeline.getByText(/February 2023 has 28 days/).waitFor();
    expect([await field.inputValue(), await shown(page)]).toEqual(['31.02.2023', '1 May 2023']);
    expect(await new AxeBuilder({ page }).include('.timeline').analyze()).toMatchObject({ violations: [] });
    await field.fill('07/27/2023');
    await page.keyboard.press('Enter');
    expect([await field.inputValue(), await shown(page)]).toEqual(['27 July 2023', '27 July 2023']);
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('dialog', { name: /Calendar/ }).waitFor();
    expect(await new AxeBuilder({ page }).include('.calendar').analyze()).toMatchObject({ violations: [] });
    for (const key of ['PageUp', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
    expect([await field.inputValue(), await shown(page)]).toEqual(['26 June 2023', '26 June 2023']);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('by keyboard alone', () => {
  let shared: SharedPage;
  beforeAll(async () => {
    shared = await openShared(browser);
  });
  afterAll(() => shared.close());

  test('a day is chosen, and what it changes is said', async () => {
    const { page } = shared;
    await shared.visit('#v=1&date=2023-04-22');
    // From the end backwards the timeline is near.
    await page.getByRole('region', { name: 'Timeline' }).evaluate((element) => {
      const first = element.querySelector<HTMLElement>('input, button');
      first?.focus();
    });
    await tabTo(page, 'Date');
    await page.keyboard.press('ArrowRight');
    await settled(page);
    expect(await shown(page)).toBe('23 April 2023');
    await expect
      .poll(() => page.locator('[data-announced]').textContent())
      .toMatch(/^23 April 2023: Lachin checkpoint appears/);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await shown(page)).toBe('30 April 2023');
    await page.keyboard.press('PageUp');
    expect(await shown(page)).toBe('30 May 2023');
    await page.keyboard.press('End');
    expect(await shown(page)).toBe('27 July 2023');
    await page.keyboard.press('Home');
    expect(await shown(page)).toBe('1 January 1991');
    expect(shared.complaints()).toEqual([]);
  });

  test('the axis is narrowed to days and widened again', async () => {
    const { page } = shared;
    await shared.visit('#v=1&date=2023-04-23');
    const ticks = page.locator('.timeline .dates text');
    await date(page).focus();
    for (let at = 0; at < 6; at++) await page.keyboard.press('+');
    await expect.poll(async () => (await ticks.allTextContents()).join(' ')).toMatch(/2[0-9] Apr/);
    // The day chosen stays in sight while it moves on.
    for (let at = 0; at < 3; at++) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await ticks.allTextContents()).join(' ')).toMatch(/\d+ May/);
    await page.keyboard.press('0');
    await expect.poll(async () => (await ticks.allTextContents()).join(' ')).toMatch(/Jan 2022.*Jan 2023/);
  });

  test('mode, moments and window lose nothing of each other', async () => {
    const { page } = shared;
    await shared.visit('#v=1&date=2023-05-01');
    await page.getByRole('radio', { name: 'Two days' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('slider', { name: 'To' }).focus();
    await page.keyboard.press('PageDown');
    expect(await page.getByRole('slider', { name: 'To' }).getAttribute('aria-valuetext')).toBe('1 April 2023');
    await page.getByRole('radio', { name: 'One day' }).focus();
    await page.keyboard.press('Space');
    expect(await shown(page)).toBe('1 May 2023');
    await page.getByRole('radio', { name: 'Two days' }).focus();
    await page.keyboard.press('Space');
    expect(await page.getByRole('slider', { name: 'To' }).getAttribute('aria-valuetext')).toBe('1 April 2023');
    await page.getByRole('button', { name: 'Go to a moment' }).focus();
    // The last moment begins last, whatever number the author gives it.
    for (const key of ['Enter', 'End', 'Enter']) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Go to a moment/);
    expect(await shown(page)).toBe('3 June 2023');
    await page.locator('#p19.is-current').waitFor();
    // The place it is about is in the middle of the map.
    await page.waitForURL(/map=[\d.]+\/[\d.]+\/32\.8/);
  });

  test('two days are compared: both maps settle, the differences are listed, the divider moves', async () => {
    const { page } = shared;
    await shared.visit('#v=1&date=2023-05-01');
    await page.getByRole('button', { name: 'Compare', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('slider', { name: 'Compared date' }).focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await settled(page);
    expect(await page.locator('.map canvas').count()).toBe(2);
    const differences = page.getByRole('region', { name: 'Differences' });
    expect(await differences.textContent()).toContain('Lachin checkpoint appears');
    const divider = page.getByRole('slider', { name: /^Divide between .* and 1 May 2023/ });
    const before = await divider.getAttribute('aria-valuenow');
    await divider.focus();
    await page.keyboard.press('ArrowRight');
    expect(await divider.getAttribute('aria-valuenow')).not.toBe(before);
    await page.waitForURL(/compare=2023-0[12]-\d\d/);
    await page.getByRole('radio', { name: 'side by side' }).focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/&side=1/);
    expect(await page.locator('.map.halved').count()).toBe(1);
    await page.getByRole('button', { name: 'End the comparison' }).focus();
    await page.keyboard.press('Enter');
    await settled(page);
    await page.waitForURL((url) => !url.hash.includes('side'));
    expect(await page.locator('.map canvas').count()).toBe(1);
    expect(shared.complaints()).toEqual([]);
  });

  test('time plays, waits where something happens with the reader following, and stops', async () => {
    const { page, complaints, close } = await openAtlas(browser, { hash: '#v=1&date=2023-04-22', flies: true });
    await page.getByRole('button', { name: 'Play' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#p16.is-current').waitFor();
    expect(await shown(page)).toBe('23 April 2023');
    await page.getByRole('button', { name: 'Pause' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const stopped = await shown(page);
    await settled(page);
    expect(await shown(page)).toBe(stopped);
    // One step of history, however many days it was.
    await page.goBack();
    await expect.poll(() => shown(page)).toBe('22 April 2023');
    expect(complaints).toEqual([]);
    await close();
  });

  test('with reduced motion time goes from event to event', async () => {
    const { page, close } = await openAtlas(browser, { hash: '#v=1&date=2023-02-23', reducedMotion: 'reduce' });
    const seen = page.evaluate(
      () =>
        new Promise<string[]>((done) => {
          const slider = document.querySelector('[role=slider][aria-label=Date]') as Element;
          const days: string[] = [];
          new MutationObserver(() => {
            const day = slider.getAttribute('aria-valuetext') ?? '';
            if (days.at(-1) !== day) days.push(day);
            if (days.length >= 3) done(days);
          }).observe(slider, { attributes: true, attributeFilter: ['aria-valuetext'] });
        }),
    );
    await page.getByRole('button', { name: 'Play' }).click();
    const days = await seen;
    // Each of them is the first day of an event: nothing between is shown.
    expect(days).toEqual(['24 February 2023', '1 March 2023', '13 March 2023']);
    await close();
  });
});

describe('what is gone or not yet there', () => {
  test('is drawn faintly on demand and can be chosen', async () => {
    const { page, close } = await openAtlas(browser, { hash: '#v=1&date=2023-04-01&ghosts=1' });
    expect(await featureButton(page, 'lachin-checkpoint').count()).toBe(0);
    const { x, y } = await positionOf(page, 46.5757, 39.5558);
    await page.mouse.click(x, y);
    const details = page.getByRole('region', { name: 'Details' });
    await details.getByRole('heading', { name: 'Lachin checkpoint' }).waitFor();
    expect(await details.textContent()).toContain('Not yet there');
    await close();
  });
});

describe('by touch', () => {
  test('23 April 2023 is set within three gestures', async () => {
    const { page, complaints, close } = await openAtlas(browser, PHONE);
    await page.getByRole('button', { name: 'Timeline', exact: true }).tap();
    // A comparison is begun in the bar; moments are the first that its menu has.
    await page.getByRole('button', { name: 'Compare', exact: true }).waitFor();
    await page.getByRole('button', { name: 'More for the timeline' }).tap();
    await page.getByRole('menuitemradio', { name: /^The Lachin checkpoint/ }).tap();
    expect(await shown(page)).toBe('23 April 2023');
    await settled(page);
    expect(await featureButton(page, 'lachin-checkpoint').count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a handle is dragged with a finger, and two fingers narrow the axis', async () => {
    const { page, close } = await openAtlas(browser, PHONE);
    await page.getByRole('button', { name: 'Timeline', exact: true }).tap();
    await settled(page);
    const client = await page.context().newCDPSession(page);
    const touch = (type: string, ...points: readonly (readonly [number, number])[]) =>
      client.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    // The sheet rises: its handle has a place once it stands.
    await date(page).click({ trial: true });
    const pill = await page.locator('.slider .pill').boundingBox();
    if (!pill) throw new Error('There is no handle.');
    const [x, y] = [pill.x + pill.width / 2, pill.y + pill.height / 2];
    await touch('touchStart', [x, y]);
    await touch('touchMove', [x - 80, y]);
    await touch('touchMove', [x - 160, y]);
    await touch('touchEnd');
    await expect.poll(() => shown(page)).toMatch(/202[12]$/);

    const ticks = page.locator('.timeline .dates text');
    const before = (await ticks.allTextContents()).join(' ');
    const rows = await page.locator('.timeline svg.rows').boundingBox();
    if (!rows) throw new Error('There are no rows.');
    const middle = rows.y + 30;
    // One finger comes after the other, as fingers do.
    await touch('touchStart', [150, middle]);
    await touch('touchStart', [150, middle], [200, middle]);
    for (let step = 1; step <= 6; step++)
      await touch('touchMove', [150 - step * 18, middle], [200 + step * 18, middle]);
    await touch('touchEnd');
    await expect.poll(async () => (await ticks.allTextContents()).join(' ')).not.toBe(before);
    await page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: 'More for the timeline' }).tap();
    expect(await page.getByRole('menuitem', { name: 'All dates' }).count()).toBe(1);
    await close();
  });
});

/** What is in the address of the days shown and the layers on. */
const addressOf = (page: Page): Promise<string> => page.evaluate(() => location.hash);

describe.each([
  ['wide', { hash: '#v=1&date=2023-05-01', locale: 'en-GB' }, 'Type a date', 'From: type a date'],
  ['narrow', { ...PHONE, hash: '#v=1&date=2023-05-01', locale: 'en-GB' }, 'Day', 'First day'],
] as const)('A date after the last day, typed on a %s screen', (_screen, how, name, first) => {
  test.each([
    ['1 May 2024', name, '1 May 2024 was asked for; 27 July 2023 is shown.', /date=2024-05-01/],
    [
      'May 2024',
      first,
      '1 May 2024 to 31 May 2024 was asked for; 27 July 2023 is shown.',
      /from=2024-05-01&to=2024-05-31/,
    ],
  ])('leads with one Tab to the button that shows it: %s', async (text, after, cut, address) => {
    const { page, complaints, close } = await openAtlas(browser, { ...how, ...STILL });
    const field = page.getByRole('textbox', { name, exact: true });
    const active = page.locator(':focus');
    await field.fill(text);
    await field.press('Enter');
    await page.locator('.notice').waitFor();
    expect(await page.locator('.notice li').allTextContents()).toEqual([
      `${cut} The map stops on 27 July 2023 while the layer “After 27 July 2023” is off.`,
    ]);
    // Where one field gave way to two, the keyboard is in the first of them.
    await page.getByRole('textbox', { name: after, exact: true }).and(active).waitFor();
    await page.keyboard.press('Tab');
    expect(await active.textContent()).toBe('Show the later days');
    await page.keyboard.press('Shift+Tab');
    await page.getByRole('textbox', { name: after, exact: true }).and(active).waitFor();
    await page.getByRole('button', { name: 'Show the later days' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.notice').waitFor({ state: 'detached' });
    expect(await addressOf(page)).toMatch(address);
    expect(await addressOf(page)).toMatch(/layers=[^&]*aftermath/);
    await page.getByRole('textbox', { name: after, exact: true }).and(active).waitFor();
    // One step back it is as it was before the button, and one more as before the date.
    await page.goBack();
    await expect.poll(() => addressOf(page)).not.toMatch(/aftermath/);
    await page.goBack();
    await expect.poll(() => addressOf(page)).toMatch(/date=2023-05-01/);
    expect(complaints).toEqual([]);
    await close();
  });
});

test('A phone, too, says which status of several days is drawn, and that a record ends before the last', async () => {
  const hash = '#v=1&from=2022-10-01&to=2023-07-31&layers=borders,crossings,routes,aftermath';
  const { page, complaints, close } = await openAtlas(browser, { ...PHONE, ...STILL, hash });
  const words =
    'Where a status changed, the last one recorded is drawn. The record ends before 31 July 2023 for 5 features.';
  await page.locator('.chip.date').getByText(words).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('Past the last day a phone is offered what came after, above its strip, and a low screen beside its sheet', async () => {
  for (const viewport of [PHONE.viewport, { width: 844, height: 390 }]) {
    const { page, complaints, close } = await openAtlas(browser, { ...PHONE, ...STILL, viewport, hash: '#v=1' });
    const edges = async (selector: string) => {
      const { x, y, width, height } = (await page.locator(selector).boundingBox()) ?? {
        x: 0,
        y: 0,
        width: 0,
        height: 0,
      };
      return { left: x, top: y, right: x + width, bottom: y + height };
    };
    /** Whether a box is seen whole and covers nothing of the sheet. */
    const isClear = async (selector: string): Promise<boolean> => {
      const [box, sheet] = [await edges(selector), await edges('.sheet')];
      return box.left >= 0 && box.right > box.left && (box.bottom <= sheet.top || box.right <= sheet.left);
    };
    await page.getByRole('button', { name: 'Event after' }).click();
    await page.locator('.offer').waitFor();
    expect(await isClear('.offer')).toBe(true);
    await page.getByRole('button', { name: 'Stay here' }).click();
    await page.locator('.offer').waitFor({ state: 'detached' });
    const field = page.getByRole('textbox', { name: 'Day', exact: true });
    await field.fill('1 May 2024');
    await field.press('Enter');
    await page.locator('.notice').waitFor();
    expect(await isClear('.notice')).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  }
});

test('A day before the first one is not cut in silence either', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, hash: '#v=1' });
  const field = page.getByRole('textbox', { name: 'Type a date', exact: true });
  await field.fill('1 May 1985');
  await field.press('Enter');
  await page.locator('.notice').waitFor();
  expect(await page.locator('.notice li').allTextContents()).toEqual([
    '1 May 1985 was asked for; 1 January 1991 is shown. 1 January 1991 is the first day that can be shown.',
  ]);
  expect(await page.locator('.notice button').allTextContents()).toEqual(['Dismiss']);
  expect(complaints).toEqual([]);
  await close();
});

test('A window that goes beyond the last day is not cut in silence, whether it was searched for, typed or in a link', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, hash: '#v=1' });
  const notice = page.locator('.notice');
  const cut = '1 October 2022 to 31 July 2024 was asked for; 1 October 2022 to 27 July 2023 is shown.';
  const why = 'The map stops on 27 July 2023 while the layer “After 27 July 2023” is off.';
  const search = page.getByRole('combobox', { name: 'Search' });
  await search.fill('October 2022 to July 2024');
  await page.getByRole('option', { name: /^Go to October 2022 to July 2024/ }).click();
  await notice.waitFor();
  expect(await notice.locator('li').allTextContents()).toEqual([`${cut} ${why}`]);
  await page.getByRole('button', { name: 'Show the later days' }).click();
  await notice.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => location.hash)).toMatch(/from=2022-10-01&to=2024-07-31.*aftermath/);
  await page.goBack();
  const from = page.getByRole('textbox', { name: /^From/ });
  await from.fill('October 2022 to July 2024');
  await from.press('Enter');
  await notice.waitFor();
  expect(await notice.locator('li').allTextContents()).toEqual([`${cut} ${why}`]);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.evaluate(() => (location.hash = '#v=1&from=2022-10-01&to=2024-07-31'));
  await notice.waitFor();
  expect(await notice.locator('li').allTextContents()).toEqual([`${cut} ${why}`]);
  await page.getByRole('button', { name: 'Show the later days' }).click();
  await notice.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => location.hash)).toMatch(/from=2022-10-01&to=2024-07-31.*aftermath/);
  await page.goBack();
  await notice.waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('The card of the date tells what changed since the day shown before, and its number leads to the list of all of it', async () => {
  const { page, complaints, close } = await openAtlas(browser, { ...STILL, hash: '#v=1&date=2022-10-01' });
  const field = page.getByRole('textbox', { name: 'Type a date' }).first();
  await field.fill('1 May 2023');
  await field.press('Enter');
  const card = page.locator('.chip.date');
  const more = card.getByRole('button', { name: /^\d+ more changes$/ });
  const others = Number.parseInt(await more.innerText(), 10);
  expect(await card.innerText()).toContain('Since 1 October 2022: ');
  await more.focus();
  await more.press('Enter');
  const list = page.getByRole('region', { name: 'Differences' });
  await list.getByRole('heading', { name: '1 October 2022 and 1 May 2023' }).and(page.locator(':focus')).waitFor();
  expect(await list.getByRole('list').first().getByRole('listitem').count()).toBe(others + 1);
  expect(complaints).toEqual([]);
  await close();
});

test('A change of date has the tiles of venues made once, though filters and paint read it and some discs have no icon yet', async () => {
  const { page, complaints, visit, close } = await openShared(browser, {
    hash: '#v=1&date=2023-07-27',
    before: () => {
      const asked: number[] = [];
      Object.assign(globalThis, { asked });
      const post = (worker: Worker, ...of: unknown[]): void => Reflect.apply(sent, worker, of) as undefined;
      const sent = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (this: Worker, ...of: unknown[]): void {
        const { type, data } = (of[0] ?? {}) as { type?: string; data?: { source: string; uid: number } };
        // The engine's word for a tile that is to be made anew.
        if (type === 'RT' && data?.source === 'venues') asked.push(data.uid);
        post(this, ...of);
      };
    },
  });
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: number[] }).asked.splice(0));
  await asked();
  for (const day of ['2023-07-10', '2023-05-05', '2022-12-20', '2021-06-01']) {
    await visit(`#v=1&date=${day}`);
    const tiles = await asked();
    expect(tiles.length, day).toBeGreaterThan(0);
    expect(
      tiles.filter((tile, at) => tiles.indexOf(tile) !== at),
      day,
    ).toEqual([]);
    expect(complaints(), day).toEqual([]);
  }
  await close();
});
