/**
 * The stories that a reader makes: which of them is worked on, and how others come in, from a file, a link or a copy. What can be shown of
 * them is given to `StoryState`, so that they are followed, presented and printed like those of the atlas.
 */
import type { AtlasIndex } from '../domain/links';
import type { Id, Story } from '../domain/model';
import { describeIssue, failure, sayIssues, type Issue } from '../domain/result';
import { changed, redone, undone, type Undo } from '../domain/undo';
import { isOwnId } from '../domain/ownStory';
import { emptyDraft, newStoryId, storyFile, withHonestVoices, withoutNotes, type Draft } from '../formats/story/draft';
import { linkOf, MOST_LINK, readLink, SAFE_LINK } from '../formats/story/link';
import type { StoryReading } from '../formats/story/read';
import { DraftReader, readStoryFile, type DraftReading } from '../formats/story/readDraft';
import { draftOfStory } from '../formats/story/write';
import { OwnWorks, type Work } from './ownWorks.svelte';
import type { StoryStore } from './storyStore';

/** An entry in the list of the reader's own stories. */
export interface OwnEntry {
  readonly draft: Draft;
  /** When it was changed last, ISO 8601. */
  readonly changed: string;
}

/** What became of a file or link that was opened. */
export interface OpenReport {
  /** Id of the story that was opened; null if none was. */
  readonly story: Id | null;
  /** What became of it, as a sentence. */
  readonly said: string;
  /** What is wrong, each as a line; empty if nothing is. */
  readonly faults: readonly string[];
}

/** An address for others, with one of the reader's stories in it. */
export interface OwnLink {
  readonly address: string;
  /** Whether the address has the story, has it but is so long that some programs cut it, or has not, because it would be too long. */
  readonly way: 'carried' | 'cut' | 'alone';
}

export class OwnStories {
  readonly #index: AtlasIndex;
  readonly #works: OwnWorks;
  readonly #publish: (stories: readonly Story[]) => void;
  readonly #shipped: () => Promise<readonly Story[]>;
  readonly #reader: DraftReader;
  /** A story that came with a link: it is not kept until the reader wishes so. */
  #visiting = $state.raw<Draft | null>(null);
  /** Id of the story that is worked on; null for the list. */
  #editing = $state<Id | null>(null);
  #message = $state('');
  #report = $state.raw<OpenReport | null>(null);
  /** The story that was deleted last. */
  #deleted = $state.raw<Work | null>(null);
  #restored: Promise<void> | null = null;

  /** `publish` is called with the reader's stories whenever one has changed; `shipped` fetches those of the atlas. */
  constructor(
    index: AtlasIndex,
    store: StoryStore,
    publish: (stories: readonly Story[]) => void,
    shipped: () => Promise<readonly Story[]>,
  ) {
    this.#index = index;
    this.#publish = publish;
    this.#shipped = shipped;
    this.#reader = new DraftReader(index);
    this.#works = new OwnWorks(store, {
      onchange: () => this.#show(),
      onsay: (sentence) => (this.#message = sentence),
      onmove: (from, to) => {
        if (this.#editing === from) this.#editing = to;
      },
      isEdited: (id) => this.#editing === id,
    });
  }

  /** The reader's stories, the one changed last first. */
  get list(): readonly OwnEntry[] {
    return this.#works.all
      .map(({ undo, changed: at }) => ({ draft: undo.present, changed: at }))
      .sort((a, b) => b.changed.localeCompare(a.changed));
  }

  /** The story that is worked on; null for none. */
  get draft(): Draft | null {
    return this.#work?.undo.present ?? null;
  }

  /** What the story that is worked on is read as, and what is wrong with it; null for none. */
  readonly reading: StoryReading | null = $derived.by(() => (this.draft ? this.#reader.read(this.draft) : null));

  /** A story that came with a link and is not kept; null for none. */
  get visiting(): Draft | null {
    return this.#visiting;
  }

  get canUndo(): boolean {
    return (this.#work?.undo.past.length ?? 0) > 0;
  }

  get canRedo(): boolean {
    return (this.#work?.undo.future.length ?? 0) > 0;
  }

  /** A sentence about the last thing that was done; empty for none. */
  get message(): string {
    return this.#message;
  }

  /** Whether the device keeps what is worked on: yes, not yet, or not at all. */
  get keeping(): 'kept' | 'waiting' | 'refused' {
    if (this.#works.isRefused) return 'refused';
    return this.#work?.isUnkept ? 'waiting' : 'kept';
  }

  /** What became of the file or link that was opened last; null once the reader has read it. */
  get report(): OpenReport | null {
    return this.#report;
  }

  /** Whether the last deletion of a story can be taken back. */
  get canBringBack(): boolean {
    return this.#deleted !== null;
  }

  /** Reads the stories that this device keeps, once. */
  readonly restore = (): Promise<void> => {
    this.#restored ??= this.#works.restore();
    return this.#restored;
  };

  /** Works on a story; null leads to the list. */
  readonly edit = (id: Id | null): void => {
    this.#editing = id;
    this.#message = '';
  };

  /** Makes a story with nothing in it, and works on it. */
  readonly create = (): void => this.#add(emptyDraft(), '');

  /** Makes a copy of a story of the atlas, and works on it. */
  readonly copyOf = (story: Story): void => {
    const draft = draftOfStory(story, this.#index, newStoryId());
    this.#add(
      { ...draft, title: this.#works.freeTitle(`${draft.title} (copy)`) },
      'This copy is yours. The words of author and editor keep their voice until you change them.',
    );
  };

  /** Makes a copy of one of the reader's stories, and works on it. */
  readonly duplicate = (id: Id): void => {
    const draft = this.#works.find(id)?.undo.present;
    if (draft)
      this.#add({ ...draft, id: newStoryId(), title: this.#works.freeTitle(draft.title) }, 'This is the copy.');
  };

  /** Changes the story that is worked on. Changes of one `group`, such as letters typed into one field, are undone together. */
  readonly change = (change: (draft: Draft) => Draft, group = '', message = ''): void => {
    const work = this.#work;
    const undo = work && changed(work.undo, change(work.undo.present), group);
    if (!work || !undo || undo === work.undo) return;
    this.#message = message;
    this.#works.put(work, undo);
  };

  readonly undo = (): void => this.#step(undone, 'Undone.');

  readonly redo = (): void => this.#step(redone, 'Done again.');

  /** Deletes one of the reader's stories; `bringBack` undoes that. */
  readonly remove = (id: Id): void => {
    const work = this.#works.find(id);
    if (!work) return;
    this.#deleted = work;
    if (this.#editing === id) this.#editing = null;
    this.#works.remove(work);
    this.#message = `“${nameOf(work.undo.present)}” deleted.`;
  };

  /** Brings back the story that was deleted last. */
  readonly bringBack = (): void => {
    const work = this.#deleted;
    if (!work) return;
    this.#deleted = null;
    this.#works.bringBack(work);
    this.#message = `“${nameOf(work.undo.present)}” is back.`;
  };

  /** Opens the file of a story. If there is a story with its id, the one of the file stands beside it. */
  readonly open = async (file: File): Promise<'added' | 'there' | 'refused'> => {
    await this.restore();
    const text = await file.text().catch(() => null);
    const read =
      text === null
        ? failure({ message: 'The file could not be read.', remedy: 'It may have been moved: choose it again.' })
        : readStoryFile(text, this.#index);
    if (!read.ok) {
      this.#refuse(`“${file.name}” could not be opened.`, read.issues);
      return 'refused';
    }
    const { draft, issues, skipped } = await this.#honest(read.value);
    const same = this.#sameAs(draft);
    if (same) {
      this.#editing = same.id;
      this.#report = { story: same.id, said: `“${nameOf(same)}” is on this device already.`, faults: [] };
      return 'there';
    }
    const there = this.#works.find(draft.id)?.undo.present;
    const isCopy = there !== undefined || !isOwnId(draft.id);
    const added = isCopy ? { ...draft, id: newStoryId(), title: this.#works.freeTitle(draft.title) } : draft;
    this.#add(added, '');
    const steps = draft.steps.length === 1 ? '1 step' : `${draft.steps.length} steps`;
    const lost = skipped > 0 ? `; ${skipped} could not be read` : '';
    const beside = there ? ' The version that was on this device is still there.' : '';
    this.#report = {
      story: added.id,
      said: `“${nameOf(added)}” opened: ${steps}${lost}.${beside}`,
      faults: issues.map(describeIssue),
    };
    return 'added';
  };

  /** Opens the story of a link (`formats/story/link`), which is not kept. Returns its id; null, with a report, if it cannot be read. */
  readonly visit = async (found: string): Promise<Id | null> => {
    await this.restore();
    const read = await readLink(found, this.#index);
    if (!read.ok) {
      this.#refuse('The story in this link could not be opened.', read.issues);
      return null;
    }
    const { draft, issues } = await this.#honest(read.value);
    const there = this.#works.find(draft.id)?.undo.present;
    if (there && storyFile(withoutNotes(there)) === storyFile(withoutNotes(draft))) return draft.id;
    // Under its own id the version on this device would be shown.
    const visiting = there || !isOwnId(draft.id) ? { ...draft, id: newStoryId() } : draft;
    this.#visiting = visiting;
    this.#show();
    if (issues.length > 0)
      this.#report = {
        story: visiting.id,
        said: 'Not all of the story in this link could be read.',
        faults: issues.map(describeIssue),
      };
    return visiting.id;
  };

  /** Keeps the story that came with a link, and works on it. */
  readonly keepVisiting = (): void => {
    const draft = this.#visiting;
    if (!draft) return;
    this.#visiting = null;
    this.#add(draft, 'The story is yours now.');
  };

  /** The part of an address that holds a story, without `#` (`formats/story/link`); null if there is none with the id. */
  readonly partOf = async (id: Id): Promise<string | null> => {
    const draft = this.#visiting?.id === id ? this.#visiting : this.#works.find(id)?.undo.present;
    return draft ? linkOf(withoutNotes(draft)) : null;
  };

  /** Puts a story into an address that names it, so that others find it there. */
  readonly addressOf = async (id: Id, address: string): Promise<OwnLink> => {
    const part = await this.partOf(id);
    const whole = `${address}&${part}`;
    if (part === null || whole.length > MOST_LINK) return { address, way: 'alone' };
    return { address: whole, way: whole.length > SAFE_LINK ? 'cut' : 'carried' };
  };

  /** Tells the reader what was done with the story. */
  readonly say = (sentence: string): void => void (this.#message = sentence);

  /** The reader has read the report. */
  readonly dismissReport = (): void => void (this.#report = null);

  /** Keeps at once what waits to be kept, because the page may be closed. */
  readonly flush = (): Promise<void> => this.#works.flush();

  get #work(): Work | null {
    return this.#works.find(this.#editing);
  }

  /**
   * What was read, without words in the voice of author or editor that are not theirs. If the stories of the atlas cannot be fetched, no
   * words are.
   */
  async #honest(reading: DraftReading): Promise<DraftReading> {
    if (!reading.draft.steps.some(({ statements }) => statements.some(({ voice }) => voice !== 'own'))) return reading;
    const stories = await this.#shipped().catch(() => []);
    const told = stories.flatMap((story) =>
      draftOfStory(story, this.#index, story.id).steps.flatMap(({ statements }) => statements),
    );
    const { draft, changed: count } = withHonestVoices(reading.draft, told);
    if (count === 0) return reading;
    const message =
      count === 1
        ? 'One text was marked as the author’s or the editor’s, and is not in a story of the atlas in these words: it is shown as yours.'
        : `${count} texts were marked as the author’s or the editor’s, and are not in a story of the atlas in these words: they are shown as yours.`;
    return { ...reading, draft, issues: [...reading.issues, { message }] };
  }

  /** A story on this device that says the same. It may have come here before under a name and an id of its own, beside another version. */
  #sameAs(draft: Draft): Draft | undefined {
    const words = wordsOf(draft);
    return this.#works.all.map(({ undo }) => undo.present).find((each) => wordsOf(each) === words);
  }

  #add(draft: Draft, message: string): void {
    this.#works.add(draft);
    this.#editing = draft.id;
    this.#message = message;
  }

  #step(step: (undo: Undo<Draft>) => Undo<Draft> | null, message: string): void {
    const work = this.#work;
    const undo = work ? step(work.undo) : null;
    if (!work || !undo) return;
    this.#message = message;
    this.#works.put(work, undo);
  }

  /** Gives the stories that can be shown to the page. */
  #show(): void {
    const drafts = [...this.list.map(({ draft }) => draft), ...(this.#visiting ? [this.#visiting] : [])];
    this.#publish(drafts.flatMap((draft) => this.#reader.read(draft).story ?? []));
  }

  #refuse(said: string, issues: readonly Issue[]): void {
    const faults = issues.length === 1 ? [sayIssues(issues)] : issues.map(describeIssue);
    this.#report = { story: null, said, faults };
  }
}

/** The file of a story without what a second copy has of its own: id and the number behind the title. */
function wordsOf(draft: Draft): string {
  return storyFile({ ...draft, id: '', title: draft.title.replace(/ \(\d+\)$/, '') });
}

function nameOf({ title }: Draft): string {
  return title.trim() || 'Untitled story';
}
