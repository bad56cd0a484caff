/** Names for which a map has no room, and what is said of them. Pure functions. */

/** How many names of the atlas and of the reader's own features had no room. */
export interface LeftNames {
  readonly atlas: number;
  readonly reader: number;
}

/** How many names a map leaves out for lack of room, as a sentence; nothing for none. Of several maps those count on which most are missing. */
export function namesLeft(left: readonly LeftNames[]): readonly string[] {
  const most = (whose: keyof LeftNames): number => Math.max(0, ...left.map((each) => each[whose]));
  const of = (whose: keyof LeftNames, words: string): readonly string[] => {
    const count = most(whose);
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? 'name' : 'names'} ${words}`];
  };
  const told = [...of('atlas', 'of the atlas'), ...of('reader', 'of the reader’s own data')].join(' and ');
  if (told === '') return [];
  return [`Left out for lack of room${left.length > 1 ? ' on a map, at most' : ''}: ${told}.`];
}
