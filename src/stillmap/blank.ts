/**
 * Draws what an exercise leaves out of a map: features without the look of their status, and numbers in place of names. Pure functions.
 */
import { DIAMOND_PATH } from '../symbology/statuses';
import type { PlacedLabel } from './labels';

/** What a map for an exercise leaves out. */
export interface BlankParts {
  /** Names: each has a number in its place. */
  readonly names: boolean;
  /** Statuses: all borders look alike, all roads and all crossings. */
  readonly statuses: boolean;
}

/** A name that a number stands for. */
export interface NumberedName {
  /** The number on the map, from 1, from top to bottom. */
  readonly number: number;
  readonly first: string;
  /** The other side's form; empty if there is none. */
  readonly second: string;
}

/** Radius of the disc with a number, and the size of its figures, in pixels. */
const RADIUS = 8.5;
const FIGURES = 11.5;
/** Height of a row of numbers: names whose numbers are this close in height are counted from left to right. */
const ROW = 40;

/** The names of placed labels with their numbers, in the order of the numbers. */
export function numberNames(
  labels: readonly PlacedLabel[],
): readonly (NumberedName & { readonly label: PlacedLabel })[] {
  return [...labels]
    .sort((a, b) => Math.floor(a.wish.y / ROW) - Math.floor(b.wish.y / ROW) || a.wish.x - b.wish.x)
    .map((label, at) => ({ number: at + 1, first: label.wish.first, second: label.wish.second, label }));
}

/** A number where a label would be, with the label's mark, as SVG text. */
export function numberMark({ number, label }: { readonly number: number; readonly label: PlacedLabel }): string {
  const { anchor, x, y, wish } = label;
  const shift = { start: RADIUS, middle: 0, end: -RADIUS }[anchor];
  const at = (value: number): string => value.toFixed(1);
  return (
    `<g transform="translate(${at(x + shift)} ${at(y - wish.size * 0.35)})"><circle class="still-number" r="${RADIUS}"/>` +
    `<text class="still-figure" text-anchor="middle" y="${FIGURES * 0.36}" font-size="${FIGURES}">${number}</text></g>`
  );
}

/** A border without its status. */
export function blankBorder(path: string): string {
  return `<path class="still-blank-border" d="${path}"/>`;
}

/** A route without its status: two thin lines with room to draw between. */
export function blankRoute(path: string, width: number): string {
  return (
    `<path class="still-blank-edge" d="${path}" stroke-width="${(width + 2.4).toFixed(1)}"/>` +
    `<path class="still-blank-inside" d="${path}" stroke-width="${width.toFixed(1)}"/>`
  );
}

/** A crossing without its status: an empty diamond, to draw a sign in. */
export const BLANK_CROSSING = `<path class="still-blank-diamond" d="${DIAMOND_PATH}"/>`;

/** An area without its status. */
export function blankArea(outline: string): string {
  return `<path class="still-blank-area" d="${outline}"/>`;
}

/** SVG text without its links, tips and hidden texts: paper has none, and they would tell what is left out. */
export function withoutLinks(markup: string): string {
  return markup
    .replace(/<title>[^<]*<\/title>/g, '')
    .replace(/<a( [^>]*)?>/g, (_tag, attributes: string | undefined) => {
      const classes = /\sclass="[^"]*"/.exec(attributes ?? '')?.[0] ?? '';
      return `<g${classes}>`;
    })
    .replaceAll('</a>', '</g>');
}
