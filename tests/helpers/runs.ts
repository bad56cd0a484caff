/** How often properties are tried, and from which seed. */

/**
 * Runs of a property: few in the ordinary tests, `FUZZ_RUNS=10000` before a release. `FUZZ_SEED` repeats the runs of a seed that a failure
 * has named.
 */
export function runs(few: number): { numRuns: number; seed?: number } {
  const seed = process.env['FUZZ_SEED'];
  return { numRuns: Number(process.env['FUZZ_RUNS'] ?? few), ...(seed === undefined ? {} : { seed: Number(seed) }) };
}
