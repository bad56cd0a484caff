/** The program of a reader's own stories: fetched when there are some, or when the reader makes the first. */
import type { AtlasIndex } from '../domain/links';
import type { Story } from '../domain/model';
import { OwnStories } from '../state/ownStories.svelte';
import { storyStore } from '../state/storyStore';
import MyStories from '../views/ownstory/MyStories.svelte';

/** The program. */
export interface OwnProgram {
  /** Makes the state of the stories; `publish` is called with them whenever one has changed. */
  readonly make: (index: AtlasIndex, publish: (stories: readonly Story[]) => void) => OwnStories;
  /** The view in which they are made. */
  readonly View: typeof MyStories;
}

const program: OwnProgram = {
  make: (index, publish) =>
    new OwnStories(index, storyStore(), publish, async () => (await import('virtual:stories')).default),
  View: MyStories,
};
export default program;
