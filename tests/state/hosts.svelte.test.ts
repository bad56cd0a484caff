import { expect, it, vi } from 'vitest';
import { Hosts } from '../../src/state/hosts.svelte';

it('nothing is loaded before the yes to a host; the yes holds for that host and its port, and a no for nothing', () => {
  const load = vi.fn();
  const hosts = new Hosts(load);
  expect(hosts.ask('http://example.org/a.pmtiles')?.message).toMatch(/Over http/);
  expect(hosts.questions).toEqual([]);
  for (const file of ['a', 'b', 'a']) expect(hosts.ask(`https://example.org/${file}.pmtiles`)).toBeNull();
  hosts.ask('https://example.org:8443/c.pmtiles');
  hosts.ask('https://other.org/d.pmtiles');
  expect(hosts.questions.map(({ host, name }) => `${host} ${name}`)).toEqual([
    'example.org a.pmtiles',
    'example.org b.pmtiles',
    'example.org:8443 c.pmtiles',
    'other.org d.pmtiles',
  ]);
  hosts.answer(hosts.questions.at(-1)?.id ?? 0, false);
  expect(load).not.toHaveBeenCalled();
  hosts.answer(hosts.questions[0]?.id ?? 0, true);
  expect(load.mock.calls).toEqual(
    ['a', 'b'].map((file) => [{ name: `${file}.pmtiles`, address: `https://example.org/${file}.pmtiles` }]),
  );
  expect(hosts.questions.map(({ host }) => host)).toEqual(['example.org:8443']);
  hosts.ask('https://example.org/e.pmtiles');
  expect(load).toHaveBeenCalledTimes(3);
  hosts.ask('https://other.org/d.pmtiles');
  expect(load).toHaveBeenCalledTimes(3);
});
