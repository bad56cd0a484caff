import { describe, expect, it } from 'vitest';
import { destinationOfHit } from '../../../src/app/searchHits';
import type { StepOutline, StoryOutline } from '../../../src/domain/model';
import type { SearchHit } from '../../../src/search/hits';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const hit = (kind: SearchHit['kind'], id: string, more: Partial<SearchHit> = {}): SearchHit => ({
  kind,
  id,
  title: id,
  titleMarks: [],
  excerpt: '',
  marks: [],
  features: [],
  events: [],
  passage: null,
  inAftermath: false,
  ...more,
});
const [STORY] = index.atlas.stories as readonly [StoryOutline];
const STEP = STORY.steps.at(-1) as StepOutline;
const span = { from: 100, to: 131 };

describe('A result of the search', () => {
  it.each<[SearchHit, unknown]>([
    [hit('person', 'a'), { type: 'person', id: 'a' }],
    [hit('organisation', 'a'), { type: 'person', id: 'a' }],
    [hit('place', 'nordhaven'), { type: 'event', event: { type: 'selected', id: 'nordhaven' } }],
    [hit('event', 'ford-order'), { type: 'event', event: { type: 'eventVisited', id: 'ford-order' } }],
    [hit('days', 'a', { days: span }), { type: 'event', event: { type: 'daysVisited', span } }],
    [hit('passage', 'p02', { passage: 'p02' }), { type: 'event', event: { type: 'passageChosen', id: 'p02' } }],
    [hit('copy', 'copy-3', { passage: 'p02' }), { type: 'event', event: { type: 'passageChosen', id: 'p02' } }],
    // Words of a copy that stand in no passage: the notes at its end are nearest.
    [hit('copy', 'copy-9'), { type: 'page', element: 'bibliography' }],
    // A word that the article does not use leads to the nearest record.
    [hit('word', 'a', { target: 'ford-order' }), { type: 'event', event: { type: 'eventVisited', id: 'ford-order' } }],
    // A status leads to its feature, on the day on which it begins.
    [
      hit('status', 'a', { target: 'nordhaven', day: 100 }),
      { type: 'event', event: { type: 'selected', id: 'nordhaven', day: 100 } },
    ],
    [
      hit('story', 'a', { place: { story: STORY.id, step: STEP.id } }),
      {
        type: 'event',
        event: { type: 'stepVisited', place: { story: STORY.id, step: STEP.id }, step: STEP },
      },
    ],
    [hit('source', 'atlantis'), { type: 'page', element: 'bibliography' }],
  ])('leads where a click on the record does: $kind $id', (found, to) => {
    expect(destinationOfHit(index, found)).toEqual(to);
  });

  it('that is a source leads to where it is cited', () => {
    expect(destinationOfHit(index, hit('source', 'harbour-almanac'))).toMatchObject({ type: 'event' });
  });
});
