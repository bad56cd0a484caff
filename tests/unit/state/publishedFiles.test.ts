import { describe, expect, it, vi } from 'vitest';
import { readPublished, reasonOf } from '../../../src/state/publishedFiles';

/** The sentence with which reading a file failed. */
const failure = (path: string): Promise<unknown> => readPublished(path).then(() => null, reasonOf);

describe('A published file', () => {
  it('is fetched from beside the page, wherever that is', async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response('{"a": 1}')));
    vi.stubGlobal('fetch', fetched);
    await expect(readPublished('events.csv')).resolves.toBe('{"a": 1}');
    expect(fetched).toHaveBeenCalledExactlyOnceWith('./data/events.csv');
  });

  it('that cannot be had says why: no connection, or what the server answered', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(failure('events.csv')).resolves.toBe('there is no connection');
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('not here', { status: 404 })));
    await expect(failure('events.csv')).resolves.toBe('the server answered 404');
  });

  it('that is broken says so without what the parser says of it', () => {
    const broken = (): unknown => {
      try {
        return JSON.parse('{');
      } catch (error) {
        return error;
      }
    };
    expect(reasonOf(broken())).toBe('what came was no data');
    expect(reasonOf('it is full')).toBe('it is full');
  });
});
