/** Fetches the geometry of all parts. If there is a live map, the browser has it already. */
import type { AtlasGeometry } from '../domain/model';

/** The geometry of all parts, by their ids. */
export async function shapesOfParts(): Promise<AtlasGeometry> {
  return (await import('virtual:atlas-geometry')).default;
}
