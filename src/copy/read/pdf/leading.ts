/** Measures the leading: the usual distance between the baselines of two lines. */
import { isNearlySame, SAME_SIZE_SHARE } from './measures';
import type { Block } from './model';

/** Returns the usual leading for a font size, in points; for a given block its own leading, if the block's lines were spread. */
export type Leading = (size: number, block?: Block) => number;

/** Measures the leading in all blocks. */
export function leadings(blocks: readonly Block[]): Leading {
  const all = new Map<number, number[]>();
  const own = new Map<Block, number>();
  const key = (size: number): number => Math.round(size * 2);
  for (const block of blocks) {
    const steps: number[] = [];
    block.lines.forEach((line, at) => {
      const above = block.lines[at - 1];
      const step = above ? above.y - line.y : 0;
      if (
        !above ||
        !isNearlySame(above.size, line.size, SAME_SIZE_SHARE) ||
        step < line.size * 0.8 ||
        step > line.size * 2.5
      )
        return;
      const list = all.get(key(line.size)) ?? [];
      all.set(key(line.size), list);
      list.push(step);
      steps.push(step);
    });
    // A column whose lines were spread to fill the page has its own leading.
    if (steps.length >= 8) own.set(block, quantile(steps, 0.25) / (block.lines[0]?.size ?? 1));
  }
  const usual = new Map([...all].map(([size, steps]) => [size, quantile(steps, 0.4)]));
  return (size, block) => {
    const common = usual.get(key(size)) ?? size * 1.25;
    const stretched =
      block && isNearlySame(block.lines[0]?.size ?? 0, size, SAME_SIZE_SHARE) ? (own.get(block) ?? 0) * size : 0;
    return Math.max(common, stretched < common * 1.4 ? stretched : 0);
  };
}

/** The value below which the given share of the values lies; 0 if there are no values. */
function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0;
}
