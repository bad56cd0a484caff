import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { Combobox, NO_OPTION } from '../../src/ui/combobox.svelte';

/** A combobox with text and so many options. */
function combobox(count = 3, text = 'a') {
  const onchoose = vi.fn<(at: number) => void>();
  const oncancel = vi.fn();
  const given = { count, text };
  const box = new Combobox({
    id: 'box',
    count: () => given.count,
    hasText: () => given.text !== '',
    onchoose,
    oncancel,
  });
  /** Presses a key; tells whether it did something here and whether others hear of it. */
  const press = (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more });
    const stop = vi.spyOn(event, 'stopPropagation');
    box.keydown(event);
    return { isTaken: event.defaultPrevented, isKept: stop.mock.calls.length > 0 };
  };
  return { box, press, onchoose, oncancel, given };
}

describe('A combobox', () => {
  it('lists its options once something is typed, none of them active', () => {
    const { box, given } = combobox(3, '');
    expect([box.isOpen, box.isListed, box.active]).toEqual([false, false, NO_OPTION]);
    given.text = 'a';
    box.typed();
    expect([box.isOpen, box.isListed, box.active, box.activeId]).toEqual([true, true, NO_OPTION, undefined]);
  });

  it('opens without text and lists nothing then', () => {
    const { box } = combobox(3, '');
    box.open();
    expect([box.isOpen, box.isListed]).toEqual([true, false]);
  });

  it('names its list and its options by ids of their own', () => {
    const { box } = combobox();
    expect([box.listId, box.optionId(2)]).toEqual(['box-list', 'box-option-2']);
  });

  it('has no active option once it is closed, or once something else is typed', () => {
    const { box } = combobox();
    box.typed();
    box.reach(2);
    expect(box.activeId).toBe('box-option-2');
    box.close();
    expect([box.isOpen, box.active]).toEqual([false, NO_OPTION]);
    box.typed();
    box.reach(1);
    box.typed();
    expect(box.active).toBe(NO_OPTION);
  });

  it('names no active option while nothing is listed', () => {
    const { box, given } = combobox();
    box.typed();
    box.reach(0);
    given.text = '';
    expect(box.activeId).toBeUndefined();
  });

  it('tells who draws it of every change', () => {
    const { box, press } = combobox();
    const seen: (string | undefined)[] = [];
    const stop = $effect.root(() => {
      $effect(() => void seen.push(box.isListed ? box.activeId : 'closed'));
    });
    flushSync();
    for (const change of [() => box.typed(), () => press('ArrowDown'), () => box.close()]) {
      change();
      flushSync();
    }
    expect(seen).toEqual(['closed', undefined, 'box-option-0', 'closed']);
    stop();
  });
});

describe('The keys of a combobox (ARIA APG)', () => {
  /** Presses keys one after the other, and tells the active option after each. */
  const path = (count: number, ...keys: string[]): readonly number[] => {
    const { box, press } = combobox(count);
    box.typed();
    return keys.map((key) => (press(key), box.active));
  };

  it.each([
    ['Down goes through all and round', ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'], [0, 1, 2, 0]],
    ['Up begins with the last and goes round', ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp'], [2, 1, 0, 2]],
    ['Home and End go to the ends', ['ArrowDown', 'End', 'Home'], [0, 2, 0]],
    ['Home and End are the field’s until an option is active', ['Home', 'End'], [NO_OPTION, NO_OPTION]],
    ['a letter leads back to the field', ['ArrowDown', 'x'], [0, NO_OPTION]],
    [
      'Left and Right lead back to the field',
      ['ArrowDown', 'ArrowLeft', 'ArrowDown', 'ArrowRight'],
      [0, NO_OPTION, 0, NO_OPTION],
    ],
    ['other keys change nothing', ['ArrowDown', 'Tab', 'F5', 'PageDown'], [0, 0, 0, 0]],
  ])('%s', (_what, keys, expected) => expect(path(3, ...keys)).toEqual(expected));

  it('reach nothing where there is nothing', () => {
    expect(path(0, 'ArrowDown', 'ArrowUp', 'Home', 'End')).toEqual([NO_OPTION, NO_OPTION, NO_OPTION, NO_OPTION]);
    expect(path(1, 'ArrowDown', 'ArrowDown', 'ArrowUp')).toEqual([0, 0, 0]);
  });

  it('are taken from the field only where they do something', () => {
    const taken = (key: string, prepare: (box: Combobox) => void, count = 3): boolean => {
      const { box, press } = combobox(count);
      prepare(box);
      return press(key).isTaken;
    };
    const closed = (): void => {};
    const listed = (box: Combobox): void => box.typed();
    const reached = (box: Combobox): void => (box.typed(), box.reach(0));
    const keys = ['Escape', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'Enter', 'x', 'ArrowLeft', 'Tab'];
    expect(keys.filter((key) => taken(key, closed))).toEqual(['Escape', 'ArrowDown']);
    expect(keys.filter((key) => taken(key, listed))).toEqual(['Escape', 'ArrowDown', 'ArrowUp', 'Enter']);
    expect(keys.filter((key) => taken(key, listed, 0))).toEqual(['Escape', 'ArrowDown', 'ArrowUp']);
    expect(keys.filter((key) => taken(key, reached))).toEqual([
      'Escape',
      'ArrowDown',
      'ArrowUp',
      'Home',
      'End',
      'Enter',
    ]);
  });

  it('Enter chooses the active option, else the first', () => {
    const { box, press, onchoose } = combobox();
    press('Enter');
    box.typed();
    press('Enter');
    press('ArrowUp');
    press('Enter');
    expect(onchoose.mock.calls).toEqual([[0], [2]]);
  });

  it('Down opens what was closed, without going to an option', () => {
    const { box, press } = combobox();
    press('ArrowDown');
    expect([box.isListed, box.active]).toEqual([true, NO_OPTION]);
  });

  it('Escape closes the list, then cancels, and is not heard elsewhere', () => {
    const { box, press, oncancel } = combobox();
    box.typed();
    press('ArrowDown');
    expect(press('Escape')).toEqual({ isTaken: true, isKept: true });
    expect([box.isOpen, box.active, oncancel.mock.calls.length]).toEqual([false, NO_OPTION, 0]);
    expect(press('Escape')).toEqual({ isTaken: true, isKept: true });
    expect(oncancel).toHaveBeenCalledOnce();
    expect(press('ArrowDown').isKept).toBe(false);
  });

  it('with a modifier, or while letters are composed, are not its own', () => {
    for (const more of [{ altKey: true }, { ctrlKey: true }, { metaKey: true }, { isComposing: true }]) {
      const { box, press, onchoose } = combobox();
      box.typed();
      expect(press('ArrowDown', more).isTaken || press('Enter', more).isTaken).toBe(false);
      expect([box.active, onchoose.mock.calls.length]).toEqual([NO_OPTION, 0]);
    }
  });
});
