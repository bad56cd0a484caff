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
import { closables } from '../../../src/ui/closables';
import { tiny } from '../../fixtures/tiny-atlas';

const day = (text: string): number => parseDay(text) as number;

/** The parts of the page that begin and end, on one state. */
function show(isNarrow = false) {
  const state = new AtlasState(tiny.atlas);
  const sheet = { openText: vi.fn(), stop: 'half' as 'low' | 'half' | 'full' };
  const goTo = (event: AppEvent): void => {
    if (!opening.takes(event)) state.dispatch(event);
  };
  const opening = new Opening(state, { goTo, sheet, isNarrow: () => isNarrow });
  render(OpeningButtons, { opening });
  render(MapOverlay, { state, view: state.view, isComparing: false, opening });
  const player = new Player(
    state,
    () => () => {},
    () => false,
  );
  render(Announcements, { state, player, steps: opening.steps });
  return { state, opening, goTo, sheet };
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

  it('steps through the moments: keyboard on Next, announced, back where it came from', async () => {
    const { state, sheet } = show(true);
    button('Step through the year').focus();
    await fireEvent.click(button('Step through the year'));
    await tick();
    expect(sheet.stop).toBe('low');
    expect(document.activeElement).toBe(button('Next'));
    expect(state.session.window).toEqual({ from: day('2010-03-01'), to: day('2010-07-01') });
    expect(screen.getByText('1 of 2')).toBeTruthy();
    await vi.waitFor(() => expect(status()).toMatch(/^1 of 2: Months of talk\. 1 March 2010 to 30 June 2010/));
    expect(button('Previous').getAttribute('aria-disabled')).toBe('true');

    await fireEvent.keyDown(button('Next'), { key: 'ArrowRight' });
    await vi.waitFor(() => expect(status()).toMatch(/^2 of 2: The ford opens\. 10 May 2010/));
    expect(state.session.day).toBe(day('2010-05-10'));
    expect(isThere('Next')).toBe(false);
    await fireEvent.keyDown(button('Previous'), { key: 'ArrowLeft' });
    expect(screen.getByText('1 of 2')).toBeTruthy();

    expect(closables.closeLast()).toBe(true);
    await tick();
    await tick();
    expect(screen.queryByText('1 of 2')).toBeNull();
    expect(document.activeElement).toBe(button('Step through the year'));
  });

  it('after the last moment leads to what came after, and ends', async () => {
    const { state } = show();
    await fireEvent.click(button('Step through the year'));
    await fireEvent.click(button('Next'));
    const [, inSteps] = screen.getAllByRole('button', { name: 'What came after' });
    await fireEvent.click(inSteps as HTMLElement);
    expect(screen.queryByText('2 of 2')).toBeNull();
    expect(state.session.layers).toContain('aftermath');
    expect(state.session.day).toBeGreaterThan(tiny.atlas.meta.opens);
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
