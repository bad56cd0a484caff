import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet, flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Story } from '../../src/domain/model';
import { qrOf } from '../../src/formats/qr';
import { AtlasState } from '../../src/state/atlasState.svelte';
import { Presentation } from '../../src/state/presentation.svelte';
import type { AudienceState } from '../../src/state/stageMessages';
import { StoryState } from '../../src/state/storyState.svelte';
import Console from '../../src/views/present/Console.svelte';
import EndText from '../../src/views/present/EndText.svelte';
import SingleWindow from '../../src/views/present/SingleWindow.svelte';
import { tiny } from '../fixtures/tiny-atlas';

const [story] = tiny.stories as [Story];
const NOON = new Date(2026, 10, 26, 12, 5).getTime();
const HALL: AudienceState = { width: 1920, height: 1080, isHidden: false, isFull: false };
const box = (name: string) => createRawSnippet(() => ({ render: () => `<div data-part="${name}"></div>` }));

function setUp() {
  const state = new AtlasState(tiny.atlas);
  const stories = new StoryState(state, { value: { default: tiny.stories }, need: vi.fn() });
  const presentation = new Presentation(state, stories, story, { talk: 'talk', now: NOON });
  const called = {
    onopen: vi.fn(),
    onsingle: vi.fn(),
    onkeys: vi.fn(),
    onend: vi.fn(),
    ondark: vi.fn(),
    onreference: vi.fn(),
    onpoint: vi.fn(),
    onnotes: vi.fn(),
    onfull: vi.fn(),
  };
  const shared = {
    presentation,
    view: state.view,
    index: state.index,
    address: 'https://example.org/#v=1&story=ford-story/talks',
    ring: null,
    map: box('map') as never,
    time: box('time') as never,
    ...called,
  };
  return { presentation, called, shared };
}

function showConsole(
  props: { audience?: readonly AudienceState[]; isRefused?: boolean; picture?: () => Promise<string | null> } = {},
) {
  const { shared, ...rest } = setUp();
  const picture = (): Promise<null> => Promise.resolve(null);
  render(Console, { ...shared, audience: [HALL], isRefused: false, isDark: false, now: NOON, picture, ...props });
  return rest;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('The closing slide', () => {
  it('gives no address for a story that this device alone has', () => {
    const { shared } = setUp();
    const slide = { story, index: shared.index, address: shared.address, onreference: vi.fn() };
    render(EndText, { ...slide, outline: story });
    expect(screen.getByRole('img', { name: /^QR code/ })).toBeTruthy();
    cleanup();
    render(EndText, { ...slide, outline: { ...story, id: 'own-ford' } });
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.queryByText('Read it again')).toBeNull();
  });
});

describe('The console', () => {
  it('shows what the audience sees, what follows, and where one is', async () => {
    const { presentation } = showConsole();
    presentation.toStep(2);
    flushSync();
    expect(screen.getByRole('heading', { name: 'The order' })).toBeTruthy();
    expect(screen.getByText('Step 2 of 3')).toBeTruthy();
    expect(screen.getByText('compared with 1 March 2010')).toBeTruthy();
    expect(screen.getByText('Then a flood came.')).toBeTruthy();
    expect(screen.getByText('12:05')).toBeTruthy();
    expect(document.querySelector('[data-part="map"]')).toBeTruthy();
  });

  it('has a picture of what follows, and no empty box where its map cannot be drawn', async () => {
    showConsole({ picture: () => Promise.resolve('<svg data-part="next"></svg>') });
    await vi.waitFor(() => expect(document.querySelector('[data-part="next"]')).toBeTruthy());
    // The map's links are no stops of the Tab key: it is the picture of a step that is not there yet.
    expect(document.querySelector('[data-part="next"]')?.closest('[inert]')).toBeTruthy();
    cleanup();
    showConsole();
    expect(document.querySelector('.picture')).toBeTruthy();
    await vi.waitFor(() => expect(document.querySelector('.picture')).toBeNull());
  });

  it('begins with ways for the keyboard to its parts', async () => {
    showConsole();
    expect(document.activeElement).toBe(document.querySelector('header h2'));
    const ways = within(screen.getByRole('navigation', { name: 'Skip' })).getAllByRole('button');
    // They follow the heading, before all other stops of the Tab key.
    expect(screen.getAllByRole('button').slice(0, ways.length)).toEqual(ways);
    const parts = {
      'Skip to the slide': screen.getByRole('heading', { name: 'On the screen now' }),
      'Skip to the date': screen.getByRole('group', { name: 'Date on the screen' }),
      'Skip to the notes': screen.getByRole('group', { name: 'Notes and questions' }),
      'Skip to the steps': screen.getByRole('group', { name: 'Steps' }),
      'Skip to the next step': button(/^Next/),
    };
    expect(ways.map(({ textContent }) => textContent)).toEqual(Object.keys(parts));
    for (const [name, part] of Object.entries(parts)) {
      await fireEvent.click(button(name));
      expect(document.activeElement).toBe(part);
    }
  });

  it('has notes of the step, which are on no slide', () => {
    const { presentation } = showConsole();
    presentation.toStep(2);
    flushSync();
    const notes = screen.getByRole('region', { name: 'Your notes' });
    expect(notes.textContent).toContain('Point at the ford.');
    expect(document.querySelector('.slide')?.textContent).not.toContain('Point at');
    presentation.toStep(3);
    flushSync();
    expect(notes.textContent).toContain('This step has no notes.');
  });

  it('shows a question to the audience, then its answer, and hides both', async () => {
    const { presentation } = showConsole();
    presentation.toStep(1);
    flushSync();
    const slide = within(document.querySelector('.slide') as HTMLElement);
    expect(slide.queryByText('Who says so?', { selector: 'p' })).toBeNull();
    await fireEvent.click(button('Show the question'));
    expect(slide.getByText('Who says so?', { selector: 'p' })).toBeTruthy();
    expect(slide.queryByText('The log.')).toBeNull();
    await fireEvent.click(button('Show the answer'));
    expect(slide.getByText('The log.')).toBeTruthy();
    expect(button('Show the answer').getAttribute('aria-pressed')).toBe('true');
    await fireEvent.click(button('Show the question'));
    expect(presentation.revealed).toEqual([0]);
  });

  it('shows the audience who says so', async () => {
    const { presentation } = showConsole();
    presentation.toStep(1);
    flushSync();
    await fireEvent.click(screen.getAllByRole('button', { name: 'Who says so?' })[1] as HTMLElement);
    expect(presentation.scene.asked).toBe(1);
    // The other statement gives way.
    expect(document.querySelectorAll('.slide .said')).toHaveLength(1);
  });

  it('goes on, back, and to a slide of the list', async () => {
    const { presentation } = showConsole();
    await fireEvent.click(button(/^Next/));
    await fireEvent.click(button(/^Next/));
    expect(presentation.number).toBe(2);
    await fireEvent.click(button('‹ Back'));
    expect(presentation.number).toBe(1);
    const list = screen.getByRole('list', { name: 'Slides' });
    await fireEvent.click(within(list).getByRole('button', { name: /The flood/ }));
    expect(presentation.number).toBe(3);
    expect(within(list).getByRole('button', { current: 'step' }).textContent).toContain('The flood');
    await fireEvent.click(within(list).getByRole('button', { name: 'Closing slide' }));
    expect(document.querySelector('.slide')?.textContent).toContain('Ferry House');
    const slide = within(document.querySelector('.slide') as HTMLElement);
    expect(slide.getByText('example.org/#v=1&story=ford-story/talks')).toBeTruthy();
    // The code has the whole address, not the short one that is read.
    const path = slide.getByRole('img', { name: 'QR code: the address of this story' }).querySelector('path');
    expect(path?.getAttribute('d')).toBe(qrOf('https://example.org/#v=1&story=ford-story/talks')?.path);
    expect(screen.getByText('Nothing follows.')).toBeTruthy();
  });

  it('goes to a number that could have a further figure, once none has come', () => {
    const { presentation } = showConsole();
    const eleven = Array.from({ length: 11 }, (_, at) => ({ ...story.steps[0]!, id: `step-${at + 1}` }));
    Object.assign(presentation, { outline: { ...story, steps: eleven } });
    presentation.run({ digit: 1 });
    presentation.tick(NOON + 400);
    expect([presentation.typed, presentation.number]).toEqual(['1', 0]);
    // The next figure has as long again.
    presentation.run({ digit: 0 });
    expect([presentation.typed, presentation.number]).toEqual(['', 10]);
    presentation.run({ digit: 1 });
    presentation.tick(NOON + 1400);
    presentation.tick(NOON + 2400);
    expect([presentation.typed, presentation.number]).toEqual(['', 1]);
  });

  it('tells the time of the step and of the story against its minutes', () => {
    const { presentation } = showConsole();
    presentation.next();
    presentation.tick(NOON + 65_000);
    flushSync();
    const [step, whole] = screen.getAllByRole('timer');
    expect(step?.textContent).toBe('1:05');
    expect(whole?.textContent?.replace(/\s+/g, ' ').trim()).toBe('1:05of 6:00');
    presentation.tick(NOON + 180_000);
    flushSync();
    expect(screen.getByText('1 minute behind')).toBeTruthy();
  });

  it('offers the way back once the map shows something else', async () => {
    const { presentation } = showConsole();
    presentation.toStep(2);
    flushSync();
    expect(screen.queryByRole('button', { name: /Back to the step/ })).toBeNull();
    presentation.moved({ zoom: 9, lat: 1, lon: 1, width: 10, height: 10 });
    flushSync();
    await fireEvent.click(button(/Back to the step/));
    expect(presentation.isElsewhere).toBe(false);
  });

  it('has a button for black screen, ring, colours and size of text', async () => {
    const { presentation, called } = showConsole();
    await fireEvent.click(button('Black screen'));
    await fireEvent.click(button('Pointer ring'));
    await fireEvent.click(button('Text larger'));
    await fireEvent.click(button('Dark'));
    expect(presentation).toMatchObject({ isBlank: true, hasRing: true, scale: 1.15 });
    expect(called.ondark).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('says whether anybody sees the audience’s window', () => {
    showConsole({ audience: [{ ...HALL, isHidden: true }] });
    expect(screen.getByRole('status').textContent).toContain('hidden');
    cleanup();
    showConsole({ audience: [HALL, HALL] });
    expect(screen.getByRole('status').textContent).toContain('2 other windows');
  });

  it('says that the browser refused the window, and offers one window', async () => {
    const { called } = showConsole({ audience: [], isRefused: true });
    expect(screen.getByRole('alert').textContent).toContain('Allow pop-ups');
    await fireEvent.click(button('Open the audience’s window'));
    await fireEvent.click(button('Present in this window'));
    expect(called.onopen).toHaveBeenCalledOnce();
    expect(called.onsingle).toHaveBeenCalledOnce();
  });
});

describe('Presenting in one window', () => {
  function showSingle(hasNotes = false) {
    const { shared, ...rest } = setUp();
    render(SingleWindow, { ...shared, hasNotes, isFull: null, canOpen: true });
    return rest;
  }
  const swipe = async (from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
    const slide = screen.getByRole('region', { name: 'Slide' });
    const finger = (type: string, [clientX, clientY]: readonly [number, number]): Event =>
      new PointerEvent(type, { pointerType: 'touch', isPrimary: true, pointerId: 1, clientX, clientY });
    await fireEvent(slide, finger('pointerdown', from));
    await fireEvent(slide, finger('pointerup', to));
  };

  it('has the notes in a drawer, and says that everybody sees them', () => {
    const { presentation } = showSingle(true);
    presentation.toStep(2);
    flushSync();
    const drawer = screen.getByRole('region', { name: 'Notes' });
    expect(drawer.textContent).toContain('Point at the ford.');
    expect(drawer.textContent).toContain('Whoever sees this screen sees these notes.');
  });

  it('has no notes on the screen until they are asked for', () => {
    const { presentation, called } = showSingle();
    presentation.toStep(2);
    flushSync();
    expect(document.body.textContent).not.toContain('Point at the ford.');
    button('Notes').click();
    expect(called.onnotes).toHaveBeenCalledOnce();
  });

  it('shows its controls again to a finger that only taps', async () => {
    vi.useFakeTimers();
    try {
      showSingle();
      const bar = screen.getByRole('toolbar', { name: 'Presenting' });
      vi.advanceTimersByTime(5000);
      flushSync();
      expect(bar.className).toContain('is-asleep');
      window.dispatchEvent(new Event('pointerdown'));
      flushSync();
      expect(bar.className).not.toContain('is-asleep');
    } finally {
      vi.useRealTimers();
    }
  });

  it('turns with a finger that goes to a side, not with one that scrolls or rests', async () => {
    const { presentation } = showSingle();
    await swipe([300, 100], [100, 110]);
    expect(presentation.number).toBe(1);
    await swipe([300, 100], [290, 100]);
    await swipe([300, 100], [200, 400]);
    expect(presentation.number).toBe(1);
    await swipe([100, 100], [300, 90]);
    expect(presentation.number).toBe(0);
  });
});
