/** What a reader lets this device keep (IndexedDB): their copy of the article, and their notes. Nothing of it leaves the browser. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OwnNote } from '../exchange/ownNotes';
import type { CopyText } from '../exchange/ownCopy/model';

/** A copy as it is kept: what was read from the file, not the file. */
export interface KeptCopy {
  readonly name: string;
  readonly copy: CopyText;
}

interface Schema extends DBSchema {
  copies: { key: string; value: KeptCopy };
  notes: { key: string; value: readonly OwnNote[] };
}

/** One store for the page. Every call may reject: storage can be blocked, full, or gone in a private window. */
export interface DeviceStore {
  readonly readCopy: () => Promise<KeptCopy | null>;
  readonly keepCopy: (kept: KeptCopy) => Promise<void>;
  readonly forgetCopy: () => Promise<void>;
  readonly readNotes: () => Promise<readonly OwnNote[]>;
  readonly keepNotes: (notes: readonly OwnNote[]) => Promise<void>;
}

const NAME = 'rapprochement-atlas';
/** One copy is kept, and one list of notes. */
const KEY = 'own';

/** Opens the store at its first use, so that whoever keeps nothing has no database. */
export function deviceStore(): DeviceStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDB<Schema>(NAME, 1, {
      upgrade(database) {
        database.createObjectStore('copies');
        database.createObjectStore('notes');
      },
    });
    // A failure is no answer for good: the next call tries again.
    opened.catch(() => (opened = null));
    return opened;
  };
  const exists = async (): Promise<boolean> =>
    !indexedDB.databases || (await indexedDB.databases()).some(({ name }) => name === NAME);
  return {
    readCopy: async () => ((await exists()) ? ((await (await open()).get('copies', KEY)) ?? null) : null),
    keepCopy: async (kept) => void (await (await open()).put('copies', kept, KEY)),
    forgetCopy: async () => {
      if (await exists()) await (await open()).delete('copies', KEY);
    },
    readNotes: async () => ((await exists()) ? ((await (await open()).get('notes', KEY)) ?? []) : []),
    keepNotes: async (notes) => {
      if (notes.length > 0 || (await exists())) await (await open()).put('notes', notes, KEY);
    },
  };
}
