/** What a reader sees of a map between its panels, as a map of its own. Apart from `camera`, since only pictures need it. Pure. */
import { wrapLon } from './bounds';
import { freePartOffset, PANEL, usablePadding, type Camera, type Padding, type Size } from './camera';
import { latitudeOf, mercatorY, RADIANS, scaleOf } from './mercator';

/** A map as it is seen: where its middle is, and its size. */
export interface Frame {
  readonly camera: Camera;
  readonly size: Size;
}

/**
 * The part of a map that no panel covers, at the same zoom: what lies there keeps its place and its scale. Edges where only names, chips and
 * buttons lie belong to it.
 */
export function freeFrame({ camera, size }: Frame, padding: Padding): Frame {
  const panel = (side: keyof Padding): number => {
    const covered = padding[side] ?? 0;
    return covered > PANEL ? covered : 0;
  };
  const panels = { top: panel('top'), right: panel('right'), bottom: panel('bottom'), left: panel('left') };
  const free = usablePadding(panels, size);
  const [right, down] = freePartOffset(free);
  const scale = scaleOf(camera.zoom);
  return {
    camera: {
      zoom: camera.zoom,
      lat: latitudeOf(mercatorY(camera.lat) - down / scale),
      lon: wrapLon(camera.lon + right / scale / RADIANS),
    },
    size: { width: size.width - free.left - free.right, height: size.height - free.top - free.bottom },
  };
}
