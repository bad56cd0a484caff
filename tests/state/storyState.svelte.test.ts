import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AtlasState } from '../../src/state/atlasState.svelte';
import { StoryState } from '../../src/state/storyState.svelte';
import { tiny } from '../fixtures/tiny-atlas';

const need = vi.fn();

/** A page on which the texts have come, or have not. */
function page({ hasTexts = true } = {}) {
  const state = new AtlasState(tiny.atlas);
  const stories = new StoryState(state, { value: hasTexts ? { default: tiny.stories } : null, need });
  return { state, stories };
}

beforeEach(() => localStorage.clear());

describe('A story', () => {
  it('begins at its first step, of which the map shows the frame, and asks for its texts', () => {
    const { state, stories } = page();
    stories.open('ford-story');
    expect(stories.place).toEqual({ story: 'ford-story', step: 'talks' });
    expect(stories.current).toMatchObject({ number: 1, total: 3, step: { title: 'They talk' } });
    expect(state.cameraRequest).toMatchObject({ bounds: [0, 0, 1, 1.5], force: true });
    expect(need).toHaveBeenCalled();
  });

  it('shows the opening bounds where a step has no frame', () => {
    const { state, stories } = page();
    stories.open('ford-story', 'flood');
    expect(state.cameraRequest?.bounds).toEqual(tiny.atlas.meta.openingBounds);
  });

  it('goes on, back and to a number, and stays at both ends', () => {
    const { stories } = page();
    stories.open('ford-story');
    stories.previous();
    expect(stories.number).toBe(1);
    stories.next();
    expect(stories.number).toBe(2);
    stories.go(3);
    stories.next();
    expect(stories.place?.step).toBe('flood');
    stories.previous();
    expect(stories.place?.step).toBe('order');
  });

  it('knows its place before its texts have come', () => {
    const { stories } = page({ hasTexts: false });
    stories.open('ford-story', 'order');
    expect(stories.number).toBe(2);
    expect(stories.outline?.title).toBe('How the ford opened');
    expect(stories.current).toBeNull();
  });

  it('that does not exist is not opened', () => {
    const { stories } = page();
    stories.open('mill-story');
    stories.open('ford-story', 'dawn');
    expect(stories.place).toBeNull();
  });

  it('says when the reader has gone elsewhere, and leads back with one call', () => {
    const { state, stories } = page();
    stories.open('ford-story', 'order');
    expect(stories.isElsewhere).toBe(false);
    state.dispatch({ type: 'passageReached', id: 'p03' });
    expect(stories.isElsewhere).toBe(false);
    const { session } = state;
    state.dispatch({ type: 'layerToggled', layer: 'borders' });
    expect(stories.isElsewhere).toBe(true);
    stories.again();
    expect(stories.isElsewhere).toBe(false);
    expect(state.session).toEqual({ ...session, passage: 'p02' });
  });

  it('is left where it is, and where the reader was is kept on the device', () => {
    const { state, stories } = page();
    stories.open('ford-story', 'order');
    const { day } = state.session;
    stories.leave();
    expect(stories.place).toBeNull();
    expect(state.session.day).toBe(day);
    const later = page().stories;
    expect(later.last).toBeNull();
    later.recall();
    expect(later.last).toEqual({ story: 'ford-story', step: 'order' });
  });

  it('that is gone is not offered again', () => {
    localStorage.setItem('atlas-story', 'ford-story/dawn');
    const { stories } = page();
    stories.recall();
    expect(stories.last).toBeNull();
  });

  it('of the reader’s own is followed like those of the atlas', () => {
    const { stories } = page();
    const [story] = tiny.stories;
    if (!story) throw new Error('There is no story.');
    stories.setOwn([{ ...story, id: 'own-x', title: 'Mine' }]);
    expect(stories.outlines.map(({ id }) => id)).toEqual(['ford-story', 'own-x']);
    stories.open('own-x', 'flood');
    expect(stories.current).toMatchObject({ story: { title: 'Mine' }, number: 3 });
  });
});
