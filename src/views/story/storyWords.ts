/** What the story view says of stories and steps in words. Pure functions. */
import type { StepOutline, StoryOutline } from '../../domain/model';
import { formatDay } from '../../domain/time';

/** The days of a step: `23 April 2023`, `23 April 2023 beside 1 May 2023`, or the first and the last day of a window. */
export function stepDate({ state }: Pick<StepOutline, 'state'>): string {
  const { mode, span, compare } = state;
  const first = formatDay(span.from);
  if (mode === 'window') return `${first} to ${formatDay(span.to - 1)}`;
  return compare === null ? first : `${first} beside ${formatDay(compare)}`;
}

/** A story in one line: for whom it is, how long it takes, how many steps it has. */
export function storyFacts({ audience, minutes, steps }: StoryOutline): string {
  const facts = [
    audience,
    ...(minutes > 0 ? [minutes === 1 ? '1 minute' : `${minutes} minutes`] : []),
    steps.length === 1 ? '1 step' : `${steps.length} steps`,
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}
