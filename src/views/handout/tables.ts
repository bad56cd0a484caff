/** Sets and tables that never change: what depends on them is worked out anew from new ones. */

/** A set of items. */
export function setOf<T>(items: Iterable<T> = []): ReadonlySet<T> {
  return new Set(items);
}

/** A table of entries. */
export function tableOf<K, V>(entries: Iterable<readonly [K, V]> = []): ReadonlyMap<K, V> {
  return new Map(entries);
}
