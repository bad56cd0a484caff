/** Steps from fewer rows of the timeline to more. Pure functions. */
import { TIMELINE_ROWS, type TimelineRows } from '../../state/frame';

/** A step to more or fewer rows. */
export interface RowStep {
  readonly id: 'fewer' | 'more';
  /** What the step leads to; null at the end. */
  readonly to: TimelineRows | null;
  readonly label: string;
}

/** The steps from a number of rows: to fewer, then to more. */
export function rowSteps(rows: TimelineRows): readonly [fewer: RowStep, more: RowStep] {
  const at = TIMELINE_ROWS.indexOf(rows);
  const [less, more] = [TIMELINE_ROWS[at - 1] ?? null, TIMELINE_ROWS[at + 1] ?? null];
  return [
    { id: 'fewer', to: less, label: rows === 'few' || rows === 'none' ? 'No rows' : 'Fewer rows' },
    { id: 'more', to: more, label: rows === 'usual' || rows === 'all' ? 'All rows' : 'More rows' },
  ];
}
