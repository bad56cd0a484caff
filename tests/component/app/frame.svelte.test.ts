import { readFileSync } from 'node:fs';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { actionOfKey } from '../../../src/app/actions';
import { Frame } from '../../../src/app/frame.svelte';
import type { Layout } from '../../../src/app/screen.svelte';
import { ROW_HEIGHTS, timelineHeight, usualRows } from '../../../src/state/frame';

const { dataset } = document.documentElement;
const screen = (height = 800, layout: Layout = 'wide') => ({
  height,
  width: 1440,
  layout,
  isNarrow: layout === 'sheet',
});

/** A frame whose attributes are kept, as on the page. */
function followed(height?: number): { readonly frame: Frame; readonly end: () => void } {
  const frame = new Frame(screen(height));
  const end = $effect.root(() => frame.follow());
  flushSync();
  return { frame, end };
}

afterEach(() => {
  localStorage.clear();
  delete dataset['rows'];
  delete dataset['panes'];
});

describe('The height of the timeline', () => {
  it('is that of a few rows, and of its bar alone in a low window', () => {
    expect(new Frame(screen(720)).rows).toBe('few');
    expect(new Frame(screen(475)).rows).toBe('none');
    expect([usualRows(560), usualRows(561)]).toEqual(['none', 'few']);
  });

  it('is kept on the device where it is not the usual one, and given to the style sheets', () => {
    const { frame, end } = followed();
    expect(dataset['rows']).toBeUndefined();
    frame.choose('usual');
    flushSync();
    expect([dataset['rows'], localStorage.getItem('atlas-rows')]).toEqual(['usual', 'usual']);
    frame.choose('few');
    flushSync();
    expect([dataset['rows'], localStorage.getItem('atlas-rows')]).toEqual([undefined, null]);
    end();
  });

  it('is the one that the page was painted with', () => {
    dataset['rows'] = 'all';
    const { frame, end } = followed();
    expect(frame.rows).toBe('all');
    expect(frame.edge.value).toEqual({ now: 3, max: 3, text: 'all rows' });
    end();
  });

  it('leaves room for the map in any window', () => {
    expect(timelineHeight('all', 1080, 56)).toBe(520);
    expect(timelineHeight('all', 600, 56)).toBe(600 - 56 - 160);
    expect(timelineHeight('few', 230, 56)).toBe(37);
  });

  it('is the same in the style sheet', () => {
    const css = readFileSync('src/ui/styles/layout.css', 'utf8');
    for (const [rows, height] of Object.entries(ROW_HEIGHTS)) {
      const rule = new RegExp(`data-rows='${rows}'\\] \\{\\s*--time: (?:min\\()?${height}px`);
      expect(css, rows).toMatch(rule);
    }
    expect(css).toContain('(max-height: 560px)');
  });
});

describe('A folded pane', () => {
  it('is kept, and shown again by what leads into it', () => {
    const { frame, end } = followed();
    frame.toggle('text');
    flushSync();
    expect([frame.panes, dataset['panes'], localStorage.getItem('atlas-panes')]).toEqual(['map', 'map', 'map']);
    frame.followEvent({ type: 'selected', id: 'x' });
    expect(frame.panes).toBe('map');
    frame.followEvent({ type: 'passageChosen', id: 'p01' });
    expect(frame.panes).toBe('both');
    frame.toggle('map');
    expect(frame.panes).toBe('text');
    frame.followEvent({ type: 'selected', id: 'x' });
    flushSync();
    expect([frame.panes, dataset['panes'], localStorage.getItem('atlas-panes')]).toEqual(['both', undefined, null]);
    end();
  });

  it('is shown again by a switch of what stands in its place, which then does not close it', () => {
    const frame = new Frame(screen());
    const heard: boolean[] = [];
    const table = frame.switchOf(
      () => heard.at(-1) ?? false,
      (isOn) => heard.push(isOn),
    );
    table.toggle();
    frame.toggle('text');
    expect([table.isOpen(), frame.panes]).toEqual([false, 'map']);
    table.toggle();
    expect([table.isOpen(), frame.panes]).toEqual([true, 'both']);
    table.toggle();
    expect([heard, frame.panes]).toEqual([[true, true, false], 'both']);
  });

  it('is shown again by a key that leads to it', () => {
    const frame = new Frame(screen());
    frame.toggle('map');
    frame.needRegion('timeline');
    expect(frame.panes).toBe('text');
    frame.needRegion('map');
    expect(frame.panes).toBe('both');
  });

  it('has a key, unless the reader wants no single keys or the screen has no panes', () => {
    const pressed = { key: ',', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isTyped: false };
    const frame = new Frame(screen());
    expect(
      actionOfKey(
        frame.actions(() => true),
        pressed,
      )?.id,
    ).toBe('fold-text');
    expect(
      actionOfKey(
        frame.actions(() => true),
        { ...pressed, key: '.' },
      )?.id,
    ).toBe('fold-map');
    expect(
      actionOfKey(
        frame.actions(() => false),
        pressed,
      ),
    ).toBeUndefined();
    expect(
      actionOfKey(
        new Frame(screen(800, 'sheet')).actions(() => true),
        pressed,
      ),
    ).toBeUndefined();
  });
});
