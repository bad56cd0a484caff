import { describe, expect, it } from 'vitest';
import { initialSession, reduce, type Session } from '../../../../src/domain/session';
import { parseDay } from '../../../../src/domain/time';
import { selectView, type View } from '../../../../src/domain/view';
import { nextWords, stepsFrom, steppedTo, stepTo } from '../../../../src/views/timeline/steps';
import { real } from '../../../fixtures/real-atlas';
import { event, span } from '../../../fixtures/timeline';

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

/** Events on the days 5, 9, 10, 12 and 25, in no order; days from 5 to 24 can be chosen. */
const shown = (mode: View['mode'], from: number, to: number) => ({
  mode,
  window: { from, to },
  range: { first: 5, last: 24 },
  events: [12, 5, 25, 10, 9].map((day) => ({
    event: event(`e${day}`, span(day, day + 1)),
    relation: 'past' as const,
    emphasised: false,
    selected: false,
  })),
});

describe('Stepping from event to event', () => {
  it('comes to every day on which something begins, backwards and forwards', () => {
    const back = walk(opening, 'previous');
    expect([...back.days].reverse()).toEqual(starts.filter((day) => day < opening.day));
    expect(walk(back.end, 'next').days).toEqual(starts.slice(1));
  });

  it.each([
    // On a day: the nearest one before and after, the day itself left out.
    ['day', 10, 11, 9, 12],
    ['day', 11, 12, 10, 12],
    ['day', 5, 6, undefined, 9],
    ['day', 6, 7, 5, 9],
    // No further than the last day that can be chosen.
    ['day', 12, 13, 10, undefined],
    // In a window: from its last day on, back to its first day and no further.
    ['window', 9, 13, 10, undefined],
    ['window', 10, 12, 10, 12],
    ['window', 10, 11, undefined, 12],
    ['window', 11, 12, undefined, 12],
    ['window', 9, 11, 9, 12],
  ] as const)('in mode %s with days from %i to before %i leads to %s and %s', (mode, from, to, previous, next) => {
    expect(stepsFrom(shown(mode, from, to))).toEqual({ previous, next });
  });

  it('asks for what came after where nothing follows, if that is hidden', () => {
    const at = (layers: Session['layers']): View => selectView(index, { ...opening, layers });
    const { layers } = opening;
    expect(stepTo(at(layers), undefined)).toEqual({ type: 'endPassed' });
    expect(stepTo(at([...layers, 'aftermath']), undefined)).toBeNull();
    expect(stepTo(at(layers), 12)).toEqual({ type: 'dayChanged', day: 12, commit: true });
  });

  it('shows the day itself, or moves the last day of a window and keeps its first', () => {
    expect(steppedTo(shown('day', 10, 11), 12)).toEqual({ type: 'dayChanged', day: 12, commit: true });
    expect(steppedTo(shown('window', 9, 11), 12)).toEqual({
      type: 'windowChanged',
      window: { from: 9, to: 13 },
      commit: true,
    });
  });

  it('says what comes next, and at the end that something came after unless that is shown', () => {
    const words = (more: Partial<Session>): string => {
      const view = selectView(index, { ...opening, ...more });
      return nextWords(view, stepsFrom(view).next);
    };
    const day = (text: string): number => parseDay(text) as number;
    expect(words({ day: day('2023-04-22') })).toBe('23 April 2023, Azerbaijan sets up the Lachin checkpoint');
    expect(words({ day: day('2023-07-01') })).toMatch(/^\d+ July 2023, .+; and \d+ more$|^\d+ July 2023, [^;]+$/);
    expect(words({})).toBe('what came after');
    expect(words({ layers: [...opening.layers, 'aftermath'], day: day('2026-05-15') })).toBe('');
  });
});
