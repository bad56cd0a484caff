import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReadingPosition, type Column, type LaidOutPassage } from '../../../../src/views/reader/readingPosition';

/** A column 500 pixels high over 4000 pixels of text. It scrolls as a browser does: a jump at once, a ride when the test says so. */
class ColumnDouble extends EventTarget {
  scrollTop = 0;
  clientHeight = 500;
  scrollHeight = 4000;
  /** How it was asked to scroll, in order. */
  readonly asked: ScrollToOptions[] = [];

  scrollTo(options?: ScrollToOptions | number): void {
    if (typeof options !== 'object') return;
    this.asked.push(options);
    if (options.behavior === 'instant') this.scrollTop = options.top ?? 0;
  }

  /** The ride ends somewhere, and the browser tells. */
  endAt(top: number): void {
    this.scrollTop = top;
    this.dispatchEvent(new Event('scrollend'));
  }
}

/** Ten passages, each 300 pixels high, below a heading of 200; a note of 100 pixels below the fifth. */
function open(isCalm = false) {
  const column = new ColumnDouble();
  const laid: LaidOutPassage[] = Array.from({ length: 10 }, (_, at) => ({
    id: `p${at + 1}`,
    top: 200 + 300 * at,
    height: 300,
  }));
  const measured = vi.fn(() => laid);
  const notes = new Map([
    ['note', { top: 1850, height: 100 }],
    ['high-note', { top: 1450, height: 900 }],
  ]);
  const layout = { passages: measured, noteOf: (id: string) => notes.get(id) ?? null, forget: vi.fn() };
  const position = new ReadingPosition(column as unknown as Column, layout, () => isCalm);
  return { column, position, layout, measured, laid };
}
/** The scroll position at which the passage with a number is brought to the upper end: 60 pixels, 12 % of the column, are left free. */
const broughtTo = (number: number): number => 200 + 300 * (number - 1) - 60;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Reading on', () => {
  it('reaches the passage on the reading line, once', () => {
    const { column, position } = open();
    column.scrollTop = 700;
    expect(position.scrolled('p1')).toBe('p3');
    expect(position.isAt('p3')).toBe(true);
    expect(position.scrolled('p3')).toBeNull();
  });

  it('reads nothing while the text is out of sight', () => {
    const { column, position } = open();
    column.clientHeight = 0;
    column.scrollTop = 700;
    expect(position.scrolled('p1')).toBeNull();
    expect(position.place(true)).toBeNull();
  });

  it('reads nothing of what passes by while the program scrolls', () => {
    const { column, position } = open();
    position.bring('p3');
    column.scrollTop = 300;
    expect(position.isTravelling).toBe(true);
    expect(position.scrolled('p3')).toBeNull();
  });
});

describe('A passage that is gone to', () => {
  it('is brought to the upper end, on a ride', () => {
    const { column, position } = open();
    position.bring('p3');
    expect(column.asked).toEqual([{ top: broughtTo(3), behavior: 'smooth' }]);
  });

  it.each([
    ['is far away', 'p9', false],
    ['or the reader wants no motion', 'p3', true],
  ])('is jumped to where it %s', (_why, id, isCalm) => {
    const { column, position } = open(isCalm);
    position.bring(id);
    expect(column.asked[0]?.behavior).toBe('instant');
  });

  it('is ridden to over two visible heights and no more', () => {
    const { column, position } = open();
    column.scrollTop = broughtTo(5) - 1000;
    position.bring('p5');
    column.scrollTop = broughtTo(5) - 1001;
    position.bring('p5');
    expect(column.asked.map(({ behavior }) => behavior)).toEqual(['smooth', 'instant']);
  });

  it('is measured anew: notes and footnotes may have opened since', () => {
    const { position, layout } = open();
    position.bring('p3');
    expect(layout.forget).toHaveBeenCalledBefore(layout.passages);
  });

  it('asks for no scroll where the text is there already, or beyond its end', () => {
    const { column, position } = open();
    column.scrollTop = broughtTo(3) + 1;
    expect(position.bring('p3')).toBeUndefined();
    column.scrollHeight = 1000;
    column.scrollTop = 500;
    expect(position.bring('p9')).toBeUndefined();
    expect(column.asked).toEqual([]);
    expect(position.isTravelling).toBe(false);
  });

  it('is never above the top of the text', () => {
    const { column, position, laid } = open(true);
    laid[0] = { id: 'p1', top: 20, height: 480 };
    column.scrollTop = 300;
    position.bring('p1');
    expect(column.scrollTop).toBe(0);
  });

  it('that is not on the page moves nothing', () => {
    const { column, position } = open();
    expect(position.bring('p99')).toBeUndefined();
    expect(column.asked).toEqual([]);
  });

  it('leaves 72 pixels free on a high column', () => {
    const { column, position } = open(true);
    column.clientHeight = 1000;
    position.bring('p3');
    expect(column.scrollTop).toBe(800 - 72);
  });

  it('stays the one that is read until the reader scrolls away from it', () => {
    const { column, position } = open(true);
    position.bring('p3');
    vi.runAllTimers();
    // Less than a fifth of the visible height away, though another is on the reading line.
    column.scrollTop = broughtTo(3) + 99;
    expect(position.scrolled('p3')).toBeNull();
    column.scrollTop = broughtTo(3) + 301;
    expect(position.scrolled('p3')).toBe('p4');
    // It was left for good: coming back by scrolling is reading.
    column.scrollTop = broughtTo(3) - 101;
    expect(position.scrolled('p4')).toBe('p2');
  });
});

describe('A note that is gone to', () => {
  it('is seen whole beside its passage, which is moved up as far as that needs', () => {
    const { column, position } = open(true);
    position.bring('p5', 'note');
    // Its lower edge at 1950 and a margin of 48 lie at the lower edge of the column.
    expect(column.scrollTop).toBe(1950 - 500 + 48);
  });

  it('is seen from its top where it is higher than the column', () => {
    const { column, position } = open(true);
    position.bring('p5', 'high-note');
    expect(column.scrollTop).toBe(1450 - 48);
  });

  it('moves nothing more where it is seen already, or is not on the page', () => {
    const { column, position } = open(true);
    column.clientHeight = 900;
    position.bring('p5', 'note');
    expect(column.scrollTop).toBe(1400 - 72);
    position.bring('p5', 'atlantis');
    expect(column.scrollTop).toBe(1400 - 72);
  });
});

describe('A ride', () => {
  it('ends at its target, not where a scroll ends that began before it', () => {
    const { column, position } = open();
    position.bring('p3');
    column.endAt(300);
    expect(position.isTravelling).toBe(true);
    column.endAt(broughtTo(3) - 1);
    expect(position.isTravelling).toBe(false);
  });

  it.each(['wheel', 'touchstart', 'pointerdown', 'keydown'])('ends when the reader takes hold (%s)', (type) => {
    const { column, position } = open();
    position.bring('p3');
    column.dispatchEvent(new Event(type));
    expect(position.isTravelling).toBe(false);
  });

  it.each([
    ['a ride', 'p3', 1200],
    ['a jump', 'p9', 120],
  ])('ends by itself where the browser does not tell: %s', (_what, id, after) => {
    const { position } = open();
    position.bring(id);
    vi.advanceTimersByTime(after - 1);
    expect(position.isTravelling).toBe(true);
    vi.advanceTimersByTime(1);
    expect(position.isTravelling).toBe(false);
  });

  it('that is broken off does not end the next one', () => {
    const { column, position } = open();
    const end = position.bring('p3');
    end?.();
    expect(position.isTravelling).toBe(false);
    position.bring('p2');
    end?.();
    vi.advanceTimersByTime(1199);
    expect(position.isTravelling).toBe(true);
    column.endAt(broughtTo(2));
    expect(position.isTravelling).toBe(false);
  });
});

describe('The place in the text', () => {
  it('is the passage at the upper edge and the pixels below its top', () => {
    const { column, position } = open();
    column.scrollTop = 517;
    expect(position.place(true)).toEqual({ passage: 'p2', offset: 17 });
  });

  it('is where the text is on its way to', () => {
    const { position } = open();
    position.bring('p3');
    expect(position.place(true)).toEqual({ passage: 'p2', offset: 240 });
  });

  it('is where the text was seen last, while it is out of sight', () => {
    const { column, position } = open();
    expect(position.place(false)).toBeNull();
    column.scrollTop = 517;
    position.scrolled('p1');
    column.scrollTop = 0;
    expect(position.place(false)).toEqual({ passage: 'p2', offset: 17 });
  });

  it('is worked out only where something has moved', () => {
    const { column, position, measured, laid } = open();
    column.scrollTop = 517;
    position.place(true);
    position.place(true);
    expect(measured).toHaveBeenCalledTimes(1);
    // A footnote opened above: the same scroll position is another place.
    laid[1] = { id: 'p2', top: 450, height: 350 };
    column.scrollHeight = 4050;
    expect(position.place(true)).toEqual({ passage: 'p2', offset: 67 });
  });

  it('is brought back at once, and what was read there is read', () => {
    const { column, position, layout } = open();
    position.restore({ passage: 'p4', offset: 30 }, 'p3');
    expect(column.asked).toEqual([{ top: 1130, behavior: 'instant' }]);
    expect(layout.forget).toHaveBeenCalledBefore(layout.passages);
    expect(position.isAt('p3')).toBe(true);
    expect(position.scrolled('p3')).toBeNull();
  });

  it('is brought back where nothing was read, too', () => {
    const { column, position } = open();
    position.restore({ passage: null, offset: 90 }, null);
    expect(column.scrollTop).toBe(90);
    expect(position.scrolled(null)).toBe('p1');
  });
});

describe('Another text', () => {
  it('has what was read at its upper end once it is laid out', async () => {
    const { column, position, laid } = open();
    let arrive = (): void => {};
    const held = position.hold('p3', new Promise((resolve) => (arrive = resolve)));
    column.scrollTop = 10;
    // What the browser scrolls meanwhile is not read.
    expect(position.scrolled('p3')).toBeNull();
    laid[2] = { id: 'p3', top: 1500, height: 300 };
    arrive();
    await held;
    expect(column.asked).toEqual([{ top: 1500 - 48, behavior: 'instant' }]);
    expect(position.isTravelling).toBe(false);
    expect(position.scrolled('p3')).toBeNull();
  });

  it('without the passage that was read moves nothing', async () => {
    const { column, position } = open();
    await position.hold('p99', Promise.resolve());
    expect(column.asked).toEqual([]);
    expect(position.isTravelling).toBe(false);
  });
});
