/** What was found around a feature or in an area, in lots: one for each layer of the reader's own, and one for the atlas. */
import type { Lying, Within } from '../../domain/measure/distance';

/** How a feature lies within a distance or in an area. */
export type How = Exclude<Within, 'no'> | Lying['how'];

/** A line of a list. */
export interface Line {
  readonly key: string | number;
  readonly title: string;
  /** What is said of it behind its title; empty for nothing. */
  readonly words: string;
  /** Moves the map to it; absent if the list leads nowhere. */
  readonly go?: () => void;
}

/** What was found in one layer, or of the atlas. */
export interface Lot {
  readonly id: string;
  /** Whose features they are. */
  readonly title: string;
  readonly isOwn: boolean;
  /** How each of them lies there, in their order. */
  readonly hows: readonly How[];
  /** How many of them have no date, if others of their layer have one: they are there on all days. */
  readonly undated: number;
  /** The same without those that a layer before it has, too: sums count each feature once. Absent if it has none of these. */
  readonly once?: { readonly hows: readonly How[]; readonly undated: number };
  /** What the reader has to know of all of them; empty for nothing. */
  readonly note: string;
  /** The line of a feature in a list, by its place in what was found. */
  readonly line: (at: number) => Line;
  /** The same to be copied, and whose features they are then; absent where nothing is copied. */
  readonly text?: (at: number) => string;
  readonly textTitle?: string;
  /** Makes a layer of the reader's own of some of them, by their places; `more` goes behind its title. */
  readonly make: (places: readonly number[], more: string) => void;
}

/** What is listed: only what lies there certainly, what does as it is drawn, or whatever may. */
export const REACHES = ['yes', 'drawn', 'perhaps'] as const;
export type Reach = (typeof REACHES)[number];

/** Whether a feature is listed. */
export function isListed(how: How, reach: Reach): boolean {
  return reach === 'perhaps' || (reach === 'yes' ? how === 'yes' : how !== 'perhaps');
}

/** A lot as sums count it. */
export function onceOf({ hows, undated, once }: Pick<Lot, 'hows' | 'undated' | 'once'>): Pick<Lot, 'hows' | 'undated'> {
  return once ?? { hows, undated };
}
