/** Databases of this device (IndexedDB) and the channels by which tabs of the site hear of each other's changes: what all stores share. */
import type { DBSchema, IDBPDatabase } from 'idb';

/** A database that is opened when it is first needed. Every call may reject: storage can be blocked, full, or missing in a private window. */
export interface DeviceDatabase<Schema extends DBSchema> {
  /** Opens the database, which is created if there is none. After a failure the next call tries again. */
  readonly open: () => Promise<IDBPDatabase<Schema>>;
  /** Whether the device has the database already: a reader who keeps nothing shall not get one by looking. */
  readonly isThere: () => Promise<boolean>;
}

/** A database with some tables, which have no keys of their own. The library is fetched when it is opened, because most readers keep nothing. */
export function deviceDatabase<Schema extends DBSchema>(
  name: string,
  tables: readonly (keyof Schema & string)[],
): DeviceDatabase<Schema> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = (): void => void (opened = null);
  return {
    open: () => {
      opened ??= openTables<Schema>(name, tables, forget);
      opened.catch(forget);
      return opened;
    },
    isThere: async () => {
      // A page that a sandbox shuts off from its origin has no database, and Chromium complains of whoever asks for one.
      if (globalThis.origin === 'null') return false;
      return !indexedDB.databases || (await indexedDB.databases()).some((each) => each.name === name);
    },
  };
}

/** `onEnd` is called when the browser closes the database, as when the reader clears the site's data. */
async function openTables<Schema extends DBSchema>(
  name: string,
  tables: readonly (keyof Schema & string)[],
  onEnd: () => void,
): Promise<IDBPDatabase<Schema>> {
  const { openDB } = await import('idb');
  return openDB<Schema>(name, 1, {
    upgrade: (database) =>
      tables.forEach((table) => database.createObjectStore(table as Parameters<typeof database.createObjectStore>[0])),
    // A later version of the program must be able to change the database while this tab is open.
    blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
    terminated: onEnd,
  });
}

/**
 * The channel through which tabs of the site exchange messages (HTML, "Broadcasting to other browsing contexts"); a tab does not hear its
 * own messages. Null if the browser has no such channel or refuses it, as Firefox does if it blocks a site's storage.
 */
export function channelOfTabs(name: string): BroadcastChannel | null {
  try {
    const tabs = new BroadcastChannel(name);
    // In Node an open channel would keep the process from ending.
    (tabs as { unref?: () => void }).unref?.();
    return tabs;
  } catch {
    return null;
  }
}
