import { describe, expect, it } from 'vitest';
import { stepDate, storyFacts } from '../../../../src/views/story/storyWords';
import { tiny } from '../../../fixtures/tiny-atlas';

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
