/** Undo and redo over whole values. A value is immutable and shares with the one before what has not changed, so keeping many costs little. */

/** A value with what it was before, and what it was before the last undo. */
export interface Undo<T> {
  readonly present: T;
  /** What it was before, the last first. */
  readonly past: readonly T[];
  /** What was undone, the last first. */
  readonly future: readonly T[];
  /** The kind of the last change: changes of one kind, such as letters typed into one field, are one step. Empty: a step by itself. */
  readonly group: string;
  /** When the last change was made, in milliseconds. */
  readonly at: number;
}

/** After a pause of so many milliseconds, typing is a new step. */
const PAUSE = 1500;
/** At most so many steps can be undone. */
const MOST_STEPS = 300;

/** A value that has not been changed. */
export function unchanged<T>(present: T): Undo<T> {
  return { present, past: [], future: [], group: '', at: 0 };
}

/** The value after a change at the time `now`, in milliseconds. A change to the same value is none. */
export function changed<T>(undo: Undo<T>, present: T, group = '', now = Date.now()): Undo<T> {
  if (present === undo.present) return undo;
  const isSameStep = group !== '' && group === undo.group && now - undo.at < PAUSE && undo.past.length > 0;
  const past = isSameStep ? undo.past : [undo.present, ...undo.past].slice(0, MOST_STEPS);
  return { present, past, future: [], group, at: now };
}

/** The value before the last step; null if there was none. */
export function undone<T>({ present, past, future }: Undo<T>): Undo<T> | null {
  const [last, ...before] = past;
  return past.length === 0
    ? null
    : { present: last as T, past: before, future: [present, ...future], group: '', at: 0 };
}

/** The value before the last undo; null if there was none. */
export function redone<T>({ present, past, future }: Undo<T>): Undo<T> | null {
  const [next, ...after] = future;
  return future.length === 0 ? null : { present: next as T, past: [present, ...past], future: after, group: '', at: 0 };
}
