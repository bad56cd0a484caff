/** The actions of stories: the list of them has a button, and while a story is open keys lead on, back, and back to its step. */
import type { StoryState } from '../state/storyState.svelte';
import { isFocusNowhere } from '../ui/focusOrigin';
import { focusTargets } from '../ui/focusTargets';
import type { Action } from './actions';

/** What the actions need to know of the stories. */
export type ActingStories = Pick<StoryState, 'outlines' | 'place' | 'isElsewhere' | 'next' | 'previous' | 'again'>;

/** Arrow keys turn the steps while the keyboard is in the story, or nowhere: map and timeline have arrow keys of their own. */
function turns(go: () => void): () => boolean {
  return () => {
    if (!focusTargets.holds('story-view') && !isFocusNowhere()) return false;
    go();
    return true;
  };
}

/** The actions; `openList` shows the list of the stories. */
export function storyActions(stories: ActingStories, openList: () => void): readonly Action[] {
  const isOpen = (): boolean => stories.place !== null;
  return [
    {
      id: 'stories',
      label: 'Stories',
      also: ['tour', 'lesson'],
      opens: 'dialog',
      isAvailable: () => stories.outlines.length > 0,
      run: openList,
    },
    {
      id: 'story-next',
      label: 'Next step of the story',
      hasButton: false,
      isAvailable: isOpen,
      keys: () => ['ArrowRight'],
      run: turns(stories.next),
    },
    {
      id: 'story-previous',
      label: 'Previous step of the story',
      hasButton: false,
      isAvailable: isOpen,
      keys: () => ['ArrowLeft'],
      run: turns(stories.previous),
    },
    {
      id: 'story-again',
      label: 'Back to the step, after looking elsewhere',
      hasButton: false,
      isAvailable: () => isOpen() && stories.isElsewhere,
      keys: () => ['Backspace'],
      run: stories.again,
    },
  ];
}
