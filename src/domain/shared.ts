/** What did not change stays the very object that it was, so that whoever compares objects sees that nothing changed. */

type Fields = Readonly<Record<string, unknown>>;

/** Returns `before` if both objects have equal members (lists are compared item by item), else `now`. */
export function shared<T extends object | null>(before: T | undefined, now: T): T {
  if (!before || !now) return now;
  // This runs for hundreds of records at every date change: building lists of their members would take time and memory.
  const [old, fresh] = [before, now] as unknown as readonly [Fields, Fields];
  for (const key in fresh) {
    const a = old[key];
    const b = fresh[key];
    if (a !== b && !(Array.isArray(a) && Array.isArray(b) && isSameList(a, b))) return now;
  }
  return before;
}

/** A list whose items at some indices are computed again; the same list if none of them changed. */
export function withChanged<T extends object>(
  list: readonly T[],
  places: readonly number[],
  now: (item: T) => T,
): readonly T[] {
  let changed: T[] | null = null;
  for (const at of places) {
    const before = list[at] as T;
    const item = shared(before, now(before));
    if (item !== before) (changed ??= [...list])[at] = item;
  }
  return changed ?? list;
}

/** Whether two lists have the same items. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** A list whose equal items are those of `before`; that list itself if all are. */
export function sharedList<T extends object>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  if (!before) return now;
  const list = now.map((item, at) => shared(before[at], item));
  return isSameList(before, list) ? before : list;
}

/** Returns `before` if both sets have the same items, else `now`. */
export function sharedSet<T>(before: ReadonlySet<T> | undefined, now: ReadonlySet<T>): ReadonlySet<T> {
  return before?.size === now.size && [...now].every((item) => before.has(item)) ? before : now;
}

/** Returns `before` if both maps have the same values, else `now`. */
export function sharedMap<K, V>(before: ReadonlyMap<K, V> | undefined, now: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return before?.size === now.size && [...now].every(([key, value]) => before.get(key) === value) ? before : now;
}
