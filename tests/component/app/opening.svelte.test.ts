import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import AfterOffer from '../../../src/app/AfterOffer.svelte';
import Announcements from '../../../src/app/Announcements.svelte';
import MapOverlay from '../../../src/app/MapOverlay.svelte';
import { Opening } from '../../../src/app/opening.svelte';
import OpeningButtons from '../../../src/app/OpeningButtons.svelte';
import type { AppEvent } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { AtlasState } from '../../../src/state/atlasState.svelte';
import { Player } from '../../../src/state/player.svelte';
import { StoryState } from '../../../src/state/storyState.svelte';
import { tiny } from '../../fixtures/tiny-atlas';

const day = (text: string): number => parseDay(text) as number;

/** The parts of the page that begin and end, on one state. */
function show(isNarrow = false) {
  const state = new AtlasState(tiny.atlas);
  const sheet = { openText: vi.fn() };
  const stories = new StoryState(state, { value: { default: tiny.stories }, need: () => {} });
  const goTo = (event: AppEvent): void => {
    if (!opening.takes(event)) state.dispatch(event);
  };
  const opening = new Opening(state, { goTo, sheet, isNarrow: () => isNarrow, openStory: (id) => stories.open(id) });
  render(OpeningButtons, { opening });
  render(MapOverlay, { state, view: state.view, isComparing: false, opening, oncompare: () => {} });
  const player = new Player(state, { frames: () => () => {}, prefersReducedMotion: () => false });
  render(Announcements, { state, player, stories });
  return { state, opening, goTo, sheet, stories };
}
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const isThere = (name: string): boolean => screen.queryByRole('button', { name }) !== null;
const status = (): string => screen.getByRole('status').textContent ?? '';

describe('Beginning', () => {
  afterEach(cleanup);

  it('reads from the first passage, or goes on where the reader was', async () => {
    const { state, sheet } = show(true);
    await fireEvent.click(button('Start reading'));
    expect(state.session.passage).toBe('p01');
    expect(sheet.openText).toHaveBeenCalledWith(true);
    state.dispatch({ type: 'passageReached', id: 'p02' });
    await tick();
    await fireEvent.click(button('Read on at ¶2'));
    expect(state.readingRequest?.to).toEqual({ type: 'passage', id: 'p02', note: null });
  });

  it('opens the first story, by its title, and says each step in one line', async () => {
    const { state, stories } = show(true);
    await fireEvent.click(button('How the ford opened'));
    expect(state.session.story).toEqual({ story: 'ford-story', step: 'talks' });
    await vi.waitFor(() => expect(status()).toBe('Step 1 of 3: They talk, 1 March 2010 to 30 June 2010.'));
    // The step selects a place, compares two days and changes layers: its text tells of that.
    stories.next();
    await vi.waitFor(() => expect(status()).toBe('Step 2 of 3: The order, 10 May 2010.'));
    stories.leave();
    await vi.waitFor(() => expect(status()).toBe('You have left the story.'));
  });

  it('has no button for a story where the content has none', () => {
    const state = new AtlasState({ ...tiny.atlas, stories: [] });
    const page = { goTo: vi.fn(), sheet: { openText: vi.fn() }, isNarrow: () => false, openStory: vi.fn() };
    render(OpeningButtons, { opening: new Opening(state, page) });
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent?.trim())).toEqual([
      'Start reading',
      'What came after',
    ]);
  });
});

describe('The last day', () => {
  afterEach(cleanup);

  it('says that the map stops there, and leads on', async () => {
    const { state } = show();
    expect(screen.getByText(/The day the journal appeared\.\s+The map stops here;/)).toBeTruthy();
    await fireEvent.click(button('what came after is a separate layer'));
    expect(state.session.layers).toContain('aftermath');
    await tick();
    expect(isThere('what came after is a separate layer')).toBe(false);
    // The button that was pressed is gone: the keyboard is at the date.
    expect((document.activeElement as HTMLElement).textContent).toContain('2011');
  });

  it('asks a reader who steps past it, and takes no for an answer', async () => {
    const { state, opening, goTo } = show();
    const source = button('Start reading');
    source.focus();
    goTo({ type: 'endPassed' });
    expect(opening.isOffered).toBe(true);
    render(AfterOffer, { opening, view: state.view, note: 'the day the journal appeared' });
    await tick();
    expect(document.activeElement).toBe(button('Show what came after'));
    expect(screen.getByText(/^The map stops on 31 December 2010, the day the journal appeared\./)).toBeTruthy();
    await fireEvent.click(button('Stay here'));
    await tick();
    expect([opening.isOffered, document.activeElement]).toEqual([false, source]);
    expect(state.session.layers).not.toContain('aftermath');
  });

  it('forgets the question when the reader goes elsewhere, but not while the text scrolls', () => {
    const { opening, goTo } = show();
    goTo({ type: 'endPassed' });
    goTo({ type: 'passageReached', id: 'p02' });
    expect(opening.isOffered).toBe(true);
    goTo({ type: 'dayChanged', day: day('2010-05-10'), commit: true });
    goTo({ type: 'dayChanged', day: day('2010-12-31'), commit: true });
    expect(opening.isOffered).toBe(false);
  });

  it('asks nothing where what came after is shown', () => {
    const { opening, goTo } = show();
    goTo({ type: 'layerToggled', layer: 'aftermath' });
    goTo({ type: 'endPassed' });
    expect(opening.isOffered).toBe(false);
  });
});
