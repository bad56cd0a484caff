/** What a map on paper has besides its content: a scale bar, an arrow to the north, and degrees along its edges. Pure functions. */
import type { Camera, Size } from '../domain/camera';
import { latitudeOf, mercatorY, RADIANS } from '../domain/mercator';
import type { Bounds } from '../domain/model';
import { boundsOfCamera } from './frame';
import { planeOfCamera, type Plane } from './project';

/** Lengths of a scale bar in metres are one of these times a power of ten. */
const STEPS = [1, 2, 5, 10] as const;
/** A scale bar is at most this share of the picture's width. */
const SCALE_SHARE = 0.2;
/** From this relative difference of scale between the edges on, the bar says for which latitude it holds. */
const SCALE_DIFFERS = 0.05;
/** Distances in minutes of arc between the degrees that are named. */
const MINUTES = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800] as const;
/** Degrees are named at least this many pixels from each other. */
const LEAST_DISTANCE = 90;
/** Distance in pixels of scale bar and arrow from the edges of the picture. */
const INSET = 14;
const TICK = 5;
const BAR_HEIGHT = 4;
/** Half of the length of a degree's figures in pixels. */
const FIGURES = 26;
/** Room in pixels for the words of the scale bar. */
const WORDS = 34;

/** A scale bar. */
export interface ScaleBar {
  /** Length on the ground in metres. */
  readonly metres: number;
  /** Length in the picture in pixels. */
  readonly width: number;
  /** Its words, such as `50 km`, or `500 km at 48° N` if the scale differs within the picture. */
  readonly text: string;
}

/** The longest scale bar of a round length that has room in a picture. */
export function scaleBarOf(camera: Camera, size: Size): ScaleBar {
  const { unitsPerMetre } = planeOfCamera(camera, size);
  const most = (size.width * SCALE_SHARE) / unitsPerMetre;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = (STEPS.findLast((step) => step * power <= most) ?? 1) * power;
  const length = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  const [, south, , north] = boundsOfCamera(camera, size);
  const [low, high] = [Math.cos(south * RADIANS), Math.cos(north * RADIANS)];
  const differs = Math.abs(low - high) / Math.max(low, high) > SCALE_DIFFERS;
  return {
    metres,
    width: metres * unitsPerMetre,
    text: differs ? `${length} at ${degreeText(Math.round(camera.lat) * 60, 'lat')}` : length,
  };
}

/** A meridian or parallel that is named at the edge of a picture. */
export interface Degree {
  /** Distance in pixels from the left edge (meridians) or the upper edge (parallels). */
  readonly at: number;
  /** Its name, such as `46° 30′ E`. */
  readonly text: string;
}

/** The meridians and parallels that are named along the edges of a picture. */
export function degreesOf(
  camera: Camera,
  size: Size,
): { readonly meridians: readonly Degree[]; readonly parallels: readonly Degree[] } {
  const plane = planeOfCamera(camera, size);
  const perMinute = plane.turn / 360 / 60;
  const step = MINUTES.find((minutes) => minutes * perMinute >= LEAST_DISTANCE) ?? MINUTES.at(-1) ?? 1800;
  const scale = plane.turn / (2 * Math.PI);
  const west = (camera.lon - size.width / 2 / scale / RADIANS) * 60;
  const north = latitudeOf(mercatorY(camera.lat) + size.height / 2 / scale) * 60;
  const south = latitudeOf(mercatorY(camera.lat) - size.height / 2 / scale) * 60;
  const meridians = stepsBetween(west, west + size.width / perMinute, step).map((minutes) => ({
    at: (minutes - west) * perMinute,
    text: degreeText(wrappedMinutes(minutes), 'lon'),
  }));
  const parallels = stepsBetween(south, north, step)
    .map((minutes) => ({ at: yOf(plane, camera.lon, minutes / 60), text: degreeText(minutes, 'lat') }))
    .reverse();
  return { meridians, parallels };
}

function yOf(plane: Plane, lon: number, lat: number): number {
  return plane.project([lon, lat])[1];
}

/** The multiples of `step` between two numbers. */
function stepsBetween(from: number, to: number, step: number): readonly number[] {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, at) => (first + at) * step);
}

function wrappedMinutes(minutes: number): number {
  const turn = 360 * 60;
  return ((((minutes + turn / 2) % turn) + turn) % turn) - turn / 2;
}

/** An angle in minutes of arc as text: `46° 30′ E`. */
export function degreeText(minutes: number, axis: 'lat' | 'lon'): string {
  const [positive, negative] = axis === 'lat' ? ['N', 'S'] : ['E', 'W'];
  const size = Math.abs(Math.round(minutes));
  const rest = size % 60;
  const side = size === 0 || (axis === 'lon' && size === 180 * 60) ? '' : ` ${minutes > 0 ? positive : negative}`;
  return `${Math.floor(size / 60)}°${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}′`}${side}`;
}

/** The parts of a picture that scale bar and arrow cover, in which no name may be placed. */
export function furnitureBoxes(camera: Camera, size: Size): readonly Bounds[] {
  const { width } = scaleBarOf(camera, size);
  return [
    [size.width - INSET - Math.max(width, WORDS * 2) - 6, size.height - INSET - 26, size.width, size.height],
    [size.width - INSET - 22, 0, size.width, INSET + 40],
    // Where the degrees are written.
    [0, 0, size.width, TICK + 12],
    [0, 0, TICK + 14, size.height],
  ];
}

/** An edge along which degrees may be named. */
interface Edge {
  readonly isFree: (degree: Degree) => boolean;
  readonly write: (degree: Degree) => string;
}

/** Of every so manieth degree are named at most: in fewer nobody would see how far they are from each other. */
const SPARSEST = 3;

/**
 * The names of meridians or parallels along one of some edges: that where most of them have room in a row, or every second or third one. Of
 * equally many those that reach farthest, and of these those at the first edge. Where no two have room in a row, those are named that have.
 */
function atOneEdge(degrees: readonly Degree[], edges: readonly Edge[]): readonly string[] {
  const rows = edges.flatMap(({ isFree, write }) =>
    Array.from({ length: SPARSEST }, (_, more) => more + 1).flatMap((step) =>
      degrees.map((_, first) => {
        const behind = degrees.slice(first).filter((_, at) => at % step === 0);
        const end = behind.findIndex((each) => !isFree(each));
        const row = end < 0 ? behind : behind.slice(0, end);
        return { names: row.map(write), reach: row.length * step };
      }),
    ),
  );
  const [best] = rows.sort((a, b) => b.names.length - a.names.length || b.reach - a.reach);
  if (best && best.names.length > 1) return best.names;
  const [most = []] = edges
    .map(({ isFree, write }) => degrees.filter(isFree).map(write))
    .sort((a, b) => b.length - a.length);
  return most;
}

/** Scale bar, arrow to the north and degrees along the edges, as SVG text. No figures are written over the boxes in `taken`. */
export function drawFurniture(camera: Camera, size: Size, taken: readonly Bounds[] = []): string {
  const { width, text } = scaleBarOf(camera, size);
  const { meridians, parallels } = degreesOf(camera, size);
  const right = size.width - INSET;
  const bottom = size.height - INSET;
  const left = right - width;
  const at = (value: number): string => value.toFixed(1);
  const ticks = [
    ...meridians.map(({ at: x }) => `M${at(x)} 0v${TICK}M${at(x)} ${size.height}v-${TICK}`),
    ...parallels.map(({ at: y }) => `M0 ${at(y)}h${TICK}M${size.width} ${at(y)}h-${TICK}`),
  ];
  const isFree = ([left, top, right, bottom]: Bounds, by = taken): boolean =>
    by.every(([west, north, east, south]) => east < left || west > right || south < top || north > bottom);
  // Names keep clear of the upper and the left edge; scale bar and arrow are at the other ones.
  const aside = [...taken, ...furnitureBoxes(camera, size).slice(0, 2)];
  const meridianAt = (x: number, y: number, name: string): string =>
    `<text class="still-degree" text-anchor="middle" x="${at(x)}" y="${y}">${name}</text>`;
  const parallelAt = (x: number, y: number, name: string): string =>
    `<text class="still-degree" text-anchor="middle" transform="translate(${x} ${at(y)}) rotate(-90)">${name}</text>`;
  const [low, far] = [size.height - TICK - 12, size.width - TICK - 12];
  // Figures that a corner would cut are not written, and none over anything: those degrees have their marks alone.
  const figures = [
    ...atOneEdge(
      meridians.filter(({ at: x }) => x > 40 && x < right - 44),
      [
        {
          isFree: ({ at: x }) => isFree([x - FIGURES, 0, x + FIGURES, TICK + 12]),
          write: ({ at: x, text: name }) => meridianAt(x, TICK + 10, name),
        },
        {
          isFree: ({ at: x }) => isFree([x - FIGURES, low, x + FIGURES, size.height], aside),
          write: ({ at: x, text: name }) => meridianAt(x, size.height - TICK - 3, name),
        },
      ],
    ),
    ...atOneEdge(
      parallels.filter(({ at: y }) => y > 44 && y < size.height - 44),
      [
        {
          isFree: ({ at: y }) => isFree([0, y - FIGURES, TICK + 12, y + FIGURES]),
          write: ({ at: y, text: name }) => parallelAt(TICK + 10, y, name),
        },
        {
          isFree: ({ at: y }) => isFree([far, y - FIGURES, size.width, y + FIGURES], aside),
          write: ({ at: y, text: name }) => parallelAt(size.width - TICK - 3, y, name),
        },
      ],
    ),
  ];
  return (
    `<g class="still-furniture" aria-hidden="true"><path class="still-tick" d="${ticks.join('')}"/>${figures.join('')}` +
    `<path class="still-scale" d="M${at(left)} ${bottom - BAR_HEIGHT}h${at(width)}v${BAR_HEIGHT}h-${at(width)}Z"/>` +
    `<path class="still-scale-dark" d="M${at(left)} ${bottom - BAR_HEIGHT}h${at(width / 2)}v${BAR_HEIGHT}h-${at(width / 2)}Z"/>` +
    `<text class="still-scale-text" text-anchor="end" x="${right}" y="${bottom - BAR_HEIGHT - 5}">${text}</text>` +
    `<g transform="translate(${right - 8} ${INSET})"><path class="still-arrow" d="M0 0L6 19L0 14L-6 19Z"/>` +
    `<text class="still-scale-text" text-anchor="middle" y="32">N</text></g></g>`
  );
}
