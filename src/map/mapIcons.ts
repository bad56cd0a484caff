/** Gives a live map its icons: those that are always the same with its style, and those of venues' discs when it asks for them. */
import type { Track } from '../domain/model';
import type { Palette } from '../symbology/palette';
import type { SteadyMap } from './SteadyMap';
import { drawHead, drawIcons, ICON_PIXEL_RATIO } from './style/images';
import { HEAD_ICON } from './style/storyMarks';
import { drawDisc } from './style/venueImages';

/** Adds the icons to a style that has loaded. */
export function addIcons(map: SteadyMap, palette: Palette): void {
  for (const [name, image] of drawIcons(palette)) {
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, { pixelRatio: ICON_PIXEL_RATIO });
  }
}

/** Adds the head of the arrows of a story. */
export function addHead(map: SteadyMap, palette: Palette): void {
  const image = drawHead(palette);
  if (image && !map.hasImage(HEAD_ICON)) map.addImage(HEAD_ICON, image, { pixelRatio: ICON_PIXEL_RATIO });
}

/**
 * Draws discs whenever the map asks for one, in the colours that `palette` returns then. Which discs there are depends on who has met where
 * up to the day.
 */
export function drawDiscsOnDemand(map: SteadyMap, tracks: readonly Track[], palette: () => Palette): void {
  map.setMissingStyleImageResolver((id) => {
    const image = drawDisc(id, palette(), tracks);
    if (image && !map.hasImage(id)) map.answer(id, image, { pixelRatio: ICON_PIXEL_RATIO });
  });
}
