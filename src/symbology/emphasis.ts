/** Says what the marks of emphasis on the map mean, of those that are drawn: a legend's part. Pictures have none of reading and searching. */
import type { Id } from '../domain/model';
import type { View } from '../domain/view';
import type { LegendGroup } from './legend';
import { EMPHASIS_SAMPLES } from './samples';

/** The group that explains them. */
const EMPHASIS = 'emphasis';

/** Whether a meeting at a venue that the map draws is on the very day that it shows. */
export function hasMeetingToday({ features, mode, events }: Pick<View, 'features' | 'mode' | 'events'>): boolean {
  return (
    mode === 'day' &&
    events.some(({ event: { place, meeting }, relation }) => {
      const venue = meeting && relation === 'present' && place ? features.get(place) : undefined;
      return venue?.feature.kind === 'venue' && venue.shown && venue.count > 0;
    })
  );
}

/**
 * What the legend says of rings and bands: of those around what is selected, what the paragraph in view speaks of, what the search has found
 * (`marked` has all three) and, if `isMet`, of venues with a meeting on the day. Empty if none is drawn.
 */
export function emphasisGroups(
  { features, aftermath, selected, emphasised }: Pick<View, 'features' | 'aftermath' | 'selected' | 'emphasised'>,
  marked: ReadonlySet<Id>,
  isMet: boolean,
): readonly LegendGroup[] {
  const kinds = [
    ['Selected', 'selected', (id: Id) => selected.has(id)],
    ['Spoken of in the paragraph in view', 'spoken', (id: Id) => !selected.has(id) && emphasised.has(id)],
    ['Found by the search', 'spoken', (id: Id) => !selected.has(id) && !emphasised.has(id)],
  ] as const;
  const drawn = [...marked].flatMap((id) => {
    const view = features.get(id);
    return view?.shown && (view.present || aftermath.has(id)) ? [view.feature] : [];
  });
  const entries = kinds.flatMap(([label, look, isOf]) => {
    const those = drawn.filter(({ id }) => isOf(id));
    if (those.length === 0) return [];
    const mark = those.every(({ kind }) => ['border', 'route', 'area'].includes(kind)) ? 'band' : 'ring';
    return [{ mark, entry: { layer: EMPHASIS, label, marks: EMPHASIS_SAMPLES[look][mark] } } as const];
  });
  const met = { layer: EMPHASIS, label: 'A meeting on this day', marks: EMPHASIS_SAMPLES.met };
  const all = [...entries, ...(isMet ? [{ mark: 'ring', entry: met } as const] : [])];
  if (all.length === 0) return [];
  return [{ id: EMPHASIS, title: titleOf(all.map(({ mark }) => mark)), entries: all.map(({ entry }) => entry) }];
}

/** What rings and bands are called together: `Ring`, `Bands`, `Rings and bands`. */
function titleOf(marks: readonly ('ring' | 'band')[]): string {
  const [rings, bands] = [
    marks.filter((mark) => mark === 'ring').length,
    marks.filter((mark) => mark === 'band').length,
  ];
  if (bands === 0) return rings === 1 ? 'Ring' : 'Rings';
  if (rings === 0) return bands === 1 ? 'Band' : 'Bands';
  return 'Rings and bands';
}
