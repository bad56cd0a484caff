/** Names of files that are saved, from the words of readers: one rule, so that every system takes them and none is empty. */

/** Longest name without its ending, in characters: with three bytes each it has room where 255 bytes are the most. */
const LONGEST = 80;
/** Hyphens at the ends; the sign of a year before the year 0 is none of them. */
const EDGES = /^-+(?!\d{4}-\d{2}-\d{2})|-+$/g;

/** The name of a file without its ending: its parts in small letters, digits and hyphens, or `fallback` where they have neither letter nor digit. */
export function fileNameOf(parts: readonly string[], fallback: string): string {
  const words = parts.map((part) =>
    part
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(EDGES, ''),
  );
  const [first, ...others] = words;
  const name = [first || fallback, ...others].filter((word) => word !== '').join('_');
  return [...name]
    .slice(0, LONGEST)
    .join('')
    .replace(/[-_]+$/, '');
}
