/**
 * What a reader measures: points of a line or an area, two features, what lies around one, a place. It is no part of the session and of no
 * address, and it stays while the page is open, also while the panel is closed.
 */
import type { LineString, Polygon, Position } from 'geojson';
import { lonNear } from '../domain/bounds';
import { areaAround } from '../domain/measure/around';
import type { MapDrag, MapFeature, MapPress, MapTool, Rectangle, ToolMap } from '../domain/mapTool';
import type { MeasureDrawing } from '../domain/measure/drawing';
import { aroundSaid, areaSaid, betweenSaid, lineSaid, placeSaid } from '../domain/measure/drawingWords';
import {
  measureArea,
  measureLine,
  pathThrough,
  wrapped,
  type MeasuredArea,
  type MeasuredLine,
} from '../domain/measure/geodesic';
import type { Notation } from '../domain/measure/coordinates';
import { wasMeasured, type KeptMeasure, type MeasureMode, type SetPoint } from '../domain/measure/kept';
import { crossesItself } from '../domain/measure/plane';
import { shapeOf } from '../domain/measure/pieces';
import { formatLength, type Unit } from '../domain/measure/units';
import { distanceInWords } from '../domain/measure/distance';
import type { LonLat } from '../domain/model';
import { changed, unchanged, undone, type Undo } from '../domain/undo';
import { MeasuredFeatures, type MeasurePage } from './measuredFeatures.svelte';

/** The points that were set, and whether the shape is ended. */
interface Drawn {
  readonly points: readonly SetPoint[];
  readonly isEnded: boolean;
}

/** A shape whose points are set. */
interface DrawnShape {
  readonly geometry: LineString | Polygon;
  /** What it measures: a line or an area. */
  readonly line: MeasuredLine | null;
  readonly area: MeasuredArea | null;
}

const NOTHING: Drawn = { points: [], isEnded: false };
/** A hand sets a point within so many pixels of where it should be. */
const PIXELS = 3;
/** A point can be grabbed within so many pixels. */
const REACH = { mouse: 12, touch: 24 } as const;

export class MeasureState implements MapTool {
  mode = $state<MeasureMode>('line');
  unit = $state<Unit>('km');
  notation = $state<Notation>('decimal');
  /** The place whose coordinates are shown; null for none. */
  place = $state.raw<SetPoint | null>(null);
  /** Index of the point that the keyboard moves; null for none. */
  active = $state<number | null>(null);
  /** The place under the pointer; null outside of the map. */
  pointer = $state.raw<LonLat | null>(null);
  /** The live map, once it draws what is measured; null if there is none. */
  map = $state.raw<ToolMap | null>(null);
  /** The panel, which covers a part of the map; null while it is closed. */
  panel = $state.raw<HTMLElement | null>(null);
  /** What is measured of features. */
  readonly features: MeasuredFeatures;
  #drawn = $state.raw<Undo<Drawn>>(unchanged(NOTHING));
  /** Metres per pixel where a point was set last. */
  #grain = $state(0);
  constructor(page: MeasurePage) {
    this.features = new MeasuredFeatures(page, { what: () => this.#asksFor, ring: () => this.#searched });
  }

  /** The points that were set. */
  get points(): readonly SetPoint[] {
    return this.#drawn.present.points;
  }

  /** Whether the shape is ended: the next point begins a new one. */
  get isEnded(): boolean {
    return this.#drawn.present.isEnded;
  }

  /** Whether there is a step to take back. */
  get canUndo(): boolean {
    return this.#drawn.past.length > 0;
  }

  /** The points, and while the shape is drawn the place under the pointer. */
  readonly #shown = $derived.by((): readonly LonLat[] => {
    const points = this.points.map(({ at }) => at);
    const isOpen = !this.isEnded && points.length > 0 && this.pointer !== null && this.active === null;
    return isOpen ? [...points, this.pointer as LonLat] : points;
  });

  /** What the line measures, up to the pointer. */
  readonly line: MeasuredLine = $derived(measureLine(this.#shown));

  /** What the area measures, up to the pointer. */
  readonly area: MeasuredArea = $derived(measureArea(this.#shown));

  /** The line or area of the points that were set, and what it measures: without the place under the pointer. Null for fewer points. */
  get shape(): DrawnShape | null {
    const points = this.points.map(({ at }) => at);
    const isArea = this.mode === 'area';
    if (points.length < (isArea ? 3 : 2)) return null;
    if (!isArea)
      return {
        geometry: { type: 'LineString', coordinates: pathThrough(points).map(positionOf) },
        line: measureLine(points),
        area: null,
      };
    return {
      geometry: { type: 'Polygon', coordinates: [counterClockwise(this.#ring(points))] },
      line: null,
      area: measureArea(points),
    };
  }

  /** Whether sides of the area cross each other: then its size means little. */
  readonly isCrossed: boolean = $derived(crossesItself(this.points.map(({ at }) => at)));

  /** How many metres a point may be off, at most. */
  get precisionM(): number {
    return Math.max(0, ...this.points.map(({ precisionM }) => precisionM));
  }

  /** All that was measured, to be kept with a project; null if nothing was. */
  readonly keep = (): KeptMeasure | null => {
    const { mode, unit, notation, points, isEnded, place } = this;
    const { pair, centre, radius } = this.features;
    const kept = { mode, unit, notation, points, isEnded, place, pair, centre, radius };
    return wasMeasured(kept) ? kept : null;
  };

  /** Shows what was kept, in place of what is measured now; points that are there now can be brought back by undo. */
  readonly restore = ({ mode, unit, notation, points, isEnded, place, pair, centre, radius }: KeptMeasure): void => {
    Object.assign(this, { mode, unit, notation, place, active: null });
    Object.assign(this.features, { pair, centre, radius });
    this.#change({ points, isEnded });
  };

  /** Features are looked for while the panel shows them. */
  get #asksFor(): 'between' | 'around' | null {
    return this.panel && (this.mode === 'between' || this.mode === 'around') ? this.mode : null;
  }

  /** The sides of the area in which features are looked for: once it is ended. */
  readonly #searched = $derived.by(() => {
    const isArea = this.panel !== null && this.mode === 'area' && this.isEnded && this.points.length > 2;
    return isArea ? this.#ring() : null;
  });

  /** What the map draws. */
  get drawing(): MeasureDrawing {
    return this.#drawing;
  }

  readonly #drawing: MeasureDrawing = $derived.by(() => {
    const nothing = { lines: [], areas: [], points: [], active: null, labels: [], takesPoints: false };
    const points = this.points.map(({ at }) => at);
    switch (this.mode) {
      case 'line': {
        const path = pathThrough(this.#shown);
        const end = path.at(-1);
        const labels = path.length > 1 && end ? [{ at: end, text: formatLength(this.line.metres, this.unit) }] : [];
        const words = lineSaid(this.line.metres, this.points, this.unit);
        return { ...nothing, lines: [path], points, active: this.active, labels, takesPoints: true, words };
      }
      case 'area': {
        const ring = this.#ring(this.#shown);
        const isArea = this.#shown.length > 2;
        return {
          ...nothing,
          lines: isArea ? [] : [pathThrough(this.#shown)],
          areas: isArea ? [{ type: 'MultiPolygon', coordinates: [[ring]] }] : [],
          points,
          active: this.active,
          takesPoints: true,
          words: areaSaid(this.area, this.points, this.unit),
        };
      }
      case 'between': {
        const { found } = this.features;
        if (!found) return nothing;
        const { distance, features } = found;
        const { from, to } = distance.nearest;
        const path = pathThrough([from, to]);
        const middle = path[path.length >> 1] ?? to;
        const text = distanceInWords(distance, this.unit);
        return {
          ...nothing,
          lines: [path],
          labels: [{ at: middle, text }],
          words: betweenSaid(distance, features, this.unit),
        };
      }
      case 'around': {
        const { around, radius } = this.features;
        if (!around) return nothing;
        const geometries = around.stretches.map(({ geometry }) => geometry);
        const area = areaAround(shapeOf({ type: 'GeometryCollection', geometries }), radius);
        return { ...nothing, areas: area ? [area] : [], words: aroundSaid(around, radius, this.unit) };
      }
      case 'coordinates':
        return {
          ...nothing,
          points: this.place ? [this.place.at] : [],
          takesPoints: true,
          words: this.place && placeSaid(this.place, this.notation, this.unit),
        };
    }
  });

  /** The sides of the area as a closed ring of positions. */
  #ring(points: readonly LonLat[] = this.points.map(({ at }) => at)): [number, number][] {
    const path = pathThrough([...points, ...points.slice(0, 1)]);
    return path.map(([lon, lat]) => [lon, lat]);
  }

  #change(next: Drawn, group = ''): void {
    this.#drawn = changed(this.#drawn, next, group);
  }

  /** Sets a point at the end of the shape; after a shape that is ended it begins a new one. */
  add(at: LonLat, precisionM = 0): void {
    const point: SetPoint = { at: wrapped(at), precisionM };
    if (this.mode === 'coordinates') {
      this.place = point;
      return;
    }
    const points = this.isEnded ? [] : this.points;
    this.active = null;
    this.#change({ points: [...points, point], isEnded: false });
  }

  /** Removes a point. */
  remove(index: number): void {
    const points = this.points.filter((_point, at) => at !== index);
    this.active = points.length === 0 ? null : Math.min(index, points.length - 1);
    this.#change({ points, isEnded: this.isEnded && points.length > 0 });
  }

  /** Moves a point; moves of one kind that follow each other are one step to take back. */
  move(index: number, at: LonLat, precisionM: number, group: string): void {
    if (this.mode === 'coordinates') {
      this.place = { at: wrapped(at), precisionM };
      return;
    }
    const points = this.points.map((point, each) => (each === index ? { at: wrapped(at), precisionM } : point));
    this.#change({ ...this.#drawn.present, points }, group);
  }

  /** Moves a point by pixels of the map as it was when a point was set last; to the east and to the north. */
  nudge(index: number, east: number, north: number): void {
    const point = this.mode === 'coordinates' ? this.place : this.points[index];
    if (!point) return;
    const [lon, lat] = point.at;
    const degrees = (this.#grain || 100) / 111_320;
    const to: LonLat = [
      lon + (east * degrees) / Math.max(0.01, Math.cos((lat * Math.PI) / 180)),
      Math.min(90, Math.max(-90, lat + north * degrees)),
    ];
    this.move(index, to, point.precisionM, `nudge ${index}`);
  }

  /** What a click on the map is for. */
  get takes(): MapTool['takes'] {
    return this.#drawing.takesPoints ? 'places' : 'features';
  }

  /** The place that was set last. */
  get last(): LonLat | null {
    return this.points.at(-1)?.at ?? null;
  }

  /** Ends the shape. */
  readonly end = (): void => {
    if (this.points.length > 1 && !this.isEnded) this.#change({ points: this.points, isEnded: true });
  };

  /** Takes back the last step. */
  readonly undo = (): void => {
    this.active = null;
    this.#drawn = undone(this.#drawn) ?? this.#drawn;
  };

  /** Removes all points; that can be taken back. */
  readonly clear = (): void => {
    this.active = null;
    this.#change(NOTHING);
  };

  /** Sets a point where the reader clicked the map. */
  readonly click = (at: LonLat, metresPerPixel: number): void => {
    this.#grain = metresPerPixel;
    this.add(at, metresPerPixel * PIXELS);
  };

  readonly onmap = (map: ToolMap | null): void => {
    this.map = map;
  };

  readonly covered = (): Rectangle | null => this.panel?.getBoundingClientRect() ?? null;

  /** Takes the place under the pointer, to which the line leads. */
  readonly hover = (at: LonLat | null): void => {
    const last = this.points.at(-1)?.at;
    // The line leads to the pointer the short way.
    this.pointer = at && last ? [lonNear(at[0], last[0]), at[1]] : at;
  };

  /** How many drags there were: each is a step of its own. */
  #drags = 0;

  /** Takes hold of the point that is nearest to the pointer. */
  readonly grip = ({ at, project, isTouch, metresPerPixel }: MapPress): MapDrag | null => {
    const [x, y] = project(at);
    const away = this.#drawing.points.map((point) => {
      const [px, py] = project(point);
      return Math.hypot(px - x, py - y);
    });
    const least = Math.min(...away);
    if (!(least <= (isTouch ? REACH.touch : REACH.mouse))) return null;
    const index = away.indexOf(least);
    const point = this.#drawing.points[index] as LonLat;
    let group: string | null = null;
    return (to) => {
      group ??= `drag ${(this.#drags += 1)}`;
      this.#grain = metresPerPixel;
      // The point stays as far from the pointer as it was when it was taken.
      const lat = Math.min(90, Math.max(-90, point[1] + to[1] - at[1]));
      this.move(index, [point[0] + lonNear(to[0], at[0]) - at[0], lat], metresPerPixel * PIXELS, group);
    };
  };

  /** Takes a feature that was clicked on the map. */
  readonly take = (feature: MapFeature): void => this.features.take(feature);
}

function positionOf([lon, lat]: LonLat): Position {
  return [lon, lat];
}

/** A closed ring that runs counter-clockwise, as the outer ring of an area does (RFC 7946, section 3.1.6). */
function counterClockwise(ring: Position[]): Position[] {
  const twice = ring.slice(1).reduce((sum, [x1 = 0, y1 = 0], at) => {
    const [x0 = 0, y0 = 0] = ring[at] as Position;
    return sum + x0 * y1 - x1 * y0;
  }, 0);
  return twice < 0 ? ring.toReversed() : ring;
}
