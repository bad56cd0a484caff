/** Takes names beside symbols off the map while call-outs say them, so that no name stands there twice. */
import { lineWeight } from '../symbology/modes';
import { slotId } from './style/compose';
import type { DrawnLine } from './calloutRoom';
import type { SteadyMap } from './SteadyMap';
import type { ContentSources } from './style/sources';

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

/** The lines of some sources, for what keeps clear of them. */
export function linesOf({
  routes,
  borders,
}: ContentSources): Readonly<Record<'routes' | 'borders', readonly DrawnLine[]>> {
  const drawn = ({ features }: ContentSources['routes']): readonly DrawnLine[] =>
    onePiecePerPart(features).map(({ properties, geometry }) => ({
      id: String(properties?.['feature']),
      weight: lineWeight(String(properties?.['mode'])),
      geometry,
    }));
  return { routes: drawn(routes), borders: drawn(borders) };
}

/** One piece of each part: the others lie on the same line, at other dates. */
function onePiecePerPart(pieces: ContentSources['routes']['features']): ContentSources['routes']['features'] {
  return [...new Map(pieces.map((piece) => [piece.properties?.['part'] as unknown, piece])).values()];
}
