import { describe, expect, it } from 'vitest';
import { nearestStop, SplitEdge } from '../../src/ui/splitEdge.svelte';

type Id = 'none' | 'few' | 'usual' | 'all';
const STOPS = [
  { id: 'none', size: 37, text: 'folded' },
  { id: 'few', size: 169, text: 'a few' },
  { id: 'usual', size: 312, text: 'the usual' },
  { id: 'all', size: 520, text: 'all' },
] as const;

/** An edge at a stop, with where it was moved to. */
function edgeAt(start: Id) {
  let at: Id = start;
  const moves: Id[] = [];
  const edge = new SplitEdge<Id>({
    stops: () => STOPS,
    at: () => at,
    usual: () => 'few',
    onmove: (id) => {
      moves.push(id);
      at = id;
    },
  });
  return { edge, moves };
}

describe('An edge that is moved by keys', () => {
  it('goes from stop to stop and no further than the first and the last', () => {
    const { edge, moves } = edgeAt('usual');
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'ArrowDown', 'End']) {
      expect(edge.press(key), key).toBe(true);
    }
    expect(moves).toEqual(['all', 'usual', 'few', 'usual', 'none', 'all']);
  });

  it('is folded by Enter, and by Enter again goes back to where it was', () => {
    const { edge, moves } = edgeAt('usual');
    edge.press('Enter');
    edge.press('Enter');
    expect(moves).toEqual(['none', 'usual']);
  });

  it('goes to its usual stop by Enter where it was folded from the start', () => {
    const { edge, moves } = edgeAt('none');
    edge.press('Enter');
    expect(moves).toEqual(['few']);
  });

  it('leaves other keys to the browser', () => {
    const { edge, moves } = edgeAt('few');
    expect(edge.press('Tab')).toBe(false);
    expect(moves).toEqual([]);
  });

  it('says where it is', () => {
    expect(edgeAt('usual').edge.value).toEqual({ now: 2, max: 3, text: 'the usual' });
  });
});

describe('An edge that is dragged', () => {
  it('moves only when it is let go, to the nearest stop', () => {
    const { edge, moves } = edgeAt('few');
    edge.grab(600);
    edge.drag(480);
    expect(edge.dragged).toBe(289);
    expect(moves).toEqual([]);
    edge.drop();
    expect(moves).toEqual(['usual']);
    expect(edge.dragged).toBeNull();
  });

  it('is dragged no further than its stops', () => {
    const { edge } = edgeAt('few');
    edge.grab(600);
    edge.drag(0);
    expect(edge.dragged).toBe(520);
    edge.drag(900);
    expect(edge.dragged).toBe(37);
  });

  it('stays where it was after a press, after a drag that was ended, and where nobody grabbed it', () => {
    const { edge, moves } = edgeAt('few');
    edge.grab(600);
    edge.drag(597);
    expect(edge.dragged).toBeNull();
    edge.drop();
    edge.grab(600);
    edge.drag(300);
    edge.cancel();
    edge.drop();
    edge.drag(100);
    edge.drop();
    expect(moves).toEqual([]);
  });

  it('goes back to its usual stop by a double click', () => {
    const { edge, moves } = edgeAt('all');
    edge.reset();
    edge.reset();
    expect(moves).toEqual(['few']);
  });
});

it('Of two stops that are equally near the smaller one is taken; of none there is none', () => {
  expect(nearestStop(STOPS, (37 + 169) / 2)?.id).toBe('none');
  expect(nearestStop([], 100)).toBeUndefined();
});
