/**
 * The stories that a reader has made, in IndexedDB on this device. They have a database of their own: to add a table to that of copy and
 * notes, every tab with an older program would have to be closed first.
 */
import type { DBSchema } from 'idb';
import type { Draft } from '../formats/story/draft';
import { channelOfTabs, deviceDatabase } from './deviceDatabase';

/** A story that the device keeps. */
export interface KeptStory {
  readonly draft: Draft;
  /** Changes with every change that is kept, so that a tab sees whether another one has changed the story. */
  readonly revision: string;
  /** When it was changed last, ISO 8601. */
  readonly changed: string;
}

/** The table of the database, by the id of the story. */
interface Schema extends DBSchema {
  stories: { key: string; value: KeptStory };
}

/** The device's storage of stories. Every call may reject: storage can be blocked, full, or missing in a private window. */
export interface StoryStore {
  /** All stories that are kept. */
  readonly readAll: () => Promise<readonly KeptStory[]>;
  /**
   * Keeps a story in place of the one with the revision `from` (null if it was not kept yet). If another tab has kept something else
   * meanwhile, nothing is written, and that is returned.
   */
  readonly keep: (story: KeptStory, from: string | null) => Promise<KeptStory | null>;
  /** Deletes a story. */
  readonly forget: (id: string) => Promise<void>;
  /** Sets a listener that is called when another tab has kept or deleted a story, with its id. */
  readonly onChange: (listener: (id: string) => void) => void;
}

const NAME = 'rapprochement-atlas-stories';
const TABLE = 'stories';

/** Creates the store. The database is created when the first story is kept. */
export function storyStore(): StoryStore {
  const { open, isThere } = deviceDatabase<Schema>(NAME, [TABLE]);
  const tabs = channelOfTabs(NAME);
  return {
    readAll: async () => ((await isThere()) ? (await open()).getAll(TABLE) : []),
    keep: async (story, from) => {
      const transaction = (await open()).transaction(TABLE, 'readwrite');
      const kept = await transaction.store.get(story.draft.id);
      const isOther = kept !== undefined && kept.revision !== from;
      if (!isOther) await transaction.store.put(story, story.draft.id);
      await transaction.done;
      if (isOther) return kept;
      tabs?.postMessage(story.draft.id);
      return null;
    },
    forget: async (id) => {
      if (!(await isThere())) return;
      await (await open()).delete(TABLE, id);
      tabs?.postMessage(id);
    },
    onChange: (listener) =>
      tabs?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') listener(data);
      }),
  };
}
