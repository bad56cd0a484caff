/** Lines that say what was done: what the reader must act on does not go by itself. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ShareLink } from '../../src/app/shareLink.svelte';
import { StatusLine } from '../../src/ui/statusLine.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('A status line', () => {
  it('says what was done for a while, and what cannot be done until something else is said', () => {
    const line = new StatusLine(4000);
    line.tell('Copied.');
    vi.advanceTimersByTime(3999);
    expect(line.words).toBe('Copied.');
    vi.advanceTimersByTime(1);
    expect(line.words).toBe('');
    line.tell('Copied.');
    line.ask('Save the rows as a file instead.');
    vi.advanceTimersByTime(3_600_000);
    expect(line.words).toBe('Save the rows as a file instead.');
    line.tell('Saved.');
    vi.advanceTimersByTime(4000);
    expect(line.words).toBe('');
  });
});

describe('The link of the page', () => {
  it('that cannot be copied is told of until the reader has read it', async () => {
    const notify = vi.fn();
    const link = new ShareLink(notify);
    vi.stubGlobal('location', { href: 'https://example.org/#v=1' });
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('no')) } });
    await link.copy();
    expect(notify).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/copy the address of this page/));
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.resolve() } });
    await link.copy();
    expect(link.said).toBe('Link copied');
    expect(notify).toHaveBeenCalledOnce();
  });
});
