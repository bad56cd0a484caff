/** Records that are never changed in place. */

/** A record without one of its keys. */
export function without<T>(record: Readonly<Record<string, T>>, key: string | number): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== String(key)));
}
