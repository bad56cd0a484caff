import { describe, expect, it } from 'vitest';
import { initialSession, reduce } from '../../../src/domain/session';
import { selectView } from '../../../src/domain/view';
import { dateTyped, stepsFrom, steppedTo } from '../../../src/timeline/steps';
import { real } from '../../fixtures/real-atlas';

const { index } = real;
const opening = initialSession(index);
const starts = [...new Set(selectView(index, opening).events.map(({ event }) => event.span.from))].sort(
  (a, b) => a - b,
);

describe('Stepping from event to event', () => {
  it('comes to every day on which something begins, backwards and forwards', () => {
    let session = opening;
    const passed: number[] = [];
    for (;;) {
      const view = selectView(index, session);
      const { previous } = stepsFrom(view);
      if (previous === undefined) break;
      passed.unshift(previous);
      session = reduce(index, session, steppedTo(view, previous));
    }
    expect(passed).toEqual(starts.filter((day) => day < opening.day));
    const back: number[] = [];
    for (;;) {
      const view = selectView(index, session);
      const { next } = stepsFrom(view);
      if (next === undefined) break;
      back.push(next);
      session = reduce(index, session, steppedTo(view, next));
    }
    expect(back).toEqual(starts.slice(1));
  });

  it('moves the last day of a window and never beyond its first', () => {
    const session = reduce(index, opening, { type: 'modeChosen', mode: 'window' });
    const view = selectView(index, session);
    const { previous } = stepsFrom(view);
    expect(previous).toBeGreaterThanOrEqual(view.window.from);
    const after = selectView(index, reduce(index, session, steppedTo(view, previous as number)));
    expect(after.window).toEqual({ from: view.window.from, to: (previous as number) + 1 });
  });
});

describe('A typed date', () => {
  const window = { from: 100, to: 111 };
  it.each([
    ['from', 105, { from: 105, to: 111 }],
    ['to', 105, { from: 100, to: 106 }],
    ['from', 200, { from: 200, to: 201 }],
    ['to', 50, { from: 50, to: 51 }],
  ] as const)('in the field %s as %i gives a window that has a day', (field, day, expected) => {
    expect(dateTyped({ window }, field, day)).toEqual({ type: 'windowChanged', window: expected, commit: true });
  });
});
