/** How often properties are tried. */

/** Runs of a property: few in the ordinary tests, `FUZZ_RUNS=10000` before a release. */
export function runs(few: number): { numRuns: number } {
  return { numRuns: Number(process.env['FUZZ_RUNS'] ?? few) };
}
