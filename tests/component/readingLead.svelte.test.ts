import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReadingLead } from '../../src/views/reader/readingLead.svelte';

const onrest = vi.fn<(id: string) => void>();
let lead: ReadingLead;
let column: HTMLElement;
let link: HTMLElement;
let elsewhere: HTMLElement;
let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  document.body.innerHTML = '<div id="column"><a href="#p01">1</a></div><button type="button">Map</button>';
  column = document.getElementById('column')!;
  link = column.querySelector('a')!;
  elsewhere = document.querySelector('button')!;
  lead = new ReadingLead(onrest);
  stop = lead.listen(column) as () => void;
});
afterEach(() => {
  stop();
  document.body.innerHTML = '';
  onrest.mockClear();
  vi.useRealTimers();
});

describe('Reading leads map and date', () => {
  it('once the reader rests at a passage that was reached by hand, and not before', async () => {
    await fireEvent.wheel(column);
    lead.scrolled('p02');
    vi.advanceTimersByTime(600);
    // Further in the same passage, and then to the next one: it is the last that counts.
    lead.scrolled(null);
    vi.advanceTimersByTime(600);
    lead.scrolled('p03');
    vi.advanceTimersByTime(699);
    expect(onrest).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onrest.mock.calls).toEqual([['p03']]);
    lead.scrolled(null);
    vi.advanceTimersByTime(5000);
    expect(onrest).toHaveBeenCalledOnce();
  });

  it.each([
    ['a wheel', () => fireEvent.wheel(column)],
    ['a finger', () => fireEvent.touchMove(column)],
    ['a key', () => fireEvent.keyDown(link, { key: 'ArrowDown' })],
    ['Space on the text itself', () => fireEvent.keyDown(column, { key: ' ' })],
    ['the scroll bar', () => fireEvent.pointerDown(column)],
  ])('if %s has scrolled', async (_, act) => {
    await act();
    lead.scrolled('p02');
    vi.runAllTimers();
    expect(onrest.mock.calls).toEqual([['p02']]);
  });

  it('not if the program or the browser has scrolled', () => {
    lead.scrolled('p02');
    vi.runAllTimers();
    expect(onrest).not.toHaveBeenCalled();
  });

  it.each([
    ['a pointer on the map', () => fireEvent.pointerDown(elsewhere)],
    ['a wheel on the map', () => fireEvent.wheel(elsewhere)],
    ['a key on the timeline', () => fireEvent.keyDown(elsewhere, { key: 'ArrowRight' })],
    ['a choice in the text by pointer', () => fireEvent.pointerDown(link)],
    ['a choice in the text by key', () => fireEvent.keyDown(link, { key: 'Enter' })],
    ['the program, which sends the text elsewhere', () => lead.hold()],
  ])('is held off by %s, until another passage is reached', async (_, act) => {
    await fireEvent.wheel(column);
    lead.scrolled('p02');
    await act();
    await fireEvent.wheel(column);
    lead.scrolled(null);
    vi.runAllTimers();
    expect(onrest).not.toHaveBeenCalled();
    lead.scrolled('p03');
    vi.runAllTimers();
    expect(onrest.mock.calls).toEqual([['p03']]);
  });

  it('can be switched off, which this device remembers', async () => {
    await fireEvent.wheel(column);
    lead.scrolled('p02');
    lead.choose(false);
    await fireEvent.wheel(column);
    lead.scrolled('p03');
    vi.runAllTimers();
    expect(onrest).not.toHaveBeenCalled();
    const later = new ReadingLead(onrest);
    expect(later.together).toBe(true);
    later.restore();
    expect(later.together).toBe(false);
    later.choose(true);
    expect(localStorage.length).toBe(0);
  });
});
