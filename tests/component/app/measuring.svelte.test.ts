import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { Measuring } from '../../../src/app/measuring.svelte';
import { PANEL_STOPS, type KeptMeasure } from '../../../src/domain/measure/kept';
import { SheetState } from '../../../src/app/sheet.svelte';
import type { Screen } from '../../../src/app/screen.svelte';

function measuring(isNarrow = false) {
  const page = { closeLayers: vi.fn<() => void>(), sheet: new SheetState(), screen: { isNarrow } as Screen };
  const made = new Measuring(() => page);
  const now = $state({ card: '', hasRoom: false });
  const end = $effect.root(() => {
    made.makeWay(
      () => now.card,
      () => now.hasRoom,
    );
  });
  const show = (card: string): boolean => {
    now.card = card;
    flushSync();
    return made.isFolded;
  };
  flushSync();
  return { made, now, show, end };
}

describe('The panel for measuring', () => {
  it('folds to its result for a card that comes, and is whole again when that has gone', () => {
    const { made, show, end } = measuring();
    made.action.run();
    expect(show('ford')).toBe(true);
    expect(made.isStrip).toBe(true);
    // Whoever unfolds it over the card wants that, until another card comes.
    made.isFolded = false;
    flushSync();
    expect(made.isFolded).toBe(false);
    expect(show('harbour')).toBe(true);
    expect(show('')).toBe(false);
    end();
  });

  it('is whole again beside a card that leaves room, once another panel has gone that had its place', () => {
    const { made, now, show, end } = measuring();
    made.action.run();
    now.hasRoom = true;
    expect(show('ford')).toBe(false);
    now.hasRoom = false;
    expect(show('ford layers')).toBe(true);
    now.hasRoom = true;
    expect(show('ford')).toBe(false);
    end();
  });

  it('is whole when it is opened over a card, beside one that leaves room, and folded if the reader folded it', () => {
    const { made, now, show, end } = measuring();
    show('ford');
    made.action.run();
    flushSync();
    expect(made.isFolded).toBe(false);
    now.hasRoom = true;
    expect(show('harbour')).toBe(false);
    expect(show('')).toBe(false);
    made.isFolded = true;
    expect([show('ford'), show('')]).toEqual([true, true]);
    made.action.run();
    expect(made.isStrip).toBe(false);
    end();
  });

  it('is shown by a project as it was when that was saved, and waits for the reader on a phone', () => {
    const kept: KeptMeasure = {
      mode: 'line',
      unit: 'km',
      notation: 'decimal',
      points: [{ at: [0, 0], precisionM: 0 }],
      isEnded: false,
      place: null,
      pair: [null, null],
      centre: null,
      radius: 1000,
    };
    const now = (made: Measuring) => [made.isOpen, made.isFolded];
    for (const panel of PANEL_STOPS) {
      const { made, end } = measuring();
      made.restore(kept);
      if (panel === 'closed') made.action.run();
      made.isFolded = panel === 'folded';
      const was = now(made);
      const saved = made.keep() as KeptMeasure;
      expect(saved.panel).toBe(panel);
      end();
      for (const isOpenBefore of [false, true]) {
        const other = measuring();
        if (isOpenBefore) other.made.action.run();
        other.made.restore(saved);
        expect(now(other.made), panel).toEqual(was);
        other.end();
      }
      const phone = measuring(true);
      phone.made.restore(saved);
      expect(phone.made.isOpen).toBe(false);
      phone.end();
    }
    // Projects of before say nothing of it.
    const { made, end } = measuring();
    made.restore(kept);
    expect(now(made)).toEqual([true, false]);
    end();
  });

  it('counts as a half sheet over a low one, unless it is folded', () => {
    const { made, end } = measuring();
    expect(made.over('low')).toBe('low');
    made.action.run();
    expect([made.over('low'), made.over('full')]).toEqual(['half', 'half']);
    made.isFolded = true;
    expect(made.over('low')).toBe('low');
    end();
  });
});
