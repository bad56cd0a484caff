/**
 * What a reader asks this device to keep, in IndexedDB: their copy of the article and their notes. These data never leave the browser.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { OwnNote } from '../formats/notes/ownNotes';
import type { CopyText } from '../copy/model';

/** A copy of the article that the device keeps. */
export interface KeptCopy {
  /** Name of the file from which the copy was read. */
  readonly name: string;
  /** The text that was read from the file; the file itself is not stored. */
  readonly copy: CopyText;
}

/** The tables of the database. */
interface Schema extends DBSchema {
  copies: { key: string; value: KeptCopy };
  notes: { key: string; value: readonly OwnNote[] };
}

/** The device's storage. Every call may reject: storage can be blocked, full, or missing in a private window. */
export interface DeviceStore {
  /** Reads the kept copy; null if there is none. */
  readonly readCopy: () => Promise<KeptCopy | null>;
  /** Stores a copy and replaces the one stored before. */
  readonly keepCopy: (kept: KeptCopy) => Promise<void>;
  /** Deletes the kept copy, if there is one. */
  readonly forgetCopy: () => Promise<void>;
  /**
   * Sets a listener that is called when another tab keeps a copy (with its name) or deletes it (with null). Absent if tabs cannot
   * exchange messages.
   */
  readonly onCopyChange?: (listener: (keptName: string | null) => void) => void;
  /** Reads the kept notes. */
  readonly readNotes: () => Promise<readonly OwnNote[]>;
  /** Changes the kept notes, including those that other tabs wrote, in one transaction, and returns the result. */
  readonly changeNotes: (change: (notes: readonly OwnNote[]) => readonly OwnNote[]) => Promise<readonly OwnNote[]>;
}

/** Name of the IndexedDB database. */
const NAME = 'rapprochement-atlas';
/** Key of the only record in each table: the copy, and the list of notes. */
const KEY = 'own';

/**
 * Opens the database. `onEnd` is called when the browser closes it, as when the reader clears the site's data. The library is fetched
 * here, because most readers keep nothing.
 */
async function openDatabase(onEnd: () => void): Promise<IDBPDatabase<Schema>> {
  const { openDB } = await import('idb');
  return openDB<Schema>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('copies');
      database.createObjectStore('notes');
    },
    terminated: onEnd,
  });
}

/** Creates the store. The database is created at the first use, so that a reader who keeps nothing has none. */
export function deviceStore(): DeviceStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const close = (): void => void (opened = null);
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDatabase(close);
    // After a failure the next call tries again.
    opened.catch(close);
    return opened;
  };
  const tabs = channelOfTabs();
  const isThere = async (): Promise<boolean> => {
    // A page that a sandbox shuts off from its origin has no database, and Chromium complains of whoever asks for one.
    if (globalThis.origin === 'null') return false;
    return !indexedDB.databases || (await indexedDB.databases()).some(({ name }) => name === NAME);
  };
  return {
    readCopy: async () => ((await isThere()) ? ((await (await open()).get('copies', KEY)) ?? null) : null),
    keepCopy: async (kept) => {
      await (await open()).put('copies', kept, KEY);
      tabs?.postMessage(kept.name);
    },
    forgetCopy: async () => {
      if (!(await isThere())) return;
      await (await open()).delete('copies', KEY);
      tabs?.postMessage(null);
    },
    onCopyChange: (listener) =>
      tabs?.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
        listener(typeof data === 'string' ? data : null),
      ),
    readNotes: async () => ((await isThere()) ? ((await (await open()).get('notes', KEY)) ?? []) : []),
    changeNotes: async (change) => {
      const transaction = (await open()).transaction('notes', 'readwrite');
      const notes = change((await transaction.store.get(KEY)) ?? []);
      await transaction.store.put(notes, KEY);
      await transaction.done;
      return notes;
    },
  };
}

/**
 * The channel through which tabs of the site exchange messages (HTML, "Broadcasting to other browsing contexts"); a tab does not hear its
 * own messages. Null if the browser has no such channel or refuses it, as Firefox does if it blocks a site's storage.
 */
function channelOfTabs(): BroadcastChannel | null {
  try {
    const tabs = new BroadcastChannel(`${NAME}-copy`);
    // In Node an open channel would keep the process from ending.
    (tabs as { unref?: () => void }).unref?.();
    return tabs;
  } catch {
    return null;
  }
}
