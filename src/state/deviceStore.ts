/**
 * What a reader asks this device to keep, in IndexedDB: their copy of the article and their notes. These data never leave the browser.
 */
import type { DBSchema } from 'idb';
import type { OwnNote } from '../formats/notes/ownNotes';
import type { CopyText } from '../copy/model';
import { channelOfTabs, deviceDatabase } from './deviceDatabase';

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

/** Creates the store. The database is created at the first use, so that a reader who keeps nothing has none. */
export function deviceStore(): DeviceStore {
  const { open, isThere } = deviceDatabase<Schema>(NAME, ['copies', 'notes']);
  const tabs = channelOfTabs(`${NAME}-copy`);
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
