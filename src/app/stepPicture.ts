/** Draws the map of a step as a small still picture, for the console. */
import type { Size } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { StepOutline, StoryPlace } from '../domain/model';
import { sessionAtStep, type Session } from '../domain/session';
import { selectView } from '../domain/view';
import { cameraOfStep, needsWorld } from '../stillmap/frame';
import type { StillWorld } from '../stillmap/picture';

/** Draws the map of a step as SVG text; null where the base map that it needs does not arrive. */
export type StepPicture = (
  place: StoryPlace,
  step: StepOutline,
  session: Session,
  size: Size,
) => Promise<string | null>;

/** Makes what draws the steps of an atlas. Its program is fetched for the first picture, and the world for the first that shows it. */
export function stepPicture(index: AtlasIndex): StepPicture {
  const { meta } = index.atlas;
  let world: Promise<StillWorld> | null = null;
  return async (place, step, session, size) => {
    try {
      const { program } = await import('./stillProgram');
      const camera = cameraOfStep(meta, step, size);
      const isWide = needsWorld(camera, size, meta.regionBounds);
      const { geometry, region, settlements } = program;
      const frame = {
        index,
        region,
        world: isWide ? await (world ??= program.loadWorld()) : null,
        camera,
        size,
        detail: camera.zoom,
      };
      const view = selectView(index, sessionAtStep(index, session, place, step));
      const base = program.drawBasemap(frame);
      const content = program.drawContent({ ...frame, geometry, settlements, view });
      return `<svg class="still-map still-drawn" viewBox="0 0 ${size.width} ${size.height}" inert><g>${base}</g><g>${content}</g></svg>`;
    } catch {
      // The next picture tries again.
      world = null;
      return null;
    }
  };
}
