/** What files usually call their columns: by these names the atlas tells what a column of a reader's own says. */

/** What a column can say of a feature: what it is called, its id, of which kind it is, and where it is. */
export type ColumnSays = 'title' | 'id' | 'kind' | 'place';

/** What may stand before a name, as in `event_type`. */
const OF_WHAT = ['event', 'incident', 'record', 'feature', 'object'];
const withPrefixes = (...names: readonly string[]): readonly string[] => [
  ...names,
  ...names.flatMap((name) => OF_WHAT.map((what) => `${what}${name}`)),
];

/** Names in letters alone, the most telling first. */
const NAMES: Readonly<Record<ColumnSays, readonly string[]>> = {
  title: ['title', 'name', 'label', 'headline'],
  id: [...withPrefixes('id', 'code'), 'fid', 'uid', 'identifier', 'ref'],
  kind: [...withPrefixes('kind', 'type', 'category', 'class'), 'group', 'what'],
  place: [
    'place',
    'placename',
    'location',
    'locality',
    'settlement',
    'village',
    'town',
    'city',
    'where',
    'district',
    'region',
  ],
};

/** Those of some columns, by their names, that say a thing: the most telling first. Case and signs do not count. */
export function columnsThatSay(says: ColumnSays, columns: readonly string[]): readonly string[] {
  const names = NAMES[says];
  return columns
    .map((column) => ({ column, rank: names.indexOf(column.toLowerCase().replace(/[^a-z]/g, '')) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ column }) => column);
}
