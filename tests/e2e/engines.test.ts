/**
 * The atlas in other engines than the tests' own: Firefox and WebKit as Debian ships them. Left out with a printed line where they are
 * not installed; `ATLAS_ENGINES=required` makes that a failure, as `.ci/run` does.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { anchorParagraphs } from '../fixtures/anchorCopy';
import { findEngines, missingEngines } from '../helpers/engines.mjs';
import { serveListening } from '../helpers/listening';
import { makePdf } from '../helpers/makePdf';
import { KEYS, startDisplay, startFirefox, startWebKit, type Engine } from '../helpers/webdriver';

const engines = findEngines();
const missing = missingEngines(engines);
const isRequired = process.env['ATLAS_ENGINES'] === 'required';

test.runIf(isRequired)('the other engines are installed', () => expect(missing).toEqual([]));

const DAY = `document.querySelector('[role=slider][aria-label=Date]').getAttribute('aria-valuetext')`;

describe.skipIf(missing.length > 0)('the atlas', () => {
  let folder: string;
  let display: Awaited<ReturnType<typeof startDisplay>>;
  let site: Awaited<ReturnType<typeof serveListening>>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'atlas-engines-'));
    const paragraphs = anchorParagraphs().map((text) => ({ text }));
    writeFileSync(join(folder, 'copy.pdf'), await makePdf({ title: 'Made up', paragraphs, footnotes: [] }));
    display = await startDisplay(engines.xvfb as string);
    site = await serveListening(inject('site'));
  });
  afterAll(async () => {
    site?.close();
    await display?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each([
    ['Firefox', startFirefox],
    ['WebKit', startWebKit],
  ])('in %s', (_name, start) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await start(engines, display.display);
      await engine.open(`${site.url}#v=1&date=2023-05-01&select=lachin-checkpoint`);
    });
    afterAll(() => engine?.close());

    test('a link gives the card and the map', async () => {
      await engine.until(`return document.querySelector('.details h2')?.textContent === 'Lachin checkpoint'`);
      await engine.until(`return ['ready', 'static'].includes(document.documentElement.dataset.map)`);
      expect(await engine.run(`return ${DAY}`)).toBe('1 May 2023');
    });

    test('a key moves the date', async () => {
      await engine.run(`document.querySelector('[role=slider][aria-label=Date]').focus()`);
      await engine.press(KEYS.Right);
      await engine.until(`return ${DAY} === '2 May 2023'`);
    });

    test('a date that is typed and left with Tab is shown, with a ring about its field', async () => {
      await engine.run(`document.querySelector('.timeline [aria-label="Type a date"]').focus()`);
      await engine.press(...'8 March 2023');
      const ring = `getComputedStyle(document.activeElement)`;
      expect(await engine.run(`return ${ring}.outlineStyle + ' ' + parseFloat(${ring}.outlineWidth)`)).toBe('solid 2');
      await engine.press(KEYS.Tab);
      await engine.until(`return ${DAY} === '8 March 2023'`);
      await engine.run(`document.querySelector('.timeline [aria-label^="Calendar for"]').click()`);
      await engine.until(`return document.activeElement.dataset.day === '2023-03-08'`);
      await engine.press(KEYS.Right, KEYS.Enter);
      await engine.until(`return ${DAY} === '9 March 2023'`);
    });

    test('a copy saved as PDF is read', async () => {
      await engine.type('input[type=file]', join(folder, 'copy.pdf'));
      const text = await engine.until<string>(
        `return document.querySelector('[data-copy=open]') ? 'open' : document.querySelector('.copy .fault')?.innerText`,
      );
      expect(text).toBe('open');
    });

    test('a name in Armenian letters is found', async () => {
      await engine.type('.find input', 'Շուշի');
      const first = await engine.until(`return document.querySelector('.find [role=option]')?.innerText`);
      expect(first).toContain('Shusha');
    });

    test('nothing complained', async () => {
      expect(await engine.run('return complaints')).toEqual([]);
    });
  });
});
