/** Draws the icons of venues' discs from the same marks as the still map. */
import type { Track } from '../../domain/model';
import type { Palette } from '../../symbology/palette';
import { discMarks, discRadius, discReach, sharesOf } from '../../symbology/venueDisc';
import { drawSquare } from './images';

/** First word of the names of these icons; the tracks of the meetings follow, one for each. */
export const DISC_ICON = 'disc';
/** The same for a place that is not published. */
export const UNPUBLISHED_ICON = 'disc?';

/** Draws the icon of a name; null if the name is none of a disc's, or there is no canvas. */
export function drawDisc(name: string, palette: Palette, tracks: readonly Track[]): ImageData | null {
  const [kind, ...met] = name.split(' ');
  if (kind !== DISC_ICON && kind !== UNPUBLISHED_ICON) return null;
  const isPublished = kind === DISC_ICON;
  const radius = discRadius(met.length);

  const size = 2 * Math.ceil(discReach(radius, isPublished) + 1);
  return drawSquare(size, (context) => {
    context.translate(size / 2, size / 2);
    for (const { d, fill, stroke, width = 1, dash = [], isRound } of discMarks(
      sharesOf(met, tracks),
      radius,
      isPublished,
    )) {
      const path = new Path2D(d);
      if (fill) {
        context.fillStyle = palette[fill];
        context.fill(path);
      }
      if (!stroke) continue;
      context.strokeStyle = palette[stroke];
      context.lineWidth = width;
      context.lineCap = isRound ? 'round' : 'butt';
      context.setLineDash([...dash]);
      context.stroke(path);
    }
  });
}
