/** What lies between the two days of a window, as words and as the entries of a menu. Pure functions. */
import { endWords } from '../../domain/recordEnd';
import type { Feature, Span, StatusWord } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { formatDay, formatSpan } from '../../domain/time';
import type { EventView, View } from '../../domain/view';
import { primaryStatuses, type Horizon } from '../../domain/visibility';
import { endedIn } from '../../symbology/pieces';
import { statusLabel } from '../../symbology/statuses';
import type { MenuGroup } from '../../ui/menu.svelte';

/** What a view of a window shows, before its count of events. */
export const BETWEEN_WORDS = 'All days between are shown, with';

/** The events of a view with a day in its window, in the order of their dates. */
export function eventsBetween({ events }: Pick<View, 'events'>): readonly EventView[] {
  return events.filter(({ relation }) => relation === 'present');
}

/** A number of events in words: `no event`, `1 event`, `34 events`. */
export function countOfEvents(count: number): string {
  return count === 0 ? 'no event' : count === 1 ? '1 event' : `${count} events`;
}

/** What a window shows, as a sentence. */
export function betweenSentence({ window }: Pick<View, 'window'>): string {
  const days = `${formatDay(window.from)} to ${formatDay(window.to - 1)}`;
  return `${days}: the map shows what held at any time in these days; where a status changed, the last one recorded.`;
}

/** Features of layers that are on which changed after the first day of the window, each with its statuses since then in their order. */
export function changedBetweenDays({ features, window, range }: Pick<View, 'features' | 'window' | 'range'>): readonly {
  readonly feature: Feature;
  readonly statuses: readonly StatusWord[];
}[] {
  const horizon = { last: range.last };
  return [...features.values()].flatMap(({ feature, shown, present }) => {
    if (!shown || !present || feature.layer === null || feature.kind === 'venue') return [];
    const statuses = statusesBegun(feature, window, horizon);
    return statuses.length > 0 ? [{ feature, statuses }] : [];
  });
}

/** The statuses of a feature, or of its parts if the whole has none, that began after the first day of a window, without repetitions. */
function statusesBegun(feature: Feature, { from, to }: Span, horizon: Horizon): readonly StatusWord[] {
  const begunOf = (part: string | null): readonly StatusWord[] =>
    primaryStatuses(feature, part, horizon)
      .filter((piece) => piece.from > from && piece.from < to)
      .map(({ status }) => status.status);
  const whole = begunOf(null);
  const all = whole.length > 0 ? whole : feature.parts.flatMap(({ id }) => begunOf(id));
  return all.filter((status, at) => status !== all[at - 1] && status !== 'unrecorded');
}

/** The events between two days, and what changed on the map, as entries of a menu. */
export function betweenGroups(
  view: Pick<View, 'features' | 'events' | 'window' | 'range' | 'selected'>,
  dispatch: (event: AppEvent) => void,
): readonly MenuGroup[] {
  const groups: readonly MenuGroup[] = [
    {
      title: 'Events between, in order of date',
      entries: eventsBetween(view).map(({ event: { id, title, span } }) => ({
        id,
        label: title,
        detail: formatSpan(span),
        run: () => dispatch({ type: 'eventVisited', id }),
      })),
    },
    {
      title: 'What changed on the map',
      entries: changedBetweenDays(view).map(({ feature, statuses }) => ({
        id: feature.id,
        label: feature.title,
        detail: statuses.map((status) => statusLabel(feature, status)).join(', then '),
        run: () => dispatch({ type: 'selected', id: feature.id }),
      })),
    },
    {
      title: 'Drawn as last recorded',
      entries: endedIn(view).map(({ feature, last }) => ({
        id: `ended ${feature.id}`,
        label: feature.title,
        detail: endWords(last),
        run: () => dispatch({ type: 'selected', id: feature.id }),
      })),
    },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}
