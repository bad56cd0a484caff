/** What several maps on paper show together of the reader's own layers: they have one legend and one credit. Pure. */
import type { OwnInFrame } from './ownInFrame';

/** Whatever one of the maps shows; `left` is that of the map that leaves out most. Null if there are no layers. */
export function ownOfMaps(maps: readonly (OwnInFrame | null)[]): OwnInFrame | null {
  const all = maps.filter((each) => each !== null);
  const [first] = all;
  if (!first || all.length === 1) return first ?? null;
  const union = (lists: readonly (readonly number[])[]): readonly number[] =>
    [...new Set(lists.flat())].sort((a, b) => a - b);
  const layers = first.layers.map(({ styled }) => {
    const found = all.flatMap((each) => each.layers.find((layer) => layer.styled.layer.id === styled.layer.id) ?? []);
    const places = union(found.map((each) => each.places));
    const shown = new Set(places);
    return {
      styled,
      places,
      ghosts: union(found.map(({ ghosts }) => ghosts)),
      unplaced: union(found.map(({ unplaced }) => unplaced)),
      unshown: union(found.map(({ unshown }) => unshown)).filter((place) => !shown.has(place)),
    };
  });
  // It is absent only if no map has it.
  const marking = all.filter((each) => each.chosen);
  const { chosen, isAbsent } = marking.find((each) => !each.isAbsent) ??
    marking[0] ?? { chosen: null, isAbsent: false };
  return { layers, left: Math.max(...all.map(({ left }) => left)), chosen, isAbsent };
}
