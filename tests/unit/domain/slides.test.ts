import { describe, expect, it } from 'vitest';
import { END, isSameSlide, slideAt, slideNumber, slidesOf, START, stepNumberOf } from '../../../src/domain/slides';
import { tiny } from '../../fixtures/tiny-atlas';

const [story] = tiny.atlas.stories as [(typeof tiny.atlas.stories)[number]];
const order = { kind: 'step', step: 'order' } as const;

describe('The slides of a story', () => {
  it('are a start slide, its steps and a closing slide', () =>
    expect(slidesOf(story).map((slide) => (slide.kind === 'step' ? slide.step : slide.kind))).toEqual([
      'start',
      'talks',
      'order',
      'flood',
      'end',
    ]));

  it('have numbers, those of steps being the steps’', () => {
    expect([START, order, END].map((slide) => slideNumber(story, slide))).toEqual([0, 2, 4]);
    for (const [at, slide] of slidesOf(story).entries()) expect(slideAt(story, at)).toEqual(slide);
  });

  it('end at both ends', () => {
    expect(slideAt(story, -3)).toEqual(START);
    expect(slideAt(story, 99)).toEqual(END);
  });

  it('that do not exist are the start slide', () => expect(slideNumber(story, { kind: 'step', step: 'dawn' })).toBe(0));

  it('show the map of a step: the first one, their own, the last one', () =>
    expect([START, order, END].map((slide) => stepNumberOf(story, slide))).toEqual([1, 2, 3]));

  it('are the same if they show the same step', () => {
    expect(isSameSlide(order, { kind: 'step', step: 'order' })).toBe(true);
    expect(isSameSlide(order, { kind: 'step', step: 'talks' })).toBe(false);
    expect(isSameSlide(START, END)).toBe(false);
  });
});
