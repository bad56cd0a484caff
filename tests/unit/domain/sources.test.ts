import { describe, expect, it } from 'vitest';
import { citedTitle, gapSentences, isDescription, sourceFaults } from '../../../src/domain/sources';

const whole = { title: 'Harbour Almanac', container: 'Harbour Press', issued: '2010', url: 'https://example.org/' };

describe('The title of a source', () => {
  it('stands as it is when it was read on the page, and in square brackets when the editor describes the page', () => {
    expect(citedTitle({ title: 'Harbour Almanac' })).toBe('Harbour Almanac');
    expect(citedTitle({ title: 'Log of the ferry', described: true })).toBe('[Log of the ferry]');
  });

  it('tells by its brackets that it is a description', () => {
    expect(isDescription('[Log of the ferry]')).toBe(true);
    expect(isDescription('Log [of the ferry]')).toBe(false);
    expect(isDescription('[Log] and [ferry]')).toBe(false);
  });
});

describe('The record of a source', () => {
  it('is whole with publisher, date and address', () => {
    expect(sourceFaults(whole)).toEqual([]);
    expect(gapSentences(whole)).toEqual([]);
  });

  it.each([
    ['container', 'noPublisher', 'No publisher: Nobody knows.'],
    ['issued', 'noDate', 'No date: Nobody knows.'],
    ['url', 'noUrl', 'No address: Nobody knows.'],
  ] as const)('says why it has no %s, and readers are told', (field, why, sentence) => {
    const without = { ...whole, [field]: undefined };
    expect(sourceFaults(without)).toMatchObject([{ field }]);
    expect(sourceFaults({ ...without, [why]: 'Nobody knows' })).toEqual([]);
    expect(gapSentences({ ...without, [why]: 'Nobody knows' })).toEqual([sentence]);
  });

  it('does not give a date and say that there is none', () => {
    expect(sourceFaults({ ...whole, noDate: 'Nobody knows.' })).toMatchObject([{ field: 'no_date' }]);
  });

  it('gives its language where its title is in another script', () => {
    expect(sourceFaults({ ...whole, title: 'Паром идёт' })).toMatchObject([{ field: 'language' }]);
    expect(sourceFaults({ ...whole, title: 'Паром идёт', language: 'ru' })).toEqual([]);
    expect(sourceFaults({ ...whole, title: 'Türkiye ¶ “Ə” – 2' })).toEqual([]);
  });

  it('names the page that was read, not a copy of another', () => {
    expect(sourceFaults({ ...whole, container: 'Harbour Press (copy)' })).toMatchObject([{ field: 'container' }]);
    expect(sourceFaults({ ...whole, container: 'Harbour Copyists' })).toEqual([]);
  });

  it('leaves the brackets to the field', () => {
    expect(sourceFaults({ ...whole, title: '[Harbour Almanac]' })).toMatchObject([{ field: 'title' }]);
    expect(sourceFaults({ ...whole, title: 'Log [of the ferry]', described: true })).toMatchObject([
      { field: 'title' },
    ]);
    expect(sourceFaults({ ...whole, title: 'Log [of the ferry]' })).toEqual([]);
  });
});

describe('What a source leaves out', () => {
  it('is told in sentences that end with one stop', () => {
    expect(gapSentences({ title: 'Log', noDate: 'Lost', noUrl: 'Why?', noPublisher: 'Burnt.' })).toEqual([
      'No publisher: Burnt.',
      'No date: Lost.',
      'No address: Why?',
    ]);
  });
});
