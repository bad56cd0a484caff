import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasSize, whenSeenFor, resultWithin } from '../../../src/map/patience';

/** A page that is shown and hidden by hand. */
class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  turn(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('Patience with a map that has not drawn', () => {
  it('counts only while the page is seen', () => {
    const page = new FakePage();
    const task = vi.fn();
    page.turn('hidden');
    whenSeenFor(60_000, task, page);
    vi.advanceTimersByTime(600_000);
    expect(task).not.toHaveBeenCalled();
    page.turn('visible');
    vi.advanceTimersByTime(40_000);
    page.turn('hidden');
    vi.advanceTimersByTime(600_000);
    page.turn('visible');
    vi.advanceTimersByTime(19_999);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledOnce();
    page.turn('hidden');
    page.turn('visible');
    vi.advanceTimersByTime(600_000);
    expect(task).toHaveBeenCalledOnce();
  });

  it('can be called off', () => {
    const page = new FakePage();
    const task = vi.fn();
    whenSeenFor(60_000, task, page)();
    page.turn('hidden');
    page.turn('visible');
    vi.advanceTimersByTime(600_000);
    expect(task).not.toHaveBeenCalled();
  });
});

describe('Waiting for the ground', () => {
  it('takes what comes in time, and nothing where it fails or comes too late', async () => {
    expect(await resultWithin(Promise.resolve('ground'), 8000)).toBe('ground');
    expect(await resultWithin(Promise.reject(new Error('offline')), 8000)).toBeNull();
    const late = resultWithin(new Promise(() => {}), 8000);
    vi.advanceTimersByTime(8000);
    expect(await late).toBeNull();
  });
});

describe('An element', () => {
  it('has no size in a frame that is not shown', () => {
    expect(hasSize({ clientWidth: 0, clientHeight: 0 })).toBe(false);
    expect(hasSize({ clientWidth: 800, clientHeight: 0 })).toBe(false);
    expect(hasSize({ clientWidth: 800, clientHeight: 600 })).toBe(true);
  });
});
