/** The legend of a picture as SVG text: samples with their words, in one column or in several. Pure functions. */
import { escapeHtml } from '../domain/html';
import type { LegendGroup } from '../symbology/legend';
import { themedColour } from '../symbology/palette';
import { SAMPLE_SIZE, sampleMarkup } from '../symbology/samples';
import { svgElement } from './svg';
import { textBlock, type TextBlock, type TextStyle } from './textBlock';

/** A legend that is laid out. */
export interface PictureLegend {
  readonly width: number;
  readonly height: number;
  /** Draws it with its upper left corner at a point. */
  readonly draw: (x: number, y: number) => string;
}

/** Width of a sample, and the space between it and its words. */
const SAMPLE = { width: 42, gap: 9 } as const;
/** Least height of an entry, and height of a group's heading. */
const ENTRY = 22;
const HEADING = 21;
/** Space between groups, and between columns. */
const GROUP_GAP = 9;
const COLUMN_GAP = 18;
const LEAST_COLUMN = 176;

const TITLE: TextStyle = { size: 13, bold: true, serif: true, fill: themedColour('ink') };
const LABEL: TextStyle = { size: 12, fill: themedColour('ink'), leading: 1.25 };

interface Block {
  readonly height: number;
  readonly draw: (x: number, y: number) => string;
}

/** Lays out a legend in as many columns as have room in a width. */
export function pictureLegend(groups: readonly LegendGroup[], width: number): PictureLegend {
  if (groups.length === 0) return { width, height: 0, draw: () => '' };
  const most = Math.max(1, Math.min(groups.length, Math.floor((width + COLUMN_GAP) / (LEAST_COLUMN + COLUMN_GAP))));
  const column = (width - (most - 1) * COLUMN_GAP) / most;
  const columns = inColumns(groups.map((group) => blockOf(group, column)), most); // prettier-ignore
  return {
    width,
    height: Math.max(...columns.map(heightOf)),
    draw: (x, y) =>
      columns
        .map((blocks, at) => {
          let top = y;
          return blocks
            .map((block) => {
              const drawn = block.draw(x + at * (column + COLUMN_GAP), top);
              top += block.height + GROUP_GAP;
              return drawn;
            })
            .join('');
        })
        .join(''),
  };
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { height }) => sum + height, 0) + Math.max(0, blocks.length - 1) * GROUP_GAP;
}

/** Shares blocks among columns in their order, so that the highest column is as low as possible. */
function inColumns(blocks: readonly Block[], most: number): readonly (readonly Block[])[] {
  const split = (limit: number): Block[][] =>
    blocks.reduce<Block[][]>((columns, block) => {
      const last = columns.at(-1);
      if (last && heightOf([...last, block]) <= limit) last.push(block);
      else columns.push([block]);
      return columns;
    }, []);
  let limit = Math.max(...blocks.map(({ height }) => height));
  while (split(limit).length > most) limit += 4;
  return split(limit);
}

/** A group with its heading. */
function blockOf({ title, entries }: LegendGroup, width: number): Block {
  const heading = textBlock(title, width, TITLE);
  const items = entries.map(({ label, marks }) => {
    const text = textBlock(label, width - SAMPLE.width - SAMPLE.gap, LABEL);
    return { marks, label, text, height: Math.max(ENTRY, text.height + 6) };
  });
  const top = Math.max(HEADING, heading.height + 4);
  return {
    height: top + items.reduce((sum, { height }) => sum + height, 0),
    draw: (x, y) => {
      let at = y + top;
      const drawn = items.map(({ marks, label, text, height }) => {
        const entry = drawEntry(sampleMarkup(marks), label, text, { x, y: at, height });
        at += height;
        return entry;
      });
      return heading.draw(x, y) + drawn.join('');
    },
  };
}

function drawEntry(
  sample: string,
  label: string,
  text: TextBlock,
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
): string {
  const scale = SAMPLE.width / SAMPLE_SIZE.width;
  // The sample is in the middle of the first line of its words.
  const middle = y + (text.lines.length > 1 ? 11 : height / 2);
  const swatch = svgElement('g', { transform: `translate(${x} ${(middle - (SAMPLE_SIZE.height * scale) / 2).toFixed(1)}) scale(${scale})`, 'font-size': 12, 'font-weight': 600 }, sample); // prettier-ignore
  const words = text.draw(x + SAMPLE.width + SAMPLE.gap, middle - 8);
  return svgElement('g', { 'data-legend': label }, `<title>${escapeHtml(label)}</title>${swatch}${words}`);
}
