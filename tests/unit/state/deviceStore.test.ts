import { afterEach, describe, expect, it, vi } from 'vitest';
import { deviceStore } from '../../../src/state/deviceStore';

afterEach(() => void vi.unstubAllGlobals());

describe('The store of the device', () => {
  it('is made where the browser refuses what tabs tell each other by, and where it has nothing of the kind', async () => {
    class Refused {
      constructor() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }
    }
    for (const channel of [Refused, undefined]) {
      vi.stubGlobal('BroadcastChannel', channel);
      vi.stubGlobal('indexedDB', { databases: () => Promise.resolve([]) });
      const store = deviceStore();
      store.onCopyChange?.(() => {});
      await expect(store.readCopy()).resolves.toBeNull();
    }
  });

  it('refuses each call, and not the page, where the browser forbids its database', async () => {
    vi.stubGlobal('indexedDB', {
      databases: () => Promise.reject(new DOMException('blocked', 'SecurityError')),
      open: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    const store = deviceStore();
    const kept = { name: 'mine.txt', copy: { format: 'text', paragraphs: [], footnotes: [] } } as const;
    const calls = [store.readCopy(), store.keepCopy(kept), store.forgetCopy(), store.readNotes()];
    const ends = await Promise.allSettled([...calls, store.changeNotes((notes) => notes)]);
    expect(ends.map((end) => end.status === 'rejected' && String(end.reason))).toEqual(
      ends.map(() => 'SecurityError: blocked'),
    );
  });
});
