/** The texts of the stories: fetched when a story is first opened. */
import { LazyPart } from '../ui/lazyPart.svelte';

export const storyTexts = new LazyPart(() => import('virtual:stories'));
