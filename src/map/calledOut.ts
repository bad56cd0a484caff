/** Takes names beside symbols off the map while call-outs say them, so that no name stands there twice. */
import { slotId } from './style/compose';
import type { SteadyMap } from './SteadyMap';

/** Whose names are left to call-outs: none, those of crossings, or those of venues as well, where call-outs are labels themselves. */
export type LeftNames = 'none' | 'crossings' | 'all';

/** The map layers that write the names. */
const WRITERS: Readonly<Record<LeftNames, readonly string[]>> = {
  none: [],
  crossings: ['crossings'],
  all: ['crossings', 'venues-labels'],
};

/** Leaves names to call-outs in a style that has loaded: those names are neither seen nor take the room of others, and their symbols stay. */
export function leaveNames(map: SteadyMap, left: LeftNames): void {
  for (const layer of map.getLayersOrder()) {
    if (!WRITERS.all.includes(slotId(layer))) continue;
    const isLeft = WRITERS[left].includes(slotId(layer));
    map.setPaintProperty(layer, 'text-opacity', isLeft ? 0 : 1);
    map.setLayoutProperty(layer, 'text-ignore-placement', isLeft);
  }
}
