/** Sets of keys that are never changed: each change gives another set. */

/** The set with a key, or without it if it has it. */
export function withToggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The set with more keys. */
export function withAll(keys: Iterable<string>, more: Iterable<string>): ReadonlySet<string> {
  return new Set([...keys, ...more]);
}

/** The set without some keys. */
export function without(keys: ReadonlySet<string>, gone: Iterable<string>): ReadonlySet<string> {
  const next = new Set(keys);
  for (const key of gone) next.delete(key);
  return next;
}
