/** The store of the device over a database in memory: what is made, read and told to other tabs. The real one is tests/e2e/copy.test.ts. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptCopy } from '../../src/state/deviceStore';

/** The databases of the device, by name, and the next failure of opening one. */
const device = vi.hoisted(() => ({
  databases: new Map<string, Map<string, Map<string, unknown>>>(),
  opened: 0,
  failure: null as Error | null,
  terminate: () => {},
}));
vi.mock('idb', () => ({
  openDB: (
    name: string,
    _version: number,
    { upgrade, terminated }: { upgrade: (made: object) => void; terminated: () => void },
  ) => {
    device.opened += 1;
    const { failure } = device;
    device.failure = null;
    if (failure) return Promise.reject(failure);
    device.terminate = terminated;
    const isNew = !device.databases.has(name);
    const tables = device.databases.get(name) ?? new Map<string, Map<string, unknown>>();
    device.databases.set(name, tables);
    if (isNew) upgrade({ createObjectStore: (table: string) => tables.set(table, new Map()) });
    const table = (of: string): Map<string, unknown> => {
      const found = tables.get(of);
      if (!found) throw new Error(`no table ${of}`);
      return found;
    };
    return Promise.resolve({
      get: (of: string, key: string) => Promise.resolve(table(of).get(key)),
      put: (of: string, value: unknown, key: string) => Promise.resolve(void table(of).set(key, value)),
      delete: (of: string, key: string) => Promise.resolve(void table(of).delete(key)),
      transaction: (of: string, mode: string) => {
        if (mode !== 'readwrite') throw new Error('read only');
        // Written once the transaction is done.
        const draft = new Map(table(of));
        return {
          store: {
            get: (key: string) => Promise.resolve(draft.get(key)),
            put: (value: unknown, key: string) => Promise.resolve(void draft.set(key, value)),
          },
          get done() {
            tables.set(of, draft);
            return Promise.resolve();
          },
        };
      },
    });
  },
}));

/** Every channel between tabs that is open, by name. */
const channels: { name: string; hear: ((event: object) => void)[] }[] = [];
class Channel {
  readonly #own: (typeof channels)[0];
  constructor(name: string) {
    this.#own = { name, hear: [] };
    channels.push(this.#own);
  }
  addEventListener(type: string, listener: (event: object) => void): void {
    if (type === 'message') this.#own.hear.push(listener);
  }
  postMessage(data: unknown): void {
    for (const each of channels)
      if (each !== this.#own && each.name === this.#own.name) each.hear.forEach((hear) => hear({ data }));
  }
}

const { deviceStore } = await import('../../src/state/deviceStore');
const kept: KeptCopy = { name: 'mine.txt', copy: { format: 'text', paragraphs: [], footnotes: [] } };
const note = {
  id: 'n1',
  passage: 'p01',
  quote: { exact: 'a', prefix: '', suffix: '' },
  text: 'Mine.',
  created: '2020-01-01T00:00:00.000Z',
};

beforeEach(() => {
  device.databases.clear();
  device.opened = 0;
  channels.length = 0;
  vi.stubGlobal('BroadcastChannel', Channel);
  vi.stubGlobal('indexedDB', {
    databases: () => Promise.resolve([...device.databases.keys()].map((name) => ({ name }))),
  });
});

describe('What a reader keeps on the device', () => {
  it('is there at the next visit, copy and notes apart', async () => {
    await deviceStore().keepCopy(kept);
    await deviceStore().changeNotes((notes) => [...notes, note]);
    const next = deviceStore();
    await expect(next.readCopy()).resolves.toEqual(kept);
    await expect(next.readNotes()).resolves.toEqual([note]);
    await next.forgetCopy();
    await expect(next.readCopy()).resolves.toBeNull();
    await expect(next.readNotes()).resolves.toEqual([note]);
  });

  it('is changed as the device has it, and what came of it is given back', async () => {
    const [one, two] = [deviceStore(), deviceStore()];
    await expect(one.changeNotes((notes) => [...notes, note])).resolves.toEqual([note]);
    const second = { ...note, id: 'n2' };
    await expect(two.changeNotes((notes) => [...notes, second])).resolves.toEqual([note, second]);
    await expect(one.readNotes()).resolves.toEqual([note, second]);
  });

  it('makes no database where nothing is kept: neither reading nor forgetting does', async () => {
    const store = deviceStore();
    await expect(store.readCopy()).resolves.toBeNull();
    await expect(store.readNotes()).resolves.toEqual([]);
    await store.forgetCopy();
    expect(device.opened).toBe(0);
    // A database of another program of the site is none of ours.
    device.databases.set('other', new Map());
    await expect(store.readCopy()).resolves.toBeNull();
    expect(device.opened).toBe(0);
  });

  it('is read where a browser does not list its databases', async () => {
    await deviceStore().keepCopy(kept);
    vi.stubGlobal('indexedDB', {});
    await expect(deviceStore().readCopy()).resolves.toEqual(kept);
    device.databases.clear();
    await expect(deviceStore().readCopy()).resolves.toBeNull();
    await expect(deviceStore().readNotes()).resolves.toEqual([]);
  });
});

describe('The database', () => {
  it('is opened once', async () => {
    const store = deviceStore();
    await store.keepCopy(kept);
    await store.readCopy();
    await store.readNotes();
    expect(device.opened).toBe(1);
  });

  it('is opened again after it could not be', async () => {
    const store = deviceStore();
    device.failure = new Error('busy');
    await expect(store.keepCopy(kept)).rejects.toThrow('busy');
    await store.keepCopy(kept);
    await expect(store.readCopy()).resolves.toEqual(kept);
  });

  it('is opened again after the reader has cleared the site’s data', async () => {
    const store = deviceStore();
    await store.keepCopy(kept);
    device.databases.clear();
    device.terminate();
    await store.keepCopy(kept);
    expect(device.opened).toBe(2);
    await expect(store.readCopy()).resolves.toEqual(kept);
  });
});

describe('Another tab', () => {
  it('is told of a copy that is kept, by its name, and of one that is forgotten; the tab itself is not', async () => {
    const [one, two] = [deviceStore(), deviceStore()];
    const [heardByOne, heardByTwo]: [unknown[], unknown[]] = [[], []];
    one.onCopyChange?.((name) => heardByOne.push(name));
    two.onCopyChange?.((name) => heardByTwo.push(name));
    await one.keepCopy(kept);
    expect(heardByTwo).toEqual(['mine.txt']);
    await one.forgetCopy();
    expect(heardByTwo).toEqual(['mine.txt', null]);
    expect(heardByOne).toEqual([]);
  });

  it('is told of no copy by what nobody of this program wrote', () => {
    const heard: unknown[] = [];
    deviceStore().onCopyChange?.((name) => heard.push(name));
    new Channel(channels[0]!.name).postMessage({ name: 'mine.txt' });
    expect(heard).toEqual([null]);
  });
});
