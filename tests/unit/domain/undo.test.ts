import { describe, expect, it } from 'vitest';
import { changed, redone, unchanged, undone } from '../../../src/domain/undo';

describe('Undo', () => {
  it('goes back step by step, and forward again', () => {
    const three = changed(changed(unchanged('a'), 'b', '', 1), 'c', '', 2);
    const two = undone(three);
    expect(two?.present).toBe('b');
    expect(two && undone(two)?.present).toBe('a');
    expect(two && redone(two)?.present).toBe('c');
    expect(undone(unchanged('a'))).toBeNull();
    expect(redone(three)).toBeNull();
  });

  it('takes letters typed into one field as one step, until a pause or another field', () => {
    let undo = changed(unchanged('x'), 'a', 'title', 1000);
    undo = changed(undo, 'ab', 'title', 1400);
    expect(undo.past).toEqual(['x']);
    undo = changed(undo, 'abc', 'title', 3000);
    expect(undo.past).toEqual(['ab', 'x']);
    undo = changed(undo, 'abd', 'notes', 3001);
    expect(undo.past).toEqual(['abc', 'ab', 'x']);
    undo = changed(changed(undo, 'e', '', 3002), 'f', '', 3003);
    expect(undo.past.slice(0, 2)).toEqual(['e', 'abd']);
  });

  it('does not join a change to what was undone', () => {
    const typed = changed(changed(unchanged('x'), 'a', 't', 1), 'b', 'u', 2);
    const back = undone(typed);
    expect(back && changed(back, 'c', 't', 3)).toMatchObject({ present: 'c', past: ['a', 'x'], future: [] });
  });

  it('counts no change that changes nothing', () => {
    const undo = unchanged('a');
    expect(changed(undo, 'a')).toBe(undo);
  });

  it('forgets the oldest steps', () => {
    let undo = unchanged(0);
    for (let at = 1; at <= 400; at += 1) undo = changed(undo, at);
    expect(undo.past).toHaveLength(300);
    expect(undo.past[0]).toBe(399);
  });
});
