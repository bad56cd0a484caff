/** Whether a whole file of tests runs: what one test leaves behind is where the next one begins. */

/** A test, or a group of tests, as the test runner plans it. */
interface Planned {
  /** `skip` or `todo` for what is left out, by a filter or by the file itself. */
  readonly mode: string;
  /** The tests of a group. */
  readonly tasks?: readonly Planned[];
}

/** Whether every test of a group runs: no filter by name, line or `only` leaves one out. */
export function runsWhole({ mode, tasks }: Planned): boolean {
  return tasks ? tasks.every(runsWhole) : mode !== 'skip' && mode !== 'todo';
}
