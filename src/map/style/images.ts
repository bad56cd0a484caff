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

/** An icon by its name, or null when the name is not one of ours. Needs a canvas. */
export function drawIcon(name: string, palette: Palette): ImageData | null {
  const status = /^crossing-(.+)$/.exec(name)?.[1] as StatusWord | undefined;
  if (!status || !(status in STATUS_LOOKS)) return null;
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
  context.strokeStyle = look.colour === 'border' || look.colour === 'idle' ? palette.casing : brighter(palette, look.colour);
  context.lineWidth = 2;
  context.stroke(new Path2D(SIGN_PATHS[look.sign]));
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Signs stand on ink: a soft tone of the status's colour reads there in both themes. */
function brighter(palette: Palette, colour: keyof Palette): string {
  return colour === 'accent' ? palette.accentSoft : palette.casing;
}
