/** Saving all that is the reader’s own where the program for it has to be fetched first, and cannot be. */
import { describe, expect, it } from 'vitest';
import { OwnDataPage } from '../../../src/app/ownDataPage.svelte';

/** A page whose program comes, or fails to come, as each fetch is told. */
function pageWith(fetches: readonly ('comes' | 'fails')[]) {
  const made = { saved: [] as string[], desks: 0, fetches: 0 };
  class OwnDesk {
    constructor() {
      made.desks += 1;
    }
    save(title: string): string {
      made.saved.push(title);
      return `${title}.json`;
    }
  }
  const program = {
    value: null as unknown,
    again: async (): Promise<void> => {
      if (fetches[made.fetches++] === 'comes') program.value = { default: { OwnDesk } };
    },
  };
  const page = Object.assign(new OwnDataPage({} as never), { program, title: 'Roads' });
  return { page, made };
}

it('A file that was opened as a copy of the article can be taken as data, unless it cannot hold any', () => {
  const { page } = pageWith([]);
  const taken: string[] = [];
  Object.assign(page, { take: (files: readonly File[]) => void taken.push(...files.map(({ name }) => name)) });
  for (const name of ['rows.csv', 'places.geojson', 'x.json', 'article.pdf', 'article.txt', 'photo.png']) {
    const file = new File(['x'], name);
    page.asData(file)?.(file);
  }
  expect(taken).toEqual(['rows.csv', 'places.geojson', 'x.json']);
});

describe('What is the reader’s own', () => {
  it('is saved once the program for it is there, and by the same desk a second time', async () => {
    const { page, made } = pageWith(['comes']);
    expect(await page.save()).toBe('Roads.json');
    expect(await page.save()).toBe('Roads.json');
    expect(made).toEqual({ saved: ['Roads', 'Roads'], desks: 1, fetches: 1 });
  });

  it('is not saved where the program cannot be fetched, which is told, and is saved when it can be', async () => {
    const { page, made } = pageWith(['fails', 'comes']);
    expect(await page.save()).toBeNull();
    expect(made).toEqual({ saved: [], desks: 0, fetches: 1 });
    expect(await page.save()).toBe('Roads.json');
    expect(made).toEqual({ saved: ['Roads'], desks: 1, fetches: 2 });
  });
});
