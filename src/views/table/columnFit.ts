/** How wide columns of the table are, and would have to be: measured in the page. */
import type { ColumnWidths } from '../../domain/columnOrder';
import type { TableColumn } from '../../domain/tableRows';
import { usualPixels } from './headingDrag.svelte';

/** A column is fitted to a long note up to this width, in CSS pixels where letters have their usual size: what is beside it stays in sight. */
const MOST = 640;

/**
 * The width that a column needs for its heading and for what the rows on the page have in it, in CSS pixels where letters have their usual
 * size. `place` counts the columns from 0 without the column of boxes.
 */
export function fittingWidth(table: HTMLElement, place: number): number {
  const cells = [...table.querySelectorAll<HTMLElement>(`tr:not(.gap) > :nth-child(${place + 2})`)];
  const widths = cells.map((cell) => {
    const button = cell.querySelector<HTMLElement>('.heading');
    if (!button) return contentOf(cell) + paddingOf(cell);
    const [words, sign] = [button.querySelector('span'), button.querySelector('svg')];
    const gap = parseFloat(getComputedStyle(button).columnGap) || 0;
    return (words ? contentOf(words) : 0) + gap + (sign?.getBoundingClientRect().width ?? 0) + paddingOf(button);
  });
  return Math.min(MOST, Math.ceil(usualPixels(Math.max(0, ...widths))) + 1);
}

/** Width of what is in an element, whether there is room for it or not. */
function contentOf(element: Element): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width;
}

function paddingOf(element: Element): number {
  const { paddingLeft, paddingRight } = getComputedStyle(element);
  return parseFloat(paddingLeft) + parseFloat(paddingRight);
}

/**
 * The widths that columns are drawn with if they fill the table and so are wider than they would be: they stay so wide as one of them gets
 * another width. Nothing if they are as wide as they would be. `width` is the sum of their widths with that of the boxes in pixels.
 */
export function stretchedWidths(table: HTMLElement, columns: readonly TableColumn[], width: number): ColumnWidths {
  if (table.getBoundingClientRect().width <= width + 1) return {};
  const headings = [...table.querySelectorAll('thead th')].slice(1);
  return Object.fromEntries(
    columns.map(({ id }, at) => [id, usualPixels(headings[at]?.getBoundingClientRect().width ?? 0)]),
  );
}
