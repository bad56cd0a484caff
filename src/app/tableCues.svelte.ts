/** Remembers what the reader did while the table was not seen: it opens with the rows of the newest of these (`domain/tableOpening`). */
import { untrack } from 'svelte';
import type { Id } from '../domain/model';
import type { OwnPlace, StyledLayer } from '../domain/ownData';
import { rowsToOpen, type TableCue } from '../domain/tableOpening';
import type { AtlasState } from '../state/atlasState.svelte';
import { isSeen } from './textPlace.svelte';

/** What the page shows of the reader's own data. */
export interface OwnShown {
  readonly layers: readonly StyledLayer[];
  /** The feature whose card is shown; null for none. */
  readonly chosen: OwnPlace | null;
}

/** Tells a session's state with which rows the table opens. To be called while a component is made; `own` is read anew at each change. */
export function followTableCues(state: AtlasState, own: () => OwnShown): void {
  let cues: readonly TableCue[] = [];
  let known: readonly Id[] = [];
  const note = (cue: TableCue): void => {
    if (!isSeen('table-view')) cues = [...cues, cue];
  };

  // By plain values: other changes of the session are no choice.
  const selection = $derived(state.session.selection);
  const chosen = $derived(own().chosen);
  $effect(() => {
    if (selection === null) return;
    const id = selection;
    untrack(() => note({ type: 'record', id }));
  });
  $effect(() => {
    if (chosen === null) return;
    const { layer } = chosen;
    untrack(() => note({ type: 'ownFeature', layer }));
  });
  $effect(() => {
    const ids = own().layers.map(({ layer }) => layer.id);
    untrack(() => {
      // Layers that the device kept come by themselves, while no view of own data is open.
      if (isSeen('own-data')) for (const layer of ids) if (!known.includes(layer)) note({ type: 'layerAdded', layer });
      known = ids;
    });
  });
  // What says which rows the table lists, as an opened project does, is newer than what was chosen and added on its way.
  let rowsSaid = untrack(() => state.rowsSaid);
  $effect(() => {
    if (state.rowsSaid !== rowsSaid) cues = [];
    rowsSaid = state.rowsSaid;
  });
  $effect(() => {
    if (isSeen('table-view')) cues = [];
  });

  state.rowsToOpen = () =>
    rowsToOpen(state.index, {
      last: state.session.table.rows,
      cues,
      selection,
      chosen: chosen?.layer ?? null,
      layers: own().layers.map(({ layer }) => layer.id),
    });
}
