/** Joins the geometries of parts of a feature. */
import type { Geometry } from 'geojson';
import type { AtlasGeometry, Part } from '../../domain/model';

/** The geometry of some parts as one; null if no part has a geometry. */
export function joinedGeometry(parts: readonly Part[], geometry: AtlasGeometry): Geometry | null {
  const found = parts.flatMap((part) => geometry[part.id] ?? []);
  if (found.length < 2) return found[0] ?? null;
  const lines = found.flatMap((each) =>
    each.type === 'LineString' ? [each.coordinates] : each.type === 'MultiLineString' ? each.coordinates : [],
  );
  return found.every(({ type }) => type === 'LineString' || type === 'MultiLineString')
    ? { type: 'MultiLineString', coordinates: lines }
    : { type: 'GeometryCollection', geometries: found };
}
