import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterFirstPaint } from '../../../src/ui/firstPaint';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An observer that a test tells of entries; with `isRefused` it cannot be asked for them. */
function stubObserver(isRefused = false): { tell: (...names: string[]) => void } {
  const observer = { tell: (..._names: string[]): void => {} };
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(hear: (list: { getEntriesByName: (name: string) => readonly string[] }) => void) {
        observer.tell = (...names) => hear({ getEntriesByName: (name) => names.filter((each) => each === name) });
      }
      observe(): void {
        if (isRefused) throw new TypeError('This type is not supported');
      }
    },
  );
  return observer;
}

describe('After the first paint', () => {
  it('a task is done, once, and not after a paint without content', () => {
    const observer = stubObserver();
    const task = vi.fn();
    afterFirstPaint(task, 2000);
    observer.tell('first-paint');
    expect(task).not.toHaveBeenCalled();
    observer.tell('first-paint', 'first-contentful-paint');
    vi.advanceTimersByTime(10_000);
    expect(task).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['is not painted', () => stubObserver()],
    ['is in a browser that refuses to tell', () => stubObserver(true)],
    ['is in a browser without the means to tell', () => vi.stubGlobal('PerformanceObserver', undefined)],
  ])('a task is done after its time where the page %s', (_, prepare) => {
    prepare();
    const task = vi.fn();
    afterFirstPaint(task, 2000);
    vi.advanceTimersByTime(1999);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledTimes(1);
  });
});
