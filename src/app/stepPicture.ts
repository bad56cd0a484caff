/** Draws the map of a step as a small still picture, for the console. */
import { containsBounds } from '../domain/bounds';
import type { Size } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { StepOutline, StoryPlace } from '../domain/model';
import { sessionAtStep, type Session } from '../domain/session';
import { selectView } from '../domain/view';
import { cameraOfBounds } from '../stillmap/frame';

/** Draws the map of a step as SVG text; empty where there is only the world's base map, which is not fetched for that. */
export type StepPicture = (place: StoryPlace, step: StepOutline, session: Session, size: Size) => string;

/** The greatest zoom of a picture, as of a map that flies to a step. */
const MOST_ZOOM = 9.2;

/** Fetches what draws; null if it does not arrive. */
export async function drawStep(index: AtlasIndex): Promise<StepPicture | null> {
  try {
    const { program } = await import('./stillProgram');
    const { openingBounds, regionBounds } = index.atlas.meta;
    return (place, step, session, size) => {
      const bounds = step.frame ?? openingBounds;
      if (!containsBounds(regionBounds, bounds)) return '';
      const camera = cameraOfBounds(bounds, size, {}, MOST_ZOOM);
      const frame = { index, region: program.region, world: null, camera, size, detail: camera.zoom };
      const { geometry, settlements } = program;
      const view = selectView(index, sessionAtStep(index, session, place, step));
      const base = program.drawBasemap(frame);
      const content = program.drawContent({ ...frame, geometry, settlements, view });
      return `<svg class="still-map still-drawn" viewBox="0 0 ${size.width} ${size.height}" inert><g>${base}</g><g>${content}</g></svg>`;
    };
  } catch {
    return null;
  }
}
