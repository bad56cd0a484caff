import { describe, expect, it } from 'vitest';
import { recordWithId } from '../../../../src/domain/links';
import { kindInWords, passageAt, readingPlaceAt, scrollTopOfPlace } from '../../../../src/views/reader/reading';
import { tiny } from '../../../fixtures/tiny-atlas';

const passages = [
  { id: 'a', top: 0, height: 400 },
  { id: 'b', top: 400, height: 60 },
  { id: 'c', top: 460, height: 700 },
];
const HEIGHT = 800;

describe('The passage being read', () => {
  it('is the one on the reading line', () => {
    expect(passageAt(passages, 0, HEIGHT)).toBe('a');
    expect(passageAt(passages, 400, HEIGHT)).toBe('c');
  });

  it('is the first above the start and the last beyond the end; none of none', () => {
    expect(passageAt(passages, -900, HEIGHT)).toBe('a');
    expect(passageAt(passages, 9000, HEIGHT)).toBe('c');
    expect(passageAt([], 0, HEIGHT)).toBeNull();
  });

  it('is the chosen one where the column was brought for it, though it ends above the reading line', () => {
    const landing = { id: 'b', top: 328 };
    expect(passageAt(passages, 328, HEIGHT)).toBe('c');
    expect(passageAt(passages, 328, HEIGHT, landing)).toBe('b');
    expect(passageAt(passages, 340, HEIGHT, landing)).toBe('b');
  });

  it('is no longer the chosen one when the reader has scrolled on', () => {
    expect(passageAt(passages, 528, HEIGHT, { id: 'b', top: 328 })).toBe('c');
    expect(passageAt(passages, 0, HEIGHT, { id: 'b', top: 328 })).toBe('a');
  });
});

describe('A place in the text', () => {
  it('is the passage above it and the way below its top', () => {
    expect(readingPlaceAt(passages, 430)).toEqual({ passage: 'b', offset: 30 });
    expect(readingPlaceAt(passages, -20)).toEqual({ passage: null, offset: -20 });
    expect(readingPlaceAt([], 55)).toEqual({ passage: null, offset: 55 });
  });

  it('is found again, also after all above it has grown', () => {
    for (const top of [0, 10, 399, 400, 459, 460, 1300])
      expect(scrollTopOfPlace(passages, readingPlaceAt(passages, top))).toBe(top);
    const grown = passages.map((each) => ({ ...each, top: each.top + 250 }));
    expect(scrollTopOfPlace(grown, { passage: 'c', offset: 12 })).toBe(722);
  });

  it('of a passage that is not there any more is the top of the text', () => {
    expect(scrollTopOfPlace(passages, { passage: 'z', offset: 12 })).toBe(0);
  });
});

describe('The kind of a selected record', () => {
  it.each([
    ['nordhaven', 'place'],
    ['reed-ford', 'crossing'],
    ['mill-lane', 'road'],
    ['river-line', 'border'],
    ['nordhaven-talk-1', 'event'],
  ])('of %s is “%s” in the head of the text', (id, words) => {
    expect(kindInWords(recordWithId(tiny.index, id)!)).toBe(words);
  });
});
