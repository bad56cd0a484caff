/** Divides blocks of known heights among pages; narrow ones stand in two columns. Pure. */

/** A block as far as pages are concerned. */
export interface Measured {
  /** Height in pixels, with the space below it. */
  readonly height: number;
  /** Whether the block must stand on the page of the next one: a heading, or a map with its list. */
  readonly keep: boolean;
  /** Whether the block is half as wide as the page. */
  readonly isHalf?: boolean;
  /** Whether the block begins a new page. */
  readonly startsPage?: boolean;
}

/** What stands below each other on a page: one block, or two columns of them. Blocks are named by their positions in the list. */
export type PageItem =
  | { readonly type: 'block'; readonly at: number }
  | { readonly type: 'columns'; readonly columns: readonly [readonly number[], readonly number[]] };

/**
 * Fills pages of `room` pixels. A block that does not fit goes to the next page, together with those that must stand with it. A run of such
 * blocks that is higher than a page is divided all the same, and a block that is higher has a page of its own. The columns of a run of narrow
 * blocks that ends on a page are about equally high.
 */
export function paginate(blocks: readonly Measured[], room: number): readonly (readonly PageItem[])[] {
  const pages: PageItem[][] = [];
  let left = 0;
  const heightOf = (at: number): number => blocks[at]?.height ?? 0;
  const sum = (run: readonly number[]): number => run.reduce((total, at) => total + heightOf(at), 0);
  const turn = (): void => {
    pages.push([]);
    left = room;
  };
  const isEmpty = (): boolean => (pages.at(-1)?.length ?? 0) === 0;
  const put = (item: PageItem, height: number): void => {
    pages.at(-1)?.push(item);
    left -= height;
  };

  const putColumns = (run: readonly number[]): void => {
    const split = evenSplit(run.map(heightOf));
    const [one, other] = [run.slice(0, split), run.slice(split)];
    const height = Math.max(sum(one), sum(other));
    if (height <= left) {
      put({ type: 'columns', columns: [one, other] }, height);
      return;
    }
    const first = countFitting(run.map(heightOf), left);
    if (first === 0 && !isEmpty()) {
      turn();
      putColumns(run);
      return;
    }
    const begun = Math.max(1, first);
    const second = countFitting(run.slice(begun).map(heightOf), left);
    put({ type: 'columns', columns: [run.slice(0, begun), run.slice(begun, begun + second)] }, left);
    const rest = run.slice(begun + second);
    if (rest.length === 0) return;
    turn();
    putColumns(rest);
  };

  for (const run of runsOf(blocks)) {
    const [first = 0] = run;
    const whole = run.filter((at) => !blocks[at]?.isHalf);
    const halves = run.filter((at) => blocks[at]?.isHalf);
    // A heading needs room for the first of the narrow blocks below it.
    const needed = sum(whole) + (whole.length > 0 ? sum(halves.slice(0, 1)) : 0);
    if (pages.length === 0 || blocks[first]?.startsPage === true || (needed > left && needed <= room)) turn();
    for (const at of whole) {
      if (heightOf(at) > left && !isEmpty()) turn();
      put({ type: 'block', at }, heightOf(at));
    }
    if (halves.length > 0) putColumns(halves);
  }
  return pages.filter((page) => page.length > 0);
}

/** Runs of blocks: those that must stand together, and narrow ones that follow each other. */
function runsOf(blocks: readonly Measured[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  blocks.forEach(({ isHalf = false, startsPage = false }, at) => {
    const before = blocks[at - 1];
    const isKept = before !== undefined && !startsPage && (before.keep || (before.isHalf === true && isHalf));
    if (isKept) runs.at(-1)?.push(at);
    else runs.push([at]);
  });
  return runs;
}

/** How many heights, from the first, fit into a room. */
function countFitting(heights: readonly number[], room: number): number {
  let total = 0;
  const at = heights.findIndex((height) => (total += height) > room);
  return at < 0 ? heights.length : at;
}

/** After how many heights a list is cut so that the higher of its two parts is as low as possible. */
function evenSplit(heights: readonly number[]): number {
  const all = heights.reduce((sum, height) => sum + height, 0);
  let [best, least, before] = [heights.length, all, 0];
  heights.forEach((height, at) => {
    before += height;
    const higher = Math.max(before, all - before);
    if (higher < least) [best, least] = [at + 1, higher];
  });
  return best;
}
