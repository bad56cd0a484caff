import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import SourceList from '../../src/views/prose/SourceList.svelte';
import { compiled, tiny, tinyFiles } from '../fixtures/tiny-atlas';

afterEach(cleanup);
const lines = (): (string | undefined)[] =>
  screen.getAllByRole('listitem').map((item) => item.textContent?.replace(/\s+/g, ' ').trim());

describe('A list of sources', () => {
  it('marks a description by brackets and says what is not known of a record', () => {
    render(SourceList, { ids: ['ferry-log', 'harbour-almanac'], index: tiny.index });
    expect(screen.getByRole('link').textContent).toBe('[Log of the ferry]');
    const [log, almanac] = lines();
    expect(log).toBe('[Log of the ferry], Ferry House. Two pages are missing. No date: The log bears none.');
    expect(almanac).toBe('Ivo Quay: Harbour Almanac, Harbour Press, 2010. No address: It is on paper alone.');
  });

  it('sets its sentences apart', () => {
    const sources = (tinyFiles['sources.yaml'] as string)
      .replace('url: "https://example.org/log", ', 'no_url: It was washed away., licence: CC0, ')
      .replace('container: Ferry House, ', 'no_publisher: Nobody knows., ');
    render(SourceList, { ids: ['ferry-log'], index: compiled({ ...tinyFiles, 'sources.yaml': sources }).index });
    expect(lines()).toEqual([
      '[Log of the ferry] · CC0. Two pages are missing. No publisher: Nobody knows. No date: The log bears none. No address: It was washed away.',
    ]);
  });
});
