/**
 * Long work in steps: a generator that yields after each small piece, so that whoever runs it can let the browser answer the reader in
 * between. Each piece should take far less than a frame.
 */

/** Work that yields between its pieces and returns its result at the end. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Positions between two pauses of a sort: with comparisons of texts a few milliseconds. */
const PIECE = 4096;

/** Sorts positions by `compare`, which gets two of them; positions that are equal stay in their order. Returns a new list. */
export function* sortInSteps(positions: Uint32Array, compare: (a: number, b: number) => number): Steps<Uint32Array> {
  const { length } = positions;
  let from = Uint32Array.from(positions);
  let to = new Uint32Array(length);
  let done = 0;
  for (let width = 1; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const takesLeft = left < middle && (right >= end || compare(from[left] as number, from[right] as number) <= 0);
        to[at] = from[takesLeft ? left++ : right++] as number;
        done += 1;
        if (done % PIECE === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
