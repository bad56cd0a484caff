import { describe, expect, it } from 'vitest';
import { swipeOf } from '../../../../src/views/story/swipe';
import { stepDate, storyFacts } from '../../../../src/views/story/storyWords';
import { tiny } from '../../../fixtures/tiny-atlas';

describe('A finger on a story', () => {
  it.each<[string, number, number, 'left' | 'right' | null]>([
    ['turns to what is at the right when it is drawn to the left', -90, 10, 'left'],
    ['turns back when it is drawn to the right', 90, -40, 'right'],
    ['scrolls when it goes up as much', -90, 80, null],
    ['only taps when it goes a little way', -40, 0, null],
  ])('%s', (_name, across, down, way) => expect(swipeOf(across, down)).toBe(way));
});

describe('A story in words', () => {
  const [story] = tiny.atlas.stories;
  if (!story) throw new Error('There is no story.');

  it('has the days of its steps: a window, two days, one day', () => {
    expect(story.steps.map(stepDate)).toEqual([
      '1 March 2010 to 30 June 2010',
      '10 May 2010 beside 1 March 2010',
      '1 February 2011',
    ]);
  });

  it('leaves out what is not said of it', () => {
    expect(storyFacts(story)).toBe('Anyone · 6 minutes · 3 steps');
    expect(storyFacts({ ...story, audience: '', minutes: 1, steps: story.steps.slice(0, 1) })).toBe(
      '1 minute · 1 step',
    );
    expect(storyFacts({ ...story, audience: '', minutes: 0 })).toBe('3 steps');
  });
});
