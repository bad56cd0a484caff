import { afterEach, describe, expect, it, vi } from 'vitest';
import { LazyPart } from '../../src/ui/lazyPart.svelte';
import { renewStyles } from '../../src/ui/styleSheets';

/** A load that fails as often as it is told to. */
function failing(times: number): { load: () => Promise<string>; asked: () => number } {
  let asked = 0;
  const load = async (): Promise<string> => {
    asked += 1;
    if (asked <= times) throw new Error('no network');
    return 'the dialog';
  };
  return { load, asked: () => asked };
}

describe('A part of the program that is fetched late', () => {
  it('is fetched once, when it is first needed', async () => {
    const { load, asked } = failing(0);
    const part = new LazyPart(load);
    expect(part.value).toBeNull();
    part.need();
    part.need();
    await vi.waitUntil(() => part.value);
    part.need();
    expect([part.value, asked(), part.failures]).toEqual(['the dialog', 1, 0]);
  });

  it('that fails is not asked for again until the reader asks', async () => {
    const { load, asked } = failing(1);
    const renew = vi.fn(async () => {});
    const part = new LazyPart(load, renew);
    part.need();
    await vi.waitUntil(() => part.failures === 1);
    part.need();
    expect([asked(), part.isArriving, part.value]).toEqual([1, false, null]);
    await part.again();
    expect([asked(), part.value, part.failures]).toEqual([2, 'the dialog', 1]);
    // Its styles may be what was missing.
    expect(renew).toHaveBeenCalledOnce();
  });

  it('that is on its way already is waited for by all who ask', async () => {
    const { load, asked } = failing(0);
    const part = new LazyPart(load);
    part.need();
    await part.again();
    expect([part.value, asked()]).toEqual(['the dialog', 1]);
  });

  it('counts every failure: after the second only reloading may help', async () => {
    const part = new LazyPart(failing(9).load, async () => {});
    await part.again();
    await part.again();
    expect(part.failures).toBe(2);
  });

  it('is not given without its styles', async () => {
    const part = new LazyPart(failing(1).load, () => Promise.reject(new Error('no style sheet')));
    await part.again();
    await part.again();
    expect([part.value, part.failures]).toEqual([null, 2]);
  });
});

describe('Style sheets that did not arrive', () => {
  afterEach(() => document.head.replaceChildren());

  it('are asked for again, those that are there are left alone', async () => {
    const linkTo = (rel: string, href?: string): HTMLLinkElement =>
      document.head.appendChild(Object.assign(document.createElement('link'), { rel, ...(href ? { href } : {}) }));
    // Nothing with an address arrives here.
    const there = linkTo('stylesheet');
    const lost = linkTo('stylesheet', 'lost.css');
    linkTo('icon', 'icon.svg').dispatchEvent(new Event('error'));
    // That it was asked for again shows in that it failed again.
    await expect(renewStyles()).rejects.toThrow('lost.css did not arrive');
    expect(document.head.querySelector('[href="lost.css"]')).not.toBe(lost);
    expect(there.isConnected).toBe(true);
  });
});
