/** How the time that a task takes grows with its size: a slow or busy machine is slow for both sizes, slow code is for the larger one. */

/** Growth below this is that of code whose time grows with the size: four times as much would take sixteen times as long if it grew with its square. */
export const FOURFOLD = 9;

/**
 * How many times as long a task takes for four times its size. Each size is tried several times in turn and the best time of each counts,
 * since what else the machine does only ever makes a task slower.
 */
export async function growth(task: (size: number) => unknown, size: number, tries = 4): Promise<number> {
  const best = [Infinity, Infinity];
  // The first run also loads and compiles what the task needs.
  await task(size);
  for (let run = 0; run < tries; run++) {
    for (const [at, each] of [size, size * 4].entries()) {
      const started = performance.now();
      await task(each);
      best[at] = Math.min(best[at] as number, performance.now() - started);
    }
  }
  return (best[1] as number) / (best[0] as number);
}
