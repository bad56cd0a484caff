/** The place of the text: which of the views that stand there is seen, and when one is left. */
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { isSeen, TextPlace, titleOfSeen, uncover } from '../../../src/app/textPlace.svelte';
import type { ReadingRequest } from '../../../src/domain/reading';
import { initialSession, type Session } from '../../../src/domain/session';
import { tiny } from '../../fixtures/tiny-atlas';

const page = () => ({ frame: { need: () => {} }, sheet: { openText: () => {} }, isNarrow: false });
const open = $state({ table: false, data: false, stories: false });
let end = (): void => {};

/** Three views that stand in the place of the text, all closed. */
function stand(): void {
  end = $effect.root(() => {
    new TextPlace('table-view', () => (open.table = false)).follow(() => open.table, page);
    new TextPlace('own-data', () => (open.data = false)).follow(() => open.data, page);
    new TextPlace('own-stories', () => (open.stories = false)).follow(() => open.stories, page);
  });
  flushSync();
}

function show(view: keyof typeof open): void {
  open[view] = true;
  flushSync();
}

afterEach(() => {
  Object.assign(open, { table: false, data: false, stories: false });
  flushSync();
  end();
});

describe('The place of the text', () => {
  it('shows the view that was opened last: what would lie over it is closed', () => {
    stand();
    show('data');
    show('table');
    expect(open.data).toBe(false);
    expect(isSeen('table-view')).toBe(true);
    show('stories');
    expect(open).toEqual({ table: false, data: false, stories: true });
  });

  it('keeps open what lies under a view: it is seen again when that is closed', () => {
    stand();
    show('table');
    show('data');
    expect([open.table, isSeen('table-view'), isSeen('own-data')]).toEqual([true, false, true]);
    expect(titleOfSeen()).toBe('Your data');
    open.data = false;
    flushSync();
    expect(isSeen('table-view')).toBe(true);
    expect(titleOfSeen()).toBe('Table');
    open.table = false;
    flushSync();
    expect(titleOfSeen()).toBeNull();
  });

  it('shows a view that is open under another when that is asked for', () => {
    stand();
    show('table');
    show('data');
    uncover('table-view');
    flushSync();
    expect([open.data, isSeen('table-view')]).toEqual([false, true]);
  });
});

describe('A view in the place of the text', () => {
  /** A view, open at a passage that was asked for before, and how often it was left. */
  function following(forStories: boolean) {
    const asked: ReadingRequest = { to: { type: 'passage', id: 'p01' }, token: 1 } as ReadingRequest;
    const state = $state<{ readingRequest: ReadingRequest | null; session: Session }>({
      readingRequest: asked,
      session: initialSession(tiny.index),
    });
    let left = 0;
    end = $effect.root(() => new TextPlace('own-data', () => (left += 1)).leaveToRead(state, forStories));
    flushSync();
    return {
      left: (): number => left,
      set: (change: Partial<typeof state>): void => {
        Object.assign(state, change);
        flushSync();
      },
      session: (): Session => state.session,
    };
  }

  it('is left when a passage is asked for, and not at a change of the date after that', () => {
    const view = following(true);
    view.set({ session: { ...view.session(), day: view.session().day - 1 } });
    expect(view.left()).toBe(0);
    view.set({ readingRequest: { to: { type: 'passage', id: 'p02' }, token: 2 } as ReadingRequest });
    expect(view.left()).toBe(1);
    view.set({ session: { ...view.session(), day: view.session().day - 1 } });
    expect(view.left()).toBe(1);
  });

  it('is left at a step of a story only if it gives way to stories', () => {
    const story = { story: 'a', step: 'b' };
    const data = following(true);
    data.set({ session: { ...data.session(), story } });
    expect(data.left()).toBe(1);
    end();
    const making = following(false);
    making.set({ session: { ...making.session(), story } });
    expect(making.left()).toBe(0);
  });
});
