import { describe, expect, it } from 'vitest';
import { articleAddress, authorName } from '../../../src/domain/article';

describe('The address of the article', () => {
  it.each([
    [{ doi: '10.1234/tiny' }, 'https://doi.org/10.1234/tiny'],
    [{ doi: '10.1234/tiny', url: 'https://example.org/' }, 'https://doi.org/10.1234/tiny'],
    [{ url: 'https://example.org/' }, 'https://example.org/'],
    [{}, null],
  ])('of %o is %s', (article, address) => expect(articleAddress(article)).toBe(address));
});

describe('The name of its author', () => {
  it.each([
    ['Ada Jean Ferrywoman', { family: 'Ferrywoman', given: 'Ada Jean' }],
    [' Ada  Ferrywoman ', { family: 'Ferrywoman', given: 'Ada' }],
    ['Plato', { family: 'Plato', given: '' }],
  ])('%s', (author, name) => expect(authorName({ author })).toEqual(name));
});
