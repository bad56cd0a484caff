/** Icons that the map needs: crossings as diamonds with a sign, drawn from the same paths as the still map. */
import type { StatusWord } from '../../domain/model';
import type { Palette } from '../../symbology/palette';
import { DIAMOND_PATH, lookOf, SIGN_PATHS, STATUS_LOOKS } from '../../symbology/statuses';

/** Icons are drawn at this many pixels per unit, for sharp edges on dense screens. */
export const ICON_PIXEL_RATIO = 3;
const SIZE = 30;

/** Name of a crossing's icon. */
export function crossingIcon(status: StatusWord): string {
  return `crossing-${status}`;
}

/** Every icon of the map by name, in the colours of a palette. Needs a canvas. */
export function drawIcons(palette: Palette): ReadonlyMap<string, ImageData> {
  const statuses = Object.keys(STATUS_LOOKS) as StatusWord[];
  return new Map(
    statuses.flatMap((status) => {
      const image = drawCrossing(status, palette);
      return image ? [[crossingIcon(status), image] as const] : [];
    }),
  );
}

function drawCrossing(status: StatusWord, palette: Palette): ImageData | null {
  const look = lookOf('crossing', status);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE * ICON_PIXEL_RATIO;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.scale(ICON_PIXEL_RATIO, ICON_PIXEL_RATIO);
  context.translate(SIZE / 2, SIZE / 2);
  const diamond = new Path2D(DIAMOND_PATH);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = palette.casing;
  context.lineWidth = 4;
  context.stroke(diamond);
  context.fillStyle = palette.ink;
  context.fill(diamond);
  // Signs stand on ink: one tone reads there in both themes, and the sign alone tells the status.
  context.strokeStyle = palette.casing;
  context.lineWidth = 2;
  context.stroke(new Path2D(SIGN_PATHS[look.sign]));
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
