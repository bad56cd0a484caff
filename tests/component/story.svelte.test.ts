/** The story view in its place on the page: steps by every way, the way out and back, and what is missing. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet, flushSync, tick } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { storyActions } from '../../src/app/storyActions';
import { OwnPage } from '../../src/app/ownPage.svelte';
import { StoryPage } from '../../src/app/storyPage.svelte';
import StoryPart from '../../src/app/StoryPart.svelte';
import { runShortcut } from '../../src/app/actions';
import { historyActionFor, type AppEvent } from '../../src/domain/session';
import { AtlasState } from '../../src/state/atlasState.svelte';
import { StoryState } from '../../src/state/storyState.svelte';
import StoriesDialog from '../../src/views/story/StoriesDialog.svelte';
import { StepScroll } from '../../src/views/story/stepScroll';
import { tiny } from '../fixtures/tiny-atlas';

/** The browser’s watch on the reading line: a test says which card is there. */
let hear: (element: Element) => void = () => {};
class Watch {
  constructor(callback: IntersectionObserverCallback) {
    hear = (target) =>
      callback(
        [{ target, isIntersecting: true } as IntersectionObserverEntry],
        this as unknown as IntersectionObserver,
      );
  }
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
// Fetched here: on a busy machine this may take longer than a test waits for what it looks for.
beforeAll(() => import('../../src/views/story/StoryView.svelte'));
beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', Watch);
  // A column without a height is not watched.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  HTMLElement.prototype.scrollTo = vi.fn<() => void>();
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The page’s part with the story, on one state. */
function show({ isNarrow = false } = {}) {
  const state = new AtlasState(tiny.atlas);
  const stories = new StoryState(state, { value: { default: tiny.stories }, need: () => {} });
  const page = new StoryPage(state, stories);
  const sheet = { openText: vi.fn<() => void>(), stop: 'full' as 'low' | 'half' | 'full' };
  const frame = { need: vi.fn<(pane: 'map' | 'text') => void>() };
  const events: AppEvent[] = [];
  state.follow((_session, event) => void events.push(event));
  const dispatch = (event: AppEvent): void => {
    page.hear(event);
    state.dispatch(event);
  };
  const onlist = vi.fn<() => void>();
  const children = createRawSnippet(() => ({ render: () => '<p>The text</p>' }));
  const own = new OwnPage(state, stories, () => ({
    map: undefined,
    still: { isInstead: false, bounds: () => null, frameShown: () => null },
    padding: {},
  }));
  render(StoryPart, { state, page, own, frame, sheet, isNarrow, dispatch, onpoint: vi.fn(), onlist, children });
  const actions = storyActions(stories, onlist);
  const press = (key: string): void => {
    const target = document.activeElement ?? document.body;
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    const run = (): void => runShortcut(event, actions, false);
    addEventListener('keydown', run, { once: true });
    target.dispatchEvent(event);
    flushSync();
  };
  return { state, stories, page, sheet, frame, events, dispatch, press, onlist };
}
const opened = async (stories: StoryState, step?: string): Promise<void> => {
  stories.open('ford-story', step);
  flushSync();
  await screen.findByRole('region', { name: 'Story: How the ford opened' });
  await tick();
  await tick();
};
const card = (title: string): HTMLElement => screen.getByRole('heading', { name: title }).closest('article')!;
const current = (): string | undefined => document.querySelector('[aria-current="step"] h3')?.textContent ?? undefined;
const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

describe('A story in place of the text', () => {
  it('shows its steps as cards with dates, and takes the keyboard', async () => {
    const { stories, frame } = show();
    await opened(stories);
    expect(screen.getAllByRole('article').map((each) => each.querySelector('.when')?.textContent)).toEqual([
      '11 March 2010 to 30 June 2010',
      '210 May 2010 beside 1 March 2010',
      '31 February 2011',
    ]);
    expect(current()).toBe('They talk');
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'They talk' })));
    expect(frame.need).toHaveBeenCalledWith('text');
    expect(screen.getByText('The text').closest('.is-behind')).not.toBeNull();
    expect(screen.getByText('Anyone · 6 minutes · 3 steps')).toBeTruthy();
  });

  it('is followed by buttons, by arrow keys, and by the list of its steps; both ends hold', async () => {
    const { state, stories, press } = show();
    await opened(stories);
    expect(button('Previous step').getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(button('Next step'));
    expect([current(), state.session.story?.step]).toEqual(['The order', 'order']);
    press('ArrowRight');
    expect(current()).toBe('The flood');
    press('ArrowRight');
    expect(current()).toBe('The flood');
    expect(button('Next step').getAttribute('aria-disabled')).toBe('true');
    press('ArrowLeft');
    expect(current()).toBe('The order');
    await fireEvent.click(button('Step 2 of 3. All steps'));
    const steps = screen.getAllByRole('menuitemradio');
    expect(steps.map((each) => [each.textContent?.trim(), each.getAttribute('aria-checked')])).toEqual([
      ['1. They talk1 March 2010 to 30 June 2010', 'false'],
      ['2. The order10 May 2010 beside 1 March 2010', 'true'],
      ['3. The flood1 February 2011', 'false'],
    ]);
    await fireEvent.click(steps[2]!);
    expect(current()).toBe('The flood');
  });

  it('takes the keyboard along from card to card, and leaves it on a button', async () => {
    const { stories, press } = show();
    await opened(stories);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('They talk'));
    press('ArrowRight');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('The order'));
    button('Next step').focus();
    press('ArrowRight');
    await tick();
    expect(document.activeElement).toBe(button('Next step'));
    // Tab passes the links of the other cards by.
    const stops = (title: string) =>
      [...card(title).querySelectorAll<HTMLElement>('a, button')].map((each) => each.tabIndex);
    expect(new Set(stops('They talk'))).toEqual(new Set([-1]));
    expect(new Set(stops('The flood'))).toEqual(new Set([0]));
  });

  it('leaves arrow keys to the map and to the timeline', async () => {
    const { stories, press } = show();
    await opened(stories);
    const elsewhere = document.body.appendChild(document.createElement('button'));
    elsewhere.focus();
    press('ArrowRight');
    expect(current()).toBe('They talk');
    elsewhere.remove();
  });

  it('goes to the card at which scrolling rests, without a step in the history', async () => {
    const { stories, events } = show();
    await opened(stories);
    const column = screen.getByRole('group', { name: 'Steps of the story' });
    vi.useFakeTimers();
    // What the program scrolls is no reading.
    hear(card('The order'));
    await fireEvent.scroll(column);
    vi.advanceTimersByTime(1000);
    flushSync();
    expect(current()).toBe('They talk');
    await fireEvent.wheel(column);
    await fireEvent.scroll(column);
    vi.advanceTimersByTime(200);
    hear(card('The flood'));
    await fireEvent.scroll(column);
    vi.advanceTimersByTime(340);
    flushSync();
    expect(current()).toBe('They talk');
    vi.advanceTimersByTime(20);
    flushSync();
    vi.useRealTimers();
    expect(current()).toBe('The flood');
    expect(events.map((event) => historyActionFor(event, false))).toEqual(['push', 'replace']);
    // The column is there already.
    expect(HTMLElement.prototype.scrollTo).toHaveBeenCalledTimes(1);
  });

  it('goes to a card that is clicked', async () => {
    const { stories } = show();
    await opened(stories);
    await fireEvent.click(card('The order'));
    expect(current()).toBe('The order');
  });

  it('says that the reader has moved on, and leads back with a button or one key', async () => {
    const { state, stories, press } = show();
    await opened(stories, 'order');
    const { session } = state;
    expect(screen.queryByText(/moved on/)).toBeNull();
    press('Backspace');
    state.dispatch({ type: 'dayChanged', day: session.day + 9, commit: true });
    flushSync();
    expect(screen.getByText(/moved on from this step/)).toBeTruthy();
    press('Backspace');
    expect(state.session.day).toBe(session.day);
    expect(screen.queryByText(/moved on/)).toBeNull();
    state.dispatch({ type: 'layerToggled', layer: 'borders' });
    flushSync();
    await fireEvent.click(button('Back to the step'));
    expect(state.session.layers).toEqual(session.layers);
  });

  it('is left where it is, and offers the way back', async () => {
    const { state, stories } = show();
    await opened(stories, 'order');
    const { day, layers } = state.session;
    await fireEvent.click(button('Leave'));
    expect(screen.queryByRole('region', { name: /^Story/ })).toBeNull();
    expect([state.session.day, state.session.layers]).toEqual([day, layers]);
    await fireEvent.click(button('Back to step 2 of “How the ford opened”'));
    await screen.findByRole('region', { name: /^Story/ });
    expect(current()).toBe('The order');
    await fireEvent.click(button('Leave'));
    await fireEvent.click(button('Do not go back to the story'));
    expect(screen.queryByRole('button', { name: /^Back to step/ })).toBeNull();
  });

  it('gives way to the text for a passage that is looked up, and comes back', async () => {
    const { stories, page, dispatch } = show();
    await opened(stories);
    await fireEvent.click(within(card('They talk')).getByRole('link', { name: 'Paragraph 1' }));
    expect([page.isShown, stories.place?.step]).toEqual([false, 'talks']);
    await fireEvent.click(button('Back to step 1 of “How the ford opened”'));
    expect(page.isShown).toBe(true);
    // The next step ends it as well.
    dispatch({ type: 'passageChosen', id: 'p02' });
    stories.next();
    flushSync();
    expect(page.isShown).toBe(true);
  });

  it('answers who says so beside each other in a dialog, which a link leaves; on a phone on the card', async () => {
    const { page, stories } = show();
    await opened(stories);
    await fireEvent.click(within(card('They talk')).getAllByRole('button', { name: 'Who says so?' })[0]!);
    const dialog = screen.getByRole('dialog', { name: 'Who says so?' });
    expect(within(dialog).getByRole('region', { name: 'The article, in the atlas’s words' })).toBeTruthy();
    expect(within(dialog).getByRole('region', { name: 'The record, with its sources' })).toBeTruthy();
    await fireEvent.click(within(dialog).getAllByRole('link', { name: 'Paragraph 1' })[0]!);
    expect([screen.queryByRole('dialog'), page.isShown]).toEqual([null, false]);
    cleanup();
    const phone = show({ isNarrow: true });
    await opened(phone.stories);
    await fireEvent.click(within(card('They talk')).getAllByRole('button', { name: 'Who says so?' })[0]!);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(within(card('They talk')).getByRole('region', { name: /^The record/ })).toBeTruthy();
  });

  it('shows no card for what a step selects, until the reader asks for one', async () => {
    const { state, stories, page, dispatch } = show();
    await opened(stories, 'order');
    expect([state.session.selection, page.isQuiet]).toEqual(['reed-ford', true]);
    dispatch({ type: 'selected', id: 'reed-ford' });
    expect(page.isQuiet).toBe(false);
    stories.again();
    dispatch({ type: 'selected', id: 'nordhaven' });
    expect(page.isQuiet).toBe(false);
    stories.next();
    stories.previous();
    expect(page.isQuiet).toBe(true);
  });

  it('opens the sheet of a phone so that the map stays in view', async () => {
    const { stories, sheet } = show({ isNarrow: true });
    await opened(stories);
    expect(sheet.openText).toHaveBeenCalled();
    expect(sheet.stop).toBe('half');
    // A reader who has raised it reads on as it is.
    sheet.stop = 'full';
    stories.next();
    flushSync();
    expect(sheet.stop).toBe('full');
  });

  it('of another device is said to be missing, with ways out', async () => {
    const { state, stories, onlist } = show();
    state.dispatch({ type: 'restored', session: { ...state.session, story: { story: 'own-x', step: 's1' } } });
    flushSync();
    expect(screen.getByText(/^This story is not on this device\./)).toBeTruthy();
    await fireEvent.click(button('All stories'));
    expect(onlist).toHaveBeenCalled();
    await fireEvent.click(button('To the text'));
    expect(stories.place).toBeNull();
  });

  it('says that a step is gone, and begins anew', async () => {
    const { state, stories } = show();
    stories.setOwn([{ ...tiny.stories[0]!, id: 'own-x', title: 'Mine' }]);
    state.dispatch({ type: 'restored', session: { ...state.session, story: { story: 'own-x', step: 'gone' } } });
    flushSync();
    expect(screen.getByText('“Mine” has this step no more.')).toBeTruthy();
    await fireEvent.click(button('To its first step'));
    expect(stories.place).toEqual({ story: 'own-x', step: 'talks' });
  });
});

describe('The column of a story in a window of another size', () => {
  it('stays at the card that is read, and as far down in it as it was', () => {
    vi.useFakeTimers();
    let resized = (): void => {};
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(callback: () => void) {
          resized = callback;
        }
        observe = (): void => {};
        disconnect = (): void => {};
      },
    );
    const [column, first, second] = [
      document.createElement('div'),
      document.createElement('div'),
      document.createElement('div'),
    ];
    const boxes = new Map<Element, { top: number; height: number }>([
      [column, { top: 50, height: 600 }],
      [first, { top: -350, height: 400 }],
      [second, { top: 50, height: 400 }],
    ]);
    for (const element of boxes.keys()) element.getBoundingClientRect = () => boxes.get(element) as DOMRect;
    const scroll = new StepScroll({ onrest: () => {} });
    const ends = [scroll.column(column), scroll.card('one')(first), scroll.card('two')(second)];
    column.scrollTop = 1000;
    const went = vi.mocked(column.scrollTo);
    scroll.bring('two', true);
    // Lines are shorter now, and the card before is higher.
    boxes.set(second, { top: 250, height: 800 });
    resized();
    expect(went).toHaveBeenLastCalledWith({ top: 1200, behavior: 'instant' });
    // The reader scrolls to the middle of the card and rests there.
    boxes.set(second, { top: -350, height: 800 });
    column.dispatchEvent(new Event('wheel'));
    hear(second);
    column.dispatchEvent(new Event('scroll'));
    vi.advanceTimersByTime(1000);
    boxes.set(second, { top: -100, height: 400 });
    resized();
    expect(went).toHaveBeenLastCalledWith({ top: 1000 - 150 + 200, behavior: 'instant' });
    ends.forEach((end) => end?.());
    vi.useRealTimers();
  });
});

describe('The list of the stories', () => {
  function list(last: { story: string; step: string } | null) {
    const onopen = vi.fn<(story: string, step?: string) => void>();
    render(StoriesDialog, {
      stories: tiny.atlas.stories,
      last,
      onopen,
      onmake: vi.fn(),
      onchange: vi.fn(),
      onclose: vi.fn(),
    });
    return onopen;
  }

  it('opens a story at its start, where the reader was, or at any step, and gives nothing away', async () => {
    const onopen = list({ story: 'ford-story', step: 'order' });
    expect(screen.getByText('Two pilots, one ford.')).toBeTruthy();
    await fireEvent.click(button('Start: How the ford opened'));
    await fireEvent.click(button('Continue at step 2: How the ford opened'));
    await fireEvent.click(button('The flood 1 February 2011'));
    expect(onopen.mock.calls).toEqual([
      ['ford-story', undefined],
      ['ford-story', 'order'],
      ['ford-story', 'flood'],
    ]);
    expect(document.body.textContent).not.toContain('Then a flood came');
  });

  it('offers no way back where there is none', () => {
    list({ story: 'mill-story', step: 'order' });
    expect(screen.queryByRole('button', { name: /^Continue/ })).toBeNull();
  });
});
