/**
 * How borders look. Two facts are drawn independently: weight says passage (thick where it is closed), dashes say delimitation. A border
 * may have both on the same day, so its look follows from all its statuses and not from the primary one alone.
 */
import type { StatusWord } from '../domain/model';
import type { LineLook } from './lineLook';

/** Words and line of a border's look. */
export interface BorderLook extends Pick<LineLook, 'colour' | 'dash' | 'weight'> {
  /** What the line says of passage, delimitation, or both. */
  readonly label: string;
}

/** Name of a border's look. */
export type BorderLookName =
  'closed' | 'closed-undelimited' | 'open' | 'open-undelimited' | 'undelimited' | 'delimited' | 'unrecorded';

/** The looks of borders in the order of the key. Widths are relative to 2.2 pixels, dashes are multiples of the width. */
export const BORDER_LOOKS: Readonly<Record<BorderLookName, BorderLook>> = {
  closed: { label: 'closed', colour: 'border', dash: [], weight: 1 },
  'closed-undelimited': { label: 'closed, not delimited', colour: 'border', dash: [3.2, 2], weight: 1 },
  open: { label: 'open or restricted', colour: 'borderOpen', dash: [], weight: 0.55 },
  'open-undelimited': {
    label: 'open or restricted, not delimited',
    colour: 'borderOpen',
    dash: [3.3, 2.9],
    weight: 0.55,
  },
  undelimited: { label: 'not delimited', colour: 'borderOpen', dash: [5, 4.4], weight: 0.4 },
  delimited: { label: 'delimited', colour: 'borderOpen', dash: [], weight: 0.4 },
  unrecorded: { label: 'no record', colour: 'borderOpen', dash: [1.5, 5], weight: 0.4 },
};

/** Statuses by which a border lets nobody through, and those by which it lets somebody through. */
const CLOSED: ReadonlySet<StatusWord> = new Set(['closed', 'blocked', 'suspended']);
const PASSABLE: ReadonlySet<StatusWord> = new Set(['open', 'restricted', 'controlled', 'guarded', 'temporary']);

/**
 * The look of a border with these statuses, which all hold on one day, the primary one first. Of two that say different things of
 * passage, the first counts. What no status tells is not drawn: a closed line without dashes claims no treaty.
 */
export function borderLookName(statuses: readonly StatusWord[]): BorderLookName {
  const { passage, line } = borderFacts(statuses);
  if (passage) return line === 'undelimited' ? `${passage}-undelimited` : passage;
  return line ?? 'unrecorded';
}

/** What statuses that hold on one day tell of a border: of passage, and of its line. */
interface BorderFacts {
  readonly passage?: 'closed' | 'open' | undefined;
  readonly line?: 'undelimited' | 'delimited' | undefined;
}

function borderFacts(statuses: readonly StatusWord[]): BorderFacts {
  const passage = statuses.find((status) => CLOSED.has(status) || PASSABLE.has(status));
  const line = statuses.find((status) => status === 'undelimited' || status === 'delimited');
  return { passage: passage && (CLOSED.has(passage) ? 'closed' : 'open'), line };
}

/** Whether the statuses of one day tell of a border all that those of another day tell, and more. */
export function tellsMoreOfBorder(one: readonly StatusWord[], other: readonly StatusWord[]): boolean {
  const [a, b] = [borderFacts(one), borderFacts(other)];
  const covers = (fact: keyof BorderFacts): boolean => b[fact] === undefined || a[fact] === b[fact];
  const isSame = a.passage === b.passage && a.line === b.line;
  return covers('passage') && covers('line') && !isSame;
}

/** Whether a border has a light halo, so that it stands off from the relief: only thick ones have. */
export function hasBorderHalo(name: BorderLookName): boolean {
  return BORDER_LOOKS[name].weight >= 1;
}
