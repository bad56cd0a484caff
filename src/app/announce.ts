/** The one line that screen readers hear after a choice: what was chosen, compared, switched or played, and what a new date changed. */
import { changesBetween } from '../domain/changes';
import { passagesOf, type Target } from '../domain/links';
import type { Feature, StoryOutline, StoryPlace } from '../domain/model';
import { noRecordAfter } from '../domain/recordEnd';
import { formatDay, formatSpan } from '../domain/time';
import type { LayerView, View } from '../domain/view';
import { relationToWindow } from '../domain/visibility';
import { statusBesideTitle } from '../symbology/statusWords';
import { dateText } from './dateWords';

/** What a line may tell of, in this order. */
const PARTS = ['step', 'choice', 'comparison', 'layers', 'play', 'date'] as const;
export type SpokenPart = (typeof PARTS)[number];

/**
 * One line of all that is to be said at once. A choice is said without the date to which it leads, and a step of a story without what it
 * shows, which its text tells: the line stays short.
 */
export function lineOf(said: Readonly<Partial<Record<SpokenPart, string>>>): string {
  return PARTS.filter((part) => part !== 'date' || !said.choice)
    .filter((part) => part === 'step' || !said.step)
    .map((part) => said[part] ?? '')
    .filter((words) => words !== '')
    .join(' ');
}

/** Where the reader is in a story: `Step 2 of 8: The ford opens, 10 May 2010.`; that it was left if there is no place. */
export function stepWords(
  { place, outline }: { readonly place: StoryPlace | null; readonly outline: StoryOutline | null },
  view: Pick<View, 'mode' | 'window'>,
): string {
  if (place === null) return 'You have left the story.';
  const at = outline?.steps.findIndex(({ id }) => id === place.step) ?? -1;
  const step = outline?.steps[at];
  return step ? `Step ${at + 1} of ${outline?.steps.length}: ${step.title}, ${dateText(view)}.` : '';
}

/** A selected record in one line: `The ford, closed, 3 passages.`; of null that nothing is selected any more. */
export function choiceWords(target: Target | null, view: Pick<View, 'features' | 'window'>): string {
  if (!target) return 'Nothing is selected.';
  const passages = countOf(passagesOf(target).length, 'passage', 'passages');
  switch (target.type) {
    case 'feature':
      return `${[target.feature.title, ...featureFacts(target.feature, view), passages].join(', ')}.`;
    case 'event':
      return `${target.event.title}, ${formatSpan(target.event.span)}, ${passages}.`;
    case 'passage':
      return `Paragraph ${target.passage.number}.`;
  }
}

/** What a view shows of a feature: the meetings at a venue, its status, or that it does not exist on the date. */
function featureFacts(feature: Feature, { features, window }: Pick<View, 'features' | 'window'>): readonly string[] {
  const state = features.get(feature.id);
  const status = state?.statuses[0];
  if (feature.kind === 'venue') return [countOf(state?.count ?? 0, 'meeting', 'meetings')];
  if (status) {
    const facts = [statusBesideTitle(feature, status.status), state ? noRecordAfter(state) : null];
    return facts.flatMap((fact) => fact ?? []);
  }
  const relation = relationToWindow(feature.span, window);
  if (relation === 'present') return [];
  return [relation === 'past' ? 'gone on this date' : 'not yet there'];
}

/**
 * The days that are compared, and how many features differ; apart from them how many of the reader's own data (`own`; null if there are no
 * such data). Of null that nothing is compared any more.
 */
export function comparisonWords(view: View, compared: View | null, own: number | null = null): string {
  if (!compared) return 'The comparison has ended.';
  const [earlier, later] = view.window.from <= compared.window.from ? [view, compared] : [compared, view];
  const differences = countOf(changesBetween(earlier, later).length, 'difference', 'differences');
  const ownCount = own === null ? '' : `, and ${own === 0 ? 'none' : own.toLocaleString('en')} in your own data`;
  return `${formatDay(view.window.from)} compared with ${formatDay(compared.window.from)}: ${differences}${ownCount}, listed in the details.`;
}

/** The layers that were switched between two states: `Fords on, 4 on this date.`; empty if none was. */
export function layerWords(before: readonly LayerView[], now: readonly LayerView[]): string {
  return now
    .filter(({ id, on }) => before.some((each) => each.id === id && each.on !== on))
    .map(({ title, on, count }) => (on ? `${title} on, ${count} on this date.` : `${title} off.`))
    .join(' ');
}

/** That playing has begun, or on which day it has stopped. */
export function playWords(isPlaying: boolean, { window }: Pick<View, 'window'>): string {
  return isPlaying ? 'Playing.' : `Stopped on ${formatDay(window.to - 1)}.`;
}

function countOf(count: number, one: string, more: string): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? one : more}`;
}
