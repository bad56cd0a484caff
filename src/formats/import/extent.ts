/** The bounds of many geometries, collected one by one, across the antimeridian where that is narrower. */
import type { Geometry, Position } from 'geojson';
import { unionBounds } from '../../domain/bounds';
import type { Bounds } from '../../domain/model';

/** How many strips of longitude are told apart while collecting. */
const STRIPS = 720;
const WIDTH = 360 / STRIPS;

export class Extent {
  /** What is covered in each strip, west and east; undefined for nothing. */
  readonly #strips: ([west: number, east: number] | undefined)[] = new Array<undefined>(STRIPS).fill(undefined);
  #south = Infinity;
  #north = -Infinity;

  /** Adds a geometry whose longitudes are in range. */
  add(geometry: Geometry): void {
    switch (geometry.type) {
      case 'Point':
        this.#addLine([geometry.coordinates]);
        break;
      case 'MultiPoint':
        for (const position of geometry.coordinates) this.#addLine([position]);
        break;
      case 'LineString':
        this.#addLine(geometry.coordinates);
        break;
      case 'MultiLineString':
      case 'Polygon':
        for (const line of geometry.coordinates) this.#addLine(line);
        break;
      case 'MultiPolygon':
        for (const [outer = []] of geometry.coordinates) this.#addLine(outer);
        break;
      case 'GeometryCollection':
        for (const each of geometry.geometries) this.add(each);
        break;
    }
  }

  /** The bounds; null if nothing was added. */
  get bounds(): Bounds | null {
    return unionBounds(
      this.#strips.flatMap((strip): Bounds[] => (strip ? [[strip[0], this.#south, strip[1], this.#north]] : [])),
    );
  }

  #addLine(positions: readonly Position[]): void {
    let [west, east] = [Infinity, -Infinity];
    for (const [lon, lat] of positions as readonly [number, number][]) {
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < this.#south) this.#south = lat;
      if (lat > this.#north) this.#north = lat;
    }
    const [first, last] = [stripOf(west), stripOf(east)];
    for (let at = first; at <= last; at++) {
      // Between its ends the whole strip is covered.
      const from = at === first ? west : at * WIDTH - 180;
      const to = at === last ? east : (at + 1) * WIDTH - 180;
      const strip = this.#strips[at];
      if (!strip) this.#strips[at] = [from, to];
      else {
        if (from < strip[0]) strip[0] = from;
        if (to > strip[1]) strip[1] = to;
      }
    }
  }
}

function stripOf(lon: number): number {
  return Math.min(STRIPS - 1, Math.max(0, Math.floor((lon + 180) / WIDTH)));
}
