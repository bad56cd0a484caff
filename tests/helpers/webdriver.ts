/**
 * A small client of W3C WebDriver (Working Draft of 2025) for the engines that Playwright does not drive as Debian ships them: Firefox by
 * its own protocol, Marionette, and WebKit by WebKitWebDriver. Both speak on loopback only.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engines } from './engines.mjs';

/** Keys of WebDriver's "keyboard actions" (section 17.4.2). */
export const KEYS = { Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Right: '\uE014' } as const;

/** Milliseconds that a page may take for what a test waits for. */
const PATIENCE = 45_000;

/** Sends one command and gives its value. */
type Send = (name: Command, value?: object, element?: string) => Promise<unknown>;
type Command = keyof typeof COMMANDS;

/** The commands that are used: Marionette's name, then method and path of the HTTP form. */
const COMMANDS = {
  navigate: ['WebDriver:Navigate', 'POST', '/url'],
  resize: ['WebDriver:SetWindowRect', 'POST', '/window/rect'],
  run: ['WebDriver:ExecuteScript', 'POST', '/execute/sync'],
  runAsync: ['WebDriver:ExecuteAsyncScript', 'POST', '/execute/async'],
  find: ['WebDriver:FindElement', 'POST', '/element'],
  type: ['WebDriver:ElementSendKeys', 'POST', '/element/{}/value'],
  act: ['WebDriver:PerformActions', 'POST', '/actions'],
  picture: ['WebDriver:TakeScreenshot', 'GET', '/screenshot'],
  timeouts: ['WebDriver:SetTimeouts', 'POST', '/timeouts'],
} as const;

/** A browser of another engine with one page. */
export class Engine {
  readonly #send: Send;
  readonly #end: () => Promise<void>;

  constructor(send: Send, end: () => Promise<void>) {
    this.#send = send;
    this.#end = end;
  }

  /** Goes to an address and waits for its load event. The window is as large as a laptop's. */
  async open(url: string): Promise<void> {
    await this.#send('timeouts', { script: PATIENCE, pageLoad: PATIENCE });
    await this.#send('resize', { width: 1280, height: 800 });
    await this.#send('navigate', { url });
  }

  /** Runs the body of a function in the page and gives what it returns, as JSON carries it. */
  run<T>(body: string, ...args: unknown[]): Promise<T> {
    return this.#send('run', { script: body, args }) as Promise<T>;
  }

  /** Waits until the body of a function, run in the page again and again, returns something truthy, and gives that. */
  async until<T>(body: string): Promise<T> {
    const script = `const done = arguments[arguments.length - 1];
      const ask = () => { ${body} };
      const again = () => { const found = ask(); if (found) done(found); else setTimeout(again, 50); };
      again();`;
    try {
      return (await this.#send('runAsync', { script, args: [] })) as T;
    } catch (error) {
      throw new Error(`The page never came to: ${body}`, { cause: error });
    }
  }

  /** Types into an element, or gives a file's path to a file field. */
  async type(selector: string, text: string): Promise<void> {
    const found = await this.#send('find', { using: 'css selector', value: selector });
    await this.#send('type', { text }, Object.values(found as Record<string, string>)[0]);
  }

  /** Presses keys one after the other where the focus is. */
  async press(...keys: readonly string[]): Promise<void> {
    const actions = keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#send('act', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** What the window shows, a PNG. */
  async picture(): Promise<Buffer> {
    return Buffer.from((await this.#send('picture', { full: false })) as string, 'base64');
  }

  /** Ends the browser. */
  close(): Promise<void> {
    return this.#end();
  }
}

/** Starts a display of its own. Gives its name for `DISPLAY`, and how to end it. */
export async function startDisplay(xvfb: string): Promise<{ display: string; end: () => Promise<void> }> {
  const child = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
    // It writes the number of the display when it is ready.
    child.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return { display: `:${number}`, end: () => ended(child) };
}

/** Starts Firefox with an empty profile. */
export async function startFirefox({ firefox }: Engines, display: string): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'atlas-firefox-'));
  writeFileSync(join(profile, 'user.js'), FIREFOX_SETTINGS.map((setting) => `user_pref(${setting});`).join('\n'));
  const args = ['--marionette', '--no-remote', '--profile', profile];
  const child = spawn(firefox as string, args, { env: environment(display), stdio: 'ignore' });
  const end = async (): Promise<void> => {
    await ended(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const port = Number(await textOf(profile, 'MarionetteActivePort'));
    const socket = await connected(port);
    const call = marionette(socket);
    await call('WebDriver:NewSession', { capabilities: {} });
    const send: Send = async (name, value = {}, element) => {
      const answer = await call(COMMANDS[name][0], element === undefined ? value : { ...value, id: element });
      return (answer as { value?: unknown } | null)?.value ?? null;
    };
    return new Engine(send, async () => {
      socket.destroy();
      await end();
    });
  } catch (error) {
    await end();
    throw error;
  }
}

const FIREFOX_SETTINGS = [
  // Any port that is free: it is written to a file of the profile.
  '"marionette.port", 0',
  '"webgl.force-enabled", true',
  '"browser.shell.checkDefaultBrowser", false',
  '"datareporting.policy.dataSubmissionEnabled", false',
  '"app.update.enabled", false',
  '"network.captive-portal-service.enabled", false',
  '"network.connectivity-service.enabled", false',
  '"services.settings.server", "data:,"',
  '"browser.startup.homepage_override.mstone", "ignore"',
];

/** Starts WebKit. */
export async function startWebKit({ webkit, miniBrowser }: Engines, display: string): Promise<Engine> {
  const port = await freePort();
  const child = spawn(webkit as string, [`--port=${port}`], { env: environment(display), stdio: 'ignore' });
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const request = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
    const { value } = (await (await fetch(`http://127.0.0.1:${port}${path}`, request)).json()) as { value: unknown };
    const fault = value as { error?: string; message?: string } | null;
    if (fault?.error) throw new Error(`${fault.error}: ${fault.message}`);
    return value;
  };
  try {
    (await connected(port)).destroy();
    const options = { binary: miniBrowser, args: ['--automation'] };
    const made = await call('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    const session = `/session/${(made as { sessionId: string }).sessionId}`;
    const send: Send = (name, value, element = '') => {
      const [, method, path] = COMMANDS[name];
      return call(method, session + path.replace('{}', element), method === 'GET' ? undefined : (value ?? {}));
    };
    return new Engine(send, async () => {
      // The driver takes its browser with it when the session ends, not when it is killed.
      await call('DELETE', session).catch(() => undefined);
      await ended(child);
    });
  } catch (error) {
    await ended(child);
    throw error;
  }
}

/** Both engines draw in software, and on the display they are given. */
function environment(display: string): NodeJS.ProcessEnv {
  return { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' };
}

/** Marionette's protocol: `length:[0, id, name, parameters]` asks, `length:[1, id, error, result]` answers. */
function marionette(socket: Socket): (name: string, parameters: object) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  let buffer = Buffer.alloc(0);
  socket.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const end = colon + 1 + Number(buffer.subarray(0, Math.max(0, colon)));
      if (colon < 0 || buffer.length < end) return;
      const message: unknown = JSON.parse(buffer.subarray(colon + 1, end).toString());
      buffer = buffer.subarray(end);
      // The first message greets and answers nothing.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message as [1, number, { error: string; message: string } | null, unknown];
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
      else asked?.resolve(result);
    }
  });
  const fail = (): void => waiting.forEach(({ reject }) => reject(new Error('Firefox has gone.')));
  socket.on('close', fail).on('error', fail);
  return (name, parameters) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const message = JSON.stringify([0, last, name, parameters]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}

/** The text of a file that a program writes when it is ready. */
function textOf(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  const text = (): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (text() === '') return;
      stop();
      resolve(text());
    };
    const watcher = watch(folder, look);
    const patience = setTimeout(() => {
      stop();
      reject(new Error(`${name} was never written.`));
    }, PATIENCE);
    const stop = (): void => {
      clearTimeout(patience);
      watcher.close();
    };
    look();
  });
}

/** A connection to a server that may still be starting. */
async function connected(port: number): Promise<Socket> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => resolve(socket));
        socket.once('error', reject);
      });
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}
