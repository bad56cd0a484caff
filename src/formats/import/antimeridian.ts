/**
 * Brings geometry that runs on beyond 180 degrees into range, cut in two at the antimeridian as RFC 7946, section 3.1.9, asks. Longitudes
 * may be any number of turns away.
 */
import type { Position } from 'geojson';

/** Which turn around the earth a longitude is on: 0 between -180 and 180. */
function turnOf(lon: number): number {
  return Math.floor((lon + 180) / 360);
}

/** The first and the last turn that positions reach. */
function turnsOf(positions: readonly Position[]): readonly number[] {
  let [west, east] = [Infinity, -Infinity];
  for (const [lon] of positions as readonly [number][]) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
  }
  // 180 degrees is the end of a turn and not the start of the next, unless nothing lies before it.
  const [first, last] = [turnOf(west), Math.max(turnOf(west), Math.ceil((east + 180) / 360) - 1)];
  return Array.from({ length: Math.min(last - first + 1, 8) }, (_, at) => first + at);
}

/** The position where a segment meets a longitude. */
function at(lon: number, a: Position, b: Position): Position {
  const [lonA, latA, heightA] = a as [number, number, number?];
  const [lonB, latB, heightB] = b as [number, number, number?];
  const part = (lon - lonA) / (lonB - lonA);
  const height = heightA === undefined || heightB === undefined ? [] : [heightA + part * (heightB - heightA)];
  return [lon, latA + part * (latB - latA), ...height];
}

function moved(positions: readonly Position[], turn: number): Position[] {
  return turn === 0
    ? [...positions]
    : positions.map(([lon, ...rest]) => [Math.max(-180, Math.min(180, (lon as number) - 360 * turn)), ...rest]);
}

/** A line cut at the antimeridian into lines that are in range. */
export function cutLine(line: readonly Position[]): Position[][] {
  return turnsOf(line).flatMap((turn) => {
    const [west, east] = [360 * turn - 180, 360 * turn + 180];
    const pieces: Position[][] = [];
    let piece: Position[] = [];
    const end = (): void => {
      if (piece.length > 1) pieces.push(moved(piece, turn));
      piece = [];
    };
    for (let next = 1; next < line.length; next++) {
      const ends = [line[next - 1] as Position, line[next] as Position] as const;
      const [a, b] = ends.map((end) => {
        const lon = end[0] as number;
        return lon < west ? at(west, ...ends) : lon > east ? at(east, ...ends) : end;
      }) as [Position, Position];
      const isBeside = ends.every(([lon]) => (lon as number) <= west) || ends.every(([lon]) => (lon as number) >= east);
      // A segment along the antimeridian belongs to the turn in which it ends the line.
      if (isBeside && !ends.every(([lon]) => lon === east)) {
        end();
        continue;
      }
      if (piece.length === 0) piece.push(a);
      piece.push(b);
      if (b !== ends[1]) end();
    }
    end();
    return pieces;
  });
}

/** A polygon cut at the antimeridian into polygons that are in range. */
export function cutPolygon(rings: readonly (readonly Position[])[]): Position[][][] {
  const [outer = []] = rings;
  return turnsOf(outer).flatMap((turn) => {
    const [first, ...holes] = rings.map((ring) => moved(cutRing(ring, 360 * turn - 180, 360 * turn + 180), turn));
    if (!first || first.length < 4) return [];
    return [[first, ...holes.filter((hole) => hole.length >= 4)]];
  });
}

/** What of a closed ring lies between two longitudes (Sutherland and Hodgman 1974); empty if nothing does. */
function cutRing(ring: readonly Position[], west: number, east: number): Position[] {
  let open = ring.slice(0, -1);
  for (const [edge, side] of [
    [west, 1],
    [east, -1],
  ] as const) {
    const isInside = ([lon]: Position): boolean => ((lon as number) - edge) * side >= 0;
    open = open.flatMap((position, index) => {
      const before = open.at(index - 1) as Position;
      const crossing = isInside(position) === isInside(before) ? [] : [at(edge, before, position)];
      return isInside(position) ? [...crossing, position] : crossing;
    });
  }
  const [first] = open;
  const width = new Set(open.map(([lon]) => lon));
  return first && width.size > 1 ? [...open, first] : [];
}
