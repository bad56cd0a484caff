/**
 * The drafts of a reader's stories, each with its undo, and what this device keeps of them. A draft is kept a moment after it was changed. Two tabs that
 * change one story never overwrite each other.
 */
import { changed, unchanged, type Undo } from '../domain/undo';
import type { Id } from '../domain/model';
import { randomUuid } from '../domain/uuid';
import { newStoryId, type Draft } from '../formats/story/draft';
import type { KeptStory, StoryStore } from './storyStore';

/** A story of the reader's own on the page. */
export interface Work {
  readonly undo: Undo<Draft>;
  /** Revision of what the device keeps of it; null if it keeps nothing. */
  readonly revision: string | null;
  /** When it was changed last, ISO 8601. */
  readonly changed: string;
  /** Whether it has changes that the device does not keep yet. */
  readonly isUnkept: boolean;
}

/** What `OwnWorks` tells whoever made it. */
export interface WorksListener {
  /** Called when a draft has changed, come or gone. */
  readonly onchange: () => void;
  /** Called with a sentence for the reader. */
  readonly onsay: (sentence: string) => void;
  /** Called when a story has another id now, because another tab has changed the one with its id. */
  readonly onmove: (from: Id, to: Id) => void;
  /** Whether the reader works on the story with an id. */
  readonly isEdited: (id: Id) => boolean;
}

/** Milliseconds without a change after which a story is kept. */
const REST = 400;
const REFUSED =
  'This browser does not let the page keep stories: it is there until the page is closed. Save it as a file.';
const FULL =
  'There is no room left on this device: the last changes are there until the page is closed. Save the story as a file.';

export class OwnWorks {
  readonly #store: StoryStore;
  readonly #tell: WorksListener;
  #all = $state.raw<readonly Work[]>([]);
  #isRefused = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The last call to the device's storage; the next call waits for it. */
  #stored: Promise<unknown> = Promise.resolve();

  constructor(store: StoryStore, listener: WorksListener) {
    this.#store = store;
    this.#tell = listener;
    store.onChange((id) => void this.#hear(id));
  }

  /** All stories, in no order. */
  get all(): readonly Work[] {
    return this.#all;
  }

  /** Whether the device does not keep what is on the page. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** The story with an id; null if there is none. */
  find(id: Id | null): Work | null {
    return this.#all.find((work) => idOf(work) === id) ?? null;
  }

  /** Reads the stories that this device keeps. A browser that blocks storage keeps none. */
  async restore(): Promise<void> {
    const kept = await this.#inTurn(this.#store.readAll).catch(() => []);
    this.#all = [...this.#all, ...kept.filter(({ draft }) => !this.find(draft.id)).map(workOf)];
    this.#tell.onchange();
  }

  /** Adds a story. One without steps is kept once it has been changed. */
  add(draft: Draft): void {
    const work = { undo: unchanged(draft), revision: null, changed: now(), isUnkept: draft.steps.length > 0 };
    this.#all = [...this.#all, work];
    this.#tell.onchange();
    this.#keepSoon();
  }

  /** Replaces a story by what it is after a change. */
  put(work: Work, undo: Undo<Draft>): void {
    this.#replace(work, [{ ...work, undo, changed: now(), isUnkept: true }]);
    this.#tell.onchange();
    this.#keepSoon();
  }

  /** Deletes a story, here and on the device. */
  remove(work: Work): void {
    this.#replace(work, []);
    this.#tell.onchange();
    // What could not be deleted was not kept either, or is there again at the next visit.
    void this.#inTurn(() => this.#store.forget(idOf(work))).catch(() => {});
  }

  /** Brings a deleted story back. */
  bringBack(work: Work): void {
    this.#all = [...this.#all, { ...work, revision: null, isUnkept: true }];
    this.#tell.onchange();
    this.#keepSoon();
  }

  /** A title that no other story has. */
  freeTitle(title: string): string {
    const isTaken = (free: string): boolean => this.#all.some(({ undo }) => undo.present.title === free);
    let free = title;
    for (let number = 2; isTaken(free); number += 1) free = `${title.replace(/ \(\d+\)$/, '')} (${number})`;
    return free;
  }

  /** Keeps at once what waits to be kept. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    await Promise.all(this.#all.filter(({ isUnkept }) => isUnkept).map((work) => this.#keep(idOf(work))));
  };

  #replace(work: Work, by: readonly Work[]): void {
    this.#all = this.#all.flatMap((each) => (each === work ? by : [each]));
  }

  #keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), REST);
  }

  async #keep(id: Id): Promise<void> {
    try {
      // What is kept is what is there when its turn has come.
      await this.#inTurn(async () => {
        const work = this.find(id);
        if (!work?.isUnkept) return;
        const kept = { draft: work.undo.present, revision: randomUuid(), changed: work.changed };
        const other = await this.#store.keep(kept, work.revision);
        if (other) this.#part(id, other);
        else this.#mark(id, kept);
      });
      this.#isRefused = false;
    } catch (error) {
      this.#isRefused = true;
      this.#tell.onsay(error instanceof Error && error.name === 'QuotaExceededError' ? FULL : REFUSED);
    }
  }

  /** Notes what the device keeps of a story; it may have been changed again meanwhile. */
  #mark(id: Id, { draft, revision }: KeptStory): void {
    const work = this.find(id);
    if (work) this.#replace(work, [{ ...work, revision, isUnkept: work.undo.present !== draft }]);
  }

  /** Two tabs have changed one story: that of this tab becomes another story, so that neither is lost. */
  #part(id: Id, other: KeptStory): void {
    const work = this.find(id);
    if (!work) return;
    const to = newStoryId();
    const title = this.freeTitle(`${work.undo.present.title} (2)`);
    const renamed = (draft: Draft): Draft => ({ ...draft, id: to });
    const { present, past, future } = work.undo;
    const undo = {
      ...unchanged({ ...renamed(present), title }),
      past: past.map(renamed),
      future: future.map(renamed),
    };
    this.#replace(work, [workOf(other), { ...work, undo, revision: null, isUnkept: true }]);
    this.#tell.onmove(id, to);
    this.#tell.onsay(`Another tab has changed this story, too. What you wrote here is kept beside it as “${title}”.`);
    this.#tell.onchange();
    this.#keepSoon();
  }

  /** Another tab has kept or deleted a story: one that was not changed here follows. */
  async #hear(id: Id): Promise<void> {
    const all = await this.#inTurn(this.#store.readAll).catch(() => null);
    const theirs = all?.find(({ draft }) => draft.id === id);
    const mine = this.find(id);
    if (!all || mine?.isUnkept || mine?.revision === theirs?.revision) return;
    if (theirs && mine) this.#replace(mine, [{ ...workOf(theirs), undo: changed(mine.undo, theirs.draft) }]);
    else if (theirs) this.#all = [...this.#all, workOf(theirs)];
    else if (mine && this.#tell.isEdited(id)) {
      this.#replace(mine, [{ ...mine, revision: null }]);
      this.#tell.onsay('Another tab has deleted this story. It is kept again when you change it.');
    } else if (mine) this.#replace(mine, []);
    this.#tell.onchange();
  }

  /** Calls the device's storage after all earlier calls have ended. */
  #inTurn<T>(call: () => Promise<T>): Promise<T> {
    const next = this.#stored.then(call, call);
    this.#stored = next.catch(() => {});
    return next;
  }
}

function idOf({ undo }: Work): Id {
  return undo.present.id;
}

function workOf({ draft, revision, changed: at }: KeptStory): Work {
  return { undo: unchanged(draft), revision, changed: at, isUnkept: false };
}

function now(): string {
  return new Date().toISOString();
}
