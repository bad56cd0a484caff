/** Where a geometry begins, by which the whole of it is judged. */
import type { LonLat } from '../../domain/model';

/** The first position of a geometry, whatever it is; null if there is none. */
export function firstPosition(geometry: unknown): LonLat | null {
  if (typeof geometry !== 'object' || geometry === null) return null;
  const { type, geometries, coordinates } = geometry as Readonly<Record<string, unknown>>;
  if (type === 'GeometryCollection' && Array.isArray(geometries)) return firstPosition(geometries[0] ?? null);
  let at: unknown = coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  if (!Array.isArray(at)) return null;
  const [x, y] = at as readonly unknown[];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
}
