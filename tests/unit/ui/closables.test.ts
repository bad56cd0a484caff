import { describe, expect, it, vi } from 'vitest';
import { EscapeStack } from '../../../src/ui/closables';

/** Three open things, and the order in which they were closed. */
function opened() {
  const closables = new EscapeStack();
  const closed: string[] = [];
  const open = (name: string, isModal = false): (() => void) => {
    const remove = closables.add(
      () => {
        closed.push(name);
        remove();
      },
      { isModal },
    );
    return remove;
  };
  return { closables, closed, open };
}

function press(closables: EscapeStack, more: Partial<KeyboardEvent> = {}) {
  const preventDefault = vi.fn();
  closables.onkeydown({ key: 'Escape', defaultPrevented: false, isComposing: false, preventDefault, ...more } as never);
  return preventDefault;
}

describe('Escape', () => {
  it('closes what opened last, one thing at a press', () => {
    const { closables, closed, open } = opened();
    open('card');
    open('panel');
    open('dialog');
    press(closables);
    expect(closed).toEqual(['dialog']);
    press(closables);
    press(closables);
    expect(closed).toEqual(['dialog', 'panel', 'card']);
  });

  it('leaves alone what has closed by itself, wherever in the stack it was', () => {
    const { closables, closed, open } = opened();
    open('card');
    const panel = open('panel');
    open('dialog');
    panel();
    press(closables);
    press(closables);
    press(closables);
    expect(closed).toEqual(['dialog', 'card']);
  });

  it('is used up by what it closes, and stays the browser’s where nothing is open', () => {
    const { closables, open } = opened();
    expect(press(closables)).not.toHaveBeenCalled();
    open('card');
    expect(press(closables)).toHaveBeenCalledOnce();
  });

  it.each<[string, Partial<KeyboardEvent>]>([
    ['another key', { key: 'Enter' }],
    ['one that something else has acted on', { defaultPrevented: true }],
    ['one that ends a composed letter', { isComposing: true }],
  ])('closes nothing for %s', (_what, more) => {
    const { closables, closed, open } = opened();
    open('card');
    press(closables, more);
    expect(closed).toEqual([]);
  });

  it('is told of a page that rests behind a modal dialog, even under something that opened since', () => {
    const { closables, open } = opened();
    open('card');
    expect(closables.isModal).toBe(false);
    const dialog = open('dialog', true);
    open('menu');
    expect(closables.isModal).toBe(true);
    dialog();
    expect(closables.isModal).toBe(false);
  });
});
