/** Draws the icons of the live map, such as crossings as diamonds with a sign, from the same paths as the still map. */
import type { StatusWord } from '../../domain/model';
import { withOpacity, type Palette } from '../../symbology/palette';
import { HEAD_PATH, HEAD_REACH, MARK_LOOK } from '../../symbology/storyMark';
import { HATCH, hatchPath } from '../../symbology/widths';
import { DIAMOND_PATH, AFTERMATH_PATHS, lookOf, SIGN_PATHS, STATUS_LOOKS } from '../../symbology/statuses';

/** Icons are drawn with this many pixels per unit, so that they are sharp on dense screens. */
export const ICON_PIXEL_RATIO = 3;
const SIZE = 34;

/** Name of the icon of a crossing with a status. */
export function crossingIcon(status: StatusWord): string {
  return `crossing-${status}`;
}

/** Name of the icon that marks aftermath events, a square of `AFTERMATH_SIZE`; its foot is `AFTERMATH_FOOT` pixels from the lower left corner. */
export const AFTERMATH_ICON = 'aftermath';
export const AFTERMATH_FOOT = 2;
export const AFTERMATH_SIZE = 24;

/** Name of the icon for a crossing that does not exist on the date. */
export const GHOST_ICON = 'crossing-ghost';

/** Name of the icon for a settlement: a dot. */
export const SETTLEMENT_ICON = 'settlement';
/** Name of the icon for a summit. */
export const PEAK_ICON = 'peak';
const SMALL_SIZE = 12;

/** Name of an icon without a visible pixel: it takes room. */
export const BLANK_ICON = 'blank';

/** Name of the pattern that hatches an area of deployment. */
export const HATCH_ICON = 'hatch';

/** All icons of the map by name, in the colours of a palette. It needs a canvas element. */
export function drawIcons(palette: Palette): ReadonlyMap<string, ImageData> {
  const statuses = Object.keys(STATUS_LOOKS) as StatusWord[];
  const drawn = [
    [AFTERMATH_ICON, drawAftermath(palette)] as const,
    [BLANK_ICON, drawSquare(1, () => {})] as const,
    [GHOST_ICON, drawGhost(palette)] as const,
    [HATCH_ICON, drawHatch(palette)] as const,
    [SETTLEMENT_ICON, drawSmall(palette, 'M8.2 6a2.2 2.2 0 1 1-4.4 0a2.2 2.2 0 1 1 4.4 0Z')] as const,
    [PEAK_ICON, drawSmall(palette, 'M6 2.4L10 9.4H2Z')] as const,
    ...statuses.map((status) => [crossingIcon(status), drawCrossing(status, palette)] as const),
  ];
  return new Map(drawn.flatMap(([name, image]) => (image ? [[name, image] as const] : [])));
}

/** Draws the head of an arrow that points up, with its tip in the middle of a square, around which it is turned. */
export function drawHead(palette: Palette): ImageData | null {
  return drawSquare(2 * HEAD_REACH, (context) => {
    context.translate(HEAD_REACH, HEAD_REACH);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    const head = new Path2D(HEAD_PATH);
    context.strokeStyle = palette.halo;
    context.lineWidth = MARK_LOOK.under;
    context.stroke(head);
    context.strokeStyle = palette.accent;
    context.lineWidth = MARK_LOOK.line;
    context.stroke(head);
  });
}

/** A small icon of the base map, in soft ink with a rim in the colour of the land. `path` is SVG path data in a square of 12 units. */
function drawSmall(palette: Palette, path: string): ImageData | null {
  return drawSquare(SMALL_SIZE, (context) => {
    context.lineJoin = 'round';
    context.strokeStyle = palette.halo;
    context.lineWidth = 2;
    context.stroke(new Path2D(path));
    context.fillStyle = palette.inkFaint;
    context.fill(new Path2D(path));
  });
}

/** Draws the aftermath icon: a small hollow square, unlike the disc of a meeting and the diamond of a crossing. */
function drawAftermath(palette: Palette): ImageData | null {
  return drawSquare(AFTERMATH_SIZE, (context) => {
    context.translate(AFTERMATH_FOOT, AFTERMATH_SIZE - AFTERMATH_FOOT);
    context.fillStyle = palette.casing;
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.6;
    context.stroke(new Path2D(AFTERMATH_PATHS.stem));
    const square = new Path2D(AFTERMATH_PATHS.square);
    context.fill(square);
    context.stroke(square);
  });
}

/** Draws a square of slanting strokes that continue in the squares around it. */
function drawHatch(palette: Palette): ImageData | null {
  const { distance, width, opacity } = HATCH;
  return drawSquare(distance, (context) => {
    context.strokeStyle = withOpacity(palette.ink, opacity);
    context.lineWidth = width;
    context.stroke(new Path2D(hatchPath(distance)));
  });
}

/** Draws a hollow diamond without a sign for a crossing that does not exist on the date. */
function drawGhost(palette: Palette): ImageData | null {
  return drawSquare(SIZE, (context) => {
    context.translate(SIZE / 2, SIZE / 2);
    const diamond = new Path2D(DIAMOND_PATH);
    context.fillStyle = palette.casing;
    context.fill(diamond);
    context.strokeStyle = palette.inkSoft;
    context.lineWidth = 1.6;
    context.stroke(diamond);
  });
}

function drawCrossing(status: StatusWord, palette: Palette): ImageData | null {
  return drawSquare(SIZE, (context) => {
    context.translate(SIZE / 2, SIZE / 2);
    const diamond = new Path2D(DIAMOND_PATH);
    context.lineJoin = 'round';
    context.lineCap = 'round';
    context.strokeStyle = palette.casing;
    context.lineWidth = 4.4;
    context.stroke(diamond);
    context.fillStyle = palette.ink;
    context.fill(diamond);
    // Signs are drawn on the ink colour: one tone is legible there in both themes, and the sign alone tells the status.
    context.strokeStyle = palette.casing;
    context.lineWidth = 2.2;
    context.stroke(new Path2D(SIGN_PATHS[lookOf('crossing', status).sign]));
  });
}

/** The pixels that `paint` draws on a square canvas of `size` units, as an icon of the map; null if no canvas is available. */
export function drawSquare(size: number, paint: (context: CanvasRenderingContext2D) => void): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * ICON_PIXEL_RATIO;
  // With this option the browser keeps the canvas in main memory: reading it back from the graphics card takes a fifth of a second or
  // more per icon.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.scale(ICON_PIXEL_RATIO, ICON_PIXEL_RATIO);
  paint(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
