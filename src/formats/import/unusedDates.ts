/** Says which columns with dates are not read: in the form that asks about a table, and in the report on it. */

/** Which columns look like dates and are not among those `used`, as a sentence; empty if none is so. */
export function unusedDates(dateLike: readonly string[], used: readonly string[]): string {
  const [first, ...others] = dateLike.filter((name) => !used.includes(name)).map((name) => `“${name}”`);
  const last = others.pop();
  if (first === undefined) return '';
  if (last === undefined) return `${first} looks like dates and is not used.`;
  return `${[first, ...others].join(', ')} and ${last} look like dates and are not used.`;
}
