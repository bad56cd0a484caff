import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TextLayout } from '../../src/views/reader/textLayout';

/** The observers that were made, and how to tell them that something changed its size. */
let observers: { readonly observed: Set<Element>; readonly tell: () => void }[] = [];

beforeEach(() => {
  observers = [];
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly observed = new Set<Element>();
      constructor(tell: () => void) {
        observers.push({ observed: this.observed, tell });
      }
      observe = (element: Element): void => void this.observed.add(element);
      unobserve = (element: Element): void => void this.observed.delete(element);
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

/** An element that lies somewhere on the screen, in pixels, and how often it was measured. */
function element(top: () => number, height = 100) {
  const box = document.createElement('div');
  const measured = vi.spyOn(box, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, top(), 400, height));
  return { box, measured };
}

/** A column that begins 50 pixels below the edge of the screen and is scrolled by 1000. */
function open() {
  const column = element(() => 50).box;
  column.scrollTop = 1000;
  return { column, layout: new TextLayout(() => column) };
}

describe('Where passages lie', () => {
  it('is told from the top of the text, in the order of the page', () => {
    const { layout } = open();
    layout.passage('p2')(element(() => 350, 120).box);
    layout.passage('p1')(element(() => -150, 500).box);
    expect(layout.passages()).toEqual([
      { id: 'p1', top: 800, height: 500 },
      { id: 'p2', top: 1300, height: 120 },
    ]);
  });

  it('is measured once for any number of questions, however the text is scrolled', () => {
    const { column, layout } = open();
    const { box, measured } = element(() => 1350 - column.scrollTop);
    layout.passage('p1')(box);
    expect(layout.passages()).toEqual([{ id: 'p1', top: 1300, height: 100 }]);
    for (let step = 0; step < 50; step++) {
      column.scrollTop += 40;
      expect(layout.passages()[0]?.top).toBe(1300);
    }
    expect(measured).toHaveBeenCalledOnce();
  });

  it('is measured anew once a part of the text has changed its size, and when asked to', () => {
    const { layout } = open();
    let top = 350;
    layout.passage('p1')(element(() => top).box);
    const part = element(() => 0).box;
    const release = layout.changing(part) as () => void;
    expect(layout.passages()[0]?.top).toBe(1300);
    top = 400;
    observers[0]?.tell();
    expect(layout.passages()[0]?.top).toBe(1350);
    top = 450;
    layout.forget();
    expect(layout.passages()[0]?.top).toBe(1400);
    // A part that is taken away moves what lies below it.
    top = 300;
    release();
    expect(layout.passages()[0]?.top).toBe(1250);
    expect(observers[0]?.observed.size).toBe(0);
  });

  it('is not told of a passage that is gone', () => {
    const { layout } = open();
    const release = layout.passage('p1')(element(() => 100).box) as () => void;
    layout.passages();
    release();
    expect(layout.passages()).toEqual([]);
  });

  it('is told of a note for itself, and of none that is not there', () => {
    const { layout } = open();
    layout.note('a-note')(element(() => 250, 60).box);
    expect(layout.noteOf('a-note')).toEqual({ top: 1200, height: 60 });
    expect(layout.noteOf('atlantis')).toBeNull();
    expect(layout.passages()).toEqual([]);
  });
});
