/** The legend of a picture as SVG text: samples with their words, in one column or in several. Pure functions. */
import { escapeHtml } from '../domain/html';
import type { LegendGroup } from '../symbology/legend';
import { SAMPLE_SIZE, sampleMarkup } from '../symbology/samples';
import type { LegendSetting } from './pictureSetting';
import { svgElement } from './svg';
import { textBlock, type TextBlock } from './textBlock';

/** A legend that is laid out. */
export interface PictureLegend {
  readonly width: number;
  readonly height: number;
  /** Draws it with its upper left corner at a point. */
  readonly draw: (x: number, y: number) => string;
}

/** What stands together in a column. */
interface Block {
  readonly height: number;
  /** Space above it, unless it is the first of its column. */
  readonly gap: number;
  /** Heading above it where it is the first of a column and goes on with a group; null if it begins one. */
  readonly again: Block | null;
  readonly draw: (x: number, y: number) => string;
}

/** Lays out a legend in as many columns as have room in a width; where it is set closely, long groups go on in the next column. */
export function pictureLegend(groups: readonly LegendGroup[], width: number, setting: LegendSetting): PictureLegend {
  if (groups.length === 0) return { width, height: 0, draw: () => '' };
  const { columnGap, leastColumn, longGroup } = setting;
  const room = Math.floor((width + columnGap) / (leastColumn + columnGap));
  const most = Math.max(1, longGroup === Infinity ? Math.min(groups.length, room) : room);
  const column = (width - (most - 1) * columnGap) / most;
  const columns = inColumns(
    groups.flatMap((group) => blocksOf(group, column, setting)),
    most,
  );
  return {
    width,
    height: Math.max(...columns.map(heightOf)),
    draw: (x, y) => columns.map((blocks, at) => stackOf(blocks).draw(x + at * (column + columnGap), y)).join(''),
  };
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { height, gap }, at) => sum + height + (at > 0 ? gap : 0), 0);
}

/** Blocks below each other, as one. */
function stackOf(blocks: readonly Block[], gap = 0, again: Block | null = null): Block {
  return {
    height: heightOf(blocks),
    gap,
    again,
    draw: (x, y) =>
      blocks.map((block, at) => block.draw(x, y + heightOf(blocks.slice(0, at + 1)) - block.height)).join(''),
  };
}

/** Shares blocks among columns in their order, so that the highest column is as low as possible. */
function inColumns(blocks: readonly Block[], most: number): readonly (readonly Block[])[] {
  const split = (limit: number): Block[][] => {
    const columns: Block[][] = [];
    let height = Infinity;
    for (const block of blocks) {
      height += block.gap + block.height;
      if (height <= limit) columns.at(-1)?.push(block);
      else {
        columns.push(block.again ? [block.again, block] : [block]);
        height = heightOf(columns.at(-1) as Block[]);
      }
    }
    return columns;
  };
  let limit = Math.max(heightOf(blocks) / most, ...blocks.map(({ height }) => height));
  while (split(limit).length > most) limit += 4;
  return split(limit);
}

/** A group with its heading: one block, or several between which a column may end. */
function blocksOf({ title, entries }: LegendGroup, width: number, setting: LegendSetting): readonly Block[] {
  const { sample, entry: least, padding, longGroup, groupGap } = setting;
  const headingOf = (words: string): Block => {
    const text = textBlock(words, width, setting.title);
    return { height: Math.max(setting.heading, text.height + 4), gap: groupGap, again: null, draw: text.draw };
  };
  const items = entries.map(({ label, marks }): Block => {
    const text = textBlock(label, width - sample.width - sample.gap, setting.label);
    const height = Math.max(least, text.height + padding);
    return {
      height,
      gap: 0,
      again: null,
      draw: (x, y) => drawEntry(sampleMarkup(marks), label, text, { x, y, height }, setting),
    };
  });
  const heading = headingOf(title);
  if (items.length < longGroup) return [stackOf([heading, ...items], groupGap)];
  const again = headingOf(`${title}, continued`);
  // No entry stands alone at the end or the beginning of a column.
  return [
    stackOf([heading, ...items.slice(0, 2)], groupGap),
    ...items.slice(2, -2).map((item) => ({ ...item, again })),
    stackOf(items.slice(-2), 0, again),
  ];
}

function drawEntry(
  sample: string,
  label: string,
  text: TextBlock,
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
  { sample: { width, gap }, entry, label: { size } }: LegendSetting,
): string {
  const scale = width / SAMPLE_SIZE.width;
  // The sample is in the middle of the first line of its words.
  const middle = y + (text.lines.length > 1 ? entry / 2 : height / 2);
  const swatch = svgElement(
    'g',
    {
      transform: `translate(${x} ${(middle - (SAMPLE_SIZE.height * scale) / 2).toFixed(1)}) scale(${scale})`,
      'font-size': 12,
      'font-weight': 600,
    },
    sample,
  );
  const words = text.draw(x + width + gap, middle - size / 1.5);
  return svgElement('g', { 'data-legend': label }, `<title>${escapeHtml(label)}</title>${swatch}${words}`);
}
