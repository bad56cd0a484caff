import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import SourceList from '../../src/prose/SourceList.svelte';
import { tiny } from '../fixtures/tiny-atlas';

describe('A list of sources', () => {
  it('marks a description by brackets and says what is not known of a record', () => {
    render(SourceList, { ids: ['ferry-log', 'harbour-almanac'], index: tiny.index });
    expect(screen.getByRole('link').textContent).toBe('[Log of the ferry]');
    const [log, almanac] = screen.getAllByRole('listitem').map((item) => item.textContent?.replace(/\s+/g, ' ').trim());
    expect(log).toBe('[Log of the ferry], Ferry House. Two pages are missing. No date: The log bears none.');
    expect(almanac).toBe('Ivo Quay: Harbour Almanac, Harbour Press, 2010. No address: It is on paper alone.');
  });
});
