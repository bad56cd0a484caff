/** What axe finds on a page, without its Playwright wrapper, which would send the program anew for each run and open a page for each result. */
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** The looks in which pages are checked: what differs between them are colours alone. */
export const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** Gives a page the program, which stays there until the page is loaded anew. */
export async function loadAxe(page: Page): Promise<void> {
  const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
  await page.evaluate((require('axe-core') as { source: string }).source);
}

/**
 * What axe finds, one line for each element; all rules, or the contrast of texts alone. The picture of the map is left out: its links are
 * in the list of features, too, and the contrast of its texts is computed in `unit/symbology/contrast.test.ts`. `without` names rules.
 */
export function faults(page: Page, isWhole: boolean, without: readonly string[] = []): Promise<string[]> {
  return page.evaluate(
    async ({ isWhole, without }) => {
      interface Found {
        id: string;
        nodes: { html: string; failureSummary?: string }[];
      }
      const { axe } = window as unknown as {
        axe: { run: (on: object, how: object) => Promise<{ violations: Found[] }> };
      };
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const { violations } = await axe.run(
        { exclude: ['.canvas svg'] },
        {
          resultTypes: ['violations'],
          rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
          ...(isWhole ? {} : { runOnly: ['color-contrast'] }),
        },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary?.split('\n')[1] ?? ''}`),
      );
    },
    { isWhole, without },
  );
}

/** The same in all looks, each line with its look. The page is light afterwards. */
export async function faultsInAllLooks(page: Page, without: readonly string[] = []): Promise<string[]> {
  const found: string[] = [];
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia(media);
    found.push(...(await faults(page, look === 'light', without)).map((fault) => `${look}: ${fault}`));
  }
  await page.emulateMedia(LOOKS.light);
  return found;
}
