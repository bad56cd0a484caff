/** The reader's own copy, the search and the index of people, in the browser. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorParagraphs } from '../fixtures/anchorCopy';
import { launch } from '../helpers/browser.mjs';
import { makeDocx } from '../helpers/makeDocx';
import { makeMhtml } from '../helpers/makeFormats';
import { makePdf } from '../helpers/makePdf';
import { openAtlas, settled, STILL, type OpenOptions, type OpenPage } from '../helpers/page';

let browser: Browser;
let pdf: Buffer;
const paragraphs = anchorParagraphs({ p16: 'They spoke of Shusha and of Yerevan on 23 April 2023.' });

beforeAll(async () => {
  browser = await launch();
  const article = { title: 'Made up', paragraphs: paragraphs.map((text) => ({ text })), footnotes: [] };
  const layout = { columns: 2, heads: true, footnotesOnPage: true, hyphenate: true, dropCap: false } as const;
  pdf = Buffer.from(await makePdf(article, layout));
});
afterAll(() => browser.close());

const text = paragraphs.join('\n\n');
const copyFile = (page: Page, name: string, buffer: Buffer, mimeType = 'application/octet-stream') =>
  page.getByLabel('File of your copy').setInputFiles({ name, mimeType, buffer });
const opened = (page: Page) => page.locator('[data-copy="open"]').waitFor();

/** The atlas with its still map: what is read needs no other, and that one is slow to draw. */
const openReader = (options: OpenOptions = {}): Promise<OpenPage> => openAtlas(browser, { ...options, ...STILL });

/** What axe finds on the page as it is, without the map's picture: it takes links to symbols outside of the frame for skip links. */
async function violations(page: Page): Promise<unknown[]> {
  const found = await new AxeBuilder({ page: page as never }).exclude('.canvas svg').analyze();
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
}

describe('a reader with a copy', () => {
  test('opens a PDF, reads the original with its links, and nothing of it is sent', async () => {
    const { page, complaints, close } = await openReader({ hash: '#v=1&p=p16' });
    // Its programs come from the atlas's own address, once; they are there after a first copy.
    await copyFile(page, 'first.pdf', pdf);
    await opened(page);
    await page.locator('#p16 .original').waitFor();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));

    await page.getByText('first.pdf: All 34 paragraphs found.').click();
    await page.getByRole('button', { name: 'Close copy' }).click();
    await copyFile(page, 'article.pdf', pdf);
    await opened(page);
    await page.getByText('article.pdf: All 34 paragraphs found.').waitFor();
    const passage = page.locator('#p16');
    await passage.locator('.original').getByText('They spoke of').waitFor();
    expect(await passage.locator('.told').count()).toBe(0);
    expect(await passage.locator('.anchor').first().textContent()).toContain('established a border checkpoint');
    expect(sent.filter((request) => !/\/(assets\/[\w.-]+\.(js|css|woff2)|icon\.svg)$/.test(request))).toEqual([]);
    expect(sent.filter((request) => !request.startsWith('GET '))).toEqual([]);

    await passage.locator('.original').getByRole('link', { name: '23 April 2023' }).click();
    await page.waitForURL(/date=2023-04-23/);
    await page.getByRole('button', { name: 'Side by side' }).click();
    await passage.locator('.told').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Digest', exact: true }).click();
    await passage.locator('.original').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  test('is told in one sentence what is wrong with a file, and loses nothing', async () => {
    const { page, complaints, close } = await openReader();
    const fault = page.locator('.copy .fault');
    const refused = async (name: string, content: Buffer, why: RegExp): Promise<void> => {
      await copyFile(page, name, content);
      await fault.filter({ hasText: why }).waitFor();
    };
    await refused('empty.pdf', Buffer.alloc(0), /“empty\.pdf” is empty/);
    await refused('photos.pdf', Buffer.from('PK\u0003\u0004\u0014\u0000one.jpg'), /ZIP archive/);
    await refused('torn.pdf', pdf.subarray(0, 400), /PDF/);
    await refused('cookbook.txt', Buffer.from('Take two eggs. '.repeat(200)), /does not seem to be this article/);
    await copyFile(page, 'article.txt', Buffer.from(text));
    await opened(page);
    await copyFile(page, 'article.docx', Buffer.from(makeDocx(paragraphs)));
    await page.getByText('article.docx: All 34 paragraphs found.').waitFor();
    const html = `<!doctype html><html><body>${paragraphs.map((each) => `<p>${each}</p>`).join('')}</body></html>`;
    await copyFile(page, 'article.mhtml', Buffer.from(makeMhtml(html, 'quoted-printable')));
    await page.getByText('article.mhtml: All 34 paragraphs found.').waitFor();
    await copyFile(page, 'article.txt', Buffer.from(text));
    await page.getByText('article.txt: All 34 paragraphs found.').waitFor();
    await refused('other.txt', Buffer.from('Take three eggs.'), /does not seem to be this article/);
    await page.getByText('article.txt: All 34 paragraphs found.').waitFor();
    await settled(page, 'static');
    expect(complaints).toEqual([]);
    await close();
  });

  test('has it kept only when asked, finds it again after a reload, and forgets it', async () => {
    const { page, complaints, close } = await openReader();
    const names = (): Promise<unknown[]> => page.evaluate(() => indexedDB.databases());
    await page.getByRole('button', { name: 'Paste its text' }).click();
    await page.getByLabel('Text of the article').fill(text);
    await page.getByRole('button', { name: 'Read it' }).click();
    await opened(page);
    expect(await names()).toEqual([]);
    await page.getByText('Pasted text: All 34').click();
    await page.getByRole('button', { name: 'Remember on this device' }).click();
    await page.getByRole('button', { name: 'Forget on this device' }).waitFor();
    await page.reload();
    await opened(page);
    await page.getByText('Pasted text: All 34').click();
    await page.getByRole('button', { name: 'Forget on this device' }).click();
    await page.getByRole('button', { name: 'Remember on this device' }).waitFor();
    await page.reload();
    await settled(page, 'static');
    expect(await page.locator('[data-copy="open"]').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('writes a note on selected words, exports it, and has it after a reload', async () => {
    const { page, complaints, close } = await openReader({ hash: '#v=1&p=p16' });
    await copyFile(page, 'article.txt', Buffer.from(text));
    await opened(page);
    const words = page.locator('#p16 .original .anchor').first();
    await words.waitFor();
    await words.selectText();
    const tools = page.getByRole('group', { name: 'Selected words' });
    await tools.getByRole('button', { name: 'Note' }).click();
    await tools.getByRole('textbox').fill('Compare the other road.');
    await tools.getByRole('button', { name: 'Keep note' }).click();
    await page.locator('#p16 .own-note').getByText('Compare the other road.').waitFor();
    await page.getByText('Note kept on this device.').waitFor({ state: 'attached' });
    await page.reload();
    await page.locator('#p16 .own-note').getByText('Compare the other road.').waitFor();
    // Words of the digest are not the copy's: nothing offers to cite them as such.
    await copyFile(page, 'article.txt', Buffer.from(text));
    await opened(page);
    await page.getByRole('button', { name: 'Side by side' }).click();
    await words.selectText();
    await tools.waitFor();
    await page.locator('#p16 .told p').last().selectText();
    await tools.waitFor({ state: 'detached' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export notes' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('notes.jsonld');
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the search', () => {
  test('is reached by /, finds a place by any form of its name, marks it and goes there by keyboard', async () => {
    const { page, complaints, close } = await openAtlas(browser);
    await page.locator('body').press('/');
    const box = page.getByRole('combobox', { name: /Search/ });
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    for (const form of ['susa', 'Shushi', 'Şuşa', 'Շուշի', 'Шуша']) {
      await box.fill(form);
      await page
        .getByRole('option', { name: /Shusha/ })
        .first()
        .waitFor();
    }
    await box.fill('lachin checkpoint');
    await page
      .getByRole('option', { name: /Lachin checkpoint/ })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page
      .locator('[data-feature-button="lachin-checkpoint"][data-emphasised="true"]')
      .waitFor({ state: 'attached' });
    await box.press('ArrowDown');
    await box.press('Enter');
    await page.waitForURL(/select=lachin-checkpoint/);
    // What is asked for by name is gone to, even where the text does not follow the map.
    await page.getByRole('switch', { name: 'Text and map move together' }).click();
    await box.fill('¶30');
    await page.getByRole('option', { name: /¶30/ }).first().click();
    await expect
      .poll(() => page.locator('#p30').evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(400);
    // A date is gone to, a month as a window, a later day with its layer; a word of the news leads to the nearest record.
    const go = async (query: string, name: RegExp): Promise<void> => {
      await box.fill(query);
      await page.getByRole('option', { name }).first().click();
    };
    await go('4/23/2023', /^Go to 23 April 2023/);
    await page.waitForURL(/date=2023-04-23/);
    await go('October 2022', /^Go to October 2022/);
    await page.waitForURL(/from=2022-10-01&to=2022-10-31/);
    await go('2023-09-19', /^Go to 19 September 2023/);
    await page.waitForURL(/date=2023-09-19&layers=[a-z,]*aftermath/);
    await go('zangezur', /The article does not use this word/);
    await page.waitForURL(/select=yeraskh-horadiz-railway/);
    expect(complaints).toEqual([]);
    await close();
  });

  test('finds words of the opened copy, and people with whom they met', async () => {
    const { page, complaints, close } = await openAtlas(browser);
    await copyFile(page, 'article.txt', Buffer.from(text));
    await opened(page);
    const box = page.getByRole('combobox', { name: /Search/ });
    await box.fill('they spoke of shusha');
    await page
      .getByRole('group', { name: /Your copy/ })
      .getByRole('option')
      .first()
      .click();
    await page.waitForURL(/p=p16/);
    await box.fill('bayramov');
    await page
      .getByRole('group', { name: /People/ })
      .getByRole('option')
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'People and organisations' });
    await dialog
      .getByRole('button', { name: /Washington/ })
      .first()
      .click();
    await page.waitForURL(/select=/);
    expect(await dialog.count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
