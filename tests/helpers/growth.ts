/** How the cost of a task grows with its size. Processor time is counted, not the clock: on a full machine a task waits, and waiting is no cost. */

/**
 * Growth below this is that of code whose cost grows with the size: four times as much would cost sixteen times as much if it grew with its
 * square. Long texts and lists leave the processor's caches, so that of such code four times as much was measured at up to 9.3 times.
 */
export const FOURFOLD = 12;

/** Rounds after which a growth that is still too large is believed. What else a process does, such as collecting garbage, only adds to a cost. */
const MOST_ROUNDS = 12;

/**
 * How many times as much processor time a task takes for four times its size. Each size is tried in turn, and the least cost of each counts.
 * After `rounds` of them the answer is taken as soon as it is below `FOURFOLD`: code that grows with the square never comes there.
 */
export async function growth(task: (size: number) => unknown, size: number, rounds = 3): Promise<number> {
  const least: [number, number] = [Infinity, Infinity];
  const ratio = (): number => least[1] / least[0];
  // The first run also loads and compiles what the task needs.
  await task(size);
  for (let round = 0; round < MOST_ROUNDS && (round < rounds || ratio() >= FOURFOLD); round++) {
    least[0] = Math.min(least[0], await costOf(() => task(size)));
    least[1] = Math.min(least[1], await costOf(() => task(size * 4)));
  }
  return ratio();
}

/** Microseconds of processor time. */
async function costOf(task: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, user + system);
}
