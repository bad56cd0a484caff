/**
 * Where the page meets a reader's own stories: it fetches their program when it is needed, opens the story of an address and of a dropped
 * file, and shows the view in which they are made in place of the text.
 */
import { freeBounds, type Padding, type Size } from '../domain/camera';
import type { MapTool } from '../domain/mapTool';
import type { Bounds, Id } from '../domain/model';
import { isOwnId } from '../domain/ownStory';
import { storyInHash } from '../formats/story/hash';
import type { AtlasState } from '../state/atlasState.svelte';
import type { OwnLink, OwnStories } from '../state/ownStories.svelte';
import type { StoryState } from '../state/storyState.svelte';
import { LazyPart } from '../ui/lazyPart.svelte';
import { storyTexts } from './storyTexts';
import { uncover } from './textPlace.svelte';

/** Name of the database in which `state/storyStore` keeps stories: whoever has none needs no program. */
const DATABASE = 'rapprochement-atlas-stories';

/** A map, as far as it tells what is seen of it. */
interface MapSeen {
  readonly bounds: () => Bounds | null;
  readonly frameShown: () => { readonly size: Size } | null;
}

/** What the page tells of its map. */
export interface SeenMap {
  /** The live map; undefined before there is one. */
  readonly map: MapSeen | undefined;
  /** The still map, and whether it stands in for the live one. */
  readonly still: MapSeen & { readonly isInstead: boolean };
  /** How many pixels of its edges panels cover. */
  readonly padding: Padding;
}

export class OwnPage {
  readonly program = new LazyPart(() => import('./ownProgram'));
  readonly state: AtlasState;
  readonly stories: StoryState;
  /** What takes the pointer of the map while a mark is set there; null for nothing. */
  tool = $state.raw<MapTool | null>(null);
  readonly #seen: () => SeenMap;
  #own = $state.raw<OwnStories | null>(null);
  #isOpen = $state(false);
  /** The step at which the view of a story begins; null for none. */
  #start = $state.raw<Id | null>(null);
  /** What is to be done once the program has come. */
  #waiting = $state.raw<readonly ((own: OwnStories) => unknown)[]>([]);
  /** The story of the address that was opened last, as it was found there. */
  #found: string | null = null;

  constructor(state: AtlasState, stories: StoryState, seen: () => SeenMap) {
    this.state = state;
    this.stories = stories;
    this.#seen = seen;
  }

  /** The reader's stories; null until the program has come. */
  get own(): OwnStories | null {
    return this.#own;
  }

  /** Whether the view in which stories are made stands in place of the text. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get start(): Id | null {
    return this.#start;
  }

  /** Whether the reader waits for something that the program does. */
  get isAwaited(): boolean {
    return this.#waiting.length > 0;
  }

  /** Whether the story that is followed came with a link and is not kept. */
  get isVisiting(): boolean {
    const visiting = this.#own?.visiting?.id;
    return visiting !== undefined && this.stories.place?.story === visiting;
  }

  /** Whether the story that is followed is one of the reader's own, which can be changed. */
  get isFollowingOwn(): boolean {
    const { place } = this.stories;
    return place !== null && (this.#own?.list.some(({ draft }) => draft.id === place.story) ?? false);
  }

  /** Whether the map can set marks: the still map tells of no places. */
  get canSetMarks(): boolean {
    return !this.#seen().still.isInstead;
  }

  /** Opens the list of the reader's stories. */
  readonly openList = (): void => {
    storyTexts.need();
    this.#show(null);
    this.#with((own) => own.edit(null));
  };

  /** Leads from the story that is followed to the view in which it is made. */
  readonly editFollowed = (): void => {
    const { place } = this.stories;
    if (!place) return;
    this.#show(place.step);
    this.#with((own) => (this.isVisiting ? own.keepVisiting() : own.edit(place.story)));
  };

  /** Bounds of what no panel covers of the map; null if there is no map. */
  readonly frame = (): Bounds | null => {
    const { map, still, padding } = this.#seen();
    const seen = still.isInstead ? still : map;
    const [bounds, size] = [seen?.bounds() ?? null, seen?.frameShown()?.size];
    return bounds && size ? freeBounds(bounds, size, padding) : bounds;
  };

  /** Opens one of the reader's stories to be changed, or a copy of one of the atlas's. */
  readonly change = (id: Id): void => {
    this.#show(null);
    this.#with(async (own) => {
      if (own.list.some(({ draft }) => draft.id === id)) {
        own.edit(id);
        return;
      }
      const story = (await import('virtual:stories')).default.find((each) => each.id === id);
      if (story) own.copyOf(story);
    });
  };

  /** The part of an address that holds one of the reader's stories; null if there is none with the id. */
  readonly partOf = async (id: Id): Promise<string | null> => (await this.#own?.partOf(id)) ?? null;

  /**
   * The address of the page with the story in it that is followed; null if none of the reader's own is. Whoever makes a story gives others
   * its beginning, and not the step that is worked on.
   */
  readonly linkOf = (address: string): Promise<OwnLink> | null => {
    const { place, outline } = this.stories;
    if (!this.#own || !place || !this.isFollowingOwn) return null;
    const start = `${address.replace(/#.*$/, '')}#v=1&story=${place.story}/${outline?.steps[0]?.id ?? place.step}`;
    return this.#own.addressOf(place.story, this.#isOpen ? start : address);
  };

  readonly close = (): void => void (this.#isOpen = false);

  /** Opens the file of a story. */
  readonly openStory = (file: File): void => {
    this.#show(null);
    this.#with((own) => own.open(file));
  };

  /** Adds the story of a file to those of the reader, without showing it; resolves once it is there, with what became of it. */
  readonly addStory = (file: File): Promise<'added' | 'there' | 'refused'> =>
    new Promise((done) =>
      this.#with(async (own) => {
        const became = await own.open(file);
        own.edit(null);
        // Who opens a project is told of all of it in one place.
        if (became !== 'refused') own.dismissReport();
        done(became);
      }),
    );

  /** Called when the program has come. */
  readonly arrive = (): void => {
    const program = this.program.value?.default;
    if (!program || this.#own) return;
    const { state, stories } = this;
    const own = program.make(state.index, stories.setOwn.bind(stories));
    this.#own = own;
    void own.restore();
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach((task) => task(own));
  };

  /** Opens the story of the address, now and whenever it changes, and what the device keeps. Returns a function that ends this. */
  readonly watch = (): (() => void) => {
    const { state } = this;
    const read = (): void => this.#readAddress();
    // A story that came with a link goes along in the address while it is followed: whoever is sent the address gets the story.
    state.carried = () => (this.isVisiting && this.#found !== null ? `own=${this.#found}` : '');
    addEventListener('hashchange', read);
    read();
    if (state.session.story && isOwnId(state.session.story.story)) this.#with(() => {});
    else void hasStories().then((is) => is && this.#with(() => {}));
    return () => removeEventListener('hashchange', read);
  };

  #show(start: Id | null): void {
    this.#start = start;
    // It may be open under another view.
    uncover('own-stories');
    this.#isOpen = true;
  }

  #with(task: (own: OwnStories) => unknown): void {
    if (this.#own) task(this.#own);
    else {
      this.#waiting = [...this.#waiting, task];
      this.program.need();
    }
  }

  #readAddress(): void {
    const found = storyInHash(location.hash);
    if (found === null || found === this.#found) return;
    this.#found = found;
    // An address with a date gives what is seen; one without is that of a step, as the codes of frames have it.
    const isDated = /[#&](?:date|from)=/.test(location.hash);
    this.#with((own) => this.#visit(own, found, isDated));
  }

  async #visit(own: OwnStories, found: string, isDated: boolean): Promise<void> {
    const id = await own.visit(found);
    if (id === null) {
      this.#show(null);
      return;
    }
    const { stories } = this;
    const { place } = stories;
    const steps = stories.withTexts(id)?.steps ?? [];
    const step = steps.find((each) => each.id === place?.step)?.id;
    if (place?.story !== id || step === undefined || !isDated) stories.open(id, step);
  }
}

/** Whether this device keeps stories; false if the browser does not say. */
async function hasStories(): Promise<boolean> {
  try {
    if (globalThis.origin === 'null') return false;
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  } catch {
    return false;
  }
}
