import { flushSync, tick } from 'svelte';
import { describe, expect, it } from 'vitest';
import { SheetState, stopAfter, stopAfterDrag, stopBeside } from '../../../src/app/sheet.svelte';
import { parseDay } from '../../../src/domain/time';
import { AtlasState } from '../../../src/state/atlasState.svelte';
import { focusTargets } from '../../../src/ui/focusTargets';
import type { SheetStop } from '../../../src/state/historyEntry';
import { tiny } from '../../fixtures/tiny-atlas';

function sheet(stop: SheetStop, tab: SheetState['tab'] = 'read'): SheetState {
  const state = new SheetState();
  state.set({ tab, stop });
  return state;
}

/** The boxes of an element that is not drawn. */
const HIDDEN = [] as unknown as DOMRectList;

describe('The height of the sheet', () => {
  it.each<[SheetStop, number, SheetStop]>([
    ['low', 1, 'half'],
    ['low', 2, 'full'],
    ['half', -1, 'low'],
    ['full', 1, 'full'],
    ['low', -1, 'low'],
  ])('from %s by %i steps is %s', (from, steps, to) => expect(stopBeside(from, steps)).toBe(to));

  it('goes up with each tap and from the top down again', () => {
    expect((['low', 'half', 'full'] as const).map(stopAfter)).toEqual(['half', 'full', 'low']);
  });

  // On a screen 800 pixels high: less than 24 is a tap, more than 360 means the last stop that way.
  it.each<[SheetStop, number, SheetStop]>([
    ['half', 23, 'full'],
    ['half', -23, 'full'],
    ['full', 23, 'low'],
    ['half', 24, 'low'],
    ['half', -24, 'full'],
    ['full', 360, 'half'],
    ['full', 361, 'low'],
    ['low', -360, 'half'],
    ['low', -361, 'full'],
  ])('that was %s is, dragged down by %i pixels, %s', (from, down, to) => {
    expect(stopAfterDrag(from, down, 800)).toBe(to);
    const state = sheet(from);
    state.startDrag(100);
    state.endDrag(100 + down, 800);
    expect(state.stop).toBe(to);
  });

  it('stays where the browser takes the pointer away, and where nobody has taken the handle', () => {
    const state = sheet('half');
    state.startDrag(100);
    state.cancelDrag();
    state.endDrag(700, 800);
    expect(state.stop).toBe('half');
  });

  it('follows the arrow keys; others are not meant for it', () => {
    const state = sheet('half');
    expect([state.press('ArrowUp'), state.stop]).toEqual([true, 'full']);
    expect([state.press('ArrowDown'), state.stop]).toEqual([true, 'half']);
    expect([state.press('Home'), state.stop]).toEqual([false, 'half']);
  });
});

describe('The sheet', () => {
  it('opens halfway for a tab, keeps its height for another, and folds for the same one again', () => {
    const state = sheet('low');
    state.choose('read');
    expect(state.look).toEqual({ tab: 'read', stop: 'half' });
    state.stop = 'full';
    state.choose('time');
    expect(state.look).toEqual({ tab: 'time', stop: 'full' });
    state.choose('time');
    expect(state.look).toEqual({ tab: 'time', stop: 'low' });
    state.choose('details');
    expect(state.look).toEqual({ tab: 'details', stop: 'half' });
  });

  const day = parseDay('2010-05-10') as number;
  it.each([
    ['a selection', { type: 'selected', id: 'a' }, 'full', 'details', 'half'],
    ['a visit to an event', { type: 'eventVisited', id: 'a' }, 'low', 'details', 'half'],
    ['a passage', { type: 'passageChosen', id: 'a' }, 'low', 'read', 'half'],
    ['a passage, as high as it is', { type: 'passageChosen', id: 'a' }, 'full', 'read', 'full'],
    ['a moment, whose place lies on the map', { type: 'momentChosen', id: 'a' }, 'full', 'time', 'half'],
    ['a moment, as low as it is', { type: 'momentChosen', id: 'a' }, 'low', 'time', 'low'],
    ['a change of date: as it is', { type: 'dayChanged', day, commit: true }, 'full', 'time', 'full'],
  ] as const)('shows %s', (_what, event, before, tab, stop) => {
    const state = sheet(before, 'time');
    state.follow(event);
    expect(state.look).toEqual({ tab, stop });
  });

  it('stays at the text after a date in it, and only makes room for the map; a place there opens its card', () => {
    const state = sheet('full');
    state.follow({ type: 'eventVisited', id: 'a' }, true);
    expect(state.look).toEqual({ tab: 'read', stop: 'half' });
    state.follow({ type: 'selected', id: 'b' }, true);
    expect(state.look).toEqual({ tab: 'details', stop: 'half' });
  });

  it('opens the card of a new selection, except that of a date in the text', () => {
    const [state, atlas] = [sheet('half'), new AtlasState(tiny.index.atlas)];
    const event = tiny.index.atlas.events[0]?.id as string;
    const end = $effect.root(() => state.followState(atlas, () => true));
    const visit = (inText: boolean): void => {
      state.follow({ type: 'eventVisited', id: event }, inText);
      atlas.dispatch({ type: 'eventVisited', id: event });
      flushSync();
    };
    visit(true);
    expect(state.tab).toBe('read');
    atlas.dispatch({ type: 'selectionCleared' });
    flushSync();
    visit(false);
    expect(state.tab).toBe('details');
    end();
  });

  it('takes the keyboard from the text to the card that hides it', async () => {
    document.body.innerHTML = '<div><a href="#a">a</a></div><h2 tabindex="-1">A</h2>';
    const [text, link, title] = ['div', 'a', 'h2'].map((name) => document.querySelector<HTMLElement>(name)!) as [
      HTMLElement,
      HTMLElement,
      HTMLElement,
    ];
    focusTargets.named('text')(text);
    focusTargets.named('details-title')(title);
    const [state, atlas] = [sheet('half'), new AtlasState(tiny.index.atlas)];
    const end = $effect.root(() => state.followState(atlas, () => true));
    link.getClientRects = () => HIDDEN;
    link.focus();
    atlas.dispatch({ type: 'selected', id: tiny.index.atlas.features[0]?.id as string });
    flushSync();
    await tick();
    expect(document.activeElement).toBe(title);
    end();
  });

  it('stays with the text where a story has selected and compared, and opens for the reader’s own choice', () => {
    const [state, atlas] = [sheet('half'), new AtlasState(tiny.index.atlas)];
    let isQuiet = true;
    const end = $effect.root(() =>
      state.followState(
        atlas,
        () => true,
        () => isQuiet,
      ),
    );
    const step = tiny.index.atlas.stories[0]!.steps[1]!;
    atlas.dispatch({ type: 'stepVisited', place: { story: 'ford-story', step: step.id }, step });
    flushSync();
    expect([atlas.session.selection, atlas.session.compare !== null, state.tab]).toEqual(['reed-ford', true, 'read']);
    isQuiet = false;
    atlas.dispatch({ type: 'selected', id: 'nordhaven' });
    flushSync();
    expect(state.tab).toBe('details');
    end();
  });

  it('shows the text to its full height where that was asked for', () => {
    const state = sheet('half', 'time');
    state.openText(true);
    expect(state.look).toEqual({ tab: 'read', stop: 'full' });
  });

  it('leads back from a card to what the card took the place of, as high as it was, with the keyboard where it was', async () => {
    document.body.innerHTML = '<div><button>row</button></div><h2 tabindex="-1">A</h2>';
    const [table, row, card] = ['div', 'button', 'h2'].map((name) => document.querySelector<HTMLElement>(name)!) as [
      HTMLElement,
      HTMLElement,
      HTMLElement,
    ];
    focusTargets.named('table-view')(table);
    focusTargets.named('own-card')(card);
    for (const [before, back, closed] of [
      ['full', 'full', 'full'],
      // Whoever pressed the map under a lowered sheet sees it again; whoever asks for the table sees that.
      ['low', 'half', 'low'],
    ] as const) {
      for (const [leave, after] of [
        ['backToText', back],
        ['restoreBeforeCard', closed],
      ] as const) {
        const state = sheet(before);
        row.getClientRects = () => HIDDEN;
        row.focus();
        state.openCard();
        await tick();
        expect([state.look, state.hasTextBehindCard]).toEqual([{ tab: 'details', stop: 'half' }, true]);
        expect(document.activeElement).toBe(card);
        state.openCard();
        state[leave]();
        await tick();
        expect([state.look, state.hasTextBehindCard]).toEqual([{ tab: 'read', stop: after }, false]);
        expect(document.activeElement).toBe(row);
      }
    }
  });

  it('leaves the keyboard where it is beside a text that stays to be seen, as on a wide screen', async () => {
    document.body.innerHTML = '<div><button>link</button></div><h2 tabindex="-1">A</h2>';
    const [text, link, card] = ['div', 'button', 'h2'].map((name) => document.querySelector<HTMLElement>(name)!);
    focusTargets.named('text')(text!);
    focusTargets.named('details-title')(card!);
    link!.getClientRects = () => [new DOMRect(0, 0, 10, 10)] as unknown as DOMRectList;
    link!.focus();
    sheet('low').openCard();
    await tick();
    expect(document.activeElement).toBe(link);
  });

  it('leads back to nothing that the reader has left by a tab; a card that is closed gives way to the timeline that it covered', () => {
    const state = sheet('full');
    state.openCard();
    state.choose('time');
    state.openCard();
    expect(state.hasTextBehindCard).toBe(false);
    state.restoreBeforeCard();
    expect(state.look).toEqual({ tab: 'time', stop: 'half' });
    state.choose('read');
    state.choose('details');
    expect(state.hasTextBehindCard).toBe(false);
  });
});
