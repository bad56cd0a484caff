/** Words of slides: dates, counts, and sources. Pure functions. */
import type { AtlasIndex } from '../../domain/links';
import type { Span, Statement, StepOutline, StoryOutline } from '../../domain/model';
import { formatDay } from '../../domain/time';
import type { View } from '../../domain/view';

/** The days of a span in words; the year is written once if both ends have the same: `19 September to 3 October 2023`. */
export function spanWords({ from, to }: Span): string {
  const [first, last] = [formatDay(from), formatDay(to - 1)];
  if (to - from === 1) return last;
  const year = last.slice(-4);
  return `${first.endsWith(year) ? first.slice(0, -5) : first} to ${last}`;
}

/** The days that a view shows, in words. */
export function dateWords({ window }: Pick<View, 'window'>): string {
  return spanWords(window);
}

/** The days of a step, in words. */
export function stepDate({ state }: Pick<StepOutline, 'state'>): string {
  return spanWords(state.span);
}

/** The days from the first to the last of all steps, in words; empty for no step. */
export function storyDates({ steps }: Pick<StoryOutline, 'steps'>): string {
  if (steps.length === 0) return '';
  const spans = steps.map(({ state }) => state.span);
  return spanWords({ from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) });
}

/** How many sources a statement has, in words; empty for none. The closing slide names them. */
export function sourceWords({ sources }: Pick<Statement, 'sources'>, index: AtlasIndex): string {
  const count = new Set(sources.filter((id) => index.sources.has(id))).size;
  return count === 0 ? '' : `${count} ${count === 1 ? 'source' : 'sources'}`;
}

/** Seconds as minutes and seconds: `9:05`. */
export function clockWords(seconds: number): string {
  const whole = Math.abs(Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Whether the presenter is late or early, in words; empty within half a minute of the plan. */
export function paceWords(late: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(late) / 60));
  if (Math.abs(late) < 30) return '';
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${late > 0 ? 'behind' : 'ahead'}`;
}
