/** Listens to a page as a reader with a screen reader does: after each key, what has the focus and what the live region says. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** States that a screen reader does not say of what has the focus. */
const SILENT = ['active', 'level'];
/** Longest run of one key towards a named control. */
const MOST = 40;

export class Transcript {
  readonly #page: Page;
  #lines: string[] = [];
  #said = '';
  #presses = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Puts the focus before the first control of the page and begins to listen. */
  static async from(page: Page): Promise<Transcript> {
    await page.locator('[data-announced="done"]').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    const transcript = new Transcript(page);
    transcript.#said = (await page.locator('[data-announced]').textContent()) ?? '';
    return transcript;
  }

  /** Number of keys pressed so far. */
  get presses(): number {
    return this.#presses;
  }

  /** What was heard, a line for each key. */
  get text(): string {
    return `${this.#lines.join('\n')}\n${this.#presses} keys\n`;
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#hear(key, await this.#pressed(key));
  }

  /** Presses a key and waits until a control with a name has the focus, as where a part of the program is fetched first. */
  async pressFor(key: string, name: RegExp): Promise<void> {
    await this.#pressed(key);
    await expect.poll(() => this.#focused()).toMatch(name);
    await this.#hear(key, await this.#focused());
  }

  /** Presses a key until a control with a name has the focus. */
  async pressUntil(key: string, name: RegExp): Promise<void> {
    for (let count = 0; count < MOST; count++) {
      const focused = await this.#pressed(key);
      await this.#hear(key, focused);
      if (name.test(focused)) return;
    }
    throw new Error(`${MOST} times ${key} do not lead to ${name}:\n${this.text}`);
  }

  async #pressed(key: string): Promise<string> {
    this.#presses += 1;
    await this.#page.keyboard.press(key);
    // The focus and the live region follow in the same or the next frame; a line waits for a moment of rest.
    await this.#page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await this.#page.locator('[data-announced="done"]').waitFor({ state: 'attached' });
    return this.#focused();
  }

  /** Name, role and state of the control that has the focus, as a screen reader says them. */
  async #focused(): Promise<string> {
    const focus = this.#page.locator(':focus');
    if ((await focus.count()) === 0) return 'nothing';
    const [first = ''] = (await focus.ariaSnapshot()).split('\n');
    // YAML quotes a line whose name has a colon.
    const quoted = /^- '((?:[^']|'')*)'/.exec(first)?.[1];
    const line = quoted === undefined ? first : `- ${quoted.replaceAll("''", "'")}`;
    const [, role = '', name = '', more = '', text = ''] =
      /^- ([a-z]+)(?: "(.*?)(?<!\\)")?((?: \[[^\]]*\])*):?(?: (.*))?$/.exec(line) ?? [];
    // Playwright calls the summary of a `details` element a text.
    if (role === 'text') return `${text}, disclosure`;
    const states = [...more.matchAll(/\[(\w+)(?:=(\w+))?\]/g)].flatMap(([, state = '', value]) =>
      SILENT.includes(state) ? [] : [value ? `${state} ${value}` : state],
    );
    return [name.replaceAll('\\"', '"'), role, ...states].filter((part) => part !== '').join(', ');
  }

  async #hear(key: string, focused: string): Promise<void> {
    const said = (await this.#page.locator('[data-announced]').textContent()) ?? '';
    const isNews = said !== this.#said && said !== '';
    this.#said = said;
    this.#lines.push(`${key}: ${focused}${isNews ? ` / ${said}` : ''}`);
  }
}
