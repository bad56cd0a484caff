/** Which values filters of the table can have. */
import type { AtlasIndex } from './links';
import { CERTAINTIES, CONFIDENCES, DRAWN_KINDS, PLACE_KINDS, STATUS_WORDS, type Id } from './model';
import { organisationId } from './parties';
import type { FilterField } from './tableState';

/** Value of the filters `alone` and `side` for rows that rest on no single side’s sources, and for sources that no side published. */
export const NO_SIDE = 'none';
/** Values of the filter `article`: the article has the record, or the editor added it. */
export const IN_ARTICLE = ['in', 'out'] as const;

/** Whether a filter on a field can have a value. Ids of the atlas must exist; those of sides are written in lower case. */
export function isFilterValue({ atlas, ...index }: AtlasIndex, field: FilterField, value: string): boolean {
  const includes = (list: readonly string[]): boolean => list.includes(value);
  const has = (records: readonly { readonly id: Id }[]): boolean => records.some(({ id }) => id === value);
  const isSide = atlas.sides.some(({ id }) => id.toLowerCase() === value);
  switch (field) {
    case 'feature':
    case 'place':
      return index.features.has(value);
    case 'kind':
      return includes([...DRAWN_KINDS, ...PLACE_KINDS]);
    case 'layer':
      return has(atlas.layers);
    case 'status':
      return includes(STATUS_WORDS);
    case 'track':
      return has(atlas.tracks);
    case 'level':
      return has(atlas.levels);
    case 'actor':
    case 'facilitator':
      return index.people.has(value) || isSide || isFacilitating({ atlas }, value);
    case 'certainty':
      return includes(CERTAINTIES);
    case 'confidence':
      return includes(CONFIDENCES);
    case 'passage':
      return index.passages.has(value);
    case 'article':
      return includes(IN_ARTICLE);
    case 'alone':
    case 'side':
      return isSide || value === NO_SIDE;
    case 'type':
      return atlas.sources.some(({ type }) => type === value);
  }
}

/** Whether an id is that of an organisation or state that facilitated an event, or that a facilitator represented. */
function isFacilitating({ atlas }: Pick<AtlasIndex, 'atlas'>, id: Id): boolean {
  return atlas.events.some(({ facilitators }) =>
    facilitators.some((each) => {
      const name = 'person' in each ? each.for : each.organisation;
      return name !== undefined && organisationId(name) === id;
    }),
  );
}
