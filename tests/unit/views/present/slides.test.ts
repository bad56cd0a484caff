import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../../src/domain/time';
import { isTallSlide, slideUnit } from '../../../../src/views/present/fit';
import { clockWords, paceWords, sourceWords, spanWords, storyDates } from '../../../../src/views/present/slideWords';
import { tiny } from '../../../fixtures/tiny-atlas';

const day = (text: string): number => parseDay(text) as number;
const span = (from: string, to: string) => ({ from: day(from), to: day(to) + 1 });

describe('Words of a slide', () => {
  it('name a day, or both ends of some days with the year where it is needed', () => {
    expect(spanWords(span('2023-04-23', '2023-04-23'))).toBe('23 April 2023');
    expect(spanWords(span('2023-09-19', '2023-10-03'))).toBe('19 September to 3 October 2023');
    expect(spanWords(span('2022-12-12', '2023-04-28'))).toBe('12 December 2022 to 28 April 2023');
  });

  it('name the days from the first to the last step, whatever their order', () => {
    const [story] = tiny.atlas.stories as [(typeof tiny.atlas.stories)[number]];
    expect(storyDates({ steps: [...story.steps].reverse() })).toBe('1 March 2010 to 1 February 2011');
    expect(storyDates({ steps: [] })).toBe('');
  });

  it('count the sources of a statement that there are, each once', () => {
    expect(sourceWords({ sources: ['ferry-log', 'ferry-log', 'lost'] }, tiny.index)).toBe('1 source');
    expect(sourceWords({ sources: ['ferry-log', 'river-chart'] }, tiny.index)).toBe('2 sources');
    expect(sourceWords({ sources: [] }, tiny.index)).toBe('');
  });

  it('tell time and pace', () => {
    expect([0, 65, 3600].map(clockWords)).toEqual(['0:00', '1:05', '60:00']);
    expect([20, -20, 45, -130].map(paceWords)).toEqual(['', '', '1 minute behind', '2 minutes ahead']);
  });
});

describe('The unit of a slide', () => {
  it('is a pixel on a whole slide, and follows the smaller side', () => {
    expect(slideUnit({ width: 1920, height: 1080 })).toBe(1);
    expect(slideUnit({ width: 1280, height: 720 })).toBeCloseTo(2 / 3);
    expect(slideUnit({ width: 1920, height: 540 })).toBe(0.5);
    expect(slideUnit({ width: 3840, height: 2160 })).toBe(2);
  });

  it('does not fall below the least', () => {
    expect(slideUnit({ width: 640, height: 360 }, 0.45)).toBe(0.45);
    expect(slideUnit({ width: 640, height: 360 })).toBeCloseTo(1 / 3);
  });

  it('follows the width where the text stands under the map', () => {
    expect(isTallSlide({ width: 390, height: 844 })).toBe(true);
    expect(slideUnit({ width: 415, height: 844 })).toBe(0.5);
  });
});
