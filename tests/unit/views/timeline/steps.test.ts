import { describe, expect, it } from 'vitest';
import { initialSession, reduce, type Session } from '../../../../src/domain/session';
import { selectView } from '../../../../src/domain/view';
import { stepsFrom, steppedTo } from '../../../../src/views/timeline/steps';
import { real } from '../../../fixtures/real-atlas';

const { index } = real;
const opening = initialSession(index);
const starts = [...new Set(selectView(index, opening).events.map(({ event }) => event.span.from))].sort(
  (a, b) => a - b,
);

/** The days that stepping comes to, one after the other, and the session at the end. */
function walk(from: Session, way: 'previous' | 'next'): { days: readonly number[]; end: Session } {
  const view = selectView(index, from);
  const day = stepsFrom(view)[way];
  if (day === undefined) return { days: [], end: from };
  const rest = walk(reduce(index, from, steppedTo(view, day)), way);
  return { days: [day, ...rest.days], end: rest.end };
}

describe('Stepping from event to event', () => {
  it('comes to every day on which something begins, backwards and forwards', () => {
    const back = walk(opening, 'previous');
    expect([...back.days].reverse()).toEqual(starts.filter((day) => day < opening.day));
    expect(walk(back.end, 'next').days).toEqual(starts.slice(1));
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
