/** What a reader lets this device keep (IndexedDB): their copy of the article, and their notes. Nothing of it leaves the browser. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OwnNote } from '../formats/notes/ownNotes';
import type { CopyText } from '../copy/model';

/** A copy as it is kept. */
export interface KeptCopy {
  /** Name of the file. */
  readonly name: string;
  /** What was read from the file, not the file. */
  readonly copy: CopyText;
}

interface Schema extends DBSchema {
  copies: { key: string; value: KeptCopy };
  notes: { key: string; value: readonly OwnNote[] };
}

/** One store for the page. Every call may reject: storage can be blocked, full, or gone in a private window. */
export interface DeviceStore {
  /** The copy that is kept; null where there is none. */
  readonly readCopy: () => Promise<KeptCopy | null>;
  /** Keeps a copy in place of the one before. */
  readonly keepCopy: (kept: KeptCopy) => Promise<void>;
  /** Deletes the copy that is kept, if there is one. */
  readonly forgetCopy: () => Promise<void>;
  /** Tells when another tab keeps a copy (its name) or forgets it (null); absent where tabs cannot tell each other. */
  readonly onCopyChange?: (listener: (keptName: string | null) => void) => void;
  /** The notes that are kept. */
  readonly readNotes: () => Promise<readonly OwnNote[]>;
  /** Changes the notes that are kept, those of other tabs among them, in one step; gives what they have become. */
  readonly changeNotes: (change: (notes: readonly OwnNote[]) => readonly OwnNote[]) => Promise<readonly OwnNote[]>;
}

const NAME = 'rapprochement-atlas';
/** One copy is kept, and one list of notes. */
const KEY = 'own';

/** Opens the store at its first use, so that whoever keeps nothing has no database. */
export function deviceStore(): DeviceStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const close = (): void => void (opened = null);
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDB<Schema>(NAME, 1, {
      upgrade(database) {
        database.createObjectStore('copies');
        database.createObjectStore('notes');
      },
      // The reader has cleared the site's data: the next call makes it anew.
      terminated: close,
    });
    // A failure is no answer for good: the next call tries again.
    opened.catch(close);
    return opened;
  };
  const tabs = channelOfTabs();
  const isThere = async (): Promise<boolean> =>
    !indexedDB.databases || (await indexedDB.databases()).some(({ name }) => name === NAME);
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
 * What tabs of the site tell each other by (HTML, "Broadcasting to other browsing contexts"): every tab hears the others and not itself.
 * Null where the browser has no such channel or refuses it: Firefox does where it blocks what a site stores.
 */
function channelOfTabs(): BroadcastChannel | null {
  try {
    const tabs = new BroadcastChannel(`${NAME}-copy`);
    // In Node a listening channel would keep the process alive.
    (tabs as { unref?: () => void }).unref?.();
    return tabs;
  } catch {
    return null;
  }
}
