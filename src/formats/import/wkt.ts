/** Reads geometry in a cell of a table: well-known text (OGC 06-103r4, section 7), with or without an SRID, or GeoJSON. */
import { wktToGeoJSON } from 'betterknown';
import { isLonLat, isWebMercator, webMercator } from './projections';

/** The geometry; null if it cannot be read. What it is, is checked like any other. */
export function readGeometryText(text: string): unknown {
  try {
    if (text.startsWith('{')) return JSON.parse(text) as unknown;
    const srid = /^SRID=(\d+);/i.exec(text)?.[1];
    if (srid !== undefined && !isLonLat(srid) && !isWebMercator(srid)) return null;
    // In a point no comma parts positions: one between digits is a decimal comma.
    const point = /^(?:SRID=\d+;)?\s*POINT\b/i.test(text) ? text.replace(/(\d),(\d)/g, '$1.$2') : text;
    return wktToGeoJSON(point, {
      proj: (_from, _to, [x, y]) => [...webMercator([x as number, y as number])],
    });
  } catch {
    return null;
  }
}
